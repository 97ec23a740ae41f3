//! The kinds of record that files bring and tables hold, in the order of import.

use crate::code_enum;

code_enum! {
    /// A kind of record; the code is the KIND of `mutasi import KIND FILE`.
    pub enum Kind {
        /// Work units (*unit kerja*).
        Units = "units",
        /// Job titles (*nama jabatan*).
        Jobs = "jobs",
        /// Posts (*formasi*).
        Posts = "posts",
        /// Civil servants (*ASN*).
        People = "people",
        /// Who holds or held which post (*penempatan*).
        Assignments = "assignments",
        /// Degrees and certificates.
        Education = "education",
        /// Competence assessments.
        Competencies = "competencies",
        /// Yearly performance ratings (*predikat kinerja*).
        Performance = "performance",
        /// Tasks, volumes and norms (*ABK*).
        Workload = "workload",
        /// Wishes of staff (*minat*).
        Wishes = "wishes",
        /// Disciplinary sanctions (*hukuman disiplin*).
        Sanctions = "sanctions",
        /// Leave, paid and unpaid (*cuti, CLTN*).
        Leave = "leave",
        /// Family relations (*hubungan keluarga*).
        Relations = "relations",
        /// Travel between districts.
        Places = "places",
        /// School and health facts of a unit.
        Facilities = "facilities",
        /// Study leave, bonds, licences, tests, consents.
        Credentials = "credentials",
    }
}

impl Kind {
    /// Kinds whose absence means something only when the register is declared complete.
    #[must_use]
    pub const fn is_register(self) -> bool {
        matches!(
            self,
            Self::Education
                | Self::Competencies
                | Self::Performance
                | Self::Wishes
                | Self::Sanctions
                | Self::Leave
                | Self::Relations
                | Self::Credentials
        )
    }
}
