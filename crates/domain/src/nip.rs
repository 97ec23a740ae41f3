//! The civil-servant number (*NIP*, for PPPK *NI PPPK*): 18 digits that carry a birth date.

use crate::time::Date;

/// A civil-servant number of 18 digits. Digits 1–8 birth date, 9–14 month of appointment (PPPK: 9–12 the
/// year), 15 sex, 16–18 sequence. Source: Perka BKN 22/2007.
///
/// ```
/// let nip = domain::nip::Nip::parse("19850312 201001 2 907").unwrap();
/// assert_eq!(nip.as_str(), "198503122010012907");
/// assert_eq!(nip.birth_date(), Some(jiff::civil::date(1985, 3, 12)));
/// ```
#[doc(alias = "NIP")]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Nip(Box<str>);

/// Why a text is not a NIP; each carries what the remedy needs.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NipRefused {
    /// Not 18 digits.
    #[error("a NIP has 18 digits, this has {digits}")]
    Length {
        /// Digits found.
        digits: usize,
    },
    /// A letter or sign where a digit belongs (often O for 0 or I for 1).
    #[error("'{character}' is not a digit")]
    NotDigit {
        /// The first offending character.
        character: char,
    },
}

impl Nip {
    /// Reads a NIP: spaces, dots, apostrophes and zero-width marks are dropped, 18 digits must remain.
    ///
    /// # Errors
    /// [`NipRefused`] with the number of digits or the character that is in the way.
    pub fn parse(text: &str) -> Result<Self, NipRefused> {
        let mut digits = String::with_capacity(18);
        for c in text.chars() {
            match c {
                '0'..='9' => digits.push(c),
                ' ' | '.' | '\'' | '’' | '`' | '\u{a0}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\t' => {}
                other => return Err(NipRefused::NotDigit { character: other }),
            }
        }
        if digits.len() == 18 {
            Ok(Self(digits.into()))
        } else {
            Err(NipRefused::Length { digits: digits.len() })
        }
    }

    /// The 18 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// In the groups people write: `19850312 201001 2 907`.
    #[must_use]
    pub fn grouped(&self) -> String {
        let n = &self.0;
        format!("{} {} {} {}", &n[..8], &n[8..14], &n[14..15], &n[15..])
    }

    /// The birth date inside, if the digits are a day of the calendar.
    #[must_use]
    pub fn birth_date(&self) -> Option<Date> {
        Date::new(self.0[..4].parse().ok()?, self.0[4..6].parse().ok()?, self.0[6..8].parse().ok()?).ok()
    }

    /// Year and month of appointment inside (digits 9–14); PPPK carry no month there.
    #[must_use]
    pub fn appointment(&self) -> Option<(i16, i8)> {
        Some((self.0[8..12].parse().ok()?, self.0[12..14].parse().ok()?))
    }

    /// 1 male, 2 female, as written.
    #[must_use]
    pub fn sex_digit(&self) -> char {
        char::from(self.0.as_bytes()[14])
    }
}

impl From<Nip> for String {
    fn from(nip: Nip) -> Self {
        nip.0.into()
    }
}

impl TryFrom<String> for Nip {
    type Error = NipRefused;
    fn try_from(text: String) -> Result<Self, NipRefused> {
        Self::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quirks_of_spreadsheets_are_dropped() {
        for text in ["'198503122010012907", "19850312\u{a0}201001 2 907", "19850312.201001.2.907\u{200b}"] {
            assert_eq!(Nip::parse(text).map(String::from).as_deref(), Ok("198503122010012907"));
        }
    }

    #[test]
    fn a_wrong_length_and_a_letter_are_named() {
        assert_eq!(Nip::parse("131 789 456"), Err(NipRefused::Length { digits: 9 }));
        assert_eq!(Nip::parse("I98503122010012907"), Err(NipRefused::NotDigit { character: 'I' }));
        assert_eq!(Nip::parse("1.98E+17"), Err(NipRefused::NotDigit { character: 'E' }));
    }
}
