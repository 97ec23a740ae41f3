//! Proofs under side constraints: changed plan files, interrupted runs, and questions asked in another way.

use std::cell::Cell;

use planner::check::{Facts, check};
use planner::constraint::ConstraintKind;
use planner::explain::FullQuestion;
use planner::format::instance_json::InstanceFile;
use planner::format::mut1::Class;
use planner::format::plan_json::PlanFile;
use planner::format::report::{Proof, Report, Status};
use planner::generate::agency::{Market, agency};
use planner::generate::tiny::tiny;
use planner::generate::tiny_sides::tiny_with;
use planner::ids::{PersonIx, SeatIx};
use planner::instance::{Arcs, Demand, Instance};
use planner::sides::Sides;
use planner::solve::{Config, Phase, Progress, SoFar, Solution, solve, solve_again};
use planner::work::StoppedBecause;
use serde_json::Value;

use crate::brute;
use crate::exactness::solved;
use crate::full::is_confirmed;

const SIDES: [ConstraintKind; 4] =
    [ConstraintKind::C3, ConstraintKind::C4, ConstraintKind::C8, ConstraintKind::C9];

fn full_agency(people: usize, seed: u64) -> Instance {
    agency(people, seed, Market::Usual).into_instance(Class::Full).expect("generated instances are sound")
}

/// Every place of a document where a number, a truth or a list can be changed.
fn places(value: &Value, at: String, found: &mut Vec<String>) {
    found.push(at.clone());
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, item)| places(item, format!("{at}/{i}"), found));
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(name, field)| places(field, format!("{at}/{name}"), found));
        }
        _ => {}
    }
}

/// Other values for one place.
fn changes(value: &Value) -> Vec<Value> {
    match value {
        Value::Bool(truth) => vec![Value::Bool(!truth)],
        Value::Number(number) => number
            .as_i64()
            .map(|n| [n - 1, n + 1, n + 1024, -n - 1, 0].map(Value::from).to_vec())
            .unwrap_or_default(),
        Value::Array(items) => {
            let mut fewer = items.clone();
            fewer.pop();
            let mut more = items.clone();
            more.extend(items.last().cloned());
            vec![Value::Array(fewer), Value::Array(more)]
        }
        Value::Null | Value::String(_) | Value::Object(_) => Vec::new(),
    }
}

#[test]
fn no_changed_field_of_a_plan_with_a_tree_proves_what_is_false() {
    let (mut trees, mut noticed, mut harmless) = (0, 0, 0);
    for seed in 0..800 {
        let instance = tiny_with(seed, 5, &SIDES);
        let solution = solved(&instance);
        if solution.tree.len() < 2 || solution.status != Status::Optimal {
            continue;
        }
        trees += 1;
        let (best, _) = brute::best(&instance).expect("there is a plan");
        let facts = Facts::of_question(&instance).expect("positions are sound");
        let plan = solution.into_plan_file(Class::Agency, instance.honours(), "x".to_owned());
        let document: Value = serde_json::to_value(&plan).expect("it writes");
        let mut all = Vec::new();
        places(&document, String::new(), &mut all);
        for place in all {
            for change in changes(document.pointer(&place).expect("the place is there")) {
                let mut changed = document.clone();
                *changed.pointer_mut(&place).expect("the place is there") = change;
                let Ok(changed) = PlanFile::read(changed.to_string().as_bytes()) else {
                    noticed += 1;
                    continue;
                };
                let verdict = check(&facts, &changed, "x");
                if !verdict.holds() {
                    noticed += 1;
                    continue;
                }
                // What still holds is true: a lawful plan, rightly added up, under a true bound.
                harmless += 1;
                let seats: Vec<u32> = changed.assignment.iter().map(|seat| seat.expect("placed")).collect();
                assert!(
                    changed.honours.len() < plan.honours.len() || is_true(&instance, &seats, &changed, best)
                );
            }
        }
        if trees == 10 {
            break;
        }
    }
    assert!(trees >= 8 && noticed > harmless, "{trees} trees, {noticed} noticed, {harmless} harmless");
}

fn is_true(instance: &Instance, seats: &[u32], plan: &PlanFile, best: i64) -> bool {
    let value = |(e, &seat): (usize, &u32)| {
        instance.arcs.find(e, seat).map(|arc| i64::from(instance.arcs.value[arc])).expect("listed")
    };
    let worth: i64 = seats.iter().enumerate().map(value).sum();
    brute::is_lawful(instance, seats)
        && worth == plan.objective
        && plan.bound.in_parts() >= 1024 * i128::from(best)
}

