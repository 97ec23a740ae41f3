//! A contradiction on the page of a plan: each demand and limit of it in words, with whose it is.

use app::plan::demand::DemandRow;
use app::plan::question::{ConflictLine, ConflictPart};
use app::world::World;

use super::{plans, wording, words};
use crate::format;
use crate::lang::Lang;
use crate::routes;

/// A part of a contradiction in words.
pub(crate) struct ConflictView {
    pub(crate) what: String,
    /// Where the demand stands; empty where it is none.
    pub(crate) who: String,
}

/// The parts of a contradiction, or what would be broken least.
pub(crate) fn conflict(
    l: Lang,
    world: &World,
    lines: &[ConflictLine],
    demands: &[DemandRow],
) -> Vec<ConflictView> {
    lines
        .iter()
        .map(|line| {
            let what = part(l, world, line, demands);
            ConflictView {
                what: match line.by {
                    Some(by) => {
                        let by = format::count(l, by);
                        l.t(format!("{what}: dilanggar sebanyak {by}"), format!("{what}: broken by {by}"))
                    }
                    None => what,
                },
                who: line
                    .demand
                    .as_ref()
                    .map(|id| format!("{}#permintaan-{id}", routes::PLANS))
                    .unwrap_or_default(),
            }
        })
        .collect()
}

fn part(l: Lang, world: &World, line: &ConflictLine, demands: &[DemandRow]) -> String {
    let person = |nip: &str| {
        app::plan::case::person(&world.snapshot, nip)
            .map_or_else(|| nip.to_owned(), |p| words::person(&world.snapshot, p))
    };
    let who = line.nip.as_deref().map(person).unwrap_or_default();
    let other = line.other.as_deref().map(person).unwrap_or_default();
    let post = line.post.as_ref().and_then(|(u, j)| app::plan::case::post(&world.snapshot, u, j));
    let place = post.map(|post| words::post(&world.snapshot, post)).unwrap_or_default();
    let unit = line.unit.as_deref().and_then(|code| app::plan::case::unit(&world.snapshot, code));
    let unit = unit.map_or_else(String::new, |unit| wording::unit_named(&world.snapshot, unit));
    let demand = demands.iter().find(|d| Some(d.id.as_str()) == line.demand.as_deref());
    let (head, tail) = match line.part {
        ConflictPart::Demand => match demand {
            Some(demand) => return plans::demand_sentence(l, world, demand),
            None => (l.t("Permintaan tentang", "Demand about"), format!("{who} → {place}")),
        },
        ConflictPart::Unlawful => {
            let why = l.t(
                "aturan melarang pasangan ini, atau orangnya tidak ikut rencana",
                "rules forbid this pair, or the person is not part of the plan",
            );
            (l.t("Permintaan kunci", "Pin of"), format!("{who} → {place}: {why}"))
        }
        ConflictPart::Person => {
            (l.t("Pegawai tanpa jabatan yang sah:", "Person without a lawful post:"), who)
        }
        ConflictPart::Post => (l.t("Jabatan penuh:", "Full post:"), place),
        ConflictPart::Floor => {
            (l.t("Jumlah paling sedikit di jabatan:", "Fewest people in the post:"), place)
        }
        ConflictPart::Leavers => (l.t("Batas yang boleh pergi dari", "Limit on leavers of"), unit),
        ConflictPart::Newcomers => (l.t("Batas yang boleh datang ke", "Limit on newcomers of"), unit),
        ConflictPart::Moves => {
            (l.t("Batas perpindahan rencana ini", "Limit on moves of this plan"), String::new())
        }
        ConflictPart::Couple => {
            (l.t("Pasangan tetap sekecamatan:", "Couple in one district:"), format!("{who}, {other}"))
        }
        ConflictPart::Relatives => {
            (l.t("Kerabat tidak dalam satu garis:", "Relatives not in one line:"), format!("{who}, {other}"))
        }
        ConflictPart::Limit => (l.t("Batas lain rencana ini", "Another limit of this plan"), String::new()),
    };
    format!("{head} {tail}").trim_end().to_owned()
}
