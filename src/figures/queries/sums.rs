//! What pages read: sums of the rolled-up tables, and what still waits. Callers name the boards that whoever looks may
//! know of.

use std::collections::BTreeMap;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Date, Int4, Nullable, SmallInt, Text, Timestamptz};
use diesel_async::RunQueryDsl;

use crate::db::{self, BoardId, Conn};
use crate::figures::model::{Clock, Ending};
use crate::figures::summary::{Cell, Days, Summary, Sums, Waiting};
use crate::figures::survival::{coarse, fine_steps};

/// Longest wait that is told from longer ones, in minutes: twenty years.
const MINUTES_MAX: u32 = 20 * 525_600;

#[derive(QueryableByName)]
struct Ended {
    #[diesel(sql_type = BigInt)]
    board_id: BoardId,
    #[diesel(sql_type = Date)]
    week: NaiveDate,
    #[diesel(sql_type = Text)]
    lang: String,
    #[diesel(sql_type = Text)]
    clock: Clock,
    /// Of the clock's own.
    #[diesel(sql_type = Text)]
    ending: String,
    #[diesel(sql_type = Array<Int4>)]
    minutes: Vec<i32>,
    /// How many waited so long.
    #[diesel(sql_type = Array<Int4>)]
    questions: Vec<i32>,
}

#[derive(QueryableByName)]
struct Waits {
    #[diesel(sql_type = BigInt)]
    board_id: BoardId,
    #[diesel(sql_type = Date)]
    week: NaiveDate,
    #[diesel(sql_type = Text)]
    lang: String,
    #[diesel(sql_type = Text)]
    clock: Clock,
    /// Which of the steps, counted from nothing.
    #[diesel(sql_type = Int4)]
    step: i32,
    #[diesel(sql_type = BigInt)]
    questions: i64,
    #[diesel(sql_type = BigInt)]
    late: i64,
}

#[derive(QueryableByName)]
struct WaitsNow {
    #[diesel(sql_type = BigInt)]
    board_id: BoardId,
    #[diesel(sql_type = BigInt)]
    questions: i64,
    #[diesel(sql_type = BigInt)]
    late: i64,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    oldest: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    oldest_readable: Option<DateTime<Utc>>,
}

/// The waits of questions asked on these boards on these days. They begin on a Monday, and end on a Sunday or today.
pub async fn sums(conn: &mut Conn, boards: &[BoardId], days: Days, now: DateTime<Utc>) -> QueryResult<Sums> {
    let ended: Vec<Ended> = db::statement(include_str!("../ended.sql"))
        .bind::<Array<BigInt>, _>(boards)
        .bind::<Date, _>(days.from)
        .bind::<Date, _>(days.to)
        .load(conn)
        .await?;
    let mut sums = Sums::default();
    for row in ended {
        let cell =
            sums.cells.entry(Cell { board: row.board_id, week: row.week, lang: row.lang }).or_default();
        for (minutes, questions) in row.minutes.into_iter().zip(row.questions) {
            let (minutes, questions) = (unsigned(minutes), count(questions.into()));
            match row.clock {
                Clock::Answer => cell.ended(known(&row.ending)?, minutes, questions),
                Clock::Outcome => cell.closed(known(&row.ending)?, minutes, questions),
            }
        }
    }
    let steps = fine_steps(MINUTES_MAX);
    for row in waiting(conn, boards, days, now, &steps).await? {
        let (questions, late) = (count(row.questions), count(row.late));
        let minutes = minutes_of(&steps, row.step);
        let cell =
            sums.cells.entry(Cell { board: row.board_id, week: row.week, lang: row.lang }).or_default();
        match row.clock {
            Clock::Answer => cell.waiting(minutes, questions, late),
            Clock::Outcome => cell.open(minutes, questions),
        }
    }
    sums.now = waiting_now(conn, boards, now).await?;
    Ok(sums)
}

/// What waits on staff at this moment, by board.
async fn waiting_now(
    conn: &mut Conn,
    boards: &[BoardId],
    now: DateTime<Utc>,
) -> QueryResult<BTreeMap<BoardId, Waiting>> {
    let rows: Vec<WaitsNow> = db::statement(include_str!("../waiting_now.sql"))
        .bind::<Array<BigInt>, _>(boards)
        .bind::<Timestamptz, _>(now)
        .load(conn)
        .await?;
    let waiting = |row: WaitsNow| {
        let (questions, late) = (count(row.questions), count(row.late));
        let waiting = Waiting { questions, late, oldest: row.oldest, oldest_readable: row.oldest_readable };
        (row.board_id, waiting)
    };
    Ok(rows.into_iter().map(waiting).collect())
}

async fn waiting(
    conn: &mut Conn,
    boards: &[BoardId],
    days: Days,
    now: DateTime<Utc>,
    steps: &[u32],
) -> QueryResult<Vec<Waits>> {
    db::statement(include_str!("../waiting.sql"))
        .bind::<Array<BigInt>, _>(boards)
        .bind::<Date, _>(days.from)
        .bind::<Date, _>(days.to)
        .bind::<Timestamptz, _>(now)
        .bind::<Array<Int4>, _>(stored(steps))
        .load(conn)
        .await
}

