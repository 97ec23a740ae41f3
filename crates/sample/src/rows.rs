//! The tidy rows: one plain struct per KIND, in the column order of the files.
//!
//! No checks and no meaning live here; a row holds exactly what its file row will show. Empty options are
//! empty cells (unknown).

use jiff::civil::Date;

use crate::cell::{Cell, Tabular};

/// A work unit.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitRow {
    /// Column `code`.
    pub code: String,
    /// Column `name`.
    pub name: String,
    /// Column `parent_code`.
    pub parent_code: Option<String>,
    /// Column `kind`.
    pub kind: &'static str,
    /// Column `sector`.
    pub sector: &'static str,
    /// Column `district`.
    pub district: String,
    /// Column `special_area`.
    pub special_area: bool,
    /// Column `from`.
    pub from: Date,
    /// Column `until`.
    pub until: Option<Date>,
}

impl Tabular for UnitRow {
    const KIND: &'static str = "units";
    const HEADER: &'static [&'static str] = &["code", "name", "parent_code", "kind", "sector", "district", "special_area", "from", "until"];
    fn cells(&self) -> Vec<Cell> {
        vec![Cell::from(&self.code), Cell::from(&self.name), Cell::from(&self.parent_code), Cell::from(self.kind), Cell::from(self.sector), Cell::from(&self.district), Cell::from(self.special_area), Cell::from(self.from), Cell::from(self.until)]
    }
}

/// A post: one job in one unit, with its numbers of seats.
#[derive(Debug, Clone, PartialEq)]
pub struct PostRow {
    /// Column `unit_code`.
    pub unit_code: String,
    /// Column `job_code`.
    pub job_code: String,
    /// Column `decreed_need`.
    pub decreed_need: u32,
    /// Column `agreed_need`.
    pub agreed_need: Option<u32>,
    /// Column `minimum`.
    pub minimum: Option<u32>,
    /// Column `strategic`.
    pub strategic: bool,
    /// Column `strategic_reason`.
    pub strategic_reason: Option<String>,
    /// Column `strategic_date`.
    pub strategic_date: Option<Date>,
    /// Column `from`.
    pub from: Date,
    /// Column `until`.
    pub until: Option<Date>,
}

impl Tabular for PostRow {
    const KIND: &'static str = "posts";
    const HEADER: &'static [&'static str] = &["unit_code", "job_code", "decreed_need", "agreed_need", "minimum", "strategic", "strategic_reason", "strategic_date", "from", "until"];
    fn cells(&self) -> Vec<Cell> {
        vec![Cell::from(&self.unit_code), Cell::from(&self.job_code), Cell::from(self.decreed_need), Cell::from(self.agreed_need), Cell::from(self.minimum), Cell::from(self.strategic), Cell::from(&self.strategic_reason), Cell::from(self.strategic_date), Cell::from(self.from), Cell::from(self.until)]
    }
}

/// A civil servant; `nip` is the key.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonRow {
    /// Column `nip`.
    pub nip: String,
    /// Column `name`.
    pub name: String,
    /// Column `title_before`.
    pub title_before: Option<String>,
    /// Column `title_after`.
    pub title_after: Option<String>,
    /// Column `birth_date`.
    pub birth_date: Date,
    /// Column `sex`.
    pub sex: &'static str,
    /// Column `employment`.
    pub employment: &'static str,
    /// Column `legal_status`.
    pub legal_status: &'static str,
    /// Column `rank`.
    pub rank: String,
    /// Column `rank_from`.
    pub rank_from: Date,
    /// Column `cpns_from`.
    pub cpns_from: Option<Date>,
    /// Column `pns_from`.
    pub pns_from: Option<Date>,
    /// Column `contract_until`.
    pub contract_until: Option<Date>,
    /// Column `home_district`.
    pub home_district: String,
}

impl Tabular for PersonRow {
    const KIND: &'static str = "people";
    const HEADER: &'static [&'static str] = &["nip", "name", "title_before", "title_after", "birth_date", "sex", "employment", "legal_status", "rank", "rank_from", "cpns_from", "pns_from", "contract_until", "home_district"];
    fn cells(&self) -> Vec<Cell> {
        vec![Cell::from(&self.nip), Cell::from(&self.name), Cell::from(&self.title_before), Cell::from(&self.title_after), Cell::from(self.birth_date), Cell::from(self.sex), Cell::from(self.employment), Cell::from(self.legal_status), Cell::from(&self.rank), Cell::from(self.rank_from), Cell::from(self.cpns_from), Cell::from(self.pns_from), Cell::from(self.contract_until), Cell::from(&self.home_district)]
    }
}

