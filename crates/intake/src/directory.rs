//! What is already known: units, jobs, people and facts about them, to resolve names and to compare with.
//!
//! The caller fills it from its own records; a file that is read is added to a copy. No likeness search: a name
//! resolves only through its compared form.

mod context;

use crate::normal::{job, name, unit};
use domain::kind::Kind;
use domain::tidy::{Cells, columns, key_of};
use std::collections::{BTreeMap, BTreeSet};

/// The answer to a lookup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Exactly one, by its natural key.
    One(String),
    /// Several have that name; their keys, at most five.
    Several(Vec<String>),
    /// None.
    Nothing,
}

/// What is known of a person beside the key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownPerson {
    /// Name without titles, as written.
    pub name: String,
    /// ISO birth date.
    pub birth_date: Option<String>,
    /// The whole tidy row, where the caller gave it.
    pub cells: Cells,
}

/// Known records; see the module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directory {
    units: BTreeMap<String, Cells>,
    unit_names: BTreeMap<String, Vec<String>>,
    /// Compared names of the agency itself.
    agencies: BTreeSet<String>,
    jobs: BTreeMap<String, Cells>,
    job_names: BTreeMap<String, Vec<String>>,
    people: BTreeMap<String, KnownPerson>,
    person_names: BTreeMap<String, Vec<String>>,
    performance_years: BTreeSet<(String, String)>,
    education: BTreeMap<String, Vec<Cells>>,
    assignments: BTreeMap<String, Vec<Cells>>,
    leave: BTreeMap<String, Vec<Cells>>,
}

/// The value of a column of a tidy row.
#[must_use]
pub fn value<'a>(kind: Kind, cells: &'a [Option<String>], column: &str) -> Option<&'a str> {
    let at = columns(kind).iter().position(|c| c.name == column)?;
    cells.get(at)?.as_deref()
}

impl Directory {
    /// Nothing known yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a unit by code, name and the code of the unit above.
    #[must_use]
    pub fn with_unit(mut self, code: &str, name: &str, parent: Option<&str>) -> Self {
        let mut cells: Cells = vec![None; columns(Kind::Units).len()];
        put(Kind::Units, &mut cells, "code", code);
        put(Kind::Units, &mut cells, "name", name);
        if let Some(parent) = parent {
            put(Kind::Units, &mut cells, "parent_code", parent);
        }
        self.add(Kind::Units, &cells);
        self
    }

    /// Adds a job by code and name.
    #[must_use]
    pub fn with_job(mut self, code: &str, name: &str) -> Self {
        let mut cells: Cells = vec![None; columns(Kind::Jobs).len()];
        put(Kind::Jobs, &mut cells, "code", code);
        put(Kind::Jobs, &mut cells, "name", name);
        self.add(Kind::Jobs, &cells);
        self
    }

    /// Adds a person by NIP, name and ISO birth date.
    #[must_use]
    pub fn with_person(mut self, nip: &str, name: &str, birth_date: Option<&str>) -> Self {
        let mut cells: Cells = vec![None; columns(Kind::People).len()];
        put(Kind::People, &mut cells, "nip", nip);
        put(Kind::People, &mut cells, "name", name);
        if let Some(day) = birth_date {
            put(Kind::People, &mut cells, "birth_date", day);
        }
        self.add(Kind::People, &cells);
        self
    }

