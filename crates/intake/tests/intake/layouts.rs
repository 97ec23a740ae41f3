//! Each office layout, from bytes to records.

use crate::make::{BUDI, SITI, agency, open, reading, value, xlsx, xlsx_merged};
use domain::kind::Kind;
use intake::directory::Directory;
use intake::finding::FindingCode as C;
use intake::layout::{Ignored, LayoutId, SheetPlan, recognise};
use intake::reading::{Reading, Staged};

fn of(reading: &Reading, kind: Kind) -> Vec<&Staged> {
    reading.rows.iter().filter(|r| r.kind == kind).collect()
}

fn codes(reading: &Reading) -> Vec<C> {
    reading.findings.iter().map(|f| f.code).collect()
}

pub(crate) const DUMP: &[&str] = &[
    "PNS ID",
    "NIP BARU",
    "NAMA",
    "GELAR DEPAN",
    "GELAR BELAKANG",
    "TANGGAL LAHIR",
    "JENIS KELAMIN",
    "AGAMA NAMA",
    "NIK",
    "KEDUDUKAN HUKUM ID",
    "STATUS CPNS PNS",
    "TMT CPNS",
    "TMT PNS",
    "GOL AKHIR NAMA",
    "TMT GOLONGAN",
    "JENIS JABATAN ID",
    "JABATAN NAMA",
    "TMT JABATAN",
    "TINGKAT PENDIDIKAN ID",
    "PENDIDIKAN NAMA",
    "TAHUN LULUS",
    "UNOR ID",
    "UNOR NAMA",
    "SATUAN KERJA KERJA ID",
    "SATUAN KERJA KERJA NAMA",
];

pub(crate) fn dump_row<'a>(nip: &'a str, tmt: &'a str, unit: &'a str) -> Vec<&'a str> {
    vec![
        "x",
        nip,
        "SITI AMINAH",
        "null",
        "S.Pd",
        "12-03-1985",
        "F",
        "-",
        "0",
        "01",
        "P",
        "01-01-2010",
        "01-01-2011",
        "Penata (III/c)",
        "01-04-2020",
        "2",
        "Guru Kelas Muda",
        tmt,
        "40",
        "S-1 PENDIDIKAN GURU SD",
        "2008",
        unit,
        "SDN 1 BUKITINTAN",
        "dik",
        "DINAS PENDIDIKAN",
    ]
}

#[test]
fn a_siasn_dump_gives_units_jobs_people_assignments_and_degrees() {
    let row = dump_row("'198503122010012907", "01-02-2019", "sd-1");
    let reading = reading(&xlsx(&[("Data", &[DUMP, &row])]), "siasn.xlsx", &Directory::new());
    assert_eq!(codes(&reading), Vec::new());
    assert_eq!(of(&reading, Kind::Units).len(), 2);
    assert_eq!(value(of(&reading, Kind::Units)[1], "kind"), "primary_school");
    let job = of(&reading, Kind::Jobs)[0];
    assert_eq!((value(job, "code"), value(job, "level")), ("guru-kelas-ahli-muda", "jf-ahli-muda"));
    let person = of(&reading, Kind::People)[0];
    let shown = ["nip", "name", "title_after", "birth_date", "sex", "employment", "legal_status", "rank"];
    assert_eq!(
        shown.map(|c| value(person, c)),
        [SITI, "SITI AMINAH", "S.Pd", "1985-03-12", "f", "pns", "01", "III/c"]
    );
    assert!(!person.carries.contains(&"home_district") && person.carries.contains(&"rank_from"));
    let post = of(&reading, Kind::Assignments)[0];
    assert_eq!(
        ["unit_code", "job_code", "from"].map(|c| value(post, c)),
        ["sd-1", "guru-kelas-ahli-muda", "2019-02-01"]
    );
    let degree = of(&reading, Kind::Education)[0];
    assert_eq!(["level", "field", "year"].map(|c| value(degree, c)), ["40", "pendidikan-guru-sd", "2008"]);
    assert_eq!(reading.cured_rows(), 1);
    let private: Vec<&str> = reading
        .ignored_columns
        .iter()
        .filter(|c| c.why == Ignored::NotStored)
        .map(|c| c.header.as_str())
        .collect();
    assert_eq!(private, ["AGAMA NAMA", "NIK"]);
}

