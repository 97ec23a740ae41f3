//! What is carried from row to row: known records, seen keys, and everything found so far.

use super::line::{Line, NoRecord};
use super::stage::Draft;
use super::{Cured, Dropped, IgnoredColumn, Reading, Staged};
use crate::directory::{Directory, Found, put, value};
use crate::finding::{Finding, FindingCode, Kept, Place};
use crate::layout::SheetPlan;
use crate::normal::{job, name};
use domain::kind::Kind;
use domain::tidy::{FieldRefused, Record, Why, key_of};
use domain::time::Date;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Values in an unusual form that are kept with a file; the rows that have any are counted all the same.
const MOST_CURED: usize = 20_000;
/// Unknown names for which names like them are looked for.
const MOST_LIKE: usize = 1_000;

pub(super) struct Session<'a> {
    /// What was known before the file.
    pub(super) base: &'a Directory,
    pub(super) directory: Directory,
    pub(super) today: Date,
    /// Old ids of units in the sheet being read, with the id that is kept.
    pub(super) old_units: BTreeMap<String, String>,
    pub(super) rows: Vec<Staged>,
    findings: Kept,
    rejected: Vec<Place>,
    pub(super) dropped: Dropped,
    ignored: Vec<IgnoredColumn>,
    cured: Vec<Cured>,
    cured_rows: usize,
    seen: BTreeMap<(Kind, String), u32>,
    /// The columns that the last row of each kind carried; those of the next are mostly the same.
    carried: BTreeMap<Kind, Arc<[&'static str]>>,
    /// How often names like an unknown one were asked for.
    asked_like: Cell<usize>,
}

impl<'a> Session<'a> {
    pub(super) fn new(directory: &'a Directory, today: Date) -> Self {
        Self {
            base: directory,
            directory: directory.clone(),
            today,
            old_units: BTreeMap::new(),
            rows: Vec::new(),
            findings: Kept::default(),
            rejected: Vec::new(),
            dropped: Dropped::default(),
            ignored: Vec::new(),
            cured: Vec::new(),
            cured_rows: 0,
            seen: BTreeMap::new(),
            carried: BTreeMap::new(),
            asked_like: Cell::new(0),
        }
    }

    pub(super) fn note_ignored(&mut self, plan: &SheetPlan) {
        let ignored = plan.columns.iter().filter_map(|c| {
            let why = c.why_ignored.filter(|_| c.field.is_none())?;
            Some(IgnoredColumn { sheet: plan.sheet.clone(), header: c.header.clone(), why })
        });
        self.ignored.extend(ignored);
    }

    pub(super) fn drop_row(&mut self, reason: NoRecord) {
        match reason {
            NoRecord::Section => self.dropped.sections += 1,
            NoRecord::Total => self.dropped.totals += 1,
        }
    }

    pub(super) fn superseded(&mut self, line: &Line<'_>, nip: &str, kept: u32) {
        self.dropped.superseded += 1;
        let finding = Finding::new(FindingCode::LatestKept, line.place())
            .in_column(&line.header("nip"))
            .with_value(nip)
            .about(kept.to_string());
        self.findings.push(finding);
    }

    /// Another person under a NIP that a row has already.
    pub(super) fn stranger(&mut self, mut line: Line<'_>, other: u32) {
        line.find("nip", FindingCode::DuplicateKey).about = other.to_string();
        self.note(&mut line);
    }

    /// Keeps the findings of a row.
    pub(super) fn note(&mut self, line: &mut Line<'_>) {
        if line.is_rejected() {
            self.rejected.push(line.place());
        }
        self.findings.extend(line.findings.drain(..));
    }

    pub(super) fn finish(mut self) -> Reading {
        self.rows.sort_by_key(|r| Kind::ALL.iter().position(|k| *k == r.kind));
        let (findings, findings_left_out) = self.findings.finish();
        Reading {
            rows: self.rows,
            findings,
            findings_left_out,
            rejected: self.rejected,
            dropped: self.dropped,
            ignored_columns: self.ignored,
            cured: self.cured,
            cured_rows: self.cured_rows,
            known: self.directory,
        }
    }

