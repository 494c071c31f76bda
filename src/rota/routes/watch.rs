//! `/desk/rota/{board}/watch`: what to read today, and signing for it.

use actix_web::web;

use crate::boards::Board;
use crate::db::{BoardId, Conn};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::rota::model::{LINE_CHARS_MAX, Rota};
use crate::rota::queries::watches;
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

/// Days listed below.
const DAYS_SHOWN: i64 = 14;

/// `GET /desk/rota/{board}/watch`
pub async fn show(visit: Visit, board: web::Path<BoardId>) -> Answer {
    page(&visit, *board, "", &FieldErrors::new()).await
}

/// `POST /desk/rota/{board}/watch` with `line`; it may be empty.
pub async fn sign(visit: Visit, board: web::Path<BoardId>, fields: Fields) -> Answer {
    let by = visit.staff()?.id;
    policy::can_sign(&visit.viewer, *board)?;
    let typed = fields.text("line").trim();
    let line = match clean_line(typed, LINE_CHARS_MAX) {
        Ok(line) => line,
        Err(_) if typed.is_empty() => String::new(),
        Err(_) => {
            let mut errors = FieldErrors::new();
            let max = i64::try_from(LINE_CHARS_MAX).unwrap_or(0);
            errors.add("line", visit.words.with(t::ROTA_WATCH_LINE_LONG, &[("max", max.into())]));
            return page(&visit, *board, typed, &errors).await;
        }
    };
    let mut change = visit.begin().await?;
    let rota = queries::own(&mut change, *board).await?.ok_or(Error::NotFound)?;
    actions::sign(&mut change, &rota, today(&visit), (by, &line), visit.now).await?;
    change.commit().await?;
    see_with(&visit, &urls::watch(*board), Flash::ok(t::ROTA_WATCH_SIGNED))
}

async fn page(visit: &Visit, id: BoardId, typed: &str, errors: &FieldErrors) -> Answer {
    visit.staff()?;
    let board = visit.site.board(id, &visit.viewer).filter(|board| visit.viewer.is_staff_of(board.id));
    let board = board.ok_or(Error::NotFound)?;
    let mut conn = visit.conn().await?;
    let rota = queries::own(&mut conn, id).await?.ok_or(Error::NotFound)?;
    let days = watches::last(&mut conn, id, DAYS_SHOWN).await?;
    let since = days.iter().filter_map(|day| day.signed_at).max();
    let shown = Shown {
        board,
        away: queries::away(&mut conn, visit.now).await?,
        to_read: to_read(visit, &mut conn, (board, &rota), since).await?,
        rota,
        days,
        typed,
    };
    drop(conn);
    let page = Page::staff(visit, visit.words.text(t::ROTA_WATCH), StaffPage::Desk);
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::page(visit, &shown, errors)).await
}

/// Of the board, and of those below it that have no rota of their own.
async fn to_read(
    visit: &Visit,
    conn: &mut Conn,
    (board, rota): (&Board, &Rota),
    since: Option<chrono::DateTime<chrono::Utc>>,
) -> Result<Vec<reads::ToRead>, Error> {
    let own: Vec<BoardId> = queries::all(conn).await?.into_iter().map(|rota| rota.board).collect();
    let below = visit.site.boards.iter().filter(|b| b.parent == Some(board.id) && !own.contains(&b.id));
    let boards: Vec<BoardId> = std::iter::once(board.id).chain(below.map(|b| b.id)).collect();
    let of = (boards.as_slice(), rota.words.as_slice());
    Ok(reads::to_read(conn, &visit.viewer, of, since, (today(visit), visit.now)).await?)
}
