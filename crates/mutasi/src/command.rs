//! The commands of the contract, one file each.

mod account;
mod demo;
mod exchange;
mod export;
mod import;
mod plan;
mod plan_database;
mod plan_measure;
mod rules;
mod sample;
mod serve;
mod settings;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Mutasi: transfers of civil servants, planned lawfully and in the open.
#[derive(Parser)]
#[command(name = "mutasi", version, about)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// Options of every command that touches a database.
#[derive(clap::Args, Clone, Debug)]
pub(crate) struct Who {
    /// The agency; may be left out while there is one.
    #[arg(long)]
    pub(crate) agency: Option<String>,
    /// The named person.
    #[arg(long = "as", id = "as_login", value_name = "LOGIN")]
    pub(crate) login: Option<String>,
}

#[derive(Subcommand)]
enum Command {
    /// The sample agency from files to plan, served on this machine.
    Demo(demo::Demo),
    /// The server, with its worker.
    Serve(serve::Serve),
    /// A worker alone.
    Worker(serve::Worker),
    /// Brings the database up to date.
    Migrate,
    /// Agencies.
    #[command(subcommand)]
    Agency(account::Agency),
    /// Accounts.
    #[command(subcommand)]
    User(account::User),
    /// Settings of an agency.
    #[command(subcommand)]
    Settings(settings::Settings),
    /// Imports a file of a kind; `auto` lets the program say what it is.
    Import(import::Import),
    /// Exports the records of a kind.
    Export(export::Export),
    /// Writes the sample agency as spreadsheets.
    Sample(sample::Sample),
    /// The rule book.
    #[command(subcommand)]
    Rules(rules::Rules),
    /// Plans, on files or in the database.
    #[command(subcommand)]
    Plan(plan::Plan),
    /// Voluntary exchange, on files alone.
    #[command(subcommand)]
    Exchange(exchange::Exchange),
}

/// Runs a command.
///
/// # Errors
/// What the command could not do; [`crate::answer::of_error`] makes the exit status of it.
pub(crate) async fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    match arguments.command {
        Command::Demo(demo) => demo::run(demo).await,
        Command::Serve(serve) => serve::run(serve).await,
        Command::Worker(worker) => serve::run_worker(worker).await,
        Command::Migrate => {
            let config = crate::config::Config::load()?;
            store::Store::open(&config.database_url).await?;
            crate::answer::say("The database is up to date.");
            Ok(ExitCode::SUCCESS)
        }
        Command::Agency(agency) => account::run_agency(agency).await,
        Command::User(user) => account::run_user(user).await,
        Command::Settings(settings) => settings::run(settings).await,
        Command::Import(import) => import::run(import).await,
        Command::Export(export) => export::run(export).await,
        Command::Sample(sample) => sample::run(&sample),
        Command::Rules(rules) => rules::run(rules),
        Command::Plan(plan) => plan::run(plan).await,
        Command::Exchange(command) => exchange::run(&command),
    }
}
