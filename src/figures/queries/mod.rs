//! Statements on the figures' tables that keep them; pages read `sums`.

pub mod checks;
pub mod promises;
pub mod ratings;
pub mod sums;
pub mod tried;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Date, Integer, SmallInt, Text};
use diesel_async::RunQueryDsl;

use super::model::{Clock, Measured};
use crate::db::schema::{answer_measures, figures_zone, settings, threads};
use crate::db::{self, BoardId, Conn, QuestionId, ThreadId};

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
        "delete from question_weeks",
        "delete from answer_hours",
        include_str!("../add_up_weeks.sql"),
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

/// The tags of the languages that these threads are written in.
pub(super) async fn langs(conn: &mut Conn, of: &[ThreadId]) -> QueryResult<BTreeMap<ThreadId, String>> {
    let rows: Vec<(ThreadId, String)> =
        threads::table.filter(threads::id.eq_any(of)).select((threads::id, threads::lang)).load(conn).await?;
    Ok(rows.into_iter().collect())
}

/// Puts what is measured now in the place of what was, and moves both from and to the rolled-up tables.
pub(super) async fn replace(conn: &mut Conn, before: &[Measured], now: &[Measured]) -> QueryResult<()> {
    let gone: Vec<QuestionId> = before.iter().map(|one| one.question_id).collect();
    diesel::delete(answer_measures::table.filter(answer_measures::question_id.eq_any(gone)))
        .execute(conn)
        .await?;
    diesel::insert_into(answer_measures::table).values(now).execute(conn).await?;
    let signed = || before.iter().map(|one| (one, -1)).chain(now.iter().map(|one| (one, 1)));
    move_weeks(conn, tally(signed(), in_week)).await?;
    move_hours(conn, tally(signed(), at_hour)).await
}

/// A row of a rolled-up table without its sum: its board, and its ending as it is stored.
type InWeek = (BoardId, NaiveDate, String, Clock, &'static str, i32);
type AtHour = (BoardId, NaiveDate, &'static str, i16, i32);

fn in_week(one: &Measured) -> impl Iterator<Item = InWeek> {
    let place =
        |clock, ending, minutes| (one.board_id, one.asked_week(), one.lang.clone(), clock, ending, minutes);
    let answer =
        one.ending.zip(one.minutes).map(|(ending, minutes)| place(Clock::Answer, ending.as_str(), minutes));
    let outcome = one.closing.zip(one.outcome_minutes);
    let outcome = outcome.map(|(closing, minutes)| place(Clock::Outcome, closing.as_str(), minutes));
    answer.into_iter().chain(outcome)
}

fn at_hour(one: &Measured) -> impl Iterator<Item = AtHour> {
    let ended = one.ending.zip(one.coarse_minutes).into_iter();
    ended.map(|(ending, minutes)| (one.board_id, one.asked_week(), ending.as_str(), one.asked_hour, minutes))
}

/// What is to be added to each row; negative: taken off.
fn tally<'a, K: Ord, I: Iterator<Item = K>>(
    signed: impl Iterator<Item = (&'a Measured, i32)>,
    places: impl Fn(&'a Measured) -> I,
) -> BTreeMap<K, i32> {
    let mut sums = BTreeMap::new();
    for (one, sign) in signed {
        for place in places(one) {
            *sums.entry(place).or_default() += sign;
        }
    }
    sums.retain(|_, sum| *sum != 0);
    sums
}

fn column<K, T>(sums: &BTreeMap<K, i32>, of: impl Fn(&K) -> T) -> Vec<T> {
    sums.keys().map(of).collect()
}

async fn move_weeks(conn: &mut Conn, sums: BTreeMap<InWeek, i32>) -> QueryResult<()> {
    if sums.is_empty() {
        return Ok(());
    }
    db::statement(include_str!("../move_weeks.sql"))
        .bind::<Array<BigInt>, _>(column(&sums, |place| place.0))
        .bind::<Array<Date>, _>(column(&sums, |place| place.1))
        .bind::<Array<Text>, _>(column(&sums, |place| place.2.clone()))
        .bind::<Array<Text>, _>(column(&sums, |place| place.3))
        .bind::<Array<Text>, _>(column(&sums, |place| place.4))
        .bind::<Array<Integer>, _>(column(&sums, |place| place.5))
        .bind::<Array<Integer>, _>(Vec::from_iter(sums.values().copied()))
        .execute(conn)
        .await?;
    Ok(())
}

async fn move_hours(conn: &mut Conn, sums: BTreeMap<AtHour, i32>) -> QueryResult<()> {
    if sums.is_empty() {
        return Ok(());
    }
    db::statement(include_str!("../move_hours.sql"))
        .bind::<Array<BigInt>, _>(column(&sums, |place| place.0))
        .bind::<Array<Date>, _>(column(&sums, |place| place.1))
        .bind::<Array<Text>, _>(column(&sums, |place| place.2))
        .bind::<Array<SmallInt>, _>(column(&sums, |place| place.3))
        .bind::<Array<Integer>, _>(column(&sums, |place| place.4))
        .bind::<Array<Integer>, _>(Vec::from_iter(sums.values().copied()))
        .execute(conn)
        .await?;
    Ok(())
}
