//! What the passing of time does: looked for in rows every half minute, on every node, each row by one of them.

use std::time::Duration;

use actix_web::web;
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};
use tokio::sync::watch;

use crate::app::App;
use crate::db::Conn;
use crate::db::schema::{drafts, form_keys, guest_drafts, sessions, sign_in_failures, tokens};
use crate::desk::jobs::notes::RenderNotes;
use crate::error::Error;
use crate::faq::jobs::RenderArticles;
use crate::figures::jobs::CheckFigures;
use crate::jobs::Place;
use crate::site::Site;
use crate::threads::jobs::{CheckLedger, RenderPosts};
use crate::threads::reads::pictures;
use crate::threads::{self_check, uploads};
use crate::{commitments, desk, escalations, faq, figures, jobs, ladder, ledger, rota, threads, views};

/// Between two sweeps.
const EVERY: Duration = Duration::from_secs(30);
/// Between two writes of gathered views.
const VIEWS_EVERY: Duration = Duration::from_secs(5);
/// One-time keys of forms are kept so long.
const FORM_KEYS_KEPT: TimeDelta = TimeDelta::days(7);
/// Drafts nobody came back to are kept so long.
const DRAFTS_KEPT: TimeDelta = TimeDelta::days(180);
/// Failed sign-ins are kept as long as they are counted, and for the log of a day.
const FAILURES_KEPT: TimeDelta = TimeDelta::days(1);

/// Sweeps until told to stop.
pub async fn run(app: web::Data<App>, mut stop: watch::Receiver<bool>) {
    let mut sweep = tokio::time::interval(EVERY);
    let mut gathered = tokio::time::interval(VIEWS_EVERY);
    loop {
        let done = tokio::select! {
            _ = stop.changed() => return,
            _ = gathered.tick() => app.views.flush(&app.pools, app.clock.now()).await,
            _ = sweep.tick() => once(&app).await,
        };
        if let Err(error) = done {
            tracing::warn!(%error, "a sweep could not be done; it will be tried again");
        }
    }
}

/// One sweep. What fails holds nothing else up; the first failure is told at the end.
pub async fn once(app: &App) -> Result<(), String> {
    app.limits.sweep();
    if let Some(figures) = &app.figures {
        figures.tidy_up();
    }
    let mut conn = app.pools.pages.get().await.map_err(|e| e.to_string())?;
    agree_on_time(app, &mut conn).await.map_err(|e| e.to_string())?;
    let now = app.clock.now();
    let site = Site::load(&mut conn).await.map_err(|e| e.to_string())?;
    let steps = [
        end_waits(app, &mut conn, &site, now).await,
        look_at_old(app, &mut conn, now).await,
        remind_staff(app, &mut conn, now).await,
        ledger::jobs::retarget::want_if_needed(&mut conn, now).await.map_err(|e| e.to_string()),
        check_ledger(&mut conn, &site, now).await,
        check_figures(&mut conn, now).await,
        render_anew(&mut conn).await.map_err(|e| e.to_string()),
        tell_late(app, &mut conn, now).await.map_err(|e| e.to_string()),
        escalations::jobs::erase(&mut conn, now).await.map(drop).map_err(|e| e.to_string()),
        views::age(&mut conn, now).await.map(drop).map_err(|e| e.to_string()),
        purge(&mut conn, now).await.map_err(|e| e.to_string()),
        end_pictures(app, &mut conn, now).await,
    ];
    steps.into_iter().collect()
}

async fn agree_on_time(app: &App, conn: &mut Conn) -> QueryResult<()> {
    let clock = diesel::dsl::sql::<diesel::sql_types::Timestamptz>("clock_timestamp()");
    app.clock.agree(diesel::select(clock).get_result::<DateTime<Utc>>(conn).await?);
    Ok(())
}

/// Claims and silences whose time is over.
async fn end_waits(app: &App, conn: &mut Conn, site: &Site, now: DateTime<Utc>) -> Result<(), String> {
    let claims = ledger::jobs::end_claims(conn, now).await.map_err(|e| e.to_string());
    let silences = ledger::jobs::end_silences(conn, &site.ledger, now).await.map_err(|e| e.to_string());
    if [&claims, &silences].iter().any(|ended| ended.as_ref().is_ok_and(|count| *count > 0)) {
        app.wake.now();
    }
    claims.and(silences).map(drop)
}

