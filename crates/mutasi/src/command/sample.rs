//! `mutasi sample`: the sample agency as spreadsheets, as offices hold them, and tidy ones in `plain/`.

use std::path::PathBuf;
use std::process::ExitCode;

use crate::answer::{print, say};

/// Writes the sample agency.
#[derive(clap::Args)]
pub(crate) struct Sample {
    /// People.
    #[arg(long, default_value_t = 5000)]
    people: usize,
    /// Seed.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The day everything is relative to.
    #[arg(long, default_value = "2026-06-02")]
    today: jiff::civil::Date,
    /// Folder to write to.
    #[arg(long)]
    out: PathBuf,
}

pub(crate) fn run(sample: &Sample) -> anyhow::Result<ExitCode> {
    let options = sample::Options { people: sample.people, seed: sample.seed, today: sample.today };
    let agency = sample::Agency::generate(&options);
    for file in agency.write_office(&sample.out)?.into_iter().chain(agency.write_plain(&sample.out)?) {
        print(&format!("{}\t{}", file.path.display(), file.rows));
    }
    say("DATA CONTOH. All people are invented.");
    Ok(ExitCode::SUCCESS)
}
