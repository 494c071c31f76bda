//! Lists across boards: waiting questions, a tag's threads, the viewer's own and followed ones.

use actix_web::web;
use serde::Deserialize;

use crate::boards::views::list::{self, Listed};
use crate::db::paging::LIST_ROWS;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::shell::Page;
use crate::threads::cards::RowTime;
use crate::threads::lists::{self, Wanted, Which};
use crate::threads::queries;
use crate::ui::Nav;
use crate::ui::words::t;
use crate::urls;
use crate::web::page_cache::Tag;

/// What the address says.
#[derive(Debug, Deserialize)]
pub struct Query {
    /// After this place.
    #[serde(default)]
    pub after: String,
}

impl Query {
    fn wanted(&self, which: Which) -> Wanted {
        Wanted { which, board: None, after: self.after.parse().ok(), rows: LIST_ROWS }
    }
}

/// Questions that read Open, of all boards, least time left first.
pub async fn unanswered(visit: Visit, query: web::Query<Query>) -> Answer {
    let words = visit.words;
    let wanted = query.wanted(Which::Waiting);
    let mut conn = visit.conn().await?;
    let list = lists::list(&mut conn, &visit.viewer, &wanted).await?;
    drop(conn);
    let title = words.text(t::BOARDS_UNANSWERED);
    let main = list::page(
        &visit,
        &Listed {
            title: &title,
            line: &words.text(t::BOARDS_UNANSWERED_LINE),
            address: urls::unanswered(),
            list: &list,
            later: wanted.after.is_some(),
            time: RowTime::WaitingSince,
            empty: (t::BOARDS_NOBODY_WAITS, t::BOARDS_NOBODY_WAITS_HINT),
        },
    );
    Page::new(&visit, title.as_ref())
        .nav(Nav::Boards)
        .in_all_languages()
        .feed(urls::unanswered_feed())
        .keep(vec![Tag::Site, Tag::Lists])
        .answer(main)
        .await
}

/// What carries a tag.
pub async fn tag(visit: Visit, slug: web::Path<String>, query: web::Query<Query>) -> Answer {
    let words = visit.words;
    let wanted = query.wanted(Which::Tagged(slug.to_string()));
    let mut conn = visit.conn().await?;
    let name = queries::tag_name(&mut conn, &slug).await?.ok_or(Error::NotFound)?;
    let list = lists::list(&mut conn, &visit.viewer, &wanted).await?;
    drop(conn);
    // A tag that only stands on threads the viewer may not read must not be known by its page either.
    if list.rows.is_empty() && wanted.after.is_none() {
        return Err(Error::NotFound);
    }
    let title = words.with(t::BOARDS_TAG, &[("tag", (&name).into())]);
    let main = list::page(
        &visit,
        &Listed {
            title: &title,
            line: "",
            address: &urls::tag(&slug),
            list: &list,
            later: wanted.after.is_some(),
            time: RowTime::Opened,
            empty: (t::BOARDS_TAG_EMPTY, t::BOARDS_TAG_EMPTY_HINT),
        },
    );
    Page::new(&visit, title.as_str()).nav(Nav::Boards).keep(vec![Tag::Site, Tag::Lists]).answer(main).await
}

/// The member's questions, those that wait for them first.
pub async fn my_questions(visit: Visit, query: web::Query<Query>) -> Answer {
    let words = visit.words;
    let wanted = query.wanted(Which::Of(visit.member_id()?));
    let mut conn = visit.conn().await?;
    let list = lists::list(&mut conn, &visit.viewer, &wanted).await?;
    drop(conn);
    let title = words.text(t::COMMON_MY_QUESTIONS);
    let main = list::page(
        &visit,
        &Listed {
            title: &title,
            line: "",
            address: urls::my_questions(),
            list: &list,
            later: wanted.after.is_some(),
            time: RowTime::Promised,
            empty: (t::BOARDS_NO_QUESTIONS, t::BOARDS_NO_QUESTIONS_HINT),
        },
    );
    Page::new(&visit, title.as_ref()).noindex().answer(main).await
}

/// What the member follows, last written in first.
pub async fn my_following(visit: Visit, query: web::Query<Query>) -> Answer {
    let words = visit.words;
    let wanted = query.wanted(Which::FollowedBy(visit.member_id()?));
    let mut conn = visit.conn().await?;
    let list = lists::list(&mut conn, &visit.viewer, &wanted).await?;
    drop(conn);
    let title = words.text(t::COMMON_MY_FOLLOWING);
    let main = list::page(
        &visit,
        &Listed {
            title: &title,
            line: "",
            address: urls::my_following(),
            list: &list,
            later: wanted.after.is_some(),
            time: RowTime::LastPost,
            empty: (t::BOARDS_NOTHING_FOLLOWED, t::BOARDS_NOTHING_FOLLOWED_HINT),
        },
    );
    Page::new(&visit, title.as_ref()).noindex().answer(main).await
}
