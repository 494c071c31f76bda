//! The editor of a draft: the sources beside it, private details below, publishing at the end.

use actix_web::http::StatusCode;
use actix_web::web::Path;

use super::{existing, owned};
use crate::db::{Conn, DraftId, SectionId};
use crate::door::{Change, Once, Visit};
use crate::error::{Answer, Error, Refusal};
use crate::faq::actions::promote::{self, Beginning};
use crate::faq::actions::{FaqError, drafts as saving, publish};
use crate::faq::model::{ArticleText, Detail, Fate, Typed, details};
use crate::faq::queries::drafts::{self, Draft};
use crate::faq::queries::{articles, sections};
use crate::faq::views::draft::{DraftPage, Source};
use crate::faq::{policy, reads, views};
use crate::ledger;
use crate::shell::{Page, see, see_with};
use crate::ui::StaffPage;
use crate::ui::form::FieldErrors;
use crate::ui::meanwhile;
use crate::ui::words::t;
use crate::urls;
use crate::viewer::Rule;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::form_key::FormKey;

/// Drafts in the list.
const DRAFTS_MAX: i64 = 100;
/// Articles found by the box "Find an article to link".
const FOUND_MAX: i64 = 8;

/// `GET /faq-drafts`
pub async fn index(visit: Visit) -> Answer {
    visit.staff()?;
    policy::can_draft(&visit.viewer)?;
    let mut conn = visit.conn().await?;
    let open = drafts::open(&mut conn, DRAFTS_MAX).await?;
    let mut readable = Vec::with_capacity(open.len());
    let threads: Vec<_> = open.iter().filter_map(|draft| draft.4).collect();
    let seen = reads::readable(&mut conn, &threads, &visit.viewer).await?;
    readable.extend(open.into_iter().filter(|draft| draft.4.is_none_or(|thread| seen.contains(&thread))));
    drop(conn);
    let title = visit.words.text(t::FAQ_DRAFTS);
    Page::staff(&visit, title, StaffPage::None).answer(views::drafts::drafts(&visit, &readable)).await
}

/// `POST /faq-drafts`: a draft of nothing.
pub async fn create(visit: Visit, fields: Fields) -> Answer {
    let member = visit.staff()?.id;
    policy::can_draft(&visit.viewer)?;
    let audience =
        visit.site.audience(Rule::Public).ok_or_else(|| Error::Internal("no public audience".into()))?;
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    let section = existing(&mut change, fields.parse::<SectionId>("section")).await?;
    let from = Beginning { thread: None, title: "", answer: "", lang: visit.lang(), section, audience };
    let draft = promote::begin(&mut change, &from, member, visit.now).await?;
    let address = urls::faq_draft(draft);
    key.settle(&mut change, &address).await?;
    change.commit().await?;
    see(&address)
}

/// `GET /faq-drafts/{id}`
pub async fn show(visit: Visit, id: Path<DraftId>) -> Answer {
    visit.staff()?;
    let mut conn = visit.conn().await?;
    let draft = readable(&visit, &mut conn, *id).await?;
    if let Some(url) = became(&visit, &mut conn, &draft).await? {
        return see(&url);
    }
    let typed = draft.typed();
    let page = load(&visit, &mut conn, draft, typed, "").await?;
    drop(conn);
    answer(&visit, &page, StatusCode::OK).await
}

/// `POST /faq-drafts/{id}` with `do` = `save`, `publish`, `find`, `use-N` or `add-N`.
pub async fn update(visit: Visit, id: Path<DraftId>, fields: Fields) -> Answer {
    visit.staff()?;
    policy::can_draft(&visit.viewer)?;
    let mut typed = Typed::read(&fields);
    let mut conn = visit.conn().await?;
    let draft = readable(&visit, &mut conn, *id).await?;
    typed.section = existing(&mut conn, typed.section).await?;
    typed.audience = typed.audience.filter(|audience| visit.site.audience_rule(*audience).is_some());
    let wish = fields.text("do");
    if wish == "save" || wish == "publish" {
        drop(conn);
        return if wish == "save" {
            save(&visit, draft, typed, &fields).await
        } else {
            publish(&visit, draft, typed, &fields).await
        };
    }
    insert_source(&mut conn, &visit, &draft, &mut typed, wish).await?;
    let page = load(&visit, &mut conn, draft, typed, fields.text("find")).await?;
    drop(conn);
    answer(&visit, &page, StatusCode::OK).await
}

/// Drafts of threads the viewer may not read do not exist for them.
async fn readable(visit: &Visit, conn: &mut Conn, id: DraftId) -> Result<Draft, Error> {
    policy::can_draft(&visit.viewer)?;
    let draft = drafts::find(conn, id).await?.ok_or(Error::NotFound)?;
    match draft.thread_id {
        Some(thread) if reads::source_thread(conn, thread, &visit.viewer).await?.is_none() => {
            Err(Error::NotFound)
        }
        _ => Ok(draft),
    }
}

