//! Asking a question: thread, first post and ledger row in one transaction.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::boards::Board;
use crate::db::schema::threads;
use crate::db::{ArticleId, AudienceId, Conn, MemberId, ThreadId};
use crate::error::Error;
use crate::events::{self, Fact, Happened, Kind, Urgency};
use crate::ledger;
use crate::text::markdown::Rendered;
use crate::text::{Lang, slug};
use crate::threads::model::{PostBody, PostKind, ShownBefore, Tags, ThreadKind, Title};
use crate::threads::queries::{self, Mark, NewPost};

/// A question that may be posted.
pub struct NewQuestion<'a> {
    /// One sentence.
    pub title: Title,
    /// What happened.
    pub body: PostBody,
    /// The body as it will be shown.
    pub rendered: Rendered,
    /// Where.
    pub board: &'a Board,
    /// Who reads it: whoever reads the board, or its staff alone.
    pub readers: AudienceId,
    /// What it is about.
    pub tags: Tags,
    /// The language it is written in.
    pub lang: Lang,
    /// Who asks.
    pub author: MemberId,
    /// Whether they are staff of the board.
    pub by_staff: bool,
    /// What was suggested to them before posting.
    pub shown: ShownBefore,
}

/// What came of it.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The thread.
    pub thread: ThreadId,
    /// Its slug.
    pub slug: String,
    /// When the answer is due.
    pub answer_due: Option<DateTime<Utc>>,
}

/// Asks it.
pub async fn ask(conn: &mut Conn, question: NewQuestion<'_>, now: DateTime<Utc>) -> Result<Asked, Error> {
    let board = question.board.id;
    let target = ledger::queries::targets::for_new(conn, board, Urgency::Normal, question.author).await?;
    let slug = slug::slug(&question.title.0);
    let thread = insert_thread(conn, &question, &slug, now).await?;
    let asked = Fact::Asked { board, target };
    let applied = ledger::actions::apply(conn, thread.into(), asked, now).await?;
    let post = NewPost {
        thread,
        number: 1,
        author: question.author,
        kind: PostKind::Question,
        body: &question.body.0,
        lang: question.lang.tag(),
        by_staff: question.by_staff,
    };
    let post = queries::insert_post(conn, &post, &question.rendered, now).await?;
    queries::tag(conn, thread, &question.tags.0).await?;
    queries::set(conn, Mark::Follow(thread), question.author, now).await?;
    let mentions = queries::mention(conn, post, &question.rendered.mentions).await?;
    crate::threads::uploads::link(conn, post, &question.rendered.uploads).await?;
    let happened = Happened::new(Kind::ThreadOpened { post, mentions })
        .by(question.author)
        .thread(thread)
        .board(question.board.id)
        .facts(applied.facts);
    events::append(conn, happened, now).await?;
    Ok(Asked { thread, slug, answer_due: applied.row.answer_due })
}

/// Somebody who was asking found the answer among what was suggested: their draft is done with.
pub async fn answered_by_suggestion(
    conn: &mut Conn,
    asker: Option<MemberId>,
    shown: &ShownBefore,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let (articles, threads) = (shown.articles.clone(), shown.threads.clone());
    let kind = Kind::AnsweredBySuggestion {
        articles: articles.into_iter().map(ArticleId).collect(),
        threads: threads.into_iter().map(ThreadId).collect(),
    };
    let happened = Happened::new(kind);
    let happened = match asker {
        Some(asker) => happened.by(asker),
        None => happened,
    };
    events::append(conn, happened, now).await?;
    Ok(())
}

async fn insert_thread(
    conn: &mut Conn,
    question: &NewQuestion<'_>,
    slug: &str,
    now: DateTime<Utc>,
) -> QueryResult<ThreadId> {
    diesel::insert_into(threads::table)
        .values((
            threads::board_id.eq(question.board.id),
            threads::audience_id.eq(question.readers),
            threads::author_id.eq(question.author),
            threads::kind.eq(ThreadKind::Question),
            threads::title.eq(&question.title.0),
            threads::slug.eq(slug),
            threads::lang.eq(question.lang.tag()),
            threads::excerpt.eq(&question.rendered.excerpt),
            threads::created_at.eq(now),
            threads::last_post_at.eq(now),
            threads::last_number.eq(1),
            threads::replies.eq(0),
            threads::shown.eq(question.shown.as_json()),
        ))
        .returning(threads::id)
        .get_result(conn)
        .await
}
