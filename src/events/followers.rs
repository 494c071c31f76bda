//! Once-for-all followers: whichever node holds the position's row lock digests the next batch; effects are rows and
//! jobs in the same transaction, so each event counts exactly once.

use std::sync::atomic::Ordering::Relaxed;
use std::sync::atomic::{AtomicI64, AtomicU32};

use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};
use futures_util::future::BoxFuture;

use super::read::{self, Event};
use crate::db::schema::{event_failures, event_positions};
use crate::db::{Conn, Keep};
use crate::error::{is_passing, is_too_slow};

/// Events digested in one transaction.
const BATCH: i64 = 200;
/// Times that one event may take longer than the database allows before it is set aside.
const TOO_SLOW_MAX: u32 = 4;

/// Where a new follower begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// With what happens from now on: notices and mail.
    Now,
    /// With the first event: counters that are rebuilt from all.
    Beginning,
}

/// What went wrong while digesting.
#[derive(Debug, thiserror::Error)]
pub enum FollowerError {
    /// The database refused.
    #[error("database: {0}")]
    Database(#[from] diesel::result::Error),
    /// A job's payload did not serialise.
    #[error("payload: {0}")]
    Payload(#[from] serde_json::Error),
    /// A rule did, in its words.
    #[error("refused: {0}")]
    Refused(String),
}

/// A follower whose effects happen once for all nodes.
pub trait Follower: Send + Sync {
    /// Its name in `event_positions`; never reused for another meaning.
    fn name(&self) -> &'static str;
    /// Where it begins when it is new.
    fn start(&self) -> Start;
    /// Writes what follows from these events.
    fn digest<'a>(
        &'a self,
        conn: &'a mut Conn,
        events: &'a [Event],
    ) -> BoxFuture<'a, Result<(), FollowerError>>;
}

/// What one turn came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Nothing new, or another node is at it, or an event waits for a newer version.
    Rested,
    /// Events were digested; there may be more.
    Worked,
}

/// A follower and what this node remembers of its troubles.
pub struct Enrolled {
    follower: Box<dyn Follower>,
    /// Events still tried one by one since a batch failed.
    alone: AtomicI64,
    /// Times in a row that the next event took longer than the database allows.
    too_slow: AtomicU32,
}

impl Enrolled {
    /// Without any troubles.
    pub fn new(follower: Box<dyn Follower>) -> Self {
        Self { follower, alone: AtomicI64::new(0), too_slow: AtomicU32::new(0) }
    }

    /// The follower's name.
    pub fn name(&self) -> &'static str {
        self.follower.name()
    }

    /// Lets the follower digest its next batch.
    pub async fn turn(&self, conn: &mut Conn) -> Result<Turn, FollowerError> {
        let follower = self.follower.as_ref();
        if AtomicI64::load(&self.alone, Relaxed) > 0 {
            return self.turn_alone(conn).await;
        }
        match batch(conn, follower).await {
            Ok(turn) => Ok(turn),
            // A failing event is tried alone, so that the others go on.
            Err(error) => {
                tracing::warn!(follower = follower.name(), %error, "a batch of events failed; trying one by one");
                self.alone.store(BATCH, Relaxed);
                self.turn_alone(conn).await
            }
        }
    }

    async fn turn_alone(&self, conn: &mut Conn) -> Result<Turn, FollowerError> {
        let turn = self.one_event(conn).await?;
        self.too_slow.store(0, Relaxed);
        match turn {
            Turn::Worked => self.alone.fetch_sub(1, Relaxed),
            Turn::Rested => self.alone.swap(0, Relaxed),
        };
        Ok(turn)
    }

    /// Digests the next event, or sets it aside: under one lock, so that no other node's event is taken for it.
    async fn one_event(&self, conn: &mut Conn) -> Result<Turn, FollowerError> {
        let follower = self.follower.as_ref();
        conn.transaction(async |conn| {
            let Some(pos) = lock_position(conn, follower).await? else { return Ok(Turn::Rested) };
            let next = known(read::after(conn, pos, 1).await?);
            let [event, ..] = next.as_slice() else { return Ok(Turn::Rested) };
            // What a failing event has written goes, the lock stays.
            match conn.transaction(async |conn| follower.digest(conn, &next).await).await {
                Ok(()) => {}
                Err(FollowerError::Database(error)) if self.is_nobodys_fault(&error) => {
                    return Err(error.into());
                }
                Err(error) => set_aside(conn, follower, event, &error).await?,
            }
            move_to(conn, follower, event.pos).await?;
            Ok(Turn::Worked)
        })
        .await
    }

    /// The database's fault is not the event's, unless the same event is too slow again and again.
    fn is_nobodys_fault(&self, error: &diesel::result::Error) -> bool {
        if is_too_slow(error) {
            return self.too_slow.fetch_add(1, Relaxed) + 1 < TOO_SLOW_MAX;
        }
        is_passing(error)
    }
}

