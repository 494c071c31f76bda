//! Who of the demo's staff is on duty, who is away, and what the watch of the last days noticed.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc, Weekday};

use super::lives::People;
use super::run::DemoError;
use crate::db::{BoardId, Conn};
use crate::rota::model::{Absence, Place, Rota, Weekdays};
use crate::rota::queries::watches::Signature;
use crate::rota::{actions, queries};

/// Boards with a rota; on the first the rota gives each new question to somebody.
const BOARDS: [&str; 2] = ["setup", "orders"];
/// In their order.
const ON_DUTY: [&str; 3] = ["priya", "kenji", "lena"];
/// What the watch looks for.
const WORDS: [&str; 4] = ["refund", "lawyer", "退款", "律師"];
/// Lines of the last days, the newest first; none where nobody signed.
const LINES: [Option<&str>; 3] = [Some("All calm. Two of the overdue ones wait for parts."), None, Some("")];
/// The absence begins in so many days and lasts as many.
const AWAY_IN_DAYS: i64 = 5;

/// Writes it.
pub async fn write(
    conn: &mut Conn,
    people: &People,
    boards: &HashMap<String, BoardId>,
    now: DateTime<Utc>,
) -> Result<(), DemoError> {
    let by = people.id("admin")?;
    let today = queries::local_day(conn, now).await?;
    let every_day = [Weekday::Sat, Weekday::Sun].into_iter().fold(Weekdays::WORKING, Weekdays::with);
    for board in BOARDS.iter().filter_map(|slug| boards.get(*slug)) {
        let mut places = Vec::new();
        for handle in ON_DUTY {
            places.push(Place {
                member: people.id(handle)?,
                name: handle.to_owned(),
                weekdays: every_day,
                given_at: None,
            });
        }
        let gives = Some(board) == boards.get(BOARDS[0]);
        let words = WORDS.map(str::to_owned).to_vec();
        let rota = Rota { board: *board, gives, made_on: today - TimeDelta::days(3), words, places };
        actions::save(conn, &rota, by, now).await?;
        for (before, line) in (1_i64..).zip(LINES) {
            let (day, at) = (today - TimeDelta::days(before), now - TimeDelta::days(before));
            // A day without a line is noticed by the first sweep.
            if let Some(line) = line {
                let said = Signature { by: people.id("priya")?, line, seen_at: at };
                actions::sign(conn, &rota, day, &said, at).await?;
            }
        }
    }
    let starts_at = now + TimeDelta::days(AWAY_IN_DAYS);
    let absence = Absence {
        id: 0,
        member: people.id("kenji")?,
        name: String::new(),
        starts_at,
        ends_at: starts_at + TimeDelta::days(AWAY_IN_DAYS),
        stand_in: Some((people.id("priya")?, String::new())),
    };
    Ok(actions::say_away(conn, &absence, people.id("kenji")?, now).await?)
}
