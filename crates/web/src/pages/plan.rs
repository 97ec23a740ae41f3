//! A8 `/rencana/{id}`: one plan — its proof, what it changes, what holds it back, chains, moves, publishing.

use std::sync::Arc;

use app::act::FormKey;
use app::permission::UseCase;
use app::plan::figures::{self, MoveFilter};
use app::plan::question::{ConflictLine, Ending, PlanSummary};
use app::plan::{PlanCase, PlanView};
use app::world::World;
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse as _, Response};
use domain::ids::PlanId;
use placement::criterion::Criterion;
use serde::Deserialize;

use crate::charts::{self, Chart, DotRow, Words};
use crate::failure::Failure;
use crate::format;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::pages::{plan_chains, plans, words};
use crate::routes;
use crate::server::Web;
use crate::view::{Bar, Choice, Crumb, Fact, Field, Paging, Tag, Tick};
use crate::visit::{self, Notice, SignedIn};

/// Moves a page.
const PAGE: usize = 50;

/// What the address may say.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    dari: String,
    #[serde(default)]
    ke: String,
    #[serde(default)]
    hal: usize,
    #[serde(default)]
    rangkaian: usize,
}

/// A row of before and after.
struct Compared {
    label: String,
    before: String,
    after: String,
    change: String,
    class: &'static str,
}

/// A row of the table of moves.
struct MoveLine {
    href: String,
    name: String,
    nip: String,
    from: String,
    to: String,
    kind: String,
    gain: String,
}

/// A seat that holds the value back, or stays unmet.
struct SeatLine {
    href: String,
    name: String,
    value: String,
}

/// A mover whose data changed since the picture.
struct Touched {
    nip: String,
    name: String,
}

/// A part of a contradiction in words.
struct ConflictView {
    what: String,
    who: String,
}

