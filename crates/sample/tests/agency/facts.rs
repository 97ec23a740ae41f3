//! Each planted fact, asserted from the tables alone.

use std::collections::BTreeSet;

use jiff::civil::date;
use sample::Agency;

use crate::{full, jobs, months, person, posts, retires_on, small};

fn nips(agency: &Agency, fact: &str) -> Vec<String> {
    agency.fact(fact).map(|fact| fact.nips).unwrap_or_default()
}

fn need_and_filled(agency: &Agency, is_meant: impl Fn(&str, &str) -> bool) -> (u32, usize) {
    let need = agency
        .tables
        .posts
        .iter()
        .filter(|post| is_meant(&post.unit_code, &post.job_code))
        .map(|post| post.decreed_need)
        .sum();
    (need, posts(agency).values().filter(|post| is_meant(&post.unit_code, &post.job_code)).count())
}

#[test]
fn p1_the_civil_registry_is_short_and_led_by_an_acting_head_for_fourteen_months() {
    for agency in [small(), full()] {
        assert_eq!(need_and_filled(agency, |unit, _| unit.starts_with("disdukcapil")), (31, 22));
        let acting = agency
            .tables
            .assignments
            .iter()
            .find(|row| row.unit_code == "disdukcapil" && row.job_code == "kepala-dinas");
        let acting = acting.expect("invariant: Disdukcapil has an acting head");
        assert_eq!((acting.capacity, months(acting.from, agency.options.today)), ("acting_plt", 14));
        assert_eq!(person(agency, &acting.nip).name, "Dewi Anggraeni");
        assert_eq!(posts(agency)[acting.nip.as_str()].unit_code, "disdukcapil-sekretariat");
    }
}

#[test]
fn p1_no_top_level_unit_is_shorter_of_people() {
    let agency = full();
    let mut top: std::collections::BTreeMap<&str, &str> = std::collections::BTreeMap::new();
    for unit in &agency.tables.units {
        let above = unit.parent_code.as_deref().unwrap_or("");
        let own =
            if above == "bukitintan" { unit.code.as_str() } else { top.get(above).copied().unwrap_or("") };
        top.insert(&unit.code, own);
    }
    let mut held: std::collections::BTreeMap<(&str, &str), u32> = std::collections::BTreeMap::new();
    for post in posts(agency).values() {
        *held.entry((&post.unit_code, &post.job_code)).or_insert(0) += 1;
    }
    let mut sums: std::collections::BTreeMap<&str, (u32, u32)> = std::collections::BTreeMap::new();
    for post in &agency.tables.posts {
        let filled = held.get(&(post.unit_code.as_str(), post.job_code.as_str())).copied().unwrap_or(0);
        let sum = sums.entry(top[post.unit_code.as_str()]).or_default();
        *sum = (sum.0 + filled.min(post.decreed_need), sum.1 + post.decreed_need);
    }
    let mut met: Vec<(u32, &str)> =
        sums.iter().map(|(unit, (met, need))| (met * 1000 / need, *unit)).collect();
    met.sort_unstable();
    assert_eq!(met[0].1, "disdukcapil", "{:?}", &met[..8]);
}

#[test]
fn p2_the_permit_team_was_nine_for_seven_years_until_four_came_and_three_went() {
    for agency in [small(), full()] {
        let round = agency.earlier_round();
        assert_eq!(round, date(2025, 3, 1));
        let team: Vec<_> = agency
            .tables
            .assignments
            .iter()
            .filter(|row| {
                row.unit_code == "dpmptsp-perizinan"
                    && row.job_code != "kepala-bidang"
                    && row.capacity == "definitive"
            })
            .collect();
        let stayed = team
            .iter()
            .filter(|row| row.until.is_none() && months(row.from, agency.options.today) >= 84)
            .count();
        let came = team.iter().filter(|row| row.until.is_none() && row.from == round).count();
        let went = team.iter().filter(|row| {
            row.until.is_some_and(|until| until < round && months(until, round) == 0)
                && months(row.from, round) >= 84
        });
        assert_eq!((stayed, came, went.count()), (6, 4, 3));
        let first = &nips(agency, "P2")[6..10];
        let fast = agency
            .tables
            .assignments
            .iter()
            .any(|row| first.contains(&row.nip) && row.unit_code == "bapenda-pelayanan");
        assert!(fast, "one came from a fast unit");
    }
    assert_eq!(full().service_teams().len(), 34);
    assert_eq!(full().service_teams().iter().filter(|team| team.effect_tenths.is_some()).count(), 10);
}

