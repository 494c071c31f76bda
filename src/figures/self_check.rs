//! The proof that nobody edited the figures: each question is measured anew from its story, and the rolled-up tables are
//! added up anew, those of promises from what stands in the replies. It runs every night by itself.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;

use super::follow::{Figures, all_measured};
use super::model::Measured;
use super::queries;
use super::queries::checks;
use super::queries::promises;
use crate::db::{Conn, QuestionId, ThreadId};
use crate::events::followers::FollowerError;
use crate::events::{Kind, read};
use crate::ledger::self_check::{in_words, or_none};
use crate::threads::queries::ledger_checks::Checked;
use crate::threads::self_check::{last_night, tell_admins};

/// Questions measured at a time.
const BATCH: i64 = 500;

/// What a check came to.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Questions looked at.
    pub checked: u64,
    /// Questions of which something happened that is not measured yet; the next check looks at them.
    pub skipped: u64,
    /// What differs, in words, for admins and the log.
    pub differences: Vec<String>,
    /// The questions that some of them are about.
    pub questions: Vec<QuestionId>,
}

/// Checks all figures; `progress` hears how many questions were measured anew so far.
pub async fn run(conn: &mut Conn, mut progress: impl FnMut(u64)) -> Result<Report, FollowerError> {
    let mut report = Report::default();
    let mut after = QuestionId(0);
    loop {
        let ids = checks::ids_after(conn, after, BATCH).await?;
        let Some(last) = ids.last() else { break };
        after = *last;
        conn.transaction(async |conn| compare(conn, &ids, &mut report).await).await?;
        progress(report.checked);
    }
    let tables = ["question_weeks", "answer_hours"].into_iter().zip(checks::rolled_up_differ(conn).await?);
    for (table, questions) in tables.filter(|(_, questions)| *questions > 0) {
        report.differences.push(format!("{table} differs from the measures by {questions} questions"));
    }
    conn.transaction(async |conn| compare_promises(conn, &mut report).await).await?;
    Ok(report)
}

async fn compare_promises(conn: &mut Conn, report: &mut Report) -> Result<(), FollowerError> {
    queries::lock(conn).await?;
    for differing in promises::differing(conn).await? {
        // Of one that changed just now the next check knows more.
        if read::behind(conn, Figures::NAME, &differing.threads).await?.is_empty() {
            let (promises, at) = (differing.promises, differing.first_due_at);
            report.differences.push(format!(
                "promise_days differs from what was promised by {promises} promises, first due at {at}"
            ));
        }
    }
    Ok(())
}

async fn compare(conn: &mut Conn, ids: &[QuestionId], report: &mut Report) -> Result<(), FollowerError> {
    // Nothing is measured between the two reads.
    queries::lock(conn).await?;
    let zone = queries::zone(conn).await?;
    let threads: Vec<ThreadId> = ids.iter().map(|id| (*id).into()).collect();
    let stored = by_question(queries::measures(conn, ids).await?);
    let told = by_question(all_measured(conn, &threads, zone).await?);
    let behind = read::behind(conn, Figures::NAME, &threads).await?;
    for id in ids {
        if behind.contains(&(*id).into()) {
            report.skipped += 1;
            continue;
        }
        report.checked += 1;
        if let Some(what) = differs(stored.get(id), told.get(id)) {
            report.differences.push(format!("question {id}: {what}"));
            report.questions.push(*id);
        }
    }
    Ok(())
}

/// What differs between a measure and what the question's story comes to, in words.
fn differs(stored: Option<&Measured>, told: Option<&Measured>) -> Option<String> {
    match (stored, told) {
        (None, None) => None,
        (None, Some(_)) => Some("its story can be measured, and no measure of it is kept".to_owned()),
        (Some(_), None) => Some("a measure of it is kept, and no story tells of it".to_owned()),
        (Some(stored), Some(told)) => in_words(&stored.in_words(), &told.in_words(), "its story comes to"),
    }
}

impl Measured {
    /// What each column says, in words and in one order.
    fn in_words(&self) -> [(&'static str, String); 11] {
        // Taken apart, so that a new column cannot be forgotten.
        let Self {
            question_id: _,
            board_id,
            asked_at,
            asked_day,
            asked_hour,
            due_at,
            ending,
            minutes,
            coarse_minutes,
            lang,
            closing,
            outcome_minutes,
        } = self;
        [
            ("board", board_id.to_string()),
            ("time of asking", asked_at.to_string()),
            ("day of asking", asked_day.to_string()),
            ("hour of asking", asked_hour.to_string()),
            ("promised time", or_none(*due_at)),
            ("end of the wait", or_none(*ending)),
            ("wait in minutes", or_none(*minutes)),
            ("wait in minutes, coarsely", or_none(*coarse_minutes)),
            ("language", lang.clone()),
            ("way of closing", or_none(*closing)),
            ("wait for the outcome in minutes", or_none(*outcome_minutes)),
        ]
    }
}

fn by_question(measures: Vec<Measured>) -> BTreeMap<QuestionId, Measured> {
    measures.into_iter().map(|one| (one.question_id, one)).collect()
}

/// Does the check of the day, keeps what it came to, and names every difference in the log; nothing if it was done, or
/// if another connection is at it. The connection is no longer used for anything else.
pub async fn run_if_due(conn: &mut Conn, now: DateTime<Utc>) -> Result<(), FollowerError> {
    if !checks::is_alone(conn).await? || !is_due(conn, now).await? {
        return Ok(());
    }
    let report = run(conn, |_| {}).await?;
    if report.skipped > 0 {
        tracing::info!(skipped = report.skipped, "questions not measured yet were not checked");
    }
    for difference in &report.differences {
        tracing::error!(what = %difference, "the figures differ");
    }
    let differing = report.questions.iter().copied();
    let checked = Checked::new(now, report.checked, report.differences.len(), differing);
    conn.transaction(async |conn| {
        checks::note(conn, &checked).await?;
        tell_admins(conn, &checked, |differences, told| Kind::FiguresDiffer { differences, told }).await
    })
    .await?;
    Ok(())
}

/// Whether none was done since the last night.
pub async fn is_due(conn: &mut Conn, now: DateTime<Utc>) -> diesel::QueryResult<bool> {
    let night = last_night(queries::site_zone(conn).await?, now);
    Ok(checks::newest(conn).await?.is_none_or(|checked| checked.at < night))
}
