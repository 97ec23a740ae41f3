//! Vacancy chains: boxes are seats, arrows are people, the void seat stands at the left.
//! Eight seats a row at most; a longer chain goes on in the next row.

use super::svg::{Pen, fitted, n};
use super::{Chart, ChartTable, Words};
use crate::lang::Lang;

/// One person who moves one seat to the left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The person, short; empty where a name may not be shown.
    pub person: String,
    /// The unit left.
    pub unit: String,
    /// What the person does there, or what becomes of the seat.
    pub note: String,
    /// The change, e.g. `+17,1`; empty = not shown.
    pub change: String,
}

/// A chain, or a cycle when nobody leaves a seat empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// 'Rantai 17'.
    pub name: String,
    /// What it brings, short.
    pub gain: String,
    /// The unit of the first seat.
    pub unit: String,
    /// Why the first seat is empty, or its job in a cycle.
    pub note: String,
    /// The people in order: the first fills the first seat.
    pub links: Vec<Link>,
    /// The last person moves into the seat the first left: nobody else comes or goes.
    pub is_cycle: bool,
}

const BOX: f64 = 150.0;
const GAP: f64 = 92.0;
const LEFT: f64 = 96.0;
const HIGH: f64 = 60.0;
const ROW: f64 = 104.0;
const PER_ROW: usize = 8;

/// The chains one under another.
#[must_use]
pub fn chains(l: Lang, words: &Words<'_>, list: &[Chain]) -> Chart {
    let longest = list.iter().map(|chain| seats(chain).min(PER_ROW)).max().unwrap_or(1);
    let lines: usize = list.iter().map(|chain| seats(chain).div_ceil(PER_ROW)).sum();
    let width = LEFT + real(longest) * (BOX + GAP) - GAP + 8.0;
    // A short chain is drawn at its own size, not stretched to the page.
    let class = if longest < 3 {
        "w-m"
    } else if longest > 5 {
        "w-xxl"
    } else if longest > 3 {
        "w-xl"
    } else {
        "w-l"
    };
    let mut pen = Pen::new(class, width, real(lines) * ROW, words.story);
    let head = format!("{}-tip", if words.id.is_empty() { "chain" } else { words.id });
    pen.head(&head);
    let mut top = 4.0;
    for chain in list {
        draw(&mut pen, &head, chain, top);
        top += ROW * real(seats(chain).div_ceil(PER_ROW));
    }
    let table = ChartTable {
        caption: words.title.to_owned(),
        heads: [l.t("Rantai", "Chain"), l.t("Urutan", "In order"), l.t("Hasil", "Result")]
            .map(ToOwned::to_owned)
            .to_vec(),
        rows: list.iter().map(|chain| vec![chain.name.clone(), told(l, chain), chain.gain.clone()]).collect(),
    };
    Chart::new(words, Vec::new(), pen.done(), table)
}

fn seats(chain: &Chain) -> usize {
    // In a cycle the last person leaves the first seat, so it is not drawn twice.
    if chain.is_cycle { chain.links.len().max(1) } else { chain.links.len() + 1 }
}

fn spot(index: usize, top: f64) -> (f64, f64) {
    (LEFT + real(index % PER_ROW) * (BOX + GAP), top + ROW * real(index / PER_ROW))
}

fn draw(pen: &mut Pen, head: &str, chain: &Chain, top: f64) {
    pen.text("b", 0.0, top + 26.0, &fitted(&chain.name, 13));
    pen.text("s mut", 0.0, top + 44.0, &fitted(&chain.gain, 15));
    let count = seats(chain);
    for index in 0..count {
        let (x, y) = spot(index, top);
        let (unit, note) = match index.checked_sub(1).and_then(|at| chain.links.get(at)) {
            Some(link) => (link.unit.as_str(), link.note.as_str()),
            None => (chain.unit.as_str(), chain.note.as_str()),
        };
        let class = if index == 0 && !chain.is_cycle {
            "box void"
        } else if index + 1 == count && !chain.is_cycle {
            "box"
        } else {
            "box on"
        };
        pen.rect(class, x, y, BOX, HIGH);
        pen.text("b", x + 10.0, y + 25.0, &fitted(unit, 19));
        pen.text("s mut", x + 10.0, y + 45.0, &fitted(note, 22));
    }
    for (index, link) in chain.links.iter().enumerate() {
        let (x, y) = spot(index, top);
        let is_back = chain.is_cycle && index + 1 == chain.links.len();
        if is_back {
            back(pen, head, spot(0, top), (x, y), link);
        } else if (index + 1) % PER_ROW == 0 {
            // The person comes from the first seat of the next row.
            let (from, below) = spot(index + 1, top);
            pen.arrow(
                head,
                &format!(
                    "M{} {}V{}H{}V{}",
                    n(from + 20.0),
                    n(below),
                    n(below - 12.0),
                    n(x + 75.0),
                    n(y + HIGH + 4.0)
                ),
            );
            pen.text("s b", from + 28.0, below - 18.0, &fitted(&link.person, 14));
        } else {
            let middle = x + BOX + GAP / 2.0;
            pen.arrow(head, &format!("M{} {}H{}", n(x + BOX + GAP - 3.0), n(y + 31.0), n(x + BOX + 4.0)));
            pen.text("mid s b", middle, y + 23.0, &fitted(&link.person, 13));
            pen.text("mid s mut", middle, y + 48.0, &fitted(&link.change, 13));
        }
    }
}

/// The arrow that closes a cycle: the person of the first seat goes to the last one.
fn back(pen: &mut Pen, head: &str, first: (f64, f64), last: (f64, f64), link: &Link) {
    let (from, to, low) = (first.0 + 75.0, last.0 + 75.0, last.1 + HIGH + 15.0);
    pen.arrow(
        head,
        &format!("M{} {}V{}H{}V{}", n(from), n(first.1 + HIGH), n(low), n(to), n(last.1 + HIGH + 3.0)),
    );
    let words =
        if link.change.is_empty() { link.person.clone() } else { format!("{} {}", link.person, link.change) };
    pen.text("mid s b", f64::midpoint(from, to), low + 15.0, &words);
}

fn told(l: Lang, chain: &Chain) -> String {
    let mut seat = chain.unit.as_str();
    let mut steps = Vec::new();
    for link in &chain.links {
        let who =
            if link.person.is_empty() { l.t("seorang pegawai", "one person") } else { link.person.as_str() };
        steps.push(format!("{who}: {} → {seat}", link.unit));
        seat = &link.unit;
    }
    steps.join("; ")
}

fn real(value: usize) -> f64 {
    f64::from(u32::try_from(value).unwrap_or(u32::MAX))
}
