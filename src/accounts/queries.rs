//! Statements on members, roles and sessions.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Bytea, Jsonb, Nullable, Text, Timestamptz};
use diesel_async::RunQueryDsl;

use crate::db::{self, BoardId, Conn, MemberId};
use crate::viewer::{Grant, Member, Role};

pub mod groups;
pub mod members;
pub mod sessions;
pub mod settings;
pub mod tokens;

/// A session nobody uses ends after this.
pub const SESSION_IDLE: TimeDelta = TimeDelta::days(30);
/// A session ends after this in any case.
pub const SESSION_LIVES: TimeDelta = TimeDelta::days(180);

/// A session's member with what each page needs of them: one statement.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// With roles and unread count.
    pub member: Member,
    /// Language tag.
    pub lang: String,
    /// Theme's name.
    pub theme: String,
    /// Time zone's name.
    pub time_zone: String,
    /// When the session was last noted as used.
    pub seen_at: DateTime<Utc>,
}

#[derive(QueryableByName)]
struct SignedInRow {
    #[diesel(sql_type = BigInt)]
    id: MemberId,
    #[diesel(sql_type = Text)]
    handle: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Bool)]
    confirmed: bool,
    #[diesel(sql_type = Bool)]
    shortcuts: bool,
    #[diesel(sql_type = Text)]
    lang: String,
    #[diesel(sql_type = Text)]
    theme: String,
    #[diesel(sql_type = Text)]
    time_zone: String,
    #[diesel(sql_type = Timestamptz)]
    seen_at: DateTime<Utc>,
    #[diesel(sql_type = BigInt)]
    unread: i64,
    #[diesel(sql_type = Nullable<Jsonb>)]
    grants: Option<serde_json::Value>,
}

#[derive(serde::Deserialize)]
struct StoredGrant {
    role: Role,
    board: Option<BoardId>,
}

/// The member behind a session key's hash, if the session lives and the member is not suspended.
pub async fn by_session(
    conn: &mut Conn,
    key_hash: &[u8],
    now: DateTime<Utc>,
) -> QueryResult<Option<SignedIn>> {
    let row: Option<SignedInRow> = db::statement(include_str!("by_session.sql"))
        .bind::<Bytea, _>(key_hash)
        .bind::<Timestamptz, _>(now)
        .get_result(conn)
        .await
        .optional()?;
    Ok(row.map(|row| {
        let grants: Vec<StoredGrant> =
            row.grants.and_then(|g| serde_json::from_value(g).ok()).unwrap_or_default();
        let grants = grants.into_iter().map(|g| Grant { role: g.role, board: g.board }).collect();
        SignedIn {
            member: Member {
                id: row.id,
                handle: row.handle,
                name: row.name,
                confirmed: row.confirmed,
                grants,
                shortcuts: row.shortcuts,
                unread: row.unread,
            },
            lang: row.lang,
            theme: row.theme,
            time_zone: row.time_zone,
            seen_at: row.seen_at,
        }
    }))
}

/// Notes that a session is used, which lengthens it; called at most once an hour for each.
pub async fn touch_session(conn: &mut Conn, key_hash: &[u8], now: DateTime<Utc>) -> QueryResult<()> {
    db::statement(
        "update sessions set seen_at = $2, expires_at = least($3, created_at + $4) where key_hash = $1",
    )
    .bind::<Bytea, _>(key_hash)
    .bind::<Timestamptz, _>(now)
    .bind::<Timestamptz, _>(now + SESSION_IDLE)
    .bind::<diesel::sql_types::Interval, _>(SESSION_LIVES)
    .execute(conn)
    .await?;
    Ok(())
}

/// The name people read.
pub async fn name_of(conn: &mut Conn, member: MemberId) -> QueryResult<String> {
    use crate::db::schema::members;
    members::table.find(member.0).select(members::name).first(conn).await
}
