//! `/pegawai/{id}`: one person as the data know them, with where each fact stands.
//! Religion, party, family by name and photographs are never here; sanctions only for those who decide.

use crate::failure::Failure;
use crate::format;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::pages::lines;
use crate::routes;
use crate::server::Web;
use crate::view::{Bar, Crumb, Fact};
use crate::visit::{self, SignedIn};
use app::people;
use app::permission::UseCase;
use app::world::World;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::ids::PersonId;
use domain::kind::Kind;
use domain::snapshot::{PersonIx, PersonNode};

/// A row of a short table: the first cell names it.
type Row = Vec<String>;

#[derive(Template)]
#[template(path = "pages/person.html")]
pub(crate) struct PersonPage {
    frame: Frame,
    l: Lang,
    crumbs: Vec<Crumb>,
    name: String,
    lede: String,
    facts: Vec<Fact>,
    competences: Vec<Competence>,
    competence_date: String,
    career: Vec<Row>,
    education: Vec<Row>,
    ratings: Vec<Row>,
    sanctions: Option<Vec<Row>>,
    sanctions_empty: String,
    as_of: String,
}

/// One competence: required and shown, out of five.
pub(crate) struct Competence {
    name: &'static str,
    level: String,
    required: String,
    bar: Bar,
}

/// `GET /pegawai/{id}`.
pub(crate) async fn show(
    State(web): State<Web>,
    visit: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let (world, person) = people::open(&web.cx, &visit.actor, &PersonId(id)).await?;
    let sees_sanctions = visit.actor.may(UseCase::ReadPeople);
    visit::page(&PersonPage::new(visit.frame(&world), &world, person, sees_sanctions))
}

impl PersonPage {
    pub(crate) fn new(frame: Frame, world: &World, ix: PersonIx, sees_sanctions: bool) -> Self {
        let l = frame.l;
        let node = world.snapshot.person(ix);
        let line = lines::person_line(l, world, ix);
        let registers = world.snapshot.registers();
        let assessed = node.competencies.first();
        Self {
            crumbs: if frame.may_search {
                vec![Crumb::to(l.t("Pegawai", "People"), routes::PEOPLE), Crumb::here(&line.name)]
            } else {
                vec![Crumb::to(l.t("Unit kerja", "Work units"), routes::UNITS), Crumb::here(&line.name)]
            },
            lede: format!("{}, {}", line.job, line.unit),
            facts: facts(l, world, ix, node),
            competences: competences(l, world, ix, node),
            competence_date: assessed.map_or_else(
                || {
                    l.t("Belum ada hasil penilaian kompetensi.", "No competence assessment is recorded.")
                        .to_owned()
                },
                |assessed| {
                    let day = format::date_or_unknown(l, assessed.date);
                    l.t(format!("Penilaian {day}."), format!("Assessed {day}."))
                },
            ),
            career: career(l, world, node),
            education: education(l, node),
            ratings: ratings(l, node),
            sanctions: sees_sanctions.then(|| sanctions(l, node)),
            sanctions_empty: if registers.standing(Kind::Sanctions, world.today).is_some() {
                l.t(
                    "Tidak ada hukuman disiplin tercatat; registernya dinyatakan lengkap.",
                    "No sanction is recorded, and the register is declared complete.",
                )
                .to_owned()
            } else {
                l.t(
                    "Tidak ada yang tercatat, tetapi register hukuman disiplin belum dinyatakan lengkap.",
                    "None is recorded, but the register of sanctions is not declared complete.",
                )
                .to_owned()
            },
            as_of: format::date(l, world.today),
            name: line.name,
            frame,
            l,
        }
    }
}

