//! What open desks are told as it happens: each node remembers the last events of the ledger, and looks who is at which
//! question once for all its desks.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::sync::Mutex;

use crate::clock::Clock;
use crate::db::{BoardId, MemberId, Pools};
use crate::desk::model::presence::Present;
use crate::desk::queries::presence;
use crate::events::{Event, Fact, NodeFollower};

/// Desks that one node keeps told; others ask again by themselves.
const DESKS_MAX: usize = 200;
/// Of those, as many as one member has: who opens more of them leaves room for colleagues.
const DESKS_OF_ONE_MAX: usize = 4;
/// Events remembered. A page that was made before the first of them, or before this node began, is told less than has
/// happened.
const REMEMBERED: usize = 2_000;
/// Who is where is looked up no more often.
const LOOKED: Duration = Duration::from_secs(3);

/// What happened to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    /// It was asked, came back, or came from another board.
    New,
    /// Somebody answered it, or it ended.
    Answered,
}

#[derive(Debug, Clone, Copy)]
struct Happened {
    pos: i64,
    board: BoardId,
    what: What,
}

/// How much has happened since a page was made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct News {
    /// Questions asked, or back again.
    pub new: i64,
    /// Questions answered, or ended.
    pub answered: i64,
}

/// What all open desks of this node share.
#[derive(Default)]
pub struct LiveDesk {
    events: RwLock<VecDeque<Happened>>,
    present: Mutex<Option<(Instant, Arc<[Present]>)>>,
    /// How many desks of each member are kept told.
    open: std::sync::Mutex<BTreeMap<MemberId, usize>>,
}

/// A desk that is kept told.
pub struct Open(Arc<LiveDesk>, MemberId);

impl Drop for Open {
    fn drop(&mut self) {
        let mut open = self.0.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = open.get_mut(&self.1) {
            *own -= 1;
            if *own == 0 {
                open.remove(&self.1);
            }
        }
    }
}

impl LiveDesk {
    /// One more desk of this member; `None` if there are too many, or too many of theirs.
    pub fn open(self: &Arc<Self>, member: MemberId) -> Option<Open> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let own = open.get(&member).copied().unwrap_or_default();
        if own >= DESKS_OF_ONE_MAX || open.values().sum::<usize>() >= DESKS_MAX {
            return None;
        }
        open.insert(member, own + 1);
        Some(Open(self.clone(), member))
    }

    /// What has happened on these boards (`None`: all) since a position.
    pub fn news(&self, since: i64, boards: Option<&[BoardId]>) -> News {
        let Ok(events) = self.events.read() else { return News::default() };
        let mine = |event: &&Happened| boards.is_none_or(|boards| boards.contains(&event.board));
        let mut news = News::default();
        for event in events.iter().rev().take_while(|event| event.pos > since).filter(mine) {
            match event.what {
                What::New => news.new += 1,
                What::Answered => news.answered += 1,
            }
        }
        news
    }

    /// Who is at which question, at most three seconds old: one look for all desks of this node.
    pub async fn present(&self, pools: &Pools, clock: &Clock) -> Arc<[Present]> {
        let mut kept = self.present.lock().await;
        if let Some((_, present)) = kept.as_ref().filter(|(at, _)| at.elapsed() < LOOKED) {
            return present.clone();
        }
        let looked = async {
            let mut conn = pools.pages.get().await.ok()?;
            presence::all(&mut conn, clock.now()).await.ok()
        };
        // Where the database is away nobody is anywhere: better than naming those who may have left.
        let present: Arc<[Present]> = looked.await.unwrap_or_default().into();
        *kept = Some((Instant::now(), present.clone()));
        present
    }
}

/// Remembers events for the desks of this node.
pub struct DeskNews(Arc<LiveDesk>);

impl DeskNews {
    /// For these.
    pub fn new(live: Arc<LiveDesk>) -> Self {
        Self(live)
    }
}

impl NodeFollower for DeskNews {
    fn name(&self) -> &'static str {
        "desk news"
    }

    fn starts_at(&self) -> Option<i64> {
        None
    }

    fn digest<'a>(&'a self, events: &'a [Event], _pos: i64) -> BoxFuture<'a, Result<(), String>> {
        async move {
            let Ok(mut kept) = self.0.events.write() else {
                return Err("what is remembered is lost".to_owned());
            };
            kept.extend(events.iter().filter_map(happened));
            let over = kept.len().saturating_sub(REMEMBERED);
            kept.drain(..over);
            Ok(())
        }
        .boxed()
    }
}

fn happened(event: &Event) -> Option<Happened> {
    let what = event.facts.iter().filter_map(|told| what(told.fact)).next_back()?;
    Some(Happened { pos: event.pos, board: event.board?, what })
}

fn what(fact: Fact) -> Option<What> {
    match fact {
        Fact::Asked { .. }
        | Fact::AskerWrote { .. }
        | Fact::SaidNotSolved
        | Fact::Moved { .. }
        | Fact::EscalationEnded { .. } => Some(What::New),
        Fact::AgentAnswered { .. }
        | Fact::AskedBack { .. }
        | Fact::FoundHelpful { .. }
        | Fact::Accepted { .. }
        | Fact::Verified { .. }
        | Fact::SaidSolved { .. }
        | Fact::PresumedSolved
        | Fact::EscalationResolved { .. }
        | Fact::Withdrawn { .. }
        | Fact::Removed { .. } => Some(What::Answered),
        _ => None,
    }
}
