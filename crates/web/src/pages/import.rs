//! A2 `/impor/{id}`: what a trial found and would change, the columns it read, and applying or undoing it.

pub(crate) mod missing;
mod progress;

use crate::failure::{Failure, fault};
use crate::format;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::pages::import::missing::Missing;
use crate::pages::import::progress::Running;
use crate::pages::imports::state;
use crate::pages::lines;
use crate::pages::need_files::{XLSX, file};
use crate::pages::sign_in::words;
use crate::routes;
use crate::server::Web;
use crate::view::{Crumb, ErrorLink, Errors, Figure, Paging, Tag};
use crate::visit::{self, Notice, SignedIn};
use app::act::FormKey;
use app::error::AppError;
use app::imports::{self, ImportView, Summary};
use app::world::World;
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::ids::ImportId;
use domain::kind::Kind;
use intake::finding::{Finding, Severity};
use intake::layout::{ColumnPlan, Field, FieldId, Ignored, SheetPlan, fields};
use serde::Deserialize;

/// Which findings, and which page of them.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    jenis: String,
    #[serde(default)]
    hal: String,
    /// Which page of those whom the file leaves out.
    #[serde(default)]
    orang: String,
}

#[derive(Template)]
#[template(path = "pages/import.html")]
pub(crate) struct ImportPage {
    frame: Frame,
    l: Lang,
    errors: Errors,
    crumbs: Vec<Crumb>,
    title: String,
    lede: String,
    tag: Tag,
    step: u8,
    figures: Vec<Figure>,
    kinds: Vec<[String; 5]>,
    tabs: Vec<Tab>,
    findings: Vec<Line>,
    not_shown: String,
    paging: Paging,
    missing: Option<Missing>,
    running: Option<Running>,
    sheets: Vec<Sheet>,
    aside: Vec<String>,
    rejected: usize,
    can_apply: bool,
    can_leave: bool,
    /// A warning where the file leaves most people out; else empty.
    few: String,
    can_undo: bool,
    key: String,
    at: Links,
}

/// The addresses of the page's forms.
struct Links {
    columns: String,
    apply: String,
    undo: String,
    leave: String,
    findings: String,
    rejected: String,
}

struct Tab {
    label: String,
    href: String,
    is_current: bool,
}

struct Line {
    tag: Tag,
    sheet: String,
    row: String,
    column: String,
    cause: String,
    remedy: String,
}

struct Sheet {
    name: String,
    columns: Vec<Column>,
}

struct Column {
    id: String,
    header: String,
    tag: Tag,
    why: &'static str,
    options: Vec<(String, String, bool)>,
}

/// `GET /impor/{id}`.
pub(crate) async fn show(
    State(web): State<Web>,
    visit: SignedIn,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let view = imports::view(&web.cx, &visit.actor, &ImportId(id)).await?;
    let world = web.cx.world().await?;
    visit::page(&ImportPage::new(visit.frame(&world), &world, &view, &asked, web.cx.ids.next_id()))
}

/// `GET /impor/{id}/temuan.xlsx`: the user's own file with the findings beside its rows.
pub(crate) async fn findings(
    State(web): State<Web>,
    visit: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let back = imports::give_back(&web.cx, &visit.actor, &ImportId(id)).await?;
    let bytes = intake::export::findings_workbook(&back.book, &back.findings, intake_lang(visit.l))
        .map_err(|e| fault(&e))?;
    Ok(file(XLSX, "temuan.xlsx", bytes))
}

/// `GET /impor/{id}/ditolak.xlsx`: the refused rows under their headers, to be mended and imported again.
pub(crate) async fn rejected(
    State(web): State<Web>,
    visit: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let back = imports::give_back(&web.cx, &visit.actor, &ImportId(id)).await?;
    let lang = intake_lang(visit.l);
    let bytes =
        intake::export::rejected_workbook(&back.book, &back.plans, &back.rejected, &back.findings, lang)
            .map_err(|e| fault(&e))?;
    Ok(file(XLSX, "ditolak.xlsx", bytes))
}

/// What the forms of the page send beside their key.
#[derive(Debug, Deserialize)]
pub(crate) struct Sent {
    key: String,
    #[serde(default)]
    reason: String,
}

