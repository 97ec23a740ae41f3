//! K1 `/unit/{id}` and the list `/unit`: staffing per post, who comes and goes by the published plan, who
//! retires, and the people. Dense for analysts, calm for the unit's head; one template for both.

use crate::charts::{self, Chart, Words, YearBar};
use crate::failure::Failure;
use crate::format;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::pages::lines::{self, PersonLine, PostLine};
use crate::routes;
use crate::server::Web;
use crate::view::{Crumb, Fact, Figure, Tag};
use crate::visit::{self, SignedIn};
use app::needs::{self, Measure, PostNeed};
use app::people::{self, UnitView};
use app::permission::UseCase;
use app::plan::case::PlanCase;
use app::world::World;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::ids::UnitId;
use domain::snapshot::{PostIx, UnitIx};
use placement::outcome::Move;

/// Rows of people or posts shown at once; a whole agency's list has its own page.
const SHOWN: usize = 25;

#[derive(Template)]
#[template(path = "pages/unit.html")]
pub(crate) struct UnitPage {
    frame: Frame,
    l: Lang,
    is_dense: bool,
    crumbs: Vec<Crumb>,
    name: String,
    lede: String,
    tag: Tag,
    figures: Vec<Figure>,
    facts: Vec<Fact>,
    plan: Option<Flow>,
    /// What stands in place of a plan.
    no_plan: String,
    posts: Vec<PostLine>,
    posts_left_out: String,
    children: Vec<(String, String, String)>,
    chart: Option<Chart>,
    people: Vec<PersonLine>,
    people_href: String,
    needs_href: String,
}

/// Who comes and goes by the published plan.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flow {
    coming: Vec<[String; 3]>,
    going: Vec<[String; 3]>,
}

/// `GET /unit/{id}`.
pub(crate) async fn show(
    State(web): State<Web>,
    visit: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let view = people::open_unit(&web.cx, &visit.actor, &UnitId(id), SHOWN).await?;
    let mut page = UnitPage::new(visit.frame(&view.world), &view, visit.actor.may(UseCase::ReadNeeds));
    if let Some(sentence) = super::mine::withdrawn(&web, visit.l).await? {
        page.no_plan = sentence;
    }
    visit::page(&page)
}

impl UnitPage {
    pub(crate) fn new(frame: Frame, view: &UnitView, is_dense: bool) -> Self {
        let (l, world, unit) = (frame.l, &*view.world, view.unit);
        let measure = Measure::Decreed;
        let mut list = needs::posts_beneath(world, unit, None);
        list.sort_by_key(|need| lines::gap(need, measure));
        let name = lines::unit_name(world, unit).to_owned();
        let shown = list.len().min(SHOWN);
        let id = world.ids.unit(unit);
        Self {
            is_dense,
            crumbs: crumbs(l, world, unit, is_dense),
            lede: lede(l, &list),
            tag: overall(world, &list),
            figures: figures(l, &list),
            facts: facts(l, world, unit),
            plan: view.plan.as_deref().map(|case| flow(case, view)),
            no_plan: l
                .t(
                    "Siapa yang datang dan pergi tampil di sini setelah BKPSDM menerbitkan rancangan.",
                    "Who arrives and leaves will stand here once BKPSDM publishes a draft.",
                )
                .to_owned(),
            posts: list.iter().take(SHOWN).map(|n| lines::post_line(l, world, n, measure)).collect(),
            posts_left_out: if list.len() > shown {
                let (shown, all) = (format::size(l, shown), format::size(l, list.len()));
                l.t(
                    format!("{shown} dari {all} jabatan, yang paling kurang lebih dahulu."),
                    format!("{shown} of {all} posts, the shortest first."),
                )
            } else {
                String::new()
            },
            children: children(l, world, unit),
            chart: retirements(l, world, &list),
            people: view.people.iter().map(|ix| lines::person_line(l, world, *ix)).collect(),
            people_href: if is_dense {
                routes::query(routes::PEOPLE, &[("unit", id.as_str())])
            } else {
                String::new()
            },
            needs_href: if is_dense {
                routes::query(routes::NEEDS, &[("unit", id.as_str())])
            } else {
                String::new()
            },
            name,
            frame,
            l,
        }
    }
}