    /// Takes the findings of a row and, if none rejects it, its records. A record introduced by an earlier row
    /// of the same file (a unit, a job) is not repeated where `once` says so; any other repeat is a finding.
    pub(super) fn take(&mut self, mut line: Line<'_>, drafts: Vec<(Draft, Repeat)>) {
        if !line.is_rejected() {
            for (draft, repeat) in &drafts {
                self.check(&mut line, draft, *repeat);
            }
        }
        let (place, rejected) = (line.place(), line.is_rejected());
        self.note(&mut line);
        if rejected {
            return;
        }
        self.cured_rows += usize::from(!line.cured.is_empty());
        let room = MOST_CURED.saturating_sub(self.cured.len());
        self.cured.extend(line.cured.drain(..).take(room));
        for (mut draft, repeat) in drafts {
            self.keep_spelling(&mut draft);
            let key = key_of(draft.kind, &draft.cells);
            let known = self.seen.contains_key(&(draft.kind, key.clone()));
            if known && repeat == Repeat::Once {
                continue;
            }
            self.seen.insert((draft.kind, key.clone()), place.row);
            self.directory.overlay(draft.kind, &draft.cells, &draft.carries);
            let carries = self.shared(draft.kind, &draft.carries);
            let (kind, cells) = (draft.kind, draft.cells);
            self.rows.push(Staged { kind, place: place.clone(), key, cells, carries });
        }
    }

