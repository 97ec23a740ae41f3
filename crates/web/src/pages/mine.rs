//! `/saya` (S1): what a civil servant has to do, what is planned for them, which data decide, who looked.
//! Before a plan is published it says that there is none; drafts never show here.

use std::sync::Arc;

use app::audit::Access;
use app::permission::UseCase;
use app::plan::PlanCase;
use app::plan::fitting::{self, Fitting};
use app::world::World;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::snapshot::PersonIx;
use placement::problem::LeftOut;

use self::chances::Chances;
use super::own_data::{OwnFact, own_data};
use super::wording::{self, job_of, many, unit_named, unit_of};
use crate::charts::Chart;
use crate::failure::Failure;
use crate::format::{self, Zone};
use crate::frame::Frame;
use crate::lang::Lang;
use crate::routes;
use crate::server::Web;
use crate::view::{Empty, FromTo, Place, Tag};
use crate::visit::{self, SignedIn};

mod career;
mod chances;

#[derive(Template)]
#[template(path = "pages/mine.html")]
pub(crate) struct MinePage {
    frame: Frame,
    l: Lang,
    name: String,
    nip: String,
    tasks: Vec<Task>,
    card: Card,
    career: Option<Chart>,
    chances: Chances,
    data: Vec<OwnFact>,
    as_of: String,
    looks: Vec<Look>,
}

/// Something the person has to do.
pub(crate) struct Task {
    href: String,
    label: String,
    note: String,
    tag: Tag,
}

/// What is planned for the person: exactly one of the texts.
pub(crate) struct Card {
    tag: Option<Tag>,
    title: String,
    text: String,
    from_to: Option<FromTo>,
    has_letter: bool,
}

/// Looks at the person's data.
#[derive(PartialEq, Eq)]
pub(crate) struct Look {
    when: String,
    who: String,
    purpose: String,
    fields: String,
}

/// Where a person stands in the published plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nothing is published.
    NoPlan,
    /// The plan leaves the person where they are.
    Stays,
    /// The plan moves the person.
    Moves,
    /// The person came after the picture of the plan was taken.
    Undecided,
    /// The plan is not about the person.
    LeftOut(LeftOut),
}

/// Where a person of the world stands in the published plan.
pub(crate) fn standing(case: Option<&PlanCase>, me: Option<PersonIx>) -> Standing {
    let Some(case) = case else { return Standing::NoPlan };
    let Some(me) = me else { return Standing::Undecided };
    if let Some((_, why)) = case.problem.left_out.iter().find(|(person, _)| *person == me) {
        return Standing::LeftOut(*why);
    }
    if case.problem.row_of(me).is_none() {
        return Standing::Undecided;
    }
    if case.move_of(me).is_some() { Standing::Moves } else { Standing::Stays }
}

/// The person as the plan's picture knows them; `None` where they came later.
pub(crate) fn in_plan(world: &World, case: &PlanCase, me: PersonIx) -> Option<PersonIx> {
    case.basis.snapshot.find_person(&world.snapshot.person(me).record.nip)
}

/// The reader as a person of the agency.
///
/// # Errors
/// [`Failure::NotFound`] for an account that belongs to no civil servant; faults.
pub(crate) async fn of_reader(web: &Web, visit: &SignedIn) -> Result<(Arc<World>, PersonIx), Failure> {
    visit.require(UseCase::ReadOwn)?;
    let world = web.cx.world().await?;
    let id = visit.actor.person.as_ref().ok_or(Failure::NotFound)?;
    let me = world.person(id)?;
    Ok((world, me))
}

/// What became of a draft that was withdrawn, for those who could read it; nothing where none was.
///
/// # Errors
/// Faults of storage.
pub(crate) async fn withdrawn(web: &Web, l: Lang) -> Result<Option<String>, Failure> {
    let Some(told) = app::plan::phase::withdrawal(&web.cx).await? else { return Ok(None) };
    let when = told.at.map(|at| format::day_of_micros(l, web.options.zone, at)).unwrap_or_default();
    let (number, reason) = (told.number, told.reason.trim_end_matches('.'));
    Ok(Some(l.t(
        format!("Rancangan nomor {number} ditarik pada {when} dan tidak berlaku lagi. Alasannya: {reason}. Penggantinya muncul di sini bila terbit."),
        format!("Draft number {number} was withdrawn on {when} and holds no longer. The reason: {reason}. What replaces it appears here once published."),
    )))
}

