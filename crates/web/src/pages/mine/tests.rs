//! Tests of the page: both languages, all standings, nobody else's name.

use super::*;
use crate::check;
use crate::pages::story;

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
    MinePage::new(story::staff_frame(l), &world, me, case, looks).render().expect("a page")
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
