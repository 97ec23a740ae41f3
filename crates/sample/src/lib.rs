//! The invented sample agency "Pemerintah Kabupaten Bukitintan" as spreadsheets.
//!
//! [`Agency::generate`] makes the whole agency in memory from a number of people, a seed and a day;
//! [`Agency::write_plain`] writes one tidy spreadsheet per KIND and [`Agency::write_office`] the same people in
//! the layouts that offices hold, with the quirks that such files really have. Same options, same bytes.
//!
//! All people, places, decrees and numbers are invented; the last three digits of every NIP lie in 900–999.
//! The crate reads no clock and no files, and it knows nothing of the domain types: it is an outside supplier of
//! files, so that the importer is tested by something that does not share its code.

mod agency;
mod calendar;
mod cell;
mod dice;
mod jobs;
mod layout;
mod office;
mod people;
mod plain;
mod records;
pub mod rows;
mod workbook;

pub use agency::{Agency, CastMember, Options, PlantedFact, ServiceTeam, Tables};
pub use workbook::WrittenFile;

/// What the sample agency decided, in the form in which settings are stored; the regulations are invented.
pub const SETTINGS: &str = include_str!("settings.json");
