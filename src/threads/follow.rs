//! Accepted answers of each member, which make a helper: whoever an event touched is counted anew, so that the numbers
//! come right whatever was missed before.

use std::collections::BTreeSet;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::queries;
use crate::db::{Conn, MemberId, ThreadId};
use crate::events::followers::{FollowerError, Start};
use crate::events::{Event, Follower, Kind};

/// Keeps `members.accepted_answers`.
pub struct AcceptedAnswers;

impl Follower for AcceptedAnswers {
    fn name(&self) -> &'static str {
        "accepted answers"
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
            let (mut authors, mut threads) = (BTreeSet::new(), BTreeSet::new());
            for event in events {
                authors.extend(author(event));
                threads.extend(may_change_acceptance(event));
            }
            if !authors.is_empty() || !threads.is_empty() {
                queries::recount_accepted(conn, Vec::from_iter(authors), Vec::from_iter(threads)).await?;
            }
            Ok(())
        }
        .boxed()
    }
}

/// Whose accepted answer came, went or changed.
fn author(event: &Event) -> Option<MemberId> {
    match event.kind.as_ref()? {
        Kind::AnswerAccepted { author, .. }
        | Kind::AcceptanceWithdrawn { author, .. }
        | Kind::PostHidden { author, .. }
        | Kind::PostRestored { author, .. } => Some(*author),
        Kind::PostDeleted { .. } => event.actor,
        _ => None,
    }
}

/// With its first post a whole thread goes out of sight, and comes back with it; and what the ledger is told may bring
/// an acceptance back.
fn may_change_acceptance(event: &Event) -> Option<ThreadId> {
    let sight = matches!(event.kind, Some(Kind::PostHidden { .. } | Kind::PostRestored { .. }));
    event.thread.filter(|_| sight || !event.facts.is_empty())
}
