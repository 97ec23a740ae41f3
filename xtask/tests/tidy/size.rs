//! Each file opens with what it is, and none is too long to read.

use crate::sources::{none, rust};

const MOST_LINES: usize = 600;

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
