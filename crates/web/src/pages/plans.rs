//! A18 `/rencana`: all plans of the round, asking for a new one, and the demands that stand.

use std::collections::BTreeMap;

use app::plan::demand;
use app::plan::question::{AskedPlan, Ending};
use app::plan::view::Listed;
use app::world::World;
use askama::Template;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::ids::{DemandId, PersonId, PostId};
use domain::time::{Date, add_months};
use serde::Deserialize;

use crate::failure::Failure;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::pages::{limits, words};
use crate::routes;
use crate::server::Web;
use crate::view::{Choice, Empty, Errors, Field, Tag};
use crate::visit::{self, Notice, SignedIn};

/// A demand in words.
pub(crate) struct DemandView {
    /// Its id.
    pub(crate) id: String,
    /// What is demanded.
    pub(crate) what: String,
    /// Who asked, why and when.
    pub(crate) who: String,
    /// The reason given.
    pub(crate) why: String,
    /// A fresh form key for lifting it.
    pub(crate) key: String,
}

/// A plan in the list.
struct PlanLine {
    href: String,
    name: String,
    note: String,
    state: Tag,
    effective: String,
    moves: String,
    value: String,
    asked: String,
}

#[derive(Template)]
#[template(path = "pages/plans.html")]
struct PlansPage {
    frame: Frame,
    l: Lang,
    lede: String,
    plans: Vec<PlanLine>,
    empty: Empty,
    may_ask: bool,
    errors: Errors,
    fields: Vec<Field>,
    limits: Vec<Field>,
    couples: bool,
    relatives: bool,
    must_move: bool,
    key: String,
    demands: Vec<DemandView>,
    /// Those that were lifted.
    lifted: Vec<DemandView>,
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    key: String,
    #[serde(default)]
    effective: String,
    #[serde(default)]
    scope: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    must_move: String,
    #[serde(flatten)]
    limits: limits::Sent,
}

/// `GET /rencana`.
pub(crate) async fn show(State(web): State<Web>, signed: SignedIn) -> Result<Response, Failure> {
    let page = build(&web, &signed, &Sent::default(), &[]).await?;
    visit::page(&page)
}

/// `POST /rencana/minta`.
pub(crate) async fn ask(
    State(web): State<Web>,
    signed: SignedIn,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    let Ok(effective) = sent.effective.parse::<Date>() else {
        let wrong = signed.l.t("Isi tanggal berlaku.", "Give the effective date.");
        return again(&web, &signed, &sent, &[("effective".to_owned(), wrong.to_owned())]).await;
    };
    let limits = match sent.limits.read(signed.l) {
        Ok(limits) => limits,
        Err(wrong) => return again(&web, &signed, &sent, &wrong).await,
    };
    let asked = AskedPlan {
        effective,
        scope: (!sent.scope.is_empty()).then(|| sent.scope.clone()),
        overdue_must_move: sent.must_move == "yes",
        limits,
        note: sent.note.trim().to_owned(),
    };
    let key = app::act::FormKey(sent.key.clone());
    match app::plan::ask(&web.cx, &signed.actor, Some(&key), &asked).await {
        Ok(id) => Ok(visit::done(&routes::plan(&id), Notice::Queued)),
        Err(error) => again(&web, &signed, &sent, &visit::refused(signed.l, error)?).await,
    }
}

/// `POST /rencana/permintaan/{id}/cabut`.
pub(crate) async fn lift(
    State(web): State<Web>,
    signed: SignedIn,
    axum::extract::Path(id): axum::extract::Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    let key = app::act::FormKey(sent.key);
    demand::lift(&web.cx, &signed.actor, Some(&key), &DemandId(id)).await?;
    Ok(visit::done(routes::PLANS, Notice::Saved))
}