/// `POST /impor/{id}/terapkan`: refused rows are set aside with the reason given.
pub(crate) async fn apply(
    State(web): State<Web>,
    visit: SignedIn,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    let id = ImportId(id);
    let reason = Some(sent.reason.as_str()).filter(|reason| !reason.trim().is_empty());
    let asked = imports::apply(&web.cx, &visit.actor, Some(&FormKey(sent.key)), &id, reason).await;
    led_on(&web, &visit, &id, asked, (&routes::import(&id), Notice::Applying)).await
}

/// `POST /impor/{id}/batalkan`.
pub(crate) async fn undo(
    State(web): State<Web>,
    visit: SignedIn,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    let id = ImportId(id);
    let undone = imports::undo(&web.cx, &visit.actor, Some(&FormKey(sent.key)), &id).await;
    led_on(&web, &visit, &id, undone, (&routes::import(&id), Notice::Undone)).await
}

/// `POST /impor/{id}/tinggalkan`.
pub(crate) async fn leave(
    State(web): State<Web>,
    visit: SignedIn,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    let id = ImportId(id);
    let left = imports::leave(&web.cx, &visit.actor, Some(&FormKey(sent.key)), &id).await;
    led_on(&web, &visit, &id, left, (routes::IMPORTS, Notice::Left)).await
}

/// On after an act, or the page again where something stands in its way.
async fn led_on(
    web: &Web,
    visit: &SignedIn,
    id: &ImportId,
    act: Result<String, AppError>,
    (to, notice): (&str, Notice),
) -> Result<Response, Failure> {
    match act {
        Ok(_) => Ok(visit::done(to, notice)),
        Err(error @ (AppError::Refused { .. } | AppError::Invalid(_))) => again(web, visit, id, error).await,
        Err(error) => Err(error.into()),
    }
}

