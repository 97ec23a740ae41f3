//! Tests of the planner from outside: against brute force, the checker, files and questions.
//!
//! One binary, so that it links once.

mod brute;
mod checking;
mod exactness;
mod exchange;
mod explaining;
mod faults;
mod files;
mod full;
mod full_proof;
mod stories;
