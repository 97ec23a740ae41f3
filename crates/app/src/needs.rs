//! Needs against present staffing: per post, per unit and job family, now and for five years.

use std::collections::BTreeMap;

use domain::need::{FormulaNeed, effectiveness};
use domain::projection::{PostProjection, YEARS, project};
use domain::snapshot::{PostIx, UnitIx};
use domain::unit::Sector;

use crate::act::{Act, Begun};
use crate::actor::Actor;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::UseCase;
use crate::world::World;

/// The three numbers of a post, and the people there. None overwrites another.
#[derive(Clone, Debug)]
pub struct PostNeed {
    /// The post.
    pub post: PostIx,
    /// Need by formula, where one can be computed.
    pub formula: Option<FormulaNeed>,
    /// Need fixed by decree.
    pub decreed: Option<u32>,
    /// Need agreed for the plan.
    pub agreed: Option<u32>,
    /// People there on the day asked about, definitive: today, or the same day of a year ahead.
    pub there: u32,
    /// Of those there today, who will have left by then.
    pub leaving: Leaving,
    /// Work over capacity (*EJ*), where workload is recorded; above 1 is overload.
    pub effectiveness: Option<f64>,
}

/// Who leaves a post by the calendar alone: exact dates, no rate and no chance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Leaving {
    /// Retirements.
    pub retiring: u32,
    /// Contracts that end before the person would retire.
    pub contracts: u32,
}

impl Leaving {
    fn of(world: &World, post: PostIx, years: usize) -> Self {
        if years == 0 {
            return Self::default();
        }
        let ahead = project(&world.snapshot, post, 0.0);
        let count = |lists: &[Vec<domain::snapshot::PersonIx>]| {
            u32::try_from(lists.iter().take(years).map(Vec::len).sum::<usize>()).unwrap_or(u32::MAX)
        };
        Self { retiring: count(&ahead.retiring), contracts: count(&ahead.contracts) }
    }

    /// Everybody who leaves.
    #[must_use]
    pub const fn all(&self) -> u32 {
        self.retiring + self.contracts
    }
}

/// By which need a gap is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// Fixed by decree.
    #[default]
    Decreed,
    /// By formula, rounded.
    Formula,
}

impl PostNeed {
    /// Needed people by a measure, where anybody told.
    #[must_use]
    pub fn known_need(&self, measure: Measure) -> Option<u32> {
        match measure {
            Measure::Decreed => self.decreed,
            Measure::Formula => self.formula.as_ref().map(|f| f.rounded),
        }
    }

    /// Needed people by a measure; 0 where unknown, for sums and bars.
    #[must_use]
    pub fn need(&self, measure: Measure) -> u32 {
        self.known_need(measure).unwrap_or(0)
    }

    /// Missing people; nobody where the need is unknown.
    #[must_use]
    pub fn shortage(&self, measure: Measure) -> u32 {
        self.known_need(measure).map_or(0, |need| need.saturating_sub(self.there))
    }

    /// People too many; nobody where the need is unknown: those there may well be needed.
    #[must_use]
    pub fn surplus(&self, measure: Measure) -> u32 {
        self.known_need(measure).map_or(0, |need| self.there.saturating_sub(need))
    }
}

/// The numbers of one post today.
#[must_use]
pub fn of_post(world: &World, post: PostIx) -> PostNeed {
    of_post_ahead(world, post, 0)
}

/// The numbers of one post, `years` ahead (0 to 5): the need held constant, those gone who leave by the calendar,
/// nobody hired or moved.
#[must_use]
pub fn of_post_ahead(world: &World, post: PostIx, years: usize) -> PostNeed {
    let record = &world.snapshot.post(post).record;
    let today = world.snapshot.people_there(post, world.today).count();
    let leaving = Leaving::of(world, post, years);
    let there = u32::try_from(today).unwrap_or(u32::MAX).saturating_sub(leaving.all());
    let tasks = world.snapshot.workload_of(post);
    let minutes: f64 = tasks.iter().map(domain::workload::WorkloadTask::minutes_a_year).sum();
    PostNeed {
        post,
        formula: world.formula[post.at()].clone(),
        decreed: record.decreed_need,
        agreed: record.agreed_need,
        there,
        leaving,
        effectiveness: if tasks.is_empty() {
            None
        } else {
            effectiveness(minutes, there, &world.settings.needs)
        },
    }
}

