//! Replying: what it means for the ledger depends on who speaks.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::threads;
use crate::db::{Conn, Keep, MemberId, PostId};
use crate::error::Error;
use crate::events::{self, Fact, Happened, Kind, TimedFact};
use crate::ledger::{self, LedgerState, Row};
use crate::text::Lang;
use crate::text::input::is_only_thanks;
use crate::text::markdown::Rendered;
use crate::threads::actions::telling::tell;
use crate::threads::model::{PostBody, PostKind, Thread};
use crate::threads::queries::{self, Mark, NewPost};

/// In which part somebody speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Who asked.
    Asker,
    /// Who answers for the board.
    Agent,
    /// Who answers for the board and needs to know more.
    AgentAsksBack,
    /// Who answers for the board and says that somebody gets in touch: no answer, and nothing the ledger is told by it.
    AgentGetsInTouch,
    /// Any other member.
    Customer,
}

/// A reply that may be posted.
pub struct NewReply {
    /// What it says.
    pub body: PostBody,
    /// As it will be shown.
    pub rendered: Rendered,
    /// Its language.
    pub lang: Lang,
    /// Who writes.
    pub author: MemberId,
    /// In which part.
    pub part: Part,
    /// Whether its author is to follow the thread.
    pub follows: bool,
    /// When the asker, should they keep silent after it, is reminded.
    pub remind_at: DateTime<Utc>,
}

/// For what an asker who says nothing but thanks is thankful.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thanks {
    /// They said something.
    No,
    /// For what makes the question wait for their yes or no.
    ForAnAnswer,
    /// For a question back, which waits for their answer.
    WhileAskedBack,
    /// While somebody is to get in touch with them.
    WhileInTouch,
    /// After the end.
    AfterTheEnd,
    /// For another customer's reply, which they may accept; staff owe an answer until then.
    ForAReply,
}

/// What came of it.
#[derive(Debug, Clone, Copy)]
pub struct Replied {
    /// The post.
    pub post: PostId,
    /// Its number.
    pub number: i32,
    /// Whether the asker said nothing but thanks: the ledger is left as it was, and they are asked whether it is solved.
    pub thanks: Thanks,
}

/// Posts it in a thread that the caller has locked.
pub async fn reply(
    conn: &mut Conn,
    thread: &Thread,
    reply: NewReply,
    now: DateTime<Utc>,
) -> Result<Replied, Error> {
    let number = thread.last_number + 1;
    let by_staff = matches!(reply.part, Part::Agent | Part::AgentAsksBack | Part::AgentGetsInTouch);
    let kind = if reply.part == Part::AgentAsksBack { PostKind::AskBack } else { PostKind::Reply };
    let post = NewPost {
        thread: thread.id,
        number,
        author: reply.author,
        kind,
        body: &reply.body.0,
        lang: reply.lang.tag(),
        by_staff,
    };
    let post = queries::insert_post(conn, &post, &reply.rendered, now).await?;
    diesel::update(threads::table.find(thread.id.0))
        .set((
            threads::last_number.eq(number),
            threads::replies.eq(threads::replies + 1),
            threads::last_post_at.eq(now),
        ))
        .kept()
        .execute(conn)
        .await?;
    let mentions = queries::mention(conn, post, &reply.rendered.mentions).await?;
    if !reply.rendered.uploads.is_empty() {
        crate::threads::uploads::link(conn, post, &reply.rendered.uploads).await?;
    }
    if reply.follows {
        queries::set(conn, Mark::Follow(thread.id), reply.author, now).await?;
    }
    let in_touch = reply.part == Part::AgentGetsInTouch;
    let told = tell_ledger(conn, thread, &reply, number, now).await?;
    let happened = Happened::new(Kind::PostAdded { post, number, by_staff, mentions, in_touch })
        .by(reply.author)
        .thread(thread.id)
        .board(thread.board_id)
        .facts(told.facts);
    events::append(conn, happened, now).await?;
    Ok(Replied { post, number, thanks: told.thanks })
}

struct Told {
    facts: Vec<TimedFact>,
    thanks: Thanks,
}

async fn tell_ledger(
    conn: &mut Conn,
    thread: &Thread,
    reply: &NewReply,
    post: i32,
    now: DateTime<Utc>,
) -> Result<Told, Error> {
    let (by, remind_at) = (reply.author, reply.remind_at);
    let fact = match reply.part {
        Part::Agent => Fact::AgentAnswered { by, post, remind_at },
        Part::AgentAsksBack => Fact::AskedBack { by, post, remind_at },
        Part::AgentGetsInTouch => return Ok(Told { facts: Vec::new(), thanks: Thanks::No }),
        Part::Customer => Fact::CustomerReplied { post },
        Part::Asker => {
            let thanks = match ledger::queries::row(conn, thread.id.into()).await? {
                _ if !is_only_thanks(&reply.body.0) => Thanks::No,
                Some(row) => thanks_for(&row),
                None => Thanks::No,
            };
            if thanks != Thanks::No {
                return Ok(Told { facts: Vec::new(), thanks });
            }
            Fact::AskerWrote { post }
        }
    };
    Ok(Told { facts: tell(conn, thread, fact, now).await?, thanks: Thanks::No })
}

/// What thanks are for, as the question stands.
fn thanks_for(row: &Row) -> Thanks {
    match row.state {
        LedgerState::WaitingAsker if row.asked_back_at.is_some() => Thanks::WhileAskedBack,
        LedgerState::WaitingAsker => Thanks::ForAnAnswer,
        LedgerState::Escalated => Thanks::WhileInTouch,
        LedgerState::Closed => Thanks::AfterTheEnd,
        LedgerState::WaitingStaff if row.customer_replied_at.is_some() => Thanks::ForAReply,
        LedgerState::WaitingStaff => Thanks::No,
    }
}
