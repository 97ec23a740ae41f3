//! Migrations are append-only: a file that was released never changes, because each installation remembers its hash.

use sha2::{Digest as _, Sha256};

use crate::sources::{files, none, read};

#[test]
fn a_migration_never_changes_once_listed() {
    let listed = read("xtask/migrations.sha256");
    let listed: Vec<(&str, &str)> = listed.lines().filter_map(|l| l.split_once("  ")).collect();
    let found = files(&[".sql"]);
    let found: Vec<_> = found.iter().filter(|s| s.path.starts_with("crates/store/migrations/")).collect();
    let mut wrong = Vec::new();
    for (at, source) in found.iter().enumerate() {
        let name = source.path.rsplit('/').next().unwrap_or_default();
        let hash: String =
            Sha256::digest(source.text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect();
        if !name.starts_with(&format!("{:04}_", at + 1)) {
            wrong.push(format!("{name}: number {:04} was next", at + 1));
        }
        match listed.get(at) {
            Some((known, file)) if *known == hash && *file == name => {}
            Some((_, file)) => {
                wrong.push(format!("{name}: differs from the listed {file}; add a new migration"))
            }
            None => wrong.push(format!("{name}: not listed; add the line `{hash}  {name}`")),
        }
    }
    none(&wrong, "migrations against xtask/migrations.sha256");
    assert_eq!(found.len(), listed.len(), "a listed migration is gone");
}
