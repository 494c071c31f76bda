//! The proof that threads, events and ledger agree: every row is replayed from its events and compared.

use diesel_async::AsyncConnection;

use super::actions::{self, LedgerError};
use super::model::Row;
use super::queries;
use crate::db::{Conn, QuestionId};
use crate::events::read;

/// Questions read at a time.
const BATCH: i64 = 500;

/// A question whose row is not what its events come to.
#[derive(Debug, Clone)]
pub struct Difference {
    /// The question.
    pub question: QuestionId,
    /// In words, for admins and the log.
    pub what: String,
}

/// What a check came to.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Questions looked at.
    pub checked: u64,
    /// Questions that somebody was changing at that moment; the next check looks at them.
    pub skipped: u64,
    /// Those that differ.
    pub differences: Vec<Difference>,
}

/// Replays every question; `progress` hears how many were checked so far.
pub async fn run(conn: &mut Conn, mut progress: impl FnMut(u64)) -> Result<Report, LedgerError> {
    let mut report = Report::default();
    let mut after = QuestionId(0);
    loop {
        let ids = queries::ids_after(conn, after, BATCH).await?;
        let Some(last) = ids.last() else { return Ok(report) };
        after = *last;
        for id in ids {
            match conn.transaction(async |conn| compare(conn, id).await).await? {
                Compared::Busy => report.skipped += 1,
                Compared::Agrees => report.checked += 1,
                Compared::Differs(what) => {
                    report.checked += 1;
                    report.differences.push(Difference { question: id, what });
                }
            }
        }
        progress(report.checked);
    }
}

enum Compared {
    Agrees,
    Differs(String),
    Busy,
}

async fn compare(conn: &mut Conn, id: QuestionId) -> Result<Compared, LedgerError> {
    // The row is locked, so that no fact arrives between the two reads.
    let Some(stored) = queries::locked_if_free(conn, id).await? else { return Ok(Compared::Busy) };
    Ok(match replay(conn, id).await? {
        Ok(row) => row.differs_from(&stored).map_or(Compared::Agrees, Compared::Differs),
        Err(what) => Compared::Differs(what),
    })
}

async fn replay(conn: &mut Conn, id: QuestionId) -> Result<Result<Row, String>, LedgerError> {
    let story = match read::facts_of_thread(conn, id.into()).await {
        Err(diesel::result::Error::DeserializationError(error)) => return Ok(Err(error.to_string())),
        story => story?,
    };
    if story.is_empty() {
        return Ok(Err("no event tells of it".to_owned()));
    }
    match actions::settle(conn, id, &story).await {
        Err(LedgerError::Misfit(misfit)) => Ok(Err(misfit.to_string())),
        row => row.map(Ok),
    }
}

impl Row {
    /// The first difference, in words.
    fn differs_from(&self, stored: &Row) -> Option<String> {
        if self == stored {
            return None;
        }
        Some(format!("the events come to {self:?}, the row says {stored:?}"))
    }
}
