//! Files that mean harm, or are just far too large, given to the importer of the release binary: it must answer
//! with findings, in little memory and time.

use std::io::{Cursor, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::Context as _;
use zip::write::SimpleFileOptions;

use super::table::Table;
use super::{Stopwatch, call};

/// What a file may cost.
const MOST_MIB: f64 = 256.0;
const MOST_SECONDS: f64 = 30.0;

/// Runs every file dry on an empty agency; `true` where all stay below the limits and none ends the program.
pub(crate) fn run(binary: &Path, scratch: &Path) -> anyhow::Result<(Table, bool)> {
    let url = format!("sqlite://{}", scratch.join("hostile.db").display());
    call(Command::new(binary).env("MUTASI_DATABASE_URL", &url).args(["agency", "add", "Uji Berkas"]))?;
    let mut rows = Vec::new();
    let mut all_hold = true;
    for (what, name, make) in CASES {
        let file = scratch.join(name);
        std::fs::write(&file, make()?)?;
        let size = std::fs::metadata(&file)?.len() / (1 << 10);
        let watch = Stopwatch::start();
        let child = Command::new(binary)
            .env("MUTASI_DATABASE_URL", &url)
            .args(["import", "auto", "--dry-run", "--json"])
            .arg(&file)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let (most, status) = watched(child)?;
        let seconds = watch.seconds();
        std::fs::remove_file(&file)?;
        // 0 and 2 are answers about the file; anything else is a fault of the program.
        let is_answer = matches!(status, Some(0 | 2));
        let holds = is_answer && most <= MOST_MIB && seconds <= MOST_SECONDS;
        all_hold &= holds;
        rows.push(vec![
            (*what).to_owned(),
            format!("{size}"),
            format!("{most:.0}"),
            format!("{seconds:.1}"),
            status.map_or_else(|| "killed".to_owned(), |s| s.to_string()),
            if holds { "yes" } else { "**no**" }.to_owned(),
        ]);
    }
    let about = format!(
        "`mutasi import auto FILE --dry-run` on an empty agency; the goal is {MOST_MIB:.0} MiB and {MOST_SECONDS:.0} s. \
         Status 0 is a file that is read, with findings; 2 is a file that is refused as a whole."
    );
    let columns = vec!["file", "KiB", "most memory, MiB", "seconds", "status", "below the goal"];
    Ok((Table { title: "Hostile files".to_owned(), about, columns, rows }, all_hold))
}

/// Waits for a child; its largest resident memory in MiB and its status.
fn watched(mut child: Child) -> anyhow::Result<(f64, Option<i32>)> {
    let path = format!("/proc/{}/status", child.id());
    let mut most: f64 = 0.0;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok((most, status.code()));
        }
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let kib = text.lines().find(|l| l.starts_with("VmHWM")).and_then(|l| l.split_whitespace().nth(1));
        most = most.max(kib.and_then(|n| n.parse().ok()).unwrap_or(0.0) / 1024.0);
        std::thread::sleep(Duration::from_millis(2));
    }
}

type Make = fn() -> anyhow::Result<Vec<u8>>;