fn crumbs(l: Lang, world: &World, unit: UnitIx, is_dense: bool) -> Vec<Crumb> {
    let mut up = Vec::new();
    let mut at = world.snapshot.unit(unit).parent;
    while let Some(above) = at {
        up.push(Crumb::to(lines::unit_name(world, above), routes::unit(world.ids.unit(above))));
        at = world.snapshot.unit(above).parent;
    }
    // A head sees no page above their own unit, so no road leads there.
    if !is_dense {
        up.clear();
    }
    up.push(Crumb::to(l.t("Unit kerja", "Work units"), routes::UNITS));
    up.reverse();
    up.push(Crumb::here(lines::unit_name(world, unit)));
    up
}

fn lede(l: Lang, list: &[PostNeed]) -> String {
    let sums = needs::sums(list, Measure::Decreed);
    let (short, over) = (format::count(l, sums.shortage.into()), format::count(l, sums.surplus.into()));
    match (sums.need, sums.shortage, sums.surplus) {
        (0, ..) => {
            l.t("Kebutuhan unit ini belum ditetapkan.", "No need of this unit is decreed yet.").to_owned()
        }
        (_, 0, 0) => {
            l.t("Semua jabatan terisi sesuai kebutuhan.", "Every post is filled as needed.").to_owned()
        }
        (_, 0, _) => l.t(format!("Lebih {over} orang."), format!("{over} more than needed.")),
        (_, _, 0) => l.t(format!("Kurang {short} orang."), format!("Short by {short}.")),
        _ => l.t(
            format!("Kurang {short} orang pada sebagian jabatan, lebih {over} pada jabatan lain."),
            format!("Short by {short} in some posts, {over} more than needed in others."),
        ),
    }
}

fn overall(world: &World, list: &[PostNeed]) -> Tag {
    let states: Vec<Tag> = list.iter().map(|need| lines::state(world, need, Measure::Decreed)).collect();
    let has = |tag| states.contains(&tag);
    [Tag::Critical, Tag::Short, Tag::Surplus, Tag::Enough]
        .into_iter()
        .find(|tag| has(*tag))
        .unwrap_or(Tag::Unknown)
}

fn figures(l: Lang, list: &[PostNeed]) -> Vec<Figure> {
    let sums = needs::sums(list, Measure::Decreed);
    let people = l.t("orang", "people");
    let filled = sums.filled_percent().map_or_else(String::new, |share| {
        let share = format::percent(l, share);
        l.t(format!("{share} kebutuhan terpenuhi"), format!("{share} of the need met"))
    });
    vec![
        Figure::new(
            l.t("Kebutuhan", "Need"),
            format::count(l, sums.need.into()),
            people,
            l.t("menurut penetapan", "as decreed"),
        ),
        Figure::new(
            l.t("Terisi (bezetting)", "Filled"),
            format::count(l, sums.there.into()),
            people,
            &filled,
        ),
        Figure::new(l.t("Kekurangan", "Shortage"), format::count(l, sums.shortage.into()), people, ""),
        Figure::new(l.t("Kelebihan", "Surplus"), format::count(l, sums.surplus.into()), people, ""),
    ]
}

fn facts(l: Lang, world: &World, unit: UnitIx) -> Vec<Fact> {
    let node = world.snapshot.unit(unit);
    let unknown = || l.t("belum tercatat", "not recorded").to_owned();
    let yes_no = |value: bool| l.t(["tidak", "ya"], ["no", "yes"])[usize::from(value)].to_owned();
    vec![
        Fact::new(l.t("Jenis", "Kind"), text::label::unit_kind(l, node.record.kind)),
        Fact::new(l.t("Kelompok", "Sector"), lines::sector_words(l, node.record.sector)),
        Fact::new(
            l.t("Kecamatan", "District"),
            node.district.as_ref().map_or_else(unknown, |district| district.as_str().to_owned()),
        ),
        Fact::new(
            l.t("Daerah khusus", "Special area"),
            node.record.special_area.map_or_else(unknown, yes_no),
        ),
    ]
}

fn children(l: Lang, world: &World, unit: UnitIx) -> Vec<(String, String, String)> {
    let line = |child: &UnitIx| {
        let sums = needs::sums(&needs::posts_beneath(world, *child, None), Measure::Decreed);
        let state = if sums.shortage > 0 {
            let count = format::count(l, sums.shortage.into());
            l.t(format!("kurang {count}"), format!("short {count}"))
        } else {
            l.t("cukup", "enough").to_owned()
        };
        (lines::unit_name(world, *child).to_owned(), routes::unit(world.ids.unit(*child)), state)
    };
    world.snapshot.unit(unit).children.iter().map(line).collect()
}

