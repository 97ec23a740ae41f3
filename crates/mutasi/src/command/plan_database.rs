//! `mutasi plan export` and `import`: plans of the database as files, and instance files between their forms.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use app::actor::Actor;
use app::context::Context;
use app::plan::PlanCase;
use app::world::World;
use domain::ids::PlanId;
use domain::snapshot::PersonIx;
use jiff::SignedDuration;
use planner::format::digest::sha256_of;
use planner::format::instance_json::{
    ArcEntry, AskedBy, AskedPair, CriterionEntry, GroupEntry, INSTANCE_FORMAT, InstanceFile, PairEntry,
    Pairs, PersonEntry, SeatEntry, UnitEntry, WishEntry,
};
use planner::format::mut1::Class;
use planner::instance::Demand;
use text::lang::Lang;

use super::Who;
use crate::answer::{Wrong, say};
use crate::config::Config;
use crate::{files, setup};

/// Writes a plan of the database.
#[derive(clap::Args)]
pub(crate) struct Export {
    /// Id of the plan, or `latest`.
    plan: String,
    /// Instance file to write; `.zst` packs it.
    #[arg(long)]
    instance: PathBuf,
    /// Plan file to write.
    #[arg(long)]
    out: PathBuf,
    /// Folder of a demo, whose database is used.
    #[arg(long)]
    demo: Option<PathBuf>,
    #[command(flatten)]
    who: Who,
}

/// Converts an instance file.
#[derive(clap::Args)]
pub(crate) struct Import {
    /// `mut1` or `mutasi-instance/1`.
    instance: PathBuf,
    /// `mutasi-instance/1` to write.
    #[arg(long)]
    out: PathBuf,
}

pub(crate) async fn run_export(export: Export) -> anyhow::Result<ExitCode> {
    let config = config_of(export.demo.as_deref())?;
    let cx = setup::context(&config, export.who.agency.as_deref(), SignedDuration::ZERO).await?;
    let actor = setup::console(export.who.login.as_deref());
    let id = named_plan(&cx, &actor, &export.plan).await?;
    if app::plan::open(&cx, &actor, &id).await?.case.is_none() {
        return Err(Wrong(format!("E0081 plan {id} has no answer to export.")).into());
    }
    let case = app::plan::view::export_whole(&cx, &actor, &id).await?;
    let instance = instance_of(&case, &*cx.world().await?);
    let text = instance.to_json().map_err(|e| Wrong(e.to_string()))?;
    let digest = sha256_of(text.as_bytes());
    files::write(&export.instance, text.as_bytes())?;
    let honours = case.problem.instance.honours();
    let plan = case.solution.clone().into_plan_file(Class::Agency, honours, digest);
    files::write(&export.out, plan.to_json().map_err(|e| Wrong(e.to_string()))?.as_bytes())?;
    say(&format!(
        "{} people, {} posts, {} pairs, all lawful ones.",
        instance.people.len(),
        instance.seats.len(),
        case.summary.pairs
    ));
    Ok(ExitCode::SUCCESS)
}

/// The settings of this machine; of a demo, with its database.
///
/// # Errors
/// [`Wrong`] for settings that cannot be read.
pub(super) fn config_of(demo: Option<&Path>) -> anyhow::Result<Config> {
    let mut config = Config::load()?;
    if let Some(demo) = demo {
        config.database_url = format!("sqlite://{}", demo.join("mutasi.db").display());
    }
    Ok(config)
}

/// A plan by its id, or the newest.
///
/// # Errors
/// [`Wrong`] where there is none yet; faults of storage.
pub(super) async fn named_plan(cx: &Context, actor: &Actor, name: &str) -> anyhow::Result<PlanId> {
    if name != "latest" {
        return Ok(PlanId(name.to_owned()));
    }
    let newest = app::plan::list(cx, actor).await?.into_iter().next();
    Ok(newest.ok_or_else(|| Wrong("E0080 there is no plan yet. Ask for one first.".to_owned()))?.row.id)
}

/// Ids of the rows: opaque ones, never a NIP, since such files are sent around.
fn person_ids(case: &PlanCase, world: &World) -> Vec<String> {
    let id = |(row, person): (usize, &PersonIx)| {
        let now = world.snapshot.find_person(&case.basis.snapshot.person(*person).record.nip);
        now.map_or_else(|| format!("gone-{row}"), |ix| world.ids.person(ix).to_string())
    };
    case.problem.people.iter().enumerate().map(id).collect()
}

