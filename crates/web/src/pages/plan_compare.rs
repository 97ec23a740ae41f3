//! A9 `/rencana/banding`: two plans side by side, measure by measure and person by person.

use app::plan::PlanCase;
use app::plan::compare::{Comparison, Differing, compare};
use app::plan::view::Listed;
use app::world::World;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::ids::PlanId;
use serde::Deserialize;

use super::{limits, lines, words};
use crate::failure::Failure;
use crate::format;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::routes;
use crate::server::Web;
use crate::view::{Bar, Choice, Crumb, Fact, Field, Paging};
use crate::visit::{self, SignedIn};

/// Which plans, and which page of those who differ.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    satu: String,
    dua: String,
    hal: String,
}

/// A measure of both plans.
struct Measure {
    label: &'static str,
    first: String,
    second: String,
    bars: [Bar; 2],
    change: String,
}

/// Somebody whom the plans do not treat alike.
struct Line {
    name: String,
    href: String,
    first: String,
    second: String,
}

/// What stands on the page once two plans are chosen.
struct Shown {
    names: [String; 2],
    sentence: String,
    measures: Vec<Measure>,
    limits: [Vec<Fact>; 2],
    people: Vec<Line>,
    paging: Paging,
}

#[derive(Template)]
#[template(path = "pages/plan_compare.html")]
struct ComparePage {
    frame: Frame,
    l: Lang,
    crumbs: Vec<Crumb>,
    fields: [Field; 2],
    shown: Option<Shown>,
    is_few: bool,
}

/// `GET /rencana/banding`. Without a choice the two newest plans with an answer are compared.
pub(crate) async fn show(
    State(web): State<Web>,
    signed: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let l = signed.l;
    let listed = app::plan::list(&web.cx, &signed.actor).await?;
    let answered: Vec<&Listed> = listed
        .iter()
        .filter(|p| matches!(p.row.state.as_str(), "draft" | "published" | "withdrawn"))
        .collect();
    let chosen = |id: &str, at: usize| -> String {
        let known = answered.iter().find(|p| p.row.id.as_str() == id);
        known.or(answered.get(at)).map(|p| p.row.id.to_string()).unwrap_or_default()
    };
    let (first, second) = (chosen(&asked.satu, 1), chosen(&asked.dua, 0));
    let field = |name, label, current: &str| {
        let names: Vec<(String, String)> =
            answered.iter().map(|p| (p.row.id.to_string(), named(l, p))).collect();
        let pairs: Vec<(&str, &str)> = names.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
        Field::select(name, label, Choice::list(&pairs, current))
    };
    let world = web.cx.world().await?;
    let shown = if answered.len() > 1 {
        let found = compare(&web.cx, &signed.actor, &PlanId(first.clone()), &PlanId(second.clone())).await?;
        Some(shown(l, &world, &found, (&first, &second), lines::page_number(&asked.hal)))
    } else {
        None
    };
    visit::page(&ComparePage {
        crumbs: vec![
            Crumb::to(l.t("Rencana", "Plans"), routes::PLANS),
            Crumb::here(l.t("Bandingkan", "Compare")),
        ],
        fields: [
            field("satu", l.t("Rencana pertama", "First plan"), &first),
            field("dua", l.t("Rencana kedua", "Second plan"), &second),
        ],
        is_few: answered.len() < 2,
        shown,
        frame: signed.frame(&world),
        l,
    })
}

fn named(l: Lang, plan: &Listed) -> String {
    let number = format!("{} {}", l.t("Rencana", "Plan"), plan.row.number);
    match plan.asked.as_ref().map(|asked| asked.note.as_str()).filter(|note| !note.is_empty()) {
        Some(note) => format!("{number}: {note}"),
        None => number,
    }
}

