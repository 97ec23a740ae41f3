//! The columns of each kind, in the order of the tidy layout.

use crate::kind::Kind;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// Free text.
    Text,
    /// Whole number.
    Int,
    /// Number with up to three decimals, decimal point.
    Decimal,
    /// A day, yyyy-mm-dd.
    Date,
    /// 18 digits.
    Nip,
    /// A golongan.
    Rank,
    /// `yes` or `no`.
    YesNo,
    /// One of a list of codes.
    OneOf(&'static [&'static str]),
    /// The natural key of a record of another kind (`units` or `jobs`); people are named by [`Self::Nip`].
    Ref(Kind),
}

/// A column of a tidy layout.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Header and table column.
    pub name: &'static str,
    /// What it holds.
    pub ty: ColumnType,
}

const fn c(name: &'static str, ty: ColumnType) -> Column {
    Column { name, ty }
}

use ColumnType::{Date, Decimal, Int, Nip, OneOf, Rank, Ref, Text, YesNo};

const UNIT: ColumnType = Ref(Kind::Units);
const JOB: ColumnType = Ref(Kind::Jobs);
const LEVELS: ColumnType = OneOf(&[
    "pelaksana",
    "jf-pemula",
    "jf-terampil",
    "jf-mahir",
    "jf-penyelia",
    "jf-ahli-pertama",
    "jf-ahli-muda",
    "jf-ahli-madya",
    "jf-ahli-utama",
    "pengawas-b",
    "pengawas-a",
    "administrator-b",
    "administrator-a",
    "jpt-pratama-b",
    "jpt-pratama-a",
]);
const UNIT_KINDS: ColumnType = OneOf(&[
    "agency",
    "secretariat",
    "badan",
    "dinas",
    "inspectorate",
    "hospital",
    "puskesmas",
    "kecamatan",
    "kelurahan",
    "kindergarten",
    "primary_school",
    "junior_school",
    "section",
    "uptd",
    "other",
]);
const SECTORS: ColumnType = OneOf(&[
    "pemerintahan",
    "pendidikan",
    "kesehatan",
    "kewilayahan",
    "pelayanan",
    "infrastruktur",
    "ekonomi",
    "pengawasan",
]);
const EDUCATION_LEVELS: ColumnType =
    OneOf(&["05", "10", "12", "15", "17", "18", "20", "25", "30", "35", "40", "45", "50"]);
const EXPECTATION: ColumnType = OneOf(&["above", "meets", "below"]);

