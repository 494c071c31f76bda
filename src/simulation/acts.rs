//! What people do, each in one transaction with the thread locked, as the pages do it.

use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::AsyncConnection;

use super::SimulationError;
use crate::boards::Board;
use crate::commitments::actions::{self as promises, Becomes};
use crate::commitments::model::{DueDay, NewCommitment};
use crate::commitments::queries as promised;
use crate::db::{AudienceId, CommitmentId, Conn, MemberId, ThreadId};
use crate::desk::actions::{self as desk, Claimed};
use crate::error::Error;
use crate::escalations::actions::contact::{self, Given};
use crate::escalations::actions::{self as calls, NewAttempt, NewEscalation};
use crate::escalations::model::{AttemptResult, Detail, Way};
use crate::events::Channel;
use crate::figures;
use crate::figures::model::ratings::Said;
use crate::ledger::Settings;
use crate::merges::actions::{self as merges, MergeError};
use crate::text::Lang;
use crate::threads::actions::ask::{self, Asked, NewQuestion};
use crate::threads::actions::marks::{self, Enough, Want};
use crate::threads::actions::outcome::{self, Says};
use crate::threads::actions::reply::{self, NewReply, Part};
use crate::threads::actions::sight;
use crate::threads::model::{PostBody, PostState, Reason, ShownBefore, Tags, Thread, Title};
use crate::threads::queries::{self, Post, at_hand, lock_rows};
use crate::threads::rendering::render_now;

type Done<T = ()> = Result<T, SimulationError>;

/// When, and by which settings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    pub(super) now: DateTime<Utc>,
    pub(super) settings: Settings,
}

impl Moment {
    fn remind_at(&self) -> DateTime<Utc> {
        self.now + self.settings.first_reminder
    }
}

async fn locked(conn: &mut Conn, thread: ThreadId) -> Result<Thread, Error> {
    lock_rows(conn, &[thread]).await?;
    Ok(at_hand(conn, thread).await?)
}

async fn post(conn: &mut Conn, thread: ThreadId, number: i32) -> Result<Post, Error> {
    queries::post_by_number(conn, thread, number).await?.ok_or(Error::NotFound)
}

fn new_reply(text: &str, author: MemberId, part: Part, moment: &Moment) -> NewReply {
    NewReply {
        body: PostBody(text.to_owned()),
        rendered: render_now(text, Lang::En),
        lang: Lang::En,
        author,
        part,
        follows: part == Part::Customer,
        remind_at: moment.remind_at(),
    }
}

pub(super) async fn ask(
    conn: &mut Conn,
    board: &Board,
    author: MemberId,
    (title, body, readers): (&str, &str, AudienceId),
    moment: &Moment,
) -> Done<Asked> {
    let question = NewQuestion {
        title: Title(title.to_owned()),
        body: PostBody(body.to_owned()),
        rendered: render_now(body, Lang::En),
        board,
        readers,
        tags: Tags(Vec::new()),
        lang: Lang::En,
        author,
        by_staff: false,
        shown: ShownBefore::default(),
    };
    Ok(conn.transaction(async |conn| ask::ask(conn, question, moment.now).await).await?)
}

/// Gives the post's number.
pub(super) async fn reply(
    conn: &mut Conn,
    thread: ThreadId,
    (author, part, text): (MemberId, Part, &str),
    moment: &Moment,
) -> Done<i32> {
    let new = new_reply(text, author, part, moment);
    let replied = conn.transaction(async |conn| {
        let thread = locked(conn, thread).await?;
        reply::reply(conn, &thread, new, moment.now).await
    });
    Ok(replied.await?.number)
}

pub(super) async fn claim(conn: &mut Conn, thread: ThreadId, by: MemberId, moment: &Moment) -> Done<Claimed> {
    let claimed = conn.transaction(async |conn| {
        desk::claim(conn, thread.into(), by, &moment.settings, moment.now).await.map_err(Error::from)
    });
    Ok(claimed.await?)
}

