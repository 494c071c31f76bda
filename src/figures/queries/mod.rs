//! Statements on the figures' tables that keep them; pages read `sums`.

pub mod checks;
pub mod ratings;
pub mod sums;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Date, Integer, SmallInt, Text};
use diesel_async::RunQueryDsl;

use super::model::{Ending, Measured};
use crate::db::schema::{answer_measures, figures_zone, settings};
use crate::db::{self, BoardId, Conn, QuestionId};

/// The lock of whoever writes figures, so that a change of the zone meets no follower.
const WRITING: i64 = 0x6669_6775_7265;

/// Waits until nobody else writes figures; nobody does until the transaction ends.
pub(super) async fn lock(conn: &mut Conn) -> QueryResult<()> {
    db::statement("select pg_advisory_xact_lock($1)").bind::<BigInt, _>(WRITING).execute(conn).await.map(drop)
}

/// The zone by which days and hours of asking are counted.
pub async fn zone(conn: &mut Conn) -> QueryResult<Tz> {
    let zone: String = figures_zone::table.select(figures_zone::zone).first(conn).await?;
    Ok(zone.parse().unwrap_or(Tz::UTC))
}

/// The site's, which it should be.
pub(super) async fn site_zone(conn: &mut Conn) -> QueryResult<Tz> {
    let zone: String = settings::table.select(settings::time_zone).first(conn).await?;
    Ok(zone.parse().unwrap_or(Tz::UTC))
}

/// Counts every day and hour of asking by another zone, and adds up anew.
pub(super) async fn count_by(conn: &mut Conn, zone: Tz) -> QueryResult<()> {
    diesel::update(figures_zone::table).set(figures_zone::zone.eq(zone.name())).execute(conn).await?;
    db::statement(include_str!("../rezone.sql")).bind::<Text, _>(zone.name()).execute(conn).await?;
    add_up(conn).await
}

/// Makes the rolled-up tables from the measures.
async fn add_up(conn: &mut Conn) -> QueryResult<()> {
    for text in [
        "delete from answer_days",
        "delete from answer_hours",
        include_str!("../add_up_days.sql"),
        include_str!("../add_up_hours.sql"),
    ] {
        db::statement(text).execute(conn).await?;
    }
    Ok(())
}

/// What is measured of these questions so far.
pub async fn measures(conn: &mut Conn, questions: &[QuestionId]) -> QueryResult<Vec<Measured>> {
    let rows = answer_measures::table.filter(answer_measures::question_id.eq_any(questions));
    rows.select(Measured::as_select()).load(conn).await
}

/// Puts what is measured now in the place of what was, and moves both from and to the rolled-up tables.
pub(super) async fn replace(conn: &mut Conn, before: &[Measured], now: &[Measured]) -> QueryResult<()> {
    let gone: Vec<QuestionId> = before.iter().map(|one| one.question_id).collect();
    diesel::delete(answer_measures::table.filter(answer_measures::question_id.eq_any(gone)))
        .execute(conn)
        .await?;
    diesel::insert_into(answer_measures::table).values(now).execute(conn).await?;
    let signed = || before.iter().map(|one| (one, -1)).chain(now.iter().map(|one| (one, 1)));
    move_days(conn, sums(signed(), |one| Some((one.asked_day, 0, one.minutes?)))).await?;
    move_hours(conn, sums(signed(), |one| Some((one.asked_week(), one.asked_hour, one.coarse_minutes?))))
        .await
}

/// A row of a rolled-up table without its sum: day or week, hour, minutes.
type Place = (NaiveDate, i16, i32);
type Sums = BTreeMap<(BoardId, Place, Ending), i32>;

fn sums<'a>(
    signed: impl Iterator<Item = (&'a Measured, i32)>,
    place: impl Fn(&Measured) -> Option<Place>,
) -> Sums {
    let mut sums = Sums::new();
    for (one, sign) in signed {
        if let (Some(ending), Some(place)) = (one.ending, place(one)) {
            *sums.entry((one.board_id, place, ending)).or_default() += sign;
        }
    }
    sums.retain(|_, sum| *sum != 0);
    sums
}

fn column<T>(sums: &Sums, of: impl Fn(BoardId, Place, Ending, i32) -> T) -> Vec<T> {
    sums.iter().map(|((board, place, ending), sum)| of(*board, *place, *ending, *sum)).collect()
}

async fn move_days(conn: &mut Conn, sums: Sums) -> QueryResult<()> {
    if sums.is_empty() {
        return Ok(());
    }
    db::statement(include_str!("../move_days.sql"))
        .bind::<Array<BigInt>, _>(column(&sums, |board, _, _, _| board))
        .bind::<Array<Date>, _>(column(&sums, |_, (day, _, _), _, _| day))
        .bind::<Array<Text>, _>(column(&sums, |_, _, ending, _| ending))
        .bind::<Array<Integer>, _>(column(&sums, |_, (_, _, minutes), _, _| minutes))
        .bind::<Array<Integer>, _>(column(&sums, |_, _, _, sum| sum))
        .execute(conn)
        .await?;
    Ok(())
}

async fn move_hours(conn: &mut Conn, sums: Sums) -> QueryResult<()> {
    if sums.is_empty() {
        return Ok(());
    }
    db::statement(include_str!("../move_hours.sql"))
        .bind::<Array<BigInt>, _>(column(&sums, |board, _, _, _| board))
        .bind::<Array<Date>, _>(column(&sums, |_, (week, _, _), _, _| week))
        .bind::<Array<SmallInt>, _>(column(&sums, |_, (_, hour, _), _, _| hour))
        .bind::<Array<Text>, _>(column(&sums, |_, _, ending, _| ending))
        .bind::<Array<Integer>, _>(column(&sums, |_, (_, _, minutes), _, _| minutes))
        .bind::<Array<Integer>, _>(column(&sums, |_, _, _, sum| sum))
        .execute(conn)
        .await?;
    Ok(())
}
