//! The list of offices: badan, dinas and the like, with their sections and sizes.
//!
//! Sizes are the realistic ones of the domain notes, in seats; the general rule of staffing a section is in
//! `offices`, and sections that carry a planted fact are staffed in `planted`.

/// One office of the list.
pub(super) struct Office {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) kind: &'static str,
    pub(super) sector: &'static str,
    /// Seats altogether.
    pub(super) size: u32,
    /// Sections: code and name.
    pub(super) sections: &'static [(&'static str, &'static str)],
    /// Functional titles of the sections, without their level; the sections share them in turn.
    pub(super) specialties: &'static [&'static str],
}

macro_rules! office {
    ($code:literal, $name:literal, $kind:literal, $sector:literal, $size:literal, $sections:expr, $specialties:expr) => {
        Office {
            code: $code,
            name: $name,
            kind: $kind,
            sector: $sector,
            size: $size,
            sections: &$sections,
            specialties: &$specialties,
        }
    };
}

/// Six badan, nineteen dinas and the Satpol PP; Disdukcapil is staffed as planted fact P1.
pub(super) const OFFICES: &[Office] = &[
    office!(
        "bapperida",
        "Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah",
        "badan",
        "ekonomi",
        56,
        [
            ("perencanaan", "Bidang Perencanaan dan Pengendalian"),
            ("ekonomi", "Bidang Perekonomian dan Infrastruktur"),
            ("pemerintahan", "Bidang Pemerintahan dan Pembangunan Manusia"),
            ("riset", "Bidang Riset dan Inovasi")
        ],
        ["perencana", "analis-kebijakan"]
    ),
    office!(
        "bkpsdm",
        "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
        "badan",
        "pemerintahan",
        52,
        [
            ("mutasi", "Bidang Mutasi dan Promosi"),
            ("kinerja", "Bidang Penilaian Kinerja dan Penghargaan"),
            ("informasi", "Bidang Pengadaan dan Informasi Kepegawaian")
        ],
        ["analis-sdm-aparatur"]
    ),
    office!(
        "bkad",
        "Badan Keuangan dan Aset Daerah",
        "badan",
        "pemerintahan",
        60,
        [
            ("anggaran", "Bidang Anggaran"),
            ("perbendaharaan", "Bidang Perbendaharaan"),
            ("akuntansi", "Bidang Akuntansi dan Pelaporan"),
            ("aset", "Bidang Pengelolaan Aset")
        ],
        ["analis-kebijakan"]
    ),
    office!(
        "bapenda",
        "Badan Pendapatan Daerah",
        "badan",
        "ekonomi",
        66,
        [
            ("pelayanan", "Bidang Pelayanan Pajak Daerah"),
            ("penagihan", "Bidang Penagihan dan Keberatan"),
            ("pendataan", "Bidang Pendataan dan Penilaian")
        ],
        ["analis-kebijakan"]
    ),
    office!(
        "kesbangpol",
        "Badan Kesatuan Bangsa dan Politik",
        "badan",
        "pemerintahan",
        26,
        [("politik", "Bidang Politik Dalam Negeri"), ("ketahanan", "Bidang Ketahanan Bangsa")],
        ["analis-kebijakan"]
    ),
    office!(
        "bpbd",
        "Badan Penanggulangan Bencana Daerah",
        "badan",
        "pelayanan",
        40,
        [
            ("kesiapsiagaan", "Bidang Pencegahan dan Kesiapsiagaan"),
            ("kedaruratan", "Bidang Kedaruratan dan Logistik")
        ],
        ["analis-kebijakan"]
    ),
    office!(
        "disdik",
        "Dinas Pendidikan",
        "dinas",
        "pendidikan",
        70,
        [
            ("sd", "Bidang Pembinaan Sekolah Dasar"),
            ("smp", "Bidang Pembinaan Sekolah Menengah Pertama"),
            ("paud", "Bidang Pembinaan PAUD dan Pendidikan Nonformal"),
            ("ketenagaan", "Bidang Guru dan Tenaga Kependidikan")
        ],
        ["analis-kebijakan"]
    ),
    office!(
        "dinkes",
        "Dinas Kesehatan",
        "dinas",
        "kesehatan",
        56,
        [
            ("pelayanan", "Bidang Pelayanan Kesehatan"),
            ("masyarakat", "Bidang Kesehatan Masyarakat"),
            ("penyakit", "Bidang Pencegahan dan Pengendalian Penyakit"),
            ("sumberdaya", "Bidang Sumber Daya Kesehatan")
        ],
        ["administrator-kesehatan", "epidemiolog-kesehatan"]
    ),
    office!(
        "pupr",
        "Dinas Pekerjaan Umum dan Penataan Ruang",
        "dinas",
        "infrastruktur",
        108,
        [
            ("bina-marga", "Bidang Bina Marga"),
            ("sumber-air", "Bidang Sumber Daya Air"),
            ("cipta-karya", "Bidang Cipta Karya"),
            ("tata-ruang", "Bidang Penataan Ruang")
        ],
        [
            "teknik-jalan-dan-jembatan",
            "teknik-pengairan",
            "teknik-tata-bangunan-dan-perumahan",
            "penata-ruang"
        ]
    ),
    office!(
        "perkim",
        "Dinas Perumahan dan Kawasan Permukiman",
        "dinas",
        "infrastruktur",
        48,
        [
            ("perumahan", "Bidang Perumahan"),
            ("permukiman", "Bidang Kawasan Permukiman"),
            ("pertanahan", "Bidang Pertanahan")
        ],
        ["teknik-tata-bangunan-dan-perumahan"]
    ),
    office!(
        "dinsos",
        "Dinas Sosial",
        "dinas",
        "pelayanan",
        46,
        [
            ("perlindungan", "Bidang Perlindungan dan Jaminan Sosial"),
            ("rehabilitasi", "Bidang Rehabilitasi Sosial"),
            ("pemberdayaan", "Bidang Pemberdayaan Sosial")
        ],
        ["penyuluh-sosial", "pekerja-sosial"]
    ),
    office!(
        "dppkb",
        "Dinas Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan dan Perlindungan Anak",
        "dinas",
        "pelayanan",
        72,
        [
            ("penyuluhan", "Bidang Penyuluhan dan Penggerakan"),
            ("keluarga", "Bidang Keluarga Berencana"),
            ("perempuan", "Bidang Pemberdayaan Perempuan dan Perlindungan Anak")
        ],
        ["penyuluh-keluarga-berencana"]
    ),
    office!("disdukcapil", "Dinas Kependudukan dan Pencatatan Sipil", "dinas", "pelayanan", 0, [], []),
    office!(
        "dpmd",
        "Dinas Pemberdayaan Masyarakat dan Desa",
        "dinas",
        "kewilayahan",
        38,
        [("pemerintahan-desa", "Bidang Pemerintahan Desa"), ("usaha-desa", "Bidang Usaha Ekonomi Desa")],
        ["penggerak-swadaya-masyarakat"]
    ),
    office!(
        "dishub",
        "Dinas Perhubungan",
        "dinas",
        "infrastruktur",
        62,
        [
            ("angkutan", "Bidang Angkutan"),
            ("lalu-lintas", "Bidang Lalu Lintas"),
            ("prasarana", "Bidang Prasarana")
        ],
        ["analis-kebijakan"]
    ),
    office!(
        "kominfo",
        "Dinas Komunikasi dan Informatika",
        "dinas",
        "pemerintahan",
        42,
        [
            ("komunikasi", "Bidang Informasi dan Komunikasi Publik"),
            ("statistik", "Bidang Statistik dan Persandian")
        ],
        ["pranata-humas", "statistisi"]
    ),
    office!(
        "diskop",
        "Dinas Koperasi dan Usaha Kecil Menengah",
        "dinas",
        "ekonomi",
        40,
        [("koperasi", "Bidang Koperasi"), ("usaha-kecil", "Bidang Usaha Kecil Menengah")],
        ["pengawas-koperasi"]
    ),
    office!(
        "disperindag",
        "Dinas Perdagangan dan Perindustrian",
        "dinas",
        "ekonomi",
        46,
        [
            ("perdagangan", "Bidang Perdagangan dan Metrologi"),
            ("perindustrian", "Bidang Perindustrian"),
            ("pasar", "Bidang Pengelolaan Pasar")
        ],
        ["penera", "analis-kebijakan"]
    ),
    office!(
        "dpmptsp",
        "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
        "dinas",
        "pelayanan",
        34,
        [("penanaman-modal", "Bidang Penanaman Modal"), ("pengaduan", "Bidang Pengaduan dan Pelaporan")],
        ["analis-kebijakan"]
    ),
    office!(
        "disnaker",
        "Dinas Tenaga Kerja",
        "dinas",
        "ekonomi",
        38,
        [
            ("penempatan", "Bidang Penempatan Tenaga Kerja"),
            ("hubungan-industrial", "Bidang Hubungan Industrial")
        ],
        ["pengantar-kerja", "mediator-hubungan-industrial"]
    ),
    office!(
        "dispar",
        "Dinas Pariwisata, Pemuda dan Olahraga",
        "dinas",
        "ekonomi",
        50,
        [
            ("destinasi", "Bidang Destinasi Pariwisata"),
            ("pemuda", "Bidang Kepemudaan"),
            ("olahraga", "Bidang Keolahragaan")
        ],
        ["adyatama-kepariwisataan-dan-ekonomi-kreatif"]
    ),
    office!(
        "dispusip",
        "Dinas Perpustakaan dan Kearsipan",
        "dinas",
        "pendidikan",
        36,
        [("perpustakaan", "Bidang Perpustakaan"), ("kearsipan", "Bidang Kearsipan")],
        ["pustakawan", "arsiparis"]
    ),
    office!(
        "distan",
        "Dinas Pertanian",
        "dinas",
        "ekonomi",
        128,
        [
            ("tanaman-pangan", "Bidang Tanaman Pangan"),
            ("perkebunan", "Bidang Perkebunan"),
            ("peternakan", "Bidang Peternakan dan Kesehatan Hewan"),
            ("penyuluhan", "Bidang Penyuluhan")
        ],
        ["penyuluh-pertanian", "penyuluh-pertanian", "medik-veteriner", "penyuluh-pertanian"]
    ),
    office!(
        "diskan",
        "Dinas Perikanan dan Ketahanan Pangan",
        "dinas",
        "ekonomi",
        60,
        [
            ("budidaya", "Bidang Perikanan Budidaya"),
            ("tangkap", "Bidang Perikanan Tangkap"),
            ("pangan", "Bidang Ketahanan Pangan")
        ],
        ["penyuluh-perikanan"]
    ),
    office!(
        "dlh",
        "Dinas Lingkungan Hidup",
        "dinas",
        "infrastruktur",
        68,
        [
            ("tata-lingkungan", "Bidang Tata Lingkungan"),
            ("pencemaran", "Bidang Pengendalian Pencemaran"),
            ("kebersihan", "Bidang Kebersihan")
        ],
        ["pengendali-dampak-lingkungan"]
    ),
    office!(
        "satpolpp",
        "Satuan Polisi Pamong Praja dan Pemadam Kebakaran",
        "other",
        "pelayanan",
        124,
        [
            ("ketertiban", "Bidang Ketertiban Umum"),
            ("penegakan", "Bidang Penegakan Peraturan Daerah"),
            ("pemadam", "Bidang Pemadam Kebakaran")
        ],
        ["polisi-pamong-praja", "polisi-pamong-praja", "pemadam-kebakaran"]
    ),
];

