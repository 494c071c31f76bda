//! Statements on rotas and absences.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::model::{Absence, Place, Rota, Weekdays};
use crate::db::schema::{absences, boards, handed_on, ledger, members, rota_places, rotas, settings};
use crate::db::{BoardId, Conn, MemberId, QuestionId};
use crate::ledger::LedgerState;

/// The rota a board goes by: its own, else that of the board above it.
pub async fn of(conn: &mut Conn, board: BoardId) -> QueryResult<Option<Rota>> {
    let parent: Option<Option<i64>> =
        boards::table.find(board.0).select(boards::parent_id).first(conn).await.optional()?;
    let candidates: Vec<i64> = std::iter::once(board.0).chain(parent.flatten()).collect();
    let found: Vec<(BoardId, bool)> = rotas::table
        .filter(rotas::board_id.eq_any(candidates))
        .select((rotas::board_id, rotas::gives))
        .load(conn)
        .await?;
    let own = found.iter().max_by_key(|(of, _)| *of == board).copied();
    let Some((board, gives)) = own else { return Ok(None) };
    Ok(Some(Rota { board, gives, places: places(conn, board).await? }))
}

/// A board's own rota.
pub async fn own(conn: &mut Conn, board: BoardId) -> QueryResult<Option<Rota>> {
    Ok(of(conn, board).await?.filter(|rota| rota.board == board))
}

/// Every rota there is.
pub async fn all(conn: &mut Conn) -> QueryResult<Vec<Rota>> {
    let found: Vec<(BoardId, bool)> =
        rotas::table.order(rotas::board_id).select((rotas::board_id, rotas::gives)).load(conn).await?;
    let mut all: Vec<Rota> =
        found.into_iter().map(|(board, gives)| Rota { board, gives, places: Vec::new() }).collect();
    for (board, place) in rows(conn, &all.iter().map(|rota| rota.board).collect::<Vec<_>>()).await? {
        if let Some(rota) = all.iter_mut().find(|rota| rota.board == board) {
            rota.places.push(place);
        }
    }
    Ok(all)
}

async fn places(conn: &mut Conn, board: BoardId) -> QueryResult<Vec<Place>> {
    Ok(rows(conn, &[board]).await?.into_iter().map(|(_, place)| place).collect())
}

async fn rows(conn: &mut Conn, boards: &[BoardId]) -> QueryResult<Vec<(BoardId, Place)>> {
    type Columns = (BoardId, MemberId, String, i16, Option<DateTime<Utc>>);
    let rows: Vec<Columns> = rota_places::table
        .inner_join(members::table)
        .filter(rota_places::board_id.eq_any(boards))
        .order((rota_places::board_id, rota_places::place, rota_places::member_id))
        .select((
            rota_places::board_id,
            rota_places::member_id,
            members::name,
            rota_places::weekdays,
            rota_places::given_at,
        ))
        .load(conn)
        .await?;
    let place = |(board, member, name, weekdays, given_at)| {
        (board, Place { member, name, weekdays: Weekdays::from_stored(weekdays), given_at })
    };
    Ok(rows.into_iter().map(place).collect())
}

/// Writes a board's rota whole; whose turn it is stays.
pub(super) async fn save(conn: &mut Conn, rota: &Rota, by: MemberId, now: DateTime<Utc>) -> QueryResult<()> {
    let changed = (rotas::gives.eq(rota.gives), rotas::changed_by.eq(by), rotas::changed_at.eq(now));
    diesel::insert_into(rotas::table)
        .values((rotas::board_id.eq(rota.board), changed))
        .on_conflict(rotas::board_id)
        .do_update()
        .set(changed)
        .execute(conn)
        .await?;
    diesel::delete(rota_places::table.filter(rota_places::board_id.eq(rota.board))).execute(conn).await?;
    let values: Vec<_> = (0_i32..)
        .zip(&rota.places)
        .map(|(at, place)| {
            (
                rota_places::board_id.eq(rota.board),
                rota_places::member_id.eq(place.member),
                rota_places::place.eq(at),
                rota_places::weekdays.eq(place.weekdays.stored()),
                rota_places::given_at.eq(place.given_at),
            )
        })
        .collect();
    diesel::insert_into(rota_places::table).values(values).execute(conn).await?;
    Ok(())
}

/// Takes a board's rota away.
pub(super) async fn delete(conn: &mut Conn, board: BoardId) -> QueryResult<usize> {
    diesel::delete(rotas::table.find(board.0)).execute(conn).await
}

/// Notes that the rota gave somebody a question.
pub(super) async fn gave(
    conn: &mut Conn,
    board: BoardId,
    member: MemberId,
    at: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::update(rota_places::table.find((board.0, member.0)))
        .set(rota_places::given_at.eq(at))
        .execute(conn)
        .await?;
    Ok(())
}

/// Locks the rota of a board, so that two questions do not take one turn.
pub(super) async fn lock(conn: &mut Conn, board: BoardId) -> QueryResult<()> {
    rotas::table
        .find(board.0)
        .select(rotas::board_id)
        .for_no_key_update()
        .first::<i64>(conn)
        .await
        .optional()?;
    Ok(())
}

/// Who is away at that moment.
pub async fn away(conn: &mut Conn, at: DateTime<Utc>) -> QueryResult<Vec<MemberId>> {
    absences::table
        .filter(absences::starts_at.le(at).and(absences::ends_at.gt(at)))
        .distinct()
        .select(absences::member_id)
        .load(conn)
        .await
}

