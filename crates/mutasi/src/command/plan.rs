//! `mutasi plan …`: solve, check, explain and generate on files alone; import and export with the database.

use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Subcommand;
use planner::check::{Facts, check};
use planner::conflict::least_violating;
use planner::explain::{Answer, FullQuestion, Solved};
use planner::format::instance_json::InstanceFile;
use planner::format::mut1::{Class, Mut1};
use planner::format::plan_json::PlanFile;
use planner::format::report::{Report, Status};
use planner::ids::{PersonIx, SeatIx};
use planner::instance::Instance;
use planner::solve::{Config, Progress, SoFar, solve};

use crate::answer::{DOES_NOT_HOLD, Wrong, print, say};
use crate::files;
use crate::ports::now;

/// Plans.
#[derive(Subcommand)]
pub(crate) enum Plan {
    /// Solves an instance file.
    Solve(Solve),
    /// The independent checker: exit 0 only if feasibility, objective and bound hold.
    Check {
        /// `mut1` or `mutasi-instance/1`.
        instance: PathBuf,
        /// `mutasi-plan/1`.
        plan: PathBuf,
        /// Which constraints count; the plan's own where left out.
        #[arg(long)]
        class: Option<ClassName>,
        /// One JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Why, why not, and what would change it.
    Explain {
        /// `mut1` or `mutasi-instance/1`.
        instance: PathBuf,
        /// `mutasi-plan/1`.
        plan: PathBuf,
        /// Position or id of the person.
        #[arg(long)]
        person: String,
        /// Position or id of a seat.
        #[arg(long)]
        seat: Option<String>,
        /// One JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Writes an invented instance.
    Generate {
        /// People.
        #[arg(long)]
        people: usize,
        /// Seed.
        #[arg(long)]
        seed: u64,
        /// Accepted for compatibility: a file carries all constraints, `solve` says which count.
        #[arg(long, default_value = "flow")]
        class: ClassName,
        /// No vacancies, common tastes.
        #[arg(long)]
        hard: bool,
        /// File to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// Writes a plan of the database as instance and plan files, every lawful pair.
    Export(super::plan_database::Export),
    /// Converts an instance file between `mut1` and `mutasi-instance/1`.
    Import(super::plan_database::Import),
    /// Says how long the parts of a plan of the database take on this machine.
    Measure(super::plan_measure::Measure),
}

/// Options of `solve`.
#[derive(clap::Args)]
pub(crate) struct Solve {
    /// `mut1` or `mutasi-instance/1`, plain, gzip or zstd.
    instance: PathBuf,
    /// Plan to write; standard output where left out.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Report to write.
    #[arg(long)]
    report: Option<PathBuf>,
    /// Which constraints count.
    #[arg(long)]
    class: Option<ClassName>,
    /// Seconds after which the best plan so far is given.
    #[arg(long)]
    time_limit: Option<f64>,
    /// Per cent below the bound that is near enough under side constraints; 0 where left out: a proof is sought.
    #[arg(long)]
    gap: Option<f64>,
    /// Accepted for compatibility: one thread is used.
    #[arg(long)]
    threads: Option<usize>,
    /// Written into the report; the solver uses no chance.
    #[arg(long, default_value_t = 0)]
    seed: u64,
}

/// A class on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum ClassName {
    /// Rooms only.
    Flow,
    /// Everything in a `mut1` file.
    Full,
    /// What a `mutasi-instance/1` claims.
    Agency,
}

impl From<ClassName> for Class {
    fn from(name: ClassName) -> Self {
        match name {
            ClassName::Flow => Self::Flow,
            ClassName::Full => Self::Full,
            ClassName::Agency => Self::Agency,
        }
    }
}

/// An instance file of either form.
pub(crate) enum Loaded {
    /// Compact text.
    Compact(Box<Mut1>),
    /// JSON with names.
    Named(Box<InstanceFile>),
}

impl Loaded {
    /// Reads a file of either form; gives the digest of its plain bytes beside it.
    pub(crate) fn read(path: &Path) -> anyhow::Result<(Self, String)> {
        let bytes = files::read(path)?;
        let digest = planner::format::digest::sha256_of(&bytes);
        let wrong = |e: planner::format::read::ReadError| Wrong(format!("{}: {e}", path.display()));
        let is_json = bytes.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'{');
        let loaded = if is_json {
            Self::Named(Box::new(InstanceFile::read(&bytes).map_err(wrong)?))
        } else {
            Self::Compact(Box::new(Mut1::read(BufReader::new(bytes.as_slice())).map_err(wrong)?))
        };
        Ok((loaded, digest))
    }

    fn class(&self, asked: Option<ClassName>) -> Class {
        match (self, asked) {
            (_, Some(class)) => class.into(),
            (Self::Compact(_), None) => Class::Flow,
            (Self::Named(_), None) => Class::Agency,
        }
    }

    fn facts(&self, class: Class) -> Option<Facts> {
        match self {
            Self::Compact(file) => Facts::of_mut1(file, class),
            Self::Named(file) => Facts::of_instance(file),
        }
    }

    /// The question in integers.
    pub(crate) fn instance(self, class: Class) -> anyhow::Result<Instance> {
        let made = match self {
            Self::Compact(file) => (*file).into_instance(class),
            Self::Named(file) => file.to_instance(),
        };
        Ok(made.map_err(|e| Wrong(e.to_string()))?)
    }

    fn position(&self, name: &str, is_person: bool) -> anyhow::Result<u32> {
        if let Self::Named(file) = self {
            let found = if is_person {
                file.people.iter().position(|p| p.id == name)
            } else {
                file.seats.iter().position(|s| s.id == name)
            };
            if let Some(at) = found {
                return Ok(u32::try_from(at)?);
            }
        }
        let what = if is_person { "person" } else { "seat" };
        Ok(name.parse().map_err(|_| {
            Wrong(format!("E0070 there is no {what} '{name}'. Give a position or an id of the file."))
        })?)
    }
}

pub(crate) async fn run(plan: Plan) -> anyhow::Result<ExitCode> {
    match plan {
        Plan::Solve(options) => run_solve(&options),
        Plan::Check { instance, plan, class, json } => run_check(&instance, &plan, class, json),
        Plan::Explain { instance, plan, person, seat, json } => {
            run_explain(&instance, &plan, &person, seat.as_deref(), json)
        }
        Plan::Generate { people, seed, class, hard, out } => generate(people, seed, class, hard, &out),
        Plan::Export(export) => super::plan_database::run_export(export).await,
        Plan::Import(import) => super::plan_database::run_import(&import),
        Plan::Measure(measure) => super::plan_measure::run(measure).await,
    }
}

/// Shows bound and best value in the terminal while a run goes on.
struct Bar(indicatif::ProgressBar);

impl Progress for Bar {
    fn report(&mut self, so_far: SoFar) {
        let number = |n: Option<i64>| n.map_or_else(|| "–".to_owned(), |n| n.to_string());
        self.0.set_message(format!(
            "{:?}: best {}, bound {}",
            so_far.phase,
            number(so_far.best),
            number(so_far.bound)
        ));
        self.0.tick();
    }
}

fn run_solve(options: &Solve) -> anyhow::Result<ExitCode> {
    let started = now();
    let (loaded, digest) = Loaded::read(&options.instance)?;
    let class = loaded.class(options.class);
    let named = match &loaded {
        Loaded::Named(file) => Some(file.clone()),
        Loaded::Compact(_) => None,
    };
    let instance = loaded.instance(class)?;
    let read_seconds = since(started);
    let cancelled = std::sync::Arc::new(AtomicBool::new(false));
    let flag = cancelled.clone();
    // Ctrl-C ends the run with the best plan so far.
    let listener = std::thread::spawn({
        let flag = flag.clone();
        move || {
            if let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build()
                && runtime.block_on(tokio::signal::ctrl_c()).is_ok()
            {
                flag.store(true, Ordering::Relaxed);
            }
        }
    });
    drop(listener);
    let started = now();
    let cpu = cpu_seconds();
    let limit = options.time_limit.unwrap_or(f64::INFINITY);
    let stop = || cancelled.load(Ordering::Relaxed) || since(started) > limit;
    let bar = indicatif::ProgressBar::new_spinner();
    let how = Config { gap_percent: options.gap, ..Config::default() };
    let solution = solve(&instance, &how, &mut Bar(bar.clone()), &stop).map_err(|e| Wrong(e.to_string()))?;
    bar.finish_and_clear();
    let mut report = Report::of(&solution);
    report.read_seconds = read_seconds;
    report.solve_wall_seconds = since(started);
    report.solve_cpu_seconds = cpu_seconds() - cpu;
    report.peak_rss_bytes = peak_rss_bytes();
    report.seed = options.seed;
    let status = solution.status;
    if status == Status::Infeasible {
        report.least = least_violating(&instance, &stop).map(Into::into);
        tell_conflict(named.as_deref(), &report);
    }
    if matches!(status, Status::Optimal | Status::Feasible) {
        let honours = instance.honours();
        let text =
            solution.into_plan_file(class, honours, digest).to_json().map_err(|e| Wrong(e.to_string()))?;
        match &options.out {
            Some(path) => files::write(path, text.as_bytes())?,
            None => print(&text),
        }
    }
    let text = serde_json::to_string_pretty(&report)?;
    if let Some(path) = &options.report {
        files::write(path, text.as_bytes())?;
    }
    say(&text);
    let solved = matches!(status, Status::Optimal | Status::Feasible);
    Ok(if solved { ExitCode::SUCCESS } else { ExitCode::from(DOES_NOT_HOLD) })
}

/// What contradicts what, one part a line, in the words of those who set it.
fn tell_conflict(named: Option<&InstanceFile>, report: &Report) {
    for part in &report.conflict {
        let words = named.and_then(|file| file.words(*part));
        let asked = words.as_ref().and_then(|(_, asked)| asked.as_ref());
        let id = words.as_ref().map_or_else(String::new, |(id, _)| format!(" {id}"));
        let said = asked.map_or_else(String::new, |asked| format!(": {}, {}", asked.by, asked.why));
        say(&format!("contradicts: {part:?}{id}{said}"));
    }
}

fn since(start: jiff::Timestamp) -> f64 {
    now().duration_since(start).as_secs_f64()
}

/// Processor seconds of this process, from the kernel's count in hundredths.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(") ").next().unwrap_or_default();
    let ticks: u32 = after.split(' ').skip(11).take(2).filter_map(|t| t.parse::<u32>().ok()).sum();
    f64::from(ticks) / 100.0
}

