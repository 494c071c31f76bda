//! Whether each open question that is past a step of the ladder has had its alarm, and whether each deadline is where the
//! count minute by minute puts it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::QueryResult;

use super::checks::{Fault, climbed};
use super::minutes::Counts;
use crate::db::{Conn, QuestionId, TargetId};
use crate::ladder;
use crate::ledger::queries::targets;
use crate::ledger::{self, LedgerState, Row, Target};

/// Open questions looked at in one statement.
const BATCH: i64 = 500;

/// When steps of which height were taken, by question.
pub(super) type Climbed = BTreeMap<QuestionId, Vec<(i64, DateTime<Utc>)>>;

/// Looks at every open question.
pub(super) async fn look(
    conn: &mut Conn,
    counts: &mut Counts,
    now: DateTime<Utc>,
) -> QueryResult<Vec<Fault>> {
    let steps: Vec<i64> =
        ladder::queries::steps(conn).await?.iter().map(|step| step.percent.into()).collect();
    let mut faults = Vec::new();
    let mut after = QuestionId(0);
    loop {
        let open = ledger::queries::open_after(conn, after, BATCH).await?;
        let Some(last) = open.iter().next_back() else { return Ok(faults) };
        after = *last;
        let rows = ledger::queries::rows(conn, &open).await?;
        let ids: Vec<TargetId> = rows.iter().map(|row| row.target_id).collect();
        let targets = targets::by_ids(conn, &ids).await?;
        let climbed = climbed(conn, &open).await?;
        for row in &rows {
            let Some(target) = targets.get(&row.target_id) else { continue };
            let told = climbed.get(&row.question_id).map_or(&[][..], Vec::as_slice);
            faults.extend(deadline(row, target, counts));
            faults.extend(alarm(row, target, &steps, told, counts, now));
        }
    }
}

/// Of a question that nobody has answered yet the deadline is known without any history.
fn deadline(row: &Row, target: &Target, counts: &mut Counts) -> Option<Fault> {
    let Some(due) = row.next_due else {
        return Some(Fault::of(row.question_id, "it is open and has no deadline"));
    };
    let untouched = row.state == LedgerState::WaitingStaff
        && row.first_answered_at.is_none()
        && row.waiting_since == row.asked_at;
    if !untouched || row.answer_due != Some(due) {
        return None;
    }
    let counted = counts.of(&target.calendar).due(row.asked_at, target.answer.num_minutes());
    let what = format!("its answer is due at {due}, counted minute by minute at {counted}");
    (counted != due).then(|| Fault::of(row.question_id, &what))
}

/// The highest step that has passed since the clock began to run, or went on, was taken since; one that had passed before
/// was taken at some time, if the deadline still lay ahead when it went on.
fn alarm(
    row: &Row,
    target: &Target,
    steps: &[i64],
    told: &[(i64, DateTime<Utc>)],
    counts: &mut Counts,
    now: DateTime<Utc>,
) -> Option<Fault> {
    let clock = Clock::of(row, target, counts, now)?;
    let passed = |percent: &&i64| clock.used * 100 >= **percent * clock.promised;
    let step = *steps.iter().filter(passed).max()?;
    let used_before = clock.used - clock.since;
    let before_pause = used_before * 100 >= step * clock.promised && used_before < clock.promised;
    let heard =
        |(percent, at): &(i64, DateTime<Utc>)| *percent >= step && (before_pause || *at >= row.waiting_since);
    let what =
        format!("{} of {} minutes have passed, and nobody was told at {step} %", clock.used, clock.promised);
    (!told.iter().any(heard)).then(|| Fault::of(row.question_id, &what))
}

/// What the nearer clock has come to, in minutes that count.
struct Clock {
    promised: i64,
    used: i64,
    /// Of them since it began to run, or went on.
    since: i64,
}

impl Clock {
    fn of(row: &Row, target: &Target, counts: &mut Counts, now: DateTime<Utc>) -> Option<Self> {
        let due = row.next_due?;
        match row.state {
            LedgerState::WaitingStaff => {
                let answer = if row.first_answered_at.is_some() { target.next } else { target.answer };
                let promised = if row.answer_due == Some(due) { answer } else { target.outcome };
                let minutes = counts.of(&target.calendar);
                let promised = promised.num_minutes();
                let used = promised - minutes.between(now, due);
                Some(Self { promised, used, since: minutes.between(row.waiting_since, now) })
            }
            LedgerState::Escalated => {
                let minutes = |from: DateTime<Utc>, to: DateTime<Utc>| (to - from).num_minutes();
                let used = minutes(row.waiting_since, now);
                Some(Self { promised: minutes(row.waiting_since, due), used, since: used })
            }
            LedgerState::WaitingAsker | LedgerState::Closed => None,
        }
    }
}
