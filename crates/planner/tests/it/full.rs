//! The full model against brute force: each side constraint alone and all together, every plan through the checker.

use planner::check::{Facts, check};
use planner::conflict::{Conflict, least_violating};
use planner::constraint::ConstraintKind;
use planner::format::instance_json::InstanceFile;
use planner::format::mut1::Class;
use planner::format::report::Status;
use planner::generate::tiny_sides::tiny_with;
use planner::instance::Instance;
use planner::solve::Solution;

use crate::brute;
use crate::exactness::solved;

const SIDES: [ConstraintKind; 6] = [
    ConstraintKind::C3,
    ConstraintKind::C4,
    ConstraintKind::C5,
    ConstraintKind::C6,
    ConstraintKind::C8,
    ConstraintKind::C9,
];

/// The checker's word on a solution, on the question and on its file.
pub(crate) fn is_confirmed(instance: &Instance, solution: &Solution) -> bool {
    let file = InstanceFile::named_plainly(instance);
    let plan = solution.clone().into_plan_file(Class::Agency, instance.honours(), "x".to_owned());
    let of_question = Facts::of_question(instance).expect("positions are sound");
    let of_file = Facts::of_instance(&file).expect("names are sound");
    let verdicts = [check(&of_question, &plan, "x"), check(&of_file, &plan, "x")];
    if verdicts.iter().any(|verdict| !verdict.holds()) {
        eprintln!("{verdicts:?}");
    }
    verdicts.iter().all(planner::check::Check::holds)
}

fn agrees_with_brute_force(kinds: &[ConstraintKind], seeds: std::ops::Range<u64>) {
    let (mut plans, mut contradictions, mut exact) = (0, 0, 0);
    for seed in seeds {
        let instance = tiny_with(seed, 5, kinds);
        let solution = solved(&instance);
        match brute::best(&instance) {
            Some((worth, _)) => {
                assert_eq!(solution.status, Status::Optimal, "{kinds:?} seed {seed}: {worth} {solution:?}");
                assert_eq!((solution.objective, solution.bound), (worth, worth), "{kinds:?} seed {seed}");
                assert!(is_confirmed(&instance, &solution), "{kinds:?} seed {seed}");
                plans += 1;
            }
            None => {
                assert_eq!(solution.status, Status::Infeasible, "{kinds:?} seed {seed}");
                is_irreducible(&instance, &solution.conflict, seed);
                breaks_least(&instance, seed, &mut exact);
                contradictions += 1;
            }
        }
    }
    assert!(4 * exact > 3 * contradictions, "{kinds:?}: {exact} of {contradictions} least ones exact");
    assert!(plans > 100 && contradictions > 20, "{kinds:?}: {plans} plans, {contradictions} contradictions");
}

#[test]
fn agrees_with_brute_force_on_each_constraint_alone() {
    for kind in SIDES {
        agrees_with_brute_force(&[kind], 0..600);
    }
}

#[test]
fn agrees_with_brute_force_on_all_together() {
    agrees_with_brute_force(&SIDES, 10_000..11_200);
}

/// The conflict is a contradiction by itself, and dropping any one part of it leaves a plan.
fn is_irreducible(instance: &Instance, conflict: &[Conflict], seed: u64) {
    if instance.sides.is_empty() {
        return;
    }
    if let [Conflict::Person(stranded)] = conflict {
        assert!(instance.arcs.row(stranded.at()).is_empty(), "seed {seed}");
        return;
    }
    assert!(!conflict.is_empty(), "seed {seed}: a conflict is named");
    let alone = instance.with_only(conflict);
    assert_eq!(brute::best(&alone), None, "seed {seed}: {conflict:?} allows a plan");
    for left_out in 0..conflict.len() {
        let mut fewer = conflict.to_vec();
        fewer.remove(left_out);
        let less = instance.with_only(&fewer);
        assert!(brute::best(&less).is_some(), "seed {seed}: {conflict:?} does not need part {left_out}");
    }
}

/// The plan that breaks least: nothing breaks less than its 'at least', and it is mostly the least there is.
fn breaks_least(instance: &Instance, seed: u64, exact: &mut u32) {
    let Some(least) = least_violating(instance, &|| false) else {
        assert!((0..instance.people.len()).any(|e| instance.arcs.row(e).is_empty()), "seed {seed}");
        return;
    };
    let truth = brute::least_broken(instance);
    assert!(least.at_least <= truth && truth <= least.weight, "seed {seed}: {truth} {least:?}");
    assert!(least.weight > 0 && !least.broken.is_empty(), "seed {seed}: no plan breaks nothing");
    *exact += u32::from(least.weight == truth);
}
