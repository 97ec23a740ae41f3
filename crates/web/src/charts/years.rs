//! Bars by year: retirements, or a projection of people, stacked by cause, with the line of need above.

use super::svg::{Pen, whole_axis};
use super::{Chart, ChartTable, Key, Words};
use crate::format;
use crate::lang::Lang;

/// One year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearBar {
    /// The year, or another short label.
    pub label: String,
    /// A count per part, in the order of the part names.
    pub parts: Vec<i64>,
    /// The need in that year, drawn as a line; `None` = not known or not asked.
    pub need: Option<i64>,
}

const CLASSES: [&str; 4] = ["f1", "f2", "f3", "f4"];
const WIDTH: f64 = 340.0;
const BOTTOM: f64 = 214.0;
const TOP: f64 = 28.0;
const LEFT: f64 = 46.0;

/// Stacked bars with at most four parts; `parts` names them from the bottom up.
#[must_use]
pub fn years(l: Lang, words: &Words<'_>, parts: &[&str], bars: &[YearBar]) -> Chart {
    let sums: Vec<i64> = bars.iter().map(|bar| bar.parts.iter().sum()).collect();
    let top = sums.iter().copied().chain(bars.iter().filter_map(|bar| bar.need)).max().unwrap_or(0);
    let end = whole_axis(top);
    let y = |value: i64| BOTTOM - real(value) / end * (BOTTOM - TOP);
    let slot = (WIDTH - LEFT - 8.0) / real(i64::try_from(bars.len().max(1)).unwrap_or(1));
    let mut pen = Pen::new("w-s", WIDTH, BOTTOM + 28.0, words.story);
    for quarter in 1..=4 {
        let at = BOTTOM - f64::from(quarter) / 4.0 * (BOTTOM - TOP);
        pen.line("gr", LEFT, at, WIDTH - 8.0, at);
        pen.text("end s mut", LEFT - 8.0, at + 4.0, &axis(l, end * f64::from(quarter) / 4.0));
    }
    let mut needs = Vec::new();
    let mut left = LEFT;
    for (bar, sum) in bars.iter().zip(&sums) {
        let (x, wide) = (left + slot * 0.18, slot * 0.64);
        let mut below = 0;
        for (value, class) in bar.parts.iter().zip(CLASSES) {
            pen.rect(class, x, y(below + value), wide, y(below) - y(below + value));
            below += value;
        }
        let middle = left + slot / 2.0;
        // The number stands above bar and line alike, so that the line never strikes it out.
        let above = bar.need.map_or(y(*sum), |need| {
            if (y(need) - y(*sum)).abs() < 20.0 { y(need.max(*sum)) } else { y(*sum) }
        });
        pen.text("mid b s", middle, above - 6.0, &format::count(l, *sum));
        pen.text("mid s", middle, BOTTOM + 18.0, &bar.label);
        if let Some(need) = bar.need {
            needs.push((middle, y(need)));
        }
        left += slot;
    }
    pen.line("ax", LEFT, BOTTOM, WIDTH - 8.0, BOTTOM);
    let has_need = !needs.is_empty();
    if let (Some((x, at)), Some(need)) = (needs.last().copied(), bars.iter().rev().find_map(|bar| bar.need)) {
        pen.polyline("k2", &needs);
        pen.circle("f2", x, at, 4.0);
        pen.text(
            "end b s",
            x - 8.0,
            at - 8.0,
            &format!("{} {}", l.t("perlu", "need"), format::count(l, need)),
        );
    }
    Chart::new(words, keys(l, parts, has_need), pen.done(), table(l, words, parts, bars, &sums, has_need))
}

fn keys(l: Lang, parts: &[&str], has_need: bool) -> Vec<Key> {
    let mut keys: Vec<Key> =
        parts.iter().zip(CLASSES).map(|(label, class)| Key { class, label: (*label).to_owned() }).collect();
    if has_need {
        keys.push(Key { class: "k2", label: l.t("Kebutuhan", "Need").to_owned() });
    }
    if keys.len() > 1 { keys } else { Vec::new() }
}

fn table(
    l: Lang,
    words: &Words<'_>,
    parts: &[&str],
    bars: &[YearBar],
    sums: &[i64],
    has_need: bool,
) -> ChartTable {
    let mut heads = vec![l.t("Tahun", "Year").to_owned()];
    heads.extend(parts.iter().map(|part| (*part).to_owned()));
    if parts.len() > 1 {
        heads.push(l.t("Jumlah", "Total").to_owned());
    }
    if has_need {
        heads.push(l.t("Kebutuhan", "Need").to_owned());
    }
    let row = |(bar, sum): (&YearBar, &i64)| {
        let mut cells = vec![bar.label.clone()];
        cells.extend((0..parts.len()).map(|at| format::count(l, bar.parts.get(at).copied().unwrap_or(0))));
        if parts.len() > 1 {
            cells.push(format::count(l, *sum));
        }
        if has_need {
            cells.push(
                bar.need.map_or_else(
                    || l.t("belum dihitung", "not computed").to_owned(),
                    |n| format::count(l, n),
                ),
            );
        }
        cells
    };
    ChartTable { caption: words.title.to_owned(), heads, rows: bars.iter().zip(sums).map(row).collect() }
}

fn axis(l: Lang, value: f64) -> String {
    let places = usize::from(value.fract() > 0.01);
    format::decimal(l, value, places)
}

fn real(value: i64) -> f64 {
    i32::try_from(value).map_or(f64::from(i32::MAX), f64::from)
}
