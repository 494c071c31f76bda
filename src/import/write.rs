//! Writing a thread that has already been lived: posts, marks, tags, ledger row and its one event.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::queries;
use crate::db::{AudienceId, BoardId, Conn, MemberId, PostId, ThreadId};
use crate::events::{self, Fact, Happened, Kind, TimedFact};
use crate::ledger::actions::LedgerError;
use crate::text::Lang;
use crate::text::markdown::Rendered;
use crate::threads::model::{PostKind, ThreadKind};

/// A thread with everything in it.
#[derive(Debug)]
pub struct WholeThread {
    /// Where it stands.
    pub board: BoardId,
    /// Who may read it.
    pub audience: AudienceId,
    /// What it is.
    pub kind: ThreadKind,
    /// One sentence.
    pub title: String,
    /// The language of its title.
    pub lang: Lang,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
    /// Times it was read.
    pub views: i64,
    /// What it is about.
    pub tags: Vec<String>,
    /// Source and id there; `None` for what was never anywhere else.
    pub origin: Option<String>,
    /// The question and its replies; at least one.
    pub posts: Vec<WholePost>,
    /// An agent's mark.
    pub verified: Option<Mark>,
    /// Who has the question too, since when.
    pub me_toos: Vec<(MemberId, DateTime<Utc>)>,
    /// Who follows it, since when.
    pub follows: Vec<(MemberId, DateTime<Utc>)>,
    /// What the ledger is told, the asker's mark too; empty unless it is a question.
    pub facts: Vec<TimedFact>,
}

impl WholeThread {
    /// Whether its asker accepted a reply.
    pub fn is_solved(&self) -> bool {
        self.facts.iter().any(|told| matches!(told.fact, Fact::Accepted { .. }))
    }
}

/// A post of it.
#[derive(Debug)]
pub struct WholePost {
    /// Who wrote it.
    pub author: MemberId,
    /// When.
    pub at: DateTime<Utc>,
    /// What it is.
    pub kind: PostKind,
    /// Markdown.
    pub body: String,
    /// As it will be shown.
    pub rendered: Rendered,
    /// The language it is written in.
    pub lang: Lang,
    /// Whether its author answered for the board.
    pub by_staff: bool,
    /// Votes of people who are no members here.
    pub helpful: i32,
    /// Members who found it helpful, since when.
    pub voters: Vec<(MemberId, DateTime<Utc>)>,
    /// Members named in it.
    pub mentioned: Vec<MemberId>,
}

/// A mark on one of the posts.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    /// The post's place in [`WholeThread::posts`].
    pub post: usize,
    /// Who set it.
    pub by: MemberId,
    /// When.
    pub at: DateTime<Utc>,
}

/// Why a thread was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The database refused.
    #[error("database: {0}")]
    Database(#[from] diesel::result::Error),
    /// The facts do not tell a story that the ledger understands.
    #[error("ledger: {0}")]
    Ledger(#[from] LedgerError),
    /// It has no posts, or a mark on a post that is not there.
    #[error("the thread is not whole: {0}")]
    NotWhole(&'static str),
}

/// Writes it in the caller's transaction; `now` is when it came here, which only its event says.
///
/// # Errors
/// [`WriteError`]; the caller's transaction is then of no use.
pub async fn write_thread(
    conn: &mut Conn,
    whole: &WholeThread,
    now: DateTime<Utc>,
) -> Result<ThreadId, WriteError> {
    let first = whole.posts.first().ok_or(WriteError::NotWhole("it has no posts"))?;
    let thread = queries::insert_thread(conn, whole, first).await?;
    let mut accepted = None;
    if whole.kind == ThreadKind::Question {
        let applied = crate::ledger::actions::apply_all(conn, thread.into(), &whole.facts).await?;
        accepted = applied.row.accepted();
    }
    let posts = queries::insert_posts(conn, thread, &whole.posts).await?;
    if let Some((number, at)) = accepted {
        let post = usize::try_from(number - 1).unwrap_or(usize::MAX);
        queries::accept(conn, thread, marked(&posts, post)?, Mark { post, by: first.author, at }).await?;
    }
    write_marks(conn, thread, whole, &posts).await?;
    crate::threads::queries::tag(conn, thread, &whole.tags).await?;
    queries::join(conn, thread, whole).await?;
    let happened =
        Happened::new(Kind::ThreadImported).thread(thread).board(whole.board).facts(whole.facts.clone());
    events::append(conn, happened, now).await?;
    Ok(thread)
}

fn marked(posts: &HashMap<usize, PostId>, place: usize) -> Result<PostId, WriteError> {
    posts.get(&place).copied().ok_or(WriteError::NotWhole("a mark on no post"))
}

async fn write_marks(
    conn: &mut Conn,
    thread: ThreadId,
    whole: &WholeThread,
    posts: &HashMap<usize, PostId>,
) -> Result<(), WriteError> {
    if let Some(mark) = whole.verified {
        queries::verify(conn, thread, marked(posts, mark.post)?, mark).await?;
    }
    for (index, post) in whole.posts.iter().enumerate() {
        if let Some(id) = posts.get(&index).filter(|_| !post.voters.is_empty() || !post.mentioned.is_empty())
        {
            queries::vote(conn, *id, &post.voters).await?;
            queries::mention(conn, *id, &post.mentioned).await?;
        }
    }
    Ok(())
}
