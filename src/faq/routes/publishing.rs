//! From the editor to readers: a draft becomes an article, or its thread is added to an article that answers it.

use actix_web::http::StatusCode;
use actix_web::web::Path;

use super::draft_page::{self, Opened, Showing};
use super::owned;
use crate::db::{ArticleId, Conn, DraftId, PooledConn};
use crate::door::{Once, Visit};
use crate::error::{Answer, Error, Refusal};
use crate::faq::actions::add::{self, Terms};
use crate::faq::actions::{FaqError, drafts as saving, publish as verb};
use crate::faq::model::{ArticleState, ArticleText, Typed};
use crate::faq::queries::{articles, drafts};
use crate::faq::rendering::{self, Prepared, aside};
use crate::faq::{examine, policy};
use crate::shell::{see, see_with};
use crate::text::names::Names;
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;

/// Publishes what was typed, or says what it lacks.
pub(super) async fn publish(
    visit: &Visit,
    mut conn: PooledConn,
    opened: Opened,
    typed: Typed,
    fields: &Fields,
) -> Answer {
    let id = opened.draft.id;
    let text = match judged(visit, &mut conn, &opened, &typed).await? {
        Judged::Fits(text) => *text,
        Judged::Wrong(errors) => {
            let showing = Showing { errors, ..Showing::default() };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return draft_page::show(visit, conn, opened, typed, showing, status).await;
        }
        Judged::Refused(field, refusal) => {
            drop(conn);
            return draft_page::refused(visit, id, typed, field, refusal).await;
        }
    };
    drop(conn);
    let prepared = rendering::prepare(text, opened.draft.language()).await?;
    commit(visit, id, typed, &prepared, fields).await
}

/// What a draft lacks for being published.
enum Judged {
    Fits(Box<ArticleText>),
    Wrong(FieldErrors),
    Refused(&'static str, Refusal),
}

async fn judged(visit: &Visit, conn: &mut Conn, opened: &Opened, typed: &Typed) -> Result<Judged, Error> {
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
    if let Err(refusal) = agreed(visit, opened, typed) {
        return Ok(Judged::Refused("body", refusal));
    }
    let sources = draft_page::sources_of(opened.source.as_ref());
    let (looked_at, lang) = (typed.clone(), opened.draft.language());
    let still = aside(move || examine::still_in(&sources, &looked_at, lang)).await?;
    if let Some(first) = still.first() {
        let mut errors = FieldErrors::new();
        errors.add("body", words.with(t::FAQ_ERROR_PRIVATE, &[("detail", first.text.as_str().into())]));
        return Ok(Judged::Wrong(errors));
    }
    Ok(Judged::Fits(Box::new(text)))
}

/// A second person must agree to what is kept on purpose.
pub(super) fn agreed(visit: &Visit, opened: &Opened, typed: &Typed) -> Result<(), Refusal> {
    let nobody = Names::default();
    let names = opened.source.as_ref().map_or(&nobody, |source| &source.names);
    if saving::needs_agreement(&opened.draft, typed, names) {
        policy::can_keep(&visit.viewer, opened.draft.author_id)?;
    }
    Ok(())
}

async fn commit(visit: &Visit, id: DraftId, typed: Typed, prepared: &Prepared, fields: &Fields) -> Answer {
    let member = visit.member_id()?;
    let (mut change, key) = match visit.begin_once(fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    let locked = drafts::locked(&mut change, id).await?.ok_or(Error::NotFound)?;
    if let Some(url) = draft_page::became(visit, &mut change, &locked).await? {
        return see(&url);
    }
    match saving::save(&mut change, &locked, &typed, member, visit.now).await {
        Err(FaqError::Outdated) => return draft_page::conflict(visit, change, id, typed).await,
        done => done?,
    }
    let done = verb::publish(&mut change, &terms(visit), &locked, prepared, member, visit.now).await;
    let published = match done {
        Err(FaqError::Refused(refusal)) => {
            change.leave().await?;
            return draft_page::refused(visit, id, typed, "audience", refusal).await;
        }
        done => done?,
    };
    let article = articles::find(&mut change, published.article, &visit.viewer).await?;
    let url = article.map_or_else(|| urls::article_short(published.article), |article| article.url());
    key.settle(&mut change, &url).await?;
    change.commit().await?;
    let flash = Flash::ok(t::FAQ_PUBLISHED);
    let undo = published.promotion.map(urls::promotion_undo);
    see_with(visit, &url, undo.into_iter().fold(flash, Flash::undo))
}

fn terms(visit: &Visit) -> Terms<'_> {
    Terms { rules: &visit.site.rules, remind_at: visit.now + visit.site.ledger.first_reminder }
}

/// `POST /faq-drafts/{id}/addition` with `article`: "Add to this article instead".
pub async fn add(visit: Visit, id: Path<DraftId>, fields: Fields) -> Answer {
    let member = visit.staff()?.id;
    let article: ArticleId = fields.parse("article").ok_or(Error::BadRequest("the form names no article"))?;
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    let Opened { draft, .. } = draft_page::open(&visit, &mut change, *id).await?;
    let article = articles::find(&mut change, article, &visit.viewer).await?;
    let article =
        article.filter(|article| article.state == ArticleState::Published).ok_or(Error::NotFound)?;
    policy::can_publish(&visit.viewer, article.section, &owned(&mut change, &visit).await?)?;
    let locked = drafts::locked(&mut change, draft.id).await?.ok_or(Error::NotFound)?;
    if let Some(url) = draft_page::became(&visit, &mut change, &locked).await? {
        return see(&url);
    }
    let promotion = add::add(&mut change, &terms(&visit), &locked, &article, member, visit.now).await?;
    key.settle(&mut change, &article.url()).await?;
    change.commit().await?;
    see_with(&visit, &article.url(), Flash::ok(t::FAQ_ADDED).undo(urls::promotion_undo(promotion)))
}