    /// Adds a tidy row of any kind; kinds that nothing is looked up in are ignored. A later row of one key
    /// replaces the earlier.
    pub fn add(&mut self, kind: Kind, cells: &[Option<String>]) {
        let get = |column: &str| value(kind, cells, column).unwrap_or_default().to_owned();
        match kind {
            Kind::Units => {
                let code = get("code");
                let key = unit::key(&get("name"));
                if context::is_agency(value(kind, cells, "kind"), &key) && !key.is_empty() {
                    self.agencies.insert(key.clone());
                }
                enter(&mut self.unit_names, key, &code);
                self.units.insert(code, cells.to_vec());
            }
            Kind::Jobs => {
                let code = get("code");
                enter(&mut self.job_names, job::key(&get("name")), &code);
                self.jobs.insert(code, cells.to_vec());
            }
            Kind::People => {
                let nip = get("nip");
                enter(&mut self.person_names, name::key(&get("name")), &nip);
                let birth_date = value(kind, cells, "birth_date").map(str::to_owned);
                self.people.insert(nip, KnownPerson { name: get("name"), birth_date, cells: cells.to_vec() });
            }
            Kind::Performance => {
                self.performance_years.insert((get("nip"), get("year")));
            }
            Kind::Education => place(kind, self.education.entry(get("nip")).or_default(), cells),
            Kind::Assignments => place(kind, self.assignments.entry(get("nip")).or_default(), cells),
            Kind::Leave => place(kind, self.leave.entry(get("nip")).or_default(), cells),
            _ => {}
        }
    }

    /// Adds a row of which only `carries` is told: the other columns of a known record stay, and so does a known
    /// value where the row has none, unless it carries every column.
    pub fn overlay(&mut self, kind: Kind, cells: &[Option<String>], carries: &[&str]) {
        let merged = match self.known_row(kind, cells) {
            Some(known) if carries.len() < columns(kind).len() => {
                let pairs = cells.iter().zip(known);
                pairs.map(|(new, old)| new.clone().or_else(|| old.clone())).collect()
            }
            _ => cells.to_vec(),
        };
        self.add(kind, &merged);
    }

    /// The known row of the same key, for the kinds that have one row for each.
    pub(crate) fn known_row(&self, kind: Kind, cells: &[Option<String>]) -> Option<&Cells> {
        match kind {
            Kind::Units => self.units.get(value(kind, cells, "code")?),
            Kind::Jobs => self.jobs.get(value(kind, cells, "code")?),
            Kind::People => Some(&self.people.get(value(kind, cells, "nip")?)?.cells),
            Kind::Education => same_key(kind, self.education(value(kind, cells, "nip")?), cells),
            Kind::Assignments => same_key(kind, self.assignments_of(value(kind, cells, "nip")?), cells),
            Kind::Leave => same_key(kind, self.leave(value(kind, cells, "nip")?), cells),
            _ => None,
        }
    }

    /// A job by code, else by the code its title gets, else by title.
    #[must_use]
    pub fn job(&self, text: &str) -> Found {
        let text = text.trim();
        let minted = job::code(text);
        if self.jobs.contains_key(text) {
            return Found::One(text.to_owned());
        }
        let key = job::key(text);
        match self.job_names.get(&key) {
            Some(codes) => one_or_several(codes),
            None if self.jobs.contains_key(&minted) => Found::One(minted),
            None => Found::Nothing,
        }
    }

    /// A person by name and, where given, ISO birth date.
    #[must_use]
    pub fn person_named(&self, name: &str, birth_date: Option<&str>) -> Found {
        let Some(nips) = self.person_names.get(&name::key(name)) else { return Found::Nothing };
        let fits = |nip: &&String| {
            let known = self.people.get(*nip).and_then(|p| p.birth_date.as_deref());
            birth_date.is_none() || known == birth_date
        };
        let found: Vec<String> = nips.iter().filter(fits).cloned().collect();
        if found.is_empty() { Found::Nothing } else { one_or_several(&found) }
    }

    /// A known person.
    #[must_use]
    pub fn person(&self, nip: &str) -> Option<&KnownPerson> {
        self.people.get(nip)
    }

    /// The row of a known unit.
    #[must_use]
    pub fn unit_row(&self, code: &str) -> Option<&Cells> {
        self.units.get(code)
    }

    /// The row of a known job.
    #[must_use]
    pub fn job_row(&self, code: &str) -> Option<&Cells> {
        self.jobs.get(code)
    }

    /// Whether a performance rating of a year is known.
    #[must_use]
    pub fn has_performance(&self, nip: &str, year: i16) -> bool {
        self.performance_years.contains(&(nip.to_owned(), year.to_string()))
    }

    /// Whether any performance rating is known at all, so that absence can mean something.
    #[must_use]
    pub fn knows_performance(&self) -> bool {
        !self.performance_years.is_empty()
    }

