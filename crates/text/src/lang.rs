//! The two languages. Text is never translated by key: both wordings stand in one place.

use domain::code_enum;

code_enum! {
    /// A language of the product.
    pub enum Lang {
        /// Indonesian.
        Id = "id",
        /// English.
        En = "en",
    }
}

impl Lang {
    /// The wording of the language.
    #[must_use]
    pub fn t<T>(self, id: T, en: T) -> T {
        match self {
            Self::Id => id,
            Self::En => en,
        }
    }
}

/// A table of wordings over an enum: `pattern => Indonesian, English;`. It makes one exhaustive match, so a
/// variant without words fails the build.
macro_rules! wording {
    ($(#[$doc:meta])* $name:ident: $over:ty = $($pattern:pat => $id:literal, $en:literal;)+) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(lang: Lang, value: $over) -> &'static str {
            match value { $($pattern => lang.t($id, $en),)+ }
        }
    };
}
pub(crate) use wording;
