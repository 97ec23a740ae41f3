//! The `sample` crate.
