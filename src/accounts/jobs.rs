//! Sending the mails of accounts. The link is made when the mail is sent, so that no queue ever holds one.
//!
//! Run again after a crash, a second mail with another link leaves; both links work, neither does harm.

use serde::{Deserialize, Serialize};

use super::mails;
use super::queries::tokens::{self, Purpose};
use super::queries::{members, settings};
use super::secret::Secret;
use crate::db::MemberId;
use crate::jobs::{Job, JobError, Tools};
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
        let now = tools.clock.now();
        let mut conn = tools.pools.pages.get().await.map_err(JobError::of)?;
        let Some(to) = members::addressee(&mut conn, self.member).await.map_err(JobError::of)? else {
            return Ok(());
        };
        let Some(address) = to.email else { return Ok(()) };
        let needless = self.mail == AccountMail::Confirm && to.confirmed_at.is_some();
        let made = tokens::made_lately(&mut conn, self.member, now).await.map_err(JobError::of)?;
        if needless || self.mail.link().is_some() && made >= tokens::LINKS_PER_HOUR_MAX {
            return Ok(());
        }
        let site = settings::site_name(&mut conn).await.map_err(JobError::of)?;
        let secret = Secret::fresh();
        if let Some(purpose) = self.mail.link() {
            tokens::insert(&mut conn, &secret.hash(), self.member, purpose, &address, now)
                .await
                .map_err(JobError::of)?;
        }
        let words = Words::of(to.lang.parse().unwrap_or(Lang::En));
        let receiver = Receiver { name: to.name, address, words };
        let sender = Sender { site: &site, base_url: &tools.base_url };
        // No connection is held while a mail server takes its time.
        drop(conn);
        let sent = tools.mailer.send(&mails::write(self.mail, &sender, &receiver, &secret)).await;
        if let Err(error) = sent {
            // A link that nobody got must not count against the hour when the job is tried again.
            let mut conn = tools.pools.pages.get().await.map_err(JobError::of)?;
            tokens::delete(&mut conn, &secret.hash()).await.map_err(JobError::of)?;
            return Err(JobError::of(error));
        }
        Ok(())
    }
}
