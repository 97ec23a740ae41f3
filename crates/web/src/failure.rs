//! What a page becomes when it cannot be shown: 403 and 404 look alike, so that nobody learns what exists;
//! a fault shows a number that the log carries too, and never its cause.

use crate::format::{self, Zone};
use crate::frame::Frame;
use crate::lang::{self, Lang};
use crate::pages::{entry, wording};
use crate::server::Web;
use crate::visit;
use app::audit::Event;
use app::error::AppError;
use askama::Template;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use std::any::Any;
use std::sync::atomic::{AtomicU64, Ordering};

/// Why a handler has no page to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Nothing is here, or the reader may not know whether something is.
    NotFound,
    /// The reader may not do this, and knows that it exists.
    Forbidden,
    /// The form was used before or the data moved on: show what is new, then try again.
    Stale {
        /// What moved on, as the record calls it.
        what: String,
        /// What others changed of it, newest first, in the reader's language.
        changes: Vec<Told>,
    },
    /// Law, policy or state says no; or a field is wrong on a form that has no page of its own.
    Refused {
        /// Reason and remedy, Indonesian.
        id: String,
        /// The same in English.
        en: String,
    },
    /// Our failure; the number is in the log.
    Fault {
        /// The number that the log carries too.
        reference: String,
    },
}

/// A change by somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// When.
    pub when: String,
    /// Login of who changed it.
    pub who: String,
    /// What was done, and its facts.
    pub what: String,
}

impl Failure {
    const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound | Self::Forbidden => StatusCode::NOT_FOUND,
            Self::Stale { .. } => StatusCode::CONFLICT,
            Self::Refused { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Fault { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        match error {
            AppError::Forbidden => Self::Forbidden,
            AppError::NotFound => Self::NotFound,
            AppError::Stale { what } => Self::Stale { what, changes: Vec::new() },
            AppError::Refused { id, en } => Self::Refused { id, en },
            AppError::Invalid(fields) => {
                let join = |words: Vec<&str>| words.join(" ");
                Self::Refused {
                    id: join(fields.iter().map(|f| f.id.as_str()).collect()),
                    en: join(fields.iter().map(|f| f.en.as_str()).collect()),
                }
            }
            AppError::Fault(cause) => fault(&cause),
        }
    }
}

impl From<askama::Error> for Failure {
    fn from(error: askama::Error) -> Self {
        fault(&error)
    }
}

/// A fault, logged once here with a number for the reader.
#[must_use]
pub fn fault(cause: &dyn core::fmt::Display) -> Failure {
    let reference = next_reference();
    tracing::error!(reference, cause = %cause, "a page failed");
    Failure::Fault { reference }
}

/// The answer to a panic, for `tower_http::catch_panic`.
#[must_use]
pub fn panicked(payload: Box<dyn Any + Send + 'static>) -> Response {
    let cause = payload.downcast_ref::<String>().map(String::as_str);
    let cause = cause.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("unknown");
    fault(&cause).into_response()
}

/// Tells whoever was too late what others changed meanwhile.
async fn meanwhile(web: &Web, l: Lang, failure: &mut Failure) {
    let Failure::Stale { what, changes } = failure else { return };
    match app::audit::meanwhile(&web.cx, what).await {
        Ok(events) => *changes = events.iter().map(|event| told(l, web.options.zone, event)).collect(),
        // The refusal stands all the same.
        Err(error) => tracing::warn!(cause = %error, "what changed meanwhile could not be read"),
    }
}

fn told(l: Lang, zone: Zone, event: &Event) -> Told {
    let (act, facts) = (wording::use_case(l, &event.use_case), entry::facts(l, &event.body));
    Told {
        when: format::moment(l, zone, event.at),
        who: event.actor.clone(),
        what: if facts.is_empty() { act } else { format!("{act} ({facts})") },
    }
}

/// Gives every bare error (from a handler, a layer or the router) its page in the reader's language.
pub async fn pages(State(web): State<Web>, request: Request, next: Next) -> Response {
    let lang = lang::of_request(request.uri(), request.headers());
    let here = request.uri().clone();
    let headers = request.headers().clone();
    let mut response = next.run(request).await;
    let status = response.status();
    let is_page =
        response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !(status.is_client_error() || status.is_server_error()) || is_page {
        return response;
    }
    let mut failure = response.extensions_mut().remove::<Failure>();
    if let Some(failure) = &mut failure {
        meanwhile(&web, lang, failure).await;
    }
    // Whoever is signed in keeps their name and menu; an absent page and a forbidden one look alike all the same.
    let frame = visit::frame_of(&web, &here, &headers).await.unwrap_or_else(|| Frame::bare(lang, &here));
    let page = FailurePage::new(frame, status, failure.as_ref());
    match page.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => response,
    }
}

