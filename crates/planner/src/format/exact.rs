//! A number written in full: a whole multiple of 1/1024, never rounded on its way through a file.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// How many parts a point has.
const PARTS: i128 = 1024;
/// 1/1024 has ten decimal places.
const PLACES: usize = 10;

/// A multiple of 1/1024 point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(i128);

impl Exact {
    /// A whole number of points.
    pub fn whole(points: i64) -> Self {
        Self(i128::from(points) * PARTS)
    }

    /// A number of 1024ths.
    pub fn parts(parts: i128) -> Self {
        Self(parts)
    }

    /// The number in 1024ths.
    pub fn in_parts(self) -> i128 {
        self.0
    }

    /// The nearest floating-point number; for percentages only.
    pub fn approximately(self) -> f64 {
        self.0 as f64 / PARTS as f64
    }

    /// The decimal in full.
    pub fn decimal(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, parts) = (self.0.unsigned_abs() / PARTS as u128, self.0.unsigned_abs() % PARTS as u128);
        if parts == 0 {
            return format!("{sign}{whole}");
        }
        let decimals = format!("{:0PLACES$}", parts * 10_u128.pow(PLACES as u32) / PARTS as u128);
        format!("{sign}{whole}.{}", decimals.trim_end_matches('0'))
    }

    /// Reads a decimal without exponent; `None` if it is no multiple of 1/1024 or larger than 30 digits.
    pub fn parse(text: &str) -> Option<Self> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => (-1, digits),
            None => (1, text),
        };
        let (whole, decimals) = match digits.split_once('.') {
            Some((whole, decimals)) if !decimals.is_empty() => (whole, decimals.trim_end_matches('0')),
            Some(_) => return None,
            None => (digits, ""),
        };
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty()
            || whole.len() > 24
            || decimals.len() > PLACES
            || !is_number(whole)
            || !is_number(decimals)
        {
            return None;
        }
        let whole: i128 = whole.parse().ok()?;
        let padded: i128 = format!("{decimals:0<PLACES$}").parse().ok()?;
        let scale = 10_i128.pow(PLACES as u32);
        let parts = padded * PARTS;
        (parts % scale == 0).then_some(Self(sign * (whole * PARTS + parts / scale)))
    }
}

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw = RawValue::from_string(self.decimal()).map_err(serde::ser::Error::custom)?;
        raw.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        Self::parse(raw.get())
            .ok_or_else(|| D::Error::custom("expected a decimal, a multiple of 1/1024, in full"))
    }
}
