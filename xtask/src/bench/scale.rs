//! A province: the sample agency with 20,000 people, from its files to a plan.

use std::path::Path;
use std::process::Command;

use super::table::Table;
use super::{Stopwatch, call};

const PEOPLE: &str = "20000";
/// Rules, candidates and values of everybody are to take no longer, on one core.
const MOST_SECONDS: f64 = 5.0;

/// Prepares the agency and measures the parts of its plan; `true` where rules, candidates and values reach the goal.
pub(crate) fn run(binary: &Path, scratch: &Path) -> anyhow::Result<(Table, bool)> {
    let data = scratch.join("scale");
    let watch = Stopwatch::start();
    let mut demo = Command::new(binary);
    demo.args(["demo", "--prepare-only", "--people", PEOPLE, "--data"]).arg(&data);
    let (_, said) = call(&mut demo)?;
    let whole = watch.seconds();
    let line = |start: &str| said.lines().find(|l| l.starts_with(start)).unwrap_or("not printed").to_owned();
    let mut measure = Command::new(binary);
    let (measured, _) = call(measure.args(["plan", "measure", "latest", "--demo"]).arg(&data))?;
    let rules = measured.lines().next().unwrap_or_default().to_owned();
    let seconds: Option<f64> = rules.split(": ").nth(1).and_then(|s| s.split(' ').next()?.parse().ok());
    let holds = seconds.is_some_and(|s| s <= MOST_SECONDS);
    std::fs::remove_dir_all(&data).ok();
    let rows = vec![
        vec!["Files to a prepared agency, whole command".to_owned(), format!("{whole:.1} s")],
        vec!["Import".to_owned(), line("Imported by the ordinary importer")],
        vec!["Plan, asked to checked".to_owned(), line("Plan: ")],
        vec!["Rules, candidates, values".to_owned(), rules],
        vec!["Why not".to_owned(), measured.lines().nth(1).unwrap_or_default().to_owned()],
    ];
    let about = format!(
        "The sample agency with {PEOPLE} invented people on SQLite, and `mutasi plan measure latest`. The goal for rules, \
         candidates and values is {MOST_SECONDS:.0} s on one core."
    );
    Ok((Table { title: "A province".to_owned(), about, columns: vec!["what", "measured"], rows }, holds))
}
