//! The asker's mark on a reply: a row of its own and the thread's pin, both copies of what the ledger says.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::{acceptances, posts, threads};
use crate::db::{Conn, PostId};
use crate::threads::model::Thread;

/// Makes the mark what the ledger says: the reply of that number since then, or none.
pub async fn follow(
    conn: &mut Conn,
    thread: &Thread,
    accepted: Option<(i32, DateTime<Utc>)>,
) -> QueryResult<()> {
    let post = match accepted {
        Some((number, at)) => Some(mark(conn, thread, number, at).await?),
        None => {
            diesel::delete(acceptances::table.find(thread.id.0)).execute(conn).await?;
            None
        }
    };
    diesel::update(threads::table.find(thread.id.0))
        .set(threads::accepted_post_id.eq(post))
        .execute(conn)
        .await?;
    Ok(())
}

async fn mark(conn: &mut Conn, thread: &Thread, number: i32, at: DateTime<Utc>) -> QueryResult<PostId> {
    let reply = posts::table.filter(posts::thread_id.eq(thread.id).and(posts::number.eq(number)));
    let post: PostId = reply.select(posts::id).first(conn).await?;
    let row =
        (acceptances::post_id.eq(post), acceptances::member_id.eq(thread.author_id), acceptances::at.eq(at));
    diesel::insert_into(acceptances::table)
        .values((acceptances::thread_id.eq(thread.id), row))
        .on_conflict(acceptances::thread_id)
        .do_update()
        .set(row)
        .execute(conn)
        .await?;
    Ok(post)
}
