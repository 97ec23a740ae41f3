//! Labels of every closed list: what a code is called on a page. One function a list, exhaustive.

mod judging;

pub use judging::*;

use crate::lang::Lang;
use domain::facts::{
    CredentialKind, EducationKind, Expectation, LeaveKind, Potential, Rating, RelationKind,
    Severity as SanctionSeverity,
};
use domain::job::{COMPETENCES, JobGroup, JobLevel};
use domain::kind::Kind;
use domain::need::Rounding;
use domain::person::{Capacity, Employment, LegalStatus, Sex};
use domain::unit::{Sector, UnitKind};
use domain::workload::WorkloadMethod;

/// Level of a job.
#[must_use]
pub fn job_level(lang: Lang, value: JobLevel) -> &'static str {
    match value {
        JobLevel::Pelaksana => lang.t("Pelaksana", "Staff (pelaksana)"),
        JobLevel::JfPemula => lang.t("Fungsional Pemula", "Functional, beginner (pemula)"),
        JobLevel::JfTerampil => lang.t("Fungsional Terampil", "Functional, skilled (terampil)"),
        JobLevel::JfMahir => lang.t("Fungsional Mahir", "Functional, proficient (mahir)"),
        JobLevel::JfPenyelia => lang.t("Fungsional Penyelia", "Functional, overseer (penyelia)"),
        JobLevel::JfAhliPertama => {
            lang.t("Fungsional Ahli Pertama", "Functional, first expert (ahli pertama)")
        }
        JobLevel::JfAhliMuda => lang.t("Fungsional Ahli Muda", "Functional, junior expert (ahli muda)"),
        JobLevel::JfAhliMadya => lang.t("Fungsional Ahli Madya", "Functional, middle expert (ahli madya)"),
        JobLevel::JfAhliUtama => lang.t("Fungsional Ahli Utama", "Functional, principal expert (ahli utama)"),
        JobLevel::PengawasB => lang.t("Pengawas (IV.b)", "Supervisor (IV.b)"),
        JobLevel::PengawasA => lang.t("Pengawas (IV.a)", "Supervisor (IV.a)"),
        JobLevel::AdministratorB => lang.t("Administrator (III.b)", "Administrator (III.b)"),
        JobLevel::AdministratorA => lang.t("Administrator (III.a)", "Administrator (III.a)"),
        JobLevel::JptPratamaB => {
            lang.t("Jabatan Pimpinan Tinggi Pratama (II.b)", "High leadership post (II.b)")
        }
        JobLevel::JptPratamaA => {
            lang.t("Jabatan Pimpinan Tinggi Pratama (II.a)", "High leadership post (II.a)")
        }
    }
}

/// Group of job levels.
#[must_use]
pub fn job_group(lang: Lang, value: JobGroup) -> &'static str {
    match value {
        JobGroup::Pelaksana => lang.t("pelaksana", "staff (pelaksana)"),
        JobGroup::Functional => lang.t("jabatan fungsional", "functional posts"),
        JobGroup::Pengawas => lang.t("pengawas", "supervisors"),
        JobGroup::Administrator => lang.t("administrator", "administrators"),
        JobGroup::JptPratama => lang.t("jabatan pimpinan tinggi pratama", "high leadership posts"),
    }
}

/// Kind of a work unit.
#[must_use]
pub fn unit_kind(lang: Lang, value: UnitKind) -> &'static str {
    match value {
        UnitKind::Agency => lang.t("Instansi", "Agency"),
        UnitKind::Secretariat => lang.t("Sekretariat", "Secretariat"),
        UnitKind::Badan => lang.t("Badan", "Board (badan)"),
        UnitKind::Dinas => lang.t("Dinas", "Department (dinas)"),
        UnitKind::Inspectorate => lang.t("Inspektorat", "Inspectorate"),
        UnitKind::Hospital => lang.t("Rumah sakit", "Hospital"),
        UnitKind::Puskesmas => lang.t("Puskesmas", "Health centre (puskesmas)"),
        UnitKind::Kecamatan => lang.t("Kecamatan", "District office (kecamatan)"),
        UnitKind::Kelurahan => lang.t("Kelurahan", "Ward office (kelurahan)"),
        UnitKind::Kindergarten => lang.t("Taman kanak-kanak", "Kindergarten"),
        UnitKind::PrimarySchool => lang.t("Sekolah dasar", "Primary school"),
        UnitKind::JuniorSchool => lang.t("Sekolah menengah pertama", "Junior high school"),
        UnitKind::Section => lang.t("Bagian, bidang, atau seksi", "Division or section"),
        UnitKind::Uptd => lang.t("Unit pelaksana teknis daerah (UPTD)", "Technical unit (UPTD)"),
        UnitKind::Other => lang.t("Lainnya", "Other"),
    }
}

