//! Names of people: titles before and after, and a form for comparing. No spelling is corrected.

use super::{clean, words};

/// A name with its titles taken off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SplitName {
    /// Titles before the name.
    pub before: String,
    /// The name.
    pub name: String,
    /// Titles after the name.
    pub after: String,
}

const PREFIXES: [&str; 15] =
    ["dr", "drg", "drh", "drs", "dra", "ir", "h", "hj", "prof", "apt", "ns", "bd", "kh", "rr", "r"];

/// Splits known titles off: `Dr. H. SITI AMINAH, S.Pd., M.M`.
///
/// ```
/// let split = intake::normal::name::split("dr. SITI AMINAH, Sp.A");
/// assert_eq!((split.before.as_str(), split.name.as_str(), split.after.as_str()), ("dr.", "SITI AMINAH", "Sp.A"));
/// ```
#[must_use]
pub fn split(full: &str) -> SplitName {
    let Some(full) = clean(full) else { return SplitName::default() };
    let (head, mut after) = match full.split_once(',') {
        Some((head, tail)) => (head.trim().to_owned(), tail.trim().to_owned()),
        None => (full, String::new()),
    };
    let mut tokens: Vec<&str> = head.split(' ').collect();
    let mut before = Vec::new();
    while tokens.len() > 1 && is_prefix(tokens.first().copied().unwrap_or_default()) {
        before.push(tokens.remove(0));
    }
    let mut behind = Vec::new();
    while tokens.len() > 1 && is_suffix(tokens.last().copied().unwrap_or_default()) {
        behind.extend(tokens.pop());
    }
    if !behind.is_empty() {
        behind.reverse();
        let found = behind.join(" ");
        after = if after.is_empty() { found } else { format!("{found}, {after}") };
    }
    SplitName {
        before: before.join(" "),
        name: tokens.join(" "),
        after: after.trim_matches([',', ' ']).to_owned(),
    }
}

/// The form in which names are compared: no titles, upper case, one space.
#[must_use]
pub fn key(full: &str) -> String {
    words(&split(full).name)
}

/// A dot is asked for, since `H` and `R` are also initials and `Dr` may be a name.
fn is_prefix(token: &str) -> bool {
    let parts: Vec<&str> = token.split('.').filter(|p| !p.is_empty()).collect();
    token.ends_with('.')
        && !parts.is_empty()
        && parts.iter().all(|p| PREFIXES.contains(&p.to_lowercase().as_str()))
}

fn is_suffix(token: &str) -> bool {
    let inner = token.trim_end_matches([',', '.']);
    let Some((first, rest)) = inner.split_once('.') else { return false };
    let heads = ["S", "M", "A", "Sp", "Amd", "AMd", "S1"];
    heads.contains(&first) && rest.chars().next().is_some_and(char::is_alphabetic)
}
