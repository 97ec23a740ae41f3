//! Closed code lists as files write them, into the codes of the tidy layouts. Source: the SIASN code lists.

use super::words;
use domain::facts::{EducationLevel, Expectation, Rating, Severity};
use domain::golongan::Golongan;
use domain::person::{Capacity, Employment, Sex};

/// A rank; see [`Golongan::parse`] for the spellings.
#[must_use]
pub fn rank(text: &str) -> Option<Golongan> {
    Golongan::parse(text).or_else(|| {
        let upper = text.to_ascii_uppercase();
        Golongan::parse(
            upper.trim_start_matches("GOLONGAN").trim_start_matches("GOL").trim_start_matches('.'),
        )
    })
}

/// Sex: `L`/`P`, `M`/`F`, `Pria`/`Wanita`.
#[must_use]
pub fn sex(text: &str) -> Option<Sex> {
    match words(text).as_str() {
        "L" | "M" | "LK" | "PRIA" | "LAKI LAKI" | "LAKI" | "MALE" | "1" => Some(Sex::Male),
        "P" | "F" | "PR" | "W" | "WANITA" | "PEREMPUAN" | "FEMALE" | "2" => Some(Sex::Female),
        _ => None,
    }
}

/// Kind of employment out of status words.
#[must_use]
pub fn employment(text: &str) -> Option<Employment> {
    let words = words(text);
    if words.contains("PPPK") || words.contains("P3K") || words.contains("PERJANJIAN KERJA") {
        Some(Employment::Pppk)
    } else if matches!(words.as_str(), "C" | "CPNS")
        || words.contains("CPNS")
        || words.contains("CALON PEGAWAI")
    {
        Some(Employment::Cpns)
    } else if matches!(words.as_str(), "P" | "PNS") || words.contains("PNS") {
        Some(Employment::Pns)
    } else {
        None
    }
}

const LEGAL: &[(u8, &str)] = &[
    (1, "AKTIF"),
    (2, "CLTN"),
    (3, "TUGAS BELAJAR"),
    (4, "PEMBERHENTIAN SEMENTARA"),
    (5, "PENERIMA UANG TUNGGU"),
    (6, "PRAJURIT WAJIB"),
    (7, "PEJABAT NEGARA"),
    (8, "KEPALA DESA"),
    (9, "SEDANG DLM PROSES BANDING BAPEK"),
    (11, "PEGAWAI TITIPAN"),
    (12, "PENGUNGSI"),
    (13, "PERPANJANGAN CLTN"),
    (14, "PNS YANG DINYATAKAN HILANG"),
    (15, "PNS KENA HUKUMAN DISIPLIN"),
    (16, "PEMINDAHAN DALAM RANGKA PENURUNAN JABATAN"),
    (20, "MASA PERSIAPAN PENSIUN"),
    (51, "CPNS YANG BELUM MENERIMA SK CPNS"),
    (52, "TIDAK AKTIF"),
    (66, "DIBERHENTIKAN"),
    (67, "PUNAH"),
    (68, "EKS PNS TIMOR TIMUR"),
    (69, "TMS DARI PENGADAAN"),
    (70, "PEMBATALAN NIP"),
    (77, "PEMBERHENTIAN TANPA HAK PENSIUN"),
    (88, "PEMBERHENTIAN DENGAN HAK PENSIUN"),
    (89, "TIDAK AKTIF TETAPI DIUSULKAN PENSIUN"),
    (90, "TIDAK IKUT PUPNS 2015"),
    (91, "TINDAK PIDANA TINDAK PIDANA JABATAN"),
    (92, "PEMBLOKIRAN DATA PNS"),
    (98, "MENCAPAI BUP"),
    (99, "PENSIUN"),
];

/// Legal standing, by code or by name; the code as two digits.
#[must_use]
pub fn legal_status(text: &str) -> Option<String> {
    let words = words(text);
    let known = |code: u8| LEGAL.iter().any(|(c, _)| *c == code);
    if let Ok(code) = words.parse::<u8>() {
        return known(code).then(|| format!("{code:02}"));
    }
    let name = words.strip_prefix("PPPK ").unwrap_or(&words);
    LEGAL.iter().find(|(_, n)| *n == name).map(|(code, _)| format!("{code:02}"))
}

