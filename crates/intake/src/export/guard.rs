//! Which text a spreadsheet could take for a formula, and the apostrophe that stops it (CWE-1236).

/// Whether a spreadsheet could evaluate the text: it starts with `=`, `+`, `-`, `@`, a tab, a return or a zero
/// byte, or with a full-width form of one, also behind blanks, line breaks and quotes.
#[must_use]
pub fn is_formula_like(text: &str) -> bool {
    if text.starts_with(['\t', '\r', '\n', '\0']) {
        return true;
    }
    let skipped = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '"' | '“' | '”' | '\'' | '’' | '`' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    text.trim_start_matches(skipped)
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−', '|', '%'])
}

/// The text as a CSV cell: with an apostrophe in front where it is formula-like or starts with one itself.
#[must_use]
pub fn guard(text: &str) -> String {
    if is_formula_like(text) || text.starts_with('\'') { format!("'{text}") } else { text.to_owned() }
}

/// The text that was guarded.
#[must_use]
pub fn unguard(text: &str) -> &str {
    text.strip_prefix('\'').unwrap_or(text)
}
