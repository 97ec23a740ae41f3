//! `mutasi exchange solve MARKET.json`: a voluntary exchange on files alone, with a log that anybody can go through.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Subcommand, ValueEnum};
use planner::exchange::market_json::{MarketFile, OutcomeFile, StepEntry};
use planner::exchange::replay::replay;
use planner::exchange::{Mechanism, exchange};

use crate::answer::{Wrong, print, say};
use crate::files;

/// Voluntary exchange.
#[derive(Subcommand)]
pub(crate) enum Exchange {
    /// Solves a market.
    Solve {
        /// The market, JSON.
        market: PathBuf,
        /// How wishes become moves.
        #[arg(long, value_enum, default_value = "ttc")]
        mechanism: MechanismName,
        /// One JSON document.
        #[arg(long)]
        json: bool,
    },
}

/// A mechanism, as the command line names it.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum MechanismName {
    /// Top trading cycles with vacancies.
    Ttc,
    /// Block exchange best for people: no post ends with somebody whom it ranks below its holder.
    ToBe,
}

impl From<MechanismName> for Mechanism {
    fn from(name: MechanismName) -> Self {
        match name {
            MechanismName::Ttc => Self::Ttc,
            MechanismName::ToBe => Self::ToBe,
        }
    }
}

pub(crate) fn run(command: &Exchange) -> anyhow::Result<ExitCode> {
    let Exchange::Solve { market, mechanism, json } = command;
    let wrong = |error: &dyn core::fmt::Display| Wrong(format!("{}: {error}", market.display()));
    let file = MarketFile::read(&files::read(market)?).map_err(|e| wrong(&e))?;
    let made = file.to_market().map_err(|e| wrong(&e))?;
    let outcome = exchange(&made, (*mechanism).into()).map_err(|e| wrong(&e))?;
    // The log is gone through again before anybody sees it.
    replay(&made, (*mechanism).into(), &outcome)?;
    let told = file.outcome(&made, &outcome);
    if *json {
        print(&serde_json::to_string(&told)?);
    } else {
        tell(&told);
    }
    Ok(ExitCode::SUCCESS)
}

fn tell(outcome: &OutcomeFile) {
    for (at, step) in outcome.steps.iter().enumerate() {
        let line = match step {
            StepEntry::Unplaced(person) => format!("{person} tetap tanpa jabatan"),
            StepEntry::Cycle(cycle) => cycle
                .iter()
                .map(|got| format!("{} → {}", got.person, got.post))
                .collect::<Vec<_>>()
                .join(", "),
        };
        print(&format!("{}. {line}", at + 1));
    }
    let people: usize = outcome.cycles.iter().map(Vec::len).sum();
    say(&format!("{people} orang bertukar dalam {} lingkaran.", outcome.cycles.len()));
}