/// Sector of a unit.
#[must_use]
pub fn sector(lang: Lang, value: Sector) -> &'static str {
    match value {
        Sector::Pemerintahan => lang.t("Pemerintahan umum", "General government"),
        Sector::Pendidikan => lang.t("Pendidikan", "Education"),
        Sector::Kesehatan => lang.t("Kesehatan", "Health"),
        Sector::Kewilayahan => lang.t("Kewilayahan", "District offices"),
        Sector::Pelayanan => lang.t("Pelayanan publik", "Public counters"),
        Sector::Infrastruktur => lang.t("Infrastruktur", "Infrastructure"),
        Sector::Ekonomi => lang.t("Perekonomian", "Economy"),
        Sector::Pengawasan => lang.t("Pengawasan dan ketertiban", "Audit and order"),
    }
}

/// Method of a workload.
#[must_use]
pub fn workload_method(lang: Lang, value: WorkloadMethod) -> &'static str {
    match value {
        WorkloadMethod::Abk => lang.t("Analisis beban kerja (ABK)", "Workload analysis (ABK)"),
        WorkloadMethod::AbkHealth => lang.t("ABK Kesehatan", "Health workload analysis (ABK-Kes)"),
    }
}

/// What was earned.
#[must_use]
pub fn education_kind(lang: Lang, value: EducationKind) -> &'static str {
    match value {
        EducationKind::Degree => lang.t("Ijazah", "Degree"),
        EducationKind::TeachingCertificate => lang.t("Sertifikat pendidik", "Teaching certificate"),
        EducationKind::Certificate => lang.t("Sertifikat", "Certificate"),
    }
}

/// Band of potential.
#[must_use]
pub fn potential(lang: Lang, value: Potential) -> &'static str {
    match value {
        Potential::Low => lang.t("Rendah", "Low"),
        Potential::Medium => lang.t("Menengah", "Medium"),
        Potential::High => lang.t("Tinggi", "High"),
    }
}

/// Against expectation.
#[must_use]
pub fn expectation(lang: Lang, value: Expectation) -> &'static str {
    match value {
        Expectation::Above => lang.t("Di atas ekspektasi", "Above expectation"),
        Expectation::Meets => lang.t("Sesuai ekspektasi", "Meets expectation"),
        Expectation::Below => lang.t("Di bawah ekspektasi", "Below expectation"),
    }
}

/// Yearly performance rating.
#[must_use]
pub fn rating(lang: Lang, value: Rating) -> &'static str {
    match value {
        Rating::VeryGood => lang.t("Sangat Baik", "Very good"),
        Rating::Good => lang.t("Baik", "Good"),
        Rating::NeedsImprovement => lang.t("Butuh Perbaikan", "Needs improvement"),
        Rating::Poor => lang.t("Kurang", "Poor"),
        Rating::VeryPoor => lang.t("Sangat Kurang", "Very poor"),
    }
}

/// Severity of a sanction.
#[must_use]
pub fn sanction_severity(lang: Lang, value: SanctionSeverity) -> &'static str {
    match value {
        SanctionSeverity::Light => lang.t("Ringan", "Light"),
        SanctionSeverity::Moderate => lang.t("Sedang", "Moderate"),
        SanctionSeverity::Heavy => lang.t("Berat", "Heavy"),
    }
}

/// Kind of leave.
#[must_use]
pub fn leave_kind(lang: Lang, value: LeaveKind) -> &'static str {
    match value {
        LeaveKind::Cltn => lang.t("Cuti di luar tanggungan negara (CLTN)", "Unpaid leave (CLTN)"),
        LeaveKind::Maternity => lang.t("Cuti melahirkan", "Maternity leave"),
        LeaveKind::Sick => lang.t("Cuti sakit", "Sick leave"),
        LeaveKind::Annual => lang.t("Cuti tahunan", "Annual leave"),
        LeaveKind::Other => lang.t("Cuti lainnya", "Other leave"),
    }
}

