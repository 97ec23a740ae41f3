//! From a picture of the agency to a question for the planner, and from its answer back to people and posts.
//!
//! Here law (`rules`), worth (the criteria) and search (`planner`) meet; none of the three knows another.
//! Pure: no clock, file, database or randomness.

pub mod candidates;
pub mod criterion;
pub mod limits;
pub mod outcome;
pub mod problem;
pub mod score;
pub mod why;
