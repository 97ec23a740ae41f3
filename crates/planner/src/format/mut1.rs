//! `mut1`: an instance as compact text, for benchmarks. Integers, counted from 0, values to be maximised.
//!
//! ```text
//! mut1 n m U R A                       people, seats, units, districts, arcs
//! u parent district outcap incap staff     × U   (-1 = root; most leavers and newcomers)
//! s unit family level cap                  × m
//! e cur mand k s1 v1 … sk vk               × n   first arc = stay; mand 1 = may not stay; cur -1 = no seat today
//! l unit family lo     c e1 e2     f e1 e2     b B
//! ```
//! Read line by line, written in the same order. Everything is kept; `into_instance` says what a class uses.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};

use serde::{Deserialize, Serialize};

use super::read::ReadError;
use crate::ids::{DistrictIx, GroupIx, PersonIx, SeatIx, UnitIx};
use crate::instance::{Arcs, Demand, Group, Instance, Person, Seat};
use crate::sides::{Sides, Unit};

/// Which constraints of a file count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Rooms only.
    Flow,
    /// Everything in a `mut1` file.
    Full,
    /// What a `mutasi-instance/1` claims.
    Agency,
}

/// A `u` line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitLine {
    /// The unit above.
    pub parent: Option<u32>,
    /// Where it is.
    pub district: u32,
    /// Most people leaving it.
    pub out_cap: u32,
    /// Most people entering it.
    pub in_cap: u32,
    /// People in it today.
    pub staff: u32,
}

/// An `s` line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeatLine {
    /// The unit it is in.
    pub unit: u32,
    /// Job family.
    pub family: u32,
    /// Job level.
    pub level: u32,
    /// Room in people.
    pub capacity: u32,
}

/// An `l` line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FloorLine {
    /// The unit.
    pub unit: u32,
    /// The job family in it.
    pub family: u32,
    /// Fewest people.
    pub low: u32,
}

/// A `mut1` file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mut1 {
    /// Number of districts.
    pub districts: u32,
    /// `u` lines.
    pub units: Vec<UnitLine>,
    /// `s` lines.
    pub seats: Vec<SeatLine>,
    /// Current seat of each `e` line.
    pub home: Vec<Option<u32>>,
    /// Whether each `e` line may not stay.
    pub must_move: Vec<bool>,
    /// Arcs of the `e` lines.
    pub arcs: Arcs,
    /// `l` lines.
    pub floors: Vec<FloorLine>,
    /// `c` lines.
    pub couples: Vec<[u32; 2]>,
    /// `f` lines.
    pub relatives: Vec<[u32; 2]>,
    /// The `b` line.
    pub most_moves: Option<u32>,
}

/// The fields of one line.
struct Fields<'a> {
    rest: &'a [u8],
    line: usize,
    field: usize,
}

impl<'a> Fields<'a> {
    fn next(&mut self) -> Option<&'a [u8]> {
        let start = self.rest.iter().position(|byte| !byte.is_ascii_whitespace())?;
        let rest = &self.rest[start..];
        let end = rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
        self.rest = &rest[end..];
        self.field += 1;
        Some(&rest[..end])
    }

    fn number<T: TryFrom<i64>>(&mut self, expected: &'static str) -> Result<T, ReadError> {
        let text = self.next();
        let wrong =
            ReadError::Field { line: self.line, field: self.field + usize::from(text.is_none()), expected };
        let (is_negative, digits) = match text {
            None => return Err(wrong),
            Some([b'-', digits @ ..]) => (true, digits),
            Some(digits) => (false, digits),
        };
        if digits.is_empty() || digits.len() > 18 || !digits.iter().all(u8::is_ascii_digit) {
            return Err(wrong);
        }
        let size = digits.iter().fold(0_i64, |sum, digit| sum * 10 + i64::from(digit - b'0'));
        T::try_from(if is_negative { -size } else { size }).map_err(|_| wrong)
    }

    fn count(&mut self) -> Result<u32, ReadError> {
        self.number("a whole number ≥ 0")
    }

    /// A position, or -1 for nothing.
    fn position_or_none(&mut self) -> Result<Option<u32>, ReadError> {
        let line = self.line;
        match self.number::<i64>("a position or -1")? {
            -1 => Ok(None),
            position => match u32::try_from(position) {
                Ok(position) => Ok(Some(position)),
                Err(_) => Err(ReadError::Field { line, field: self.field, expected: "a position or -1" }),
            },
        }
    }

    fn end(&mut self) -> Result<(), ReadError> {
        match self.next() {
            None => Ok(()),
            Some(_) => Err(ReadError::TooManyFields { line: self.line, field: self.field }),
        }
    }
}

