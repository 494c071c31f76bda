//! Statements on posts that stand: their revisions, decisions about them, reports of them.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::{
    flags, members, mentions, post_decisions, post_revisions, posts, publications, threads,
};
use crate::db::{AudienceId, BoardId, Conn, FlagId, MemberId, PostId, ThreadId};
use crate::error::Error;
use crate::text_enum;
use crate::threads::model::{PostState, Thread};
use crate::threads::policy_posts;
use crate::threads::queries::{self, Post};
use crate::viewer::Viewer;

text_enum! {
    /// What staff decided about a post.
    pub enum Act {
        /// Out of sight for now.
        Hide = "hide",
        /// In sight again.
        Restore = "restore",
        /// To another board, with its thread.
        Move = "move",
        /// Out of sight, since it is left out of what became public.
        LeaveOut = "leave_out",
    }
}

text_enum! {
    /// Why a post is reported.
    pub enum FlagReason {
        /// Advertising.
        Spam = "spam",
        /// Hurts somebody.
        Abuse = "abuse",
        /// Shows somebody's personal data.
        PrivateDetails = "private_details",
        /// Belongs elsewhere.
        OffTopic = "off_topic",
        /// Something else, said in the note.
        Other = "other",
    }
}

/// A post and its thread, if the viewer may read both; otherwise neither is found.
pub async fn find_post(conn: &mut Conn, id: PostId, viewer: &Viewer) -> Result<(Thread, Post), Error> {
    let post: Option<Post> =
        posts::table.find(id.0).select(Post::as_select()).first(conn).await.optional()?;
    let post = post.ok_or(Error::NotFound)?;
    let thread = queries::find(conn, post.thread_id, viewer).await?;
    if policy_posts::may_read_post(viewer, &thread, post.facts()) {
        Ok((thread, post))
    } else {
        Err(Error::NotFound)
    }
}

/// The same with the thread locked until the transaction ends.
pub async fn lock_post(conn: &mut Conn, id: PostId, viewer: &Viewer) -> Result<(Thread, Post), Error> {
    let (thread, post) = queries::lock_post(conn, id, viewer).await?;
    if policy_posts::may_read_post(viewer, &thread, post.facts()) {
        Ok((thread, post))
    } else {
        Err(Error::NotFound)
    }
}

/// The post that opened a thread.
pub async fn first_post(conn: &mut Conn, thread: ThreadId) -> Result<Post, Error> {
    queries::post_by_number(conn, thread, 1).await?.ok_or(Error::NotFound)
}

/// How often a post was edited.
pub async fn revision(conn: &mut Conn, post: PostId) -> QueryResult<i32> {
    posts::table.find(post.0).select(posts::revisions).first(conn).await
}

/// Members already named in a post.
pub async fn mentioned(conn: &mut Conn, post: PostId) -> QueryResult<Vec<MemberId>> {
    mentions::table.filter(mentions::post_id.eq(post)).select(mentions::member_id).load(conn).await
}

/// What a post said before an edit.
#[derive(Debug, Clone, Queryable)]
pub struct Revision {
    /// 1 is the first text.
    pub number: i32,
    /// Who changed it then.
    pub editor: String,
    /// The title before, of a first post.
    pub title: Option<String>,
    /// The text before.
    pub body: String,
    /// When it was changed.
    pub at: DateTime<Utc>,
}

/// All of a post's former texts, oldest first.
pub async fn revisions(conn: &mut Conn, post: PostId) -> QueryResult<Vec<Revision>> {
    post_revisions::table
        .inner_join(members::table)
        .filter(post_revisions::post_id.eq(post))
        .order(post_revisions::number)
        .select((
            post_revisions::number,
            members::name,
            post_revisions::title,
            post_revisions::body,
            post_revisions::at,
        ))
        .load(conn)
        .await
}