fn shown(l: Lang, world: &World, found: &Comparison, ids: (&str, &str), page: usize) -> Shown {
    let n = |count: usize| format::size(l, count);
    let only = |is_first: bool| {
        let one = |d: &&Differing| if is_first { d.second.is_none() } else { d.first.is_none() };
        found.differing.iter().filter(one).count()
    };
    let (alike, only_first, only_second) = (found.alike, only(true), only(false));
    let elsewhere = found.differing.len() - only_first - only_second;
    let (alike, only_first, only_second, elsewhere) = (n(alike), n(only_first), n(only_second), n(elsewhere));
    Shown {
        names: [&found.first, &found.second].map(|case| format!("{} {}", l.t("Rencana", "Plan"), case.row.number)),
        sentence: l.t(
            format!("{alike} orang pindah ke jabatan yang sama pada keduanya. {only_first} hanya pindah pada yang pertama, {only_second} hanya pada yang kedua, dan {elsewhere} ke jabatan lain."),
            format!("{alike} people move to the same post in both. {only_first} move in the first only, {only_second} in the second only, and {elsewhere} to another post."),
        ),
        measures: measures(l, &found.first, &found.second),
        limits: [&found.first, &found.second].map(|case| limits::facts(l, case)),
        people: lines::page_of(&found.differing, page).iter().map(|one| line(l, world, found, one)).collect(),
        paging: Paging::new(
            l,
            found.differing.len(),
            lines::PER_PAGE,
            page,
            routes::PLANS_COMPARED,
            &[("satu", ids.0), ("dua", ids.1)],
        ),
    }
}

fn line(l: Lang, world: &World, found: &Comparison, one: &Differing) -> Line {
    let place = |case: &PlanCase, post: Option<_>| match post {
        Some(post) => words::post(&case.basis.snapshot, post),
        None => l.t("tetap", "stays").to_owned(),
    };
    let person = app::plan::case::person(&world.snapshot, &one.nip);
    Line {
        name: person.map_or_else(
            || l.t("Pegawai yang sudah tidak tercatat", "Somebody no longer on record").to_owned(),
            |ix| world.snapshot.person(ix).record.full_name(),
        ),
        href: person
            .map_or_else(String::new, |ix| routes::plan_person(&found.second.row.id, world.ids.person(ix))),
        first: place(&found.first, one.first),
        second: place(&found.second, one.second),
    }
}

fn measures(l: Lang, first: &PlanCase, second: &PlanCase) -> Vec<Measure> {
    let count = |label, of: &dyn Fn(&PlanCase) -> i64| {
        let (one, other) = (of(first), of(second));
        measure(label, (one, other), &|value| format::count(l, value), format::signed(l, other - one))
    };
    let value = |case: &PlanCase| case.summary.objective - case.summary.before.value;
    let points = |value: i64| words::points(l, value, true);
    vec![
        measure(
            l.t("Nilai bertambah, poin", "Value gained, points"),
            (value(first), value(second)),
            &points,
            points(value(second) - value(first)),
        ),
        count(l.t("Perpindahan", "Moves"), &|case| size(case.outcome.moves.len())),
        count(l.t("Kekurangan, orang", "Shortage, people"), &|case| case.outcome.after.shortage.into()),
        count(l.t("Kelebihan, orang", "Surplus, people"), &|case| case.outcome.after.surplus.into()),
        count(l.t("Jabatan pimpinan kosong", "Vacant leading posts"), &|case| {
            case.outcome.after.vacant_leads.into()
        }),
        count(l.t("Melewati masa jabatan terlama", "Past the longest time in post"), &|case| {
            case.outcome.after.overdue.into()
        }),
    ]
}

fn measure(
    label: &'static str,
    (first, second): (i64, i64),
    told: &dyn Fn(i64) -> String,
    change: String,
) -> Measure {
    let real = |value: i64| i32::try_from(value.max(0)).map_or(f64::from(i32::MAX), f64::from);
    let whole = real(first.max(second)).max(1.0);
    Measure {
        label,
        first: told(first),
        second: told(second),
        bars: [Bar::of(real(first), whole, None), Bar::of(real(second), whole, None)],
        change,
    }
}

fn size(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
