//! The files: instances in two forms, plans, reports, checks.
//!
//! These structs are the contract with the outside world; everything else in this crate may change without a file
//! changing. Readers take bytes, never paths; gzip and zstd are the caller's.

pub mod digest;
pub mod exact;
mod instance_into;
pub mod instance_json;
mod instance_plain;
pub mod mut1;
pub mod plan_json;
pub mod read;
pub mod report;