fn facts(l: Lang, world: &World, ix: PersonIx, node: &PersonNode) -> Vec<Fact> {
    let person = &node.record;
    let unknown = || l.t("belum tercatat", "not recorded").to_owned();
    let line = lines::person_line(l, world, ix);
    let mut out = vec![
        Fact::new("NIP", line.nip),
        Fact::new(
            l.t("Status kepegawaian", "Employment"),
            person.employment.map_or_else(unknown, |kind| text::label::employment(l, kind).to_owned()),
        ),
        Fact::new(
            l.t("Kedudukan hukum", "Legal status"),
            person.legal_status.map_or_else(unknown, |status| text::label::legal_status(l, status)),
        ),
        Fact::new(
            l.t("Pangkat/golongan ruang", "Rank"),
            person.rank.map_or_else(unknown, |rank| match rank.pangkat() {
                Some(words) => format!("{words}, {rank}"),
                None => rank.to_string(),
            }),
        ),
        Fact::new(
            l.t("Terhitung mulai tanggal (TMT) jabatan", "In post since"),
            format::date_or_unknown(l, node.in_post_since),
        ),
        Fact::new(l.t("Masa jabatan di tempat sekarang", "Time in post"), line.tenure),
        Fact::new(
            l.t("Di unit ini sejak", "In this unit since"),
            format::date_or_unknown(l, node.in_unit_since),
        ),
        Fact::new(l.t("Pensiun menurut BUP", "Retires by age limit"), line.retires),
        Fact::new(
            l.t("Kecamatan tempat tinggal", "Home district"),
            person.home_district.as_ref().map_or_else(unknown, |district| district.as_str().to_owned()),
        ),
    ];
    if let Some(post) = world.snapshot.post_of(ix) {
        out.insert(1, Fact::linked(l.t("Jabatan", "Post"), line.job, lines::post_href(world, post)));
    }
    if let Some(unit) = world.snapshot.current_unit(ix) {
        out.insert(
            2,
            Fact::linked(l.t("Unit organisasi", "Unit"), line.unit, routes::unit(world.ids.unit(unit))),
        );
    }
    out
}

fn competences(l: Lang, world: &World, ix: PersonIx, node: &PersonNode) -> Vec<Competence> {
    let Some(assessed) = node.competencies.first() else { return Vec::new() };
    let required = world.snapshot.current_job(ix).map(|job| job.required);
    let words =
        |level: Option<u8>, none: &str| level.map_or_else(|| none.to_owned(), |level| level.to_string());
    assessed
        .levels
        .iter()
        .enumerate()
        .map(|(at, level)| {
            let wanted = required.and_then(|all| all.get(at).copied().flatten());
            Competence {
                name: text::label::competence(l, at),
                level: words(*level, l.t("belum dinilai", "not assessed")),
                required: words(wanted, l.t("tidak diminta", "not required")),
                bar: Bar::of(f64::from(level.unwrap_or(0)), 5.0, wanted.map(f64::from)),
            }
        })
        .collect()
}

fn career(l: Lang, world: &World, node: &PersonNode) -> Vec<Row> {
    let snapshot = &world.snapshot;
    let row = |a: &domain::person::Assignment| {
        let job = snapshot.find_job(&a.job).map_or(a.job.as_str(), |job| snapshot.job(job).name.as_str());
        let unit = snapshot.find_unit(&a.unit).map_or(a.unit.as_str(), |unit| lines::unit_name(world, unit));
        let until = a.until.map_or_else(|| l.t("sekarang", "now").to_owned(), |day| format::date(l, day));
        vec![
            job.to_owned(),
            unit.to_owned(),
            text::label::capacity(l, a.capacity).to_owned(),
            format::date_or_unknown(l, a.from),
            until,
        ]
    };
    node.assignments.iter().map(row).collect()
}

fn education(l: Lang, node: &PersonNode) -> Vec<Row> {
    let unknown = || l.t("belum tercatat", "not recorded").to_owned();
    node.education
        .iter()
        .map(|e| {
            let field = lines::capital(&e.field.replace('-', " "));
            vec![
                e.level.map_or_else(
                    || text::label::education_kind(l, e.kind).to_owned(),
                    |level| level.name().to_owned(),
                ),
                if field.is_empty() { unknown() } else { field },
                e.year.map_or_else(unknown, |year| year.to_string()),
            ]
        })
        .collect()
}

fn ratings(l: Lang, node: &PersonNode) -> Vec<Row> {
    node.performance
        .iter()
        .map(|p| vec![p.year.to_string(), text::label::rating(l, p.rating).to_owned()])
        .collect()
}

fn sanctions(l: Lang, node: &PersonNode) -> Vec<Row> {
    node.sanctions
        .iter()
        .map(|s| vec![s.kind.clone(), text::label::sanction_severity(l, s.severity).to_owned()])
        .collect()
}
