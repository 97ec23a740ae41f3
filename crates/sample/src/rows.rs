//! The tidy rows: one plain struct per KIND, in the column order of the files.
//!
//! No checks and no meaning live here; a row holds exactly what its file row will show. Empty options are
//! empty cells (unknown).

mod cells;

use jiff::civil::Date;

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

/// The ten competences in column order (PermenPANRB 38/2017, and `technical`).
pub const COMPETENCES: [&str; 10] = [
    "integrity",
    "cooperation",
    "communication",
    "results",
    "service",
    "development",
    "change",
    "decision",
    "unity",
    "technical",
];
