//! Parameters of rules in words: what a number is, and its value with the unit.

use crate::format;
use crate::lang::{Lang, wording};
use rules::parameter::{Param, ParamUnit, Value};

wording! {
    /// What a parameter is.
    parameter_name: Param =
        Param::AdministratorEducation =>
            "Pendidikan paling rendah administrator",
            "Least education of an administrator";
        Param::AdministratorExperience =>
            "Pengalaman sebagai pengawas atau setara",
            "Time as supervisor or equal";
        Param::AssessmentValid =>
            "Masa berlaku asesmen",
            "An assessment counts for";
        Param::HomeMinutes =>
            "Waktu tempuh terlama dari rumah",
            "Longest travel from home";
        Param::JpmLimit =>
            "Batas kesesuaian kompetensi (JPM)",
            "Least competence match (JPM)";
        Param::JpmFair =>
            "JPM: masih memenuhi syarat mulai",
            "JPM: still meets from";
        Param::JpmBest =>
            "JPM: memenuhi syarat mulai",
            "JPM: meets from";
        Param::KinshipDegree =>
            "Derajat hubungan keluarga",
            "Degree of kinship";
        Param::ClassDrop =>
            "Kelas jabatan boleh turun",
            "Job classes a move may drop";
        Param::CompetenceGap =>
            "Kesenjangan kompetensi terlebar",
            "Widest competence gap";
        Param::ContractLeft =>
            "Sisa perjanjian kerja",
            "Time left of the contract";
        Param::MaximumForManagerial =>
            "Masa terlama berlaku untuk jabatan manajerial",
            "Longest time concerns managerial posts";
        Param::MaximumForPelaksana =>
            "Masa terlama berlaku untuk pelaksana",
            "Longest time concerns staff (pelaksana)";
        Param::MaximumYears =>
            "Masa jabatan terlama",
            "Longest time in a post";
        Param::MinimumYears =>
            "Masa jabatan tersingkat",
            "Shortest time in a post";
        Param::MovableStatus =>
            "Kedudukan hukum yang dapat pindah",
            "Legal standings that may move";
        Param::OneForOne =>
            "Tukar satu-satu pada jabatan yang kelebihan pegawai",
            "One for one in an over-filled post";
        Param::PerformanceBand =>
            "Pita kinerja tiap predikat, terbaik lebih dulu (3 di atas, 2 sesuai, 1 di bawah)",
            "Band of each rating, best first (3 above, 2 meets, 1 below)";
        Param::PerformanceYears =>
            "Tahun kinerja yang dilihat",
            "Years of performance looked at";
        Param::PracticeApplies =>
            "Praktik enam bulan BKN diterapkan instansi",
            "The agency applies BKN's practice of six months";
        Param::PracticeMonths =>
            "Masa jabatan tersingkat menurut praktik BKN",
            "Shortest time in a post by BKN's practice";
        Param::ProbationMonths =>
            "Masa percobaan CPNS",
            "Probation of candidates";
        Param::PromotionBoxes =>
            "Kotak talenta untuk promosi",
            "Talent boxes for promotion";
        Param::RankTolerance =>
            "Golongan boleh di bawah rentang",
            "Ranks a person may lie below the range";
        Param::RetirementGeneral =>
            "BUP umum",
            "General retirement age";
        Param::RetirementHigh =>
            "BUP jabatan pimpinan tinggi dan ahli madya",
            "Retirement age of high posts and ahli madya";
        Param::RetirementTeacher =>
            "BUP guru",
            "Retirement age of teachers";
        Param::RetirementUtama =>
            "BUP ahli utama",
            "Retirement age of ahli utama";
        Param::RetirementLeft =>
            "Sisa waktu sampai pensiun",
            "Time left to retirement";
        Param::RetirementLeftPromotion =>
            "Sisa waktu sampai pensiun untuk promosi",
            "Time left to retirement at a promotion";
        Param::StudyMonths =>
            "Tugas belajar dianggap panjang di atas",
            "Study leave is long beyond";
        Param::SupervisorEducation =>
            "Pendidikan paling rendah pengawas",
            "Least education of a supervisor";
        Param::SupervisorExperience =>
            "Pengalaman sebagai pelaksana atau setara",
            "Time as staff or equal";
        Param::TalentPool =>
            "Persetujuan manajemen talenta untuk jabatan pimpinan tinggi",
            "Approved talent pool for high posts";
        Param::TeacherSchoolYears =>
            "Masa tugas guru di sekolah",
            "A teacher's time at a school";
}

/// A value with its unit.
#[must_use]
pub fn parameter_value(lang: Lang, unit: ParamUnit, value: &Value) -> String {
    match value {
        Value::Number(n) => match unit {
            ParamUnit::Years => format::years(lang, *n),
            ParamUnit::Months => format::count(lang, i64::from(*n), "bulan", "month", "months"),
            ParamUnit::Minutes => format::count(lang, i64::from(*n), "menit", "minute", "minutes"),
            ParamUnit::Percent
            | ParamUnit::Steps
            | ParamUnit::Flag
            | ParamUnit::Codes
            | ParamUnit::Education => format::integer(lang, i64::from(*n)),
        },
        Value::Decimal(n) => format::percent(lang, *n),
        Value::Flag(true) => lang.t("ya", "yes").to_owned(),
        Value::Flag(false) => lang.t("tidak", "no").to_owned(),
        Value::Codes(codes) => codes.iter().map(u8::to_string).collect::<Vec<_>>().join(", "),
        Value::Education(level) => level.name().to_owned(),
    }
}
