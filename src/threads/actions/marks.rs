//! Marks on replies and threads: accepted, verified, helpful, me-too, follow. Each sets a state, so that sending it twice
//! does no harm.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::{acceptances, threads, verifications};
use crate::db::{Conn, MemberId, PostId};
use crate::error::Error;
use crate::events::{self, Fact, Happened, Kind, TimedFact};
use crate::ledger::{self, LedgerState};
use crate::threads::model::Thread;
use crate::threads::queries::{self, Mark, Post};

/// What the asker or an agent wants a mark to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Want {
    /// Set.
    On,
    /// Taken back.
    Off,
}

impl Want {
    /// From a form's field `on`.
    pub fn read(value: &str) -> Self {
        if value == "0" { Self::Off } else { Self::On }
    }
}

/// The asker accepts a reply; a former acceptance gives way.
pub async fn accept(
    conn: &mut Conn,
    thread: &Thread,
    post: &Post,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    if thread.accepted_post_id == Some(post.id) {
        return Ok(());
    }
    let row = (acceptances::post_id.eq(post.id), acceptances::member_id.eq(by), acceptances::at.eq(now));
    diesel::insert_into(acceptances::table)
        .values((acceptances::thread_id.eq(thread.id), row))
        .on_conflict(acceptances::thread_id)
        .do_update()
        .set(row)
        .execute(conn)
        .await?;
    if let Some(former) = thread.accepted_post_id {
        let author = queries::author_of(conn, former).await?;
        let gave_way = Kind::AcceptanceWithdrawn { post: former, author };
        append(conn, gave_way, thread, by, Vec::new(), now).await?;
    }
    pin(conn, thread, Some(post.id)).await?;
    let applied = ledger::actions::apply(conn, thread.id.into(), Fact::Accepted { by }, now).await?;
    append(
        conn,
        Kind::AnswerAccepted { post: post.id, author: post.author_id },
        thread,
        by,
        applied.facts,
        now,
    )
    .await
}

/// The asker takes it back.
pub async fn unaccept(
    conn: &mut Conn,
    thread: &Thread,
    post: &Post,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let taken = diesel::delete(acceptances::table.find(thread.id.0)).execute(conn).await?;
    if taken == 0 {
        return Ok(());
    }
    pin(conn, thread, None).await?;
    let applied = ledger::actions::apply(conn, thread.id.into(), Fact::Unaccepted, now).await?;
    append(
        conn,
        Kind::AcceptanceWithdrawn { post: post.id, author: post.author_id },
        thread,
        by,
        applied.facts,
        now,
    )
    .await
}

async fn pin(conn: &mut Conn, thread: &Thread, post: Option<PostId>) -> QueryResult<usize> {
    diesel::update(threads::table.find(thread.id.0))
        .set(threads::accepted_post_id.eq(post))
        .execute(conn)
        .await
}

/// An agent verifies a reply.
pub async fn verify(
    conn: &mut Conn,
    thread: &Thread,
    post: &Post,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let row = (verifications::member_id.eq(by), verifications::at.eq(now));
    let new = diesel::insert_into(verifications::table)
        .values((verifications::post_id.eq(post.id), verifications::thread_id.eq(thread.id), row))
        .on_conflict(verifications::post_id)
        .do_update()
        .set(row)
        .execute(conn)
        .await?;
    debug_assert_eq!(new, 1);
    let applied = ledger::actions::apply(conn, thread.id.into(), Fact::Verified { by }, now).await?;
    append(
        conn,
        Kind::AnswerVerified { post: post.id, author: post.author_id },
        thread,
        by,
        applied.facts,
        now,
    )
    .await
}

/// An agent takes a verification back.
pub async fn unverify(
    conn: &mut Conn,
    thread: &Thread,
    post: &Post,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let taken = diesel::delete(verifications::table.find(post.id.0)).execute(conn).await?;
    if taken == 0 {
        return Ok(());
    }
    let applied = ledger::actions::apply(conn, thread.id.into(), Fact::Unverified, now).await?;
    append(conn, Kind::VerificationWithdrawn { post: post.id }, thread, by, applied.facts, now).await
}

/// A member finds a post helpful; enough of them make a customer's reply wait for the asker.
pub async fn vote(
    conn: &mut Conn,
    thread: &Thread,
    post: &Post,
    by: MemberId,
    helpful_needed: i32,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    if !queries::set(conn, Mark::Vote(post.id), by, now).await? {
        return Ok(());
    }
    let by_customer = !post.by_staff && post.author_id != thread.author_id && post.number > 1;
    let mut facts = Vec::new();
    if thread.is_question() && by_customer && post.helpful + 1 >= helpful_needed {
        let row = ledger::queries::row(conn, thread.id.into()).await?;
        if row.is_some_and(|row| row.state == LedgerState::WaitingStaff && row.customer_replied_at.is_some())
        {
            facts = ledger::actions::apply(conn, thread.id.into(), Fact::FoundHelpful, now).await?.facts;
        }
    }
    append(conn, Kind::VoteAdded { post: post.id, author: post.author_id }, thread, by, facts, now).await
}

/// A member takes it back.
pub async fn unvote(
    conn: &mut Conn,
    thread: &Thread,
    post: &Post,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    if !queries::unset(conn, Mark::Vote(post.id), by).await? {
        return Ok(());
    }
    append(conn, Kind::VoteRemoved { post: post.id }, thread, by, Vec::new(), now).await
}

/// "I have this too": counted, and whoever says it follows.
pub async fn me_too(
    conn: &mut Conn,
    thread: &Thread,
    by: MemberId,
    want: Want,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let changed = match want {
        Want::On => queries::set(conn, Mark::MeToo(thread.id), by, now).await?,
        Want::Off => queries::unset(conn, Mark::MeToo(thread.id), by).await?,
    };
    if !changed {
        return Ok(());
    }
    let kind = if want == Want::On { Kind::MeTooAdded } else { Kind::MeTooRemoved };
    append(conn, kind, thread, by, Vec::new(), now).await
}

/// Following.
pub async fn follow(
    conn: &mut Conn,
    thread: &Thread,
    by: MemberId,
    want: Want,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let changed = match want {
        Want::On => queries::set(conn, Mark::Follow(thread.id), by, now).await?,
        Want::Off => queries::unset(conn, Mark::Follow(thread.id), by).await?,
    };
    if !changed {
        return Ok(());
    }
    let kind = if want == Want::On { Kind::FollowAdded } else { Kind::FollowRemoved };
    append(conn, kind, thread, by, Vec::new(), now).await
}

async fn append(
    conn: &mut Conn,
    kind: Kind,
    thread: &Thread,
    by: MemberId,
    facts: Vec<TimedFact>,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let happened = Happened::new(kind).by(by).thread(thread.id).board(thread.board_id).facts(facts);
    events::append(conn, happened, now).await?;
    Ok(())
}
