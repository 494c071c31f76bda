//! Rules of urgency look at a question whenever something they look at changes.

pub mod live;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::actions::urgency;
use super::jobs::urgency::LookAtAll;
use crate::db::{Conn, QuestionId};
use crate::events::followers::{FollowerError, Start};
use crate::events::{Event, Follower, Kind};
use crate::jobs::{self, Job, Place};

/// Lets them look.
pub struct UrgencyByRule;

impl Follower for UrgencyByRule {
    fn name(&self) -> &'static str {
        "urgency by rule"
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
            let mut questions: Vec<QuestionId> = events
                .iter()
                .filter(|event| changes(event))
                .filter_map(|e| e.thread)
                .map(Into::into)
                .collect();
            questions.sort_unstable();
            questions.dedup();
            if let Some(last) = events.last().filter(|_| !questions.is_empty()) {
                let looked = urgency::look(conn, &questions, last.at).await;
                looked.map_err(|error| match error {
                    super::actions::ClaimError::Database(error) => FollowerError::from(error),
                    other => FollowerError::Refused(other.to_string()),
                })?;
            }
            if events.iter().any(changes_all) {
                jobs::enqueue_all(conn, &[(LookAtAll {}, Place::alone(LookAtAll::NAME))]).await?;
            }
            Ok(())
        }
        .boxed()
    }
}

fn changes(event: &Event) -> bool {
    matches!(
        event.kind,
        Some(
            Kind::ThreadOpened { .. }
                | Kind::ThreadImported
                | Kind::ThreadMoved { .. }
                | Kind::ThreadPublished
                | Kind::PostAdded { .. }
                | Kind::PostEdited { .. }
                | Kind::PostDeleted { .. }
                | Kind::PostHidden { .. }
                | Kind::PostRestored { .. }
                | Kind::MeTooAdded
                | Kind::MeTooRemoved
                | Kind::QuestionReopened
        )
    )
}

fn changes_all(event: &Event) -> bool {
    matches!(event.kind, Some(Kind::UrgencyRulesChanged { .. } | Kind::GroupChanged))
}
