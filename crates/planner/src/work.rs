//! How much may be done: a count of looked-at arcs, and a caller's wish to stop.
//!
//! There is no clock here. Under a work limit the same input gives the same bytes; under a stop that depends on
//! time it may give another plan, and the report says which of the two ended the run.

use serde::{Deserialize, Serialize};

/// Why a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StoppedBecause {
    /// Nothing was left to do.
    Finished,
    /// The caller asked to stop.
    Asked,
    /// The work limit was reached.
    WorkLimit,
    /// The gap that the caller asked for was reached.
    GapReached,
    /// The search for a proof grew beyond its size.
    SearchLimit,
}

/// Work done and allowed.
pub(crate) struct Work<'a> {
    spent: u64,
    limit: u64,
    stop: &'a dyn Fn() -> bool,
    ended: Option<StoppedBecause>,
}

impl<'a> Work<'a> {
    /// Nothing done yet.
    pub(crate) fn new(limit: Option<u64>, stop: &'a dyn Fn() -> bool) -> Self {
        Self { spent: 0, limit: limit.unwrap_or(u64::MAX), stop, ended: None }
    }

    /// Counts `arcs` looked at; true when the run must end here. Asks the caller each time: call it rarely.
    pub(crate) fn must_end_after(&mut self, arcs: u64) -> bool {
        self.spent += arcs;
        if self.ended.is_none() {
            if self.spent >= self.limit {
                self.ended = Some(StoppedBecause::WorkLimit);
            } else if (self.stop)() {
                self.ended = Some(StoppedBecause::Asked);
            }
        }
        self.ended.is_some()
    }

    /// Ends the run for a reason of its own.
    pub(crate) fn end(&mut self, because: StoppedBecause) {
        self.ended.get_or_insert(because);
    }

    /// Whether the run must end.
    pub(crate) fn has_ended(&self) -> bool {
        self.ended.is_some()
    }

    /// Arcs looked at so far.
    pub(crate) fn spent(&self) -> u64 {
        self.spent
    }

    /// Why the run ended.
    pub(crate) fn stopped_because(&self) -> StoppedBecause {
        self.ended.unwrap_or(StoppedBecause::Finished)
    }
}
