//! `/sistem/pengguna` (O2): the operator's list of accounts with their roles, and a form for a new account.
//! Passwords and codes are never shown here; a slip for a member of staff is the analyst's act.

use app::account::RoleRow;
use app::account::{Listed, NewAccount};
use app::act::FormKey;
use app::error::AppError;
use app::permission::Role;
use app::world::World;
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::ids::UnitId;
use domain::nip::Nip;
use serde::Deserialize;

use super::lines::{PER_PAGE, page_number, page_of};
use super::wording::many;
use crate::failure::Failure;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::routes;
use crate::server::Web;
use crate::view::{Choice, Crumb, Errors, Field, Paging};
use crate::visit::{self, Notice, SignedIn, role};

/// The search.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    q: String,
    hal: String,
}

/// What the form for a new account sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    key: String,
    login: String,
    name: String,
    nip: String,
    role: String,
    unit: String,
    password: String,
}

#[derive(Template)]
#[template(path = "pages/users.html")]
pub(crate) struct UsersPage {
    frame: Frame,
    l: Lang,
    crumbs: Vec<Crumb>,
    lede: String,
    search: Field,
    users: Vec<UserLine>,
    paging: Paging,
    errors: Errors,
    problem: String,
    fields: Vec<Field>,
    is_open: bool,
    key: String,
}

/// An account in the list.
pub(crate) struct UserLine {
    pub(crate) login: String,
    pub(crate) name: String,
    pub(crate) href: String,
    pub(crate) roles: Vec<String>,
    pub(crate) state: AccountState,
}

/// Whether an account can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AccountState {
    /// It has a password and is on.
    Active,
    /// No password was set yet.
    NotActivated,
    /// Switched off.
    Off,
}

impl AccountState {
    pub(crate) fn of(listed: &Listed) -> Self {
        match (listed.account.is_disabled, &listed.account.password_hash) {
            (true, _) => Self::Off,
            (false, None) => Self::NotActivated,
            (false, Some(_)) => Self::Active,
        }
    }

    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Active => "good",
            Self::NotActivated => "line",
            Self::Off => "",
        }
    }

    pub(crate) const fn icon(self) -> &'static str {
        match self {
            Self::Active => "check",
            Self::NotActivated => "clock",
            Self::Off => "minus",
        }
    }

    pub(crate) fn word(self, l: Lang) -> &'static str {
        match self {
            Self::Active => l.t("Aktif", "Active"),
            Self::NotActivated => l.t("Belum diaktifkan", "Not activated"),
            Self::Off => l.t("Nonaktif", "Switched off"),
        }
    }
}

/// A role with its reach and capacity: 'Kepala unit, Dinas Kesehatan (Plt.)'.
pub(crate) fn role_name(l: Lang, world: &World, row: &RoleRow) -> String {
    let mut out = Role::parse(&row.role).map_or_else(|| row.role.clone(), |r| role(l, r).to_owned());
    if let Some(unit) = row.unit.as_ref().and_then(|id| world.unit(id).ok()) {
        out.push_str(", ");
        out.push_str(&world.snapshot.unit(unit).record.name);
    }
    match row.capacity.as_str() {
        "plt" => out.push_str(" (Plt.)"),
        "plh" => out.push_str(" (Plh.)"),
        _ => {}
    }
    out
}

/// The same with its last day.
pub(crate) fn role_words(l: Lang, world: &World, row: &RoleRow) -> String {
    let mut out = role_name(l, world, row);
    if let Some(until) = row.until.as_ref().and_then(|day| day.parse().ok()) {
        let until = crate::format::date(l, until);
        out.push_str(&l.t(format!(", sampai {until}"), format!(", until {until}")));
    }
    out
}

pub(crate) fn user_line(l: Lang, world: &World, listed: &Listed) -> UserLine {
    UserLine {
        login: listed.account.login.clone(),
        name: listed.account.name.clone(),
        href: routes::user(&listed.account.id),
        roles: listed.roles.iter().map(|row| role_words(l, world, row)).collect(),
        state: AccountState::of(listed),
    }
}