/// The nine bagian of the Sekretariat Daerah.
pub(super) const BAGIAN: &[(&str, &str, &str)] = &[
    ("pemerintahan", "Bagian Pemerintahan", "analis-kebijakan"),
    ("kesra", "Bagian Kesejahteraan Rakyat", "analis-kebijakan"),
    ("hukum", "Bagian Hukum", "perancang-peraturan-perundang-undangan"),
    ("perekonomian", "Bagian Perekonomian dan Sumber Daya Alam", "analis-kebijakan"),
    ("pembangunan", "Bagian Administrasi Pembangunan", "analis-kebijakan"),
    ("pengadaan", "Bagian Pengadaan Barang dan Jasa", "pengelola-pengadaan-barang-dan-jasa"),
    ("umum", "Bagian Umum", "arsiparis"),
    ("organisasi", "Bagian Organisasi", "analis-kebijakan"),
    ("protokol", "Bagian Protokol dan Komunikasi Pimpinan", "pranata-humas"),
];

/// Four UPTD that stand at the top of the list: code, name, sector, functional title.
pub(super) const UPTD: &[(&str, &str, &str, &str)] = &[
    (
        "uptd-labkes",
        "UPTD Laboratorium Kesehatan Daerah",
        "kesehatan",
        "pranata-laboratorium-kesehatan-terampil",
    ),
    ("uptd-pkb", "UPTD Pengujian Kendaraan Bermotor", "pelayanan", "penguji-kendaraan-bermotor-terampil"),
    ("uptd-blk", "UPTD Balai Latihan Kerja", "ekonomi", "pengantar-kerja-ahli-pertama"),
    ("uptd-sampah", "UPTD Pengelolaan Sampah", "infrastruktur", "pengendali-dampak-lingkungan-ahli-pertama"),
];