    fn shared(&mut self, kind: Kind, carries: &[&'static str]) -> Arc<[&'static str]> {
        match self.carried.get(&kind) {
            Some(last) if **last == *carries => last.clone(),
            _ => {
                let fresh: Arc<[&'static str]> = carries.into();
                self.carried.insert(kind, fresh.clone());
                fresh
            }
        }
    }

    /// A name that differs from the known one only by capital letters is no news: lists shout.
    fn keep_spelling(&self, draft: &mut Draft) {
        let known = self.base.known_row(draft.kind, &draft.cells);
        let known = known.and_then(|row| value(draft.kind, row, "name"));
        let told = value(draft.kind, &draft.cells, "name");
        if let Some((known, told)) = known.zip(told)
            && known != told
            && known.to_lowercase() == told.to_lowercase()
        {
            put(draft.kind, &mut draft.cells, "name", known);
        }
    }

    fn check(&mut self, line: &mut Line<'_>, draft: &Draft, repeat: Repeat) {
        if let Err(refused) = Record::from_cells(draft.kind, &draft.cells) {
            for field in refused {
                record_refused(line, draft, field);
            }
            return;
        }
        let key = key_of(draft.kind, &draft.cells);
        let Some(row) = self.seen.get(&(draft.kind, key)).copied() else { return };
        if repeat == Repeat::Refuse {
            let column = domain::tidy::key_columns(draft.kind).first().copied().unwrap_or_default();
            let shown = domain::tidy::key_columns(draft.kind)
                .iter()
                .filter_map(|c| value(draft.kind, &draft.cells, c))
                .collect::<Vec<_>>()
                .join(" / ");
            let finding = line.find(draft.source(column), FindingCode::DuplicateKey);
            finding.value = shown;
            finding.about = row.to_string();
        }
    }

    /// The NIP of a row; where it is damaged, the person is looked for by name and birth date and proposed.
    pub(super) fn nip(&self, line: &mut Line<'_>, birth_date: Option<Date>) -> Option<String> {
        let nip = line.nip("nip");
        if let Some(nip) = nip {
            return Some(nip.into());
        }
        if line.findings.iter().any(|f| f.code == FindingCode::NipDamaged || f.code == FindingCode::NipOld) {
            let name = line.first_line("name").unwrap_or_default();
            let day = birth_date.map(|d| d.to_string());
            let found = self.directory.person_named(&name, day.as_deref());
            if let (Found::One(nip), Some(finding)) = (found, line.findings.last_mut()) {
                finding.suggestion = Some(nip.into());
            }
        } else if !line.is_rejected() {
            line.find("nip", FindingCode::ValueMissing);
        }
        None
    }

    /// The NIP of a person who must be known already.
    pub(super) fn known_nip(&self, line: &mut Line<'_>) -> Option<String> {
        let nip = self.nip(line, None)?;
        let Some(person) = self.directory.person(&nip) else {
            line.find("nip", FindingCode::PersonUnknown).value = nip;
            return None;
        };
        if let Some(written) = line.first_line("name")
            && name::key(&written) != name::key(&person.name)
        {
            let known = person.name.clone();
            line.find("name", FindingCode::NameDiffers).about = known;
        }
        Some(nip)
    }

    /// Names like an unknown one; asked for the first [`MOST_LIKE`] only, since each goes through all names.
    fn like(&self, ask: impl FnOnce(&Directory) -> Vec<String>) -> String {
        let asked = self.asked_like.get();
        self.asked_like.set(asked.saturating_add(1));
        if asked < MOST_LIKE { ask(&self.directory).join(", ") } else { String::new() }
    }

    /// The unit that a text names.
    pub(super) fn unit(
        &self,
        line: &mut Line<'_>,
        field: &'static str,
        text: &str,
        above: &[String],
    ) -> Option<String> {
        self.unit_found(line, field, text, self.directory.unit(text, above))
    }

    /// The code that was found for a unit's name, or a finding.
    pub(super) fn unit_found(
        &self,
        line: &mut Line<'_>,
        field: &'static str,
        text: &str,
        found: Found,
    ) -> Option<String> {
        match found {
            Found::One(code) => Some(code),
            Found::Several(codes) => {
                let finding = line.find(field, FindingCode::UnitAmbiguous);
                text.clone_into(&mut finding.value);
                finding.about = codes.join(", ");
                None
            }
            Found::Nothing => {
                let finding = line.find(field, FindingCode::UnitUnknown);
                text.clone_into(&mut finding.value);
                finding.about = self.like(|known| known.units_like(text));
                None
            }
        }
    }

    /// The job that a text names; must be known.
    pub(super) fn known_job(&self, line: &mut Line<'_>, field: &'static str, text: &str) -> Option<String> {
        match self.directory.job(text) {
            Found::One(code) => Some(code),
            Found::Several(codes) => {
                let finding = line.find(field, FindingCode::JobAmbiguous);
                text.clone_into(&mut finding.value);
                finding.about = codes.join(", ");
                None
            }
            Found::Nothing => {
                let finding = line.find(field, FindingCode::JobUnknown);
                text.clone_into(&mut finding.value);
                finding.about = self.like(|known| known.jobs_like(text));
                None
            }
        }
    }

    /// The job that a text names, and a draft where it is new: offices bring titles that no list has yet.
    pub(super) fn job(
        &self,
        line: &mut Line<'_>,
        field: &'static str,
        text: &str,
        told: job::Told<'_>,
    ) -> (Option<String>, Option<Draft>) {
        match self.directory.job(text) {
            Found::One(code) => (Some(code), None),
            Found::Several(_) => (self.known_job(line, field, text), None),
            Found::Nothing => {
                let level = job::level(text, told);
                if level.is_none() && !job::is_additional(text) {
                    text.clone_into(&mut line.find(field, FindingCode::LevelUnknown).value);
                }
                let mut draft = Draft::new(Kind::Jobs);
                draft.set("code", field, Some(job::code(text)));
                draft.set("name", field, Some(job::title(text)));
                draft.set_if("level", field, level.map(|l| l.code().to_owned()));
                draft.set("family", field, Some(job::family(text)));
                (Some(job::code(text)), Some(draft))
            }
        }
    }
}

/// What a key that was seen before means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Repeat {
    /// The second is refused.
    Refuse,
    /// The second is the same thing mentioned again.
    Once,
}

fn record_refused(line: &mut Line<'_>, draft: &Draft, field: FieldRefused) {
    let (code, about) = match field.why {
        Why::Missing => (FindingCode::ValueMissing, String::new()),
        Why::NotADate => (FindingCode::NotADate, String::new()),
        Why::NotANumber => (FindingCode::NotANumber, String::new()),
        Why::NotInList(list) => (FindingCode::NotInList, list.join(", ")),
        Why::Nip(_) => (FindingCode::NipLength, field.value.len().to_string()),
        Why::NotARank => (FindingCode::NotARank, String::new()),
        Why::EndsBeforeStart => (FindingCode::EndsBeforeStart, String::new()),
        Why::TooLong => (FindingCode::TooLong, String::new()),
    };
    let finding = line.find(draft.source(field.column), code);
    finding.value = field.value.chars().take(200).collect();
    finding.about = about;
}