pub(super) async fn say(
    conn: &mut Conn,
    thread: ThreadId,
    (by, says): (MemberId, Says),
    moment: &Moment,
) -> Done {
    let said = conn.transaction(async |conn| {
        let thread = locked(conn, thread).await?;
        outcome::say(conn, &thread, says, by, moment.now).await
    });
    Ok(said.await?)
}

/// The asker accepts a reply.
pub(super) async fn accept(
    conn: &mut Conn,
    thread: ThreadId,
    (by, number): (MemberId, i32),
    moment: &Moment,
) -> Done {
    let accepted = conn.transaction(async |conn| {
        let thread = locked(conn, thread).await?;
        let post = post(conn, thread.id, number).await?;
        marks::accept(conn, &thread, &post, by, moment.now).await
    });
    Ok(accepted.await?)
}

/// An agent verifies a reply.
pub(super) async fn verify(
    conn: &mut Conn,
    thread: ThreadId,
    (by, number): (MemberId, i32),
    moment: &Moment,
) -> Done {
    let verified = conn.transaction(async |conn| {
        let thread = locked(conn, thread).await?;
        let post = post(conn, thread.id, number).await?;
        marks::verify(conn, &thread, &post, by, moment.now).await
    });
    Ok(verified.await?)
}

pub(super) async fn vote(
    conn: &mut Conn,
    thread: ThreadId,
    (by, number, votes): (MemberId, i32, i32),
    moment: &Moment,
) -> Done {
    let enough = Enough { votes, remind_at: moment.remind_at() };
    let voted = conn.transaction(async |conn| {
        let thread = locked(conn, thread).await?;
        let post = post(conn, thread.id, number).await?;
        if post.author_id == by || post.state != PostState::Live {
            return Ok(());
        }
        marks::vote(conn, &thread, &post, by, enough, moment.now).await
    });
    Ok(voted.await?)
}

pub(super) async fn me_too(conn: &mut Conn, thread: ThreadId, by: MemberId, moment: &Moment) -> Done {
    let added = conn.transaction(async |conn| {
        let thread = locked(conn, thread).await?;
        if thread.author_id == by {
            return Ok(());
        }
        marks::me_too(conn, &thread, by, Want::On, moment.now).await
    });
    Ok(added.await?)
}

/// A moderator hides or shows a post; whether there was anything to do.
pub(super) async fn put_out_of_sight(
    conn: &mut Conn,
    thread: ThreadId,
    (by, number, state): (MemberId, i32, PostState),
    moment: &Moment,
) -> Done<bool> {
    let reason = Reason("Looked at".to_owned());
    let done = conn.transaction(async |conn| {
        let thread = locked(conn, thread).await?;
        let post = post(conn, thread.id, number).await?;
        match (post.state, state) {
            (PostState::Live, PostState::Hidden) => {
                sight::hide(conn, (&thread, &post), by, &reason, moment.now).await.map(|()| true)
            }
            (PostState::Hidden, PostState::Live) => {
                sight::restore(conn, (&thread, &post), by, &reason, moment.now).await.map(|_| true)
            }
            _ => Ok(false),
        }
    });
    Ok(done.await?)
}

/// Whether it was done: the other question may be hidden, and who asked this one could not read it.
pub(super) async fn merge(
    conn: &mut Conn,
    (child, parent): (ThreadId, ThreadId),
    by: MemberId,
    moment: &Moment,
) -> Done<bool> {
    let merged = conn.transaction(async |conn| {
        lock_rows(conn, &[child, parent]).await?;
        let (child, parent) = (at_hand(conn, child).await?, at_hand(conn, parent).await?);
        merges::merge(conn, &child, &parent, by, moment.now).await
    });
    match merged.await {
        Ok(()) => Ok(true),
        Err(MergeError::Refused(_)) => Ok(false),
        Err(error) => Err(Error::from(error).into()),
    }
}

pub(super) async fn escalate(
    conn: &mut Conn,
    thread: ThreadId,
    (by, channel): (MemberId, Channel),
    due: DateTime<Utc>,
    moment: &Moment,
) -> Done {
    let message = new_reply("Somebody will get in touch with you.", by, Part::AgentGetsInTouch, moment);
    let new = NewEscalation { channel, owner: by, due, message };
    let escalated = conn.transaction(async |conn| {
        let thread = locked(conn, thread).await?;
        calls::escalate(conn, &thread, new, moment.now).await
    });
    Ok(escalated.await?)
}

