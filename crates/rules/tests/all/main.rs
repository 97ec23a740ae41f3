//! One test binary for the crate: the case tables, and what verdicts mean together.

mod cases;
mod judging;
mod situation;
