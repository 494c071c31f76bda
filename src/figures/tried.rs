//! What other promises would have come to: the questions of the last weeks measured anew, as if these had always held.
//!
//! Each question's story is told again with the target it would stand under, as it is urgent now; so pauses in which the
//! asker was asked back count as they do in the figures, and the promises that hold come to the share that the reports show.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::measure::measured;
use super::queries;
use super::queries::tried::{self as rows, Asked};
use super::summary::{Days, QUESTIONS_MIN, percent};
use crate::db::{BoardId, Conn, ThreadId};
use crate::events::followers::FollowerError;
use crate::events::{TimedFact, read};
use crate::ledger::model::{NamedCalendar, NewTarget, Target};
use crate::ledger::promises::holding;
use crate::ledger::state::Targets;

/// Days of asking that are looked at.
const DAYS: u64 = 28;
/// Questions that are looked at, the newest ones.
pub const QUESTIONS_MAX: i64 = 2_000;

/// What promises would have come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tried {
    /// Questions asked.
    pub asked: u64,
    /// Answered in time.
    pub kept: u64,
    /// Not answered in time, by now or for good.
    pub missed: u64,
    /// Without an answer, and still in time: it cannot be told yet.
    pub open: u64,
}

impl Tried {
    /// Questions of which it can be told.
    pub fn told(&self) -> u64 {
        self.kept + self.missed
    }

    /// Of these in time, in percent, cut; `None`: too few were asked, or of none it can be told.
    pub fn in_time(&self) -> Option<u64> {
        percent(self.kept, self.told()).filter(|_| self.asked >= QUESTIONS_MIN)
    }
}

/// What promises would have come to, beside those that stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Compared {
    /// Those that are tried.
    pub wanted: Tried,
    /// Those that stand.
    pub standing: Tried,
}

/// How many of the questions of the last 28 days would have been in time with promises of the board, the first of the two
/// those that are wanted, the second those that stand.
///
/// # Errors
/// When the database refuses, or a story does not fit the ledger.
pub async fn with_targets(
    conn: &mut Conn,
    board: BoardId,
    (wanted, standing): (&[NewTarget], &[NewTarget]),
    calendars: &[NamedCalendar],
    (today, now): (NaiveDate, DateTime<Utc>),
) -> Result<Compared, FollowerError> {
    let zone = queries::zone(conn).await?;
    let asked = rows::asked(conn, board, Days::until(today, DAYS), QUESTIONS_MAX).await?;
    let threads: Vec<ThreadId> = asked.iter().map(|one| one.question_id.into()).collect();
    let stories = read::facts_of_threads(conn, &threads).await?;
    let lately = Lately { asked, stories, zone, now };
    Ok(Compared { wanted: lately.with(wanted, calendars)?, standing: lately.with(standing, calendars)? })
}

/// The questions that are told again.
struct Lately {
    asked: Vec<Asked>,
    stories: BTreeMap<ThreadId, Vec<TimedFact>>,
    zone: Tz,
    now: DateTime<Utc>,
}

impl Lately {
    fn with(&self, promises: &[NewTarget], calendars: &[NamedCalendar]) -> Result<Tried, FollowerError> {
        let mut tried = Tried::default();
        for one in &self.asked {
            let story = self.stories.get(&one.question_id.into());
            let target = holding(promises, one.urgency, &one.groups).and_then(|new| new.target(calendars));
            let Some((story, target)) = story.zip(target) else { continue };
            let told = measured(one.question_id, story, &always(story, &target), self.zone);
            let told = told.map_err(|misfit| FollowerError::Refused(misfit.to_string()))?;
            let Some(told) = told else { continue };
            tried.asked += 1;
            match told.ending.map(|ending| ending.kept()) {
                Some(Some(true)) => tried.kept += 1,
                Some(Some(false)) => tried.missed += 1,
                Some(None) => {}
                None if told.due_at.is_some_and(|due| due < self.now) => tried.missed += 1,
                None => tried.open += 1,
            }
        }
        Ok(tried)
    }
}

/// Whatever target a story names, it is this one.
fn always(story: &[TimedFact], target: &Target) -> Targets {
    let named = story.iter().filter_map(|told| told.fact.target());
    named.map(|id| (id, Target { id, ..target.clone() })).collect()
}