async fn again(
    web: &Web,
    signed: &SignedIn,
    sent: &Sent,
    wrong: &[(String, String)],
) -> Result<Response, Failure> {
    let page = build(web, signed, sent, wrong).await?;
    visit::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

async fn build(
    web: &Web,
    signed: &SignedIn,
    sent: &Sent,
    wrong: &[(String, String)],
) -> Result<PlansPage, Failure> {
    let world = web.cx.world().await?;
    let listed = app::plan::list(&web.cx, &signed.actor).await?;
    let demands = demand::list(&web.cx, &signed.actor).await?;
    let l = signed.l;
    let views = |is_wanted: fn(&demand::DemandRow) -> bool| {
        let wanted = demands.iter().filter(|d| is_wanted(d));
        wanted.map(|d| demand_view(l, &world, d.id.as_str(), d, web.cx.ids.next_id())).collect()
    };
    let may_ask = signed.actor.may(app::permission::UseCase::AskPlan);
    let fields = fields(l, &world, sent, wrong);
    let title = l.t("Kesalahan: rencana belum diminta", "Error: the plan was not asked for");
    let problem =
        |name: &str| wrong.iter().find(|(f, _)| f == name).map_or_else(String::new, |(_, w)| w.clone());
    let limits = sent.limits.fields(l, &problem);
    let mut errors = Errors::of(title, &fields.iter().chain(&limits).collect::<Vec<_>>());
    for (_, text) in wrong.iter().filter(|(field, _)| field.is_empty()) {
        errors.title = title.to_owned();
        errors.links.push(crate::view::ErrorLink { target: "effective".to_owned(), text: text.clone() });
    }
    let new_key = || web.cx.ids.next_id();
    Ok(PlansPage {
        frame: signed.frame(&world),
        l,
        lede: lede(l, &listed),
        plans: listed.iter().map(|p| line(l, p)).collect(),
        empty: Empty {
            title: l.t("Belum ada rencana", "No plan yet").to_owned(),
            text: l
                .t(
                    "Rencana pertama dapat diminta sesudah pegawai dan peta jabatan diimpor dan kriteria terbit.",
                    "The first plan can be asked for once people and the map of posts are imported and criteria are published.",
                )
                .to_owned(),
            button: String::new(),
            href: String::new(),
        },
        may_ask,
        errors,
        fields,
        limits,
        couples: sent.limits.couples == "yes",
        relatives: sent.limits.relatives == "yes",
        must_move: sent.must_move == "yes",
        key: if sent.key.is_empty() { new_key() } else { sent.key.clone() },
        demands: views(|d| d.lifted_at.is_none()),
        lifted: views(|d| d.lifted_at.is_some()),
    })
}

fn lede(l: Lang, listed: &[Listed]) -> String {
    match listed.iter().find(|p| p.row.state == "published") {
        Some(p) => format!(
            "{} {} {}",
            l.t("Rencana", "Plan"),
            p.row.number,
            l.t("terbit dan dapat dibaca pegawai.", "is published and can be read by staff.")
        ),
        None => l
            .t(
                "Belum ada rencana yang terbit. Pegawai belum melihat apa pun.",
                "No plan is published. Staff see nothing yet.",
            )
            .to_owned(),
    }
}

/// The state of a plan as a tag.
pub(crate) fn state_tag(state: &str) -> Tag {
    match state {
        "computing" => Tag::Running,
        "draft" => Tag::Draft,
        "published" => Tag::Published,
        "withdrawn" => Tag::Withdrawn,
        "cancelled" => Tag::Undone,
        _ => Tag::Failed,
    }
}

fn line(l: Lang, p: &Listed) -> PlanLine {
    let dash = || "–".to_owned();
    let summary = p.summary.as_ref().filter(|s| matches!(s.ending, Ending::Optimal | Ending::Feasible));
    PlanLine {
        href: routes::plan(&p.row.id),
        name: format!("{} {}", l.t("Rencana", "Plan"), p.row.number),
        note: p.asked.as_ref().map(|a| a.note.clone()).unwrap_or_default(),
        state: state_tag(&p.row.state),
        effective: p.asked.as_ref().map_or_else(dash, |a| text::format::date(l, a.effective)),
        moves: summary.map_or_else(dash, |s| crate::format::count(l, i64::try_from(s.moves).unwrap_or(0))),
        value: summary.map_or_else(dash, |s| words::points(l, s.objective - s.before.value, true)),
        asked: p.row.asked_by.clone(),
    }
}

fn fields(l: Lang, world: &World, sent: &Sent, wrong: &[(String, String)]) -> Vec<Field> {
    let problem = |name: &str| wrong.iter().find(|(f, _)| f == name).map_or("", |(_, w)| w.as_str());
    let next_month = add_months(world.today.first_of_month(), 1).to_string();
    let effective = if sent.effective.is_empty() { next_month } else { sent.effective.clone() };
    let mut tops: BTreeMap<&str, &str> = BTreeMap::new();
    for ix in world.snapshot.unit_indexes() {
        let unit = world.snapshot.unit(ix);
        if unit.top == ix && unit.parent.is_some() {
            tops.insert(&unit.record.name, unit.record.code.as_str());
        }
    }
    let mut choices = vec![Choice {
        value: String::new(),
        label: l.t("Seluruh instansi", "The whole agency").to_owned(),
        is_chosen: sent.scope.is_empty(),
    }];
    choices.extend(tops.into_iter().map(|(name, code)| Choice {
        value: code.to_owned(),
        label: name.to_owned(),
        is_chosen: sent.scope == code,
    }));
    let mut date = Field::line("effective", l.t("Tanggal berlaku (TMT)", "Effective date"))
        .hint(l.t("Aturan dinilai pada tanggal ini", "Rules are judged on this day"))
        .value(&effective)
        .error(problem("effective"));
    date.kind = crate::view::FieldKind::Line { kind: "date", inputmode: "" };
    date.is_short = true;
    vec![
        date,
        Field::select("scope", l.t("Cakupan", "Scope"), choices).error(problem("scope")),
        Field::line("note", l.t("Catatan", "Note"))
            .hint(l.t("Untuk apa rencana ini, satu kalimat", "What this plan is for, one sentence"))
            .value(&sent.note),
    ]
}

/// What a demand asks for.
fn demand_what(l: Lang, world: &World, d: &demand::DemandRow) -> String {
    let person = d.person.as_ref().and_then(|p: &PersonId| world.person(p).ok());
    let post = d.post.as_ref().and_then(|p: &PostId| world.post(p).ok());
    let who = person.map_or_else(String::new, |p| words::person(&world.snapshot, p));
    let place = post.map_or_else(String::new, |p| words::post(&world.snapshot, p));
    let rule = d.rule.as_deref().and_then(rules::rule::RuleId::parse);
    let rule = rule.map_or("", |r| text::rule::rule_name(l, r));
    match d.kind.as_str() {
        "pin" => format!("{} {who}: {place}", l.t("Ditetapkan di jabatan:", "Placed in the post:")),
        "ban" => {
            format!("{} {who}: {place}", l.t("Tidak ditempatkan di jabatan:", "Not placed in the post:"))
        }
        _ if who.is_empty() => format!(
            "{} {rule}",
            l.t(
                "Data yang belum diketahui tidak menghalangi (berlaku untuk rencana ini):",
                "Unknown data do not forbid (for this plan):"
            )
        ),
        _ => format!("{} {rule}: {who} {place}", l.t("Pengecualian", "Waiver")),
    }
}

/// A demand with who asked and why, in one sentence.
pub(crate) fn demand_sentence(l: Lang, world: &World, d: &demand::DemandRow) -> String {
    let (what, by, why) = (demand_what(l, world, d), &d.asked_by, d.reason.trim_end_matches('.'));
    l.t(format!("{what} (diminta {by}: {why})"), format!("{what} (asked by {by}: {why})"))
}

/// A demand in words.
pub(crate) fn demand_view(
    l: Lang,
    world: &World,
    id: &str,
    d: &demand::DemandRow,
    key: String,
) -> DemandView {
    let what = demand_what(l, world, d);
    let until = d.until.as_deref().map(|u| format!(", {} {u}", l.t("sampai", "until"))).unwrap_or_default();
    let document = if d.document.is_empty() { String::new() } else { format!(", {}", d.document) };
    DemandView {
        id: id.to_owned(),
        what,
        who: format!("{}{document}{until}", d.asked_by),
        why: d.reason.clone(),
        key,
    }
}
