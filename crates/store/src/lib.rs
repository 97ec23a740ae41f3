//! One storage layer over SQLite and PostgreSQL: the same SQL text on both, one file per aggregate.
//!
//! All SQL of the product is in this crate and nowhere else. Every statement is scoped by the agency, which
//! the transaction binds as `$1`. No rule, no permission and no clock live here.

pub mod absence;
pub mod access;
pub mod account;
pub mod agency;
pub mod db;
pub mod demand;
pub mod error;
pub mod event;
pub mod form_key;
pub mod import;
pub mod job_run;
mod migrate;
pub mod outbox;
pub mod plan;
pub mod plan_reason;
pub mod record;
pub mod register;
pub mod round;
pub mod session;
pub mod setting;
pub mod snapshot;
mod statement;
pub mod weights;

pub use db::{Row, Store, Tx, Value};
pub use error::StoreError;
pub use statement::every_statement;
