//! An escalation runs as long as the ledger says so: what is done in the thread may end it, and be taken back.

use std::collections::BTreeSet;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::queries;
use crate::db::{Conn, QuestionId};
use crate::events::followers::{FollowerError, Start};
use crate::events::{Event, Follower};

/// Ends and goes on with them.
pub struct AgreeWithLedger;

impl Follower for AgreeWithLedger {
    fn name(&self) -> &'static str {
        "escalations agree with the ledger"
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
            let questions: BTreeSet<QuestionId> = told.filter_map(|e| e.thread).map(Into::into).collect();
            if let Some(last) = events.last().filter(|_| !questions.is_empty()) {
                queries::agree_with_ledger(conn, &Vec::from_iter(questions), last.at).await?;
            }
            Ok(())
        }
        .boxed()
    }
}
