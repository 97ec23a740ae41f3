//! Wording: Indonesian and English side by side, for pages, letters, tables and the command line.
//!
//! Turns values into sentences and never decides anything. Every match over a domain enum is exhaustive, so a
//! new value without words fails the build. Style: *Anda*, short, no blame, abbreviations opened at first use.

pub mod book;
pub mod citation;
pub mod criterion;
pub mod format;
pub mod label;
pub mod lang;
pub mod missing;
pub mod parameter;
pub mod reason;
pub mod rule;
pub mod verdict;
