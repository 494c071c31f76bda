//! What open desks are told as it happens: each node remembers the last events of the ledger, and looks who is at which
//! question once for all its desks.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::sync::Mutex;

use crate::clock::Clock;
use crate::db::{BoardId, MemberId, Pools, QuestionId};
use crate::desk::model::presence::Present;
use crate::desk::queries::presence;
use crate::events::{Event, Fact, Kind, NodeFollower};

/// Desks that one node keeps told; others ask again by themselves.
const DESKS_MAX: usize = 200;
/// Of those, as many as one member has. The oldest of theirs gives way: a page that was left may be noticed only when its
/// stream ends.
const DESKS_OF_ONE_MAX: usize = 4;
/// Events remembered. A page that was made before the first of them, or before this node began, is told less than has
/// happened.
const REMEMBERED: usize = 2_000;
/// Questions whose owner changed that a desk is told of: those that changed last. A page shows fewer.
const OWNERS_MAX: usize = 200;
/// Who is where is looked up no more often.
const LOOKED: Duration = Duration::from_secs(3);

/// What happened to a question, as the desk counts it.
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
    question: QuestionId,
    what: Option<What>,
    /// Whether another may answer for it since.
    passed_on: bool,
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
    open: std::sync::Mutex<Places>,
}

/// Desks that are kept told, by member, the oldest first.
#[derive(Default)]
struct Places {
    last: u64,
    of: BTreeMap<MemberId, VecDeque<u64>>,
}

/// A desk that is kept told.
pub struct Open {
    desks: Arc<LiveDesk>,
    member: MemberId,
    place: u64,
}

impl Open {
    /// Whether it still has its place.
    pub fn has_place(&self) -> bool {
        let places = self.desks.places();
        places.of.get(&self.member).is_some_and(|own| own.contains(&self.place))
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        let mut places = self.desks.places();
        if let Some(own) = places.of.get_mut(&self.member) {
            own.retain(|place| *place != self.place);
            if own.is_empty() {
                places.of.remove(&self.member);
            }
        }
    }
}

impl LiveDesk {
    fn places(&self) -> MutexGuard<'_, Places> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One more desk of this member, in the place of their oldest if they have many; `None` if there are too many.
    pub fn open(self: &Arc<Self>, member: MemberId) -> Option<Open> {
        let mut places = self.places();
        let all: usize = places.of.values().map(VecDeque::len).sum();
        let gives_way = places.of.get(&member).is_some_and(|own| own.len() >= DESKS_OF_ONE_MAX);
        if all >= DESKS_MAX && !gives_way {
            return None;
        }
        places.last += 1;
        let place = places.last;
        let own = places.of.entry(member).or_default();
        if gives_way {
            own.pop_front();
        }
        own.push_back(place);
        Some(Open { desks: self.clone(), member, place })
    }

    /// What has happened on these boards (`None`: all) since a position.
    pub fn news(&self, since: i64, boards: Option<&[BoardId]>) -> News {
        let Ok(events) = self.events.read() else { return News::default() };
        let mine = |event: &&Happened| boards.is_none_or(|boards| boards.contains(&event.board));
        let mut news = News::default();
        for event in events.iter().rev().take_while(|event| event.pos > since).filter(mine) {
            match event.what {
                Some(What::New) => news.new += 1,
                Some(What::Answered) => news.answered += 1,
                None => {}
            }
        }
        news
    }

    /// Questions of these boards (`None`: all) for which another may answer since a position, each with the place of the last
    /// such event: a page looks again at those it shows.
    pub fn passed_on(&self, since: i64, boards: Option<&[BoardId]>) -> BTreeMap<QuestionId, i64> {
        let Ok(events) = self.events.read() else { return BTreeMap::new() };
        let mine = |event: &&Happened| boards.is_none_or(|boards| boards.contains(&event.board));
        let mut last = BTreeMap::new();
        let later = events.iter().rev().take_while(|event| event.pos > since);
        for event in later.filter(|event| event.passed_on).filter(mine) {
            if last.len() < OWNERS_MAX {
                last.entry(event.question).or_insert(event.pos);
            }
        }
        last
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
    let what = event.facts.iter().filter_map(|told| what(told.fact)).next_back();
    // Writing on at a draft prolongs a claim every few seconds, and nobody else has it for that.
    let prolonged = matches!(event.kind, Some(Kind::ClaimProlonged));
    let passed_on = !prolonged && event.facts.iter().any(|told| passes_on(told.fact));
    if what.is_none() && !passed_on {
        return None;
    }
    Some(Happened { pos: event.pos, board: event.board?, question: event.thread?.into(), what, passed_on })
}

/// Whether another may answer for the question after it. What changes nothing for a page costs it one look.
fn passes_on(fact: Fact) -> bool {
    matches!(
        fact,
        Fact::Claimed { .. }
            | Fact::Assigned { .. }
            | Fact::Released
            | Fact::AgentAnswered { .. }
            | Fact::AskedBack { .. }
            | Fact::Moved { .. }
            | Fact::Escalated { .. }
    )
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
        | Fact::SolvedAfterAll { .. }
        | Fact::PresumedSolved
        | Fact::EscalationResolved { .. }
        | Fact::Withdrawn { .. }
        | Fact::Removed { .. } => Some(What::Answered),
        _ => None,
    }
}
