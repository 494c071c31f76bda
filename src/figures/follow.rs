//! The follower that measures, and the one that asks how it went. Measuring: each question an event touched is measured anew from its whole story, so that whatever
//! is undone, moved or removed comes right.

use std::collections::{BTreeMap, BTreeSet};

use chrono_tz::Tz;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::jobs::CountByZone;
use super::measure::measured;
use super::model::Measured;
use super::queries::ratings::{self, End};
use super::queries::{self, promises};
use crate::db::{Conn, QuestionId, TargetId, ThreadId};
use crate::events::followers::{FollowerError, Start};
use crate::events::{self, Event, Follower, Happened, Kind, read};
use crate::jobs::{self, Job, Place};
use crate::ledger::queries::targets;
use crate::ledger::{self, Outcome};

/// Keeps the figures.
pub struct Figures;

impl Figures {
    /// Its name among the followers.
    pub const NAME: &'static str = "figures";
}

impl Follower for Figures {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn start(&self) -> Start {
        Start::Beginning
    }

    fn digest<'a>(
        &'a self,
        conn: &'a mut Conn,
        events: &'a [Event],
    ) -> BoxFuture<'a, Result<(), FollowerError>> {
        async move {
            let touched = threads(events, tells_of_waits);
            let promised = threads(events, tells_of_promises);
            let told = events.iter().any(|event| matches!(event.kind, Some(Kind::SiteChanged { .. })));
            if touched.is_empty() && promised.is_empty() && !told {
                return Ok(());
            }
            queries::lock(conn).await?;
            let zone = queries::zone(conn).await?;
            if queries::site_zone(conn).await? != zone {
                jobs::enqueue_all(conn, &[(CountByZone {}, Place::alone(CountByZone::NAME))]).await?;
            }
            promises::recount(conn, &promised).await?;
            measure(conn, &touched, zone).await
        }
        .boxed()
    }
}

fn threads(events: &[Event], tells: impl Fn(&Event) -> bool) -> Vec<ThreadId> {
    let all: BTreeSet<ThreadId> = events.iter().filter(|e| tells(e)).filter_map(|e| e.thread).collect();
    all.into_iter().collect()
}

/// Besides the ledger's facts: an edit may put a question into another language.
fn tells_of_waits(event: &Event) -> bool {
    !event.facts.is_empty() || matches!(event.kind, Some(Kind::PostEdited { .. }))
}

fn tells_of_promises(event: &Event) -> bool {
    matches!(
        event.kind,
        Some(
            Kind::CommitmentMade { .. }
                | Kind::CommitmentKept { .. }
                | Kind::CommitmentReopened { .. }
                | Kind::CommitmentMoved { .. }
                | Kind::CommitmentWithdrawn { .. }
                | Kind::ThreadMoved { .. }
        )
    )
}

async fn measure(conn: &mut Conn, touched: &[ThreadId], zone: Tz) -> Result<(), FollowerError> {
    let questions: Vec<QuestionId> = touched.iter().map(|thread| (*thread).into()).collect();
    let mut before = queries::measures(conn, &questions).await?;
    let mut now = all_measured(conn, touched, zone).await?;
    // Most events change nothing of it: claims, reminders, thanks.
    let same: BTreeSet<QuestionId> =
        now.iter().filter(|one| before.contains(one)).map(|one| one.question_id).collect();
    before.retain(|one| !same.contains(&one.question_id));
    now.retain(|one| !same.contains(&one.question_id));
    if before.is_empty() && now.is_empty() {
        return Ok(());
    }
    Ok(queries::replace(conn, &before, &now).await?)
}

/// What these questions' stories come to; removed ones are left out.
pub(super) async fn all_measured(
    conn: &mut Conn,
    threads: &[ThreadId],
    zone: Tz,
) -> Result<Vec<Measured>, FollowerError> {
    let stories = read::facts_of_threads(conn, threads).await?;
    let named: BTreeSet<TargetId> =
        stories.values().flatten().filter_map(|told| told.fact.target()).collect();
    let named: Vec<TargetId> = named.into_iter().collect();
    let targets = targets::by_ids(conn, &named).await?;
    let langs = queries::langs(conn, threads).await?;
    let mut all = Vec::with_capacity(stories.len());
    for (thread, story) in &stories {
        let one = measured((*thread).into(), story, &targets, zone);
        let one = one.map_err(|misfit| FollowerError::Refused(misfit.to_string()))?;
        let lang = langs.get(thread).cloned().unwrap_or_default();
        all.extend(one.map(|one| Measured { lang, ..one }));
    }
    Ok(all)
}

/// Asks the asker how it went, once each time their question ends as solved.
pub struct Asking;

impl Follower for Asking {
    fn name(&self) -> &'static str {
        "asking how it went"
    }

    fn start(&self) -> Start {
        Start::Now
    }

    fn digest<'a>(
        &'a self,
        conn: &'a mut Conn,
        events: &'a [Event],
    ) -> BoxFuture<'a, Result<(), FollowerError>> {
        // Whoever's question was imported is not asked about what happened elsewhere.
        let lived = |event: &&Event| !event.facts.is_empty() && event.kind != Some(Kind::ThreadImported);
        async move {
            let touched: BTreeMap<ThreadId, &Event> =
                events.iter().filter(lived).filter_map(|event| Some((event.thread?, event))).collect();
            let questions: Vec<QuestionId> = touched.keys().map(|thread| (*thread).into()).collect();
            let rows = ledger::queries::rows(conn, &questions).await?;
            let ends: Vec<End> = rows.iter().map(end).collect();
            ratings::forget(conn, &ends).await?;
            let asked = ratings::ask(conn, &ends).await?;
            for end in ends.iter().filter(|end| asked.contains(&end.question)) {
                if let Some(event) = touched.get(&end.question.into()) {
                    tell(conn, end, event).await?;
                }
            }
            Ok(())
        }
        .boxed()
    }
}

fn end(row: &ledger::Row) -> End {
    let at = row.ended_at().filter(|_| row.outcome.is_some_and(is_solved));
    End { question: row.question_id, board: row.board_id, at }
}

async fn tell(conn: &mut Conn, end: &End, event: &Event) -> Result<(), FollowerError> {
    // Where silence ended it, the mail that says so asks, too.
    if event.kind != Some(Kind::SolvedPresumed) {
        let asked = Happened::new(Kind::RatingAsked).thread(end.question.into()).board(end.board);
        events::append(conn, asked, event.at).await?;
    }
    Ok(())
}

/// Withdrawn and removed questions ended without help.
fn is_solved(outcome: Outcome) -> bool {
    !matches!(outcome, Outcome::Withdrawn | Outcome::Removed)
}
