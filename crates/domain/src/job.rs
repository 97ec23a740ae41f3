//! Job titles (*nama jabatan*) and their levels.

use crate::code::JobCode;
use crate::code_enum;
use crate::facts::EducationLevel;
use crate::golongan::Golongan;

code_enum! {
    /// Level of a job (*jenjang*). `…-a` and `…-b` are the old echelons .a and .b, kept since ranges differ.
    pub enum JobLevel {
        /// *Pelaksana*.
        Pelaksana = "pelaksana",
        /// *JF pemula*.
        JfPemula = "jf-pemula",
        /// *JF terampil*.
        JfTerampil = "jf-terampil",
        /// *JF mahir*.
        JfMahir = "jf-mahir",
        /// *JF penyelia*.
        JfPenyelia = "jf-penyelia",
        /// *JF ahli pertama*.
        JfAhliPertama = "jf-ahli-pertama",
        /// *JF ahli muda*.
        JfAhliMuda = "jf-ahli-muda",
        /// *JF ahli madya*.
        JfAhliMadya = "jf-ahli-madya",
        /// *JF ahli utama*.
        JfAhliUtama = "jf-ahli-utama",
        /// *Pengawas* IV.b.
        PengawasB = "pengawas-b",
        /// *Pengawas* IV.a.
        PengawasA = "pengawas-a",
        /// *Administrator* III.b.
        AdministratorB = "administrator-b",
        /// *Administrator* III.a.
        AdministratorA = "administrator-a",
        /// *JPT pratama* II.b.
        JptPratamaB = "jpt-pratama-b",
        /// *JPT pratama* II.a.
        JptPratamaA = "jpt-pratama-a",
    }
}

/// The group a level belongs to (UU 20/2023: managerial and non-managerial posts).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JobGroup {
    /// *Pelaksana*.
    Pelaksana,
    /// *Jabatan fungsional*.
    Functional,
    /// *Pengawas*.
    Pengawas,
    /// *Administrator*.
    Administrator,
    /// *JPT pratama*.
    JptPratama,
}

impl JobLevel {
    /// The group of the level.
    #[must_use]
    pub const fn group(self) -> JobGroup {
        match self {
            Self::Pelaksana => JobGroup::Pelaksana,
            Self::PengawasB | Self::PengawasA => JobGroup::Pengawas,
            Self::AdministratorB | Self::AdministratorA => JobGroup::Administrator,
            Self::JptPratamaB | Self::JptPratamaA => JobGroup::JptPratama,
            _ => JobGroup::Functional,
        }
    }

    /// Order for comparing across groups: pelaksana = JF pemula/terampil < JF mahir, ahli pertama <
    /// pengawas = ahli muda/penyelia < administrator = ahli madya < JPT = ahli utama. The regulations say
    /// only *setingkat*; this table is the agency's reading of it.
    #[must_use]
    pub const fn tier(self) -> u8 {
        match self {
            Self::Pelaksana | Self::JfPemula | Self::JfTerampil => 1,
            Self::JfMahir | Self::JfAhliPertama => 2,
            Self::JfPenyelia | Self::JfAhliMuda | Self::PengawasB | Self::PengawasA => 3,
            Self::JfAhliMadya | Self::AdministratorB | Self::AdministratorA => 4,
            Self::JfAhliUtama | Self::JptPratamaB | Self::JptPratamaA => 5,
        }
    }

    /// Whether the post leads people (*jabatan manajerial*).
    #[must_use]
    pub const fn is_managerial(self) -> bool {
        matches!(self.group(), JobGroup::Pengawas | JobGroup::Administrator | JobGroup::JptPratama)
    }

    /// General retirement age (*BUP*). Source: PP 11/2017:239, UU 20/2023:55.
    #[must_use]
    pub const fn general_retirement_age(self) -> u8 {
        match self {
            Self::JptPratamaA | Self::JptPratamaB | Self::JfAhliMadya => 60,
            Self::JfAhliUtama => 65,
            _ => 58,
        }
    }
}

/// The ten competences: nine of PermenPANRB 38/2017 and one technical, in the order of tables and files.
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

/// Levels 1–5 by competence, in the order of [`COMPETENCES`]; `None` where not required or not measured.
pub type CompetenceLevels = [Option<u8>; 10];

/// A job title (*nama jabatan*): what a post is called and what it asks for.
#[doc(alias = "jabatan")]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct JobTitle {
    /// Natural key.
    pub code: JobCode,
    /// Name as the agency writes it.
    pub name: String,
    /// Level; `None` where the file did not say and the name does not tell.
    pub level: Option<JobLevel>,
    /// Job family (*rumpun*), a slug: titles of one family differ in level only.
    pub family: String,
    /// Job class (*kelas jabatan*) 1–17.
    pub class: Option<u8>,
    /// Retirement age where it differs from the general one.
    pub retirement_age: Option<u8>,
    /// Least education.
    pub education_level: Option<EducationLevel>,
    /// Accepted fields of study, slugs; empty accepts any.
    pub education_fields: Vec<String>,
    /// Lowest rank of the usual range.
    pub rank_low: Option<Golongan>,
    /// Highest rank of the usual range.
    pub rank_high: Option<Golongan>,
    /// School subject of a teacher, a slug.
    pub subject: Option<String>,
    /// Required competence levels.
    pub required: CompetenceLevels,
}

/// Retirement age of teachers at every level. Source: UU 14/2005; the dated parameter is in `rules`.
pub const TEACHER_RETIREMENT_AGE: u8 = 60;

impl JobTitle {
    /// Age at which a holder retires: the job's own, else a teacher's, else the level's; `None` where neither is known.
    #[must_use]
    pub fn retirement_age_years(&self) -> Option<u8> {
        let teacher = self.is_teacher().then_some(TEACHER_RETIREMENT_AGE);
        self.retirement_age.or(teacher).or(self.level.map(JobLevel::general_retirement_age))
    }

    /// Whether the job is a teacher's.
    #[must_use]
    pub fn is_teacher(&self) -> bool {
        self.family.starts_with("guru")
    }
}
