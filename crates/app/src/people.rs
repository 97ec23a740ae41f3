//! Finding people and posts, and reading a person with the right to do so.

use std::sync::Arc;

use domain::ids::{PersonId, UnitId};
use domain::kind::Kind;
use domain::nip::Nip;
use domain::snapshot::{PersonIx, PostIx, Seat, UnitIx};
use domain::time::full_months;
use placement::outcome::Move;

use crate::actor::Actor;
use crate::context::Context;
use crate::error::AppError;
use crate::permission::{Role, UseCase};
use crate::plan::PlanCase;
use crate::world::World;

/// What is looked for among people.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Part of a name, a NIP with or without blanks, or part of a unit's name.
    pub text: String,
    /// Only beneath this unit.
    pub unit: Option<UnitIx>,
    /// Only those at least so many months in their post.
    pub months_at_least: Option<i32>,
    /// Only those at most so many months in their post.
    pub months_below: Option<i32>,
}

/// People that fit, by name. The caller shows them by pages and notes the look.
#[must_use]
pub fn search(world: &World, search: &Search) -> Vec<PersonIx> {
    let text = search.text.trim().to_lowercase();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let is_number = !digits.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace());
    let snapshot = &world.snapshot;
    let fits_text = |ix: PersonIx| {
        let person = &snapshot.person(ix).record;
        if text.is_empty() {
            return true;
        }
        if is_number {
            return person.nip.as_str().contains(&digits);
        }
        let unit = snapshot.current_unit(ix).map(|u| snapshot.unit(u).record.name.to_lowercase());
        text.split_whitespace().all(|word| person.name.to_lowercase().contains(word))
            || unit.is_some_and(|name| name.contains(&text))
    };
    let fits_months = |ix: PersonIx| {
        let months = snapshot.months_in_post(ix, world.today);
        search.months_at_least.is_none_or(|least| months.is_some_and(|m| m >= least))
            && search.months_below.is_none_or(|most| months.is_some_and(|m| m < most))
    };
    let fits_unit = |ix: PersonIx| {
        search
            .unit
            .is_none_or(|above| snapshot.current_unit(ix).is_some_and(|u| snapshot.lies_within(u, above)))
    };
    let mut found: Vec<PersonIx> = snapshot
        .person_indexes()
        .filter(|ix| snapshot.is_there(*ix, world.today))
        .filter(|ix| fits_unit(*ix) && fits_months(*ix) && fits_text(*ix))
        .collect();
    found.sort_by(|a, b| snapshot.person(*a).record.name.cmp(&snapshot.person(*b).record.name));
    found
}

/// Posts whose job or unit holds every word of the text, by unit and job.
#[must_use]
pub fn search_posts(world: &World, text: &str, only_vacant: bool) -> Vec<PostIx> {
    let words: Vec<String> = text.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let snapshot = &world.snapshot;
    snapshot
        .post_indexes()
        .filter(|post| {
            let name = format!(
                "{} {}",
                snapshot.job_of(*post).name,
                snapshot.unit(snapshot.unit_of(*post)).record.name
            )
            .to_lowercase();
            words.iter().all(|w| name.contains(w.as_str()))
        })
        .filter(|post| {
            let there = snapshot.people_there(*post, world.today).count();
            !only_vacant || snapshot.post(*post).record.decreed_need.is_some_and(|n| n as usize > there)
        })
        .collect()
}

/// People by whole years in their present post: 0, 1, … 19, and 20 or more; those without a date are left out.
#[must_use]
pub fn tenure_by_year(world: &World, people: &[PersonIx]) -> [usize; 21] {
    let mut out = [0; 21];
    for ix in people {
        if let Some(since) = world.snapshot.person(*ix).in_post_since {
            let years = usize::try_from(full_months(since, world.today) / 12).unwrap_or(0);
            out[years.min(20)] += 1;
        }
    }
    out
}

/// Whether the actor may see a person: their own page, staff of units they head, or anybody by role.
#[must_use]
pub fn may_see(world: &World, actor: &Actor, person: PersonIx) -> bool {
    if actor.person.as_ref() == Some(world.ids.person(person)) || actor.may(UseCase::ReadPeople) {
        return true;
    }
    let Some(unit) = world.snapshot.current_unit(person) else { return false };
    heads(world, actor).any(|head| world.snapshot.lies_within(unit, head))
}

/// Units the actor heads, as positions.
pub fn heads<'a>(world: &'a World, actor: &'a Actor) -> impl Iterator<Item = UnitIx> + 'a {
    actor.headed_units().filter_map(|id| world.unit(id).ok())
}

/// Whether the actor may see a unit's page: one they head, or any by role.
#[must_use]
pub fn may_see_unit(world: &World, actor: &Actor, unit: UnitIx) -> bool {
    let by_role = [Role::Analyst, Role::AppraisalTeam, Role::AppointingAuthority, Role::Auditor];
    by_role.iter().any(|role| actor.has(*role))
        || heads(world, actor).any(|head| world.snapshot.lies_within(unit, head))
}

/// Opens a person's page: the world and the position, the look noted.
///
/// # Errors
/// [`AppError::NotFound`] where there is no such person or the actor may not see them; faults.
pub async fn open(cx: &Context, actor: &Actor, id: &PersonId) -> Result<(Arc<World>, PersonIx), AppError> {
    let world = cx.world().await?;
    let person = world.person(id)?;
    if !may_see(&world, actor, person) {
        return Err(AppError::NotFound);
    }
    cx.note_look(actor, UseCase::ReadPeople, std::slice::from_ref(id), &["identity", "career", "assessment"])
        .await?;
    Ok((world, person))
}

