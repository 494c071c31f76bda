//! Mails about notifications. A mail that was handed over is noted at once, so that it goes out twice only if the
//! process dies between the two.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::{mails, queries};
use crate::db::{MemberId, NotificationId, PooledConn, QuestionId};
use crate::jobs::{Job, JobError, Tools};
use crate::mail::{MailError, Message};

/// Tries to note that a mail has gone.
const NOTE_TRIES: u32 = 3;
/// Mails that one member gets within [`MAILS_WITHIN`] before other customers' replies and mentions stay in the inbox. What
/// staff answer to their question, what concerns only them, and what staff decided about their posts, always comes.
const MAILS_MAX: i64 = 5;
/// See [`MAILS_MAX`].
const MAILS_WITHIN: TimeDelta = TimeDelta::hours(1);
/// Queues of mails. Those to one member share one, so that they are counted one after the other.
const QUEUES: i64 = 64;

/// Sends the mail about one notification, unless it was read or mailed before.
#[derive(Debug, Serialize, Deserialize)]
pub struct NotifyByMail {
    /// The row.
    pub notification: NotificationId,
}

impl NotifyByMail {
    /// One waiting job a notification.
    pub fn key(&self) -> String {
        format!("notify_by_mail/{}", self.notification)
    }

    /// The queue of a member's mails.
    pub fn queue(member: MemberId) -> String {
        format!("notify_by_mail/{}", member.0.rem_euclid(QUEUES))
    }
}

impl Job for NotifyByMail {
    const NAME: &'static str = "notify_by_mail";

    async fn run(self, tools: Tools) -> Result<(), JobError> {
        let Some(letter) = queries::letter(&mut *conn(&tools).await?, self.notification).await? else {
            return Ok(());
        };
        let Some(message) = mails::of(&letter, &tools.base_url, &tools.signed, tools.clock.now()) else {
            return Ok(());
        };
        if letter.may_wait() && has_enough(&tools, letter.member).await? {
            return Ok(queries::bring_here(&mut *conn(&tools).await?, self.notification).await?);
        }
        send(&tools, &message).await?;
        for _ in 0..NOTE_TRIES {
            if note(&tools, self.notification).await.is_ok() {
                return Ok(());
            }
        }
        // Failing now would send it again.
        tracing::error!(notification = %self.notification, "a mail has gone, but that could not be noted");
        Ok(())
    }
}

async fn has_enough(tools: &Tools, member: MemberId) -> Result<bool, JobError> {
    let since = tools.clock.now() - MAILS_WITHIN;
    let mails = queries::mails_since(&mut *conn(tools).await?, member, since, MAILS_MAX).await?;
    Ok(mails >= MAILS_MAX)
}

async fn note(tools: &Tools, id: NotificationId) -> Result<(), JobError> {
    queries::mark_mailed(&mut *conn(tools).await?, id, tools.clock.now()).await.map_err(JobError::of)
}

/// Tells an asker by mail that their question is with us. A crash just after the mail has gone sends it again.
#[derive(Debug, Serialize, Deserialize)]
pub struct ReceiptByMail {
    /// The question.
    pub question: QuestionId,
}

impl ReceiptByMail {
    /// One waiting job a question.
    pub fn key(&self) -> String {
        format!("receipt_by_mail/{}", self.question)
    }
}

impl Job for ReceiptByMail {
    const NAME: &'static str = "receipt_by_mail";

    async fn run(self, tools: Tools) -> Result<(), JobError> {
        let receipt =
            queries::receipt(&mut *conn(&tools).await?, self.question).await.map_err(JobError::of)?;
        match receipt {
            Some(receipt) => {
                send(&tools, &mails::receipt(&receipt, &tools.base_url, &tools.signed, tools.clock.now()))
                    .await
            }
            None => Ok(()),
        }
    }
}

async fn conn(tools: &Tools) -> Result<PooledConn, JobError> {
    tools.pools.pages.get().await.map_err(JobError::of)
}

/// A message that cannot be built is not tried again: it would not be built then either.
async fn send(tools: &Tools, message: &Message) -> Result<(), JobError> {
    match tools.mailer.send(message).await {
        Ok(()) => Ok(()),
        Err(MailError::Build(why)) => {
            tracing::error!(%why, "a mail cannot be built");
            Ok(())
        }
        Err(error) => Err(JobError::of(error)),
    }
}
