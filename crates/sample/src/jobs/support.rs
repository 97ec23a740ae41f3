//! Titles of pelaksana.
//!
//! New nomenclature, plus `Bendahara`, an old title that offices still keep. Health pelaksana are left out:
//! the sample counts health staff by functional title.

use super::{Group, Job, Level, Title};

/// Fields asked of accounting staff.
const FINANCE: &str = "akuntansi;manajemen;ekonomi-pembangunan;keuangan-daerah";
/// Fields asked of information staff.
const COMPUTING: &str = "teknik-informatika;sistem-informasi;ilmu-komputer";

/// Title, family, class, education, fields, ranks.
type Line = (&'static str, &'static str, u8, &'static str, &'static str, (&'static str, &'static str));

const TITLES: &[Line] = &[
    ("Penelaah Teknis Kebijakan", "umum", 7, "40", "", ("III/a", "III/d")),
    ("Pengolah Data dan Informasi", "umum", 6, "30", "", ("II/c", "III/c")),
    ("Pengadministrasi Perkantoran", "umum", 5, "15", "", ("II/a", "III/b")),
    ("Penata Layanan Operasional", "umum", 7, "40", "", ("III/a", "III/d")),
    ("Pengelola Layanan Operasional", "umum", 6, "30", "", ("II/c", "III/c")),
    ("Operator Layanan Operasional", "umum", 5, "15", "", ("II/a", "III/b")),
    ("Pengelola Umum Operasional", "umum", 3, "10", "", ("I/c", "II/d")),
    ("Pengemudi", "umum", 3, "10", "", ("I/c", "II/d")),
    (
        "Fasilitator Pemerintahan",
        "pemerintahan",
        7,
        "40",
        "ilmu-pemerintahan;administrasi-publik",
        ("III/a", "III/d"),
    ),
    (
        "Penata Kelola Pemerintahan",
        "pemerintahan",
        7,
        "40",
        "ilmu-pemerintahan;administrasi-publik;hukum",
        ("III/a", "III/d"),
    ),
    ("Dokumentalis Hukum", "hukum", 6, "30", "hukum", ("II/c", "III/c")),
    ("Bendahara", "keuangan", 6, "30", FINANCE, ("II/c", "III/c")),
    ("Penata Keuangan", "keuangan", 7, "40", FINANCE, ("III/a", "III/d")),
    ("Pengelola Keuangan", "keuangan", 6, "30", FINANCE, ("II/c", "III/c")),
    (
        "Penata Kelola Sistem dan Teknologi Informasi",
        "teknologi-informasi",
        7,
        "40",
        COMPUTING,
        ("III/a", "III/d"),
    ),
    ("Teknisi Sarana dan Prasarana", "sarana", 5, "15", "", ("II/a", "III/b")),
];

/// The pelaksana jobs.
pub(super) fn jobs() -> Vec<Job> {
    TITLES
        .iter()
        .map(|(name, family, class, education, fields, ranks)| {
            let level = Level::Staff;
            Title {
                name,
                level,
                family,
                class: *class,
                retirement_age: level.retirement_age(),
                education,
                fields,
                ranks: *ranks,
                subject: None,
                technical: (*class >= 6).then_some(if *family == "umum" { 1 } else { 2 }),
                group: Group::Technical,
            }
            .into_job()
        })
        .collect()
}
