//! `/admin/targets`: what each board promises.

use actix_web::http::StatusCode;
use actix_web::web;
use serde::Deserialize;

use crate::accounts::queries::groups;
use crate::boards::Board;
use crate::db::{BoardId, Conn, GroupId};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::figures::tried;
use crate::ledger::actions::targets as verbs;
use crate::ledger::form::targets::{self as form, Typed};
use crate::ledger::model::{NamedCalendar, NewTarget, Promise};
use crate::ledger::queries::{calendars, retargetings, targets};
use crate::ledger::views::targets as views;
use crate::shell::{Page, see_with};
use crate::ui::StaffPage;
use crate::ui::form::FieldErrors;
use crate::ui::meanwhile;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::stand;

/// `GET /admin/targets`
pub async fn index(visit: Visit) -> Answer {
    visit.admin()?;
    let mut conn = visit.conn().await?;
    let known = known(&mut conn).await?;
    let under_way = retargetings::newest(&mut conn).await?;
    drop(conn);
    let main = views::index(&visit, &known, under_way);
    Page::staff(&visit, visit.words.text(t::TARGETS_TITLE), StaffPage::Admin).answer(main).await
}

/// What the address says.
#[derive(Debug, Deserialize)]
pub struct Query {
    /// A group to which something is to be promised, by its number.
    #[serde(default)]
    group: String,
}

/// `GET /admin/targets/{board}`
pub async fn edit(visit: Visit, id: web::Path<BoardId>, query: web::Query<Query>) -> Answer {
    visit.admin()?;
    let board = visit.site.board_of(*id).ok_or(Error::NotFound)?;
    let known = known(&mut *visit.conn().await?).await?;
    let groups = known.groups_of(board.id, |group| group.to_string() == query.group);
    let typed = Typed::of(board.id, &known.promises, &groups);
    shown(&visit, board, &known, &typed, &FieldErrors::new()).await
}

/// `POST /admin/targets/{board}/preview`: what is typed, with what it would have come to lately; nothing is stored.
pub async fn preview(visit: Visit, id: web::Path<BoardId>, fields: Fields) -> Answer {
    visit.admin()?;
    let board = visit.site.board_of(*id).ok_or(Error::NotFound)?;
    let mut conn = visit.search_conn().await?;
    let known = known(&mut conn).await?;
    let groups = known.groups_of(board.id, |group| Typed::tells_of(&fields, group));
    let typed = Typed::read(&fields, &groups);
    let wanted = match form::wanted(&visit, &typed, &known) {
        Ok(wanted) => wanted,
        Err(errors) => return shown(&visit, board, &known, &typed, &errors).await,
    };
    let today = visit.now.with_timezone(&visit.site.zone).date_naive();
    let standing = known.promises_of(board.id);
    let both = (wanted.as_slice(), standing.as_slice());
    let days = (today, visit.now);
    let tried = tried::with_targets(&mut conn, board.id, both, &known.calendars, days).await;
    let tried = tried.map_err(|error| Error::Internal(error.to_string()))?;
    drop(conn);
    let main = views::form(&visit, board, &known, &typed, &FieldErrors::new(), Some(&tried));
    Page::staff(&visit, board.name(visit.lang()), StaffPage::Admin).answer(main).await
}

/// `POST /admin/targets/{board}`
pub async fn update(visit: Visit, id: web::Path<BoardId>, fields: Fields) -> Answer {
    let by = visit.admin()?.id;
    let board = visit.site.board_of(*id).ok_or(Error::NotFound)?;
    let mut change = visit.begin().await?;
    targets::lock(&mut change).await?;
    let known = known(&mut change).await?;
    let groups = known.groups_of(board.id, |group| Typed::tells_of(&fields, group));
    let typed = Typed::read(&fields, &groups);
    let wanted = match form::wanted(&visit, &typed, &known) {
        Ok(wanted) => wanted,
        Err(errors) => {
            change.leave().await?;
            return shown(&visit, board, &known, &typed, &errors).await;
        }
    };
    let stored = Typed::of(board.id, &known.promises, &groups);
    if !stand::fits(&stored.stand, &typed.stand) {
        change.leave().await?;
        return conflict(&visit, board, &known, &stored, typed).await;
    }
    verbs::set_targets(&mut change, board.id, &wanted, by, visit.now).await?;
    change.commit().await?;
    visit.renew_site().await?;
    see_with(&visit, urls::admin_targets(), Flash::ok(t::TARGETS_SAVED))
}

/// What the pages of targets speak of.
pub struct Known {
    /// Every promise that holds.
    pub promises: Vec<Promise>,
    /// Calendars, archived ones too.
    pub calendars: Vec<NamedCalendar>,
    /// Customer groups by name.
    pub groups: Vec<(GroupId, String)>,
}

impl Known {
    /// What a board promises, as its form would make it again.
    fn promises_of(&self, board: BoardId) -> Vec<NewTarget> {
        self.promises.iter().filter(|promise| promise.board == board).map(Promise::again).collect()
    }

    /// The groups of a board's form: those to which it promises something, and those that `more` names.
    fn groups_of(&self, board: BoardId, more: impl Fn(GroupId) -> bool) -> Vec<(GroupId, String)> {
        let promised = |id: GroupId| self.promises.iter().any(|p| p.board == board && p.group == Some(id));
        self.groups.iter().filter(|(id, _)| promised(*id) || more(*id)).cloned().collect()
    }
}

async fn known(conn: &mut Conn) -> Result<Known, Error> {
    Ok(Known {
        promises: targets::in_force(conn).await?,
        calendars: calendars::all(conn).await?,
        groups: groups::names(conn).await?,
    })
}

/// Somebody else was faster: what stands now, above everything that was typed.
async fn conflict(visit: &Visit, board: &Board, known: &Known, stored: &Typed, typed: Typed) -> Answer {
    let says = |typed: &Typed| form::labelled(visit.words, typed, &known.groups, &known.calendars);
    let now = meanwhile::differing(says(stored), &says(&typed));
    let typed = Typed { stand: stored.stand.clone(), ..typed };
    let main = views::conflict(visit, board, known, &typed, &now);
    let page = Page::staff(visit, visit.words.text(t::TARGETS_TITLE), StaffPage::Admin);
    page.with_errors().status(StatusCode::CONFLICT).answer(main).await
}

async fn shown(visit: &Visit, board: &Board, known: &Known, typed: &Typed, errors: &FieldErrors) -> Answer {
    let page = Page::staff(visit, board.name(visit.lang()), StaffPage::Admin);
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::form(visit, board, known, typed, errors, None)).await
}
