//! Questions without anybody, or whose owner is away, find somebody.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::actions;
use super::jobs::GiveByRules;
use crate::db::{Conn, ThreadId};
use crate::desk::actions::ClaimError;
use crate::events::followers::{FollowerError, Start};
use crate::events::{Event, Fact, Follower, Kind};
use crate::jobs::{self, Job, Place};

/// Finds them an owner.
pub struct QuestionsFindOwners;

impl Follower for QuestionsFindOwners {
    fn name(&self) -> &'static str {
        "questions find owners"
    }

    fn start(&self) -> Start {
        Start::Now
    }

    fn digest<'a>(
        &'a self,
        conn: &'a mut Conn,
        events: &'a [Event],
    ) -> BoxFuture<'a, Result<(), FollowerError>> {
        async move {
            // In the order of their numbers, as a bulk locks them; each at the time of its last event.
            let needing = events.iter().filter(|event| needs_owner(event));
            let questions: BTreeMap<ThreadId, DateTime<Utc>> =
                needing.filter_map(|event| Some((event.thread?, event.at))).collect();
            for (thread, at) in questions {
                let found = actions::find_owner(conn, thread.into(), at).await;
                found.map_err(|error| match error {
                    ClaimError::Database(error) => FollowerError::from(error),
                    other => FollowerError::Refused(other.to_string()),
                })?;
            }
            if events.iter().any(|event| matches!(event.kind, Some(Kind::UrgencyRulesChanged { .. }))) {
                jobs::enqueue_all(conn, &[(GiveByRules {}, Place::alone(GiveByRules::NAME))]).await?;
            }
            Ok(())
        }
        .boxed()
    }
}

/// It waits on staff anew, or lost whoever answered for it. What somebody let go by hand is the team's.
fn needs_owner(event: &Event) -> bool {
    let waits = |fact| {
        matches!(
            fact,
            Fact::Asked { .. } | Fact::AskerWrote { .. } | Fact::SaidNotSolved | Fact::Moved { .. }
        )
    };
    let lost = matches!(event.kind, Some(Kind::ClaimReleased)) && event.actor.is_none();
    let imported = matches!(event.kind, Some(Kind::ThreadImported));
    !imported && (lost || event.facts.iter().any(|told| waits(told.fact)))
}
