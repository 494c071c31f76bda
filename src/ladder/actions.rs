//! Taking the steps that are due, and changing which there are.

use chrono::{DateTime, Utc};
use diesel::QueryResult;

use super::model::{Climb, Step};
use super::queries;
use crate::accounts::queries::members::answering_for;
use crate::db::{Conn, MemberId, QuestionId, TargetId};
use crate::events::{Happened, Kind, Tells, append};
use crate::ledger::queries::targets;
use crate::ledger::{self, Row};
use crate::rota::{Rota, queries as rota};

/// Looks at questions anew: keeps when the next step of each comes.
pub async fn look(conn: &mut Conn, questions: &[QuestionId]) -> QueryResult<()> {
    let ladder = queries::steps(conn).await?;
    let taken = queries::taken(conn, questions).await?;
    let climbs = climbs(conn, questions).await?;
    let next = |question: QuestionId| {
        let (_, climb) = climbs.iter().find(|(row, _)| row.question_id == question)?;
        climb.left(&ladder, &of(&taken, question)).into_iter().map(|(_, at)| at).next()
    };
    let waits: Vec<_> = questions.iter().map(|question| (*question, next(*question))).collect();
    queries::wait_until(conn, &waits).await
}

fn of(taken: &[(QuestionId, i32)], question: QuestionId) -> Vec<i32> {
    taken.iter().filter(|(of, _)| *of == question).map(|(_, percent)| *percent).collect()
}

/// Takes the steps that are due. Of several at once, after a standstill, only the highest tells anybody: it says it all.
pub async fn take(conn: &mut Conn, question: QuestionId, now: DateTime<Utc>) -> QueryResult<bool> {
    queries::lock(conn, question).await?;
    let Some((row, climb)) = climbs(conn, &[question]).await?.pop() else {
        queries::wait_until(conn, &[(question, None)]).await?;
        return Ok(false);
    };
    let ladder = queries::steps(conn).await?;
    let taken = queries::taken(conn, &[question]).await?;
    let left = climb.left(&ladder, &of(&taken, question));
    let (due, later): (Vec<_>, Vec<_>) = left.into_iter().partition(|(_, at)| *at <= now);
    let next = later.into_iter().map(|(_, at)| at).next();
    queries::wait_until(conn, &[(question, next)]).await?;
    let due: Vec<Step> = due.into_iter().map(|(step, _)| step).collect();
    let Some(step) = due.iter().last() else { return Ok(false) };
    queries::take(conn, &row, &due, now).await?;
    let told = told(conn, &row, step.tells, now).await?;
    let kind = Kind::LadderClimbed { percent: step.percent, tells: step.tells, told };
    append(conn, Happened::new(kind).thread(question.into()).board(row.board_id), now).await?;
    Ok(true)
}

/// The rows whose clock runs, with their clocks.
async fn climbs(conn: &mut Conn, questions: &[QuestionId]) -> QueryResult<Vec<(Row, Climb)>> {
    let rows = ledger::queries::rows(conn, questions).await?;
    let mut ids: Vec<TargetId> = rows.iter().map(|row| row.target_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let targets = targets::by_ids(conn, &ids).await?;
    let running = |row: Row| {
        let climb = targets.get(&row.target_id).and_then(|target| Climb::of(&row, target));
        climb.map(|climb| (row, climb))
    };
    Ok(rows.into_iter().filter_map(running).collect())
}

/// Who is told: never nobody. Whoever is away is told only if everybody is.
async fn told(conn: &mut Conn, row: &Row, tells: Tells, now: DateTime<Utc>) -> QueryResult<Vec<MemberId>> {
    let away = rota::away(conn, now).await?;
    let rota = rota::of(conn, row.board_id).await?;
    let day = rota::local_day(conn, now).await?;
    let owner = row.owner_at(now);
    let leads = queries::leads(conn, row.board_id).await?;
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
        None => Ok(answering_for(conn, row.board_id).await?.into_iter().map(|(member, _)| member).collect()),
    }
}

/// Writes the steps whole; open questions are looked at anew.
pub async fn save(conn: &mut Conn, steps: &[Step], by: MemberId, now: DateTime<Utc>) -> QueryResult<()> {
    queries::save(conn, steps).await?;
    append(conn, Happened::new(Kind::LadderChanged).by(by), now).await?;
    Ok(())
}