#[test]
fn of_a_joined_dump_the_latest_tmt_is_kept_and_a_stranger_is_refused() {
    let (old, new) = (dump_row(SITI, "01-02-2015", "sd-1"), dump_row(SITI, "01-02-2019", "sd-1"));
    let mut stranger = dump_row(SITI, "01-02-2020", "sd-1");
    (stranger[2], stranger[5]) = ("BUDI SANTOSO", "05-01-1979");
    let rows: &[&[&str]] = &[DUMP, &new, &old, &stranger];
    let reading = reading(&xlsx(&[("Data", rows)]), "siasn.xlsx", &Directory::new());
    assert_eq!(codes(&reading), [C::LatestKept, C::DuplicateKey]);
    assert_eq!(reading.findings[0].place.row, 3);
    assert_eq!(value(of(&reading, Kind::Assignments)[0], "from"), "2019-02-01");
    assert_eq!(reading.rejected.len(), 1);
}

#[test]
fn an_old_unit_code_is_named_and_the_unit_of_that_name_is_used() {
    let row = dump_row(SITI, "01-02-2019", "UNOR-LAMA-01");
    let reading = reading(&xlsx(&[("Data", &[DUMP, &row])]), "siasn.xlsx", &agency());
    assert_eq!(codes(&reading), [C::UnitCodeOld]);
    assert_eq!(value(of(&reading, Kind::Assignments)[0], "unit_code"), "sd-1");
    assert_eq!(of(&reading, Kind::Units).len(), 0);
}

#[test]
fn the_unor_reference_gives_the_tree_without_hapus() {
    let text = "\u{feff}Id;InstansiId;DiatasanId;EselonId;NamaUnor;NamaJabatan;CepatKode;IndukUnorId;PemimpinPnsId;JenisUnorId\r\n\
        a;x;null;22;Dinas Pendidikan;Kepala Dinas;1;a;-;-\r\n\
        c;x;b;42;----Seksi Kurikulum;Kasi Kurikulum;3;a;-;-\r\n\
        b;x;a;32;--Bidang SD;Kepala Bidang;2;a;-;-\r\n\
        h;x;a;00;--HAPUS;-;4;a;-;-\r\n";
    let reading = reading(text.as_bytes(), "siasn-unor.csv", &Directory::new());
    assert_eq!(codes(&reading), [C::UnitDeleted]);
    assert_eq!(reading.dropped.deleted, 1);
    let units = of(&reading, Kind::Units);
    assert_eq!(units.iter().map(|u| value(u, "parent_code")).collect::<Vec<_>>(), ["", "b", "a"]);
    assert_eq!(value(units[1], "name"), "Seksi Kurikulum");
    let jobs = of(&reading, Kind::Jobs);
    assert_eq!(
        jobs.iter().map(|j| value(j, "level")).collect::<Vec<_>>(),
        ["jpt-pratama-b", "pengawas-b", "administrator-b"]
    );
}