/// Everything that exists only where there is an answer.
struct Answer {
    proof: String,
    bar: Bar,
    now: String,
    value: String,
    bound: String,
    gained: String,
    facts: Vec<Fact>,
    compared: Vec<Compared>,
    sectors: Chart,
    dear: Vec<SeatLine>,
    unmet: Vec<SeatLine>,
    unmet_more: usize,
    rules: Vec<Tick>,
    chains: Chart,
    chains_paging: Paging,
    filter: Vec<Field>,
    moves: Vec<MoveLine>,
    paging: Paging,
    unknown: Vec<Fact>,
    xlsx: String,
    csv: String,
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

/// `GET /rencana/{id}/perpindahan.{kind}`: the moves as CSV or XLSX, recorded as an export.
pub(crate) async fn moves_file(
    State(web): State<Web>,
    signed: SignedIn,
    Path((id, kind)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let (case, _) = app::plan::view::export(&web.cx, &signed.actor, &PlanId(id)).await?;
    let table = moves_table(signed.l, &case);
    let (bytes, media) = match kind.as_str() {
        "csv" => (intake::export::csv(&table), "text/csv; charset=utf-8"),
        "xlsx" => (
            intake::export::xlsx(std::slice::from_ref(&table)),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        _ => return Err(Failure::NotFound),
    };
    let bytes = bytes.map_err(|e| crate::failure::fault(&e))?;
    let name = format!("attachment; filename=\"rencana-{}.{kind}\"", case.row.number);
    let headers = [("content-type", media.to_owned()), ("content-disposition", name)];
    Ok((headers, bytes).into_response())
}

fn moves_table(l: Lang, case: &PlanCase) -> intake::export::Table {
    use intake::export::{Column, Table};
    let snapshot = &case.basis.snapshot;
    let rows = figures::moves(case, &MoveFilter::default())
        .into_iter()
        .map(|m| {
            let person = &snapshot.person(m.person).record;
            vec![
                person.nip.as_str().to_owned(),
                person.full_name(),
                m.from.map(|p| words::post(snapshot, p)).unwrap_or_default(),
                words::post(snapshot, m.to),
                text::label::move_kind(l, m.kind).to_owned(),
                format!("{:.2}", f64::from(m.value) / 100.0),
                format!("{:.2}", f64::from(m.stay_value) / 100.0),
            ]
        })
        .collect();
    Table {
        name: format!("{} {}", l.t("Rencana", "Plan"), case.row.number),
        columns: vec![
            Column::text("NIP"),
            Column::text(l.t("Nama", "Name")),
            Column::text(l.t("Dari", "From")),
            Column::text(l.t("Ke", "To")),
            Column::text(l.t("Jenis", "Kind")),
            Column::number(l.t("Nilai di tempat baru", "Value in the new post")),
            Column::number(l.t("Nilai bila tetap", "Value of staying")),
        ],
        rows,
    }
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
    let answer = match (&view.case, &view.summary) {
        (Some(case), Some(summary)) => Some(answer(l, case, summary, &world, asked)),
        _ => None,
    };
    let may_publish = signed.actor.may(UseCase::PublishPlan);
    if let (Some(case), Some(answer)) = (&view.case, &answer) {
        note_look(web, signed, case, &world, answer).await?;
    }
    Ok(PlanPage {
        crumbs: vec![Crumb::to(l.t("Rencana", "Plans"), routes::PLANS), Crumb::here(&title)],
        lede: lede(l, &view),
        state: plans::state_tag(&view.row.state),
        is_checked: view.summary.as_ref().is_some_and(|s| s.is_checked),
        progress: view.progress.as_deref().map(|p| progress(l, p)).unwrap_or_default(),
        conflict: view.summary.as_ref().map(|s| conflict(l, &world, &s.conflict)).unwrap_or_default(),
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

async fn note_look(
    web: &Web,
    signed: &SignedIn,
    case: &PlanCase,
    world: &World,
    answer: &Answer,
) -> Result<(), Failure> {
    let people: Vec<domain::ids::PersonId> = answer
        .moves
        .iter()
        .filter_map(|m| app::plan::case::person(&world.snapshot, &m.nip.replace(' ', "")))
        .map(|ix| world.ids.person(ix).clone())
        .collect();
    let _ = case;
    Ok(web.cx.note_look(&signed.actor, UseCase::ReadPlans, &people, &["identity", "move"]).await?)
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

fn conflict(l: Lang, world: &World, lines: &[ConflictLine]) -> Vec<ConflictView> {
    let person = |nip: &str| {
        app::plan::case::person(&world.snapshot, nip)
            .map_or_else(|| nip.to_owned(), |p| words::person(&world.snapshot, p))
    };
    lines
        .iter()
        .map(|line| {
            let post = line.post.as_ref().and_then(|(u, j)| app::plan::case::post(&world.snapshot, u, j));
            let what = match (&line.demand, &line.nip, post) {
                (Some(_), Some(nip), _) => {
                    format!("{} {}", l.t("Permintaan tentang", "Demand about"), person(nip))
                }
                (_, Some(nip), _) => format!(
                    "{} {}",
                    l.t("Pegawai tanpa jabatan yang sah:", "Person without a lawful post:"),
                    person(nip)
                ),
                (_, _, Some(post)) => {
                    format!("{} {}", l.t("Jabatan penuh:", "Full post:"), words::post(&world.snapshot, post))
                }
                _ => l.t("Batas minimum unit", "Minimum of a unit").to_owned(),
            };
            ConflictView {
                what,
                who: line
                    .demand
                    .as_ref()
                    .map(|_| routes::PLANS.to_owned() + "#permintaan")
                    .unwrap_or_default(),
            }
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
    format!(
        "{} {} {} {} {} {}.",
        l.t("Sejak rencana dihitung, data", "Since the plan was computed, data of"),
        changes.people.len(),
        l.t("pegawai berubah;", "people changed;"),
        changes.movers.len(),
        l.t(
            "di antaranya dipindahkan rencana ini. Data lain yang berubah:",
            "of them are moved by this plan. Other data that changed:"
        ),
        changes.others
    )
}

fn answer(l: Lang, case: &Arc<PlanCase>, summary: &PlanSummary, world: &World, asked: &Asked) -> Answer {
    let gained = summary.objective - summary.before.value;
    #[expect(clippy::cast_precision_loss, reason = "values stay far below 2^53")]
    let bar = charts::bound_and_value(summary.objective as f64, summary.bound as f64);
    let unmet = figures::unmet(case, usize::MAX);
    let id = case.row.id.as_str();
    Answer {
        proof: proof(l, summary),
        bar,
        now: words::points(l, summary.before.value, false),
        value: words::points(l, summary.objective, false),
        bound: words::points(l, summary.bound, false),
        gained: words::points(l, gained, true),
        facts: facts(l, case, summary),
        compared: compared(l, summary),
        sectors: sectors(l, case),
        dear: figures::dear_seats(case, 8)
            .into_iter()
            .map(|s| SeatLine {
                href: post_href(world, case, s.post),
                name: words::post(&case.basis.snapshot, s.post),
                value: format!("{} {}", words::points(l, s.price, true), l.t("poin", "points")),
            })
            .collect(),
        unmet_more: unmet.len().saturating_sub(10),
        unmet: unmet
            .into_iter()
            .take(10)
            .map(|(post, gap)| SeatLine {
                href: post_href(world, case, post),
                name: words::post(&case.basis.snapshot, post),
                value: format!("{} {gap}", l.t("kurang", "short")),
            })
            .collect(),
        rules: rule_ticks(l, case, summary),
        chains: plan_chains::chart(l, case, asked.rangkaian),
        chains_paging: plan_chains::paging(l, case, asked.rangkaian),
        filter: filter(l, case, asked),
        moves: Vec::new(),
        paging: Paging::new(l, 0, PAGE, 1, "", &[]),
        unknown: unknown(l, summary),
        xlsx: routes::plan_moves(&id, "xlsx"),
        csv: routes::plan_moves(&id, "csv"),
    }
    .with_moves(l, case, world, asked)
}

impl Answer {
    fn with_moves(mut self, l: Lang, case: &PlanCase, world: &World, asked: &Asked) -> Self {
        let snapshot = &case.basis.snapshot;
        let unit = |code: &str| app::plan::case::unit(snapshot, code);
        let wanted = MoveFilter { text: asked.q.clone(), from: unit(&asked.dari), to: unit(&asked.ke) };
        let found = figures::moves(case, &wanted);
        let page = asked.hal.max(1);
        let path = routes::plan(&case.row.id);
        let kept = [("q", asked.q.as_str()), ("dari", asked.dari.as_str()), ("ke", asked.ke.as_str())];
        self.paging = Paging::new(l, found.len(), PAGE, page, &path, &kept);
        self.moves = found
            .into_iter()
            .skip((page - 1) * PAGE)
            .take(PAGE)
            .map(|m| {
                let person = &snapshot.person(m.person).record;
                MoveLine {
                    href: app::plan::case::person(&world.snapshot, person.nip.as_str()).map_or_else(
                        || path.clone(),
                        |ix| routes::plan_person(&case.row.id, world.ids.person(ix)),
                    ),
                    name: person.full_name(),
                    nip: text::format::nip(&person.nip),
                    from: m.from.map_or_else(
                        || l.t("di luar peta", "off the map").to_owned(),
                        |p| words::post(snapshot, p),
                    ),
                    to: words::post(snapshot, m.to),
                    kind: text::label::move_kind(l, m.kind).to_owned(),
                    gain: words::points(l, i64::from(m.value - m.stay_value), true),
                }
            })
            .collect();
        self
    }
}

fn post_href(world: &World, case: &PlanCase, post: domain::snapshot::PostIx) -> String {
    let record = &case.basis.snapshot.post(post).record;
    app::plan::case::post(&world.snapshot, record.unit.as_str(), record.job.as_str())
        .map_or_else(|| routes::POSTS.to_owned(), |ix| routes::post(world.ids.post(ix)))
}

fn proof(l: Lang, s: &PlanSummary) -> String {
    match s.ending {
        Ending::Optimal if s.banned_by_audit == 0 => l
            .t(
                "Ya. Tidak ada rencana sah dengan nilai lebih tinggi menurut aturan, bobot, dan data ini. Nilai rencana sama dengan batas atas yang dihitung ulang dari harga setiap jabatan oleh pemeriksa terpisah.",
                "Yes. No lawful plan has a higher value under these rules, weights and data. The value equals the upper bound, which a separate checker computes anew from the price of each post.",
            )
            .to_owned(),
        Ending::Optimal => format!(
            "{} {} {}",
            l.t("Terbaik di antara sisanya:", "Best among the rest:"),
            s.banned_by_audit,
            l.t(
                "pasangan dikeluarkan karena melanggar aturan atas seluruh rencana, lalu dihitung lagi. Bukti berlaku untuk sisanya.",
                "pairs were taken out since they broke a rule about the whole plan, then it was solved again. The proof is of the rest.",
            )
        ),
        _ => format!(
            "{} {} {}",
            l.t("Belum terbukti. Rencana yang lebih baik paling banyak lebih tinggi", "Not proven. A better plan is higher by at most"),
            words::points(l, s.bound - s.objective, false),
            l.t("poin.", "points.")
        ),
    }
}

fn facts(l: Lang, case: &PlanCase, s: &PlanSummary) -> Vec<Fact> {
    let weights: Vec<String> = Criterion::ALL
        .iter()
        .map(|c| format!("{} {}", text::criterion::criterion_name(l, *c), case.basis.weights.of(*c)))
        .collect();
    let count = |n: usize| format::count(l, i64::try_from(n).unwrap_or(0));
    let mut out = vec![
        Fact::linked(
            l.t("Yang dimaksimalkan", "What is maximised"),
            format!("{}. {}", weights.join(", "), l.t("Jumlah 100.", "Together 100.")),
            routes::CRITERIA.to_owned(),
        ),
        Fact::new(
            l.t("Dasar data", "Data"),
            format!(
                "{} {}: {} {}, {} {}",
                l.t("Potret", "Picture of"),
                text::format::date(l, case.basis.snapshot.as_of()),
                count(s.people),
                l.t("pegawai", "people"),
                count(s.posts),
                l.t("jabatan", "posts")
            ),
        ),
        Fact::new(
            l.t("Yang dibuktikan", "What is proven"),
            format!(
                "{} {}",
                count(s.pairs),
                l.t(
                    "pasangan sah, semuanya diperiksa; tidak ada yang dilewatkan",
                    "lawful pairs, all of them; none is left out"
                )
            ),
        ),
        Fact::new(
            l.t("Waktu", "Time"),
            format!(
                "{} {}",
                format::decimal(l, f64::from(i32::try_from(s.milliseconds).unwrap_or(i32::MAX)) / 1000.0, 2),
                l.t("detik dari permintaan sampai jawaban", "seconds from question to answer")
            ),
        ),
    ];
    if s.waivers > 0 {
        out.push(Fact::linked(
            l.t("Bersandar pada", "Rests on"),
            format!(
                "{} {}",
                s.waivers,
                l.t(
                    "pernyataan lengkap dan pengecualian oleh orang bernama",
                    "declarations and waivers by named people"
                )
            ),
            format!("{}#permintaan", routes::PLANS),
        ));
    }
    out
}

fn compared(l: Lang, s: &PlanSummary) -> Vec<Compared> {
    let row = |label: &str, before: u32, after: u32, is_good_down: bool| {
        let change = i64::from(after) - i64::from(before);
        let is_good = if is_good_down { change < 0 } else { change > 0 };
        Compared {
            label: label.to_owned(),
            before: format::count(l, i64::from(before)),
            after: format::count(l, i64::from(after)),
            change: format::signed(l, change),
            class: if change == 0 {
                ""
            } else if is_good {
                "good-t"
            } else {
                "bad-t"
            },
        }
    };
    vec![
        row(l.t("Kebutuhan terpenuhi (orang)", "Need met (people)"), s.before.met, s.after.met, false),
        row(l.t("Kekurangan (orang)", "Shortage (people)"), s.before.shortage, s.after.shortage, true),
        row(l.t("Kelebihan (orang)", "Surplus (people)"), s.before.surplus, s.after.surplus, true),
        row(
            l.t("Jabatan pimpinan kosong", "Vacant leading posts"),
            s.before.vacant_leads,
            s.after.vacant_leads,
            true,
        ),
        row(
            l.t("Melewati masa jabatan terlama", "Past the longest time in post"),
            s.before.overdue,
            s.after.overdue,
            true,
        ),
    ]
}

fn sectors(l: Lang, case: &PlanCase) -> Chart {
    let rows: Vec<DotRow> = figures::by_sector(case)
        .into_iter()
        .map(|s| DotRow {
            label: text::label::sector(l, s.sector).to_owned(),
            before: s.before,
            after: s.after,
        })
        .collect();
    let title = l.t("Keterisian sebelum dan sesudah", "Filled share before and after");
    let words = Words {
        id: "keterisian",
        title,
        subtitle: l.t(
            "Terisi dibagi kebutuhan menurut keputusan, per sektor. Sasaran 100 %.",
            "Filled over decreed need, by sector. Target 100 %.",
        ),
        story: l.t("Titik kosong sebelum, titik penuh sesudah", "Hollow dot before, full dot after"),
    };
    charts::before_after(l, &words, &rows, "%", Some(100.0))
}

fn rule_ticks(l: Lang, case: &PlanCase, s: &PlanSummary) -> Vec<Tick> {
    let warnings = case.outcome.breaches.iter().filter(|b| !b.forbids).count();
    let mut out = vec![Tick {
        kind: if s.breaches == 0 { "good" } else { "bad" },
        text: if s.breaches == 0 {
            l.t(
                "Setiap perpindahan dinilai lagi: tidak ada aturan yang dilanggar",
                "Every move is judged again: no rule is broken",
            )
            .to_owned()
        } else {
            format!(
                "{} {}",
                s.breaches,
                l.t("pelanggaran; rencana tidak dapat diterbitkan", "breaches; the plan cannot be published")
            )
        },
        note: String::new(),
    }];
    if warnings > 0 {
        out.push(Tick {
            kind: "warn",
            text: format!(
                "{warnings} {}",
                l.t("peringatan pada halaman pegawainya", "warnings on the pages of the people")
            ),
            note: String::new(),
        });
    }
    out.push(Tick {
        kind: if s.is_checked { "good" } else { "bad" },
        text: if s.is_checked {
            l.t(
                "Pemeriksa terpisah membenarkan keabsahan, nilai, dan batas atas",
                "The separate checker confirms lawfulness, value and bound",
            )
            .to_owned()
        } else {
            l.t(
                "Pemeriksa terpisah tidak membenarkan rencana ini",
                "The separate checker does not confirm this plan",
            )
            .to_owned()
        },
        note: String::new(),
    });
    out
}

fn unknown(l: Lang, s: &PlanSummary) -> Vec<Fact> {
    Criterion::ALL
        .iter()
        .zip(s.unknown_percent)
        .filter(|(_, percent)| *percent > 0)
        .map(|(c, percent)| {
            Fact::new(
                text::criterion::criterion_name(l, *c),
                format!(
                    "{percent} % {}",
                    l.t(
                        "pegawai dihitung netral karena tidak ada data",
                        "of people count neutral since there are no data"
                    )
                ),
            )
        })
        .collect()
}

fn filter(l: Lang, case: &PlanCase, asked: &Asked) -> Vec<Field> {
    let snapshot = &case.basis.snapshot;
    let mut tops: Vec<(&str, &str)> = snapshot
        .unit_indexes()
        .map(|ix| snapshot.unit(ix))
        .filter(|u| u.depth <= 1 && u.parent.is_some())
        .map(|u| (u.record.code.as_str(), u.record.name.as_str()))
        .collect();
    tops.sort_by_key(|(_, name)| *name);
    let choices = |chosen: &str| {
        let mut out = vec![Choice {
            value: String::new(),
            label: l.t("Semua unit", "All units").to_owned(),
            is_chosen: chosen.is_empty(),
        }];
        out.extend(tops.iter().map(|(code, name)| Choice {
            value: (*code).to_owned(),
            label: (*name).to_owned(),
            is_chosen: *code == chosen,
        }));
        out
    };
    vec![
        Field::line("q", l.t("Nama atau NIP", "Name or NIP")).value(&asked.q),
        Field::select("dari", l.t("Dari unit", "From unit"), choices(&asked.dari)),
        Field::select("ke", l.t("Ke unit", "To unit"), choices(&asked.ke)),
    ]
}