/// Sums over posts; shortage and surplus are never netted across jobs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Needed people.
    pub need: u32,
    /// People there.
    pub there: u32,
    /// Of those there today, who will have left by then.
    pub leaving: Leaving,
    /// Σ shortages.
    pub shortage: u32,
    /// Σ surpluses.
    pub surplus: u32,
    /// Posts whose need nobody told; they are in no shortage and no surplus.
    pub untold: u32,
}

impl Sums {
    fn add(&mut self, post: &PostNeed, measure: Measure) {
        self.need += post.need(measure);
        self.there += post.there;
        self.leaving.retiring += post.leaving.retiring;
        self.leaving.contracts += post.leaving.contracts;
        self.shortage += post.shortage(measure);
        self.surplus += post.surplus(measure);
        self.untold += u32::from(post.known_need(measure).is_none());
    }

    /// Takes another sum in.
    pub fn merge(&mut self, part: &Self) {
        self.need += part.need;
        self.there += part.there;
        self.leaving.retiring += part.leaving.retiring;
        self.leaving.contracts += part.leaving.contracts;
        self.shortage += part.shortage;
        self.surplus += part.surplus;
        self.untold += part.untold;
    }

    /// Filled share: Σ min(need, there) over Σ need, percent; `None` without a need.
    #[must_use]
    pub fn filled_percent(&self) -> Option<f64> {
        (self.need > 0)
            .then(|| 100.0 * f64::from(self.need - self.shortage.min(self.need)) / f64::from(self.need))
    }
}

/// One row of the heat map: a *perangkat daerah* with everything beneath it.
#[derive(Clone, Debug)]
pub struct HeatRow {
    /// The unit.
    pub unit: UnitIx,
    /// Its sector.
    pub sector: Option<Sector>,
    /// Sums by column.
    pub cells: Vec<Sums>,
    /// Sums of the row.
    pub total: Sums,
}

/// Unit × job family.
#[derive(Clone, Debug)]
pub struct HeatMap {
    /// Columns: job families by size, the last one is everything else where there are more.
    pub families: Vec<String>,
    /// Rows by shortage, worst first.
    pub rows: Vec<HeatRow>,
    /// Sums by column.
    pub columns: Vec<Sums>,
    /// Sums of everything.
    pub total: Sums,
    /// The measure used.
    pub measure: Measure,
}

/// Most columns a person can read.
const COLUMNS: usize = 12;
/// The column of everything else.
pub const OTHERS: &str = "";

/// Family under which a post counts: leaders together, then the family of the job.
#[must_use]
pub fn family(world: &World, post: PostIx) -> &str {
    let job = world.snapshot.job_of(post);
    if job.level.is_some_and(domain::job::JobLevel::is_managerial) { "pimpinan" } else { &job.family }
}

/// The families that have a column of their own on the heat map, and [`OTHERS`] where there are more.
#[must_use]
pub fn families(world: &World, measure: Measure) -> Vec<String> {
    let needs: Vec<PostNeed> = world.snapshot.post_indexes().map(|post| of_post(world, post)).collect();
    columns_of(world, &needs, measure)
}

fn columns_of(world: &World, needs: &[PostNeed], measure: Measure) -> Vec<String> {
    let mut sizes: BTreeMap<&str, u32> = BTreeMap::new();
    for need in needs {
        let today = need.there + need.leaving.all();
        *sizes.entry(family(world, need.post)).or_default() += need.need(measure).max(today);
    }
    let mut families: Vec<(&str, u32)> = sizes.into_iter().collect();
    families.sort_by_key(|(name, size)| (std::cmp::Reverse(*size), *name));
    let has_others = families.len() > COLUMNS;
    let mut names: Vec<String> = families.iter().take(COLUMNS).map(|(n, _)| (*n).to_owned()).collect();
    if has_others {
        names.truncate(COLUMNS - 1);
        names.push(OTHERS.to_owned());
    }
    names
}

/// The heat map of the agency, or of one sector, today.
#[must_use]
pub fn heat_map(world: &World, measure: Measure, sector: Option<Sector>) -> HeatMap {
    heat_map_ahead(world, measure, sector, 0)
}