#[test]
fn a_post_map_fills_down_merged_units_and_tells_units_of_one_name_apart() {
    let head: &[&str] = &[
        "NAMA UNIT KERJA",
        "NAMA JABATAN",
        "KELAS JABATAN",
        "BEZETTING",
        "KEBUTUHAN",
        "+/-",
        "KUALIFIKASI PENDIDIKAN",
    ];
    let sheet = |office: &'static str| -> Vec<Vec<&'static str>> {
        vec![
            vec!["PETA JABATAN"],
            vec![office],
            vec!["PERIODE JANUARI 2026"],
            head.to_vec(),
            vec!["Subbagian Umum", "Ka. Sub Bag Umum", "#9", "#1", "#1", "#0", "D-III Semua Jurusan"],
            vec!["", "   Pengadministrasi", "#5", "#1", "#3", "#-2", "SLTA"],
            vec!["JUMLAH", "", "", "#2", "#4", "#-2"],
        ]
    };
    let (a, b) = (sheet("DINAS PENDIDIKAN"), sheet("DINAS KESEHATAN"));
    let (a, b): (Vec<&[&str]>, Vec<&[&str]>) =
        (a.iter().map(Vec::as_slice).collect(), b.iter().map(Vec::as_slice).collect());
    let bytes = xlsx_merged(&[("dik", &a), ("kes", &b)], &[(4, 0, 5, 0), (0, 0, 0, 6)]);
    let reading = reading(&bytes, "peta-jabatan.xlsx", &agency());
    assert_eq!(codes(&reading), Vec::new());
    assert_eq!(reading.dropped.totals, 2);
    let posts = of(&reading, Kind::Posts);
    let shown: Vec<_> =
        posts.iter().map(|p| ["unit_code", "job_code", "decreed_need"].map(|c| value(p, c))).collect();
    assert_eq!(
        shown,
        [
            ["dik-umum", "kepala-subbagian-umum", "1"],
            ["dik-umum", "pengadministrasi", "3"],
            ["kes-umum", "kepala-subbagian-umum", "1"],
            ["kes-umum", "pengadministrasi", "3"],
        ]
    );
    assert_eq!(*posts[0].carries, ["unit_code", "job_code", "decreed_need"]);
    let jobs = of(&reading, Kind::Jobs);
    assert_eq!(jobs.iter().map(|j| value(j, "class")).collect::<Vec<_>>(), ["9", "5"]);
    assert_eq!(*jobs[0].carries, ["code", "class", "education_level"]);
}

#[test]
fn a_need_list_gives_the_agreed_need_and_drops_its_total() {
    let rows: &[&[&str]] = &[
        &["DAFTAR KEBUTUHAN JABATAN"],
        &["PEMERINTAH KABUPATEN BUKITINTAN"],
        &["PERIODE JANUARI 2024"],
        &["NO", "NAMA JABATAN", "NAMA UNIT KERJA", "KUALIFIKASI PENDIDIKAN", "ABK", "RIIL", "STATUS"],
        &["#1", "Guru Kelas Muda", "UPTD SDN 01 Bukitintan", "S-1 PGSD", "#6", "#4", "Kurang 2"],
        &["Total Kebutuhan", "", "", "", "#6", "#4"],
    ];
    let reading = reading(&xlsx(&[("Peta", rows)]), "kebutuhan.xlsx", &agency());
    assert_eq!(codes(&reading), Vec::new());
    let post = of(&reading, Kind::Posts)[0];
    assert_eq!(["unit_code", "agreed_need", "decreed_need"].map(|c| value(post, c)), ["sd-1", "6", ""]);
    assert_eq!(reading.dropped.totals, 1);
}

#[test]
fn a_workload_form_gives_tasks_with_decimal_commas() {
    let rows: &[&[&str]] = &[
        &["ANALISIS BEBAN KERJA TAHUN 2025"],
        &[
            "UNIT KERJA",
            "NAMA JABATAN",
            "NO",
            "URAIAN TUGAS",
            "HASIL KERJA",
            "SATUAN",
            "JUMLAH HASIL",
            "WAKTU PENYELESAIAN (MENIT)",
            "WAKTU KERJA EFEKTIF",
            "KEBUTUHAN PEGAWAI",
        ],
        &[
            "SDN 1 Bukitintan",
            "Pengadministrasi",
            "#1",
            "Menulis surat",
            "Surat",
            "dokumen",
            "3.600",
            "12,5",
            "#75000",
            "0,6",
        ],
        &["", "", "#2", "Mengarsip", "Arsip", "berkas", "#1200", "#10", "#75000", "0,16"],
        &["", "JUMLAH", "", "", "", "", "", "", "", "0,76"],
    ];
    let reading = reading(&xlsx(&[("ABK", rows)]), "abk.xlsx", &agency());
    assert_eq!(codes(&reading), Vec::new());
    let tasks = of(&reading, Kind::Workload);
    assert_eq!(
        ["volume", "norm_minutes", "year", "method"].map(|c| value(tasks[0], c)),
        ["3600", "12.5", "2025", "abk"]
    );
    assert_eq!(
        ["unit_code", "job_code", "volume"].map(|c| value(tasks[1], c)),
        ["sd-1", "pengadministrasi", "1200"]
    );
    assert_eq!(reading.dropped.totals, 1);
}

