//! What the editor's page shows: the draft, its sources, what was found in both. Its verbs answer with it when they are
//! refused.

use actix_web::http::StatusCode;

use super::owned;
use crate::change::Change;
use crate::db::{Conn, DraftId, PooledConn, SectionId, ThreadId};
use crate::door::Visit;
use crate::error::{Answer, Error, Refusal};
use crate::faq::examine::{self, Examined, Sources, Text};
use crate::faq::model::Typed;
use crate::faq::queries::drafts::{self, Draft};
use crate::faq::queries::{articles, sections};
use crate::faq::reads::Concerned;
use crate::faq::rendering::aside;
use crate::faq::views::draft::{DraftPage, Similar, Source};
use crate::faq::{policy, reads, views};
use crate::ledger;
use crate::search::Subject;
use crate::shell::Page;
use crate::text::Html;
use crate::text::names::Names;
use crate::ui::StaffPage;
use crate::ui::form::FieldErrors;
use crate::ui::meanwhile::{self, Labelled};
use crate::ui::words::{Key, t};
use crate::web::form_key::FormKey;

/// Articles found by the box "Find an article to link".
const FOUND_MAX: i64 = 8;
/// Articles proposed as "may answer it already".
const SIMILAR_MAX: usize = 3;
/// Hits of the index looked at for them: threads are among these.
const HITS_MAX: usize = 24;
/// The least score, of two at most, of an article that may answer a question.
const SIMILAR_FROM: f32 = 0.8;

/// A draft and the thread it is made from.
pub(super) struct Opened {
    pub(super) draft: Draft,
    pub(super) source: Option<Source>,
}

/// What a page of it shows besides.
#[derive(Default)]
pub(super) struct Showing<'a> {
    /// What was looked for among articles.
    pub(super) find: &'a str,
    /// Whether the answer is shown as readers will see it.
    pub(super) preview: Preview,
    /// What is wrong.
    pub(super) errors: FieldErrors,
    /// What stands now, when somebody else was faster.
    pub(super) meanwhile: Vec<Labelled>,
}

/// Whether the answer is shown as readers will see it.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Preview {
    Shown,
    #[default]
    Hidden,
}

/// A draft; those of threads the viewer may not read do not exist for them.
pub(super) async fn open(visit: &Visit, conn: &mut Conn, id: DraftId) -> Result<Opened, Error> {
    policy::can_draft(&visit.viewer)?;
    let draft = drafts::find(conn, id).await?.ok_or(Error::NotFound)?;
    let source = match draft.thread_id {
        Some(thread) => Some(source(visit, conn, thread).await?.ok_or(Error::NotFound)?),
        None => None,
    };
    Ok(Opened { draft, source })
}

async fn source(visit: &Visit, conn: &mut Conn, thread: ThreadId) -> Result<Option<Source>, Error> {
    let Some(thread) = reads::source_thread(conn, thread, &visit.viewer).await? else { return Ok(None) };
    let row = match thread.question {
        Some(question) => ledger::queries::row(conn, question).await?,
        None => None,
    };
    Ok(Some(Source {
        posts: reads::source_posts(conn, &thread).await?,
        names: Names::of(&reads::people(conn, thread.id).await?, &thread.title),
        is_open: row.is_some_and(|row| row.is_open()),
        thread,
    }))
}

/// The address of the article a draft became.
pub(super) async fn became(visit: &Visit, conn: &mut Conn, draft: &Draft) -> Result<Option<String>, Error> {
    let Some(article) = draft.article_id.filter(|_| draft.published_at.is_some()) else { return Ok(None) };
    Ok(articles::find(conn, article, &visit.viewer).await?.map(|article| article.url()))
}

/// The thread as it is examined.
pub(super) fn sources_of(source: Option<&Source>) -> Sources {
    source.map_or_else(Sources::default, |source| Sources {
        title: source.thread.title.clone(),
        posts: source
            .posts
            .iter()
            .map(|post| Text { body: post.body.clone(), html: post.rendered() })
            .collect(),
        names: source.names.clone(),
    })
}

/// The answer as readers will see it, its private details marked.
pub(super) async fn preview(opened: &Opened, typed: &Typed) -> Result<Html, Error> {
    Ok(examined(opened, typed).await?.preview)
}

async fn examined(opened: &Opened, typed: &Typed) -> Result<Examined, Error> {
    let (sources, lang, typed) = (sources_of(opened.source.as_ref()), opened.draft.language(), typed.clone());
    aside(move || examine::examine(&sources, &typed, lang)).await
}

