//! Statements of the pages: one question with all that whoever gets in touch needs, and the call list.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Int4, Jsonb, Nullable, Text, Timestamptz};
use diesel_async::RunQueryDsl;

use super::model::{AttemptResult, Consent, Escalation, Look, SHOWN_FOR};
use crate::db::paging::{DESK_ROWS, DuePlace, Slice};
use crate::db::{self, BoardId, Conn, MemberId, QuestionId, TargetId};
use crate::error::Error;
use crate::events::Channel;
use crate::ledger::LedgerState;
use crate::text::Lang;
use crate::viewer::Viewer;

/// The question that somebody gets in touch about.
#[derive(Debug, Clone, QueryableByName)]
pub struct About {
    /// The question.
    #[diesel(sql_type = BigInt)]
    pub id: QuestionId,
    /// Its board.
    #[diesel(sql_type = BigInt)]
    pub board_id: BoardId,
    /// By which its clocks run.
    #[diesel(sql_type = BigInt)]
    pub target_id: TargetId,
    /// Whom it waits for.
    #[diesel(sql_type = Text)]
    pub state: LedgerState,
    /// The next step.
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub next_due: Option<DateTime<Utc>>,
    /// The outcome clock's end, while it runs.
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub outcome_due: Option<DateTime<Utc>>,
    /// What was left to the outcome when its clock stopped, in minutes.
    #[diesel(sql_type = Nullable<Int4>)]
    pub outcome_left_minutes: Option<i32>,
    /// Who has it.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub owner_id: Option<MemberId>,
    /// Their name.
    #[diesel(sql_type = Nullable<Text>)]
    pub owner_name: Option<String>,
    /// Its title.
    #[diesel(sql_type = Text)]
    pub title: String,
    /// In its address.
    #[diesel(sql_type = Text)]
    pub slug: String,
    /// Its language's tag.
    #[diesel(sql_type = Text)]
    pub lang: String,
    /// When it was asked.
    #[diesel(sql_type = Timestamptz)]
    pub created_at: DateTime<Utc>,
    /// Who asks.
    #[diesel(sql_type = BigInt)]
    pub asker_id: MemberId,
    /// Their name.
    #[diesel(sql_type = Text)]
    pub asker: String,
    /// Their language's tag.
    #[diesel(sql_type = Text)]
    pub asker_lang: String,
}

impl About {
    /// The language that it was asked in.
    pub fn language(&self) -> Lang {
        self.lang.parse().unwrap_or(Lang::En)
    }

    /// The asker's own.
    pub fn asker_language(&self) -> Lang {
        self.asker_lang.parse().unwrap_or_else(|_| self.language())
    }
}

#[derive(QueryableByName)]
struct PageRow {
    #[diesel(embed)]
    about: About,
    #[diesel(sql_type = Jsonb)]
    escalations: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    consents: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    looks: serde_json::Value,
}

/// One question with its escalations.
#[derive(Debug, Clone)]
pub struct Found {
    /// The question.
    pub about: About,
    /// The newest first.
    pub escalations: Vec<Escalation>,
    /// Consents that stand.
    pub consents: Vec<Consent>,
    /// Who looked at details, oldest first.
    pub looks: Vec<Look>,
}

impl Found {
    /// The one that runs.
    pub fn running(&self) -> Option<&Escalation> {
        let runs = self.about.state == LedgerState::Escalated;
        self.escalations.split_first().map(|(first, _)| first).filter(|_| runs)
    }

    /// Whether the asker said no to the last one and nobody has begun another.
    pub fn is_refused(&self) -> bool {
        self.running().is_none() && self.escalations.split_first().is_some_and(|(first, _)| first.refused)
    }

    /// The consent by which the running one reaches the asker.
    pub fn consent(&self) -> Option<&Consent> {
        let channel = self.running()?.channel;
        self.consents.iter().find(|consent| consent.channel == channel)
    }

    /// Whether the detail by which the running one reaches the asker stands open for the viewer.
    pub fn is_shown_to(&self, viewer: &Viewer, now: DateTime<Utc>) -> bool {
        self.consent().is_some_and(|consent| self.is_open_to(consent, viewer, now))
    }

    /// Whether the viewer looked at this detail so lately that it still stands open for them.
    pub fn is_open_to(&self, consent: &Consent, viewer: &Viewer, now: DateTime<Utc>) -> bool {
        self.looks
            .iter()
            .any(|look| look.consent == consent.id && viewer.is(look.by) && look.at + SHOWN_FOR > now)
    }
}

