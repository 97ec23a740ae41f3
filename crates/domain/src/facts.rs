//! Facts about a person or a unit: education, competence, performance, sanctions, leave, relations, wishes.
//!
//! A fact that is absent is unknown, unless its register was declared complete (see [`crate::register`]).

use crate::code::{District, JobCode, UnitCode};
use crate::code_enum;
use crate::job::CompetenceLevels;
use crate::nip::Nip;
use crate::time::{Date, DateRange};

code_enum! {
    /// Level of education (*tingkat pendidikan*), SIASN code.
    pub enum EducationLevel {
        /// *SD*.
        Sd = "05",
        /// *SLTP*.
        Sltp = "10",
        /// *SLTP kejuruan*.
        SltpKejuruan = "12",
        /// *SLTA*.
        Slta = "15",
        /// *SLTA kejuruan*.
        SltaKejuruan = "17",
        /// *SLTA keguruan*.
        SltaKeguruan = "18",
        /// *D-I*.
        D1 = "20",
        /// *D-II*.
        D2 = "25",
        /// *D-III*.
        D3 = "30",
        /// *D-IV*.
        D4 = "35",
        /// *S-1*.
        S1 = "40",
        /// *S-2*.
        S2 = "45",
        /// *S-3*.
        S3 = "50",
    }
}

impl EducationLevel {
    /// Order for 'at least': vocational and general schools of one level are equal, D-IV equals S-1.
    #[must_use]
    pub const fn order(self) -> u8 {
        match self {
            Self::Sd => 1,
            Self::Sltp | Self::SltpKejuruan => 2,
            Self::Slta | Self::SltaKejuruan | Self::SltaKeguruan => 3,
            Self::D1 => 4,
            Self::D2 => 5,
            Self::D3 => 6,
            Self::D4 | Self::S1 => 7,
            Self::S2 => 8,
            Self::S3 => 9,
        }
    }

    /// The name people use: `S-1`, `D-III`, `SLTA`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sd => "SD",
            Self::Sltp => "SLTP",
            Self::SltpKejuruan => "SLTP Kejuruan",
            Self::Slta => "SLTA",
            Self::SltaKejuruan => "SLTA Kejuruan",
            Self::SltaKeguruan => "SLTA Keguruan",
            Self::D1 => "D-I",
            Self::D2 => "D-II",
            Self::D3 => "D-III",
            Self::D4 => "D-IV",
            Self::S1 => "S-1",
            Self::S2 => "S-2",
            Self::S3 => "S-3",
        }
    }
}

code_enum! {
    /// What was earned.
    pub enum EducationKind {
        /// A degree.
        Degree = "degree",
        /// A teaching certificate (*sertifikat pendidik*).
        TeachingCertificate = "teaching_certificate",
        /// Any other certificate.
        Certificate = "certificate",
    }
}

/// A degree or certificate.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Education {
    /// Whose.
    pub nip: Nip,
    /// Degree or certificate.
    pub kind: EducationKind,
    /// Level, for degrees.
    pub level: Option<EducationLevel>,
    /// Field of study, a slug.
    pub field: String,
    /// School subject of a teaching certificate, a slug.
    pub subject: String,
    /// Year earned.
    pub year: Option<i16>,
}

code_enum! {
    /// Band of potential (PermenPANRB 3/2020).
    pub enum Potential {
        /// *Rendah*.
        Low = "low",
        /// *Menengah*.
        Medium = "medium",
        /// *Tinggi*.
        High = "high",
    }
}

/// One competence assessment.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Competency {
    /// Whose.
    pub nip: Nip,
    /// Day of the assessment.
    pub date: Option<Date>,
    /// Levels reached.
    pub levels: CompetenceLevels,
    /// Band of potential.
    pub potential: Option<Potential>,
}

code_enum! {
    /// Against expectation (PermenPANRB 6/2022), for work result and for behaviour.
    pub enum Expectation {
        /// *Di atas ekspektasi*.
        Above = "above",
        /// *Sesuai ekspektasi*.
        Meets = "meets",
        /// *Di bawah ekspektasi*.
        Below = "below",
    }
}

code_enum! {
    /// Performance rating of a year (*predikat kinerja*), best first.
    pub enum Rating {
        /// *Sangat Baik*.
        VeryGood = "very_good",
        /// *Baik*.
        Good = "good",
        /// *Butuh Perbaikan*.
        NeedsImprovement = "needs_improvement",
        /// *Kurang*.
        Poor = "poor",
        /// *Sangat Kurang*.
        VeryPoor = "very_poor",
    }
}

