//! Every reference holds, every NIP agrees with its person, nobody is without a post.

use std::collections::{BTreeMap, BTreeSet};

use sample::{Agency, Options};

use crate::{full, jobs, posts, small};

fn agencies() -> [&'static Agency; 2] {
    [small(), full()]
}

#[test]
fn every_nip_is_unique_and_agrees_with_the_person() {
    for agency in agencies() {
        let mut seen = BTreeSet::new();
        for person in &agency.tables.people {
            let nip = person.nip.as_str();
            assert!(nip.len() == 18 && nip.bytes().all(|digit| digit.is_ascii_digit()), "{nip}");
            assert!(seen.insert(nip), "{nip} twice");
            assert_eq!(nip[..8], person.birth_date.to_string().replace('-', ""));
            assert_eq!(&nip[14..15], if person.sex == "m" { "1" } else { "2" });
            assert!(nip[15..] >= *"900", "{nip}");
            match person.cpns_from {
                Some(cpns) => {
                    assert_eq!(nip[8..14], format!("{:04}{:02}", cpns.year(), cpns.month()));
                    let age = crate::months(person.birth_date, cpns) / 12;
                    assert!((16..=40).contains(&age), "{nip} entered at {age}");
                    assert!(cpns < agency.options.today);
                }
                None => assert_eq!((&nip[12..14], person.employment), ("21", "pppk")),
            }
            assert_eq!(person.employment == "pns", person.pns_from.is_some());
            assert_eq!(
                person.employment == "pppk",
                person.contract_until.is_some_and(|end| end > agency.options.today)
            );
        }
    }
}

#[test]
fn everybody_has_one_definitive_post_and_titles_sit_in_posts_of_that_job() {
    for agency in agencies() {
        let tables = &agency.tables;
        let present = tables
            .assignments
            .iter()
            .filter(|row| row.capacity == "definitive" && row.until.is_none())
            .count();
        assert_eq!(present, tables.people.len());
        assert_eq!(posts(agency).len(), tables.people.len());
        let known: BTreeSet<(&str, &str)> =
            tables.posts.iter().map(|post| (post.unit_code.as_str(), post.job_code.as_str())).collect();
        assert_eq!(known.len(), tables.posts.len(), "one row for each post");
        let people: BTreeMap<&str, _> =
            tables.people.iter().map(|person| (person.nip.as_str(), person)).collect();
        for row in &tables.assignments {
            let person = people[row.nip.as_str()];
            let is_present = row.until.is_none();
            assert!(
                !is_present || known.contains(&(row.unit_code.as_str(), row.job_code.as_str())),
                "{row:?}"
            );
            assert!(row.from >= person.cpns_from.unwrap_or(row.from), "{row:?} starts before the service");
            assert!(row.until.is_none_or(|until| until > row.from), "{row:?}");
            assert!(row.from <= agency.options.today && row.decree_date <= row.from);
        }
    }
}

#[test]
fn units_jobs_and_districts_exist_wherever_they_are_named() {
    for agency in agencies() {
        let tables = &agency.tables;
        let units: BTreeSet<&str> = tables.units.iter().map(|unit| unit.code.as_str()).collect();
        assert_eq!(units.len(), tables.units.len());
        let jobs = jobs(agency);
        assert_eq!(jobs.len(), tables.jobs.len());
        let districts: BTreeSet<&str> =
            tables.places.iter().map(|place| place.from_district.as_str()).collect();
        let people: BTreeSet<&str> = tables.people.iter().map(|person| person.nip.as_str()).collect();
        for unit in &tables.units {
            assert!(unit.parent_code.as_deref().is_none_or(|parent| units.contains(parent)), "{}", unit.code);
            assert!(districts.contains(unit.district.as_str()));
        }
        assert!(
            tables
                .posts
                .iter()
                .all(|post| units.contains(post.unit_code.as_str())
                    && jobs.contains_key(post.job_code.as_str()))
        );
        assert!(tables.people.iter().all(|person| districts.contains(person.home_district.as_str())));
        assert!(tables.assignments.iter().all(|row| units.contains(row.unit_code.as_str()) && jobs.contains_key(row.job_code.as_str())));
        assert!(tables.facilities.iter().all(|row| units.contains(row.unit_code.as_str())));
        for wish in &tables.wishes {
            assert!(people.contains(wish.nip.as_str()));
            assert!(wish.unit_code.as_deref().is_none_or(|unit| units.contains(unit)), "{wish:?}");
            assert!(wish.district.as_deref().is_none_or(|district| districts.contains(district)));
        }
        let named =
            tables.education.iter().map(|row| &row.nip).chain(tables.credentials.iter().map(|row| &row.nip));
        assert!(
            named.chain(tables.leave.iter().map(|row| &row.nip)).all(|nip| people.contains(nip.as_str()))
        );
        assert!(
            tables
                .relations
                .iter()
                .all(|row| people.contains(row.nip.as_str()) && people.contains(row.other_nip.as_str()))
        );
    }
}

