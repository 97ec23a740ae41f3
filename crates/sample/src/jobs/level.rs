//! Job levels and what usually follows from them (domain notes, tables of levels).
//!
//! The order is the one used for comparing careers inside the sample only; the rules have their own table.

/// Level of a job, lowest first within each career.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    Staff,
    Beginner,
    Skilled,
    Proficient,
    Master,
    FirstExpert,
    YoungExpert,
    MiddleExpert,
    SupervisorB,
    SupervisorA,
    AdministratorB,
    AdministratorA,
    HighB,
    HighA,
}

impl Level {
    /// The code in the column `level`.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Staff => "pelaksana",
            Self::Beginner => "jf-pemula",
            Self::Skilled => "jf-terampil",
            Self::Proficient => "jf-mahir",
            Self::Master => "jf-penyelia",
            Self::FirstExpert => "jf-ahli-pertama",
            Self::YoungExpert => "jf-ahli-muda",
            Self::MiddleExpert => "jf-ahli-madya",
            Self::SupervisorB => "pengawas-b",
            Self::SupervisorA => "pengawas-a",
            Self::AdministratorB => "administrator-b",
            Self::AdministratorA => "administrator-a",
            Self::HighB => "jpt-pratama-b",
            Self::HighA => "jpt-pratama-a",
        }
    }

    /// The words after the title of a functional job.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Beginner => "Pemula",
            Self::Skilled => "Terampil",
            Self::Proficient => "Mahir",
            Self::Master => "Penyelia",
            Self::FirstExpert => "Ahli Pertama",
            Self::YoungExpert => "Ahli Muda",
            Self::MiddleExpert => "Ahli Madya",
            _ => "",
        }
    }

    /// Usual rank range.
    pub(crate) fn ranks(self) -> (&'static str, &'static str) {
        match self {
            Self::Staff => ("II/a", "III/d"),
            Self::Beginner => ("II/a", "II/a"),
            Self::Skilled => ("II/b", "II/d"),
            Self::Proficient | Self::FirstExpert => ("III/a", "III/b"),
            Self::Master | Self::YoungExpert | Self::SupervisorA => ("III/c", "III/d"),
            Self::MiddleExpert => ("IV/a", "IV/c"),
            Self::SupervisorB => ("III/b", "III/c"),
            Self::AdministratorB => ("III/d", "IV/a"),
            Self::AdministratorA => ("IV/a", "IV/b"),
            Self::HighB => ("IV/b", "IV/c"),
            Self::HighA => ("IV/c", "IV/d"),
        }
    }

    /// Usual job class.
    pub(crate) fn class(self) -> u8 {
        match self {
            Self::Beginner => 5,
            Self::Staff | Self::Skilled => 6,
            Self::Proficient => 7,
            Self::Master | Self::FirstExpert | Self::SupervisorB => 8,
            Self::YoungExpert | Self::SupervisorA => 9,
            Self::MiddleExpert | Self::AdministratorB => 11,
            Self::AdministratorA => 12,
            Self::HighB => 14,
            Self::HighA => 15,
        }
    }

    /// Retirement age (BUP) where no special one applies.
    pub(crate) fn retirement_age(self) -> u8 {
        if matches!(self, Self::MiddleExpert | Self::HighB | Self::HighA) { 60 } else { 58 }
    }

    /// Usual required level of the nine managerial and sociocultural competences.
    pub(crate) fn required_competence(self) -> u8 {
        match self {
            Self::Staff | Self::Beginner | Self::Skilled => 1,
            Self::Proficient | Self::Master | Self::FirstExpert | Self::SupervisorB | Self::SupervisorA => 2,
            Self::YoungExpert | Self::AdministratorB | Self::AdministratorA => 3,
            Self::MiddleExpert | Self::HighB | Self::HighA => 4,
        }
    }

    /// Years of service that people at this level have at least, in the sample.
    pub(crate) fn years_of_service(self) -> i32 {
        match self {
            Self::Staff | Self::Beginner | Self::Skilled | Self::FirstExpert => 1,
            Self::Proficient => 8,
            Self::YoungExpert => 9,
            Self::Master | Self::SupervisorB => 11,
            Self::SupervisorA => 12,
            Self::AdministratorB => 15,
            Self::MiddleExpert | Self::AdministratorA => 17,
            Self::HighB | Self::HighA => 21,
        }
    }
}
