//! The checker against plans that are changed in one place.

use planner::check::{Check, Facts, Rule, check};
use planner::constraint::ConstraintKind;
use planner::format::exact::Exact;
use planner::format::instance_json::InstanceFile;
use planner::format::mut1::Class;
use planner::format::plan_json::PlanFile;

use crate::exactness::solved;

const EXAMPLE: &[u8] = include_bytes!("../../../../examples/planner/small-office.json");

fn example() -> (Facts, PlanFile) {
    let file = InstanceFile::read(EXAMPLE).expect("the example reads");
    let instance = file.to_instance().expect("the example is sound");
    let plan = solved(&instance).into_plan_file(Class::Agency, instance.honours(), "digest".to_owned());
    (Facts::of_instance(&file).expect("names are sound"), plan)
}

fn after(change: impl FnOnce(&mut PlanFile)) -> Check {
    let (facts, mut plan) = example();
    change(&mut plan);
    check(&facts, &plan, "digest")
}

fn breaks(verdict: &Check, rule: Rule) -> bool {
    verdict.violations.iter().any(|violation| violation.constraint == rule) && !verdict.holds()
}

#[test]
fn an_honest_plan_holds() {
    let verdict = after(|_| {});
    assert!(verdict.holds(), "{verdict:?}");
    assert_eq!(verdict.gap_percent, 0.0);
    assert_eq!(verdict.proves, "all lawful pairs");
}

#[test]
fn each_false_field_is_noticed() {
    assert!(breaks(&after(|plan| plan.instance_sha256 = "other".to_owned()), Rule::Instance));
    assert!(breaks(&after(|plan| plan.class = Class::Flow), Rule::Instance));
    assert!(breaks(&after(|plan| plan.objective += 1), Rule::Objective));
    let silent = after(|plan| plan.honours.clear());
    let present = [ConstraintKind::C1, ConstraintKind::C2, ConstraintKind::C7, ConstraintKind::C10];
    assert_eq!(silent.not_checked, present);
    assert!(
        !silent.bound_verified && !silent.holds(),
        "prices of room prove nothing where room is not honoured"
    );
    assert!(breaks(&after(|plan| plan.assignment.push(Some(0))), Rule::Instance));
    assert!(breaks(&after(|plan| plan.assignment.truncate(1)), Rule::SeatForEveryone));
    let claims = after(|plan| plan.honours.push(ConstraintKind::C9));
    assert!(claims.holds(), "nothing of kind C9 is there to be broken");
    for parts in [-1, 1, 1024, -1024] {
        let verdict = after(|plan| plan.bound = Exact::parts(plan.bound.in_parts() + parts));
        assert!(!verdict.bound_verified && !verdict.holds());
    }
}

#[test]
fn each_changed_seat_is_noticed() {
    let (facts, plan) = example();
    for e in 0..plan.assignment.len() {
        for seat in (0..10).map(Some).chain([None]) {
            let mut changed = plan.clone();
            changed.assignment[e] = seat;
            let verdict = check(&facts, &changed, "digest");
            assert_eq!(verdict.holds(), seat == plan.assignment[e], "person {e} on {seat:?}: {verdict:?}");
        }
    }
}

#[test]
fn each_changed_price_is_noticed_where_it_changes_the_bound() {
    let (facts, plan) = example();
    let (seats, groups) = (plan.multipliers.seat.len(), plan.multipliers.floor.len());
    let mut noticed = 0;
    for i in 0..seats + 2 * groups {
        for by in [1, -1, 500] {
            let mut changed = plan.clone();
            let prices = &mut changed.multipliers;
            let price = match i {
                i if i < seats => &mut prices.seat[i],
                i if i < seats + groups => &mut prices.floor[i - seats],
                i => &mut prices.ceiling[i - seats - groups],
            };
            *price += by;
            let is_negative = *price < 0;
            let verdict = check(&facts, &changed, "digest");
            // A price that still proves the same bound makes no statement false.
            assert!(verdict.holds() || !verdict.bound_verified);
            assert!(!is_negative || !verdict.holds());
            noticed += usize::from(!verdict.holds());
        }
    }
    assert!(noticed > seats, "{noticed} of {} changes noticed", 3 * (seats + 2 * groups));
    let short = after(|plan| plan.multipliers.seat.clear());
    assert!(!short.bound_verified && !short.holds());
}

#[test]
fn demands_and_bounds_are_counted_each_on_its_own() {
    let file = InstanceFile::read(EXAMPLE).expect("the example reads");
    let at = |id: &str| file.seats.iter().position(|seat| seat.id == id).map(|seat| seat as u32);
    let person = |id: &str| file.people.iter().position(|person| person.id == id).expect("there");
    let pinned = after(|plan| plan.assignment[person("wati")] = at("front-desk"));
    assert!(breaks(&pinned, Rule::C7));
    let stays = after(|plan| plan.assignment[person("budi")] = at("archive"));
    assert!(breaks(&stays, Rule::C10));
    let all_in_one = after(|plan| plan.assignment.fill(at("front-desk")));
    assert!(breaks(&all_in_one, Rule::C1) && breaks(&all_in_one, Rule::C2));
}
