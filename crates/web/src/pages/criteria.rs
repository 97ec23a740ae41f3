//! A17 `/kriteria`: the criteria, their formulas and weights by version; public. Analysts publish new ones here.

use app::act::FormKey;
use app::error::AppError;
use app::permission::UseCase;
use askama::Template;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::Response;
use placement::criterion::{COUNT, Criterion, Weights};
use serde::Deserialize;

use crate::failure::Failure;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::routes;
use crate::server::Web;
use crate::view::{Bar, Field};
use crate::visit::{self, Notice, SignedIn, Visit};

/// A criterion in words.
struct Line {
    name: String,
    formula: String,
    weight: String,
    bar: Bar,
}

/// A published version.
struct Version {
    number: String,
    weights: String,
    reason: String,
    who: String,
}

#[derive(Template)]
#[template(path = "pages/criteria.html")]
struct CriteriaPage {
    frame: Frame,
    l: Lang,
    lines: Vec<Line>,
    versions: Vec<Version>,
    settings: Vec<crate::view::Fact>,
    may_publish: bool,
    fields: Vec<Field>,
    reason: Field,
    seen: i64,
    key: String,
    problem: String,
    /// The field that the summary of what is wrong leads to.
    target: &'static str,
}

/// `GET /kriteria`.
pub(crate) async fn show(State(web): State<Web>, visit: Visit) -> Result<Response, Failure> {
    let may = visit.actor.as_ref().is_some_and(|a| a.may(UseCase::PublishWeights));
    let world = web.cx.world().await?;
    let page = build(&web, visit.frame(&world), visit.l, may, None, &[]).await?;
    visit::page(&page)
}

/// `POST /kriteria`: one number per criterion under its code, the reason, and the version that was seen.
pub(crate) async fn send(
    State(web): State<Web>,
    signed: SignedIn,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    let percent: [u8; COUNT] = std::array::from_fn(|at| sent.weights()[at].trim().parse().unwrap_or(u8::MAX));
    let key = FormKey(sent.key.clone());
    match app::weights::publish(&web.cx, &signed.actor, Some(&key), percent, &sent.reason, sent.seen).await {
        Ok(_) => Ok(visit::done(routes::CRITERIA, Notice::Saved)),
        Err(error) => {
            let (status, wrong) = match error {
                AppError::Stale { .. } => {
                    let words = overtaken(&web, signed.l, sent.seen).await?;
                    (StatusCode::CONFLICT, vec![(String::new(), words)])
                }
                other => (StatusCode::UNPROCESSABLE_ENTITY, visit::refused(signed.l, other)?),
            };
            let world = web.cx.world().await?;
            let page = build(&web, signed.frame(&world), signed.l, true, Some(&sent), &wrong).await?;
            visit::page_with(status, &page)
        }
    }
}

/// What others published since the version the form was made from; what was typed stays in the form.
async fn overtaken(web: &Web, l: Lang, seen: i64) -> Result<String, Failure> {
    let versions = app::weights::versions(&web.cx).await?;
    let old = versions.iter().find(|v| v.number == seen);
    let Some(new) = versions.first() else { return Ok(String::new()) };
    let changed = Criterion::ALL.iter().filter_map(|c| {
        let (before, after) = (old.map_or(0, |v| v.weights.of(*c)), new.weights.of(*c));
        (before != after).then(|| format!("{} {before} → {after}", text::criterion::criterion_name(l, *c)))
    });
    let changed = changed.collect::<Vec<_>>().join(", ");
    let when = crate::format::moment(l, web.options.zone, new.at);
    let (who, number, why) = (&new.by, new.number, &new.reason);
    Ok(l.t(
        format!("Bobot sudah diterbitkan lebih dahulu oleh {who}, {when}, sebagai versi {number} dengan alasan '{why}': {changed}. Isian Anda masih ada di bawah; periksa, lalu terbitkan bila tetap perlu."),
        format!("{who} published weights first, {when}, as version {number} with the reason '{why}': {changed}. What you typed is still below; look at it, then publish if it still has to be."),
    ))
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    key: String,
    seen: i64,
    reason: String,
    competency: String,
    qualification: String,
    performance: String,
    potential: String,
    rotation: String,
    breadth: String,
    wish: String,
    distance: String,
    need: String,
}