/// Puts a post into a state and keeps the thread's counter of replies, and whether it is hidden, true to it.
pub async fn set_state(
    conn: &mut Conn,
    post: &Post,
    state: PostState,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::update(posts::table.find(post.id.0)).set(posts::state.eq(state)).execute(conn).await?;
    let thread = threads::table.find(post.thread_id.0);
    if post.number == 1 {
        let hidden = (state != PostState::Live).then_some(now);
        diesel::update(thread).set(threads::hidden_at.eq(hidden)).execute(conn).await?;
        return Ok(());
    }
    let step = i32::from(state == PostState::Live) - i32::from(post.state == PostState::Live);
    diesel::update(thread).set(threads::replies.eq(threads::replies + step)).execute(conn).await?;
    Ok(())
}

/// Notes a decision of staff with its reason.
pub async fn decide(
    conn: &mut Conn,
    post: &Post,
    by: MemberId,
    (act, reason): (Act, &str),
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(post_decisions::table)
        .values((
            post_decisions::post_id.eq(post.id),
            post_decisions::from_state.eq(post.state),
            post_decisions::member_id.eq(by),
            post_decisions::act.eq(act),
            post_decisions::reason.eq(reason),
            post_decisions::at.eq(now),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// What a post was before staff hid it or left it out; in sight, if nobody noted it.
pub async fn state_before_hiding(conn: &mut Conn, post: PostId) -> QueryResult<PostState> {
    let out = post_decisions::act.eq_any([Act::Hide, Act::LeaveOut]);
    // What was hidden already when it was left out was before that what it was before it was hidden.
    let hiding = post_decisions::table
        .filter(post_decisions::post_id.eq(post).and(out))
        .filter(post_decisions::from_state.is_distinct_from(PostState::Hidden))
        .order(post_decisions::id.desc())
        .select(post_decisions::from_state);
    let before: Option<Option<PostState>> = hiding.first(conn).await.optional()?;
    Ok(before.flatten().unwrap_or(PostState::Live))
}

/// Notes a report; `None` if this member has reported the post before.
pub async fn flag(
    conn: &mut Conn,
    post: PostId,
    by: MemberId,
    (reason, note): (FlagReason, &str),
    now: DateTime<Utc>,
) -> QueryResult<Option<FlagId>> {
    diesel::insert_into(flags::table)
        .values((
            flags::post_id.eq(post),
            flags::member_id.eq(by),
            flags::reason.eq(reason),
            flags::note.eq(note),
            flags::at.eq(now),
        ))
        .on_conflict_do_nothing()
        .returning(flags::id)
        .get_result(conn)
        .await
        .optional()
}

/// The post of a report.
pub async fn flagged_post(conn: &mut Conn, flag: FlagId) -> QueryResult<Option<PostId>> {
    flags::table.find(flag.0).select(flags::post_id).first(conn).await.optional()
}

/// Settles every open report of a post; gives them.
pub async fn settle_flags(
    conn: &mut Conn,
    post: PostId,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<Vec<FlagId>> {
    diesel::update(flags::table.filter(flags::post_id.eq(post).and(flags::settled_at.is_null())))
        .set((flags::settled_by.eq(by), flags::settled_at.eq(now)))
        .returning(flags::id)
        .get_results(conn)
        .await
}

/// Who reads a thread from now on.
pub async fn set_readers(conn: &mut Conn, thread: ThreadId, readers: AudienceId) -> QueryResult<()> {
    diesel::update(threads::table.find(thread.0)).set(threads::audience_id.eq(readers)).execute(conn).await?;
    Ok(())
}

/// Whether it was private before its asker agreed to its readers.
pub async fn was_consented(conn: &mut Conn, thread: ThreadId) -> QueryResult<bool> {
    let agreed = publications::thread_id.eq(thread).and(publications::ended_how.eq("published"));
    diesel::select(diesel::dsl::exists(publications::table.filter(agreed))).get_result(conn).await
}

/// Where a thread stands from now on.
pub async fn place(
    conn: &mut Conn,
    thread: ThreadId,
    board: BoardId,
    audience: AudienceId,
) -> QueryResult<()> {
    diesel::update(threads::table.find(thread.0))
        .set((threads::board_id.eq(board), threads::audience_id.eq(audience)))
        .execute(conn)
        .await?;
    Ok(())
}
