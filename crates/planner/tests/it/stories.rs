//! One small office told in full, and how moves hang together.

use std::fmt::Write as _;

use planner::chains::chains;
use planner::conflict::{Conflict, least_violating};
use planner::constraint::ConstraintKind::{C1, C2, C3, C4, C5, C6, C7, C8, C9, C10};
use planner::explain::{ChainEnd, Solved};
use planner::format::instance_json::{InstanceFile, WishEntry};
use planner::format::report::Status;
use planner::generate::tiny::tiny;
use planner::ids::{PersonIx, SeatIx};
use planner::instance::{Arcs, Instance, Person, Seat};

use crate::exactness::solved;

const EXAMPLE: &[u8] = include_bytes!("../../../../examples/planner/small-office.json");
const GOLDEN: &str = include_str!("../../../../examples/planner/small-office.report.txt");

#[test]
fn the_small_office_is_told_as_in_the_golden_report() {
    let told = tell(&InstanceFile::read(EXAMPLE).expect("the example reads")).expect("text takes everything");
    assert_eq!(told, GOLDEN, "\n{told}");
}

fn tell(file: &InstanceFile) -> Result<String, std::fmt::Error> {
    let instance = file.to_instance().expect("the example is sound");
    let solution = solved(&instance);
    let person = |e: PersonIx| &file.people[e.at()].name;
    let seat = |j: SeatIx| &file.seats[j.at()].name;
    let mut text = String::new();
    writeln!(text, "{}\n", file.title)?;
    let (objective, bound, moves) = (solution.objective, solution.bound, solution.stats.moves);
    writeln!(text, "{:?}: {objective} points, bound {bound}, {moves} moves", solution.status)?;
    writeln!(text, "\nMoves")?;
    for chain in chains(&instance, &solution.assignment) {
        let moves: Vec<String> = chain
            .moves
            .iter()
            .map(|m| {
                let from = m.from.map_or("outside", |from| seat(from));
                format!("{} ({from} → {})", person(m.person), seat(m.to))
            })
            .collect();
        let end = if chain.is_ring { "back to the first" } else { "free room" };
        writeln!(text, "  {}, {end}", moves.join(", "))?;
    }
    writeln!(text, "\nPrices")?;
    for (j, price) in solution.prices.seat.iter().enumerate().filter(|&(_, &price)| price > 0) {
        writeln!(text, "  room at {}: {price}", seat(SeatIx::of(j)))?;
    }
    for (g, group) in file.groups.iter().enumerate() {
        let (floor, ceiling) = (solution.prices.floor[g], solution.prices.ceiling[g]);
        writeln!(text, "  {}: floor {floor}, ceiling {ceiling}", group.name)?;
    }
    writeln!(text, "\nWhy not elsewhere")?;
    let plan = Solved::new(&instance, &solution.assignment, &solution.prices).expect("proven");
    for e in (0..instance.people.len()).map(PersonIx::of) {
        writeln!(text, "  {} gets {}", person(e), seat(plan.seat_of(e)))?;
        for (other, why_not) in plan.best_alternatives(e, 3) {
            write!(text, "    {}: {} points short", seat(other), why_not.loss)?;
            for step in &why_not.chain[1..] {
                write!(text, "; {} to {} ({:+})", person(step.person), seat(step.to), step.gain)?;
            }
            match why_not.ends {
                ChainEnd::Vacancy(_) => writeln!(text, "; ends in free room")?,
                ChainEnd::Hole(_) => writeln!(text, "; closes the ring")?,
            }
        }
    }
    Ok(text)
}

#[test]
fn chains_hold_each_move_once_and_hang_together() {
    for seed in 0..500 {
        let instance = tiny(seed, 6);
        let solution = solved(&instance);
        let told = chains(&instance, &solution.assignment);
        assert_eq!(
            told.iter().map(|chain| chain.moves.len()).sum::<usize>(),
            solution.stats.moves,
            "seed {seed}"
        );
        for chain in &told {
            assert!(chain.moves.windows(2).all(|pair| Some(pair[0].to) == pair[1].from), "seed {seed}");
            let last = chain.moves[chain.moves.len() - 1].to;
            assert!(!chain.is_ring || chain.moves[0].from == Some(last), "seed {seed}");
        }
    }
}

#[test]
fn a_ring_and_a_chain_are_told_apart() {
    let mut instance = Instance { arcs: Arcs::new(), ..Instance::default() };
    instance.seats = vec![Seat { capacity: 1, ..Seat::default() }; 5];
    for (home, wants) in [(0, 1), (1, 0), (2, 3), (3, 4)] {
        instance.people.push(Person { home: Some(SeatIx(home)) });
        instance.arcs.push_row([(home, 0), (wants, 5)]);
    }
    let solution = solved(&instance);
    let told = chains(&instance, &solution.assignment);
    let people: Vec<(Vec<u32>, bool)> =
        told.iter().map(|c| (c.moves.iter().map(|m| m.person.0).collect(), c.is_ring)).collect();
    assert_eq!(people, [(vec![2, 3], false), (vec![0, 1], true)]);
}

const FULL: &[u8] = include_bytes!("../../../../examples/planner/full-office.json");

#[test]
fn an_office_with_every_kind_of_limit_is_planned_and_confirmed() {
    let file = InstanceFile::read(FULL).expect("the example reads");
    let instance = file.to_instance().expect("the example is sound");
    assert_eq!(instance.honours(), [C1, C2, C3, C4, C5, C6, C7, C8, C9, C10]);
    let solution = solved(&instance);
    let (worth, _) = crate::brute::best(&instance).expect("there is a plan");
    assert_eq!((solution.status, solution.objective), (Status::Optimal, worth));
    assert!(crate::full::is_confirmed(&instance, &solution));
}

#[test]
fn a_contradiction_is_told_in_the_words_of_those_who_set_it() {
    let mut file = InstanceFile::read(FULL).expect("the example reads");
    // The rotation policy moves Cut, and the doctor keeps Cut near: only the main counter is left.
    file.bans.push(WishEntry {
        person: "cut".to_owned(),
        seat: "main-counter".to_owned(),
        by: "Head of the counter".to_owned(),
        why: "an old quarrel".to_owned(),
    });
    let instance = file.to_instance().expect("it is sound");
    let solution = solved(&instance);
    assert_eq!(solution.status, Status::Infeasible);
    let by = |part: &Conflict| file.words(*part).and_then(|(_, asked)| asked).expect("somebody set it").by;
    let told: Vec<String> = solution.conflict.iter().map(by).collect();
    assert_eq!(told, ["Doctor", "Head of the counter", "Rotation policy"]);
    let least = least_violating(&instance, &|| false).expect("everybody has a pair");
    assert_eq!((least.weight, least.at_least, least.broken.len()), (1, 1, 1), "{least:?}");
}
