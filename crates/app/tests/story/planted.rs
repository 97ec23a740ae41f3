//! The planted facts of the sample agency, at full size: each must show in needs, plan, rules or history.

use app::plan::PlanCase;
use app::plan::figures::{chain_of, staffing};
use app::plan::why::{WhyNotThat, eligible, why_not};
use domain::facts::LeaveKind;
use domain::snapshot::{PersonIx, PostIx};
use jiff::civil::date;
use rules::rule::{RuleId, Verdict};

use crate::office::{TODAY, computed, one_office, tried};

fn who(case: &PlanCase, nip: &str) -> PersonIx {
    app::plan::case::person(&case.basis.snapshot, nip).expect("the planted person is in the picture")
}

/// What a rule says of a person in a post of the plan.
fn verdict(case: &PlanCase, person: PersonIx, post: PostIx, rule: RuleId) -> Verdict {
    let question = case.basis.question();
    let placing = placement::why::option(&question, &case.basis.scorer(), person, post);
    let found = placing.judgement.verdicts.into_iter().find(|(id, ..)| *id == rule);
    found.map(|(_, verdict, _)| verdict).expect("every rule is judged")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_planted_fact_of_the_first_plan_shows() {
    let agency = sample::Agency::generate(&sample::Options { people: 5000, seed: 1, today: TODAY });
    let fact = |code: &str| agency.fact(code).expect("a planted fact");
    let office = one_office(&agency, "planted").await;
    let id = computed(&office, None).await;
    let case =
        app::plan::open(&office.cx, &office.analyst, &id).await.expect("opens").case.expect("an answer");
    let snapshot = &case.basis.snapshot;
    let world = office.cx.world().await.expect("a world");
    let node = |p: PersonIx| snapshot.person(p);

    // P1: Disdukcapil is the shortest row, and the plan sends people there; the acting head's post is filled.
    let map = app::needs::heat_map(&world, app::needs::Measure::Decreed, None);
    let share = |row: &app::needs::HeatRow| row.total.filled_percent().unwrap_or(100.0);
    let worst = map.rows.iter().min_by(|a, b| share(a).total_cmp(&share(b))).expect("rows");
    assert_eq!(world.snapshot.unit(worst.unit).record.code.as_str(), "disdukcapil");
    let office_of =
        |post: PostIx| snapshot.unit(snapshot.unit(snapshot.unit_of(post)).top).record.code.clone();
    let sent = case
        .outcome
        .moves
        .iter()
        .filter(|m| office_of(m.to).as_str() == "disdukcapil")
        .filter(|m| m.from.is_none_or(|from| office_of(from).as_str() != "disdukcapil"))
        .count();
    println!("P1: {sent} people are sent to Disdukcapil");
    assert!(sent >= 6, "P1: {sent} sent");

    // P3: Arif fits the application team of Kominfo best of those who may go there.
    let p3 = fact("P3");
    let arif = who(&case, &p3.nips[0]);
    let target = p3.post.and_then(|(u, j)| app::plan::case::post(snapshot, u, j?)).expect("the target post");
    let rivals = eligible(&case, target);
    let newcomers: Vec<_> = rivals.iter().filter(|(p, _)| snapshot.post_of(*p) != Some(target)).collect();
    println!(
        "P3: {} may newly hold the post; Arif's place {:?}",
        newcomers.len(),
        newcomers.iter().position(|(p, _)| *p == arif)
    );
    assert_eq!(newcomers.first().map(|(p, _)| *p), Some(arif), "P3: best of {}", newcomers.len());
    assert_eq!(case.post_after(arif), Some(target), "P3: placed there");

    // P20: who replaces him stands in the same chain.
    let chain = chain_of(&case, arif).expect("Arif moves");
    println!("P20: chain of {} moves", chain.moves.len());
    let home = snapshot.post_of(arif).expect("a post");
    let after = staffing(&case)[home.at()].1;
    assert!(after >= 1, "P20: the kecamatan keeps an operator");

    // P4: 137 past five years in scope, and at least ninety are cleared.
    let (overdue, moved) = case.summary.overdue_moved;
    println!("P4: {overdue} overdue, {moved} cleared");
    assert!(overdue >= 130 && moved >= 90, "P4: {overdue}, {moved}");

    // P7: Joko's sanction blocks a promotion on the effective date, and no longer after it ended.
    let p7 = fact("P7");
    let joko = who(&case, &p7.nips[0]);
    let seat =
        p7.post.and_then(|(u, j)| app::plan::case::post(snapshot, u, j?)).expect("the supervisor's post");
    assert!(matches!(verdict(&case, joko, seat, RuleId::HukdisBerjalan), Verdict::Fail(..)), "P7: blocked");
    assert_ne!(case.post_after(joko), Some(seat));
    let later =
        rules::case::MoveCase::new(snapshot, joko, seat, placement::problem::ORIGIN, date(2026, 12, 1));
    let law = rules::law::LawOn::published(date(2026, 12, 1));
    let judged = rules::registry::RULES[RuleId::HukdisBerjalan.at()].verdict(&later, &law);
    assert!(!judged.is_adverse(), "P7: eligible from the day after");

    // P8: the wave of retirements within two years.
    let all: Vec<_> = world.snapshot.post_indexes().map(|p| app::needs::of_post(&world, p)).collect();
    let ahead = app::needs::projection(&world, &all, app::needs::Measure::Decreed);
    let wave = ahead.retiring[0] + ahead.retiring[1];
    println!("P8: {wave} retire in two years");
    assert!((205..=219).contains(&wave), "P8: {wave}");

    // P12: Pak Tarno is near retirement: he stays, and the far seat is explained.
    let p12 = fact("P12");
    let tarno = who(&case, &p12.nips[0]);
    assert!(case.move_of(tarno).is_none(), "P12: stays");
    if let Some(far) = p12.post.and_then(|(u, j)| app::plan::case::post(snapshot, u, j?)) {
        assert!(
            matches!(verdict(&case, tarno, far, RuleId::BupDekat), Verdict::Fail(..)),
            "P12: near retirement"
        );
        assert!(!matches!(why_not(&case, tarno, far), WhyNotThat::Held(_)));
    }

    // P13: on unpaid leave nobody is moved, on maternity leave neither.
    for nip in &fact("P13").nips {
        let person = who(&case, nip);
        assert!(case.move_of(person).is_none(), "P13: {nip} is not moved");
        assert!(node(person).leave.iter().any(|l| matches!(l.kind, LeaveKind::Cltn | LeaveKind::Maternity)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_broken_file_of_the_demo_names_each_row() {
    let agency = sample::Agency::generate(&sample::Options { people: 400, seed: 1, today: TODAY });
    let office = one_office(&agency, "broken").await;
    agency.write_office(&office.files).expect("written");
    let bytes = std::fs::read(office.files.join("siasn-pegawai-rusak.csv")).expect("the file is there");
    let file = app::imports::upload::NewFile { name: "siasn-pegawai-rusak.csv".into(), bytes, wanted: None };
    let id = tried(&office.cx, &office.analyst, file).await;
    let summary =
        app::imports::view(&office.cx, &office.analyst, &id).await.expect("seen").summary.expect("tried");
    println!("P15: {} refused, {} put right", summary.rejected, summary.cured);
    assert_eq!((summary.rejected, summary.cured), (5, 9), "P15");
    let old_codes =
        summary.findings.iter().filter(|f| f.code == intake::finding::FindingCode::UnitCodeOld).count();
    assert_eq!(old_codes, 14, "P15: old unit codes");
}