#[test]
fn p3_arif_is_one_of_seven_eligible_for_the_application_team() {
    for agency in [small(), full()] {
        let (need, filled) = need_and_filled(agency, |unit, job| {
            unit == "kominfo-aplikasi" && job == "penata-kelola-sistem-dan-teknologi-informasi"
        });
        assert_eq!((need, filled), (5, 2));
        let computing = ["teknik-informatika", "sistem-informasi", "ilmu-komputer"];
        let (jobs, posts) = (jobs(agency), posts(agency));
        let eligible: BTreeSet<&str> = agency
            .tables
            .education
            .iter()
            .filter(|row| {
                row.kind == "degree"
                    && row.level >= Some("40")
                    && row.field.as_deref().is_some_and(|field| computing.contains(&field))
            })
            .map(|row| row.nip.as_str())
            .filter(|nip| {
                let job = jobs[posts[nip].job_code.as_str()];
                job.level == "pelaksana"
                    && job.class <= 7
                    && posts[nip].unit_code != "kominfo-aplikasi"
                    && person(agency, nip).employment == "pns"
                    && months(posts[nip].from, agency.options.today) >= 24
            })
            .collect();
        assert_eq!(eligible.len(), 7);
        let arif = &nips(agency, "P3")[0];
        assert!(eligible.contains(arif.as_str()));
        assert_eq!(person(agency, arif).title_after.as_deref(), Some("S.Kom."));
        assert_eq!(posts[arif.as_str()].unit_code, "kec-lembah-intan");
        let certificates = agency
            .tables
            .education
            .iter()
            .filter(|row| row.nip == *arif && row.kind == "certificate")
            .count();
        assert_eq!(certificates, 2);
        let held = agency
            .tables
            .competencies
            .iter()
            .find(|row| row.nip == *arif)
            .map(|row| row.held.iter().sum::<u8>());
        let others = agency
            .tables
            .competencies
            .iter()
            .filter(|row| row.nip != *arif && eligible.contains(row.nip.as_str()));
        assert!(
            others.map(|row| row.held.iter().sum::<u8>()).max() < held,
            "Arif has the best competences of the seven"
        );
    }
}

#[test]
fn p4_one_hundred_thirty_seven_are_past_five_years_and_nine_past_ten() {
    for (agency, wanted) in [(small(), 11), (full(), 137)] {
        let jobs = jobs(agency);
        let posts = posts(agency);
        let long = |least: i32| {
            posts.values().filter(move |post| months(post.from, agency.options.today) >= least).filter(
                |post| {
                    let level = jobs[post.job_code.as_str()].level;
                    !level.starts_with("jf-")
                },
            )
        };
        assert_eq!(long(60).count(), wanted);
        assert_eq!(long(120).count(), 9);
        assert!(
            long(120).all(|post| matches!(post.unit_code.as_str(), "setda-pengadaan" | "dpmptsp-perizinan"))
        );
    }
}

#[test]
fn p5_the_couple_wishes_for_one_district() {
    for agency in [small(), full()] {
        let couple = nips(agency, "P5");
        let pair = agency
            .tables
            .relations
            .iter()
            .find(|row| row.nip == couple[0])
            .expect("invariant: the couple is declared");
        assert_eq!((pair.other_nip.as_str(), pair.relation, pair.degree), (couple[1].as_str(), "spouse", 0));
        let wishes: Vec<_> = agency
            .tables
            .wishes
            .iter()
            .filter(|wish| couple.contains(&wish.nip))
            .map(|wish| wish.district.as_deref())
            .collect();
        assert!(wishes.len() == 2 && wishes[0] == wishes[1] && wishes[0].is_some());
        assert_eq!(posts(agency)[couple[0].as_str()].unit_code, "rsud");
        assert!(posts(agency)[couple[1].as_str()].job_code.starts_with("guru-kelas"));
        assert_eq!(person(agency, &couple[0]).employment, "pns");
    }
}

#[test]
fn p6_the_best_candidate_is_related_to_the_treasurer_and_a_member_is_married_to_a_candidate() {
    for agency in [small(), full()] {
        let [candidate, treasurer, member, spouse] =
            nips(agency, "P6").try_into().expect("invariant: P6 names four persons");
        let pair = |one: &str| {
            agency
                .tables
                .relations
                .iter()
                .find(|row| row.nip == one)
                .map(|row| (row.other_nip.clone(), row.relation))
        };
        assert_eq!(pair(&candidate), Some((treasurer.clone(), "in_law")));
        assert_eq!(pair(&member), Some((spouse, "spouse")));
        assert_eq!(posts(agency)[treasurer.as_str()].unit_code, "kec-sungai-serai");
        assert_eq!(need_and_filled(agency, |unit, job| unit == "kec-sungai-serai" && job == "camat"), (1, 0));
    }
}

