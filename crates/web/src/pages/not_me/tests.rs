//! Tests of the page: both languages, all standings, nobody else's name.

use super::*;
use crate::check;
use crate::pages::story;

#[test]
fn each_wish_gets_an_answer_and_no_other_name_or_score_stands_there() {
    let case = story::case();
    let world = story::world();
    for l in [Lang::Id, Lang::En] {
        for who in [1, 2, 4] {
            let me = story::person(&case.basis.snapshot, who);
            let receipt = story::receipt();
            let page = NotMe::new(story::staff_frame(l), Some(&case), Some(me), Some(&receipt));
            let html = page.render().expect("a page");
            assert!(html.contains("1a2b-3c4d-5e6f"), "the receipt stands at the foot");
            check::page(&format!("bukan-saya-{who}"), l, &html);
            for other in (1..=9).filter(|n| *n != who) {
                let name = &world.snapshot.person(story::person(&world.snapshot, other)).record.name;
                assert!(!html.contains(name.as_str()), "{name}");
            }
        }
    }
    let me = story::person(&case.basis.snapshot, 1);
    let found = answers(Lang::Id, &case, me);
    assert!(
        found.iter().any(|a| a.label.starts_with("Minat 1"))
            && found.iter().any(|a| a.label.starts_with("Minat 2"))
    );
}

#[test]
fn a_rule_that_time_alone_turns_names_the_day() {
    let case = story::case_of(|records| {
        let nip = story::nip(1);
        for assignment in records.assignments.iter_mut().filter(|a| a.nip == nip) {
            assignment.from = Some(jiff::civil::date(2026, 3, 1));
        }
    });
    let me = story::person(&case.basis.snapshot, 1);
    let found = answers(Lang::Id, &case, me);
    let first = found.iter().find(|a| a.label.starts_with("Minat 1")).expect("an answer");
    assert!(!first.rules.is_empty(), "a rule forbids it");
    assert!(first.change.contains("mulai 1\u{a0}Maret\u{a0}2028"), "{}", first.change);
}

#[test]
fn with_few_competitors_the_price_is_in_words() {
    let case = story::case();
    let me = story::person(&case.basis.snapshot, story::stayer(&case));
    let asked = Asked { l: Lang::Id, case: &case, me };
    let why = why::person(&case, me, 1).expect("part of the plan");
    let other = &why.alternatives[0];
    let words = asked.price(&other.placing, 450, 1, false);
    assert!(words.contains("cukup banyak") && !words.contains("poin"), "{words}");
    assert!(!asked.change(&other.placing, 450, false).contains("poin"));
    assert!(asked.change(&other.placing, 450, true).contains("4,50 poin"));
}

#[test]
fn without_a_plan_there_is_a_reason_in_words() {
    for l in [Lang::Id, Lang::En] {
        let html = NotMe::new(story::staff_frame(l), None, None, None).render().expect("a page");
        check::page("bukan-saya-kosong", l, &html);
        assert!(html.contains(l.t("Belum ada rancangan untuk Anda", "There is no draft for you yet")));
    }
}
