//! The thread page.

use actix_web::http::StatusCode;
use actix_web::web;
use serde::Deserialize;

use crate::db::paging::PageQuery;
use crate::db::{AudienceId, Conn, ThreadId};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::figures::queries::sums::expected_wait;
use crate::shell::{self, Page};
use crate::threads::drafts::{self, Place};
use crate::threads::model::{READERS, Thread};
use crate::threads::quoting;
use crate::threads::reads::{self, Similar, ThreadPage};
use crate::threads::views::{composer, structured, thread};
use crate::ui::Nav;
use crate::urls;
use crate::viewer::is_wider;
use crate::web::fields::Fields;
use crate::web::page_cache::{Seen, Tag};

/// Similar articles and threads shown beside.
const SIMILAR_MAX: usize = 3;

/// `/t/{id}`: the full address.
pub async fn short(visit: Visit, id: web::Path<i64>) -> Answer {
    let mut conn = visit.conn().await?;
    let (thread, _) = reads::thread(&mut conn, ThreadId(*id), &visit.viewer).await?;
    shell::moved(&as_asked(&visit, urls::thread(thread.id, &thread.slug)))
}

/// A link that was shared in a language leads on in that language, and to the page and the quote it names.
fn as_asked(visit: &Visit, path: String) -> String {
    let path = match visit.path_lang {
        Some(lang) => urls::in_language(lang, &path),
        None => path,
    };
    match visit.path.split_once('?') {
        Some((_, query)) => format!("{path}?{query}"),
        None => path,
    }
}

/// What a reply begins with.
#[derive(Debug, Deserialize)]
pub struct Quoting {
    quote: Option<String>,
}

/// `/t/{id}/{slug}`; `?quote=p3` begins a reply with that post.
pub async fn show(
    visit: Visit,
    path: web::Path<(i64, String)>,
    query: web::Query<PageQuery>,
    quoting: web::Query<Quoting>,
) -> Answer {
    let (id, slug) = path.into_inner();
    let mut conn = visit.conn().await?;
    let (found, row) = reads::thread(&mut conn, ThreadId(id), &visit.viewer).await?;
    if found.slug != slug {
        return shell::moved(&as_asked(&visit, urls::thread(found.id, &found.slug)));
    }
    if let (true, Some(asked)) = (visit.wants_fragment, &quoting.quote) {
        return quote(&visit, &mut conn, &found, asked).await;
    }
    let similar = similar(&visit, &found.title).await;
    let mut page =
        reads::page(&mut conn, found, row, &visit.viewer, query.page.unwrap_or(1), &similar).await?;
    if let Some(by) = &mut page.beside.looked_after {
        let today = visit.now.with_timezone(&visit.site.zone).date_naive();
        by.usual_minutes = expected_wait(&mut conn, page.thread.board_id, today, visit.now).await?;
    }
    let typed = beginning(&mut conn, &visit, &page.thread, quoting.quote.as_deref()).await?;
    drop(conn);
    answer(&visit, &page, &typed).await
}

/// The script asks for the quote alone: what is being written stays in its field.
async fn quote(visit: &Visit, conn: &mut Conn, thread: &Thread, asked: &str) -> Answer {
    let quoted = quoting::quoted(conn, thread, asked).await?.ok_or(Error::NotFound)?;
    shell::fragment(visit, composer::quote(&quoted))
}

/// A member's reply goes on where it was left, with a quote if one is asked for.
async fn beginning(
    conn: &mut Conn,
    visit: &Visit,
    thread: &Thread,
    quote: Option<&str>,
) -> Result<composer::Typed, Error> {
    let Some(member) = visit.viewer.member_id() else { return Ok(composer::Typed::fresh()) };
    let draft = drafts::of(conn, member, Place::Reply(thread.id)).await?;
    let kept_at = draft.as_ref().map(|draft| draft.saved_at);
    let draft = draft.map(|draft| draft.written.body);
    let quoted = match quote {
        Some(asked) => quoting::quoted(conn, thread, asked).await?,
        None => None,
    };
    Ok(match (draft, quoted) {
        (None, None) => composer::Typed::fresh(),
        (Some(draft), Some(quoted)) => composer::Typed::beginning(format!("{draft}\n\n{quoted}")),
        (Some(text), None) | (None, Some(text)) => composer::Typed::beginning(text),
    }
    .kept_at(kept_at))
}

