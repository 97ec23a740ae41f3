//! A5 `/proyeksi`: who leaves by the calendar and what is missing one to five years ahead, if nobody is hired.

use crate::charts::{self, Chart, Words, YearBar};
use crate::failure::Failure;
use crate::format;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::pages::lines;
use crate::pages::needs::{Asked, posts};
use crate::routes;
use crate::server::Web;
use crate::view::{Crumb, Figure};
use crate::visit::{self, SignedIn};
use app::needs::{self, Measure, PostNeed, Projection};
use app::permission::UseCase;
use app::world::World;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::projection::{PostProjection, YEARS};

#[derive(Template)]
#[template(path = "pages/projection.html")]
pub(crate) struct ProjectionPage {
    frame: Frame,
    l: Lang,
    crumbs: Vec<Crumb>,
    lede: String,
    figures: Vec<Figure>,
    leavers: Chart,
    staff: Chart,
    attrition: String,
    rows: Vec<Row>,
    years: (i16, i16),
}

/// A post that will be emptied.
pub(crate) struct Row {
    job: String,
    unit: String,
    href: String,
    need: String,
    now: String,
    retiring: String,
    ending: String,
    later: String,
}

/// `GET /proyeksi`.
pub(crate) async fn show(
    State(web): State<Web>,
    visit: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    visit.require(UseCase::ReadNeeds)?;
    let world = web.cx.world().await?;
    let list = posts(&world, &asked.clone().today());
    visit::page(&ProjectionPage::new(visit.frame(&world), &world, &list, asked.measure()))
}

impl ProjectionPage {
    pub(crate) fn new(frame: Frame, world: &World, list: &[PostNeed], measure: Measure) -> Self {
        let l = frame.l;
        let ahead = needs::projection(world, list, measure);
        let retiring: usize = ahead.retiring.iter().sum();
        let ending: usize = ahead.contracts.iter().sum();
        let first = world.today.year();
        let attrition = format::percent(l, world.settings.needs.attrition * 100.0);
        let count = format::size(l, retiring);
        Self {
            crumbs: vec![Crumb::here(l.t("Proyeksi", "Projection"))],
            lede: l.t(
                format!("{count} pegawai pensiun dalam lima tahun bila aturan usia tidak berubah."),
                format!("{count} people retire within five years if the age limits stay."),
            ),
            figures: figures(l, world, &ahead, retiring, ending),
            leavers: leavers(l, first, &ahead),
            staff: staff(l, first, &ahead),
            attrition,
            rows: rows(l, world, list, &ahead, measure),
            years: (first, first + 5),
            frame,
            l,
        }
    }
}

fn figures(l: Lang, world: &World, ahead: &Projection, retiring: usize, ending: usize) -> Vec<Figure> {
    let people = l.t("orang", "people");
    let last = ahead.staff[YEARS];
    let missing = (f64::from(ahead.need) - last).max(0.0);
    let year = world.today.year() + 5;
    vec![
        Figure::new(
            l.t("Pegawai hari ini", "People today"),
            format::decimal(l, ahead.staff[0], 0),
            people,
            l.t("pada jabatan di peta", "in posts on the map"),
        ),
        Figure::new(
            l.t("Pensiun lima tahun", "Retirements in five years"),
            format::size(l, retiring),
            people,
            l.t("menurut BUP", "by age limit"),
        ),
        Figure::new(
            l.t("Kontrak berakhir", "Contracts ending"),
            format::size(l, ending),
            people,
            l.t("dapat diperpanjang", "may be renewed"),
        ),
        Figure::new(
            &l.t(format!("Pegawai pada {year}"), format!("People in {year}")),
            format::decimal(l, last, 0),
            people,
            l.t("tanpa pengadaan", "without hiring"),
        ),
        Figure::new(
            &l.t(format!("Kurang pada {year}"), format!("Missing in {year}")),
            format::decimal(l, missing, 0),
            people,
            l.t("dari seluruh kebutuhan, tidak per jabatan", "of the whole need, not post by post"),
        ),
    ]
}

fn whole(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn leavers(l: Lang, first: i16, ahead: &Projection) -> Chart {
    let bars: Vec<YearBar> = (1_i16..)
        .zip(ahead.retiring.iter().zip(&ahead.contracts))
        .map(|(year, (retiring, ending))| YearBar {
            label: (first + year).to_string(),
            parts: vec![whole(*retiring), whole(*ending)],
            need: None,
        })
        .collect();
    let most = bars.iter().max_by_key(|bar| bar.parts.iter().sum::<i64>());
    let (year, count) = most.map_or((String::new(), 0), |bar| (bar.label.clone(), bar.parts.iter().sum()));
    let count = format::count(l, count);
    let title = l.t(
        format!("Paling banyak berhenti pada {year}: {count} orang"),
        format!("Most leave in {year}: {count} people"),
    );
    let subtitle = l.t(
        "Dua belas bulan yang berakhir pada tahun itu, menurut tanggal lahir, BUP, dan akhir kontrak.",
        "Twelve months ending in that year, by birth date, age limit and end of contract.",
    );
    let words = Words { id: "berhenti", title: &title, subtitle, story: &title };
    charts::years(l, &words, &[l.t("Pensiun", "Retirement"), l.t("Kontrak berakhir", "Contract ends")], &bars)
}

fn staff(l: Lang, first: i16, ahead: &Projection) -> Chart {
    let bars: Vec<YearBar> = (0_i16..)
        .zip(ahead.staff)
        .map(|(year, staff)| YearBar {
            label: (first + year).to_string(),
            parts: vec![rounded(staff)],
            need: Some(ahead.need.into()),
        })
        .collect();
    let fall = rounded(ahead.staff[0]) - rounded(ahead.staff[YEARS]);
    let count = format::count(l, fall);
    let title = l.t(
        format!("Tanpa pengadaan pegawai berkurang {count} orang dalam lima tahun"),
        format!("Without hiring staff falls by {count} within five years"),
    );
    let subtitle = l.t(
        "Pegawai per tahun; garis: kebutuhan, dianggap tetap.",
        "People by year; line: need, held constant.",
    );
    let words = Words { id: "pegawai", title: &title, subtitle, story: &title };
    charts::years(l, &words, &[l.t("Pegawai", "People")], &bars)
}

/// The posts that lose most by retirement, the twenty worst.
fn rows(l: Lang, world: &World, list: &[PostNeed], ahead: &Projection, measure: Measure) -> Vec<Row> {
    let mut pairs: Vec<(usize, &PostNeed, &PostProjection)> = list
        .iter()
        .zip(&ahead.posts)
        .map(|(need, post)| (post.retiring.iter().map(Vec::len).sum(), need, post))
        .filter(|(retiring, ..)| *retiring > 0)
        .collect();
    pairs.sort_by_key(|(retiring, need, _)| (std::cmp::Reverse(*retiring), need.post));
    pairs
        .into_iter()
        .take(20)
        .map(|(retiring, need, post)| Row {
            job: world.snapshot.job_of(need.post).name.clone(),
            unit: lines::unit_name(world, world.snapshot.unit_of(need.post)).to_owned(),
            href: routes::post(world.ids.post(need.post)),
            need: format::count(l, need.need(measure).into()),
            now: format::count(l, need.there.into()),
            retiring: format::size(l, retiring),
            ending: format::size(l, post.contracts.iter().map(Vec::len).sum()),
            later: format::decimal(l, post.staff[YEARS], 0),
        })
        .collect()
}

fn rounded(value: f64) -> i64 {
    format!("{value:.0}").parse().unwrap_or(0)
}