/// The page.
pub(super) async fn show(
    visit: &Visit,
    mut conn: PooledConn,
    opened: Opened,
    typed: Typed,
    showing: Showing<'_>,
    status: StatusCode,
) -> Answer {
    let found = match showing.find.trim() {
        "" => Vec::new(),
        words => articles::titled(&mut conn, words, &visit.viewer, FOUND_MAX).await?,
    };
    let owned = owned(&mut conn, visit).await?;
    let similar = similar(visit, &mut conn, &opened, &typed, &owned).await?;
    let related = articles::cards_of(&mut conn, &typed.related, &visit.viewer).await?;
    let sections = sections::all(&mut conn).await?;
    let concerned = concerned(visit, &mut conn, &opened, &typed).await?;
    // Looking through a long thread takes its time: others need the connection.
    drop(conn);
    let examined = examined(&opened, &typed).await?;
    let page = DraftPage {
        similar,
        concerned,
        related,
        sections,
        owned,
        find: showing.find.to_owned(),
        preview: (showing.preview == Preview::Shown).then(|| examined.preview.clone()),
        errors: showing.errors,
        meanwhile: showing.meanwhile,
        key: FormKey::fresh(),
        draft: opened.draft,
        source: opened.source,
        examined,
        found,
        typed,
    };
    let title = visit.words.with(t::FAQ_DRAFT_TITLE_OF, &[("title", page.typed.title.as_str().into())]);
    let made = Page::staff(visit, title, StaffPage::Drafts);
    let made = if page.errors.is_empty() { made } else { made.with_errors() };
    made.status(status).answer(views::draft::draft(visit, &page)).await
}

/// Articles that the search would show to whoever types this question.
async fn similar(
    visit: &Visit,
    conn: &mut Conn,
    opened: &Opened,
    typed: &Typed,
    owned: &[SectionId],
) -> Result<Vec<Similar>, Error> {
    let asked = opened.source.as_ref().map_or(typed.title.as_str(), |source| source.thread.title.as_str());
    let hits = visit.app.search.suggest(asked, visit.viewer.audiences(), HITS_MAX).await;
    let ids: Vec<_> = hits
        .into_iter()
        .filter(|hit| hit.score >= SIMILAR_FROM)
        .filter_map(|hit| match hit.subject {
            Subject::Article(id) => Some(id),
            Subject::Thread(_) => None,
        })
        .take(SIMILAR_MAX)
        .collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut cards = articles::cards_of(conn, &ids, &visit.viewer).await?;
    cards.sort_by_key(|card| ids.iter().position(|id| *id == card.id));
    let adds =
        |section| opened.source.is_some() && policy::can_publish(&visit.viewer, section, owned).is_ok();
    Ok(cards.into_iter().map(|card| Similar { may_add: adds(card.section), card }).collect())
}

/// Whom publishing would concern, as the form stands.
async fn concerned(
    visit: &Visit,
    conn: &mut Conn,
    opened: &Opened,
    typed: &Typed,
) -> Result<Concerned, Error> {
    let Some(source) = &opened.source else { return Ok(Concerned::default()) };
    let audience = typed.audience.unwrap_or(opened.draft.audience_id);
    Ok(reads::concerned(conn, source.thread.id, audience, visit.viewer.member_id()).await?)
}

/// Somebody saved in between: what was typed stays, with the version it would now replace.
pub(super) async fn conflict(visit: &Visit, change: Change, id: DraftId, mut typed: Typed) -> Answer {
    change.leave().await?;
    let mut conn = visit.conn().await?;
    let opened = open(visit, &mut conn, id).await?;
    typed.version = opened.draft.version;
    let showing = Showing {
        errors: one_error(visit, "title", t::FAQ_OUTDATED),
        meanwhile: meanwhile::differing(
            opened.draft.typed().labelled(visit.words),
            &typed.labelled(visit.words),
        ),
        ..Showing::default()
    };
    show(visit, conn, opened, typed, showing, StatusCode::CONFLICT).await
}

/// A rule said no: the page again, with the sentence at the field it is about.
pub(super) async fn refused(
    visit: &Visit,
    id: DraftId,
    typed: Typed,
    field: &'static str,
    refusal: Refusal,
) -> Answer {
    let mut conn = visit.conn().await?;
    let opened = open(visit, &mut conn, id).await?;
    let errors = one_error(visit, field, refusal.0);
    show(visit, conn, opened, typed, Showing { errors, ..Showing::default() }, StatusCode::FORBIDDEN).await
}

fn one_error(visit: &Visit, field: &'static str, sentence: Key) -> FieldErrors {
    let mut errors = FieldErrors::new();
    errors.add(field, visit.words.text(sentence));
    errors
}
