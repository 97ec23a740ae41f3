//! The civil-servant number in a cell: refused where digits were lost, repaired only by proposal.

use super::{Refused, clean};
use crate::finding::FindingCode;
use crate::workbook::Cell;
use domain::nip::{Nip, NipRefused};

/// A NIP. A numeric cell is refused even if it shows 18 digits: a double holds 15 to 16 of them.
///
/// # Errors
/// [`FindingCode::NipDamaged`], [`FindingCode::NipLength`], [`FindingCode::NipLetter`] (with a proposal where
/// letters stand for digits), [`FindingCode::NipOld`], [`FindingCode::FormulaError`].
pub fn nip(cell: &Cell) -> Result<Option<Nip>, Refused> {
    let text = match cell {
        Cell::Empty => return Ok(None),
        Cell::Number(number) if *number < 1e10 && number.fract() == 0.0 => number.to_string(),
        Cell::Number(_) | Cell::Date(_) => return Err(Refused::new(FindingCode::NipDamaged)),
        other => match super::text(other)? {
            Some(text) => text,
            None => return Ok(None),
        },
    };
    let upper = text.to_ascii_uppercase();
    let body = upper.strip_prefix("NIP").map_or(text.as_str(), |rest| {
        text.get(text.len() - rest.len()..).unwrap_or_default().trim_start_matches(['.', ':', ' '])
    });
    if is_scientific(body) {
        return Err(Refused::new(FindingCode::NipDamaged));
    }
    match Nip::parse(body) {
        // Sequence numbers start at 001, so three zeros at the end are lost digits.
        Ok(nip) if nip.as_str().ends_with("000") => Err(Refused::new(FindingCode::NipDamaged)),
        Ok(nip) => Ok(Some(nip)),
        Err(NipRefused::Length { digits: 8 | 9 }) => Err(Refused::new(FindingCode::NipOld)),
        Err(NipRefused::Length { digits }) => Err(Refused::about(FindingCode::NipLength, digits.to_string())),
        Err(NipRefused::NotDigit { character }) => Err(Refused {
            code: FindingCode::NipLetter,
            about: character.to_string(),
            suggestion: proposed(body),
        }),
    }
}

/// `1.98001E+17` and `1,98001E+17`.
fn is_scientific(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    upper.split_once('E').is_some_and(|(mantissa, exponent)| {
        let digits = mantissa.chars().filter(char::is_ascii_digit).count();
        digits > 0
            && mantissa.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
            && exponent.trim_start_matches('+').parse::<u8>().is_ok()
    })
}

/// The digits that letters usually stand for; only where 18 digits come out.
fn proposed(text: &str) -> Option<String> {
    let digits: String = text
        .chars()
        .filter_map(|c| match c {
            '0'..='9' => Some(c),
            'O' | 'o' | 'Q' | 'D' => Some('0'),
            'I' | 'l' | 'i' | '|' | 'L' => Some('1'),
            'Z' | 'z' => Some('2'),
            'S' | 's' => Some('5'),
            'B' => Some('8'),
            _ => None,
        })
        .collect();
    Nip::parse(&clean(&digits)?).ok().map(String::from)
}