fn holds(line: &UserLine, words: &[String]) -> bool {
    let text = format!("{} {} {}", line.login, line.name, line.roles.join(" ")).to_lowercase();
    words.iter().all(|word| text.contains(word.as_str()))
}

/// Units to choose from by name, the whole agency first.
pub(crate) fn units(l: Lang, world: &World) -> Vec<(&str, &str)> {
    let mut units: Vec<(&str, &str)> = world
        .snapshot
        .unit_indexes()
        .map(|unit| (world.ids.unit(unit).as_str(), world.snapshot.unit(unit).record.name.as_str()))
        .collect();
    units.sort_by_key(|(_, name)| *name);
    units.insert(0, ("", l.t("Seluruh instansi", "The whole agency")));
    units
}

fn fields(l: Lang, world: &World, sent: &Sent, wrong: &[(String, String)]) -> Vec<Field> {
    let error =
        |name: &str| wrong.iter().find(|(field, _)| field == name).map_or("", |(_, words)| words.as_str());
    let roles: Vec<(&str, &str)> = Role::ALL.iter().map(|r| (r.code(), role(l, *r))).collect();
    let units = units(l, world);
    vec![
        Field::line("login", l.t("Nama pengguna", "Login"))
            .hint(l.t(
                "Huruf kecil, angka, titik, atau tanda hubung",
                "Lower-case letters, digits, dots or hyphens",
            ))
            .value(&sent.login)
            .error(error("login")),
        Field::line("name", l.t("Nama", "Name")).value(&sent.name).error(error("name")),
        Field::select("role", l.t("Peran", "Role"), Choice::list(&roles, &sent.role)).error(error("role")),
        Field::select("unit", l.t("Unit", "Unit"), Choice::list(&units, &sent.unit))
            .hint(l.t("Wajib untuk kepala unit", "Needed for a unit head"))
            .error(error("unit")),
        Field::line("nip", "NIP")
            .hint(l.t(
                "Bila akun ini milik pegawai; boleh dengan spasi",
                "If the account belongs to a member of staff; spaces allowed",
            ))
            .value(&sent.nip)
            .error(error("nip")),
        Field::password("password", l.t("Kata sandi pertama", "First password"), "new-password")
            .hint(l.t(
                "Kosongkan bila pegawai menerima slip dari BKPSDM",
                "Leave empty where the person gets a slip from BKPSDM",
            ))
            .error(error("password")),
    ]
}

/// The command of the form; what only the form can know is checked here, the rest in the use case.
fn command(world: &World, sent: &Sent) -> Result<NewAccount, AppError> {
    let role = Role::parse(&sent.role)
        .ok_or_else(|| AppError::field("role", "Pilih peran dari daftar.", "Choose a role from the list."))?;
    if sent.name.trim().is_empty() {
        return Err(AppError::field(
            "name",
            "Tulis nama pemilik akun.",
            "Write the name of the account's owner.",
        ));
    }
    let unit = if sent.unit.is_empty() { None } else { Some(UnitId(sent.unit.clone())) };
    if role == Role::UnitHead && unit.is_none() {
        return Err(AppError::field("unit", "Pilih unit yang dipimpin.", "Choose the unit that is headed."));
    }
    if let Some(unit) = &unit {
        world.unit(unit)?;
    }
    let person = if sent.nip.trim().is_empty() {
        None
    } else {
        let found = Nip::parse(&sent.nip).ok().and_then(|nip| world.snapshot.find_person(&nip));
        let found = found.ok_or_else(|| {
            AppError::field(
                "nip",
                "NIP ini tidak ditemukan pada data pegawai.",
                "This NIP is not among the people of the data.",
            )
        })?;
        Some(world.ids.person(found).clone())
    };
    let password = Some(sent.password.clone()).filter(|password| !password.is_empty());
    if person.is_none() && password.is_none() {
        return Err(AppError::field(
            "password",
            "Isi kata sandi pertama: akun tanpa pegawai tidak menerima slip.",
            "Give a first password: an account without a member of staff gets no slip.",
        ));
    }
    Ok(NewAccount {
        login: sent.login.clone(),
        name: sent.name.clone(),
        password,
        person,
        roles: vec![(role, unit)],
    })
}

