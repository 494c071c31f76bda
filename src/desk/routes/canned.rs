//! `/desk/canned-replies`: the list and the form.

use actix_web::http::StatusCode;
use actix_web::web;
use serde::Deserialize;

use crate::db::CannedReplyId;
use crate::desk::actions::canned::{self as verbs, Offer};
use crate::desk::form::{self, Typed};
use crate::desk::policy;
use crate::desk::queries::canned::{self, Canned};
use crate::desk::reads::canned::{Narrowed, listed, sent_articles};
use crate::desk::views::canned as views;
use crate::door::{Once, Visit};
use crate::error::Answer;
use crate::shell::{Page, see, see_with};
use crate::ui::StaffPage;
use crate::ui::form::FieldErrors;
use crate::ui::meanwhile::{self, Labelled};
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::stand;

/// What the list is narrowed to; what does not read counts as not said.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Query {
    /// A language's tag.
    #[serde(default)]
    pub lang: String,
    /// A board's slug.
    #[serde(default)]
    pub board: String,
}

/// Own and shared ones, and how they fared.
pub async fn index(visit: Visit, query: web::Query<Query>) -> Answer {
    visit.staff()?;
    policy::can_see_canned(&visit.viewer)?;
    let board = visit.site.boards.iter().find(|board| board.slug == query.board);
    let narrowed = Narrowed { lang: query.lang.parse().ok(), board: board.map(|board| board.id) };
    let mut conn = visit.conn().await?;
    let replies = listed(&mut conn, &visit.viewer, narrowed, visit.lang()).await?;
    let articles = sent_articles(&mut conn, &visit.viewer, narrowed).await?;
    drop(conn);
    let main = views::index(&visit, &query, narrowed, &replies, &articles);
    Page::staff(&visit, visit.words.text(t::CANNED_TITLE), StaffPage::Desk).answer(main).await
}

/// The form for a new one.
pub async fn new(visit: Visit) -> Answer {
    visit.staff()?;
    policy::can_see_canned(&visit.viewer)?;
    shown(&visit, None, &Typed::fresh(), &FieldErrors::new()).await
}

/// Makes one.
pub async fn create(visit: Visit, fields: Fields) -> Answer {
    let by = visit.staff()?.id;
    policy::can_see_canned(&visit.viewer)?;
    let typed = Typed::read(&fields);
    let reply = match form::parse(&visit, &typed, by, None) {
        Ok(reply) => reply,
        Err(errors) => return shown(&visit, None, &typed, &errors).await,
    };
    policy::can_change_canned(&visit.viewer, reply.whose, reply.board)?;
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    verbs::create(&mut change, &reply, by, visit.now).await?;
    key.settle(&mut change, urls::canned_replies()).await?;
    change.commit().await?;
    see_with(&visit, urls::canned_replies(), Flash::ok(t::CANNED_SAVED))
}

/// The form of one.
pub async fn edit(visit: Visit, id: web::Path<i64>) -> Answer {
    visit.staff()?;
    policy::can_see_canned(&visit.viewer)?;
    let mut conn = visit.conn().await?;
    let reply = canned::find(&mut conn, &visit.viewer, CannedReplyId(*id)).await?;
    drop(conn);
    policy::can_change_canned(&visit.viewer, reply.whose, reply.board)?;
    shown(&visit, Some(&reply), &Typed::of(&reply), &FieldErrors::new()).await
}

/// Changes one.
pub async fn update(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.staff()?.id;
    policy::can_see_canned(&visit.viewer)?;
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    let reply = canned::lock(&mut change, &visit.viewer, CannedReplyId(*id)).await?;
    policy::can_change_canned(&visit.viewer, reply.whose, reply.board)?;
    let typed = Typed::read(&fields);
    let new = match form::parse(&visit, &typed, by, Some(reply.whose)) {
        Ok(new) => new,
        Err(errors) => {
            change.leave().await?;
            return shown(&visit, Some(&reply), &typed, &errors).await;
        }
    };
    let stored = Typed::of(&reply);
    if !stand::fits(&stored.stand, &typed.stand) {
        change.leave().await?;
        let now = meanwhile::differing(form::labelled(&visit, &stored), &form::labelled(&visit, &typed));
        return conflict(&visit, &reply, Typed { stand: stored.stand, ..typed }, &now).await;
    }
    verbs::update(&mut change, reply.id, &new, by, visit.now).await?;
    key.settle(&mut change, urls::canned_replies()).await?;
    change.commit().await?;
    see_with(&visit, urls::canned_replies(), Flash::ok(t::CANNED_SAVED))
}

/// `on=1` puts one away, `on=0` back.
pub async fn archive(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.staff()?.id;
    policy::can_see_canned(&visit.viewer)?;
    let (offer, said) =
        if fields.text("on") == "1" { (Offer::Off, t::CANNED_AWAY) } else { (Offer::On, t::CANNED_BACK) };
    let mut change = visit.begin().await?;
    let reply = canned::lock(&mut change, &visit.viewer, CannedReplyId(*id)).await?;
    policy::can_change_canned(&visit.viewer, reply.whose, reply.board)?;
    verbs::offer(&mut change, &reply, offer, by, visit.now).await?;
    change.commit().await?;
    see_with(&visit, urls::canned_replies(), Flash::ok(said))
}

/// Deletes one that was never sent.
pub async fn delete(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.staff()?.id;
    policy::can_see_canned(&visit.viewer)?;
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    let reply = canned::lock(&mut change, &visit.viewer, CannedReplyId(*id)).await?;
    policy::can_change_canned(&visit.viewer, reply.whose, reply.board)?;
    verbs::delete(&mut change, &reply, by, visit.now).await?;
    key.settle(&mut change, urls::canned_replies()).await?;
    change.commit().await?;
    see_with(&visit, urls::canned_replies(), Flash::ok(t::CANNED_DELETED))
}

/// Somebody else was faster: what stands now, above everything that was typed.
async fn conflict(visit: &Visit, reply: &Canned, typed: Typed, now: &[Labelled]) -> Answer {
    let main = views::conflict(visit, reply, &typed, now);
    let page = Page::staff(visit, visit.words.text(t::CANNED_EDIT), StaffPage::Desk);
    page.with_errors().status(StatusCode::CONFLICT).answer(main).await
}

async fn shown(visit: &Visit, reply: Option<&Canned>, typed: &Typed, errors: &FieldErrors) -> Answer {
    let title = visit.words.text(if reply.is_some() { t::CANNED_EDIT } else { t::CANNED_NEW });
    let main = views::form(visit, reply, typed, errors);
    let page = Page::staff(visit, title, StaffPage::Desk);
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(main).await
}
