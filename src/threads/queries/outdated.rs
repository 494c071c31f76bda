//! Posts whose HTML an older renderer made.

use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::posts;
use crate::db::{Conn, PostId};
use crate::text::markdown::{RENDERER_VERSION, Rendered};

/// Whether there are any.
pub async fn are_there(conn: &mut Conn) -> QueryResult<bool> {
    let outdated = posts::table.filter(posts::renderer_version.lt(RENDERER_VERSION));
    diesel::select(diesel::dsl::exists(outdated)).get_result(conn).await
}

/// Some of them: source and language's tag of each.
pub async fn some(conn: &mut Conn, limit: i64) -> QueryResult<Vec<(PostId, String, String)>> {
    posts::table
        .filter(posts::renderer_version.lt(RENDERER_VERSION))
        .order((posts::renderer_version, posts::id))
        .limit(limit)
        .select((posts::id, posts::body, posts::lang))
        .load(conn)
        .await
}

/// Puts HTML in the place of an older renderer's. What was edited since it was read stays.
pub async fn replace(conn: &mut Conn, id: PostId, source: &str, rendered: &Rendered) -> QueryResult<usize> {
    let same = posts::body.eq(source).and(posts::renderer_version.lt(RENDERER_VERSION));
    diesel::update(posts::table.find(id.0).filter(same))
        .set((posts::html.eq(rendered.html.as_str()), posts::renderer_version.eq(RENDERER_VERSION)))
        .execute(conn)
        .await
}
