//! The crate as its callers use it: bytes in, records and findings out. Files are made in code; all people are
//! invented.

mod everyday;
mod export;
mod hostile;
mod indicators;
mod layouts;
mod make;
mod plain;
mod second_agency;
mod surroundings;
mod twenty;