#[test]
fn medium_instances_are_proven_and_the_proof_is_confirmed() {
    let mut proofs = Vec::new();
    for seed in 0..12 {
        let mut file = agency(120 + 40 * seed as usize, seed, Market::Usual);
        let facts = Facts::of_mut1(&file, Class::Full).expect("positions are sound");
        let instance = std::mem::take(&mut file).into_instance(Class::Full).expect("sound");
        let solution = solved(&instance);
        assert_eq!(solution.status, Status::Optimal, "seed {seed}");
        assert_eq!(solution.objective, solution.bound, "seed {seed}");
        proofs.push(Report::of(&solution).proof);
        let plan = solution.into_plan_file(Class::Full, instance.honours(), String::new());
        let verdict = check(&facts, &plan, "");
        assert!(verdict.holds() && verdict.not_checked.is_empty(), "seed {seed}: {verdict:?}");
    }
    assert!(proofs.contains(&Proof::Exact) && proofs.contains(&Proof::Tree), "{proofs:?}");
}

#[test]
fn the_full_path_agrees_with_the_network_on_questions_of_a_network() {
    for seed in 0..400 {
        let instance = tiny(seed, 6);
        let everyone = instance.people.len() as u32;
        // A limit that cannot bind sends the question the other way.
        let sides = Sides { most_moves: Some(everyone), ..Sides::default() };
        let other = Instance { sides, ..instance.clone() };
        let (by_flow, by_prices) = (solved(&instance), solved(&other));
        assert_eq!(by_flow.status, by_prices.status, "seed {seed}");
        if by_flow.status == Status::Optimal {
            assert_eq!(by_flow.objective, by_prices.objective, "seed {seed}");
        }
    }
    for seed in 0..6 {
        let instance = agency(300, seed, Market::Usual).into_instance(Class::Flow).expect("sound");
        let sides = Sides { most_moves: Some(300), ..Sides::default() };
        let other = Instance { sides, ..instance.clone() };
        let (by_flow, by_prices) = (solved(&instance), solved(&other));
        assert_eq!(by_flow.objective, by_prices.objective, "seed {seed}");
    }
}

#[test]
fn a_stop_at_any_moment_leaves_a_lawful_plan_or_none_and_a_true_bound() {
    let instance = full_agency(250, 5);
    let best = solved(&instance).objective;
    let mut statuses = Vec::new();
    for asks in (0..2500).step_by(61) {
        let left = Cell::new(asks);
        let stop = || {
            left.set(left.get() - 1);
            left.get() < 0
        };
        let solution = solve(&instance, &Config::default(), &mut (), &stop).expect("sound");
        assert!(solution.bound >= best && solution.objective <= best, "{asks} asks");
        match solution.status {
            Status::NoPlan => assert!(solution.assignment.iter().all(Option::is_none)),
            _ => assert!(is_confirmed(&instance, &solution), "{asks} asks"),
        }
        statuses.push(solution.status);
    }
    let all = [Status::NoPlan, Status::Feasible, Status::Optimal];
    assert!(all.iter().all(|status| statuses.contains(status)), "{statuses:?}");
}

#[test]
fn same_question_same_bytes_with_and_without_a_work_limit() {
    let instance = full_agency(400, 3);
    assert_eq!(solved(&instance), solved(&instance));
    let config = Config { work_limit: Some(60_000), ..Config::default() };
    let limited = || solve(&instance, &config, &mut (), &|| false).expect("sound");
    assert_eq!(limited().stats.stopped_because, StoppedBecause::WorkLimit);
    assert_eq!(limited(), limited());
}

#[test]
fn a_gap_that_is_near_enough_ends_the_run() {
    let instance = full_agency(400, 3);
    let config = Config { gap_percent: Some(5.0), ..Config::default() };
    let solution = solve(&instance, &config, &mut (), &|| false).expect("sound");
    assert_eq!(solution.stats.stopped_because, StoppedBecause::GapReached);
    assert!(solution.status == Status::Feasible && is_confirmed(&instance, &solution));
    let gap = Report::of(&solution).gap_percent;
    assert!(gap > 0.0 && gap <= 5.0, "{gap}");
}

