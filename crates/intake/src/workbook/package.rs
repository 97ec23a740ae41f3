//! What a file is by its bytes, and the counting of a zip package before any parser sees it.

use super::{File, Workbook, opendocument, spreadsheet};
use crate::finding::{Finding, FindingCode};
use std::io::{Cursor, Read};

/// Parts of a package; ordinary workbooks have dozens.
const MAX_PARTS: usize = 4_096;
/// Unpacked bytes for each packed byte, looked at from 8 MiB on; ordinary workbooks stay below 60.
const MAX_RATIO: u64 = 300;

pub(super) enum Sniffed {
    Package,
    Locked,
    WebPage,
    Text,
    Other(&'static str),
}

pub(super) fn sniff(bytes: &[u8]) -> Sniffed {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Sniffed::Package;
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        let mark: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        return if count(bytes, &mark) > 0 { Sniffed::Locked } else { Sniffed::Other("XLS") };
    }
    for (magic, kind) in [
        (&b"%PDF"[..], "PDF"),
        (b"\x89PNG", "PNG"),
        (b"\xff\xd8\xff", "JPEG"),
        (b"\x1f\x8b", "GZIP"),
        (b"Rar!", "RAR"),
        (b"7z\xbc\xaf", "7Z"),
    ] {
        if bytes.starts_with(magic) {
            return Sniffed::Other(kind);
        }
    }
    let head: String = bytes
        .iter()
        .take(1_024)
        .filter(|b| b.is_ascii() && **b != 0)
        .map(|b| char::from(b.to_ascii_lowercase()))
        .collect();
    let head = head.trim_start();
    if head.starts_with('<') {
        let web = ["<html", "<table", "<!doctype html", "<meta", "<style", "<head", "<div"];
        if web.iter().any(|tag| head.contains(tag)) {
            return Sniffed::WebPage;
        }
        if head.starts_with("<?xml") || head.starts_with("<!doctype") {
            return Sniffed::Other("XML");
        }
    }
    Sniffed::Text
}

/// What counting found out about a package.
#[derive(Default)]
struct Counted {
    is_xlsx: bool,
    is_opendocument: bool,
    has_macros: bool,
    merges: usize,
}

pub(super) fn open(bytes: &[u8], file: File<'_>) -> Result<Workbook, Finding> {
    let counted = count_parts(bytes, file)?;
    let mut book = if counted.is_xlsx {
        guarded(file, || spreadsheet::read(bytes, file, counted.merges <= 20_000))?
    } else if counted.is_opendocument {
        guarded(file, || opendocument::read(bytes, file))?
    } else {
        return Err(file.finding(FindingCode::FileKindUnsupported).about("ZIP"));
    };
    if counted.has_macros {
        book.findings.push(file.finding(FindingCode::MacrosIgnored));
    }
    Ok(book)
}

/// A parser that panics on a broken file is a damaged file, not a fault of ours.
fn guarded(file: File<'_>, parse: impl FnOnce() -> Result<Workbook, Finding>) -> Result<Workbook, Finding> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(parse))
        .unwrap_or_else(|_| Err(file.damaged(&"parser")))
}

fn count_parts(bytes: &[u8], file: File<'_>) -> Result<Counted, Finding> {
    let packed = u64::try_from(bytes.len()).unwrap_or(u64::MAX).max(1);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| file.damaged(&e))?;
    if archive.len() > MAX_PARTS {
        return Err(file.too_large());
    }
    let mut counted = Counted::default();
    let mut total = 0_u64;
    for at in 0..archive.len() {
        let raw = archive.by_index_raw(at).map_err(|e| file.damaged(&e))?;
        if raw.encrypted() {
            return Err(file.finding(FindingCode::FileLocked));
        }
        drop(raw);
        let part = archive.by_index(at).map_err(|e| file.damaged(&e))?;
        let name = part.name().map_err(|e| file.damaged(&e))?.to_ascii_lowercase().replace('\\', "/");
        // The size in the directory is only a claim, so the bytes are unpacked and counted.
        let room = file.limits.max_bytes.saturating_sub(total);
        let mut content = Vec::new();
        part.take(room + 1).read_to_end(&mut content).map_err(|e| file.damaged(&e))?;
        let size = u64::try_from(content.len()).unwrap_or(u64::MAX);
        total = total.saturating_add(size);
        if total > 8 << 20 && total / packed > MAX_RATIO {
            return Err(file.finding(FindingCode::PackedTooTight).about((total / packed).to_string()));
        }
        if size > room {
            return Err(file.too_large());
        }
        note_part(&mut counted, &name, &content, file)?;
    }
    Ok(counted)
}

fn note_part(counted: &mut Counted, name: &str, content: &[u8], file: File<'_>) -> Result<(), Finding> {
    counted.has_macros |= name.ends_with("vbaproject.bin") || name.starts_with("basic/");
    counted.is_xlsx |= name == "xl/workbook.xml";
    if name == "content.xml" {
        counted.is_opendocument = true;
        opendocument::count(content, file)?;
    }
    let is_xml = [".xml", ".rels", ".vml"].iter().any(|end| name.ends_with(end));
    // Declarations stand before the root element.
    if is_xml && count(content.get(..content.len().min(8_192)).unwrap_or(content), b"<!DOCTYPE") > 0 {
        return Err(file.finding(FindingCode::ForeignEntities));
    }
    let too_many = || file.finding(FindingCode::TooManyCells).about(file.limits.max_cells.to_string());
    if name.starts_with("xl/worksheets/") && name.ends_with(".xml") {
        // Empty styled cells are cheap while streaming, so they may be four times the limit.
        let cells = count(content, b"<c ") + count(content, b"<c>") + count(content, b":c ");
        if cells / 4 > file.limits.max_cells {
            return Err(too_many());
        }
        counted.merges += count(content, b"mergeCell ");
    }
    if name == "xl/sharedstrings.xml" {
        let strings = count(content, b"<si>") + count(content, b"<si ") + count(content, b"<si/>");
        if strings > file.limits.max_cells {
            return Err(too_many());
        }
    }
    Ok(())
}

/// How often a byte string occurs.
pub(super) fn count(haystack: &[u8], needle: &[u8]) -> usize {
    let Some((first, rest)) = needle.split_first() else { return 0 };
    let mut found = 0;
    let mut left = haystack;
    while let Some(at) = left.iter().position(|b| b == first) {
        left = left.get(at + 1..).unwrap_or_default();
        found += usize::from(left.starts_with(rest));
    }
    found
}