impl Mut1 {
    /// Reads a file.
    ///
    /// # Errors
    /// `ReadError` E1300 … E1306 with line and field.
    pub fn read(mut input: impl BufRead) -> Result<Self, ReadError> {
        let mut buffer = Vec::new();
        let mut line = 1;
        input.read_until(b'\n', &mut buffer)?;
        let mut header = Fields { rest: &buffer, line, field: 0 };
        if header.next() != Some(b"mut1") {
            return Err(ReadError::Header { line });
        }
        let [people, seats, units, districts, arcs] = {
            let mut counts = [0_u32; 5];
            for count in &mut counts {
                *count = header.count().map_err(|_| ReadError::Header { line })?;
            }
            counts
        };
        let mut file = Self { districts, arcs: Arcs::new(), ..Self::default() };
        loop {
            buffer.clear();
            line += 1;
            if input.read_until(b'\n', &mut buffer)? == 0 {
                break;
            }
            file.take_line(Fields { rest: &buffer, line, field: 0 })?;
        }
        let announced = [
            ('u', file.units.len(), units),
            ('s', file.seats.len(), seats),
            ('e', file.home.len(), people),
            ('A', file.arcs.seat.len(), arcs),
        ];
        for (tag, found, announced) in announced {
            if found != announced as usize {
                return Err(ReadError::Count { tag, found, announced: announced as usize });
            }
        }
        Ok(file)
    }

    fn take_line(&mut self, mut fields: Fields<'_>) -> Result<(), ReadError> {
        match fields.next() {
            None => return Ok(()),
            Some(b"e") => self.take_person(&mut fields)?,
            Some(b"u") => self.units.push(UnitLine {
                parent: fields.position_or_none()?,
                district: fields.count()?,
                out_cap: fields.count()?,
                in_cap: fields.count()?,
                staff: fields.count()?,
            }),
            Some(b"s") => self.seats.push(SeatLine {
                unit: fields.count()?,
                family: fields.count()?,
                level: fields.count()?,
                capacity: fields.count()?,
            }),
            Some(b"l") => self.floors.push(FloorLine {
                unit: fields.count()?,
                family: fields.count()?,
                low: fields.count()?,
            }),
            Some(b"c") => self.couples.push([fields.count()?, fields.count()?]),
            Some(b"f") => self.relatives.push([fields.count()?, fields.count()?]),
            Some(b"b") => self.most_moves = Some(fields.count()?),
            Some(tag) => {
                let tag = String::from_utf8_lossy(tag).into_owned();
                return Err(ReadError::UnknownLine { line: fields.line, tag });
            }
        }
        fields.end()
    }

    fn take_person(&mut self, fields: &mut Fields<'_>) -> Result<(), ReadError> {
        let home = fields.position_or_none()?;
        let must_move = match fields.count()? {
            0 => false,
            1 => true,
            _ => return Err(ReadError::Field { line: fields.line, field: fields.field, expected: "0 or 1" }),
        };
        let arcs = fields.count()?;
        for arc in 0..arcs {
            let seat = fields.number("a seat")?;
            let value = fields.number("a value")?;
            if let Some(current) = home.filter(|&home| arc == 0 && home != seat) {
                return Err(ReadError::FirstArcMoves { line: fields.line, current });
            }
            self.arcs.seat.push(seat);
            self.arcs.value.push(value);
        }
        self.arcs.first.push(self.arcs.seat.len());
        self.home.push(home);
        self.must_move.push(must_move);
        Ok(())
    }

