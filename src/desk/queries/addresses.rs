//! Statements on e-mail addresses that staff were shown.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::{address_showings, members};
use crate::db::{Conn, MemberId, QuestionId, ThreadId};

/// The address of a member; `None` if they have none.
pub async fn of(conn: &mut Conn, member: MemberId) -> QueryResult<Option<String>> {
    members::table.find(member.0).select(members::email).first(conn).await
}

/// Writes down that one was shown.
pub async fn insert(
    conn: &mut Conn,
    (member, question): (MemberId, QuestionId),
    to: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(address_showings::table)
        .values((
            address_showings::member_id.eq(member),
            address_showings::shown_to.eq(to),
            address_showings::question_id.eq(ThreadId::from(question)),
            address_showings::at.eq(now),
        ))
        .execute(conn)
        .await?;
    Ok(())
}
