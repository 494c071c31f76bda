//! `GET /metrics`, at the address for machines only: what was counted, and how things stand at this moment.

use actix_web::{HttpResponse, web};
use metrics::{counter, describe_counter, describe_gauge, gauge};

use super::figures::Figures;
use crate::app::App;
use crate::db::Conn;
use crate::error::{Answer, Error};
use crate::events::pump::Pump;
use crate::{events, jobs, ledger, threads};

/// The form Prometheus reads.
const CONTENT_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

/// All figures of this node. Those that need the database are left out while it is away, and one says that it is.
pub async fn show(app: web::Data<App>, pump: web::Data<Pump>) -> Answer {
    let figures = app.figures.as_ref().ok_or(Error::NotFound)?;
    let stored = Stored::read(&app).await;
    figures.record(|| {
        of_pools(&app);
        of_pages(&app);
        of_node(&app, &pump, stored.as_ref().ok());
        describe_gauge!("askwell_database_up", "1 when the database answered this request");
        gauge!("askwell_database_up").set(if stored.is_ok() { 1.0 } else { 0.0 });
        if let Ok(stored) = &stored {
            stored.record();
        }
    });
    if let Err(cause) = stored {
        tracing::debug!(%cause, "figures without the database");
    }
    Ok(HttpResponse::Ok().content_type(CONTENT_TYPE).body(figures.render()))
}

fn of_pools(app: &App) {
    describe_gauge!("askwell_database_pool_connections", "Connections, by pool and what they do");
    describe_gauge!("askwell_database_pool_waiting", "Requests that wait for a connection");
    for (name, pool) in [("pages", &app.pools.pages), ("search", &app.pools.search)] {
        let status = pool.status();
        let connections = [("max", status.max_size), ("open", status.size), ("available", status.available)];
        for (state, count) in connections {
            gauge!("askwell_database_pool_connections", "pool" => name, "state" => state).set(float(count));
        }
        gauge!("askwell_database_pool_waiting", "pool" => name).set(float(status.waiting));
    }
}

fn of_pages(app: &App) {
    let kept = app.pages.figures();
    describe_counter!(
        "askwell_page_cache_requests_total",
        "Pages asked for by guests, by whether they were kept"
    );
    counter!("askwell_page_cache_requests_total", "result" => "hit").absolute(kept.hits);
    counter!("askwell_page_cache_requests_total", "result" => "miss").absolute(kept.misses);
    describe_gauge!("askwell_page_cache_bytes", "Memory of kept pages");
    gauge!("askwell_page_cache_bytes").set(float(kept.bytes));
    let mails = app.mailer.figures();
    describe_counter!("askwell_mails_total", "Mails of this node, by whether the mail server took them");
    counter!("askwell_mails_total", "result" => "sent").absolute(mails.sent);
    counter!("askwell_mails_total", "result" => "failed").absolute(mails.failed);
}

fn of_node(app: &App, pump: &Pump, stored: Option<&Stored>) {
    describe_gauge!("askwell_search_documents", "Documents in the search index of this node");
    gauge!("askwell_search_documents").set(float(app.search.len()));
    let Some(stored) = stored else { return };
    for (name, position) in pump.positions() {
        lag(name.to_owned(), stored.head - position);
    }
}

fn lag(follower: String, events: i64) {
    describe_gauge!("askwell_follower_lag_events", "Events a follower has not digested yet");
    gauge!("askwell_follower_lag_events", "follower" => follower).set(float(events.max(0)));
}

/// Figures that stand in the database and are the same on every node.
struct Stored {
    head: i64,
    lags: Vec<(String, i64)>,
    backlog: jobs::Backlog,
    questions: ledger::queries::Owed,
    uploads_bytes: i64,
}

impl Stored {
    async fn read(app: &App) -> Result<Self, Error> {
        let mut conn = app.pools.pages.get().await?;
        Ok(Self::select(&mut conn, app.clock.now()).await?)
    }

    async fn select(conn: &mut Conn, now: chrono::DateTime<chrono::Utc>) -> diesel::QueryResult<Self> {
        Ok(Self {
            head: events::read::head(conn).await?,
            lags: events::followers::lags(conn).await?,
            backlog: jobs::backlog(conn, now).await?,
            questions: ledger::queries::owed(conn, now).await?,
            uploads_bytes: threads::queries::uploads::bytes_stored(conn).await?,
        })
    }

    fn record(&self) {
        for (name, events) in &self.lags {
            lag(name.clone(), *events);
        }
        describe_gauge!("askwell_jobs", "Jobs, by whether they wait or have failed for good");
        gauge!("askwell_jobs", "state" => "waiting").set(float(self.backlog.waiting));
        gauge!("askwell_jobs", "state" => "failed").set(float(self.backlog.failed));
        describe_gauge!(
            "askwell_jobs_oldest_seconds",
            "For how long the oldest job that could run has waited"
        );
        gauge!("askwell_jobs_oldest_seconds").set(float(self.backlog.oldest.num_milliseconds()) / 1000.0);
        describe_gauge!(
            "askwell_questions",
            "Questions without an outcome, and those of them past their deadline"
        );
        gauge!("askwell_questions", "state" => "open").set(float(self.questions.open));
        gauge!("askwell_questions", "state" => "overdue").set(float(self.questions.overdue));
        describe_gauge!("askwell_uploads_bytes", "Bytes of the pictures people added");
        gauge!("askwell_uploads_bytes").set(float(self.uploads_bytes));
    }
}

/// Gauges are floats; above 2^53 the last digits are rounded, which no figure here reaches.
#[allow(clippy::cast_precision_loss, reason = "figures are far below 2^53")]
fn float<N: TryInto<i64>>(count: N) -> f64 {
    count.try_into().map_or(f64::MAX, |count: i64| count as f64)
}

/// The routes at the address for machines.
pub fn routes(site: &mut web::ServiceConfig) {
    site.route("/metrics", web::get().to(show))
        .route("/health/live", web::get().to(super::health::live))
        .route("/health/ready", web::get().to(super::health::ready));
}

/// Whether figures are kept: where somebody can ask for them.
///
/// # Errors
/// When they cannot be made.
pub fn figures(
    config: &crate::config::Config,
) -> Result<Option<Figures>, metrics_exporter_prometheus::BuildError> {
    config.server.admin_listen.map(|_| Figures::new()).transpose()
}
