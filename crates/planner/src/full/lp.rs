//! The linear relaxation of a core, laid out for a first-order method: options as codes, rows as vectors.
//!
//! Row sums are taken by seat first (inside or outside the home unit) and spread over groups and units once a step, so
//! an option costs one look-up and one addition whatever the number of its rows.

use super::core::{Bidder, Core};
use super::model::{Model, NO_LIMIT};
use crate::network::NONE;

/// Set in a code where the option is not staying.
pub(super) const MOVED: u32 = 1 << 31;

/// One leg of an option: seat × 2 + outside, and `MOVED`.
pub(super) fn code(model: &Model<'_>, person: u32, arc: u32) -> u32 {
    let seat = model.arcs().seat[arc as usize];
    let moved = if seat == model.home[person as usize] { 0 } else { MOVED };
    seat * 2 + u32::from(model.is_outside(person as usize, seat)) + moved
}

/// What options use of the rows with coefficients of their own, in units of `Model::per`.
#[derive(Debug, Clone, Default)]
pub(super) struct CoreExtras {
    pub(super) first: Vec<u32>,
    pub(super) row: Vec<u32>,
    pub(super) by: Vec<f32>,
}

/// A bidder with more than one option.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chooser {
    /// First of its options here.
    pub(super) first: u32,
    pub(super) count: u32,
    /// Its first option in the core.
    pub(super) origin: u32,
    /// Home units of the two.
    pub(super) home: [u32; 2],
    pub(super) is_pair: bool,
}

impl Chooser {
    /// Positions of its options.
    #[inline]
    pub(super) fn options(&self) -> std::ops::Range<usize> {
        self.first as usize..(self.first + self.count) as usize
    }
}

/// The relaxation.
#[derive(Debug, Clone)]
pub(super) struct Lp {
    pub(super) choosers: Vec<Chooser>,
    /// First leg of each option.
    pub(super) code: Vec<u32>,
    /// Second leg, `NONE` for single bidders.
    pub(super) second: Vec<u32>,
    /// Value less the bidder's largest, in points.
    pub(super) value: Vec<f32>,
    pub(super) extras: Option<CoreExtras>,
    /// Σ of the largest values of choosers and the values of those without choice.
    pub(super) base: f64,
    /// What bidders without choice use of each row.
    pub(super) fixed: Vec<f64>,
    /// Limits in units of `Model::per`; infinite where there is none.
    pub(super) limit: Vec<f64>,
    /// Σ of coefficients over the options of choosers.
    pub(super) weight: Vec<f64>,
    /// Largest Σ of coefficients of one option.
    pub(super) column: f64,
}

impl Lp {
    pub(super) fn new(model: &Model<'_>, bidders: &[Bidder], core: &Core) -> Self {
        let rows = model.rows.len();
        let limit = (0..rows).map(|r| match model.limit[r] {
            NO_LIMIT => f64::INFINITY,
            limit => limit as f64 / model.per[r] as f64,
        });
        let mut lp = Self {
            choosers: Vec::new(),
            code: Vec::new(),
            second: Vec::new(),
            value: Vec::new(),
            extras: model.extras.as_ref().map(|_| CoreExtras { first: vec![0], ..CoreExtras::default() }),
            base: 0.0,
            fixed: vec![0.0; rows],
            limit: limit.collect(),
            weight: vec![0.0; rows],
            column: 1.0,
        };
        for (b, bidder) in bidders.iter().enumerate() {
            let options = core.of(b);
            if options.len() == 1 {
                lp.fix(model, *bidder, core.option(options.start));
            } else {
                lp.add(model, *bidder, core, options);
            }
        }
        lp
    }

    fn fix(&mut self, model: &Model<'_>, bidder: Bidder, option: [u32; 2]) {
        for (person, arc) in legs(bidder, option) {
            self.base += model.value(arc) as f64;
            model.each_use(person, arc, |row, by| self.fixed[row] += by as f64 / model.per[row] as f64);
        }
    }

    fn add(&mut self, model: &Model<'_>, bidder: Bidder, core: &Core, options: std::ops::Range<usize>) {
        let worth = |option: [u32; 2]| legs(bidder, option).map(|(_, arc)| model.value(arc)).sum::<i64>();
        let top = options.clone().map(|at| worth(core.option(at))).max().unwrap_or(0);
        self.base += top as f64;
        let home = |person: u32| {
            if person == NONE { model.rows.units as u32 } else { model.home_unit[person as usize] }
        };
        self.choosers.push(Chooser {
            first: self.code.len() as u32,
            count: options.len() as u32,
            origin: options.start as u32,
            home: [home(bidder.one), home(bidder.other)],
            is_pair: bidder.other != NONE,
        });
        for at in options {
            let option = core.option(at);
            self.code.push(code(model, bidder.one, option[0]));
            let is_pair = bidder.other != NONE;
            self.second.push(if is_pair { code(model, bidder.other, option[1]) } else { NONE });
            self.value.push((worth(option) - top) as f32);
            let mut column = 0.0;
            for (person, arc) in legs(bidder, option) {
                model.each_use(person, arc, |row, by| {
                    let by = (by as f64 / model.per[row] as f64).abs();
                    column += by;
                    self.weight[row] += by;
                });
                if let Some(extras) = &mut self.extras {
                    for (row, by) in model.extras_of(arc).filter(|&(row, _)| model.limit[row] != NO_LIMIT) {
                        extras.row.push(row as u32);
                        extras.by.push((by as f64 / model.per[row] as f64) as f32);
                    }
                }
            }
            if let Some(extras) = &mut self.extras {
                extras.first.push(extras.row.len() as u32);
            }
            // Pairs take half steps, so a leg counts.
            self.column = self.column.max(if is_pair { column / 2.0 } else { column });
        }
    }
}

/// Who takes which arc in an option.
pub(super) fn legs(bidder: Bidder, option: [u32; 2]) -> impl Iterator<Item = (usize, usize)> {
    let both = [(bidder.one, option[0]), (bidder.other, option[1])];
    both.into_iter().filter(|leg| leg.0 != NONE).map(|(person, arc)| (person as usize, arc as usize))
}
