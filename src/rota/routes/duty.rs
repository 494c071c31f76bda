//! `/desk/rota`: who is on duty, who is away; `/desk/rota/{board}`: a board's rota.

use actix_web::http::StatusCode;
use actix_web::web;

use crate::accounts::queries::members::{answering, answering_for};
use crate::boards::Board;
use crate::db::{BoardId, Conn, MemberId};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::rota::form::{Typed, TypedAbsence};
use crate::rota::model::{ABSENCES_MAX, Absence, Rota};
use crate::rota::views::duty as views;
use crate::rota::{actions, policy, queries};
use crate::shell::{Page, see_with};
use crate::ui::StaffPage;
use crate::ui::form::FieldErrors;
use crate::ui::words::{Key, t};
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::stand;

/// `GET /desk/rota`
pub async fn index(visit: Visit) -> Answer {
    visit.staff()?;
    let me = visit.member_id()?.to_string();
    list(&visit, &TypedAbsence { member: me, ..TypedAbsence::default() }, &FieldErrors::new()).await
}

async fn list(visit: &Visit, typed: &TypedAbsence, errors: &FieldErrors) -> Answer {
    let mut conn = visit.conn().await?;
    let known = views::Known {
        rotas: queries::all(&mut conn).await?,
        absences: queries::absences(&mut conn, None, visit.now).await?,
        staff: answering(&mut conn).await?,
    };
    drop(conn);
    let page = Page::staff(visit, visit.words.text(t::ROTA_TITLE), StaffPage::Desk);
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::index(visit, &known, typed, errors)).await
}

/// `POST /desk/absences`: somebody will be away.
pub async fn say_away(visit: Visit, fields: Fields) -> Answer {
    let by = visit.staff()?.id;
    let typed = TypedAbsence::read(&fields);
    let mut change = visit.begin().await?;
    let staff = answering(&mut change).await?;
    let parsed = typed.parse(&visit, &staff);
    let parsed = match parsed {
        Ok(absence) => with_room(&visit, &mut change, absence).await?,
        wrong => wrong,
    };
    let absence = match parsed {
        Ok(absence) => absence,
        Err(errors) => {
            change.leave().await?;
            return list(&visit, &typed, &errors).await;
        }
    };
    policy::can_say_away(&visit.viewer, absence.member)?;
    actions::say_away(&mut change, &absence, by, visit.now).await?;
    change.commit().await?;
    see_with(&visit, urls::rota(), Flash::ok(t::ROTA_AWAY_SAVED).with("name", absence.name))
}

/// Somebody has so many absences to come and no more, and one at a time; whoever stands in is there meanwhile.
async fn with_room(
    visit: &Visit,
    conn: &mut Conn,
    absence: Absence,
) -> Result<Result<Absence, FieldErrors>, Error> {
    let to_come = queries::absences(conn, Some(absence.member), visit.now).await?;
    let mut errors = FieldErrors::new();
    if to_come.len() >= ABSENCES_MAX {
        errors.add("from", visit.words.text(t::ROTA_MANY));
    }
    if to_come.iter().any(|held| (held.starts_at, held.ends_at) == (absence.starts_at, absence.ends_at)) {
        errors.add("from", visit.words.text(t::ROTA_SAID_BEFORE));
    } else if let Some(held) = to_come.iter().find(|held| held.overlaps(&absence)) {
        errors.add("from", away_already(visit, t::ROTA_OVERLAPS, held));
    }
    if let Some((stand_in, _)) = &absence.stand_in {
        let theirs = queries::absences(conn, Some(*stand_in), visit.now).await?;
        if let Some(held) = theirs.iter().find(|held| held.overlaps(&absence)) {
            errors.add("stand_in", away_already(visit, t::ROTA_STAND_IN_AWAY, held));
        }
    }
    Ok(if errors.is_empty() { Ok(absence) } else { Err(errors) })
}

fn away_already(visit: &Visit, key: Key, held: &Absence) -> String {
    let days = views::days(visit, held);
    visit.words.with(key, &[("name", (&held.name).into()), ("days", days.into())])
}

/// `POST /desk/absences/{id}/end`: they are back, or will not be away.
pub async fn say_back(visit: Visit, id: web::Path<i64>) -> Answer {
    let by = visit.staff()?.id;
    let mut change = visit.begin().await?;
    let member = queries::locked(&mut change, *id, visit.now).await?.ok_or(Error::NotFound)?;
    policy::can_say_away(&visit.viewer, member)?;
    actions::say_back(&mut change, (*id, member), by, visit.now).await?;
    change.commit().await?;
    see_with(&visit, urls::rota(), Flash::ok(t::ROTA_BACK_SAVED))
}