#[test]
fn progress_is_told_with_true_bounds_and_plans() {
    struct Heard(Vec<SoFar>);
    impl Progress for Heard {
        fn report(&mut self, so_far: SoFar) {
            self.0.push(so_far);
        }
    }
    let instance = full_agency(400, 3);
    let mut heard = Heard(Vec::new());
    let solution = solve(&instance, &Config::default(), &mut heard, &|| false).expect("sound");
    let bounds: Vec<i64> = heard.0.iter().filter_map(|so_far| so_far.bound).collect();
    let bests: Vec<i64> = heard.0.iter().filter_map(|so_far| so_far.best).collect();
    assert!(bounds.windows(2).all(|two| two[1] <= two[0]) && bests.windows(2).all(|two| two[1] >= two[0]));
    assert!(bounds.len() > 4 && bests.len() > 1 && bests[bests.len() - 1] == solution.objective);
    assert!(heard.0.iter().any(|so_far| so_far.phase == Phase::Rounds));
}

/// The question with people and seats in reverse order.
fn turned(instance: &Instance) -> Instance {
    let (people, seats) = (instance.people.len(), instance.seats.len());
    let person = |e: PersonIx| PersonIx::of(people - 1 - e.at());
    let seat = |j: SeatIx| SeatIx::of(seats - 1 - j.at());
    let mut turned = instance.clone();
    turned.people.reverse();
    turned.people.iter_mut().for_each(|p| p.home = p.home.map(seat));
    turned.seats.reverse();
    let mut place = vec![0; instance.arcs.seat.len()];
    turned.arcs = Arcs::new();
    for e in (0..people).rev() {
        let row = turned.arcs.seat.len();
        for (i, arc) in instance.arcs.row(e).rev().enumerate() {
            place[arc] = row + i;
        }
        let others = instance.arcs.row(e).rev();
        let pair = |arc: usize| (seat(SeatIx(instance.arcs.seat[arc])).0, instance.arcs.value[arc]);
        turned.arcs.push_row(others.map(pair));
    }
    for demand in &mut turned.demands {
        *demand = match *demand {
            Demand::Pin { person: e, seat: j } => Demand::Pin { person: person(e), seat: seat(j) },
            Demand::Ban { person: e, seat: j } => Demand::Ban { person: person(e), seat: seat(j) },
            Demand::MustMove { person: e } => Demand::MustMove { person: person(e) },
        };
    }
    let set = |list: &mut Vec<PersonIx>| {
        list.iter_mut().for_each(|e| *e = person(*e));
        list.reverse();
    };
    let sides = &mut turned.sides;
    sides.couples.iter_mut().chain(&mut sides.relatives).for_each(|pair| *pair = pair.map(person));
    sides.covers.iter_mut().for_each(|cover| set(&mut cover.holders));
    for fair in &mut sides.fairness {
        set(&mut fair.eligible);
        set(&mut fair.members);
        fair.arcs.iter_mut().for_each(|arc| *arc = place[*arc as usize] as u32);
        fair.arcs.sort_unstable();
    }
    if let Some(money) = &mut sides.money {
        let old = std::mem::take(&mut money.cost);
        money.cost = vec![0; old.len()];
        old.into_iter().enumerate().for_each(|(arc, cost)| money.cost[place[arc]] = cost);
    }
    turned
}

#[test]
fn order_scale_and_looser_limits_change_what_they_should_and_no_more() {
    let kinds = ConstraintKind::ALL;
    let mut looser_gained = 0;
    for seed in 0..500 {
        let instance = tiny_with(seed, 5, &kinds);
        let solution = solved(&instance);
        let other = solved(&turned(&instance));
        assert_eq!(
            (solution.status, solution.objective),
            (other.status, other.objective),
            "seed {seed}: turned"
        );
        if solution.status != Status::Optimal {
            continue;
        }
        let mut scaled = instance.clone();
        scaled.arcs.value.iter_mut().for_each(|value| *value *= 7);
        assert_eq!(solved(&scaled).objective, 7 * solution.objective, "seed {seed}: scaled");
        let mut looser = instance.clone();
        let limits = instance.limits();
        let kept: Vec<_> =
            limits.iter().copied().enumerate().filter(|(i, _)| i % 3 != 0).map(|x| x.1).collect();
        looser = looser.with_only(&kept);
        let gain = solved(&looser).objective - solution.objective;
        assert!(gain >= 0, "seed {seed}: fewer limits are never worse");
        looser_gained += u32::from(gain > 0);
    }
    assert!(looser_gained > 5, "{looser_gained}");
}

