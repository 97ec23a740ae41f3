//! Which of several units of one name is meant: what stands around the name in the file. It narrows, it never
//! finds a unit of another name.

use super::{Directory, Found, one_or_several, value};
use crate::normal::unit;
use domain::kind::Kind;

/// How far up a tree of units is climbed; deeper ones are rings.
const DEEPEST: usize = 32;

impl Directory {
    /// A unit by code, else by name, with or without the agency's own name behind it; `above` (compared forms of
    /// titles and offices) narrows several of one name to those beneath a unit of that name.
    #[must_use]
    pub fn unit(&self, text: &str, above: &[String]) -> Found {
        self.unit_near(text, above, &[])
    }

    /// As [`Directory::unit`]; where several are left, `before` (codes of units read before in the same list,
    /// the latest last) narrows to those beneath the latest that has any beneath it or in its own office.
    #[must_use]
    pub fn unit_near(&self, text: &str, above: &[String], before: &[String]) -> Found {
        let text = text.trim();
        if self.units.contains_key(text) {
            return Found::One(text.to_owned());
        }
        let key = unit::key(text);
        let bare = || self.without_agency(&key).and_then(|bare| self.unit_names.get(&bare));
        let Some(codes) = self.unit_names.get(&key).or_else(bare) else {
            return Found::Nothing;
        };
        let mut left = codes.clone();
        // Each title narrows what the one before left, so that the agency's own name, beneath which all stand,
        // takes nothing away from the name of an office.
        for title in above {
            let within: Vec<String> =
                left.iter().filter(|c| self.is_under_title(c, title)).cloned().collect();
            if left.len() > 1 && !within.is_empty() {
                left = within;
            }
        }
        for known in before.iter().rev() {
            if left.len() < 2 {
                break;
            }
            let near = self.near_known(&left, known);
            if !near.is_empty() {
                left = near;
                break;
            }
        }
        one_or_several(&left)
    }

    /// The known unit itself, else those beneath it, else those of its office.
    fn near_known(&self, codes: &[String], known: &str) -> Vec<String> {
        if codes.iter().any(|c| c == known) {
            return vec![known.to_owned()];
        }
        let beneath: Vec<String> =
            codes.iter().filter(|c| self.line_of(c).skip(1).any(|above| above == known)).cloned().collect();
        if !beneath.is_empty() {
            return beneath;
        }
        let Some(office) = self.office(known) else { return Vec::new() };
        codes.iter().filter(|c| self.office(c).as_ref() == Some(&office)).cloned().collect()
    }

    /// Whether a unit above has one of the compared names; a sheet name is cut at 31 letters, so a beginning of at
    /// least 20 letters counts.
    #[must_use]
    pub fn is_beneath(&self, code: &str, above: &[String]) -> bool {
        above.iter().any(|title| self.is_under_title(code, title))
    }

    fn is_under_title(&self, code: &str, title: &str) -> bool {
        let forms = self.forms(title);
        self.line_of(code).skip(1).any(|above| {
            let row = self.units.get(above);
            let name = unit::key(row.and_then(|r| value(Kind::Units, r, "name")).unwrap_or_default());
            !name.is_empty()
                && forms.iter().any(|form| {
                    *form == name
                        || (form.len() >= 20 && name.starts_with(form.as_str()))
                        || form.ends_with(&format!(" {name}"))
                })
        })
    }

    /// A title as written, without the year behind it, and without the name of the agency behind that: `PETA
    /// JABATAN DINAS PENDIDIKAN KOTA MUARA KENCANA TAHUN 2026` also ends with the name of the office.
    fn forms(&self, title: &str) -> Vec<String> {
        let mut forms = vec![title.to_owned()];
        let padded = format!("{title} ");
        let year = [" TAHUN ", " PERIODE ", " KEADAAN "].iter().filter_map(|mark| padded.find(mark)).min();
        if let Some(head) = year.and_then(|at| title.get(..at)) {
            forms.push(head.to_owned());
        }
        let last = forms.last().cloned().unwrap_or_default();
        forms.extend(self.without_agency(&last));
        for mark in [" KOTA ", " KABUPATEN "] {
            forms.extend(last.rfind(mark).and_then(|at| last.get(..at)).map(str::to_owned));
        }
        forms
    }

    /// A compared name without the name of a known agency at its end.
    fn without_agency(&self, key: &str) -> Option<String> {
        self.agencies.iter().find_map(|agency| {
            let place = agency.strip_prefix("PEMERINTAH ").unwrap_or(agency);
            let head = key.strip_suffix(agency.as_str()).or_else(|| key.strip_suffix(place))?;
            let head = head.strip_suffix(' ')?.trim_end();
            (!head.is_empty()).then(|| head.to_owned())
        })
    }

    /// Whether the unit is the agency itself: everything stands beneath it, so it tells nothing apart.
    #[must_use]
    pub fn is_agency(&self, code: &str) -> bool {
        let Some(row) = self.units.get(code) else { return false };
        is_agency(
            value(Kind::Units, row, "kind"),
            &unit::key(value(Kind::Units, row, "name").unwrap_or_default()),
        )
    }

    /// The unit itself or the one above it that stands directly beneath the agency.
    fn office(&self, code: &str) -> Option<String> {
        self.line_of(code).take_while(|c| !self.is_agency(c)).last().map(str::to_owned)
    }

    /// A unit and all above it.
    fn line_of<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a str> {
        let above = |code: &&'a str| {
            self.units.get(*code).and_then(|row| value(Kind::Units, row, "parent_code")).filter(|p| p != code)
        };
        core::iter::successors(Some(code), above).take(DEEPEST)
    }
}

pub(super) fn is_agency(kind: Option<&str>, key: &str) -> bool {
    kind == Some("agency") || key.starts_with("PEMERINTAH ")
}
