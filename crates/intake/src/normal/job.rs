//! Job titles: a dictionary of spellings, and the level that a title, an echelon or a class tells.
//! Nothing is matched by likeness: what the dictionary does not know stays as written.

use super::{replace_words, words};
use domain::code::slug;
use domain::job::JobLevel;

const SPELLINGS: &[(&str, &str)] = &[
    ("KASUBBAG", "KEPALA SUBBAGIAN"),
    ("KASUBAG", "KEPALA SUBBAGIAN"),
    ("KASUB BAG", "KEPALA SUBBAGIAN"),
    ("KASUBBID", "KEPALA SUBBIDANG"),
    ("KASUBID", "KEPALA SUBBIDANG"),
    ("SUB BAGIAN", "SUBBAGIAN"),
    ("SUB BAG", "SUBBAGIAN"),
    ("SUBBAG", "SUBBAGIAN"),
    ("SUBAG", "SUBBAGIAN"),
    ("SUB BIDANG", "SUBBIDANG"),
    ("SUB BID", "SUBBIDANG"),
    ("SUBBID", "SUBBIDANG"),
    ("KASI", "KEPALA SEKSI"),
    ("KASIE", "KEPALA SEKSI"),
    ("KABID", "KEPALA BIDANG"),
    ("KABAG", "KEPALA BAGIAN"),
    ("KADIS", "KEPALA DINAS"),
    ("KADIN", "KEPALA DINAS"),
    ("KABAN", "KEPALA BADAN"),
    ("KEPSEK", "KEPALA SEKOLAH"),
    ("KASEK", "KEPALA SEKOLAH"),
    ("KAPUS", "KEPALA PUSKESMAS"),
    ("KAPUSKESMAS", "KEPALA PUSKESMAS"),
    ("KASATPOL PP", "KEPALA SATUAN POLISI PAMONG PRAJA"),
    ("SEKCAM", "SEKRETARIS KECAMATAN"),
    ("SEKLUR", "SEKRETARIS KELURAHAN"),
    ("SEKDA", "SEKRETARIS DAERAH"),
    ("SEKDIS", "SEKRETARIS DINAS"),
    ("SEKBAN", "SEKRETARIS BADAN"),
    ("SEKWAN", "SEKRETARIS DPRD"),
    ("KASUBBAG TU", "KEPALA SUBBAGIAN TATA USAHA"),
    ("KTU", "KEPALA TATA USAHA"),
    ("KA", "KEPALA"),
    ("KEPALA SIE", "KEPALA SEKSI"),
    ("KEPALA SI", "KEPALA SEKSI"),
    ("KEPALA BID", "KEPALA BIDANG"),
    ("KEPALA BAG", "KEPALA BAGIAN"),
    ("KEPALA UPT", "KEPALA UPTD"),
    ("PERTAMA AHLI PERTAMA", "AHLI PERTAMA"),
    ("MUDA AHLI MUDA", "AHLI MUDA"),
    ("MADYA AHLI MADYA", "AHLI MADYA"),
    ("UTAMA AHLI UTAMA", "AHLI UTAMA"),
    ("PELAKSANA PEMULA", "PEMULA"),
    ("PELAKSANA LANJUTAN MAHIR", "MAHIR"),
    ("PELAKSANA LANJUTAN", "MAHIR"),
    ("PELAKSANA TERAMPIL", "TERAMPIL"),
];

const SUFFIXES: [(&str, JobLevel); 8] = [
    (" AHLI PERTAMA", JobLevel::JfAhliPertama),
    (" AHLI MUDA", JobLevel::JfAhliMuda),
    (" AHLI MADYA", JobLevel::JfAhliMadya),
    (" AHLI UTAMA", JobLevel::JfAhliUtama),
    (" PEMULA", JobLevel::JfPemula),
    (" TERAMPIL", JobLevel::JfTerampil),
    (" MAHIR", JobLevel::JfMahir),
    (" PENYELIA", JobLevel::JfPenyelia),
];