const CASES: &[(&str, &str, Make)] = &[
    ("a CSV of a million rows, NIP not one of them right", "rows.csv", || {
        Ok(lines("nip;nama;gol_akhir_nama", 1_000_000, |n| format!("1990{n};NAMA {n};III/x")))
    }),
    ("a CSV of as many rows as are taken, each of them people", "people.csv", || Ok(people(59_999))),
    ("job history, as many rows as are taken", "history.csv", || Ok(history(59_999))),
    ("ratings of unknown people, as many rows as are taken", "skp.csv", || {
        Ok(lines("tahun;nip;nama;hasil kerja;perilaku kerja;predikat", 59_999, |n| {
            format!("2024;{};N {n};SESUAI;SESUAI;BAIK", nip(n))
        }))
    }),
    ("a CSV of as many rows as are taken, each of an unknown unit and job", "cells.csv", || {
        Ok(lines("nip;nama;unit_kerja;jabatan", 59_999, |n| format!("{n};x{n};y{n};z{n}")))
    }),
    ("31-02 in every row", "days.csv", || {
        Ok(lines("nip;nama;tanggal_lahir;tmt_cpns;jabatan_nama", 59_999, |n| {
            format!("{};N {n};31-02-1990;31-02-2015;Analis", nip(n))
        }))
    }),
    ("one cell of 60 MB", "cell.csv", || {
        Ok(format!("nip;nama\n1;\"{}\"\n", "x".repeat(60_000_000)).into_bytes())
    }),
    ("one quoted cell that never ends", "quote.csv", || {
        Ok(format!("nip;nama\n1;\"{}", "x;y\n".repeat(15_000_000)).into_bytes())
    }),
    ("a CSV of a million columns", "columns.csv", || Ok(vec!["nip"; 1_000_000].join(";").into_bytes())),
    ("units, each under the next, the last under the first", "cycle.csv", || {
        Ok(lines("code;name;parent_code;kind;valid_from", 59_999, |n| {
            format!("u{n};Unit {n};u{};section;2020-01-01", (n + 1) % 59_999)
        }))
    }),
    ("units, each under the one before, 59,999 deep", "deep.csv", || {
        Ok(lines("code;name;parent_code;kind;valid_from", 59_999, |n| {
            let parent = if n == 0 { String::new() } else { format!("u{}", n - 1) };
            format!("u{n};Unit {n};{parent};section;2020-01-01")
        }))
    }),
    ("UTF-16 of 60 MB", "wide.csv", || {
        let text = "nip;nama\n".to_owned() + &"1;x\n".repeat(7_000_000);
        Ok(text.encode_utf16().flat_map(u16::to_le_bytes).collect())
    }),
    ("Windows-1252 of 60 MB, every letter outside ASCII", "western.csv", || {
        Ok([b"nip;nama\n1;".as_slice(), &vec![0xe9; 60_000_000]].concat())
    }),
    ("a zip bomb", "bomb.xlsx", || {
        package(&[("xl/workbook.xml", BOOK), ("xl/worksheets/sheet1.xml", &vec![b' '; 900 << 20])])
    }),
    ("XLSX of two million numbers", "numbers.xlsx", || {
        let row = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(33));
        workbook(&row.repeat(59_000), "")
    }),
    ("XLSX of as many short texts inline as are taken", "inline.xlsx", || {
        let row = format!("<row>{}</row>", "<c t=\"inlineStr\"><is><t>a</t></is></c>".repeat(24));
        workbook(&row.repeat(59_000), "")
    }),
    ("XLSX of two million shared texts that no cell uses", "shared.xlsx", || {
        workbook("<row><c t=\"s\"><v>0</v></c></row>", &"<si><t>abc</t></si>".repeat(1_990_000))
    }),
    ("XLSX of one shared text of 60 MB used by many cells", "used.xlsx", || {
        let row = format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(500));
        workbook(&row, &format!("<si><t>{}</t></si>", noise(50_000_000)))
    }),
    ("XLSX of a million merged ranges", "merged.xlsx", || {
        let merges: String =
            (1..1_000_000).map(|n| format!("<mergeCell ref=\"A{n}:B{n}\"/>")).collect::<Vec<_>>().concat();
        let sheet = format!(
            "{SHEET}<sheetData><row><c><v>1</v></c></row></sheetData><mergeCells>{merges}</mergeCells></worksheet>"
        );
        package(&[
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", RELS),
            ("xl/workbook.xml", BOOK),
            ("xl/_rels/workbook.xml.rels", BOOK_RELS),
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ])
    }),
    ("XLSX of people, as many rows as are taken", "people.xlsx", || {
        let row = |n: usize| {
            format!(
                "<row><c t=\"inlineStr\"><is><t>{}</t></is></c><c t=\"inlineStr\"><is><t>Nama Orang {n}</t></is></c><c t=\"inlineStr\"><is><t>III/b</t></is></c><c t=\"inlineStr\"><is><t>Dinas {n}</t></is></c></row>",
                nip(n)
            )
        };
        let head = "<row><c t=\"inlineStr\"><is><t>nip</t></is></c><c t=\"inlineStr\"><is><t>nama</t></is></c><c t=\"inlineStr\"><is><t>gol_ruang</t></is></c><c t=\"inlineStr\"><is><t>unit_kerja</t></is></c></row>";
        workbook(&(head.to_owned() + &(0..59_998).map(row).collect::<Vec<_>>().concat()), "")
    }),
    ("ODS of a row repeated a million times", "repeat.ods", || {
        let cell = "<table:table-cell office:value-type=\"string\"><text:p>abc</text:p></table:table-cell>"
            .repeat(2);
        opendocument(&format!(
            "<table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row>"
        ))
    }),
    ("ODS of half a million texts", "texts.ods", || {
        let cell = "<table:table-cell office:value-type=\"string\"><text:p>abc</text:p></table:table-cell>"
            .repeat(5);
        opendocument(&format!("<table:table-row>{cell}</table:table-row>").repeat(59_000))
    }),
];

