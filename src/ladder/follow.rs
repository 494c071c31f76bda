//! Whatever happens to a question may change when its next step comes.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::actions;
use super::jobs::LookAtLadder;
use crate::db::{Conn, QuestionId};
use crate::events::followers::{FollowerError, Start};
use crate::events::{Event, Follower, Kind};
use crate::jobs::{self, Job, Place};

/// Keeps when the next step of each open question comes.
pub struct Ladder;

impl Follower for Ladder {
    fn name(&self) -> &'static str {
        "ladder"
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
            let told = |event: &&Event| !event.facts.is_empty();
            let mut questions: Vec<QuestionId> =
                events.iter().filter(told).filter_map(|event| event.thread).map(Into::into).collect();
            questions.sort_unstable();
            questions.dedup();
            if !questions.is_empty() {
                actions::look(conn, &questions).await?;
            }
            if events.iter().any(|event| matches!(event.kind, Some(Kind::LadderChanged { .. }))) {
                jobs::enqueue_all(conn, &[(LookAtLadder {}, Place::alone(LookAtLadder::NAME))]).await?;
            }
            Ok(())
        }
        .boxed()
    }
}