/// A person in a post over dates.
#[derive(Debug, Clone, PartialEq)]
pub struct AssignmentRow {
    /// Column `nip`.
    pub nip: String,
    /// Column `unit_code`.
    pub unit_code: String,
    /// Column `job_code`.
    pub job_code: String,
    /// Column `capacity`.
    pub capacity: &'static str,
    /// Column `from`.
    pub from: Date,
    /// Column `until`.
    pub until: Option<Date>,
    /// Column `decree_number`.
    pub decree_number: String,
    /// Column `decree_date`.
    pub decree_date: Date,
}

impl Tabular for AssignmentRow {
    const KIND: &'static str = "assignments";
    const HEADER: &'static [&'static str] = &["nip", "unit_code", "job_code", "capacity", "from", "until", "decree_number", "decree_date"];
    fn cells(&self) -> Vec<Cell> {
        vec![Cell::from(&self.nip), Cell::from(&self.unit_code), Cell::from(&self.job_code), Cell::from(self.capacity), Cell::from(self.from), Cell::from(self.until), Cell::from(&self.decree_number), Cell::from(self.decree_date)]
    }
}

/// A degree or certificate.
#[derive(Debug, Clone, PartialEq)]
pub struct EducationRow {
    /// Column `nip`.
    pub nip: String,
    /// Column `kind`.
    pub kind: &'static str,
    /// Column `level`.
    pub level: Option<&'static str>,
    /// Column `field`.
    pub field: Option<String>,
    /// Column `subject`.
    pub subject: Option<String>,
    /// Column `year`.
    pub year: i16,
}

impl Tabular for EducationRow {
    const KIND: &'static str = "education";
    const HEADER: &'static [&'static str] = &["nip", "kind", "level", "field", "subject", "year"];
    fn cells(&self) -> Vec<Cell> {
        vec![Cell::from(&self.nip), Cell::from(self.kind), Cell::from(self.level), Cell::from(&self.field), Cell::from(&self.subject), Cell::from(self.year)]
    }
}

/// One year's appraisal (SKP).
#[derive(Debug, Clone, PartialEq)]
pub struct PerformanceRow {
    /// Column `nip`.
    pub nip: String,
    /// Column `year`.
    pub year: i16,
    /// Column `result`.
    pub result: &'static str,
    /// Column `behaviour`.
    pub behaviour: &'static str,
    /// Column `rating`.
    pub rating: &'static str,
}

impl Tabular for PerformanceRow {
    const KIND: &'static str = "performance";
    const HEADER: &'static [&'static str] = &["nip", "year", "result", "behaviour", "rating"];
    fn cells(&self) -> Vec<Cell> {
        vec![Cell::from(&self.nip), Cell::from(self.year), Cell::from(self.result), Cell::from(self.behaviour), Cell::from(self.rating)]
    }
}

/// One task of a post in the workload analysis; minutes per result.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkloadRow {
    /// Column `unit_code`.
    pub unit_code: String,
    /// Column `job_code`.
    pub job_code: String,
    /// Column `task`.
    pub task: String,
    /// Column `result_unit`.
    pub result_unit: String,
    /// Column `volume`.
    pub volume: f64,
    /// Column `norm_minutes`.
    pub norm_minutes: f64,
    /// Column `method`.
    pub method: &'static str,
    /// Column `year`.
    pub year: i16,
}

impl Tabular for WorkloadRow {
    const KIND: &'static str = "workload";
    const HEADER: &'static [&'static str] = &["unit_code", "job_code", "task", "result_unit", "volume", "norm_minutes", "method", "year"];
    fn cells(&self) -> Vec<Cell> {
        vec![Cell::from(&self.unit_code), Cell::from(&self.job_code), Cell::from(&self.task), Cell::from(&self.result_unit), Cell::from(self.volume), Cell::from(self.norm_minutes), Cell::from(self.method), Cell::from(self.year)]
    }
}

