//! Each file opens with what it is, and none is too long to read.

use crate::sources::{Source, none, rust};

const MOST_LINES: usize = 600;
const MOST_LINES_OF_A_FUNCTION: usize = 100;

/// Longer functions, by file, each with the reason.
const LONGER_FUNCTIONS: &[(&str, &str)] = &[(
    "crates/intake/src/finding/wording.rs",
    "a table of words in the shape of a match: one arm a finding",
)];

/// Longer files, each with the reason.
const LONGER: &[(&str, &str)] = &[];

#[test]
fn every_file_opens_with_what_it_is() {
    let bare: Vec<String> =
        rust().iter().filter(|s| !s.text.starts_with("//! ")).map(|s| s.path.clone()).collect();
    none(&bare, "files that do not open with `//!`");
}

#[test]
fn no_file_is_too_long_to_read() {
    let excepted = |path: &str| LONGER.iter().any(|(file, _)| *file == path);
    let long: Vec<String> = rust()
        .iter()
        .filter(|s| !excepted(&s.path))
        .map(|s| (s.path.clone(), s.product_lines().len()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(path, lines)| format!("{path}: {lines}"))
        .collect();
    none(&long, "files of more than 600 lines without tests");
}

/// Functions of a file with their first line and length; rustfmt closes each where its first line begins.
fn functions(source: &Source) -> Vec<(usize, usize)> {
    let lines = source.product_lines();
    let mut found = Vec::new();
    for (at, (number, line)) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let words: Vec<&str> = line.split_whitespace().take_while(|word| *word != "fn").collect();
        let is_function = line.split_whitespace().any(|word| word == "fn")
            && words.iter().all(|w| ["const", "async", "unsafe"].contains(w) || w.starts_with("pub"));
        if !is_function {
            continue;
        }
        let close = format!("{}}}", " ".repeat(indent));
        let length = lines[at..].iter().position(|(_, inside)| *inside == close);
        let is_one_line = line.ends_with('}') || line.ends_with(';');
        found.extend(length.filter(|_| !is_one_line).map(|length| (*number, length + 1)));
    }
    found
}

#[test]
fn no_function_is_too_long_to_read() {
    let mut long = Vec::new();
    let mut count = 0;
    for source in rust() {
        for (at, lines) in functions(&source) {
            count += 1;
            let is_excepted = LONGER_FUNCTIONS.iter().any(|(file, _)| *file == source.path);
            if lines > MOST_LINES_OF_A_FUNCTION && !is_excepted {
                long.push(format!("{}:{at}: {lines}", source.path));
            }
        }
    }
    assert!(count > 1_000, "found {count} functions");
    none(&long, "functions of more than 100 lines");
}

#[test]
fn a_crate_document_lists_modules_only() {
    let found: Vec<String> = rust()
        .iter()
        .filter(|s| s.path.ends_with("/src/lib.rs"))
        .filter(|s| s.product_lines().iter().any(|(_, l)| l.starts_with("fn ") || l.starts_with("impl ")))
        .map(|s| s.path.clone())
        .collect();
    none(&found, "lib.rs with private functions or impl blocks");
}
