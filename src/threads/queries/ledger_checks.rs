//! Statements of the nightly self-check: rows held against their ledger rows, and what each night came to.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text};
use diesel_async::RunQueryDsl;

use crate::db::schema::{ledger, ledger_checks, settings};
use crate::db::{self, Conn, QuestionId};
use crate::ledger::self_check::Difference;

/// The last question there is.
pub async fn last_question(conn: &mut Conn) -> QueryResult<i64> {
    let last: Option<i64> = ledger::table.select(diesel::dsl::max(ledger::question_id)).first(conn).await?;
    Ok(last.unwrap_or(0))
}

#[derive(QueryableByName)]
struct Disagreement {
    #[diesel(sql_type = BigInt)]
    question_id: QuestionId,
    #[diesel(sql_type = Text)]
    what: String,
}

/// Questions above one and up to another whose marks or posts say something else than the ledger.
pub async fn disagreements(conn: &mut Conn, above: i64, up_to: i64) -> QueryResult<Vec<Difference>> {
    let found: Vec<Disagreement> = db::statement(include_str!("disagreements.sql"))
        .bind::<BigInt, _>(above)
        .bind::<BigInt, _>(up_to)
        .load(conn)
        .await?;
    Ok(found.into_iter().map(|one| Difference { question: one.question_id, what: one.what }).collect())
}

/// The lock of whoever checks; it ends with the connection.
const CHECKING: i64 = 0x6c65_6467_6572;

/// Whether no other connection is checking; none begins while this one lives.
pub async fn is_alone(conn: &mut Conn) -> QueryResult<bool> {
    diesel::select(diesel::dsl::sql::<Bool>("pg_try_advisory_lock(").bind::<BigInt, _>(CHECKING).sql(")"))
        .get_result(conn)
        .await
}

/// The site's time zone, by which its nights are counted.
pub async fn zone(conn: &mut Conn) -> QueryResult<Tz> {
    let zone: String = settings::table.select(settings::time_zone).first(conn).await?;
    Ok(zone.parse().unwrap_or(Tz::UTC))
}

/// Questions that are kept with a check, so that admins can open them.
pub const NAMED_MAX: usize = 20;

/// What a night's check came to.
#[derive(Debug, Clone, Queryable)]
pub struct Checked {
    /// When.
    pub at: DateTime<Utc>,
    /// Questions looked at.
    pub checked: i64,
    /// Differences found; the log says what each is.
    pub differences: i64,
    /// The first questions that differ, at most [`NAMED_MAX`].
    pub questions: Vec<Option<QuestionId>>,
}

impl Checked {
    /// What a check came to that found so many differences, some of them about these questions.
    pub fn new(
        at: DateTime<Utc>,
        checked: u64,
        differences: usize,
        questions: impl Iterator<Item = QuestionId>,
    ) -> Self {
        let differing: BTreeSet<QuestionId> = questions.collect();
        Self {
            at,
            checked: i64::try_from(checked).unwrap_or(i64::MAX),
            differences: i64::try_from(differences).unwrap_or(i64::MAX),
            questions: differing.into_iter().take(NAMED_MAX).map(Some).collect(),
        }
    }
}

/// The newest.
pub async fn newest(conn: &mut Conn) -> QueryResult<Option<Checked>> {
    let checks = ledger_checks::table.order(ledger_checks::at.desc());
    let columns =
        (ledger_checks::at, ledger_checks::checked, ledger_checks::differences, ledger_checks::questions);
    checks.select(columns).first(conn).await.optional()
}

/// Keeps one.
pub async fn note(conn: &mut Conn, checked: &Checked) -> QueryResult<()> {
    let values = (
        ledger_checks::at.eq(checked.at),
        ledger_checks::checked.eq(checked.checked),
        ledger_checks::differences.eq(checked.differences),
        ledger_checks::questions.eq(&checked.questions),
    );
    diesel::insert_into(ledger_checks::table).values(values).execute(conn).await?;
    Ok(())
}
