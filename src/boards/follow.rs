//! Counts of threads, questions and answered questions: each board an event touched is counted anew, so that the
//! numbers come right whatever was missed before.

use std::collections::BTreeSet;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::queries;
use crate::db::{BoardId, Conn};
use crate::events::followers::{FollowerError, Start};
use crate::events::{Event, Fact, Follower, Kind};

/// Keeps `boards.threads`, `.questions` and `.answered`.
pub struct BoardCounts;

impl Follower for BoardCounts {
    fn name(&self) -> &'static str {
        "board counts"
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
            let boards: BTreeSet<BoardId> = events.iter().flat_map(touched).collect();
            if boards.is_empty() {
                return Ok(());
            }
            Ok(queries::recount(conn, Some(boards.into_iter().collect())).await?)
        }
        .boxed()
    }
}

fn touched(event: &Event) -> Vec<BoardId> {
    let mut boards = Vec::new();
    let counts = match &event.kind {
        Some(Kind::ThreadMoved { from }) => {
            boards.push(*from);
            true
        }
        Some(
            Kind::ThreadOpened { .. }
            | Kind::ThreadImported
            | Kind::PostHidden { .. }
            | Kind::PostRestored { .. },
        ) => true,
        // When something is due is no count.
        Some(Kind::QuestionRetargeted | Kind::UrgencySet { .. }) => false,
        _ => !event.facts.is_empty(),
    };
    if counts {
        boards.extend(event.board);
    }
    boards.extend(event.facts.iter().filter_map(|told| match told.fact {
        Fact::Moved { board, .. } => Some(board),
        _ => None,
    }));
    boards
}
