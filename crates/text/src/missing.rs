//! A missing fact in words: what is not known, and what would cure it.

use crate::label::kind;
use crate::lang::{Lang, wording};
use rules::missing::{Cure, Missing};

/// What is not known and what would cure it, in two or three sentences.
#[must_use]
pub fn missing(lang: Lang, missing: &Missing) -> String {
    format!("{} {}", fact(lang, *missing), cure(lang, *missing))
}

/// What is not known.
#[must_use]
pub fn fact(lang: Lang, missing: Missing) -> String {
    if let Missing::Rating { year } = missing {
        return lang
            .t(format!("Predikat kinerja {year} belum ada."), format!("There is no rating for {year}."));
    }
    fact_text(lang, missing).to_owned()
}

wording! {
    /// What is not known, without the year of a rating.
    fact_text: Missing =
        Missing::Assessment =>
            "Hasil asesmen kompetensi belum ada.",
            "There is no competence assessment.";
        Missing::AssessmentDate =>
            "Tanggal asesmen belum diisi.",
            "The day of the assessment is not known.";
        Missing::BirthDate =>
            "Tanggal lahir belum diisi.",
            "The birth date is not known.";
        Missing::ContractEnd =>
            "Tanggal akhir perjanjian kerja belum diisi.",
            "The end of the contract is not known.";
        Missing::CurrentPost =>
            "Jabatan sekarang belum tercatat.",
            "The present post is not recorded.";
        Missing::CurrentLevel =>
            "Jenjang jabatan sekarang belum diisi.",
            "The level of the present job is not known.";
        Missing::Degree =>
            "Ijazah belum tercatat.",
            "No degree is recorded.";
        Missing::DegreeField =>
            "Bidang pada ijazah belum diisi.",
            "The field of the degree is not known.";
        Missing::Employment =>
            "Status kepegawaian belum diisi.",
            "The kind of employment is not known.";
        Missing::History =>
            "Riwayat jabatan belum lengkap: ada tanggal mulai atau jenjang yang kosong.",
            "The post history is not complete: a start or a level is empty.";
        Missing::HomeDistrict =>
            "Kecamatan tempat tinggal belum diisi.",
            "The home district is not known.";
        Missing::JobClass =>
            "Kelas jabatan sekarang atau tujuan belum diisi.",
            "The class of the present or the target job is not known.";
        Missing::JobLevel =>
            "Jenjang jabatan tujuan belum diisi.",
            "The level of the target job is not known.";
        Missing::JobQualification =>
            "Kualifikasi pendidikan jabatan tujuan belum diisi.",
            "The qualification of the target job is not known.";
        Missing::JobRankRange =>
            "Rentang golongan jabatan tujuan belum diisi.",
            "The rank range of the target job is not known.";
        Missing::JobRetirementAge =>
            "Batas usia pensiun jabatan tujuan belum dapat ditentukan.",
            "The retirement age of the target job cannot be told.";
        Missing::Leave =>
            "Catatan cuti belum dinyatakan lengkap.",
            "The leave register is not declared complete.";
        Missing::LegalStatus =>
            "Kedudukan hukum belum diisi.",
            "The legal standing is not known.";
        Missing::Need =>
            "Kebutuhan jabatan tujuan belum ditetapkan.",
            "The need of the target post is not decreed.";
        Missing::OpenSelection =>
            "Hasil seleksi terbuka belum tercatat.",
            "No open selection is recorded.";
        Missing::PostSince =>
            "Terhitung mulai tanggal (TMT) jabatan belum diisi.",
            "The start in the present post is not known.";
        Missing::Potential =>
            "Potensi belum dinilai.",
            "The potential is not assessed.";
        Missing::Rank =>
            "Golongan ruang belum diisi.",
            "The rank is not known.";
        Missing::Rating { .. } =>
            "Predikat kinerja belum ada.",
            "There is no rating.";
        Missing::Relations =>
            "Hubungan keluarga belum dilaporkan.",
            "Family relations are not declared.";
        Missing::Sanctions =>
            "Catatan hukuman disiplin belum dinyatakan lengkap.",
            "The sanction register is not declared complete.";
        Missing::SpecialArea =>
            "Belum diketahui apakah sekolah berada di daerah khusus.",
            "It is not known whether the school lies in a special area.";
        Missing::StudyLeave =>
            "Catatan tugas belajar belum dinyatakan lengkap.",
            "The study leave register is not declared complete.";
        Missing::TeachingCertificate =>
            "Sertifikat pendidik belum tercatat.",
            "No teaching certificate is recorded.";
        Missing::Travel =>
            "Waktu tempuh antara kedua kecamatan belum ada.",
            "The travel time between the two districts is not known.";
        Missing::UnitDistrict =>
            "Kecamatan unit tujuan belum diisi.",
            "The district of the target unit is not known.";
        Missing::UnitSince =>
            "Tanggal mulai di unit sekarang belum diisi.",
            "The start in the present unit is not known.";
}

/// What would cure it.
#[must_use]
pub fn cure(lang: Lang, missing: Missing) -> String {
    let (register, code) = (kind(lang, missing.register()), missing.register().code());
    match missing.cure() {
        Cure::FillColumn(column) => lang.t(
            format!("Isi kolom {column} pada data {register} ({code})."),
            format!("Fill the column {column} of {register} ({code})."),
        ),
        Cure::AddRow => lang.t(
            format!("Tambahkan barisnya pada data {register} ({code})."),
            format!("Add the row to {register} ({code})."),
        ),
        Cure::AddRowOrDeclare => lang.t(
            format!("Tambahkan barisnya pada data {register} ({code}), atau nyatakan data itu lengkap."),
            format!("Add the row to {register} ({code}), or declare that register complete."),
        ),
    }
}
