//! The verbs of boards.

use chrono::{DateTime, Utc};
use diesel::QueryResult;

use super::model::BoardText;
use super::queries;
use crate::db::{BoardId, Conn, MemberId};
use crate::events::{Happened, Kind, append};
use crate::viewer::Rule;

/// A board about to be made; every part was checked by whoever parsed it.
#[derive(Debug, Clone)]
pub struct NewBoard {
    /// Its part of the address: lower-case letters, digits and single hyphens, at most 60.
    pub slug: String,
    /// Its texts, one a language, at least one.
    pub texts: Vec<BoardText>,
    /// Who reads it.
    pub readers: Rule,
    /// The board above it.
    pub parent: Option<BoardId>,
    /// Minutes from a question to its answer.
    pub answer_minutes: i32,
    /// Minutes from a question to its outcome; at least as many.
    pub outcome_minutes: i32,
}

/// Makes a board with its two audiences and its first target.
pub async fn create(conn: &mut Conn, new: NewBoard, by: MemberId, now: DateTime<Utc>) -> QueryResult<BoardId> {
    let readers = queries::insert_audience(conn, new.readers).await?;
    let staff = queries::insert_audience(conn, Rule::Staff).await?;
    let board = queries::insert(conn, &new.slug, new.parent, (readers, staff), now).await?;
    // Audience and board name each other; the key of the audience waits for the commit.
    queries::give_audiences(conn, board, &[readers, staff]).await?;
    for text in &new.texts {
        queries::insert_text(conn, board, text).await?;
    }
    queries::insert_target(conn, board, (new.answer_minutes, new.outcome_minutes), by, now).await?;
    append(conn, Happened::new(Kind::BoardChanged).by(by).board(board), now).await?;
    Ok(board)
}
