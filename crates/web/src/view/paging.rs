//! Pages of a long list and the sorting of its columns, both held in the address.

use crate::format;
use crate::lang::Lang;
use crate::routes;

/// One step of the page links: a number, or a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The page number in words of the language; empty for a gap.
    pub label: String,
    /// Where it leads; empty for the current page or a gap.
    pub href: String,
}

/// '1 sampai 50 dari 220' with links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paging {
    /// Whether there is nothing to page through; the list itself says so.
    pub is_empty: bool,
    /// The count in words.
    pub sentence: String,
    /// The numbers.
    pub steps: Vec<Step>,
    /// The page before; empty on the first.
    pub previous: String,
    /// The page after; empty on the last.
    pub next: String,
}

impl Paging {
    /// The pages of `total` rows, `size` a page, at `page` (from 1), for the list at `path` with its filter.
    #[must_use]
    pub fn new(l: Lang, total: usize, size: usize, page: usize, path: &str, filter: &[(&str, &str)]) -> Self {
        Self::named(l, total, size, page, (path, filter), "hal")
    }

    /// The same for a second list on a page, whose number stands under another name in the address.
    #[must_use]
    pub fn named(
        l: Lang,
        total: usize,
        size: usize,
        page: usize,
        (path, filter): (&str, &[(&str, &str)]),
        name: &str,
    ) -> Self {
        let size = size.max(1);
        let last = total.div_ceil(size).max(1);
        let page = page.clamp(1, last);
        let link = |to: usize| {
            let number = if to > 1 { to.to_string() } else { String::new() };
            let mut pairs: Vec<(&str, &str)> = filter.to_vec();
            pairs.push((name, &number));
            routes::query(path, &pairs)
        };
        let n = |value: usize| format::count(l, i64::try_from(value).unwrap_or(i64::MAX));
        let first_row = if total == 0 { 0 } else { (page - 1) * size + 1 };
        let last_row = (page * size).min(total);
        let mut steps = Vec::new();
        let mut before = 0;
        for at in (1..=last).filter(|at| *at == 1 || *at == last || at.abs_diff(page) <= 1) {
            if at > before + 1 {
                steps.push(Step { label: String::new(), href: String::new() });
            }
            before = at;
            steps.push(Step { label: n(at), href: if at == page { String::new() } else { link(at) } });
        }
        Self {
            is_empty: total == 0,
            sentence: format!(
                "{} {} {} {} {}",
                n(first_row),
                l.t("sampai", "to"),
                n(last_row),
                l.t("dari", "of"),
                n(total)
            ),
            steps,
            previous: if page > 1 { link(page - 1) } else { String::new() },
            next: if page < last { link(page + 1) } else { String::new() },
        }
    }

    /// Whether everything fits one page.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.steps.len() < 2
    }
}

/// How a column stands in the order of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortState {
    /// Another column orders the table.
    Off,
    /// Smallest or A first.
    Up,
    /// Largest or Z first.
    Down,
}

/// A column head that sorts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The label.
    pub label: String,
    /// Where a click leads.
    pub href: String,
    /// How the column stands.
    pub state: SortState,
    /// Numbers, set to the right.
    pub is_number: bool,
}

impl Sort {
    /// A column head. `key` is this column; `current` is the order now: a key, with `-` before it for down.
    #[must_use]
    pub fn new(label: &str, key: &str, current: &str, path: &str, filter: &[(&str, &str)]) -> Self {
        let state = match current.strip_prefix('-') {
            Some(name) if name == key => SortState::Down,
            None if current == key => SortState::Up,
            _ => SortState::Off,
        };
        let next = if state == SortState::Up { format!("-{key}") } else { key.to_owned() };
        let mut pairs: Vec<(&str, &str)> =
            filter.iter().copied().filter(|(name, _)| *name != "urut" && *name != "hal").collect();
        pairs.push(("urut", &next));
        Self { label: label.to_owned(), href: routes::query(path, &pairs), state, is_number: false }
    }

    /// The same head over numbers.
    #[must_use]
    pub fn number(mut self) -> Self {
        self.is_number = true;
        self
    }

    /// The value of `aria-sort`; empty when another column orders the table.
    #[must_use]
    pub const fn aria(&self) -> &'static str {
        match self.state {
            SortState::Off => "",
            SortState::Up => "ascending",
            SortState::Down => "descending",
        }
    }

    /// The icon's name.
    #[must_use]
    pub const fn icon(&self) -> &'static str {
        match self.state {
            SortState::Off => "sort",
            SortState::Up => "up",
            SortState::Down => "down",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_is_always_said_and_the_filter_kept() {
        let pages = Paging::new(Lang::Id, 220, 50, 2, "/pegawai", &[("q", "ani")]);
        assert_eq!(pages.sentence, "51 sampai 100 dari 220");
        assert_eq!(pages.previous, "/pegawai?q=ani");
        assert_eq!(pages.next, "/pegawai?q=ani&hal=3");
        let labels: Vec<_> = pages.steps.iter().map(|step| step.label.as_str()).collect();
        assert_eq!(labels, ["1", "2", "3", "", "5"]);
        assert_eq!(Paging::new(Lang::En, 0, 50, 9, "/pegawai", &[]).sentence, "0 to 0 of 0");
    }

    #[test]
    fn a_second_click_turns_the_order() {
        let up = Sort::new("Nama", "nama", "nama", "/pegawai", &[("q", "x"), ("hal", "3")]);
        assert_eq!((up.aria(), up.href.as_str()), ("ascending", "/pegawai?q=x&urut=-nama"));
        let down = Sort::new("Nama", "nama", "-nama", "/pegawai", &[]);
        assert_eq!((down.aria(), down.href.as_str()), ("descending", "/pegawai?urut=nama"));
        assert_eq!(Sort::new("Unit", "unit", "nama", "/pegawai", &[]).aria(), "");
    }
}
