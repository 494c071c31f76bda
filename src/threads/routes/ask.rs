//! Asking a question.

use actix_web::cookie::time::Duration;
use actix_web::web;
use serde::Deserialize;

use crate::accounts::secret::Secret;
use crate::boards::Board;
use crate::db::{ArticleId, AudienceId, MemberId};
use crate::door::{Once, Visit};
use crate::error::{Answer, Error};
use crate::escalations;
use crate::escalations::actions::contact::{self, Given};
use crate::faq::ArticleCard;
use crate::faq::queries::articles;
use crate::privacy;
use crate::privacy::form::PRIVATE;
use crate::products;
use crate::products::form::PRODUCT;
use crate::products::model::{Chosen, Offered};
use crate::shell::{self, Page};
use crate::text::lang;
use crate::threads::actions::ask::{self, NewQuestion};
use crate::threads::drafts::{self, Draft, Place, Written};
use crate::threads::model::{PostBody, Tags, Title};
use crate::threads::views::ask::{self as view, Asking, Kept};
use crate::threads::views::sentences;
use crate::threads::{guest_drafts, policy, queries, rendering};
use crate::ui::Nav;
use crate::ui::form::FieldErrors;
use crate::ui::time;
use crate::ui::words::t;
use crate::urls;
use crate::web::cookies;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::limits::Action;

use super::drafts::written;
use super::suggest;

/// What the address may fill in.
#[derive(Debug, Deserialize)]
pub struct Prefill {
    board: Option<String>,
    title: Option<String>,
    /// The article that the reader is still stuck with.
    article: Option<String>,
    /// There if the rest of the question was kept while its asker signed in.
    kept: Option<String>,
    /// There if only staff are to read it.
    private: Option<String>,
}

/// `GET /ask`; a member goes on where they stopped, unless the address brings a beginning of its own.
pub async fn new(visit: Visit, prefill: web::Query<Prefill>) -> Answer {
    let kept = kept_draft(&visit).await?;
    let begins = prefill.title.is_some() || (prefill.article.is_some() && prefill.kept.is_none());
    let typed = match &kept {
        Some(draft) if !begins => from_draft(&draft.written, &prefill),
        _ => prefilled(&prefill),
    };
    let found = match prefill.title.as_deref() {
        Some(title) => Some(suggest::find_if_allowed(&visit, title).await?),
        None => None,
    };
    let draft = kept.map(|draft| Kept { at: draft.saved_at, here: !begins });
    form(&visit, &Asking { draft, found: found.as_ref(), ..Asking::typed(&typed) }).await
}

async fn kept_draft(visit: &Visit) -> Result<Option<Draft>, Error> {
    let Some(member) = visit.viewer.member_id() else { return Ok(None) };
    Ok(drafts::of(&mut *visit.conn().await?, member, Place::Ask).await?)
}

fn from_draft(written: &Written, prefill: &Prefill) -> Fields {
    let board =
        if written.board.is_empty() { prefill.board.as_deref().unwrap_or_default() } else { &written.board };
    let article = prefill.article.as_deref().unwrap_or_default();
    let pairs = [
        ("title", &*written.title),
        ("body", &written.body),
        ("board", board),
        ("tags", &written.tags),
        ("article", article),
    ];
    let private = (written.private || prefill.private.is_some()).then_some((PRIVATE, "1"));
    // That none was chosen was said too: nothing is filled in again.
    let product = written.product.as_deref().map(|product| (PRODUCT, product));
    let pairs = pairs.into_iter().chain(private).chain(product);
    Fields::from_pairs(pairs.map(|(name, text)| (name.to_owned(), text.to_owned())).collect())
}

/// The beginning that the address brings.
fn prefilled(prefill: &Prefill) -> Fields {
    let private = prefill.private.as_ref().map(|_| "1".to_owned());
    let pairs = [
        ("title", &prefill.title),
        ("board", &prefill.board),
        ("article", &prefill.article),
        (PRIVATE, &private),
    ];
    let pairs = pairs.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value.clone()?)));
    Fields::from_pairs(pairs.collect())
}

/// `POST /ask`.
pub async fn create(visit: Visit, fields: Fields) -> Answer {
    // Whether somebody is signed in cannot be known: the form comes back by the page that says so.
    if let Err(error @ Error::Unavailable(_)) = visit.member() {
        return Err(error);
    }
    let found = suggest::find_if_allowed(&visit, fields.text("title").trim()).await?;
    let again = Asking { found: Some(&found), ..Asking::typed(&fields) };
    let parsed = match parse(&visit, &fields, &offered(&visit).await?) {
        Ok(parsed) => parsed,
        Err(errors) => return form(&visit, &Asking { errors, ..again }).await,
    };
    // Without script nobody has seen suggestions yet: they are shown once, with everything typed kept.
    if !fields.has("shown") && found.is_strong() {
        return form(&visit, &Asking { came_back: true, ..again }).await;
    }
    let Ok(author) = visit.member_id() else { return keep_for_guest(&visit, &fields).await };
    if let Err(refusal) = policy::can_write(&visit.viewer) {
        return form(&visit, &Asking { errors: view::refused(visit.words, refusal), ..again }).await;
    }
    visit.limit(Action::Posting)?;
    post(&visit, author, parsed, &fields).await
}

