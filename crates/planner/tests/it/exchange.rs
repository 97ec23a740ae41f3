//! Exchange markets: worked examples, and brute force over every misstatement on tiny ones.

use planner::exchange::market::{Market, MarketFault, Post};
use planner::exchange::market_json::MarketFile;
use planner::exchange::replay::replay;
use planner::exchange::{Mechanism, Outcome, Step, exchange};
use planner::generate::chance::Chance;
use planner::ids::{PersonIx, SeatIx};

const BOTH: [Mechanism; 2] = [Mechanism::Ttc, Mechanism::ToBe];

fn people(positions: &[u32]) -> Vec<PersonIx> {
    positions.iter().copied().map(PersonIx).collect()
}

fn posts(positions: &[u32]) -> Vec<SeatIx> {
    positions.iter().copied().map(SeatIx).collect()
}

fn held(holder: u32, ranking: &[u32]) -> Post {
    Post { holder: Some(PersonIx(holder)), ranking: Some(people(ranking)) }
}

/// Runs a mechanism; every outcome of these tests is also gone through again.
fn run(market: &Market, mechanism: Mechanism) -> Outcome {
    let outcome = exchange(market, mechanism).expect("runs");
    replay(market, mechanism, &outcome).expect("follows");
    outcome
}

#[test]
fn a_swap_that_deferred_acceptance_blocks_happens() {
    // Combe, Tercieux & Terrier: with holders first in every ranking nobody would move.
    let market = Market::new(
        vec![held(0, &[2, 1, 0]), held(1, &[0, 1, 2]), held(2, &[2, 0, 1])],
        vec![posts(&[1, 0, 2]), posts(&[0, 1, 2]), posts(&[0, 2, 1])],
        people(&[0, 1, 2]),
    )
    .expect("a market");
    for mechanism in BOTH {
        let outcome = run(&market, mechanism);
        assert_eq!(outcome.assignment, [1, 0, 2].map(|j| Some(SeatIx(j))));
        assert_eq!(outcome.moves(&market).count(), 1);
    }
}

#[test]
fn a_vacancy_and_a_newcomer_leave_no_post_empty() {
    let json = r#"{"posts":[{"id":"p1","holder":"A"},{"id":"p2","holder":"B"},{"id":"p3","holder":"C"},
        {"id":"p4","holder":"D"},{"id":"p5","holder":null}],
        "people":[{"id":"A","list":["p2","p5","p1"]},{"id":"B","list":["p3","p2"]},
        {"id":"C","list":["p1","p5","p3"]},{"id":"D","list":["p5","p2","p4"]},{"id":"N","list":["p4","p5","p1"]}],
        "priority":["D","A","N","C","B"],"seed":1}"#;
    let file = MarketFile::read(json.as_bytes()).expect("reads");
    let market = file.to_market().expect("a market");
    let outcome = file.outcome(&market, &run(&market, Mechanism::Ttc));
    let got: Vec<_> = outcome.assignment.values().map(|post| post.as_deref().unwrap_or("-")).collect();
    assert_eq!(got, ["p2", "p3", "p1", "p5", "p4"], "A, B, C, D, N");
    assert_eq!(outcome.cycles, [vec!["D"], vec!["A", "B", "C"], vec!["N"]]);
}

#[test]
fn a_priority_that_is_left_out_is_drawn_from_the_seed() {
    let file = |seed: u64| MarketFile {
        posts: Vec::new(),
        people: (0..9)
            .map(|n| planner::exchange::market_json::WisherEntry { id: n.to_string(), list: Vec::new() })
            .collect(),
        priority: Vec::new(),
        seed,
    };
    let order = |seed| file(seed).to_market().expect("a market").priority().to_vec();
    assert_eq!(order(7), order(7));
    assert_ne!(order(7), order(8));
}

/// A market of four posts and four people in random order; with `vacancy` one post is vacant and one person new.
fn tiny(chance: &mut Chance, vacancy: bool) -> Market {
    let mut shuffled = |n: u32| {
        let mut order: Vec<u32> = (0..n).collect();
        chance.shuffle(&mut order);
        order
    };
    let entries = (0..4_u32).map(|j| Post {
        holder: (!vacancy || j < 3).then_some(PersonIx(j)),
        ranking: Some(people(&shuffled(4))),
    });
    let entries: Vec<Post> = entries.collect();
    let lists = (0..4).map(|_| posts(&shuffled(4))).collect();
    Market::new(entries, lists, people(&shuffled(4))).expect("a market")
}

/// The place of a post among what a person truly wants; people without a post want having none least.
fn place(market: &Market, person: PersonIx, post: Option<SeatIx>) -> usize {
    market.wishes(person).position(|wish| Some(wish) == post).unwrap_or(usize::MAX)
}

/// The same market with another list of one person.
fn stating(market: &Market, person: PersonIx, list: &[SeatIx]) -> Market {
    let entries = (0..market.posts())
        .map(SeatIx::of)
        .map(|post| Post { holder: market.holder(post), ranking: market.ranking(post).map(<[_]>::to_vec) });
    let lists = (0..market.people())
        .map(PersonIx::of)
        .map(|other| if other == person { list.to_vec() } else { market.wishes(other).collect() });
    Market::new(entries.collect(), lists.collect(), market.priority().to_vec()).expect("a market")
}

/// Every list of distinct posts, the empty one too.
fn every_list(posts: usize) -> Vec<Vec<SeatIx>> {
    let mut lists = vec![Vec::new()];
    let mut from = 0;
    while from < lists.len() {
        let list = lists[from].clone();
        lists.extend((0..posts).map(SeatIx::of).filter(|post| !list.contains(post)).map(|post| {
            let mut longer = list.clone();
            longer.push(post);
            longer
        }));
        from += 1;
    }
    lists
}

