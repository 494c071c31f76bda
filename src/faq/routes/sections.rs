//! The front page of the FAQ and its sections.

use actix_web::web::Path;

use crate::db::SectionId;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::faq::queries::{articles, sections};
use crate::faq::views;
use crate::faq::{Section, policy};
use crate::shell::Page;
use crate::ui::Nav;
use crate::ui::words::t;
use crate::urls;
use crate::web::page_cache::Tag;

/// Articles in the list of the most asked.
const MOST_ASKED: i64 = 10;

/// `GET /faq`
pub async fn index(visit: Visit) -> Answer {
    let mut conn = visit.conn().await?;
    let all = sections::all(&mut conn).await?;
    let most_read = articles::most_read(&mut conn, &visit.viewer, visit.lang(), MOST_ASKED).await?;
    let tops = articles::tops(&mut conn, &visit.viewer, visit.lang()).await?;
    let view = views::home::Home { sections: &all, most_read: &most_read, tops: &tops };
    drop(conn);
    Page::new(&visit, visit.words.text(t::FAQ_TITLE))
        .description(visit.words.text(t::FAQ_DESCRIPTION))
        .nav(Nav::Faq)
        .in_all_languages()
        .feed(urls::faq_feed())
        .keep(vec![Tag::Faq, Tag::Site])
        .answer(views::home::home(&visit, &view))
        .await
}

/// `GET /faq/{section}`
pub async fn show(visit: Visit, slug: Path<String>) -> Answer {
    let mut conn = visit.conn().await?;
    let all = sections::all(&mut conn).await?;
    let section = all.iter().find(|section| section.slug == *slug).ok_or(Error::NotFound)?;
    let subs: Vec<&Section> = all.iter().filter(|other| other.parent == Some(section.id)).collect();
    let ids: Vec<SectionId> = std::iter::once(section.id).chain(subs.iter().map(|sub| sub.id)).collect();
    let rows = articles::of_sections(&mut conn, &ids, &visit.viewer, visit.lang()).await?;
    let tops = articles::tops(&mut conn, &visit.viewer, visit.lang()).await?;
    drop(conn);
    // An empty section, and one whose articles this reader may not see, look the same: as if there were none.
    if rows.is_empty() && policy::can_draft(&visit.viewer).is_err() {
        return Err(Error::NotFound);
    }
    let view = views::section::SectionPage { section, subs: &subs, all: &all, articles: &rows, tops: &tops };
    Page::new(&visit, section.name(visit.lang()))
        .description(section.line(visit.lang()))
        .nav(Nav::Faq)
        .canonical(visit.lang(), &urls::section(&section.slug))
        .in_all_languages()
        .keep(vec![Tag::Faq, Tag::Site])
        .answer(views::section::section(&visit, &view))
        .await
}