/// A guest signs in first and finds the question again, on this browser, with or without script.
async fn keep_for_guest(visit: &Visit, fields: &Fields) -> Answer {
    visit.limit(Action::Posting)?;
    let key = Secret::fresh();
    let written = written(fields)?;
    let before = visit.draft.as_deref();
    guest_drafts::keep(&mut *visit.conn().await?, before, &key.hash(), &written, visit.now).await?;
    let back = match about(visit, fields).await? {
        Some(article) => urls::with_query(&urls::ask_about(None, article.id), "kept", 1),
        None => urls::ask().to_owned(),
    };
    let to = urls::sign_in_then(&back);
    let mut answer = shell::see_with(visit, &to, Flash::warn(t::THREADS_ASK_SIGN_IN))?;
    let lives = Some(Duration::days(guest_drafts::KEPT.num_days()));
    let cookie = cookies::cookie(visit.app.scheme(), cookies::DRAFT, key.reveal().to_owned(), lives);
    answer.add_cookie(&cookie).map_err(|e| Error::Internal(e.to_string()))?;
    Ok(answer)
}

async fn post(visit: &Visit, author: MemberId, parsed: Parsed, fields: &Fields) -> Answer {
    let Parsed { title, body, tags, board, readers, product, call } = parsed;
    let lang = lang::detect(&format!("{}\n{}", title.0, body.0), visit.lang());
    let rendered = rendering::render(&body.0, lang).await?;
    let by_staff = visit.viewer.answers_for(board.id);
    let mut shown = suggest::really_shown(visit, fields).await?;
    if let Some(article) = about(visit, fields).await? {
        shown.lead_with(article.id);
    }
    let board = &board;
    let question = NewQuestion { title, body, rendered, board, readers, tags, lang, author, by_staff, shown };

    let (mut change, key) = match visit.begin_once(fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return shell::see(&address),
    };
    let asked = ask::ask(&mut change, question, visit.now).await?;
    if let Some(product) = &product {
        products::actions::name(&mut change, asked.thread, product).await?;
    }
    if let Some(call) = &call {
        let thread = queries::lock(&mut change, asked.thread, &visit.viewer).await?;
        contact::give(&mut change, &thread, call, author, visit.now).await?;
    }
    if !fields.has(view::BESIDE) {
        drafts::discard(&mut change, author, Place::Ask).await?;
    }
    let address = urls::thread(asked.thread, &asked.slug);
    key.settle(&mut change, &address).await?;
    change.commit().await?;

    let due = asked
        .answer_due
        .map(|due| time::promise(visit.words, due, visit.now, visit.zone))
        .unwrap_or_default();
    shell::see_with(visit, &address, Flash::ok(t::THREADS_FLASH_ASKED).with("due", due))
}

/// The article the question is about, if the viewer may read it.
async fn about(visit: &Visit, typed: &Fields) -> Result<Option<ArticleCard>, Error> {
    let Some(id) = typed.parse::<ArticleId>("article") else { return Ok(None) };
    let mut conn = visit.conn().await?;
    Ok(articles::cards_of(&mut conn, &[id], &visit.viewer).await?.into_iter().next())
}

/// A question that can be asked.
struct Parsed {
    title: Title,
    body: PostBody,
    tags: Tags,
    board: Board,
    /// Who reads it.
    readers: AudienceId,
    /// What it is about.
    product: Option<Chosen>,
    /// That, and how, its asker may be called about it.
    call: Option<Given>,
}

/// The products a member may name; a guest names one after signing in.
async fn offered(visit: &Visit) -> Result<Vec<Offered>, Error> {
    match visit.viewer.member_id() {
        Some(member) => Ok(products::queries::offered(&mut *visit.conn().await?, member).await?),
        None => Ok(Vec::new()),
    }
}

fn parse(visit: &Visit, fields: &Fields, offered: &[Offered]) -> Result<Parsed, FieldErrors> {
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
    let readers = match privacy::form::is_private(fields) {
        Ok(private) => board.as_ref().map(|board| if private { board.staff } else { board.readers }),
        Err(_) => {
            errors.add(PRIVATE, words.text(t::PRIVACY_ERROR_CHOICE));
            None
        }
    };
    let product = match visit.viewer.is_guest() {
        true => None,
        false => products::form::chosen(visit, offered, fields.text(PRODUCT))
            .map_err(|sentence| errors.add(PRODUCT, sentence))
            .unwrap_or_default(),
    };
    // A guest asks after signing in, and says it then.
    let call = match escalations::form::may_call(words, fields) {
        Ok(call) => call.filter(|_| !visit.viewer.is_guest()),
        Err(faults) => {
            faults.iter().for_each(|(field, sentence)| errors.add(field, sentence));
            None
        }
    };
    match (title, body, tags, board.zip(readers)) {
        (Some(title), Some(body), Some(tags), Some((board, readers))) if errors.is_empty() => {
            Ok(Parsed { title, body, tags, board, readers, product, call })
        }
        _ => Err(errors),
    }
}

async fn form(visit: &Visit, asking: &Asking<'_>) -> Answer {
    let about = about(visit, asking.typed).await?;
    let beside = view::Beside { about: about.as_ref(), offered: &offered(visit).await? };
    let content = view::page(visit, asking, &beside);
    let page = Page::new(visit, visit.words.text(t::THREADS_ASK_HEADING)).nav(Nav::Ask).in_all_languages();
    let page = if asking.errors.is_empty() { page } else { page.with_errors() };
    page.answer(content).await
}