#[test]
fn nobody_loses_and_no_misstatement_pays() {
    let lies = every_list(4);
    assert_eq!(lies.len(), 65);
    let mut chance = Chance::seeded(3);
    let mut moved = [0, 0];
    for n in 0..450 {
        let market = tiny(&mut chance, n >= 300);
        for (at, mechanism) in BOTH.into_iter().enumerate() {
            let outcome = run(&market, mechanism);
            moved[at] += outcome.moves(&market).map(<[_]>::len).sum::<usize>();
            for person in (0..4).map(PersonIx) {
                let got = outcome.assignment[person.at()];
                assert!(got.is_some() || market.own(person).is_none(), "nobody loses a post");
                for lie in &lies {
                    let told = run(&stating(&market, person, lie), mechanism);
                    let by_lying = place(&market, person, told.assignment[person.at()]);
                    assert!(
                        by_lying >= place(&market, person, got),
                        "{mechanism:?}: {person:?} gains by {lie:?}"
                    );
                }
            }
        }
    }
    assert!(moved[0] > moved[1] && moved[1] > 0, "posts that agree make fewer moves: {moved:?}");
}

#[test]
fn no_other_assignment_is_better_for_somebody_and_worse_for_nobody() {
    let mut chance = Chance::seeded(4);
    let orders = every_list(4).into_iter().filter(|list| list.len() == 4);
    let orders: Vec<_> = orders.collect();
    for n in 0..450 {
        let market = tiny(&mut chance, n >= 300);
        let outcome = run(&market, Mechanism::Ttc);
        let places = |seats: &[Option<SeatIx>]| -> Vec<usize> {
            (0..4).map(PersonIx).map(|e| place(&market, e, seats[e.at()])).collect()
        };
        let ours = places(&outcome.assignment);
        for order in &orders {
            let other = places(&order.iter().copied().map(Some).collect::<Vec<_>>());
            let dominates = other != ours && other.iter().zip(&ours).all(|(a, b)| a <= b);
            assert!(!dominates, "{ours:?} against {other:?}");
        }
    }
}

#[test]
fn no_post_ends_with_somebody_it_ranks_below_its_holder() {
    let mut chance = Chance::seeded(5);
    let mut worse_under_ttc = 0;
    for _ in 0..300 {
        let market = tiny(&mut chance, false);
        let worse = |outcome: &Outcome| {
            let ends = outcome.assignment.iter().enumerate().filter(|(e, seat)| {
                let Some(post) = **seat else { return false };
                let rank =
                    |who: PersonIx| market.ranking(post).expect("ranked").iter().position(|p| *p == who);
                rank(PersonIx::of(*e)) > rank(market.holder(post).expect("held"))
            });
            ends.count()
        };
        assert_eq!(worse(&run(&market, Mechanism::ToBe)), 0);
        worse_under_ttc += worse(&run(&market, Mechanism::Ttc));
    }
    assert!(worse_under_ttc > 0, "trading alone does not protect posts");
}

#[test]
fn a_log_that_was_altered_does_not_follow() {
    let mut chance = Chance::seeded(6);
    let mut refused = 0;
    for n in 0..100 {
        let market = tiny(&mut chance, n % 2 == 0);
        let outcome = run(&market, Mechanism::Ttc);
        for at in 0..outcome.steps.len() {
            let mut fewer = outcome.clone();
            fewer.steps.remove(at);
            assert!(replay(&market, Mechanism::Ttc, &fewer).is_err(), "a step was left out");
            let Step::Cycle(cycle) = &outcome.steps[at] else { continue };
            for member in 0..cycle.len() {
                for post in (0..4).map(SeatIx).filter(|post| *post != cycle[member].1) {
                    let mut other = outcome.clone();
                    let Step::Cycle(steps) = &mut other.steps[at] else { continue };
                    steps[member].1 = post;
                    other.assignment[cycle[member].0.at()] = Some(post);
                    assert!(replay(&market, Mechanism::Ttc, &other).is_err(), "another post was written");
                    refused += 1;
                }
            }
        }
    }
    assert!(refused > 500, "{refused}");
}

#[test]
fn a_market_that_does_not_fit_together_is_refused() {
    let one = || Post { holder: Some(PersonIx(0)), ranking: None };
    let market = |posts, list, priority: &[u32]| Market::new(posts, list, people(priority)).map(drop);
    let code = |refused: Result<(), MarketFault>| refused.expect_err("refused").code();
    assert_eq!(code(market(vec![one()], vec![posts(&[1])], &[0])), "E1401");
    assert_eq!(code(market(vec![one(), one()], vec![Vec::new()], &[0])), "E1402");
    assert_eq!(code(market(vec![one()], vec![posts(&[0, 0])], &[0])), "E1403");
    assert_eq!(code(market(vec![one()], vec![Vec::new()], &[])), "E1404");
    let unranked = Market::new(vec![one()], vec![Vec::new()], people(&[0])).expect("a market");
    assert_eq!(exchange(&unranked, Mechanism::ToBe).expect_err("refused").code(), "E1405");
    let unknown = r#"{"posts":[],"people":[{"id":"A","list":["p9"]}],"priority":["A"],"seed":1}"#;
    let file = MarketFile::read(unknown.as_bytes()).expect("reads");
    assert_eq!(file.to_market().expect_err("refused").code(), "E1312");
}
