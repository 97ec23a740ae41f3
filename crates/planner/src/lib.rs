//! Planning transfers: from a question in integers to the best plan, its proof and its explanations.
//!
//! Pure: no clock, no files, no database; chance only from a seed. It knows nothing of persons, law or wording.

pub mod chains;
pub mod check;
pub mod conflict;
pub mod constraint;
pub mod explain;
pub mod format;
pub mod generate;
pub mod ids;
pub mod instance;
pub mod prices;
pub mod solve;
pub mod validate;
pub mod work;

mod auction;
mod augment;
mod flow;
mod incumbent;
mod network;
mod refine;
mod search;
mod tiebreak;
