//! Who visits, in which language, and what surrounds the page shown to them.
//! Permission is asked of the actor; nothing is decided here.

use crate::failure::{Failure, fault};
use crate::format::Zone;
use crate::frame::{Flash, Frame, MenuGroup, MenuItem, Reader, RoundLine};
use crate::lang::{self, Lang};
use crate::server::Web;
use crate::{format, round, routes};
use app::actor::Actor;
use app::error::AppError;
use app::permission::{Role, UseCase};
use app::plan::phase::RoundState;
use app::world::World;
use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::header::SET_COOKIE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{Html, IntoResponse, Redirect, Response};

/// The name of a session's cookie. Where cookies are secure the prefix makes browsers refuse one that another host
/// of the domain, or an answer without HTTPS, tries to set.
#[must_use]
pub const fn session_cookie(is_secure: bool) -> &'static str {
    if is_secure { "__Host-mutasi" } else { "mutasi" }
}

/// The line that sets a session's cookie for some seconds; none ends it.
#[must_use]
pub fn session_line(is_secure: bool, token: &str, seconds: i64) -> String {
    let (name, secure) = (session_cookie(is_secure), if is_secure { "; Secure" } else { "" });
    format!("{name}={token}; Path=/; Max-Age={seconds}; SameSite=Lax; HttpOnly{secure}")
}

const FLASH_COOKIE: &str = "kabar";

/// A request by anybody.
pub struct Visit {
    /// The language.
    pub l: Lang,
    /// The address asked for.
    pub here: Uri,
    /// Who asks, when signed in.
    pub actor: Option<Actor>,
    /// The session's token, when there is one.
    pub token: Option<String>,
    flash: Option<Flash>,
    round: Option<RoundState>,
    zone: Zone,
}

/// A request by somebody signed in; anybody else is sent to sign in and brought back.
pub struct SignedIn {
    /// The language.
    pub l: Lang,
    /// The address asked for.
    pub here: Uri,
    /// Who asks.
    pub actor: Actor,
    /// The session's token.
    pub token: String,
    flash: Option<Flash>,
    round: Option<RoundState>,
    zone: Zone,
}

impl FromRequestParts<Web> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Failure> {
        let token =
            lang::cookie(&parts.headers, session_cookie(web.options.secure_cookies)).map(ToOwned::to_owned);
        let actor = match &token {
            Some(token) => app::account::who(&web.cx, token).await?,
            None => None,
        };
        let l = lang::of_request(&parts.uri, &parts.headers);
        let flash = flash_of(l, &parts.headers);
        let round = app::plan::phase::round_state(&web.cx).await?;
        Ok(Self { l, here: parts.uri.clone(), actor, token, flash, round, zone: web.options.zone })
    }
}

impl FromRequestParts<Web> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        let visit = Visit::from_request_parts(parts, web).await.map_err(IntoResponse::into_response)?;
        match (visit.actor, visit.token) {
            (Some(actor), Some(token)) => {
                let Visit { l, here, flash, round, zone, .. } = visit;
                Ok(Self { l, here, actor, token, flash, round, zone })
            }
            _ => {
                let back = visit.here.path_and_query().map_or("/", |path| path.as_str());
                Err(Redirect::to(&routes::query(routes::SIGN_IN, &[("ke", back)])).into_response())
            }
        }
    }
}

impl Visit {
    /// The surroundings of a page for anybody.
    #[must_use]
    pub fn frame(&self, world: &World) -> Frame {
        let round = round::line(self.l, self.zone, self.round.as_ref(), self.actor.as_ref());
        let frame = framed(self.l, &self.here, self.actor.as_ref(), (self.flash.clone(), round), world);
        Frame { zone: self.zone, ..frame }
    }
}

impl SignedIn {
    /// The surroundings of a page of somebody signed in.
    #[must_use]
    pub fn frame(&self, world: &World) -> Frame {
        let round = round::line(self.l, self.zone, self.round.as_ref(), Some(&self.actor));
        let frame = framed(self.l, &self.here, Some(&self.actor), (self.flash.clone(), round), world);
        Frame { zone: self.zone, ..frame }
    }

