//! What the ledger is told of a thread; the asker's mark follows it, so that page, rows and ledger say the same.

use chrono::{DateTime, Utc};

use crate::db::Conn;
use crate::error::Error;
use crate::events::{Fact, TimedFact};
use crate::ledger;
use crate::threads::model::Thread;
use crate::threads::queries::acceptances;

/// Tells it one thing; gives what the event carries. What is no question has no ledger row, and nothing is told.
pub async fn tell(
    conn: &mut Conn,
    thread: &Thread,
    fact: Fact,
    now: DateTime<Utc>,
) -> Result<Vec<TimedFact>, Error> {
    if !thread.is_question() {
        return Ok(Vec::new());
    }
    let applied = ledger::actions::apply(conn, thread.id.into(), fact, now).await?;
    let before = applied.before.and_then(|row| row.accepted());
    let accepted = applied.row.accepted();
    if accepted != before {
        acceptances::follow(conn, thread, accepted).await?;
    }
    Ok(applied.facts)
}
