//! `/slip`: the analyst makes accounts for all staff in one act, or a new slip for one person. The codes are
//! shown once, on the page to print, and are kept nowhere.

use std::collections::BTreeMap;

use app::act::FormKey;
use app::people::Search;
use app::permission::UseCase;
use app::slips::{Slip, Whom};
use app::world::World;
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::HeaderMap;
use axum::http::header::HOST;
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::ids::{AccountId, PersonId};
use domain::snapshot::PersonIx;
use serde::Deserialize;

use super::wording::{many, unit_named};
use crate::addresses::looks_like_nip;
use crate::failure::Failure;
use crate::format;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::routes;
use crate::server::Web;
use crate::view::{Crumb, Field};
use crate::visit::{self, SignedIn};

/// How many people of a search get a button.
const MOST_FOUND: usize = 20;

/// The search.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    q: String,
}

/// What the forms send: words to search by, a person, or nobody for all.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    key: String,
    person: String,
    q: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/slips.html")]
pub(crate) struct SlipsPage {
    frame: Frame,
    l: Lang,
    crumbs: Vec<Crumb>,
    search: Field,
    asked: String,
    found: Vec<Found>,
    key: String,
}

/// A person of the search.
pub(crate) struct Found {
    id: String,
    name: String,
    place: String,
    key: String,
}

#[derive(Template)]
#[template(path = "pages/slip_sheet.html")]
pub(crate) struct SlipSheet {
    frame: Frame,
    l: Lang,
    crumbs: Vec<Crumb>,
    sentence: String,
    units: Vec<UnitSlips>,
    address: String,
}

/// The slips of one unit.
pub(crate) struct UnitSlips {
    name: String,
    slips: Vec<SlipCard>,
}

/// One slip.
pub(crate) struct SlipCard {
    name: String,
    place: String,
    login: String,
    code: String,
    until: String,
}

fn place_on_slip(l: Lang, world: &World, slip: &Slip) -> (String, String) {
    match slip.person {
        Some(person) => place(l, world, person),
        None => (String::new(), l.t("Bukan pegawai pada data instansi", "Nobody in the data").to_owned()),
    }
}

fn place(l: Lang, world: &World, person: PersonIx) -> (String, String) {
    let (snapshot, unknown) = (&world.snapshot, l.t("Unit belum tercatat", "Unit not recorded"));
    let job = snapshot.current_job(person).map_or_else(String::new, |job| job.name.clone());
    let unit = snapshot.current_unit(person).map(|unit| unit_named(snapshot, unit));
    (job, unit.unwrap_or_else(|| unknown.to_owned()))
}

impl SlipsPage {
    /// The page; `found` are people with their opaque ids, each with a form key of its own.
    pub(crate) fn new(
        frame: Frame,
        world: &World,
        asked: &str,
        found: Vec<(PersonIx, String, String)>,
        key: String,
    ) -> Self {
        let l = frame.l;
        let found = found
            .into_iter()
            .map(|(person, id, key)| {
                let (job, unit) = place(l, world, person);
                Found {
                    id,
                    key,
                    name: world.snapshot.person(person).record.full_name(),
                    place: format!("{job}, {unit}"),
                }
            })
            .collect();
        Self {
            l,
            crumbs: vec![Crumb::here(l.t("Slip akun", "Account slips"))],
            search: Field::line("q", l.t("Nama, NIP, atau unit", "Name, NIP or unit")).value(asked),
            asked: asked.to_owned(),
            found,
            key,
            frame,
        }
    }
}

impl SlipSheet {
    pub(crate) fn new(frame: Frame, world: &World, slips: &[Slip], (back, host): (Crumb, &str)) -> Self {
        let l = frame.l;
        let days = i32::try_from(app::slips::VALID_MICROS / (24 * 3600 * 1_000_000)).unwrap_or(0);
        let until = format::date(l, domain::time::add_days(world.today, days));
        let mut by_unit: BTreeMap<String, Vec<SlipCard>> = BTreeMap::new();
        for slip in slips {
            let (job, unit) = place_on_slip(l, world, slip);
            by_unit.entry(unit).or_default().push(SlipCard {
                name: slip.name.clone(),
                place: job,
                login: slip.login.clone(),
                code: slip.code.clone(),
                until: until.clone(),
            });
        }
        let units = by_unit.into_iter().map(|(name, mut slips)| {
            slips.sort_by(|a, b| a.name.cmp(&b.name));
            UnitSlips { name, slips }
        });
        let count = many(l, slips.len());
        let sentence = if slips.is_empty() {
            l.t(
                "Tidak ada slip baru: semua pegawai sudah mempunyai akun, atau formulir ini sudah pernah dikirim. Kode yang sudah tampil tidak dapat ditampilkan lagi.",
                "There are no new slips: everybody has an account, or this form was sent before. Codes once shown cannot be shown again.",
            )
            .to_owned()
        } else {
            l.t(
                format!("{count} slip. Cetak sekarang: kode hanya tampil sekali dan tidak disimpan. Serahkan langsung kepada pemiliknya."),
                format!("{count} slips. Print now: the codes are shown once and are not kept. Hand each to its owner in person."),
            )
        };
        Self {
            l,
            crumbs: vec![back, Crumb::here(l.t("Cetak", "Print"))],
            sentence,
            units: units.collect(),
            address: format!("{host}{}", routes::ACTIVATION),
            frame,
        }
    }
}

