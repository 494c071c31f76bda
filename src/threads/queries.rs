//! Statements on threads, posts and marks.

pub mod acceptances;
pub mod changes;
pub mod drafts;
pub mod guest_drafts;
pub mod ledger_checks;
pub mod newer;
pub mod outdated;
pub mod uploads;

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::model::{PostFacts, PostState, Thread};
use super::policy::{self, Others};
use crate::db::schema::{follows, me_toos, members, mentions, posts, tags, thread_tags, threads, votes};
use crate::db::{self, Conn, Keep, MemberId, PostId, TagId, ThreadId};
use crate::error::Error;
use crate::viewer::Viewer;

/// A thread the viewer may read; otherwise it is not found, whether it is there or not.
pub async fn find(conn: &mut Conn, id: ThreadId, viewer: &Viewer) -> Result<Thread, Error> {
    let thread: Option<Thread> =
        threads::table.find(id.0).select(Thread::as_select()).first(conn).await.optional()?;
    thread.filter(|thread| policy::may_read(viewer, thread)).ok_or(Error::NotFound)
}

/// The same, locked until the transaction ends: the first lock of every verb.
pub async fn lock(conn: &mut Conn, id: ThreadId, viewer: &Viewer) -> Result<Thread, Error> {
    let thread: Option<Thread> = threads::table
        .find(id.0)
        .select(Thread::as_select())
        .for_no_key_update()
        .first(conn)
        .await
        .optional()?;
    thread.filter(|thread| policy::may_read(viewer, thread)).ok_or(Error::NotFound)
}

/// Locks threads in the order of their numbers until the transaction ends, for verbs on several and for followers.
pub async fn lock_rows(conn: &mut Conn, ids: &[ThreadId]) -> QueryResult<()> {
    let rows = threads::table.filter(threads::id.eq_any(ids)).order(threads::id).select(threads::id);
    rows.for_no_key_update().load::<ThreadId>(conn).await?;
    Ok(())
}

/// A thread as it stands, whoever may read it: nobody's rights are asked for, so the caller has asked for them.
pub async fn at_hand(conn: &mut Conn, id: ThreadId) -> QueryResult<Thread> {
    threads::table.find(id.0).select(Thread::as_select()).first(conn).await
}

/// A post's columns that verbs need.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = posts)]
pub struct Post {
    /// Its row.
    pub id: PostId,
    /// Its thread.
    pub thread_id: ThreadId,
    /// Its number there.
    pub number: i32,
    /// Who wrote it.
    pub author_id: MemberId,
    /// Whether it can be seen.
    pub state: PostState,
    /// Its source.
    pub body: String,
    /// Whether its author was staff of the board when writing.
    pub by_staff: bool,
    /// Helpful votes.
    pub helpful: i32,
}

impl Post {
    /// What rules ask of it.
    pub fn facts(&self) -> PostFacts {
        PostFacts { number: self.number, author: self.author_id, state: self.state }
    }
}

/// A post and its thread, the thread locked, if the viewer may read it.
pub async fn lock_post(conn: &mut Conn, id: PostId, viewer: &Viewer) -> Result<(Thread, Post), Error> {
    let thread: Option<ThreadId> =
        posts::table.find(id.0).select(posts::thread_id).first(conn).await.optional()?;
    let thread = lock(conn, thread.ok_or(Error::NotFound)?, viewer).await?;
    let post = posts::table.find(id.0).select(Post::as_select()).first(conn).await?;
    Ok((thread, post))
}

/// A post by its number.
pub async fn post_by_number(conn: &mut Conn, thread: ThreadId, number: i32) -> QueryResult<Option<Post>> {
    posts::table
        .filter(posts::thread_id.eq(thread).and(posts::number.eq(number)))
        .select(Post::as_select())
        .first(conn)
        .await
        .optional()
}

/// Posts that can be seen, in their order.
pub async fn live_posts(conn: &mut Conn, thread: ThreadId) -> QueryResult<Vec<Post>> {
    posts::table
        .filter(posts::thread_id.eq(thread).and(posts::state.eq(PostState::Live)))
        .order(posts::number)
        .select(Post::as_select())
        .load(conn)
        .await
}

/// Its replies that cannot be seen, in their order.
pub async fn posts_out_of_sight(conn: &mut Conn, thread: ThreadId) -> QueryResult<Vec<Post>> {
    posts::table
        .filter(posts::thread_id.eq(thread).and(posts::state.ne(PostState::Live)).and(posts::number.gt(1)))
        .order(posts::number)
        .select(Post::as_select())
        .load(conn)
        .await
}

