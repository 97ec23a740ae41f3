//! Two hundred invented instances through the commands alone: each is solved, and the plan confirmed by the checker,
//! which shares nothing with the solver but the files.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::call;
use super::table::Table;

/// Instances of each kind.
const EACH: u32 = 100;

/// Solves and checks; `true` where every plan is confirmed and proven.
pub(crate) fn run(binary: &Path, scratch: &Path) -> anyhow::Result<(Table, bool)> {
    let mut rows = Vec::new();
    let mut all_hold = true;
    for is_hard in [false, true] {
        let (mut confirmed, mut proven, mut people) = (0, 0, 0);
        for seed in 1..=EACH {
            let size = 20 + seed * 13 % 700;
            people += size;
            let (instance, plan, report) = (
                scratch.join("random.mut1"),
                scratch.join("random.json"),
                scratch.join("random-report.json"),
            );
            let mut generate = Command::new(binary);
            generate
                .args([
                    "plan",
                    "generate",
                    "--people",
                    &size.to_string(),
                    "--seed",
                    &(9_000 + seed).to_string(),
                ])
                .arg("--out")
                .arg(&instance);
            if is_hard {
                generate.arg("--hard");
            }
            call(&mut generate)?;
            let mut solve = Command::new(binary);
            solve.args(["plan", "solve"]).arg(&instance).arg("--out").arg(&plan).arg("--report").arg(&report);
            call(&mut solve)?;
            let mut check = Command::new(binary);
            confirmed += u32::from(call(check.args(["plan", "check"]).arg(&instance).arg(&plan)).is_ok());
            let report: Value = serde_json::from_slice(&std::fs::read(&report)?)?;
            let is_proven = report["objective"].is_i64() && report["objective"] == report["bound"];
            proven += u32::from(is_proven);
        }
        all_hold &= confirmed == EACH && proven == EACH;
        rows.push(vec![
            if is_hard { "no vacancies" } else { "usual" }.to_owned(),
            EACH.to_string(),
            people.to_string(),
            proven.to_string(),
            confirmed.to_string(),
        ]);
    }
    let about =
        "`mutasi plan generate`, `plan solve`, `plan check` for each seed; 20 to 720 people.".to_owned();
    let columns = vec!["kind", "instances", "people in all", "objective = bound", "confirmed by the checker"];
    Ok((Table { title: "Random instances".to_owned(), about, columns, rows }, all_hold))
}
