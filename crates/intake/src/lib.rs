//! Office files in, records and findings out, and every table that leaves.
//!
//! Bytes become a [`workbook::Workbook`], its sheets are recognised as layouts ([`layout::recognise`]), rows are
//! interpreted as staged tidy rows with findings ([`reading::interpret`]), and the records are checked against
//! each other ([`checks::checks`]). Nothing here reads a clock, a database or a file; `today` is a parameter.

pub mod checks;
pub mod directory;
pub mod export;
pub mod finding;
pub mod lang;
pub mod layout;
pub mod normal;
pub mod reading;
pub mod workbook;
