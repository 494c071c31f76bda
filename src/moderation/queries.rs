//! Statements of the review queue.

use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::{flags, posts, threads};
use crate::db::{BoardId, Conn};

/// Reports nobody has settled, on these boards (`None`: all).
pub async fn open_flags(conn: &mut Conn, boards: Option<&[BoardId]>) -> QueryResult<i64> {
    let mut query = flags::table
        .inner_join(posts::table.inner_join(threads::table.on(threads::id.eq(posts::thread_id))))
        .filter(flags::settled_at.is_null())
        .into_boxed();
    if let Some(boards) = boards {
        query = query.filter(threads::board_id.eq_any(boards.to_vec()));
    }
    query.count().get_result(conn).await
}
