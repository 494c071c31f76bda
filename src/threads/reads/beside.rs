//! What stands beside the posts of a thread. One statement reads what most threads have; what few have, and what only its
//! asker and the board's staff read, is asked for only where it may be.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Json, Nullable, Text};
use diesel_async::RunQueryDsl;
use serde::Deserialize;

use crate::commitments::model::Commitment;
use crate::db::{self, ArticleId, Conn, FromJson, ThreadId};
use crate::desk::model::notes::Note;
use crate::escalations::model::{CalledOff, Consent, InThread};
use crate::events::Channel;
use crate::ladder::queries::Taken;
use crate::ledger::{LedgerState, Outcome, Standing};
use crate::merges::reads::{Child, Parent};
use crate::privacy::model::Last;
use crate::products;
use crate::rota::model::LookedAfter;
use crate::threads::model::Thread;
use crate::threads::policy::Others;
use crate::viewer::Viewer;

/// A link to an article.
#[derive(Debug, Clone, Deserialize)]
pub struct ArticleLink {
    /// Its row.
    pub id: ArticleId,
    /// Its question.
    pub title: String,
    /// Its slug.
    pub slug: String,
    /// Its section's slug.
    pub section: String,
    /// Its language's tag.
    pub lang: String,
}

/// A link to a similar question.
#[derive(Debug, Clone, Deserialize)]
pub struct ThreadLink {
    /// Its row.
    pub id: ThreadId,
    /// Its title.
    pub title: String,
    /// Its slug.
    pub slug: String,
    /// Its language's tag.
    pub lang: String,
    state: LedgerState,
    outcome: Option<Outcome>,
    replied: bool,
    asked_back: bool,
}

impl ThreadLink {
    /// What readers see of it.
    pub fn standing(&self) -> Standing {
        Standing::of(self.state, self.outcome, self.replied, self.asked_back)
    }
}

/// A tag.
#[derive(Debug, Clone, Deserialize)]
pub struct TagLink {
    /// Its name.
    pub name: String,
    /// In its address.
    pub slug: String,
}

