//! The roles of one account on the operator's page: since when, until when, and a form that changes the end of
//! one, with a reason. One's own roles have no form.

use app::account::{Listed, RoleRow};
use app::act::FormKey;
use app::error::AppError;
use app::permission::UseCase;
use app::roles::{End, RoleEnd, has_ended};
use app::world::World;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::ids::AccountId;
use domain::time::Date;
use serde::Deserialize;

use super::user::{UserPage, find, is_own};
use super::user_grant;
use super::users::role_name;
use crate::failure::Failure;
use crate::format;
use crate::lang::Lang;
use crate::routes;
use crate::server::Web;
use crate::view::{Choice, Errors, Field, FieldKind, Tag};
use crate::visit::{self, Notice, SignedIn};

/// A role of the account.
pub(crate) struct RoleLine {
    pub(super) name: String,
    pub(super) from: String,
    pub(super) until: String,
    pub(super) tag: Tag,
}

/// The form that changes the end of a role.
pub(crate) struct RoleForm {
    pub(super) href: String,
    pub(super) key: String,
    pub(super) version: i64,
    pub(super) fields: [Field; 4],
}

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    pub(super) key: String,
    pub(super) seen: i64,
    pub(super) role: String,
    pub(super) end: String,
    pub(super) until: String,
    pub(super) reason: String,
    /// `beri` for a new role; then the fields below count.
    pub(super) act: String,
    pub(super) new_role: String,
    pub(super) new_unit: String,
    pub(super) new_capacity: String,
    pub(super) new_from: String,
    pub(super) new_until: String,
    pub(super) new_reason: String,
}

impl Sent {
    /// Whether the form that grants a role was sent, and not the one that changes the end of a role.
    pub(crate) fn is_grant(&self) -> bool {
        self.act == "beri"
    }
}

/// Whether a role was taken away before it held for a whole day: its last day lies before its first.
fn is_cancelled(row: &RoleRow) -> bool {
    row.until.as_deref().is_some_and(|until| until < row.from.as_str())
}

/// The roles, in the order of the account.
pub(crate) fn lines(l: Lang, world: &World, listed: &Listed) -> Vec<RoleLine> {
    let day = |text: &str| text.parse::<Date>().map_or_else(|_| text.to_owned(), |day| format::date(l, day));
    let line = |row: &RoleRow| RoleLine {
        name: role_name(l, world, row),
        from: day(&row.from),
        until: if is_cancelled(row) {
            l.t("Dibatalkan sebelum berlaku", "Cancelled before it held").to_owned()
        } else {
            row.until.as_deref().map_or_else(|| l.t("tanpa batas", "no end").to_owned(), day)
        },
        tag: if is_cancelled(row) {
            Tag::Undone
        } else if has_ended(row, world.today) {
            Tag::Done
        } else if row.from.as_str() > world.today.to_string().as_str() {
            Tag::NotStarted
        } else {
            Tag::InForce
        },
    };
    listed.roles.iter().map(line).collect()
}

/// The form, where the account has a role that has not ended.
pub(crate) fn form(
    l: Lang,
    world: &World,
    listed: &Listed,
    (sent, wrong): (&Sent, &[(String, String)]),
    key: &str,
) -> Option<RoleForm> {
    let names: Vec<(&str, String)> = listed
        .roles
        .iter()
        .filter(|row| !has_ended(row, world.today))
        .map(|row| (row.id.as_str(), role_name(l, world, row)))
        .collect();
    if names.is_empty() {
        return None;
    }
    let pairs: Vec<(&str, &str)> = names.iter().map(|(id, name)| (*id, name.as_str())).collect();
    let ends = [
        ("hari", l.t("Pada hari terakhir di bawah", "On the last day below")),
        ("segera", l.t("Segera, hari ini tidak berlaku lagi", "At once, not in force today any more")),
        ("tetap", l.t("Tanpa batas", "No end")),
    ];
    let error =
        |name: &str| wrong.iter().find(|(field, _)| field == name).map_or("", |(_, words)| words.as_str());
    let mut until = Field::line("until", l.t("Hari terakhir", "Last day"))
        .hint(l.t("Peran masih berlaku sepanjang hari itu.", "The role still holds on that day."))
        .value(&sent.until)
        .error(error("until"));
    until.kind = FieldKind::Line { kind: "date", inputmode: "" };
    Some(RoleForm {
        href: routes::with_id(routes::USER_ROLE, &listed.account.id),
        key: format!("{key}-peran"),
        version: listed.account.version,
        fields: [
            Field::select("role", l.t("Peran", "Role"), Choice::list(&pairs, &sent.role))
                .error(error("role")),
            Field::select("end", l.t("Berakhir", "It ends"), Choice::list(&ends, &sent.end)),
            until,
            Field::area("reason", l.t("Alasan", "Reason"))
                .hint(l.t(
                    "Tercatat atas nama Anda, misalnya nomor keputusan.",
                    "Recorded in your name, such as the number of the decree.",
                ))
                .value(&sent.reason)
                .error(error("reason")),
        ],
    })
}

/// The summary of what is wrong with the forms.
pub(crate) fn errors(l: Lang, form: Option<&RoleForm>, grant: &[Field]) -> Errors {
    let fields: Vec<&Field> = form.iter().flat_map(|form| &form.fields).chain(grant).collect();
    Errors::of(l.t("Kesalahan: peran belum diubah", "Error: the role was not changed"), &fields)
}

/// The command of the form; what only the form can know is checked here, the rest in the use case.
fn command(id: &str, sent: &Sent) -> Result<RoleEnd, AppError> {
    let end = match sent.end.as_str() {
        "segera" => End::Now,
        "tetap" => End::Open,
        _ => End::After(sent.until.parse().map_err(|_| {
            AppError::field(
                "until",
                "Isi hari terakhir peran, atau pilih 'Segera' atau 'Tanpa batas'.",
                "Give the last day of the role, or choose 'At once' or 'No end'.",
            )
        })?),
    };
    Ok(RoleEnd {
        account: AccountId(id.to_owned()),
        role: sent.role.clone(),
        end,
        reason: sent.reason.clone(),
        seen: sent.seen,
    })
}

/// `POST /sistem/pengguna/{id}/peran`: grants a role, or changes the end of one.
pub(crate) async fn send(
    State(web): State<Web>,
    visit: SignedIn,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    visit.require(UseCase::ChangeRole)?;
    let key = FormKey(sent.key.clone());
    let is_grant = sent.is_grant();
    let changed = if is_grant {
        match user_grant::command(&id, &sent) {
            Ok(asked) => app::role_grant::grant(&web.cx, &visit.actor, Some(&key), &asked).await,
            Err(error) => Err(error),
        }
    } else {
        match command(&id, &sent) {
            Ok(asked) => app::roles::change_end(&web.cx, &visit.actor, Some(&key), &asked).await,
            Err(error) => Err(error),
        }
    };
    let Err(error) = changed else {
        return Ok(visit::done(&routes::with_id(routes::USER, &id), Notice::Saved));
    };
    let mut wrong = visit::refused(visit.l, error)?;
    for (field, _) in wrong.iter_mut().filter(|(field, _)| is_grant && !field.is_empty()) {
        field.insert_str(0, "new_");
    }
    let (listed, world) = (find(&web, &visit, &id).await?, web.cx.world().await?);
    let (frame, own, next) = (visit.frame(&world), is_own(&visit, &id), web.cx.ids.next_id());
    let page = UserPage::new(frame, &world, &listed, own, (&sent, &wrong), next);
    visit::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
