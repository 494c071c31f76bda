//! Addresses by which whoever got a mail does something without signing in: who, and what about, signed, so that nobody
//! can do it for another. They do not run out: an old mail must still be of use. Opening one changes nothing, since mail
//! programs open links by themselves.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;

use crate::db::MemberId;

/// What an address is good for. An address of one purpose is worth nothing for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Stopping mails of a kind.
    StopMails,
    /// Saying whether a question of theirs is solved.
    SaySolved,
    /// Saying how they may be reached about a question of theirs.
    GiveContact,
    /// Saying how it went with a question of theirs.
    Rate,
    /// Saying whether a private question of theirs may become public.
    Publish,
}

impl Purpose {
    fn apart(self) -> &'static [u8] {
        match self {
            Self::StopMails => b"stop mails\0",
            Self::SaySolved => b"say solved\0",
            Self::GiveContact => b"give contact\0",
            Self::Rate => b"rate\0",
            Self::Publish => b"publish\0",
        }
    }
}

/// Signs and reads them. Clones share the secret.
#[derive(Clone)]
pub struct Signed(Arc<SecretString>);

impl Signed {
    /// With the site's secret.
    pub fn new(secret: SecretString) -> Self {
        Self(Arc::new(secret))
    }

    /// The last part of the address for a member and what it is about, which holds no dot.
    pub fn token(&self, purpose: Purpose, member: MemberId, about: &str) -> String {
        let signed = format!("{member}.{about}");
        match self.mac(purpose, &signed) {
            Some(mac) => format!("{signed}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())),
            None => signed,
        }
    }

    /// Whose a token is and what it is about; `None` when we did not write it for that purpose.
    pub fn read<'a>(&self, purpose: Purpose, token: &'a str) -> Option<(MemberId, &'a str)> {
        let (signed, mac) = token.rsplit_once('.')?;
        self.mac(purpose, signed)?.verify_slice(&URL_SAFE_NO_PAD.decode(mac).ok()?).ok()?;
        let (member, about) = signed.split_once('.')?;
        Some((MemberId(member.parse().ok()?), about))
    }

    /// Keys of every length are taken, so this is never `None`.
    fn mac(&self, purpose: Purpose, signed: &str) -> Option<Hmac<Sha256>> {
        let mac = Hmac::<Sha256>::new_from_slice(self.0.expose_secret().as_bytes()).ok()?;
        Some(mac.chain_update(purpose.apart()).chain_update(signed))
    }
}
