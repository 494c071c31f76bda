//! Open questions' deadlines after targets, calendars or groups changed.

use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use serde::{Deserialize, Serialize};

use crate::db::Conn;
use crate::events::append::append_all;
use crate::events::{Fact, Happened, Kind, TimedFact};
use crate::jobs::{self, Job, JobError, Place, Tools};
use crate::ledger::actions::LedgerError;
use crate::ledger::model::Row;
use crate::ledger::queries::{retargetings, targets};
use crate::ledger::state;

/// Questions looked at in one transaction.
const BATCH: i64 = 500;

/// Sets them anew, until every open question stands under the target that holds for it. A second run goes on where the
/// first one stopped, and finds nothing to do where it had been.
#[derive(Debug, Serialize, Deserialize)]
pub struct Retarget {}

impl Job for Retarget {
    const NAME: &'static str = "retarget";

    async fn run(self, tools: Tools) -> Result<(), JobError> {
        let mut conn = tools.pools.connect().await.map_err(JobError::of)?;
        while batch(&mut conn, tools.clock.now()).await.map_err(JobError::of)? == Left::More {}
        Ok(())
    }
}

/// Wants it where a question that was being asked while its target changed came to stand under the former one.
pub async fn want_if_needed(conn: &mut Conn, now: DateTime<Utc>) -> diesel::QueryResult<()> {
    if retargetings::is_needed(conn).await? {
        retargetings::want(conn, now).await?;
        jobs::enqueue_all(conn, &[(Retarget {}, Place::alone(Retarget::NAME))]).await?;
    }
    Ok(())
}

/// Whether questions are left to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Left {
    More,
    Nothing,
}

async fn batch(conn: &mut Conn, now: DateTime<Utc>) -> Result<Left, LedgerError> {
    conn.transaction(async |conn| {
        let Some(mut at) = retargetings::under_way(conn).await? else { return Ok(Left::Nothing) };
        let open = retargetings::open_after(conn, at.after, BATCH).await?;
        let looked_at = open.len();
        if let Some((last, _)) = open.last() {
            at.after = last.question_id;
        }
        let misplaced = open.into_iter().filter_map(|(row, holds)| {
            let target = holds.filter(|target| *target != row.target_id)?;
            Some((row, TimedFact { at: now, fact: Fact::Retargeted { target } }))
        });
        let misplaced: Vec<(Row, TimedFact)> = misplaced.collect();
        at.done += i64::try_from(looked_at).unwrap_or(BATCH);
        at.changed += i64::try_from(misplaced.len()).unwrap_or(BATCH);
        if looked_at == 0 {
            at.ended_at = Some(now);
        }
        retarget(conn, misplaced, now).await?;
        retargetings::keep(conn, &at).await?;
        Ok(if looked_at == 0 { Left::Nothing } else { Left::More })
    })
    .await
}

/// As [`crate::ledger::actions::apply`] would, for many at once.
async fn retarget(
    conn: &mut Conn,
    misplaced: Vec<(Row, TimedFact)>,
    now: DateTime<Utc>,
) -> Result<(), LedgerError> {
    if misplaced.is_empty() {
        return Ok(());
    }
    let named = misplaced.iter().flat_map(|(row, told)| [Some(row.target_id), told.fact.target()]);
    let mut ids: Vec<_> = named.flatten().collect();
    ids.sort_unstable();
    ids.dedup();
    let targets = targets::by_ids(conn, &ids).await?;
    let mut rows = Vec::with_capacity(misplaced.len());
    let mut happened = Vec::with_capacity(misplaced.len());
    for (row, told) in misplaced {
        let event = Happened::new(Kind::QuestionRetargeted).thread(row.question_id.into());
        happened.push(event.board(row.board_id).facts(vec![told]));
        rows.push(state::after(&row, told, &targets)?);
    }
    retargetings::save(conn, &rows).await?;
    append_all(conn, happened, now).await?;
    Ok(())
}
