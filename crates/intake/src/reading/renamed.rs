//! Units that a dump writes under several ids: SIASN gives a unit a new id when the tree is redrawn, and some
//! people stay under the old one. It looks only at ids that are not known yet, and only beneath one satuan kerja.

use super::line::Line;
use super::people::Twin;
use super::session::Session;
use crate::layout::SheetPlan;
use crate::normal::{job, unit};
use crate::workbook::Sheet;
use domain::job::JobLevel;
use std::collections::{BTreeMap, BTreeSet};

/// What rows say of one id.
#[derive(Default)]
struct Id {
    people: usize,
    first_row: u32,
    /// Compared titles of its heads. A unit has one of each, so two ids with a head each are two units.
    heads: BTreeSet<String>,
}

/// Old ids and the id that most people of the unit are in (the first in the file on a tie).
pub(super) fn old_ids(
    session: &Session<'_>,
    sheet: &Sheet,
    plan: &SheetPlan,
    left_out: &BTreeMap<u32, Twin>,
) -> BTreeMap<String, String> {
    let mut units: BTreeMap<(String, String), BTreeMap<String, Id>> = BTreeMap::new();
    for row in (plan.data_from..=sheet.last_row()).filter(|row| !left_out.contains_key(row)) {
        let line = Line::new(sheet, plan, row);
        let (Some(code), Some(name)) = (line.peek("unit_code"), line.peek("unit")) else { continue };
        let office = line.peek("parent").map(|p| unit::key(&p)).or_else(|| line.peek("parent_code"));
        let Some(office) = office.filter(|_| session.directory.unit_row(&code).is_none()) else { continue };
        let id = units.entry((office, unit::key(&name))).or_default().entry(code).or_default();
        id.people += 1;
        if id.people == 1 {
            id.first_row = row;
        }
        id.heads.extend(head(&line));
    }
    let mut old = BTreeMap::new();
    for ids in units.into_values().filter(|ids| ids.len() > 1) {
        let most = ids.iter().max_by_key(|(_, id)| (id.people, core::cmp::Reverse(id.first_row)));
        let Some((kept, most)) = most else { continue };
        for (code, id) in &ids {
            if code != kept && id.heads.is_disjoint(&most.heads) {
                old.insert(code.clone(), kept.clone());
            }
        }
    }
    old
}

/// The compared title of a row, where it is that of a managerial post.
fn head(line: &Line<'_>) -> Option<String> {
    let title = line.peek("job")?;
    let (kind, echelon) =
        (line.peek("job_kind").or_else(|| line.peek("job_kind_name")), line.peek("echelon"));
    let told = job::Told { kind: kind.as_deref(), echelon: echelon.as_deref(), class: None };
    job::level(&title, told).is_some_and(JobLevel::is_managerial).then(|| job::key(&title))
}