/// Capacity out of jenis penugasan.
#[must_use]
pub fn capacity(text: &str) -> Option<Capacity> {
    match words(text).as_str() {
        "D" | "DEFINITIF" | "DEFINITIVE" => Some(Capacity::Definitive),
        "PLT" | "PELAKSANA TUGAS" => Some(Capacity::ActingPlt),
        "PLH" | "PELAKSANA HARIAN" => Some(Capacity::ActingPlh),
        "PJ" | "PENJABAT" | "PEJABAT" | "PEJABAT NON DEFINITIF" => Some(Capacity::ActingPj),
        "TT" | "TUGAS TAMBAHAN" => Some(Capacity::Additional),
        _ => None,
    }
}

/// Performance rating (*predikat*), id 1–5 or name.
#[must_use]
pub fn rating(text: &str) -> Option<Rating> {
    match words(text).as_str() {
        "1" | "SANGAT BAIK" | "ISTIMEWA" => Some(Rating::VeryGood),
        "2" | "BAIK" => Some(Rating::Good),
        "3" | "BUTUH PERBAIKAN" | "PERLU PERBAIKAN" => Some(Rating::NeedsImprovement),
        "4" | "KURANG" | "KURANG MISCONDUCT" | "MISCONDUCT" => Some(Rating::Poor),
        "5" | "SANGAT KURANG" => Some(Rating::VeryPoor),
        _ => None,
    }
}

/// Against expectation, id 1–3 or name, `ESPEKTASI` (the source's own spelling) as well.
#[must_use]
pub fn expectation(text: &str) -> Option<Expectation> {
    let words = words(text).replace("DI ATAS", "DIATAS").replace("DI BAWAH", "DIBAWAH");
    match words.split(' ').next().unwrap_or_default() {
        "1" | "DIATAS" => Some(Expectation::Above),
        "2" | "SESUAI" => Some(Expectation::Meets),
        "3" | "DIBAWAH" => Some(Expectation::Below),
        _ => None,
    }
}

/// Severity by word, letter or SIASN code R, S, B.
#[must_use]
pub fn severity(text: &str) -> Option<Severity> {
    let words = words(text);
    let bare = words.trim_start_matches("HUKUMAN DISIPLIN ").trim_start_matches("TINGKAT ");
    match bare {
        "R" | "RINGAN" => Some(Severity::Light),
        "S" | "SEDANG" => Some(Severity::Moderate),
        "B" | "BERAT" => Some(Severity::Heavy),
        _ => None,
    }
}

/// Severity that the name of a sanction tells (PP 94/2021:8 and the older names of PP 53/2010).
#[must_use]
pub fn severity_of_sanction(name: &str) -> Option<Severity> {
    let words = words(name);
    let contains = |part: &str| words.contains(part);
    if contains("TEGURAN") || contains("TIDAK PUAS") || contains("SANKSI MORAL") {
        Some(Severity::Light)
    } else if ["PDH", "PTDH", "PEMBERHENTIAN", "PEMBEBASAN", "PENURUNAN JABATAN"].iter().any(|p| contains(p))
        || contains("PENURUNAN PANGKAT") && (contains("3 THN") || contains("3 TAHUN"))
    {
        Some(Severity::Heavy)
    } else if contains("PENUNDAAN")
        || contains("PEMOTONGAN")
        || contains("PENURUNAN GAJI")
        || contains("PENURUNAN PANGKAT")
    {
        Some(Severity::Moderate)
    } else {
        None
    }
}

