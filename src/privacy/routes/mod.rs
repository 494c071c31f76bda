//! Handlers of private questions: one file a resource.

pub mod consent;
pub mod private;
pub mod publish;

use actix_web::web;

use super::form::Source;
use super::reads;
use crate::boards::Board;
use crate::db::Conn;
use crate::door::Visit;
use crate::error::Error;
use crate::faq::reads::people;
use crate::text::names::Names;
use crate::threads::model::Thread;
use crate::threads::queries::tags;

/// The board on which a thread stands.
fn board<'a>(visit: &'a Visit, thread: &Thread) -> Result<&'a Board, Error> {
    visit.site.board_of(thread.board_id).ok_or(Error::NotFound)
}

/// What stands in a thread that was found for the viewer.
async fn source(conn: &mut Conn, thread: Thread) -> Result<Source, Error> {
    let posts = reads::standing(conn, &thread).await?;
    let promises = reads::promises(conn, &thread).await?;
    let tags = tags(conn, thread.id).await?;
    let names = Names::of(&people(conn, thread.id).await?, &thread.title);
    Ok(Source { thread, posts, promises, tags, names })
}

/// Masking and rendering take milliseconds each: beside the reactor.
async fn beside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    web::block(work).await.map_err(|e| Error::Internal(e.to_string()))
}
