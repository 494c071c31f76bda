//! Rate limits by address; IPv6 counts by its /64. Limits by account are counted in Postgres.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;

use chrono::{DateTime, TimeDelta, Utc};
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::error::Error;

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Trying a password.
    SignIn,
    /// Making an account, asking for a mail.
    SignUp,
    /// Writing anything that others see.
    Posting,
    /// Searching and suggestions.
    Search,
}

/// How often, per minute and address.
#[derive(Debug, Clone, Copy)]
pub struct PerMinute {
    /// Sign-in tries.
    pub sign_in: u32,
    /// Sign-ups and mails asked for.
    pub sign_up: u32,
    /// Posts, votes, uploads.
    pub posting: u32,
    /// Searches and suggestions.
    pub search: u32,
}

/// The limiters of this node.
pub struct Limits {
    sign_in: DefaultKeyedRateLimiter<IpAddr>,
    sign_up: DefaultKeyedRateLimiter<IpAddr>,
    posting: DefaultKeyedRateLimiter<IpAddr>,
    search: DefaultKeyedRateLimiter<IpAddr>,
}

impl Limits {
    /// Makes them; zero counts as one.
    pub fn new(per_minute: &PerMinute) -> Self {
        let limiter =
            |n: u32| RateLimiter::keyed(Quota::per_minute(NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN)));
        Self {
            sign_in: limiter(per_minute.sign_in),
            sign_up: limiter(per_minute.sign_up),
            posting: limiter(per_minute.posting),
            search: limiter(per_minute.search),
        }
    }

    /// Counts one; the error says from when on it works again.
    pub fn count(&self, action: Action, from: IpAddr, now: DateTime<Utc>) -> Result<(), Error> {
        let limiter = match action {
            Action::SignIn => &self.sign_in,
            Action::SignUp => &self.sign_up,
            Action::Posting => &self.posting,
            Action::Search => &self.search,
        };
        limiter.check_key(&network(from)).map_err(|until| {
            let wait = until.wait_time_from(DefaultClock::default().now());
            Error::TooMany(
                now + TimeDelta::from_std(wait).unwrap_or(TimeDelta::minutes(1)) + TimeDelta::seconds(1),
            )
        })
    }

    /// Forgets addresses that are no longer near a limit.
    pub fn sweep(&self) {
        for limiter in [&self.sign_in, &self.sign_up, &self.posting, &self.search] {
            limiter.retain_recent();
        }
    }
}

fn network(ip: IpAddr) -> IpAddr {
    match ip {
        IpAddr::V4(_) => ip,
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}