/// The same `years` ahead (0 to 5). The columns are those of today, so that two years can be compared.
#[must_use]
pub fn heat_map_ahead(world: &World, measure: Measure, sector: Option<Sector>, years: usize) -> HeatMap {
    let posts = world.snapshot.post_indexes();
    let needs: Vec<PostNeed> = posts.map(|post| of_post_ahead(world, post, years)).collect();
    let names = columns_of(world, &needs, measure);
    let column = |name: &str| names.iter().position(|n| n == name).unwrap_or(names.len() - 1);
    let mut rows: BTreeMap<UnitIx, HeatRow> = BTreeMap::new();
    for need in &needs {
        let top = world.snapshot.unit(world.snapshot.unit_of(need.post)).top;
        let row = rows.entry(top).or_insert_with(|| HeatRow {
            unit: top,
            sector: world.snapshot.unit(top).record.sector,
            cells: vec![Sums::default(); names.len()],
            total: Sums::default(),
        });
        row.cells[column(family(world, need.post))].add(need, measure);
        row.total.add(need, measure);
    }
    let mut rows: Vec<HeatRow> =
        rows.into_values().filter(|row| sector.is_none() || row.sector == sector).collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(row.total.shortage), row.unit));
    let mut columns = vec![Sums::default(); names.len()];
    let mut total = Sums::default();
    for row in &rows {
        for (sum, cell) in columns.iter_mut().zip(&row.cells) {
            sum.merge(cell);
        }
        total.merge(&row.total);
    }
    HeatMap { families: names, rows, columns, total, measure }
}

/// Posts of a unit and everything beneath it, optionally of one family, today.
#[must_use]
pub fn posts_beneath(world: &World, unit: UnitIx, of_family: Option<&str>) -> Vec<PostNeed> {
    posts_beneath_ahead(world, unit, of_family, 0)
}

/// The same `years` ahead (0 to 5).
#[must_use]
pub fn posts_beneath_ahead(
    world: &World,
    unit: UnitIx,
    of_family: Option<&str>,
    years: usize,
) -> Vec<PostNeed> {
    world
        .snapshot
        .subtree(unit)
        .into_iter()
        .flat_map(|u| world.snapshot.posts_of_unit(u).to_vec())
        .filter(|post| of_family.is_none_or(|f| family(world, *post) == f))
        .map(|post| of_post_ahead(world, post, years))
        .collect()
}

/// Sums of posts.
#[must_use]
pub fn sums(posts: &[PostNeed], measure: Measure) -> Sums {
    let mut out = Sums::default();
    for post in posts {
        out.add(post, measure);
    }
    out
}

/// The five-year view of some posts: staff and need at year 0 to 5, and who leaves by the calendar.
#[derive(Clone, Debug)]
pub struct Projection {
    /// Needed people, held constant.
    pub need: u32,
    /// People at year 0 to 5, retirements, ended contracts and attrition taken off.
    pub staff: [f64; YEARS + 1],
    /// Retirements in year 1 to 5.
    pub retiring: [usize; YEARS],
    /// Contracts ending in year 1 to 5.
    pub contracts: [usize; YEARS],
    /// Post by post.
    pub posts: Vec<PostProjection>,
}

/// Projects posts five years ahead.
#[must_use]
pub fn projection(world: &World, posts: &[PostNeed], measure: Measure) -> Projection {
    let mut out = Projection {
        need: posts.iter().map(|p| p.need(measure)).sum(),
        staff: [0.0; YEARS + 1],
        retiring: [0; YEARS],
        contracts: [0; YEARS],
        posts: Vec::with_capacity(posts.len()),
    };
    for post in posts {
        let one = project(&world.snapshot, post.post, world.settings.needs.attrition);
        for (sum, part) in out.staff.iter_mut().zip(one.staff) {
            *sum += part;
        }
        for year in 0..YEARS {
            out.retiring[year] += one.retiring[year].len();
            out.contracts[year] += one.contracts[year].len();
        }
        out.posts.push(one);
    }
    out
}

/// Puts down that a table of needs leaves as a file; it holds no personal data, so there is no look to note.
///
/// # Errors
/// [`AppError::Forbidden`]; faults of storage. The file is then not made.
pub async fn export(cx: &Context, actor: &Actor, file: &str, posts: usize) -> Result<(), AppError> {
    let act = Act::intend(cx, actor, UseCase::Export, "needs").await?;
    actor.require(UseCase::ReadNeeds)?;
    let body = serde_json::json!({"file": file, "rows": posts});
    if let Begun::New(change) = act.change(None, body).await? {
        change.commit("").await?;
    }
    Ok(())
}
