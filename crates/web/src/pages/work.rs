//! A1 `/kerja`: what the analyst has to do today, most urgent first, and where the agency stands.

use crate::failure::Failure;
use crate::format;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::pages::{anomalies, lines};
use crate::routes;
use crate::server::Web;
use crate::view::{Figure, Tag};
use crate::visit::{self, SignedIn};
use app::imports;
use app::needs::{self, Measure};
use app::permission::UseCase;
use app::plan::view::Listed;
use app::world::World;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::ids::ImportId;
use domain::kind::Kind;

#[derive(Template)]
#[template(path = "pages/work.html")]
pub(crate) struct WorkPage {
    frame: Frame,
    l: Lang,
    lede: String,
    figures: Vec<Figure>,
    tasks: Vec<Task>,
    worst: Vec<[String; 5]>,
    plans: Vec<(String, String, Tag)>,
}

/// Something to do.
#[derive(Clone, Debug)]
pub(crate) struct Task {
    icon: &'static str,
    title: String,
    href: String,
    why: String,
    tag: Tag,
}

/// `GET /kerja`.
pub(crate) async fn show(State(web): State<Web>, visit: SignedIn) -> Result<Response, Failure> {
    visit.require(UseCase::TryImport)?;
    let world = web.cx.world().await?;
    let imports = imports::list(&web.cx, &visit.actor).await?;
    let waiting: Vec<(String, String)> = imports
        .iter()
        .filter(|row| row.state == "tried")
        .map(|row| (row.file_name.clone(), routes::import(&row.id)))
        .collect();
    let plans = app::plan::list(&web.cx, &visit.actor).await?;
    let absent = imports::absence::undecided(&web.cx, &visit.actor).await?;
    let waits = Waits { imports: &waiting, absent: absent.as_ref(), plans: &plans };
    visit::page(&WorkPage::new(visit.frame(&world), &world, &waits))
}

/// What waits for an analyst.
pub(crate) struct Waits<'a> {
    /// Tried imports: name of the file and address.
    imports: &'a [(String, String)],
    /// The newest list that leaves people out, and how many of them are not decided.
    absent: Option<&'a (ImportId, usize)>,
    plans: &'a [Listed],
}

impl WorkPage {
    pub(crate) fn new(frame: Frame, world: &World, waits: &Waits<'_>) -> Self {
        let l = frame.l;
        let tasks = tasks(l, world, waits);
        let plans = waits.plans;
        let count = format::size(l, tasks.len());
        Self {
            lede: if tasks.is_empty() {
                l.t("Tidak ada yang menunggu Anda.", "Nothing waits for you.").to_owned()
            } else {
                l.t(format!("{count} hal menunggu Anda."), format!("{count} things wait for you."))
            },
            figures: figures(l, world),
            tasks,
            worst: worst(l, world),
            plans: plans
                .iter()
                .take(5)
                .map(|plan| {
                    let number = format::count(l, plan.row.number);
                    (
                        l.t(format!("Rencana {number}"), format!("Plan {number}")),
                        routes::plan(&plan.row.id),
                        plan_tag(&plan.row.state),
                    )
                })
                .collect(),
            frame,
            l,
        }
    }
}

/// The state of a plan as a tag.
pub(crate) fn plan_tag(state: &str) -> Tag {
    match state {
        "computing" => Tag::Running,
        "draft" => Tag::Draft,
        "published" => Tag::Published,
        "withdrawn" => Tag::Withdrawn,
        "cancelled" => Tag::Undone,
        "failed" => Tag::Failed,
        _ => Tag::Unknown,
    }
}

fn figures(l: Lang, world: &World) -> Vec<Figure> {
    let map = needs::heat_map(world, Measure::Decreed, None);
    let people = l.t("orang", "people");
    let there =
        world.snapshot.person_indexes().filter(|ix| world.snapshot.is_there(*ix, world.today)).count();
    let units = format::size(l, map.rows.len());
    vec![
        Figure::new(
            l.t("Pegawai", "People"),
            format::size(l, there),
            people,
            &l.t(
                format!("bekerja hari ini, {units} perangkat daerah"),
                format!("there today, {units} agencies"),
            ),
        ),
        Figure::new(l.t("Kekurangan", "Shortage"), format::count(l, map.total.shortage.into()), people, "")
            .from(routes::NEEDS.to_owned()),
        Figure::new(l.t("Kelebihan", "Surplus"), format::count(l, map.total.surplus.into()), people, "")
            .from(routes::NEEDS.to_owned()),
        Figure::new(
            l.t("Data perlu dibenahi", "Data to mend"),
            format::size(l, anomalies::count(world)),
            "",
            "",
        )
        .from(routes::ANOMALIES.to_owned()),
    ]
}

