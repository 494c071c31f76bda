//! Changing rotas, being away, and giving questions to people.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::QueryResult;

use super::model::{Absence, Rota};
use super::queries;
use super::queries::watches::Signature;
use crate::accounts::queries::members::{answering_for, leading};
use crate::db::{BoardId, Conn, MemberId, QuestionId};
use crate::desk::actions::urgency::owner_by_rule;
use crate::desk::actions::{self as desk, Assigned, ClaimError};
use crate::events::{Happened, Kind, append};
use crate::ledger::{self, LedgerState, Row};
use crate::threads::queries::lock_rows;

/// Writes a board's rota.
pub async fn save(conn: &mut Conn, rota: &Rota, by: MemberId, now: DateTime<Utc>) -> QueryResult<()> {
    let before = queries::own(conn, rota.board).await?.map(|rota| rota.in_short());
    queries::save(conn, rota, by, now).await?;
    let kind = Kind::RotaChanged { before, after: Some(rota.in_short()) };
    append(conn, Happened::new(kind).board(rota.board).by(by), now).await?;
    Ok(())
}

/// Takes a board's rota away: it goes by the one above it, or by none.
pub async fn end(conn: &mut Conn, board: BoardId, by: MemberId, now: DateTime<Utc>) -> QueryResult<()> {
    let before = queries::own(conn, board).await?.map(|rota| rota.in_short());
    if queries::delete(conn, board).await? > 0 {
        let kind = Kind::RotaChanged { before, after: None };
        append(conn, Happened::new(kind).board(board).by(by), now).await?;
    }
    Ok(())
}

/// Says that somebody is away. A sweep hands their questions on once it has begun.
pub async fn say_away(
    conn: &mut Conn,
    absence: &Absence,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    queries::insert(conn, absence, by, now).await?;
    append(conn, Happened::new(Kind::AbsenceChanged).subject(absence.member.0).by(by), now).await?;
    Ok(())
}

/// Says that they are back, or will not be away. Questions that went to others stay with them.
pub async fn say_back(
    conn: &mut Conn,
    (absence, member): (i64, MemberId),
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    queries::end(conn, absence, now).await?;
    append(conn, Happened::new(Kind::AbsenceChanged).subject(member.0).by(by), now).await?;
    Ok(())
}

/// Finds somebody for a question that waits on staff, if it has nobody or its owner is away: the stand-in, whoever a
/// rule names, whoever's turn it is. Where there is nobody the board's team answers for it.
pub async fn find_owner(conn: &mut Conn, question: QuestionId, at: DateTime<Utc>) -> Result<(), ClaimError> {
    lock_rows(conn, &[question.into()]).await?;
    let Some(row) = ledger::queries::row(conn, question).await? else { return Ok(()) };
    let is_answering = row.owner_at(at).is_some() && row.claim_expires_at.is_some();
    if !waits_on_staff(&row) || is_answering {
        return Ok(());
    }
    match row.owner_at(at) {
        None => give(conn, &row, None, at).await.map(drop),
        Some(owner) => match queries::absence_at(conn, owner, at).await? {
            Some(absence) => hand_on(conn, &row, &absence, at).await,
            None => Ok(()),
        },
    }
}

/// Gives a question that waits on staff and has nobody to whom a rule names, if they answer for its board.
pub async fn give_by_rule(
    conn: &mut Conn,
    question: QuestionId,
    at: DateTime<Utc>,
) -> Result<(), ClaimError> {
    lock_rows(conn, &[question.into()]).await?;
    let Some(row) = ledger::queries::row(conn, question).await? else { return Ok(()) };
    if !waits_on_staff(&row) || row.owner_at(at).is_some() {
        return Ok(());
    }
    let away = queries::away(conn, at).await?;
    if let Some(member) = named_by_rule(conn, question, &away, at).await? {
        desk::assign(conn, question, member, None, at).await?;
    }
    Ok(())
}

fn waits_on_staff(row: &Row) -> bool {
    matches!(row.state, LedgerState::WaitingStaff | LedgerState::Escalated)
}

