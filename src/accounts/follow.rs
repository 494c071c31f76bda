//! Mails that follow from what happened to an account.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::jobs::{AccountMail, SendAccountMail};
use crate::db::{Conn, MemberId};
use crate::events::followers::{FollowerError, Start};
use crate::events::{Event, Follower, Kind};
use crate::jobs;

/// Enqueues the mails of accounts.
pub struct AccountMails;

impl Follower for AccountMails {
    fn name(&self) -> &'static str {
        "account mails"
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
                let (Some(mail), Some(member)) = (mail_for(event), event.subject) else { continue };
                let job = SendAccountMail { member: MemberId(member), mail };
                // Asked for ten times before the first has left, it leaves once.
                let key = format!("account-mail-{member}-{mail}");
                jobs::enqueue(conn, &job, Some(&key)).await?;
            }
            Ok(())
        }
        .boxed()
    }
}

fn mail_for(event: &Event) -> Option<AccountMail> {
    match event.kind.as_ref()? {
        Kind::MemberSignedUp | Kind::ConfirmationAsked => Some(AccountMail::Confirm),
        Kind::SignUpRepeated => Some(AccountMail::AlreadyHere),
        Kind::RecoveryAsked => Some(AccountMail::Recover),
        Kind::PasswordChanged => Some(AccountMail::PasswordChanged),
        _ => None,
    }
}
