//! Asking a question.

use actix_web::web;
use serde::Deserialize;

use crate::boards::Board;
use crate::db::ArticleId;
use crate::door::{Once, Visit};
use crate::error::{Answer, Error};
use crate::faq::ArticleCard;
use crate::faq::queries::articles;
use crate::shell::{self, Page};
use crate::text::lang;
use crate::threads::actions::ask::{self, NewQuestion};
use crate::threads::model::{PostBody, Tags, Title};
use crate::threads::views::{ask as view, sentences};
use crate::threads::{policy, rendering};
use crate::ui::Nav;
use crate::ui::form::FieldErrors;
use crate::ui::time;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::limits::Action;

use super::suggest;

/// What the address may fill in.
#[derive(Debug, Deserialize)]
pub struct Prefill {
    board: Option<String>,
    title: Option<String>,
    /// The article that the reader is still stuck with.
    article: Option<String>,
}

/// `GET /ask`.
pub async fn new(visit: Visit, prefill: web::Query<Prefill>) -> Answer {
    let pairs = [("title", &prefill.title), ("board", &prefill.board), ("article", &prefill.article)];
    let typed =
        pairs.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value.clone()?))).collect();
    form(&visit, &Fields::from_pairs(typed), &FieldErrors::new(), None).await
}

/// `POST /ask`.
pub async fn create(visit: Visit, fields: Fields) -> Answer {
    let author = match visit.member() {
        Ok(member) => member.id,
        Err(error @ Error::Unavailable(_)) => return Err(error),
        Err(_) => return form(&visit, &fields, &view::sign_in_first(visit.words), None).await,
    };
    let (title, body, tags, board) = match parse(&visit, &fields) {
        Ok(parsed) => parsed,
        Err(errors) => return form(&visit, &fields, &errors, None).await,
    };
    if let Err(refusal) = policy::can_write(&visit.viewer) {
        return form(&visit, &fields, &view::refused(visit.words, refusal), None).await;
    }
    // Without script nobody has seen suggestions yet: they are shown once, with everything typed kept.
    let found = suggest::find(&visit, &title.0).await?;
    if !fields.has("shown") && found.is_strong() {
        return form(&visit, &fields, &FieldErrors::new(), Some(&found)).await;
    }
    visit.limit(Action::Posting)?;
    let lang = lang::detect(&format!("{}\n{}", title.0, body.0), visit.lang());
    let rendered = rendering::render(&body.0, lang).await?;
    let by_staff = visit.viewer.is_staff_of(board.id);
    let question = NewQuestion {
        title,
        body,
        rendered,
        board: &board,
        tags,
        lang,
        author,
        by_staff,
        shown: found.as_shown(about(&visit, &fields).await?.map(|article| article.id)),
    };

    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return shell::see(&address),
    };
    let asked = ask::ask(&mut change, question, visit.now).await?;
    let address = urls::thread(asked.thread, &asked.slug);
    key.settle(&mut change, &address).await?;
    change.commit().await?;

    let due = asked
        .answer_due
        .map(|due| time::promise(visit.words, due, visit.now, visit.zone))
        .unwrap_or_default();
    shell::see_with(&visit, &address, Flash::ok(t::THREADS_FLASH_ASKED).with("due", due))
}

/// The article the question is about, if the viewer may read it.
async fn about(visit: &Visit, typed: &Fields) -> Result<Option<ArticleCard>, Error> {
    let Some(id) = typed.parse::<ArticleId>("article") else { return Ok(None) };
    let mut conn = visit.conn().await?;
    Ok(articles::cards_of(&mut conn, &[id], &visit.viewer).await?.into_iter().next())
}

type Parsed = (Title, PostBody, Tags, Board);

fn parse(visit: &Visit, fields: &Fields) -> Result<Parsed, FieldErrors> {
    let words = visit.words;
    let mut errors = FieldErrors::new();
    let title = Title::parse(fields.text("title"))
        .map_err(|fault| errors.add("title", sentences::title(words, fault)))
        .ok();
    let board = visit.site.board_by_slug(fields.text("board"), &visit.viewer).cloned();
    if board.is_none() {
        errors.add("board", words.text(t::THREADS_ERROR_BOARD));
    }
    let body = PostBody::parse(fields.text("body"))
        .map_err(|fault| errors.add("body", sentences::body(words, fault)))
        .ok();
    let tags = Tags::parse(fields.text("tags"))
        .map_err(|fault| errors.add("tags", sentences::tags(words, fault)))
        .ok();
    match (title, body, tags, board) {
        (Some(title), Some(body), Some(tags), Some(board)) => Ok((title, body, tags, board)),
        _ => Err(errors),
    }
}

async fn form(visit: &Visit, typed: &Fields, errors: &FieldErrors, found: Option<&suggest::Found>) -> Answer {
    let about = about(visit, typed).await?;
    let content = view::page(visit, typed, errors, found, about.as_ref());
    let page = Page::new(visit, visit.words.text(t::THREADS_ASK_HEADING)).nav(Nav::Ask).in_all_languages();
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(content).await
}