#[test]
fn p7_joko_is_sanctioned_until_the_end_of_november() {
    for agency in [small(), full()] {
        let joko = &nips(agency, "P7")[0];
        let sanction = agency
            .tables
            .sanctions
            .iter()
            .find(|row| row.nip == *joko)
            .expect("invariant: Joko is sanctioned");
        assert_eq!((sanction.severity, sanction.until), ("moderate", Some(date(2026, 11, 30))));
        assert!(sanction.from < agency.options.today);
        let ratings = agency
            .tables
            .performance
            .iter()
            .filter(|row| row.nip == *joko && row.rating == "very_good")
            .count();
        assert_eq!(ratings, 2);
    }
}

#[test]
fn p8_two_hundred_twelve_retire_within_two_years() {
    let agency = full();
    let (jobs, posts) = (jobs(agency), posts(agency));
    let end = date(2028, 6, 2);
    let soon: Vec<_> = posts
        .values()
        .filter(|post| {
            retires_on(person(agency, &post.nip).birth_date, jobs[post.job_code.as_str()].bup) <= end
        })
        .collect();
    assert_eq!(soon.len(), 212);
    let finance = |job: &str| jobs[job].family == "keuangan";
    assert_eq!(posts.values().filter(|post| finance(&post.job_code)).count(), 96);
    assert_eq!(soon.iter().filter(|post| finance(&post.job_code)).count(), 41);
    let tops: BTreeSet<&str> = agency
        .tables
        .units
        .iter()
        .filter(|unit| unit.parent_code.as_deref() == Some("bukitintan"))
        .map(|unit| unit.code.as_str())
        .collect();
    let heads = ["kepala-", "camat", "inspektur", "sekretaris-daerah", "sekretaris-dprd", "direktur"];
    let is_head = |unit: &str, job: &str| {
        tops.contains(unit)
            && heads.iter().any(|head| job.starts_with(head))
            && !["kepala-bidang", "kepala-s", "kepala-tata"].iter().any(|other| job.starts_with(other))
            || job == "kepala-satuan-polisi-pamong-praja"
    };
    assert_eq!(soon.iter().filter(|post| is_head(&post.unit_code, &post.job_code)).count(), 3);
}

#[test]
fn p9_five_finance_staff_of_bkad_are_wanted_elsewhere() {
    for agency in [small(), full()] {
        let five = nips(agency, "P9");
        assert_eq!(five.len(), 5);
        for nip in &five {
            assert!(posts(agency)[nip.as_str()].unit_code.starts_with("bkad-"));
            let wish = agency
                .tables
                .wishes
                .iter()
                .find(|wish| wish.nip == *nip)
                .and_then(|wish| wish.unit_code.clone());
            let (need, filled) = need_and_filled(agency, |unit, job| {
                Some(unit) == wish.as_deref() && job == "penata-keuangan"
            });
            assert!(need as usize > filled, "{wish:?} has a vacancy");
        }
        let (need, filled) =
            need_and_filled(agency, |unit, job| unit.starts_with("bkad-") && job == "penata-keuangan");
        assert_eq!(filled - need as usize, 5);
    }
}

#[test]
fn p10_marias_recorded_home_is_forty_eight_kilometres_from_the_true_one() {
    for agency in [small(), full()] {
        let maria = person(agency, &nips(agency, "P10")[0]);
        assert_eq!(
            (maria.name.as_str(), maria.title_after.as_deref()),
            ("Maria Yosefina", Some("A.Md.Kep."))
        );
        let km = agency
            .tables
            .places
            .iter()
            .find(|row| row.from_district == maria.home_district && row.to_district == "Muara Teluk Intan")
            .map(|row| row.km);
        assert_eq!(km, Some(48));
    }
}

