//! A3 `/anomali`: data that are wrong or missing, by kind, with what they hold up and who cures them.
//! Counts what the picture of today shows; findings of files stand with their imports.

use crate::failure::Failure;
use crate::format;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::pages::lines;
use crate::routes;
use crate::server::Web;
use crate::view::{Bar, Crumb};
use crate::visit::{self, SignedIn};
use app::permission::UseCase;
use app::world::World;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::snapshot::{PersonIx, Seat};

#[derive(Template)]
#[template(path = "pages/anomalies.html")]
pub(crate) struct AnomaliesPage {
    frame: Frame,
    l: Lang,
    crumbs: Vec<Crumb>,
    lede: String,
    kinds: Vec<Line>,
}

/// A kind of anomaly.
struct Line {
    name: &'static str,
    effect: &'static str,
    cure: &'static str,
    count: String,
    bar: Bar,
    examples: Vec<(String, String)>,
}

/// A kind of anomaly before it is put in words for the page.
pub(crate) struct Found {
    name: &'static str,
    effect: &'static str,
    cure: &'static str,
    /// Where each case stands: words and an address, which may be empty.
    cases: Vec<(String, String)>,
}

/// `GET /anomali`.
pub(crate) async fn show(State(web): State<Web>, visit: SignedIn) -> Result<Response, Failure> {
    visit.require(UseCase::TryImport)?;
    visit.require(UseCase::ReadPeople)?;
    let world = web.cx.world().await?;
    let people = people_shown(&world);
    let seen: Vec<_> = people.iter().map(|ix| world.ids.person(*ix).clone()).collect();
    web.cx.note_look(&visit.actor, UseCase::ReadPeople, &seen, &["identity"]).await?;
    visit::page(&AnomaliesPage::new(visit.frame(&world), &world))
}

/// Cases shown of each kind; the rest is counted.
const SHOWN: usize = 10;

type Check = fn(&World, PersonIx) -> bool;

const PEOPLE_CHECKS: [Check; 4] = [
    |world, ix| matches!(world.snapshot.person(ix).seat, Seat::Nowhere),
    |world, ix| matches!(world.snapshot.person(ix).seat, Seat::OffMap { .. }),
    |world, ix| world.snapshot.person(ix).record.rank.is_none(),
    |world, ix| world.snapshot.person(ix).in_post_since.is_none(),
];

fn cases(world: &World, check: Check) -> Vec<PersonIx> {
    let snapshot = &world.snapshot;
    snapshot.person_indexes().filter(|ix| snapshot.is_there(*ix, world.today) && check(world, *ix)).collect()
}

fn people_shown(world: &World) -> Vec<PersonIx> {
    PEOPLE_CHECKS.iter().flat_map(|check| cases(world, *check).into_iter().take(SHOWN)).collect()
}

/// Every kind of anomaly with its cases; kinds without a case are left out.
pub(crate) fn found(l: Lang, world: &World) -> Vec<Found> {
    let cure = l.t("BKPSDM, di SIASN lalu impor ulang", "BKPSDM, in SIASN, then import again");
    let words = [
        (
            l.t("Pegawai tanpa jabatan yang berjalan", "People without a running post"),
            l.t("Tidak ikut dihitung dalam rencana", "Not part of any plan"),
        ),
        (
            l.t("Pegawai pada jabatan yang tidak ada di peta", "People in a post that the map does not have"),
            l.t(
                "Dihitung sebagai kursi pribadi, bukan kebutuhan unit",
                "Counted as a private seat, not a need of the unit",
            ),
        ),
        (
            l.t("Pegawai tanpa golongan ruang", "People without a rank"),
            l.t("Syarat pangkat tidak dapat diperiksa", "Rank conditions cannot be checked"),
        ),
        (
            l.t("Pegawai tanpa TMT jabatan", "People without a date of post"),
            l.t("Masa jabatan tidak dapat dihitung", "Time in post cannot be computed"),
        ),
    ];
    let person = |ix: &PersonIx| {
        (world.snapshot.person(*ix).record.full_name(), routes::person(world.ids.person(*ix)))
    };
    let mut out: Vec<Found> = PEOPLE_CHECKS
        .iter()
        .zip(words)
        .map(|(check, (name, effect))| Found {
            name,
            effect,
            cure,
            cases: cases(world, *check).iter().map(person).collect(),
        })
        .collect();
    out.push(Found {
        name: l.t("Jabatan tanpa kebutuhan yang ditetapkan", "Posts without a decreed need"),
        effect: l.t("Kekurangannya tidak terlihat", "Their shortage cannot be seen"),
        cure: l.t("Bagian Organisasi, pada peta jabatan", "The organisation section, in the map of posts"),
        cases: world
            .snapshot
            .post_indexes()
            .filter(|post| world.snapshot.post(*post).record.decreed_need.is_none())
            .map(|post| {
                let unit = lines::unit_name(world, world.snapshot.unit_of(post));
                (format!("{}, {unit}", world.snapshot.job_of(post).name), lines::post_href(world, post))
            })
            .collect(),
    });
    out.push(Found {
        name: l.t("Rujukan yang tidak berujung", "References that lead nowhere"),
        effect: l.t("Unit atau jabatan itu dilewati", "The unit or post is left out"),
        cure: l.t("BKPSDM, pada berkas unit dan peta jabatan", "BKPSDM, in the files of units and posts"),
        cases: world.dangling.iter().map(|one| (dangling_words(l, one), String::new())).collect(),
    });
    out.retain(|kind| !kind.cases.is_empty());
    out
}

fn dangling_words(l: Lang, one: &domain::snapshot::Dangling) -> String {
    use domain::snapshot::Dangling;
    match one {
        Dangling::Parent(unit, parent) => l.t(
            format!("Unit {unit}: atasan {parent} tidak ada"),
            format!("Unit {unit}: superior {parent} does not exist"),
        ),
        Dangling::Cycle(unit) => l.t(
            format!("Unit {unit}: menjadi atasan dirinya sendiri"),
            format!("Unit {unit}: is its own superior"),
        ),
        Dangling::Post(unit, job) => l.t(
            format!("Jabatan {job} di unit {unit}: salah satunya tidak ada"),
            format!("Post {job} in unit {unit}: one of them does not exist"),
        ),
    }
}

/// How many cases there are in all.
pub(crate) fn count(world: &World) -> usize {
    found(Lang::Id, world).iter().map(|kind| kind.cases.len()).sum()
}

impl AnomaliesPage {
    pub(crate) fn new(frame: Frame, world: &World) -> Self {
        let l = frame.l;
        let found = found(l, world);
        let most = found.iter().map(|kind| kind.cases.len()).max().unwrap_or(0);
        let sum = format::size(l, found.iter().map(|kind| kind.cases.len()).sum());
        let real = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
        Self {
            crumbs: vec![Crumb::here(l.t("Anomali", "Anomalies"))],
            lede: if found.is_empty() {
                l.t("Tidak ada anomali pada data hari ini.", "No anomalies in today's data.").to_owned()
            } else {
                l.t(format!("{sum} data perlu dibenahi."), format!("{sum} data need mending."))
            },
            kinds: found
                .into_iter()
                .map(|kind| Line {
                    name: kind.name,
                    effect: kind.effect,
                    cure: kind.cure,
                    count: format::size(l, kind.cases.len()),
                    bar: Bar::of(real(kind.cases.len()), real(most), None),
                    examples: kind.cases.into_iter().take(SHOWN).collect(),
                })
                .collect(),
            frame,
            l,
        }
    }
}
