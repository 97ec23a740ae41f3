//! CSV and its relatives: the encoding and the separator are told from the bytes. Every cell stays text.

use super::{Cell, File, Filler, Sheet, Workbook};
use crate::finding::{Finding, FindingCode};
use std::borrow::Cow;

pub(super) fn read(bytes: &[u8], file: File<'_>) -> Result<Workbook, Finding> {
    let mut findings = Vec::new();
    let (text, guessed) = decode(bytes);
    if guessed {
        findings.push(file.finding(FindingCode::EncodingGuessed));
    }
    if text.contains('\0') {
        return Err(file.finding(FindingCode::ZeroBytes));
    }
    let (separator, body) = separator(&text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(body.as_bytes());
    let mut sheet = Sheet { name: file.name.into(), ..Sheet::default() };
    let mut filler = Filler::new(file);
    let mut record = csv::StringRecord::new();
    let (mut row, mut read_to) = (0_usize, 0_usize);
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return Err(file.damaged(&error)),
        }
        // The parser skips blank lines; the user counts them.
        let end = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        row += blank_lines(body.as_bytes(), read_to, end);
        read_to = end;
        for (column, text) in record.iter().enumerate() {
            if !text.is_empty() {
                filler.put(&mut sheet, row, column, Cell::Text(text.into()))?;
            }
        }
        row += 1;
    }
    Ok(Workbook { sheets: vec![sheet], findings })
}

/// Blank lines at the start of what was read for one record. The record before may have ended between `\r`
/// and `\n`.
fn blank_lines(body: &[u8], from: usize, to: usize) -> usize {
    let mut bytes = body.get(from..to.min(body.len())).unwrap_or_default();
    let follows_return = from.checked_sub(1).and_then(|at| body.get(at)) == Some(&b'\r');
    if follows_return {
        bytes = bytes.strip_prefix(b"\n").unwrap_or(bytes);
    }
    let mut blank = 0;
    loop {
        let rest = bytes
            .strip_prefix(b"\r\n")
            .or_else(|| bytes.strip_prefix(b"\n"))
            .or_else(|| bytes.strip_prefix(b"\r"));
        match rest {
            Some(rest) => bytes = rest,
            None => return blank,
        }
        blank += 1;
    }
}

/// The text, and whether its encoding was only guessed.
fn decode(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, _, damaged) = encoding.decode(bytes);
        return (text, damaged && encoding == encoding_rs::UTF_8);
    }
    if let Some(encoding) = wide(bytes) {
        return (encoding.decode_without_bom_handling(bytes).0, false);
    }
    match core::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), false),
        Err(_) => (encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0, true),
    }
}

/// UTF-16 without a mark: in western text every second byte of the first line is zero.
fn wide(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = bytes.get(..bytes.len().min(512) & !1)?;
    let pairs = head.len() / 2;
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    if pairs < 4 {
        None
    } else if zeros(1) * 10 >= pairs * 9 && zeros(0) == 0 {
        Some(encoding_rs::UTF_16LE)
    } else if zeros(0) * 10 >= pairs * 9 && zeros(1) == 0 {
        Some(encoding_rs::UTF_16BE)
    } else {
        None
    }
}

/// The separator, and the text behind a `sep=;` line that spreadsheets do not show.
fn separator(text: &str) -> (u8, &str) {
    if let Some(rest) = text.strip_prefix("sep=") {
        let mut chars = rest.chars();
        let mark = chars.next().and_then(|c| u8::try_from(c).ok()).filter(u8::is_ascii);
        if let Some(mark) = mark {
            let body = chars.as_str();
            return (mark, body.strip_prefix("\r\n").or_else(|| body.strip_prefix('\n')).unwrap_or(body));
        }
    }
    let most = |mark: char| {
        let lines = text.lines().filter(|l| !l.trim().is_empty()).take(20);
        lines.map(|line| outside_quotes(line, mark)).max().unwrap_or(0)
    };
    // The semicolon comes first: it is what Indonesian office programs write, and names hold commas.
    let found = [(';', most(';')), ('\t', most('\t')), (',', most(','))];
    let mut best = (';', 0);
    for (mark, count) in found {
        if count > best.1 {
            best = (mark, count);
        }
    }
    (u8::try_from(best.0).unwrap_or(b';'), text)
}

fn outside_quotes(line: &str, mark: char) -> usize {
    let mut quoted = false;
    let mut count = 0;
    for c in line.chars() {
        if c == '"' {
            quoted = !quoted;
        } else if c == mark && !quoted {
            count += 1;
        }
    }
    count
}