/// Kind of relation.
#[must_use]
pub fn relation_kind(lang: Lang, value: RelationKind) -> &'static str {
    match value {
        RelationKind::Spouse => lang.t("Suami atau istri", "Husband or wife"),
        RelationKind::Parent => lang.t("Orang tua", "Parent"),
        RelationKind::Child => lang.t("Anak", "Child"),
        RelationKind::Sibling => lang.t("Saudara kandung", "Brother or sister"),
        RelationKind::InLaw => lang.t("Keluarga semenda", "Relative by marriage"),
        RelationKind::Other => lang.t("Keluarga lainnya", "Other relative"),
    }
}

/// Kind of credential.
#[must_use]
pub fn credential_kind(lang: Lang, value: CredentialKind) -> &'static str {
    match value {
        CredentialKind::StudyLeave => lang.t("Tugas belajar", "Study leave"),
        CredentialKind::ServiceBond => lang.t("Ikatan dinas", "Service bond"),
        CredentialKind::Str => lang.t("Surat tanda registrasi (STR)", "Health registration (STR)"),
        CredentialKind::Sip => lang.t("Surat izin praktik (SIP)", "Practice licence (SIP)"),
        CredentialKind::CompetenceTest => lang.t("Uji kompetensi", "Competence test"),
        CredentialKind::HeadTerm => lang.t("Masa tugas kepala sekolah", "Term as head of school"),
        CredentialKind::Proceedings => lang.t("Proses pemeriksaan atau peradilan", "Examination or trial"),
        CredentialKind::StrategicConsent => {
            lang.t("Persetujuan jabatan strategis", "Consent for a strategic post")
        }
        CredentialKind::OpenSelection => lang.t("Seleksi terbuka", "Open selection"),
        CredentialKind::TransferConsent => lang.t("Persetujuan pindah dari pegawai", "Own consent to a move"),
    }
}

/// Kind of record.
#[must_use]
pub fn kind(lang: Lang, value: Kind) -> &'static str {
    match value {
        Kind::Units => lang.t("Unit kerja", "Work units"),
        Kind::Jobs => lang.t("Nama jabatan", "Job titles"),
        Kind::Posts => lang.t("Peta jabatan", "Post map"),
        Kind::People => lang.t("Pegawai", "Civil servants"),
        Kind::Assignments => lang.t("Riwayat jabatan", "Post history"),
        Kind::Education => lang.t("Pendidikan", "Education"),
        Kind::Competencies => lang.t("Asesmen kompetensi", "Competence assessments"),
        Kind::Performance => lang.t("Predikat kinerja", "Performance ratings"),
        Kind::Workload => lang.t("Beban kerja (ABK)", "Workload (ABK)"),
        Kind::Wishes => lang.t("Minat pegawai", "Wishes of staff"),
        Kind::Sanctions => lang.t("Hukuman disiplin", "Sanctions"),
        Kind::Leave => lang.t("Cuti", "Leave"),
        Kind::Relations => lang.t("Hubungan keluarga", "Family relations"),
        Kind::Places => lang.t("Waktu tempuh", "Travel times"),
        Kind::Facilities => lang.t("Data sekolah dan kesehatan", "School and health facts"),
        Kind::Credentials => lang.t("Surat dan izin", "Papers and licences"),
    }
}

/// Kind of employment.
#[must_use]
pub fn employment(lang: Lang, value: Employment) -> &'static str {
    match value {
        Employment::Pns => lang.t("Pegawai negeri sipil (PNS)", "Civil servant (PNS)"),
        Employment::Cpns => lang.t("Calon PNS (CPNS)", "Candidate civil servant (CPNS)"),
        Employment::Pppk => lang.t("Pegawai dengan perjanjian kerja (PPPK)", "Contract staff (PPPK)"),
    }
}

/// Sex as recorded.
#[must_use]
pub fn sex(lang: Lang, value: Sex) -> &'static str {
    match value {
        Sex::Male => lang.t("Laki-laki", "Male"),
        Sex::Female => lang.t("Perempuan", "Female"),
    }
}

/// Capacity in which a post is held.
#[must_use]
pub fn capacity(lang: Lang, value: Capacity) -> &'static str {
    match value {
        Capacity::Definitive => lang.t("Definitif", "Definitive"),
        Capacity::ActingPlt => lang.t("Pelaksana tugas (Plt.)", "Acting (Plt.)"),
        Capacity::ActingPlh => lang.t("Pelaksana harian (Plh.)", "Acting by the day (Plh.)"),
        Capacity::ActingPj => lang.t("Penjabat (Pj.)", "Interim (Pj.)"),
        Capacity::Additional => lang.t("Tugas tambahan", "Additional task"),
    }
}

