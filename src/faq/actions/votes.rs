//! A reader's voice about an article: one a day, no account needed, no identity kept.

use chrono::{DateTime, NaiveDate, Utc};
use sha2::{Digest, Sha256};

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
    /// Nothing but an address.
    Address(std::net::IpAddr),
}

impl Voter<'_> {
    /// A hash that is another one tomorrow.
    pub fn hash(self, day: NaiveDate) -> Vec<u8> {
        let name = match self {
            Self::Member(id) => format!("{day} member {id}"),
            Self::Browser(name) => format!("{day} browser {name}"),
            Self::Address(address) => format!("{day} address {address}"),
        };
        Sha256::digest(name.as_bytes()).to_vec()
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
