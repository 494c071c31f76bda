//! Statements on boards.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::model::{Board, BoardText};
use crate::db::schema::{board_texts, boards};
use crate::db::{AudienceId, BoardId, Conn};
use crate::text::lang::Lang;

type Columns =
    (BoardId, Option<BoardId>, String, Option<String>, String, AudienceId, AudienceId, i32, i32, i32, i32);

/// All boards that are not archived, parents before their children, in their order.
pub async fn all(conn: &mut Conn) -> QueryResult<Vec<Board>> {
    let rows: Vec<Columns> = boards::table
        .filter(boards::archived_at.is_null())
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
    let all_texts: Vec<(BoardId, String, String, String, String)> = board_texts::table
        .select((
            board_texts::board_id,
            board_texts::lang,
            board_texts::name,
            board_texts::line,
            board_texts::charter,
        ))
        .load(conn)
        .await?;
    for (board, lang, name, line, charter) in all_texts {
        let lang = lang.parse().unwrap_or(Lang::En);
        texts.entry(board).or_default().push(BoardText { lang, name, line, charter });
    }
    let boards: Vec<Board> = rows.into_iter().map(|row| board(row, &mut texts)).collect();
    Ok(in_tree_order(boards))
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

fn in_tree_order(boards: Vec<Board>) -> Vec<Board> {
    let (tops, children): (Vec<_>, Vec<_>) = boards.into_iter().partition(|board| board.parent.is_none());
    let mut ordered = Vec::with_capacity(tops.len() + children.len());
    for top in tops {
        let id = top.id;
        ordered.push(top);
        ordered.extend(children.iter().filter(|child| child.parent == Some(id)).cloned());
    }
    ordered
}