/// One ranked wish of a person.
#[derive(Debug, Clone, PartialEq)]
pub struct WishRow {
    /// Column `nip`.
    pub nip: String,
    /// Column `rank`.
    pub rank: u32,
    /// Column `unit_code`.
    pub unit_code: Option<String>,
    /// Column `job_code`.
    pub job_code: Option<String>,
    /// Column `district`.
    pub district: Option<String>,
    /// Column `stay`.
    pub stay: bool,
    /// Column `anywhere`.
    pub anywhere: bool,
}

impl Tabular for WishRow {
    const KIND: &'static str = "wishes";
    const HEADER: &'static [&'static str] = &["nip", "rank", "unit_code", "job_code", "district", "stay", "anywhere"];
    fn cells(&self) -> Vec<Cell> {
        vec![Cell::from(&self.nip), Cell::from(self.rank), Cell::from(&self.unit_code), Cell::from(&self.job_code), Cell::from(&self.district), Cell::from(self.stay), Cell::from(self.anywhere)]
    }
}

/// A disciplinary sanction.
#[derive(Debug, Clone, PartialEq)]
pub struct SanctionRow {
    /// Column `nip`.
    pub nip: String,
    /// Column `severity`.
    pub severity: &'static str,
    /// Column `kind`.
    pub kind: String,
    /// Column `from`.
    pub from: Date,
    /// Column `until`.
    pub until: Option<Date>,
    /// Column `decree_number`.
    pub decree_number: String,
}

impl Tabular for SanctionRow {
    const KIND: &'static str = "sanctions";
    const HEADER: &'static [&'static str] = &["nip", "severity", "kind", "from", "until", "decree_number"];
    fn cells(&self) -> Vec<Cell> {
        vec![Cell::from(&self.nip), Cell::from(self.severity), Cell::from(&self.kind), Cell::from(self.from), Cell::from(self.until), Cell::from(&self.decree_number)]
    }
}

/// A leave that takes the person out of service for a time.
#[derive(Debug, Clone, PartialEq)]
pub struct LeaveRow {
    /// Column `nip`.
    pub nip: String,
    /// Column `kind`.
    pub kind: &'static str,
    /// Column `from`.
    pub from: Date,
    /// Column `until`.
    pub until: Option<Date>,
}

impl Tabular for LeaveRow {
    const KIND: &'static str = "leave";
    const HEADER: &'static [&'static str] = &["nip", "kind", "from", "until"];
    fn cells(&self) -> Vec<Cell> {
        vec![Cell::from(&self.nip), Cell::from(self.kind), Cell::from(self.from), Cell::from(self.until)]
    }
}

/// A declared relation between two persons; one row a pair.
#[derive(Debug, Clone, PartialEq)]
pub struct RelationRow {
    /// Column `nip`.
    pub nip: String,
    /// Column `other_nip`.
    pub other_nip: String,
    /// Column `relation`.
    pub relation: &'static str,
    /// Column `degree`.
    pub degree: u32,
}

impl Tabular for RelationRow {
    const KIND: &'static str = "relations";
    const HEADER: &'static [&'static str] = &["nip", "other_nip", "relation", "degree"];
    fn cells(&self) -> Vec<Cell> {
        vec![Cell::from(&self.nip), Cell::from(&self.other_nip), Cell::from(self.relation), Cell::from(self.degree)]
    }
}

/// Travel between two districts; one row for each direction.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceRow {
    /// Column `from_district`.
    pub from_district: String,
    /// Column `to_district`.
    pub to_district: String,
    /// Column `minutes`.
    pub minutes: u32,
    /// Column `km`.
    pub km: u32,
}

impl Tabular for PlaceRow {
    const KIND: &'static str = "places";
    const HEADER: &'static [&'static str] = &["from_district", "to_district", "minutes", "km"];
    fn cells(&self) -> Vec<Cell> {
        vec![Cell::from(&self.from_district), Cell::from(&self.to_district), Cell::from(self.minutes), Cell::from(self.km)]
    }
}

/// A measured size of a school or puskesmas.
#[derive(Debug, Clone, PartialEq)]
pub struct FacilityRow {
    /// Column `unit_code`.
    pub unit_code: String,
    /// Column `measure`.
    pub measure: String,
    /// Column `value`.
    pub value: String,
    /// Column `year`.
    pub year: i16,
}

