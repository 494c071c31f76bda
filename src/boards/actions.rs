//! Making and changing boards. Rules of readers change here alone: no thread is touched by it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as Diesel};
use diesel_async::RunQueryDsl;

use super::model::{BoardText, NewBoard, USUAL_ANSWER_MINUTES, USUAL_OUTCOME_MINUTES};
use super::queries;
use crate::db::schema::{audiences, board_texts, boards, targets};
use crate::db::{AudienceId, BoardId, Conn, MemberId};
use crate::events::Kind;
use crate::events::append::{Happened, append};
use crate::text::Html;
use crate::text::markdown::RENDERER_VERSION;
use crate::viewer::Rule;

/// Why a board was not written.
#[derive(Debug, thiserror::Error)]
pub enum BoardError {
    /// Another board has this address.
    #[error("the address is taken")]
    SlugTaken,
    /// The tree has two levels: the board above is itself below another, or this one has boards below it.
    #[error("the tree has two levels")]
    TooDeep,
    /// The database refused.
    #[error("database: {0}")]
    Database(Diesel),
}

impl From<Diesel> for BoardError {
    fn from(error: Diesel) -> Self {
        match &error {
            Diesel::DatabaseError(DatabaseErrorKind::UniqueViolation, info)
                if info.constraint_name() == Some("boards_slug_taken") =>
            {
                Self::SlugTaken
            }
            _ => Self::Database(error),
        }
    }
}

impl From<BoardError> for crate::error::Error {
    fn from(error: BoardError) -> Self {
        match error {
            BoardError::Database(error) => error.into(),
            other => Self::Internal(other.to_string()),
        }
    }
}

/// Makes a board with its two audiences, its texts and what is usually promised.
pub async fn create(
    conn: &mut Conn,
    new: &NewBoard,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<BoardId, BoardError> {
    check_depth(conn, None, new.parent).await?;
    let readers = audience(conn, new.readers).await?;
    let staff = audience(conn, Rule::Staff).await?;
    let id: BoardId = diesel::insert_into(boards::table)
        .values((
            boards::slug.eq(&new.slug),
            boards::parent_id.eq(new.parent),
            boards::position.eq(new.position),
            boards::lang.eq(new.lang.map(|lang| lang.tag())),
            boards::icon.eq(&new.icon),
            boards::readers_id.eq(readers),
            boards::staff_id.eq(staff),
            boards::helpful_needed.eq(new.helpful_needed),
            boards::created_at.eq(now),
        ))
        .returning(boards::id)
        .get_result(conn)
        .await?;
    diesel::update(audiences::table.filter(audiences::id.eq_any([readers, staff])))
        .set(audiences::board_id.eq(id))
        .execute(conn)
        .await?;
    write_texts(conn, id, &new.texts).await?;
    write_usual_target(conn, id, by, now).await?;
    tell(conn, id, by, now).await?;
    Ok(id)
}

/// Changes a board.
pub async fn update(
    conn: &mut Conn,
    id: BoardId,
    new: &NewBoard,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), BoardError> {
    check_depth(conn, Some(id), new.parent).await?;
    let readers: AudienceId = diesel::update(boards::table.find(id.0))
        .set((
            boards::slug.eq(&new.slug),
            boards::parent_id.eq(new.parent),
            boards::position.eq(new.position),
            boards::lang.eq(new.lang.map(|lang| lang.tag())),
            boards::icon.eq(&new.icon),
            boards::helpful_needed.eq(new.helpful_needed),
        ))
        .returning(boards::readers_id)
        .get_result(conn)
        .await?;
    diesel::update(audiences::table.find(readers.0))
        .set(audiences::rule.eq(new.readers))
        .execute(conn)
        .await?;
    write_texts(conn, id, &new.texts).await?;
    tell(conn, id, by, now).await?;
    Ok(())
}

/// Takes a board out of the lists, or puts it back. Its threads keep their addresses.
pub async fn archive(
    conn: &mut Conn,
    id: BoardId,
    archived_at: Option<DateTime<Utc>>,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), BoardError> {
    diesel::update(boards::table.find(id.0)).set(boards::archived_at.eq(archived_at)).execute(conn).await?;
    tell(conn, id, by, now).await?;
    Ok(())
}

async fn check_depth(
    conn: &mut Conn,
    own: Option<BoardId>,
    parent: Option<BoardId>,
) -> Result<(), BoardError> {
    let Some(parent) = parent else { return Ok(()) };
    let above: Option<Option<BoardId>> =
        boards::table.find(parent.0).select(boards::parent_id).first(conn).await.optional()?;
    let has_children = match own {
        Some(own) => queries::has_children(conn, own).await?,
        None => false,
    };
    if above == Some(None) && own != Some(parent) && !has_children {
        Ok(())
    } else {
        Err(BoardError::TooDeep)
    }
}

async fn audience(conn: &mut Conn, rule: Rule) -> QueryResult<AudienceId> {
    diesel::insert_into(audiences::table)
        .values(audiences::rule.eq(rule))
        .returning(audiences::id)
        .get_result(conn)
        .await
}

async fn write_texts(conn: &mut Conn, id: BoardId, texts: &[BoardText]) -> QueryResult<()> {
    diesel::delete(board_texts::table.filter(board_texts::board_id.eq(id))).execute(conn).await?;
    let rows: Vec<_> = texts
        .iter()
        .map(|text| {
            (
                board_texts::board_id.eq(id),
                board_texts::lang.eq(text.lang.tag()),
                board_texts::name.eq(&text.name),
                board_texts::line.eq(&text.line),
                board_texts::charter.eq(&text.charter),
                board_texts::charter_html.eq(text.charter_html.as_ref().map(Html::as_str)),
                board_texts::renderer_version.eq(text.charter_html.as_ref().map(|_| RENDERER_VERSION)),
            )
        })
        .collect();
    diesel::insert_into(board_texts::table).values(rows).execute(conn).await?;
    Ok(())
}

/// What is usual, until an admin promises something else.
async fn write_usual_target(
    conn: &mut Conn,
    id: BoardId,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(targets::table)
        .values((
            targets::board_id.eq(id),
            targets::answer_minutes.eq(USUAL_ANSWER_MINUTES),
            targets::next_minutes.eq(USUAL_ANSWER_MINUTES),
            targets::outcome_minutes.eq(USUAL_OUTCOME_MINUTES),
            targets::created_by.eq(by),
            targets::created_at.eq(now),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

async fn tell(conn: &mut Conn, id: BoardId, by: MemberId, now: DateTime<Utc>) -> QueryResult<()> {
    append(conn, Happened::new(Kind::BoardChanged).board(id).by(by), now).await?;
    Ok(())
}
