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

/// Stops the mails of a topic, and nothing else. Pressed twice it says the same twice.
pub async fn stop_mails(
    conn: &mut Conn,
    member: MemberId,
    topic: Topic,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let all = choices::of_member(conn, member).await?;
    let before = all.into_iter().find(|choice| choice.topic == topic);
    let before = before.unwrap_or_else(|| topic.default_choice());
    if before.mail.is_yes() {
        choose(conn, member, &[Choice { mail: Wanted::No, ..before }], now).await?;
    }
    Ok(())
}
