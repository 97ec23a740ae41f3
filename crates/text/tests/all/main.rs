//! One test binary: the sentences of every case table of `rules`, and the freshness of the book of rules.

#[path = "../../../rules/tests/all/situation/mod.rs"]
mod situation;

mod book;
mod sentences;
