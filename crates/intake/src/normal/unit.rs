//! Names of work units: marks of tree exports, short forms and the kind that a name tells.

use super::{clean, replace_words, words};
use domain::unit::UnitKind;

/// How deep a tree export drew the unit (pairs of leading dashes), and its name without them.
#[must_use]
pub fn without_tree_marks(text: &str) -> (usize, String) {
    let Some(text) = clean(text) else { return (0, String::new()) };
    let bare = text.trim_start_matches(['-', '–', '—', '│', '├', '└', '>', ' ']);
    let marks = text.len() - bare.len();
    (marks.div_ceil(2), bare.trim().to_owned())
}

/// Whether the unit was only left in the tree: `HAPUS`, `(HAPUS) Seksi …`.
#[must_use]
pub fn is_deleted(name: &str) -> bool {
    words(name).split(' ').any(|w| w == "HAPUS" || w == "DIHAPUS")
}

const SHORT: &[(&str, &str)] = &[
    ("SDN", "SD NEGERI"),
    ("SMPN", "SMP NEGERI"),
    ("TKN", "TK NEGERI"),
    ("SEKOLAH DASAR", "SD"),
    ("SEKOLAH MENENGAH PERTAMA", "SMP"),
    ("TAMAN KANAK KANAK", "TK"),
    ("PKM", "PUSKESMAS"),
    ("PUSAT KESEHATAN MASYARAKAT", "PUSKESMAS"),
    ("KEC", "KECAMATAN"),
    ("KEL", "KELURAHAN"),
    ("SUB BAGIAN", "SUBBAGIAN"),
    ("SUB BAG", "SUBBAGIAN"),
    ("SUBBAG", "SUBBAGIAN"),
    ("SUBAG", "SUBBAGIAN"),
    ("SUB BIDANG", "SUBBIDANG"),
    ("SUBBID", "SUBBIDANG"),
    ("RUMAH SAKIT UMUM DAERAH", "RSUD"),
    ("SETDA", "SEKRETARIAT DAERAH"),
    ("SETWAN", "SEKRETARIAT DPRD"),
    ("KAB", "KABUPATEN"),
    ("UPT", "UPTD"),
];

/// The form in which unit names are compared: `UPTD SDN 01 Bukitintan` and `SD NEGERI 1 BUKITINTAN` are one.
///
/// ```
/// use intake::normal::unit::key;
/// assert_eq!(key("UPTD SDN 1 Bukitintan"), key("-- SD NEGERI 1 BUKITINTAN"));
/// ```
#[must_use]
pub fn key(name: &str) -> String {
    let (_, bare) = without_tree_marks(name);
    let long = replace_words(&words(&bare), SHORT);
    let long = match long.strip_prefix("UPTD ") {
        Some(rest) if ["SD ", "SMP ", "TK ", "PUSKESMAS "].iter().any(|s| rest.starts_with(s)) => {
            rest.to_owned()
        }
        _ => long,
    };
    let numbers: Vec<&str> =
        long.split(' ')
            .map(|w| {
                if w.bytes().all(|b| b.is_ascii_digit()) && w.len() > 1 {
                    w.trim_start_matches('0')
                } else {
                    w
                }
            })
            .collect();
    numbers.join(" ")
}

/// The kind that a name tells; `None` where it tells none.
#[must_use]
pub fn kind(name: &str) -> Option<UnitKind> {
    let key = key(name);
    let starts = [
        ("SD ", UnitKind::PrimarySchool),
        ("SMP ", UnitKind::JuniorSchool),
        ("TK ", UnitKind::Kindergarten),
        ("PUSKESMAS ", UnitKind::Puskesmas),
        ("RSUD", UnitKind::Hospital),
        ("RUMAH SAKIT", UnitKind::Hospital),
        ("KECAMATAN ", UnitKind::Kecamatan),
        ("KELURAHAN ", UnitKind::Kelurahan),
        ("DINAS ", UnitKind::Dinas),
        ("BADAN ", UnitKind::Badan),
        ("SATUAN POLISI PAMONG PRAJA", UnitKind::Dinas),
        ("INSPEKTORAT", UnitKind::Inspectorate),
        ("SEKRETARIAT DAERAH", UnitKind::Secretariat),
        ("SEKRETARIAT DPRD", UnitKind::Secretariat),
        ("SEKRETARIAT DEWAN", UnitKind::Secretariat),
        ("PEMERINTAH ", UnitKind::Agency),
        ("UPTD", UnitKind::Uptd),
        ("BIDANG ", UnitKind::Section),
        ("BAGIAN ", UnitKind::Section),
        ("SUBBAGIAN ", UnitKind::Section),
        ("SUBBIDANG ", UnitKind::Section),
        ("SEKSI ", UnitKind::Section),
        ("SEKRETARIAT", UnitKind::Section),
    ];
    starts.iter().find(|(start, _)| key.starts_with(start)).map(|(_, kind)| *kind)
}