/// What stands in place of an explanation.
pub(crate) fn no_letter(l: Lang, has_plan: bool) -> Empty {
    let (title, text) = if has_plan {
        (
            l.t("Rancangan ini tidak mencakup Anda", "This draft does not include you"),
            l.t(
                "Penjelasan hanya ada bagi pegawai yang masuk rencana. Alasannya tertulis di halaman Anda.",
                "There is an explanation only for people who are part of the plan. The reason stands on your page.",
            ),
        )
    } else {
        (
            l.t("Belum ada rancangan untuk Anda", "There is no draft for you yet"),
            l.t(
                "Penjelasan muncul di sini setelah BKPSDM menerbitkan rancangan periode ini.",
                "The explanation appears here once BKPSDM has published the draft of this round.",
            ),
        )
    };
    Empty {
        title: title.to_owned(),
        text: text.to_owned(),
        button: l.t("Ke halaman saya", "To my page").to_owned(),
        href: routes::MINE.to_owned(),
    }
}

impl Card {
    fn new(l: Lang, case: Option<&PlanCase>, me: Option<PersonIx>) -> Self {
        let found = standing(case, me);
        let (title, text) = texts(l, found);
        let mut card = Self {
            tag: None,
            title: title.to_owned(),
            text: text.to_owned(),
            from_to: None,
            has_letter: false,
        };
        card.has_letter = matches!(found, Standing::Stays | Standing::Moves);
        card.tag = card.has_letter.then_some(Tag::Draft);
        if let (Standing::Moves, Some(case), Some(me)) = (found, case, me) {
            card.moved(l, case, me);
        }
        card
    }

    fn moved(&mut self, l: Lang, case: &PlanCase, me: PersonIx) {
        let Some(found) = case.move_of(me) else { return };
        let (snapshot, effective) = (&case.basis.snapshot, format::date(l, case.basis.asked.effective));
        let (job, unit) = (job_of(snapshot, found.to), unit_of(snapshot, found.to));
        self.title = l.t(
            format!("Menurut rancangan ini Anda pindah ke {unit}."),
            format!("By this draft you move to {unit}."),
        );
        self.text = l.t(
            format!("Sebagai {job}. Ini belum keputusan."),
            format!("As {job}. This is not a decision yet."),
        );
        let from_job = snapshot.current_job(me).map_or_else(String::new, |job| job.name.clone());
        let from_unit = snapshot.current_unit(me).map(|unit| unit_named(snapshot, unit));
        self.from_to = Some(FromTo {
            from: Place {
                when: l.t("Sekarang", "Now").to_owned(),
                title: from_unit.unwrap_or_default(),
                unit: from_job,
            },
            to: Place {
                when: l.t(format!("Diusulkan mulai {effective}"), format!("Proposed from {effective}")),
                title: unit,
                unit: job,
            },
        });
    }
}

fn texts(l: Lang, standing: Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::NoPlan => (
            l.t("Belum ada rancangan untuk Anda.", "There is no draft for you yet."),
            l.t(
                "BKPSDM belum menerbitkan rancangan periode ini. Jika terbit, rancangan Anda muncul di sini.",
                "BKPSDM has not published a draft of this round. Once it does, yours appears here.",
            ),
        ),
        Standing::Stays => (
            l.t(
                "Menurut rancangan ini Anda tetap di jabatan sekarang.",
                "By this draft you stay in your present post.",
            ),
            l.t("Ini belum keputusan.", "This is not a decision yet."),
        ),
        // The heading of a move names the place and is written where that is known.
        Standing::Moves => ("", ""),
        Standing::Undecided => (
            l.t("Penempatan Anda belum ditentukan.", "Your placement is not determined yet."),
            l.t(
                "Data Anda masuk sesudah rancangan dihitung. Perhitungan berikutnya mencakup Anda.",
                "Your data came after the draft was computed. The next computation includes you.",
            ),
        ),
        Standing::LeftOut(why) => (
            l.t("Anda tidak termasuk periode ini.", "You are not part of this round."),
            match why {
                LeftOut::NotThere => l.t(
                    "Pada tanggal berlaku Anda tercatat pensiun, kontrak berakhir, cuti di luar tanggungan negara, atau tidak aktif.",
                    "On the effective date you are recorded as retired, out of contract, on unpaid leave or out of service.",
                ),
                LeftOut::NoAssignment => l.t(
                    "Jabatan Anda sekarang belum tercatat. Minta BKPSDM memeriksa riwayat jabatan Anda.",
                    "Your present post is not recorded. Ask BKPSDM to check your career record.",
                ),
                LeftOut::OutOfScope => l.t(
                    "Rancangan ini hanya mencakup sebagian unit, dan unit Anda tidak termasuk.",
                    "This draft is about some units only, and yours is not among them.",
                ),
            },
        ),
    }
}

