//! The desk's statements.

pub mod canned;
mod pane;
mod queue;

pub use self::pane::{Pane, PaneDraft, PanePost, PaneQuestion, ShownArticle, ShownThread, pane};
pub use self::queue::{Around, DeskRow, Named, Today, Wanted, around, fit, queue};
use crate::db::{BoardId, Conn, QuestionId};
use crate::error::Error;
use crate::viewer::Viewer;

/// The board of a question on the viewer's desk.
pub async fn board_of(conn: &mut Conn, viewer: &Viewer, id: QuestionId) -> Result<BoardId, Error> {
    let row = crate::ledger::queries::row(conn, id).await?.ok_or(Error::NotFound)?;
    if viewer.is_staff_of(row.board_id) { Ok(row.board_id) } else { Err(Error::NotFound) }
}
