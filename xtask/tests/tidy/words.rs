//! Words that may not stand in code: unfinished work without an issue, silenced lints, tests that do not test,
//! paths of one machine.

use crate::sources::{Source, files, none, rust};

/// A word in two halves, so that this file does not find itself.
type Halves = (&'static str, &'static str);

fn joined((one, other): Halves) -> String {
    format!("{one}{other}")
}

/// Lines that hold a word, as `path:line: word`.
fn lines_with(sources: &[Source], words: &[Halves]) -> Vec<String> {
    let words: Vec<String> = words.iter().copied().map(joined).collect();
    let mut found = Vec::new();
    for source in sources {
        for (at, line) in source.text.lines().enumerate() {
            let hits = words.iter().filter(|word| line.contains(word.as_str()));
            found.extend(hits.map(|word| format!("{}:{}: {word}", source.path, at + 1)));
        }
    }
    found
}

#[test]
fn unfinished_work_names_its_issue() {
    let code = files(&[".rs", ".toml", ".sql", ".mjs", ".js", ".css", ".html", ".sh"]);
    let found: Vec<String> = ["TO", "FIX"]
        .iter()
        .zip(["DO", "ME"])
        .flat_map(|(one, other)| {
            let word = format!("{one}{other}");
            let with_issue = format!("{word}(#");
            let mut bare = Vec::new();
            for source in &code {
                for (at, line) in source.text.lines().enumerate() {
                    if line.contains(&word) && !line.contains(&with_issue) {
                        bare.push(format!("{}:{}", source.path, at + 1));
                    }
                }
            }
            bare
        })
        .collect();
    none(&found, "unfinished work without an issue, written `(#12)` after the word");
}

#[test]
fn lints_are_expected_with_a_reason_and_never_silenced() {
    let mut found = lines_with(&rust(), &[("#[al", "low("), ("#![al", "low(")]);
    for source in rust() {
        // rustfmt may break the attribute; the reason stands before its closing bracket.
        for (at, _) in source.text.match_indices(&joined(("#[exp", "ect("))) {
            let attribute = source.text[at..].split(")]").next().unwrap_or_default();
            if !attribute.contains("reason = ") {
                found.push(format!("{}: an expectation without a reason", source.path));
            }
        }
    }
    none(&found, "silenced lints");
}

#[test]
fn tests_run_at_once_and_say_what_they_expect() {
    let found = lines_with(
        &rust(),
        &[("#[ign", "ore"), ("should_", "panic"), ("thread::", "sleep"), ("time::", "sleep(")],
    );
    // The worker and the benchmark wait for the outside world; no test does.
    let found: Vec<String> = found.into_iter().filter(|f| !is_waiting_outside_tests(f)).collect();
    none(&found, "tests that wait or do not test");
}

/// Product code may wait for an hour to come; that is its work, and its tests drive the clock.
fn is_waiting_outside_tests(finding: &str) -> bool {
    let path = finding.split(':').next().unwrap_or_default();
    finding.ends_with("sleep(") && !path.contains("/tests/")
        || path.starts_with("xtask/src/bench/") && finding.ends_with("sleep")
}

#[test]
fn nothing_names_a_path_of_one_machine() {
    let all = files(&[
        ".rs", ".toml", ".sql", ".md", ".mjs", ".js", ".css", ".html", ".sh", ".json", "/test", "/run",
        ".txt",
    ]);
    let found = lines_with(&all, &[("/wo", "rk/"), ("../sha", "red"), ("fa", "rm-")]);
    none(&found, "paths of one machine");
}
