//! Statements on sessions and failed sign-ins.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::SESSION_IDLE;
use crate::accounts::secret;
use crate::db::schema::{sessions, sign_in_failures};
use crate::db::{Conn, MemberId};

/// Failures of one account that are counted.
pub const FAILURES_MAX: usize = 10;
/// The time in which they are counted.
pub const FAILURES_WITHIN: TimeDelta = TimeDelta::minutes(15);

/// A session in the member's list.
#[derive(Debug, Clone, Queryable)]
pub struct Session {
    /// SHA-256 of its key.
    pub key_hash: Vec<u8>,
    /// What the browser called itself.
    pub user_agent: String,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last noted as used.
    pub seen_at: DateTime<Utc>,
}

/// Begins one.
pub async fn insert(
    conn: &mut Conn,
    hash: &[u8],
    of: MemberId,
    user_agent: &str,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::key_hash.eq(hash),
            sessions::member_id.eq(of.0),
            sessions::user_agent.eq(user_agent),
            sessions::created_at.eq(now),
            sessions::seen_at.eq(now),
            sessions::expires_at.eq(now + SESSION_IDLE),
        ))
        .execute(conn)
        .await
}

/// When the password was last typed in a session.
pub async fn proved_at(conn: &mut Conn, hash: &[u8]) -> QueryResult<Option<DateTime<Utc>>> {
    let row: Option<(DateTime<Utc>, Option<DateTime<Utc>>)> = sessions::table
        .find(hash)
        .select((sessions::created_at, sessions::proved_at))
        .first(conn)
        .await
        .optional()?;
    Ok(row.map(|(began, proved)| proved.unwrap_or(began)))
}

/// Notes that the password was typed.
pub async fn prove(conn: &mut Conn, hash: &[u8], now: DateTime<Utc>) -> QueryResult<usize> {
    diesel::update(sessions::table.find(hash)).set(sessions::proved_at.eq(now)).execute(conn).await
}

/// The member's sessions, last used first.
pub async fn of_member(conn: &mut Conn, id: MemberId, now: DateTime<Utc>) -> QueryResult<Vec<Session>> {
    sessions::table
        .filter(sessions::member_id.eq(id.0).and(sessions::expires_at.gt(now)))
        .order((sessions::seen_at.desc(), sessions::created_at.desc()))
        .select((sessions::key_hash, sessions::user_agent, sessions::created_at, sessions::seen_at))
        .limit(100)
        .load(conn)
        .await
}

/// Ends one, whoever's it is: the browser proved that it has the key.
pub async fn end(conn: &mut Conn, hash: &[u8]) -> QueryResult<usize> {
    diesel::delete(sessions::table.find(hash)).execute(conn).await
}

/// Ends one of this member.
pub async fn end_of(conn: &mut Conn, id: MemberId, hash: &[u8]) -> QueryResult<usize> {
    diesel::delete(sessions::table.filter(sessions::key_hash.eq(hash).and(sessions::member_id.eq(id.0))))
        .execute(conn)
        .await
}

/// Ends all of this member but the given one.
pub async fn end_others(conn: &mut Conn, id: MemberId, keep: &[u8]) -> QueryResult<usize> {
    diesel::delete(sessions::table.filter(sessions::member_id.eq(id.0).and(sessions::key_hash.ne(keep))))
        .execute(conn)
        .await
}

/// The account's name in the table of failures: known or not, its address is not stored there.
fn account(email: &str) -> String {
    secret::hash(&email.to_lowercase()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Counts a try before the password is looked at, so that tries side by side count too. `Some`: too many, until then.
pub async fn count_try(
    conn: &mut Conn,
    email: &str,
    now: DateTime<Utc>,
) -> QueryResult<Option<DateTime<Utc>>> {
    let account = account(email);
    let id: i64 = diesel::insert_into(sign_in_failures::table)
        .values((sign_in_failures::account.eq(&account), sign_in_failures::at.eq(now)))
        .returning(sign_in_failures::id)
        .get_result(conn)
        .await?;
    let earlier: Vec<DateTime<Utc>> = sign_in_failures::table
        .filter(sign_in_failures::account.eq(&account))
        .filter(sign_in_failures::at.gt(now - FAILURES_WITHIN))
        .filter(sign_in_failures::id.lt(id))
        .order(sign_in_failures::id.desc())
        .select(sign_in_failures::at)
        .limit(i64::try_from(FAILURES_MAX).unwrap_or(i64::MAX))
        .load(conn)
        .await?;
    let Some(oldest) = earlier.last().filter(|_| earlier.len() >= FAILURES_MAX) else { return Ok(None) };
    // A refused try was none: it must not keep the owner out for longer.
    diesel::delete(sign_in_failures::table.find(id)).execute(conn).await?;
    Ok(Some(*oldest + FAILURES_WITHIN))
}

/// Forgets the failures of an account: it was signed in to, or has a new password.
pub async fn forget_failures(conn: &mut Conn, email: &str) -> QueryResult<usize> {
    diesel::delete(sign_in_failures::table.filter(sign_in_failures::account.eq(account(email))))
        .execute(conn)
        .await
}
