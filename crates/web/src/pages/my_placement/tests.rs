//! Tests of the page: both languages, all standings, nobody else's name.

use super::reason::move_reason;
use super::sum::{Line, NAMED};
use super::*;
use crate::check;
use crate::pages::story;
use placement::problem::PlanDemand;

fn letter(l: Lang, case: &PlanCase, who: usize) -> Letter {
    Letter::new((l, Zone::WIB), case, story::person(&case.basis.snapshot, who), &story::receipt())
        .expect("part of the plan")
}

#[test]
fn the_table_adds_up_to_the_value_the_planner_used() {
    let case = story::case();
    for who in 1..=9 {
        let me = story::person(&case.basis.snapshot, who);
        let letter = letter(Lang::Id, &case, who);
        let add = |value: fn(&Line) -> Option<i64>| letter.sum.lines.iter().map(value).sum::<Option<i64>>();
        assert_eq!(add(|line| line.now), letter.sum.total.now);
        assert_eq!(add(|line| line.planned), letter.sum.total.planned);
        assert!(letter.sum.lines.len() <= NAMED + 1);
        if let Some(found) = case.move_of(me) {
            assert_eq!(letter.sum.total.planned, Some(i64::from(found.value)));
            assert_eq!(letter.sum.total.now, Some(i64::from(found.stay_value)));
        }
    }
}

#[test]
fn the_letter_renders_for_a_mover_and_a_stayer_without_another_name() {
    let case = story::case();
    let world = story::world();
    for l in [Lang::Id, Lang::En] {
        for (name, who) in
            [("penempatan-pindah", story::mover(&case)), ("penempatan-tetap", story::stayer(&case))]
        {
            let page = MyPlacement::new(story::staff_frame(l), Some(letter(l, &case, who)), true);
            let html = page.render().expect("a page");
            check::page(name, l, &html);
            assert!(
                html.contains("1a2b-3c4d-5e6f") && html.contains(l.t("bobot versi 3", "weights version 3"))
            );
            for other in (1..=9).filter(|n| *n != who) {
                let name = &world.snapshot.person(story::person(&world.snapshot, other)).record.name;
                assert!(!html.contains(name.as_str()), "{name} stands on a page of somebody else");
            }
        }
        let none = MyPlacement::new(story::staff_frame(l), None, false).render().expect("a page");
        check::page("penempatan-kosong", l, &none);
        assert!(none.contains(l.t("Belum ada rancangan untuk Anda", "There is no draft for you yet")));
    }
}

#[test]
fn the_main_reason_is_a_criterion_that_gains() {
    let case = story::case();
    let me = story::person(&case.basis.snapshot, story::mover(&case));
    let why = why::person(&case, me, 1).expect("part of the plan");
    let (now, planned) = (why.now.as_ref().expect("on the map"), why.planned.as_ref().expect("moves"));
    let gains = planned.parts.iter().zip(&now.parts).map(|(a, b)| a.worth() - b.worth());
    let reason = move_reason(Lang::Id, &case, &why, planned);
    assert!(gains.max().is_some_and(|most| most > 0) && !reason.is_empty(), "{reason}");
    let pinned = PlanDemand::Pin(me, planned.post);
    let mut asked = story::case();
    asked.basis.demands.push(pinned);
    assert!(move_reason(Lang::Id, &asked, &why, planned).contains("BKPSDM meminta"));
}

#[test]
fn few_competitors_show_no_rank() {
    let case = story::case();
    let me = story::person(&case.basis.snapshot, story::mover(&case));
    let why = why::person(&case, me, 1).expect("part of the plan");
    let many_words = considered(Lang::Id, &case, &why).join(" ");
    assert!(many_words.contains("urutan"), "{many_words}");
    assert_eq!(rank_in(&[(me, 9), (me, 8), (me, 8), (me, 7)], 8), 2);
}
