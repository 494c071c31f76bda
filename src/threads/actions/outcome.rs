//! What the asker says of the whole question: solved, not solved, withdrawn.

use chrono::{DateTime, Utc};

use crate::db::{Conn, MemberId};
use crate::error::Error;
use crate::events::{self, Fact, Happened, Kind};
use crate::ledger::{LedgerState, Outcome, Row};
use crate::text_enum;
use crate::threads::actions::telling::tell;
use crate::threads::model::Thread;

text_enum! {
    /// What the asker says.
    pub enum Says {
        /// It is solved.
        Solved = "solved",
        /// It is not, or not any more.
        NotSolved = "not_solved",
        /// It need not be answered.
        Withdrawn = "withdrawn",
    }
}

/// Whether the question stands already as it would after this: a button was pressed twice.
pub fn is_said(says: Says, row: &Row) -> bool {
    match says {
        Says::Solved => row.outcome == Some(Outcome::Accepted),
        Says::NotSolved => row.state == LedgerState::WaitingStaff,
        Says::Withdrawn => row.outcome == Some(Outcome::Withdrawn),
    }
}

/// Tells the ledger what the asker says.
pub async fn say(
    conn: &mut Conn,
    thread: &Thread,
    says: Says,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let (fact, kind) = match says {
        Says::Solved => (Fact::SaidSolved { by }, Kind::QuestionSolved),
        Says::NotSolved => (Fact::SaidNotSolved, Kind::QuestionReopened),
        Says::Withdrawn => (Fact::Withdrawn { by }, Kind::QuestionWithdrawn),
    };
    append(conn, thread, (fact, kind), by, now).await
}

/// The asker says that it is solved, though it waits on staff.
///
/// # Errors
/// When the database or the ledger refuses.
pub async fn solved_after_all(
    conn: &mut Conn,
    thread: &Thread,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    append(conn, thread, (Fact::SolvedAfterAll { by }, Kind::QuestionSolved), by, now).await
}

async fn append(
    conn: &mut Conn,
    thread: &Thread,
    (fact, kind): (Fact, Kind),
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let facts = tell(conn, thread, fact, now).await?;
    let happened = Happened::new(kind).by(by).thread(thread.id).board(thread.board_id).facts(facts);
    events::append(conn, happened, now).await?;
    Ok(())
}
