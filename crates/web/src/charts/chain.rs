//! Vacancy chains: boxes are seats, arrows are people, the void seat stands at the left.
//! Four seats a row at most; a longer chain goes on in the next row.

use super::svg::{Pen, fitted, n, wrapped};
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

const BOX: f64 = 176.0;
const GAP: f64 = 104.0;
const LEFT: f64 = 100.0;
const HIGH: f64 = 84.0;
const ROW: f64 = 132.0;
const PER_ROW: usize = 4;

/// The chains one under another.
#[must_use]
pub fn chains(l: Lang, words: &Words<'_>, list: &[Chain]) -> Chart {
    let longest = list.iter().map(|chain| seats(chain).min(PER_ROW)).max().unwrap_or(1);
    let lines: usize = list.iter().map(|chain| seats(chain).div_ceil(PER_ROW)).sum();
    let width = LEFT + real(longest) * (BOX + GAP) - GAP + 8.0;
    // A short chain is drawn at its own size, not stretched to the page.
    let class = match longest {
        ..3 => "w-m",
        3 => "w-l",
        _ => "w-xl",
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
        heads: [
            l.t("Rangkaian", "Chain"),
            l.t("Pegawai", "Person"),
            l.t("Dari", "From"),
            l.t("Ke", "To"),
            l.t("Poin", "Points"),
        ]
        .map(ToOwned::to_owned)
        .to_vec(),
        rows: list.iter().flat_map(|chain| told(l, chain)).collect(),
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
        for (line, at) in wrapped(unit, 22).iter().zip([20.0, 36.0]) {
            pen.text("b s", x + 10.0, y + at, line);
        }
        for (line, at) in wrapped(note, 25).iter().zip([56.0, 72.0]) {
            pen.text("s mut", x + 10.0, y + at, line);
        }
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
                    n(x + BOX / 2.0),
                    n(y + HIGH + 4.0)
                ),
            );
            pen.text("s b", from + 28.0, below - 18.0, &fitted(&link.person, 40));
        } else {
            let middle = x + BOX + GAP / 2.0;
            pen.arrow(head, &format!("M{} {}H{}", n(x + BOX + GAP - 3.0), n(y + 43.0), n(x + BOX + 4.0)));
            let name = wrapped(&link.person, 15);
            for (line, at) in name.iter().zip(if name.len() > 1 { [20.0, 35.0] } else { [35.0, 35.0] }) {
                pen.text("mid s b", middle, y + at, line);
            }
            pen.text("mid s mut", middle, y + 60.0, &fitted(&link.change, 14));
        }
    }
}

/// The arrow that closes a cycle: the person of the first seat goes to the last one.
fn back(pen: &mut Pen, head: &str, first: (f64, f64), last: (f64, f64), link: &Link) {
    let (from, to, low) = (first.0 + BOX / 2.0, last.0 + BOX / 2.0, last.1 + HIGH + 15.0);
    pen.arrow(
        head,
        &format!("M{} {}V{}H{}V{}", n(from), n(first.1 + HIGH), n(low), n(to), n(last.1 + HIGH + 3.0)),
    );
    let words =
        if link.change.is_empty() { link.person.clone() } else { format!("{} {}", link.person, link.change) };
    pen.text("mid s b", f64::midpoint(from, to), low + 15.0, &words);
}

/// A row for each person of a chain, in full.
fn told(l: Lang, chain: &Chain) -> Vec<Vec<String>> {
    let seat =
        |unit: &str, note: &str| if note.is_empty() { unit.to_owned() } else { format!("{note}, {unit}") };
    let mut to = seat(&chain.unit, &chain.note);
    let mut rows = Vec::new();
    for link in &chain.links {
        let who =
            if link.person.is_empty() { l.t("seorang pegawai", "one person") } else { link.person.as_str() };
        let from = seat(&link.unit, &link.note);
        rows.push(vec![chain.name.clone(), who.to_owned(), from.clone(), to, link.change.clone()]);
        to = from;
    }
    rows
}

fn real(value: usize) -> f64 {
    f64::from(u32::try_from(value).unwrap_or(u32::MAX))
}
