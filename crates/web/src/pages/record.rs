//! `/audit` (I1): the record, newest first, whether its chain holds, and who looked at personal data.
//! Read only; nothing here changes or deletes an entry.

use app::audit::Access;
use app::audit::Event;
use app::audit::RecordPage as Page;
use app::permission::UseCase;
use app::world::World;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::ids::PersonId;
use serde::Deserialize;

use super::entry::facts;
use super::wording;
use crate::failure::Failure;
use crate::format::{self, Zone};
use crate::frame::Frame;
use crate::lang::Lang;
use crate::routes;
use crate::server::Web;
use crate::view::{Choice, Crumb, Field, Tag};
use crate::visit::{self, SignedIn};

/// The filter and the entry before which to read.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    tindakan: String,
    akun: String,
    sebelum: String,
}

#[derive(Template)]
#[template(path = "pages/record.html")]
pub(crate) struct RecordView {
    frame: Frame,
    l: Lang,
    crumbs: Vec<Crumb>,
    chain: Option<Chain>,
    fields: [Field; 2],
    is_filtered: bool,
    sentence: String,
    events: Vec<EventLine>,
    older: String,
    newest: String,
    looks: Vec<LookLine>,
}

/// Whether every entry follows from the one before.
pub(crate) struct Chain {
    kind: &'static str,
    text: String,
}

/// An entry.
pub(crate) struct EventLine {
    number: String,
    when: String,
    who: String,
    what: String,
    tag: Option<Tag>,
    subject: String,
    facts: String,
    hash: String,
}

/// A look at personal data.
pub(crate) struct LookLine {
    when: String,
    who: String,
    purpose: String,
    whom: String,
    href: String,
    fields: String,
}

impl Chain {
    pub(crate) fn new(l: Lang, (walked, broken): (i64, Option<i64>)) -> Self {
        match broken {
            None => {
                let count = format::count(l, walked);
                Self {
                    kind: "good",
                    text: l.t(
                        format!("Rantai utuh: {count} catatan. Tidak ada yang diubah, disisipkan, atau dihapus di tengah."),
                        format!("The chain is whole: {count} entries. None was changed, inserted or removed in between."),
                    ),
                }
            }
            Some(at) => {
                let at = format::count(l, at);
                Self {
                    kind: "bad",
                    text: l.t(
                        format!("Rantai putus pada catatan {at}. Catatan sesudahnya tidak dapat dipercaya. Laporkan kepada operator dan Inspektorat."),
                        format!("The chain is broken at entry {at}. Entries after it cannot be trusted. Tell the operator and the inspectorate."),
                    ),
                }
            }
        }
    }
}

fn event_line(l: Lang, zone: Zone, event: &Event) -> EventLine {
    EventLine {
        number: format::count(l, event.seq),
        when: format::moment(l, zone, event.at),
        who: event.actor.clone(),
        what: wording::use_case(l, &event.use_case),
        tag: match event.phase.as_str() {
            "done" => Some(Tag::Done),
            "refused" => Some(Tag::Refused),
            _ => None,
        },
        subject: event.subject.clone(),
        facts: facts(l, &event.body),
        hash: event.hash.chars().take(12).collect(),
    }
}

fn look_line(l: Lang, zone: Zone, world: &World, access: &Access) -> LookLine {
    let (whom, href) = match access.subjects.as_slice() {
        [one] => match world.person(&PersonId(one.clone())) {
            Ok(ix) => (world.snapshot.person(ix).record.full_name(), routes::person(one)),
            Err(_) => (l.t("1 pegawai", "1 person").to_owned(), String::new()),
        },
        many => {
            let count = wording::many(l, many.len());
            (l.t(format!("{count} pegawai"), format!("{count} people")), String::new())
        }
    };
    LookLine {
        when: format::moment(l, zone, access.at),
        who: access.actor.clone(),
        purpose: wording::use_case(l, &access.purpose),
        whom,
        href,
        fields: access.fields.iter().map(|f| wording::looked_field(l, f)).collect::<Vec<_>>().join(", "),
    }
}

fn filter_fields(l: Lang, asked: &Asked) -> [Field; 2] {
    let names: Vec<(&str, String)> = UseCase::ALL
        .iter()
        .filter(|u| !u.code().starts_with("Read"))
        .map(|u| (u.code(), wording::use_case(l, u.code())))
        .collect();
    let mut pairs: Vec<(&str, &str)> = names.iter().map(|(code, name)| (*code, name.as_str())).collect();
    pairs.sort_by_key(|(_, name)| *name);
    pairs.insert(0, ("", l.t("Semua tindakan", "All acts")));
    [
        Field::select("tindakan", l.t("Tindakan", "Act"), Choice::list(&pairs, &asked.tindakan)),
        Field::line("akun", l.t("Akun", "Account")).value(&asked.akun),
    ]
}