/// The form in which titles are compared.
///
/// ```
/// use intake::normal::job::key;
/// assert_eq!(key("Ka. Sub Bag Umum"), key("KASUBBAG UMUM"));
/// assert_eq!(key("Guru Pertama"), key("Guru Pertama / Ahli Pertama"));
/// ```
#[must_use]
pub fn key(name: &str) -> String {
    let long = replace_words(&words(name), SPELLINGS);
    // 'Guru Muda' is the title before 2009 for 'Guru Ahli Muda'.
    for level in ["PERTAMA", "MUDA", "MADYA", "UTAMA"] {
        if let Some(head) = long.strip_suffix(level).map(str::trim_end)
            && !head.is_empty()
            && !head.ends_with("AHLI")
            && !head.ends_with("SEKOLAH MENENGAH")
        {
            return format!("{head} AHLI {level}");
        }
    }
    long
}

/// The code that a title gets: a slug of its compared form.
#[must_use]
pub fn code(name: &str) -> String {
    slug(&key(name))
}

/// The title to keep: as written where only the dictionary's own form was written, else the long form.
#[must_use]
pub fn title(name: &str) -> String {
    let key = key(name);
    let is_shouted = !name.chars().any(char::is_lowercase);
    if words(name) == key && !is_shouted {
        return super::clean(name).unwrap_or_default();
    }
    let small = ["DAN", "PADA", "DI", "UNTUK", "ATAU"];
    let capital = ["DPRD", "UPTD", "PJOK", "PAI", "IPA", "IPS", "SDM", "TK", "SD", "SMP", "PPUPD"];
    key.split(' ')
        .map(|word| {
            if small.contains(&word) {
                word.to_lowercase()
            } else if capital.contains(&word) {
                word.to_owned()
            } else {
                let mut letters = word.chars();
                letters.next().map_or(String::new(), |c| format!("{c}{}", letters.as_str().to_lowercase()))
            }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// The family: the title without its level, a slug.
#[must_use]
pub fn family(name: &str) -> String {
    let key = key(name);
    let bare = SUFFIXES.iter().find_map(|(suffix, _)| key.strip_suffix(suffix)).unwrap_or(&key);
    slug(bare)
}

/// Level out of a SIASN echelon: id `21` … `42` or `II.a` … `IV.b`.
#[must_use]
pub fn level_of_echelon(text: &str) -> Option<JobLevel> {
    let compact: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    match compact.to_ascii_uppercase().as_str() {
        "21" | "IIA" => Some(JobLevel::JptPratamaA),
        "22" | "IIB" => Some(JobLevel::JptPratamaB),
        "31" | "IIIA" => Some(JobLevel::AdministratorA),
        "32" | "IIIB" => Some(JobLevel::AdministratorB),
        "41" | "IVA" => Some(JobLevel::PengawasA),
        "42" | "IVB" => Some(JobLevel::PengawasB),
        _ => None,
    }
}

/// What a file says about a job beside its title.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told<'a> {
    /// Echelon, id or name.
    pub echelon: Option<&'a str>,
    /// Kind of job, SIASN id 1–4 or its name.
    pub kind: Option<&'a str>,
    /// Job class 1–17.
    pub class: Option<u8>,
}

/// The level of a job: echelon before title before kind before class; `None` where none tells.
#[must_use]
pub fn level(name: &str, told: Told<'_>) -> Option<JobLevel> {
    if let Some(level) = told.echelon.and_then(level_of_echelon) {
        return Some(level);
    }
    let key = key(name);
    let kind = told.kind.map(words).unwrap_or_default();
    // The title goes before the kind: a JF title on a pelaksana is reported (ACC_9), the job stays a JF.
    if let Some(level) = level_of_suffix(&key) {
        return Some(level);
    }
    if kind == "4" || kind.contains("FUNGSIONAL UMUM") || kind.contains("PELAKSANA") {
        return Some(JobLevel::Pelaksana);
    }
    if is_structural(&key) || kind == "1" || kind.contains("STRUKTURAL") {
        return level_of_structural(&key, told.class);
    }
    (told.class.is_some_and(|c| c <= 7) && kind.is_empty()).then_some(JobLevel::Pelaksana)
}

/// The level that the end of a compared title tells, for functional jobs.
#[must_use]
pub fn level_of_suffix(key: &str) -> Option<JobLevel> {
    SUFFIXES.iter().find(|(suffix, _)| key.ends_with(suffix)).map(|(_, level)| *level)
}

/// Whether the title is a task beside a functional job, which has no level of its own: head of a school
/// (Permendikdasmen 7/2025) or of a puskesmas.
#[must_use]
pub fn is_additional(name: &str) -> bool {
    let key = key(name);
    ["KEPALA SEKOLAH", "KEPALA PUSKESMAS", "KEPALA SD", "KEPALA SMP", "KEPALA TK"]
        .iter()
        .any(|head| key == *head || key.starts_with(&format!("{head} ")))
}

fn is_structural(key: &str) -> bool {
    let heads =
        ["KEPALA ", "SEKRETARIS ", "CAMAT", "LURAH", "INSPEKTUR", "DIREKTUR", "ASISTEN ", "STAF AHLI"];
    heads.iter().any(|h| key.starts_with(h))
        && !key.starts_with("KEPALA SEKOLAH")
        && !key.starts_with("KEPALA PUSKESMAS")
}

/// Class first (8 IV.b, 9 IV.a, 11 III.b, 12 III.a, 13–14 II.b, 15 II.a), then the titles whose echelon is
/// the same in every regency (PP 18/2016).
fn level_of_structural(key: &str, class: Option<u8>) -> Option<JobLevel> {
    match class {
        Some(8) => return Some(JobLevel::PengawasB),
        Some(9) => return Some(JobLevel::PengawasA),
        Some(11) => return Some(JobLevel::AdministratorB),
        Some(12) => return Some(JobLevel::AdministratorA),
        Some(13 | 14) => return Some(JobLevel::JptPratamaB),
        Some(15) => return Some(JobLevel::JptPratamaA),
        _ => {}
    }
    let starts = [
        ("SEKRETARIS DAERAH", JobLevel::JptPratamaA),
        ("SEKRETARIS DPRD", JobLevel::JptPratamaB),
        ("SEKRETARIS KECAMATAN", JobLevel::AdministratorB),
        ("SEKRETARIS KELURAHAN", JobLevel::PengawasB),
        ("SEKRETARIS", JobLevel::AdministratorA),
        ("ASISTEN", JobLevel::JptPratamaB),
        ("STAF AHLI", JobLevel::JptPratamaB),
        ("KEPALA DINAS", JobLevel::JptPratamaB),
        ("KEPALA BADAN", JobLevel::JptPratamaB),
        ("KEPALA SATUAN", JobLevel::JptPratamaB),
        ("INSPEKTUR PEMBANTU", JobLevel::AdministratorA),
        ("INSPEKTUR", JobLevel::JptPratamaB),
        ("CAMAT", JobLevel::AdministratorA),
        ("KEPALA BAGIAN", JobLevel::AdministratorA),
        ("KEPALA BIDANG", JobLevel::AdministratorB),
        ("KEPALA SUBBAGIAN", JobLevel::PengawasA),
        ("KEPALA SUBBIDANG", JobLevel::PengawasA),
        ("KEPALA SEKSI", JobLevel::PengawasA),
        ("KEPALA UPTD", JobLevel::PengawasA),
        ("LURAH", JobLevel::PengawasA),
    ];
    starts.iter().find(|(start, _)| key.starts_with(start)).map(|(_, level)| *level)
}
