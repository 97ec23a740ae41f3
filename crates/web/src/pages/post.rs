//! `/jabatan/{id}` and `/kebutuhan/{id}`: one post, its three needs with their parts, and who holds it.
//! The two addresses show one page, so that 'Dari mana angka ini?' has a single answer.

use crate::failure::Failure;
use crate::format;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::pages::lines::{self, PersonLine};
use crate::routes;
use crate::server::Web;
use crate::view::{Crumb, Fact, Figure, Tag};
use crate::visit::{self, SignedIn};
use app::needs::{self, Measure, PostNeed};
use app::people;
use app::permission::UseCase;
use app::world::World;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::ids::PostId;
use domain::need::NeedBasis;
use domain::snapshot::PostIx;

#[derive(Template)]
#[template(path = "pages/post.html")]
pub(crate) struct PostPage {
    frame: Frame,
    l: Lang,
    crumbs: Vec<Crumb>,
    title: String,
    lede: String,
    tag: Tag,
    figures: Vec<Figure>,
    facts: Vec<Fact>,
    formula: String,
    parts: Vec<Fact>,
    tasks: Vec<[String; 5]>,
    holders: Vec<PersonLine>,
    acting: Vec<(PersonLine, String)>,
    as_of: String,
}

/// `GET /jabatan/{id}` and `GET /kebutuhan/{id}`.
pub(crate) async fn show(
    State(web): State<Web>,
    visit: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let world = web.cx.world().await?;
    let post = world.post(&PostId(id))?;
    let unit = world.snapshot.unit_of(post);
    if !visit.actor.may(UseCase::ReadNeeds) && !people::may_see_unit(&world, &visit.actor, unit) {
        return Err(Failure::Forbidden);
    }
    let seen: Vec<_> = world
        .snapshot
        .people_there(post, world.today)
        .chain(world.snapshot.acting_in(post).map(|(ix, _)| ix))
        .map(|ix| world.ids.person(ix).clone())
        .collect();
    web.cx.note_look(&visit.actor, UseCase::ReadNeeds, &seen, &["identity", "career"]).await?;
    visit::page(&PostPage::new(visit.frame(&world), &world, post))
}

impl PostPage {
    pub(crate) fn new(frame: Frame, world: &World, post: PostIx) -> Self {
        let l = frame.l;
        let need = needs::of_post(world, post);
        let snapshot = &world.snapshot;
        let (job, unit) = (snapshot.job_of(post), snapshot.unit_of(post));
        let unit_name = lines::unit_name(world, unit);
        Self {
            crumbs: vec![
                if frame.may_search {
                    Crumb::to(l.t("Kebutuhan pegawai", "Staffing needs"), routes::NEEDS)
                } else {
                    Crumb::to(l.t("Unit kerja", "Work units"), routes::UNITS)
                },
                Crumb::to(unit_name, routes::unit(world.ids.unit(unit))),
                Crumb::here(&job.name),
            ],
            title: job.name.clone(),
            lede: lede(l, unit_name, &need),
            tag: lines::state(world, &need, Measure::Decreed),
            figures: figures(l, &need),
            facts: facts(l, world, post),
            formula: formula_sentence(l, &need),
            parts: parts(l, &need),
            tasks: tasks(l, world, post),
            holders: snapshot
                .people_there(post, world.today)
                .map(|ix| lines::person_line(l, world, ix))
                .collect(),
            acting: snapshot
                .acting_in(post)
                .map(|(ix, assignment)| {
                    let since = format::date_or_unknown(l, assignment.from);
                    let capacity = text::label::capacity(l, assignment.capacity);
                    (
                        lines::person_line(l, world, ix),
                        format!("{capacity} {} {since}", l.t("sejak", "since")),
                    )
                })
                .collect(),
            as_of: format::date(l, world.today),
            frame,
            l,
        }
    }
}

