//! Lines that several pages share: a post with its staffing, a person in a list, words for slugs.

use crate::format;
use crate::lang::Lang;
use crate::routes;
use crate::view::{Bar, Tag};
use app::needs::{Measure, PostNeed};
use app::world::World;
use domain::snapshot::{PersonIx, PostIx, UnitIx};
use domain::unit::Sector;
pub(crate) use text::label::capital;

/// Rows on one page of a list.
pub(crate) const PER_PAGE: usize = 25;

/// A post in a list.
#[derive(Clone, Debug)]
pub(crate) struct PostLine {
    pub(crate) job: String,
    pub(crate) unit: String,
    pub(crate) href: String,
    pub(crate) unit_href: String,
    pub(crate) need: String,
    pub(crate) there: String,
    /// Who will have left by the day looked at; empty for today and where nobody does.
    pub(crate) leaving: String,
    pub(crate) gap: String,
    pub(crate) tag: Tag,
    pub(crate) bar: Bar,
}

/// A post as a line; its bar is as long as the post is full.
pub(crate) fn post_line(l: Lang, world: &World, need: &PostNeed, measure: Measure) -> PostLine {
    let needed = need.need(measure);
    let unit = world.snapshot.unit_of(need.post);
    PostLine {
        job: world.snapshot.job_of(need.post).name.clone(),
        unit: unit_name(world, unit).to_owned(),
        href: routes::post(world.ids.post(need.post)),
        unit_href: routes::unit(world.ids.unit(unit)),
        need: known_need(l, need, measure),
        there: format::count(l, need.there.into()),
        leaving: leaving(l, need),
        gap: format::signed(l, gap(need, measure)),
        tag: state(world, need, measure),
        bar: Bar::of(need.there.into(), needed.max(need.there).max(1).into(), Some(needed.into())),
    }
}

fn leaving(l: Lang, need: &PostNeed) -> String {
    let (retiring, contracts) = (need.leaving.retiring, need.leaving.contracts);
    let mut parts = Vec::new();
    if retiring > 0 {
        let count = format::count(l, retiring.into());
        parts.push(l.t(format!("{count} pensiun"), format!("{count} retire")));
    }
    if contracts > 0 {
        let count = format::count(l, contracts.into());
        parts.push(l.t(format!("{count} kontrak berakhir"), format!("{count} contracts end")));
    }
    parts.join(", ")
}

/// People there minus people needed.
pub(crate) fn gap(need: &PostNeed, measure: Measure) -> i64 {
    i64::from(need.surplus(measure)) - i64::from(need.shortage(measure))
}

/// A need that may be unknown, said in words.
fn known_need(l: Lang, need: &PostNeed, measure: Measure) -> String {
    match need.known_need(measure) {
        Some(known) => format::count(l, known.into()),
        None => l.t("belum ada", "none yet").to_owned(),
    }
}

/// The state of a post: below its minimum, short, enough, or more than needed.
pub(crate) fn state(world: &World, need: &PostNeed, measure: Measure) -> Tag {
    let minimum = world.snapshot.post(need.post).record.minimum;
    if minimum.is_some_and(|least| need.there < least) {
        Tag::Critical
    } else if need.known_need(measure).is_none() {
        Tag::Unknown
    } else if need.shortage(measure) > 0 {
        Tag::Short
    } else if need.surplus(measure) > 0 {
        Tag::Surplus
    } else {
        Tag::Enough
    }
}

/// A person in a list.
#[derive(Clone, Debug)]
pub(crate) struct PersonLine {
    pub(crate) name: String,
    pub(crate) nip: String,
    pub(crate) href: String,
    pub(crate) job: String,
    pub(crate) unit: String,
    pub(crate) rank: String,
    pub(crate) tenure: String,
    pub(crate) retires: String,
}

/// A person as a line.
pub(crate) fn person_line(l: Lang, world: &World, ix: PersonIx) -> PersonLine {
    let snapshot = &world.snapshot;
    let person = &snapshot.person(ix).record;
    let unknown = || l.t("belum tercatat", "not recorded").to_owned();
    let job = snapshot.current_job(ix);
    PersonLine {
        name: person.full_name(),
        nip: text::format::nip(&person.nip),
        href: routes::person(world.ids.person(ix)),
        job: job.map_or_else(unknown, |job| job.name.clone()),
        unit: snapshot.current_unit(ix).map_or_else(unknown, |unit| unit_name(world, unit).to_owned()),
        rank: person.rank.map_or_else(unknown, |rank| rank.to_string()),
        tenure: snapshot
            .months_in_post(ix, world.today)
            .map_or_else(unknown, |months| format::months(l, months)),
        retires: job
            .and_then(|job| snapshot.retirement_day(ix, job))
            .map_or_else(unknown, |day| format::date(l, day)),
    }
}

/// The name of a unit.
pub(crate) fn unit_name(world: &World, unit: UnitIx) -> &str {
    &world.snapshot.unit(unit).record.name
}

/// A job family in words: the slug with blanks, leaders and the rest by name.
pub(crate) fn family_words(l: Lang, slug: &str) -> String {
    match slug {
        app::needs::OTHERS => l.t("Lainnya", "Others").to_owned(),
        "pimpinan" => l.t("Pimpinan", "Leaders").to_owned(),
        slug => capital(&text::label::slug(slug)),
    }
}

/// A sector in words, also where none is recorded.
pub(crate) fn sector_words(l: Lang, sector: Option<Sector>) -> String {
    sector.map_or_else(
        || l.t("Tanpa kelompok", "Without a sector").to_owned(),
        |sector| capital(text::label::sector(l, sector)),
    )
}

/// A page number of an address, from 1.
pub(crate) fn page_number(text: &str) -> usize {
    text.parse().unwrap_or(1).max(1)
}

/// One page of a list.
pub(crate) fn page_of<T>(list: &[T], page: usize) -> &[T] {
    let last = list.len().div_ceil(PER_PAGE).max(1);
    let from = (page.clamp(1, last) - 1) * PER_PAGE;
    list.get(from..(from + PER_PAGE).min(list.len())).unwrap_or(&[])
}

/// The measure an address asks for; by decree unless said otherwise.
pub(crate) fn measure_of(text: &str) -> Measure {
    if text == "rumus" { Measure::Formula } else { Measure::Decreed }
}

/// The post of a person, when on the map, as a link.
pub(crate) fn post_href(world: &World, post: PostIx) -> String {
    routes::post(world.ids.post(post))
}