fn tasks(l: Lang, world: &World, waits: &Waits<'_>) -> Vec<Task> {
    let (waiting, plans) = (waits.imports, waits.plans);
    let mut out = Vec::new();
    if world.is_empty() {
        out.push(Task {
            icon: "upload",
            title: l.t("Impor data pertama", "Import the first data").to_owned(),
            href: routes::IMPORTS.to_owned(),
            why: l
                .t(
                    "Belum ada pegawai. Mulailah dengan unit organisasi, lalu peta jabatan, lalu pegawai.",
                    "There are no people yet. Begin with units, then the map of posts, then people.",
                )
                .to_owned(),
            tag: Tag::NotStarted,
        });
    }
    out.extend(waiting.iter().map(|(file, href)| {
        Task {
            icon: "upload",
            title: l
                .t(format!("Terapkan atau tinggalkan impor {file}"), format!("Apply or leave import {file}")),
            href: href.clone(),
            why: l
                .t(
                    "Uji coba selesai; datanya belum dipakai.",
                    "The trial is done; its data are not used yet.",
                )
                .to_owned(),
            tag: Tag::Waiting,
        }
    }));
    out.extend(waits.absent.map(|(import, count)| {
        let count = format::size(l, *count);
        Task {
            icon: "person",
            title: l.t(
                format!("Putuskan {count} pegawai yang tidak ada di daftar"),
                format!("Decide about {count} people missing from the list"),
            ),
            href: format!("{}#tidak-ada", routes::import(import)),
            why: l
                .t(
                    "Masih bertugas, atau sudah tidak: rencana memakai jawabannya.",
                    "They still serve, or no longer do: plans use the answer.",
                )
                .to_owned(),
            tag: Tag::Waiting,
        }
    }));
    let open: Vec<&str> = Kind::ALL
        .iter()
        .filter(|kind| {
            kind.is_register()
                && **kind != Kind::Wishes
                && world.snapshot.registers().standing(**kind, world.today).is_none()
        })
        .map(|kind| text::label::kind(l, *kind))
        .collect();
    if !open.is_empty() && !world.is_empty() {
        out.push(Task {
            icon: "paper",
            title: l
                .t("Periksa register yang belum lengkap", "Look at registers not declared complete")
                .to_owned(),
            href: format!("{}#register", routes::IMPORTS),
            why: format!("{}.", open.join(", ")),
            tag: Tag::NotStarted,
        });
    }
    let wrong = anomalies::count(world);
    if wrong > 0 {
        let count = format::size(l, wrong);
        out.push(Task {
            icon: "warn",
            title: l.t(format!("Benahi {count} data"), format!("Mend {count} data")),
            href: routes::ANOMALIES.to_owned(),
            why: l
                .t(
                    "Menurut jenis, dengan akibat dan siapa yang membenahi.",
                    "By kind, with what they hold up and who cures them.",
                )
                .to_owned(),
            tag: Tag::Check,
        });
    }
    if plans.is_empty() && !world.is_empty() {
        out.push(Task {
            icon: "list",
            title: l.t("Susun rencana pertama", "Make the first plan").to_owned(),
            href: routes::PLANS.to_owned(),
            why: l.t("Belum ada rencana pada periode ini.", "This round has no plan yet.").to_owned(),
            tag: Tag::NotStarted,
        });
    }
    out
}

/// The eight units that are shortest of people.
fn worst(l: Lang, world: &World) -> Vec<[String; 5]> {
    needs::heat_map(world, Measure::Decreed, None)
        .rows
        .iter()
        .filter(|row| row.total.shortage > 0)
        .take(8)
        .map(|row| {
            [
                lines::unit_name(world, row.unit).to_owned(),
                routes::unit(world.ids.unit(row.unit)),
                format::count(l, row.total.need.into()),
                format::count(l, row.total.there.into()),
                {
                    let (short, more) = (
                        format::count(l, row.total.shortage.into()),
                        format::count(l, row.total.surplus.into()),
                    );
                    if row.total.surplus > 0 {
                        l.t(format!("kurang {short}, lebih {more}"), format!("short {short}, over {more}"))
                    } else {
                        l.t(format!("kurang {short}"), format!("short {short}"))
                    }
                },
            ]
        })
        .collect()
}
