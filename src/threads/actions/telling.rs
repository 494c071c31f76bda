//! What the ledger is told of a thread; the asker's mark follows it, so that page, rows and ledger say the same.

use chrono::{DateTime, Utc};

use crate::db::{Conn, PostId};
use crate::error::Error;
use crate::events::{self, Fact, Happened, Kind, TimedFact};
use crate::ledger;
use crate::threads::model::Thread;
use crate::threads::queries::{self, acceptances};

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
        if let Some(former) = thread.accepted_post_id.filter(|_| fact != Fact::Unaccepted) {
            gave_way(conn, thread, former, now).await?;
        }
    }
    Ok(applied.facts)
}

/// An acceptance that nobody took back by name ended all the same: whoever counts them hears of it.
async fn gave_way(conn: &mut Conn, thread: &Thread, post: PostId, now: DateTime<Utc>) -> Result<(), Error> {
    let author = queries::author_of(conn, post).await?;
    let kind = Kind::AcceptanceWithdrawn { post, author };
    events::append(conn, Happened::new(kind).thread(thread.id).board(thread.board_id), now).await?;
    Ok(())
}
