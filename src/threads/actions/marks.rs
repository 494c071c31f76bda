//! Marks on replies and threads: accepted, verified, helpful, me-too, follow. Each sets a state, so that sending it twice
//! does no harm.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::verifications;
use crate::db::{Conn, MemberId};
use crate::error::Error;
use crate::events::{self, Fact, Happened, Kind, TimedFact};
use crate::ledger::{self, LedgerState};
use crate::threads::actions::telling::tell;
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
    let facts = tell(conn, thread, Fact::Accepted { by, post: post.number }, now).await?;
    let kind = Kind::AnswerAccepted { post: post.id, author: post.author_id };
    append(conn, kind, thread, by, facts, now).await
}

/// The asker takes it back.
pub async fn unaccept(
    conn: &mut Conn,
    thread: &Thread,
    post: &Post,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    if thread.accepted_post_id != Some(post.id) {
        return Ok(());
    }
    let facts = tell(conn, thread, Fact::Unaccepted, now).await?;
    let kind = Kind::AcceptanceWithdrawn { post: post.id, author: post.author_id };
    append(conn, kind, thread, by, facts, now).await
}

/// A verification is renewed by the same agent after so long; pressing twice says nothing new.
const RENEWED_AFTER: TimeDelta = TimeDelta::days(1);

/// An agent verifies a reply.
pub async fn verify(
    conn: &mut Conn,
    thread: &Thread,
    post: &Post,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let fresh = verifications::table
        .find(post.id.0)
        .filter(verifications::member_id.eq(by).and(verifications::at.gt(now - RENEWED_AFTER)));
    if diesel::select(diesel::dsl::exists(fresh)).get_result(conn).await? {
        return Ok(());
    }
    let row = (verifications::member_id.eq(by), verifications::at.eq(now));
    diesel::insert_into(verifications::table)
        .values((verifications::post_id.eq(post.id), verifications::thread_id.eq(thread.id), row))
        .on_conflict(verifications::post_id)
        .do_update()
        .set(row)
        .execute(conn)
        .await?;
    let facts = tell(conn, thread, Fact::Verified { by, post: post.number }, now).await?;
    let kind = Kind::AnswerVerified { post: post.id, author: post.author_id };
    append(conn, kind, thread, by, facts, now).await
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
    let facts = tell(conn, thread, Fact::Unverified { post: post.number }, now).await?;
    append(conn, Kind::VerificationWithdrawn { post: post.id }, thread, by, facts, now).await
}

/// When members' votes make a customer's reply wait for the asker.
#[derive(Debug, Clone, Copy)]
pub struct Enough {
    /// So many find it helpful.
    pub votes: i32,
    /// A silent asker is reminded then.
    pub remind_at: DateTime<Utc>,
}

/// A member finds a post helpful; enough of them make a customer's reply wait for the asker.
pub async fn vote(
    conn: &mut Conn,
    thread: &Thread,
    post: &Post,
    by: MemberId,
    enough: Enough,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    if !queries::set(conn, Mark::Vote(post.id), by, now).await? {
        return Ok(());
    }
    let mut facts = Vec::new();
    if is_customers_reply(thread, post) && post.helpful + 1 >= enough.votes {
        let row = ledger::queries::row(conn, thread.id.into()).await?;
        if row.is_some_and(|row| row.state == LedgerState::WaitingStaff && row.customer_replied_at.is_some())
        {
            let found = Fact::FoundHelpful { post: post.number, remind_at: enough.remind_at };
            facts = tell(conn, thread, found, now).await?;
        }
    }
    append(conn, Kind::VoteAdded { post: post.id, author: post.author_id }, thread, by, facts, now).await
}

/// A member takes it back; below the number that counts, it waits for the asker no longer.
pub async fn unvote(
    conn: &mut Conn,
    thread: &Thread,
    post: &Post,
    by: MemberId,
    enough: Enough,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    if !queries::unset(conn, Mark::Vote(post.id), by).await? {
        return Ok(());
    }
    let mut facts = Vec::new();
    let too_few = post.helpful - 1 < enough.votes;
    if is_customers_reply(thread, post)
        && too_few
        && ledger::actions::counts_helpful(conn, thread.id.into(), post.number).await?
    {
        facts = tell(conn, thread, Fact::NoLongerHelpful { post: post.number }, now).await?;
    }
    append(conn, Kind::VoteRemoved { post: post.id }, thread, by, facts, now).await
}

fn is_customers_reply(thread: &Thread, post: &Post) -> bool {
    thread.is_question() && !post.by_staff && post.author_id != thread.author_id && post.number > 1
}

/// "I have this too": counted, and whoever says it is told when it is answered.
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