const EDUCATION: &[(&str, EducationLevel)] = &[
    ("SEKOLAH DASAR", EducationLevel::Sd),
    ("SLTP KEJURUAN", EducationLevel::SltpKejuruan),
    ("SLTA KEJURUAN", EducationLevel::SltaKejuruan),
    ("SLTA KEGURUAN", EducationLevel::SltaKeguruan),
    ("DIPLOMA III SARJANA MUDA", EducationLevel::D3),
    ("DIPLOMA IV", EducationLevel::D4),
    ("DIPLOMA III", EducationLevel::D3),
    ("DIPLOMA II", EducationLevel::D2),
    ("DIPLOMA I", EducationLevel::D1),
    ("SARJANA MUDA", EducationLevel::D3),
    ("SARJANA TERAPAN", EducationLevel::D4),
    ("D III SARJANA MUDA", EducationLevel::D3),
    ("S 1 SARJANA", EducationLevel::S1),
    ("D IV", EducationLevel::D4),
    ("D III", EducationLevel::D3),
    ("D II", EducationLevel::D2),
    ("D I", EducationLevel::D1),
    ("D 4", EducationLevel::D4),
    ("D 3", EducationLevel::D3),
    ("D 2", EducationLevel::D2),
    ("D 1", EducationLevel::D1),
    ("DIV", EducationLevel::D4),
    ("DIII", EducationLevel::D3),
    ("DII", EducationLevel::D2),
    ("DI", EducationLevel::D1),
    ("D4", EducationLevel::D4),
    ("D3", EducationLevel::D3),
    ("D2", EducationLevel::D2),
    ("D1", EducationLevel::D1),
    ("S 3", EducationLevel::S3),
    ("S 2", EducationLevel::S2),
    ("S 1", EducationLevel::S1),
    ("S3", EducationLevel::S3),
    ("S2", EducationLevel::S2),
    ("S1", EducationLevel::S1),
    ("DOKTOR", EducationLevel::S3),
    ("MAGISTER", EducationLevel::S2),
    ("SARJANA", EducationLevel::S1),
    ("PROFESI", EducationLevel::S1),
    ("SLTA", EducationLevel::Slta),
    ("SMA", EducationLevel::Slta),
    ("SMU", EducationLevel::Slta),
    ("MA", EducationLevel::Slta),
    ("SMK", EducationLevel::SltaKejuruan),
    ("STM", EducationLevel::SltaKejuruan),
    ("SMEA", EducationLevel::SltaKejuruan),
    ("SPG", EducationLevel::SltaKeguruan),
    ("SGO", EducationLevel::SltaKeguruan),
    ("SLTP", EducationLevel::Sltp),
    ("SMP", EducationLevel::Sltp),
    ("MTS", EducationLevel::Sltp),
    ("SD", EducationLevel::Sd),
];

/// Level of education and what stands behind it: `S-1 Pendidikan Fisika` is S-1 and `PENDIDIKAN FISIKA`.
#[must_use]
pub fn education(text: &str) -> (Option<EducationLevel>, String) {
    let words = words(text);
    if let Some(level) = EducationLevel::parse(&words).or_else(|| EducationLevel::parse(&format!("0{words}")))
    {
        return (Some(level), String::new());
    }
    for (name, level) in EDUCATION {
        if words == *name {
            return (Some(*level), String::new());
        }
        if let Some(rest) = words.strip_prefix(&format!("{name} ")) {
            return (Some(*level), rest.to_owned());
        }
    }
    (None, words)
}

/// A qualification of a post map (`S-1 Akuntansi / D-IV Manajemen`): the least level and the fields, slugs; no
/// fields where one alternative takes all of them (`Semua Jurusan`).
#[must_use]
pub fn qualification(text: &str) -> (Option<EducationLevel>, Vec<String>) {
    let mut least: Option<EducationLevel> = None;
    let mut fields = Vec::new();
    let mut takes_all = false;
    for part in text.replace(" atau ", "/").replace(" ATAU ", "/").split(['/', ';', ',', '\n']) {
        let (level, rest) = education(part);
        if let Some(level) = level {
            least = Some(least.map_or(level, |l| if level.order() < l.order() { level } else { l }));
        }
        let field = domain::code::slug(&rest);
        takes_all |= field.starts_with("semua");
        let is_any =
            field.is_empty() || field.starts_with("semua") || field == "sederajat" || field == "umum";
        if !is_any && !fields.contains(&field) {
            fields.push(field);
        }
    }
    // 'S-1 Ilmu Pemerintahan / S-1 Semua Jurusan' takes every field, whatever else it names.
    if takes_all {
        fields.clear();
    }
    (least, fields)
}

