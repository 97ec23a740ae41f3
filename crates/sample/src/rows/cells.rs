//! Headers and cells of the tidy rows, in the column order of the files.
//!
//! Conversion only; what a cell may hold is said where the row is made.

use super::{
    AssignmentRow, CompetenceRow, CredentialRow, EducationRow, FacilityRow, JobRow, LeaveRow, PerformanceRow,
    PersonRow, PlaceRow, PostRow, RelationRow, SanctionRow, UnitRow, WishRow, WorkloadRow,
};
use crate::cell::{Cell, Tabular};

impl Tabular for UnitRow {
    const KIND: &'static str = "units";
    const HEADER: &'static [&'static str] =
        &["code", "name", "parent_code", "kind", "sector", "district", "special_area", "from", "until"];
    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::from(&self.code),
            Cell::from(&self.name),
            Cell::from(&self.parent_code),
            Cell::from(self.kind),
            Cell::from(self.sector),
            Cell::from(&self.district),
            Cell::from(self.special_area),
            Cell::from(self.from),
            Cell::from(self.until),
        ]
    }
}

impl Tabular for PostRow {
    const KIND: &'static str = "posts";
    const HEADER: &'static [&'static str] = &[
        "unit_code",
        "job_code",
        "decreed_need",
        "agreed_need",
        "minimum",
        "strategic",
        "strategic_reason",
        "strategic_date",
        "from",
        "until",
    ];
    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::from(&self.unit_code),
            Cell::from(&self.job_code),
            Cell::from(self.decreed_need),
            Cell::from(self.agreed_need),
            Cell::from(self.minimum),
            Cell::from(self.strategic),
            Cell::from(&self.strategic_reason),
            Cell::from(self.strategic_date),
            Cell::from(self.from),
            Cell::from(self.until),
        ]
    }
}

impl Tabular for PersonRow {
    const KIND: &'static str = "people";
    const HEADER: &'static [&'static str] = &[
        "nip",
        "name",
        "title_before",
        "title_after",
        "birth_date",
        "sex",
        "employment",
        "legal_status",
        "rank",
        "rank_from",
        "cpns_from",
        "pns_from",
        "contract_until",
        "home_district",
    ];
    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::from(&self.nip),
            Cell::from(&self.name),
            Cell::from(&self.title_before),
            Cell::from(&self.title_after),
            Cell::from(self.birth_date),
            Cell::from(self.sex),
            Cell::from(self.employment),
            Cell::from(self.legal_status),
            Cell::from(&self.rank),
            Cell::from(self.rank_from),
            Cell::from(self.cpns_from),
            Cell::from(self.pns_from),
            Cell::from(self.contract_until),
            Cell::from(&self.home_district),
        ]
    }
}

impl Tabular for AssignmentRow {
    const KIND: &'static str = "assignments";
    const HEADER: &'static [&'static str] =
        &["nip", "unit_code", "job_code", "capacity", "from", "until", "decree_number", "decree_date"];
    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::from(&self.nip),
            Cell::from(&self.unit_code),
            Cell::from(&self.job_code),
            Cell::from(self.capacity),
            Cell::from(self.from),
            Cell::from(self.until),
            Cell::from(&self.decree_number),
            Cell::from(self.decree_date),
        ]
    }
}

impl Tabular for EducationRow {
    const KIND: &'static str = "education";
    const HEADER: &'static [&'static str] = &["nip", "kind", "level", "field", "subject", "year"];
    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::from(&self.nip),
            Cell::from(self.kind),
            Cell::from(self.level),
            Cell::from(&self.field),
            Cell::from(&self.subject),
            Cell::from(self.year),
        ]
    }
}

impl Tabular for PerformanceRow {
    const KIND: &'static str = "performance";
    const HEADER: &'static [&'static str] = &["nip", "year", "result", "behaviour", "rating"];
    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::from(&self.nip),
            Cell::from(self.year),
            Cell::from(self.result),
            Cell::from(self.behaviour),
            Cell::from(self.rating),
        ]
    }
}

