//! Developer tasks: tidy checks and benchmarks.
fn main() {}
