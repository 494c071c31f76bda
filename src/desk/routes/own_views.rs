//! `/desk/views`: what the desk is narrowed to, kept under a name.

use actix_web::web;

use super::queue::Query;
use crate::db::DeskViewId;
use crate::desk::actions::own_views::{self as verbs, Kept};
use crate::desk::model::own_views::{OwnView, VIEWS_MAX, ViewName};
use crate::desk::queries::own_views;
use crate::desk::views::{self, own_views as pages};
use crate::door::{Once, Visit};
use crate::error::Answer;
use crate::shell::{Page, see, see_with};
use crate::ui::StaffPage;
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;

/// `POST /desk/views` with `name` and the filters of the desk.
pub async fn create(visit: Visit, fields: Fields) -> Answer {
    let by = visit.staff()?.id;
    let narrowed = Query::read(&fields).narrowed(&visit);
    let name = match ViewName::parse(fields.text("name")) {
        Ok(name) => name,
        Err(error) => return new(&visit, &fields, &pages::refused(&visit, error)).await,
    };
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    let Kept::Yes(_) = verbs::keep(&mut change, by, (&name, &narrowed), visit.now).await? else {
        change.leave().await?;
        return new(&visit, &fields, &pages::too_many(&visit)).await;
    };
    let desk = views::desk_at(&narrowed, &visit.site);
    key.settle(&mut change, &desk).await?;
    change.commit().await?;
    see_with(&visit, &desk, Flash::ok(t::DESK_VIEW_KEPT).with("name", name.0))
}

/// `GET /desk/views/{id}`: its name.
pub async fn edit(visit: Visit, id: web::Path<DeskViewId>) -> Answer {
    let by = visit.staff()?.id;
    let mut conn = visit.conn().await?;
    let view = own_views::find(&mut conn, by, *id).await?;
    drop(conn);
    let name = view.name.clone();
    shown(&visit, &view, &name, &FieldErrors::new()).await
}

/// `POST /desk/views/{id}` with `name`.
pub async fn update(visit: Visit, id: web::Path<DeskViewId>, fields: Fields) -> Answer {
    let by = visit.staff()?.id;
    let mut change = visit.begin().await?;
    own_views::lock(&mut change, by, visit.now).await?;
    let view = own_views::find(&mut change, by, *id).await?;
    let name = match ViewName::parse(fields.text("name")) {
        Ok(name) => name,
        Err(error) => {
            change.leave().await?;
            return shown(&visit, &view, fields.text("name"), &pages::refused(&visit, error)).await;
        }
    };
    verbs::rename(&mut change, by, (&view, &name), visit.now).await?;
    change.commit().await?;
    let desk = views::desk_at(&view.narrowed, &visit.site);
    see_with(&visit, &desk, Flash::ok(t::DESK_VIEW_RENAMED).with("name", name.0))
}

/// `POST /desk/views/{id}/deletion`: takes it away.
pub async fn delete(visit: Visit, id: web::Path<DeskViewId>) -> Answer {
    let by = visit.staff()?.id;
    let mut change = visit.begin().await?;
    verbs::delete(&mut change, by, *id, visit.now).await?;
    change.commit().await?;
    see_with(&visit, urls::desk(), Flash::ok(t::DESK_VIEW_DELETED).undo(urls::desk_view_restore(*id)))
}

/// `POST /desk/views/{id}/restore`: brings it back.
pub async fn restore(visit: Visit, id: web::Path<DeskViewId>) -> Answer {
    let by = visit.staff()?.id;
    let mut change = visit.begin().await?;
    let flash = match verbs::restore(&mut change, by, *id, visit.now).await? {
        Kept::Yes(_) => Flash::ok(t::DESK_VIEW_RESTORED),
        Kept::TooMany => Flash::warn(t::DESK_VIEW_ERROR_MANY).with("max", VIEWS_MAX),
    };
    change.commit().await?;
    see_with(&visit, urls::desk(), flash)
}

/// The form again with what is wrong.
async fn new(visit: &Visit, fields: &Fields, errors: &FieldErrors) -> Answer {
    let main = pages::new(visit, &Query::read(fields), fields, errors);
    let page = Page::staff(visit, visit.words.text(t::DESK_VIEW_NEW), StaffPage::Desk);
    page.with_errors().answer(main).await
}

async fn shown(visit: &Visit, view: &OwnView, name: &str, errors: &FieldErrors) -> Answer {
    let page = Page::staff(visit, visit.words.text(t::DESK_VIEW_EDIT), StaffPage::Desk);
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(pages::edit(visit, view, name, errors)).await
}
