//! The question a guest wrote before signing in, kept for the browser that bears the key.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::drafts::{self, Place, Written};
use crate::db::schema::guest_drafts;
use crate::db::{Conn, MemberId};

/// It waits so long for its author to sign in.
pub const KEPT: TimeDelta = TimeDelta::days(7);

/// Keeps it under a key of its own; what the browser left before, under the key it brings, gives way.
pub async fn keep(
    conn: &mut Conn,
    before: Option<&[u8]>,
    key_hash: &[u8],
    written: &Written,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let values = (
        guest_drafts::title.eq(&written.title),
        guest_drafts::body.eq(&written.body),
        guest_drafts::board.eq(&written.board),
        guest_drafts::tags.eq(&written.tags),
        guest_drafts::private.eq(written.private),
        guest_drafts::saved_at.eq(now),
    );
    if let Some(before) = before {
        diesel::delete(guest_drafts::table.find(before)).execute(conn).await?;
    }
    diesel::insert_into(guest_drafts::table)
        .values((guest_drafts::browser_hash.eq(key_hash), values))
        .execute(conn)
        .await?;
    Ok(())
}

/// Makes it the member's own draft of a question, before what they were writing on another device. Done twice, the second
/// time finds nothing.
pub async fn hand_over(
    conn: &mut Conn,
    key_hash: &[u8],
    member: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let written: Option<Written> = diesel::delete(guest_drafts::table.find(key_hash))
        .returning((
            guest_drafts::title,
            guest_drafts::body,
            guest_drafts::board,
            guest_drafts::tags,
            guest_drafts::private,
        ))
        .get_result::<(String, String, String, String, bool)>(conn)
        .await
        .optional()?
        .map(|(title, body, board, tags, private)| Written {
            title,
            body,
            board,
            tags,
            private,
            product: None,
        });
    let Some(written) = written else { return Ok(()) };
    let own = drafts::of(conn, member, Place::Ask).await?;
    let whole = own.map_or(written.clone(), |own| written.before(&own.written));
    drafts::keep(conn, member, Place::Ask, &whole, now).await
}