/// The page again with a reply that could not be posted: nothing typed is lost.
pub async fn again(visit: &Visit, id: ThreadId, fields: &Fields, typed: composer::Typed) -> Answer {
    let mut conn = visit.conn().await?;
    let (found, row) = reads::thread(&mut conn, id, &visit.viewer).await?;
    let number = fields.parse("page").unwrap_or(1);
    let page = reads::page(&mut conn, found, row, &visit.viewer, number, &Similar::default()).await?;
    drop(conn);
    answer(visit, &page, &typed).await
}

async fn answer(visit: &Visit, page: &ThreadPage, typed: &composer::Typed) -> Answer {
    let thread = &page.thread;
    let path = urls::thread(thread.id, &thread.slug);
    let at = |page: i32| if page > 1 { urls::with_query(&path, "page", page) } else { path.clone() };
    let prev = (page.page > 1).then(|| at(page.page - 1));
    let next = (page.page < page.pages).then(|| at(page.page + 1));
    let content = thread::page(visit, page, typed);
    let mut answer = Page::new(visit, thread.title.clone())
        .description(thread.excerpt.clone())
        .nav(Nav::Boards)
        .canonical(thread.language(), &at(page.page))
        .prev_next(prev, next);
    if visit.site.is_private(thread.board_id, thread.audience_id) {
        answer = answer.noindex();
    }
    if let Some(data) = structured::data(visit, page) {
        answer = answer.json_ld(data);
    }
    answer = if typed.errors.is_empty() {
        answer.keep(shown(page)).seen(Seen::Thread(thread.id))
    } else if typed.overtaken {
        answer.with_errors().status(StatusCode::CONFLICT)
    } else {
        answer.with_errors()
    };
    answer.answer(content).await
}

/// What the page shows: links lead to articles and threads that may be renamed, hidden, moved, made private or retired.
fn shown(page: &ThreadPage) -> Vec<Tag> {
    let beside = &page.beside;
    let articles = beside.article.iter().chain(&beside.articles).map(|link| Tag::Article(link.id));
    let merged =
        beside.parent.iter().map(|parent| parent.id).chain(beside.children.iter().map(|child| child.id));
    let threads = beside.threads.iter().map(|link| link.id).chain(merged).map(Tag::Thread);
    [Tag::Site, Tag::Thread(page.thread.id)].into_iter().chain(articles).chain(threads).collect()
}

async fn similar(visit: &Visit, title: &str) -> Similar {
    let hits = visit.app.search.similar(title, visit.viewer.audiences(), SIMILAR_MAX * 4).await;
    let mut similar = Similar::default();
    for hit in hits.iter() {
        match hit.subject {
            crate::search::Subject::Article(id) if similar.articles.len() < SIMILAR_MAX => {
                similar.articles.push(id.0)
            }
            crate::search::Subject::Thread(id) if similar.threads.len() <= SIMILAR_MAX => {
                similar.threads.push(id.0)
            }
            _ => {}
        }
    }
    similar
}

/// Whether more people would read what was written into a form than its writer was told: the thread was made public, or
/// moved, meanwhile.
///
/// # Errors
/// When the form names its readers in words of its own.
pub fn outgrown(visit: &Visit, thread: &Thread, fields: &Fields) -> Result<bool, Error> {
    if fields.text(READERS).is_empty() {
        return Ok(false);
    }
    let told = fields.parse(READERS).map(AudienceId);
    let told = told.ok_or(Error::BadRequest("the form names its readers in words of its own"))?;
    Ok(told != thread.audience_id && is_wider(&visit.site.rules, thread.audience_id, told))
}

/// The thread's page on which a post stands.
pub fn address_of(thread: &Thread, number: i32) -> String {
    urls::post(thread.id, &thread.slug, crate::db::paging::page_of_number(number).into(), number.into())
}

/// Where a mark leads back to: the page the form names, else the post.
pub fn back_to(thread: &Thread, number: i32, fields: &Fields) -> String {
    match fields.text("back") {
        "" => address_of(thread, number),
        back => shell::safe_return(back).to_owned(),
    }
}
