//! How long people have been in their posts: bars by year, the count on each, a line at the rule's limit.

use super::svg::{Pen, whole_axis};
use super::{Chart, ChartTable, Key, Words};
use crate::format;
use crate::lang::Lang;

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bin {
    /// What falls in it, short: `0`, `1`, … `10+`.
    pub label: String,
    /// How many.
    pub count: i64,
    /// Past the rule's limit: drawn in the second colour and named in the key.
    pub is_past_limit: bool,
}

const WIDTH: f64 = 340.0;
const BOTTOM: f64 = 190.0;
const TOP: f64 = 36.0;
const SIDE: f64 = 4.0;

/// A histogram; `limit` draws an upright line before the first bar past it, with the rule's words.
#[must_use]
pub fn histogram(l: Lang, words: &Words<'_>, bins: &[Bin], limit: Option<&str>) -> Chart {
    let end = whole_axis(bins.iter().map(|bin| bin.count).max().unwrap_or(0));
    let slot = (WIDTH - 2.0 * SIDE) / real(i64::try_from(bins.len().max(1)).unwrap_or(1));
    let mut pen = Pen::new("w-s", WIDTH, BOTTOM + 44.0, words.story);
    let mut left = SIDE;
    let mut line_at = None;
    for bin in bins {
        let height = real(bin.count) / end * (BOTTOM - TOP);
        let class = if bin.is_past_limit { "f2" } else { "f1" };
        pen.rect(class, left + 2.0, BOTTOM - height, slot - 4.0, height);
        pen.text("mid b s", left + slot / 2.0, BOTTOM - height - 6.0, &format::count(l, bin.count));
        pen.text("mid s", left + slot / 2.0, BOTTOM + 18.0, &bin.label);
        if bin.is_past_limit && line_at.is_none() {
            line_at = Some(left);
        }
        left += slot;
    }
    pen.text("mid s mut", WIDTH / 2.0, BOTTOM + 38.0, l.t("tahun dalam jabatan", "years in the post"));
    pen.line("ax", SIDE, BOTTOM, WIDTH - SIDE, BOTTOM);
    if let (Some(x), Some(text)) = (line_at, limit) {
        pen.line("mark", x, 10.0, x, BOTTOM);
        let (class, at) = if x > WIDTH / 2.0 { ("end s b", x - 8.0) } else { ("s b", x + 8.0) };
        pen.text(class, at, 18.0, text);
    }
    let table = ChartTable {
        caption: words.title.to_owned(),
        heads: vec![l.t("Lama, tahun", "Years in post").to_owned(), l.t("Pegawai", "People").to_owned()],
        rows: bins.iter().map(|bin| vec![bin.label.clone(), format::count(l, bin.count)]).collect(),
    };
    let keys = if line_at.is_some() {
        vec![
            Key { class: "f1", label: l.t("Belum lewat batas", "Within the limit").to_owned() },
            Key { class: "f2", label: l.t("Lewat batas", "Past the limit").to_owned() },
        ]
    } else {
        Vec::new()
    };
    Chart::new(words, keys, pen.done(), table)
}

fn real(value: i64) -> f64 {
    i32::try_from(value).map_or(f64::from(i32::MAX), f64::from)
}
