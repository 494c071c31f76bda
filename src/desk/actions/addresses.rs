//! Showing a customer's e-mail address: never by the way, and never without a trace.

use chrono::{DateTime, Utc};
use diesel::QueryResult;

use crate::db::{Conn, MemberId, QuestionId};
use crate::desk::queries::addresses as rows;
use crate::events::{Happened, Kind, append};

/// Gives the asker's address and writes down who was given it; `None` if they have none, and nothing is written.
pub async fn show(
    conn: &mut Conn,
    (asker, question): (MemberId, QuestionId),
    to: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<Option<String>> {
    let Some(address) = rows::of(conn, asker).await? else { return Ok(None) };
    rows::insert(conn, (asker, question), to, now).await?;
    let happened = Happened::new(Kind::AddressShown).subject(asker.0).thread(question.into()).by(to);
    append(conn, happened, now).await?;
    Ok(Some(address))
}
