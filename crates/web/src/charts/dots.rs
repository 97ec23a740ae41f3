//! Before and after: a hollow dot, a filled dot, a line between, the difference as text.

use super::svg::{Pen, fitted, round_up};
use super::{Chart, ChartTable, Key, Words};
use crate::format;
use crate::lang::Lang;

/// One row: a group before and after, in per cent or in heads.
#[derive(Clone, Debug, PartialEq)]
pub struct DotRow {
    /// The group.
    pub label: String,
    /// Before.
    pub before: f64,
    /// After.
    pub after: f64,
}

const LEFT: f64 = 8.0;
const RIGHT: f64 = 74.0;
const WIDTH: f64 = 340.0;
const ROW: f64 = 46.0;
const TOP: f64 = 34.0;

/// Where the axis begins: shares that are all high are told apart by leaving out what they have in common.
fn start(rows: &[DotRow], unit: &str) -> f64 {
    let low = rows.iter().flat_map(|row| [row.before, row.after]).fold(f64::INFINITY, f64::min);
    if unit == "%" && low.is_finite() && low > 30.0 { ((low - 4.0) / 10.0).floor() * 10.0 } else { 0.0 }
}

/// A dot plot with an optional upright line at `target`; `unit` follows each number, e.g. `%`. Drawn for a phone:
/// each group's name stands above its line, its difference in a column of its own.
#[must_use]
pub fn before_after(l: Lang, words: &Words<'_>, rows: &[DotRow], unit: &str, target: Option<f64>) -> Chart {
    let top_value = rows.iter().flat_map(|row| [row.before, row.after]).chain(target).fold(0.0, f64::max);
    let (first, end) = (start(rows, unit), round_up(top_value));
    let x = |value: f64| LEFT + (value - first) / (end - first).max(1.0) * (WIDTH - LEFT - RIGHT);
    let bottom = TOP + ROW * count(rows.len());
    let mut pen = Pen::new("w-s", WIDTH, bottom + 26.0, words.story);
    for step in [0, 2, 4] {
        let value = first + (end - first) * f64::from(step) / 4.0;
        pen.line(if step == 0 { "ax" } else { "gr" }, x(value), TOP - 6.0, x(value), bottom);
        let class = if step == 0 { "s mut" } else { "mid s mut" };
        pen.text(class, x(value), bottom + 18.0, &number(l, value, unit, false));
    }
    pen.text("end s mut", WIDTH, TOP - 12.0, l.t("selisih", "change"));
    if let Some(at) = target {
        pen.line("mark", x(at), TOP - 6.0, x(at), bottom);
        pen.text("mid s b", x(at), TOP - 12.0, l.t("sasaran", "target"));
    }
    for (index, row) in rows.iter().enumerate() {
        let y = TOP + ROW * count(index) + ROW - 14.0;
        pen.text("s halo", LEFT, y - 12.0, &fitted(&row.label, 38));
        pen.line("k1", x(row.before), y, x(row.after), y);
        pen.circle("f0", x(row.before), y, 5.0);
        pen.circle("f1", x(row.after), y, 6.0);
        pen.text("end b s", WIDTH, y + 4.0, &number(l, row.after - row.before, unit, true));
    }
    let table = ChartTable {
        caption: words.title.to_owned(),
        heads: [
            l.t("Kelompok", "Group"),
            l.t("Sebelum", "Before"),
            l.t("Sesudah", "After"),
            l.t("Selisih", "Change"),
        ]
        .map(ToOwned::to_owned)
        .to_vec(),
        rows: rows
            .iter()
            .map(|row| {
                vec![
                    row.label.clone(),
                    number(l, row.before, unit, false),
                    number(l, row.after, unit, false),
                    number(l, row.after - row.before, unit, true),
                ]
            })
            .collect(),
    };
    let keys = vec![
        Key { class: "f0", label: l.t("Sebelum", "Before").to_owned() },
        Key { class: "f1", label: l.t("Sesudah", "After").to_owned() },
    ];
    Chart::new(words, keys, pen.done(), table)
}

fn number(l: Lang, value: f64, unit: &str, is_change: bool) -> String {
    // One decimal for every share, so that numbers of one column compare.
    let places = usize::from(unit == "%");
    let text =
        if is_change { format::signed_decimal(l, value, places) } else { format::decimal(l, value, places) };
    match (unit, l) {
        ("", _) => text,
        ("%", Lang::En) => format!("{text}%"),
        _ => format!("{text}\u{a0}{unit}"),
    }
}

fn count(value: usize) -> f64 {
    f64::from(u32::try_from(value).unwrap_or(u32::MAX))
}
