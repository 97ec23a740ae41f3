//! `mutasi settings show|set`: the settings of an agency as a file.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;
use jiff::SignedDuration;

use super::Who;
use crate::answer::{Wrong, print, say};
use crate::config::Config;
use crate::{files, setup};

/// Settings of an agency: needs, sums, severities of rules, holidays.
#[derive(Subcommand)]
pub(crate) enum Settings {
    /// Prints the settings with their version, as JSON to be changed and set again.
    Show {
        #[command(flatten)]
        who: Who,
    },
    /// Sets the settings; refused where somebody changed them since the file was printed.
    Set {
        /// File as `settings show` prints it.
        file: PathBuf,
        /// Why, for the record.
        #[arg(long)]
        reason: String,
        #[command(flatten)]
        who: Who,
    },
}

pub(crate) async fn run(settings: Settings) -> anyhow::Result<ExitCode> {
    let config = Config::load()?;
    match settings {
        Settings::Show { who } => {
            let cx = setup::context(&config, who.agency.as_deref(), SignedDuration::ZERO).await?;
            print(&app::settings_file::show(&cx, &setup::console(who.login.as_deref())).await?);
        }
        Settings::Set { file, reason, who } => {
            let text = text_of(&file)?;
            let cx = setup::context(&config, who.agency.as_deref(), SignedDuration::ZERO).await?;
            let actor = setup::console(who.login.as_deref());
            app::settings_file::set(&cx, &actor, &text, &reason).await?;
            say("The settings are set. Plans computed before keep theirs; ask for a new one.");
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn text_of(file: &Path) -> anyhow::Result<String> {
    let wrong =
        || Wrong(format!("E0001 {}: it is not UTF-8 text. Give a file of 'settings show'.", file.display()));
    String::from_utf8(files::read(file)?).map_err(|_| wrong().into())
}