async fn became(visit: &Visit, conn: &mut Conn, draft: &Draft) -> Result<Option<String>, Error> {
    let Some(article) = draft.article_id.filter(|_| draft.published_at.is_some()) else { return Ok(None) };
    Ok(articles::find(conn, article, &visit.viewer).await?.map(|article| article.url()))
}

/// Use and Add without script: the page comes back with the text in it.
async fn insert_source(
    conn: &mut Conn,
    visit: &Visit,
    draft: &Draft,
    typed: &mut Typed,
    wish: &str,
) -> Result<(), Error> {
    let (add, number) = match (wish.strip_prefix("use-"), wish.strip_prefix("add-")) {
        (Some(number), _) => (false, number),
        (_, Some(number)) => (true, number),
        _ => return Ok(()),
    };
    let Some(thread) = draft.thread_id else { return Ok(()) };
    let Some(thread) = reads::source_thread(conn, thread, &visit.viewer).await? else { return Ok(()) };
    let posts = reads::source_posts(conn, &thread).await?;
    let Some(post) = posts.iter().find(|post| post.number.to_string() == number) else { return Ok(()) };
    if post.number == 1 && !add {
        typed.title = promote::without_details(&thread.title, draft.language());
        return Ok(());
    }
    let text = promote::without_details(&post.body, draft.language());
    typed.body = if add && !typed.body.trim().is_empty() {
        format!("{}\n\n{text}", typed.body.trim_end())
    } else {
        text
    };
    Ok(())
}

