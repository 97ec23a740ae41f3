//! The full model: side constraints by prices, chains and branching.
//!
//! The bound comes from prices over all arcs (`sweep`), found by a first-order method on a small core (`lp`, `pdhg`); the
//! plan from rounding and chains of moves by needs (`primal`, `needs`); what is left of the gap is closed by `branch`.
//! Prices are whole multiples of 1/1024 point, and every published bound is an exact sum in integers over every
//! arc. One thread, one fixed order: the same input and work limit give the same bytes.

pub(crate) mod ask;
mod branch;
mod core;
pub(crate) mod least;
mod lp;
mod model;
mod needs;
mod pdhg;
mod placement;
pub(crate) mod possible;
mod primal;
mod relaxed;
mod rows;
pub(crate) mod run;
mod sweep;
mod tables;
mod ties;