impl Tabular for WorkloadRow {
    const KIND: &'static str = "workload";
    const HEADER: &'static [&'static str] =
        &["unit_code", "job_code", "task", "result_unit", "volume", "norm_minutes", "method", "year"];
    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::from(&self.unit_code),
            Cell::from(&self.job_code),
            Cell::from(&self.task),
            Cell::from(&self.result_unit),
            Cell::from(self.volume),
            Cell::from(self.norm_minutes),
            Cell::from(self.method),
            Cell::from(self.year),
        ]
    }
}

impl Tabular for WishRow {
    const KIND: &'static str = "wishes";
    const HEADER: &'static [&'static str] =
        &["nip", "rank", "unit_code", "job_code", "district", "stay", "anywhere"];
    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::from(&self.nip),
            Cell::from(self.rank),
            Cell::from(&self.unit_code),
            Cell::from(&self.job_code),
            Cell::from(&self.district),
            Cell::from(self.stay),
            Cell::from(self.anywhere),
        ]
    }
}

impl Tabular for SanctionRow {
    const KIND: &'static str = "sanctions";
    const HEADER: &'static [&'static str] = &["nip", "severity", "kind", "from", "until", "decree_number"];
    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::from(&self.nip),
            Cell::from(self.severity),
            Cell::from(&self.kind),
            Cell::from(self.from),
            Cell::from(self.until),
            Cell::from(&self.decree_number),
        ]
    }
}

impl Tabular for LeaveRow {
    const KIND: &'static str = "leave";
    const HEADER: &'static [&'static str] = &["nip", "kind", "from", "until"];
    fn cells(&self) -> Vec<Cell> {
        vec![Cell::from(&self.nip), Cell::from(self.kind), Cell::from(self.from), Cell::from(self.until)]
    }
}

impl Tabular for RelationRow {
    const KIND: &'static str = "relations";
    const HEADER: &'static [&'static str] = &["nip", "other_nip", "relation", "degree"];
    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::from(&self.nip),
            Cell::from(&self.other_nip),
            Cell::from(self.relation),
            Cell::from(self.degree),
        ]
    }
}

impl Tabular for PlaceRow {
    const KIND: &'static str = "places";
    const HEADER: &'static [&'static str] = &["from_district", "to_district", "minutes", "km"];
    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::from(&self.from_district),
            Cell::from(&self.to_district),
            Cell::from(self.minutes),
            Cell::from(self.km),
        ]
    }
}

impl Tabular for FacilityRow {
    const KIND: &'static str = "facilities";
    const HEADER: &'static [&'static str] = &["unit_code", "measure", "value", "year"];
    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::from(&self.unit_code),
            Cell::from(&self.measure),
            Cell::from(&self.value),
            Cell::from(self.year),
        ]
    }
}

impl Tabular for CredentialRow {
    const KIND: &'static str = "credentials";
    const HEADER: &'static [&'static str] = &["nip", "kind", "subject", "number", "from", "until"];
    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::from(&self.nip),
            Cell::from(self.kind),
            Cell::from(&self.subject),
            Cell::from(&self.number),
            Cell::from(self.from),
            Cell::from(self.until),
        ]
    }
}

impl Tabular for JobRow {
    const KIND: &'static str = "jobs";
    const HEADER: &'static [&'static str] = &[
        "code",
        "name",
        "level",
        "family",
        "class",
        "bup",
        "education_level",
        "education_fields",
        "rank_low",
        "rank_high",
        "subject",
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
    fn cells(&self) -> Vec<Cell> {
        let mut cells = vec![
            Cell::from(&self.code),
            Cell::from(&self.name),
            Cell::from(self.level),
            Cell::from(self.family),
            Cell::from(self.class),
            Cell::from(self.bup),
            Cell::from(self.education_level),
            Cell::from(&self.education_fields.join(";")),
            Cell::from(self.rank_low),
            Cell::from(self.rank_high),
            Cell::from(self.subject),
        ];
        cells.extend(self.required.iter().map(|level| Cell::from(*level)));
        cells
    }
}

impl Tabular for CompetenceRow {
    const KIND: &'static str = "competencies";
    const HEADER: &'static [&'static str] = &[
        "nip",
        "date",
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
        "potential",
    ];
    fn cells(&self) -> Vec<Cell> {
        let mut cells = vec![Cell::from(&self.nip), Cell::from(self.date)];
        cells.extend(self.held.iter().map(|level| Cell::from(*level)));
        cells.push(Cell::from(self.potential));
        cells
    }
}
