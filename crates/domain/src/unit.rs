//! Work units (*unit kerja, unit organisasi*): a tree with dates.

use crate::code::{District, UnitCode};
use crate::code_enum;
use crate::time::Date;

code_enum! {
    /// What a unit is; schools and health centres have rules of their own.
    pub enum UnitKind {
        /// The agency itself, the root.
        Agency = "agency",
        /// *Sekretariat Daerah, Sekretariat DPRD*.
        Secretariat = "secretariat",
        /// *Badan*.
        Badan = "badan",
        /// *Dinas*.
        Dinas = "dinas",
        /// *Inspektorat*.
        Inspectorate = "inspectorate",
        /// *Rumah sakit*.
        Hospital = "hospital",
        /// *Puskesmas*.
        Puskesmas = "puskesmas",
        /// *Kecamatan*.
        Kecamatan = "kecamatan",
        /// *Kelurahan*.
        Kelurahan = "kelurahan",
        /// *TK*.
        Kindergarten = "kindergarten",
        /// *SD*.
        PrimarySchool = "primary_school",
        /// *SMP*.
        JuniorSchool = "junior_school",
        /// *Bidang, bagian, subbagian, seksi*.
        Section = "section",
        /// *UPTD*.
        Uptd = "uptd",
        /// Anything else.
        Other = "other",
    }
}

impl UnitKind {
    /// Whether teachers' school rules apply here.
    #[must_use]
    pub const fn is_school(self) -> bool {
        matches!(self, Self::Kindergarten | Self::PrimarySchool | Self::JuniorSchool)
    }
}

code_enum! {
    /// Sector, to group units on pages.
    pub enum Sector {
        /// General government.
        Pemerintahan = "pemerintahan",
        /// Education.
        Pendidikan = "pendidikan",
        /// Health.
        Kesehatan = "kesehatan",
        /// Sub-districts.
        Kewilayahan = "kewilayahan",
        /// Licences, population register and other counters.
        Pelayanan = "pelayanan",
        /// Works, housing, transport.
        Infrastruktur = "infrastruktur",
        /// Farming, trade, tourism.
        Ekonomi = "ekonomi",
        /// Audit and order.
        Pengawasan = "pengawasan",
    }
}

/// A work unit (*unit kerja*).
#[doc(alias = "unor")]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct WorkUnit {
    /// Natural key.
    pub code: UnitCode,
    /// Name as the agency writes it.
    pub name: String,
    /// The unit above; none for the root.
    pub parent: Option<UnitCode>,
    /// What it is.
    pub kind: UnitKind,
    /// Sector; a unit without one takes its parent's.
    pub sector: Option<Sector>,
    /// District it stands in; a unit without one takes its parent's.
    pub district: Option<District>,
    /// Whether it lies in a special area (*daerah khusus*); `None` is unknown.
    pub special_area: Option<bool>,
    /// First day of the unit.
    pub from: Option<Date>,
    /// Last day, where it was dissolved or merged.
    pub until: Option<Date>,
}
