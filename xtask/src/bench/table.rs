//! A section of the page: heading, a sentence, a table.

/// A section.
pub(crate) struct Table {
    /// Heading.
    pub(crate) title: String,
    /// What was measured, and what was not.
    pub(crate) about: String,
    /// Names of the columns.
    pub(crate) columns: Vec<&'static str>,
    /// Rows.
    pub(crate) rows: Vec<Vec<String>>,
}

impl Table {
    /// As Markdown.
    pub(crate) fn markdown(&self) -> String {
        let line = |cells: Vec<&str>| format!("| {} |\n", cells.join(" | "));
        let mut text = format!("## {}\n\n{}\n\n", self.title, self.about);
        text.push_str(&line(self.columns.clone()));
        text.push_str(&line(vec!["---"; self.columns.len()]));
        for row in &self.rows {
            text.push_str(&line(row.iter().map(String::as_str).collect()));
        }
        text
    }
}

/// The smallest value that at least `percent` of the values do not exceed; 0 without values.
pub(crate) fn percentile(values: &[f64], percent: usize) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_one_of_the_values() {
        let values: Vec<f64> = (1..=200).rev().map(f64::from).collect();
        assert!((percentile(&values, 99) - 198.0).abs() < f64::EPSILON);
        assert!((percentile(&[3.0], 99) - 3.0).abs() < f64::EPSILON);
        assert!(percentile(&[], 50).abs() < f64::EPSILON);
    }

    #[test]
    fn a_table_is_markdown() {
        let table = Table {
            title: "T".to_owned(),
            about: "A.".to_owned(),
            columns: vec!["x", "y"],
            rows: vec![vec!["1".to_owned(), "2".to_owned()]],
        };
        assert_eq!(table.markdown(), "## T\n\nA.\n\n| x | y |\n| --- | --- |\n| 1 | 2 |\n");
    }
}
