//! `/sistem/pengguna/{id}` (O2): one account, and switching it off or on after reading what follows.
//! The address holds the opaque id; the login stands in the form only.

use app::account::Listed;
use app::act::FormKey;
use app::permission::UseCase;
use app::world::World;
use askama::Template;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use serde::Deserialize;

use super::user_grant;
use super::user_roles::{self, RoleForm, RoleLine};
use super::users::{AccountState, UserLine, user_line};
use crate::failure::Failure;
use crate::format;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::routes;
use crate::server::Web;
use crate::view::{Crumb, Errors, Fact, Field};
use crate::visit::{self, Notice, SignedIn};

#[derive(Template)]
#[template(path = "pages/user.html")]
pub(crate) struct UserPage {
    frame: Frame,
    l: Lang,
    crumbs: Vec<Crumb>,
    user: UserLine,
    facts: Vec<Fact>,
    errors: Errors,
    problem: String,
    roles: Vec<RoleLine>,
    role_form: Option<RoleForm>,
    role_is_open: bool,
    grant: Vec<Field>,
    grant_is_open: bool,
    grant_href: String,
    grant_key: String,
    version: i64,
    is_own: bool,
    slip_href: String,
    slip_key: String,
    act: Option<Switch>,
    key: String,
}

/// What the button would do.
pub(crate) struct Switch {
    href: String,
    version: i64,
    turns_off: bool,
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    key: String,
    seen: i64,
    matikan: String,
}

impl UserPage {
    /// The page; one's own account has neither switch nor form, so that nobody locks themselves out.
    pub(crate) fn new(
        frame: Frame,
        world: &World,
        listed: &Listed,
        is_own: bool,
        (sent, wrong): (&user_roles::Sent, &[(String, String)]),
        key: String,
    ) -> Self {
        let l = frame.l;
        let user = user_line(l, world, listed);
        let role_form = if is_own { None } else { user_roles::form(l, world, listed, (sent, wrong), &key) };
        let grant = if is_own { Vec::new() } else { user_grant::fields(l, world, (sent, wrong)) };
        let problem = wrong.iter().find(|(field, _)| field.is_empty()).map(|(_, words)| words.clone());
        let belongs = match listed.account.person {
            Some(_) => l.t("Pegawai pada data instansi", "A member of staff in the data"),
            None => l.t("Bukan pegawai pada data instansi", "Nobody in the data"),
        };
        Self {
            l,
            crumbs: vec![
                Crumb::to(l.t("Sistem", "System"), routes::SYSTEM),
                Crumb::to(l.t("Pengguna", "Accounts"), routes::USERS),
                Crumb::here(&user.name),
            ],
            facts: vec![
                Fact::new(l.t("Nama pengguna", "Login"), user.login.clone()),
                Fact::new(l.t("Pemilik", "Belongs to"), belongs),
                Fact::new(l.t("Dibuat", "Made"), format::moment(l, frame.zone, listed.account.created_at)),
            ],
            errors: user_roles::errors(l, role_form.as_ref(), &grant),
            problem: problem.unwrap_or_default(),
            roles: user_roles::lines(l, world, listed),
            role_form,
            role_is_open: !wrong.is_empty() && !sent.is_grant(),
            grant,
            grant_is_open: !wrong.is_empty() && sent.is_grant(),
            grant_href: routes::with_id(routes::USER_ROLE, &listed.account.id),
            grant_key: format!("{key}-beri"),
            version: listed.account.version,
            is_own,
            slip_href: routes::with_id(routes::USER_SLIP, &listed.account.id),
            slip_key: format!("{key}-slip"),
            act: (!is_own).then(|| Switch {
                href: user.href.clone(),
                version: listed.account.version,
                turns_off: user.state != AccountState::Off,
            }),
            user,
            key,
            frame,
        }
    }
}

pub(super) async fn find(web: &Web, visit: &SignedIn, id: &str) -> Result<Listed, Failure> {
    let all = app::account::list(&web.cx, &visit.actor).await?;
    all.into_iter().find(|one| one.account.id.as_str() == id).ok_or(Failure::NotFound)
}

pub(super) fn is_own(visit: &SignedIn, id: &str) -> bool {
    visit.actor.account.as_ref().is_some_and(|own| own.as_str() == id)
}

/// `GET /sistem/pengguna/{id}`.
pub(crate) async fn show(
    State(web): State<Web>,
    visit: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    visit.require(UseCase::ManageAccounts)?;
    let listed = find(&web, &visit, &id).await?;
    let world = web.cx.world().await?;
    let own = is_own(&visit, &id);
    let form = (&user_roles::Sent::default(), &[][..]);
    visit::page(&UserPage::new(visit.frame(&world), &world, &listed, own, form, web.cx.ids.next_id()))
}

/// `POST /sistem/pengguna/{id}`: switches the account off or on.
pub(crate) async fn switch(
    State(web): State<Web>,
    visit: SignedIn,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    if is_own(&visit, &id) {
        return Err(Failure::Refused {
            id: "Akun Anda sendiri tidak dapat Anda nonaktifkan. Minta operator lain.".to_owned(),
            en: "You cannot switch off your own account. Ask another operator.".to_owned(),
        });
    }
    let login = find(&web, &visit, &id).await?.account.login;
    let (key, off) = (FormKey(sent.key), sent.matikan == "ya");
    app::account::set_disabled(&web.cx, &visit.actor, Some(&key), &login, off, Some(sent.seen)).await?;
    Ok(visit::done(routes::USERS, Notice::Saved))
}
