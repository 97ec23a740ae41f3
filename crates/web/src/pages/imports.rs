//! A2 `/impor`: upload a file for a trial, see earlier imports, and declare registers complete or open again.
//! Reading a file changes no data; that happens on the import's own page.

use crate::failure::Failure;
use crate::format;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::pages::sign_in::words;
use crate::routes;
use crate::server::Web;
use crate::view::{Choice, Crumb, Errors, Field, Tag};
use crate::visit::{self, Notice, SignedIn};
use app::act::FormKey;
use app::error::AppError;
use app::imports;
use app::imports::upload::NewFile;
use app::permission::UseCase;
use app::world::World;
use askama::Template;
use axum::extract::{Form, Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::kind::Kind;
use domain::register::GOOD_MONTHS;
use domain::time::Date;
use domain::time::add_months;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "pages/imports.html")]
pub(crate) struct ImportsPage {
    frame: Frame,
    l: Lang,
    crumbs: Vec<Crumb>,
    errors: Errors,
    file_error: String,
    kinds: Field,
    key: String,
    imports: Vec<Line>,
    registers: Vec<Register>,
    today: String,
}

/// An earlier import.
struct Line {
    file: String,
    href: String,
    when: String,
    by: String,
    tag: Tag,
}

/// A register: complete as of a day, or open.
struct Register {
    code: &'static str,
    name: &'static str,
    is_complete: bool,
    said: String,
    key: String,
}

/// `GET /impor`.
pub(crate) async fn show(State(web): State<Web>, visit: SignedIn) -> Result<Response, Failure> {
    let page = page(&web, &visit, "", "").await?;
    visit::page(&page)
}

