//! Statements on what members chose to hear of.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::upsert::excluded;
use diesel_async::RunQueryDsl;

use crate::db::schema::notification_choices as choices;
use crate::db::{Conn, MemberId};
use crate::notifications::topics::{Choice, Topic, Wanted};

/// What a member wants of each topic.
pub async fn of_member(conn: &mut Conn, member: MemberId) -> QueryResult<Vec<Choice>> {
    let stored: Vec<(String, bool, bool)> = choices::table
        .filter(choices::member_id.eq(member.0))
        .select((choices::kind, choices::here, choices::mail))
        .load(conn)
        .await?;
    let chosen = |topic: &Topic| {
        let row = stored.iter().find(|(kind, ..)| kind == topic.as_str());
        row.map_or(topic.default_choice(), |(_, here, mail)| Choice {
            topic: *topic,
            here: Wanted::from_state(*here),
            mail: Wanted::from_state(*mail),
        })
    };
    Ok(Topic::ALL.iter().map(chosen).collect())
}

/// Stores them.
pub async fn store(
    conn: &mut Conn,
    member: MemberId,
    chosen: &[Choice],
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let rows: Vec<_> = chosen
        .iter()
        .map(|choice| {
            (
                choices::member_id.eq(member.0),
                choices::kind.eq(choice.topic.as_str()),
                choices::here.eq(choice.here.is_yes()),
                choices::mail.eq(choice.mail.is_yes()),
                choices::changed_at.eq(now),
            )
        })
        .collect();
    diesel::insert_into(choices::table)
        .values(rows)
        .on_conflict((choices::member_id, choices::kind))
        .do_update()
        .set((
            choices::here.eq(excluded(choices::here)),
            choices::mail.eq(excluded(choices::mail)),
            choices::changed_at.eq(now),
        ))
        .execute(conn)
        .await
}
