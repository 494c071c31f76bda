//! Statements on one-time links.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::tokens;
use crate::db::{Conn, MemberId};
use crate::text_enum;

/// A link in a mail works this long.
pub const LINK_LIVES: TimeDelta = TimeDelta::hours(24);
/// Links sent to one member in an hour.
pub const LINKS_PER_HOUR_MAX: i64 = 5;

text_enum! {
    /// What a link is for.
    pub enum Purpose {
        /// Confirming the address.
        Confirm = "confirm",
        /// Choosing a new password.
        Recover = "recover",
    }
}

/// A link that was sent.
#[derive(Debug, Clone, Queryable)]
pub struct Token {
    /// To whom.
    pub member: MemberId,
    /// The address it was sent to.
    pub email: String,
    /// When it was used.
    pub used_at: Option<DateTime<Utc>>,
}

/// Stores a link about to be sent.
pub async fn insert(
    conn: &mut Conn,
    hash: &[u8],
    member: MemberId,
    purpose: Purpose,
    email: &str,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    diesel::insert_into(tokens::table)
        .values((
            tokens::hash.eq(hash),
            tokens::member_id.eq(member.0),
            tokens::purpose.eq(purpose.as_str()),
            tokens::email.eq(email),
            tokens::created_at.eq(now),
            tokens::expires_at.eq(now + LINK_LIVES),
        ))
        .execute(conn)
        .await
}

/// Removes a link that could not be sent.
pub async fn delete(conn: &mut Conn, hash: &[u8]) -> QueryResult<usize> {
    diesel::delete(tokens::table.find(hash)).execute(conn).await
}

/// Links made for a member within the last hour.
pub async fn made_lately(conn: &mut Conn, member: MemberId, now: DateTime<Utc>) -> QueryResult<i64> {
    tokens::table
        .filter(tokens::member_id.eq(member.0).and(tokens::created_at.gt(now - TimeDelta::hours(1))))
        .count()
        .get_result(conn)
        .await
}

/// A link that has not run out; used ones too.
pub async fn find(
    conn: &mut Conn,
    hash: &[u8],
    purpose: Purpose,
    now: DateTime<Utc>,
) -> QueryResult<Option<Token>> {
    tokens::table
        .find(hash)
        .filter(tokens::purpose.eq(purpose.as_str()).and(tokens::expires_at.gt(now)))
        .select((tokens::member_id, tokens::email, tokens::used_at))
        .first(conn)
        .await
        .optional()
}

/// Uses a link; of two at once only one gets it.
pub async fn take(
    conn: &mut Conn,
    hash: &[u8],
    purpose: Purpose,
    now: DateTime<Utc>,
) -> QueryResult<Option<Token>> {
    let live = tokens::table.filter(
        tokens::hash
            .eq(hash)
            .and(tokens::purpose.eq(purpose.as_str()))
            .and(tokens::expires_at.gt(now))
            .and(tokens::used_at.is_null()),
    );
    diesel::update(live)
        .set(tokens::used_at.eq(now))
        .returning((tokens::member_id, tokens::email, tokens::used_at))
        .get_result(conn)
        .await
        .optional()
}

/// Ends the member's other links of a purpose: a new password makes them worthless.
pub async fn end_all(
    conn: &mut Conn,
    member: MemberId,
    purpose: Purpose,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let live = tokens::table.filter(
        tokens::member_id
            .eq(member.0)
            .and(tokens::purpose.eq(purpose.as_str()))
            .and(tokens::used_at.is_null()),
    );
    diesel::update(live).set(tokens::used_at.eq(now)).execute(conn).await
}
