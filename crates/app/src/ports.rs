//! What the core may not reach for itself: time, ids and randomness.

use domain::time::Date;

/// The time.
pub trait Clock: Send + Sync {
    /// Microseconds since 1970, UTC.
    fn now(&self) -> i64;
    /// The day in the agency's time zone.
    fn today(&self) -> Date;
}

/// Opaque ids and secrets.
pub trait Ids: Send + Sync {
    /// A new id; later ones sort after earlier ones.
    fn next_id(&self) -> String;
    /// Random bytes from the operating system, as lower-case hexadecimal of twice the length.
    fn secret(&self, bytes: usize) -> String;
}
