//! The follower that measures: each question an event touched is measured anew from its whole story, so that whatever
//! is undone, moved or removed comes right.

use std::collections::BTreeSet;

use chrono_tz::Tz;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::jobs::CountByZone;
use super::measure::measured;
use super::model::Measured;
use super::queries;
use crate::db::{Conn, QuestionId, TargetId, ThreadId};
use crate::events::followers::{FollowerError, Start};
use crate::events::{Event, Follower, Kind, read};
use crate::jobs::{self, Job, Place};
use crate::ledger::queries::targets;

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
            let touched: BTreeSet<ThreadId> =
                events.iter().filter(|event| !event.facts.is_empty()).filter_map(|e| e.thread).collect();
            let told = events.iter().any(|event| matches!(event.kind, Some(Kind::SiteChanged)));
            if touched.is_empty() && !told {
                return Ok(());
            }
            queries::lock(conn).await?;
            let zone = queries::zone(conn).await?;
            if queries::site_zone(conn).await? != zone {
                jobs::enqueue_all(conn, &[(CountByZone {}, Place::alone(CountByZone::NAME))]).await?;
            }
            let touched: Vec<ThreadId> = touched.into_iter().collect();
            measure(conn, &touched, zone).await
        }
        .boxed()
    }
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
    let mut all = Vec::with_capacity(stories.len());
    for (thread, story) in &stories {
        let one = measured((*thread).into(), story, &targets, zone);
        all.extend(one.map_err(|misfit| FollowerError::Refused(misfit.to_string()))?);
    }
    Ok(all)
}
