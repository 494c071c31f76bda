//! Statements on rotas and absences.

pub mod watches;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::model::{Absence, Place, Rota, Weekdays};
use crate::db::schema::{
    absences, boards, handed_on, ledger, member_roles, members, rota_places, rotas, settings,
};
use crate::db::{BoardId, Conn, MemberId, QuestionId};
use crate::ledger::LedgerState;
use crate::viewer::Role;

type Columns = (BoardId, bool, NaiveDate, Vec<Option<String>>);

const COLUMNS: (rotas::board_id, rotas::gives, rotas::made_on, rotas::words) =
    (rotas::board_id, rotas::gives, rotas::made_on, rotas::words);

fn rota((board, gives, made_on, words): Columns) -> Rota {
    Rota { board, gives, made_on, words: words.into_iter().flatten().collect(), places: Vec::new() }
}

/// The rota a board goes by: its own, else that of the board above it.
pub async fn of(conn: &mut Conn, board: BoardId) -> QueryResult<Option<Rota>> {
    let parent: Option<Option<i64>> =
        boards::table.find(board.0).select(boards::parent_id).first(conn).await.optional()?;
    let candidates: Vec<i64> = std::iter::once(board.0).chain(parent.flatten()).collect();
    let found: Vec<Columns> =
        rotas::table.filter(rotas::board_id.eq_any(candidates)).select(COLUMNS).load(conn).await?;
    let Some(own) = found.into_iter().max_by_key(|(of, ..)| *of == board) else { return Ok(None) };
    let rota = rota(own);
    Ok(Some(Rota { places: places(conn, rota.board).await?, ..rota }))
}

/// A board's own rota.
pub async fn own(conn: &mut Conn, board: BoardId) -> QueryResult<Option<Rota>> {
    let found: Option<Columns> = rotas::table.find(board.0).select(COLUMNS).first(conn).await.optional()?;
    let Some(rota) = found.map(rota) else { return Ok(None) };
    Ok(Some(Rota { places: places(conn, board).await?, ..rota }))
}

/// The boards that have a rota of their own.
pub async fn boards_with_own(conn: &mut Conn) -> QueryResult<Vec<BoardId>> {
    rotas::table.order(rotas::board_id).select(rotas::board_id).load(conn).await
}

/// Every rota there is.
pub async fn all(conn: &mut Conn) -> QueryResult<Vec<Rota>> {
    let found: Vec<Columns> = rotas::table.order(rotas::board_id).select(COLUMNS).load(conn).await?;
    let mut all: Vec<Rota> = found.into_iter().map(rota).collect();
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
        .filter(rota_places::board_id.eq_any(boards).and(members::suspended_at.is_null()))
        .filter(diesel::dsl::exists(
            member_roles::table
                .filter(member_roles::member_id.eq(rota_places::member_id))
                .filter(member_roles::role.eq_any([Role::Agent, Role::Lead, Role::Admin].map(Role::as_str)))
                .filter(
                    member_roles::board_id
                        .is_null()
                        .or(member_roles::board_id.eq(rota_places::board_id.nullable())),
                ),
        ))
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
    let changed = (
        rotas::gives.eq(rota.gives),
        rotas::words.eq(&rota.words),
        rotas::changed_by.eq(by),
        rotas::changed_at.eq(now),
    );
    diesel::insert_into(rotas::table)
        .values((rotas::board_id.eq(rota.board), rotas::made_on.eq(rota.made_on), changed))
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
pub async fn lock(conn: &mut Conn, board: BoardId) -> QueryResult<()> {
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

/// Questions that need a person of staff now and whose owner is away, unless they are answering it at this moment.
pub(super) async fn owned_by_absent(
    conn: &mut Conn,
    now: DateTime<Utc>,
    limit: i64,
) -> QueryResult<Vec<QuestionId>> {
    let away = absences::table.filter(absences::starts_at.le(now).and(absences::ends_at.gt(now)));
    let answering = ledger::claim_expires_at.gt(now).assume_not_null();
    ledger::table
        .filter(ledger::owner_id.eq_any(away.select(absences::member_id.nullable())))
        .filter(ledger::state.eq_any([LedgerState::WaitingStaff, LedgerState::Escalated]))
        .filter(ledger::claim_expires_at.is_null().or(diesel::dsl::not(answering)))
        .order(ledger::question_id)
        .limit(limit)
        .select(ledger::question_id)
        .load(conn)
        .await
}

/// The next questions after one that wait on staff and that nobody answers for, in the order of their numbers.
pub(super) async fn unowned_after(
    conn: &mut Conn,
    after: QuestionId,
    limit: i64,
) -> QueryResult<Vec<QuestionId>> {
    ledger::table
        .filter(ledger::owner_id.is_null().and(ledger::question_id.gt(after.0)))
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
    Ok(at.with_timezone(&zone(conn).await?).date_naive())
}

/// The middle of a day where the site is.
pub(super) async fn noon(conn: &mut Conn, day: NaiveDate) -> QueryResult<DateTime<Utc>> {
    let noon = day.and_time(NaiveTime::MIN) + TimeDelta::hours(12);
    let there = zone(conn).await?.from_local_datetime(&noon).earliest();
    Ok(there.map_or_else(|| noon.and_utc(), |noon| noon.to_utc()))
}

async fn zone(conn: &mut Conn) -> QueryResult<Tz> {
    let zone: String = settings::table.select(settings::time_zone).first(conn).await?;
    Ok(zone.parse().unwrap_or(Tz::UTC))
}
