//! One person's posts on a line of years: a bar per post, today and the day of retirement as marks. Drawn for a
//! phone: no bar needs scrolling.

use domain::time::Date;

use super::svg::{Pen, fitted};
use super::{Chart, ChartTable, Key, Words};
use crate::lang::Lang;

/// A post held from a day to a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The post.
    pub label: String,
    /// Unit and dates, short.
    pub note: String,
    /// First day, where recorded; without it there is no bar.
    pub from: Option<Date>,
    /// Last day; none while it runs.
    pub until: Option<Date>,
    /// Acting or additional, not the person's own seat: drawn hollow.
    pub is_acting: bool,
    /// The cells of the table.
    pub cells: Vec<String>,
}

/// A day drawn as a mark, with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayMark {
    /// The day.
    pub day: Date,
    /// The words.
    pub label: String,
}

const WIDTH: f64 = 304.0;
const SIDE: f64 = 6.0;
const TOP: f64 = 40.0;
const ROW: f64 = 52.0;

/// The posts in the order given, oldest first; `end` is the day of retirement, where it is known.
#[must_use]
pub fn career(
    l: Lang,
    words: &Words<'_>,
    held: &[Held],
    heads: Vec<String>,
    today: &DayMark,
    end: Option<&DayMark>,
) -> Chart {
    let first = held.iter().filter_map(|h| h.from).min().unwrap_or(today.day);
    let last = end.map_or(today.day, |end| end.day.max(today.day));
    let (low, high) = (f64::from(first.year()), f64::from(last.year()) + 1.0);
    let x = |day: Date| SIDE + (years_of(day) - low) / (high - low).max(1.0) * (WIDTH - 2.0 * SIDE);
    let bottom = held.iter().fold(TOP, |y, _| y + ROW);
    let mut pen = Pen::new("w-s", WIDTH, bottom + 24.0, words.story);
    let step = if high - low > 24.0 { 10 } else { 5 };
    for year in (first.year()..=last.year()).filter(|year| year % step == 0) {
        let at = SIDE + (f64::from(year) - low) / (high - low).max(1.0) * (WIDTH - 2.0 * SIDE);
        pen.line("gr", at, TOP, at, bottom);
        let class = if at < 20.0 {
            "s mut"
        } else if at > WIDTH - 20.0 {
            "end s mut"
        } else {
            "mid s mut"
        };
        pen.text(class, at, bottom + 18.0, &year.to_string());
    }
    pen.line("ax", SIDE, bottom, WIDTH - SIDE, bottom);
    mark(&mut pen, "mark", x(today.day), 14.0, bottom, &today.label);
    if let Some(end) = end {
        mark(&mut pen, "mark dash", x(end.day), 32.0, bottom, &end.label);
    }
    // Words stand beside today's line where there is more room, not across it.
    let beside = if x(today.day) < WIDTH / 3.0 { x(today.day) + 8.0 } else { SIDE };
    let free = if beside > SIDE { WIDTH - beside - SIDE } else { x(today.day) - SIDE - 8.0 };
    // A letter of this size takes about seven units; below 18 letters the words run on across the line.
    let room = letters(free / 7.0).max(18);
    let mut y = TOP;
    for post in held {
        pen.text("b s halo", beside, y + 14.0, &fitted(&post.label, room));
        pen.text("s mut halo", beside, y + 29.0, &fitted(&post.note, room + 2));
        if let Some(from) = post.from {
            let (start, stop) = (x(from.min(today.day)), x(post.until.unwrap_or(today.day).min(today.day)));
            let class = match (post.is_acting, post.until) {
                (true, _) => "f0",
                (false, None) => "f1",
                (false, Some(_)) => "f5",
            };
            pen.rect(class, start, y + 35.0, (stop - start).max(3.0), 10.0);
        }
        y += ROW;
    }
    let mut keys = vec![Key { class: "f1", label: l.t("Jabatan sekarang", "Present post").to_owned() }];
    if held.iter().any(|h| !h.is_acting && h.until.is_some()) {
        keys.push(Key { class: "f5", label: l.t("Jabatan sebelumnya", "Earlier posts").to_owned() });
    }
    if held.iter().any(|h| h.is_acting) {
        keys.push(Key {
            class: "f0",
            label: l.t("Tugas tambahan atau Plt.", "Acting or additional").to_owned(),
        });
    }
    let rows = held.iter().rev().map(|h| h.cells.clone()).collect();
    Chart::new(words, keys, pen.done(), ChartTable { caption: words.title.to_owned(), heads, rows })
}

fn mark(pen: &mut Pen, class: &str, at: f64, y: f64, bottom: f64, label: &str) {
    pen.line(class, at, y + 4.0, at, bottom);
    let text = if at > WIDTH / 2.0 { "end s b" } else { "s b" };
    pen.text(text, at, y, label);
}

fn letters(room: f64) -> usize {
    (0..60_u32).take_while(|n| f64::from(*n) <= room).count()
}

fn years_of(day: Date) -> f64 {
    f64::from(day.year()) + (f64::from(day.day_of_year()) - 1.0) / 365.25
}