/// `GET /slip`.
pub(crate) async fn show(
    State(web): State<Web>,
    visit: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    searched(&web, &visit, &asked.q).await
}

async fn searched(web: &Web, visit: &SignedIn, asked: &str) -> Result<Response, Failure> {
    visit.require(UseCase::IssueSlips)?;
    let world = web.cx.world().await?;
    let mut found = Vec::new();
    if !asked.trim().is_empty() {
        found = app::people::search(&world, &Search { text: asked.to_owned(), ..Search::default() });
        found.truncate(MOST_FOUND);
        let ids: Vec<PersonId> = found.iter().map(|ix| world.ids.person(*ix).clone()).collect();
        web.cx.note_look(&visit.actor, UseCase::IssueSlips, &ids, &["name", "post"]).await?;
    }
    let new_key = || web.cx.ids.next_id();
    let found = found.into_iter().map(|ix| (ix, world.ids.person(ix).to_string(), new_key())).collect();
    visit::page(&SlipsPage::new(visit.frame(&world), &world, asked, found, new_key()))
}

/// `POST /slip`: the search, whose words go into the address unless they look like a NIP; or the slips, the only
/// page that shows codes, which is not kept and cannot be opened again.
pub(crate) async fn issue(
    State(web): State<Web>,
    visit: SignedIn,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    if let Some(asked) = sent.q {
        if looks_like_nip(&asked) {
            return searched(&web, &visit, &asked).await;
        }
        return Ok(Redirect::to(&routes::query(routes::SLIPS, &[("q", &asked)])).into_response());
    }
    let whom = if sent.person.is_empty() { Whom::AllWithout } else { Whom::One(PersonId(sent.person)) };
    let slips = app::slips::issue(&web.cx, &visit.actor, Some(&FormKey(sent.key)), &whom).await?;
    let back = Crumb::to(visit.l.t("Slip akun", "Account slips"), routes::SLIPS);
    sheet(&web, &visit, &headers, &slips, back).await
}

/// `POST /sistem/pengguna/{id}/slip`: a new slip for any account but one's own, by the operator.
pub(crate) async fn reissue(
    State(web): State<Web>,
    visit: SignedIn,
    Path(id): Path<String>,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    let whom = Whom::Account(AccountId(id));
    let slips = app::slips::issue(&web.cx, &visit.actor, Some(&FormKey(sent.key)), &whom).await?;
    let back = Crumb::to(visit.l.t("Pengguna", "Accounts"), routes::USERS);
    sheet(&web, &visit, &headers, &slips, back).await
}

async fn sheet(
    web: &Web,
    visit: &SignedIn,
    headers: &HeaderMap,
    slips: &[Slip],
    back: Crumb,
) -> Result<Response, Failure> {
    let world = web.cx.world().await?;
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    visit::page(&SlipSheet::new(visit.frame(&world), &world, slips, (back, host)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::pages::story;

    #[test]
    fn the_sheet_groups_by_unit_and_says_until_when() {
        let world = story::world();
        let slips: Vec<Slip> = (1..=9)
            .map(|n| Slip {
                person: (n < 9).then(|| story::person(&world.snapshot, n)),
                name: format!("Pegawai {n}"),
                login: format!("pegawai.{n}"),
                code: format!("ABCD-EFGH-JKL{n}"),
            })
            .collect();
        for l in [Lang::Id, Lang::En] {
            let back = || Crumb::to(l.t("Slip akun", "Account slips"), routes::SLIPS);
            let frame = || Frame::sample(l, routes::SLIPS);
            let sheet = SlipSheet::new(frame(), &world, &slips, (back(), "mutasi.example"));
            let mut sizes: Vec<usize> = sheet.units.iter().map(|u| u.slips.len()).collect();
            sizes.sort_unstable();
            assert_eq!(sizes, [1, 1, 2, 5]);
            let html = sheet.render().expect("a page");
            check::page("slip-cetak", l, &html);
            assert!(html.contains("ABCD-EFGH-JKL9") && html.contains("mutasi.example/aktivasi"));
            assert!(html.contains("8\u{a0}Desember\u{a0}2026") || html.contains("8\u{a0}December\u{a0}2026"));
            let none = SlipSheet::new(frame(), &world, &[], (back(), "")).render().expect("a page");
            check::page("slip-kosong", l, &none);
        }
    }

    #[test]
    fn a_search_offers_a_button_for_each_person() {
        let world = story::world();
        let found = vec![(story::person(&world.snapshot, 2), "p2".to_owned(), "k2".to_owned())];
        for l in [Lang::Id, Lang::En] {
            let page =
                SlipsPage::new(Frame::sample(l, routes::SLIPS), &world, "agus", found.clone(), "k1".into());
            let html = page.render().expect("a page");
            check::page("slip", l, &html);
            assert!(html.contains("name=\"person\" value=\"p2\"") && html.contains("Agus Salim"));
            let none =
                SlipsPage::new(Frame::sample(l, routes::SLIPS), &world, "zzz", Vec::new(), "k1".into());
            assert!(none.render().expect("a page").contains(l.t("Tidak ditemukan", "Not found")));
        }
    }
}
