//! Articles whose HTML an older renderer made.

use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::articles;
use crate::db::{ArticleId, Conn};
use crate::text::Html;
use crate::text::markdown::RENDERER_VERSION;

/// Whether there are any.
pub async fn are_there(conn: &mut Conn) -> QueryResult<bool> {
    let outdated = articles::table.filter(articles::renderer_version.lt(RENDERER_VERSION));
    diesel::select(diesel::dsl::exists(outdated)).get_result(conn).await
}

/// Some of them: source and language's tag of each.
pub async fn some(conn: &mut Conn, limit: i64) -> QueryResult<Vec<(ArticleId, String, String)>> {
    articles::table
        .filter(articles::renderer_version.lt(RENDERER_VERSION))
        .order(articles::id)
        .limit(limit)
        .select((articles::id, articles::body, articles::lang))
        .load(conn)
        .await
}

/// Puts HTML in the place of an older renderer's. What was edited since it was read stays.
pub async fn replace(conn: &mut Conn, id: ArticleId, source: &str, html: &Html) -> QueryResult<usize> {
    let same = articles::body.eq(source).and(articles::renderer_version.lt(RENDERER_VERSION));
    diesel::update(articles::table.find(id.0).filter(same))
        .set((articles::html.eq(html.as_str()), articles::renderer_version.eq(RENDERER_VERSION)))
        .execute(conn)
        .await
}
