//! A reader's voice about an article: one a day, no account needed, no identity kept.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;

use crate::db::{ArticleId, Conn};
use crate::events::{self, Happened, Kind};
use crate::faq::queries::votes::{self, Vote};

/// Who votes, as far as that can be told for one day.
#[derive(Debug, Clone, Copy)]
pub enum Voter<'a> {
    /// A member, by their number.
    Member(i64),
    /// A browser, by its random name.
    Browser(&'a str),
}

/// Names voters so that nobody who reads the table can tell who they are: there are few addresses to try, so the names
/// are made with the site's secret. Clones share it.
#[derive(Clone)]
pub struct Voters(Arc<SecretString>);

/// Kept apart from whatever else the secret signs.
const PURPOSE: &[u8] = b"voters of a day\0";

impl Voters {
    /// With the site's secret.
    pub fn new(secret: SecretString) -> Self {
        Self(Arc::new(secret))
    }

    /// A hash that is another one tomorrow.
    pub fn hash(&self, voter: Voter<'_>, day: NaiveDate) -> Vec<u8> {
        let name = match voter {
            Voter::Member(id) => format!("{day} member {id}"),
            Voter::Browser(name) => format!("{day} browser {name}"),
        };
        let mac = Hmac::<Sha256>::new_from_slice(self.0.expose_secret().as_bytes());
        // Keys of every length are taken.
        mac.map(|mac| mac.chain_update(PURPOSE).chain_update(name).finalize().into_bytes().to_vec())
            .unwrap_or_default()
    }
}

/// Counts the voice; a second one of that day takes the place of the first.
pub async fn vote(
    conn: &mut Conn,
    article: ArticleId,
    vote: &Vote,
    now: DateTime<Utc>,
) -> diesel::QueryResult<()> {
    votes::lock(conn, article).await?;
    let before = votes::said(conn, article, vote).await?;
    votes::put(conn, article, vote, now).await?;
    if before == Some(vote.helpful) {
        return Ok(());
    }
    let change = |of: bool| i32::from(vote.helpful == of) - i32::from(before == Some(of));
    votes::count(conn, article, change(true), change(false)).await?;
    events::append(conn, Happened::new(Kind::ArticleVoted { helpful: vote.helpful }).article(article), now)
        .await?;
    Ok(())
}
