//! What other promises would have come to: the questions of the last weeks measured anew, as if these had always held.
//!
//! Each question's story is told again with the target it would stand under, as it is urgent now; so pauses in which the
//! asker was asked back count as they do in the figures, and the promises that hold come to the share that the reports show.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::measure::measured;
use super::queries;
use super::queries::tried::{self as rows, Asked};
use super::summary::{Days, Summary};
use crate::db::{BoardId, Conn, TargetId, ThreadId};
use crate::events::followers::FollowerError;
use crate::events::{TimedFact, Urgency, read};
use crate::ledger::model::{NamedCalendar, NewTarget, Target};
use crate::ledger::state::Targets;

/// Days of asking that are looked at.
const DAYS: u64 = 28;
/// Questions that are looked at, the newest ones.
pub const QUESTIONS_MAX: i64 = 2_000;

/// How many of the questions of the last 28 days would have been in time with these promises of the board.
///
/// # Errors
/// When the database refuses, or a story does not fit the ledger.
pub async fn with_targets(
    conn: &mut Conn,
    board: BoardId,
    (targets, calendars): (&[NewTarget], &[NamedCalendar]),
    (today, now): (NaiveDate, DateTime<Utc>),
) -> Result<Summary, FollowerError> {
    let zone = queries::zone(conn).await?;
    let asked = rows::asked(conn, board, Days::until(today, DAYS), QUESTIONS_MAX).await?;
    let threads: Vec<ThreadId> = asked.iter().map(|one| one.question_id.into()).collect();
    let stories = read::facts_of_threads(conn, &threads).await?;
    let mut summary = Summary::default();
    for one in &asked {
        let story = stories.get(&one.question_id.into());
        let target = holds(targets, one).and_then(|new| target_of(new, calendars));
        let Some((story, target)) = story.zip(target) else { continue };
        let told = measured(one.question_id, story, &always(story, &target), zone);
        let told = told.map_err(|misfit| FollowerError::Refused(misfit.to_string()))?;
        let Some(told) = told else { continue };
        match told.ending {
            Some(ending) => summary.ended(ending, 0, 1),
            None => summary.waiting(0, 1, u64::from(told.due_at.is_some_and(|due| due < now))),
        }
    }
    Ok(summary)
}

/// Which promise holds for a question, as `target_for` of the database finds it: one to its asker's group at its urgency, else
/// the shortest that fits.
fn holds<'a>(targets: &'a [NewTarget], asked: &Asked) -> Option<&'a NewTarget> {
    let fits = |new: &&NewTarget| {
        let urgent = new.urgency == Urgency::Normal || new.urgency == asked.urgency;
        (urgent || asked.urgency == Urgency::Safety)
            && new.group.is_none_or(|group| asked.groups.contains(&group))
    };
    let own = |new: &&NewTarget| new.group.is_some() && new.urgency == asked.urgency;
    targets.iter().filter(fits).min_by_key(|new| (!own(new), new.answer_minutes))
}

fn target_of(new: &NewTarget, calendars: &[NamedCalendar]) -> Option<Target> {
    let named = calendars.iter().find(|named| named.id == new.calendar)?;
    let minutes = |minutes: i32| TimeDelta::minutes(minutes.into());
    Some(Target {
        id: TargetId(0),
        answer: minutes(new.answer_minutes),
        next: minutes(new.next_minutes),
        outcome: minutes(new.outcome_minutes),
        calendar: Arc::new(named.calendar.clone()),
    })
}

/// Whatever target a story names, it is this one.
fn always(story: &[TimedFact], target: &Target) -> Targets {
    let named = story.iter().filter_map(|told| told.fact.target());
    named.map(|id| (id, Target { id, ..target.clone() })).collect()
}