    /// Education rows of a person.
    #[must_use]
    pub fn education(&self, nip: &str) -> &[Cells] {
        self.education.get(nip).map_or(&[], Vec::as_slice)
    }

    /// Whether any education is known at all.
    #[must_use]
    pub fn knows_education(&self) -> bool {
        !self.education.is_empty()
    }

    /// Assignment rows by NIP.
    pub fn assignments(&self) -> impl Iterator<Item = (&str, &[Cells])> {
        self.assignments.iter().map(|(nip, rows)| (nip.as_str(), rows.as_slice()))
    }

    /// Assignment rows of one person.
    #[must_use]
    pub fn assignments_of(&self, nip: &str) -> &[Cells] {
        self.assignments.get(nip).map_or(&[], Vec::as_slice)
    }

    /// Leave rows of a person.
    #[must_use]
    pub fn leave(&self, nip: &str) -> &[Cells] {
        self.leave.get(nip).map_or(&[], Vec::as_slice)
    }

    /// Whether nothing was given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.units.is_empty() && self.jobs.is_empty() && self.people.is_empty()
    }

    /// Names of units that share most words with a text, at most three, for the sentence of a finding; never
    /// resolved to. It goes through all names.
    #[must_use]
    pub fn units_like(&self, text: &str) -> Vec<String> {
        self.near(&self.unit_names, &unit::key(text.trim()), &self.units, Kind::Units)
    }

    /// As [`Directory::units_like`], of jobs.
    #[must_use]
    pub fn jobs_like(&self, text: &str) -> Vec<String> {
        self.near(&self.job_names, &job::key(text.trim()), &self.jobs, Kind::Jobs)
    }

    fn near(
        &self,
        names: &BTreeMap<String, Vec<String>>,
        key: &str,
        rows: &BTreeMap<String, Cells>,
        kind: Kind,
    ) -> Vec<String> {
        let wanted: BTreeSet<&str> = key.split(' ').collect();
        let mut scored: Vec<(usize, &String)> = names
            .iter()
            .filter_map(|(name, codes)| {
                let have: BTreeSet<&str> = name.split(' ').collect();
                let shared = have.intersection(&wanted).count();
                let most = have.len().max(wanted.len());
                (shared * 2 > most).then(|| codes.first().map(|c| (most - shared, c))).flatten()
            })
            .collect();
        scored.sort();
        scored.truncate(3);
        let named = |code: &String| rows.get(code).and_then(|r| value(kind, r, "name")).map(str::to_owned);
        scored.into_iter().filter_map(|(_, code)| named(code)).collect()
    }
}

/// Sets a column of a tidy row; an unknown column is ignored.
pub(crate) fn put(kind: Kind, cells: &mut Cells, column: &str, text: &str) {
    let at = columns(kind).iter().position(|c| c.name == column);
    if let Some(cell) = at.and_then(|at| cells.get_mut(at)) {
        *cell = (!text.is_empty()).then(|| text.to_owned());
    }
}

/// The row of a list with the key of another.
fn same_key<'a>(kind: Kind, rows: &'a [Cells], cells: &[Option<String>]) -> Option<&'a Cells> {
    let key = key_of(kind, cells);
    rows.iter().find(|row| key_of(kind, row) == key)
}

/// Puts a row in the place of the one with its key, or at the end.
fn place(kind: Kind, rows: &mut Vec<Cells>, cells: &[Option<String>]) {
    let key = key_of(kind, cells);
    match rows.iter_mut().find(|row| key_of(kind, row) == key) {
        Some(row) => *row = cells.to_vec(),
        None => rows.push(cells.to_vec()),
    }
}

fn enter(names: &mut BTreeMap<String, Vec<String>>, key: String, code: &str) {
    let codes = names.entry(key).or_default();
    if !codes.iter().any(|c| c == code) {
        codes.push(code.to_owned());
    }
}

fn one_or_several(codes: &[String]) -> Found {
    match codes {
        [one] => Found::One(one.clone()),
        several => Found::Several(several.iter().take(5).cloned().collect()),
    }
}