/// Absences that are not over, of one member or of all, in the order of their beginning.
pub async fn absences(
    conn: &mut Conn,
    of: Option<MemberId>,
    now: DateTime<Utc>,
) -> QueryResult<Vec<Absence>> {
    let stand_in = diesel::alias!(members as stand_in);
    let mut query = absences::table
        .inner_join(members::table.on(members::id.eq(absences::member_id)))
        .left_join(stand_in.on(stand_in.field(members::id).nullable().eq(absences::stand_in_id)))
        .filter(absences::ends_at.gt(now))
        .order((absences::starts_at, absences::id))
        .select((
            absences::id,
            absences::member_id,
            members::name,
            absences::starts_at,
            absences::ends_at,
            absences::stand_in_id,
            stand_in.field(members::name).nullable(),
        ))
        .into_boxed();
    if let Some(member) = of {
        query = query.filter(absences::member_id.eq(member));
    }
    type Columns = (i64, MemberId, String, DateTime<Utc>, DateTime<Utc>, Option<MemberId>, Option<String>);
    let rows: Vec<Columns> = query.load(conn).await?;
    let absence = |(id, member, name, starts_at, ends_at, stand_in, stand_in_name): Columns| Absence {
        id,
        member,
        name,
        starts_at,
        ends_at,
        stand_in: stand_in.zip(stand_in_name),
    };
    Ok(rows.into_iter().map(absence).collect())
}

/// The absence of a member that lasts longest at that moment.
pub(super) async fn absence_at(
    conn: &mut Conn,
    member: MemberId,
    at: DateTime<Utc>,
) -> QueryResult<Option<Absence>> {
    let lasting = absences(conn, Some(member), at).await?.into_iter();
    Ok(lasting.filter(|absence| absence.lasts_at(at)).max_by_key(|absence| absence.ends_at))
}

/// Whose absence it is, locked until the transaction ends; `None` once it is over.
pub async fn locked(conn: &mut Conn, id: i64, now: DateTime<Utc>) -> QueryResult<Option<MemberId>> {
    let lasting = absences::table.find(id).filter(absences::ends_at.gt(now));
    lasting.select(absences::member_id).for_update().first(conn).await.optional()
}

/// Writes an absence.
pub(super) async fn insert(
    conn: &mut Conn,
    absence: &Absence,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(absences::table)
        .values((
            absences::member_id.eq(absence.member),
            absences::starts_at.eq(absence.starts_at),
            absences::ends_at.eq(absence.ends_at),
            absences::stand_in_id.eq(absence.stand_in.as_ref().map(|(id, _)| *id)),
            absences::said_by.eq(by),
            absences::said_at.eq(now),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// Ends an absence at that moment; one that has not begun is taken away.
pub(super) async fn end(conn: &mut Conn, id: i64, now: DateTime<Utc>) -> QueryResult<()> {
    diesel::delete(absences::table.find(id).filter(absences::starts_at.ge(now))).execute(conn).await?;
    diesel::update(absences::table.find(id)).set(absences::ends_at.eq(now)).execute(conn).await?;
    Ok(())
}

/// An absence that has begun and whose questions are still with its member.
pub(super) async fn to_hand_on(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Option<(i64, MemberId)>> {
    absences::table
        .filter(absences::handed_on_at.is_null().and(absences::starts_at.le(now)))
        .order((absences::starts_at, absences::id))
        .select((absences::id, absences::member_id))
        .for_update()
        .skip_locked()
        .first(conn)
        .await
        .optional()
}

/// Notes that its questions have gone to others.
pub(super) async fn handed(conn: &mut Conn, id: i64, now: DateTime<Utc>) -> QueryResult<()> {
    diesel::update(absences::table.find(id)).set(absences::handed_on_at.eq(now)).execute(conn).await?;
    Ok(())
}

/// Questions that need a person of staff now and whose owner is this member, in their order, above one.
pub(super) async fn owned_by(
    conn: &mut Conn,
    owner: MemberId,
    after: QuestionId,
    limit: i64,
) -> QueryResult<Vec<QuestionId>> {
    ledger::table
        .filter(ledger::owner_id.eq(owner).and(ledger::question_id.gt(after.0)))
        .filter(ledger::state.eq_any([LedgerState::WaitingStaff, LedgerState::Escalated]))
        .order(ledger::question_id)
        .limit(limit)
        .select(ledger::question_id)
        .load(conn)
        .await
}

/// Notes that a question went to others because its owner is away; a later absence takes the place of an earlier one.
pub(super) async fn note_handed_on(
    conn: &mut Conn,
    question: QuestionId,
    absence: &Absence,
    at: DateTime<Utc>,
) -> QueryResult<()> {
    let values = (
        handed_on::away_id.eq(absence.member),
        handed_on::away_until.eq(absence.ends_at),
        handed_on::at.eq(at),
    );
    diesel::insert_into(handed_on::table)
        .values((handed_on::question_id.eq(question), values))
        .on_conflict(handed_on::question_id)
        .do_update()
        .set(values)
        .execute(conn)
        .await?;
    Ok(())
}

/// The day it is where the site is.
pub async fn local_day(conn: &mut Conn, at: DateTime<Utc>) -> QueryResult<NaiveDate> {
    let zone: String = settings::table.select(settings::time_zone).first(conn).await?;
    let zone: chrono_tz::Tz = zone.parse().unwrap_or(chrono_tz::Tz::UTC);
    Ok(at.with_timezone(&zone).date_naive())
}
