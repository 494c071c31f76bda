//! An import from beginning to end: one thread reads and renders, this one writes, some threads a transaction.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use tokio::sync::mpsc;

use super::ledger_facts::{self, Marked, Spoken, Story};
use super::model::{Fault, FaultKind, Source, Stopped, Told, ToldThread};
use super::people::People;
use super::places::Places;
use super::queries;
use super::write::{WholePost, WholeThread, WriteError, write_thread};
use super::{forum, stackexchange};
use crate::db::Conn;
use crate::text::{Lang, input};
use crate::threads::model::{PostKind, TAG_CHARS_MAX, TAGS_MAX, ThreadKind};

/// Threads written in one transaction.
const BATCH: usize = 50;
/// Threads read ahead of writing.
const READ_AHEAD: usize = 200;

/// Why an import ended early.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be read.
    #[error("{path} cannot be read: {source}")]
    File {
        /// The file.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The database refused.
    #[error("the database refused: {0}")]
    Database(#[from] diesel::result::Error),
    /// The reading thread ended by a fault of ours.
    #[error("reading ended by a fault: {0}")]
    Reader(String),
}

/// What is imported.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The file.
    pub path: PathBuf,
    /// Its form.
    pub source: Source,
}

impl Origin {
    /// The name of the source: the file's, or the folder's for a dump, whose files all have the same names.
    pub fn stem(&self) -> String {
        let name = |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let stem = name(&self.path).unwrap_or_default();
        if self.source == Source::StackExchange && stem == "Posts" {
            let whole = std::fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
            return whole
                .parent()
                .and_then(|folder| folder.file_name())
                .map_or(stem, |n| n.to_string_lossy().into_owned());
        }
        stem
    }

    fn prefix(&self) -> String {
        match self.source {
            Source::Forum => format!("forum:{}", self.stem()),
            Source::StackExchange => format!("stackexchange:{}", self.stem()),
        }
    }
}

/// How this site speaks: imported people who say nothing of it are taken to speak the same.
#[derive(Debug, Clone)]
pub struct Habits {
    /// Its language.
    pub lang: Lang,
    /// Its time zone's name.
    pub zone: String,
}

/// What an import came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Threads written.
    pub threads: u64,
    /// Posts in them.
    pub posts: u64,
    /// Of the threads, those that came solved.
    pub solved: u64,
    /// Members made.
    pub members: u64,
    /// Boards made.
    pub boards: u64,
    /// Threads that had been imported before.
    pub already: u64,
    /// Pieces that were left out.
    pub left_out: u64,
    /// Pieces that were changed.
    pub changed: u64,
}

/// What whoever imports hears meanwhile.
#[derive(Debug)]
pub enum Progress<'a> {
    /// Something was left out or changed.
    Fault(&'a Fault),
    /// So many bytes of the file are done.
    Bytes(u64),
}

