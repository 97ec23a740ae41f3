//! A8 `/rencana/{id}`: one plan — its proof, what it changes, what holds it back, chains, moves, publishing.

use app::act::FormKey;
use app::permission::UseCase;
use app::plan::PlanView;
use app::plan::changes::Ground;
use app::plan::question::Ending;
use app::world::World;
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::ids::PlanId;
use serde::Deserialize;

use crate::addresses::looks_like_nip;
use crate::failure::Failure;
use crate::format;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::pages::lines::page_number;
use crate::pages::plan_answer::{Answer, answer};
use crate::pages::plan_conflict::{ConflictView, conflict};
use crate::pages::{plan_answer, plan_chains, plans, words};
use crate::routes;
use crate::server::Web;
use crate::view::{Crumb, Tag};
use crate::visit::{self, Notice, SignedIn};

/// What the address may say.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    pub(crate) q: String,
    #[serde(default)]
    pub(crate) dari: String,
    #[serde(default)]
    pub(crate) ke: String,
    #[serde(default)]
    pub(crate) hal: String,
    #[serde(default)]
    pub(crate) rangkaian: String,
}

/// A mover whose data changed since the picture.
struct Touched {
    nip: String,
    name: String,
}

#[derive(Template)]
#[template(path = "pages/plan.html")]
struct PlanPage {
    frame: Frame,
    l: Lang,
    crumbs: Vec<Crumb>,
    title: String,
    lede: String,
    state: Tag,
    is_checked: bool,
    is_computing: bool,
    progress: String,
    conflict: Vec<ConflictView>,
    /// What the plan that breaks least would break.
    least: Vec<ConflictView>,
    left_out: String,
    reasons: Vec<String>,
    must_compute: bool,
    answer: Option<Answer>,
    touched: Vec<Touched>,
    changed: String,
    id: String,
    seen: i64,
    key: String,
    may_publish: bool,
    is_draft: bool,
    is_published: bool,
    problem: String,
}

/// `GET /rencana/{id}`.
pub(crate) async fn show(
    State(web): State<Web>,
    signed: SignedIn,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let page = build(&web, &signed, &PlanId(id), &asked, String::new()).await?;
    visit::page(&page)
}

/// `POST /rencana/{id}`: the filter of the moves. A name goes into the address; a NIP leads to that person in the
/// plan, or to a page that says that nobody or several fit.
pub(crate) async fn find(
    State(web): State<Web>,
    signed: SignedIn,
    Path(id): Path<String>,
    Form(asked): Form<Asked>,
) -> Result<Response, Failure> {
    if !looks_like_nip(&asked.q) {
        let pairs = [("q", asked.q.as_str()), ("dari", asked.dari.as_str()), ("ke", asked.ke.as_str())];
        let address = format!("{}#perpindahan", routes::query(&routes::plan(&id), &pairs));
        return Ok(Redirect::to(&address).into_response());
    }
    let id = PlanId(id);
    let view = app::plan::open(&web.cx, &signed.actor, &id).await?;
    let world = web.cx.world().await?;
    let found = view.case.as_deref().and_then(|case| plan_answer::only(case, &world, &asked));
    if let Some(person) = found {
        return Ok(Redirect::to(&routes::plan_person(&id, &person)).into_response());
    }
    visit::page(&build(&web, &signed, &id, &asked, String::new()).await?)
}

/// What the forms of the page send.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    key: String,
    #[serde(default)]
    seen: i64,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    nip: Vec<String>,
    #[serde(default)]
    why: Vec<String>,
}

/// `POST /rencana/{id}/hentikan`.
pub(crate) async fn cancel(
    State(web): State<Web>,
    signed: SignedIn,
    Path(id): Path<String>,
    axum_extra::extract::Form(sent): axum_extra::extract::Form<Sent>,
) -> Result<Response, Failure> {
    app::plan::cancel(&web.cx, &signed.actor, Some(&FormKey(sent.key)), &PlanId(id.clone())).await?;
    Ok(visit::done(&routes::plan(&id), Notice::Stopped))
}

/// `POST /rencana/{id}/terbitkan`.
pub(crate) async fn publish(
    State(web): State<Web>,
    signed: SignedIn,
    Path(id): Path<String>,
    axum_extra::extract::Form(sent): axum_extra::extract::Form<Sent>,
) -> Result<Response, Failure> {
    let reasons: Vec<(String, String)> = sent.nip.into_iter().zip(sent.why).collect();
    let id = PlanId(id);
    let key = FormKey(sent.key);
    match app::plan::publish(&web.cx, &signed.actor, Some(&key), &id, sent.seen, &reasons).await {
        Ok(_) => Ok(visit::done(&routes::plan(&id), Notice::Published)),
        Err(error) => again(&web, &signed, &id, visit::refused(signed.l, error)?).await,
    }
}