fn lines(head: &str, rows: usize, row: impl Fn(usize) -> String) -> Vec<u8> {
    let mut text = format!("{head}\n");
    for n in 0..rows {
        text.push_str(&row(n));
        text.push('\n');
    }
    text.into_bytes()
}

/// A NIP of the right form, another for each number.
fn nip(n: usize) -> String {
    let (day, month, year) = (n % 28 + 1, n / 28 % 12 + 1, 1970 + n / 336 % 30);
    format!("{year}{month:02}{day:02}201501{}{:03}", n / 10_080 % 2 + 1, n / 20_160 % 999 + 1)
}

fn people(rows: usize) -> Vec<u8> {
    lines("nip;name;birth_date;sex;employment;rank;rank_from", rows, |n| {
        let nip = nip(n);
        let birth = format!("{}-{}-{}", &nip[..4], &nip[4..6], &nip[6..8]);
        format!(
            "{nip};Nama Orang {n};{birth};{};pns;III/b;2020-04-01",
            if n / 10_080 % 2 == 0 { 'M' } else { 'F' }
        )
    })
}

fn history(rows: usize) -> Vec<u8> {
    lines("nipBaru;jenisJabatan;unorNama;namaJabatan;tmtJabatan;nomorSk;tanggalSk", rows, |n| {
        format!("{};2;Dinas {};Analis {};01-06-2012;SK {n};22-05-2012", nip(n / 5), n % 90, n % 300)
    })
}

/// Text that a packer cannot shorten much.
fn noise(length: usize) -> String {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut text = String::with_capacity(length);
    while text.len() < length {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        text.push_str(&format!("{state:016x}"));
    }
    text
}

fn package(parts: &[(&str, &[u8])]) -> anyhow::Result<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default())?;
        zip.write_all(content)?;
    }
    Ok(zip.finish().context("a package")?.into_inner())
}

const TYPES: &[u8] = br#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const RELS: &[u8] = br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &[u8] = br#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELS: &[u8] = br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
const SHEET: &str =
    r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#;

fn workbook(rows: &str, shared: &str) -> anyhow::Result<Vec<u8>> {
    let sheet = format!("{SHEET}<sheetData>{rows}</sheetData></worksheet>");
    let shared = format!(
        r#"<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{shared}</sst>"#
    );
    package(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS),
        ("xl/sharedStrings.xml", shared.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn opendocument(rows: &str) -> anyhow::Result<Vec<u8>> {
    let body = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", body.as_bytes()),
        ("META-INF/manifest.xml", br#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#),
    ])
}
