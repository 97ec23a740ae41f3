//! `/akun`: one's own account, and a form that changes its password.

use app::act::FormKey;
use app::error::AppError;
use askama::Template;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::failure::Failure;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::routes;
use crate::server::Web;
use crate::view::{Errors, Fact, Field};
use crate::visit::{self, Notice, SignedIn};

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    key: String,
    old: String,
    password: String,
    again: String,
}

#[derive(Template)]
#[template(path = "pages/account.html")]
pub(crate) struct AccountPage {
    frame: Frame,
    l: Lang,
    errors: Errors,
    problem: String,
    facts: Vec<Fact>,
    fields: [Field; 3],
    key: String,
}

impl AccountPage {
    pub(crate) fn new(frame: Frame, login: &str, wrong: &[(String, String)], key: String) -> Self {
        let l = frame.l;
        let error =
            |name: &str| wrong.iter().find(|(field, _)| field == name).map_or("", |(_, text)| text.as_str());
        let fields = [
            Field::password("old", l.t("Kata sandi lama", "Old password"), "current-password")
                .error(error("old")),
            Field::password("password", l.t("Kata sandi baru", "New password"), "new-password")
                .hint(l.t(
                    "Paling sedikit 15 karakter, bukan NIP, nama, atau tanggal lahir.",
                    "At least 15 characters, not NIP, name or birth date.",
                ))
                .error(error("password")),
            Field::password(
                "again",
                l.t("Ulangi kata sandi baru", "Repeat the new password"),
                "new-password",
            )
            .error(error("again")),
        ];
        let (name, roles) =
            frame.reader.as_ref().map(|r| (r.name.clone(), r.roles.clone())).unwrap_or_default();
        Self {
            errors: Errors::of(
                l.t("Kesalahan: kata sandi belum diganti", "Error: the password is not changed"),
                &fields.iter().collect::<Vec<_>>(),
            ),
            problem: error("").to_owned(),
            facts: vec![
                Fact::new(l.t("Nama", "Name"), name),
                Fact::new(l.t("Nama pengguna", "Login"), login),
                Fact::new(l.t("Peran", "Roles"), roles),
            ],
            fields,
            key,
            frame,
            l,
        }
    }
}

/// `GET /akun`.
pub(crate) async fn show(State(web): State<Web>, visit: SignedIn) -> Result<Response, Failure> {
    let world = web.cx.world().await?;
    let key = web.cx.ids.next_id();
    visit::page(&AccountPage::new(visit.frame(&world), &visit.actor.login, &[], key))
}

/// `POST /akun`: changes the password.
pub(crate) async fn send(
    State(web): State<Web>,
    visit: SignedIn,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    let changed = if sent.password == sent.again {
        let (key, both) = (FormKey(sent.key), (sent.old.as_str(), sent.password.as_str()));
        app::own_account::change_password(&web.cx, &visit.actor, Some(&key), &visit.token, both).await
    } else {
        Err(AppError::field(
            "again",
            "Kedua kata sandi baru tidak sama. Tulis ulang keduanya.",
            "The two new passwords differ. Write both again.",
        ))
    };
    let Err(error) = changed else { return Ok(visit::done(routes::ACCOUNT, Notice::PasswordChanged)) };
    let wrong = visit::refused(visit.l, error)?;
    let world = web.cx.world().await?;
    let page = AccountPage::new(visit.frame(&world), &visit.actor.login, &wrong, web.cx.ids.next_id());
    visit::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::tests::{checked, login_of};
    use crate::testapp::TestApp;
    use app::permission::Role;

    #[tokio::test]
    async fn an_owner_changes_the_password_and_other_sessions_end() {
        let app = TestApp::sample("akun").await;
        let login = login_of(Role::Staff);
        let (here, elsewhere) = (app.sign_in(login).await, app.sign_in(login).await);
        checked(&app, "akun", routes::ACCOUNT, &here).await;
        let old = "contoh+bukitintan+2026";
        for (body, told) in [
            ("old=salah&password=ombak+besar+teluk&again=ombak+besar+teluk".to_owned(), "lama tidak cocok"),
            (format!("old={old}&password=pendek&again=pendek"), "minimal 15"),
            (format!("old={old}&password=ombak+besar+teluk&again=lain"), "tidak sama"),
        ] {
            let answer = app.post(routes::ACCOUNT, &here, &body).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.body.contains(told) && !answer.body.contains("ombak besar"), "{told}");
        }
        let good = format!("key=k&old={old}&password=ombak+besar+teluk&again=ombak+besar+teluk");
        let done = app.post(routes::ACCOUNT, &here, &good).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        assert_eq!(app.get(routes::ACCOUNT, &here).await.status, StatusCode::OK, "this session goes on");
        assert_eq!(app.get(routes::ACCOUNT, &elsewhere).await.status, StatusCode::SEE_OTHER, "others end");
        let again = app.post(routes::SIGN_IN, "", &format!("login={login}&password={old}")).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "the old one opens nothing");
        let console = app::actor::Actor::console("t");
        let entries = app::audit::record(&app.cx, &console, "ChangePassword", "", None).await.expect("read");
        assert_eq!(entries.events.len(), 2, "intent and outcome");
    }
}
