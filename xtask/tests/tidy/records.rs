//! Things that must have a page or a table: decisions, rules, error codes, reference pages.

use std::collections::BTreeSet;

use crate::sources::{files, none, read, root, rust};

#[test]
fn decisions_are_numbered_without_gaps() {
    let all = files(&[".md"]);
    let decisions: Vec<_> = all.iter().filter(|s| s.path.starts_with("docs/adr/")).collect();
    assert!(!decisions.is_empty(), "docs/adr holds no decision");
    let mut wrong = Vec::new();
    for (at, source) in decisions.iter().enumerate() {
        let number = at + 1;
        if !source.path.starts_with(&format!("docs/adr/{number:04}-")) {
            wrong.push(format!("{}: number {number:04} was next", source.path));
        }
        if !source.text.starts_with(&format!("# {number}. ")) {
            wrong.push(format!("{}: the title does not begin with `# {number}. `", source.path));
        }
        let missing = ["## Context", "## Decision", "## Consequences"];
        let missing = missing.iter().filter(|h| !source.text.contains(&format!("{h}\n")));
        wrong.extend(missing.map(|heading| format!("{}: no `{heading}`", source.path)));
    }
    none(&wrong, "decisions");
}

/// Slugs of the rules, as the code declares them.
fn slugs() -> BTreeSet<String> {
    let text = read("crates/rules/src/rule.rs");
    let body = text.split("pub enum RuleId {").nth(1).and_then(|rest| rest.split('}').next());
    let slugs: BTreeSet<String> = body
        .expect("rule.rs declares RuleId")
        .lines()
        .filter_map(|line| line.split(" = \"").nth(1)?.split('"').next())
        .map(str::to_owned)
        .collect();
    assert!(slugs.len() >= 31, "found {} rules", slugs.len());
    slugs
}

#[test]
fn every_rule_has_cases_and_a_reference_entry() {
    let reference = read("docs/reference/rules.md");
    let slugs = slugs();
    let file_of = |slug: &String| format!("crates/rules/cases/{}.toml", slug.replace('-', "_"));
    let wanted: BTreeSet<String> = slugs.iter().map(file_of).collect();
    let held: BTreeSet<String> = files(&[".toml"])
        .into_iter()
        .map(|s| s.path)
        .filter(|path| path.starts_with("crates/rules/cases/"))
        .collect();
    let mut wrong: Vec<String> = wanted.difference(&held).map(|f| format!("{f} is missing")).collect();
    wrong.extend(held.difference(&wanted).map(|f| format!("{f} belongs to no rule")));
    wrong.extend(
        slugs
            .iter()
            .filter(|s| !reference.contains(&format!("\n## {s}\n")))
            .map(|s| format!("{s}: no entry")),
    );
    none(&wrong, "rules without cases or reference");
}

/// Codes such as `E0001` in a text.
fn codes(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| word.len() == 5 && word.starts_with('E'))
        .filter(|word| word[1..].bytes().all(|b| b.is_ascii_digit()))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_error_code_has_an_entry_and_every_entry_a_code() {
    let used: BTreeSet<String> = rust()
        .iter()
        .filter(|s| s.path.starts_with("crates/"))
        .flat_map(|s| s.product_lines().into_iter().flat_map(|(_, line)| codes(line)).collect::<Vec<_>>())
        .collect();
    let explained = codes(&read("docs/development/errors.md"));
    let mut wrong: Vec<String> = used.difference(&explained).map(|c| format!("{c} has no entry")).collect();
    wrong.extend(explained.difference(&used).map(|c| format!("{c} is used nowhere")));
    none(&wrong, "codes against docs/development/errors.md");
}

#[test]
fn documents_that_are_promised_exist() {
    let promised = [
        "README.md",
        "README.id.md",
        "ARCHITECTURE.md",
        "GLOSSARY.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "SECURITY.md",
        "LICENSE",
        "deny.toml",
        "docs/reference/rules.md",
        "docs/reference/mutasi-instance-1.schema.json",
        "docs/development/testing.md",
        "docs/development/adding-a-rule.md",
        "docs/development/adding-a-page.md",
        "docs/development/errors.md",
        "docs/development/http-status.md",
        "docs/operations/install.md",
        "docs/panduan/analis.md",
        "docs/panduan/kepala-unit.md",
        "docs/panduan/pegawai.md",
        "docs/panduan/operator.md",
    ];
    let missing: Vec<String> =
        promised.iter().filter(|p| !root().join(p).exists()).map(|p| (*p).to_owned()).collect();
    none(&missing, "promised documents that are not there");
}

#[test]
fn links_between_documents_lead_somewhere() {
    let mut wrong = Vec::new();
    for source in files(&[".md"]) {
        let folder = root().join(&source.path);
        let folder = folder.parent().expect("a file lies in a folder").to_owned();
        for target in source.text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = target.split('#').next().unwrap_or_default();
            let leads_out = target.contains("://") || target.starts_with("mailto:") || file.is_empty();
            if !leads_out && !folder.join(file).exists() {
                wrong.push(format!("{}: {target}", source.path));
            }
        }
    }
    none(&wrong, "links that lead nowhere");
}
