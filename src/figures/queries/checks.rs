//! Statements of the figures' self-check.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};
use diesel_async::RunQueryDsl;

use crate::db::schema::{answer_measures, figure_checks, ledger};
use crate::db::{self, Conn, QuestionId};

/// The lock of whoever checks; it ends with the connection.
const CHECKING: i64 = 0x6669_6763_6865;

/// Whether no other connection is checking; none begins while this one lives.
pub async fn is_alone(conn: &mut Conn) -> QueryResult<bool> {
    diesel::select(diesel::dsl::sql::<Bool>("pg_try_advisory_lock(").bind::<BigInt, _>(CHECKING).sql(")"))
        .get_result(conn)
        .await
}

/// A page of the numbers of all questions above one, measured or known to the ledger.
pub async fn ids_after(conn: &mut Conn, after: QuestionId, limit: i64) -> QueryResult<Vec<QuestionId>> {
    let known = ledger::table.filter(ledger::question_id.gt(after.0)).order(ledger::question_id);
    let mut known: Vec<QuestionId> = known.limit(limit).select(ledger::question_id).load(conn).await?;
    let measured = answer_measures::table.filter(answer_measures::question_id.gt(after.0));
    let measured = measured.order(answer_measures::question_id).limit(limit);
    known.extend(measured.select(answer_measures::question_id).load::<QuestionId>(conn).await?);
    known.sort_unstable();
    known.dedup();
    known.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(known)
}

/// By how many questions the rolled-up tables differ from the measures: by day, by hour.
pub async fn rolled_up_differ(conn: &mut Conn) -> QueryResult<Vec<i64>> {
    #[derive(QueryableByName)]
    struct Differ {
        #[diesel(sql_type = BigInt)]
        questions: i64,
    }
    let found: Vec<Differ> = db::statement(include_str!("../rolled_up_differ.sql")).load(conn).await?;
    Ok(found.into_iter().map(|differ| differ.questions).collect())
}

/// What a night's check came to.
#[derive(Debug, Clone, Copy, Queryable, Selectable, Insertable)]
#[diesel(table_name = figure_checks)]
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
    let checks = figure_checks::table.order(figure_checks::at.desc());
    checks.select(Checked::as_select()).first(conn).await.optional()
}

/// Keeps one.
pub async fn note(conn: &mut Conn, checked: Checked) -> QueryResult<()> {
    diesel::insert_into(figure_checks::table).values(checked).execute(conn).await?;
    Ok(())
}
