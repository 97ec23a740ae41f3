//! Time and ids from the machine: the only place that reads a clock or draws at random.

use app::ports::{Clock, Ids};
use domain::time::Date;
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use rand::Rng as _;

/// The machine's clock in the agency's time zone, moved by an offset in a demo.
pub(crate) struct MachineClock {
    zone: TimeZone,
    offset: SignedDuration,
}

impl MachineClock {
    /// The clock of an installation.
    pub(crate) fn new(zone: &str, offset: SignedDuration) -> anyhow::Result<Self> {
        Ok(Self { zone: TimeZone::get(zone)?, offset })
    }

    fn timestamp(&self) -> Timestamp {
        now().saturating_add(self.offset).unwrap_or(Timestamp::MAX)
    }
}

/// The moment, from the machine.
#[expect(clippy::disallowed_methods, reason = "this is the port")]
pub(crate) fn now() -> Timestamp {
    Timestamp::now()
}

impl Clock for MachineClock {
    fn now(&self) -> i64 {
        self.timestamp().as_microsecond()
    }

    fn today(&self) -> Date {
        self.timestamp().to_zoned_datetime(self.zone.clone()).date()
    }
}

/// UUIDv7 and bytes of the operating system.
pub(crate) struct MachineIds;

impl Ids for MachineIds {
    #[expect(clippy::disallowed_methods, reason = "this is the port")]
    fn next_id(&self) -> String {
        uuid::Uuid::now_v7().to_string()
    }

    #[expect(clippy::disallowed_methods, reason = "this is the port")]
    fn secret(&self, bytes: usize) -> String {
        let mut buffer = vec![0u8; bytes];
        rand::rng().fill_bytes(&mut buffer);
        buffer.iter().map(|b| format!("{b:02x}")).collect()
    }
}
