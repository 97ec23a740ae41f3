//! Developer tasks: `cargo xtask tidy` and `cargo xtask bench`. Nothing of it ships with the product.

mod bench;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::Context as _;

const USAGE: &str = "cargo xtask tidy
    runs the tidy tests alone; `./test` runs them with everything else
cargo xtask bench [--binary FILE] [--people N] [--requests N] [--only demo|peers|random|hostile|scale] [--out FILE]
    measures a release binary, compares objectives with OR-Tools, writes docs/development/benchmarks.md";

fn main() -> anyhow::Result<ExitCode> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["tidy"] => tidy(),
        ["bench", options @ ..] => bench::run(options),
        _ => {
            say(USAGE);
            Ok(ExitCode::from(2))
        }
    }
}

fn tidy() -> anyhow::Result<ExitCode> {
    let status = Command::new(cargo())
        .args(["test", "--quiet", "-p", "xtask", "--test", "tidy"])
        .current_dir(root()?)
        .status()
        .context("cargo runs")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The cargo that runs us.
fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

/// The root of the repository.
fn root() -> anyhow::Result<PathBuf> {
    Ok(Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask lies in the repository")?.to_owned())
}

/// Writes a line to standard output.
fn say(line: &str) {
    // A closed terminal is no reason to fail.
    writeln!(std::io::stdout(), "{line}").ok();
}