async fn save(visit: &Visit, draft: Draft, typed: Typed, fields: &Fields) -> Answer {
    let too_long = typed.too_long_for_draft();
    if !too_long.is_empty() {
        let said = |field: &str| (field.to_owned(), visit.words.text(t::FAQ_ERROR_LONG).into_owned());
        let errors = too_long.into_iter().map(said).collect::<Vec<_>>().into();
        let mut conn = visit.conn().await?;
        return form_again(visit, &mut conn, draft, typed, errors, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    if saving::newly_kept(&draft, &typed)
        && let Err(refusal) = policy::can_keep(&visit.viewer, draft.author_id)
    {
        return refused(visit, draft, typed, "body", refusal).await;
    }
    let (mut change, key) = match visit.begin_once(fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    let locked = drafts::locked(&mut change, draft.id).await?.ok_or(Error::NotFound)?;
    let url = urls::faq_draft(draft.id);
    match saving::save(&mut change, &locked, &typed, visit.member_id()?, visit.now).await {
        Err(FaqError::Outdated) => conflict(visit, change, locked, typed).await,
        Err(error) => Err(error.into()),
        Ok(()) => {
            key.settle(&mut change, &url).await?;
            change.commit().await?;
            see_with(visit, &url, Flash::ok(t::FAQ_DRAFT_SAVED))
        }
    }
}

async fn publish(visit: &Visit, draft: Draft, typed: Typed, fields: &Fields) -> Answer {
    let mut conn = visit.conn().await?;
    let text = match judged(visit, &mut conn, &draft, &typed).await? {
        Judged::Fits(text) => text,
        Judged::Wrong(errors) => {
            return form_again(visit, &mut conn, draft, typed, errors, StatusCode::UNPROCESSABLE_ENTITY)
                .await;
        }
        Judged::Refused(field, refusal) => {
            drop(conn);
            return refused(visit, draft, typed, field, refusal).await;
        }
    };
    drop(conn);
    commit(visit, draft, typed, &text, fields).await
}

/// What a draft lacks for being published.
enum Judged {
    Fits(Box<ArticleText>),
    Wrong(FieldErrors),
    Refused(&'static str, Refusal),
}

async fn judged(visit: &Visit, conn: &mut Conn, draft: &Draft, typed: &Typed) -> Result<Judged, Error> {
    let words = visit.words;
    let text = match typed.article() {
        Ok(text) => text,
        Err(wrong) => {
            let said = wrong.into_iter().map(|(field, key)| (field.to_owned(), words.text(key).into_owned()));
            return Ok(Judged::Wrong(said.collect::<Vec<_>>().into()));
        }
    };
    let owned = owned(conn, visit).await?;
    if let Err(refusal) = policy::can_publish(&visit.viewer, text.section, &owned) {
        return Ok(Judged::Refused("section", refusal));
    }
    if saving::newly_kept(draft, typed)
        && let Err(refusal) = policy::can_keep(&visit.viewer, draft.author_id)
    {
        return Ok(Judged::Refused("body", refusal));
    }
    let source = match draft.thread_id {
        Some(thread) => source(visit, conn, thread).await?,
        None => None,
    };
    let texts = texts_of(source.as_ref());
    let still: Option<Detail> =
        details(&texts, typed).into_iter().find(|detail| detail.fate == Fate::StillIn);
    if let Some(first) = still {
        let mut errors = FieldErrors::new();
        errors.add("body", words.with(t::FAQ_ERROR_PRIVATE, &[("detail", first.text.as_str().into())]));
        return Ok(Judged::Wrong(errors));
    }
    Ok(Judged::Fits(Box::new(text)))
}

async fn commit(visit: &Visit, draft: Draft, typed: Typed, text: &ArticleText, fields: &Fields) -> Answer {
    let member = visit.member_id()?;
    let (mut change, key) = match visit.begin_once(fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    let locked = drafts::locked(&mut change, draft.id).await?.ok_or(Error::NotFound)?;
    if let Some(url) = became(visit, &mut change, &locked).await? {
        return see(&url);
    }
    match saving::save(&mut change, &locked, &typed, member, visit.now).await {
        Err(FaqError::Outdated) => return conflict(visit, change, locked, typed).await,
        done => done?,
    }
    let published = match publish::publish(&mut change, &visit.site, &locked, text, member, visit.now).await {
        Err(FaqError::Refused(refusal)) => {
            change.leave().await?;
            return refused(visit, draft, typed, "audience", refusal).await;
        }
        done => done?,
    };
    let article = articles::find(&mut change, published.article, &visit.viewer).await?;
    let url = article.map_or_else(|| urls::article_short(published.article), |article| article.url());
    key.settle(&mut change, &url).await?;
    change.commit().await?;
    let flash = Flash::ok(t::FAQ_PUBLISHED);
    let flash = match published.promotion {
        Some(promotion) => flash.undo(urls::promotion_undo(promotion)),
        None => flash,
    };
    see_with(visit, &url, flash)
}

/// Somebody saved in between: what was typed stays, with the version it would now replace.
async fn conflict(visit: &Visit, change: Change, draft: Draft, mut typed: Typed) -> Answer {
    change.leave().await?;
    typed.version = draft.version;
    let mut errors = FieldErrors::new();
    errors.add("title", visit.words.text(t::FAQ_OUTDATED));
    let mut conn = visit.conn().await?;
    form_again(visit, &mut conn, draft, typed, errors, StatusCode::CONFLICT).await
}

async fn refused(visit: &Visit, draft: Draft, typed: Typed, field: &str, refusal: Refusal) -> Answer {
    let mut errors = FieldErrors::new();
    errors.add(field, visit.words.text(refusal.0));
    let mut conn = visit.conn().await?;
    form_again(visit, &mut conn, draft, typed, errors, StatusCode::FORBIDDEN).await
}

async fn form_again(
    visit: &Visit,
    conn: &mut Conn,
    draft: Draft,
    typed: Typed,
    errors: FieldErrors,
    status: StatusCode,
) -> Answer {
    let mut page = load(visit, conn, draft, typed, "").await?;
    if status == StatusCode::CONFLICT {
        let stored = page.draft.typed().labelled(visit.words);
        page.meanwhile = meanwhile::differing(stored, &page.typed.labelled(visit.words));
    }
    page.errors = errors;
    answer(visit, &page, status).await
}

async fn load(
    visit: &Visit,
    conn: &mut Conn,
    draft: Draft,
    typed: Typed,
    find: &str,
) -> Result<DraftPage, Error> {
    let source = match draft.thread_id {
        Some(thread) => source(visit, conn, thread).await?,
        None => None,
    };
    let found = if find.trim().is_empty() {
        Vec::new()
    } else {
        articles::titled(conn, find.trim(), &visit.viewer, FOUND_MAX).await?
    };
    let texts = texts_of(source.as_ref());
    Ok(DraftPage {
        details: details(&texts, &typed),
        similar: reads::similar(conn, &typed.title, &visit.viewer).await?,
        related: articles::cards_of(conn, &typed.related, &visit.viewer).await?,
        sections: sections::all(conn).await?,
        owned: owned(conn, visit).await?,
        find: find.to_owned(),
        errors: FieldErrors::new(),
        meanwhile: Vec::new(),
        key: FormKey::fresh(),
        found,
        source,
        draft,
        typed,
    })
}

async fn source(
    visit: &Visit,
    conn: &mut Conn,
    thread: crate::db::ThreadId,
) -> Result<Option<Source>, Error> {
    let Some(thread) = reads::source_thread(conn, thread, &visit.viewer).await? else { return Ok(None) };
    let posts = reads::source_posts(conn, &thread).await?;
    let people = reads::people_of(conn, thread.id).await?;
    let row = match thread.question {
        Some(question) => ledger::queries::row(conn, question).await?,
        None => None,
    };
    Ok(Some(Source { is_open: row.is_some_and(|row| row.is_open()), posts, people, thread }))
}

/// Everything in which a private detail may stand.
fn texts_of(source: Option<&Source>) -> Vec<&str> {
    let title = source.map(|source| source.thread.title.as_str());
    let bodies = source.into_iter().flat_map(|source| source.posts.iter().map(|post| post.body.as_str()));
    title.into_iter().chain(bodies).collect()
}

async fn answer(visit: &Visit, page: &DraftPage, status: StatusCode) -> Answer {
    let title = visit.words.with(t::FAQ_DRAFT_TITLE_OF, &[("title", page.typed.title.as_str().into())]);
    let made = Page::staff(visit, title, StaffPage::None);
    let made = if page.errors.is_empty() { made } else { made.with_errors() };
    made.status(status).answer(views::draft::draft(visit, page)).await
}
