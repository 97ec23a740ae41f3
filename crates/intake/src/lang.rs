//! The two languages of findings. It does not hold any wording.

/// A language of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Indonesian, the first language of every text.
    #[default]
    Indonesian,
    /// English.
    English,
}

impl Lang {
    /// Picks from a pair that is always written Indonesian first.
    #[must_use]
    pub fn pick<T>(self, indonesian: T, english: T) -> T {
        match self {
            Self::Indonesian => indonesian,
            Self::English => english,
        }
    }
}