#[test]
fn side_constraints_come_back_the_same_from_a_file() {
    for seed in 0..300 {
        let instance = tiny_with(seed, 6, &ConstraintKind::ALL);
        let json = InstanceFile::named_plainly(&instance).to_json().expect("it writes");
        let back = InstanceFile::read(json.as_bytes()).expect("it reads").to_instance().expect("it is sound");
        assert_eq!(back.sides, instance.sides, "seed {seed}");
        // Districts are numbered anew, units are not.
        let units = |i: &Instance| i.seats.iter().map(|seat| seat.unit).collect::<Vec<_>>();
        assert_eq!(units(&back), units(&instance), "seed {seed}");
    }
}

#[test]
fn a_question_asked_again_keeps_its_plan_and_a_small_change_changes_little() {
    let again = |instance: &Instance, before: &Solution| {
        solve_again(instance, before, &Config::default(), &mut (), &|| false).expect("sound")
    };
    let mut changed_people = 0;
    for seed in 0..5 {
        let instance = full_agency(200, seed);
        let before = solved(&instance);
        assert_eq!(again(&instance, &before).assignment, before.assignment, "seed {seed}: nothing changed");
        // Somebody who moves is kept where they are.
        let held = |e: &usize| before.assignment[*e] == instance.people[*e].home;
        let is_free = |e: &usize| instance.demands.iter().all(|demand| demand.person().at() != *e);
        let e = (0..200).find(|e| !held(e) && is_free(e)).expect("somebody moves of own accord");
        let mut pinned = instance.clone();
        let seat = instance.people[e].home.expect("everybody has a home");
        pinned.demands.push(Demand::Pin { person: PersonIx::of(e), seat });
        let (warm, cold) = (again(&pinned, &before), solved(&pinned));
        assert_eq!((warm.status, warm.objective), (cold.status, cold.objective), "seed {seed}: pinned");
        assert!(is_confirmed(&pinned, &warm), "seed {seed}");
        let differs = warm.assignment.iter().zip(&before.assignment).filter(|(now, was)| now != was);
        changed_people += differs.count();
        let mut tighter = instance.clone();
        tighter.sides.most_moves = tighter.sides.most_moves.map(|most| most - 1);
        let (warm, cold) = (again(&tighter, &before), solved(&tighter));
        assert_eq!((warm.status, warm.objective), (cold.status, cold.objective), "seed {seed}: tighter");
    }
    assert!(changed_people < 60, "{changed_people} people in 5 plans");
}

#[test]
fn why_not_under_side_constraints_is_between_its_bounds() {
    let (mut asked, mut exact, mut found) = (0, 0, 0);
    for seed in 0..250 {
        let instance = tiny_with(seed, 5, &ConstraintKind::ALL);
        let solution = solved(&instance);
        if solution.status != Status::Optimal || instance.sides.is_empty() {
            continue;
        }
        let question = FullQuestion::new(&instance);
        let mut answers = question.about(&solution.assignment, &solution.prices).expect("it fits");
        for e in (0..instance.people.len()).map(PersonIx::of) {
            for (seat, _) in brute::options(&instance, e.at()) {
                let mut pinned = instance.clone();
                pinned.demands.push(Demand::Pin { person: e, seat: SeatIx(seat) });
                let truth = brute::best(&pinned).map(|(worth, _)| solution.objective - worth);
                let loss = answers.why_not(e, SeatIx(seat));
                let Some(loss) = loss else {
                    assert_eq!(truth, None, "seed {seed}: no option of a couple");
                    continue;
                };
                asked += 1;
                assert!(truth.is_none_or(|truth| truth >= loss.at_least), "seed {seed}: {truth:?} {loss:?}");
                assert!(
                    loss.at_most.is_none_or(|most| truth.is_some_and(|truth| truth <= most)),
                    "seed {seed}"
                );
                let chained: i64 = loss.chain.iter().map(|step| step.gain).sum();
                assert!(loss.at_most.is_none_or(|most| chained == -most), "seed {seed}");
                found += u32::from(loss.at_most.is_some());
                exact += u32::from(loss.at_most.is_some() && loss.at_most == truth);
            }
        }
    }
    assert!(found * 3 > asked && exact * 10 > found * 8, "{asked} asked, {found} found, {exact} exact");
}
