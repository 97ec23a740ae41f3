//! A fact that is not known: which one, in which kind of file, and what would cure it.

use domain::kind::Kind;

/// The fact a rule could not find.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// Competence assessment with levels.
    Assessment,
    /// Day of the last assessment.
    AssessmentDate,
    /// Birth date.
    BirthDate,
    /// End of the contract.
    ContractEnd,
    /// Present post.
    CurrentPost,
    /// Level of the present job.
    CurrentLevel,
    /// Whether the person holds a degree.
    Degree,
    /// Field of study of a degree.
    DegreeField,
    /// Kind of employment.
    Employment,
    /// Start or level of earlier posts.
    History,
    /// District of home.
    HomeDistrict,
    /// Class of the present or target job.
    JobClass,
    /// Level of the target job.
    JobLevel,
    /// Qualification of the target job.
    JobQualification,
    /// Rank range of the target job.
    JobRankRange,
    /// Retirement age of the target job.
    JobRetirementAge,
    /// Leave register.
    Leave,
    /// Legal standing.
    LegalStatus,
    /// Decreed need of the target post.
    Need,
    /// Whether an open selection chose the person.
    OpenSelection,
    /// Since when the post is held.
    PostSince,
    /// Band of potential.
    Potential,
    /// Rank.
    Rank,
    /// Rating of a year.
    Rating {
        /// The year.
        year: i16,
    },
    /// Family relations.
    Relations,
    /// Sanction register.
    Sanctions,
    /// Whether the school lies in a special area.
    SpecialArea,
    /// Study leave register.
    StudyLeave,
    /// Teaching certificate.
    TeachingCertificate,
    /// Minutes between two districts.
    Travel,
    /// District of the target unit.
    UnitDistrict,
    /// Since when the person works in the unit.
    UnitSince,
}

/// What would turn an unknown into a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cure {
    /// Fill this column of the file of the kind.
    FillColumn(&'static str),
    /// Add the row, or declare the register complete.
    AddRowOrDeclare,
    /// Add the row.
    AddRow,
}

impl Missing {
    /// The kind of file that should hold the fact.
    #[must_use]
    pub const fn register(self) -> Kind {
        match self {
            Self::Assessment | Self::AssessmentDate | Self::Potential => Kind::Competencies,
            Self::BirthDate
            | Self::ContractEnd
            | Self::Employment
            | Self::HomeDistrict
            | Self::LegalStatus
            | Self::Rank => Kind::People,
            Self::CurrentPost | Self::History | Self::PostSince | Self::UnitSince => Kind::Assignments,
            Self::CurrentLevel
            | Self::JobClass
            | Self::JobLevel
            | Self::JobQualification
            | Self::JobRankRange
            | Self::JobRetirementAge => Kind::Jobs,
            Self::Degree | Self::DegreeField | Self::TeachingCertificate => Kind::Education,
            Self::Leave => Kind::Leave,
            Self::Need => Kind::Posts,
            Self::OpenSelection | Self::StudyLeave => Kind::Credentials,
            Self::Rating { .. } => Kind::Performance,
            Self::Relations => Kind::Relations,
            Self::Sanctions => Kind::Sanctions,
            Self::SpecialArea | Self::UnitDistrict => Kind::Units,
            Self::Travel => Kind::Places,
        }
    }

    /// What would cure it.
    #[must_use]
    pub const fn cure(self) -> Cure {
        match self {
            Self::AssessmentDate => Cure::FillColumn("date"),
            Self::BirthDate => Cure::FillColumn("birth_date"),
            Self::ContractEnd => Cure::FillColumn("contract_until"),
            Self::CurrentLevel | Self::JobLevel => Cure::FillColumn("level"),
            Self::DegreeField => Cure::FillColumn("field"),
            Self::Employment => Cure::FillColumn("employment"),
            Self::History | Self::PostSince | Self::UnitSince => Cure::FillColumn("from"),
            Self::HomeDistrict => Cure::FillColumn("home_district"),
            Self::JobClass => Cure::FillColumn("class"),
            Self::JobQualification => Cure::FillColumn("education_level"),
            Self::JobRankRange => Cure::FillColumn("rank_low"),
            Self::JobRetirementAge => Cure::FillColumn("bup"),
            Self::LegalStatus => Cure::FillColumn("legal_status"),
            Self::Need => Cure::FillColumn("decreed_need"),
            Self::Potential => Cure::FillColumn("potential"),
            Self::Rank => Cure::FillColumn("rank"),
            Self::SpecialArea => Cure::FillColumn("special_area"),
            Self::UnitDistrict => Cure::FillColumn("district"),
            Self::Assessment | Self::CurrentPost | Self::Travel => Cure::AddRow,
            Self::Degree
            | Self::Leave
            | Self::OpenSelection
            | Self::Rating { .. }
            | Self::Relations
            | Self::Sanctions
            | Self::StudyLeave
            | Self::TeachingCertificate => Cure::AddRowOrDeclare,
        }
    }
}
