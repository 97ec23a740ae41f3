//! The chains of a plan as a picture: boxes are seats, arrows are people, the empty seat stands at the left.

use app::looks::{NumberedChain, Page};
use app::plan::PlanCase;
use app::plan::figures::{person_of, post_of};

use crate::charts::{self, Chain, Chart, Link, Words};
use crate::lang::Lang;
use crate::pages::words;
use crate::routes;
use crate::view::Paging;

/// Chains a page.
const PAGE: usize = 6;

/// The page of chains asked for.
pub(crate) const fn page(number: usize) -> Page {
    Page { number, size: PAGE }
}

/// Chains of one page, the greatest gain first.
pub(crate) fn chart(l: Lang, case: &PlanCase, shown: &[NumberedChain<'_>]) -> Chart {
    let drawn: Vec<Chain> = shown.iter().map(|one| draw(l, case, one)).collect();
    let title = format!("{} {}", case.chains.len(), l.t("rangkaian perpindahan", "chains of moves"));
    let words = Words {
        id: "rangkaian",
        title: &title,
        subtitle: l.t(
            "Kotak putus-putus: jabatan kosong yang diisi. Panah: arah orang berpindah. Angka: poin yang bertambah.",
            "Dashed box: the empty post that is filled. Arrow: where people go. Number: points gained.",
        ),
        story: l.t("Setiap baris satu rangkaian, jabatan yang diisi di kiri", "Each row is one chain, the post that is filled at the left"),
    };
    charts::chains(l, &words, &drawn)
}

/// Paging of the chains.
pub(crate) fn paging(l: Lang, case: &PlanCase, page: usize) -> Paging {
    Paging::named(l, case.chains.len(), PAGE, page.max(1), (&routes::plan(&case.row.id), &[]), "rangkaian")
}

/// One chain as it is drawn.
pub(crate) fn draw(l: Lang, case: &PlanCase, one: &NumberedChain<'_>) -> Chain {
    let NumberedChain { number, chain, gain } = one;
    let snapshot = &case.basis.snapshot;
    // The planner tells a chain from the place that stays empty to the vacancy; pictures begin at the vacancy.
    let links: Vec<Link> = chain
        .moves
        .iter()
        .rev()
        .map(|m| {
            let person = person_of(case, m.person);
            let from = m.from.and_then(|seat| post_of(case, seat));
            let change = case.move_of(person).map_or(0, |mv| i64::from(mv.value - mv.stay_value));
            Link {
                person: snapshot.person(person).record.name.clone(),
                unit: from.map_or_else(
                    || l.t("di luar peta", "off the map").to_owned(),
                    |p| snapshot.unit(snapshot.unit_of(p)).record.name.clone(),
                ),
                note: from.map_or_else(String::new, |p| words::job(snapshot, p)),
                change: words::points(l, change, true),
            }
        })
        .collect();
    let first = chain.moves.last().and_then(|m| post_of(case, m.to));
    Chain {
        name: format!("{} {number}", l.t("Rangkaian", "Chain")),
        gain: words::points(l, *gain, true),
        unit: first.map_or_else(String::new, |p| snapshot.unit(snapshot.unit_of(p)).record.name.clone()),
        note: first.map_or_else(String::new, |p| words::job(snapshot, p)),
        links,
        is_cycle: chain.is_ring,
    }
}
