//! Members and their roles, for admins.

use actix_web::web;
use serde::Deserialize;

use super::fresh;
use crate::accounts::queries::members;
use crate::accounts::roles;
use crate::accounts::views::{self, MemberPage, MembersPage};
use crate::db::{BoardId, MemberId};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::shell::{Page, see_with};
use crate::text::input;
use crate::ui::StaffPage;
use crate::ui::words::t;
use crate::urls;
use crate::viewer::{Grant, Role};
use crate::web::fields::Fields;
use crate::web::flash::Flash;

/// Characters of a search for members.
const QUERY_CHARS_MAX: usize = 80;

/// What is looked for.
#[derive(Debug, Deserialize)]
pub struct Search {
    /// Part of a name, a handle or an address.
    #[serde(default)]
    pub who: String,
    /// Members older than this one.
    pub before: Option<i64>,
}

/// `GET /admin/people`
pub async fn index(visit: Visit, query: web::Query<Search>) -> Answer {
    visit.admin()?;
    let who = input::clean_line(&query.who, QUERY_CHARS_MAX).unwrap_or_default();
    let mut conn = visit.conn().await?;
    let found = members::search(&mut conn, &who, query.before.map(MemberId)).await?;
    let ids: Vec<MemberId> = found.rows.iter().map(|row| row.id).collect();
    let staff = members::staff_among(&mut conn, &ids).await?;
    drop(conn);
    let view = MembersPage { who: &who, found: &found, staff: &staff, zone: visit.zone };
    let page = Page::staff(&visit, visit.words.text(t::SITE_MEMBERS_TITLE), StaffPage::Admin);
    page.answer(views::members(visit.words, &view)).await
}

/// `GET /admin/people/{id}`
pub async fn show(visit: Visit, id: web::Path<i64>) -> Answer {
    visit.admin()?;
    let mut conn = visit.conn().await?;
    let member = members::by_id(&mut conn, MemberId(*id)).await?.ok_or(Error::NotFound)?;
    let roles = members::roles(&mut conn, member.id).await?;
    drop(conn);
    let boards: Vec<(BoardId, &str)> =
        visit.site.boards.iter().map(|board| (board.id, board.name(visit.lang()))).collect();
    let view = MemberPage { member: &member, roles: &roles, boards: &boards, zone: visit.zone };
    let page = Page::staff(&visit, member.name.as_str(), StaffPage::Admin);
    page.answer(views::member(visit.words, &view)).await
}

/// `POST /admin/people/{id}/grants`
pub async fn grant(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let admin = visit.admin()?;
    let grant = asked(&visit, &fields)?;
    if let Some(page) = fresh::asked(&visit, &fields).await? {
        return Ok(page);
    }
    let mut change = visit.begin().await?;
    let member = members::by_id(&mut change, MemberId(*id)).await?.ok_or(Error::NotFound)?;
    roles::grant(&mut change, member.id, grant, Some(admin.id), visit.now).await?;
    change.commit().await?;
    let flash = Flash::ok(t::SITE_ROLE_GIVEN).with("name", &member.name);
    see_with(&visit, &urls::admin_person(member.id), flash)
}

/// `POST /admin/people/{id}/revocations`
pub async fn revoke(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let admin = visit.admin()?;
    let role = fields.parse::<i64>("role").ok_or(Error::BadRequest("not a role"))?;
    if let Some(page) = fresh::asked(&visit, &fields).await? {
        return Ok(page);
    }
    let address = urls::admin_person(*id);
    let mut change = visit.begin().await?;
    members::by_id(&mut change, MemberId(*id)).await?.ok_or(Error::NotFound)?;
    match roles::revoke(&mut change, MemberId(*id), role, admin.id, visit.now).await {
        Ok(()) => {
            change.commit().await?;
            see_with(&visit, &address, Flash::ok(t::SITE_ROLE_TAKEN))
        }
        Err(Error::Forbidden(refusal)) => {
            change.leave().await?;
            see_with(&visit, &address, Flash::warn(refusal.0))
        }
        Err(error) => Err(error),
    }
}

/// Role and place from the form: the place is empty for the whole site. An admin is always one for the whole site.
fn asked(visit: &Visit, fields: &Fields) -> Result<Grant, Error> {
    let role = fields.parse::<Role>("role").ok_or(Error::BadRequest("not a role"))?;
    let board = match fields.text("board") {
        "" => None,
        _ => Some(fields.parse::<BoardId>("board").ok_or(Error::BadRequest("not a board"))?),
    };
    let known = board.is_none_or(|id| visit.site.boards.iter().any(|board| board.id == id));
    if !known {
        return Err(Error::NotFound);
    }
    Ok(Grant { role, board: board.filter(|_| role != Role::Admin) })
}
