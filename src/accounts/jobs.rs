//! Sending the mails of accounts. The link is made when the mail is sent, so that no queue ever holds one.
//!
//! Run again after a crash, a second mail with another link leaves; both links work, neither does harm. An address that
//! is not confirmed gets one mail a day and reads nothing in it that somebody typed.

use diesel_async::AsyncConnection;
use serde::{Deserialize, Serialize};

use super::mails;
use super::queries::members::{self, Addressee};
use super::queries::settings;
use super::queries::tokens::{self, Leave, Purpose};
use super::secret::Secret;
use crate::db::{Conn, MemberId};
use crate::jobs::{Job, JobError, Tools};
use crate::mail::Message;
use crate::mail::frame::{Receiver, Sender};
use crate::text::lang::Lang;
use crate::text_enum;
use crate::ui::words::Words;

text_enum! {
    /// Which mail.
    pub enum AccountMail {
        /// The link that confirms the address.
        Confirm = "confirm",
        /// Somebody signed up with an address that has an account.
        AlreadyHere = "already_here",
        /// The link to a new password.
        Recover = "recover",
        /// The password was changed.
        PasswordChanged = "password_changed",
    }
}

impl AccountMail {
    fn link(self) -> Option<Purpose> {
        match self {
            Self::Confirm => Some(Purpose::Confirm),
            Self::AlreadyHere | Self::Recover => Some(Purpose::Recover),
            Self::PasswordChanged => None,
        }
    }
}

/// Sends one mail about an account to its owner.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SendAccountMail {
    /// To whom.
    pub member: MemberId,
    /// Which.
    pub mail: AccountMail,
}

impl Job for SendAccountMail {
    const NAME: &'static str = "send_account_mail";

    async fn run(self, tools: Tools) -> Result<(), JobError> {
        let secret = Secret::fresh();
        // No connection is held while a mail server takes its time.
        let message = {
            let mut conn = tools.pools.pages.get().await.map_err(JobError::of)?;
            conn.transaction(async |conn| self.write(conn, &tools, &secret).await).await?
        };
        let Some(message) = message else { return Ok(()) };
        let sent = tools.mailer.send(&message).await;
        let mut conn = tools.pools.pages.get().await.map_err(JobError::of)?;
        match sent {
            Ok(()) => {
                tokens::sent(&mut conn, &secret.hash(), tools.clock.now()).await.map_err(JobError::of)?
            }
            Err(error) => {
                // A link that nobody got must not count when the job is tried again.
                tokens::delete(&mut conn, &secret.hash()).await.map_err(JobError::of)?;
                return Err(JobError::of(error));
            }
        };
        Ok(())
    }
}

impl SendAccountMail {
    /// The mail with its link, which is stored; `None` when none may go out.
    async fn write(
        &self,
        conn: &mut Conn,
        tools: &Tools,
        secret: &Secret,
    ) -> Result<Option<Message>, JobError> {
        let now = tools.clock.now();
        let to = members::addressee(conn, self.member).await?;
        let Some((to, address)) = to.and_then(|to| to.email.clone().map(|address| (to, address))) else {
            return Ok(None);
        };
        if !self.is_needed(&to) {
            return Ok(None);
        }
        if let Some(purpose) = self.mail.link() {
            match tokens::may_leave(conn, self.member, &to, now).await? {
                Leave::Now => {}
                Leave::Later => return Err(JobError("another mail to this address is leaving".to_owned())),
                Leave::Never => return Ok(None),
            }
            tokens::insert(conn, &secret.hash(), self.member, purpose, &address, now).await?;
        }
        let site = settings::site_name(conn).await?;
        let sender = Sender { site: &site, base_url: &tools.base_url };
        let words = Words::of(to.lang.parse().unwrap_or(Lang::En));
        // Whoever signed up chose the name; the owner of the address may be somebody else and must not read it.
        let name = if to.confirmed_at.is_some() { to.name } else { String::new() };
        let receiver = Receiver { name, address, words };
        Ok(Some(mails::write(self.mail, &sender, &receiver, secret)))
    }

    fn is_needed(&self, to: &Addressee) -> bool {
        match self.mail {
            AccountMail::Confirm => to.confirmed_at.is_none(),
            AccountMail::AlreadyHere | AccountMail::Recover => true,
            // An address that nobody has shown to be theirs is told nothing about the account.
            AccountMail::PasswordChanged => to.confirmed_at.is_some(),
        }
    }
}
