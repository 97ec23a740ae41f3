//! `/masuk` and `/keluar`: signing in with a login and a password, and out again.
//! The answer never says which of the two was wrong.

use crate::failure::Failure;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::routes;
use crate::server::Web;
use crate::view::{Errors, Field};
use crate::visit::{self, Notice, Visit};
use app::error::AppError;
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

/// The address to return to.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Back {
    #[serde(default)]
    ke: String,
}

/// What the form sends.
#[derive(Debug, Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    login: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    ke: String,
}

#[derive(Template)]
#[template(path = "pages/sign_in.html")]
pub(crate) struct SignInPage {
    frame: Frame,
    l: Lang,
    errors: Errors,
    fields: [Field; 2],
    back: String,
}

impl SignInPage {
    pub(crate) fn new(frame: Frame, login: &str, back: String, wrong: &str) -> Self {
        let l = frame.l;
        let mut name = Field::line("login", l.t("Nama pengguna", "Login"))
            .hint(l.t("Tertulis pada slip dari BKPSDM", "Printed on the slip from BKPSDM"))
            .value(login)
            .error(wrong);
        name.autocomplete = "username";
        let fields = [name, Field::password("password", l.t("Kata sandi", "Password"), "current-password")];
        let errors = Errors::of(
            l.t("Kesalahan: belum dapat masuk", "Error: not signed in"),
            &fields.iter().collect::<Vec<_>>(),
        );
        Self { frame, l, errors, fields, back }
    }
}

/// `GET /masuk`.
pub(crate) async fn show(
    State(web): State<Web>,
    visit: Visit,
    Query(back): Query<Back>,
) -> Result<Response, Failure> {
    if let Some(actor) = &visit.actor {
        return Ok(Redirect::to(&visit::home_of(actor)).into_response());
    }
    let world = web.cx.world().await?;
    visit::page(&SignInPage::new(visit.frame(&world), "", local(&back.ke).to_owned(), ""))
}

/// `POST /masuk`.
pub(crate) async fn send(
    State(web): State<Web>,
    visit: Visit,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    match app::account::sign_in(&web.cx, &sent.login, &sent.password).await {
        Ok(token) => welcome(&web, &token, local(&sent.ke)).await,
        Err(error) => {
            let wrong = words(visit.l, error)?;
            let world = web.cx.world().await?;
            let page = SignInPage::new(visit.frame(&world), &sent.login, local(&sent.ke).to_owned(), &wrong);
            visit::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// `POST /keluar`.
pub(crate) async fn leave(State(web): State<Web>, visit: Visit) -> Result<Response, Failure> {
    if let Some(token) = &visit.token {
        app::account::sign_out(&web.cx, token).await?;
    }
    let mut response = visit::done(routes::HOME, Notice::SignedOut);
    set_cookie(&mut response, &visit::session_line(web.options.secure_cookies, "", 0));
    Ok(response)
}

/// Sets the session's cookie and leads to where the reader wanted to go, or to their first page.
pub(crate) async fn welcome(web: &Web, token: &str, back: &str) -> Result<Response, Failure> {
    let home = match app::account::who(&web.cx, token).await? {
        Some(actor) if back.is_empty() => visit::home_of(&actor),
        _ => back.to_owned(),
    };
    let mut response = Redirect::to(if home.is_empty() { routes::HOME } else { &home }).into_response();
    let seconds = app::account::SESSION_MICROS / 1_000_000;
    set_cookie(&mut response, &visit::session_line(web.options.secure_cookies, token, seconds));
    Ok(response)
}

/// What is wrong, in words; a fault stays a fault.
pub(crate) fn words(l: Lang, error: AppError) -> Result<String, Failure> {
    match error {
        AppError::Invalid(fields) => {
            Ok(fields.into_iter().map(|field| l.t(field.id, field.en)).collect::<Vec<_>>().join(" "))
        }
        AppError::Refused { id, en } => Ok(l.t(id, en)),
        other => Err(other.into()),
    }
}

fn set_cookie(response: &mut Response, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(SET_COOKIE, value);
    }
}

/// Only an address of this site: one that begins with a single slash.
fn local(back: &str) -> &str {
    let is_local = back.starts_with('/') && !back.starts_with("//") && !back.contains('\\');
    if is_local { back } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use axum::http::Uri;

    #[test]
    fn the_page_renders_with_and_without_an_error() {
        for l in [Lang::Id, Lang::En] {
            let frame = || Frame::bare(l, &Uri::from_static("/masuk"));
            let plain = SignInPage::new(frame(), "", String::new(), "").render().expect("a page");
            check::page("masuk", l, &plain);
            assert!(!plain.contains("aria-invalid"));
            let wrong = l.t("Tidak cocok.", "No match.");
            let again = SignInPage::new(frame(), "siti", "/saya".into(), wrong).render().expect("a page");
            check::page("masuk-salah", l, &again);
            assert!(again.contains("value=\"siti\"") && again.contains(wrong));
            assert!(again.contains(l.t("<title>Kesalahan: ", "<title>Error: ")));
        }
    }

    #[test]
    fn nobody_is_sent_to_another_site() {
        assert_eq!(local("/saya?x=1"), "/saya?x=1");
        assert_eq!((local("//evil.example"), local("https://evil.example"), local("/\\evil")), ("", "", ""));
    }
}
