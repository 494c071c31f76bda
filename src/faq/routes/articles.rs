//! Reading an article.

use actix_web::http::StatusCode;
use actix_web::web::Path;

use super::owned;
use crate::db::{ArticleId, Conn};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::faq::model::{ArticleState, UNDO_WITHIN};
use crate::faq::queries::articles::Article;
use crate::faq::queries::{articles, promotions, sections};
use crate::faq::views::article::ArticlePage;
use crate::faq::views::retired::Instead;
use crate::faq::views::upkeep::Upkeep;
use crate::faq::{Section, policy, reads, views};
use crate::shell::{Page, moved, see};
use crate::text::slug;
use crate::ui::Nav;
use crate::web::page_cache::{Seen, Tag};

/// Articles named on the page of one that is out, if none took its place.
const SIMILAR_MAX: usize = 3;

/// `GET /faq/{section}/{slug}`
pub async fn show(visit: Visit, path: Path<(String, String)>) -> Answer {
    let (section, slug) = path.into_inner();
    let mut conn = visit.conn().await?;
    let article = match here(&visit, articles::by_slug(&mut conn, &slug, &visit.viewer).await?, &section)? {
        Found::Here(article) => article,
        Found::Elsewhere(url) => return moved(&url),
        Found::Nowhere => return elsewhere(&visit, &mut conn, &slug).await,
    };
    if article.state == ArticleState::Retired {
        return retired(&visit, &mut conn, &article).await;
    }
    let page = load(&visit, &mut conn, article).await?;
    drop(conn);
    answer(&visit, &page).await
}

/// `GET /faq/{id}`
pub async fn short(visit: Visit, id: Path<ArticleId>) -> Answer {
    let mut conn = visit.conn().await?;
    let article = articles::find(&mut conn, *id, &visit.viewer).await?.ok_or(Error::NotFound)?;
    see(&article.url())
}

enum Found {
    Here(Box<Article>),
    Elsewhere(String),
    Nowhere,
}

/// Of the articles with this slug the one in this section; one that went to another section leads there.
fn here(visit: &Visit, found: Vec<Article>, section: &str) -> Result<Found, Error> {
    let may_see =
        |article: &Article| article.state != ArticleState::Draft || policy::can_draft(&visit.viewer).is_ok();
    let mut found: Vec<Article> = found.into_iter().filter(may_see).collect();
    if let Some(at) = found.iter().position(|article| article.section_slug == section) {
        return Ok(Found::Here(Box::new(found.swap_remove(at))));
    }
    let published = found.iter().find(|article| article.state == ArticleState::Published);
    Ok(published.map_or(Found::Nowhere, |article| Found::Elsewhere(article.url())))
}

/// An address typed with capitals or blanks leads to the right one.
async fn elsewhere(visit: &Visit, conn: &mut Conn, typed: &str) -> Answer {
    let mended = slug::slug(typed);
    if mended == typed {
        return Err(Error::NotFound);
    }
    let found = articles::by_slug(conn, &mended, &visit.viewer).await?;
    let published = found.iter().find(|article| article.state == ArticleState::Published);
    published.map_or(Err(Error::NotFound), |article| moved(&article.url()))
}

/// Gone, with what answers the question instead.
async fn retired(visit: &Visit, conn: &mut Conn, article: &Article) -> Answer {
    let instead = instead(visit, conn, article).await?;
    Page::new(visit, &article.title)
        .nav(Nav::Faq)
        .noindex()
        .status(StatusCode::GONE)
        .answer(views::retired::retired(visit, article, &instead))
        .await
}

async fn instead(visit: &Visit, conn: &mut Conn, article: &Article) -> Result<Instead, Error> {
    let chosen: Vec<ArticleId> = article.replaced_by.into_iter().collect();
    if let Some(card) = articles::cards_of(conn, &chosen, &visit.viewer).await?.into_iter().next() {
        return Ok(Instead::Replacement(card));
    }
    let mut similar = articles::related(conn, article.id, &visit.viewer).await?;
    if similar.is_empty() {
        similar = articles::of_sections(conn, &[article.section], &visit.viewer, visit.lang()).await?;
        similar.truncate(SIMILAR_MAX);
    }
    Ok(Instead::Similar(similar))
}

async fn load(visit: &Visit, conn: &mut Conn, article: Box<Article>) -> Result<ArticlePage, Error> {
    let viewer = &visit.viewer;
    let all = sections::all(conn).await?;
    let section: Section =
        all.iter().find(|section| section.id == article.section).cloned().ok_or(Error::NotFound)?;
    let parent = all.iter().find(|other| Some(other.id) == section.parent).cloned();
    let owned = owned(conn, visit).await?;
    let upkeep = match policy::can_publish(viewer, section.id, &owned) {
        Ok(()) => {
            Some(Upkeep { promotions: promotions::since(conn, article.id, visit.now - UNDO_WITHIN).await? })
        }
        Err(_) => None,
    };
    Ok(ArticlePage {
        neighbours: articles::of_sections(conn, &[section.id], viewer, article.lang()).await?,
        related: articles::related(conn, article.id, viewer).await?,
        sources: reads::sources_of(conn, article.id, viewer).await?,
        translations: articles::translations(conn, &article, viewer).await?,
        upkeep,
        sections: all,
        section,
        parent,
        article,
    })
}

async fn answer(visit: &Visit, page: &ArticlePage) -> Answer {
    let article = &page.article;
    let tags = [Tag::Article(article.id), Tag::Faq, Tag::Site].into_iter();
    let tags = tags.chain(page.sources.iter().map(|source| Tag::Thread(source.id))).collect();
    let (previous, next) = page.previous_and_next();
    let made = Page::new(visit, &article.title)
        .description(&article.short)
        .nav(Nav::Faq)
        .canonical(article.lang(), &article.url())
        .prev_next(previous.map(|card| card.url.clone()), next.map(|card| card.url.clone()))
        .json_ld(views::article::json_ld(page))
        .flash_within()
        .keep(tags);
    match article.state {
        ArticleState::Published => {
            made.seen(Seen::Article(article.id)).answer(views::article::article(visit, page)).await
        }
        ArticleState::Draft | ArticleState::Retired => {
            made.noindex().answer(views::article::article(visit, page)).await
        }
    }
}
