//! `mutasi plan measure`: how long the parts of a plan take on this machine and these data.

use std::path::PathBuf;
use std::process::ExitCode;

use app::plan::{PlanCase, why};
use jiff::{SignedDuration, Timestamp};
use placement::problem::Problem;

use super::Who;
use super::plan_database::{config_of, named_plan};
use crate::answer::{Wrong, print};
use crate::ports::now;
use crate::setup;

/// Questions asked; spread evenly over people and posts.
const QUESTIONS: usize = 2_000;

/// Measures a plan of the database.
#[derive(clap::Args)]
pub(crate) struct Measure {
    /// Id of the plan, or `latest`.
    plan: String,
    /// Folder of a demo, whose database is used.
    #[arg(long)]
    demo: Option<PathBuf>,
    #[command(flatten)]
    who: Who,
}

pub(crate) async fn run(measure: Measure) -> anyhow::Result<ExitCode> {
    let config = config_of(measure.demo.as_deref())?;
    let cx = setup::context(&config, measure.who.agency.as_deref(), SignedDuration::ZERO).await?;
    let actor = setup::console(measure.who.login.as_deref());
    let id = named_plan(&cx, &actor, &measure.plan).await?;
    let case = app::plan::open(&cx, &actor, &id).await?.case;
    let case = case.ok_or_else(|| Wrong(format!("E0081 plan {id} has no answer to measure.")))?;
    let begun = now();
    let problem = Problem::new(&case.basis.question());
    print(&format!(
        "Rules, candidates and values of {} people: {:.2} s, {} pairs judged, {} lawful, one core.",
        problem.people.len(),
        seconds(begun),
        problem.judged,
        problem.instance.arcs.seat.len()
    ));
    let mut times = asked(&case);
    times.sort_by(f64::total_cmp);
    let at = |percent: usize| times.get((times.len() * percent / 100).min(times.len() - 1)).copied();
    let (half, most) = (at(50).unwrap_or_default(), at(99).unwrap_or_default());
    print(&format!("Why not that post, {} questions: median {half:.2} ms, p99 {most:.2} ms.", times.len()));
    Ok(ExitCode::SUCCESS)
}

/// Milliseconds of each question.
fn asked(case: &PlanCase) -> Vec<f64> {
    let (people, posts) = (&case.problem.people, case.basis.snapshot.posts().len());
    (0..QUESTIONS)
        .filter_map(|n| {
            let person = people.get(n * people.len() / QUESTIONS)?;
            let post = case.basis.snapshot.post_indexes().nth(n * 7_919 % posts.max(1))?;
            let begun = now();
            let _answer = why::why_not(case, *person, post);
            Some(seconds(begun) * 1000.0)
        })
        .collect()
}

fn seconds(begun: Timestamp) -> f64 {
    now().duration_since(begun).as_secs_f64()
}
