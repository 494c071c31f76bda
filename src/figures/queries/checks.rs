//! Statements of the figures' self-check.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};
use diesel_async::RunQueryDsl;

use crate::db::schema::{answer_measures, figure_checks, ledger};
use crate::db::{self, Conn, QuestionId};
use crate::threads::queries::ledger_checks::Checked;

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

/// By how many questions the rolled-up tables differ from the measures: by week, by hour.
pub async fn rolled_up_differ(conn: &mut Conn) -> QueryResult<Vec<i64>> {
    #[derive(QueryableByName)]
    struct Differ {
        #[diesel(sql_type = BigInt)]
        questions: i64,
    }
    let found: Vec<Differ> = db::statement(include_str!("../rolled_up_differ.sql")).load(conn).await?;
    Ok(found.into_iter().map(|differ| differ.questions).collect())
}

/// The newest.
pub async fn newest(conn: &mut Conn) -> QueryResult<Option<Checked>> {
    let checks = figure_checks::table.order(figure_checks::at.desc());
    let columns =
        (figure_checks::at, figure_checks::checked, figure_checks::differences, figure_checks::questions);
    checks.select(columns).first(conn).await.optional()
}

/// Keeps one.
pub async fn note(conn: &mut Conn, checked: &Checked) -> QueryResult<()> {
    let values = (
        figure_checks::at.eq(checked.at),
        figure_checks::checked.eq(checked.checked),
        figure_checks::differences.eq(checked.differences),
        figure_checks::questions.eq(&checked.questions),
    );
    diesel::insert_into(figure_checks::table).values(values).execute(conn).await?;
    Ok(())
}
