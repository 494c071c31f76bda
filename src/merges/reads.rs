//! What a thread's page shows of its parent and its children, as far as the viewer may read them.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Nullable, Text};
use diesel_async::RunQueryDsl;
use serde::Deserialize;

use crate::db::{self, Conn, ThreadId};
use crate::ledger::{LedgerState, Outcome, Standing};
use crate::text::Html;
use crate::viewer::Viewer;

/// The question that this one was merged into.
#[derive(Debug, Clone, Deserialize)]
pub struct Parent {
    /// Its row.
    pub id: ThreadId,
    /// In its address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its language's tag.
    pub lang: String,
    /// Its answer, if it has one: accepted, verified, or of staff.
    pub answer: Option<ParentAnswer>,
}

/// The answer of a parent.
#[derive(Debug, Clone, Deserialize)]
pub struct ParentAnswer {
    html: String,
    /// Who wrote it.
    pub by: String,
    /// Its language's tag.
    pub lang: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl ParentAnswer {
    /// The stored, sanitised HTML.
    pub fn html(&self) -> Html {
        Html::from_stored(self.html.clone())
    }
}

/// A question merged into this one.
#[derive(Debug, Clone, Deserialize)]
pub struct Child {
    /// Its row.
    pub id: ThreadId,
    /// In its address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its language's tag.
    pub lang: String,
}

/// A question that this one may ask again.
#[derive(Debug, Clone, QueryableByName)]
pub struct Offered {
    /// Its row.
    #[diesel(sql_type = BigInt)]
    pub id: ThreadId,
    /// In its address.
    #[diesel(sql_type = Text)]
    pub slug: String,
    /// Its title.
    #[diesel(sql_type = Text)]
    pub title: String,
    /// Its language's tag.
    #[diesel(sql_type = Text)]
    pub lang: String,
    #[diesel(sql_type = Text)]
    state: LedgerState,
    #[diesel(sql_type = Nullable<Text>)]
    outcome: Option<Outcome>,
    #[diesel(sql_type = Bool)]
    replied: bool,
    #[diesel(sql_type = Bool)]
    asked_back: bool,
}

impl Offered {
    /// What a reader sees of it.
    pub fn standing(&self) -> Standing {
        Standing::of(self.state, self.outcome, self.replied, self.asked_back)
    }
}

/// Those of these questions that the viewer may read, in the order given.
pub async fn offered(conn: &mut Conn, viewer: &Viewer, ids: &[ThreadId]) -> QueryResult<Vec<Offered>> {
    let sql = "select t.id, t.slug, t.title, t.lang, l.state, l.outcome, l.customer_replied_at is not null as replied,
            l.asked_back_at is not null as asked_back
        from threads t join ledger l on l.question_id = t.question_id
        where t.id = any ($1) and t.hidden_at is null
            and may_read_thread(t.audience_id, t.author_id, t.board_id, t.hidden_at, $2, $3, $4)
        order by array_position($1, t.id)";
    db::statement(sql)
        .bind::<Array<BigInt>, _>(ids.to_vec())
        .bind::<Nullable<BigInt>, _>(viewer.member_id())
        .bind::<Array<BigInt>, _>(viewer.audiences())
        .bind::<Nullable<Array<BigInt>>, _>(viewer.staff_boards())
        .load(conn)
        .await
}
