//! The pages of Mutasi: server-rendered HTML over the use cases of `app`.
//!
//! Knows HTTP and nothing else: no SQL, no rule of law, no arithmetic on staff. Every page works without
//! script, in Indonesian and in English, from 320 to 1440 px, in the dark and on paper.

pub mod addresses;
pub mod assets;
pub mod charts;
pub mod failure;
pub mod format;
pub mod frame;
pub mod health;
pub mod lang;
pub mod pages;
mod round;
pub mod routes;
pub mod security;
pub mod server;
pub mod view;
pub mod visit;

#[cfg(test)]
mod check;
#[cfg(test)]
mod showcase;
#[cfg(test)]
mod testapp;

pub use server::{Options, pages};
