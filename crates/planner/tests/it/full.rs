//! The full model against brute force: each side constraint alone and all together, every plan through the checker.

use planner::check::{Facts, check};
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
    let (mut plans, mut contradictions) = (0, 0);
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
                contradictions += 1;
            }
        }
    }
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
    agrees_with_brute_force(&SIDES, 10_000..12_000);
}