/// The page again, with what stands in the way and how to mend it.
async fn again(web: &Web, visit: &SignedIn, id: &ImportId, error: AppError) -> Result<Response, Failure> {
    let field = match &error {
        AppError::Invalid(fields) => fields.first().map(|field| field.field),
        _ => None,
    };
    let wrong = words(visit.l, error)?;
    let view = imports::view(&web.cx, &visit.actor, id).await?;
    let world = web.cx.world().await?;
    let key = web.cx.ids.next_id();
    let mut page = ImportPage::new(visit.frame(&world), &world, &view, &Asked::default(), key);
    let target = match field {
        Some("person") => "tidak-ada",
        Some(field) => field,
        None if page.can_apply && page.rejected > 0 => "reason",
        None => "isi",
    };
    page.errors.links.push(ErrorLink { target: target.to_owned(), text: wrong });
    visit::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// `POST /impor/{id}/kolom`: each control is named by sheet and column and carries a field's id, or nothing.
pub(crate) async fn columns(
    State(web): State<Web>,
    visit: SignedIn,
    Path(id): Path<String>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let id = ImportId(id);
    let view = imports::view(&web.cx, &visit.actor, &id).await?;
    let value = |name: &str| sent.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let mut plans = view.plans;
    for (at, plan) in plans.iter_mut().enumerate() {
        let known: Vec<&str> = fields(plan.layout).iter().map(|field| field.id).collect();
        for column in &mut plan.columns {
            let Some(chosen) = value(&control(at, column.column_index)) else { continue };
            let is_known = known.contains(&chosen);
            column.field = is_known.then(|| FieldId(chosen.to_owned()));
            column.why_ignored =
                if is_known { None } else { column.why_ignored.or(Some(Ignored::NotStored)) };
        }
    }
    let key = value("key").map(|key| FormKey(key.to_owned()));
    let tried = imports::correct_mapping(&web.cx, &visit.actor, key.as_ref(), &id, plans).await;
    led_on(&web, &visit, &id, tried, (&routes::import(&id), Notice::Received)).await
}

fn control(sheet: usize, column: usize) -> String {
    format!("k-{sheet}-{column}")
}

fn intake_lang(l: Lang) -> intake::lang::Lang {
    l.t(intake::lang::Lang::Indonesian, intake::lang::Lang::English)
}

impl ImportPage {
    pub(crate) fn new(
        mut frame: Frame,
        world: &World,
        view: &ImportView,
        asked: &Asked,
        key: String,
    ) -> Self {
        let l = frame.l;
        let running = Running::of(l, view);
        if running.is_some() {
            frame.refresh_seconds = Some(1);
        }
        let trouble = progress::trouble(l, view);
        let links = if trouble.is_empty() {
            Vec::new()
        } else {
            vec![ErrorLink { target: "isi".to_owned(), text: trouble }]
        };
        let summary = view.summary.clone().unwrap_or_default();
        let here = routes::import(&view.row.id);
        let shown: Vec<&Finding> = summary
            .findings
            .iter()
            .filter(|f| asked.jenis.is_empty() || code(f.severity) == asked.jenis)
            .collect();
        let page = lines::page_number(&asked.hal);
        let is_tried = view.row.state == "tried" && running.is_none();
        let is_read = is_read(&summary);
        let at = |pattern| routes::with_id(pattern, &view.row.id);
        Self {
            errors: Errors {
                title: l.t("Kesalahan: belum dapat dilakukan", "Error: not possible yet").to_owned(),
                links,
            },
            crumbs: vec![
                Crumb::to(l.t("Impor", "Imports"), routes::IMPORTS),
                Crumb::here(&view.row.file_name),
            ],
            title: view.row.file_name.clone(),
            lede: lede(l, &view.row.state, &summary),
            tag: state(&view.row.state),
            step: match view.row.state.as_str() {
                "reading" => 2,
                "tried" if !is_read => 2,
                "tried" => 3,
                _ => 4,
            },
            figures: figures(l, &summary),
            kinds: kinds(l, &summary),
            tabs: tabs(l, &summary, &here, &asked.jenis),
            findings: lines::page_of(&shown, page).iter().map(|f| line(l, f)).collect(),
            not_shown: not_shown(l, &summary),
            paging: Paging::new(l, shown.len(), lines::PER_PAGE, page, &here, &[("jenis", &asked.jenis)]),
            missing: Missing::of(l, frame.zone, world, view, asked),
            running,
            sheets: sheets(l, &view.plans, is_tried),
            aside: view.aside.iter().map(|a| format!("{}: {}", a.by, a.reason)).collect(),
            rejected: summary.rejected,
            can_apply: is_tried && is_read,
            can_leave: is_tried,
            few: few(l, &view.row.state, &summary),
            can_undo: view.row.state == "applied",
            key,
            at: Links {
                columns: at(routes::IMPORT_COLUMNS),
                apply: at(routes::IMPORT_APPLY),
                undo: at(routes::IMPORT_UNDO),
                leave: at(routes::IMPORT_LEAVE),
                findings: at(routes::IMPORT_FINDINGS),
                rejected: at(routes::IMPORT_REJECTED),
            },
            frame,
            l,
        }
    }
}

/// Whether anything of the file was understood; a finding says why not.
fn is_read(summary: &Summary) -> bool {
    summary.totals() != [0; 4] || summary.rejected > 0 || !summary.findings.iter().any(Finding::is_reject)
}

/// A list that leaves most people out is rarely the whole list.
fn few(l: Lang, state: &str, summary: &Summary) -> String {
    let [new, changed, unchanged, missing] = summary.totals();
    let there = new + changed + unchanged;
    if state != "tried" || missing <= there {
        return String::new();
    }
    let (there, all) = (format::size(l, there), format::size(l, there + missing));
    l.t(
        format!("Berkas memuat {there} dari {all} pegawai. Apakah ini daftar lengkap? Tidak ada yang dihapus, tetapi setiap pegawai yang tidak ada di berkas akan menunggu putusan Anda."),
        format!("The file has {there} of {all} people. Is it the whole list? None is removed, but each person it leaves out will wait for your decision."),
    )
}

fn lede(l: Lang, state: &str, summary: &Summary) -> String {
    let rejected = format::size(l, summary.rejected);
    match state {
        "reading" => l.t("Berkas diterima. Belum ada data yang berubah.", "The file is here. No data have changed yet.").to_owned(),
        "failed" if summary.finding_count == 0 => l.t("Uji coba terhenti karena gangguan pada kami, bukan karena berkasnya. Unggah lagi, atau hubungi operator.", "The trial stopped by a fault of ours, not of the file. Upload it again, or ask the operator.").to_owned(),
        "failed" => l.t("Berkas ini tidak dapat dibaca. Sebabnya ada pada temuan di bawah.", "This file cannot be read. The finding below says why.").to_owned(),
        "applied" => l.t("Impor ini sudah diterapkan.", "This import is applied.").to_owned(),
        "undone" => l.t("Impor ini sudah dibatalkan; data kembali seperti semula.", "This import was undone; the data are as before.").to_owned(),
        "cancelled" => l.t("Impor ini ditinggalkan; tidak ada data yang berubah.", "This import was left; no data have changed.").to_owned(),
        _ if !is_read(summary) => l.t("Berkas ini tidak dikenali, jadi tidak ada yang dapat diimpor. Sebab dan cara memperbaikinya ada pada temuan.", "This file was not recognised, so that nothing can be imported. The finding says why, and how to mend it.").to_owned(),
        _ if summary.totals()[..2] == [0, 0] && summary.rejected == 0 => l.t("Isi berkas sama dengan data yang tersimpan. Tidak ada yang berubah.", "The file says what is stored already. Nothing would change.").to_owned(),
        _ if summary.rejected > 0 => l.t(
            format!("Uji coba selesai. {rejected} baris ditolak; tidak ada data yang berubah sampai Anda menerapkannya."),
            format!("The trial is done. {rejected} rows are refused; no data change until you apply it."),
        ),
        _ => l.t("Uji coba selesai. Tidak ada data yang berubah sampai Anda menerapkannya.", "The trial is done. No data change until you apply it.").to_owned(),
    }
}

/// How many findings the page does not have; empty where it has all.
fn not_shown(l: Lang, summary: &Summary) -> String {
    let kept = summary.findings.len();
    let hidden = summary.finding_count.saturating_sub(kept);
    if hidden == 0 {
        return String::new();
    }
    let (all, kept, hidden) =
        (format::size(l, summary.finding_count), format::size(l, kept), format::size(l, hidden));
    l.t(
        format!("Ada {all} temuan. Yang disimpan {kept}, yang terberat lebih dahulu; {hidden} lainnya tidak ditampilkan dan tidak ada di berkas unduhan. Temuan sebanyak itu biasanya punya satu sebab: perbaiki yang terlihat, lalu unggah lagi."),
        format!("There are {all} findings. {kept} are kept, the worst first; the other {hidden} are not shown and not in the file to download. So many usually have one cause: mend what you see, then upload again."),
    )
}

fn figures(l: Lang, summary: &Summary) -> Vec<Figure> {
    let [new, changed, unchanged, missing] = summary.totals();
    let n = |value| format::size(l, value);
    vec![
        Figure::new(l.t("Baru", "New"), n(new), "", l.t("belum ada sebelumnya", "not there before")),
        Figure::new(
            l.t("Berubah", "Changed"),
            n(changed),
            "",
            l.t("berbeda dari yang tersimpan", "differ from what is stored"),
        ),
        Figure::new(
            l.t("Tetap", "Unchanged"),
            n(unchanged),
            "",
            l.t("sama dengan yang tersimpan", "as stored"),
        ),
        Figure::new(
            l.t("Tidak ada di berkas", "Missing"),
            n(missing),
            "",
            l.t("tersimpan, tidak dihapus", "stored, not removed"),
        ),
        Figure::new(
            l.t("Ditolak", "Refused"),
            n(summary.rejected),
            "",
            l.t("baris dengan temuan salah", "rows with a wrong finding"),
        ),
    ]
}

fn kinds(l: Lang, summary: &Summary) -> Vec<[String; 5]> {
    let n = |value| format::size(l, value);
    let name =
        |code: &str| Kind::parse(code).map_or(code.to_owned(), |kind| text::label::kind(l, kind).to_owned());
    summary
        .kinds
        .iter()
        .map(|k| [name(&k.kind), n(k.new), n(k.changed), n(k.unchanged), n(k.missing)])
        .collect()
}

fn code(severity: Severity) -> &'static str {
    match severity {
        Severity::Reject => "salah",
        Severity::Warn => "periksa",
        Severity::Info => "catatan",
    }
}