/// Whether anybody but the asker has a reply in sight.
pub async fn others(conn: &mut Conn, thread: &Thread) -> QueryResult<Others> {
    let live = posts::thread_id.eq(thread.id).and(posts::number.gt(1)).and(posts::state.eq(PostState::Live));
    let replies = posts::table.filter(live.and(posts::author_id.ne(thread.author_id)));
    let some = diesel::select(diesel::dsl::exists(replies)).get_result(conn).await?;
    Ok(if some { Others::Replied } else { Others::Silent })
}

/// A post about to be written.
pub struct NewPost<'a> {
    /// Where.
    pub thread: ThreadId,
    /// Its number there.
    pub number: i32,
    /// Who writes.
    pub author: MemberId,
    /// What it is.
    pub kind: super::model::PostKind,
    /// Its source.
    pub body: &'a str,
    /// Its language's tag.
    pub lang: &'a str,
    /// Whether its author is staff of the board.
    pub by_staff: bool,
}

/// Writes a post.
pub async fn insert_post(
    conn: &mut Conn,
    post: &NewPost<'_>,
    rendered: &crate::text::markdown::Rendered,
    now: DateTime<Utc>,
) -> QueryResult<PostId> {
    diesel::insert_into(posts::table)
        .values((
            posts::thread_id.eq(post.thread),
            posts::number.eq(post.number),
            posts::author_id.eq(post.author),
            posts::kind.eq(post.kind),
            posts::body.eq(post.body),
            posts::html.eq(rendered.html.as_str()),
            posts::renderer_version.eq(crate::text::markdown::RENDERER_VERSION),
            posts::lang.eq(post.lang),
            posts::created_at.eq(now),
            posts::by_staff.eq(post.by_staff),
        ))
        .returning(posts::id)
        .get_result(conn)
        .await
}

/// The members behind handles, and the rows that remember who was named.
pub async fn mention(conn: &mut Conn, post: PostId, handles: &[String]) -> QueryResult<Vec<MemberId>> {
    if handles.is_empty() {
        return Ok(Vec::new());
    }
    let named: Vec<MemberId> =
        members::table.filter(members::handle.eq_any(handles)).select(members::id).load(conn).await?;
    let rows: Vec<_> =
        named.iter().map(|id| (mentions::post_id.eq(post), mentions::member_id.eq(*id))).collect();
    diesel::insert_into(mentions::table).values(rows).on_conflict_do_nothing().execute(conn).await?;
    Ok(named)
}

/// Gives a thread these tags; unknown ones are made.
pub async fn tag(conn: &mut Conn, thread: ThreadId, names: &[String]) -> QueryResult<()> {
    for name in names {
        let Some(slug) = crate::text::slug::tag_slug(name) else { continue };
        diesel::insert_into(tags::table)
            .values((tags::name.eq(name), tags::slug.eq(&slug)))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        let id: TagId = tags::table.filter(tags::slug.eq(&slug)).select(tags::id).first(conn).await?;
        diesel::insert_into(thread_tags::table)
            .values((thread_tags::thread_id.eq(thread), thread_tags::tag_id.eq(id)))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
    }
    Ok(())
}

/// The words of a thread's tags.
pub async fn tags(conn: &mut Conn, thread: ThreadId) -> QueryResult<Vec<String>> {
    thread_tags::table
        .inner_join(tags::table)
        .filter(thread_tags::thread_id.eq(thread))
        .order(tags::name)
        .select(tags::name)
        .load(conn)
        .await
}

/// Words and slugs of the tags of several threads.
pub(super) async fn tags_of(
    conn: &mut Conn,
    ids: &[ThreadId],
) -> QueryResult<HashMap<ThreadId, Vec<(String, String)>>> {
    let rows: Vec<(ThreadId, String, String)> = thread_tags::table
        .inner_join(tags::table)
        .filter(thread_tags::thread_id.eq_any(ids))
        .order((thread_tags::thread_id, tags::name))
        .select((thread_tags::thread_id, tags::name, tags::slug))
        .load(conn)
        .await?;
    let mut found: HashMap<ThreadId, Vec<(String, String)>> = HashMap::new();
    for (thread, name, slug) in rows {
        found.entry(thread).or_default().push((name, slug));
    }
    Ok(found)
}

