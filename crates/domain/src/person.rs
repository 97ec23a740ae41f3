//! Civil servants (*ASN*) and their assignments.

use crate::code::{District, JobCode, UnitCode};
use crate::code_enum;
use crate::golongan::Golongan;
use crate::nip::Nip;
use crate::time::Date;

code_enum! {
    /// Kind of employment.
    pub enum Employment {
        /// *PNS*.
        Pns = "pns",
        /// *Calon PNS*.
        Cpns = "cpns",
        /// *PPPK*.
        Pppk = "pppk",
    }
}

code_enum! {
    /// Sex as recorded.
    pub enum Sex {
        /// Male.
        Male = "m",
        /// Female.
        Female = "f",
    }
}

/// Legal standing (*kedudukan hukum*), a SIASN code of two digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct LegalStatus(pub u8);

impl LegalStatus {
    /// Present and able to be planned for: 01 active, 15 under a sanction, 16 moved down by a sanction.
    #[must_use]
    pub const fn is_present(self) -> bool {
        matches!(self.0, 1 | 15 | 16)
    }

    /// Still counted as staff though not movable: leave, study, suspension, state office and the like.
    #[must_use]
    pub const fn is_in_service(self) -> bool {
        self.is_present() || matches!(self.0, 2 | 3 | 4 | 7 | 8 | 9 | 13 | 20 | 92)
    }
}

/// A civil servant (*ASN*).
#[doc(alias = "pegawai")]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CivilServant {
    /// Natural key.
    pub nip: Nip,
    /// Name without titles.
    pub name: String,
    /// Titles before the name.
    pub title_before: String,
    /// Titles after the name.
    pub title_after: String,
    /// Birth date.
    pub birth_date: Option<Date>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Kind of employment.
    pub employment: Option<Employment>,
    /// Legal standing.
    pub legal_status: Option<LegalStatus>,
    /// Rank.
    pub rank: Option<Golongan>,
    /// Since when the rank is held.
    pub rank_from: Option<Date>,
    /// *TMT CPNS*.
    pub cpns_from: Option<Date>,
    /// *TMT PNS*.
    pub pns_from: Option<Date>,
    /// End of the PPPK contract.
    pub contract_until: Option<Date>,
    /// District the person lives in.
    pub home_district: Option<District>,
}

impl CivilServant {
    /// Name with titles, as letters write it.
    #[must_use]
    pub fn full_name(&self) -> String {
        let mut out = String::new();
        if !self.title_before.is_empty() {
            out.push_str(&self.title_before);
            out.push(' ');
        }
        out.push_str(&self.name);
        if !self.title_after.is_empty() {
            out.push_str(", ");
            out.push_str(&self.title_after);
        }
        out
    }
}

code_enum! {
    /// In what capacity a post is held; only the definitive one is a person's own seat.
    pub enum Capacity {
        /// *Definitif*.
        Definitive = "definitive",
        /// *Pelaksana tugas*.
        ActingPlt = "acting_plt",
        /// *Pelaksana harian*.
        ActingPlh = "acting_plh",
        /// *Pejabat*.
        ActingPj = "acting_pj",
        /// *Tugas tambahan*.
        Additional = "additional",
    }
}

/// A person in a post over dates (*penempatan*).
#[doc(alias = "penempatan")]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Assignment {
    /// Who.
    pub nip: Nip,
    /// Where.
    pub unit: UnitCode,
    /// As what.
    pub job: JobCode,
    /// In what capacity.
    pub capacity: Capacity,
    /// *TMT jabatan*.
    pub from: Option<Date>,
    /// Last day; none while it runs.
    pub until: Option<Date>,
    /// Number of the decree.
    pub decree_number: String,
    /// Date of the decree.
    pub decree_date: Option<Date>,
}
