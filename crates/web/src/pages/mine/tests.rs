//! Tests of the page: both languages, all standings, nobody else's name.

use super::*;
use crate::check;
use crate::pages::story;
use domain::kind::Kind;
use domain::tidy::{Record, columns};
use placement::criterion::Weights;

fn page(l: Lang, case: Option<&PlanCase>, who: usize) -> String {
    let world = story::world();
    let me = story::person(&world.snapshot, who);
    let looks = vec![Access {
        at: 1_764_000_000_000_000,
        actor: "wulan".into(),
        purpose: "ReadPeople".into(),
        subjects: vec!["p".into()],
        fields: vec!["identity".into(), "career".into()],
    }];
    let fitting = fitting_of(&world, case, who);
    MinePage::new(story::staff_frame(l), &world, me, case, fitting.as_ref(), looks).render().expect("a page")
}

fn fitting_of(world: &World, case: Option<&PlanCase>, who: usize) -> Option<Fitting> {
    match case {
        Some(case) => fitting::in_plan(case, story::person(&case.basis.snapshot, who), chances::SHOWN),
        None => {
            let (weights, me) = (Weights::default(), story::person(&world.snapshot, who));
            fitting::vacancies(world, &weights, me, chances::SHOWN).expect("the published law")
        }
    }
}

fn others(html: &str, who: usize) -> Vec<String> {
    let world = story::world();
    let names = (1..=9).filter(|n| *n != who);
    let names = names.map(|n| world.snapshot.person(story::person(&world.snapshot, n)).record.name.clone());
    names.filter(|name| html.contains(name.as_str())).collect()
}

#[test]
fn the_card_has_one_text_in_every_standing_and_no_other_name() {
    let case = story::case();
    for l in [Lang::Id, Lang::En] {
        for (name, who, case) in [
            ("saya-pindah", story::mover(&case), Some(&case)),
            ("saya-tetap", story::stayer(&case), Some(&case)),
            ("saya-belum", 1, None),
        ] {
            let html = page(l, case, who);
            check::page(name, l, &html);
            assert_eq!(others(&html, who), Vec::<String>::new(), "{name}");
        }
    }
    let none = page(Lang::Id, None, 1);
    assert!(none.contains("Belum ada rancangan untuk Anda.") && !none.contains(routes::NOT_ME));
    assert!(page(Lang::Id, Some(&case), story::mover(&case)).contains("Ini belum keputusan."));
}

#[test]
fn a_person_outside_the_plan_reads_why() {
    let case = story::case_of(|records| {
        let nip = story::nip(9);
        records.assignments.retain(|a| a.nip != nip);
    });
    let me = case.basis.snapshot.find_person(&story::nip(9));
    assert_eq!(standing(Some(&case), me), Standing::LeftOut(LeftOut::NoAssignment));
    assert_eq!(standing(Some(&case), None), Standing::Undecided);
    assert!(page(Lang::Id, Some(&case), 9).contains("Anda tidak termasuk periode ini."));
}

#[test]
fn what_is_missing_becomes_a_task() {
    let world = story::world_of(|records| records.performance.clear());
    let me = story::person(&world.snapshot, 4);
    let data = own_data(Lang::Id, &world.snapshot, me, world.today);
    let found = tasks(Lang::Id, Standing::NoPlan, &data);
    assert_eq!(found.len(), 1);
    assert!(found[0].note.contains("predikat kinerja"), "{}", found[0].note);
    let full = own_data(Lang::Id, &story::world().snapshot, me, world.today);
    assert!(tasks(Lang::Id, Standing::Stays, &full).is_empty());
}