/// Who accepted the answer.
#[derive(Debug, Clone, Deserialize)]
pub struct AcceptedBy {
    /// Name.
    pub name: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What stands beside the posts.
#[derive(Debug, Clone)]
pub struct Beside {
    /// Its tags.
    pub tags: Vec<TagLink>,
    /// What it is about.
    pub product: Option<products::Named>,
    /// The article it became, if the viewer may read it.
    pub article: Option<ArticleLink>,
    /// Whether the viewer has the question too.
    pub me_too: bool,
    /// Whether the viewer follows.
    pub follows: bool,
    /// Whether anybody but the asker has replied.
    pub others: Others,
    /// For guests: replies in sight that may be answers, of others and no questions back.
    pub answers: i64,
    /// The question that this one was merged into, if the viewer may read it.
    pub parent: Option<Parent>,
    /// Questions merged into this one, 50 at most.
    pub children: Vec<Child>,
    /// For the asker, while it waits on staff: who is away, and who looks after it instead.
    pub looked_after: Option<LookedAfter>,
    /// For the asker and the board's staff: the last proposal to make it public.
    pub publication: Option<Last>,
    /// Who accepted.
    pub acceptance: Option<AcceptedBy>,
    /// Notes of staff, in the order of time; empty for everybody else.
    pub notes: Vec<Note>,
    /// What was promised in replies.
    pub commitments: Vec<Commitment>,
    /// How it goes on by phone, letter or e-mail.
    pub escalations: InThread,
    /// Steps of the ladder that were taken, in the order of time; empty for whoever is no staff of the board.
    pub climbed: Vec<Taken>,
    /// Similar articles.
    pub articles: Vec<ArticleLink>,
    /// Similar questions.
    pub threads: Vec<ThreadLink>,
}

/// Ids the search index found similar.
#[derive(Debug, Clone, Default)]
pub struct Similar {
    /// Articles, best first.
    pub articles: Vec<i64>,
    /// Threads, best first.
    pub threads: Vec<i64>,
}

#[derive(QueryableByName)]
struct Most {
    #[diesel(sql_type = Json)]
    tags: FromJson<Vec<TagLink>>,
    #[diesel(sql_type = Bool)]
    me_too: bool,
    #[diesel(sql_type = Bool)]
    follows: bool,
    #[diesel(sql_type = Bool)]
    others_replied: bool,
    #[diesel(sql_type = BigInt)]
    answers: i64,
    #[diesel(sql_type = Nullable<Json>)]
    acceptance: Option<FromJson<AcceptedBy>>,
    #[diesel(sql_type = Json)]
    articles: FromJson<Vec<ArticleLink>>,
    #[diesel(sql_type = Json)]
    threads: FromJson<Vec<ThreadLink>>,
}

#[derive(Default, QueryableByName)]
struct Few {
    #[diesel(sql_type = Nullable<Json>)]
    product: Option<FromJson<products::Named>>,
    #[diesel(sql_type = Nullable<Json>)]
    parent: Option<FromJson<Parent>>,
    #[diesel(sql_type = Json)]
    children: FromJson<Vec<Child>>,
    #[diesel(sql_type = Json)]
    commitments: FromJson<Vec<Commitment>>,
    #[diesel(sql_type = Nullable<Text>)]
    channel: Option<Channel>,
    #[diesel(sql_type = Json)]
    called_off: FromJson<Vec<CalledOff>>,
}

#[derive(Default, QueryableByName)]
struct Concerned {
    #[diesel(sql_type = Nullable<Json>)]
    looked_after: Option<FromJson<LookedAfter>>,
    #[diesel(sql_type = Nullable<Json>)]
    publication: Option<FromJson<Last>>,
    #[diesel(sql_type = Json)]
    consents: FromJson<Vec<Consent>>,
    #[diesel(sql_type = Json)]
    notes: FromJson<Vec<Note>>,
    #[diesel(sql_type = Json)]
    climbed: FromJson<Vec<Taken>>,
}

/// Reads it, as the viewer may.
pub(super) async fn beside(
    conn: &mut Conn,
    thread: &Thread,
    viewer: &Viewer,
    similar: &Similar,
) -> QueryResult<Beside> {
    let most = most(conn, thread, viewer, similar).await?;
    let few = if thread.has_more { few(conn, thread, viewer).await? } else { Few::default() };
    let is_concerned = viewer.is(thread.author_id) || viewer.is_staff_of(thread.board_id);
    let own = if is_concerned { concerned(conn, thread, viewer).await? } else { Concerned::default() };
    // The one it became is read with those that are like it.
    let mut articles = most.articles.0;
    let article = articles.iter().find(|article| Some(article.id) == thread.article_id).cloned();
    articles.retain(|article| similar.articles.contains(&article.id.0));
    Ok(Beside {
        tags: most.tags.0,
        product: few.product.map(|read| read.0),
        article,
        me_too: most.me_too,
        follows: most.follows,
        others: if most.others_replied { Others::Replied } else { Others::Silent },
        answers: most.answers,
        parent: few.parent.map(|read| read.0),
        children: few.children.0,
        looked_after: own.looked_after.map(|read| read.0),
        publication: own.publication.map(|read| read.0),
        acceptance: most.acceptance.map(|read| read.0),
        notes: own.notes.0,
        commitments: few.commitments.0,
        escalations: InThread {
            channel: few.channel,
            consents: own.consents.0,
            called_off: few.called_off.0,
        },
        climbed: own.climbed.0,
        articles,
        threads: most.threads.0,
    })
}

async fn most(conn: &mut Conn, thread: &Thread, viewer: &Viewer, similar: &Similar) -> QueryResult<Most> {
    let articles: Vec<i64> =
        similar.articles.iter().copied().chain(thread.article_id.map(|id| id.0)).collect();
    db::statement(include_str!("../thread_beside.sql"))
        .bind::<BigInt, _>(thread.id)
        .bind::<Nullable<BigInt>, _>(viewer.member_id())
        .bind::<Array<BigInt>, _>(viewer.audiences())
        .bind::<Array<BigInt>, _>(articles)
        .bind::<Array<BigInt>, _>(&similar.threads)
        .bind::<Nullable<Array<BigInt>>, _>(viewer.staff_boards())
        .bind::<BigInt, _>(thread.author_id)
        .get_result(conn)
        .await
}

async fn few(conn: &mut Conn, thread: &Thread, viewer: &Viewer) -> QueryResult<Few> {
    db::statement(include_str!("../thread_beside_few.sql"))
        .bind::<BigInt, _>(thread.id)
        .bind::<Nullable<BigInt>, _>(viewer.member_id())
        .bind::<Array<BigInt>, _>(viewer.audiences())
        .bind::<Nullable<Array<BigInt>>, _>(viewer.staff_boards())
        .get_result(conn)
        .await
}

async fn concerned(conn: &mut Conn, thread: &Thread, viewer: &Viewer) -> QueryResult<Concerned> {
    db::statement(include_str!("../thread_beside_concerned.sql"))
        .bind::<BigInt, _>(thread.id)
        .bind::<Nullable<BigInt>, _>(viewer.member_id())
        .bind::<Nullable<Array<BigInt>>, _>(viewer.staff_boards())
        .get_result(conn)
        .await
}
