//! The `planner` crate.
