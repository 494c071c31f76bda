//! Quoting a post of the same thread in a reply.

use super::model::{PostState, Thread};
use super::queries;
use crate::accounts;
use crate::db::Conn;
use crate::db::paging::page_of_number;
use crate::text::quote;
use crate::urls;

/// The Markdown to begin a reply with, for `?quote=p3`; `None` if no such post can be seen. The caller has checked that
/// the viewer may read the thread.
pub async fn quoted(conn: &mut Conn, thread: &Thread, asked: &str) -> diesel::QueryResult<Option<String>> {
    let Some(number) = asked.strip_prefix('p').and_then(|number| number.parse::<i32>().ok()) else {
        return Ok(None);
    };
    let post = queries::post_by_number(conn, thread.id, number).await?;
    let Some(post) = post.filter(|post| post.state == PostState::Live) else { return Ok(None) };
    let name = accounts::queries::name_of(conn, post.author_id).await?;
    // The slug says the title, which may be masked one day.
    let url = urls::post_short(thread.id, page_of_number(number).into(), number.into());
    Ok(Some(quote::quote(&name, &url, &post.body)))
}
