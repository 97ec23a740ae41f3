//! The `mutasi` binary: configuration, composition, commands. Everything else lives in the crates it joins.

mod answer;
mod command;
mod config;
mod files;
mod ports;
mod setup;

use clap::Parser as _;

fn main() -> std::process::ExitCode {
    let arguments = command::Arguments::parse();
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    // Few threads for long work: each holds memory of its own for good, and there are few cores.
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = match runtime.worker_threads(2).max_blocking_threads(2).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return answer::fault(&error.into()),
    };
    match runtime.block_on(command::run(arguments)) {
        Ok(code) => code,
        Err(error) => answer::of_error(&error),
    }
}