fn tasks(l: Lang, found: Standing, data: &[OwnFact]) -> Vec<Task> {
    let mut out = Vec::new();
    if found == Standing::Moves {
        out.push(Task {
            href: routes::MY_PLACEMENT.to_owned(),
            label: l.t("Baca penjelasan rancangan untuk Anda", "Read why the draft moves you").to_owned(),
            note: l.t("Satu halaman, dapat dicetak", "One page, can be printed").to_owned(),
            tag: Tag::Check,
        });
    }
    let missing: Vec<String> = data.iter().filter(|f| f.is_missing).map(|f| f.term.to_lowercase()).collect();
    if !missing.is_empty() {
        let (count, list) = (many(l, missing.len()), missing.join(", "));
        out.push(Task {
            href: "#data".to_owned(),
            label: l.t("Lengkapi data Anda melalui BKPSDM", "Have your data completed by BKPSDM").to_owned(),
            note: l.t(format!("{count} hal belum tercatat: {list}"), format!("{count} not recorded: {list}")),
            tag: Tag::Check,
        });
    }
    out
}

/// Looks of one account for one purpose on one day are told once, with how often.
fn looks_of(l: Lang, zone: Zone, looks: Vec<Access>) -> Vec<Look> {
    let mut told: Vec<(Look, usize)> = Vec::new();
    for access in looks {
        let fields: Vec<_> = access.fields.iter().map(|field| wording::looked_field(l, field)).collect();
        let look = Look {
            when: format::day_of_micros(l, zone, access.at),
            who: access.actor,
            purpose: wording::use_case(l, &access.purpose),
            fields: fields.join(", "),
        };
        match told.iter_mut().find(|(known, _)| *known == look) {
            Some((_, times)) => *times += 1,
            None => told.push((look, 1)),
        }
    }
    told.into_iter()
        .map(|(look, times)| {
            let count = many(l, times);
            let when = match times {
                1 => look.when,
                _ => l.t(format!("{}, {count} kali", look.when), format!("{}, {count} times", look.when)),
            };
            Look { when, ..look }
        })
        .collect()
}

impl MinePage {
    /// The page of a person of the world.
    pub(crate) fn new(
        frame: Frame,
        world: &World,
        me: PersonIx,
        case: Option<&PlanCase>,
        fitting: Option<&Fitting>,
        looks: Vec<Access>,
    ) -> Self {
        let l = frame.l;
        let record = &world.snapshot.person(me).record;
        let there = case.and_then(|case| in_plan(world, case, me));
        let data = own_data(l, &world.snapshot, me, world.today);
        Self {
            l,
            name: record.full_name(),
            nip: text::format::nip(&record.nip),
            tasks: tasks(l, standing(case, there), &data),
            card: Card::new(l, case, there),
            career: career::career(l, world, me),
            chances: Chances::new(l, case.map_or(&world.snapshot, |case| &case.basis.snapshot), fitting),
            data,
            as_of: format::date(l, world.today),
            looks: looks_of(l, frame.zone, looks),
            frame,
        }
    }
}

/// `GET /saya`.
pub(crate) async fn show(State(web): State<Web>, visit: SignedIn) -> Result<Response, Failure> {
    let (world, me) = of_reader(&web, &visit).await?;
    let case = app::plan::published(&web.cx).await?;
    let fitting = match &case {
        Some(case) => {
            in_plan(&world, case, me).and_then(|there| fitting::in_plan(case, there, chances::SHOWN))
        }
        None => fitting::today(&web.cx, &world, me, chances::SHOWN).await?,
    };
    let looks = app::audit::looks_at_me(&web.cx, &visit.actor).await?;
    let frame = visit.frame(&world);
    let mut page = MinePage::new(frame, &world, me, case.as_deref(), fitting.as_ref(), looks);
    if let Some(sentence) = withdrawn(&web, visit.l).await? {
        page.card.tag = Some(Tag::Withdrawn);
        page.card.text = sentence;
    }
    visit::page(&page)
}

#[cfg(test)]
mod tests;