/// A unit with the people its page names.
pub struct UnitView {
    /// The world.
    pub world: Arc<World>,
    /// The unit.
    pub unit: UnitIx,
    /// The published plan, where there is one.
    pub plan: Option<Arc<PlanCase>>,
    /// People there, by name, no more than were asked for.
    pub people: Vec<PersonIx>,
    /// Moves into the unit by the published plan.
    pub coming: Vec<Move>,
    /// Moves out of it.
    pub going: Vec<Move>,
}

impl UnitView {
    /// What a unit's page names of its people, at most `most` of those there.
    #[must_use]
    pub fn new(world: Arc<World>, unit: UnitIx, plan: Option<Arc<PlanCase>>, most: usize) -> Self {
        let people = in_unit(&world, unit).into_iter().take(most).collect();
        let (coming, going) = plan.as_deref().map(|case| across(case, &world, unit)).unwrap_or_default();
        Self { world, unit, plan, people, coming, going }
    }
}

/// Moves across the border of a unit, in the picture the plan was computed on: in and out.
fn across(case: &PlanCase, world: &World, unit: UnitIx) -> (Vec<Move>, Vec<Move>) {
    let then = &case.basis.snapshot;
    let Some(unit) = then.find_unit(&world.snapshot.unit(unit).record.code) else {
        return Default::default();
    };
    let is_inside = |post: PostIx| then.lies_within(then.unit_of(post), unit);
    let (mut coming, mut going) = (Vec::new(), Vec::new());
    for one in &case.outcome.moves {
        match (one.from.is_some_and(is_inside), is_inside(one.to)) {
            (false, true) => coming.push(*one),
            (true, false) => going.push(*one),
            _ => {}
        }
    }
    (coming, going)
}

/// Opens a unit's page with at most `most` of its people and whoever comes and goes by the published plan; the look
/// at all of them is noted.
///
/// # Errors
/// [`AppError::NotFound`] where there is no such unit or the actor may not see it; faults.
pub async fn open_unit(cx: &Context, actor: &Actor, id: &UnitId, most: usize) -> Result<UnitView, AppError> {
    let world = cx.world().await?;
    let unit = world.unit(id)?;
    if !may_see_unit(&world, actor, unit) {
        return Err(AppError::NotFound);
    }
    let plan = crate::plan::published(cx).await?;
    let view = UnitView::new(world, unit, plan, most);
    let there: Vec<PersonId> = view.people.iter().map(|ix| view.world.ids.person(*ix).clone()).collect();
    cx.note_look(actor, UseCase::ReadUnit, &there, &["identity", "career"]).await?;
    if let Some(case) = view.plan.as_deref() {
        let moving = view.coming.iter().chain(&view.going).map(|m| m.person);
        let moving: Vec<PersonId> =
            crate::looks::of_today(&view.world, &case.basis.snapshot, moving).collect();
        cx.note_look(actor, UseCase::ReadUnit, &moving, &["identity", "move"]).await?;
    }
    Ok(view)
}

/// People in a unit itself, without units beneath, by name.
#[must_use]
pub fn in_unit(world: &World, unit: UnitIx) -> Vec<PersonIx> {
    let snapshot = &world.snapshot;
    let mut found: Vec<PersonIx> = snapshot
        .posts_of_unit(unit)
        .iter()
        .flat_map(|post| snapshot.people_there(*post, world.today).collect::<Vec<_>>())
        .collect();
    let off_map = |ix: &PersonIx| {
        matches!(snapshot.person(*ix).seat, Seat::OffMap { unit: Some(u), .. } if u == unit)
            && snapshot.is_there(*ix, world.today)
    };
    found.extend(snapshot.person_indexes().filter(off_map));
    found.sort_by(|a, b| snapshot.person(*a).record.name.cmp(&snapshot.person(*b).record.name));
    found
}

/// The people whose NIP stands among texts, each once.
pub(crate) fn named<'a>(world: &World, texts: impl Iterator<Item = &'a str>) -> Vec<PersonId> {
    let mut found: Vec<PersonIx> = texts
        .filter(|text| text.len() >= 18)
        .filter_map(|text| {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            world.snapshot.find_person(&Nip::parse(&digits).ok()?)
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|ix| world.ids.person(ix).clone()).collect()
}

/// All records of a kind as tidy rows, for a file; the export is recorded, and the look at people noted.
///
/// # Errors
/// [`AppError::Forbidden`]; faults of storage.
pub async fn export(cx: &Context, actor: &Actor, kind: Kind) -> Result<Vec<domain::tidy::Cells>, AppError> {
    let act = crate::act::Act::intend(cx, actor, UseCase::Export, format!("kind:{}", kind.code())).await?;
    let mut tx = cx.store.read(&cx.agency).await?;
    let rows = store::record::load(&mut tx, &[kind]).await?.remove(&kind).unwrap_or_default();
    drop(tx);
    let world = cx.world().await?;
    let seen = match kind {
        Kind::Units | Kind::Jobs | Kind::Posts | Kind::Workload | Kind::Places | Kind::Facilities => {
            Vec::new()
        }
        // Every other kind is about people and begins with the NIP.
        _ => named(&world, rows.iter().filter_map(|row| row.cells.first()?.as_deref())),
    };
    cx.note_look(actor, UseCase::Export, &seen, &[kind.code()]).await?;
    let body = serde_json::json!({"kind": kind.code(), "rows": rows.len()});
    if let crate::act::Begun::New(change) = act.change(None, body).await? {
        change.commit("").await?;
    }
    Ok(rows.into_iter().map(|r| r.cells).collect())
}