fn lede(l: Lang, unit: &str, need: &PostNeed) -> String {
    let gap = lines::gap(need, Measure::Decreed);
    let count = format::count(l, gap.abs());
    match (need.decreed, gap) {
        (None, _) => {
            l.t(format!("{unit}. Kebutuhan belum ditetapkan."), format!("{unit}. No need is decreed yet."))
        }
        (_, ..0) => l.t(format!("{unit}. Kurang {count} orang."), format!("{unit}. Short by {count}.")),
        (_, 0) => l.t(format!("{unit}. Terisi sesuai kebutuhan."), format!("{unit}. Filled as needed.")),
        _ => l.t(format!("{unit}. Lebih {count} orang."), format!("{unit}. {count} more than needed.")),
    }
}

fn figures(l: Lang, need: &PostNeed) -> Vec<Figure> {
    let people = l.t("orang", "people");
    let known = |value: Option<u32>| {
        value.map_or_else(|| l.t("belum ada", "none yet").to_owned(), |value| format::count(l, value.into()))
    };
    let unit = |value: Option<u32>| if value.is_some() { people } else { "" };
    let formula = need.formula.as_ref().map(|formula| formula.rounded);
    let exact = need.formula.as_ref().map_or_else(String::new, |formula| {
        l.t(
            format!("tepatnya {}", format::decimal(l, formula.people, 2)),
            format!("exactly {}", format::decimal(l, formula.people, 2)),
        )
    });
    let mut out = vec![
        Figure::new(
            l.t("Ditetapkan", "Decreed"),
            known(need.decreed),
            unit(need.decreed),
            l.t("peta jabatan", "map of posts"),
        ),
        Figure::new(l.t("Menurut rumus", "By formula"), known(formula), unit(formula), &exact),
        Figure::new(
            l.t("Disepakati", "Agreed"),
            known(need.agreed),
            unit(need.agreed),
            l.t("untuk rencana", "for the plan"),
        ),
        Figure::new(
            l.t("Terisi", "Filled"),
            format::count(l, need.there.into()),
            people,
            l.t("definitif, bekerja hari ini", "definitive, there today"),
        ),
    ];
    if let Some(load) = need.effectiveness {
        out.push(Figure::new(
            l.t("Beban terhadap kemampuan", "Load over capacity"),
            format::decimal(l, load, 2),
            "",
            l.t("di atas 1: beban lebih", "above 1: overload"),
        ));
    }
    out
}

fn facts(l: Lang, world: &World, post: PostIx) -> Vec<Fact> {
    let job = world.snapshot.job_of(post);
    let record = &world.snapshot.post(post).record;
    let unit = world.snapshot.unit_of(post);
    let unknown = || l.t("belum tercatat", "not recorded").to_owned();
    let mut out = vec![
        Fact::linked(
            l.t("Unit organisasi", "Unit"),
            lines::unit_name(world, unit),
            routes::unit(world.ids.unit(unit)),
        ),
        Fact::new(
            l.t("Jenjang", "Level"),
            job.level.map_or_else(unknown, |level| text::label::job_level(l, level).to_owned()),
        ),
        Fact::new(l.t("Rumpun", "Family"), lines::family_words(l, &job.family)),
        Fact::new(
            l.t("Kelas jabatan", "Job class"),
            job.class.map_or_else(unknown, |class| format::count(l, class.into())),
        ),
        Fact::new(
            l.t("Batas usia pensiun (BUP)", "Retirement age"),
            job.retirement_age_years().map_or_else(unknown, |age| text::format::years(l, age.into())),
        ),
    ];
    if let Some(least) = record.minimum {
        out.push(Fact::new(l.t("Paling sedikit", "Minimum"), format::count(l, least.into())));
    }
    if let Some(strategic) = &record.strategic {
        out.push(Fact::new(l.t("Jabatan strategis", "Strategic post"), strategic.reason.clone()));
    }
    out
}

