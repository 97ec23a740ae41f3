//! The table of criteria of one placement: points now and in the plan, which add up to the planner's values.

use std::cmp::Reverse;

use placement::criterion::Criterion;
use placement::why::Placing;
use text::criterion::criterion_name;

use crate::format;
use crate::lang::Lang;
use crate::pages::wording::{points, points_signed};

/// How many criteria stand by name; the rest are one line.
pub(crate) const NAMED: usize = 5;

/// A line of the table of criteria, in hundredths of a point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    pub(super) name: String,
    pub(super) note: String,
    pub(super) weight: String,
    pub(super) now: Option<i64>,
    pub(super) planned: Option<i64>,
}

/// The table of criteria.
#[derive(Default)]
pub(crate) struct Sum {
    pub(super) lines: Vec<Line>,
    pub(super) total: Line,
    pub(super) has_both: bool,
}

impl Line {
    fn value(l: Lang, value: Option<i64>) -> String {
        value.map_or_else(|| "–".to_owned(), |v| points(l, v))
    }

    /// The points now, in words.
    pub(super) fn now(&self, l: &Lang) -> String {
        Self::value(*l, self.now)
    }

    /// The points in the plan, in words.
    pub(super) fn planned(&self, l: &Lang) -> String {
        Self::value(*l, self.planned)
    }

    /// What the plan adds, in words.
    pub(super) fn difference(&self, l: &Lang) -> String {
        match (self.now, self.planned) {
            (Some(now), Some(planned)) => points_signed(*l, planned - now),
            _ => "–".to_owned(),
        }
    }

    fn change(&self) -> i64 {
        self.planned.unwrap_or(0) - self.now.unwrap_or(0)
    }
}

impl Sum {
    /// The table of a placing now and of one in the plan, as far as there are both.
    pub(super) fn new(l: Lang, now: Option<&Placing>, planned: Option<&Placing>) -> Self {
        let part = |placing: Option<&Placing>, c: Criterion| {
            placing.and_then(|p| p.parts.iter().find(|part| part.criterion == c).copied())
        };
        let mut lines: Vec<Line> = Criterion::ALL
            .iter()
            .map(|c| {
                let (a, b) = (part(now, *c), part(planned, *c));
                let is_known = [a, b].into_iter().flatten().all(|p| p.is_known);
                let weight = a.or(b).map_or(0, |p| p.weight);
                Line {
                    name: criterion_name(l, *c).to_owned(),
                    note: if is_known {
                        ""
                    } else {
                        l.t("tanpa data, dihitung netral", "no data, counted neutral")
                    }
                    .to_owned(),
                    weight: format::percent(l, f64::from(weight)),
                    now: a.map(|p| i64::from(p.worth())),
                    planned: b.map(|p| i64::from(p.worth())),
                }
            })
            .collect();
        let penalty = now.map_or(0, |p| i64::from(p.penalty));
        if penalty > 0 {
            lines.push(Line {
                name: l
                    .t("Pengurang: masa jabatan lewat batas", "Less: longer in post than the limit")
                    .to_owned(),
                weight: "–".to_owned(),
                now: Some(-penalty),
                planned: planned.map(|_| 0),
                ..Line::default()
            });
        }
        let total = Line {
            name: l.t("Jumlah", "Total").to_owned(),
            weight: format::percent(l, 100.0),
            now: now.map(|p| i64::from(p.value)),
            planned: planned.map(|p| i64::from(p.value)),
            ..Line::default()
        };
        let has_both = now.is_some() && planned.is_some();
        let by_size =
            |line: &Line| if has_both { line.change().abs() } else { line.now.or(line.planned).unwrap_or(0) };
        lines.sort_by_key(|line| Reverse(by_size(line)));
        if lines.len() > NAMED + 1 {
            let rest = lines.split_off(NAMED);
            let add = |value: fn(&Line) -> Option<i64>| rest.iter().map(value).sum::<Option<i64>>();
            let weight: f64 = 100.0 - lines.iter().filter_map(|line| whole(&line.weight)).sum::<f64>();
            lines.push(Line {
                name: l.t("Lainnya", "Others").to_owned(),
                note: rest.iter().map(|line| line.name.to_lowercase()).collect::<Vec<_>>().join(", "),
                weight: format::percent(l, weight),
                now: add(|line| line.now),
                planned: add(|line| line.planned),
            });
        }
        Self { lines, total, has_both }
    }
}

/// The number of a weight as written, none for a dash.
fn whole(text: &str) -> Option<f64> {
    text.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()
}