impl UsersPage {
    pub(crate) fn new(
        frame: Frame,
        world: &World,
        all: &[Listed],
        asked: &Asked,
        (sent, wrong): (&Sent, &[(String, String)]),
        key: String,
    ) -> Self {
        let l = frame.l;
        let words: Vec<String> = asked.q.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let lines: Vec<UserLine> =
            all.iter().map(|one| user_line(l, world, one)).filter(|line| holds(line, &words)).collect();
        let page = page_number(&asked.hal);
        let paging = Paging::new(l, lines.len(), PER_PAGE, page, routes::USERS, &[("q", &asked.q)]);
        let shown = page_of(&lines, page).len();
        let from = lines.len().min((page.clamp(1, lines.len().div_ceil(PER_PAGE).max(1)) - 1) * PER_PAGE);
        let users: Vec<UserLine> = lines.into_iter().skip(from).take(shown).collect();
        let fields = fields(l, world, sent, wrong);
        let title = l.t("Kesalahan: akun belum ditambahkan", "Error: the account was not added");
        let problem = wrong
            .iter()
            .find(|(field, _)| field.is_empty())
            .map_or(String::new(), |(_, words)| words.clone());
        let off = all.iter().filter(|one| one.account.is_disabled).count();
        let waiting = all.iter().filter(|one| AccountState::of(one) == AccountState::NotActivated).count();
        let (count, waiting, off) = (many(l, all.len()), many(l, waiting), many(l, off));
        Self {
            l,
            crumbs: vec![
                Crumb::to(l.t("Sistem", "System"), routes::SYSTEM),
                Crumb::here(l.t("Pengguna", "Accounts")),
            ],
            lede: l.t(
                format!("{count} akun; {waiting} belum diaktifkan, {off} nonaktif."),
                format!("{count} accounts; {waiting} not activated, {off} switched off."),
            ),
            search: Field::line("q", l.t("Nama, peran, atau unit", "Name, role or unit")).value(&asked.q),
            users,
            paging,
            errors: Errors::of(title, &fields.iter().collect::<Vec<_>>()),
            problem,
            is_open: !wrong.is_empty(),
            fields,
            key,
            frame,
        }
    }
}

async fn build(
    web: &Web,
    visit: &SignedIn,
    asked: &Asked,
    form: (&Sent, &[(String, String)]),
) -> Result<UsersPage, Failure> {
    let all = app::account::list(&web.cx, &visit.actor).await?;
    let world = web.cx.world().await?;
    Ok(UsersPage::new(visit.frame(&world), &world, &all, asked, form, web.cx.ids.next_id()))
}

/// `GET /sistem/pengguna`.
pub(crate) async fn show(
    State(web): State<Web>,
    visit: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    visit::page(&build(&web, &visit, &asked, (&Sent::default(), &[])).await?)
}

/// `POST /sistem/pengguna`: adds an account.
pub(crate) async fn add(
    State(web): State<Web>,
    visit: SignedIn,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    let world = web.cx.world().await?;
    let key = FormKey(sent.key.clone());
    let added = match command(&world, &sent) {
        Ok(new) => app::account::add(&web.cx, &visit.actor, Some(&key), &new).await,
        Err(error) => Err(error),
    };
    match added {
        Ok(_) => Ok(visit::done(routes::USERS, Notice::Saved)),
        Err(error) => {
            let wrong = visit::refused(visit.l, error)?;
            let page = build(&web, &visit, &Asked::default(), (&sent, &wrong)).await?;
            visit::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

#[cfg(test)]
mod tests;
