//! One question with all an agent needs beside it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Int4, Jsonb, Nullable, Text, Timestamptz};
use diesel_async::RunQueryDsl;
use serde::Deserialize;

use crate::commitments::model::Commitment;
use crate::db::{self, AudienceId, BoardId, Conn, MemberId, PostId, QuestionId, TargetId, ThreadId};
use crate::desk::model::customer::Customer;
use crate::desk::model::notes::Note;
use crate::desk::model::presence::Beside;
use crate::desk::model::{Colleague, Owner};
use crate::error::Error;
use crate::events::Urgency;
use crate::ladder::queries::Taken;
use crate::ledger::{LedgerState, Outcome, Standing};
use crate::products::Named;
use crate::text::Html;
use crate::viewer::Viewer;

/// Posts of a question shown in the pane beside its first.
const PANE_POSTS: i32 = 20;

#[derive(QueryableByName)]
struct PaneRow {
    #[diesel(embed)]
    question: PaneQuestion,
    #[diesel(sql_type = Nullable<BigInt>)]
    owner_id: Option<MemberId>,
    #[diesel(sql_type = Nullable<Text>)]
    owner_name: Option<String>,
    #[diesel(sql_type = Bool)]
    claimed: bool,
    #[diesel(sql_type = Nullable<Jsonb>)]
    draft: Option<serde_json::Value>,
    #[diesel(sql_type = Jsonb)]
    beside: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    posts: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    notes: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    steps: serde_json::Value,
    #[diesel(sql_type = Nullable<Jsonb>)]
    product: Option<serde_json::Value>,
    #[diesel(sql_type = Jsonb)]
    commitments: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    customer: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    team: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    shown_articles: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    shown_threads: serde_json::Value,
}

/// The question of the pane.
#[derive(Debug, Clone, QueryableByName)]
pub struct PaneQuestion {
    /// The question.
    #[diesel(sql_type = BigInt)]
    pub id: QuestionId,
    /// Its board.
    #[diesel(sql_type = BigInt)]
    pub board_id: BoardId,
    /// Who reads it.
    #[diesel(sql_type = BigInt)]
    pub audience_id: AudienceId,
    /// By which its clocks run.
    #[diesel(sql_type = BigInt)]
    pub target_id: TargetId,
    /// How soon it needs its answer.
    #[diesel(sql_type = Text)]
    pub urgency: Urgency,
    /// Whether staff said so.
    #[diesel(sql_type = Bool)]
    pub urgency_by_staff: bool,
    /// Whom it waits for.
    #[diesel(sql_type = Text)]
    pub state: LedgerState,
    /// Since when.
    #[diesel(sql_type = Timestamptz)]
    pub waiting_since: DateTime<Utc>,
    /// Its next deadline.
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub next_due: Option<DateTime<Utc>>,
    /// How it ended.
    #[diesel(sql_type = Nullable<Text>)]
    pub outcome: Option<Outcome>,
    /// When.
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub closed_at: Option<DateTime<Utc>>,
    /// The reply that its asker accepted, by its number.
    #[diesel(sql_type = Nullable<Int4>)]
    pub accepted_number: Option<i32>,
    /// Whether staff asked back.
    #[diesel(sql_type = Bool)]
    pub asked_back: bool,
    /// Whether a customer's reply stands unproved.
    #[diesel(sql_type = Bool)]
    pub customer_replied: bool,
    /// In its address.
    #[diesel(sql_type = Text)]
    pub slug: String,
    /// Its title.
    #[diesel(sql_type = Text)]
    pub title: String,
    /// Its language's tag.
    #[diesel(sql_type = Text)]
    pub lang: String,
    /// When it was asked.
    #[diesel(sql_type = Timestamptz)]
    pub created_at: DateTime<Utc>,
    /// The number of its newest post.
    #[diesel(sql_type = Int4)]
    pub last_number: i32,
    /// Replies that can be seen.
    #[diesel(sql_type = Int4)]
    pub replies: i32,
    /// How many have it too.
    #[diesel(sql_type = Int4)]
    pub me_toos: i32,
    /// Whether an article was made of it.
    #[diesel(sql_type = Bool)]
    pub in_faq: bool,
    /// Who asks.
    #[diesel(sql_type = BigInt)]
    pub asker_id: MemberId,
    /// Their name.
    #[diesel(sql_type = Text)]
    pub asker: String,
    /// In their profile's address.
    #[diesel(sql_type = Text)]
    pub asker_handle: String,
    /// Their language's tag.
    #[diesel(sql_type = Text)]
    pub asker_lang: String,
}

