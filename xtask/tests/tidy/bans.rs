//! Each ban of `clippy.toml` fires: a tiny crate uses what is banned, and clippy must answer with the reason.
//! It uses the real libraries, at the versions of our lock file, from cargo's cache and never from the network.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::sources::{none, read, root};

/// One use of each banned path.
const USES: &[(&str, &str)] = &[
    ("std::time::SystemTime::now", "let _ = std::time::SystemTime::now();"),
    ("std::time::Instant::now", "let _ = std::time::Instant::now();"),
    ("jiff::Timestamp::now", "let _ = jiff::Timestamp::now();"),
    ("jiff::ZonedDateTime::now", "let _ = jiff::ZonedDateTime::now();"),
    ("uuid::Uuid::now_v7", "let _ = uuid::Uuid::now_v7();"),
    ("uuid::Uuid::new_v4", "let _ = uuid::Uuid::new_v4();"),
    ("rand::rng", "let _ = rand::rng();"),
    ("tokio::spawn", "drop(tokio::spawn(async {}));"),
    ("std::collections::HashMap", "let _ = std::collections::HashMap::<u8, u8>::new();"),
    ("std::collections::HashSet", "let _ = std::collections::HashSet::<u8>::new();"),
];

const MANIFEST: &str = r#"[package]
name = "bans"
version = "0.0.0"
edition = "2024"
publish = false

[workspace]

[dependencies]
jiff = "1"
uuid = { version = "1", features = ["v4", "v7"] }
rand = "0.10"
tokio = { version = "1", features = ["rt"] }
"#;

/// Path and reason of each ban.
fn bans() -> Vec<(String, String)> {
    let between = |line: &str, start: &str| {
        line.split(start).nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned)
    };
    let text = read("clippy.toml");
    let found: Vec<_> = text
        .lines()
        .filter_map(|line| Some((between(line, "path = \"")?, between(line, "reason = \"")?)))
        .collect();
    assert!(found.len() >= 10, "clippy.toml bans {} paths", found.len());
    found
}

/// What clippy says of the crate.
fn clippy(folder: &Path) -> String {
    let output = Command::new(env!("CARGO"))
        .args(["clippy", "--offline", "--quiet"])
        .current_dir(folder)
        .env("CLIPPY_CONF_DIR", root())
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .output()
        .expect("cargo clippy runs");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn every_ban_fires_with_its_reason() {
    let bans = bans();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bans");
    fs::create_dir_all(folder.join("src")).expect("a folder for the crate");
    fs::write(folder.join("Cargo.toml"), MANIFEST).expect("a manifest");
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("our lock file");
    let mut source =
        "//! Uses what is banned.\n#![deny(clippy::disallowed_methods, clippy::disallowed_types)]\n"
            .to_owned();
    let mut wrong = Vec::new();
    for (at, (path, _)) in bans.iter().enumerate() {
        match USES.iter().find(|(known, _)| known == path) {
            Some((_, line)) => source += &format!("pub fn use_{at}() {{ {line} }}\n"),
            None => wrong.push(format!("{path}: this test has no use of it")),
        }
    }
    fs::write(folder.join("src/lib.rs"), source).expect("a source");
    let said = clippy(&folder);
    for (path, reason) in &bans {
        let fires = said
            .split("\n\n")
            .any(|finding| finding.contains(&format!("`{path}`")) && finding.contains(reason.as_str()));
        if !fires && !wrong.iter().any(|w| w.starts_with(path.as_str())) {
            wrong.push(format!("{path}: clippy did not say why"));
        }
    }
    none(&wrong, &format!("bans that do not fire; clippy said:\n{said}\n"));
}
