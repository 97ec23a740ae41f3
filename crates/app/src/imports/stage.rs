//! How far the work on a file is.

use domain::code_enum;
use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;

code_enum! {
    /// A stage of a dry run, or of applying it.
    pub enum Stage {
        /// The file is opened and its headers are recognised.
        Reading = "reading",
        /// Rows become records.
        Interpreting = "interpreting",
        /// Records are checked against each other and what is stored.
        Checking = "checking",
        /// New, changed and missing are told apart.
        Comparing = "comparing",
        /// Everything is written, in one transaction.
        Writing = "writing",
    }
}

/// Hears which stage the work is at.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stages(Option<UnboundedSender<Value>>);

impl Stages {
    /// Tells the task that writes progress down.
    pub(crate) fn to(sender: UnboundedSender<Value>) -> Self {
        Self(Some(sender))
    }

    /// Says where the work is.
    pub(crate) fn say(&self, stage: Stage) {
        if let Some(sender) = &self.0 {
            // Nobody listens any more when the run was lost.
            sender.send(json!({"phase": stage.code()})).ok();
        }
    }
}
