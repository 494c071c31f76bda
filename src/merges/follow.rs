//! A parent's answer is asked of its children's askers; a "no" splits a child off.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::actions::MergeError;
use super::{actions, queries};
use crate::db::{Conn, ThreadId};
use crate::events::followers::{FollowerError, Start};
use crate::events::{Event, Follower, Kind};
use crate::ledger::actions::LedgerError;
use crate::threads::queries::{at_hand, lock_rows};

/// Keeps children and parents together.
pub struct MergedQuestions;

impl Follower for MergedQuestions {
    fn name(&self) -> &'static str {
        "merged questions"
    }

    fn start(&self) -> Start {
        Start::Beginning
    }

    fn digest<'a>(
        &'a self,
        conn: &'a mut Conn,
        events: &'a [Event],
    ) -> BoxFuture<'a, Result<(), FollowerError>> {
        async move {
            let told = events.iter().filter(|event| !event.facts.is_empty());
            let threads: Vec<ThreadId> = told.filter_map(|event| event.thread).collect();
            let parents = queries::parents_among(conn, &threads).await?;
            // All at once, in the order of their numbers, whichever comes first among the events.
            let mut locked = queries::children_of(conn, &parents).await?;
            locked.extend(events.iter().filter(|event| is_no(event)).filter_map(|event| event.thread));
            let unasked = queries::unasked_among(conn, &threads).await?;
            locked.extend(unasked.iter().map(|(child, _)| *child));
            lock_rows(conn, &locked).await?;
            for event in events {
                let Some(thread) = event.thread else { continue };
                if is_no(event) {
                    said_no(conn, thread, event).await?;
                }
                if event.facts.is_empty() {
                    continue;
                }
                if parents.contains(&thread) {
                    actions::ask_children(conn, thread, event.at).await.map_err(fault)?;
                }
                // While it waited for its asker, the other question may have been answered.
                if unasked.iter().any(|(child, _)| *child == thread)
                    // A "no" of just now has split it off.
                    && let Some(parent) = queries::parent(conn, thread).await?
                {
                    actions::ask_child(conn, thread, parent, event.at).await.map_err(fault)?;
                }
            }
            Ok(())
        }
        .boxed()
    }
}

/// Whether an asker said that it is not solved.
fn is_no(event: &Event) -> bool {
    matches!(event.kind, Some(Kind::QuestionReopened))
}

async fn said_no(conn: &mut Conn, thread: ThreadId, event: &Event) -> Result<(), FollowerError> {
    if queries::parent(conn, thread).await?.is_none() {
        return Ok(());
    }
    lock_rows(conn, &[thread]).await?;
    let child = at_hand(conn, thread).await?;
    match actions::split(conn, &child, event.actor, event.at).await {
        // They have said yes again since.
        Ok(_) | Err(MergeError::Refused(_)) => Ok(()),
        Err(error) => Err(fault(error)),
    }
}

fn fault(error: MergeError) -> FollowerError {
    match error {
        MergeError::Database(error) | MergeError::Ledger(LedgerError::Database(error)) => {
            FollowerError::from(error)
        }
        other => FollowerError::Refused(other.to_string()),
    }
}
