//! The agency without its people: units, seats and how many of them are filled.
//!
//! Counts follow the wanted number of people; the sixty top-level units stay at any size from about 1,000
//! people up. Who sits where is decided in `people`.

mod fill;
mod health;
mod kecamatan;
mod office_list;
mod offices;
pub(crate) mod places;
mod planted;
mod schools;

use std::collections::BTreeMap;

use jiff::civil::{Date, date};

use crate::agency::Options;
use crate::dice::Dice;
use crate::jobs::{Catalogue, Group};
use crate::rows::{FacilityRow, UnitRow};

/// How the filling of a unit compares with its need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Staffing {
    /// 115–130 percent: schools and puskesmas of the two town districts.
    Crowded,
    /// About 90 percent.
    Usual,
    /// 60–75 percent: the three far districts.
    Thin,
}

/// A unit and its place in the tree.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    pub(crate) row: UnitRow,
    /// Index of the top-level unit above (or itself).
    pub(crate) top: usize,
    pub(crate) staffing: Staffing,
}

/// A post with the number of people who will hold it.
#[derive(Debug, Clone)]
pub(crate) struct Seat {
    pub(crate) unit: usize,
    pub(crate) job: usize,
    pub(crate) need: u32,
    pub(crate) fill: u32,
    pub(crate) agreed: Option<u32>,
    pub(crate) minimum: Option<u32>,
    pub(crate) strategic: Option<&'static str>,
    /// A planted fact decided the filling; the balancing leaves it alone.
    pub(crate) is_fixed: bool,
}

/// Units, seats and facilities under construction.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub(crate) catalogue: Catalogue,
    pub(crate) units: Vec<Unit>,
    pub(crate) seats: Vec<Seat>,
    pub(crate) facilities: Vec<FacilityRow>,
    /// Year of the counts in the facilities.
    pub(crate) year: i16,
    unit_index: BTreeMap<String, usize>,
    seat_index: BTreeMap<(usize, usize), usize>,
    scale: f64,
    carry: f64,
}

/// People in the sample when 5,000 are asked for.
const BASE_PEOPLE: f64 = 5000.0;

impl Layout {
    /// Builds the whole agency for the options, with filled counts that sum to the wanted head counts.
    pub(crate) fn build(options: &Options) -> Self {
        let mut layout = Self {
            catalogue: Catalogue::build(),
            units: Vec::new(),
            seats: Vec::new(),
            facilities: Vec::new(),
            year: options.today.year() - 1,
            unit_index: BTreeMap::new(),
            seat_index: BTreeMap::new(),
            scale: options.people as f64 / BASE_PEOPLE,
            carry: 0.0,
        };
        let mut dice = Dice::named(options.seed, "layout");
        layout.unit("bukitintan", "Pemerintah Kabupaten Bukitintan", None, ("agency", "pemerintahan"), 0);
        offices::add(&mut layout);
        kecamatan::add(&mut layout);
        health::add(&mut layout, &mut dice);
        schools::add(&mut layout, &mut dice);
        planted::add(&mut layout);
        fill::decide(&mut layout, &mut Dice::named(options.seed, "fill"));
        layout
    }

    /// People wanted of a group: 1,850 teachers, 940 health and 2,190 technical staff at 5,000.
    pub(crate) fn wanted(&self, group: Group) -> u32 {
        let base = match group {
            Group::Teacher => 1850.0,
            Group::Health => 940.0,
            Group::Technical => 2190.0,
        };
        self.scaled(base)
    }

    /// A full-size count at this scale, rounded.
    pub(crate) fn scaled(&self, full: f64) -> u32 {
        (full * self.scale).round() as u32
    }

    pub(crate) fn scale(&self) -> f64 {
        self.scale
    }

    /// A need at this scale; the rounding error is carried on, so that sums stay true in a small agency.
    fn spread(&mut self, need: u32) -> u32 {
        let exact = f64::from(need) * self.scale + self.carry;
        let whole = exact.max(0.0).floor();
        self.carry = exact - whole;
        whole as u32
    }

    /// Adds a unit; `kind` is kind and sector.
    fn unit(
        &mut self,
        code: &str,
        name: &str,
        parent: Option<usize>,
        kind: (&'static str, &'static str),
        district: usize,
    ) -> usize {
        let index = self.units.len();
        let top = match parent {
            Some(parent) if parent > 0 => self.units[parent].top,
            _ => index,
        };
        let row = UnitRow {
            code: code.to_owned(),
            name: name.to_owned(),
            parent_code: parent.map(|parent| self.units[parent].row.code.clone()),
            kind: kind.0,
            sector: kind.1,
            district: places::DISTRICTS[district].name.to_owned(),
            special_area: false,
            from: founded(),
            until: None,
        };
        let clash = self.unit_index.insert(row.code.clone(), index);
        debug_assert!(clash.is_none(), "two units with the code {code}");
        self.units.push(Unit { row, top, staffing: Staffing::Usual });
        index
    }

    /// Adds seats of a job to a unit, or more of them; returns the seat. Nothing is added for a need of 0.
    fn seat(&mut self, unit: usize, job: &str, need: u32) {
        if need > 0 {
            self.seat_of(unit, job).need += need;
        }
    }

    /// The seat of a job in a unit, made with a need of 0 when it is new.
    fn seat_of(&mut self, unit: usize, job: &str) -> &mut Seat {
        let job = self.catalogue.index_of(job);
        let next = self.seats.len();
        let index = *self.seat_index.entry((unit, job)).or_insert(next);
        if index == next {
            self.seats.push(Seat {
                unit,
                job,
                need: 0,
                fill: 0,
                agreed: None,
                minimum: None,
                strategic: None,
                is_fixed: false,
            });
        }
        &mut self.seats[index]
    }

    /// A seat whose filling a planted fact decides.
    fn fixed(&mut self, unit: usize, job: &str, need: u32, fill: u32) {
        let seat = self.seat_of(unit, job);
        (seat.need, seat.fill, seat.is_fixed) = (need, fill, true);
    }

    /// The unit of a code, if this size of agency has it.
    pub(crate) fn unit_of(&self, code: &str) -> Option<usize> {
        self.unit_index.get(code).copied()
    }

    /// The seat of a unit and a job, if there is one.
    pub(crate) fn find_seat(&self, unit: &str, job: &str) -> Option<usize> {
        let unit = self.unit_of(unit)?;
        self.seat_index.get(&(unit, self.catalogue.index_of(job))).copied()
    }

    /// Group of the job of a seat.
    pub(crate) fn group(&self, seat: &Seat) -> Group {
        self.catalogue.jobs()[seat.job].group
    }

    fn facility(&mut self, unit: usize, measure: &str, value: &str) {
        let unit_code = self.units[unit].row.code.clone();
        self.facilities.push(FacilityRow {
            unit_code,
            measure: measure.to_owned(),
            value: value.to_owned(),
            year: self.year,
        });
    }
}

/// The day from which all units and posts of the sample stand: the present organisation of invented Perda.
pub(crate) fn founded() -> Date {
    date(2017, 1, 2)
}