/// `POST /impor`: a file for a trial.
pub(crate) async fn upload(
    State(web): State<Web>,
    visit: SignedIn,
    form: Multipart,
) -> Result<Response, Failure> {
    visit.require(UseCase::TryImport)?;
    let (file, key) = match received(form).await {
        Ok(received) => received,
        Err(status) => return Ok(status.into_response()),
    };
    match imports::upload(&web.cx, &visit.actor, key.as_ref(), file).await {
        Ok(id) => Ok(visit::done(&routes::import(&id), Notice::Received)),
        Err(error @ (AppError::Invalid(_) | AppError::Refused { .. })) => {
            let wrong = words(visit.l, error)?;
            visit::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&web, &visit, &wrong, "").await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn received(mut form: Multipart) -> Result<(NewFile, Option<FormKey>), StatusCode> {
    let mut file = NewFile { name: String::new(), bytes: Vec::new(), wanted: None };
    let mut key = None;
    while let Some(part) = form.next_field().await.map_err(|error| error.status())? {
        match part.name().unwrap_or_default() {
            "file" => {
                file.name = part.file_name().unwrap_or_default().to_owned();
                file.bytes = part.bytes().await.map_err(|error| error.status())?.to_vec();
            }
            "kind" => file.wanted = Kind::parse(&part.text().await.map_err(|error| error.status())?),
            "key" => key = Some(FormKey(part.text().await.map_err(|error| error.status())?)),
            _ => {}
        }
    }
    Ok((file, key))
}

/// What the form of a register sends.
#[derive(Debug, Deserialize)]
pub(crate) struct Declared {
    kind: String,
    key: String,
    #[serde(default)]
    as_of: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    open: String,
}

/// `POST /impor/register`.
pub(crate) async fn declare(
    State(web): State<Web>,
    visit: SignedIn,
    Form(sent): Form<Declared>,
) -> Result<Response, Failure> {
    let kind = Kind::parse(&sent.kind).ok_or(Failure::NotFound)?;
    let key = FormKey(sent.key);
    if sent.open == "ya" {
        let to = app::registers::reopen(&web.cx, &visit.actor, Some(&key), kind).await?;
        return Ok(visit::done(&to, Notice::Reopened));
    }
    let day: Result<Date, _> = sent.as_of.parse();
    let done = match day {
        Ok(day) => app::registers::declare(&web.cx, &visit.actor, Some(&key), kind, day, &sent.reason).await,
        Err(_) => Err(AppError::field(
            "as_of",
            "Isi tanggal, misalnya 2026-11-24.",
            "Give a date such as 2026-11-24.",
        )),
    };
    match done {
        Ok(to) => Ok(visit::done(&to, Notice::Declared)),
        Err(error @ AppError::Invalid(_)) => {
            let wrong = words(visit.l, error)?;
            let page = page(&web, &visit, &wrong, kind.code()).await?;
            visit::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

/// The page; `wrong` belongs to the file, or to the register of the code `at`.
async fn page(web: &Web, visit: &SignedIn, wrong: &str, at: &str) -> Result<ImportsPage, Failure> {
    let l = visit.l;
    let rows = imports::list(&web.cx, &visit.actor).await?;
    let world = web.cx.world().await?;
    let target = if at.is_empty() { "file".to_owned() } else { format!("reason-{at}") };
    let links = vec![crate::view::ErrorLink { target, text: wrong.to_owned() }];
    let mut kinds = vec![("", l.t("Kenali sendiri dari judul kolom", "Recognise from the headers"))];
    kinds.extend(Kind::ALL.iter().map(|kind| (kind.code(), text::label::kind(l, *kind))));
    Ok(ImportsPage {
        crumbs: vec![Crumb::here(l.t("Impor", "Imports"))],
        errors: Errors {
            title: l.t("Kesalahan: belum dapat diterima", "Error: not accepted yet").to_owned(),
            links: if wrong.is_empty() { Vec::new() } else { links },
        },
        file_error: if at.is_empty() { wrong.to_owned() } else { String::new() },
        kinds: Field::select("kind", l.t("Jenis data", "Kind of data"), Choice::list(&kinds, "")),
        key: web.cx.ids.next_id(),
        imports: rows
            .iter()
            .map(|row| Line {
                file: row.file_name.clone(),
                href: routes::import(&row.id),
                when: format::moment(l, web.options.zone, row.uploaded_at),
                by: row.uploaded_by.clone(),
                tag: state(&row.state),
            })
            .collect(),
        registers: registers(l, web, &world),
        today: world.today.to_string(),
        frame: visit.frame(&world),
        l,
    })
}

fn registers(l: Lang, web: &Web, world: &World) -> Vec<Register> {
    let line = |kind: &Kind| {
        let declaration = world.snapshot.registers().declaration(*kind);
        let said = declaration.map_or_else(
            || {
                l.t(
                    "Belum dinyatakan lengkap: yang tidak tercatat dianggap belum diketahui.",
                    "Not declared complete: what is not recorded counts as unknown.",
                )
                .to_owned()
            },
            |said| {
                let day = format::date(l, said.as_of);
                let until = format::date(l, add_months(said.as_of, GOOD_MONTHS));
                l.t(
                    format!(
                        "Lengkap per {day}, dinyatakan {}: {}. Berlaku sampai {until}.",
                        said.by,
                        said.reason.trim_end_matches('.')
                    ),
                    format!(
                        "Complete as of {day}, declared by {}: {}. Good until {until}.",
                        said.by,
                        said.reason.trim_end_matches('.')
                    ),
                )
            },
        );
        Register {
            code: kind.code(),
            name: text::label::kind(l, *kind),
            is_complete: world.snapshot.registers().standing(*kind, world.today).is_some(),
            said,
            key: web.cx.ids.next_id(),
        }
    };
    Kind::ALL.iter().filter(|kind| kind.is_register()).map(line).collect()
}

/// The state of an import as a tag.
pub(crate) fn state(code: &str) -> Tag {
    match code {
        "tried" => Tag::Waiting,
        "applied" => Tag::Done,
        "undone" => Tag::Undone,
        "cancelled" => Tag::Skipped,
        "failed" => Tag::Failed,
        _ => Tag::Running,
    }
}

/// `GET /impor/register`: only forms are sent there; the list stands on the page of imports.
pub(crate) async fn back() -> Redirect {
    Redirect::to(routes::IMPORTS)
}