/// A question of a board that the viewer is staff of; others are not found.
pub async fn found(
    conn: &mut Conn,
    viewer: &Viewer,
    id: QuestionId,
    now: DateTime<Utc>,
) -> Result<Found, Error> {
    let row: Option<PageRow> = db::statement(include_str!("page.sql"))
        .bind::<BigInt, _>(id)
        .bind::<Timestamptz, _>(now)
        .get_result(conn)
        .await
        .optional()?;
    let row = row.filter(|row| viewer.is_staff_of(row.about.board_id)).ok_or(Error::NotFound)?;
    let read = |e: serde_json::Error| Error::Internal(format!("escalations of {id}: {e}"));
    Ok(Found {
        about: row.about,
        escalations: serde_json::from_value(row.escalations).map_err(read)?,
        consents: serde_json::from_value(row.consents).map_err(read)?,
        looks: serde_json::from_value(row.looks).map_err(read)?,
    })
}

/// A row of the call list.
#[derive(Debug, Clone, QueryableByName)]
pub struct Call {
    /// The question.
    #[diesel(sql_type = BigInt)]
    pub id: QuestionId,
    /// Its board.
    #[diesel(sql_type = BigInt)]
    pub board_id: BoardId,
    /// By when.
    #[diesel(sql_type = Timestamptz)]
    pub next_due: DateTime<Utc>,
    /// Its title.
    #[diesel(sql_type = Text)]
    pub title: String,
    /// Its language's tag.
    #[diesel(sql_type = Text)]
    pub lang: String,
    /// Who asks.
    #[diesel(sql_type = Text)]
    pub asker: String,
    /// By what.
    #[diesel(sql_type = Text)]
    pub channel: Channel,
    /// Who gets in touch.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub owner_id: Option<MemberId>,
    /// Their name.
    #[diesel(sql_type = Nullable<Text>)]
    pub owner_name: Option<String>,
    /// Whether the asker said how they may be reached by it.
    #[diesel(sql_type = Bool)]
    pub reachable: bool,
    /// Tries so far.
    #[diesel(sql_type = BigInt)]
    pub tries: i64,
    /// What the last one came to.
    #[diesel(sql_type = Nullable<Text>)]
    pub last_result: Option<AttemptResult>,
}

/// What is asked of the call list.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Only the viewer's.
    pub mine: bool,
    /// Only this board's.
    pub board: Option<BoardId>,
    /// Only by this.
    pub channel: Option<Channel>,
    /// After this place.
    pub after: Option<DuePlace>,
}

/// A page of the call list of the boards that the viewer is staff of: the earliest deadline first.
pub async fn calls(conn: &mut Conn, viewer: &Viewer, wanted: &Wanted) -> QueryResult<Slice<Call, DuePlace>> {
    let after = wanted.after.unwrap_or(DuePlace::FIRST);
    let rows: Vec<Call> = db::statement(include_str!("list.sql"))
        .bind::<Nullable<BigInt>, _>(viewer.member_id().filter(|_| wanted.mine))
        .bind::<Nullable<Array<BigInt>>, _>(viewer.staff_boards_or(wanted.board))
        .bind::<Nullable<Text>, _>(wanted.channel)
        .bind::<Timestamptz, _>(after.due)
        .bind::<BigInt, _>(after.id)
        .bind::<BigInt, _>(DESK_ROWS.saturating_add(1))
        .load(conn)
        .await?;
    Ok(Slice::cut(rows, DESK_ROWS, |call| DuePlace { due: call.next_due, id: call.id.0 }))
}

/// An open question whose asker would rather be answered in the thread.
#[derive(Debug, Clone, QueryableByName)]
pub struct Refused {
    /// The question.
    #[diesel(sql_type = BigInt)]
    pub id: QuestionId,
    /// Its title.
    #[diesel(sql_type = Text)]
    pub title: String,
    /// Its language's tag.
    #[diesel(sql_type = Text)]
    pub lang: String,
    /// Who asks.
    #[diesel(sql_type = Text)]
    pub asker: String,
    /// By what they were to be reached.
    #[diesel(sql_type = Text)]
    pub channel: Channel,
    /// When they said no.
    #[diesel(sql_type = Timestamptz)]
    pub at: DateTime<Utc>,
}

/// The newest of them, of the boards that the viewer is staff of.
pub async fn refused(conn: &mut Conn, viewer: &Viewer, wanted: &Wanted) -> QueryResult<Vec<Refused>> {
    db::statement(include_str!("refused.sql"))
        .bind::<Nullable<BigInt>, _>(viewer.member_id().filter(|_| wanted.mine))
        .bind::<Nullable<Array<BigInt>>, _>(viewer.staff_boards_or(wanted.board))
        .bind::<Nullable<Text>, _>(wanted.channel)
        .bind::<BigInt, _>(DESK_ROWS)
        .load(conn)
        .await
}