/// `POST /rencana/{id}/tarik`.
pub(crate) async fn withdraw(
    State(web): State<Web>,
    signed: SignedIn,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    let id = PlanId(id);
    let key = FormKey(sent.key);
    match app::plan::withdraw(&web.cx, &signed.actor, Some(&key), &id, sent.seen, &sent.reason).await {
        Ok(_) => Ok(visit::done(&routes::plan(&id), Notice::Withdrawn)),
        Err(error) => again(&web, &signed, &id, visit::refused(signed.l, error)?).await,
    }
}

async fn again(
    web: &Web,
    signed: &SignedIn,
    id: &PlanId,
    wrong: Vec<(String, String)>,
) -> Result<Response, Failure> {
    let problem = wrong.into_iter().map(|(_, words)| words).collect::<Vec<_>>().join(" ");
    let page = build(web, signed, id, &Asked::default(), problem).await?;
    visit::page_with(axum::http::StatusCode::UNPROCESSABLE_ENTITY, &page)
}

async fn build(
    web: &Web,
    signed: &SignedIn,
    id: &PlanId,
    asked: &Asked,
    problem: String,
) -> Result<PlanPage, Failure> {
    let view = app::plan::open(&web.cx, &signed.actor, id).await?;
    let world = web.cx.world().await?;
    let l = signed.l;
    let mut frame = signed.frame(&world);
    let is_computing = view.row.state == "computing";
    if is_computing {
        frame.refresh_seconds = Some(1);
    }
    let title = format!("{} {}", l.t("Rencana", "Plan"), view.row.number);
    let has_conflict = view.summary.as_ref().is_some_and(|s| !s.conflict.is_empty());
    let demands =
        if has_conflict { app::plan::demand::list(&web.cx, &signed.actor).await? } else { Vec::new() };
    let (wanted, moves) = plan_answer::wanted(view.case.as_deref(), asked);
    let pages = (moves, plan_chains::page(page_number(&asked.rangkaian)));
    let shown = app::looks::on_plan_page(&web.cx, &signed.actor, &view, &wanted, pages).await?;
    let answer = match (&view.case, &view.summary) {
        (Some(case), Some(summary)) => Some(answer(l, case, summary, &world, (asked, &shown))),
        _ => None,
    };
    let may_publish = signed.actor.may(UseCase::PublishPlan);
    Ok(PlanPage {
        crumbs: vec![Crumb::to(l.t("Rencana", "Plans"), routes::PLANS), Crumb::here(&title)],
        lede: lede(l, &view),
        state: plans::state_tag(&view.row.state),
        is_checked: view.summary.as_ref().is_some_and(|s| s.is_checked),
        progress: view.progress.as_deref().map(|p| progress(l, p)).unwrap_or_default(),
        conflict: view
            .summary
            .as_ref()
            .map(|s| conflict(l, &world, &s.conflict, &demands))
            .unwrap_or_default(),
        least: view.summary.as_ref().map(|s| conflict(l, &world, &s.least, &demands)).unwrap_or_default(),
        left_out: left_out(l, view.summary.as_ref().map_or(0, |s| s.left_out.len())),
        reasons: reasons(l, &view, &world),
        must_compute: view.changes.as_ref().is_some_and(|c| !c.grounds.is_empty()),
        touched: touched(&view, &world),
        changed: changed(l, &view),
        is_draft: view.row.state == "draft",
        is_published: view.row.state == "published",
        id: id.to_string(),
        seen: view.row.version,
        key: web.cx.ids.next_id(),
        frame,
        l,
        title,
        is_computing,
        answer,
        may_publish,
        problem,
    })
}

fn lede(l: Lang, view: &PlanView) -> String {
    let count = |n: usize| format::count(l, i64::try_from(n).unwrap_or(0));
    match &view.summary {
        Some(s) if matches!(s.ending, Ending::Optimal | Ending::Feasible) => format!(
            "{} {} {} {} {}. {} {} {} {}.",
            count(s.moves),
            l.t("perpindahan dalam", "moves in"),
            count(s.chains),
            l.t("rangkaian, berlaku", "chains, effective"),
            text::format::date(l, view.asked.effective),
            l.t("Kekurangan turun dari", "Shortage falls from"),
            s.before.shortage,
            l.t("menjadi", "to"),
            s.after.shortage
        ),
        Some(s) if s.ending == Ending::Infeasible => l
            .t(
                "Aturan dan permintaan berikut saling bertentangan sehingga tidak ada rencana yang memenuhi semuanya.",
                "The following rules and demands contradict each other, so that no plan meets them all.",
            )
            .to_owned(),
        _ if view.row.state == "computing" => l.t("Sedang dihitung.", "Being computed.").to_owned(),
        _ if view.row.state == "cancelled" => {
            l.t("Perhitungan dihentikan sebelum selesai.", "Computing was stopped before it was done.").to_owned()
        }
        _ => l.t("Belum ada jawaban.", "There is no answer.").to_owned(),
    }
}

