//! `/desk/rota/{board}/watch`: what to read today, and signing for it.

use actix_web::web;
use chrono::{DateTime, NaiveDate, Utc};

use crate::boards::Board;
use crate::db::{BoardId, Conn};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::rota::model::{LINE_CHARS_MAX, Rota};
use crate::rota::queries::watches::{self, Day, Signature};
use crate::rota::views::duty::today;
use crate::rota::views::watch::{self as views, Shown};
use crate::rota::{actions, policy, queries, reads};
use crate::shell::{Page, see_with};
use crate::text::input::clean_line;
use crate::ui::StaffPage;
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::stand;

/// Days listed below.
const DAYS_SHOWN: i64 = 14;
/// So many days ago a list may have been drawn that is signed for now.
const DAYS_BACK: u8 = 7;

/// `GET /desk/rota/{board}/watch`
pub async fn show(visit: Visit, board: web::Path<BoardId>) -> Answer {
    page(&visit, *board, "", &FieldErrors::new()).await
}

/// `POST /desk/rota/{board}/watch` with `line`, which may be empty, and the day and the moment its list was drawn.
pub async fn sign(visit: Visit, board: web::Path<BoardId>, fields: Fields) -> Answer {
    let member = visit.staff()?;
    policy::can_sign(&visit.viewer, *board)?;
    let typed = fields.text("line").trim();
    let mut errors = FieldErrors::new();
    let line = clean_line(typed, LINE_CHARS_MAX).unwrap_or_default();
    if line.is_empty() && !typed.is_empty() {
        let max = i64::try_from(LINE_CHARS_MAX).unwrap_or(0);
        errors.add("line", visit.words.with(t::ROTA_WATCH_LINE_LONG, &[("max", max.into())]));
        return page(&visit, *board, typed, &errors).await;
    }
    let mut change = visit.begin().await?;
    queries::lock(&mut change, *board).await?;
    let rota = queries::own(&mut change, *board).await?.ok_or(Error::NotFound)?;
    let day = drawn_on(&visit, &fields);
    let held = watches::last(&mut change, *board, DAYS_SHOWN).await?.into_iter().find(|held| held.day == day);
    if !stand::fits(&views::stands(held.as_ref()), fields.text(stand::FIELD)) {
        change.leave().await?;
        errors.add("line", visit.words.text(t::ROTA_WATCH_CONFLICT));
        return page(&visit, *board, typed, &errors).await;
    }
    let said = Signature { by: member.id, line: &line, seen_at: drawn_at(&visit, &fields) };
    // Signing twice with the same words is signing once.
    let again = |held: &Day| held.by.as_deref() == Some(&*member.name) && held.line == line;
    if !held.as_ref().is_some_and(again) {
        actions::sign(&mut change, &rota, day, &said, visit.now).await?;
    }
    change.commit().await?;
    see_with(&visit, &urls::watch(*board), Flash::ok(t::ROTA_WATCH_SIGNED))
}

/// The day whose list was drawn: today, or one of the last.
fn drawn_on(visit: &Visit, fields: &Fields) -> NaiveDate {
    let today = today(visit);
    let ago = |day: &NaiveDate| (today - *day).num_days();
    fields.parse("day").filter(|day| (0..=i64::from(DAYS_BACK)).contains(&ago(day))).unwrap_or(today)
}

/// When it was drawn: what came since was not read.
fn drawn_at(visit: &Visit, fields: &Fields) -> DateTime<Utc> {
    let drawn = fields.parse("seen").and_then(DateTime::from_timestamp_micros);
    drawn.filter(|at| *at <= visit.now).unwrap_or(visit.now)
}

async fn page(visit: &Visit, id: BoardId, typed: &str, errors: &FieldErrors) -> Answer {
    visit.staff()?;
    let board = visit.site.board(id, &visit.viewer).filter(|board| visit.viewer.is_staff_of(board.id));
    let board = board.ok_or(Error::NotFound)?;
    let mut conn = visit.conn().await?;
    let rota = queries::own(&mut conn, id).await?.ok_or(Error::NotFound)?;
    let days = watches::last(&mut conn, id, DAYS_SHOWN).await?;
    let since = days.iter().filter_map(|day| day.seen_at).max();
    let boards = watched(visit, &mut conn, board).await?;
    let shown = Shown {
        board,
        away: queries::away(&mut conn, visit.now).await?,
        to_read: to_read(visit, &mut conn, (&boards, &rota), since).await?,
        boards,
        rota,
        days,
        typed,
    };
    drop(conn);
    let page = Page::staff(visit, visit.words.text(t::ROTA_WATCH), StaffPage::Desk);
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::page(visit, &shown, errors)).await
}

/// The board, and those below it that have no rota of their own.
async fn watched<'a>(visit: &'a Visit, conn: &mut Conn, board: &'a Board) -> Result<Vec<&'a Board>, Error> {
    let own = queries::boards_with_own(conn).await?;
    let below = visit.site.boards.iter().filter(|b| b.parent == Some(board.id) && !own.contains(&b.id));
    Ok(std::iter::once(board).chain(below).collect())
}

async fn to_read(
    visit: &Visit,
    conn: &mut Conn,
    (boards, rota): (&[&Board], &Rota),
    since: Option<DateTime<Utc>>,
) -> Result<Vec<reads::ToRead>, Error> {
    let boards: Vec<BoardId> = boards.iter().map(|board| board.id).collect();
    let of = (boards.as_slice(), rota.words.as_slice());
    Ok(reads::to_read(conn, &visit.viewer, of, since, (today(visit), visit.now)).await?)
}