    /// Asks for a use case; pages answer as for something that does not exist.
    ///
    /// # Errors
    /// [`Failure::Forbidden`].
    pub fn require(&self, use_case: UseCase) -> Result<(), Failure> {
        Ok(self.actor.require(use_case)?)
    }
}

/// The surroundings of a page for whoever sent a request that no handler answered; nothing for a stranger, and where
/// the database is away.
pub(crate) async fn frame_of(web: &Web, here: &Uri, headers: &HeaderMap) -> Option<Frame> {
    let token = lang::cookie(headers, session_cookie(web.options.secure_cookies))?;
    let actor = app::account::who(&web.cx, token).await.ok().flatten()?;
    let world = web.cx.world().await.ok()?;
    let l = lang::of_request(here, headers);
    let frame = framed(l, here, Some(&actor), (None, None), &world);
    Some(Frame { zone: web.options.zone, ..frame })
}

/// A page, drawn.
///
/// # Errors
/// A fault of the template.
pub fn page(template: &impl Template) -> Result<Response, Failure> {
    page_with(StatusCode::OK, template)
}

/// A page with a status, e.g. 422 for a form to mend.
///
/// # Errors
/// A fault of the template.
pub fn page_with(status: StatusCode, template: &impl Template) -> Result<Response, Failure> {
    let html = template.render().map_err(|error| fault(&error))?;
    let mut response = (status, Html(html)).into_response();
    // A notice is shown once: the page that carried it takes it away.
    response
        .headers_mut()
        .append(SET_COOKIE, HeaderValue::from_static("kabar=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly"));
    Ok(response)
}

/// The words of a refusal by field, to be shown with the form again; no field means the form as a whole.
///
/// # Errors
/// The failure page where there are no words for the reader.
pub fn refused(l: Lang, error: AppError) -> Result<Vec<(String, String)>, Failure> {
    match error {
        AppError::Invalid(fields) => {
            Ok(fields.into_iter().map(|f| (f.field.to_owned(), l.t(f.id, f.en))).collect())
        }
        AppError::Refused { id, en } => Ok(vec![(String::new(), l.t(id, en))]),
        other => Err(other.into()),
    }
}

/// Leads on after an act, with one of the fixed notices for the next page.
#[must_use]
pub fn done(to: &str, notice: Notice) -> Response {
    let mut response = Redirect::to(to).into_response();
    let cookie = format!("{FLASH_COOKIE}={}; Path=/; Max-Age=60; SameSite=Lax; HttpOnly", notice.code());
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response
}

domain::code_enum! {
    /// The fixed notices after an act; a cookie carries only the code, so nobody can make us say other words.
    pub enum Notice {
        /// Something was saved.
        Saved = "saved",
        /// An import is being applied.
        Applying = "applying",
        /// An import is undone.
        Undone = "undone",
        /// A file was taken and is being tried.
        Received = "received",
        /// A tried import was left.
        Left = "left",
        /// A demand on plans was made.
        Demanded = "demanded",
        /// A register was declared complete.
        Declared = "declared",
        /// A register was opened again.
        Reopened = "reopened",
        /// A plan is published.
        Published = "published",
        /// A plan is withdrawn.
        Withdrawn = "withdrawn",
        /// Computing was asked for.
        Queued = "queued",
        /// Computing was stopped.
        Stopped = "stopped",
        /// The reader's password was changed.
        PasswordChanged = "password_changed",
        /// The reader signed out.
        SignedOut = "signed_out",
    }
}