impl Sent {
    /// The weights as typed, in the order of the criteria.
    fn weights(&self) -> [&str; COUNT] {
        [
            &self.competency,
            &self.qualification,
            &self.performance,
            &self.potential,
            &self.rotation,
            &self.breadth,
            &self.wish,
            &self.distance,
            &self.need,
        ]
    }
}

async fn build(
    web: &Web,
    frame: Frame,
    l: Lang,
    may_publish: bool,
    sent: Option<&Sent>,
    wrong: &[(String, String)],
) -> Result<CriteriaPage, Failure> {
    let versions = app::weights::versions(&web.cx).await?;
    let world = web.cx.world().await?;
    let current = versions.first();
    let weight = |c: Criterion| current.map_or(0, |v| v.weights.of(c));
    let typed =
        |at: usize, c: Criterion| sent.map_or_else(|| weight(c).to_string(), |s| s.weights()[at].to_owned());
    let error =
        |name: &str| wrong.iter().find(|(field, _)| field == name).map_or("", |(_, words)| words.as_str());
    let scores = world.settings.scores;
    Ok(CriteriaPage {
        lines: Criterion::ALL
            .iter()
            .map(|c| Line {
                name: text::criterion::criterion_name(l, *c).to_owned(),
                formula: text::criterion::criterion_formula(l, *c).to_owned(),
                weight: weight(*c).to_string(),
                bar: Bar::of(f64::from(weight(*c)), 30.0, None),
            })
            .collect(),
        versions: versions
            .iter()
            .map(|v| Version {
                number: v.number.to_string(),
                weights: weights_named(l, v.weights),
                reason: v.reason.clone(),
                who: format!("{}, {}", v.by, crate::format::day_of_micros(l, web.options.zone, v.at)),
            })
            .collect(),
        settings: vec![
            crate::view::Fact::new(
                l.t("Kriteria tanpa data dihitung", "A criterion without data counts"),
                format!("{} {}", scores.neutral, l.t("(netral)", "(neutral)")),
            ),
            crate::view::Fact::new(
                l.t("Jarak bernilai 0 mulai", "Distance scores 0 from"),
                text::format::minutes(l, i64::from(scores.far_minutes)),
            ),
            crate::view::Fact::new(
                l.t(
                    "Pengurang bila tetap melewati masa jabatan terlama",
                    "Taken off for staying past the longest time in post",
                ),
                format!(
                    "{} {}",
                    crate::pages::words::points(l, i64::from(scores.overdue_penalty), false),
                    l.t("poin", "points")
                ),
            ),
        ],
        fields: Criterion::ALL
            .iter()
            .enumerate()
            .map(|(at, c)| {
                let mut field =
                    Field::line(c.code(), text::criterion::criterion_name(l, *c)).value(&typed(at, *c));
                field.kind = crate::view::FieldKind::Line { kind: "text", inputmode: "numeric" };
                field.is_short = true;
                // The sum belongs to all of them; the first carries what is wrong with it.
                field.error(if at == 0 { error("weights") } else { "" })
            })
            .collect(),
        reason: Field::line("reason", l.t("Alasan perubahan", "Reason of the change"))
            .value(sent.map_or("", |s| s.reason.as_str()))
            .error(error("reason")),
        seen: current.map_or(0, |v| v.number),
        key: web.cx.ids.next_id(),
        frame,
        l,
        may_publish,
        problem: wrong.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>().join(" "),
        target: if error("reason").is_empty() { Criterion::Competency.code() } else { "reason" },
    })
}

/// The weights by name: 'Kecocokan kompetensi 20, Kualifikasi pendidikan 10, …'.
fn weights_named(l: Lang, weights: Weights) -> String {
    let named = |c: &Criterion| format!("{} {}", text::criterion::criterion_name(l, *c), weights.of(*c));
    Criterion::ALL.iter().map(named).collect::<Vec<_>>().join(", ")
}
