//! Taking the steps that are due, and changing which there are.

use chrono::{DateTime, Utc};
use diesel::QueryResult;

use super::model::{Climb, Step};
use super::queries;
use crate::accounts::queries::members::{answering_for, leading};
use crate::db::{Conn, MemberId, QuestionId, TargetId, ThreadId};
use crate::events::{Happened, Kind, Tells, append};
use crate::ledger::queries::targets;
use crate::ledger::{self, Row};
use crate::rota::{Rota, queries as rota};
use crate::threads::queries::lock_rows;

/// Looks at questions anew: keeps when the next step of each comes. Nothing happens to them meanwhile.
pub async fn look(conn: &mut Conn, questions: &[QuestionId]) -> QueryResult<()> {
    lock(conn, questions).await?;
    let ladder = queries::steps(conn).await?;
    let climbing = climbing(conn, questions).await?;
    let next = |question: QuestionId| {
        let one = climbing.iter().find(|one| one.row.question_id == question)?;
        one.climb.left(&ladder, &one.taken).into_iter().map(|(_, at)| at).next()
    };
    let waits: Vec<_> = questions.iter().map(|question| (*question, next(*question))).collect();
    queries::wait_until(conn, &waits).await
}

/// Takes the steps that are due. Of several at once, after a standstill, only the highest tells anybody: it says it all.
pub async fn take(conn: &mut Conn, question: QuestionId, now: DateTime<Utc>) -> QueryResult<bool> {
    lock(conn, &[question]).await?;
    let Some(one) = climbing(conn, &[question]).await?.pop() else {
        queries::wait_until(conn, &[(question, None)]).await?;
        return Ok(false);
    };
    let ladder = queries::steps(conn).await?;
    let left = one.climb.left(&ladder, &one.taken);
    let (due, later): (Vec<_>, Vec<_>) = left.into_iter().partition(|(_, at)| *at <= now);
    let next = later.into_iter().map(|(_, at)| at).next();
    queries::wait_until(conn, &[(question, next)]).await?;
    let due: Vec<Step> = due.into_iter().map(|(step, _)| step).collect();
    let Some(step) = due.iter().last() else { return Ok(false) };
    queries::take(conn, (&one.row, one.round), &due, now).await?;
    let told = told(conn, &one.row, step.tells, now).await?;
    let kind = Kind::LadderClimbed { percent: step.percent, tells: step.tells, told };
    append(conn, Happened::new(kind).thread(question.into()).board(one.row.board_id), now).await?;
    Ok(true)
}

async fn lock(conn: &mut Conn, questions: &[QuestionId]) -> QueryResult<()> {
    let threads: Vec<ThreadId> = questions.iter().map(|question| (*question).into()).collect();
    lock_rows(conn, &threads).await
}

/// A question whose clock runs.
struct Climbing {
    row: Row,
    climb: Climb,
    /// What comes back, and what was called and not settled, climbs anew.
    round: i32,
    /// Steps of this round on its board: hundredths, and when.
    taken: Vec<(i32, DateTime<Utc>)>,
}

/// Escalations that one round of waiting may hold.
const ROUND: i64 = 1_000;

async fn climbing(conn: &mut Conn, questions: &[QuestionId]) -> QueryResult<Vec<Climbing>> {
    let rows = ledger::queries::rows(conn, questions).await?;
    let mut ids: Vec<TargetId> = rows.iter().map(|row| row.target_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let targets = targets::by_ids(conn, &ids).await?;
    let taken = queries::taken(conn, questions).await?;
    let escalated = queries::escalated(conn, questions).await?;
    let running = |row: Row| {
        let calls = escalated.iter().find(|all| all.question == row.question_id);
        let climb = targets.get(&row.target_id).and_then(|target| Climb::of(&row, target))?;
        let climb = climb.after_calls(calls.is_some_and(|all| all.called_off));
        let calls = calls.map_or(0, |all| all.count);
        let round = i32::try_from(i64::from(row.reopened) * ROUND + calls.min(ROUND - 1)).unwrap_or(i32::MAX);
        let of_round = taken.iter().filter(|(question, board, in_round, ..)| {
            (*question, *board, *in_round) == (row.question_id, row.board_id, round)
        });
        let taken = of_round.map(|(.., percent, at)| (*percent, *at)).collect();
        Some(Climbing { row, climb, round, taken })
    };
    Ok(rows.into_iter().filter_map(running).collect())
}

/// Who is told: never nobody. Whoever is away is told only if everybody is.
async fn told(conn: &mut Conn, row: &Row, tells: Tells, now: DateTime<Utc>) -> QueryResult<Vec<MemberId>> {
    let away = rota::away(conn, now).await?;
    let team = answering_for(conn, row.board_id).await?;
    let is_of_team = |member: MemberId| team.iter().any(|(of, _)| *of == member);
    let mut rota = rota::of(conn, row.board_id).await?;
    if let Some(rota) = &mut rota {
        rota.places.retain(|place| is_of_team(place.member));
    }
    let day = rota::local_day(conn, now).await?;
    let owner = row.owner_at(now).filter(|owner| is_of_team(*owner));
    let leads = leading(conn, row.board_id).await?;
    let on_duty = |rota: &Rota| rota.on_duty(day, &away).map(|place| place.member).collect::<Vec<_>>();
    let mut first = match tells {
        Tells::Owner => match (owner, &rota) {
            (Some(owner), _) => vec![owner],
            (None, Some(rota)) => on_duty(rota),
            (None, None) => Vec::new(),
        },
        Tells::Leads => leads.clone(),
        Tells::NextOnDuty => rota.and_then(|rota| rota.next_after(owner, day, &away)).into_iter().collect(),
        Tells::Escalation => owner.into_iter().chain(leads.iter().copied()).collect(),
    };
    first.sort_unstable();
    first.dedup();
    let there = |all: &[MemberId]| -> Vec<MemberId> {
        all.iter().filter(|member| !away.contains(member)).copied().collect()
    };
    let choices = [there(&first), there(&leads), first, leads];
    match choices.into_iter().find(|some| !some.is_empty()) {
        Some(some) => Ok(some),
        None => Ok(team.into_iter().map(|(member, _)| member).collect()),
    }
}

/// Writes the steps whole; open questions are looked at anew.
pub async fn save(conn: &mut Conn, steps: &[Step], by: MemberId, now: DateTime<Utc>) -> QueryResult<()> {
    let short = |steps: &[Step]| steps.iter().map(|step| (step.percent, step.tells)).collect();
    let (before, after) = (short(&queries::steps(conn).await?), short(steps));
    queries::save(conn, steps).await?;
    append(conn, Happened::new(Kind::LadderChanged { before, after }).by(by), now).await?;
    Ok(())
}
