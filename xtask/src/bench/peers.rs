//! The same questions to OR-Tools: a min-cost flow of another house must find the same value.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context as _;
use serde_json::Value;

use super::table::Table;
use super::{Stopwatch, call};

/// The version that is compared with.
const ORTOOLS: &str = "ortools==9.14.6206";
const SCRIPT: &str = include_str!("ortools_flow.py");
/// People and seed of each question.
const QUESTIONS: [(u32, u32); 5] = [(500, 1), (2_000, 2), (5_000, 3), (10_000, 4), (20_000, 5)];

/// Asks each question of both; `true` where all values are equal and all checks hold.
pub(crate) fn run(binary: &Path, scratch: &Path) -> anyhow::Result<(Table, bool)> {
    let python = environment()?;
    let script = scratch.join("ortools_flow.py");
    std::fs::write(&script, SCRIPT)?;
    let mut rows = Vec::new();
    let mut all_hold = true;
    for (people, seed, is_hard) in QUESTIONS.into_iter().flat_map(|(n, s)| [(n, s, false), (n, s, true)]) {
        let instance = scratch.join("question.mut1");
        let (plan, report) = (scratch.join("plan.json"), scratch.join("report.json"));
        let (number, seed_text) = (people.to_string(), seed.to_string());
        let mut generate = Command::new(binary);
        generate
            .args(["plan", "generate", "--people", &number, "--seed", &seed_text, "--out"])
            .arg(&instance);
        if is_hard {
            generate.arg("--hard");
        }
        call(&mut generate)?;
        let watch = Stopwatch::start();
        call(
            Command::new(binary)
                .args(["plan", "solve"])
                .arg(&instance)
                .arg("--out")
                .arg(&plan)
                .arg("--report")
                .arg(&report),
        )?;
        let whole = watch.seconds();
        let checked = call(Command::new(binary).args(["plan", "check"]).arg(&instance).arg(&plan)).is_ok();
        let ours: Value = serde_json::from_slice(&std::fs::read(&report)?)?;
        let (theirs, _) = call(Command::new(&python).arg(&script).arg(&instance))?;
        let theirs: Value = serde_json::from_str(&theirs).context("the script prints one JSON document")?;
        let is_equal = ours["objective"] == theirs["objective"] && ours["objective"].is_i64();
        all_hold &= is_equal && checked;
        let seconds = |v: &Value| format!("{:.3}", v.as_f64().unwrap_or(f64::NAN));
        rows.push(vec![
            number,
            if is_hard { "no vacancies" } else { "usual" }.to_owned(),
            theirs["pairs"].to_string(),
            ours["objective"].to_string(),
            theirs["objective"].to_string(),
            yes(is_equal),
            yes(checked),
            seconds(&ours["solve_wall_seconds"]),
            format!("{whole:.3}"),
            seconds(&theirs["solve_seconds"]),
        ]);
    }
    let about = format!(
        "Generated questions of class flow (`mutasi plan generate`, once as usual and once with `--hard`), solved by `mutasi plan solve`, checked by \
         `mutasi plan check`, and solved again by the min-cost flow of {ORTOOLS}. Solving is one thread on both sides; \
         'whole command' includes reading and writing files."
    );
    let columns = vec![
        "people",
        "market",
        "pairs",
        "objective",
        "OR-Tools",
        "equal",
        "proof checked",
        "solve s",
        "whole command s",
        "OR-Tools solve s",
    ];
    Ok((Table { title: "Optimal values against OR-Tools".to_owned(), about, columns, rows }, all_hold))
}

fn yes(holds: bool) -> String {
    if holds { "yes" } else { "NO" }.to_owned()
}

/// A Python environment with OR-Tools, kept in the target folder between runs.
fn environment() -> anyhow::Result<PathBuf> {
    let target = std::env::var("CARGO_TARGET_DIR").map_or(crate::root()?.join("target"), PathBuf::from);
    let folder = target.join("bench-python");
    let python = folder.join("bin/python");
    let has_it = Command::new(&python).args(["-c", "import ortools"]).output();
    if has_it.is_ok_and(|o| o.status.success()) {
        return Ok(python);
    }
    call(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
    call(Command::new(&python).args(["-m", "pip", "install", "--quiet", ORTOOLS]))?;
    Ok(python)
}