/// The word of a tag, if there is one of this slug.
pub async fn tag_name(conn: &mut Conn, slug: &str) -> QueryResult<Option<String>> {
    tags::table.filter(tags::slug.eq(slug)).select(tags::name).first(conn).await.optional()
}

/// Gives a thread these tags and no others; whether that changed any.
pub async fn retag(conn: &mut Conn, thread: ThreadId, names: &[String]) -> QueryResult<bool> {
    let before = thread_tags::table.filter(thread_tags::thread_id.eq(thread)).select(thread_tags::tag_id);
    let before: BTreeSet<TagId> = before.load(conn).await?.into_iter().collect();
    tag(conn, thread, names).await?;
    let slugs: Vec<String> = names.iter().map(|name| crate::text::slug::slug(name)).collect();
    let wanted: Vec<TagId> = tags::table.filter(tags::slug.eq_any(slugs)).select(tags::id).load(conn).await?;
    let others = thread_tags::thread_id.eq(thread).and(thread_tags::tag_id.ne_all(&wanted));
    diesel::delete(thread_tags::table.filter(others)).execute(conn).await?;
    Ok(before != wanted.into_iter().collect())
}

/// A mark that a member sets and takes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// I have this too.
    MeToo(ThreadId),
    /// Following.
    Follow(ThreadId),
    /// Helpful.
    Vote(PostId),
}

/// Sets it; true if it was not set before. The counter beside it moves in the same transaction.
pub async fn set(conn: &mut Conn, mark: Mark, member: MemberId, now: DateTime<Utc>) -> QueryResult<bool> {
    let added = match mark {
        Mark::MeToo(id) => {
            let row = (me_toos::thread_id.eq(id), me_toos::member_id.eq(member), me_toos::at.eq(now));
            diesel::insert_into(me_toos::table).values(row).on_conflict_do_nothing().execute(conn).await?
        }
        Mark::Follow(id) => {
            let row = (follows::thread_id.eq(id), follows::member_id.eq(member), follows::at.eq(now));
            diesel::insert_into(follows::table).values(row).on_conflict_do_nothing().execute(conn).await?
        }
        Mark::Vote(id) => {
            let row = (votes::post_id.eq(id), votes::member_id.eq(member), votes::at.eq(now));
            diesel::insert_into(votes::table).values(row).on_conflict_do_nothing().execute(conn).await?
        }
    };
    if added == 1 {
        count(conn, mark, 1).await?;
    }
    Ok(added == 1)
}

/// Takes it back; true if it was set.
pub async fn unset(conn: &mut Conn, mark: Mark, member: MemberId) -> QueryResult<bool> {
    let taken = match mark {
        Mark::MeToo(id) => diesel::delete(me_toos::table.find((id.0, member.0))).execute(conn).await?,
        Mark::Follow(id) => diesel::delete(follows::table.find((id.0, member.0))).execute(conn).await?,
        Mark::Vote(id) => diesel::delete(votes::table.find((id.0, member.0))).execute(conn).await?,
    };
    if taken == 1 {
        count(conn, mark, -1).await?;
    }
    Ok(taken == 1)
}

async fn count(conn: &mut Conn, mark: Mark, by: i32) -> QueryResult<usize> {
    match mark {
        Mark::MeToo(id) => {
            diesel::update(threads::table.find(id.0))
                .set(threads::me_toos.eq(threads::me_toos + by))
                .kept()
                .execute(conn)
                .await
        }
        Mark::Follow(id) => {
            diesel::update(threads::table.find(id.0))
                .set(threads::follows.eq(threads::follows + by))
                .kept()
                .execute(conn)
                .await
        }
        Mark::Vote(id) => {
            diesel::update(posts::table.find(id.0))
                .set(posts::helpful.eq(posts::helpful + by))
                .kept()
                .execute(conn)
                .await
        }
    }
}

/// Counts the accepted answers of these members, and of whoever answered these threads, anew.
pub(super) async fn recount_accepted(
    conn: &mut Conn,
    members: Vec<MemberId>,
    threads: Vec<ThreadId>,
) -> QueryResult<()> {
    use diesel::sql_types::{Array, BigInt};
    db::statement(include_str!("recount_accepted.sql"))
        .bind::<Array<BigInt>, _>(members)
        .bind::<Array<BigInt>, _>(threads)
        .execute(conn)
        .await?;
    Ok(())
}

/// Who wrote a post.
pub(super) async fn author_of(conn: &mut Conn, post: PostId) -> QueryResult<MemberId> {
    posts::table.find(post.0).select(posts::author_id).first(conn).await
}
