//! Why-not answers against solving again.

use planner::explain::{Answer, ChainEnd, Solved};
use planner::format::mut1::Class;
use planner::format::report::Status;
use planner::generate::agency::{Market, agency};
use planner::generate::tiny::tiny;
use planner::ids::{PersonIx, SeatIx};
use planner::instance::{Arcs, Demand, Instance, Person, Seat};

use crate::exactness::solved;

/// What the best plan is worth with one pin more.
fn worth_if_forced(instance: &Instance, person: PersonIx, seat: SeatIx) -> Option<i64> {
    let mut forced = instance.clone();
    forced.demands.push(Demand::Pin { person, seat });
    let solution = solved(&forced);
    (solution.status == Status::Optimal).then_some(solution.objective)
}

#[test]
fn losses_are_those_of_solving_again_and_raises_are_the_smallest() {
    let (mut priced, mut impossible) = (0, 0);
    for seed in 0..400 {
        let instance = tiny(seed, 6);
        let solution = solved(&instance);
        if solution.status != Status::Optimal {
            continue;
        }
        let plan = Solved::new(&instance, &solution.assignment, &solution.prices).expect("proven");
        for e in 0..instance.people.len() {
            let person = PersonIx::of(e);
            for seat in (0..instance.seats.len()).map(SeatIx::of) {
                let listed = instance.arcs.find(e, seat.0);
                let forced = listed.and_then(|_| worth_if_forced(&instance, person, seat));
                match plan.why_not(person, seat) {
                    Answer::Held => assert_eq!(solution.assignment[e], Some(seat)),
                    Answer::NotListed => assert_eq!(listed, None),
                    Answer::Impossible { because } => {
                        assert_eq!(forced, None, "seed {seed} person {e} seat {seat:?}");
                        assert!(!because.is_empty(), "seed {seed} person {e} seat {seat:?}");
                        impossible += 1;
                    }
                    Answer::Costs(why_not) => {
                        let loss = forced.map(|worth| solution.objective - worth);
                        assert_eq!(Some(why_not.loss), loss, "seed {seed} person {e} seat {seat:?}");
                        assert_eq!(why_not.chain.iter().map(|step| step.gain).sum::<i64>(), -why_not.loss);
                        assert_lawful_after(&instance, &solution.assignment, &why_not.chain);
                        let raise = plan.smallest_raise(person, seat).expect("it has a price");
                        assert_raise_is_smallest(&instance, solution.objective, person, seat, raise);
                        priced += 1;
                    }
                }
            }
        }
    }
    assert!(priced > 1000 && impossible > 50, "{priced} priced, {impossible} impossible");
}

/// The chain applied to the plan gives a plan in which nobody moves twice.
fn assert_lawful_after(instance: &Instance, plan: &[Option<SeatIx>], chain: &[planner::explain::ChainStep]) {
    let mut after = plan.to_vec();
    for step in chain {
        assert_eq!(after[step.person.at()], Some(step.from));
        after[step.person.at()] = Some(step.to);
    }
    let mut pinned = instance.clone();
    pinned.demands.extend(
        after
            .iter()
            .enumerate()
            .filter_map(|(e, seat)| seat.map(|seat| Demand::Pin { person: PersonIx::of(e), seat })),
    );
    assert_eq!(solved(&pinned).status, Status::Optimal, "the plan after the chain is lawful");
}

fn assert_raise_is_smallest(instance: &Instance, objective: i64, person: PersonIx, seat: SeatIx, raise: i64) {
    let arc = instance.arcs.find(person.at(), seat.0).expect("listed");
    let mut raised = instance.clone();
    raised.arcs.value[arc] += raise as i32;
    assert_eq!(solved(&raised).assignment[person.at()], Some(seat), "the raise is enough");
    raised.arcs.value[arc] -= 1;
    assert_eq!(solved(&raised).objective, objective, "one point less is not");
}

/// Vector X1: four people, three seats with room for one, values in half points; who gets nothing waits in a pool.
fn vector_x1() -> Instance {
    let values = [[18, 12, 8], [16, 14, 6], [14, 15, 10], [12, 8, 4]];
    let mut instance = Instance { arcs: Arcs::new(), ..Instance::default() };
    instance.seats = vec![Seat { capacity: 1, ..Seat::default() }; 3];
    instance.seats.push(Seat { capacity: 4, ..Seat::default() });
    for row in values {
        instance.people.push(Person { home: None });
        let seats = row.into_iter().enumerate().map(|(seat, value)| (seat as u32, value));
        instance.arcs.push_row(seats.chain([(3, 0)]));
    }
    instance
}

#[test]
fn vector_x1_has_its_published_losses() {
    let instance = vector_x1();
    let solution = solved(&instance);
    assert_eq!(solution.objective, 42);
    let plan = Solved::new(&instance, &solution.assignment, &solution.prices).expect("proven");
    let published = [[0, 4, 3], [3, 0, 3], [6, 3, 0], [6, 6, 5]];
    for (e, row) in published.into_iter().enumerate() {
        for (seat, loss) in row.into_iter().enumerate() {
            match plan.why_not(PersonIx::of(e), SeatIx::of(seat)) {
                Answer::Held => assert_eq!(loss, 0),
                Answer::Costs(why_not) => assert_eq!(why_not.loss, loss, "person {e} seat {seat}"),
                other => panic!("person {e} seat {seat}: {other:?}"),
            }
        }
    }
    let best: Vec<(SeatIx, i64)> = plan
        .best_alternatives(PersonIx(3), 2)
        .into_iter()
        .map(|(seat, why_not)| (seat, why_not.loss))
        .collect();
    assert_eq!(best, [(SeatIx(2), 5), (SeatIx(0), 6)]);
}

#[test]
fn alternatives_are_the_cheapest_of_all_answers() {
    let instance = agency(200, 5, Market::Hard).into_instance(Class::Flow).expect("sound");
    let solution = solved(&instance);
    let plan = Solved::new(&instance, &solution.assignment, &solution.prices).expect("proven");
    for e in (0..200).step_by(7) {
        let person = PersonIx::of(e);
        let mut losses: Vec<i64> = instance
            .arcs
            .of(e)
            .filter_map(|(seat, _)| match plan.why_not(person, SeatIx(seat)) {
                Answer::Costs(why_not) => Some(why_not.loss),
                _ => None,
            })
            .collect();
        losses.sort_unstable();
        losses.truncate(3);
        let best = plan.best_alternatives(person, 3);
        assert_eq!(best.iter().map(|(_, why_not)| why_not.loss).collect::<Vec<_>>(), losses);
        let is_ring = |end: ChainEnd| matches!(end, ChainEnd::Hole(_));
        assert!(
            best.iter().all(|(_, why_not)| is_ring(why_not.ends)),
            "without vacancies every chain is a ring"
        );
    }
}

#[test]
fn a_plan_without_proof_is_not_explained() {
    let instance = vector_x1();
    let solution = solved(&instance);
    let mut prices = solution.prices.clone();
    prices.seat[0] += 100;
    assert!(Solved::new(&instance, &solution.assignment, &prices).is_err());
    let mut worse = solution.assignment.clone();
    worse[0] = Some(SeatIx(3));
    assert!(Solved::new(&instance, &worse, &solution.prices).is_err());
}
