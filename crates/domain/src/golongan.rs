//! Rank (*golongan ruang*) of PNS, and the contract class of PPPK.

/// Rank of a PNS (I/a … IV/e) or class of a PPPK (I … XVII). The two are never compared with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Golongan {
    /// Rank 0 (I/a) to 16 (IV/e).
    Pns(u8),
    /// Class 1 (I) to 17 (XVII).
    Pppk(u8),
}

const ROMAN: [&str; 17] = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI",
    "XVII",
];
const PANGKAT: [&str; 17] = [
    "Juru Muda",
    "Juru Muda Tingkat I",
    "Juru",
    "Juru Tingkat I",
    "Pengatur Muda",
    "Pengatur Muda Tingkat I",
    "Pengatur",
    "Pengatur Tingkat I",
    "Penata Muda",
    "Penata Muda Tingkat I",
    "Penata",
    "Penata Tingkat I",
    "Pembina",
    "Pembina Tingkat I",
    "Pembina Utama Muda",
    "Pembina Utama Madya",
    "Pembina Utama",
];

impl Golongan {
    /// Reads the spellings of real files: `III/c`, `IIIc`, `III.c`, `Penata (III/c)`, `3C`, SIASN id `33`;
    /// for PPPK a Roman number such as `IX`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let inner = match (text.rfind('('), text.rfind(')')) {
            (Some(open), Some(close)) if open < close => &text[open + 1..close],
            _ => text.split(" - ").next().unwrap_or(text),
        };
        let compact: String = inner.chars().filter(|c| !matches!(c, '/' | '.' | ' ' | '-')).collect();
        if let Ok(id) = compact.parse::<u8>() {
            let (group, room) = (id / 10, id % 10);
            return Self::pns(group, room.checked_sub(1)?);
        }
        let last = compact.chars().last()?;
        if last.is_ascii_alphabetic() && matches!(last.to_ascii_lowercase(), 'a'..='e') {
            let head = &compact[..compact.len() - 1];
            let group = match head.to_ascii_uppercase().as_str() {
                "I" | "1" => 1,
                "II" | "2" => 2,
                "III" | "3" => 3,
                "IV" | "4" => 4,
                _ => return None,
            };
            return Self::pns(
                group,
                u8::try_from(u32::from(last.to_ascii_lowercase()) - u32::from('a')).ok()?,
            );
        }
        let upper = compact.to_ascii_uppercase();
        let class = ROMAN.iter().position(|roman| *roman == upper)?;
        Some(Self::Pppk(u8::try_from(class + 1).ok()?))
    }

    fn pns(group: u8, room: u8) -> Option<Self> {
        let rooms = if group == 4 { 5 } else { 4 };
        ((1..=4).contains(&group) && room < rooms).then(|| Self::Pns((group - 1) * 4 + room))
    }

    /// The name of the rank (*pangkat*); PPPK have none.
    #[must_use]
    pub fn pangkat(self) -> Option<&'static str> {
        match self {
            Self::Pns(rank) => PANGKAT.get(usize::from(rank)).copied(),
            Self::Pppk(_) => None,
        }
    }
}

impl core::fmt::Display for Golongan {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match *self {
            Self::Pns(16) => f.write_str("IV/e"),
            Self::Pns(rank) => {
                let room = char::from(b'a' + rank % 4);
                write!(f, "{}/{room}", ROMAN[usize::from(rank / 4).min(3)])
            }
            Self::Pppk(class) => f.write_str(ROMAN[usize::from(class.clamp(1, 17)) - 1]),
        }
    }
}

impl From<Golongan> for String {
    fn from(golongan: Golongan) -> Self {
        golongan.to_string()
    }
}

impl TryFrom<String> for Golongan {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a golongan")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_one_rank_is_the_same_rank() {
        for text in ["III/c", "IIIc", "III.c", "Penata (III/c)", "3C", "33", "III/c - Penata"] {
            assert_eq!(Golongan::parse(text), Some(Golongan::Pns(10)), "{text}");
        }
        assert_eq!(Golongan::parse("IX"), Some(Golongan::Pppk(9)));
        assert_eq!(Golongan::parse("IV/f"), None);
        assert_eq!(Golongan::parse("39"), None);
    }

    #[test]
    fn what_is_written_reads_back() {
        for rank in 0..17 {
            let golongan = Golongan::Pns(rank);
            assert_eq!(Golongan::parse(&golongan.to_string()), Some(golongan));
            assert!(golongan.pangkat().is_some());
        }
    }
}