impl PaneQuestion {
    /// What a reader sees.
    pub fn standing(&self) -> Standing {
        Standing::of(self.state, self.outcome, self.customer_replied, self.asked_back)
    }
}

/// A post in the pane.
#[derive(Debug, Clone, Deserialize)]
pub struct PanePost {
    /// Its row.
    pub id: PostId,
    /// Its number.
    pub number: i32,
    html: String,
    /// Its language's tag.
    pub lang: String,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Its author.
    pub author: MemberId,
    /// Their name.
    pub name: String,
    /// Whether its author was staff when writing.
    pub by_staff: bool,
    /// Whether an agent has verified it.
    pub verified: bool,
}

impl PanePost {
    /// The stored, sanitised HTML.
    pub fn html(&self) -> Html {
        Html::from_stored(self.html.clone())
    }
}

/// An article that was suggested before posting.
#[derive(Debug, Clone, Deserialize)]
pub struct ShownArticle {
    /// Its section's slug.
    pub section: String,
    /// Its slug.
    pub slug: String,
    /// Its question.
    pub title: String,
    /// Its language's tag.
    pub lang: String,
}

/// A thread that was suggested before posting.
#[derive(Debug, Clone, Deserialize)]
pub struct ShownThread {
    /// Its row.
    pub id: ThreadId,
    /// In its address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its language's tag.
    pub lang: String,
}

/// A reply that the viewer began.
#[derive(Debug, Clone, Deserialize)]
pub struct PaneDraft {
    /// Its text.
    pub body: String,
    /// When it was kept.
    pub at: DateTime<Utc>,
}

/// One question with all an agent needs.
#[derive(Debug, Clone)]
pub struct Pane {
    /// The question.
    pub question: PaneQuestion,
    /// Who answers for it now.
    pub owner: Option<Owner>,
    /// Whether they are answering at this moment: nobody takes it from them.
    pub claimed: bool,
    /// The reply the viewer began.
    pub draft: Option<PaneDraft>,
    /// Who else has it open.
    pub beside: Vec<Beside>,
    /// Its first post and the last ones.
    pub posts: Vec<PanePost>,
    /// Notes of staff, in the order of time.
    pub notes: Vec<Note>,
    /// Steps of the ladder that were taken, in the order of time.
    pub steps: Vec<Taken>,
    /// What it is about.
    pub product: Option<Named>,
    /// Promises made in it that are still to be kept, the earliest first.
    pub commitments: Vec<Commitment>,
    /// Whoever asks.
    pub customer: Customer,
    /// Who answers for its board.
    pub team: Vec<Colleague>,
    /// Articles that were shown to the asker.
    pub shown_articles: Vec<ShownArticle>,
    /// Questions that were shown to the asker.
    pub shown_threads: Vec<ShownThread>,
}

/// The question on the viewer's desk; others are not found.
pub async fn pane(
    conn: &mut Conn,
    viewer: &Viewer,
    id: QuestionId,
    now: DateTime<Utc>,
) -> Result<Pane, Error> {
    let row: Option<PaneRow> = db::statement(include_str!("../pane.sql"))
        .bind::<BigInt, _>(id)
        .bind::<Timestamptz, _>(now)
        .bind::<Array<BigInt>, _>(viewer.audiences())
        .bind::<Int4, _>(PANE_POSTS)
        .bind::<Nullable<BigInt>, _>(viewer.member_id())
        .bind::<Nullable<Array<BigInt>>, _>(viewer.staff_boards())
        .get_result(conn)
        .await
        .optional()?;
    let row = row.filter(|row| viewer.is_staff_of(row.question.board_id)).ok_or(Error::NotFound)?;
    let read = |e: serde_json::Error| Error::Internal(format!("pane of {id}: {e}"));
    Ok(Pane {
        question: row.question,
        owner: row.owner_id.zip(row.owner_name).map(|(id, name)| Owner { id, name }),
        claimed: row.claimed,
        draft: row.draft.map(serde_json::from_value).transpose().map_err(read)?,
        beside: serde_json::from_value(row.beside).map_err(read)?,
        posts: serde_json::from_value(row.posts).map_err(read)?,
        notes: serde_json::from_value(row.notes).map_err(read)?,
        steps: serde_json::from_value(row.steps).map_err(read)?,
        product: row.product.map(serde_json::from_value).transpose().map_err(read)?,
        commitments: serde_json::from_value(row.commitments).map_err(read)?,
        customer: serde_json::from_value(row.customer).map_err(read)?,
        team: serde_json::from_value(row.team).map_err(read)?,
        shown_articles: serde_json::from_value(row.shown_articles).map_err(read)?,
        shown_threads: serde_json::from_value(row.shown_threads).map_err(read)?,
    })
}