    /// Writes the file; `read` gives it back.
    ///
    /// # Errors
    /// What the writer returns.
    pub fn write(&self, output: &mut impl Write) -> std::io::Result<()> {
        let (n, m, arcs) = (self.home.len(), self.seats.len(), self.arcs.seat.len());
        writeln!(output, "mut1 {n} {m} {} {} {arcs}", self.units.len(), self.districts)?;
        for unit in &self.units {
            let UnitLine { parent, district, out_cap, in_cap, staff } = unit;
            writeln!(output, "u {} {district} {out_cap} {in_cap} {staff}", or_minus_one(*parent))?;
        }
        for SeatLine { unit, family, level, capacity } in &self.seats {
            writeln!(output, "s {unit} {family} {level} {capacity}")?;
        }
        for e in 0..n {
            let must_move = u8::from(self.must_move[e]);
            write!(output, "e {} {must_move} {}", or_minus_one(self.home[e]), self.arcs.row(e).len())?;
            for (seat, value) in self.arcs.of(e) {
                write!(output, " {seat} {value}")?;
            }
            writeln!(output)?;
        }
        for FloorLine { unit, family, low } in &self.floors {
            writeln!(output, "l {unit} {family} {low}")?;
        }
        for [one, other] in &self.couples {
            writeln!(output, "c {one} {other}")?;
        }
        for [one, other] in &self.relatives {
            writeln!(output, "f {one} {other}")?;
        }
        if let Some(most_moves) = self.most_moves {
            writeln!(output, "b {most_moves}")?;
        }
        Ok(())
    }

    /// The question a class asks. `Class::Agency` means the same as `Class::Full`.
    ///
    /// Class flow has rooms only. Class full has everything; its floors are the staffing after the plan, as written.
    ///
    /// # Errors
    /// `ReadError::Invalid` when positions do not exist or pairs are listed twice.
    pub fn into_instance(self, class: Class) -> Result<Instance, ReadError> {
        let seat = |line: &SeatLine| Seat { capacity: line.capacity, ..Seat::default() };
        let mut instance = Instance {
            people: self.home.iter().map(|home| Person { home: home.map(SeatIx) }).collect(),
            seats: self.seats.iter().map(seat).collect(),
            ..Instance::default()
        };
        if class != Class::Flow {
            instance.sides = self.sides();
            let moving = self.must_move.iter().enumerate().filter(|&(_, &must)| must);
            instance.demands = moving.map(|(e, _)| Demand::MustMove { person: PersonIx::of(e) }).collect();
            let groups: BTreeMap<(u32, u32), usize> =
                self.floors.iter().enumerate().map(|(g, floor)| ((floor.unit, floor.family), g)).collect();
            for (seat, line) in instance.seats.iter_mut().zip(&self.seats) {
                seat.group = groups.get(&(line.unit, line.family)).map(|&g| GroupIx::of(g));
                seat.unit = Some(UnitIx(line.unit));
                seat.district = self.units.get(line.unit as usize).map(|unit| DistrictIx(unit.district));
            }
            if self.units.is_empty() {
                instance.seats.iter_mut().for_each(|seat| seat.unit = None);
            }
            instance.groups = self
                .floors
                .iter()
                .map(|floor| Group { floor: floor.low, is_firm: true, ..Group::default() })
                .collect();
        }
        instance.arcs = self.arcs;
        instance.validate()?;
        Ok(instance)
    }

    /// The side constraints of class full.
    fn sides(&self) -> Sides {
        let pair = |&[one, other]: &[u32; 2]| [PersonIx(one), PersonIx(other)];
        let unit = |line: &UnitLine| Unit {
            parent: line.parent.map(UnitIx),
            most_leavers: Some(line.out_cap),
            most_newcomers: Some(line.in_cap),
        };
        Sides {
            units: self.units.iter().map(unit).collect(),
            most_moves: self.most_moves,
            couples: self.couples.iter().map(pair).collect(),
            relatives: self.relatives.iter().map(pair).collect(),
            ..Sides::default()
        }
    }
}

fn or_minus_one(position: Option<u32>) -> i64 {
    position.map_or(-1, i64::from)
}