fn tabs(l: Lang, summary: &Summary, here: &str, current: &str) -> Vec<Tab> {
    let count =
        |key: &str| summary.findings.iter().filter(|f| key.is_empty() || code(f.severity) == key).count();
    let tab = |key: &'static str, word: &str| Tab {
        label: format!("{word} {}", format::size(l, count(key))),
        href: format!("{}#temuan", routes::query(here, &[("jenis", key)])),
        is_current: current == key,
    };
    vec![
        tab("", l.t("Semua", "All")),
        tab("salah", l.t("Salah", "Wrong")),
        tab("periksa", l.t("Periksa", "Check")),
        tab("catatan", l.t("Catatan", "Remarks")),
    ]
}

fn line(l: Lang, finding: &Finding) -> Line {
    let lang = intake_lang(l);
    Line {
        tag: match finding.severity {
            Severity::Reject => Tag::Wrong,
            Severity::Warn => Tag::Check,
            Severity::Info => Tag::Remark,
        },
        sheet: finding.place.sheet.to_string(),
        row: if finding.place.row == 0 {
            "–".to_owned()
        } else {
            format::count(l, finding.place.row.into())
        },
        column: finding.column.as_deref().unwrap_or("–").to_owned(),
        cause: lines::capital(&finding.cause(lang)),
        remedy: finding.remedy(lang),
    }
}