#[test]
fn p11_nur_aini_may_lawfully_lead_the_strategic_post() {
    for agency in [small(), full()] {
        let nur = &nips(agency, "P11")[0];
        let post = agency
            .tables
            .posts
            .iter()
            .find(|post| post.unit_code == "dinkes-pelayanan" && post.job_code == "kepala-bidang");
        assert!(post.is_some_and(|post| post.strategic
            && post.strategic_reason.is_some()
            && post.strategic_date.is_some()));
        assert_eq!(
            need_and_filled(agency, |unit, job| unit == "dinkes-pelayanan" && job == "kepala-bidang"),
            (1, 0)
        );
        let present = posts(agency)[nur.as_str()];
        assert!(jobs(agency)[present.job_code.as_str()].level.starts_with("pengawas"));
        assert!(months(present.from, agency.options.today) >= 36, "three years at that level");
        assert_eq!(person(agency, nur).rank, "III/d");
        assert_eq!(
            agency
                .tables
                .performance
                .iter()
                .filter(|row| row.nip == *nur && row.rating == "very_good")
                .count(),
            2
        );
        assert!(agency.tables.competencies.iter().any(|row| row.nip == *nur && row.potential == "high"));
    }
}

#[test]
fn p12_tarno_is_fifty_seven_years_and_two_months() {
    for agency in [small(), full()] {
        let tarno = person(agency, &nips(agency, "P12")[0]);
        assert_eq!(months(tarno.birth_date, agency.options.today), 57 * 12 + 2);
        assert_eq!(tarno.home_district, "Ulu Sebatang");
        assert_eq!(
            need_and_filled(agency, |unit, job| unit == "kec-ulu-sebatang"
                && job == "kepala-seksi-pemerintahan"),
            (1, 0)
        );
    }
}

#[test]
fn p13_two_are_on_unpaid_leave_and_one_on_maternity_leave() {
    for agency in [small(), full()] {
        let today = agency.options.today;
        let running: Vec<_> = agency
            .tables
            .leave
            .iter()
            .filter(|row| row.from <= today && row.until.is_none_or(|until| until >= today))
            .collect();
        let of = |kind: &str| running.iter().filter(|row| row.kind == kind).count();
        assert_eq!((of("cltn"), of("maternity"), running.len()), (2, 1, 3));
        let unpaid = agency.tables.people.iter().filter(|person| person.legal_status == "02").count();
        assert_eq!(unpaid, 2);
    }
}

#[test]
fn p14_the_far_puskesmas_lies_under_its_floor_of_midwives() {
    for agency in [small(), full()] {
        let is_midwife = |unit: &str, job: &str| unit == "pkm-lembah-intan" && job.starts_with("bidan-");
        let floor: u32 = agency
            .tables
            .posts
            .iter()
            .filter(|post| is_midwife(&post.unit_code, &post.job_code))
            .filter_map(|post| post.minimum)
            .sum();
        let (_, filled) = need_and_filled(agency, is_midwife);
        assert_eq!((floor, filled), (4, 2));
        let midwives = nips(agency, "P14");
        assert_eq!(midwives.len(), 2);
        assert!(midwives.iter().all(|nip| posts(agency)[nip.as_str()].job_code == "bidan-terampil"));
    }
}

#[test]
fn p20_a_replacement_exists_for_the_only_operator() {
    for agency in [small(), full()] {
        assert_eq!(
            need_and_filled(agency, |unit, job| unit == "kec-lembah-intan"
                && job == "pengadministrasi-perkantoran"),
            (1, 1)
        );
        let replacement = person(agency, &nips(agency, "P20")[1]);
        assert_eq!(replacement.home_district, "Lembah Intan");
        let (need, filled) = need_and_filled(agency, |unit, job| {
            unit == "kec-tebing-kesumba" && job == "pengadministrasi-perkantoran"
        });
        assert!(filled as u32 > need);
    }
}

#[test]
fn the_cast_sits_in_the_right_posts() {
    for agency in [small(), full()] {
        let cast = agency.cast();
        assert_eq!(cast.len(), 11);
        let bupati = cast
            .iter()
            .find(|member| member.login == "bupati")
            .expect("invariant: the Bupati is of the cast");
        assert_eq!((bupati.nip.as_deref(), bupati.role), (None, "appointing_authority"));
        let unit = |login: &str| {
            cast.iter().find(|member| member.login == login).and_then(|member| member.unit_code.as_deref())
        };
        assert_eq!(unit("dewi"), Some("disdukcapil"));
        assert_eq!(unit("hendra"), Some("bkad"));
        assert_eq!(unit("wulan"), Some("bkpsdm-mutasi"));
        assert_eq!(unit("sekda"), Some("setda"));
        assert_eq!(unit("sinta"), Some("inspektorat-irban-1"));
        let names: BTreeSet<&str> = cast.iter().map(|member| member.name.as_str()).collect();
        assert_eq!(
            agency.tables.people.iter().filter(|person| names.contains(person.name.as_str())).count(),
            10
        );
    }
}