/// Questions that have become old enough for one more rule of urgency.
async fn look_at_old(app: &App, conn: &mut Conn, now: DateTime<Utc>) -> Result<(), String> {
    if desk::jobs::urgency::look_at_old(conn, now).await.map_err(|e| e.to_string())? > 0 {
        app.wake.now();
    }
    Ok(())
}

/// Whoever is away hands their questions on; who comes near a deadline, or is over it, hears of it.
async fn remind_staff(app: &App, conn: &mut Conn, now: DateTime<Utc>) -> Result<(), String> {
    let handed_on = rota::jobs::hand_on(conn, now).await.map_err(|e| e.to_string());
    let missed = rota::jobs::end_days(conn, now).await.map_err(|e| e.to_string());
    let told = ladder::jobs::climb(conn, now).await.map_err(|e| e.to_string());
    if [&handed_on, &missed, &told].iter().any(|done| done.as_ref().is_ok_and(|count| *count > 0)) {
        app.wake.now();
    }
    handed_on.and(missed).and(told).map(drop)
}

/// Promises whose day is over.
async fn tell_late(app: &App, conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<()> {
    if commitments::jobs::tell_late(conn, now).await? > 0 {
        app.wake.now();
    }
    Ok(())
}

async fn check_ledger(conn: &mut Conn, site: &Site, now: DateTime<Utc>) -> Result<(), String> {
    if self_check::is_due(conn, site.zone, now).await.map_err(|e| e.to_string())? {
        jobs::enqueue(conn, &CheckLedger {}, Some(CheckLedger::KEY)).await.map_err(|e| e.to_string())?;
    }
    Ok(())
}

async fn check_figures(conn: &mut Conn, now: DateTime<Utc>) -> Result<(), String> {
    if figures::self_check::is_due(conn, now).await.map_err(|e| e.to_string())? {
        jobs::enqueue(conn, &CheckFigures {}, Some(CheckFigures::KEY)).await.map_err(|e| e.to_string())?;
    }
    Ok(())
}

/// After a change of the renderer: what an older one made is looked for, so that no start has to wait for it.
async fn render_anew(conn: &mut Conn) -> QueryResult<()> {
    if threads::queries::outdated::are_there(conn).await? {
        jobs::enqueue_all(conn, &[(RenderPosts {}, Place::alone("render-posts"))]).await?;
    }
    if faq::queries::outdated::are_there(conn).await? {
        jobs::enqueue_all(conn, &[(RenderArticles {}, Place::alone("render-articles"))]).await?;
    }
    if desk::queries::notes::are_outdated(conn).await? {
        jobs::enqueue_all(conn, &[(RenderNotes {}, Place::alone("render-notes"))]).await?;
    }
    Ok(())
}

/// Rows and files of pictures that no text shows any more; a file that cannot be taken away keeps its row.
async fn end_pictures(app: &App, conn: &mut Conn, now: DateTime<Utc>) -> Result<(), String> {
    let data_dir = app.config.data_dir.clone();
    conn.transaction(async move |conn| {
        let gone = pictures::end_unused(conn, now).await.map_err(Error::from)?;
        for name in gone {
            uploads::remove(&data_dir, &name).map_err(|e| Error::Internal(e.to_string()))?;
        }
        Ok::<_, Error>(())
    })
    .await
    .map_err(|e| e.to_string())
}

async fn purge(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<()> {
    diesel::delete(sessions::table.filter(sessions::expires_at.le(now))).execute(conn).await?;
    diesel::delete(tokens::table.filter(tokens::expires_at.le(now - TimeDelta::days(1))))
        .execute(conn)
        .await?;
    diesel::delete(form_keys::table.filter(form_keys::used_at.le(now - FORM_KEYS_KEPT)))
        .execute(conn)
        .await?;
    diesel::delete(drafts::table.filter(drafts::saved_at.le(now - DRAFTS_KEPT))).execute(conn).await?;
    diesel::delete(
        guest_drafts::table.filter(guest_drafts::saved_at.le(now - crate::threads::guest_drafts::KEPT)),
    )
    .execute(conn)
    .await?;
    diesel::delete(sign_in_failures::table.filter(sign_in_failures::at.le(now - FAILURES_KEPT)))
        .execute(conn)
        .await?;
    desk::queries::bulk::purge(conn, now).await?;
    desk::queries::presence::purge(conn, now).await
}