fn duk(nip: &str) -> Vec<u8> {
    let rows: &[&[&str]] = &[
        &["DAFTAR URUT KEPANGKATAN"],
        &[
            "NO",
            "NAMA / TTL",
            "NIP",
            "PKT TERAKHIR",
            "",
            "JABATAN",
            "",
            "ESL",
            "MK GOL",
            "",
            "LATIHAN JABATAN",
            "",
            "",
            "PEND AKHIR",
            "",
            "",
            "KET",
        ],
        &[
            "",
            "",
            "",
            "GOL/RUANG",
            "TMT",
            "NAMA",
            "TMT",
            "",
            "THN",
            "BLN",
            "NAMA",
            "THN",
            "JML JAM",
            "ASAL",
            "T.LLS",
            "TK.IJAZAH",
            "",
        ],
        &["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17"],
        &["III. DAFTAR PEGAWAI GOLONGAN III"],
        &[
            "#1",
            "SITI AMINAH, S.Pd\nBukitintan, 12-03-1985",
            nip,
            "IIIc",
            "1 April 2020",
            "Guru",
            "01-02-2019",
            "-",
            "#10",
            "#3",
            "",
            "",
            "",
            "UNP",
            "2008",
            "S-1 PGSD",
        ],
        &["JUMLAH", "1 orang"],
    ];
    xlsx_merged(&[("DUK", rows)], &[(1, 3, 1, 4), (1, 5, 1, 6)])
}

#[test]
fn a_rank_list_with_two_header_rows_gives_rank_and_degree_of_known_people() {
    let reading = reading(&duk(SITI), "duk.xlsx", &agency());
    assert_eq!(codes(&reading), Vec::new());
    let person = of(&reading, Kind::People)[0];
    assert_eq!(
        ["rank", "rank_from", "name"].map(|c| value(person, c)),
        ["III/c", "2020-04-01", "Siti Aminah"]
    );
    assert_eq!(*person.carries, ["nip", "rank", "rank_from"]);
    assert_eq!(
        ["level", "field", "year"].map(|c| value(of(&reading, Kind::Education)[0], c)),
        ["40", "pgsd", "2008"]
    );
    assert_eq!((reading.dropped.sections, reading.dropped.totals), (1, 1));
}

#[test]
fn a_level_without_a_field_makes_no_second_degree() {
    let mut directory = agency();
    let cell = |text: &str| Some(text.to_owned());
    directory.add(Kind::Education, &[cell(SITI), cell("degree"), cell("40"), cell("pgsd"), None, None]);
    let rows: &[&[&str]] = &[
        &["NO", "NAMA", "NIP", "GOL/RUANG", "TMT GOL", "MASA KERJA", "PENDIDIKAN TERAKHIR"],
        &["#1", "Siti Aminah", SITI, "III/c", "01-04-2020", "10", "S-1"],
    ];
    let reading = reading(&xlsx(&[("DUK", rows)]), "duk.xlsx", &directory);
    assert_eq!((of(&reading, Kind::People).len(), of(&reading, Kind::Education).len()), (1, 0));
}

#[test]
fn a_damaged_nip_is_refused_with_the_likely_person() {
    let reading = reading(&duk("#198503122010012900"), "duk.xlsx", &agency());
    let finding = &reading.findings[0];
    assert_eq!(
        (finding.code, finding.suggestion.as_deref(), finding.column.as_deref()),
        (C::NipDamaged, Some(SITI), Some("NIP"))
    );
    assert_eq!(finding.place.row, 6);
    assert_eq!(reading.rows, Vec::new());
}

