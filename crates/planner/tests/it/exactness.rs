//! The solver against brute force, against its own proof, and against interruptions.

use std::cell::Cell;

use planner::check::{Facts, check};
use planner::conflict::Conflict;
use planner::format::instance_json::InstanceFile;
use planner::format::mut1::Class;
use planner::format::report::Status;
use planner::generate::agency::{Market, agency};
use planner::generate::tiny::tiny;
use planner::ids::{DemandIx, PersonIx, SeatIx};
use planner::instance::{Arcs, Instance, Person, Seat};
use planner::irreducible::irreducible_conflict;
use planner::solve::{Config, Phase, Progress, SoFar, Solution, solve};
use planner::work::StoppedBecause;

use crate::brute;

pub(crate) fn solved(instance: &Instance) -> Solution {
    solve(instance, &Config::default(), &mut (), &|| false).expect("the instance is sound")
}

/// The checker's word on a solution.
fn is_confirmed(instance: &Instance, solution: &Solution) -> bool {
    let file = InstanceFile::named_plainly(instance);
    let facts = Facts::of_instance(&file).expect("names are sound");
    let plan = solution.clone().into_plan_file(Class::Agency, instance.honours(), "x".to_owned());
    check(&facts, &plan, "x").holds()
}

#[test]
fn agrees_with_brute_force_on_thousands_of_tiny_instances() {
    let (mut plans, mut contradictions) = (0, 0);
    for seed in 0..4000 {
        let instance = tiny(seed, 6);
        let solution = solved(&instance);
        match brute::best(&instance) {
            Some((worth, moves)) => {
                assert_eq!(solution.status, Status::Optimal, "seed {seed}");
                assert_eq!((solution.objective, solution.bound), (worth, worth), "seed {seed}");
                assert_eq!(solution.stats.moves, moves, "seed {seed}: fewest moves");
                assert!(solution.stats.has_fewest_moves, "seed {seed}");
                assert!(is_confirmed(&instance, &solution), "seed {seed}");
                plans += 1;
            }
            None => {
                assert_eq!(solution.status, Status::Infeasible, "seed {seed}");
                assert!(!solution.conflict.is_empty(), "seed {seed}: a conflict is named");
                contradictions += 1;
            }
        }
    }
    assert!(plans > 1000 && contradictions > 300, "{plans} plans, {contradictions} contradictions");
}

#[test]
fn without_its_demands_a_conflict_dissolves_or_names_what_is_too_small() {
    for seed in 0..2000 {
        let mut instance = tiny(seed, 6);
        loop {
            let solution = solved(&instance);
            if solution.status != Status::Infeasible {
                break;
            }
            let in_conflict = |d: usize| {
                let named = |c: &Conflict| matches!(c, Conflict::Demand(demand) if demand.at() == d);
                solution.conflict.iter().any(named)
            };
            let before = instance.demands.len();
            let kept =
                (0..before).filter(|&d| !in_conflict(d)).map(|d| instance.demands[d]).collect::<Vec<_>>();
            instance.demands = kept;
            if instance.demands.len() == before {
                // No demand is to blame: people without a home compete for too little room.
                let someone_new = instance.people.iter().any(|person| person.home.is_none());
                assert!(someone_new || before > 0, "seed {seed}: today's placement always fits");
                break;
            }
        }
    }
}

#[test]
fn proves_medium_instances_of_both_classes_and_markets() {
    for seed in 0..100 {
        for (class, market) in [(Class::Flow, Market::Hard), (Class::Full, Market::Usual)] {
            let mut file = agency(150 + seed as usize, seed, market);
            (file.couples, file.relatives, file.most_moves) = (Vec::new(), Vec::new(), None);
            file.units.clear();
            let facts = Facts::of_mut1(&file, class).expect("positions are sound");
            let instance = file.into_instance(class).expect("generated instances are sound");
            let solution = solved(&instance);
            assert_eq!(solution.status, Status::Optimal, "seed {seed} {market:?}");
            assert_eq!(solution.bound, solution.objective, "seed {seed} {market:?}");
            let plan = solution.into_plan_file(class, instance.honours(), String::new());
            let verdict = check(&facts, &plan, "");
            assert!(verdict.holds(), "seed {seed} {market:?}: {verdict:?}");
        }
    }
}

#[test]
fn same_instance_same_plan() {
    let instance = agency(600, 3, Market::Usual).into_instance(Class::Flow).expect("sound");
    assert_eq!(solved(&instance), solved(&instance));
    let config = Config { work_limit: Some(20_000), ..Config::default() };
    let limited = || solve(&instance, &config, &mut (), &|| false).expect("sound");
    assert_eq!(limited().stats.stopped_because, StoppedBecause::WorkLimit);
    assert_eq!(limited(), limited());
}

#[test]
fn a_stop_at_any_moment_leaves_a_lawful_plan_and_a_true_bound() {
    let mut statuses = Vec::new();
    for (seed, market) in [(1, Market::Usual), (2, Market::Hard)] {
        let instance = agency(300, seed, market).into_instance(Class::Flow).expect("sound");
        let best = solved(&instance).objective;
        for asks in 0..60 {
            let left = Cell::new(asks);
            let stop = || {
                left.set(left.get() - 1);
                left.get() < 0
            };
            let solution = solve(&instance, &Config::default(), &mut (), &stop).expect("sound");
            assert!(solution.bound >= best && solution.objective <= best, "{asks} asks");
            assert!(is_confirmed(&instance, &solution), "{asks} asks");
            statuses.push(solution.status);
        }
    }
    assert!(statuses.contains(&Status::Feasible) && statuses.contains(&Status::Optimal));
}

