//! Use cases: who may do what, recorded before it is done, in one transaction.
//!
//! A use case authorises, loads, calls the domain, saves, records and returns. No SQL, no HTTP and no wording
//! of pages live here; time, ids and randomness are ports.

pub mod account;
pub mod act;
pub mod activation;
pub mod actor;
pub mod agency;
pub mod audit;
pub mod context;
pub mod error;
pub mod imports;
pub mod looks;
pub mod needs;
pub mod own_account;
pub mod password;
pub mod people;
pub mod permission;
pub mod plan;
pub mod ports;
pub mod registers;
pub mod role_grant;
pub mod roles;
pub mod settings;
pub mod settings_file;
pub mod slips;
pub mod stored_law;
pub mod system;
pub mod weights;
pub mod worker;
pub mod world;
