//! Drafts kept on the server.

use actix_web::HttpResponse;

use crate::db::ThreadId;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::privacy;
use crate::products::form::PRODUCT;
use crate::shell::{self, Page};
use crate::text::markdown::BODY_CHARS_MAX;
use crate::threads::actions::claims;
use crate::threads::drafts::{self, Place, TITLE_CHARS_MAX, Written};
use crate::threads::views::drafts as view;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;

/// `POST /drafts` with `place`, `title`, `body`; an empty text ends the draft.
pub async fn save(visit: Visit, fields: Fields) -> Answer {
    let member = visit.member_id()?;
    let place: Place = fields.parse("place").ok_or(Error::BadRequest("there is no such place to write"))?;
    let written = written(&fields)?;
    let mut change = visit.begin().await?;
    if written.title.trim().is_empty() && written.body.trim().is_empty() {
        drafts::discard(&mut change, member, place).await?;
    } else {
        if let Place::Reply(thread) = place {
            claims::prolong(&mut change, thread, &visit.viewer, &visit.site.ledger, visit.now).await?;
        }
        drafts::keep(&mut change, member, place, &written, visit.now).await?;
    }
    change.commit().await?;
    if visit.wants_fragment {
        return Ok(HttpResponse::NoContent().finish());
    }
    shell::see_with(&visit, urls::my_drafts(), Flash::ok(t::POSTS_FLASH_DRAFT))
}

/// A draft is kept as typed; only what Postgres cannot hold goes.
pub fn written(fields: &Fields) -> Result<Written, Error> {
    let kept = |name: &str, most: usize| {
        let text = fields.text(name).replace('\0', "");
        if text.chars().nth(most).is_some() { Err(Error::TooLarge) } else { Ok(text) }
    };
    Ok(Written {
        title: kept("title", TITLE_CHARS_MAX)?,
        body: kept("body", BODY_CHARS_MAX)?,
        board: kept("board", TITLE_CHARS_MAX)?,
        tags: kept("tags", TITLE_CHARS_MAX)?,
        private: privacy::form::is_private(fields)?,
        product: fields.has(PRODUCT).then(|| kept(PRODUCT, TITLE_CHARS_MAX)).transpose()?,
    })
}

/// `POST /drafts/discard` with `place`, and `back` to where one starts anew.
pub async fn discard(visit: Visit, fields: Fields) -> Answer {
    let member = visit.member_id()?;
    let place: Place = fields.parse("place").ok_or(Error::NotFound)?;
    let mut conn = visit.conn().await?;
    drafts::discard(&mut conn, member, place).await?;
    let back = if fields.has("back") { shell::safe_return(fields.text("back")) } else { urls::my_drafts() };
    shell::see_with(&visit, back, Flash::ok(t::POSTS_FLASH_DRAFT_GONE))
}

/// `GET /my/drafts`.
pub async fn index(visit: Visit) -> Answer {
    let member = visit.member_id()?;
    let mut conn = visit.conn().await?;
    let all = drafts::all(&mut conn, member).await?;
    let threads: Vec<ThreadId> = all
        .iter()
        .filter_map(|draft| match draft.place.parse() {
            Ok(Place::Reply(thread)) => Some(thread),
            _ => None,
        })
        .collect();
    let titles = drafts::titles(&mut conn, &threads, &visit.viewer).await?;
    drop(conn);
    let main = view::page(&visit, &all, &titles);
    Page::new(&visit, visit.words.text(t::COMMON_MY_DRAFTS)).noindex().answer(main).await
}
