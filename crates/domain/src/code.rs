//! Natural keys and closed code lists. A code is what files and tables hold; a label is made at the edge.

/// An enum whose variants each have one stable text code (used in files, tables and JSON).
#[macro_export]
macro_rules! code_enum {
    ($(#[$m:meta])* $vis:vis enum $name:ident { $($(#[$vm:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$m])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        $vis enum $name { $($(#[$vm])* #[serde(rename = $code)] $variant),+ }
        impl $name {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The stable code of files and tables.
            #[must_use]
            pub const fn code(self) -> &'static str { match self { $($name::$variant => $code),+ } }
            /// Reads a code; `None` for anything else.
            #[must_use]
            pub fn parse(code: &str) -> Option<Self> {
                match code { $($code => Some($name::$variant),)+ _ => None }
            }
        }
    };
}

/// A natural key: trimmed, not empty, at most 120 characters.
#[macro_export]
macro_rules! natural_key {
    ($(#[$m:meta])* $name:ident) => {
        $(#[$m])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Box<str>);
        impl $name {
            /// Reads a key; `None` where it is empty or longer than 120 characters.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                let text = text.trim();
                (!text.is_empty() && text.chars().count() <= 120).then(|| Self(text.into()))
            }
            /// The key as text.
            #[must_use]
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl From<$name> for String { fn from(key: $name) -> Self { key.0.into() } }
        impl TryFrom<String> for $name {
            type Error = &'static str;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text).ok_or(concat!(stringify!($name), " is empty or too long"))
            }
        }
        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result { f.write_str(&self.0) }
        }
    };
}

natural_key!(
    /// The code of a work unit (*kode unor*): SIASN's id where the agency has it.
    UnitCode
);
natural_key!(
    /// The code of a job title (*kode jabatan*): a slug of its normalised name.
    JobCode
);
natural_key!(
    /// A district (*kecamatan*): where a unit stands and where a person lives.
    District
);

/// A slug: lower-case letters and digits joined by single hyphens.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_keeps_letters_and_digits_only() {
        assert_eq!(slug("  Guru Kelas (Ahli  Muda) "), "guru-kelas-ahli-muda");
        assert_eq!(slug("—"), "");
    }

    #[test]
    fn an_empty_key_is_not_a_key() {
        assert_eq!(UnitCode::parse("  "), None);
        assert_eq!(UnitCode::parse(" 12 ").map(String::from).as_deref(), Some("12"));
    }
}
