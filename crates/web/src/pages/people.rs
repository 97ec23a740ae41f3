//! A6 `/pegawai`: find a person by name, NIP or unit, and see who has been long in a post.
//! A name, a NIP or any other personal datum never stands in a link of this page but as an opaque id.

use crate::addresses::{looks_like_nip, sayable};
use crate::charts::{self, Bin, Chart, Words};
use crate::failure::Failure;
use crate::format;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::pages::lines::{self, PersonLine};
use crate::routes;
use crate::server::Web;
use crate::view::{Choice, Crumb, Field, Paging, Sort};
use crate::visit::{self, SignedIn};
use app::people::{self, Search};
use app::permission::UseCase;
use app::world::World;
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::ids::UnitId;
use domain::snapshot::PersonIx;
use serde::Deserialize;

/// The search, as the address holds it.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    lama: String,
    #[serde(default)]
    urut: String,
    #[serde(default)]
    hal: String,
}

impl Asked {
    fn pairs(&self) -> [(&str, &str); 4] {
        [("q", sayable(&self.q)), ("unit", &self.unit), ("lama", &self.lama), ("urut", &self.urut)]
    }

    fn search(&self, world: &World) -> Search {
        let (least, below) = match self.lama.split_once('-') {
            Some((from, to)) => (from.parse::<i32>().ok(), to.parse::<i32>().ok()),
            None => (None, None),
        };
        Search {
            text: self.q.clone(),
            unit: world.unit(&UnitId(self.unit.clone())).ok(),
            months_at_least: least.map(|years| years.saturating_mul(12)),
            months_below: below.map(|years| years.saturating_mul(12)),
        }
    }
}

#[derive(Template)]
#[template(path = "pages/people.html")]
pub(crate) struct PeoplePage {
    frame: Frame,
    l: Lang,
    crumbs: Vec<Crumb>,
    lede: String,
    fields: [Field; 2],
    unit: Option<(String, String)>,
    unit_asked: String,
    sorts: [Sort; 4],
    people: Vec<PersonLine>,
    paging: Paging,
    chart: Option<Chart>,
    as_of: String,
}

/// `GET /pegawai`.
pub(crate) async fn show(
    State(web): State<Web>,
    visit: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    visit.require(UseCase::ReadPeople)?;
    let world = web.cx.world().await?;
    let found = ordered(&world, &asked);
    let page = lines::page_number(&asked.hal);
    let seen: Vec<_> = lines::page_of(&found, page).iter().map(|ix| world.ids.person(*ix).clone()).collect();
    web.cx.note_look(&visit.actor, UseCase::ReadPeople, &seen, &["identity", "career"]).await?;
    visit::page(&PeoplePage::new(visit.frame(&world), &world, &asked, &found))
}

/// `POST /pegawai`: the search. A name goes into the address; a NIP leads to the person's page, or to a page that
/// says who else it may be, and never into an address.
pub(crate) async fn find(
    State(web): State<Web>,
    visit: SignedIn,
    Form(asked): Form<Asked>,
) -> Result<Response, Failure> {
    visit.require(UseCase::ReadPeople)?;
    if !looks_like_nip(&asked.q) {
        return Ok(Redirect::to(&routes::query(routes::PEOPLE, &asked.pairs())).into_response());
    }
    let world = web.cx.world().await?;
    let mut found = ordered(&world, &asked);
    if let [one] = found[..] {
        return Ok(Redirect::to(&routes::person(world.ids.person(one))).into_response());
    }
    // Further pages would need the number in their address; whoever typed so few digits types more.
    found.truncate(lines::PER_PAGE);
    let seen: Vec<_> = found.iter().map(|ix| world.ids.person(*ix).clone()).collect();
    web.cx.note_look(&visit.actor, UseCase::ReadPeople, &seen, &["identity", "career"]).await?;
    visit::page(&PeoplePage::new(visit.frame(&world), &world, &asked, &found))
}

/// The people that fit, in the order asked for.
pub(crate) fn ordered(world: &World, asked: &Asked) -> Vec<PersonIx> {
    let snapshot = &world.snapshot;
    let mut found = people::search(world, &asked.search(world));
    match asked.urut.trim_start_matches('-') {
        "unit" => {
            found.sort_by_key(|ix| snapshot.current_unit(*ix).map(|unit| lines::unit_name(world, unit)))
        }
        "lama" => found.sort_by_key(|ix| snapshot.months_in_post(*ix, world.today)),
        "pensiun" => found
            .sort_by_key(|ix| snapshot.current_job(*ix).and_then(|job| snapshot.retirement_day(*ix, job))),
        // Found by name already.
        _ => {}
    }
    if asked.urut.starts_with('-') {
        found.reverse();
    }
    found
}

