//! How the last seven days went, for the desk: read once a minute at most, and told from memory in between, since every
//! page of the desk shows it.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::queries::sums;
use super::summary::{Days, Summary};
use crate::db::{BoardId, Conn};

/// Days that are looked at, today among them.
const DAYS: u64 = 7;
/// What was read is told for so long.
const LIVES: TimeDelta = TimeDelta::minutes(1);
/// Sets of boards of which it is remembered; there are as many as there are kinds of staff.
const SETS_MAX: usize = 100;

/// What was read, and when.
type Read = (DateTime<Utc>, Summary);

/// What this node remembers, by set of boards.
#[derive(Debug, Default)]
pub struct LastDays(Mutex<BTreeMap<Vec<BoardId>, Read>>);

impl LastDays {
    /// The questions that were asked on these boards today and on the six days before.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn of(
        &self,
        conn: &mut Conn,
        boards: Vec<BoardId>,
        today: NaiveDate,
        now: DateTime<Utc>,
    ) -> diesel::QueryResult<Summary> {
        if let Some(summary) = self.remembered(&boards, now) {
            return Ok(summary);
        }
        let summary = sums::asked_on(conn, &boards, Days::until(today, DAYS), now).await?;
        self.remember(boards, now, &summary);
        Ok(summary)
    }

    fn remembered(&self, boards: &[BoardId], now: DateTime<Utc>) -> Option<Summary> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, summary) = kept.get(boards)?;
        (*at <= now && now - *at < LIVES).then(|| summary.clone())
    }

    fn remember(&self, boards: Vec<BoardId>, now: DateTime<Utc>, summary: &Summary) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= SETS_MAX {
            kept.clear();
        }
        kept.insert(boards, (now, summary.clone()));
    }
}
