//! Head counts, shares and shapes at full size.

use std::collections::BTreeMap;

use crate::{full, jobs, months, posts, small};

fn group(family: &str) -> &'static str {
    let health = [
        "dokter",
        "dokter-gigi",
        "perawat",
        "bidan",
        "terapis-gigi",
        "apoteker",
        "asisten-apoteker",
        "nutrisionis",
        "sanitasi",
        "epidemiolog",
        "promosi-kesehatan",
        "laboratorium",
        "perekam-medis",
        "radiografer",
        "fisioterapis",
        "administrasi-kesehatan",
    ];
    match family {
        _ if health.contains(&family) => "health",
        "pengawas-sekolah" | "pamong-belajar" => "teacher",
        _ if family.starts_with("guru-") => "teacher",
        _ => "technical",
    }
}

#[test]
fn the_full_agency_has_the_head_counts_of_the_storyboard() {
    let agency = full();
    let people = &agency.tables.people;
    let contract = people.iter().filter(|person| person.employment == "pppk").count();
    assert_eq!((people.len(), contract, people.len() - contract), (4980, 1080, 3900));
    let (jobs, mut groups) = (jobs(agency), BTreeMap::new());
    for post in posts(agency).values() {
        *groups.entry(group(jobs[post.job_code.as_str()].family)).or_insert(0) += 1;
    }
    assert_eq!(groups, BTreeMap::from([("health", 940), ("teacher", 1850), ("technical", 2190)]));
    let tops = agency.tables.units.iter().filter(|unit| unit.parent_code.as_deref() == Some("bukitintan"));
    assert_eq!(tops.count(), 60);
    let schools = agency
        .tables
        .units
        .iter()
        .filter(|unit| unit.kind.ends_with("school") || unit.kind == "kindergarten");
    assert_eq!(schools.count(), 150);
    let posts = agency.tables.posts.iter().filter(|post| post.decreed_need > 0).count();
    assert!((1800..=2150).contains(&posts), "{posts} posts with a need");
}

#[test]
fn time_in_post_has_the_planned_shape() {
    let agency = full();
    let mut shares = [0_usize; 3];
    for post in posts(agency).values() {
        let served = months(post.from, agency.options.today);
        shares[if served < 24 { 0 } else { usize::from(served >= 60) + 1 }] += 1000;
    }
    let shares = shares.map(|share| share / agency.tables.people.len());
    for (share, wanted) in shares.iter().zip([250, 450, 300]) {
        assert!(share.abs_diff(wanted) <= 40, "{shares:?}");
    }
}

#[test]
fn ages_have_a_wide_wave_from_fifty_four_on() {
    let agency = full();
    let mut ages: BTreeMap<i32, usize> = BTreeMap::new();
    for person in &agency.tables.people {
        *ages.entry(months(person.birth_date, agency.options.today) / 12).or_insert(0) += 1;
    }
    let sum = |low: i32, high: i32| ages.range(low..=high).map(|(_, count)| count).sum::<usize>();
    assert!(sum(54, 58) > 2 * sum(49, 53), "{ages:?}");
    assert_eq!(sum(61, 200) + sum(0, 19), 0, "{ages:?}");
}

#[test]
fn town_schools_are_crowded_and_far_schools_thin() {
    let agency = full();
    let jobs = jobs(agency);
    let units: BTreeMap<&str, _> =
        agency.tables.units.iter().map(|unit| (unit.code.as_str(), unit)).collect();
    let mut held: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for post in posts(agency).values() {
        *held.entry((&post.unit_code, &post.job_code)).or_insert(0) += 1;
    }
    let mut sums: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for post in &agency.tables.posts {
        let unit = units[post.unit_code.as_str()];
        let is_school = unit.kind.ends_with("school") || unit.kind == "kindergarten";
        if !is_school || group(jobs[post.job_code.as_str()].family) != "teacher" {
            continue;
        }
        let area = match unit.district.as_str() {
            "Bukitintan Kota" | "Sungai Serai" => "town",
            "Padang Ilalang" | "Ulu Sebatang" | "Lembah Intan" => "far",
            _ => "other",
        };
        let sum = sums.entry(area).or_default();
        sum.0 += held.get(&(post.unit_code.as_str(), post.job_code.as_str())).copied().unwrap_or(0);
        sum.1 += post.decreed_need;
    }
    let percent = |area: &str| sums[area].0 * 100 / sums[area].1;
    assert!((115..=130).contains(&percent("town")), "{sums:?}");
    assert!((60..=75).contains(&percent("far")), "{sums:?}");
    assert!((90..=108).contains(&percent("other")), "{sums:?}");
}

