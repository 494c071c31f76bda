//! Proposing, taking back, agreeing, refusing, and making private. Each finds the thread locked by its caller, who has asked
//! `policy`.

use chrono::{DateTime, Utc};

use super::model::{End, PublicPromise, Publication, Version, Way};
use super::queries;
use crate::boards::Board;
use crate::db::{Conn, MemberId, PostId, PublicationId, ThreadId};
use crate::error::Error;
use crate::events::{Happened, Kind, append};
use crate::faq::queries::articles;
use crate::merges;
use crate::merges::actions::MergeError;
use crate::text::Lang;
use crate::text::markdown::Rendered;
use crate::threads::actions::edit::{self, Edit};
use crate::threads::actions::sight;
use crate::threads::model::{PostBody, Thread, Title};
use crate::threads::post_queries::set_readers;
use crate::threads::queries::{at_hand, live_posts, lock_rows, posts_out_of_sight};
use crate::urls;

fn happened(kind: Kind, thread: &Thread, by: MemberId) -> Happened {
    Happened::new(kind).thread(thread.id).board(thread.board_id).by(by)
}

fn about(kind: Kind, thread: &Thread, publication: PublicationId, by: MemberId) -> Happened {
    happened(kind, thread, by).subject(publication.0)
}

/// Proposes a public version in the place of any that waits; the same one again is no other.
///
/// # Errors
/// When the database refuses.
pub async fn propose(
    conn: &mut Conn,
    thread: &Thread,
    version: &Version,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    if let Some(waiting) = queries::waiting(conn, thread.id).await? {
        if queries::version(conn, &waiting).await? == *version && waiting.board_id == thread.board_id {
            return Ok(());
        }
        queries::end(conn, waiting.id, End::Replaced, (by, Way::Page), now).await?;
    }
    let publication = queries::insert(conn, thread, version, by, now).await?;
    append(conn, about(Kind::PublicationProposed, thread, publication, by), now).await?;
    Ok(())
}

/// Takes back what waits; nothing happens if nothing does.
///
/// # Errors
/// When the database refuses.
pub async fn withdraw(
    conn: &mut Conn,
    thread: &Thread,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let Some(waiting) = queries::waiting(conn, thread.id).await? else { return Ok(()) };
    queries::end(conn, waiting.id, End::Withdrawn, (by, Way::Page), now).await?;
    append(conn, about(Kind::PublicationWithdrawn, thread, waiting.id, by), now).await?;
    Ok(())
}

/// The asker says no: it stays private.
///
/// # Errors
/// When the database refuses.
pub async fn refuse(
    conn: &mut Conn,
    thread: &Thread,
    publication: &Publication,
    said: (MemberId, Way),
    now: DateTime<Utc>,
) -> Result<(), Error> {
    queries::end(conn, publication.id, End::Refused, said, now).await?;
    append(conn, about(Kind::PublicationRefused, thread, publication.id, said.0), now).await?;
    Ok(())
}

/// What a post will say, and how that is shown.
pub struct ReadyText {
    /// Its text.
    pub body: PostBody,
    /// As it will be shown.
    pub rendered: Rendered,
    /// Its language.
    pub lang: Lang,
}

/// A public version that can be put in the place of what stands.
pub struct Ready {
    /// The title.
    pub title: Title,
    /// The posts; those without a text are left out.
    pub posts: Vec<(PostId, Option<ReadyText>)>,
    /// The promises.
    pub promises: Vec<PublicPromise>,
}

impl Ready {
    /// Whether it shows pictures of ours.
    pub fn has_pictures(&self) -> bool {
        self.posts.iter().filter_map(|(_, text)| text.as_ref()).any(|text| shows_pictures(&text.body.0))
    }
}

/// Whether a text shows pictures of ours.
pub fn shows_pictures(body: &str) -> bool {
    body.contains(urls::uploads())
}

/// The asker says yes to a proposal that is about what stands: its texts take the place of the former ones, which are kept
/// as revisions, what it leaves out goes out of sight, and the board's readers read it.
///
/// # Errors
/// When the database or the ledger refuses.
pub async fn publish(
    conn: &mut Conn,
    (thread, board): (&Thread, &Board),
    publication: &Publication,
    ready: Ready,
    said: (MemberId, Way),
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let by = publication.proposed_by.unwrap_or(said.0);
    let Ready { title, posts, promises } = ready;
    let mut texts: std::collections::BTreeMap<PostId, Option<ReadyText>> = posts.into_iter().collect();
    let mut facts = Vec::new();
    for post in live_posts(conn, thread.id).await? {
        match texts.remove(&post.id).flatten() {
            Some(ReadyText { body, rendered, lang }) => {
                let title = (post.number == 1).then(|| title.clone());
                let edit = Edit { title, tags: None, body, rendered, lang, by };
                edit::replace(conn, thread, &post, &edit, now).await?;
            }
            None => facts.extend(sight::leave_out(conn, thread, &post, by, now).await?),
        }
    }
    for post in posts_out_of_sight(conn, thread.id).await? {
        facts.extend(sight::leave_out(conn, thread, &post, by, now).await?);
    }
    for promise in &promises {
        queries::rewrite_promise(conn, promise).await?;
    }
    set_readers(conn, thread.id, board.readers).await?;
    queries::end(conn, publication.id, End::Published, said, now).await?;
    let published = about(Kind::ThreadPublished, thread, publication.id, said.0);
    append(conn, published.facts(facts), now).await?;
    Ok(())
}

/// Locks a question with what was merged into it, in the order of their numbers, as merging does.
///
/// # Errors
/// When the database refuses.
pub async fn lock_with_children(conn: &mut Conn, thread: ThreadId) -> Result<(), Error> {
    let mut all = merges::queries::children(conn, thread).await?;
    all.push(thread);
    Ok(lock_rows(conn, &all).await?)
}

/// Only its asker and the board's staff read it from now on. What was merged into it is split off, since those who asked
/// that may not read it any more, and its title leads nobody to an article.
///
/// # Errors
/// When the database or the ledger refuses.
pub async fn make_private(
    conn: &mut Conn,
    (thread, board): (&Thread, &Board),
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    split_children(conn, thread.id, by, now).await?;
    if let Some(article) = thread.article_id {
        articles::remove_wordings_of(conn, article, &[thread.id]).await?;
    }
    set_readers(conn, thread.id, board.staff).await?;
    let private = happened(Kind::ThreadMadePrivate, thread, by);
    append(conn, thread.article_id.into_iter().fold(private, Happened::article), now).await?;
    Ok(())
}

async fn split_children(
    conn: &mut Conn,
    parent: ThreadId,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let children = merges::queries::children(conn, parent).await?;
    lock_rows(conn, &children).await?;
    for child in children {
        let child = at_hand(conn, child).await?;
        match merges::actions::split(conn, &child, Some(by), now).await {
            // One whose asker has said yes has ended by it, and shows it no longer.
            Ok(_) | Err(MergeError::Refused(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
