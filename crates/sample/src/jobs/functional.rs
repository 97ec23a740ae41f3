//! Functional titles (*jabatan fungsional*), one job for each level in use.
//!
//! Levels are one letter each: L pemula, T terampil, H mahir, Y penyelia, P ahli pertama, M ahli muda,
//! A ahli madya. Ahli utama is left out: a kabupaten of this size has none in the sample.

use super::{Group, Job, Level, Title};

type Line = (&'static str, &'static str, &'static str, &'static str);

/// Offices: title, levels, family, fields.
const OFFICE: &[Line] = &[
    (
        "Analis Kebijakan",
        "PMA",
        "kebijakan",
        "ilmu-pemerintahan;administrasi-publik;hukum;ekonomi-pembangunan;sosiologi",
    ),
    (
        "Perencana",
        "PMA",
        "perencanaan",
        "ekonomi-pembangunan;perencanaan-wilayah;administrasi-publik;manajemen",
    ),
    ("Analis SDM Aparatur", "PMA", "kepegawaian", "manajemen;administrasi-publik;psikologi;hukum"),
    ("Pranata SDM Aparatur", "TH", "kepegawaian", "manajemen;administrasi-publik"),
    ("Auditor", "PMA", "pengawasan", "akuntansi;manajemen;hukum;teknik-sipil"),
    ("PPUPD", "PMA", "pengawasan", "ilmu-pemerintahan;administrasi-publik;hukum"),
    (
        "Analis Keuangan Pusat dan Daerah",
        "PM",
        "keuangan",
        "akuntansi;manajemen;ekonomi-pembangunan;keuangan-daerah",
    ),
    (
        "Pengelola Pengadaan Barang dan Jasa",
        "PM",
        "pengadaan",
        "manajemen;hukum;teknik-sipil;administrasi-publik",
    ),
    ("Perancang Peraturan Perundang-undangan", "PM", "hukum", "hukum"),
    ("Arsiparis", "THP", "kearsipan", "kearsipan;ilmu-perpustakaan;administrasi-publik"),
    ("Pranata Komputer", "TPM", "teknologi-informasi", "teknik-informatika;sistem-informasi;ilmu-komputer"),
    ("Statistisi", "P", "statistik", "statistika;matematika"),
    ("Pranata Humas", "PM", "kehumasan", "ilmu-komunikasi"),
    ("Pustakawan", "TPM", "perpustakaan", "ilmu-perpustakaan;kearsipan"),
    ("Penyuluh Pertanian", "TPM", "penyuluh-pertanian", "agroteknologi;agribisnis;peternakan"),
    ("Medik Veteriner", "PM", "veteriner", "kedokteran-hewan"),
    ("Penyuluh Perikanan", "PM", "penyuluh-perikanan", "perikanan"),
    ("Teknik Jalan dan Jembatan", "PM", "teknik-jalan", "teknik-sipil"),
    ("Teknik Pengairan", "PM", "teknik-pengairan", "teknik-sipil;teknik-pengairan"),
    ("Teknik Tata Bangunan dan Perumahan", "PM", "tata-bangunan", "teknik-sipil;arsitektur"),
    ("Penata Ruang", "PM", "penata-ruang", "perencanaan-wilayah;arsitektur"),
    ("Penyuluh Keluarga Berencana", "TPM", "penyuluh-kb", "kesehatan-masyarakat;sosiologi;ilmu-komunikasi"),
    ("Penyuluh Sosial", "PM", "penyuluh-sosial", "kesejahteraan-sosial;sosiologi"),
    ("Pekerja Sosial", "PM", "pekerja-sosial", "kesejahteraan-sosial"),
    ("Mediator Hubungan Industrial", "PM", "hubungan-industrial", "hukum;manajemen"),
    ("Pengantar Kerja", "PM", "pengantar-kerja", "psikologi;manajemen;hukum"),
    ("Penguji Kendaraan Bermotor", "TH", "penguji-kendaraan", "teknik-mesin;transportasi"),
    (
        "Administrator Database Kependudukan",
        "PM",
        "kependudukan",
        "teknik-informatika;sistem-informasi;administrasi-publik;statistika",
    ),
    ("Pengendali Dampak Lingkungan", "PM", "lingkungan", "teknik-lingkungan;biologi"),
    ("Pengawas Koperasi", "PM", "koperasi", "manajemen;akuntansi;ekonomi-pembangunan"),
    ("Penera", "TP", "metrologi", "teknik-mesin;fisika"),
    ("Adyatama Kepariwisataan dan Ekonomi Kreatif", "PM", "pariwisata", "pariwisata;ilmu-komunikasi"),
    (
        "Penggerak Swadaya Masyarakat",
        "PM",
        "swadaya-masyarakat",
        "sosiologi;ilmu-pemerintahan;kesejahteraan-sosial",
    ),
    ("Polisi Pamong Praja", "LTP", "polisi-pamong-praja", ""),
    ("Pemadam Kebakaran", "LT", "pemadam-kebakaran", ""),
];

