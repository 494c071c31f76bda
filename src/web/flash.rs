//! The result of the last form, carried over one redirect in a cookie: the key of a sentence, never text of its own.

use actix_web::cookie::{Cookie, time::Duration};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::cookies::{self, Scheme};
use crate::ui::words::{Arg, Key, Words};

/// A sentence to show on the next page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Flash {
    key: String,
    #[serde(default)]
    args: Vec<(String, String)>,
    #[serde(default)]
    counts: Vec<(String, i64)>,
    #[serde(default)]
    warn: bool,
    #[serde(default)]
    undo: Option<String>,
}

impl Flash {
    /// Something went well.
    pub fn ok(key: Key) -> Self {
        Self { key: key.name().to_owned(), args: Vec::new(), counts: Vec::new(), warn: false, undo: None }
    }

    /// Something did not.
    pub fn warn(key: Key) -> Self {
        Self { warn: true, ..Self::ok(key) }
    }

    /// A variable of the sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.push((name.to_owned(), value.to_string()));
        self
    }

    /// How many: chooses the plural.
    #[must_use]
    pub fn count(mut self, name: &str, number: usize) -> Self {
        self.counts.push((name.to_owned(), i64::try_from(number).unwrap_or(i64::MAX)));
        self
    }

    /// The address of a POST that takes it back.
    #[must_use]
    pub fn undo(mut self, address: String) -> Self {
        self.undo = Some(address);
        self
    }

    /// Whether it is a warning.
    pub fn is_warning(&self) -> bool {
        self.warn
    }

    /// Where it is taken back.
    pub fn undo_address(&self) -> Option<&str> {
        self.undo.as_deref()
    }

    /// The sentence; a key that is not ours (the cookie was tampered with) says nothing.
    pub fn text(&self, words: Words) -> Option<String> {
        let texts = self.args.iter().map(|(n, v)| (n.as_str(), Arg::from(v.as_str())));
        let counts = self.counts.iter().map(|(n, v)| (n.as_str(), Arg::from(*v)));
        let args: Vec<(&str, Arg)> = texts.chain(counts).collect();
        Key::known(&self.key).map(|key| words.with(key, &args))
    }

    /// As a cookie that lives for a minute.
    pub fn cookie(&self, scheme: Scheme) -> Cookie<'static> {
        let json = serde_json::to_vec(self).unwrap_or_default();
        cookies::cookie(scheme, cookies::FLASH, URL_SAFE_NO_PAD.encode(json), Some(Duration::minutes(1)))
    }

    /// From the cookie's value.
    pub fn read(value: &str) -> Option<Self> {
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(value).ok()?).ok()
    }
}
