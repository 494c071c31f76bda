//! What an asker says of how it went.

use chrono::{DateTime, Utc};

use super::model::ratings::Said;
use super::queries::ratings;
use crate::db::{BoardId, Conn, MemberId, QuestionId};
use crate::events::{self, Happened, Kind};

/// Keeps what they say of the last time their question ended as solved, in the place of what they said before; whether
/// they were asked. Saying the same again changes nothing.
pub async fn rate(
    conn: &mut Conn,
    question: QuestionId,
    board: BoardId,
    by: MemberId,
    said: Said,
    now: DateTime<Utc>,
) -> diesel::QueryResult<bool> {
    let Some(rating) = ratings::locked(conn, question).await? else { return Ok(false) };
    if (rating.solved, rating.satisfied) == (said.solved(), said.satisfied()) {
        return Ok(true);
    }
    ratings::keep(conn, question, rating.closed_at, said, now).await?;
    let kind = Kind::QuestionRated { solved: said.solved(), satisfied: said.satisfied() };
    events::append(conn, Happened::new(kind).thread(question.into()).board(board).by(by), now).await?;
    Ok(true)
}
