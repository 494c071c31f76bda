//! Statements of the nightly self-check: rows held against their ledger rows, and what each night came to.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text};
use diesel_async::RunQueryDsl;

use crate::db::schema::{ledger, ledger_checks, settings};
use crate::db::{self, Conn, QuestionId};
use crate::ledger::self_check::Difference;

/// The last question there is.
pub async fn last_question(conn: &mut Conn) -> QueryResult<i64> {
    let last: Option<i64> = ledger::table.select(diesel::dsl::max(ledger::question_id)).first(conn).await?;
    Ok(last.unwrap_or(0))
}

#[derive(QueryableByName)]
struct Disagreement {
    #[diesel(sql_type = BigInt)]
    question_id: QuestionId,
    #[diesel(sql_type = Text)]
    what: String,
}

/// Questions above one and up to another whose marks or posts say something else than the ledger.
pub async fn disagreements(conn: &mut Conn, above: i64, up_to: i64) -> QueryResult<Vec<Difference>> {
    let found: Vec<Disagreement> = db::statement(include_str!("disagreements.sql"))
        .bind::<BigInt, _>(above)
        .bind::<BigInt, _>(up_to)
        .load(conn)
        .await?;
    Ok(found.into_iter().map(|one| Difference { question: one.question_id, what: one.what }).collect())
}

/// The lock of whoever checks; it ends with the connection.
const CHECKING: i64 = 0x6c65_6467_6572;

/// Whether no other connection is checking; none begins while this one lives.
pub async fn is_alone(conn: &mut Conn) -> QueryResult<bool> {
    diesel::select(diesel::dsl::sql::<Bool>("pg_try_advisory_lock(").bind::<BigInt, _>(CHECKING).sql(")"))
        .get_result(conn)
        .await
}

/// The site's time zone, by which its nights are counted.
pub async fn zone(conn: &mut Conn) -> QueryResult<Tz> {
    let zone: String = settings::table.select(settings::time_zone).first(conn).await?;
    Ok(zone.parse().unwrap_or(Tz::UTC))
}

/// What a night's check came to.
#[derive(Debug, Clone, Copy, Queryable, Selectable, Insertable)]
#[diesel(table_name = ledger_checks)]
pub struct Checked {
    /// When.
    pub at: DateTime<Utc>,
    /// Questions looked at.
    pub checked: i64,
    /// Differences found; the log names them.
    pub differences: i64,
}

/// The newest.
pub async fn newest(conn: &mut Conn) -> QueryResult<Option<Checked>> {
    let checks = ledger_checks::table.order(ledger_checks::at.desc());
    checks.select(Checked::as_select()).first(conn).await.optional()
}

/// Keeps one.
pub async fn note(conn: &mut Conn, checked: Checked) -> QueryResult<()> {
    diesel::insert_into(ledger_checks::table).values(checked).execute(conn).await?;
    Ok(())
}