/// How a fraction becomes people.
#[must_use]
pub fn rounding(lang: Lang, value: Rounding) -> &'static str {
    match value {
        Rounding::HalfUp => lang.t("Setengah ke atas", "Half up"),
        Rounding::Up => lang.t("Selalu ke atas", "Always up"),
        Rounding::Down => lang.t("Selalu ke bawah", "Always down"),
    }
}

/// Legal standing with its code, for those who keep the data.
#[must_use]
pub fn legal_status(lang: Lang, value: LegalStatus) -> String {
    let name = legal_status_name(lang, value).unwrap_or(lang.t("Kedudukan hukum", "Legal standing"));
    format!("{:02}\u{a0}{name}", value.0)
}

/// Legal standing in words alone; none for a code outside the list.
#[must_use]
pub fn legal_status_name(lang: Lang, value: LegalStatus) -> Option<&'static str> {
    Some(match value.0 {
        1 => lang.t("Aktif", "Active"),
        2 => lang.t("Cuti di luar tanggungan negara", "Unpaid leave"),
        3 => lang.t("Tugas belajar", "Study leave"),
        4 => lang.t("Pemberhentian sementara", "Suspended"),
        7 => lang.t("Pejabat negara", "State official"),
        8 => lang.t("Kepala desa", "Village head"),
        9 => lang.t("Dalam proses banding", "Under appeal"),
        13 => lang.t("Perpanjangan cuti di luar tanggungan negara", "Unpaid leave, extended"),
        15 => lang.t("Dikenai hukuman disiplin", "Under a sanction"),
        16 => lang.t("Penurunan jabatan", "Moved down by a sanction"),
        20 => lang.t("Masa persiapan pensiun", "Preparing for retirement"),
        52 => lang.t("Tidak aktif", "Not active"),
        66 => lang.t("Diberhentikan", "Dismissed"),
        77 => lang.t("Pemberhentian tanpa hak pensiun", "Dismissed without a pension"),
        88 => lang.t("Pemberhentian dengan hak pensiun", "Dismissed with a pension"),
        92 => lang.t("Data diblokir", "Record blocked"),
        98 => lang.t("Mencapai batas usia pensiun", "Reached retirement age"),
        99 => lang.t("Pensiun", "Retired"),
        _ => return None,
    })
}

/// A slug of the data as people read it: `teknik-informatika` is 'teknik informatika', `guru-ipa` is 'guru IPA'.
#[must_use]
pub fn slug(text: &str) -> String {
    const CAPITALS: [&str; 8] = ["bk", "ipa", "ips", "pai", "pjok", "ppkn", "sdm", "tk"];
    // The language is named after the country.
    let word = |word: &str| match word {
        "indonesia" | "inggris" => capital(word),
        word if CAPITALS.contains(&word) => word.to_uppercase(),
        word => word.to_owned(),
    };
    text.split('-').map(word).collect::<Vec<_>>().join(" ")
}

/// The first letter as a capital.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

const COMPETENCE_NAMES: [(&str, &str); COMPETENCES.len()] = [
    ("Integritas", "Integrity"),
    ("Kerja sama", "Cooperation"),
    ("Komunikasi", "Communication"),
    ("Orientasi pada hasil", "Focus on results"),
    ("Pelayanan publik", "Public service"),
    ("Pengembangan diri dan orang lain", "Developing self and others"),
    ("Mengelola perubahan", "Managing change"),
    ("Pengambilan keputusan", "Decision making"),
    ("Perekat bangsa", "Uniting the nation"),
    ("Teknis", "Technical"),
];

/// Name of a competence by its position in [`COMPETENCES`]; a position outside gives the last.
#[must_use]
pub fn competence(lang: Lang, at: usize) -> &'static str {
    let (id, en) = COMPETENCE_NAMES[at.min(COMPETENCES.len() - 1)];
    lang.t(id, en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_and_standings_read_like_words() {
        assert_eq!(slug("teknik-informatika"), "teknik informatika");
        assert_eq!(slug("bahasa-indonesia"), "bahasa Indonesia");
        assert_eq!(capital(&slug("ipa")), "IPA");
        assert_eq!(legal_status(Lang::Id, LegalStatus(1)), "01\u{a0}Aktif");
        assert_eq!(legal_status_name(Lang::En, LegalStatus(1)), Some("Active"));
        assert_eq!(legal_status_name(Lang::Id, LegalStatus(5)), None);
    }
}
