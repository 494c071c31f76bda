//! Addresses by which whoever got a mail stops mails like it without signing in: who and which kind, signed, so that
//! nobody can stop another's. They do not run out: an old mail must still be of use.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;

use crate::db::MemberId;

/// Kept apart from whatever else the secret may sign one day.
const PURPOSE: &[u8] = b"stop mails\0";

/// Signs and reads them. Clones share the secret.
#[derive(Clone)]
pub struct Stops(Arc<SecretString>);

impl Stops {
    /// With the site's secret.
    pub fn new(secret: SecretString) -> Self {
        Self(Arc::new(secret))
    }

    /// The last part of the address for a member and a kind of mail.
    pub fn token(&self, member: MemberId, kind: &str) -> String {
        let signed = format!("{member}.{kind}");
        match self.mac(&signed) {
            Some(mac) => format!("{signed}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())),
            None => signed,
        }
    }

    /// Whose mails of which kind a token stops; `None` when we did not write it.
    pub fn read<'a>(&self, token: &'a str) -> Option<(MemberId, &'a str)> {
        let (signed, mac) = token.rsplit_once('.')?;
        self.mac(signed)?.verify_slice(&URL_SAFE_NO_PAD.decode(mac).ok()?).ok()?;
        let (member, kind) = signed.split_once('.')?;
        Some((MemberId(member.parse().ok()?), kind))
    }

    /// Keys of every length are taken, so this is never `None`.
    fn mac(&self, signed: &str) -> Option<Hmac<Sha256>> {
        let mac = Hmac::<Sha256>::new_from_slice(self.0.expose_secret().as_bytes()).ok()?;
        Some(mac.chain_update(PURPOSE).chain_update(signed))
    }
}
