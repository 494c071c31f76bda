//! Builds the index from the tables: for a new node, a new version of the index, or a broken folder.

use std::sync::Arc;

use super::index::{IndexError, SearchIndex};
use super::model::{Document, Subject};
use super::queries;
use crate::db::{ArticleId, Conn, ThreadId};
use crate::events;
use crate::viewer::System;

/// Rows loaded in one turn.
const BATCH: i64 = 500;

/// The index could not be built.
#[derive(Debug, thiserror::Error)]
pub enum RebuildError {
    /// The tables could not be read.
    #[error(transparent)]
    Database(#[from] diesel::result::Error),
    /// The index could not be written.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// The program is stopping.
    #[error("stopped while writing the search index")]
    Stopped,
}

/// Empties the index and fills it from the tables. Events after the head as it was before the scan are still to be
/// read; the old content is found until the end. `progress` gets the rows done and their total.
pub async fn reindex(
    index: &Arc<SearchIndex>,
    conn: &mut Conn,
    mut progress: impl FnMut(i64, i64) + Send,
) -> Result<(), RebuildError> {
    let system = System::because("the index holds what anybody may find");
    let head = events::read::head(conn).await?;
    let total = queries::count(conn, system).await?;
    let mut done = 0;
    write(index, SearchIndex::clear).await?;
    let mut last = ThreadId(0);
    loop {
        let ids = queries::all_threads_after(conn, system, last, BATCH).await?;
        let Some(newest) = ids.last() else { break };
        last = *newest;
        replace_threads(index, conn, &ids).await?;
        done += i64::try_from(ids.len()).unwrap_or(BATCH);
        progress(done, total);
    }
    let mut last = ArticleId(0);
    loop {
        let ids = queries::all_articles_after(conn, system, last, BATCH).await?;
        let Some(newest) = ids.last() else { break };
        last = *newest;
        replace_articles(index, conn, &ids).await?;
        done += i64::try_from(ids.len()).unwrap_or(BATCH);
        progress(done, total);
    }
    write(index, move |index| index.commit(head)).await
}

/// Loads threads anew and puts them in the place of what the index has of them.
pub(super) async fn replace_threads(
    index: &Arc<SearchIndex>,
    conn: &mut Conn,
    ids: &[ThreadId],
) -> Result<(), RebuildError> {
    let system = System::because("the index holds what anybody may find");
    let documents = queries::documents_of_threads(conn, system, ids).await?;
    replace(index, ids.iter().copied().map(Subject::Thread).collect(), documents).await
}

/// Loads articles anew and puts them in the place of what the index has of them.
pub(super) async fn replace_articles(
    index: &Arc<SearchIndex>,
    conn: &mut Conn,
    ids: &[ArticleId],
) -> Result<(), RebuildError> {
    let system = System::because("the index holds what anybody may find");
    let documents = queries::documents_of_articles(conn, system, ids).await?;
    replace(index, ids.iter().copied().map(Subject::Article).collect(), documents).await
}

async fn replace(
    index: &Arc<SearchIndex>,
    subjects: Vec<Subject>,
    documents: Vec<Document>,
) -> Result<(), RebuildError> {
    write(index, move |index| {
        index.remove(&subjects)?;
        index.put(&documents)
    })
    .await
}

/// Writes outside the async threads: the index blocks on files.
pub(super) async fn write(
    index: &Arc<SearchIndex>,
    act: impl FnOnce(&SearchIndex) -> Result<(), IndexError> + Send + 'static,
) -> Result<(), RebuildError> {
    let index = Arc::clone(index);
    let done = tokio::task::spawn_blocking(move || act(&index)).await;
    done.map_err(|_| RebuildError::Stopped)?.map_err(RebuildError::from)
}
