//! The heat map of needs: units by job families, a number in every cell, brown for short, blue for surplus.
//! A table, not a picture: it needs no fallback.

use crate::format;
use crate::lang::Lang;

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatCell {
    /// The number in words of the language.
    pub text: String,
    /// The colour class; `z` for zero, `tot` for totals.
    pub class: &'static str,
    /// The posts behind the number; empty = no link.
    pub href: String,
}

impl HeatCell {
    /// A cell of a difference in heads.
    #[must_use]
    pub fn gap(l: Lang, value: i64, href: String) -> Self {
        Self {
            text: format::signed(l, value),
            class: band(value),
            href: if value == 0 { String::new() } else { href },
        }
    }

    /// A total at the end of a row.
    #[must_use]
    pub fn total(l: Lang, value: i64) -> Self {
        Self { text: format::signed(l, value), class: "tot", href: String::new() }
    }
}

/// A unit's row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatRow {
    /// The unit.
    pub label: String,
    /// Its page.
    pub href: String,
    /// A cell per column.
    pub cells: Vec<HeatCell>,
}

/// A sector with its units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatGroup {
    /// The sector.
    pub label: String,
    /// The sector's sums.
    pub cells: Vec<HeatCell>,
    /// The units; may be empty when only the sector is shown.
    pub rows: Vec<HeatRow>,
}

/// The whole map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatMap {
    /// What the numbers are, and when.
    pub caption: String,
    /// The head of the first column.
    pub corner: String,
    /// The heads of the other columns.
    pub columns: Vec<String>,
    /// The sectors.
    pub groups: Vec<HeatGroup>,
    /// The sums of everything.
    pub total: HeatGroup,
}

/// The colour class of a difference: bands 1–4, 5–19, 20–99, 100 and more.
#[must_use]
pub const fn band(gap: i64) -> &'static str {
    match gap {
        ..=-100 => "m4",
        -99..=-20 => "m3",
        -19..=-5 => "m2",
        -4..=-1 => "m1",
        0 => "z",
        1..=4 => "p1",
        5..=19 => "p2",
        20..=99 => "p3",
        100.. => "p4",
    }
}
