//! The `mutasi` binary.
fn main() {}
