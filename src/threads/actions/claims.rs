//! Writing at a draft keeps a claim alive: it ends so long after the last draft.

use chrono::{DateTime, TimeDelta, Utc};

use crate::db::{Conn, ThreadId};
use crate::error::Error;
use crate::events::{self, Fact, Happened, Kind};
use crate::ledger::{self, Row};
use crate::threads::queries;
use crate::viewer::Viewer;

/// A claim gains this much or stays as it is: not every draft saved while typing makes an event.
const STEP: TimeDelta = TimeDelta::minutes(1);

/// Prolongs the viewer's own claim on the thread, if they have one that ends by itself.
pub async fn prolong(
    conn: &mut Conn,
    thread: ThreadId,
    viewer: &Viewer,
    settings: &ledger::Settings,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let until = now + settings.claim;
    let gains = |row: &Row| {
        let ends = row.claim_expires_at.filter(|_| row.owner_at(now).is_some_and(|owner| viewer.is(owner)));
        ends.is_some_and(|ends| ends + STEP <= until)
    };
    if !ledger::queries::row(conn, thread.into()).await?.as_ref().is_some_and(gains) {
        return Ok(());
    }
    // Asked again behind the lock: they may have answered meanwhile, and then the question is theirs for good.
    queries::lock(conn, thread, viewer).await?;
    let Some(row) = ledger::queries::row(conn, thread.into()).await?.filter(gains) else { return Ok(()) };
    let Some(by) = row.owner_id else { return Ok(()) };
    let applied = ledger::actions::apply(conn, thread.into(), Fact::Claimed { by, until }, now).await?;
    let prolonged = Happened::new(Kind::ClaimProlonged).by(by).thread(thread).board(row.board_id);
    events::append(conn, prolonged.facts(applied.facts), now).await?;
    Ok(())
}
