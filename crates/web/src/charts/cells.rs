//! Bars inside table cells: the table is their fallback, so they need no scrolling on a phone.

use crate::view::{Bar, BarPart};

const SERIES: [&str; 5] = ["f1", "f2", "f3", "f4", "f5"];

/// The criteria of one seat: a bar per criterion, each beginning where the last ended, so that the eye adds
/// them up. `points` are out of `whole` together; negative points count as none in the bar, never in the number.
#[must_use]
pub fn criteria(points: &[f64], whole: f64) -> Vec<Bar> {
    let share = |value: f64| if whole > 0.0 { (value / whole * 100.0).clamp(0.0, 100.0) } else { 0.0 };
    let mut from = 0.0;
    points
        .iter()
        .zip(SERIES.iter().cycle())
        .map(|(value, class)| {
            let width = share(*value).min(100.0 - from);
            let bar = Bar { parts: vec![BarPart { class, from, width }], marks: Vec::new() };
            from += width;
            bar
        })
        .collect()
}

/// Staffing now and after, with the need as a mark; `whole` is the same for every row of a table.
/// The hollow part is what a plan adds, the grey part what it takes.
#[must_use]
pub fn staffing(now: f64, after: f64, need: f64, whole: f64) -> Bar {
    let share = |value: f64| if whole > 0.0 { (value / whole * 100.0).clamp(0.0, 100.0) } else { 0.0 };
    let (low, high) = (share(now.min(after)), share(now.max(after)));
    let class = if after >= now { "f3" } else { "f5" };
    let mut parts = vec![BarPart { class: "f1", from: 0.0, width: low }];
    if high > low {
        parts.push(BarPart { class, from: low, width: high - low });
    }
    Bar { parts, marks: vec![share(need)] }
}

/// How close a plan is to what cannot be beaten: the value as a bar, the bound as a mark.
#[must_use]
pub fn bound_and_value(value: f64, bound: f64) -> Bar {
    Bar::of(value, value.max(bound), Some(bound))
}