#[test]
fn the_one_header_rank_list_is_known_too() {
    let rows: &[&[&str]] = &[
        &[
            "NO",
            "NAMA PEGAWAI",
            "NIP / NIDN",
            "GOLONGAN / PANGKAT",
            "JABATAN",
            "UNIT KERJA",
            "PENDIDIKAN TERAKHIR",
            "TMT PANGKAT TERAKHIR",
            "TMT KGB TERAKHIR",
            "SATYALANCANA",
        ],
        &[
            "#1",
            "Siti Aminah",
            SITI,
            "III/c - Penata",
            "Guru",
            "SDN 1 Bukitintan",
            "S-1 PGSD",
            "01-04-2020",
            "-",
            "X",
        ],
    ];
    let reading = reading(&xlsx(&[("DUK", rows)]), "duk.xlsx", &agency());
    assert_eq!(codes(&reading), Vec::new());
    assert_eq!(value(of(&reading, Kind::People)[0], "rank"), "III/c");
}

#[test]
fn a_nominal_list_resolves_units_beneath_their_office() {
    let rows: &[&[&str]] = &[
        &["DAFTAR NOMINATIF"],
        &[
            "NO",
            "NAMA",
            "NIP",
            "TEMPAT LAHIR",
            "TGL LAHIR",
            "L/P",
            "AGAMA",
            "GOL/RUANG",
            "TMT GOL",
            "JABATAN",
            "ESELON",
            "TMT JABATAN",
            "UNIT KERJA",
            "SKPD/OPD",
            "PENDIDIKAN",
            "JURUSAN",
            "TAHUN LULUS",
            "STATUS",
            "KET",
        ],
        &[
            "#1",
            "Budi Santoso, S.E.",
            BUDI,
            "Bukitintan",
            "05-01-1979",
            "L",
            "-",
            "III/d",
            "01-04-2019",
            "Kasubbag Umum",
            "IV.a",
            "01-02-2021",
            "Sub Bagian Umum",
            "Dinas Kesehatan",
            "S-1",
            "Ekonomi",
            "2003",
            "PNS",
            "",
        ],
    ];
    let reading = reading(&xlsx(&[("Nominatif", rows)]), "nominatif.xlsx", &agency());
    assert_eq!(codes(&reading), Vec::new());
    let post = of(&reading, Kind::Assignments)[0];
    assert_eq!(["unit_code", "job_code"].map(|c| value(post, c)), ["kes-umum", "kepala-subbagian-umum"]);
    assert_eq!(value(of(&reading, Kind::Education)[0], "field"), "ekonomi");
}

#[test]
fn a_job_history_in_windows_1252_closes_posts_and_keeps_acting_ones_apart() {
    let text = "id;idPns;nipBaru;jenisJabatan;unorId;unorNama;tmtJabatan;nomorSk;tanggalSk;namaUnor;namaJabatan;jenisPenugasanId;jenisMutasiId\n\
        1;x;198503122010012907;2;sd-1;SDN 1;01-02-2015;800/1–A;01-01-2015;SDN 1;Guru Kelas Muda;D;MJ\n\
        2;x;198503122010012907;1;zz;;01-03-2018;800/2;01-01-2018;Subbagian Umum;Kasubbag Umum;PLT;MJ\n\
        3;x;198503122010012907;4;sd-1;SDN 1;01-02-2019;800/3;01-01-2019;SDN 1;Pengadministrasi;D;MU\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let book = open(&bytes, "riwayat-jabatan.csv");
    assert_eq!(book.findings[0].code, C::EncodingGuessed);
    let reading = reading(&bytes, "riwayat-jabatan.csv", &agency());
    assert_eq!(codes(&reading), [C::ActingKeptApart, C::UnitAmbiguous].into_iter().rev().collect::<Vec<_>>());
    let posts = of(&reading, Kind::Assignments);
    assert_eq!(posts.len(), 2);
    assert_eq!(
        ["from", "until", "decree_number"].map(|c| value(posts[0], c)),
        ["2015-02-01", "2019-01-31", "800/1–A"]
    );
    assert_eq!(value(posts[1], "until"), "");
}