impl RecordView {
    pub(crate) fn new(
        frame: Frame,
        world: &World,
        asked: &Asked,
        page: &Page,
        chain: Option<Chain>,
        looks: &[Access],
    ) -> Self {
        let l = frame.l;
        let link = |before: &str| {
            let pairs =
                [("tindakan", asked.tindakan.as_str()), ("akun", asked.akun.as_str()), ("sebelum", before)];
            routes::query(routes::AUDIT, &pairs)
        };
        let has_older = page.events.last().is_some_and(|last| last.seq > 1)
            && i64::try_from(page.events.len()).is_ok_and(|n| n >= app::audit::PAGE);
        let older = page.events.last().filter(|_| has_older).map(|last| link(&last.seq.to_string()));
        let (count, shown) = (format::count(l, page.count), wording::many(l, page.events.len()));
        Self {
            l,
            crumbs: vec![Crumb::here(l.t("Catatan", "Record"))],
            chain,
            fields: filter_fields(l, asked),
            is_filtered: !asked.tindakan.is_empty() || !asked.akun.is_empty(),
            sentence: if page.count == 0 {
                String::new()
            } else {
                l.t(
                    format!("{shown} catatan ditampilkan dari {count}, yang terbaru di atas."),
                    format!("{shown} entries shown of {count}, newest first."),
                )
            },
            events: page.events.iter().map(|event| event_line(l, frame.zone, event)).collect(),
            older: older.unwrap_or_default(),
            newest: if asked.sebelum.is_empty() { String::new() } else { link("") },
            looks: looks.iter().map(|access| look_line(l, frame.zone, world, access)).collect(),
            frame,
        }
    }
}

/// `GET /audit`. The chain is walked, and looks are listed, on the first page of all acts only.
pub(crate) async fn show(
    State(web): State<Web>,
    visit: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let before = asked.sebelum.parse::<i64>().ok();
    let page = app::audit::record(&web.cx, &visit.actor, &asked.tindakan, asked.akun.trim(), before).await?;
    let is_filtered = !asked.tindakan.is_empty() || !asked.akun.trim().is_empty();
    let (chain, looks) = if before.is_none() && !is_filtered {
        let walked = app::audit::verify(&web.cx, &visit.actor).await?;
        (Some(Chain::new(visit.l, walked)), app::audit::looks(&web.cx, &visit.actor).await?)
    } else {
        (None, Vec::new())
    };
    let world = web.cx.world().await?;
    visit::page(&RecordView::new(visit.frame(&world), &world, &asked, &page, chain, &looks))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::pages::story;
    use domain::ids::EventId;

    fn event(seq: i64, phase: &str, body: &str) -> Event {
        Event {
            id: EventId(format!("e{seq}")),
            seq,
            at: 1_764_000_000_000_000,
            actor: "wulan".into(),
            use_case: "PublishPlan".into(),
            phase: phase.into(),
            subject: "plan:01jq".into(),
            body: body.into(),
            previous_hash: String::new(),
            hash: "0123456789abcdef".into(),
        }
    }

    fn access(subjects: &[&str]) -> Access {
        Access {
            at: 1_764_000_000_000_000,
            actor: "wulan".into(),
            purpose: "ReadPeople".into(),
            subjects: subjects.iter().map(|s| (*s).to_owned()).collect(),
            fields: vec!["identity".into(), "assessment".into()],
        }
    }

    #[test]
    fn the_page_says_whether_the_chain_holds_and_pages_by_number() {
        let world = story::world();
        let mut events: Vec<Event> =
            (1..=50).map(|n| event(100 - n, "done", r#"{"intent":"x","moves":3}"#)).collect();
        events[0] = event(99, "refused", "{}");
        events[1] = event(98, "intent", "{}");
        let page = Page { events, count: 99 };
        for l in [Lang::Id, Lang::En] {
            let frame = || Frame::sample(l, routes::AUDIT);
            let asked = Asked { akun: "wulan".into(), ..Asked::default() };
            let looks = [access(&["p1"]), access(&["p1", "p2", "p3"])];
            let whole =
                RecordView::new(frame(), &world, &asked, &page, Some(Chain::new(l, (99, None))), &looks);
            let html = whole.render().expect("a page");
            check::page("audit", l, &html);
            assert!(html.contains(l.t("Rantai utuh: 99 catatan", "The chain is whole: 99 entries")));
            assert!(
                html.contains("/audit?akun=wulan&#38;sebelum=50")
                    || html.contains("/audit?akun=wulan&amp;sebelum=50"),
                "the older page"
            );
            let empty = Page { events: Vec::new(), count: 0 };
            let broken = Some(Chain::new(l, (42, Some(42))));
            let html = RecordView::new(frame(), &world, &Asked::default(), &empty, broken, &[])
                .render()
                .expect("a page");
            check::page("audit-putus", l, &html);
            assert!(html.contains(l.t("putus pada catatan 42", "broken at entry 42")));
        }
    }
}
