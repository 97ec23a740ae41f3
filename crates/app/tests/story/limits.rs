//! Limits of a plan: kept, counted here without the planner, priced, and asked about.

use std::collections::BTreeMap;

use app::plan::AskedPlan;
use app::plan::case::PlanCase;
use app::plan::demand::NewDemand;
use app::plan::question::{ConflictPart, Ending};
use app::plan::why::WhyNotThat;
use domain::ids::PlanId;
use domain::snapshot::UnitIx;
use placement::limits::Limits;

use crate::office::{Office, asked, offices};

async fn planned(office: &Office, limits: Limits) -> app::plan::PlanView {
    let asked = AskedPlan { limits, ..asked(None) };
    let id = app::plan::ask(&office.cx, &office.analyst, None, &asked).await.expect("asked");
    while app::worker::run_one(&office.cx, "w").await.expect("works") {}
    app::plan::open(&office.cx, &office.analyst, &PlanId(id)).await.expect("opens")
}

/// Leavers, newcomers and people there, by unit.
fn churn(case: &PlanCase) -> BTreeMap<UnitIx, [u32; 3]> {
    let snapshot = &case.basis.snapshot;
    let mut counts: BTreeMap<UnitIx, [u32; 3]> = BTreeMap::new();
    for person in &case.problem.people {
        let now = snapshot.post_of(*person).map(|post| snapshot.unit_of(post));
        let then = case.post_after(*person).map(|post| snapshot.unit_of(post));
        if let Some(unit) = now {
            counts.entry(unit).or_default()[2] += 1;
        }
        if now != then {
            now.into_iter().for_each(|unit| counts.entry(unit).or_default()[0] += 1);
            then.into_iter().for_each(|unit| counts.entry(unit).or_default()[1] += 1);
        }
    }
    counts
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_keeps_its_limits_and_says_what_they_cost() {
    let office = offices("limits").await.remove(0);
    let free = planned(&office, Limits::default()).await.summary.expect("figures");
    let most = u32::try_from(free.moves / 3).expect("a number");
    let limits = Limits {
        most_moves: Some(most),
        leavers_percent: Some(20),
        newcomers_percent: Some(20),
        couples_together: true,
        relatives_apart: true,
    };
    let view = planned(&office, limits).await;
    let (summary, case) = (view.summary.expect("figures"), view.case.expect("a plan"));
    assert_eq!(summary.ending, Ending::Optimal);
    assert!(summary.is_checked, "the checker agrees");
    assert!(summary.objective < free.objective && summary.moves <= most as usize, "{}", summary.moves);
    for (unit, [gone, come, there]) in churn(&case) {
        let share = (there / 5).max(1);
        assert!(gone <= share && come <= share, "{unit:?}: {gone} and {come} of {there}");
    }
    assert!(case.solution.prices.moves > 0, "a third of the moves binds");
    assert!(!case.problem.instance.sides.relatives.is_empty());
    the_price_of_one_more_is_an_upper_bound(&office, limits, &case).await;
    why_not_is_bracketed(&case);
}

/// Two pins and a limit of one move contradict each other; without any one of the three there is a plan.
#[tokio::test(flavor = "multi_thread")]
async fn a_contradiction_names_each_limit_and_demand_that_makes_it() {
    let office = offices("clash").await.remove(0);
    let view = planned(&office, Limits::default()).await;
    let case = view.case.expect("a plan");
    let world = office.cx.world().await.expect("a world");
    for one in case.outcome.moves.iter().take(2) {
        let demand = NewDemand::Pin(world.ids.person(one.person).clone(), world.ids.post(one.to).clone());
        app::plan::demand::make(&office.cx, &office.analyst, None, &demand, "diminta unit", "", None)
            .await
            .expect("made");
    }
    let clash = planned(&office, Limits { most_moves: Some(1), ..Limits::default() }).await;
    let summary = clash.summary.expect("figures");
    assert_eq!(summary.ending, Ending::Infeasible);
    let parts: Vec<_> = summary.conflict.iter().map(|line| (line.part, line.demand.is_some())).collect();
    let demand = (ConflictPart::Demand, true);
    assert_eq!(parts, [demand, demand, (ConflictPart::Moves, false)]);
    let broken: i64 = summary.least.iter().filter_map(|line| line.by).sum();
    assert!((1..=2).contains(&broken), "one move too many, or a pin or two let go: {:?}", summary.least);
    // Two moves are not enough yet where a post must be refilled to its fewest people; twenty are.
    let enough = planned(&office, Limits { most_moves: Some(20), ..Limits::default() }).await;
    let enough = enough.summary.expect("figures");
    assert_ne!(enough.ending, Ending::Infeasible, "{:?} {:?}", enough.conflict, enough.least);
}

/// One more move brings no more than its price.
async fn the_price_of_one_more_is_an_upper_bound(office: &Office, limits: Limits, case: &PlanCase) {
    let more = Limits { most_moves: limits.most_moves.map(|n| n + 1), ..limits };
    let more = planned(office, more).await.summary.expect("figures");
    let gained = more.objective - case.solution.objective;
    let price = case.solution.prices.moves / case.solution.prices.per_point;
    assert!((0..=price + 1).contains(&gained), "gained {gained} at the price {price}");
}

fn why_not_is_bracketed(case: &PlanCase) {
    let mut asked = 0;
    for (row, person) in case.problem.people.iter().enumerate().step_by(17) {
        for (seat, _) in case.problem.instance.arcs.of(row).take(3) {
            let Some(post) = case.problem.seats[seat as usize] else { continue };
            match app::plan::why::why_not(case, *person, post) {
                WhyNotThat::CostsBetween { at_least, at_most, .. } => {
                    assert!(at_least >= 0 && at_most.is_none_or(|most| most >= at_least));
                    asked += 1;
                }
                WhyNotThat::Held(_) => assert_eq!(case.post_after(*person), Some(post)),
                WhyNotThat::Impossible(_) => {}
                _ => panic!("the pair is lawful, the person in the plan"),
            }
        }
    }
    assert!(asked > 10, "{asked}");
}
