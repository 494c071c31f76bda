//! Statements on boards.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::model::{Board, BoardText};
use crate::db::schema::{board_texts, boards};
use crate::db::{self, AudienceId, BoardId, Conn};
use crate::text::Html;
use crate::text::lang::Lang;
use crate::text::markdown::RENDERER_VERSION;

type Columns =
    (BoardId, Option<BoardId>, String, Option<String>, String, AudienceId, AudienceId, i32, i32, i32, i32);

type TextColumns = (BoardId, String, String, String, String, Option<String>, Option<i32>);

/// All boards: those in the lists, parents before their children, in their order; and those that were archived.
pub async fn all(conn: &mut Conn) -> QueryResult<(Vec<Board>, Vec<Board>)> {
    let archived: Vec<BoardId> =
        boards::table.filter(boards::archived_at.is_not_null()).select(boards::id).load(conn).await?;
    let (archived, boards) = listed(conn).await?.into_iter().partition(|board| archived.contains(&board.id));
    Ok((in_tree_order(boards), archived))
}

async fn listed(conn: &mut Conn) -> QueryResult<Vec<Board>> {
    let rows: Vec<Columns> = boards::table
        .order((boards::position, boards::id))
        .select((
            boards::id,
            boards::parent_id,
            boards::slug,
            boards::lang,
            boards::icon,
            boards::readers_id,
            boards::staff_id,
            boards::helpful_needed,
            boards::threads,
            boards::questions,
            boards::answered,
        ))
        .load(conn)
        .await?;
    let mut texts: HashMap<BoardId, Vec<BoardText>> = HashMap::new();
    let all_texts: Vec<TextColumns> = board_texts::table
        .select((
            board_texts::board_id,
            board_texts::lang,
            board_texts::name,
            board_texts::line,
            board_texts::charter,
            board_texts::charter_html,
            board_texts::renderer_version,
        ))
        .load(conn)
        .await?;
    for (board, lang, name, line, charter, html, version) in all_texts {
        let lang = lang.parse().unwrap_or(Lang::En);
        let charter_html = html.filter(|_| version == Some(RENDERER_VERSION)).map(Html::from_stored);
        texts.entry(board).or_default().push(BoardText { lang, name, line, charter, charter_html });
    }
    Ok(rows.into_iter().map(|row| board(row, &mut texts)).collect())
}

fn board(row: Columns, texts: &mut HashMap<BoardId, Vec<BoardText>>) -> Board {
    let (id, parent, slug, lang, icon, readers, staff, helpful_needed, threads, questions, answered) = row;
    let lang = lang.and_then(|tag| tag.parse().ok());
    let texts = texts.remove(&id).unwrap_or_default();
    Board {
        id,
        parent,
        slug,
        lang,
        icon,
        readers,
        staff,
        helpful_needed,
        threads,
        questions,
        answered,
        texts,
    }
}

/// Parents before their children. One whose parent was archived stands by itself meanwhile.
fn in_tree_order(mut boards: Vec<Board>) -> Vec<Board> {
    let there: Vec<BoardId> = boards.iter().map(|board| board.id).collect();
    for board in &mut boards {
        board.parent = board.parent.filter(|parent| there.contains(parent));
    }
    let (tops, children): (Vec<_>, Vec<_>) = boards.into_iter().partition(|board| board.parent.is_none());
    let mut ordered = Vec::with_capacity(tops.len() + children.len());
    for top in tops {
        let id = top.id;
        ordered.push(top);
        ordered.extend(children.iter().filter(|child| child.parent == Some(id)).cloned());
    }
    ordered
}

/// A board as its form shows it, archived or not.
#[derive(Debug, Clone)]
pub struct Managed {
    /// The board.
    pub board: Board,
    /// Its place among its sisters.
    pub position: i32,
    /// When it was taken out of the lists.
    pub archived_at: Option<DateTime<Utc>>,
}

/// Every board, archived ones too, in their order.
pub async fn managed(conn: &mut Conn) -> QueryResult<Vec<Managed>> {
    let rows: Vec<(BoardId, i32, Option<DateTime<Utc>>)> = boards::table
        .order((boards::position, boards::id))
        .select((boards::id, boards::position, boards::archived_at))
        .load(conn)
        .await?;
    let mut found: HashMap<BoardId, Board> =
        listed(conn).await?.into_iter().map(|board| (board.id, board)).collect();
    let managed = rows.into_iter().filter_map(|(id, position, archived_at)| {
        found.remove(&id).map(|board| Managed { board, position, archived_at })
    });
    Ok(managed.collect())
}

/// Locks a board's row until the transaction ends.
pub async fn lock(conn: &mut Conn, board: BoardId) -> QueryResult<()> {
    boards::table
        .find(board.0)
        .select(boards::id)
        .for_no_key_update()
        .first::<BoardId>(conn)
        .await
        .map(|_| ())
}

/// Whether boards stand below this one.
pub async fn has_children(conn: &mut Conn, board: BoardId) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(boards::table.filter(boards::parent_id.eq(board))))
        .get_result(conn)
        .await
}

/// Counts threads, questions and answered ones of these boards (`None`: all) anew.
pub async fn recount(conn: &mut Conn, boards: Option<Vec<BoardId>>) -> QueryResult<()> {
    use diesel::sql_types::{Array, BigInt, Nullable};
    db::statement(include_str!("recount.sql"))
        .bind::<Nullable<Array<BigInt>>, _>(boards)
        .execute(conn)
        .await?;
    Ok(())
}