/// Health: title, levels, family, fields.
const HEALTH: &[Line] = &[
    ("Dokter", "PMA", "dokter", "kedokteran"),
    ("Dokter Gigi", "PM", "dokter-gigi", "kedokteran-gigi"),
    ("Perawat", "THYPMA", "perawat", "keperawatan"),
    ("Bidan", "THYPM", "bidan", "kebidanan"),
    ("Terapis Gigi dan Mulut", "T", "terapis-gigi", "kesehatan-gigi"),
    ("Apoteker", "PM", "apoteker", "farmasi"),
    ("Asisten Apoteker", "TH", "asisten-apoteker", "farmasi"),
    ("Nutrisionis", "TP", "nutrisionis", "gizi"),
    ("Tenaga Sanitasi Lingkungan", "TP", "sanitasi", "kesehatan-lingkungan"),
    ("Epidemiolog Kesehatan", "P", "epidemiolog", "kesehatan-masyarakat"),
    ("Tenaga Promosi Kesehatan dan Ilmu Perilaku", "PM", "promosi-kesehatan", "kesehatan-masyarakat"),
    ("Pranata Laboratorium Kesehatan", "TH", "laboratorium", "analis-kesehatan"),
    ("Perekam Medis", "TH", "perekam-medis", "rekam-medis"),
    ("Radiografer", "TH", "radiografer", "radiologi"),
    ("Fisioterapis", "T", "fisioterapis", "fisioterapi"),
    ("Administrator Kesehatan", "PM", "administrasi-kesehatan", "kesehatan-masyarakat"),
];

/// Schools: title, levels, family, fields; the subject is the family without `guru-`.
const SCHOOL: &[Line] = &[
    ("Guru TK", "PM", "guru-tk", "pendidikan-anak-usia-dini"),
    ("Guru Kelas", "PMA", "guru-kelas", "pendidikan-guru-sd"),
    ("Guru PJOK", "PMA", "guru-pjok", "pendidikan-jasmani"),
    ("Guru PAI", "PMA", "guru-pai", "pendidikan-agama-islam"),
    ("Guru Matematika", "PMA", "guru-matematika", "pendidikan-matematika"),
    ("Guru Bahasa Indonesia", "PMA", "guru-bahasa-indonesia", "pendidikan-bahasa-indonesia"),
    ("Guru IPA", "PMA", "guru-ipa", "pendidikan-ipa;pendidikan-biologi;pendidikan-fisika"),
    ("Guru IPS", "PMA", "guru-ips", "pendidikan-ips;pendidikan-sejarah;pendidikan-geografi"),
    ("Guru Bahasa Inggris", "PMA", "guru-bahasa-inggris", "pendidikan-bahasa-inggris"),
    ("Guru PKn", "PMA", "guru-pkn", "pendidikan-pancasila-kewarganegaraan"),
    ("Guru Seni Budaya", "PMA", "guru-seni-budaya", "pendidikan-seni"),
    ("Guru Prakarya", "PM", "guru-prakarya", "pendidikan-teknologi-kejuruan"),
    ("Guru Informatika", "PM", "guru-informatika", "pendidikan-teknik-informatika"),
    ("Guru Bimbingan dan Konseling", "PMA", "guru-bk", "bimbingan-konseling"),
    (
        "Pengawas Sekolah",
        "MA",
        "pengawas-sekolah",
        "pendidikan-guru-sd;pendidikan-matematika;pendidikan-bahasa-indonesia",
    ),
    ("Pamong Belajar", "PM", "pamong-belajar", "pendidikan-luar-sekolah"),
    // The additional task of leading a school; never a definitive job in the sample.
    ("Kepala Sekolah", "M", "kepala-sekolah", ""),
    ("Kepala Puskesmas", "M", "kepala-puskesmas", ""),
];

/// The functional jobs.
pub(super) fn jobs() -> Vec<Job> {
    let tables = [(OFFICE, Group::Technical), (HEALTH, Group::Health), (SCHOOL, Group::Teacher)];
    tables.iter().flat_map(|(lines, group)| lines.iter().flat_map(|line| levels_of(line, *group))).collect()
}

fn levels_of(line: &Line, group: Group) -> Vec<Job> {
    line.1.chars().map(|letter| job(line, level_of(letter), group)).collect()
}

fn level_of(letter: char) -> Level {
    match letter {
        'L' => Level::Beginner,
        'T' => Level::Skilled,
        'H' => Level::Proficient,
        'Y' => Level::Master,
        'M' => Level::YoungExpert,
        'A' => Level::MiddleExpert,
        _ => Level::FirstExpert,
    }
}

fn job((title, _, family, fields): &Line, level: Level, group: Group) -> Job {
    let is_head_task = title.starts_with("Kepala ");
    let name = if is_head_task { (*title).to_owned() } else { format!("{title} {}", level.words()) };
    let is_security = matches!(*family, "polisi-pamong-praja" | "pemadam-kebakaran");
    let education = match level {
        Level::Beginner => "15",
        Level::Skilled | Level::Proficient | Level::Master if is_security => "15",
        Level::Skilled | Level::Proficient | Level::Master => "30",
        _ => "40",
    };
    let is_doctor = matches!(*family, "dokter" | "dokter-gigi");
    let is_teacher = family.starts_with("guru-");
    let class = match (is_doctor, level) {
        (true, Level::FirstExpert) => 9,
        (true, Level::YoungExpert) => 10,
        _ => level.class(),
    };
    Title {
        name: &name,
        level,
        family,
        class,
        retirement_age: if group == Group::Teacher && *family != "kepala-puskesmas" {
            60
        } else {
            level.retirement_age()
        },
        education,
        fields,
        ranks: level.ranks(),
        subject: is_teacher.then(|| family.trim_start_matches("guru-")),
        technical: Some(level.required_competence().min(4)),
        group,
    }
    .into_job()
}
