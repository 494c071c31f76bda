//! The one source of time: nodes agree by the database's clock, tests hold it still.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};

/// Tells the time. Clones share it.
#[derive(Clone, Debug)]
pub struct Clock(Arc<Kind>);

#[derive(Debug)]
enum Kind {
    /// The machine's clock corrected by what the database says, in microseconds.
    Live { ahead_micros: AtomicI64 },
    /// Stands still until moved; microseconds since the epoch.
    Fixed { micros: AtomicI64 },
}

impl Clock {
    /// The machine's clock until [`Clock::agree`] has heard from the database.
    pub fn live() -> Self {
        Self(Arc::new(Kind::Live { ahead_micros: AtomicI64::new(0) }))
    }

    /// A clock that stands still.
    pub fn fixed(at: DateTime<Utc>) -> Self {
        Self(Arc::new(Kind::Fixed { micros: AtomicI64::new(at.timestamp_micros()) }))
    }

    /// The present moment, to the microsecond as Postgres keeps it.
    pub fn now(&self) -> DateTime<Utc> {
        let micros = match &*self.0 {
            Kind::Live { ahead_micros } => {
                Utc::now().timestamp_micros() + AtomicI64::load(ahead_micros, Ordering::Relaxed)
            }
            Kind::Fixed { micros } => AtomicI64::load(micros, Ordering::Relaxed),
        };
        DateTime::from_timestamp_micros(micros).unwrap_or(DateTime::<Utc>::MAX_UTC)
    }

    /// Takes the database's time over; a fixed clock stays as it is.
    pub fn agree(&self, database: DateTime<Utc>) {
        if let Kind::Live { ahead_micros } = &*self.0 {
            let ahead = database.timestamp_micros() - Utc::now().timestamp_micros();
            AtomicI64::store(ahead_micros, ahead, Ordering::Relaxed);
        }
    }

    /// Moves a fixed clock; a live one goes by itself.
    pub fn advance(&self, by: TimeDelta) {
        if let Kind::Fixed { micros } = &*self.0 {
            micros.fetch_add(by.num_microseconds().unwrap_or(0), Ordering::Relaxed);
        }
    }
}
