//! Planning transfers: from a question in integers to the best plan, its proof and its explanations.
//!
//! `format` reads a question, `instance` and `sides` hold it, `validate` judges its shape; `solve` answers it; `check`
//! verifies the answer without trusting `solve`; `irreducible` and `limits` make a contradiction as small as it gets;
//! `explain` says why somebody does not get a seat and `chains` how the moves hang together; `generate` makes
//! instances for tests and measurements.
//!
//! Rooms, nested groups, pins, bans and must-moves are a network, solved exactly, one algorithm a file: `incumbent` (a
//! first plan), `auction` (near-optimal prices), `refine` (whole prices), `augment` (the exact end, by `search` over
//! the residual arcs of `flow`), `tiebreak` (the fewest moves). Everything else is `full`.
//!
//! Pure: no clock, no files, no database, no threads; chance only from a seed. It knows nothing of persons, law or
//! wording.

pub mod chains;
pub mod check;
pub mod conflict;
pub mod constraint;
pub mod exchange;
pub mod explain;
pub mod format;
pub mod generate;
pub mod ids;
pub mod instance;
pub mod irreducible;
pub mod limits;
pub mod prices;
pub mod sides;
pub mod solve;
pub mod validate;
mod validate_sides;
pub mod work;

mod auction;
mod augment;
mod flow;
mod full;
mod incumbent;
mod network;
mod refine;
mod search;
mod tiebreak;