#[test]
fn progress_is_told_with_falling_bounds() {
    struct Heard(Vec<SoFar>);
    impl Progress for Heard {
        fn report(&mut self, so_far: SoFar) {
            self.0.push(so_far);
        }
    }
    let instance = agency(300, 4, Market::Usual).into_instance(Class::Flow).expect("sound");
    let mut heard = Heard(Vec::new());
    let solution = solve(&instance, &Config::default(), &mut heard, &|| false).expect("sound");
    let phases: Vec<Phase> = heard.0.iter().map(|so_far| so_far.phase).collect();
    assert_eq!(phases, [Phase::Incumbent, Phase::Auction, Phase::Refine, Phase::Balance, Phase::FewestMoves]);
    assert!(heard.0.iter().all(|so_far| so_far.bound.is_none_or(|bound| bound >= solution.objective)));
    assert!(heard.0.iter().all(|so_far| so_far.best.is_none_or(|best| best <= solution.objective)));
}

#[test]
fn a_seat_price_is_what_one_more_place_is_worth() {
    let mut positive = 0;
    for seed in 0..1000 {
        let mut instance = tiny(seed, 6);
        // Floors at their limit can hold a price up; without groups every price is exact.
        instance.groups.clear();
        instance.seats.iter_mut().for_each(|seat| seat.group = None);
        let solution = solved(&instance);
        if solution.status != Status::Optimal {
            continue;
        }
        let homes = instance.people_at_home();
        for (j, &price) in solution.prices.seat.iter().enumerate() {
            let mut roomier = instance.clone();
            roomier.seats[j].capacity = roomier.seats[j].capacity.max(homes[j]) + 1;
            let gain = solved(&roomier).objective - solution.objective;
            // A seat without any room has nobody whose wish to leave it could set its price.
            if roomier.seats[j].capacity > 1 {
                assert_eq!(price, gain, "seed {seed} seat {j}");
                positive += usize::from(gain > 0);
            } else {
                assert!(price >= gain, "seed {seed} seat {j}");
            }
        }
    }
    assert!(positive > 100, "{positive}");
}

#[test]
fn with_floors_a_stop_leaves_a_true_bound_and_no_unlawful_plan() {
    let mut file = agency(400, 7, Market::Usual);
    (file.couples, file.relatives, file.most_moves) = (Vec::new(), Vec::new(), None);
    file.units.clear();
    let instance = file.into_instance(Class::Full).expect("sound");
    let best = solved(&instance).objective;
    for work_limit in (0..60).map(|step| 500 * step) {
        let config = Config { work_limit: Some(work_limit), ..Config::default() };
        let solution = solve(&instance, &config, &mut (), &|| false).expect("sound");
        assert!(solution.bound >= best, "limit {work_limit}");
        match solution.status {
            Status::NoPlan => assert!(solution.assignment.iter().all(Option::is_none), "limit {work_limit}"),
            _ => assert!(is_confirmed(&instance, &solution), "limit {work_limit}"),
        }
    }
}

#[test]
fn crowds_of_any_size_end_in_a_confirmed_plan_or_a_named_conflict() {
    for seed in 0..300 {
        let instance = tiny(seed, 60);
        let solution = solved(&instance);
        match solution.status {
            Status::Optimal => assert!(is_confirmed(&instance, &solution), "seed {seed}"),
            Status::Infeasible => assert!(!solution.conflict.is_empty(), "seed {seed}"),
            other => panic!("seed {seed}: {other:?} without a limit"),
        }
    }
}

#[test]
fn a_hopeless_crowd_is_told_who_competes_for_what() {
    let mut instance = Instance { arcs: Arcs::new(), ..Instance::default() };
    instance.seats = vec![Seat { capacity: 2, ..Seat::default() }];
    for _ in 0..3 {
        instance.people.push(Person { home: None });
        instance.arcs.push_row([(0, 100_000_000)]);
    }
    let solution = solved(&instance);
    assert_eq!(solution.status, Status::Infeasible);
    let people = (0..3).map(|e| Conflict::Person(PersonIx(e)));
    assert_eq!(solution.conflict, people.chain([Conflict::Seat(SeatIx(0))]).collect::<Vec<_>>());
}

#[test]
fn an_irreducible_conflict_needs_each_of_its_demands() {
    let (mut conflicts, mut shrunk) = (0, 0);
    for seed in 0..3000 {
        let instance = tiny(seed, 6);
        let solution = solved(&instance);
        if solution.status != Status::Infeasible {
            continue;
        }
        let demands = |conflict: &[Conflict]| -> Vec<DemandIx> {
            let named = conflict.iter().filter_map(|part| match part {
                Conflict::Demand(demand) => Some(*demand),
                _ => None,
            });
            named.collect()
        };
        let small = demands(&irreducible_conflict(&instance, &solution, &|| false));
        let with_only = |kept: &[DemandIx]| {
            let demands = kept.iter().map(|demand| instance.demands[demand.at()]).collect();
            brute::best(&Instance { demands, ..instance.clone() })
        };
        assert_eq!(with_only(&small), None, "seed {seed}: the conflict contradicts itself");
        for left_out in 0..small.len() {
            let mut fewer = small.clone();
            fewer.remove(left_out);
            assert!(with_only(&fewer).is_some(), "seed {seed}: each demand is needed");
        }
        conflicts += 1;
        shrunk += usize::from(small.len() < demands(&solution.conflict).len());
    }
    assert!(conflicts > 300 && shrunk > 0, "{conflicts} conflicts, {shrunk} shrunk");
}
