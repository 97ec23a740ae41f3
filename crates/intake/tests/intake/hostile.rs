//! Files that mean harm, or are just broken: a finding, never a panic, never much memory.

use crate::make::{TODAY, agency, xlsx};
use intake::checks::checks;
use intake::directory::Directory;
use intake::finding::FindingCode as C;
use intake::layout::recognise;
use intake::reading::interpret;
use intake::workbook::{Cell, Limits, Workbook, read};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(content).expect("its content");
    }
    zip.finish().expect("a package").into_inner()
}

const TYPES: &[u8] = br#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
const RELS: &[u8] = br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &[u8] = br#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELS: &[u8] = br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

pub(crate) fn raw_xlsx(sheet: &str) -> Vec<u8> {
    package(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

pub(crate) fn sheet_xml(dimension: &str, rows: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="{dimension}"/><sheetData>{rows}</sheetData></worksheet>"#
    )
}

pub(crate) fn ods(content: &str) -> Vec<u8> {
    let body = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="S">{content}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", body.as_bytes()),
        ("META-INF/manifest.xml", br#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#),
    ])
}

fn refused(bytes: &[u8]) -> C {
    read(bytes, "berkas", &Limits::default()).expect_err("refused").code
}

fn accepted(bytes: &[u8]) -> Workbook {
    read(bytes, "berkas", &Limits::default()).expect("accepted")
}

#[test]
fn a_zip_bomb_is_counted_before_it_is_read() {
    let blank = vec![b' '; 70 << 20];
    let bomb = package(&[("xl/workbook.xml", BOOK), ("xl/worksheets/sheet1.xml", &blank)]);
    assert!(bomb.len() < 1 << 20, "it is small on disk");
    assert_eq!(refused(&bomb), C::PackedTooTight);
    let nested = package(&[("xl/workbook.xml", BOOK), ("xl/media/a.zip", &bomb)]);
    assert!(matches!(refused(&nested), C::FileDamaged | C::FileEmpty));
}

#[test]
fn a_package_larger_than_the_limit_is_refused_whatever_its_directory_says() {
    let noise: Vec<u8> =
        (0_u64..300_000).flat_map(|n| (n.wrapping_mul(0x9e37_79b9_7f4a_7c15)).to_le_bytes()).collect();
    let limits = Limits { max_bytes: 1 << 20, ..Limits::default() };
    let big = package(&[("xl/workbook.xml", BOOK), ("xl/media/a.bin", &noise)]);
    assert_eq!(read(&big, "x", &limits).expect_err("refused").code, C::FileTooLarge);
    let mut lying = package(&[("xl/workbook.xml", BOOK), ("xl/media/a.bin", &noise[..900_000])]);
    let size = 900_000_u32.to_le_bytes();
    while let Some(at) = lying.windows(4).position(|w| w == size) {
        lying[at..at + 4].copy_from_slice(&1_u32.to_le_bytes());
    }
    assert!(matches!(
        read(&lying, "x", &limits).expect_err("refused").code,
        C::FileDamaged | C::FileTooLarge
    ));
}

