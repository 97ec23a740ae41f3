//! The files of the repository, and the parts of a Rust file that are not tests.

use std::path::{Path, PathBuf};

/// Folders that hold nothing of ours.
const NOT_OURS: [&str; 5] = ["target", "node_modules", "mutasi-demo", ".git", ".venv"];

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository").to_owned()
}

/// A text file of the repository.
pub(crate) struct Source {
    /// Path from the root, with `/`.
    pub(crate) path: String,
    /// What it says.
    pub(crate) text: String,
    /// Whether the whole file is tests.
    pub(crate) is_test: bool,
}

impl Source {
    /// Files of modules that are declared for tests only: `#[cfg(test)]` and `mod name;`.
    fn test_modules(&self) -> Vec<String> {
        let folder = ["/lib.rs", "/main.rs", "/mod.rs", ".rs"];
        let folder = folder.iter().find_map(|ending| self.path.strip_suffix(ending)).unwrap_or_default();
        let declared = self.text.split("#[cfg(test)]\nmod ").skip(1);
        let names = declared.filter_map(|rest| rest.split_once(';')).map(|(name, _)| name);
        names.filter(|name| !name.contains(' ')).map(|name| format!("{folder}/{name}.rs")).collect()
    }

    /// The crate it belongs to: `domain` of `crates/domain/src/lib.rs`.
    pub(crate) fn krate(&self) -> &str {
        let mut parts = self.path.split('/');
        match parts.next() {
            Some("crates") => parts.next().unwrap_or_default(),
            first => first.unwrap_or_default(),
        }
    }

    /// Numbered lines outside `#[cfg(test)]` modules; none for a file of tests.
    pub(crate) fn product_lines(&self) -> Vec<(usize, &str)> {
        let mut kept = Vec::new();
        let mut lines = self.text.lines().enumerate().peekable();
        while let Some((at, line)) = lines.next() {
            if self.is_test {
                break;
            }
            let opens_tests = line.trim() == "#[cfg(test)]"
                && lines.peek().is_some_and(|(_, next)| next.trim_start().starts_with("mod "));
            if !opens_tests {
                kept.push((at + 1, line));
                continue;
            }
            let indent = &line[..line.len() - line.trim_start().len()];
            if lines.next().is_some_and(|(_, module)| module.ends_with('{')) {
                // rustfmt puts the closing brace alone, as far in as the attribute.
                let close = format!("{indent}}}");
                lines.by_ref().find(|(_, inside)| *inside == close);
            }
        }
        kept
    }
}

/// Text files whose name ends in one of the endings, sorted by path.
pub(crate) fn files(endings: &[&str]) -> Vec<Source> {
    let root = root();
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.sort();
    paths
        .into_iter()
        .filter(|path| endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)))
        .filter_map(|path| {
            let text = std::fs::read_to_string(&path).ok()?;
            let path = path.strip_prefix(&root).ok()?.to_string_lossy().into_owned();
            let is_test = path.contains("/tests/") || path.ends_with("/tests.rs");
            Some(Source { path, text, is_test })
        })
        .collect()
}

/// Every Rust file.
pub(crate) fn rust() -> Vec<Source> {
    let mut all = files(&[".rs"]);
    let test_modules: Vec<String> = all.iter().flat_map(Source::test_modules).collect();
    for source in &mut all {
        source.is_test |= test_modules.contains(&source.path);
    }
    assert!(all.len() > 100, "the walk found {} Rust files", all.len());
    all
}

/// A file that must be there.
pub(crate) fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    for entry in entries.filter_map(Result::ok) {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !NOT_OURS.contains(&name.as_str()) {
                walk(&path, found);
            }
        } else {
            found.push(path);
        }
    }
}

/// Fails with every finding on a line of its own.
pub(crate) fn none(findings: &[String], what: &str) {
    assert!(findings.is_empty(), "{what}:\n  {}", findings.join("\n  "));
}

#[test]
fn lines_of_tests_are_not_lines_of_the_product() {
    let text = "a\n#[cfg(test)]\nmod tests {\n    b\n}\nc\n#[cfg(test)]\nmod more;\nd\n".to_owned();
    let source = Source { path: "crates/x/src/lib.rs".to_owned(), text, is_test: false };
    assert_eq!(source.test_modules(), ["crates/x/src/more.rs"]);
    assert_eq!(source.product_lines(), [(1, "a"), (6, "c"), (9, "d")]);
    assert_eq!(source.krate(), "x");
}