/// The question of a plan with its names, every lawful pair listed.
fn instance_of(case: &PlanCase, world: &World) -> InstanceFile {
    let snapshot = &case.basis.snapshot;
    let problem = &case.problem;
    let seat_id = |at: usize| match problem.seats[at] {
        Some(post) => {
            let record = &snapshot.post(post).record;
            format!("{}/{}", record.unit, record.job)
        }
        None => format!("off-map-{at}"),
    };
    let people = person_ids(case, world);
    let person_id = |row: usize| people[row].clone();
    let asked = |by: &str, why: &str| AskedBy { by: by.to_owned(), why: why.to_owned() };
    let arcs = &problem.instance.arcs;
    let must_move = |row: usize| {
        problem
            .instance
            .demands
            .iter()
            .any(|d| matches!(d, Demand::MustMove { person } if person.at() == row))
    };
    let people = (0..problem.people.len())
        .map(|row| PersonEntry {
            id: person_id(row),
            name: snapshot.person(problem.people[row]).record.name.clone(),
            home: problem.instance.people[row].home.map(|s| seat_id(s.at())),
            must_move: must_move(row).then(|| asked("kebijakan", "masa-jabatan-maksimum")),
            competencies: std::collections::BTreeMap::new(),
            arcs: arcs
                .of(row)
                .map(|(seat, value)| ArcEntry {
                    seat: seat_id(seat as usize),
                    value,
                    criteria: Vec::new(),
                    cost: 0,
                    gain: false,
                    far: false,
                })
                .collect(),
        })
        .collect();
    let seats = problem.instance.seats.iter().enumerate().map(|(at, seat)| {
        let post = problem.seats[at];
        SeatEntry {
            id: seat_id(at),
            name: post.map_or_else(|| "di luar peta".to_owned(), |p| snapshot.job_of(p).name.clone()),
            unit: post.map(|p| snapshot.post(p).record.unit.as_str().to_owned()),
            district: post
                .and_then(|p| snapshot.unit(snapshot.unit_of(p)).district.as_ref())
                .map(|d| d.as_str().to_owned()),
            capacity: seat.capacity,
            group: seat.group.map(|g| format!("minimum-{}", g.0)),
            asked: None,
        }
    });
    let wish = |person: usize, seat: usize, at: usize| {
        let kept = problem.labels.get(at).and_then(|label| case.basis.kept.get(*label));
        let (by, why) =
            kept.map_or(("pemeriksaan rencana", "aturan seluruh rencana"), |d| (&d.by, &d.reason));
        WishEntry { person: person_id(person), seat: seat_id(seat), by: by.to_owned(), why: why.to_owned() }
    };
    let (mut pins, mut bans) = (Vec::new(), Vec::new());
    for (label, demand) in problem.instance.demands.iter().enumerate() {
        match *demand {
            Demand::Pin { person, seat } => pins.push(wish(person.at(), seat.at(), label)),
            Demand::Ban { person, seat } => bans.push(wish(person.at(), seat.at(), label)),
            Demand::MustMove { .. } => {}
        }
    }
    let sides = &problem.instance.sides;
    let limit = || limit_of(case);
    let pair = |pair: &[planner::ids::PersonIx; 2]| {
        let AskedBy { by, why } = limit();
        PairEntry::Asked(AskedPair { people: pair.map(|person| person_id(person.at())), by, why })
    };
    InstanceFile {
        format: INSTANCE_FORMAT.to_owned(),
        title: format!("{}, rencana {}", world.agency_name, case.row.number),
        pairs: Pairs::All,
        constraints: problem.instance.honours(),
        criteria: criteria(case),
        units: units(case),
        groups: groups(problem),
        seats: seats.collect(),
        people,
        pins,
        bans,
        most_moves: sides.most_moves,
        most_moves_asked: sides.most_moves.map(|_| limit()),
        most_money: None,
        most_money_asked: None,
        couples: sides.couples.iter().map(pair).collect(),
        relatives: sides.relatives.iter().map(pair).collect(),
        covers: Vec::new(),
        fairness: Vec::new(),
    }
}

/// Who set the limits of a plan: whoever asked for it, with the note.
fn limit_of(case: &PlanCase) -> AskedBy {
    AskedBy { by: case.row.asked_by.clone(), why: case.basis.asked.note.clone() }
}

fn units(case: &PlanCase) -> Vec<UnitEntry> {
    let snapshot = &case.basis.snapshot;
    let sides = &case.problem.instance.sides;
    let entry = |(at, u): (usize, &domain::snapshot::UnitNode)| {
        let limits = sides.units.get(at).copied().unwrap_or_default();
        let is_limited = limits.most_leavers.is_some() || limits.most_newcomers.is_some();
        UnitEntry {
            id: u.record.code.as_str().to_owned(),
            name: u.record.name.clone(),
            parent: u.parent.map(|p| snapshot.unit(p).record.code.as_str().to_owned()),
            most_leavers: limits.most_leavers,
            most_newcomers: limits.most_newcomers,
            asked: is_limited.then(|| limit_of(case)),
        }
    };
    snapshot.units().iter().enumerate().map(entry).collect()
}

fn groups(problem: &placement::problem::Problem) -> Vec<GroupEntry> {
    let entry = |(at, group): (usize, &planner::instance::Group)| GroupEntry {
        id: format!("minimum-{at}"),
        name: "minimum".to_owned(),
        parent: None,
        floor: group.floor,
        firm: group.is_firm,
        ceiling: group.ceiling,
        asked: None,
    };
    problem.instance.groups.iter().enumerate().map(entry).collect()
}

fn criteria(case: &PlanCase) -> Vec<CriterionEntry> {
    placement::criterion::Criterion::ALL
        .iter()
        .map(|c| CriterionEntry {
            id: c.code().to_owned(),
            name: text::criterion::criterion_name(Lang::Id, *c).to_owned(),
            weight: f64::from(case.basis.weights.of(*c)) / 100.0,
        })
        .collect()
}

pub(crate) fn run_import(import: &Import) -> anyhow::Result<ExitCode> {
    let (loaded, _) = super::plan::Loaded::read(&import.instance)?;
    let named = match loaded {
        super::plan::Loaded::Named(file) => *file,
        super::plan::Loaded::Compact(file) => {
            let instance = file.into_instance(Class::Full).map_err(|e| Wrong(e.to_string()))?;
            InstanceFile::named_plainly(&instance)
        }
    };
    files::write(&import.out, named.to_json().map_err(|e| Wrong(e.to_string()))?.as_bytes())?;
    say(&format!("{} people, {} seats.", named.people.len(), named.seats.len()));
    Ok(ExitCode::SUCCESS)
}