/// Retirements and ended contracts of the next five years, as a chart; none where nobody leaves.
fn retirements(l: Lang, world: &World, list: &[PostNeed]) -> Option<Chart> {
    let ahead = needs::projection(world, list, Measure::Decreed);
    let sum: usize = ahead.retiring.iter().chain(&ahead.contracts).sum();
    if sum == 0 {
        return None;
    }
    let whole = |n: &usize| i64::try_from(*n).unwrap_or(i64::MAX);
    let bars: Vec<YearBar> = (1_i16..)
        .zip(ahead.retiring.iter().zip(&ahead.contracts))
        .map(|(year, (retiring, ending))| YearBar {
            label: (world.today.year() + year).to_string(),
            parts: vec![whole(retiring), whole(ending)],
            need: None,
        })
        .collect();
    let sum = text::format::count(l, whole(&sum), "orang", "person", "people");
    let title = l.t(
        format!("{sum} berhenti menurut kalender dalam lima tahun"),
        format!("{sum} to leave by the calendar within five years"),
    );
    let subtitle = l.t(
        "Dua belas bulan yang berakhir pada tahun itu. Pensiun menurut BUP dan kontrak yang berakhir.",
        "Twelve months ending in that year. Retirements by age limit and contracts that end.",
    );
    let words = Words { id: "pensiun", title: &title, subtitle, story: &title };
    Some(charts::years(
        l,
        &words,
        &[l.t("Pensiun", "Retirement"), l.t("Kontrak berakhir", "Contract ends")],
        &bars,
    ))
}

/// Moves across the border of the unit in words.
fn flow(case: &PlanCase, view: &UnitView) -> Flow {
    let then = &case.basis.snapshot;
    let place =
        |post: PostIx| format!("{}, {}", then.job_of(post).name, then.unit(then.unit_of(post)).record.name);
    let line = |one: &Move| {
        let from = one.from.map_or_else(String::new, place);
        [then.person(one.person).record.full_name(), from, place(one.to)]
    };
    Flow { coming: view.coming.iter().map(line).collect(), going: view.going.iter().map(line).collect() }
}

#[derive(Template)]
#[template(path = "pages/units.html")]
pub(crate) struct UnitsPage {
    frame: Frame,
    l: Lang,
    crumbs: Vec<Crumb>,
    units: Vec<UnitLine>,
}

/// A unit in the list.
pub(crate) struct UnitLine {
    name: String,
    href: String,
    kind: &'static str,
    need: String,
    there: String,
    shortage: String,
    surplus: String,
}

/// `GET /unit`: the units at the top, or those one heads.
pub(crate) async fn list(State(web): State<Web>, visit: SignedIn) -> Result<Response, Failure> {
    visit.require(UseCase::ReadUnit)?;
    let world = web.cx.world().await?;
    let units: Vec<UnitIx> = if visit.actor.may(UseCase::ReadNeeds) {
        world.snapshot.unit_indexes().filter(|unit| world.snapshot.unit(*unit).top == *unit).collect()
    } else {
        people::heads(&world, &visit.actor).collect()
    };
    visit::page(&UnitsPage::new(visit.frame(&world), &world, &units))
}

impl UnitsPage {
    pub(crate) fn new(frame: Frame, world: &World, units: &[UnitIx]) -> Self {
        let l = frame.l;
        let line = |unit: &UnitIx| {
            let sums = needs::sums(&needs::posts_beneath(world, *unit, None), Measure::Decreed);
            UnitLine {
                name: lines::unit_name(world, *unit).to_owned(),
                href: routes::unit(world.ids.unit(*unit)),
                kind: text::label::unit_kind(l, world.snapshot.unit(*unit).record.kind),
                need: format::count(l, sums.need.into()),
                there: format::count(l, sums.there.into()),
                shortage: format::count(l, sums.shortage.into()),
                surplus: format::count(l, sums.surplus.into()),
            }
        };
        Self {
            crumbs: vec![Crumb::here(l.t("Unit kerja", "Work units"))],
            units: units.iter().map(line).collect(),
            frame,
            l,
        }
    }
}
