//! What changed since the picture of a plan was taken: whose data, which moves that touches, and whether the grounds
//! of the whole plan moved.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::ids::PlanId;
use domain::kind::Kind;
use domain::snapshot::PostIx;
use domain::tidy::{Cells, key_of};
use intake::directory::value;

use super::case::{self, PlanCase};
use super::compute::standing;
use crate::context::Context;
use crate::error::AppError;
use crate::stored_law::StoredLaw;

/// Something that every move of a plan rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// A register was declared or opened again.
    Registers,
    /// Severities of rules, or settings of the sums and needs.
    Settings,
    /// A pin, ban or waiver was made or lifted.
    Demands,
    /// Distances between places.
    Travel,
}

/// Data that changed after the picture of a plan was taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataChanges {
    /// NIP of people whose record or facts changed, sorted.
    pub people: Vec<String>,
    /// NIP of people whose move the change touches: their own data, or the unit, job or post they leave or come to.
    pub movers: Vec<String>,
    /// Units, jobs, posts, workload and facilities that changed.
    pub others: usize,
    /// What the whole plan rests on and is not as it was: nothing but a new computation helps.
    pub grounds: Vec<Ground>,
}

impl DataChanges {
    fn is_empty(&self) -> bool {
        self.people.is_empty() && self.others == 0 && self.grounds.is_empty()
    }
}

/// The last comparison: the plan, the version of the data, what it said.
pub(crate) type KeptChanges = (PlanId, i64, Arc<DataChanges>);

/// Compares the picture of a plan with the data as they stand, and the version of those data; `None` where nothing
/// changed. Comparing is slow, so the last one is kept.
///
/// # Errors
/// Faults of storage.
pub async fn since(cx: &Context, case: &PlanCase) -> Result<(Option<DataChanges>, i64), AppError> {
    let mut tx = cx.store.read(&cx.agency).await?;
    let now = store::agency::find(&mut tx).await?.ok_or(AppError::NotFound)?.data_version;
    let demands = store::demand::list(&mut tx, &case.row.round).await?;
    let snapshot = case.row.snapshot.clone().ok_or(AppError::NotFound)?;
    let taken = store::snapshot::version(&mut tx, &snapshot).await?;
    drop(tx);
    let mut changes = if taken == Some(now) {
        DataChanges::default()
    } else {
        match cx.kept_changes(&case.row.id, now) {
            Some(kept) => (*kept).clone(),
            None => {
                let fresh = Arc::new(compare(cx, case).await?);
                cx.keep_changes((case.row.id.clone(), now, fresh.clone()));
                (*fresh).clone()
            }
        }
    };
    if demands_differ(case, &demands) {
        changes.grounds.push(Ground::Demands);
    }
    Ok(((!changes.is_empty()).then_some(changes), now))
}

/// Whether other demands stand than those the plan was asked with.
#[must_use]
pub fn demands_differ(case: &PlanCase, demands: &[store::demand::DemandRow]) -> bool {
    let now: BTreeSet<&str> = standing(demands, case.basis.asked.effective).map(|d| d.id.as_str()).collect();
    now != case.basis.demand_ids.iter().map(String::as_str).collect()
}

async fn compare(cx: &Context, case: &PlanCase) -> Result<DataChanges, AppError> {
    let snapshot = case.row.snapshot.clone().ok_or(AppError::NotFound)?;
    let mut tx = cx.store.read(&cx.agency).await?;
    let (picture, _) = store::snapshot::find(&mut tx, &snapshot).await?.ok_or(AppError::NotFound)?;
    let stored = store::record::load(&mut tx, Kind::ALL).await?;
    let now = crate::world::records(&stored, store::register::load(&mut tx).await?)?;
    drop((tx, stored));
    let world = cx.world().await?;
    let mut grounds = BTreeSet::new();
    if picture.records.registers != now.registers {
        grounds.insert(Ground::Registers);
    }
    let (basis, settings) = (&case.basis, &world.settings);
    let set = StoredLaw::of(&settings.law);
    if (basis.scores, basis.needs) != (settings.scores, settings.needs) || basis.set != set {
        grounds.insert(Ground::Settings);
    }
    let (then, now) = (rows_of(picture.records), rows_of(now));
    let mut out = DataChanges::default();
    let mut places = Places::default();
    for (kind, _, cells) in then.symmetric_difference(&now) {
        match kind {
            Kind::Places => drop(grounds.insert(Ground::Travel)),
            Kind::Units | Kind::Jobs | Kind::Posts | Kind::Workload | Kind::Facilities => {
                out.others += 1;
                places.note(*kind, cells);
            }
            _ => out.people.extend(cells.first().cloned().flatten()),
        }
    }
    out.people.sort();
    out.people.dedup();
    let changed: BTreeSet<_> =
        out.people.iter().filter_map(|nip| case::person(&basis.snapshot, nip)).collect();
    let touched = case.outcome.moves.iter().filter(|m| {
        changed.contains(&m.person)
            || places.touch(case, m.to)
            || basis.snapshot.post_of(m.person).is_some_and(|post| places.touch(case, post))
    });
    out.movers = touched.map(|m| basis.snapshot.person(m.person).record.nip.as_str().to_owned()).collect();
    out.grounds = grounds.into_iter().collect();
    Ok(out)
}

/// Units, jobs and posts that changed, by their codes.
#[derive(Default)]
struct Places {
    units: BTreeSet<String>,
    jobs: BTreeSet<String>,
    posts: BTreeSet<(String, String)>,
}

impl Places {
    fn note(&mut self, kind: Kind, cells: &Cells) {
        let get = |column| value(kind, cells, column).unwrap_or_default().to_owned();
        match kind {
            Kind::Units => drop(self.units.insert(get("code"))),
            Kind::Jobs => drop(self.jobs.insert(get("code"))),
            Kind::Facilities => drop(self.units.insert(get("unit_code"))),
            _ => drop(self.posts.insert((get("unit_code"), get("job_code")))),
        }
    }

    fn touch(&self, case: &PlanCase, post: PostIx) -> bool {
        let record = &case.basis.snapshot.post(post).record;
        let (unit, job) = (record.unit.as_str(), record.job.as_str());
        self.units.contains(unit)
            || self.jobs.contains(job)
            || self.posts.contains(&(unit.to_owned(), job.to_owned()))
    }
}

fn rows_of(records: domain::agency::Records) -> BTreeSet<(Kind, String, Cells)> {
    records
        .into_records()
        .map(|record| {
            let (kind, cells) = (record.kind(), record.cells());
            (kind, key_of(kind, &cells), cells)
        })
        .collect()
}
