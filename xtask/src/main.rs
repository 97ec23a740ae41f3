//! Developer tasks: tidy checks, generated reference pages, benchmarks.
fn main() {}