impl Tabular for FacilityRow {
    const KIND: &'static str = "facilities";
    const HEADER: &'static [&'static str] = &["unit_code", "measure", "value", "year"];
    fn cells(&self) -> Vec<Cell> {
        vec![Cell::from(&self.unit_code), Cell::from(&self.measure), Cell::from(&self.value), Cell::from(self.year)]
    }
}

/// A licence, term, bond or paper of a person.
#[derive(Debug, Clone, PartialEq)]
pub struct CredentialRow {
    /// Column `nip`.
    pub nip: String,
    /// Column `kind`.
    pub kind: &'static str,
    /// Column `subject`.
    pub subject: Option<String>,
    /// Column `number`.
    pub number: Option<String>,
    /// Column `from`.
    pub from: Date,
    /// Column `until`.
    pub until: Option<Date>,
}

impl Tabular for CredentialRow {
    const KIND: &'static str = "credentials";
    const HEADER: &'static [&'static str] = &["nip", "kind", "subject", "number", "from", "until"];
    fn cells(&self) -> Vec<Cell> {
        vec![Cell::from(&self.nip), Cell::from(self.kind), Cell::from(&self.subject), Cell::from(&self.number), Cell::from(self.from), Cell::from(self.until)]
    }
}

/// A job title with its requirements; `required` are the levels in the order of [`COMPETENCES`].
#[derive(Debug, Clone, PartialEq)]
pub struct JobRow {
    /// Column `code`.
    pub code: String,
    /// Column `name`.
    pub name: String,
    /// Column `level`.
    pub level: &'static str,
    /// Column `family`.
    pub family: &'static str,
    /// Column `class`.
    pub class: u8,
    /// Column `bup`.
    pub bup: u8,
    /// Column `education_level`.
    pub education_level: &'static str,
    /// Column `education_fields`.
    pub education_fields: Vec<&'static str>,
    /// Column `rank_low`.
    pub rank_low: &'static str,
    /// Column `rank_high`.
    pub rank_high: &'static str,
    /// Column `subject`.
    pub subject: Option<&'static str>,
    /// Column `required`.
    pub required: [Option<u8>; 10],
}

impl Tabular for JobRow {
    const KIND: &'static str = "jobs";
    const HEADER: &'static [&'static str] = &["code", "name", "level", "family", "class", "bup", "education_level", "education_fields", "rank_low", "rank_high", "subject", "integrity", "cooperation", "communication", "results", "service", "development", "change", "decision", "unity", "technical"];
    fn cells(&self) -> Vec<Cell> {
        let mut cells = vec![Cell::from(&self.code), Cell::from(&self.name), Cell::from(self.level), Cell::from(self.family), Cell::from(self.class), Cell::from(self.bup), Cell::from(self.education_level), Cell::from(&self.education_fields.join(";")), Cell::from(self.rank_low), Cell::from(self.rank_high), Cell::from(self.subject)];
        cells.extend(self.required.iter().map(|level| Cell::from(*level)));
        cells
    }
}

/// One assessment of a person; `held` are the levels in the order of [`COMPETENCES`].
#[derive(Debug, Clone, PartialEq)]
pub struct CompetenceRow {
    /// Column `nip`.
    pub nip: String,
    /// Column `date`.
    pub date: Date,
    /// Column `held`.
    pub held: [u8; 10],
    /// Column `potential`.
    pub potential: &'static str,
}

impl Tabular for CompetenceRow {
    const KIND: &'static str = "competencies";
    const HEADER: &'static [&'static str] = &["nip", "date", "integrity", "cooperation", "communication", "results", "service", "development", "change", "decision", "unity", "technical", "potential"];
    fn cells(&self) -> Vec<Cell> {
        let mut cells = vec![Cell::from(&self.nip), Cell::from(self.date)];
        cells.extend(self.held.iter().map(|level| Cell::from(*level)));
        cells.push(Cell::from(self.potential));
        cells
    }
}

/// The ten competences in column order (PermenPANRB 38/2017, and `technical`).
pub const COMPETENCES: [&str; 10] = ["integrity", "cooperation", "communication", "results", "service", "development", "change", "decision", "unity", "technical"];
