//! The people of a source: customers without address or password, who can claim their account later.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::queries::{self, NewPerson};
use crate::accounts::model;
use crate::db::{Conn, MemberId};
use crate::text::input;

/// Characters of a name.
const NAME_CHARS_MAX: usize = 80;
/// Characters of an origin, as the column takes them.
const ORIGIN_CHARS_MAX: usize = 200;
/// Handles tried before something must be wrong.
const HANDLES_TRIED_MAX: u32 = 100_000;

/// How people of a source become members.
#[derive(Debug)]
pub struct People {
    /// What stands before a user's name in an origin.
    source: String,
    lang: &'static str,
    zone: String,
    known: HashMap<String, MemberId>,
    made: u64,
}

impl People {
    /// For a source; `lang` and `zone` are the site's.
    pub fn new(source: &str, lang: &'static str, zone: &str) -> Self {
        Self { source: source.to_owned(), lang, zone: zone.to_owned(), known: HashMap::new(), made: 0 }
    }

    /// Members made so far.
    pub fn made(&self) -> u64 {
        self.made
    }

    /// What was learnt in a transaction that was taken back is no longer true.
    pub fn forget(&mut self, made_before: u64) {
        self.known.clear();
        self.made = made_before;
    }

    /// Learns who of these users are members already: one statement for a batch.
    pub async fn meet(&mut self, conn: &mut Conn, users: &[&str]) -> diesel::QueryResult<()> {
        let mut origins: HashMap<String, &str> = HashMap::new();
        for user in users.iter().filter(|user| !self.known.contains_key(**user)) {
            origins.insert(self.origin(user), user);
        }
        let wanted: Vec<String> = origins.keys().cloned().collect();
        for (origin, id) in queries::members_by_origin(conn, &wanted).await? {
            if let Some(user) = origins.get(&origin) {
                self.known.insert((*user).to_owned(), id);
            }
        }
        Ok(())
    }

    /// The member a user is here; made when new. The user was met before.
    pub async fn member(
        &mut self,
        conn: &mut Conn,
        user: &str,
        at: DateTime<Utc>,
    ) -> diesel::QueryResult<MemberId> {
        if let Some(id) = self.known.get(user) {
            return Ok(*id);
        }
        let origin = self.origin(user);
        let name = input::clean_line(user, NAME_CHARS_MAX).unwrap_or_else(|_| "user".to_owned());
        let stem = model::handle(user).unwrap_or_else(|| "user".to_owned());
        for turn in 1..HANDLES_TRIED_MAX {
            let handle = if turn == 1 { stem.clone() } else { model::numbered_handle(&stem, turn) };
            let person = NewPerson {
                handle: &handle,
                name: &name,
                origin: &origin,
                lang: self.lang,
                zone: &self.zone,
                at,
            };
            if let Some(id) = queries::insert_member(conn, &person).await? {
                self.known.insert(user.to_owned(), id);
                self.made += 1;
                return Ok(id);
            }
        }
        Err(diesel::result::Error::NotFound)
    }

    fn origin(&self, user: &str) -> String {
        format!("{}:{user}", self.source).chars().take(ORIGIN_CHARS_MAX).collect()
    }
}
