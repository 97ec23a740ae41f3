//! One row under its plan: values by field, with the findings they cause. It stages nothing.

use super::Cured;
use crate::finding::{Finding, FindingCode, Place, Severity};
use crate::layout::{ColumnPlan, LayoutId, SheetPlan, must};
use crate::normal::{Refused, code, date, nip, number, text, words};
use crate::workbook::{Cell, Sheet};
use domain::nip::Nip;
use domain::time::Date;
use std::collections::BTreeSet;

/// Why a row holds no record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoRecord {
    Section,
    Total,
}

/// The words that begin a row of sums.
const TOTALS: [&str; 6] = ["JUMLAH", "TOTAL", "SUB TOTAL", "SUBTOTAL", "PEMBULATAN", "GRAND TOTAL"];

/// A row being read.
pub(super) struct Line<'a> {
    sheet: &'a Sheet,
    plan: &'a SheetPlan,
    row: u32,
    /// Columns whose days are written month first.
    turned: Option<&'a BTreeSet<usize>>,
    pub(super) findings: Vec<Finding>,
    pub(super) cured: Vec<Cured>,
}

impl<'a> Line<'a> {
    pub(super) fn new(sheet: &'a Sheet, plan: &'a SheetPlan, row: u32) -> Self {
        Self { sheet, plan, row, turned: None, findings: Vec::new(), cured: Vec::new() }
    }

    pub(super) fn with_turned(mut self, columns: &'a BTreeSet<usize>) -> Self {
        self.turned = Some(columns);
        self
    }

    pub(super) fn layout(&self) -> LayoutId {
        self.plan.layout
    }

    pub(super) fn place(&self) -> Place {
        Place::new(self.sheet.name.clone(), self.row)
    }

    pub(super) fn is_empty(&self) -> bool {
        let at = usize::try_from(self.row).unwrap_or(usize::MAX).wrapping_sub(1);
        self.sheet.rows.get(at).is_none_or(|cells| cells.iter().all(Cell::is_empty))
    }

    pub(super) fn has(&self, field: &str) -> bool {
        self.plan.column(field).is_some()
    }

