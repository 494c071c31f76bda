//! Keys and tokens: made here, sent once, stored as SHA-256 only.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// A key or token of 256 random bits, as text for a cookie or an address.
pub struct Secret(String);

impl Secret {
    /// A fresh one.
    pub fn fresh() -> Self {
        Self(URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>()))
    }

    /// For the cookie or the address; nowhere else.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// For the database.
    pub fn hash(&self) -> Vec<u8> {
        hash(&self.0)
    }
}

/// The stored form of a secret that came with a request.
pub fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}