#[derive(QueryableByName)]
struct ByHour {
    /// `None`: these still wait, and their minutes are numbers of steps.
    #[diesel(sql_type = Nullable<Text>)]
    ending: Option<Ending>,
    #[diesel(sql_type = Array<SmallInt>)]
    hours: Vec<i16>,
    /// Of those asked in that hour.
    #[diesel(sql_type = Array<Int4>)]
    minutes: Vec<i32>,
    /// How many waited so long.
    #[diesel(sql_type = Array<Int4>)]
    questions: Vec<i32>,
    /// How many of those that still wait are late.
    #[diesel(sql_type = Array<Int4>)]
    late: Vec<i32>,
}

/// The same by hour of asking, 0 to 23, in coarse minutes. `days` are whole weeks.
pub async fn by_hour(
    conn: &mut Conn,
    boards: &[BoardId],
    days: Days,
    now: DateTime<Utc>,
) -> QueryResult<BTreeMap<i16, Summary>> {
    let steps = fine_steps(MINUTES_MAX);
    let rows: Vec<ByHour> = db::statement(include_str!("../by_hour.sql"))
        .bind::<Array<BigInt>, _>(boards)
        .bind::<Date, _>(days.from)
        .bind::<Date, _>(days.to)
        .bind::<Timestamptz, _>(now)
        .bind::<Array<Int4>, _>(stored(&steps))
        .load(conn)
        .await?;
    let mut hours: BTreeMap<i16, Summary> = BTreeMap::new();
    for row in rows {
        let late = row.late.into_iter().chain(std::iter::repeat(0));
        let each = row.hours.into_iter().zip(row.minutes).zip(row.questions).zip(late);
        for (((hour, minutes), questions), late) in each {
            let (hour, questions) = (hours.entry(hour).or_default(), count(questions.into()));
            match row.ending {
                Some(ending) => hour.ended(ending, unsigned(minutes), questions),
                None => hour.waiting(coarse(minutes_of(&steps, minutes)), questions, count(late.into())),
            }
        }
    }
    Ok(hours)
}

#[derive(QueryableByName)]
struct Expected {
    /// `None`: these still wait, and their minutes are the number of a step.
    #[diesel(sql_type = Nullable<Text>)]
    ending: Option<Ending>,
    #[diesel(sql_type = Int4)]
    minutes: i32,
    #[diesel(sql_type = BigInt)]
    questions: i64,
}

/// How long a question asked now on this board will probably wait for its first answer, in minutes: the median of this
/// week and the four before, those that still wait counted as waiting. `None`: too few were asked, or more than half of them still wait.
pub async fn expected_wait(
    conn: &mut Conn,
    board: BoardId,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> QueryResult<Option<u32>> {
    let (days, steps) = (Days::lately(today), fine_steps(MINUTES_MAX));
    let rows: Vec<Expected> = db::statement(include_str!("../expected.sql"))
        .bind::<BigInt, _>(board)
        .bind::<Date, _>(days.from)
        .bind::<Date, _>(days.to)
        .bind::<Timestamptz, _>(now)
        .bind::<Array<Int4>, _>(stored(&steps))
        .load(conn)
        .await?;
    let mut all = Summary::default();
    for row in rows {
        match row.ending {
            Some(ending) => all.ended(ending, unsigned(row.minutes), count(row.questions)),
            None => all.waiting(minutes_of(&steps, row.minutes), count(row.questions), 0),
        }
    }
    Ok(all.waits.median().filter(|_| all.says_something()))
}

#[derive(QueryableByName)]
struct AskedOn {
    /// `None`: these still wait.
    #[diesel(sql_type = Nullable<Text>)]
    ending: Option<Ending>,
    #[diesel(sql_type = Int4)]
    minutes: i32,
    #[diesel(sql_type = BigInt)]
    questions: i64,
    #[diesel(sql_type = BigInt)]
    late: i64,
}

/// The waits for a first answer of the questions asked on these boards on these days, which need not be whole weeks.
pub async fn asked_on(
    conn: &mut Conn,
    boards: &[BoardId],
    days: Days,
    now: DateTime<Utc>,
) -> QueryResult<Summary> {
    let rows: Vec<AskedOn> = db::statement(include_str!("../last_days.sql"))
        .bind::<Array<BigInt>, _>(boards)
        .bind::<Date, _>(days.from)
        .bind::<Timestamptz, _>(now)
        .bind::<Date, _>(days.to)
        .load(conn)
        .await?;
    let mut all = Summary::default();
    for row in rows {
        let (minutes, questions) = (unsigned(row.minutes), count(row.questions));
        match row.ending {
            Some(ending) => all.ended(ending, minutes, questions),
            None => all.waiting(minutes, questions, count(row.late)),
        }
    }
    Ok(all)
}

/// An ending that this program knows; another must not count as if the question waited.
fn known<T: FromStr>(ending: &str) -> QueryResult<T> {
    let unknown = |_| diesel::result::Error::DeserializationError(format!("unknown ending {ending}").into());
    ending.parse().map_err(unknown)
}

fn stored(steps: &[u32]) -> Vec<i32> {
    steps.iter().map(|step| i32::try_from(*step).unwrap_or(i32::MAX)).collect()
}

fn minutes_of(steps: &[u32], step: i32) -> u32 {
    let last = steps.last().copied().unwrap_or(0);
    usize::try_from(step).ok().and_then(|step| steps.get(step)).copied().unwrap_or(last)
}

fn unsigned(minutes: i32) -> u32 {
    u32::try_from(minutes).unwrap_or(0)
}

fn count(questions: i64) -> u64 {
    u64::try_from(questions).unwrap_or(0)
}
