//! Benchmarks of the release binary, as a Markdown page with date and commit. What could not be measured is
//! named in the page and never filled with a guess.

mod crawl;
mod demo;
mod hostile;
mod http;
mod peers;
mod random;
mod scale;
mod server;
mod table;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::{Context as _, bail};

use table::Table;

/// What is measured, and with what.
struct Options {
    /// The `mutasi` binary.
    binary: PathBuf,
    /// Whether the binary was built here in the release profile.
    is_release: bool,
    /// People of the demo.
    people: u32,
    /// Requests for each route and role.
    requests: usize,
    /// One part only.
    only: Option<String>,
    /// The page to write.
    out: PathBuf,
}

/// A part of the page, and whether everything in it holds.
type Part = fn(&Path, &Path) -> anyhow::Result<(Table, bool)>;

/// Runs the parts and writes the page.
pub(crate) fn run(arguments: &[&str]) -> anyhow::Result<ExitCode> {
    let options = parse(arguments)?;
    let scratch = std::env::temp_dir().join(format!("mutasi-bench-{}", std::process::id()));
    std::fs::create_dir_all(&scratch)?;
    let wants = |part: &str| options.only.as_deref().is_none_or(|only| only == part);
    let mut sections = Vec::new();
    let mut all_hold = true;
    let parts: [(&str, Part); 4] =
        [("peers", peers::run), ("random", random::run), ("hostile", hostile::run), ("scale", scale::run)];
    for (name, part) in parts {
        if wants(name) {
            let (section, holds) = part(&options.binary, &scratch)?;
            sections.push(section);
            all_hold &= holds;
        }
    }
    if wants("demo") {
        sections.extend(demo::run(&options, &scratch)?);
    }
    std::fs::remove_dir_all(&scratch).ok();
    let page = page(&options, &sections)?;
    crate::say(&page);
    std::fs::write(&options.out, page).with_context(|| options.out.display().to_string())?;
    Ok(if all_hold { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn parse(arguments: &[&str]) -> anyhow::Result<Options> {
    let root = crate::root()?;
    let mut binary = None;
    let mut options = Options {
        binary: PathBuf::new(),
        is_release: false,
        people: 5_000,
        requests: 100,
        only: None,
        out: root.join("docs/development/benchmarks.md"),
    };
    for pair in arguments.chunks(2) {
        match *pair {
            ["--binary", path] => binary = Some(PathBuf::from(path)),
            ["--people", n] => options.people = n.parse()?,
            ["--requests", n] => options.requests = n.parse()?,
            ["--only", part @ ("demo" | "peers" | "random" | "hostile" | "scale")] => {
                options.only = Some(part.to_owned())
            }
            ["--out", path] => options.out = PathBuf::from(path),
            _ => bail!("unknown option {}\n{}", pair.join(" "), crate::USAGE),
        }
    }
    options.is_release = binary.is_none();
    options.binary = match binary {
        Some(path) => path.canonicalize().with_context(|| path.display().to_string())?,
        None => build(&root)?,
    };
    Ok(options)
}

/// Builds the release binary and gives its path, as cargo reports it.
fn build(root: &Path) -> anyhow::Result<PathBuf> {
    let output = Command::new(crate::cargo())
        .args(["build", "--release", "-p", "mutasi", "--message-format", "json-render-diagnostics"])
        .current_dir(root)
        .stderr(std::process::Stdio::inherit())
        .output()?;
    if !output.status.success() {
        bail!("the release build failed");
    }
    String::from_utf8(output.stdout)?
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|message| message["executable"].as_str().map(PathBuf::from))
        .next_back()
        .context("cargo reported no executable")
}

/// The page around the sections.
fn page(options: &Options, sections: &[Table]) -> anyhow::Result<String> {
    let read = |program: &str, arguments: &[&str]| -> String {
        let output = Command::new(program).args(arguments).output();
        output.map(|o| String::from_utf8_lossy(&o.stdout).trim().to_owned()).unwrap_or_default()
    };
    let root = crate::root()?;
    let root = root.to_string_lossy();
    let commit = read("git", &["-C", &root, "rev-parse", "--short", "HEAD"]);
    let is_changed = !read("git", &["-C", &root, "status", "--porcelain"]).is_empty();
    let processors = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        processors.lines().find_map(|l| l.strip_prefix("model name").and_then(|r| r.split(": ").nth(1)));
    let mut text = format!(
        "# Benchmarks\n\nWritten by `cargo xtask bench` on {}, commit {commit}{}, {} with {} cores ({}).\n\
         Numbers of one run on one machine; people are invented. All times are on the wall.\n",
        read("date", &["-u", "+%Y-%m-%d"]),
        if is_changed { " with changes that are not committed" } else { "" },
        if options.is_release { "release profile" } else { "a binary given by hand (profile not known)" },
        std::thread::available_parallelism()?,
        model.unwrap_or("unknown processor"),
    );
    for section in sections {
        text.push('\n');
        text.push_str(&section.markdown());
    }
    Ok(text)
}

/// A stopwatch; the only clock of the benchmarks.
struct Stopwatch(Instant);

impl Stopwatch {
    #[expect(
        clippy::disallowed_methods,
        reason = "a benchmark measures time; nothing of the product does so here"
    )]
    fn start() -> Self {
        Self(Instant::now())
    }

    /// Seconds since the start.
    fn seconds(&self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }
}

/// Runs a command of the product and gives what it said on both streams; a failure is an error that says it too.
fn call(command: &mut Command) -> anyhow::Result<(String, String)> {
    let output = command.output().with_context(|| format!("{command:?}"))?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if !output.status.success() {
        bail!("{command:?} ended with {}: {said}", output.status);
    }
    Ok((String::from_utf8_lossy(&output.stdout).into_owned(), said))
}