impl PeoplePage {
    pub(crate) fn new(frame: Frame, world: &World, asked: &Asked, found: &[PersonIx]) -> Self {
        let l = frame.l;
        let page = lines::page_number(&asked.hal);
        let current = if asked.urut.is_empty() { "nama" } else { &asked.urut };
        let sort = |label, key| Sort::new(label, key, current, routes::PEOPLE, &asked.pairs());
        let as_of = format::date(l, world.today);
        Self {
            crumbs: vec![Crumb::here(l.t("Pegawai", "People"))],
            lede: lede(l, found.len(), &as_of),
            fields: fields(l, asked),
            unit: asked
                .search(world)
                .unit
                .map(|unit| (lines::unit_name(world, unit).to_owned(), routes::unit(world.ids.unit(unit)))),
            unit_asked: asked.unit.clone(),
            sorts: [
                sort(l.t("Nama", "Name"), "nama"),
                sort(l.t("Jabatan dan unit", "Job and unit"), "unit"),
                sort(l.t("Lama di jabatan", "Time in post"), "lama").number(),
                sort(l.t("Pensiun", "Retires"), "pensiun"),
            ],
            people: lines::page_of(found, page).iter().map(|ix| lines::person_line(l, world, *ix)).collect(),
            paging: Paging::new(l, found.len(), lines::PER_PAGE, page, routes::PEOPLE, &asked.pairs()),
            chart: tenure(l, world, found),
            as_of,
            frame,
            l,
        }
    }
}

fn lede(l: Lang, count: usize, as_of: &str) -> String {
    let number = format::size(l, count);
    if count == 0 {
        return l.t(
            format!("Tidak ditemukan di data per {as_of}."),
            format!("Nobody found in the data as of {as_of}."),
        );
    }
    l.t(format!("{number} pegawai, data per {as_of}."), format!("{number} people, data as of {as_of}."))
}

fn fields(l: Lang, asked: &Asked) -> [Field; 2] {
    let lengths = Choice::list(
        &[
            ("", l.t("Semua", "All")),
            ("0-2", l.t("Di bawah 2 tahun", "Under 2 years")),
            ("2-5", l.t("2 sampai 5 tahun", "2 to 5 years")),
            ("5-", l.t("5 tahun ke atas", "5 years and more")),
        ],
        &asked.lama,
    );
    [
        Field::line("q", l.t("Nama, NIP, atau unit", "Name, NIP or unit")).value(&asked.q),
        Field::select("lama", l.t("Lama di jabatan", "Time in post"), lengths),
    ]
}

/// How long those found have been in their posts; left out below five people, who would be told apart.
pub(crate) fn tenure(l: Lang, world: &World, found: &[PersonIx]) -> Option<Chart> {
    if found.len() < 5 {
        return None;
    }
    let years = people::tenure_by_year(world, found);
    let counted: usize = years.iter().sum();
    let long: usize = years.iter().skip(5).sum();
    let bins: Vec<Bin> = years
        .iter()
        .take(10)
        .copied()
        .chain([years.iter().skip(10).sum()])
        .enumerate()
        .map(|(year, count)| Bin {
            label: if year == 10 { "10+".to_owned() } else { year.to_string() },
            count: i64::try_from(count).unwrap_or(i64::MAX),
            is_past_limit: year >= 5,
        })
        .collect();
    let (long, all) = (format::size(l, long), format::size(l, counted));
    let title = l.t(
        format!("{long} dari {all} orang sudah lima tahun atau lebih di jabatannya"),
        format!("{long} of {all} people have been five years or more in post"),
    );
    let subtitle = l.t(
        "Banyaknya pegawai menurut lama di jabatan sekarang, tahun penuh. Garis: lima tahun, acuan masa jabatan terlama.",
        "People by whole years in the present post. Line: five years, the mark for the longest time in post.",
    );
    let words = Words { id: "lama-jabatan", title: &title, subtitle, story: &title };
    Some(charts::histogram(l, &words, &bins, Some(l.t("5 tahun", "5 years"))))
}
