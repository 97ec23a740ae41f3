//! The part of A2 about people whom a full list leaves out: who they are, and what a named person decided about each.

use app::act::FormKey;
use app::imports::absence::{Absence, Decision};
use app::imports::{self, ImportView};
use app::world::World;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use domain::ids::{ImportId, PersonId};
use domain::person::LegalStatus;

use super::{Asked, led_on};
use crate::failure::Failure;
use crate::format::{self, Zone};
use crate::lang::Lang;
use crate::pages::lines;
use crate::pages::wording::unit_named;
use crate::routes;
use crate::server::Web;
use crate::view::{Choice, Field, Paging, Tag};
use crate::visit::{Notice, SignedIn};

/// What decides that somebody still serves, in the form.
const SERVES: &str = "bertugas";

/// The section.
pub(crate) struct Missing {
    pub(crate) sentence: String,
    pub(crate) people: Vec<Line>,
    pub(crate) paging: Paging,
    /// The form, once the list is applied.
    pub(crate) fields: Vec<Field>,
    pub(crate) href: String,
}

/// One person.
pub(crate) struct Line {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) href: String,
    pub(crate) unit: String,
    pub(crate) tag: Tag,
    pub(crate) decided: String,
}

impl Missing {
    /// Nothing where the file leaves nobody out.
    pub(crate) fn of(l: Lang, zone: Zone, world: &World, view: &ImportView, asked: &Asked) -> Option<Self> {
        if view.missing.is_empty() {
            return None;
        }
        let is_applied = view.row.state == "applied";
        let open = view.missing.iter().filter(|(_, row)| !is_decided(row.as_ref())).count();
        let (all, open) = (format::size(l, view.missing.len()), format::size(l, open));
        let here = routes::import(&view.row.id);
        let page = lines::page_number(&asked.orang);
        Some(Self {
            sentence: if is_applied {
                l.t(
                    format!("{all} pegawai tersimpan tetapi tidak ada di berkas; {open} belum diputuskan. Tidak ada yang dihapus."),
                    format!("{all} people are stored but not in the file; {open} are not decided yet. None is removed."),
                )
            } else {
                l.t(
                    format!("{all} pegawai tersimpan tetapi tidak ada di berkas. Tidak ada yang dihapus; setelah impor diterapkan, putuskan satu per satu di sini."),
                    format!("{all} people are stored but not in the file. None is removed; once the import is applied, decide about each here."),
                )
            },
            people: lines::page_of(&view.missing, page)
                .iter()
                .map(|(person, row)| line(l, zone, world, person, row.as_ref()))
                .collect(),
            paging: Paging::named(l, view.missing.len(), lines::PER_PAGE, page, (&here, &[]), "orang"),
            fields: if is_applied { fields(l) } else { Vec::new() },
            href: routes::with_id(routes::IMPORT_ABSENCE, &view.row.id),
        })
    }
}

fn is_decided(row: Option<&Absence>) -> bool {
    row.is_some_and(|row| row.decision != "open")
}

fn line(l: Lang, zone: Zone, world: &World, person: &PersonId, row: Option<&Absence>) -> Line {
    let known = world.person(person).ok();
    let unit = known.and_then(|ix| world.snapshot.post_of(ix));
    let (tag, decided) = match row {
        Some(row) if row.decision == "serves" => (Tag::Done, l.t("Masih bertugas", "Still serves")),
        Some(row) if row.decision == "left" => (Tag::Done, l.t("Tidak lagi bertugas", "No longer serves")),
        _ => (Tag::Waiting, ""),
    };
    let by = row
        .filter(|row| row.decision != "open")
        .map(|row| format!("{decided}: {}. {}, {}", row.reason, row.by, format::moment(l, zone, row.at)));
    Line {
        id: person.to_string(),
        name: known.map_or_else(
            || l.t("Pegawai yang sudah tidak tercatat", "Somebody no longer on record").to_owned(),
            |ix| world.snapshot.person(ix).record.full_name(),
        ),
        href: known.map(|_| routes::person(person)).unwrap_or_default(),
        unit: unit.map_or_else(String::new, |post| unit_named(&world.snapshot, world.snapshot.unit_of(post))),
        tag,
        decided: by.unwrap_or_default(),
    }
}

fn fields(l: Lang) -> Vec<Field> {
    let left: Vec<(String, String)> = Decision::LEFT
        .iter()
        .map(|status| {
            let name = text::label::legal_status(l, *status);
            (
                status.0.to_string(),
                l.t(format!("Tidak lagi bertugas: {name}"), format!("No longer serves: {name}")),
            )
        })
        .collect();
    let mut choices =
        vec![(SERVES, l.t("Masih bertugas, daftarnya yang kurang", "Still serves, the list is incomplete"))];
    choices.extend(left.iter().map(|(code, name)| (code.as_str(), name.as_str())));
    vec![
        Field::select(
            "decision",
            l.t("Putusan untuk yang dipilih", "Decision about those chosen"),
            Choice::list(&choices, SERVES),
        ),
        Field::line("absence-reason", l.t("Dasar putusan", "What the decision rests on")),
    ]
}

/// `POST /impor/{id}/putusan`: people chosen, one decision, one reason.
pub(crate) async fn decide(
    State(web): State<Web>,
    visit: SignedIn,
    Path(id): Path<String>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let id = ImportId(id);
    let value = |name: &str| {
        sent.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    };
    let chosen = sent.iter().filter(|(key, _)| key == "person");
    let people: Vec<PersonId> = chosen.map(|(_, id)| PersonId(id.clone())).collect();
    let decision = match value("decision") {
        SERVES => Decision::Serves,
        code => {
            let standing = code.parse().map(LegalStatus).ok().filter(|s| Decision::LEFT.contains(s));
            Decision::Left(standing.ok_or(Failure::NotFound)?)
        }
    };
    let key = FormKey(value("key").to_owned());
    let told = (decision, value("absence-reason"));
    let decided = imports::decide(&web.cx, &visit.actor, Some(&key), &id, &people, told).await;
    let to = format!("{}#tidak-ada", routes::import(&id));
    led_on(&web, &visit, &id, decided, (&to, Notice::Saved)).await
}