fn progress(l: Lang, json: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(json).unwrap_or_default();
    let number = |name: &str| value.get(name).and_then(serde_json::Value::as_i64);
    let phase = value.get("phase").and_then(|p| p.as_str()).unwrap_or_default();
    let step = match phase {
        "rules" => {
            l.t("Menilai setiap pasangan pegawai dan jabatan dengan aturan", "Judging each pair by the rules")
        }
        "Incumbent" | "Auction" => l.t("Mencari rencana pertama", "Looking for a first plan"),
        "Refine" | "Balance" => l.t("Membuktikan rencana terbaik", "Proving the best plan"),
        _ => l.t("Menyelesaikan", "Finishing"),
    };
    match (number("best"), number("bound")) {
        (Some(best), Some(bound)) => format!(
            "{step}. {} {}, {} {}.",
            l.t("Nilai sejauh ini", "Value so far"),
            words::points(l, best, false),
            l.t("batas atas", "upper bound"),
            words::points(l, bound, false)
        ),
        _ => format!("{step}."),
    }
}

/// Demands that were not taken in, as a sentence; empty where all were.
fn left_out(l: Lang, count: usize) -> String {
    if count == 0 {
        return String::new();
    }
    let n = format::size(l, count);
    l.t(
        format!("{n} permintaan tidak ikut dihitung karena orang, jabatan, atau aturan yang disebutnya tidak ada dalam data rencana ini. Periksa daftar permintaan."),
        format!("{n} demands were not taken in, since the person, post or rule they name is not in the data of this plan. See the list of demands."),
    )
}

/// Reasons that were written when the plan was published or withdrawn.
fn reasons(l: Lang, view: &PlanView, world: &World) -> Vec<String> {
    view.reasons
        .iter()
        .map(|r| {
            let person = r.person.as_ref().and_then(|id| world.person(id).ok());
            let about = match (r.kind.as_str(), person) {
                ("withdraw", _) => l.t("Ditarik", "Withdrawn").to_owned(),
                ("succeed", _) => {
                    return format!(
                        "{} {} ({})",
                        l.t("Digantikan oleh rencana", "Succeeded by plan"),
                        r.reason,
                        r.by
                    );
                }
                (_, Some(ix)) => format!(
                    "{} {}",
                    l.t("Tetap memindahkan", "Moved all the same:"),
                    words::person(&world.snapshot, ix)
                ),
                _ => l.t("Diterbitkan", "Published").to_owned(),
            };
            format!("{about}: {} ({})", r.reason, r.by)
        })
        .collect()
}

fn touched(view: &PlanView, world: &World) -> Vec<Touched> {
    let Some(changes) = &view.changes else { return Vec::new() };
    changes
        .movers
        .iter()
        .map(|nip| Touched {
            nip: nip.clone(),
            name: app::plan::case::person(&world.snapshot, nip)
                .map_or_else(|| nip.clone(), |p| words::person(&world.snapshot, p)),
        })
        .collect()
}

fn changed(l: Lang, view: &PlanView) -> String {
    let Some(changes) = &view.changes else { return String::new() };
    let grounds: Vec<&str> = changes
        .grounds
        .iter()
        .map(|ground| match ground {
            Ground::Registers => l.t("register", "registers"),
            Ground::Settings => l.t("setelan", "settings"),
            Ground::Demands => l.t("permintaan", "demands"),
            Ground::Travel => l.t("data jarak", "distances"),
        })
        .collect();
    let n = |count: usize| format::size(l, count);
    let (people, others, movers) = (changes.people.len(), changes.others, changes.movers.len());
    let mut told = Vec::new();
    if people > 0 {
        told.push(l.t(format!("data {} pegawai", n(people)), format!("data of {} people", n(people))));
    }
    if others > 0 {
        told.push(l.t(
            format!("{} unit, jabatan, atau beban kerja", n(others)),
            format!("{} units, posts or workloads", n(others)),
        ));
    }
    if !grounds.is_empty() {
        let list = grounds.join(", ");
        told.push(
            l.t(format!("dasar seluruh rencana ({list})"), format!("grounds of the whole plan ({list})")),
        );
    }
    let list = told.join(", ");
    let mut sentence = l.t(
        format!("Sejak rencana dihitung, ini berubah: {list}."),
        format!("Since the plan was computed, these changed: {list}."),
    );
    if movers > 0 {
        sentence.push_str(&l.t(
            format!(" {} perpindahan tersentuh.", n(movers)),
            format!(" {} moves are touched.", n(movers)),
        ));
    }
    sentence
}