fn formula_sentence(l: Lang, need: &PostNeed) -> String {
    let Some(formula) = &need.formula else {
        return l
            .t(
                "Belum dapat dihitung: beban kerja jabatan ini belum tercatat. Impor formulir analisis beban kerja (ABK).",
                "Not computable yet: the workload of this post is not recorded. Import the workload form (ABK).",
            )
            .to_owned();
    };
    match formula.basis {
        NeedBasis::Workload { .. } => l.t(
            "Jumlah menit kerja setahun dibagi menit efektif seorang pegawai (PermenPANRB 1/2020).",
            "Minutes of work a year over the effective minutes of one person (PermenPANRB 1/2020).",
        ),
        NeedBasis::HealthWorkload { .. } => l.t(
            "Beban kerja kesehatan dengan tugas penunjang (Permenkes 33/2015).",
            "Health workload with supporting tasks (Permenkes 33/2015).",
        ),
        NeedBasis::Classes { .. } => {
            l.t("Satu guru kelas untuk setiap rombongan belajar.", "One class teacher for each class.")
        }
        NeedBasis::SubjectHours { .. } => l.t(
            "Jam pelajaran seluruh rombongan belajar dibagi jam wajib seorang guru.",
            "Lesson hours of all classes over the hours of a full teacher.",
        ),
        NeedBasis::OneByDefinition => {
            l.t("Satu orang menurut susunan organisasi.", "One person by the organisation chart.")
        }
    }
    .to_owned()
}

fn parts(l: Lang, need: &PostNeed) -> Vec<Fact> {
    let number = |value: f64, places| format::decimal(l, value, places);
    let Some(formula) = &need.formula else { return Vec::new() };
    let mut out = match formula.basis {
        NeedBasis::Workload { minutes, effective, tasks } => vec![
            Fact::new(l.t("Uraian tugas", "Tasks"), format::size(l, tasks)),
            Fact::new(l.t("Menit kerja setahun", "Minutes of work a year"), number(minutes, 0)),
            Fact::new(
                l.t("Menit efektif seorang pegawai", "Effective minutes of one person"),
                number(effective, 0),
            ),
        ],
        NeedBasis::HealthWorkload { base, supporting, allowance, effective } => vec![
            Fact::new(
                l.t("Tugas pokok", "Main tasks"),
                format!("{} {}", number(base, 2), l.t("orang", "people")),
            ),
            Fact::new(
                l.t("Menit tugas penunjang setahun", "Minutes of supporting tasks a year"),
                number(supporting, 0),
            ),
            Fact::new(
                l.t("Menit efektif seorang pegawai", "Effective minutes of one person"),
                number(effective, 0),
            ),
            Fact::new(l.t("Standar tugas penunjang", "Allowance for supporting tasks"), number(allowance, 3)),
        ],
        NeedBasis::Classes { classes } => {
            vec![Fact::new(l.t("Rombongan belajar", "Classes"), number(classes, 0))]
        }
        NeedBasis::SubjectHours { hours, contact } => vec![
            Fact::new(l.t("Jam pelajaran seminggu", "Lesson hours a week"), number(hours, 0)),
            Fact::new(l.t("Jam wajib seorang guru", "Hours of a full teacher"), number(contact, 0)),
        ],
        NeedBasis::OneByDefinition => Vec::new(),
    };
    out.push(Fact::new(
        l.t("Hasil", "Result"),
        l.t(
            format!(
                "{} orang, dibulatkan {}",
                number(formula.people, 2),
                format::count(l, formula.rounded.into())
            ),
            format!(
                "{} people, rounded to {}",
                number(formula.people, 2),
                format::count(l, formula.rounded.into())
            ),
        ),
    ));
    out
}

fn tasks(l: Lang, world: &World, post: PostIx) -> Vec<[String; 5]> {
    let row = |task: &domain::workload::WorkloadTask| {
        [
            task.task.clone(),
            task.result_unit.clone(),
            milli(l, task.volume_milli),
            milli(l, task.norm_minutes_milli),
            format::decimal(l, task.minutes_a_year(), 0),
        ]
    };
    world.snapshot.workload_of(post).iter().map(row).collect()
}

/// Thousandths as a number: whole where it is whole.
fn milli(l: Lang, thousandths: i64) -> String {
    if thousandths % 1000 == 0 {
        return format::count(l, thousandths / 1000);
    }
    let tenths = i32::try_from(thousandths / 100).map_or(f64::from(i32::MAX), f64::from);
    format::decimal(l, tenths / 10.0, 1)
}
