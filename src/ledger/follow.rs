//! Whoever answers for a board no longer owns none of its questions: the board's team does again. Where promises
//! change, open questions' deadlines are set anew.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::actions::{self, LedgerError};
use super::jobs::retarget::Retarget;
use super::queries;
use crate::accounts::queries::members;
use crate::db::{Conn, MemberId};
use crate::events::followers::{FollowerError, Start};
use crate::events::{self, Event, Fact, Follower, Happened, Kind};
use crate::jobs::{self, Job, Place};
use crate::viewer::Grant;

/// Lets go of what somebody owned whose role was taken.
pub struct OwnersWhoLeft;

impl Follower for OwnersWhoLeft {
    fn name(&self) -> &'static str {
        "owners who left"
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
            for event in events {
                if let (Some(Kind::RoleRevoked { .. }), Some(member)) = (&event.kind, event.subject) {
                    let_go(conn, MemberId(member), event).await?;
                }
            }
            Ok(())
        }
        .boxed()
    }
}

/// Wants deadlines set anew when what is promised, to whom, or how time is counted changed.
pub struct PromisesChanged;

impl Follower for PromisesChanged {
    fn name(&self) -> &'static str {
        "promises changed"
    }

    fn start(&self) -> Start {
        Start::Beginning
    }

    fn digest<'a>(
        &'a self,
        conn: &'a mut Conn,
        events: &'a [Event],
    ) -> BoxFuture<'a, Result<(), FollowerError>> {
        let changes = |event: &&Event| {
            matches!(event.kind, Some(Kind::TargetsChanged | Kind::CalendarChanged | Kind::GroupChanged))
        };
        async move {
            if let Some(event) = events.iter().rfind(changes) {
                queries::retargetings::want(conn, event.at).await?;
                jobs::enqueue_all(conn, &[(Retarget {}, Place::alone(Retarget::NAME))]).await?;
            }
            Ok(())
        }
        .boxed()
    }
}

/// What they answer for is asked now, not at the time of the event: a role may have come back since.
async fn let_go(conn: &mut Conn, member: MemberId, event: &Event) -> Result<(), FollowerError> {
    let roles = members::roles(conn, member).await?;
    let grants: Vec<Grant> =
        roles.iter().map(|given| Grant { role: given.role, board: given.board }).collect();
    for (question, board) in queries::owned_by(conn, member).await? {
        if grants.iter().any(|grant| grant.answers_for(board)) {
            continue;
        }
        let applied = match actions::apply(conn, question, Fact::Released, event.at).await {
            Err(LedgerError::Database(error)) => return Err(error.into()),
            Err(error) => return Err(FollowerError::Refused(error.to_string())),
            Ok(applied) => applied,
        };
        let happened = Happened::new(Kind::ClaimReleased).thread(question.into()).board(board);
        events::append(conn, happened.facts(applied.facts), event.at).await?;
    }
    Ok(())
}
