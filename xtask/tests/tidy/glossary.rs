//! The glossary and the code say the same words: each public type of `domain` stands in the table, and each code
//! name of the table exists in some crate.

use std::collections::{BTreeMap, BTreeSet};

use crate::sources::{Source, none, read, rust};

/// Macros of `domain` that declare types by listing their names.
const DECLARES: [&str; 3] = ["ids! {", "index!(", "natural_key!("];

/// The name of a type that a line declares.
fn declared(line: &str, only_public: bool) -> Option<&str> {
    let rest = line.trim_start();
    let rest = match rest.strip_prefix("pub ") {
        Some(rest) => rest,
        None if only_public => return None,
        None => rest.strip_prefix("pub(crate) ").unwrap_or(rest),
    };
    let name = ["struct ", "enum ", "trait ", "type "].iter().find_map(|word| rest.strip_prefix(word))?;
    let name = name.split(|c: char| !c.is_alphanumeric()).next()?;
    name.starts_with(|c: char| c.is_ascii_uppercase()).then_some(name)
}

/// Types a file declares, those of the listing macros included.
fn types(source: &Source, only_public: bool) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut is_listing = false;
    for (_, line) in source.product_lines() {
        if DECLARES.contains(&line) {
            is_listing = true;
        } else if is_listing && (line.starts_with('}') || line.starts_with(')')) {
            is_listing = false;
        } else if is_listing && !line.trim_start().starts_with("//") {
            found.insert(line.trim().trim_end_matches(',').to_owned());
        } else if let Some(name) = declared(line, only_public) {
            found.insert(name.to_owned());
        }
    }
    found
}

/// Code names of the table with their lines: the third column, in backticks, several joined by blanks.
fn listed() -> BTreeMap<String, usize> {
    let text = read("GLOSSARY.md");
    let mut names = BTreeMap::new();
    for (at, line) in text.lines().enumerate() {
        let cells: Vec<&str> = line.split('|').collect();
        if cells.len() == 7 && cells[3].contains('`') {
            let quoted = cells[3].split('`').skip(1).step_by(2);
            names.extend(quoted.map(|name| (name.to_owned(), at + 1)));
        }
    }
    names
}

#[test]
fn every_public_type_of_the_domain_is_in_the_glossary() {
    let listed = listed();
    let sources = rust();
    let domain = sources.iter().filter(|s| s.krate() == "domain");
    let types: BTreeSet<String> = domain.flat_map(|s| types(s, true)).collect();
    assert!(types.len() > 50 && types.contains("AgencyId") && types.contains("PostIx"));
    let missing: Vec<String> = types.into_iter().filter(|name| !listed.contains_key(name)).collect();
    none(&missing, "types of `domain` without a line in GLOSSARY.md");
}

#[test]
fn every_code_name_of_the_glossary_exists() {
    let sources = rust();
    let types: BTreeSet<String> = sources.iter().flat_map(|s| types(s, false)).collect();
    let is_variant = |name: &str| {
        name.split_once("::").is_some_and(|(owner, variant)| {
            let holds = |s: &&Source| {
                let words = s.text.split(|c: char| !c.is_alphanumeric());
                s.text.contains(&format!("enum {owner} ")) && words.into_iter().any(|w| w == variant)
            };
            sources.iter().any(|s| holds(&s))
        })
    };
    let gone: Vec<String> = listed()
        .into_iter()
        .filter(|(name, _)| !types.contains(name) && !is_variant(name))
        .map(|(name, line)| format!("GLOSSARY.md:{line}: {name}"))
        .collect();
    none(&gone, "code names that exist nowhere");
}
