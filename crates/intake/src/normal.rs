//! Values as offices write them into values as records hold them. A value that is not understood is refused
//! with a reason, never guessed; a probable value is only proposed.

pub mod code;
pub mod date;
pub mod job;
pub mod name;
pub mod nip;
pub mod number;
pub mod unit;

use crate::finding::FindingCode;
use crate::workbook::Cell;

/// Why a value was refused, what the sentence needs beside it, and what was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The reason.
    pub code: FindingCode,
    /// Allowed values, a range, or the character in the way.
    pub about: String,
    /// A proposal, never applied.
    pub suggestion: Option<String>,
}

impl Refused {
    /// A refusal without further facts.
    #[must_use]
    pub fn new(code: FindingCode) -> Self {
        Self { code, about: String::new(), suggestion: None }
    }

    /// A refusal that names what is allowed.
    #[must_use]
    pub fn about(code: FindingCode, about: impl Into<String>) -> Self {
        Self { code, about: about.into(), suggestion: None }
    }
}

/// Text without the marks of spreadsheets: no leading apostrophe, no zero-width or non-breaking marks, single
/// spaces; `None` for the ways offices write 'nothing' (`-`, `null`, `#N/A`).
///
/// ```
/// assert_eq!(intake::normal::clean("' Bidan\u{a0} Ahli "), Some("Bidan Ahli".to_owned()));
/// assert_eq!(intake::normal::clean("null"), None);
/// ```
#[must_use]
pub fn clean(text: &str) -> Option<String> {
    let trimmed = text.trim().trim_start_matches(['\'', '’', '`']);
    let mut out = String::with_capacity(trimmed.len());
    for c in trimmed.chars() {
        let is_mark = matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}');
        if is_mark {
            continue;
        }
        if c.is_whitespace() || c.is_control() {
            if !out.ends_with(' ') && !out.is_empty() {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
    let length = out.trim_end().len();
    out.truncate(length);
    let is_nothing = out.is_empty()
        || out.chars().all(|c| matches!(c, '-' | '–' | '—'))
        || ["null", "(null)", "#n/a", "#na"].iter().any(|n| out.eq_ignore_ascii_case(n));
    (!is_nothing).then_some(out)
}

/// The text of a cell, cleaned.
///
/// # Errors
/// [`FindingCode::FormulaError`] for a formula error other than `#N/A`, [`FindingCode::FormulaUncounted`] for a
/// formula without a result.
pub fn text(cell: &Cell) -> Result<Option<String>, Refused> {
    match cell {
        Cell::Error(error) if error != "#N/A" => Err(Refused::new(FindingCode::FormulaError)),
        Cell::Uncounted => Err(Refused::new(FindingCode::FormulaUncounted)),
        other => Ok(clean(&other.text())),
    }
}

/// Upper-case words of letters and digits, joined by one space: the ground form for comparing names.
#[must_use]
pub fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_uppercase());
        } else if c == '&' {
            out.push_str(" DAN ");
        } else if !matches!(c, '\'' | '’' | '`' | '\u{200b}'..='\u{200f}' | '\u{feff}') {
            out.push(' ');
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Replaces whole words in a text of [`words`].
fn replace_words(text: &str, pairs: &[(&str, &str)]) -> String {
    let mut padded = format!(" {text} ");
    for (from, to) in pairs {
        let from = format!(" {from} ");
        if padded.contains(&from) {
            padded = padded.replace(&from, &format!(" {to} "));
        }
    }
    padded.trim().to_owned()
}

#[cfg(test)]
mod tests;
