//! Statements on what askers say of how it went.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Date, Text};
use diesel_async::RunQueryDsl;

use crate::db::schema::ratings;
use crate::db::{self, BoardId, Conn, QuestionId};
use crate::figures::model::ratings::{Rating, Said, Satisfaction, WeekOfBoard};
use crate::figures::summary::Days;

/// Notes that the asker is asked; whether that is new.
pub(in crate::figures) async fn ask(
    conn: &mut Conn,
    question: QuestionId,
    board: BoardId,
    closed_at: DateTime<Utc>,
) -> QueryResult<bool> {
    let row =
        (ratings::question_id.eq(question.0), ratings::board_id.eq(board), ratings::closed_at.eq(closed_at));
    let written =
        diesel::insert_into(ratings::table).values(row).on_conflict_do_nothing().execute(conn).await?;
    Ok(written > 0)
}

/// Forgets that the asker was asked about ends that stand no longer; what they said of one stays.
pub(in crate::figures) async fn forget(
    conn: &mut Conn,
    question: QuestionId,
    but: Option<DateTime<Utc>>,
) -> QueryResult<()> {
    let unsaid = ratings::table
        .filter(ratings::question_id.eq(question.0).and(ratings::rated_at.is_null()))
        .filter(ratings::closed_at.nullable().is_distinct_from(but));
    diesel::delete(unsaid).execute(conn).await?;
    Ok(())
}

/// What the asker was asked last, and said.
pub async fn latest(conn: &mut Conn, question: QuestionId) -> QueryResult<Option<Rating>> {
    let rows = ratings::table.filter(ratings::question_id.eq(question.0)).order(ratings::closed_at.desc());
    rows.select(Rating::as_select()).first(conn).await.optional()
}

/// The same, locked until the transaction ends.
pub async fn locked(conn: &mut Conn, question: QuestionId) -> QueryResult<Option<Rating>> {
    let rows = ratings::table.filter(ratings::question_id.eq(question.0)).order(ratings::closed_at.desc());
    rows.select(Rating::as_select()).for_update().first(conn).await.optional()
}

/// Keeps what they say now.
pub(in crate::figures) async fn keep(
    conn: &mut Conn,
    question: QuestionId,
    closed_at: DateTime<Utc>,
    said: Said,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::update(ratings::table.find((question.0, closed_at)))
        .set((
            ratings::solved.eq(said.solved()),
            ratings::satisfied.eq(said.satisfied()),
            ratings::rated_at.eq(now),
            ratings::staff_may_read.eq(true),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

#[derive(QueryableByName)]
struct WeekRow {
    #[diesel(sql_type = BigInt)]
    board_id: BoardId,
    #[diesel(sql_type = Date)]
    week: NaiveDate,
    #[diesel(sql_type = BigInt)]
    asked: i64,
    #[diesel(sql_type = BigInt)]
    rated: i64,
    #[diesel(sql_type = BigInt)]
    solved_said: i64,
    #[diesel(sql_type = BigInt)]
    solved_yes: i64,
    #[diesel(sql_type = BigInt)]
    marks: i64,
    #[diesel(sql_type = BigInt)]
    marks_sum: i64,
}

/// Answers about questions that ended on these boards on these days, by board and week.
pub async fn by_week(
    conn: &mut Conn,
    boards: &[BoardId],
    days: Days,
    zone: Tz,
) -> QueryResult<Vec<WeekOfBoard>> {
    let rows: Vec<WeekRow> = db::statement(include_str!("../satisfaction.sql"))
        .bind::<Array<BigInt>, _>(boards)
        .bind::<Date, _>(days.from)
        .bind::<Date, _>(days.to)
        .bind::<Text, _>(zone.name())
        .load(conn)
        .await?;
    let of = |row: WeekRow| WeekOfBoard {
        board: row.board_id,
        week: row.week,
        satisfaction: Satisfaction {
            asked: row.asked,
            rated: row.rated,
            solved_said: row.solved_said,
            solved_yes: row.solved_yes,
            marks: row.marks,
            marks_sum: row.marks_sum,
        },
    };
    Ok(rows.into_iter().map(of).collect())
}
