//! `/admin/boards`: making, changing and archiving boards.

use actix_web::http::StatusCode;
use actix_web::web;

use crate::boards::actions::{self, BoardError};
use crate::boards::form::{self, Typed};
use crate::boards::model::NewBoard;
use crate::boards::queries::{self, Managed};
use crate::boards::views::admin as views;
use crate::db::{BoardId, Conn};
use crate::door::{Once, Visit};
use crate::error::{Answer, Error};
use crate::ledger::queries::open_by_board;
use crate::shell::{Page, see, see_with};
use crate::threads::rendering;
use crate::ui::StaffPage;
use crate::ui::form::FieldErrors;
use crate::ui::meanwhile;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::stand;

/// All boards, archived ones too.
pub async fn index(visit: Visit) -> Answer {
    visit.admin()?;
    let mut conn = visit.conn().await?;
    let boards = queries::managed(&mut conn).await?;
    let open = open_by_board(&mut conn).await?;
    drop(conn);
    let main = views::index(&visit, &boards, &open);
    Page::staff(&visit, visit.words.text(t::BOARDS_ADMIN_TITLE), StaffPage::Admin).answer(main).await
}

/// The form for a new board.
pub async fn new(visit: Visit) -> Answer {
    visit.admin()?;
    shown(&visit, None, &Typed::fresh(), &FieldErrors::new()).await
}

/// Makes a board.
pub async fn create(visit: Visit, fields: Fields) -> Answer {
    let by = visit.admin()?.id;
    let typed = Typed::read(&fields);
    let board = match form::parse(&visit, &typed) {
        Ok(board) => rendered(board).await?,
        Err(errors) => return shown(&visit, None, &typed, &errors).await,
    };
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    match actions::create(&mut change, &board, by, visit.now).await {
        Ok(_) => {}
        Err(error) => {
            change.leave().await?;
            return refused(&visit, None, &typed, error).await;
        }
    }
    key.settle(&mut change, urls::admin_boards()).await?;
    change.commit().await?;
    visit.renew_site().await?;
    see_with(&visit, urls::admin_boards(), Flash::ok(t::BOARDS_SAVED))
}

/// The form for a board.
pub async fn edit(visit: Visit, id: web::Path<i64>) -> Answer {
    visit.admin()?;
    let mut conn = visit.conn().await?;
    let (managed, typed) = stored(&visit, &mut conn, BoardId(id.into_inner())).await?;
    drop(conn);
    shown(&visit, Some(&managed), &typed, &FieldErrors::new()).await
}

/// Changes a board.
pub async fn update(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.admin()?.id;
    let managed = managed(&visit, BoardId(id.into_inner())).await?;
    let typed = Typed::read(&fields);
    let board = match form::parse(&visit, &typed) {
        Ok(board) => rendered(board).await?,
        Err(errors) => return shown(&visit, Some(&managed), &typed, &errors).await,
    };
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    queries::lock(&mut change, managed.board.id).await?;
    let stored = stored(&visit, &mut change, managed.board.id).await?;
    if !stand::fits(&stored.1.stand, &typed.stand) {
        change.leave().await?;
        return conflict(&visit, &stored, typed).await;
    }
    match actions::update(&mut change, managed.board.id, &board, by, visit.now).await {
        Ok(()) => {}
        Err(error) => {
            change.leave().await?;
            return refused(&visit, Some(&managed), &typed, error).await;
        }
    }
    key.settle(&mut change, urls::admin_boards()).await?;
    change.commit().await?;
    visit.renew_site().await?;
    see_with(&visit, urls::admin_boards(), Flash::ok(t::BOARDS_SAVED))
}

/// `on=1` takes the board out of the lists, `on=0` puts it back.
pub async fn archive(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.admin()?.id;
    let managed = managed(&visit, BoardId(id.into_inner())).await?;
    let archived_at = (fields.text("on") == "1").then_some(visit.now);
    let mut change = visit.begin().await?;
    actions::archive(&mut change, managed.board.id, archived_at, by, visit.now).await?;
    let open = open_by_board(&mut change).await?.get(&managed.board.id).copied().unwrap_or(0);
    change.commit().await?;
    visit.renew_site().await?;
    let stays = archived_at.is_some() && open > 0;
    let said = if stays {
        Flash::warn(t::BOARDS_ARCHIVED_OPEN).with("count", open)
    } else {
        Flash::ok(t::BOARDS_SAVED)
    };
    see_with(&visit, urls::admin_boards(), said)
}

/// The board with its charters as its page will show them.
async fn rendered(mut board: NewBoard) -> Result<NewBoard, Error> {
    for text in board.texts.iter_mut().filter(|text| !text.charter.is_empty()) {
        text.charter_html = Some(rendering::render(&text.charter, text.lang).await?.html);
    }
    Ok(board)
}

/// A board and what its form says.
async fn stored(visit: &Visit, conn: &mut Conn, id: BoardId) -> Result<(Managed, Typed), Error> {
    let boards = queries::managed(conn).await?;
    let managed = boards.into_iter().find(|managed| managed.board.id == id).ok_or(Error::NotFound)?;
    let typed = Typed::of(visit, &managed);
    Ok((managed, typed))
}

/// Somebody else was faster: what stands now, above everything that was typed.
async fn conflict(visit: &Visit, (managed, stored): &(Managed, Typed), typed: Typed) -> Answer {
    let now = form::labelled(visit, stored);
    let now = meanwhile::differing(now, &form::labelled(visit, &typed));
    let typed = Typed { stand: stored.stand.clone(), ..typed };
    let main = views::conflict(visit, managed, &typed, &now);
    let page = Page::staff(visit, visit.words.text(t::BOARDS_EDIT), StaffPage::Admin);
    page.with_errors().status(StatusCode::CONFLICT).answer(main).await
}

async fn managed(visit: &Visit, id: BoardId) -> Result<Managed, Error> {
    let mut conn = visit.conn().await?;
    let boards = queries::managed(&mut conn).await?;
    boards.into_iter().find(|managed| managed.board.id == id).ok_or(Error::NotFound)
}

async fn refused(visit: &Visit, board: Option<&Managed>, typed: &Typed, error: BoardError) -> Answer {
    let mut errors = FieldErrors::new();
    match error {
        BoardError::SlugTaken => errors.add("slug", visit.words.text(t::BOARDS_SLUG_TAKEN)),
        BoardError::TooDeep => errors.add("parent", visit.words.text(t::BOARDS_TOO_DEEP)),
        BoardError::Database(error) => return Err(error.into()),
    }
    shown(visit, board, typed, &errors).await
}

async fn shown(visit: &Visit, board: Option<&Managed>, typed: &Typed, errors: &FieldErrors) -> Answer {
    let title = visit.words.text(if board.is_some() { t::BOARDS_EDIT } else { t::BOARDS_NEW });
    let main = views::form(visit, board, typed, errors);
    let page = Page::staff(visit, title, StaffPage::Admin);
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(main).await
}
