//! Which layout a sheet has, and which column means what: a proposal that a user can correct and that can be
//! remembered. It reads headers only, never the meaning of a row.

mod field;
mod header;
mod plain;
mod recognise;

pub(crate) use field::must;
pub use field::{Field, fields};
pub use header::key as header_key;
pub use recognise::{Recognised, recognise};

use domain::kind::Kind;

/// A layout of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum LayoutId {
    /// The tidy layout of one kind.
    Plain(Kind),
    /// SIASN dump, one row a person.
    SiasnPeople,
    /// SIASN unor reference.
    SiasnUnits,
    /// *Peta jabatan*, a sheet for each OPD.
    PostMap,
    /// *ABK*, flattened.
    Workload,
    /// *Daftar kebutuhan jabatan*.
    NeedList,
    /// *Daftar urut kepangkatan*.
    RankList,
    /// *Daftar nominatif*.
    NominalList,
    /// SIASN job history.
    JobHistory,
    /// SKP list of e-Kinerja.
    PerformanceList,
    /// Assessment result.
    Assessment,
    /// *Daftar hukuman disiplin*.
    SanctionList,
}

const OFFICE: [(LayoutId, &str); 11] = [
    (LayoutId::SiasnPeople, "siasn_people"),
    (LayoutId::SiasnUnits, "siasn_units"),
    (LayoutId::PostMap, "post_map"),
    (LayoutId::Workload, "workload_form"),
    (LayoutId::NeedList, "need_list"),
    (LayoutId::RankList, "rank_list"),
    (LayoutId::NominalList, "nominal_list"),
    (LayoutId::JobHistory, "job_history"),
    (LayoutId::PerformanceList, "performance_list"),
    (LayoutId::Assessment, "assessment"),
    (LayoutId::SanctionList, "sanction_list"),
];

impl LayoutId {
    /// Every layout, tidy ones first.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let plain = Kind::ALL.iter().map(|kind| Self::Plain(*kind));
        plain.chain(OFFICE.iter().map(|(layout, _)| *layout)).collect()
    }

    /// The stable code: `plain:units`, `siasn_people`.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Plain(kind) => format!("plain:{}", kind.code()),
            office => OFFICE.iter().find(|(l, _)| *l == office).map_or("", |(_, code)| code).to_owned(),
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        match code.strip_prefix("plain:") {
            Some(kind) => Kind::parse(kind).map(Self::Plain),
            None => OFFICE.iter().find(|(_, c)| *c == code).map(|(layout, _)| *layout),
        }
    }

    /// The kinds of record that its rows give.
    #[must_use]
    pub fn gives(self) -> Vec<Kind> {
        match self {
            Self::Plain(kind) => vec![kind],
            Self::SiasnPeople => {
                vec![Kind::Units, Kind::Jobs, Kind::People, Kind::Assignments, Kind::Education]
            }
            Self::NominalList => vec![Kind::Jobs, Kind::People, Kind::Assignments, Kind::Education],
            Self::SiasnUnits => vec![Kind::Units, Kind::Jobs],
            Self::PostMap | Self::NeedList => vec![Kind::Jobs, Kind::Posts],
            Self::Workload => vec![Kind::Workload],
            Self::RankList => vec![Kind::People, Kind::Education],
            Self::JobHistory => vec![Kind::Jobs, Kind::Assignments],
            Self::PerformanceList => vec![Kind::Performance],
            Self::Assessment => vec![Kind::Competencies],
            Self::SanctionList => vec![Kind::Sanctions],
        }
    }
}

impl From<LayoutId> for String {
    fn from(layout: LayoutId) -> Self {
        layout.code()
    }
}

impl TryFrom<String> for LayoutId {
    type Error = &'static str;
    fn try_from(code: String) -> Result<Self, Self::Error> {
        Self::parse(&code).ok_or("not a layout")
    }
}

/// A field of a layout, by its stable id; the ids of a layout are in [`fields`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct FieldId(pub String);

/// Why a column is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ignored {
    /// Personal and without a use here (NIK, religion, street, telephone …): never stored.
    NotStored,
    /// Computed here from other facts.
    Derived,
    /// Known under another column of the same sheet.
    Repeated,
    /// Not known.
    Unknown,
}

/// One column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ColumnPlan {
    /// The header as written; of two header rows joined by a space.
    pub header: String,
    /// 0-based.
    pub column_index: usize,
    /// What it means; none where it is not used.
    pub field: Option<FieldId>,
    /// Why it is not used.
    pub why_ignored: Option<Ignored>,
}

/// How a sheet is to be read.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct SheetPlan {
    /// Name of the sheet.
    pub sheet: String,
    /// Its layout.
    pub layout: LayoutId,
    /// The (first) header row, 1-based.
    pub header_row: u32,
    /// Its columns.
    pub columns: Vec<ColumnPlan>,
    /// The first row of data, 1-based.
    pub data_from: u32,
}

impl SheetPlan {
    /// The column of a field.
    #[must_use]
    pub fn column(&self, field: &str) -> Option<&ColumnPlan> {
        self.columns.iter().find(|c| c.field.as_ref().is_some_and(|f| f.0 == field))
    }
}
