//! A province: the sample agency with 20,000 people, from its files to a plan.

use std::path::Path;
use std::process::Command;

use super::table::Table;
use super::{Stopwatch, call};

const PEOPLE: &str = "20000";
/// Rules, candidates and values of everybody are to take no longer, on one core.
const MOST_SECONDS: f64 = 5.0;

/// Prepares the agency; `true` where the plan, with its search and check, stays below what its first part may take.
pub(crate) fn run(binary: &Path, scratch: &Path) -> anyhow::Result<(Table, bool)> {
    let data = scratch.join("scale");
    let watch = Stopwatch::start();
    let mut demo = Command::new(binary);
    demo.args(["demo", "--prepare-only", "--people", PEOPLE, "--data"]).arg(&data);
    let (_, said) = call(&mut demo)?;
    let whole = watch.seconds();
    let line = |start: &str| said.lines().find(|l| l.starts_with(start)).unwrap_or("not printed").to_owned();
    let plan = line("Plan: ");
    let seconds: Option<f64> = plan.rsplit('(').next().and_then(|s| s.split(' ').next()?.parse().ok());
    let holds = seconds.is_some_and(|s| s <= MOST_SECONDS);
    std::fs::remove_dir_all(&data).ok();
    let rows = vec![
        vec!["Files to a prepared agency, whole command".to_owned(), format!("{whole:.1} s")],
        vec!["Import".to_owned(), line("Imported by the ordinary importer")],
        vec!["Plan, asked to checked".to_owned(), plan],
    ];
    let about = format!(
        "The sample agency with {PEOPLE} invented people on SQLite. Rules, candidates and values are part of the plan's \
         time, so they take less than it; the goal for them alone is {MOST_SECONDS:.0} s."
    );
    Ok((Table { title: "A province".to_owned(), about, columns: vec!["what", "measured"], rows }, holds))
}
