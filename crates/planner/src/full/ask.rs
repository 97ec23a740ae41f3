//! Why not that seat, under side constraints: a proven 'at least' from the prices, and a way that needs no more.
//!
//! The prices alone say what a plan with the pair in it can be worth at most (Lagrangian duality); a chain of moves by needs
//! that begins with the pair is a lawful plan, so the loss is no larger than what it loses. Where both agree the answer
//! is exact; otherwise `solve_again` with a pin gives it. Wording lives elsewhere.

use super::core::{Bidder, bidders};
use super::model::Model;
use super::needs::{Chains, Neighbours};
use super::placement::Placement;
use super::sweep::{Keep, sweep};
use super::tables::Tables;
use crate::explain::ChainStep;
use crate::ids::{PersonIx, SeatIx};
use crate::instance::Instance;
use crate::network::NONE;
use crate::prices::Prices;
use crate::work::Work;

/// Points that the moves after the first may lose, in nodes and points.
const PURSE: f32 = 600.0;
const NODES: u64 = 4000;
/// Points within which arcs may take part in a chain.
const WINDOW: i64 = 200;

/// A question with side constraints, ready to be asked about.
#[derive(Debug, Clone)]
pub struct FullQuestion<'a> {
    model: Model<'a>,
    bidders: Vec<Bidder>,
}

/// What giving a person a seat would cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// Every plan with the person in that seat is worth at least so many points less.
    pub at_least: i64,
    /// A plan found loses no more than this; `None` where none was found.
    pub at_most: Option<i64>,
    /// Who would sit elsewhere in that plan, the person in question first; empty where none was found.
    pub chain: Vec<ChainStep>,
}

impl<'a> FullQuestion<'a> {
    /// The question of a validated instance.
    pub fn new(instance: &'a Instance) -> Self {
        let model = Model::new(instance);
        Self { bidders: bidders(&model), model }
    }

    /// Answers about a lawful plan and prices; `None` where they do not fit the question or each other.
    pub fn about(&self, assignment: &[Option<SeatIx>], prices: &Prices) -> Option<FullAnswers<'_>> {
        let model = &self.model;
        if assignment.len() != model.people() || prices.seat.len() != model.rows.seats {
            return None;
        }
        let arc =
            |e: usize| model.open_arcs(e).find(|&arc| Some(SeatIx(model.arcs().seat[arc])) == assignment[e]);
        let at = (0..model.people()).map(|e| arc(e).map(|arc| arc as u32)).collect::<Option<Vec<u32>>>()?;
        let now = Placement::new(model, at);
        if !now.is_lawful() {
            return None;
        }
        let parts = 1024 / prices.per_point.clamp(1, 1024);
        let price = (0..model.rows.len()).map(|row| model.rows.price_of(prices, row) * parts).collect();
        let tables = Tables::new(model, price);
        let keep = Keep { window: WINDOW * model.scale, least: 2, only_window: false };
        let swept = sweep(model, &tables, &self.bidders, keep, None, &mut Work::new(None, &|| false))?;
        let near = Neighbours::new(model, &tables, &self.bidders, &swept.core);
        let worth = model.worth(&now.at);
        let chains = Chains::new(now, near, &tables);
        Some(FullAnswers { question: self, tables, bound: swept.bound, worth, chains })
    }
}

/// Answers about one plan.
pub struct FullAnswers<'q> {
    question: &'q FullQuestion<'q>,
    tables: Tables<'q>,
    bound: i128,
    worth: i64,
    chains: Chains<'q>,
}

impl FullAnswers<'_> {
    /// What it would cost to give `person` this `seat`; `None` where the pair is not open to the person.
    pub fn why_not(&mut self, person: PersonIx, seat: SeatIx) -> Option<Loss> {
        let model = &self.question.model;
        let e = person.at();
        let arc = model.open_arcs(e).find(|&arc| model.arcs().seat[arc] == seat.0)?;
        let shortfall = self.shortfall(e, arc)?;
        let at_least = (self.worth - model.whole(self.bound - i128::from(shortfall))).max(0);
        let worth = (self.tables.worth(e, arc) as f64 / model.scale as f64) as f32;
        let found = if self.chains.now.seat(e) == seat.0 {
            Some((0, Vec::new()))
        } else {
            self.chains.probe(e, arc as u32, worth, PURSE, NODES)
        };
        let at_most = found.as_ref().map(|(gain, _)| -gain);
        let step = |&(person, arc): &(u32, u32)| {
            let now = self.chains.now.at[person as usize] as usize;
            ChainStep {
                person: PersonIx(person),
                from: SeatIx(model.arcs().seat[now]),
                to: SeatIx(model.arcs().seat[arc as usize]),
                gain: model.value(arc as usize) - model.value(now),
            }
        };
        let chain = found.map_or_else(Vec::new, |(_, chain)| chain.iter().map(step).collect());
        Some(Loss { at_least, at_most, chain })
    }

    /// How much less than the best the bidder's best option with this arc is worth; `None` where it has none.
    fn shortfall(&self, e: usize, arc: usize) -> Option<i64> {
        let (model, tables) = (&self.question.model, &self.tables);
        let tie = model.ties.joint[e];
        if tie == NONE {
            let best = model.open_arcs(e).map(|arc| tables.worth(e, arc)).max()?;
            return Some(best - tables.worth(e, arc));
        }
        let tie = model.ties.all[tie as usize];
        let partner = if tie.pair[0] as usize == e { tie.pair[1] } else { tie.pair[0] } as usize;
        let seat = &model.arcs().seat;
        let with = |own: usize| {
            let fitting =
                model.open_arcs(partner).filter(|&other| model.ties.fits(tie, seat[own], seat[other]));
            fitting.map(|other| tables.worth(e, own) + tables.worth(partner, other)).max()
        };
        let best = model.open_arcs(e).filter_map(with).max()?;
        Some(best - with(arc)?)
    }
}