/// The owner is away: the question, with its clock, goes to somebody who is there.
async fn hand_on(conn: &mut Conn, row: &Row, absence: &Absence, at: DateTime<Utc>) -> Result<(), ClaimError> {
    if !give(conn, row, Some(absence), at).await? {
        desk::release(conn, row.question_id, absence.member, at).await?;
    }
    Ok(queries::note_handed_on(conn, row.question_id, absence, at).await?)
}

/// Tries the people it may go to, one after the other; whether one of them has it now.
async fn give(
    conn: &mut Conn,
    row: &Row,
    absence: Option<&Absence>,
    at: DateTime<Utc>,
) -> Result<bool, ClaimError> {
    let question = row.question_id;
    let away = queries::away(conn, at).await?;
    let stand_in = absence.and_then(|absence| absence.stand_in.as_ref()).map(|(member, _)| *member);
    let stand_in = stand_in.filter(|member| !away.contains(member));
    let named = named_by_rule(conn, question, &away, at).await?;
    for member in stand_in.into_iter().chain(named) {
        if desk::assign(conn, question, member, None, at).await? == Assigned::Done {
            return Ok(true);
        }
    }
    in_turn(conn, row, &away, at).await
}

/// Whom a rule names, or their stand-in while they are away; `None`: nobody who is there.
async fn named_by_rule(
    conn: &mut Conn,
    question: QuestionId,
    away: &[MemberId],
    at: DateTime<Utc>,
) -> QueryResult<Option<MemberId>> {
    let named = match owner_by_rule(conn, question, at).await? {
        Some(member) if away.contains(&member) => stand_in_of(conn, member, at).await?,
        named => named,
    };
    Ok(named.filter(|member| !away.contains(member)))
}

async fn stand_in_of(conn: &mut Conn, member: MemberId, at: DateTime<Utc>) -> QueryResult<Option<MemberId>> {
    let absence = queries::absence_at(conn, member, at).await?;
    Ok(absence.and_then(|absence| absence.stand_in).map(|(member, _)| member))
}

/// Gives it to whoever's turn it is, if the board's rota gives questions.
async fn in_turn(
    conn: &mut Conn,
    row: &Row,
    away: &[MemberId],
    at: DateTime<Utc>,
) -> Result<bool, ClaimError> {
    let Some(rota) = queries::of(conn, row.board_id).await?.filter(|rota| rota.gives) else {
        return Ok(false);
    };
    queries::lock(conn, rota.board).await?;
    let Some(mut rota) = queries::own(conn, rota.board).await? else { return Ok(false) };
    // Whoever no longer answers for the board is passed over.
    let team = answering_for(conn, row.board_id).await?;
    rota.places.retain(|place| team.iter().any(|(member, _)| *member == place.member));
    let day = queries::local_day(conn, at).await?;
    let Some(member) = rota.whose_turn(day, away) else { return Ok(false) };
    let done = desk::assign(conn, row.question_id, member, None, at).await?;
    if done == Assigned::Done {
        queries::gave(conn, rota.board, member, at).await?;
    }
    Ok(done == Assigned::Done)
}

/// Signs for a board's day with a line on what was noticed.
pub async fn sign(
    conn: &mut Conn,
    rota: &Rota,
    day: NaiveDate,
    said: &Signature<'_>,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let away = queries::away(conn, now).await?;
    let turn = rota.watches(day, &away).map(|place| place.member);
    queries::watches::sign(conn, (rota.board, day), turn, said, now).await?;
    append(conn, Happened::new(Kind::WatchSigned).board(rota.board).by(said.by), now).await?;
    Ok(())
}

/// Notes that a board's day ended and nobody had signed for it: whose turn it was and whoever leads the board hear of it,
/// once. Whether that is news.
pub async fn miss(conn: &mut Conn, rota: &Rota, day: NaiveDate, now: DateTime<Utc>) -> QueryResult<bool> {
    let noon = queries::noon(conn, day).await?;
    let away = queries::away(conn, noon).await?;
    let turn = rota.watches(day, &away).map(|place| place.member);
    if !queries::watches::miss(conn, (rota.board, day), turn, now).await? {
        return Ok(false);
    }
    let mut told = leading(conn, rota.board).await?;
    told.extend(turn);
    told.sort_unstable();
    told.dedup();
    append(conn, Happened::new(Kind::WatchMissed { told }).board(rota.board), now).await?;
    Ok(true)
}
