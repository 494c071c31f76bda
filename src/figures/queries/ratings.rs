//! Statements on what askers say of how it went.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Date, Nullable, Text, Timestamptz};
use diesel_async::RunQueryDsl;

use crate::db::schema::ratings;
use crate::db::{self, BoardId, Conn, QuestionId};
use crate::figures::model::ratings::{Rating, Said, Satisfaction, WeekOfBoard};
use crate::figures::summary::Days;

/// An end of a question.
#[derive(Debug, Clone, Copy)]
pub(in crate::figures) struct End {
    /// Which.
    pub question: QuestionId,
    /// On which board.
    pub board: BoardId,
    /// Since when it has ended as solved; `None`: it has not.
    pub at: Option<DateTime<Utc>>,
}

#[derive(QueryableByName)]
struct Asked {
    #[diesel(sql_type = BigInt)]
    question_id: QuestionId,
}

/// Notes that the askers are asked; gives the questions of which that is new. Those that have not ended are left out.
pub(in crate::figures) async fn ask(conn: &mut Conn, ends: &[End]) -> QueryResult<Vec<QuestionId>> {
    let ended: Vec<(&End, DateTime<Utc>)> = ends.iter().filter_map(|end| Some((end, end.at?))).collect();
    if ended.is_empty() {
        return Ok(Vec::new());
    }
    let asked: Vec<Asked> = db::statement(
        "insert into ratings (question_id, board_id, closed_at)
         select * from unnest($1::bigint[], $2::bigint[], $3::timestamptz[]) on conflict do nothing returning question_id",
    )
    .bind::<Array<BigInt>, _>(ended.iter().map(|(end, _)| end.question).collect::<Vec<_>>())
    .bind::<Array<BigInt>, _>(ended.iter().map(|(end, _)| end.board).collect::<Vec<_>>())
    .bind::<Array<Timestamptz>, _>(ended.iter().map(|(_, at)| *at).collect::<Vec<_>>())
    .load(conn)
    .await?;
    Ok(asked.into_iter().map(|asked| asked.question_id).collect())
}

/// Forgets that the askers were asked about ends that stand no longer; what they said of one stays.
pub(in crate::figures) async fn forget(conn: &mut Conn, ends: &[End]) -> QueryResult<()> {
    db::statement(
        "delete from ratings r using unnest($1::bigint[], $2::timestamptz[]) as stands (question_id, at)
         where r.question_id = stands.question_id and r.rated_at is null and r.closed_at is distinct from stands.at",
    )
    .bind::<Array<BigInt>, _>(ends.iter().map(|end| end.question).collect::<Vec<_>>())
    .bind::<Array<Nullable<Timestamptz>>, _>(ends.iter().map(|end| end.at).collect::<Vec<_>>())
    .execute(conn)
    .await?;
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
