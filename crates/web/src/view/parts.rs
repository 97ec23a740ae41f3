//! The parts without behaviour: key figures, facts, crumbs, ticks, from-to, bars in cells, empty states.

/// One key figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What is counted.
    pub label: String,
    /// The number in words of the language.
    pub value: String,
    /// The unit; empty = none.
    pub unit: String,
    /// Against what, or how it was made; empty = nothing.
    pub note: String,
    /// 'Dari mana angka ini?': where the parts are; empty = no link.
    pub href: String,
}

impl Figure {
    /// Whether the value is a number; words in its place are not written large.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.value.chars().any(|c| c.is_ascii_digit())
    }

    /// A figure with its unit and note, without a link.
    #[must_use]
    pub fn new(label: &str, value: String, unit: &str, note: &str) -> Self {
        Self {
            label: label.to_owned(),
            value,
            unit: unit.to_owned(),
            note: note.to_owned(),
            href: String::new(),
        }
    }

    /// The same figure with a link to its parts.
    #[must_use]
    pub fn from(mut self, href: String) -> Self {
        self.href = href;
        self
    }
}

/// A pair of a list of facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What.
    pub term: String,
    /// The value, never empty: an unknown one says so in words.
    pub value: String,
    /// Where the value leads; empty = no link.
    pub href: String,
}

impl Fact {
    /// A fact without a link.
    #[must_use]
    pub fn new(term: &str, value: impl Into<String>) -> Self {
        Self { term: term.to_owned(), value: value.into(), href: String::new() }
    }

    /// A fact that leads somewhere.
    #[must_use]
    pub fn linked(term: &str, value: impl Into<String>, href: String) -> Self {
        Self { term: term.to_owned(), value: value.into(), href }
    }
}

/// A step of the way to this page; the last has no address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    /// The name.
    pub label: String,
    /// The address; empty = this page.
    pub href: String,
}

impl Crumb {
    /// A step above this page.
    #[must_use]
    pub fn to(label: &str, href: impl Into<String>) -> Self {
        Self { label: label.to_owned(), href: href.into() }
    }

    /// This page.
    #[must_use]
    pub fn here(label: &str) -> Self {
        Self { label: label.to_owned(), href: String::new() }
    }
}

/// A line of a list of reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// `good`, `warn`, `bad`, or empty for plain.
    pub kind: &'static str,
    /// The words.
    pub text: String,
    /// A second line: article, date; empty = none.
    pub note: String,
}

impl Tick {
    /// The icon's name.
    #[must_use]
    pub fn icon(&self) -> &'static str {
        match self.kind {
            "" => "minus",
            kind => crate::view::note_icon(kind),
        }
    }
}

/// One side of a move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// 'Sekarang' or 'Diusulkan'.
    pub when: String,
    /// The job.
    pub title: String,
    /// The unit.
    pub unit: String,
}

/// A move, now and proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FromTo {
    /// Now.
    pub from: Place,
    /// Proposed.
    pub to: Place,
}

/// A piece of a bar in a cell, in per cent of its width.
#[derive(Clone, Debug, PartialEq)]
pub struct BarPart {
    /// The series' class: `f1` … `f5`.
    pub class: &'static str,
    /// Where it begins, 0–100.
    pub from: f64,
    /// How long it is, 0–100.
    pub width: f64,
}

/// A bar in a table cell; the numbers stand in cells beside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// The pieces, each beginning where the last ended or over it.
    pub parts: Vec<BarPart>,
    /// Upright lines, 0–100: the need, the rule.
    pub marks: Vec<f64>,
}

impl Bar {
    /// One value against a whole, with a mark for the target.
    #[must_use]
    pub fn of(value: f64, whole: f64, mark: Option<f64>) -> Self {
        let share = |x: f64| if whole > 0.0 { (x / whole * 100.0).clamp(0.0, 100.0) } else { 0.0 };
        Self {
            parts: vec![BarPart { class: "f1", from: 0.0, width: share(value) }],
            marks: mark.map(share).into_iter().collect(),
        }
    }

    /// Pieces laid end to end, each beginning where the last ended.
    #[must_use]
    pub fn stacked(pieces: &[(&'static str, f64)], whole: f64) -> Self {
        let mut from = 0.0;
        let mut parts = Vec::with_capacity(pieces.len());
        for (class, value) in pieces {
            let width = if whole > 0.0 { (value / whole * 100.0).clamp(0.0, 100.0 - from) } else { 0.0 };
            parts.push(BarPart { class, from, width });
            from += width;
        }
        Self { parts, marks: Vec::new() }
    }
}

/// An empty state: what would be here, why not yet, what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Empty {
    /// What is missing.
    pub title: String,
    /// Why, and what comes next.
    pub text: String,
    /// The button's words; empty = no button.
    pub button: String,
    /// Where the button leads.
    pub href: String,
}