/// `GET /desk/rota/{board}`
pub async fn edit(visit: Visit, board: web::Path<BoardId>) -> Answer {
    let board = led(&visit, *board)?;
    let mut conn = visit.conn().await?;
    let (held, team) = (queries::own(&mut conn, board.id).await?, answering_for(&mut conn, board.id).await?);
    drop(conn);
    let typed = Typed::of(held.as_ref(), &team);
    shown(&visit, board, held.as_ref(), (&typed, &FieldErrors::new()), None).await
}

/// `POST /desk/rota/{board}`
pub async fn update(visit: Visit, board: web::Path<BoardId>, fields: Fields) -> Answer {
    let by = visit.staff()?.id;
    let board = led(&visit, *board)?;
    let mut change = visit.begin().await?;
    crate::boards::queries::lock(&mut change, board.id).await?;
    queries::lock(&mut change, board.id).await?;
    let (held, team) = state(&mut change, board.id).await?;
    let (typed, stored) = (Typed::read(&fields, &team), Typed::of(held.as_ref(), &team));
    let errors = typed.errors(&visit);
    if !errors.is_empty() {
        change.leave().await?;
        return shown(&visit, board, held.as_ref(), (&typed, &errors), None).await;
    }
    if !stand::fits(&stored.stand, &typed.stand) {
        change.leave().await?;
        let typed = Typed { stand: stored.stand, ..typed };
        return shown(&visit, board, held.as_ref(), (&typed, &errors), Some(t::ROTA_CONFLICT)).await;
    }
    let rota = typed.rota(board.id, held.as_ref(), views::today(&visit));
    if held.as_ref() != Some(&rota) {
        actions::save(&mut change, &rota, by, visit.now).await?;
    }
    change.commit().await?;
    see_with(&visit, urls::rota(), Flash::ok(t::ROTA_SAVED).with("board", board.name(visit.lang())))
}

/// `POST /desk/rota/{board}/end`: the board goes by the rota above it, or by none.
pub async fn end(visit: Visit, board: web::Path<BoardId>, fields: Fields) -> Answer {
    let by = visit.staff()?.id;
    let board = led(&visit, *board)?;
    let mut change = visit.begin().await?;
    crate::boards::queries::lock(&mut change, board.id).await?;
    queries::lock(&mut change, board.id).await?;
    let (held, team) = state(&mut change, board.id).await?;
    let stored = Typed::of(held.as_ref(), &team);
    if held.is_some() && !stand::fits(&stored.stand, fields.text(stand::FIELD)) {
        change.leave().await?;
        let meanwhile = Some(t::ROTA_CONFLICT_END);
        return shown(&visit, board, held.as_ref(), (&stored, &FieldErrors::new()), meanwhile).await;
    }
    actions::end(&mut change, board.id, by, visit.now).await?;
    change.commit().await?;
    see_with(&visit, urls::rota(), Flash::ok(t::ROTA_ENDED).with("board", board.name(visit.lang())))
}

type State = (Option<Rota>, Vec<(MemberId, String)>);

async fn state(conn: &mut Conn, board: BoardId) -> Result<State, Error> {
    Ok((queries::own(conn, board).await?, answering_for(conn, board).await?))
}

/// A board the viewer leads.
fn led(visit: &Visit, id: BoardId) -> Result<&Board, Error> {
    visit.staff()?;
    let board = visit.site.board(id, &visit.viewer).ok_or(Error::NotFound)?;
    policy::can_change(&visit.viewer, board.id)?;
    Ok(board)
}

/// The form; `meanwhile` says that somebody else was faster.
async fn shown(
    visit: &Visit,
    board: &Board,
    held: Option<&Rota>,
    (typed, errors): (&Typed, &FieldErrors),
    meanwhile: Option<Key>,
) -> Answer {
    let page = Page::staff(visit, board.name(visit.lang()), StaffPage::Desk);
    let page = if errors.is_empty() { page } else { page.with_errors() };
    let page = if meanwhile.is_some() { page.with_errors().status(StatusCode::CONFLICT) } else { page };
    page.answer(views::form(visit, board, held, (typed, errors), meanwhile)).await
}