#[test]
fn ratings_assessments_and_sanctions_are_read() {
    let skp = "tahun;nip;nama;hasil kerja;perilaku kerja;predikat\n2025;'198503122010012907;Siti Aminah, S.Pd;DIATAS ESPEKTASI;SESUAI ESPEKTASI;BAIK\n";
    let ratings = reading(skp.as_bytes(), "skp.csv", &agency());
    assert_eq!(
        ["result", "behaviour", "rating"].map(|c| value(&ratings.rows[0], c)),
        ["above", "meets", "good"]
    );
    let rows: &[&[&str]] = &[
        &["HASIL ASESMEN, TANGGAL 12 Maret 2024"],
        &[
            "No",
            "NIP",
            "Nama",
            "Jabatan",
            "Perangkat Daerah",
            "Integritas",
            "Kerjasama",
            "Komunikasi",
            "Orintasi Pada Hasil",
            "Pelayanan Publik",
            "Pengembangan Diri dan Orang Lain",
            "Pengambilan Keputusan",
            "Perekat Bangsa",
            "Total",
            "JPM (%)",
            "Saran Pengembangan 1",
        ],
        &[
            "#1",
            SITI,
            "Siti Aminah",
            "Guru",
            "Dinas",
            "#3",
            "#3",
            "#2",
            "#3",
            "#4",
            "#3",
            "#2",
            "#3",
            "#23",
            "78,45",
            "rahasia",
        ],
    ];
    let assessed = reading(&xlsx(&[("Asesmen", rows)]), "asesmen.xlsx", &agency());
    let row = &assessed.rows[0];
    assert_eq!(
        ["date", "integrity", "results", "change"].map(|c| value(row, c)),
        ["2024-03-12", "3", "3", ""]
    );
    assert!(!row.carries.contains(&"change") && !row.carries.contains(&"potential"));
    let rows: &[&[&str]] = &[
        &["DAFTAR HUKUMAN DISIPLIN"],
        &[
            "NO",
            "NIP",
            "NAMA",
            "TINGKAT",
            "JENIS HUKUMAN",
            "NOMOR SK",
            "TANGGAL SK",
            "TMT MULAI",
            "TMT AKHIR",
        ],
        &[
            "#1",
            SITI,
            "Siti Aminah",
            "",
            "PEMOTONGAN TUNKIN 25% 6 BLN",
            "800/9",
            "01-01-2026",
            "1 Februari 2026",
            "31-07-2026",
        ],
    ];
    let sanctions = reading(&xlsx(&[("HUKDIS", rows)]), "hukdis.xlsx", &agency());
    let row = &sanctions.rows[0];
    assert_eq!(
        ["severity", "from", "until"].map(|c| value(row, c)),
        ["moderate", "2026-02-01", "2026-07-31"]
    );
}

#[test]
fn a_mapping_is_corrected_remembered_and_used() {
    let text = "NO POKOK;TAHUN;NILAI AKHIR;NIP\n1;2025;BAIK;198503122010012907\n";
    let book = open(text.as_bytes(), "skp.csv");
    let unknown = recognise(&book, Some(Kind::Performance));
    assert_eq!(unknown.findings[0].code, C::ColumnMissing);
    let json = r#"{"sheet":"skp.csv","layout":"performance_list","header_row":1,"data_from":2,"columns":[
        {"header":"TAHUN","column_index":1,"field":"year","why_ignored":null},
        {"header":"NILAI AKHIR","column_index":2,"field":"rating","why_ignored":null},
        {"header":"NIP","column_index":3,"field":"nip","why_ignored":null}]}"#;
    let plan: SheetPlan = serde_json::from_str(json).expect("a remembered mapping");
    let reading = intake::reading::interpret(&book, &[plan], &agency(), crate::make::TODAY);
    assert_eq!(reading.rows.len(), 1);
}

#[test]
fn an_unknown_layout_says_which_headers_were_looked_for() {
    let book = open("apa;ini\n1;2\n".as_bytes(), "aneh.csv");
    let found = recognise(&book, Some(Kind::Wishes));
    assert_eq!(found.findings[0].code, C::LayoutUnknown);
    assert!(found.findings[0].about.contains("NIP + RANK"), "{}", found.findings[0].about);
    assert_eq!(recognise(&book, None).findings[0].code, C::LayoutUnknown);
}

#[test]
fn every_layout_has_a_code_that_reads_back() {
    for layout in LayoutId::all() {
        assert_eq!(LayoutId::parse(&layout.code()), Some(layout));
        assert!(!layout.gives().is_empty());
    }
}
