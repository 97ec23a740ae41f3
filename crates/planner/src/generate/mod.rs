//! Seeded instances: large ones like an agency, and tiny ones for tests. All people are invented.

pub mod agency;
mod candidates;
pub mod chance;
mod side;
pub mod tiny;
pub mod tiny_sides;
