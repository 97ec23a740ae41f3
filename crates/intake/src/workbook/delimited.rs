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
    let mut sheet = Sheet { name: file.name.to_owned(), ..Sheet::default() };
    let mut filler = Filler::new(file);
    let mut record = csv::StringRecord::new();
    let (mut row, mut line) = (0_usize, 1_u64);
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return Err(file.damaged(&error)),
        }
        // The parser skips blank lines; the user counts them.
        let at = record.position().map_or(line, csv::Position::line);
        row += usize::try_from(at.saturating_sub(line)).unwrap_or(0);
        for (column, text) in record.iter().enumerate() {
            if !text.is_empty() {
                filler.put(&mut sheet, row, column, Cell::Text(text.to_owned()))?;
            }
        }
        let breaks = record.iter().map(|t| t.matches('\n').count()).sum::<usize>();
        line = at + 1 + u64::try_from(breaks).unwrap_or(0);
        row += 1;
    }
    Ok(Workbook { sheets: vec![sheet], findings })
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