/// The asker says how they may be reached.
pub(super) async fn give_contact(
    conn: &mut Conn,
    thread: ThreadId,
    (by, channel): (MemberId, Channel),
    moment: &Moment,
) -> Done {
    let typed = match channel {
        Channel::Phone => "+49 30 5550 7788",
        Channel::Letter => "A. Customer\nLong Lane 1\n12345 Springfield",
        Channel::Email => "a.customer@simulation.example",
    };
    let detail = Detail::parse(channel, typed).map_err(|e| SimulationError::Model(format!("{e:?}")))?;
    let given = Given { channel, detail, best_time: None, way: Way::Page };
    let done = conn.transaction(async |conn| {
        let thread = locked(conn, thread).await?;
        contact::give(conn, &thread, &given, by, moment.now).await
    });
    Ok(done.await?)
}

/// Staff try to reach the asker, in vain.
pub(super) async fn attempt(conn: &mut Conn, thread: ThreadId, by: MemberId, moment: &Moment) -> Done {
    let next = Some(moment.now + TimeDelta::hours(8));
    let new = NewAttempt { result: AttemptResult::NotReached, note: None, next };
    let done = conn.transaction(async |conn| {
        let thread = locked(conn, thread).await?;
        calls::attempt(conn, &thread, &new, by, moment.now).await
    });
    Ok(done.await?)
}

pub(super) async fn resolve(conn: &mut Conn, thread: ThreadId, by: MemberId, moment: &Moment) -> Done {
    let public = new_reply("We spoke, and the new part is on its way.", by, Part::AgentGetsInTouch, moment);
    let done = conn.transaction(async |conn| {
        let thread = locked(conn, thread).await?;
        calls::resolve(conn, &thread, public, "A new part was sent.", moment.now).await
    });
    done.await?;
    Ok(())
}

pub(super) async fn call_off(conn: &mut Conn, thread: ThreadId, by: MemberId, moment: &Moment) -> Done {
    let done = conn.transaction(async |conn| {
        let thread = locked(conn, thread).await?;
        calls::call_off(conn, &thread, by, moment.now).await
    });
    Ok(done.await?)
}

/// Somebody promises something in their reply of that number.
pub(super) async fn promise(
    conn: &mut Conn,
    thread: ThreadId,
    (by, number, days): (MemberId, i32, u64),
    moment: &Moment,
) -> Done<Option<CommitmentId>> {
    let day = moment.now.date_naive() + chrono::Days::new(days);
    let Some(due) = DueDay::new(day, chrono_tz::Tz::UTC, moment.now) else { return Ok(None) };
    let new = NewCommitment { text: "Send a new part".to_owned(), due };
    let made = conn.transaction(async |conn| {
        let thread = locked(conn, thread).await?;
        let post = post(conn, thread.id, number).await?;
        promises::make(conn, (&thread, post.id), &new, by, moment.now).await
    });
    Ok(Some(made.await?))
}

pub(super) async fn keep(
    conn: &mut Conn,
    thread: ThreadId,
    (by, commitment): (MemberId, CommitmentId),
    moment: &Moment,
) -> Done {
    let kept = conn.transaction(async |conn| {
        let thread = locked(conn, thread).await?;
        let facts = promised::facts(conn, commitment).await?;
        promises::say(conn, (&thread, &facts), &Becomes::Kept, by, moment.now).await
    });
    Ok(kept.await?)
}

/// The asker says how it went; whether they had been asked.
pub(super) async fn rate(
    conn: &mut Conn,
    thread: ThreadId,
    (by, said): (MemberId, Said),
    moment: &Moment,
) -> Done<bool> {
    let rated = conn.transaction(async |conn| {
        let thread = locked(conn, thread).await?;
        figures::actions::rate(conn, thread.id.into(), thread.board_id, by, said, moment.now)
            .await
            .map_err(Error::from)
    });
    Ok(rated.await?)
}