impl Notice {
    fn text(self, l: Lang) -> &'static str {
        match self {
            Self::Saved => l.t("Tersimpan.", "Saved."),
            Self::Applying => l.t(
                "Penerapan dimulai: semua baris masuk sekaligus, atau tidak satu pun.",
                "Applying has begun: all rows come in at once, or none.",
            ),
            Self::Undone => l.t(
                "Impor dibatalkan. Data kembali seperti semula.",
                "The import is undone. The data are as before.",
            ),
            Self::Received => l.t(
                "Berkas diterima. Uji coba tidak mengubah data apa pun.",
                "The file is here. A trial changes no data.",
            ),
            Self::Left => l.t(
                "Impor ditinggalkan. Tidak ada data yang berubah.",
                "The import was left. No data have changed.",
            ),
            Self::Demanded => l.t(
                "Permintaan tersimpan. Rencana berikutnya memakainya; daftarnya ada di halaman Rencana.",
                "The demand is saved. The next plan takes it in; demands are listed on the page of plans.",
            ),
            Self::Declared => l.t("Register dinyatakan lengkap.", "The register is declared complete."),
            Self::Reopened => l.t("Register dibuka kembali.", "The register is open again."),
            Self::Published => l.t("Rancangan terbit.", "The draft is published."),
            Self::Withdrawn => l.t("Rancangan ditarik.", "The draft is withdrawn."),
            Self::Queued => l.t("Perhitungan dimulai.", "Computing has begun."),
            Self::Stopped => l.t("Perhitungan dihentikan.", "Computing was stopped."),
            Self::PasswordChanged => l.t(
                "Kata sandi diganti. Sesi lain sudah berakhir.",
                "The password is changed. Other sessions have ended.",
            ),
            Self::SignedOut => l.t("Anda sudah keluar.", "You have signed out."),
        }
    }
}

fn flash_of(l: Lang, headers: &HeaderMap) -> Option<Flash> {
    let notice = lang::cookie(headers, FLASH_COOKIE).and_then(Notice::parse)?;
    Some(Flash { kind: "good", text: notice.text(l).to_owned() })
}

fn framed(
    l: Lang,
    here: &Uri,
    actor: Option<&Actor>,
    (flash, round): (Option<Flash>, Option<RoundLine>),
    world: &World,
) -> Frame {
    Frame {
        agency_name: world.agency_name.clone(),
        reader: actor.map(|actor| Reader { name: actor.name.clone(), roles: roles(l, actor) }),
        menu: actor.map(|actor| menu(l, here.path(), actor)).unwrap_or_default(),
        may_search: actor.is_some_and(|actor| actor.may(UseCase::ReadPeople)),
        as_of: format::date(l, world.today),
        data_version: format::count(l, world.version),
        flash,
        round,
        ..Frame::bare(l, here)
    }
}

fn roles(l: Lang, actor: &Actor) -> String {
    let mut words: Vec<&str> = actor.grants.iter().map(|grant| role(l, grant.role)).collect();
    words.dedup();
    words.join(", ")
}

/// A role in words.
#[must_use]
pub fn role(l: Lang, role: Role) -> &'static str {
    match role {
        Role::Staff => l.t("Pegawai", "Civil servant"),
        Role::UnitHead => l.t("Kepala unit", "Unit head"),
        Role::Analyst => l.t("Analis BKPSDM", "BKPSDM analyst"),
        Role::AppraisalTeam => l.t("Tim Penilai Kinerja", "Appraisal team"),
        Role::AppointingAuthority => l.t("Pejabat Pembina Kepegawaian (PPK)", "Appointing authority"),
        Role::Auditor => l.t("Auditor", "Auditor"),
        Role::Operator => l.t("Operator", "Operator"),
    }
}

