//! `/aktivasi`: the first password, with the code of a slip. A code counts once and for fourteen days.

use crate::failure::Failure;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::pages::sign_in::welcome;
use crate::server::Web;
use crate::view::{Errors, Field};
use crate::visit::{self, Visit};
use app::error::AppError;
use askama::Template;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

/// What the form sends.
#[derive(Debug, Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    code: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    again: String,
}

#[derive(Template)]
#[template(path = "pages/activation.html")]
pub(crate) struct ActivationPage {
    frame: Frame,
    l: Lang,
    errors: Errors,
    fields: [Field; 3],
}

impl ActivationPage {
    pub(crate) fn new(frame: Frame, code: &str, wrong: &[(&str, String)]) -> Self {
        let l = frame.l;
        let error =
            |name: &str| wrong.iter().find(|(field, _)| *field == name).map_or("", |(_, text)| text.as_str());
        let mut slip = Field::line("code", l.t("Kode pada slip", "Code on the slip"))
            .hint(l.t(
                "Dua belas huruf dan angka, misalnya ABCD-EFGH-JKLM",
                "Twelve letters and digits, such as ABCD-EFGH-JKLM",
            ))
            .value(code)
            .error(error("code"));
        slip.autocomplete = "off";
        let fields = [
            slip,
            Field::password("password", l.t("Kata sandi baru", "New password"), "new-password")
                .hint(l.t(
                    "Paling sedikit 15 karakter. Beberapa kata lebih mudah diingat.",
                    "At least 15 characters. A few words are easier to remember.",
                ))
                .error(error("password")),
            Field::password("again", l.t("Ulangi kata sandi", "Repeat the password"), "new-password")
                .error(error("again")),
        ];
        let errors = Errors::of(
            l.t("Kesalahan: kata sandi belum tersimpan", "Error: the password is not set"),
            &fields.iter().collect::<Vec<_>>(),
        );
        Self { frame, l, errors, fields }
    }
}

/// `GET /aktivasi`.
pub(crate) async fn show(State(web): State<Web>, visit: Visit) -> Result<Response, Failure> {
    let world = web.cx.world().await?;
    visit::page(&ActivationPage::new(visit.frame(&world), "", &[]))
}

/// `POST /aktivasi`.
pub(crate) async fn send(
    State(web): State<Web>,
    visit: Visit,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    let l = visit.l;
    let wrong = if sent.password == sent.again {
        match app::activation::activate(&web.cx, &sent.code, &sent.password).await {
            Ok(token) => return welcome(&web, &token, "").await,
            Err(AppError::Invalid(fields)) => {
                fields.into_iter().map(|field| (field.field, l.t(field.id, field.en))).collect()
            }
            Err(error) => return Err(error.into()),
        }
    } else {
        let text = l.t(
            "Kedua kata sandi tidak sama. Tulis ulang keduanya.",
            "The two passwords differ. Write both again.",
        );
        vec![("again", text.to_owned())]
    };
    let world = web.cx.world().await?;
    let page = ActivationPage::new(visit.frame(&world), &sent.code, &wrong);
    visit::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
