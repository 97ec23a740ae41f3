//! People, posts, units and needs: the words of the field as types.
//!
//! Nothing here reads a clock, a file, a network or a database, and nothing is drawn at random; a day is
//! always a parameter. Rules live in `rules`, search in `planner`, wording in `text`.

pub mod agency;
pub mod code;
pub mod facts;
pub mod golongan;
pub mod ids;
pub mod job;
pub mod kind;
pub mod need;
pub mod nip;
pub mod person;
pub mod post;
pub mod projection;
pub mod register;
pub mod snapshot;
pub mod tidy;
pub mod time;
pub mod unit;
pub mod workload;
