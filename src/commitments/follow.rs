//! Promises of whoever no longer answers for a board: those who lead it hear that nobody stands by them any more.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::queries;
use crate::accounts::queries::members::{leading, roles};
use crate::db::{Conn, MemberId};
use crate::events::followers::{FollowerError, Start};
use crate::events::{Event, Follower, Happened, Kind, append};
use crate::viewer::Grant;

/// Tells of promises that have nobody.
pub struct PromisesLeft;

impl Follower for PromisesLeft {
    fn name(&self) -> &'static str {
        "promises left"
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
            for event in events {
                if let (Some(Kind::RoleRevoked { role, board }), Some(member)) = (&event.kind, event.subject)
                {
                    tell(conn, MemberId(member), Grant { role: *role, board: *board }, event).await?;
                }
            }
            Ok(())
        }
        .boxed()
    }
}

/// Of the promises for which the role that was taken counted and none that is left does. What is left is asked now, not at the
/// time of the event: a role may have come back since.
async fn tell(conn: &mut Conn, maker: MemberId, taken: Grant, event: &Event) -> Result<(), FollowerError> {
    let left = roles(conn, maker).await?;
    let left: Vec<Grant> = left.iter().map(|given| Grant { role: given.role, board: given.board }).collect();
    for (commitment, thread, board) in queries::open_of(conn, maker).await? {
        if !taken.answers_for(board) || left.iter().any(|grant| grant.answers_for(board)) {
            continue;
        }
        let told = leading(conn, board).await?;
        let happened = Happened::new(Kind::CommitmentLeft { commitment, maker, told }).thread(thread);
        append(conn, happened.board(board), event.at).await?;
    }
    Ok(())
}
