//! Showing a customer's e-mail address: never by the way, and never without a trace.

use chrono::{DateTime, Utc};
use diesel::QueryResult;

use crate::db::{Conn, MemberId, QuestionId};
use crate::desk::queries::addresses as rows;
use crate::events::{Happened, Kind, append};

/// Writes down to whom the asker's address is shown: their pages have it for a quarter of an hour. `false` if there is none, and
/// nothing is written.
pub async fn show(
    conn: &mut Conn,
    (asker, question): (MemberId, QuestionId),
    to: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    if rows::of(conn, asker).await?.is_none() {
        return Ok(false);
    }
    rows::insert(conn, (asker, question), to, now).await?;
    let happened = Happened::new(Kind::AddressShown).subject(asker.0).thread(question.into()).by(to);
    append(conn, happened, now).await?;
    Ok(true)
}
