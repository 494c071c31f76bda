//! Statements on one-time links.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::members::Addressee;
use crate::db::schema::{members, tokens};
use crate::db::{Conn, MemberId};
use crate::text_enum;

/// A link in a mail works this long.
pub const LINK_LIVES: TimeDelta = TimeDelta::hours(24);
/// Links sent to one member in an hour.
pub const LINKS_PER_HOUR_MAX: i64 = 5;
/// Between two mails to an address that is not confirmed: whoever owns it may never have asked for one.
pub const UNCONFIRMED_EVERY: TimeDelta = TimeDelta::hours(24);
/// A mail that has not left after so long never will: its sender died.
const LEAVES_WITHIN: TimeDelta = TimeDelta::minutes(2);

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

/// Whether a mail with a link may leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    /// Now.
    Now,
    /// Perhaps in a while: another one to the same address is leaving and may still fail.
    Later,
    /// No: the address has got what it may get.
    Never,
}

/// Whether one more mail with a link may go to this address of a member. The member's row stays locked until the
/// transaction ends, so that of two at once the second sees the first.
pub async fn may_leave(
    conn: &mut Conn,
    member: MemberId,
    to: &Addressee,
    now: DateTime<Utc>,
) -> QueryResult<Leave> {
    members::table.find(member.0).select(members::id).for_update().first::<i64>(conn).await?;
    let made = tokens::table.filter(tokens::member_id.eq(member.0));
    if to.confirmed_at.is_some() {
        let lately = made.filter(tokens::created_at.gt(now - TimeDelta::hours(1)));
        let count: i64 = lately.count().get_result(conn).await?;
        return Ok(if count < LINKS_PER_HOUR_MAX { Leave::Now } else { Leave::Never });
    }
    let lately = made.filter(tokens::created_at.gt(now - UNCONFIRMED_EVERY));
    let lately: Vec<(DateTime<Utc>, Option<DateTime<Utc>>)> =
        lately.select((tokens::created_at, tokens::sent_at)).load(conn).await?;
    if lately.iter().any(|(_, sent)| sent.is_some()) {
        return Ok(Leave::Never);
    }
    let is_leaving = lately.iter().any(|(made, _)| *made > now - LEAVES_WITHIN);
    Ok(if is_leaving { Leave::Later } else { Leave::Now })
}

/// Notes that the mail with a link has left.
pub async fn sent(conn: &mut Conn, hash: &[u8], now: DateTime<Utc>) -> QueryResult<usize> {
    diesel::update(tokens::table.find(hash)).set(tokens::sent_at.eq(now)).execute(conn).await
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
