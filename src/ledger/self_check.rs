//! The proof that threads, events and ledger agree: every row is replayed from its events and compared.

use std::fmt::Display;

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
    /// Every difference, in words.
    fn differs_from(&self, stored: &Row) -> Option<String> {
        in_words(&stored.in_words(), &self.in_words(), "its events say")
    }

    /// What each column says, in words and in one order.
    fn in_words(&self) -> [(&'static str, String); 26] {
        // Taken apart, so that a new column cannot be forgotten.
        let Self {
            question_id: _,
            board_id,
            target_id,
            urgency,
            urgency_by,
            state,
            outcome,
            proposed_outcome,
            owner_id,
            claim_expires_at,
            asked_at,
            waiting_since,
            answer_due,
            outcome_due,
            answer_left_minutes,
            outcome_left_minutes,
            next_due,
            reminders,
            first_answered_at,
            customer_replied_at,
            asked_back_at,
            accepted_number,
            accepted_at,
            closed_at,
            closed_by,
            reopened,
            version,
        } = self;
        [
            ("board", board_id.to_string()),
            ("target", target_id.to_string()),
            ("urgency", urgency.to_string()),
            ("sayer of the urgency", or_none(*urgency_by)),
            ("state", state.to_string()),
            ("outcome", or_none(*outcome)),
            ("proposed outcome", or_none(*proposed_outcome)),
            ("owner", or_none(*owner_id)),
            ("end of the claim", or_none(*claim_expires_at)),
            ("time of asking", asked_at.to_string()),
            ("beginning of the wait", waiting_since.to_string()),
            ("deadline of the answer", or_none(*answer_due)),
            ("deadline of the outcome", or_none(*outcome_due)),
            ("rest to the answer in minutes", or_none(*answer_left_minutes)),
            ("rest to the outcome in minutes", or_none(*outcome_left_minutes)),
            ("next deadline", or_none(*next_due)),
            ("number of reminders", reminders.to_string()),
            ("time of the first answer", or_none(*first_answered_at)),
            ("time of a customer's reply", or_none(*customer_replied_at)),
            ("time of asking back", or_none(*asked_back_at)),
            ("accepted reply", or_none(*accepted_number)),
            ("time of accepting", or_none(*accepted_at)),
            ("end", or_none(*closed_at)),
            ("ender", or_none(*closed_by)),
            ("number of returns", reopened.to_string()),
            ("version", version.to_string()),
        ]
    }
}

/// What differs between what is stored and what is told of it: only that, and how. `None`: nothing does.
pub fn in_words(
    stored: &[(&'static str, String)],
    told: &[(&'static str, String)],
    tells: &str,
) -> Option<String> {
    let differing = stored.iter().zip(told).filter(|(stored, told)| stored != told);
    let sentences: Vec<String> =
        differing.map(|((name, is), (_, said))| format!("its {name} is {is}, {tells} {said}")).collect();
    (!sentences.is_empty()).then(|| sentences.join("; "))
}

/// What there is, in words.
pub fn or_none(value: Option<impl Display>) -> String {
    value.map_or_else(|| "none".to_owned(), |value| value.to_string())
}