#[test]
fn the_line_of_posts_runs_from_the_first_post_to_retirement() {
    let (world, second) = (story::world_of(earlier_post), story::nip(2));
    let me = world.snapshot.find_person(&second).expect("a member of staff");
    let chart = career::career(Lang::Id, &world, me).expect("posts are recorded");
    assert_eq!(chart.table.rows.len(), 2);
    assert_eq!(chart.table.rows[0][4], "sekarang", "the newest stands first in the table");
    assert!(chart.title.contains("di jabatan sekarang"), "{}", chart.title);
    assert!(
        chart.subtitle.contains("Pensiun menurut batas usia (BUP): 1\u{a0}April\u{a0}2043"),
        "{}",
        chart.subtitle
    );
    assert!(chart.svg.contains("pensiun 2043") && chart.svg.contains("hari ini"));
    assert_eq!(chart.svg.matches("class=\"f5\"").count(), 1, "one earlier post");
    let nobody = story::world_of(|records| records.assignments.clear());
    assert!(career::career(Lang::Id, &nobody, story::person(&nobody.snapshot, 2)).is_none());
}

fn earlier_post(records: &mut domain::agency::Records) {
    let nip = story::nip(2);
    let values = |name: &str| match name {
        "nip" => Some(nip.as_str().to_owned()),
        "unit_code" => Some("HULU".to_owned()),
        "job_code" => Some("pengelola-keuangan".to_owned()),
        "capacity" => Some("definitive".to_owned()),
        "from" => Some("2010-01-01".to_owned()),
        "until" => Some("2012-06-30".to_owned()),
        _ => None,
    };
    let cells: Vec<_> = columns(Kind::Assignments).iter().map(|c| values(c.name)).collect();
    records.push(Record::from_cells(Kind::Assignments, &cells).expect("an assignment"));
}

#[test]
fn openings_are_the_best_with_room_and_only_the_reader_is_scored() {
    let case = story::case();
    let snapshot = &case.basis.snapshot;
    for who in 1..=9 {
        let me = story::person(snapshot, who);
        let found = fitting::in_plan(&case, me, chances::SHOWN).expect("part of the plan");
        let home = snapshot.post_of(me);
        assert!(
            found.seats.iter().all(|fit| Some(fit.placing.post) != home && (fit.room > 0 || fit.is_planned))
        );
        assert!(found.seats.windows(2).all(|two| two[0].placing.value >= two[1].placing.value));
        let planned = case.move_of(me).map(|m| m.to);
        assert_eq!(found.seats.iter().find(|fit| fit.is_planned).map(|fit| fit.placing.post), planned);
        // What the page says of a seat is what the planner reckoned with.
        let row = case.problem.row_of(me).expect("a row");
        for fit in &found.seats {
            let arc = case.problem.instance.arcs.find(row, fit.placing.post.0).expect("a lawful pair");
            assert_eq!(case.problem.instance.arcs.value[arc], fit.placing.value);
        }
    }
}

#[test]
fn without_a_plan_the_openings_are_the_vacancies_of_the_day() {
    let world = story::world();
    let found = fitting_of(&world, None, 1).expect("somebody with a post");
    // KOMINFO has two of four, HULU two of three: both are vacant; DPRD is over-filled.
    let units: Vec<&str> = found
        .seats
        .iter()
        .map(|fit| world.snapshot.unit(world.snapshot.unit_of(fit.placing.post)).record.code.as_str())
        .collect();
    assert_eq!(units.len(), 2);
    assert!(units.contains(&"KOMINFO") && units.contains(&"HULU"), "{units:?}");
    assert!(!found.of_plan);
    let html = page(Lang::Id, None, 1);
    assert!(html.contains("Ini bukan janji penempatan."), "a vacancy is no promise");
    let full =
        story::world_of(|records| records.posts.iter_mut().for_each(|post| post.decreed_need = Some(2)));
    let none = fitting_of(&full, None, 1).expect("somebody with a post");
    let words = Chances::new(Lang::Id, &full.snapshot, Some(&none));
    assert!(none.seats.iter().all(|fit| fit.room > 0));
    assert!(words.lede.contains("hari ini semuanya terisi"), "{}", words.lede);
    let nobody = story::world_of(|records| records.assignments.clear());
    assert!(fitting_of(&nobody, None, 1).is_none());
    assert!(
        Chances::new(Lang::Id, &nobody.snapshot, None).lede.contains("Belum ada yang dapat dibandingkan")
    );
}
