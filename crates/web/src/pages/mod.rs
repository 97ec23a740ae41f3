//! One file per page: extract, use case, view, response. Views carry finished words; templates only place them.

pub mod wording;

pub mod mine;
pub mod my_placement;
pub mod not_me;

#[cfg(test)]
mod story;