const UNITS: &[Column] = &[
    c("code", Text),
    c("name", Text),
    c("parent_code", UNIT),
    c("kind", UNIT_KINDS),
    c("sector", SECTORS),
    c("district", Text),
    c("special_area", YesNo),
    c("from", Date),
    c("until", Date),
];
const JOBS: &[Column] = &[
    c("code", Text),
    c("name", Text),
    c("level", LEVELS),
    c("family", Text),
    c("class", Int),
    c("bup", Int),
    c("education_level", EDUCATION_LEVELS),
    c("education_fields", Text),
    c("rank_low", Rank),
    c("rank_high", Rank),
    c("subject", Text),
    c("integrity", Int),
    c("cooperation", Int),
    c("communication", Int),
    c("results", Int),
    c("service", Int),
    c("development", Int),
    c("change", Int),
    c("decision", Int),
    c("unity", Int),
    c("technical", Int),
];
const POSTS: &[Column] = &[
    c("unit_code", UNIT),
    c("job_code", JOB),
    c("decreed_need", Int),
    c("agreed_need", Int),
    c("minimum", Int),
    c("strategic", YesNo),
    c("strategic_reason", Text),
    c("strategic_date", Date),
    c("from", Date),
    c("until", Date),
];
const PEOPLE: &[Column] = &[
    c("nip", Nip),
    c("name", Text),
    c("title_before", Text),
    c("title_after", Text),
    c("birth_date", Date),
    c("sex", OneOf(&["m", "f"])),
    c("employment", OneOf(&["pns", "cpns", "pppk"])),
    c("legal_status", Int),
    c("rank", Rank),
    c("rank_from", Date),
    c("cpns_from", Date),
    c("pns_from", Date),
    c("contract_until", Date),
    c("home_district", Text),
];
const ASSIGNMENTS: &[Column] = &[
    c("nip", Nip),
    c("unit_code", UNIT),
    c("job_code", JOB),
    c("capacity", OneOf(&["definitive", "acting_plt", "acting_plh", "acting_pj", "additional"])),
    c("from", Date),
    c("until", Date),
    c("decree_number", Text),
    c("decree_date", Date),
];
const EDUCATION: &[Column] = &[
    c("nip", Nip),
    c("kind", OneOf(&["degree", "teaching_certificate", "certificate"])),
    c("level", EDUCATION_LEVELS),
    c("field", Text),
    c("subject", Text),
    c("year", Int),
];
const COMPETENCIES: &[Column] = &[
    c("nip", Nip),
    c("date", Date),
    c("integrity", Int),
    c("cooperation", Int),
    c("communication", Int),
    c("results", Int),
    c("service", Int),
    c("development", Int),
    c("change", Int),
    c("decision", Int),
    c("unity", Int),
    c("technical", Int),
    c("potential", OneOf(&["low", "medium", "high"])),
];
const PERFORMANCE: &[Column] = &[
    c("nip", Nip),
    c("year", Int),
    c("result", EXPECTATION),
    c("behaviour", EXPECTATION),
    c("rating", OneOf(&["very_good", "good", "needs_improvement", "poor", "very_poor"])),
];
const WORKLOAD: &[Column] = &[
    c("unit_code", UNIT),
    c("job_code", JOB),
    c("task", Text),
    c("result_unit", Text),
    c("volume", Decimal),
    c("norm_minutes", Decimal),
    c("method", OneOf(&["abk", "abk_kes"])),
    c("year", Int),
];
const WISHES: &[Column] = &[
    c("nip", Nip),
    c("rank", Int),
    c("unit_code", UNIT),
    c("job_code", JOB),
    c("district", Text),
    c("stay", YesNo),
    c("anywhere", YesNo),
];
const SANCTIONS: &[Column] = &[
    c("nip", Nip),
    c("severity", OneOf(&["light", "moderate", "heavy"])),
    c("kind", Text),
    c("from", Date),
    c("until", Date),
    c("decree_number", Text),
];
const LEAVE: &[Column] = &[
    c("nip", Nip),
    c("kind", OneOf(&["cltn", "maternity", "sick", "annual", "other"])),
    c("from", Date),
    c("until", Date),
];
const RELATIONS: &[Column] = &[
    c("nip", Nip),
    c("other_nip", Nip),
    c("relation", OneOf(&["spouse", "parent", "child", "sibling", "in_law", "other"])),
    c("degree", Int),
];
const PLACES: &[Column] =
    &[c("from_district", Text), c("to_district", Text), c("minutes", Int), c("km", Int)];
const FACILITIES: &[Column] = &[c("unit_code", UNIT), c("measure", Text), c("value", Text), c("year", Int)];
const CREDENTIALS: &[Column] = &[
    c("nip", Nip),
    c(
        "kind",
        OneOf(&[
            "study_leave",
            "service_bond",
            "str",
            "sip",
            "competence_test",
            "head_term",
            "proceedings",
            "strategic_consent",
            "open_selection",
            "transfer_consent",
        ]),
    ),
    c("subject", Text),
    c("number", Text),
    c("from", Date),
    c("until", Date),
];

/// The columns of a kind, in order.
#[must_use]
pub const fn columns(kind: Kind) -> &'static [Column] {
    match kind {
        Kind::Units => UNITS,
        Kind::Jobs => JOBS,
        Kind::Posts => POSTS,
        Kind::People => PEOPLE,
        Kind::Assignments => ASSIGNMENTS,
        Kind::Education => EDUCATION,
        Kind::Competencies => COMPETENCIES,
        Kind::Performance => PERFORMANCE,
        Kind::Workload => WORKLOAD,
        Kind::Wishes => WISHES,
        Kind::Sanctions => SANCTIONS,
        Kind::Leave => LEAVE,
        Kind::Relations => RELATIONS,
        Kind::Places => PLACES,
        Kind::Facilities => FACILITIES,
        Kind::Credentials => CREDENTIALS,
    }
}

/// The columns that together name a record of a kind.
#[must_use]
pub const fn key_columns(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Units | Kind::Jobs => &["code"],
        Kind::Posts => &["unit_code", "job_code"],
        Kind::People => &["nip"],
        Kind::Assignments => &["nip", "unit_code", "job_code", "capacity", "from"],
        Kind::Education => &["nip", "kind", "level", "field", "subject"],
        Kind::Competencies => &["nip", "date"],
        Kind::Performance => &["nip", "year"],
        Kind::Workload => &["unit_code", "job_code", "task"],
        Kind::Wishes => &["nip", "rank"],
        Kind::Sanctions | Kind::Leave => &["nip", "kind", "from"],
        Kind::Relations => &["nip", "other_nip"],
        Kind::Places => &["from_district", "to_district"],
        Kind::Facilities => &["unit_code", "measure", "year"],
        Kind::Credentials => &["nip", "kind", "subject", "from"],
    }
}