async fn batch(conn: &mut Conn, follower: &dyn Follower) -> Result<Turn, FollowerError> {
    conn.transaction(async |conn| {
        let Some(pos) = lock_position(conn, follower).await? else { return Ok(Turn::Rested) };
        let batch = known(read::after(conn, pos, BATCH).await?);
        let Some(last) = batch.last().map(|event| event.pos) else { return Ok(Turn::Rested) };
        follower.digest(conn, &batch).await?;
        move_to(conn, follower, last).await?;
        Ok(Turn::Worked)
    })
    .await
}

/// Events up to the first that only a newer version understands.
fn known(events: Vec<Event>) -> Vec<Event> {
    events.into_iter().take_while(|event| event.kind.is_some()).collect()
}

async fn lock_position(conn: &mut Conn, follower: &dyn Follower) -> QueryResult<Option<i64>> {
    let position = event_positions::table
        .find(follower.name())
        .select(event_positions::pos)
        .for_update()
        .skip_locked()
        .first(conn)
        .await
        .optional()?;
    if position.is_some() {
        return Ok(position);
    }
    let start = match follower.start() {
        Start::Beginning => 0,
        Start::Now => read::head(conn).await?,
    };
    diesel::insert_into(event_positions::table)
        .values((event_positions::follower.eq(follower.name()), event_positions::pos.eq(start)))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    Ok(None)
}

async fn move_to(conn: &mut Conn, follower: &dyn Follower, pos: i64) -> QueryResult<usize> {
    diesel::update(event_positions::table.find(follower.name()))
        .set(event_positions::pos.eq(pos))
        .kept()
        .execute(conn)
        .await
}

/// Keeps a failing event for admins.
async fn set_aside(
    conn: &mut Conn,
    follower: &dyn Follower,
    event: &Event,
    error: &FollowerError,
) -> QueryResult<()> {
    tracing::error!(follower = follower.name(), event = event.id.0, %error, "an event could not be digested and was set aside");
    diesel::insert_into(event_failures::table)
        .values((
            event_failures::follower.eq(follower.name()),
            event_failures::event_id.eq(event.id.0),
            event_failures::error.eq(error.to_string()),
            event_failures::failed_at.eq(event.at),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    Ok(())
}

/// Makes the positions of followers that are new, so that `Start::Now` means the first start of the program.
pub async fn enrol(conn: &mut Conn, followers: &[Enrolled]) -> QueryResult<()> {
    for Enrolled { follower, .. } in followers {
        conn.transaction(async |conn| lock_position(conn, follower.as_ref()).await).await?;
    }
    Ok(())
}

/// How many events each once-for-all follower has not digested yet.
pub async fn lags(conn: &mut Conn) -> QueryResult<Vec<(String, i64)>> {
    let head = read::head(conn).await?;
    let positions: Vec<(String, i64)> = event_positions::table
        .order(event_positions::follower)
        .select((event_positions::follower, event_positions::pos))
        .load(conn)
        .await?;
    Ok(positions.into_iter().map(|(name, pos)| (name, head - pos)).collect())
}