#[test]
fn appraisals_follow_the_matrix_and_eleven_percent_lack_an_assessment() {
    let agency = full();
    let tables = &agency.tables;
    let lacking = 100 - tables.competencies.len() * 100 / tables.people.len();
    assert!((9..=13).contains(&lacking), "{lacking} percent without assessment");
    for row in &tables.performance {
        let rating = match (row.result, row.behaviour) {
            ("above", "above") => "very_good",
            ("below", "below") => "very_poor",
            ("below", _) => "needs_improvement",
            (_, "below") => "poor",
            _ => "good",
        };
        assert_eq!(row.rating, rating);
        assert!(matches!(row.year, 2024 | 2025));
    }
    let very_good = tables.performance.iter().filter(|row| row.rating == "very_good").count() * 1000
        / tables.performance.len();
    assert!((75..=110).contains(&very_good), "{very_good} per mille very good");
}

#[test]
fn workload_comes_near_the_decreed_need() {
    let agency = full();
    let mut minutes: BTreeMap<(&str, &str), f64> = BTreeMap::new();
    for row in &agency.tables.workload {
        let year = if row.method == "abk_kes" { 72_000.0 } else { 75_000.0 };
        *minutes.entry((&row.unit_code, &row.job_code)).or_default() += row.volume * row.norm_minutes / year;
    }
    let mut counted = 0;
    for post in &agency.tables.posts {
        if let Some(need) = minutes.get(&(post.unit_code.as_str(), post.job_code.as_str())) {
            counted += 1;
            assert_eq!(need.round() as u32, post.decreed_need, "{} {}", post.unit_code, post.job_code);
        }
    }
    assert!(counted > 600, "{counted} posts with a workload");
}

#[test]
fn wishes_relations_and_travel_have_the_planned_size() {
    let agency = full();
    let mut wishing: Vec<&str> = agency.tables.wishes.iter().map(|wish| wish.nip.as_str()).collect();
    wishing.dedup();
    let percent = wishing.len() * 100 / agency.tables.people.len();
    assert!((13..=17).contains(&percent), "{percent} percent wish");
    assert_eq!(agency.tables.relations.len(), 150);
    assert_eq!(agency.tables.places.len(), 12 * 11);
    let from_town = |district: &str| {
        agency
            .tables
            .places
            .iter()
            .find(|row| row.from_district == "Bukitintan Kota" && row.to_district == district)
    };
    let far: Vec<&str> = agency
        .tables
        .places
        .iter()
        .filter(|row| row.from_district == "Bukitintan Kota" && row.minutes > 60)
        .map(|row| row.to_district.as_str())
        .collect();
    assert_eq!(far, ["Ulu Sebatang", "Lembah Intan"]);
    assert_eq!(from_town("Sungai Serai").map(|row| row.minutes), Some(8));
    for row in &agency.tables.places {
        let back =
            agency.tables.places.iter().find(|other| {
                other.from_district == row.to_district && other.to_district == row.from_district
            });
        assert_eq!(back.map(|back| (back.minutes, back.km)), Some((row.minutes, row.km)));
    }
}

#[test]
fn a_small_agency_has_about_the_size_asked_for() {
    assert!((390..=402).contains(&small().tables.people.len()), "{}", small().tables.people.len());
}
