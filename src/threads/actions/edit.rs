//! Editing a post: what it said before is kept.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::{post_revisions, posts, threads};
use crate::db::{Conn, MemberId};
use crate::error::Error;
use crate::events::{self, Happened, Kind};
use crate::text::markdown::{RENDERER_VERSION, Rendered};
use crate::text::{Lang, slug};
use crate::threads::model::{PostBody, Tags, Thread, Title};
use crate::threads::queries::{self, Post};
use crate::threads::{post_queries, uploads};

/// A text that may replace another.
pub struct Edit {
    /// The thread's new title, if this is its first post.
    pub title: Option<Title>,
    /// Its new tags, if this is its first post and they are to change.
    pub tags: Option<Tags>,
    /// What the post says now.
    pub body: PostBody,
    /// As it will be shown.
    pub rendered: Rendered,
    /// Its language.
    pub lang: Lang,
    /// Who edits.
    pub by: MemberId,
}

/// Edits a post of a thread that the caller has locked; an edit that changes nothing leaves no trace.
pub async fn edit(
    conn: &mut Conn,
    thread: &Thread,
    post: &Post,
    edit: Edit,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let title = edit.title.as_ref().filter(|title| title.0 != thread.title);
    let retagged = match &edit.tags {
        Some(tags) => queries::retag(conn, thread.id, &tags.0).await?,
        None => false,
    };
    let mentions = if title.is_some() || edit.body.0 != post.body {
        rewrite(conn, (thread, post), title, &edit, now).await?
    } else if retagged {
        Vec::new()
    } else {
        return Ok(());
    };
    let author = (edit.by != post.author_id).then_some(post.author_id);
    let happened = Happened::new(Kind::PostEdited { post: post.id, mentions, author })
        .by(edit.by)
        .thread(thread.id)
        .board(thread.board_id);
    events::append(conn, happened, now).await?;
    Ok(())
}

/// The same as part of something larger, whose event the caller appends; tags stay, and nobody hears of being named.
pub async fn replace(
    conn: &mut Conn,
    thread: &Thread,
    post: &Post,
    edit: &Edit,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let title = edit.title.as_ref().filter(|title| title.0 != thread.title);
    if title.is_some() || edit.body.0 != post.body {
        rewrite(conn, (thread, post), title, edit, now).await?;
    }
    Ok(())
}

/// Keeps the former text and writes the new one; gives the members newly named in it.
async fn rewrite(
    conn: &mut Conn,
    (thread, post): (&Thread, &Post),
    title: Option<&Title>,
    edit: &Edit,
    now: DateTime<Utc>,
) -> Result<Vec<MemberId>, Error> {
    let number = post_queries::revision(conn, post.id).await? + 1;
    diesel::insert_into(post_revisions::table)
        .values((
            post_revisions::post_id.eq(post.id),
            post_revisions::number.eq(number),
            post_revisions::member_id.eq(edit.by),
            post_revisions::title.eq((post.number == 1).then_some(&thread.title)),
            post_revisions::body.eq(&post.body),
            post_revisions::at.eq(now),
        ))
        .execute(conn)
        .await?;
    diesel::update(posts::table.find(post.id.0))
        .set((
            posts::body.eq(&edit.body.0),
            posts::html.eq(edit.rendered.html.as_str()),
            posts::renderer_version.eq(RENDERER_VERSION),
            posts::lang.eq(edit.lang.tag()),
            posts::edited_at.eq(now),
            posts::revisions.eq(number),
        ))
        .execute(conn)
        .await?;
    if post.number == 1 {
        rewrite_thread(conn, thread, title, &edit.rendered.excerpt, edit.lang).await?;
    }
    uploads::link(conn, post.id, &edit.rendered.uploads).await?;
    let before = post_queries::mentioned(conn, post.id).await?;
    let named = queries::mention(conn, post.id, &edit.rendered.mentions).await?;
    Ok(named.into_iter().filter(|member| !before.contains(member)).collect())
}

async fn rewrite_thread(
    conn: &mut Conn,
    thread: &Thread,
    title: Option<&Title>,
    excerpt: &str,
    lang: Lang,
) -> QueryResult<()> {
    let title = title.map_or(&thread.title, |title| &title.0);
    diesel::update(threads::table.find(thread.id.0))
        .set((
            threads::slug.eq(slug::slug(title)),
            threads::title.eq(title),
            threads::excerpt.eq(excerpt),
            threads::lang.eq(lang.tag()),
        ))
        .execute(conn)
        .await?;
    Ok(())
}
