//! A tidy row being put together. It knows which columns were carried and where each came from.

use crate::directory::put;
use domain::kind::Kind;
use domain::tidy::{Cells, columns};

/// A draft of a record.
pub(super) struct Draft {
    pub(super) kind: Kind,
    pub(super) cells: Cells,
    pub(super) carries: Vec<&'static str>,
    /// Tidy column and the field it was read from.
    pub(super) sources: Vec<(&'static str, &'static str)>,
}

impl Draft {
    pub(super) fn new(kind: Kind) -> Self {
        Self { kind, cells: vec![None; columns(kind).len()], carries: Vec::new(), sources: Vec::new() }
    }

    /// A value the layout carries, even where it is empty.
    pub(super) fn set(
        &mut self,
        column: &'static str,
        field: &'static str,
        value: Option<String>,
    ) -> &mut Self {
        put(self.kind, &mut self.cells, column, value.as_deref().unwrap_or_default());
        self.carries.push(column);
        self.sources.push((column, field));
        self
    }

    /// A value the layout carries only where it is there, or that was told by another column.
    pub(super) fn set_if(
        &mut self,
        column: &'static str,
        field: &'static str,
        value: Option<String>,
    ) -> &mut Self {
        if value.is_some() {
            self.set(column, field, value);
        }
        self
    }

    /// A value that makes the row whole but is not the layout's to change.
    pub(super) fn fill(&mut self, column: &'static str, value: &str) -> &mut Self {
        put(self.kind, &mut self.cells, column, value);
        self
    }

    pub(super) fn source(&self, column: &str) -> &'static str {
        self.sources.iter().find(|(c, _)| *c == column).map_or("", |(_, field)| *field)
    }
}
