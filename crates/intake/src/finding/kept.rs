//! Findings of one file, bounded: a file of a million bad rows has one cause, not a million. The worse ones stay.

use super::{Finding, FindingCode, Place, Severity};

/// Findings kept of one file.
const MOST: usize = 20_000;
/// How many lesser findings make room at once for worse ones.
const ROOM: usize = 1_000;

/// Findings in the order they came, at most [`MOST`], and how many were left out.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    list: Vec<Finding>,
    left_out: usize,
    /// How many of the list are of each severity.
    counts: [usize; 3],
}

impl Kept {
    pub(crate) fn push(&mut self, finding: Finding) {
        let severity = finding.severity;
        if self.list.len() >= MOST && !self.make_room(severity) {
            self.left_out += 1;
            return;
        }
        if let Some(count) = self.counts.get_mut(rank(severity)) {
            *count += 1;
        }
        self.list.push(finding);
    }

    pub(crate) fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        for finding in findings {
            self.push(finding);
        }
    }

    /// Leaves out the last of the least findings, where they are less than the new one.
    fn make_room(&mut self, severity: Severity) -> bool {
        let Some(least) = (0..rank(severity)).find(|r| self.counts.get(*r).is_some_and(|n| *n > 0)) else {
            return false;
        };
        let of_least = self.counts.get(least).copied().unwrap_or_default();
        let stay = of_least.saturating_sub(ROOM);
        let mut seen = 0;
        self.list.retain(|finding| {
            let is_least = rank(finding.severity) == least;
            seen += usize::from(is_least);
            !is_least || seen <= stay
        });
        self.left_out += of_least - stay;
        if let Some(count) = self.counts.get_mut(least) {
            *count = stay;
        }
        true
    }

    /// The findings, with a last one that says how many more there were, and that number.
    pub(crate) fn finish(mut self) -> (Vec<Finding>, usize) {
        if let Some(last) = self.list.last().filter(|_| self.left_out > 0) {
            let place = Place::new(last.place.sheet.clone(), 0);
            let told = Finding::new(FindingCode::FindingsLeftOut, place).about(self.left_out.to_string());
            self.list.push(told);
        }
        (self.list, self.left_out)
    }
}

fn rank(severity: Severity) -> usize {
    match severity {
        Severity::Info => 0,
        Severity::Warn => 1,
        Severity::Reject => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worse_findings_stay_and_the_others_are_counted() {
        let mut kept = Kept::default();
        let at = |code, row| Finding::new(code, Place::new("S", row));
        kept.extend((0..30_000).map(|row| at(FindingCode::LatestKept, row)));
        kept.extend((0..1_500).map(|row| at(FindingCode::NotADate, row)));
        let (list, left_out) = kept.finish();
        assert!(list.len() <= MOST + 1);
        assert_eq!(list.iter().filter(|f| f.is_reject()).count(), 1_500);
        assert_eq!(list.len() - 1 + left_out, 31_500);
        assert_eq!(list.last().map(|f| f.about.clone()), Some(left_out.to_string()));
    }
}