#[test]
fn holders_meet_the_education_of_their_own_job() {
    let agency = full();
    let (jobs, posts) = (jobs(agency), posts(agency));
    let mut highest: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    for row in agency.tables.education.iter().filter(|row| row.kind == "degree") {
        let degree = (row.level.unwrap_or(""), row.field.as_deref().unwrap_or(""));
        let best = highest.entry(&row.nip).or_insert(degree);
        *best = (*best).max(degree);
    }
    let unfit = posts
        .values()
        .filter(|post| {
            let (job, (level, field)) = (jobs[post.job_code.as_str()], highest[post.nip.as_str()]);
            level < job.education_level
                || !(job.education_fields.is_empty() || job.education_fields.contains(&field))
        })
        .count();
    assert!(unfit * 200 <= posts.len(), "{unfit} holders do not meet their own job");
}

#[test]
fn only_pns_lead_and_nobody_is_past_retirement() {
    let agency = full();
    let jobs = jobs(agency);
    for (nip, post) in posts(agency) {
        let (person, job) = (crate::person(agency, nip), jobs[post.job_code.as_str()]);
        let is_leading =
            ["pengawas", "administrator", "jpt"].iter().any(|level| job.level.starts_with(level));
        assert!(!is_leading || person.employment == "pns", "{nip}");
        assert!(crate::retires_on(person.birth_date, job.bup) > agency.options.today, "{nip}");
    }
}

#[test]
fn a_large_agency_works_too() {
    let agency = Agency::generate(&Options { people: 20_000, ..Options::default() });
    assert!((19_800..=20_000).contains(&agency.tables.people.len()), "{}", agency.tables.people.len());
    let nips: BTreeSet<&str> = agency.tables.people.iter().map(|person| person.nip.as_str()).collect();
    assert_eq!(nips.len(), agency.tables.people.len());
}

#[test]
fn other_seeds_sizes_and_days_keep_the_planted_facts() {
    let days =
        [jiff::civil::date(2026, 6, 2), jiff::civil::date(2028, 2, 29), jiff::civil::date(2027, 1, 31)];
    for (turn, (seed, people)) in
        [(2, 400), (3, 400), (4, 900), (5, 1400), (6, 2600), (7, 60)].into_iter().enumerate()
    {
        let agency = Agency::generate(&Options { people, seed, today: days[turn % 3] });
        assert_eq!(agency.cast().len(), 11, "seed {seed}");
        let nips: BTreeSet<&str> = agency.tables.people.iter().map(|person| person.nip.as_str()).collect();
        assert_eq!(nips.len(), agency.tables.people.len());
        for (fact, persons) in [
            ("P2", 13),
            ("P3", 7),
            ("P5", 2),
            ("P6", 4),
            ("P7", 1),
            ("P9", 5),
            ("P13", 3),
            ("P14", 2),
            ("P20", 2),
        ] {
            let found = agency.fact(fact).map_or(0, |fact| fact.nips.len());
            assert!(found == persons || people < 100, "{fact} with seed {seed}: {found} persons");
        }
    }
}