/// Largest resident size so far, bytes.
fn peak_rss_bytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    line.and_then(|l| l.split_whitespace().next()).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) * 1024
}

fn read_plan(path: &Path) -> anyhow::Result<PlanFile> {
    Ok(PlanFile::read(&files::read(path)?).map_err(|e| Wrong(format!("{}: {e}", path.display())))?)
}

fn run_check(instance: &Path, plan: &Path, class: Option<ClassName>, json: bool) -> anyhow::Result<ExitCode> {
    let (loaded, digest) = Loaded::read(instance)?;
    let mut plan = read_plan(plan)?;
    if let Some(class) = class {
        plan.class = class.into();
    }
    let facts = loaded
        .facts(plan.class)
        .ok_or_else(|| Wrong("E0071 names or positions in the instance lead nowhere.".to_owned()))?;
    let found = check(&facts, &plan, &digest);
    if json {
        print(&serde_json::to_string(&found)?);
    } else {
        print(&serde_json::to_string_pretty(&found)?);
    }
    Ok(if found.holds() { ExitCode::SUCCESS } else { ExitCode::from(DOES_NOT_HOLD) })
}

fn run_explain(
    instance: &Path,
    plan: &Path,
    person: &str,
    seat: Option<&str>,
    json: bool,
) -> anyhow::Result<ExitCode> {
    let (loaded, _) = Loaded::read(instance)?;
    let plan = read_plan(plan)?;
    let who = PersonIx(loaded.position(person, true)?);
    let seat = seat.map(|s| loaded.position(s, false).map(SeatIx)).transpose()?;
    let instance = loaded.instance(plan.class)?;
    if who.at() >= instance.people.len() {
        return Err(Wrong(format!(
            "E0070 there is no person {}; the file has {}.",
            who.0,
            instance.people.len()
        ))
        .into());
    }
    let assignment: Vec<Option<SeatIx>> = plan.assignment.iter().map(|s| s.map(SeatIx)).collect();
    if !instance.sides.is_empty() {
        return explain_full(&instance, &assignment, &plan, who, seat, json);
    }
    let solved = Solved::new(&instance, &assignment, &plan.multipliers).map_err(|e| Wrong(e.to_string()))?;
    let held = solved.seat_of(who);
    let seats: Vec<SeatIx> = match seat {
        Some(seat) => vec![seat],
        None => solved.best_alternatives(who, 3).into_iter().map(|(seat, _)| seat).collect(),
    };
    let answers: Vec<serde_json::Value> =
        seats.into_iter().map(|seat| explain_one(&solved, who, seat)).collect();
    let value = serde_json::json!({"person": who.0, "seat": held.0, "why_not": answers});
    print(&if json { value.to_string() } else { serde_json::to_string_pretty(&value)? });
    Ok(ExitCode::SUCCESS)
}