/// `yes` and `no` in both languages and as spreadsheets write truth.
#[must_use]
pub fn yes_no(text: &str) -> Option<&'static str> {
    match words(text).as_str() {
        "YES" | "Y" | "YA" | "TRUE" | "1" | "BENAR" => Some("yes"),
        "NO" | "N" | "TIDAK" | "T" | "FALSE" | "0" | "BUKAN" | "SALAH" => Some("no"),
        _ => None,
    }
}

/// One of the allowed codes of a tidy column, by the code itself or an Indonesian word for it.
#[must_use]
pub fn one_of(column: &str, allowed: &[&'static str], text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    let direct = |t: &str| allowed.iter().find(|a| **a == t).map(|a| (*a).to_owned());
    if let Some(code) = direct(&lower)
        .or_else(|| direct(&lower.replace([' ', '-'], "_")))
        .or_else(|| direct(&lower.replace([' ', '_'], "-")))
    {
        return Some(code);
    }
    let word = match column {
        "sex" => sex(text)?.code(),
        "employment" => employment(text)?.code(),
        "capacity" => capacity(text)?.code(),
        "rating" => rating(text)?.code(),
        "result" | "behaviour" => expectation(text)?.code(),
        "severity" => severity(text)?.code(),
        "education_level" => education(text).0?.code(),
        "level" if allowed.contains(&"05") => education(text).0?.code(),
        "level" => level_word(text)?,
        _ => other_word(&words(text))?,
    };
    direct(word)
}

fn level_word(text: &str) -> Option<&'static str> {
    let words = words(text);
    let padded = format!("X {}", words.strip_prefix("JF ").unwrap_or(&words));
    super::job::level_of_suffix(&padded)
        .or_else(|| super::job::level_of_echelon(text))
        .or_else(|| (words == "PELAKSANA").then_some(domain::job::JobLevel::Pelaksana))
        .map(domain::job::JobLevel::code)
}

fn other_word(words: &str) -> Option<&'static str> {
    Some(match words {
        "SUAMI" | "ISTRI" | "SUAMI ISTRI" | "PASANGAN" => "spouse",
        "ORANG TUA" | "AYAH" | "IBU" => "parent",
        "ANAK" => "child",
        "SAUDARA" | "SAUDARA KANDUNG" | "KAKAK" | "ADIK" => "sibling",
        "IPAR" | "MERTUA" | "MENANTU" | "SEMENDA" => "in_law",
        "CUTI MELAHIRKAN" | "MELAHIRKAN" => "maternity",
        "CUTI SAKIT" | "SAKIT" => "sick",
        "CUTI TAHUNAN" | "TAHUNAN" => "annual",
        "LAINNYA" | "LAIN LAIN" => "other",
        "IJAZAH" | "GELAR" => "degree",
        "SERTIFIKAT PENDIDIK" | "SERDIK" => "teaching_certificate",
        "SERTIFIKAT" => "certificate",
        "RENDAH" => "low",
        "MENENGAH" | "SEDANG" => "medium",
        "TINGGI" => "high",
        "SEKRETARIAT" => "secretariat",
        "INSPEKTORAT" => "inspectorate",
        "RUMAH SAKIT" => "hospital",
        "SD" => "primary_school",
        "SMP" => "junior_school",
        "TK" => "kindergarten",
        "BIDANG" | "BAGIAN" | "SEKSI" | "SUBBAGIAN" => "section",
        "INSTANSI" => "agency",
        "TUGAS BELAJAR" => "study_leave",
        "IKATAN DINAS" => "service_bond",
        "UJI KOMPETENSI" => "competence_test",
        _ => return None,
    })
}
