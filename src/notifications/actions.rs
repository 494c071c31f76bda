//! The verbs of a member about what they hear of.

use chrono::{DateTime, Utc};
use diesel::QueryResult;

use super::queries::choices;
use super::topics::{Choice, Topic, Wanted};
use crate::db::{Conn, MemberId};
use crate::events::{Happened, Kind, append};

/// Stores what a member chose.
pub async fn choose(
    conn: &mut Conn,
    member: MemberId,
    chosen: &[Choice],
    now: DateTime<Utc>,
) -> QueryResult<()> {
    choices::store(conn, member, chosen, now).await?;
    append(conn, Happened::new(Kind::PreferencesChanged).by(member).subject(member.0), now).await?;
    Ok(())
}

/// Stops the mails of a topic, or starts them again, and nothing else. Pressed twice it says the same twice.
pub async fn set_mails(
    conn: &mut Conn,
    member: MemberId,
    (topic, mail): (Topic, Wanted),
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let before = choice(conn, member, topic).await?;
    if before.mail != mail {
        choose(conn, member, &[Choice { mail, ..before }], now).await?;
    }
    Ok(())
}

/// Whether they want the mails of a topic.
pub async fn wants_mails(conn: &mut Conn, member: MemberId, topic: Topic) -> QueryResult<Wanted> {
    choice(conn, member, topic).await.map(|choice| choice.mail)
}

async fn choice(conn: &mut Conn, member: MemberId, topic: Topic) -> QueryResult<Choice> {
    let all = choices::of_member(conn, member).await?;
    let chosen = all.into_iter().find(|choice| choice.topic == topic);
    Ok(chosen.unwrap_or_else(|| topic.default_choice()))
}