/// Under side constraints: a proven 'at least', and what a plan found loses at most.
fn explain_full(
    instance: &Instance,
    assignment: &[Option<SeatIx>],
    plan: &PlanFile,
    who: PersonIx,
    seat: Option<SeatIx>,
    json: bool,
) -> anyhow::Result<ExitCode> {
    let question = FullQuestion::new(instance);
    let mut answers = question
        .about(assignment, &plan.multipliers)
        .ok_or_else(|| Wrong("E1221: the plan is not lawful for this instance".to_owned()))?;
    let held = assignment[who.at()];
    let seats: Vec<SeatIx> = match seat {
        Some(seat) => vec![seat],
        None => {
            let others = instance.arcs.of(who.at()).map(|(seat, _)| SeatIx(seat));
            others.filter(|seat| Some(*seat) != held).collect()
        }
    };
    let mut found: Vec<(i64, serde_json::Value)> = Vec::new();
    for seat in seats {
        let value = match answers.why_not(who, seat) {
            None => (i64::MAX, serde_json::json!({"seat": seat.0, "answer": "not_lawful"})),
            Some(_) if Some(seat) == held => (0, serde_json::json!({"seat": seat.0, "answer": "held"})),
            Some(loss) => {
                let step = |s: &planner::explain::ChainStep| serde_json::json!({"person": s.person.0, "from": s.from.0, "to": s.to.0, "gain": s.gain});
                let chain: Vec<serde_json::Value> = loss.chain.iter().map(step).collect();
                let value = serde_json::json!({"seat": seat.0, "answer": "costs", "at_least": loss.at_least, "at_most": loss.at_most, "chain": chain});
                (loss.at_least, value)
            }
        };
        found.push(value);
    }
    found.sort_by_key(|(at_least, _)| *at_least);
    let answers: Vec<serde_json::Value> = found.into_iter().take(3).map(|(_, value)| value).collect();
    let value = serde_json::json!({"person": who.0, "seat": held.map(|seat| seat.0), "why_not": answers});
    print(&if json { value.to_string() } else { serde_json::to_string_pretty(&value)? });
    Ok(ExitCode::SUCCESS)
}

