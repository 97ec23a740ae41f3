//! Who may use whom: our crates by a table, libraries by a list of what each may never touch.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::sources::{none, root, rust};

const ALL: &[&str] =
    &["domain", "rules", "planner", "placement", "intake", "text", "sample", "store", "app", "web"];

/// Edges that may exist; the map of ARCHITECTURE.md says why.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("rules", &["domain"]),
    ("planner", &[]),
    ("placement", &["domain", "rules", "planner"]),
    ("intake", &["domain"]),
    ("text", &["domain", "rules", "placement"]),
    ("sample", &[]),
    ("store", &["domain"]),
    ("app", &["domain", "rules", "planner", "placement", "intake", "text", "store"]),
    ("web", &["app", "text", "domain", "intake", "placement", "rules"]),
    ("mutasi", ALL),
    ("xtask", &[]),
];

const PURE: &[&str] = &["domain", "rules", "planner", "placement"];

/// Libraries with the only crates that may use them, build dependencies included.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("sqlx", &["store"]),
    ("axum", &["web", "mutasi"]),
    ("axum-extra", &["web"]),
    ("askama", &["web"]),
    ("tower", &["web"]),
    ("tower-http", &["web"]),
    ("clap", &["mutasi"]),
    ("anyhow", &["mutasi", "xtask"]),
    ("tokio", &["store", "app", "web", "mutasi"]),
    ("tracing", &["web", "app", "store", "mutasi"]),
    ("rand", &["sample", "app", "mutasi"]),
    ("rand_chacha", &["sample"]),
    ("calamine", &["intake"]),
    ("rust_xlsxwriter", &["intake", "sample"]),
];

/// Parts of the standard library that reach out of a pure crate.
const REACHES_OUT: &[&str] = &["std::fs", "std::net", "std::time", "std::process", "std::env", "std::thread"];

/// Normal and build dependencies of each member, by name.
fn dependencies() -> BTreeMap<String, Vec<String>> {
    let output = std::process::Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
    let packages = metadata["packages"].as_array().expect("metadata lists packages");
    packages
        .iter()
        .map(|package| {
            let used = package["dependencies"].as_array().expect("a package lists dependencies");
            let used = used
                .iter()
                .filter(|d| d["kind"].as_str() != Some("dev"))
                .filter_map(|d| d["name"].as_str().map(str::to_owned))
                .collect();
            (package["name"].as_str().expect("a package has a name").to_owned(), used)
        })
        .collect()
}

#[test]
fn our_crates_use_only_whom_they_may() {
    let graph = dependencies();
    let allowed: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let mut wrong = Vec::new();
    for (krate, used) in &graph {
        let Some(may) = allowed.get(krate.as_str()) else {
            wrong.push(format!("{krate} is not in the table of edges"));
            continue;
        };
        let ours = used.iter().filter(|name| allowed.contains_key(name.as_str()));
        wrong.extend(ours.filter(|n| !may.contains(&n.as_str())).map(|n| format!("{krate} → {n}")));
    }
    none(&wrong, "edges that are not in the table");
    assert_eq!(graph.len(), allowed.len(), "the table names a crate that is not there");
}

#[test]
fn libraries_stay_where_they_belong() {
    let mut wrong = Vec::new();
    for (krate, used) in dependencies() {
        for (library, homes) in ONLY_IN {
            if used.iter().any(|u| u == library) && !homes.contains(&krate.as_str()) {
                wrong.push(format!("{krate} → {library}"));
            }
        }
        if krate == "domain" && used.iter().any(|u| u == "serde_json") {
            wrong.push("domain → serde_json".to_owned());
        }
    }
    none(&wrong, "libraries outside their crates");
}

#[test]
fn pure_crates_reach_nothing_outside() {
    let mut wrong = Vec::new();
    for source in rust().iter().filter(|s| PURE.contains(&s.krate())) {
        for (at, line) in source.product_lines() {
            let code = line.split("//").next().unwrap_or_default();
            let reaches = REACHES_OUT.iter().find(|part| code.contains(*part));
            wrong.extend(reaches.map(|part| format!("{}:{at}: {part}", source.path)));
            if code.contains("HashMap") || code.contains("HashSet") {
                wrong.push(format!("{}:{at}: an order that is not stable", source.path));
            }
        }
    }
    none(&wrong, "pure crates that reach out");
}

#[test]
fn sql_stands_in_store_only() {
    let is_sql = |line: &str| {
        let update = line.split("UPDATE ").nth(1).is_some_and(|rest| rest.contains(" SET "));
        update || ["SELECT ", "INSERT INTO ", "DELETE FROM "].iter().any(|word| line.contains(word))
    };
    let mut wrong = Vec::new();
    for source in rust().iter().filter(|s| s.krate() != "store") {
        for (at, line) in source.product_lines() {
            if is_sql(line.split("//").next().unwrap_or_default()) {
                wrong.push(format!("{}:{at}", source.path));
            }
        }
    }
    none(&wrong, "SQL outside the crate `store`");
}