fn next_reference() -> String {
    // A counter is enough: the log line carries the time and this number.
    static COUNT: AtomicU64 = AtomicU64::new(1);
    format!("MT-{:04}", COUNT.fetch_add(1, Ordering::Relaxed))
}

#[derive(Template)]
#[template(path = "failure.html")]
pub(crate) struct FailurePage {
    pub(crate) frame: Frame,
    pub(crate) l: Lang,
    status: u16,
    title: &'static str,
    text: String,
    reference: Option<String>,
    changes: Vec<Told>,
}

impl FailurePage {
    pub(crate) fn new(frame: Frame, status: StatusCode, failure: Option<&Failure>) -> Self {
        let l = frame.l;
        let (title, text) = words(l, status);
        let (title, text) = match failure {
            Some(Failure::Refused { id, en }) => {
                (l.t("Belum dapat dilakukan", "Not possible yet"), l.t(id.clone(), en.clone()))
            }
            _ => (title, text.to_owned()),
        };
        let reference = match failure {
            Some(Failure::Fault { reference }) => Some(reference.clone()),
            _ => None,
        };
        let changes = match failure {
            Some(Failure::Stale { changes, .. }) => changes.clone(),
            _ => Vec::new(),
        };
        // A page that may not be seen says what an absent one says, number included.
        let status = if status == StatusCode::FORBIDDEN { 403 } else { status.as_u16() };
        Self { frame, l, status, title, text, reference, changes }
    }
}

fn words(l: Lang, status: StatusCode) -> (&'static str, &'static str) {
    match status.as_u16() {
        404 => (
            l.t("Halaman tidak ditemukan", "Page not found"),
            l.t(
                "Alamat mungkin terpotong, halaman sudah tidak ada, atau halaman ini bukan untuk akun Anda. Jika Anda membutuhkannya, hubungi BKPSDM.",
                "The address may be cut off, the page may be gone, or it is not for your account. If you need it, ask BKPSDM.",
            ),
        ),
        403 => (
            l.t("Permintaan tidak diterima", "Request not accepted"),
            l.t(
                "Kiriman ini tidak berasal dari halaman Mutasi. Buka halamannya lagi, lalu kirim dari sana.",
                "This form did not come from a page of Mutasi. Open the page again and send it from there.",
            ),
        ),
        409 => (
            l.t("Data sudah berubah", "The data have changed"),
            l.t(
                "Orang lain mengubah hal ini lebih dahulu, atau formulir ini sudah pernah dikirim. Buka halamannya lagi untuk melihat keadaan terbaru.",
                "Someone else changed this first, or the form was sent before. Open the page again to see the latest state.",
            ),
        ),
        413 => (
            l.t("Berkas terlalu besar", "File too large"),
            l.t(
                "Batas untuk impor 24 MB. Bagi berkas menjadi beberapa bagian, lalu unggah satu per satu.",
                "The limit for an import is 24 MB. Split the file and upload the parts one by one.",
            ),
        ),
        400 | 405 | 415 | 422 => (
            l.t("Permintaan tidak terbaca", "Request not understood"),
            l.t(
                "Ada bagian kiriman yang hilang atau tidak sesuai. Kembali ke halaman sebelumnya dan kirim lagi.",
                "Part of the request is missing or does not fit. Go back to the page before and send it again.",
            ),
        ),
        _ => (
            l.t("Halaman ini sedang bermasalah", "This page has a problem"),
            l.t(
                "Kesalahan ada pada kami dan sudah tercatat. Coba lagi sebentar lagi; jika tetap terjadi, sebutkan nomor di bawah kepada BKPSDM.",
                "The fault is ours and has been recorded. Try again in a moment; if it stays, give BKPSDM the number below.",
            ),
        ),
    }
}