/// Imports a file. `hear` is told of faults and progress. Importing again makes no doubles.
///
/// # Errors
/// [`ImportError`]; what was written before stays, and importing again goes on from there.
pub async fn run(
    conn: &mut Conn,
    origin: &Origin,
    habits: &Habits,
    now: DateTime<Utc>,
    hear: &mut (dyn FnMut(Progress<'_>) + Send),
) -> Result<Summary, ImportError> {
    let (sender, mut receiver) = mpsc::channel(READ_AHEAD);
    let reading = start_reading(origin.clone(), habits.lang, sender);
    let mut writer = Writer {
        prefix: origin.prefix(),
        people: People::new(&origin.prefix(), habits.lang.tag(), &habits.zone),
        places: Places::new(&origin.stem()),
        summary: Summary::default(),
        now,
    };
    let mut batch = Vec::with_capacity(BATCH);
    while let Some((told, bytes)) = receiver.recv().await {
        match told {
            Told::Fault(fault) => writer.note(&fault, hear),
            Told::Thread(thread) => batch.push(*thread),
            Told::Looking => hear(Progress::Bytes(bytes)),
        }
        if batch.len() == BATCH {
            writer.write(conn, std::mem::take(&mut batch), hear).await?;
            hear(Progress::Bytes(bytes));
        }
    }
    writer.write(conn, batch, hear).await?;
    let read = reading.await.map_err(|e| ImportError::Reader(e.to_string()))?;
    read.map_err(|source| ImportError::File { path: origin.path.display().to_string(), source })?;
    queries::recount(conn).await?;
    Ok(writer.finish())
}

type Piece = (Told, u64);

fn start_reading(
    origin: Origin,
    lang: Lang,
    sender: mpsc::Sender<Piece>,
) -> tokio::task::JoinHandle<std::io::Result<()>> {
    tokio::task::spawn_blocking(move || {
        let mut send = |told: Told, bytes: u64| sender.blocking_send((told, bytes)).map_err(|_| Stopped);
        match origin.source {
            Source::Forum => forum::read(&origin.path, lang, &mut send),
            Source::StackExchange => stackexchange::read(&origin.path, lang, &mut send),
        }
    })
}

struct Writer {
    prefix: String,
    people: People,
    places: Places,
    summary: Summary,
    now: DateTime<Utc>,
}

type Hearing<'a> = &'a mut (dyn FnMut(Progress<'_>) + Send);

impl Writer {
    fn note(&mut self, fault: &Fault, hear: Hearing<'_>) {
        match fault.kind {
            FaultKind::LeftOut => self.summary.left_out += 1,
            FaultKind::Changed => self.summary.changed += 1,
        }
        hear(Progress::Fault(fault));
    }

    fn finish(self) -> Summary {
        Summary { members: self.people.made(), boards: self.places.made(), ..self.summary }
    }

    /// Writes a batch; if the database refuses one of its threads, all are tried alone.
    async fn write(
        &mut self,
        conn: &mut Conn,
        batch: Vec<ToldThread>,
        hear: Hearing<'_>,
    ) -> Result<(), ImportError> {
        let batch = self.not_here_yet(conn, batch).await?;
        if batch.is_empty() || self.attempt(conn, &batch).await?.is_ok() {
            return Ok(());
        }
        for thread in &batch {
            if let Err(what) = self.attempt(conn, std::slice::from_ref(thread)).await? {
                self.note(&Fault::left_out(thread.line, what), hear);
            }
        }
        Ok(())
    }

    async fn not_here_yet(
        &mut self,
        conn: &mut Conn,
        batch: Vec<ToldThread>,
    ) -> Result<Vec<ToldThread>, ImportError> {
        let origins: Vec<String> = batch.iter().map(|thread| self.origin(thread)).collect();
        let mut here: HashSet<String> = queries::known_threads(conn, &origins).await?.into_iter().collect();
        let whole = batch.len();
        let fresh: Vec<ToldThread> =
            batch.into_iter().filter(|thread| here.insert(self.origin(thread))).collect();
        self.summary.already += u64::try_from(whole - fresh.len()).unwrap_or(0);
        Ok(fresh)
    }

    fn origin(&self, thread: &ToldThread) -> String {
        format!("{}:{}", self.prefix, thread.id)
    }

    /// All in one transaction; the inner error is what the database has against a thread, in words.
    async fn attempt(
        &mut self,
        conn: &mut Conn,
        batch: &[ToldThread],
    ) -> Result<Result<(), String>, ImportError> {
        let before = (self.people.made(), self.places.made(), self.summary.clone());
        let done = conn.transaction(async |conn| self.write_all(conn, batch).await).await;
        let Err(error) = done else { return Ok(Ok(())) };
        self.people.forget(before.0);
        self.places.forget(before.1);
        self.summary = before.2;
        match error {
            WriteError::Database(error @ diesel::result::Error::DatabaseError(..)) => {
                Ok(Err(error.to_string()))
            }
            WriteError::Database(error) => Err(error.into()),
            error => Ok(Err(error.to_string())),
        }
    }

    async fn write_all(&mut self, conn: &mut Conn, batch: &[ToldThread]) -> Result<(), WriteError> {
        let users: HashSet<&str> =
            batch.iter().flat_map(|t| t.posts.iter().map(|post| post.user.as_str())).collect();
        let users: Vec<&str> = users.into_iter().collect();
        self.people.meet(conn, &users).await?;
        for thread in batch {
            let whole = self.whole(conn, thread).await?;
            write_thread(conn, &whole, self.now).await?;
            self.summary.threads += 1;
            self.summary.posts += u64::try_from(whole.posts.len()).unwrap_or(0);
            self.summary.solved += u64::from(whole.is_solved());
        }
        Ok(())
    }

    async fn whole(&mut self, conn: &mut Conn, thread: &ToldThread) -> Result<WholeThread, WriteError> {
        let place = self.places.place(conn, thread.board.as_deref(), self.now).await?;
        let mut posts = Vec::with_capacity(thread.posts.len());
        for (index, told) in thread.posts.iter().enumerate() {
            posts.push(WholePost {
                author: self.people.member(conn, &told.user, told.at).await?,
                at: told.at,
                kind: if index == 0 { PostKind::Question } else { PostKind::Reply },
                body: told.body.clone(),
                rendered: told.rendered.clone(),
                lang: told.lang,
                by_staff: false,
                helpful: told.likes,
                voters: Vec::new(),
                mentioned: Vec::new(),
            });
        }
        let (asker, replies) = posts.split_first().ok_or(WriteError::NotWhole("it has no posts"))?;
        let asker = asker.author;
        let solved_by = solution(asker, thread, replies);
        let spoken: Vec<Spoken> =
            replies.iter().map(|post| Spoken { by: post.author, at: post.at }).collect();
        let story = Story {
            board: place.board,
            target: place.target,
            asker,
            created: thread.created,
            replies: &spoken,
            solved_by,
        };
        let facts = ledger_facts::facts(&story);
        Ok(WholeThread {
            board: place.board,
            audience: place.readers,
            kind: ThreadKind::Question,
            title: thread.title.clone(),
            lang: thread.posts.first().map_or(Lang::En, |post| post.lang),
            created_at: thread.created,
            views: thread.views,
            tags: tags(&thread.tags),
            origin: Some(self.origin(thread)),
            posts,
            verified: None,
            me_toos: Vec::new(),
            follows: Vec::new(),
            facts,
        })
    }
}

fn solution(asker: crate::db::MemberId, thread: &ToldThread, replies: &[WholePost]) -> Option<usize> {
    let told = thread.posts.iter().skip(1);
    let marked = |solution: bool| if solution { Marked::Solution } else { Marked::No };
    let marks: Vec<_> =
        replies.iter().zip(told).map(|(post, told)| (post.author, marked(told.solution))).collect();
    ledger_facts::solution(asker, thread.solved, &marks)
}

/// The first tags that can be kept.
fn tags(told: &[String]) -> Vec<String> {
    told.iter().filter_map(|tag| input::clean_line(tag, TAG_CHARS_MAX).ok()).take(TAGS_MAX).collect()
}