impl Rating {
    /// Whether the rating is at least *Baik*.
    #[must_use]
    pub const fn is_at_least_good(self) -> bool {
        matches!(self, Self::VeryGood | Self::Good)
    }
}

/// Performance of one year.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Performance {
    /// Whose.
    pub nip: Nip,
    /// Which year.
    pub year: i16,
    /// Work result.
    pub result: Option<Expectation>,
    /// Behaviour.
    pub behaviour: Option<Expectation>,
    /// Rating.
    pub rating: Rating,
}

code_enum! {
    /// Severity of a sanction (PP 94/2021:8).
    pub enum Severity {
        /// *Ringan*.
        Light = "light",
        /// *Sedang*.
        Moderate = "moderate",
        /// *Berat*.
        Heavy = "heavy",
    }
}

/// A disciplinary sanction (*hukuman disiplin*).
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Sanction {
    /// Whose.
    pub nip: Nip,
    /// How severe.
    pub severity: Severity,
    /// Its name.
    pub kind: String,
    /// When it runs.
    pub period: DateRange,
    /// Number of the decree.
    pub decree_number: String,
}

code_enum! {
    /// Kind of leave.
    pub enum LeaveKind {
        /// Unpaid leave outside the state's charge (*CLTN*).
        Cltn = "cltn",
        /// Maternity.
        Maternity = "maternity",
        /// Sick.
        Sick = "sick",
        /// Annual.
        Annual = "annual",
        /// Other.
        Other = "other",
    }
}

/// A leave.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Leave {
    /// Whose.
    pub nip: Nip,
    /// Kind.
    pub kind: LeaveKind,
    /// When.
    pub period: DateRange,
}

code_enum! {
    /// Kind of relation.
    pub enum RelationKind {
        /// Husband or wife.
        Spouse = "spouse",
        /// Parent.
        Parent = "parent",
        /// Child.
        Child = "child",
        /// Brother or sister.
        Sibling = "sibling",
        /// By marriage (*semenda*).
        InLaw = "in_law",
        /// Other.
        Other = "other",
    }
}

/// A declared family relation; read in both directions.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Relation {
    /// One person.
    pub nip: Nip,
    /// The other.
    pub other: Nip,
    /// Kind, seen from the first.
    pub kind: RelationKind,
    /// Degree: 0 spouse, 1 parent and child, 2 siblings and the like.
    pub degree: u8,
}

/// A wish of a member of staff (*minat*); not wishing is neutral.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Wish {
    /// Whose.
    pub nip: Nip,
    /// 1 is the first wish.
    pub rank: u8,
    /// Unit wished for, with everything beneath it.
    pub unit: Option<UnitCode>,
    /// Job wished for.
    pub job: Option<JobCode>,
    /// District wished for.
    pub district: Option<District>,
    /// Wishes to stay.
    pub stay: bool,
    /// Willing to go anywhere.
    pub anywhere: bool,
}

code_enum! {
    /// Kind of credential.
    pub enum CredentialKind {
        /// *Tugas belajar*.
        StudyLeave = "study_leave",
        /// *Ikatan dinas*.
        ServiceBond = "service_bond",
        /// *STR*.
        Str = "str",
        /// *SIP*.
        Sip = "sip",
        /// *Uji kompetensi*.
        CompetenceTest = "competence_test",
        /// A term as head of school.
        HeadTerm = "head_term",
        /// Examination or trial (*proses peradilan*).
        Proceedings = "proceedings",
        /// Consent for a strategic post.
        StrategicConsent = "strategic_consent",
        /// Chosen by open selection (*seleksi terbuka*).
        OpenSelection = "open_selection",
        /// Own written consent to a move.
        TransferConsent = "transfer_consent",
    }
}

/// Study leave, bond, licence, test, term or consent.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Credential {
    /// Whose.
    pub nip: Nip,
    /// Kind.
    pub kind: CredentialKind,
    /// What it is about, a slug (a job, a subject, a unit code).
    pub subject: String,
    /// Number of the paper.
    pub number: String,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
}

impl Credential {
    /// Whether it holds on the day; an unknown first day counts as held.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// Travel between two districts, one way; symmetric where only one direction is given.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Travel {
    /// From.
    pub from: District,
    /// To.
    pub to: District,
    /// Minutes.
    pub minutes: u16,
    /// Kilometres, where known.
    pub km: Option<u16>,
}

/// One school or health fact of a unit in a year, such as `classes_1` = 2 or `puskesmas_type` = `remote`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Facility {
    /// The unit.
    pub unit: UnitCode,
    /// What is measured.
    pub measure: String,
    /// Its value as written.
    pub value: String,
    /// The year.
    pub year: Option<i16>,
}
