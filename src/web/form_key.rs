//! One-time keys of forms that create: the second submit of the same form answers with the first one's address.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use maud::{Markup, html};

use crate::db::schema::form_keys;
use crate::db::{Conn, Keep};

/// The hidden field's name.
pub const FIELD: &str = "key";

/// Characters of a key that stand before the name of a button; our own keys are shorter.
const BUTTON_FROM: usize = 32;

/// A key as it came with a form.
#[derive(Debug, Clone)]
pub struct FormKey(String);

/// The hidden field: with the key that a form came back with, or a fresh one.
pub fn input(typed: &str) -> Markup {
    let fresh = typed.is_empty().then(FormKey::fresh);
    html! { input type="hidden" name=(FIELD) value=(fresh.as_deref().unwrap_or(typed)); }
}

/// What the key says about this submit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Submit {
    /// The first with this key: go on.
    First,
    /// A twin: answer with this address.
    Again(String),
}

impl FormKey {
    /// A fresh one for a form about to be shown.
    pub fn fresh() -> String {
        URL_SAFE_NO_PAD.encode(rand::random::<[u8; 16]>())
    }

    /// From a form; a missing or odd key counts as fresh, so that a plain client can post too.
    pub fn read(value: &str) -> Self {
        let fits = (16..=64).contains(&value.len())
            && value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        Self(if fits { value.to_owned() } else { Self::fresh() })
    }

    /// The key of another button of the same form: pressing one does not use up the other's.
    pub fn of_button(&self, button: &str) -> Self {
        Self(self.0.chars().take(BUTTON_FROM).chain(['-']).chain(button.chars()).collect())
    }

    /// Takes the key first thing in the transaction; a twin waits here until the first has committed.
    pub async fn take(&self, conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Submit> {
        let taken = diesel::insert_into(form_keys::table)
            .values((form_keys::key.eq(&self.0), form_keys::used_at.eq(now)))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        if taken == 1 {
            return Ok(Submit::First);
        }
        let address: Option<String> =
            form_keys::table.find(&self.0).select(form_keys::address).first(conn).await?;
        Ok(Submit::Again(address.unwrap_or_else(|| "/".to_owned())))
    }

    /// Notes what came of it, in the same transaction.
    pub async fn settle(&self, conn: &mut Conn, address: &str) -> QueryResult<()> {
        diesel::update(form_keys::table.find(&self.0))
            .set(form_keys::address.eq(address))
            .kept()
            .execute(conn)
            .await?;
        Ok(())
    }
}