fn explain_one(solved: &Solved<'_>, who: PersonIx, seat: SeatIx) -> serde_json::Value {
    match solved.why_not(who, seat) {
        Answer::Held => serde_json::json!({"seat": seat.0, "answer": "held"}),
        Answer::NotListed => serde_json::json!({"seat": seat.0, "answer": "not_lawful"}),
        Answer::Impossible { because } => {
            serde_json::json!({"seat": seat.0, "answer": "impossible", "because": because})
        }
        Answer::Costs(why) => {
            let chain: Vec<serde_json::Value> = why
                .chain
                .iter()
                .map(|s| serde_json::json!({"person": s.person.0, "from": s.from.0, "to": s.to.0, "gain": s.gain}))
                .collect();
            let raise = solved.smallest_raise(who, seat);
            serde_json::json!({"seat": seat.0, "answer": "costs", "loss": why.loss, "chain": chain, "would_change_at": raise})
        }
    }
}

fn generate(people: usize, seed: u64, class: ClassName, hard: bool, out: &Path) -> anyhow::Result<ExitCode> {
    use planner::generate::agency::{Market, agency};
    if class == ClassName::Agency {
        return Err(Wrong("E0072 generate writes mut1 files; give --class flow or full.".to_owned()).into());
    }
    let file = agency(people, seed, if hard { Market::Hard } else { Market::Usual });
    let mut bytes = Vec::new();
    file.write(&mut bytes)?;
    files::write(out, &bytes)?;
    say(&format!("{} people, {} seats, {} pairs", file.home.len(), file.seats.len(), file.arcs.seat.len()));
    Ok(ExitCode::SUCCESS)
}