    fn column(&self, field: &str) -> Option<&'a ColumnPlan> {
        self.plan.column(field)
    }

    pub(super) fn header(&self, field: &str) -> String {
        self.column(field).map_or_else(|| field.to_owned(), |c| c.header.clone())
    }

    pub(super) fn cell(&self, field: &str) -> &'a Cell {
        const NOTHING: &Cell = &Cell::Empty;
        self.column(field).map_or(NOTHING, |c| self.sheet.cell(self.row, c.column_index))
    }

    /// The cleaned text, without a finding; for looking before reading.
    pub(super) fn peek(&self, field: &str) -> Option<String> {
        text(self.cell(field)).ok().flatten()
    }

    /// The lines of a cell: offices put name and birth in one.
    pub(super) fn lines(&self, field: &str) -> Vec<String> {
        self.cell(field).text().lines().filter_map(crate::normal::clean).collect()
    }

    /// The first line of a cell.
    pub(super) fn first_line(&self, field: &str) -> Option<String> {
        self.lines(field).into_iter().next()
    }

    /// The compared forms of the cells with letters, whatever their column.
    fn texts(&self) -> impl Iterator<Item = String> {
        let at = usize::try_from(self.row).unwrap_or(usize::MAX).wrapping_sub(1);
        let cells = self.sheet.rows.get(at).map_or(&[][..], Vec::as_slice);
        let words = cells.iter().filter_map(|c| if let Cell::Text(t) = c { Some(words(t)) } else { None });
        words.filter(|w| w.chars().any(char::is_alphabetic))
    }

    /// The first of them.
    pub(super) fn first_words(&self) -> String {
        self.texts().next().unwrap_or_default()
    }

    /// Whether the NIP column holds so many digits that a NIP is meant.
    fn has_nip_digits(&self) -> bool {
        self.peek("nip").is_some_and(|t| t.chars().filter(char::is_ascii_digit).count() >= 8)
    }

    /// Whether the row is a section title or a total rather than a record.
    pub(super) fn without_record(&self) -> Option<NoRecord> {
        let first = self.first_words();
        let identity: &[&str] = match self.plan.layout {
            LayoutId::Plain(_) => {
                let is_total = TOTALS.contains(&first.as_str()) && !self.has_nip_digits();
                return is_total.then_some(NoRecord::Total);
            }
            LayoutId::SiasnUnits => &["code", "name"],
            LayoutId::PostMap | LayoutId::NeedList => &["job"],
            LayoutId::Workload => &["task", "job", "unit"],
            _ => &["nip", "name"],
        };
        let is_total = TOTALS.iter().any(|t| first == *t || first.starts_with(&format!("{t} ")))
            // The word may stand behind the count: `12 orang | JUMLAH`.
            || self.texts().any(|text| TOTALS.contains(&text.as_str()));
        let filled = identity.iter().filter(|f| self.peek(f).is_some() || self.is_uncounted(f)).count();
        let is_header = self
            .plan
            .columns
            .iter()
            .filter(|c| c.field.is_some())
            .take(3)
            .all(|c| words(&self.sheet.cell(self.row, c.column_index).text()) == words(&c.header));
        let is_person_list = identity.first() == Some(&"nip");
        // A NIP makes a record of it; `25 orang` under the NIP header does not.
        if is_total && (!is_person_list || !self.has_nip_digits()) {
            return Some(NoRecord::Total);
        }
        if is_header {
            return Some(NoRecord::Section);
        }
        // A section title of a person list may stand in the name column, but has no NIP and nothing else.
        let has_nip = self.peek("nip").is_some() || self.is_uncounted("nip");
        let is_title = is_person_list && !has_nip && self.filled_fields() <= 1;
        // The unit of a block may stand alone in its row; the caller must see it.
        let keeps_block =
            matches!(self.plan.layout, LayoutId::PostMap | LayoutId::NeedList) && self.peek("unit").is_some();
        (filled == 0 && !keeps_block || is_title).then_some(NoRecord::Section)
    }

    fn filled_fields(&self) -> usize {
        self.plan
            .columns
            .iter()
            .filter(|c| c.field.is_some() && !self.sheet.cell(self.row, c.column_index).is_empty())
            .count()
    }

    pub(super) fn is_rejected(&self) -> bool {
        self.findings.iter().any(Finding::is_reject)
    }

    /// A finding at a field of this row.
    pub(super) fn find(&mut self, field: &str, code: FindingCode) -> &mut Finding {
        let mut finding = Finding::new(code, self.place()).with_value(&self.cell(field).text());
        if self.has(field) {
            finding = finding.in_column(&self.header(field));
        }
        self.findings.push(finding);
        let at = self.findings.len() - 1;
        &mut self.findings[at]
    }

    pub(super) fn refuse(&mut self, field: &str, refused: Refused) {
        let is_needed = refused.code == FindingCode::FormulaUncounted && self.needs(field);
        let finding = self.find(field, refused.code);
        if is_needed {
            finding.severity = Severity::Reject;
        }
        finding.about = refused.about;
        finding.suggestion = refused.suggestion.map(Into::into);
    }

    /// Whether a row without this field would say something else than the file does: it names the record, or
    /// the layout needs it and no other column stands in for it.
    fn needs(&self, field: &str) -> bool {
        const NEEDED: [&str; 11] = [
            "nip",
            "code",
            "name",
            "unit",
            "unit_code",
            "job",
            "job_code",
            "from",
            "decreed_need",
            "norm_minutes",
            "norm_hours",
        ];
        let is_key = |kind| domain::tidy::key_columns(kind).contains(&field);
        NEEDED.contains(&field)
            || must(self.plan.layout).iter().any(|group| matches!(group, [one] if *one == field))
            || matches!(self.plan.layout, LayoutId::Plain(kind) if is_key(kind))
    }

    /// Whether a formula stands there whose result the file does not store.
    pub(super) fn is_uncounted(&self, field: &str) -> bool {
        matches!(self.cell(field), Cell::Uncounted)
    }

    fn take<T>(&mut self, field: &str, read: Result<Option<T>, Refused>) -> Option<T> {
        read.unwrap_or_else(|refused| {
            self.refuse(field, refused);
            None
        })
    }

    pub(super) fn text(&mut self, field: &str) -> Option<String> {
        let read = text(self.cell(field));
        self.take(field, read)
    }

    pub(super) fn date(&mut self, field: &str) -> Option<Date> {
        if self.is_turned(field) {
            self.find(field, FindingCode::MonthFirst);
            return None;
        }
        let read = date::date(self.cell(field));
        let day = self.take(field, read)?;
        if let Cell::Text(text) = self.cell(field) {
            let usual = [date::written(day), day.to_string()];
            if !usual.iter().any(|u| text.trim().starts_with(u.as_str())) {
                self.cure(field, date::written(day));
            }
        }
        Some(day)
    }

    fn is_turned(&self, field: &str) -> bool {
        let at = self.column(field).map(|c| c.column_index);
        let is_turned = at.zip(self.turned).is_some_and(|(at, turned)| turned.contains(&at));
        is_turned && matches!(self.cell(field), Cell::Text(text) if date::figures(text).is_some())
    }

    pub(super) fn whole(&mut self, field: &str, low: i64, high: i64) -> Option<i64> {
        let read = number::whole(self.cell(field), low, high);
        self.take(field, read)
    }

    pub(super) fn thousandths(&mut self, field: &str, dot: number::Dot) -> Option<i64> {
        let read = number::thousandths(self.cell(field), dot);
        self.take(field, read)
    }

    pub(super) fn nip(&mut self, field: &str) -> Option<Nip> {
        let read = nip::nip(self.cell(field));
        let nip = self.take(field, read)?;
        if self.cell(field).text().trim() != nip.as_str() {
            self.cure(field, nip.as_str().to_owned());
        }
        Some(nip)
    }

    /// A rank, written as the tidy layout writes it.
    pub(super) fn rank(&mut self, field: &str) -> Option<String> {
        let text = self.text(field)?;
        let rank = code::rank(&text);
        if rank.is_none() {
            self.find(field, FindingCode::NotARank);
        }
        let rank = rank?.to_string();
        // An id column is usual in its own form.
        if text != rank && !text.bytes().all(|b| b.is_ascii_digit()) {
            self.cure(field, rank.clone());
        }
        Some(rank)
    }

    fn cure(&mut self, field: &str, to: String) {
        let (place, column, from) = (self.place(), self.header(field), self.cell(field).text());
        self.cured.push(Cured { place, column, from, to });
    }

    /// A value of a code list; `allowed` is for the sentence.
    pub(super) fn listed<T>(
        &mut self,
        field: &str,
        allowed: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(field)?;
        let value = read(&text);
        if value.is_none() {
            self.find(field, FindingCode::NotInList).about = allowed.to_owned();
        }
        value
    }
}