/// The menu: only what some role of the actor opens.
fn menu(l: Lang, path: &str, actor: &Actor) -> Vec<MenuGroup> {
    let item = |is_open: bool, href: &str, icon, label: &str| {
        is_open.then(|| MenuItem {
            href: href.to_owned(),
            icon,
            label: label.to_owned(),
            count: None,
            is_current: path == href || path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/')),
        })
    };
    let may = |use_case| actor.may(use_case);
    let groups = [
        (
            l.t("Saya", "Mine"),
            vec![
                item(actor.person.is_some(), routes::MINE, "person", l.t("Halaman saya", "My page")),
                item(
                    actor.person.is_some(),
                    routes::MY_PLACEMENT,
                    "swap",
                    l.t("Penempatan saya", "My placement"),
                ),
            ],
        ),
        (
            l.t("Kerja", "Work"),
            vec![
                item(may(UseCase::TryImport), routes::WORK, "home", l.t("Beranda", "Home")),
                item(
                    may(UseCase::ReadNeeds),
                    routes::NEEDS,
                    "grid",
                    l.t("Kebutuhan pegawai", "Staffing needs"),
                ),
                item(may(UseCase::ReadNeeds), routes::PROJECTION, "chart", l.t("Proyeksi", "Projection")),
                item(may(UseCase::ReadUnit), routes::UNITS, "building", l.t("Unit kerja", "Work units")),
                item(may(UseCase::ReadPlans), routes::PLANS, "list", l.t("Rencana penempatan", "Plans")),
                item(true, routes::CRITERIA, "scale", l.t("Kriteria dan bobot", "Criteria and weights")),
                item(true, routes::RULES, "paper", l.t("Aturan", "Rules")),
            ],
        ),
        (
            l.t("Data", "Data"),
            vec![
                item(may(UseCase::ReadPeople), routes::PEOPLE, "person", l.t("Pegawai", "People")),
                item(may(UseCase::ReadPeople), routes::POSTS, "flag", l.t("Jabatan", "Posts")),
                item(may(UseCase::TryImport), routes::IMPORTS, "upload", l.t("Impor", "Imports")),
                item(may(UseCase::TryImport), routes::ANOMALIES, "warn", l.t("Anomali", "Anomalies")),
            ],
        ),
        (
            l.t("Catatan dan bukti", "Record and proof"),
            vec![item(may(UseCase::ReadRecord), routes::AUDIT, "paper", l.t("Catatan", "Record"))],
        ),
        (
            l.t("Administrasi", "Administration"),
            vec![
                item(may(UseCase::IssueSlips), routes::SLIPS, "lock", l.t("Slip akun", "Account slips")),
                item(may(UseCase::ReadSystem), routes::SYSTEM, "chart", l.t("Sistem", "System")),
                item(may(UseCase::ManageAccounts), routes::USERS, "lock", l.t("Pengguna", "Accounts")),
            ],
        ),
        (
            l.t("Akun", "Account"),
            vec![item(
                actor.account.is_some(),
                routes::ACCOUNT,
                "lock",
                l.t("Ganti kata sandi", "Change password"),
            )],
        ),
    ];
    let mut groups: Vec<MenuGroup> = groups
        .into_iter()
        .map(|(title, items)| MenuGroup {
            title: title.to_owned(),
            items: items.into_iter().flatten().collect(),
        })
        .filter(|group| !group.items.is_empty())
        .collect();
    let items = || groups.iter().flat_map(|group| &group.items);
    let nearest = items().filter(|item| item.is_current).map(|item| item.href.len()).max();
    // One place is where the reader is: the address of accounts lies beneath that of the system.
    for item in groups.iter_mut().flat_map(|group| &mut group.items) {
        item.is_current &= Some(item.href.len()) == nearest;
    }
    groups
}

/// Where somebody begins: their work, their unit, their own page.
#[must_use]
pub fn home_of(actor: &Actor) -> String {
    if actor.may(UseCase::TryImport) {
        return routes::WORK.to_owned();
    }
    if actor.may(UseCase::ReadSystem) {
        return routes::SYSTEM.to_owned();
    }
    if actor.may(UseCase::ReadRecord) {
        return routes::AUDIT.to_owned();
    }
    if actor.may(UseCase::ReadPlans) {
        return routes::PLANS.to_owned();
    }
    match actor.headed_units().next() {
        Some(unit) => routes::unit(unit),
        None => routes::MINE.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secure_session_is_bound_to_its_host() {
        let line = session_line(true, "abc", 60);
        assert_eq!(line, "__Host-mutasi=abc; Path=/; Max-Age=60; SameSite=Lax; HttpOnly; Secure");
        // A browser takes the prefix only with Secure, Path=/ and no Domain: also on the line that ends it.
        for seconds in [60, 0] {
            let line = session_line(true, "", seconds);
            assert!(line.contains("; Path=/;") && line.ends_with("; Secure") && !line.contains("Domain"));
        }
        assert_eq!(session_line(false, "", 0), "mutasi=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly");
    }
}