#[test]
fn far_cells_and_huge_dimensions_ask_for_no_memory() {
    let far = sheet_xml(
        "A1:XFD1048576",
        r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="B1048576"><v>2</v></c></row>"#,
    );
    let book = accepted(&raw_xlsx(&far));
    assert_eq!(book.sheets[0].cell(1_048_576, 1), &Cell::Number(2.0));
    let wide = sheet_xml("A1:XFD1", r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#);
    assert_eq!(refused(&raw_xlsx(&wide)), C::TooManyColumns);
    let outside = sheet_xml("A1", r#"<row r="1"><c r="ZZZZZZ99999999999"><v>1</v></c></row>"#);
    assert!(matches!(refused(&raw_xlsx(&outside)), C::FileDamaged | C::TooManyColumns | C::TooManyCells));
}

#[test]
fn a_million_columns_and_too_many_cells_are_refused() {
    let header = vec!["nip"; 1_000_000].join(";");
    assert_eq!(refused(header.as_bytes()), C::TooManyColumns);
    let many = "a;b\n".repeat(60_001);
    assert_eq!(refused(many.as_bytes()), C::TooManyRows);
    let many = format!("{}\n", vec!["a"; 200].join(";")).repeat(10_001);
    assert_eq!(refused(many.as_bytes()), C::TooManyCells);
    let cells = r#"<row>"#.to_owned() + &r#"<c t="b"><v>1</v></c>"#.repeat(900) + "</row>";
    let limits = Limits { max_cells: 1_000, ..Limits::default() };
    let book = raw_xlsx(&sheet_xml("A1", &cells.repeat(3)));
    assert_eq!(read(&book, "x", &limits).expect_err("refused").code, C::TooManyCells);
}

#[test]
fn repeats_of_opendocument_are_counted_before_they_grow() {
    let cell = r#"<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>"#;
    let rows = format!(
        r#"<table:table-row table:number-rows-repeated="1048576">{}</table:table-row>"#,
        cell.repeat(3)
    );
    assert_eq!(refused(&ods(&rows)), C::TooManyCells);
    let wide = r#"<table:table-row><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>"#;
    assert_eq!(refused(&ods(wide)), C::TooManyColumns);
    let ordinary = format!(
        r#"<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row><table:table-row><table:table-cell/>{cell}<table:table-cell table:number-columns-repeated="16000"/></table:table-row><table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#
    );
    let book = accepted(&ods(&ordinary));
    assert_eq!(book.sheets[0].cell(3, 1), &Cell::Number(1.0));
}

#[test]
fn entities_are_refused_and_never_fetched() {
    let evil = format!(
        r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{}"#,
        sheet_xml("A1", r#"<row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row>"#)
            .trim_start_matches(r#"<?xml version="1.0"?>"#)
    );
    assert_eq!(refused(&raw_xlsx(&evil)), C::ForeignEntities);
    let undeclared = sheet_xml("A1", r#"<row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row>"#);
    assert!(matches!(refused(&raw_xlsx(&undeclared)), C::FileDamaged | C::FileEmpty));
}

#[test]
fn cut_and_foreign_files_are_named() {
    let whole = xlsx(&[("Data", &[&["nip", "name"], &["1", "x"]])]);
    for share in 1..20 {
        let cut = &whole[..whole.len() * share / 20];
        assert!(matches!(refused(cut), C::FileDamaged | C::FileKindUnsupported), "{share}");
    }
    assert_eq!(refused(b"%PDF-1.7 x"), C::FileKindUnsupported);
    assert_eq!(refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"), C::FileKindUnsupported);
    let mut locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(refused(&locked), C::FileLocked);
    assert_eq!(
        refused(b"\xef\xbb\xbf <HTML><body><table><tr><td>NIP</td></tr></table>"),
        C::HtmlAsSpreadsheet
    );
    assert_eq!(refused(b"<?xml version='1.0'?><Workbook/>"), C::FileKindUnsupported);
    assert_eq!(refused(&package(&[("a.txt", b"x")])), C::FileKindUnsupported);
    assert_eq!(refused(b""), C::FileEmpty);
    assert_eq!(refused(b"\n\n;;\n"), C::FileEmpty);
    assert_eq!(refused(b"nip;nama\n1\0;x\n"), C::ZeroBytes);
}

#[test]
fn every_encoding_gives_the_same_text() {
    let text = "nip;nama\n1;Zoë d’Été\n";
    let wide = |bom: &[u8], bytes: Vec<u8>| [bom, &bytes].concat();
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let files = [
        text.as_bytes().to_vec(),
        [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        wide(b"\xff\xfe", little.clone()),
        wide(b"\xfe\xff", big.clone()),
        latin.to_vec(),
        text.replace(';', "\t").into_bytes(),
        text.replace(';', ",").into_bytes(),
        [b"sep=;\r\n", text.as_bytes()].concat(),
    ];
    for bytes in files {
        let book = accepted(&bytes);
        assert_eq!(book.sheets[0].cell(2, 1), &Cell::Text("Zoë d’Été".into()));
        assert_eq!(book.sheets[0].cell(1, 0), &Cell::Text("nip".into()));
    }
    // Without a mark, wide text with only western letters is still told.
    let plain: Vec<u8> = "nip;nama\n1;x\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(accepted(&plain).sheets[0].cell(2, 1), &Cell::Text("x".into()));
}

#[test]
fn a_ring_of_superiors_is_found_once() {
    let text = "code,name,parent_code\na,Dinas A,c\nb,Bidang B,a\nc,Seksi C,b\nd,Seksi D,c\n";
    let book = accepted(text.as_bytes());
    let known = recognise(&book, Some(domain::kind::Kind::Units));
    let reading = interpret(&book, &known.plans, &Directory::new(), TODAY);
    let checked = checks(&reading.rows, &Directory::new(), &reading.known, BTreeSet::new(), TODAY);
    let found: Vec<(C, u32)> = checked.findings.iter().map(|f| (f.code, f.place.row)).collect();
    assert_eq!(found[0], (C::UnitRing, 2));
    assert_eq!(checked.findings[0].about, "a → c → b → a");
    // What stands beneath the refused unit has nothing to stand on, and so on down.
    let fallen: BTreeSet<u32> = checked.refused.iter().map(|p| p.row).collect();
    assert_eq!(fallen, BTreeSet::from([2, 3, 4, 5]));
    assert!(found[1..].iter().all(|(code, _)| *code == C::UnitUnknown));
}

#[test]
fn as_many_rows_as_are_taken_are_read() {
    let text = format!("nip;predikat\n{}", "198503122010012907;BAIK\n".repeat(59_999));
    let book = accepted(text.as_bytes());
    assert_eq!(book.sheets[0].last_row(), 60_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_give_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        if let Ok(book) = read(&bytes, "x", &Limits::default()) {
            let known = recognise(&book, None);
            let reading = interpret(&book, &known.plans, &agency(), TODAY);
            prop_assert!(reading.rows.len() <= bytes.len());
        }
    }

    #[test]
    fn any_flipped_byte_of_a_workbook_gives_an_answer(at in 0_usize..5_000, to in any::<u8>()) {
        let mut bytes = xlsx(&[("Data", &[&["nip", "name", "birth_date"], &["198503122010012907", "x", "#43497"]])]);
        let length = bytes.len();
        bytes[at % length] = to;
        let answer = read(&bytes, "x", &Limits::default());
        prop_assert!(answer.map_or_else(|f| f.is_reject(), |b| b.sheets.len() <= 1));
    }

    #[test]
    fn any_text_in_a_sheet_gives_an_answer(cells in proptest::collection::vec("\\PC{0,12}", 1..40)) {
        let text = format!("nip;nama;tanggal lahir;tahun;predikat;tmt jabatan\n{}", cells.chunks(6).map(|c| c.join(";")).collect::<Vec<_>>().join("\n"));
        if let Ok(book) = read(text.as_bytes(), "x", &Limits::default()) {
            let known = recognise(&book, None);
            for finding in interpret(&book, &known.plans, &agency(), TODAY).findings {
                prop_assert!(!finding.sentence(intake::lang::Lang::Indonesian).is_empty());
            }
        }
    }
}
