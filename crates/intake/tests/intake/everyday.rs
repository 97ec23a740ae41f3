//! What everyday office files do that could be misread without a word: formulas that were never counted, totals,
//! turned days, headers with a slip of the pen.

use crate::hostile::{ods, raw_xlsx, sheet_xml};
use crate::make::{SITI, TODAY, agency, open, reading, value, xlsx};
use domain::kind::Kind;
use intake::finding::{FindingCode as C, Severity};
use intake::layout::recognise;
use intake::reading::{Reading, interpret};

fn codes(reading: &Reading) -> Vec<(C, Severity)> {
    reading.findings.iter().map(|f| (f.code, f.severity)).collect()
}

/// Rows of inline text; `=x` is a formula without a result, `=` one whose result is an empty text.
fn formulas(rows: &[&[&str]]) -> Vec<u8> {
    let cell = |text: &&str| match *text {
        "" => "<c/>".to_owned(),
        "=" => r#"<c t="str"><f>A1</f><v></v></c>"#.to_owned(),
        text => match text.strip_prefix('=') {
            Some(formula) => format!("<c><f>{formula}</f><v/></c>"),
            None => format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#),
        },
    };
    let row = |(at, cells): (usize, &&[&str])| {
        format!(r#"<row r="{}">{}</row>"#, at + 1, cells.iter().map(cell).collect::<String>())
    };
    let xml: String = rows.iter().enumerate().map(row).collect();
    raw_xlsx(&sheet_xml("A1:G9", &xml))
}

const PETA: &[&str] = &["NAMA UNIT KERJA", "NAMA JABATAN", "KELAS JABATAN", "BEZETTING", "KEBUTUHAN", "+/-"];

#[test]
fn a_formula_without_a_result_is_named_and_refuses_what_is_needed() {
    let rows: &[&[&str]] = &[
        PETA,
        &["Dinas Pendidikan", "Pengadministrasi", "5", "=B1", "=SUM(A1:A2)", "=D2-E2"],
        &["Dinas Kesehatan", "Pengadministrasi", "=5", "=B1", "2", "=D3-E3"],
        &["SDN 1 Bukitintan", "=B2", "5", "", "2", ""],
        &["=A3", "Pengadministrasi", "5", "", "2", ""],
        &["", "Pengadministrasi", "5", "", "2", ""],
        &["JUMLAH", "", "", "=SUM(D2:D3)", "=SUM(E2:E3)", "="],
        &["", "", "", "", "=SUM(E2:E3)", "="],
        &["SDN 1 Bukitintan", "Pengadministrasi", "=", "", "2", ""],
    ];
    let reading = reading(&formulas(rows), "peta.xlsx", &agency());
    assert_eq!(
        codes(&reading),
        [
            (C::FormulaUncounted, Severity::Reject),
            (C::FormulaUncounted, Severity::Warn),
            (C::FormulaUncounted, Severity::Reject),
            (C::FormulaUncounted, Severity::Reject),
            (C::ValueMissing, Severity::Reject),
        ]
    );
    assert_eq!(reading.findings[0].column.as_deref(), Some("KEBUTUHAN"));
    let posts: Vec<_> = reading.rows.iter().filter(|r| r.kind == Kind::Posts).collect();
    assert_eq!(
        posts.iter().map(|p| (value(p, "unit_code"), value(p, "decreed_need"))).collect::<Vec<_>>(),
        [("kes", "2"), ("sd-1", "2")]
    );
    assert_eq!((reading.dropped.totals, reading.rejected.len()), (1, 4));
}

#[test]
fn a_tidy_column_that_was_not_counted_wipes_nothing() {
    let rows: &[&[&str]] =
        &[&["nip", "name", "rank", "rank_from"], &[SITI, "Siti Aminah", "=VLOOKUP(A2,X,2)", "2020-04-01"]];
    let reading = reading(&formulas(rows), "people.xlsx", &agency());
    assert_eq!(codes(&reading), [(C::FormulaUncounted, Severity::Warn)]);
    assert_eq!(*reading.rows[0].carries, ["nip", "name", "rank_from"]);
}

#[test]
fn opendocument_formulas_without_a_result_are_seen_too() {
    let text = |t: &str| {
        format!(r#"<table:table-cell office:value-type="string"><text:p>{t}</text:p></table:table-cell>"#)
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let head: Vec<String> = PETA.iter().map(|t| text(t)).collect();
    let formula = r#"<table:table-cell table:formula="of:=SUM([.A1])"/>"#.to_owned();
    let data = ["Dinas Pendidikan", "Pengadministrasi", "5", "1"].map(text).to_vec();
    let body = row(&head) + &row(&[data, vec![formula]].concat());
    let reading = reading(&ods(&body), "peta.ods", &agency());
    assert_eq!(codes(&reading), [(C::FormulaUncounted, Severity::Reject)]);
}

#[test]
fn a_total_with_its_count_in_any_column_is_no_record() {
    let rows: &[&[&str]] = &[
        &["NO", "NAMA", "NIP", "TGL LAHIR", "JABATAN", "UNIT KERJA", "STATUS"],
        &["#1", "Siti Aminah", SITI, "12-03-1985", "Pengadministrasi", "SDN 1 Bukitintan", "PNS"],
        &["", "JUMLAH", "1 orang", "", "", "", ""],
        &["", "1 orang", "JUMLAH", "", "", "", ""],
    ];
    let list = reading(&xlsx(&[("Nominatif", rows)]), "nominatif.xlsx", &agency());
    assert_eq!((codes(&list), list.dropped.totals), (Vec::new(), 2));
    let text = format!(
        "nip;jenis cuti;mulai;selesai\n{SITI};melahirkan;1 Maret 2026;31 Mei 2026\nJUMLAH;1 orang;;\n"
    );
    let book = open(text.as_bytes(), "cuti.csv");
    let plans = recognise(&book, Some(Kind::Leave)).plans;
    let tidy = interpret(&book, &plans, &agency(), TODAY);
    assert_eq!((codes(&tidy), tidy.rows.len(), tidy.dropped.totals), (Vec::new(), 1, 1));
}

fn tidy(text: &str, name: &str, kind: Kind) -> (Reading, Vec<C>) {
    let book = open(text.as_bytes(), name);
    let known = recognise(&book, Some(kind));
    (interpret(&book, &known.plans, &agency(), TODAY), known.findings.iter().map(|f| f.code).collect())
}

#[test]
fn a_header_with_a_slip_is_proposed_and_not_read() {
    let text = format!("nip;integritas;kerjasama;Perekat Bngsa;Catatan Lain\n{SITI};3;3;4;x\n");
    let book = open(text.as_bytes(), "asesmen.csv");
    let known = recognise(&book, Some(Kind::Competencies));
    let found: Vec<_> =
        known.findings.iter().map(|f| (f.code, f.severity, f.place.row, f.about.as_str())).collect();
    assert_eq!(found, [(C::HeaderNear, Severity::Warn, 1, "PEREKAT BANGSA")]);
    let reading = interpret(&book, &known.plans, &agency(), TODAY);
    assert!(!reading.rows[0].carries.contains(&"unity"));
}

#[test]
fn days_written_month_first_refuse_their_column() {
    let people = |days: [&str; 3]| {
        let lines: String = days
            .iter()
            .zip([907, 908, 909])
            .map(|(day, end)| format!("198503122010012{end};Siti {end};{day};2020-04-01\n"))
            .collect();
        tidy(&format!("nip;name;birth_date;rank_from\n{lines}"), "people.csv", Kind::People).0
    };
    let turned = people(["03/12/1985", "01/25/1985", "1985-03-12"]);
    let refused = (C::MonthFirst, Severity::Reject);
    assert_eq!((codes(&turned), turned.rows.len()), (vec![refused, refused], 1));
    let mixed = people(["03/12/1985", "01/25/1985", "25/01/1985"]);
    assert_eq!(codes(&mixed), [(C::NotADate, Severity::Reject)]);
    assert_eq!(codes(&people(["03/12/1985", "01/02/1985", "12-03-1985"])), Vec::new());
}

#[test]
fn one_month_first_column_casts_doubt_on_the_others_of_its_sheet() {
    let text = format!("nip;jenis cuti;mulai;selesai\n{SITI};melahirkan;03/01/2026;05/31/2026\n");
    let (reading, _) = tidy(&text, "cuti.csv", Kind::Leave);
    let refused = (C::MonthFirst, Severity::Reject);
    assert_eq!((codes(&reading), reading.rows.len()), (vec![refused, refused], 0));
}

#[test]
fn jobs_without_a_code_get_the_slug_of_their_name() {
    for text in [
        "nama jabatan;jenjang;rumpun\nKasubbag Umum;pengawas-a;umum\n",
        "kode;nama jabatan;jenjang\n;Kasubbag Umum;pengawas-a\n",
    ] {
        let (reading, found) = tidy(text, "jabatan.csv", Kind::Jobs);
        assert_eq!((codes(&reading), found), (Vec::new(), Vec::new()), "{text}");
        assert_eq!(value(&reading.rows[0], "code"), "kepala-subbagian-umum");
    }
}

#[test]
fn heads_of_schools_and_puskesmas_have_no_level_and_ask_for_none() {
    let rows: &[&[&str]] = &[
        PETA,
        &["SDN 1 Bukitintan", "Kepala Sekolah", "", "#1", "#1"],
        &["", "Kapus", "", "#0", "#1"],
        &["", "Penjaga Mercusuar", "", "#0", "#1"],
    ];
    let reading = reading(&xlsx(&[("Peta", rows)]), "peta.xlsx", &agency());
    assert_eq!(codes(&reading), [(C::LevelUnknown, Severity::Warn)]);
    assert_eq!(reading.findings[0].value, "Penjaga Mercusuar");
}

#[test]
fn a_qualification_that_takes_all_names_no_field() {
    let fields = |text: &str| intake::normal::code::qualification(text).1;
    assert_eq!(fields("S-1 Ilmu Pemerintahan/S-1 Semua Jurusan"), Vec::<String>::new());
    assert_eq!(fields("Semua Jurusan atau S-1 Akuntansi"), Vec::<String>::new());
    assert_eq!(fields("S-1 Ilmu Pemerintahan/S-1 Akuntansi"), ["ilmu-pemerintahan", "akuntansi"]);
}

#[test]
fn a_name_that_only_shouts_is_the_known_name() {
    let text = format!("nip;name;rank\n{SITI};SITI AMINAH;III/d\n{};BUDI SANTOSA;III/d\n", crate::make::BUDI);
    let (reading, _) = tidy(&text, "people.csv", Kind::People);
    assert_eq!(
        reading.rows.iter().map(|r| value(r, "name")).collect::<Vec<_>>(),
        ["Siti Aminah", "BUDI SANTOSA"]
    );
    let (units, _) = tidy("code;name\ndik;DINAS PENDIDIKAN\n", "unit.csv", Kind::Units);
    assert_eq!(value(&units.rows[0], "name"), "Dinas Pendidikan");
}

#[test]
fn findings_of_a_file_are_bounded_and_refused_rows_are_counted() {
    let line = format!("2025;{SITI};BAIK\n");
    let (reading, _) =
        tidy(&format!("tahun;nip;predikat\n{}", line.repeat(30_000)), "skp.csv", Kind::Performance);
    assert_eq!((reading.rows.len(), reading.rejected.len()), (1, 29_999));
    assert_eq!((reading.findings.len(), reading.findings_left_out), (20_001, 9_999));
    let last = reading.findings.last().map(|f| (f.code, f.about.as_str()));
    assert_eq!(last, Some((C::FindingsLeftOut, "9999")));
}