fn sheets(l: Lang, plans: &[SheetPlan], is_open: bool) -> Vec<Sheet> {
    plans
        .iter()
        .enumerate()
        .map(|(at, plan)| Sheet {
            name: plan.sheet.clone(),
            columns: plan.columns.iter().map(|column| column_of(l, at, plan, column, is_open)).collect(),
        })
        .collect()
}

fn column_of(l: Lang, at: usize, plan: &SheetPlan, column: &ColumnPlan, is_open: bool) -> Column {
    let chosen = column.field.as_ref().map_or("", |field| field.0.as_str());
    let known = fields(plan.layout);
    let options = if is_open {
        known.iter().map(|field| (field.id.to_owned(), spoken(field), field.id == chosen)).collect()
    } else {
        {
            let words = known.iter().find(|field| field.id == chosen).map_or_else(String::new, spoken);
            vec![(chosen.to_owned(), words, true)]
        }
    };
    Column {
        id: control(at, column.column_index),
        header: column.header.clone(),
        tag: if column.field.is_some() { Tag::Recognised } else { Tag::Skipped },
        why: match column.why_ignored {
            Some(Ignored::NotStored) => l.t("tidak disimpan", "not stored"),
            Some(Ignored::Derived) => l.t("dihitung dari kolom lain", "derived from other columns"),
            Some(Ignored::Repeated) => l.t("sama dengan kolom lain", "repeats another column"),
            Some(Ignored::Unknown) => l.t("judul tidak dikenali", "header not recognised"),
            None => "",
        },
        options,
    }
}

/// A field by the header that files usually give it, the id where none is known.
fn spoken(field: &Field) -> String {
    field.headers.first().map_or_else(|| field.id.to_owned(), |header| lines::capital(header))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::tests::checked;
    use crate::pages::tests::login_of;
    use crate::testapp::TestApp;
    use app::actor::Actor;
    use app::imports::upload::NewFile;
    use app::permission::Role;

    #[tokio::test]
    async fn findings_that_are_not_shown_are_counted() {
        let app = TestApp::sample("many-findings").await;
        let mut units = "code,name,parent_code,kind,sector,district\n".to_owned();
        for n in 0..25_000 {
            units.push_str(&format!("u-{n},Unit {n},,bukan-jenis,pelayanan,kota\n"));
        }
        let file = NewFile { name: "units.csv".into(), bytes: units.into_bytes(), wanted: Some(Kind::Units) };
        let id = imports::upload(&app.cx, &Actor::console("test"), None, file).await.expect("a trial");
        let id = ImportId(id);
        imports::settle(&app.cx, &id).await.expect("tried");
        let view = imports::view(&app.cx, &Actor::console("test"), &id).await.expect("an import");
        let summary = view.summary.expect("a dry run");
        assert!(summary.finding_count >= 25_000, "{} are counted", summary.finding_count);
        let words = not_shown(Lang::Id, &summary);
        let hidden = format::size(Lang::Id, summary.finding_count - summary.findings.len());
        assert!(words.contains(&format!("{hidden} lainnya tidak ditampilkan")), "{words}");
        let cookie = app.sign_in(login_of(Role::Analyst)).await;
        checked(&app, "impor-banyak", &routes::import(&id), &cookie).await;
        assert!(app.get(&routes::import(&id), &cookie).await.body.contains(&words));
    }

    #[test]
    fn where_all_are_shown_nothing_is_said() {
        assert_eq!(not_shown(Lang::Id, &Summary::default()), "");
    }
}
