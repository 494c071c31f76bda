//! What the passing of time does: whoever is away from now on hands their questions on; days end that nobody signed for.
//! And what a changed rule does to questions that nobody answers for.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use diesel::QueryResult;
use diesel_async::AsyncConnection;
use serde::{Deserialize, Serialize};

use super::model::Rota;
use super::{actions, queries};
use crate::db::{Conn, QuestionId};
use crate::desk::actions::ClaimError;
use crate::desk::actions::urgency::owners_by_rule;
use crate::jobs::{Job, JobError, Tools};
use crate::ledger;
use crate::ledger::model::Promise;

/// Questions handed on in one sweep.
const BATCH: i64 = 500;
/// Questions that rules are asked about at once.
const LOOKED_AT_ONCE: i64 = 50;
/// Days whose signatures are looked for.
const LOOKED_BACK: TimeDelta = TimeDelta::days(7);

/// Looks, after the rules changed, at every question that nobody answers for: it goes to whom they name now. Doing it twice
/// comes to the same.
#[derive(Debug, Serialize, Deserialize)]
pub struct GiveByRules {}

impl Job for GiveByRules {
    const NAME: &'static str = "give_by_rules";

    async fn run(self, tools: Tools) -> Result<(), JobError> {
        let mut conn = tools.pools.connect().await.map_err(JobError::of)?;
        let mut after = QuestionId(0);
        loop {
            let unowned = queries::unowned_after(&mut conn, after, LOOKED_AT_ONCE).await?;
            let Some(last) = unowned.last() else { return Ok(()) };
            after = *last;
            give_by_rules(&mut conn, &unowned, tools.clock.now()).await.map_err(JobError::of)?;
        }
    }
}

/// Each in a transaction of its own, behind the lock of which the rules are asked once more.
async fn give_by_rules(
    conn: &mut Conn,
    questions: &[QuestionId],
    now: DateTime<Utc>,
) -> Result<(), ClaimError> {
    for (question, _) in owners_by_rule(conn, questions, now).await? {
        conn.transaction(async |conn| actions::give_by_rule(conn, question, now).await).await?;
    }
    Ok(())
}

/// Hands on questions whose owner is away, each in a transaction of its own: one that cannot be handed on now holds no
/// other up. Gives how many.
pub async fn hand_on(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<usize> {
    let mut handed = 0;
    for question in queries::owned_by_absent(conn, now, BATCH).await? {
        match conn.transaction(async |conn| actions::find_owner(conn, question, now).await).await {
            Ok(()) => handed += 1,
            Err(error) => {
                tracing::warn!(%question, %error, "a question could not be handed on; it will be tried again")
            }
        }
    }
    Ok(handed)
}

/// Notes the days that ended without a signature, and says so; gives how many. A standstill of the program of some days is
/// made up for.
pub async fn end_days(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<usize> {
    let today = queries::local_day(conn, now).await?;
    let first = today - LOOKED_BACK;
    let promises = ledger::queries::targets::in_force(conn).await?;
    let mut missed = 0;
    for rota in queries::all(conn).await? {
        let known = queries::watches::known(conn, rota.board, first).await?;
        let days = first.iter_days().take_while(|day| *day < today);
        let owed = days.filter(|day| *day > rota.made_on && !known.contains(day));
        for day in owed.filter(|day| is_watched(&rota, &promises, *day)) {
            let done = conn.transaction(async |conn| actions::miss(conn, &rota, day, now).await).await?;
            missed += usize::from(done);
        }
    }
    Ok(missed)
}

/// Somebody is on duty, and it is no holiday of the board's calendar.
fn is_watched(rota: &Rota, promises: &[Promise], day: NaiveDate) -> bool {
    let of_board = promises.iter().find(|promise| promise.board == rota.board && promise.group.is_none());
    let special = of_board.and_then(|promise| promise.target.calendar.days().get(&day));
    special.is_none_or(|day| !day.hours.is_empty()) && rota.on_duty(day, &[]).next().is_some()
}
