//! What this node counts while it answers, and the middleware that counts it. Nothing is counted where nobody asks:
//! without `server.admin_listen` there are no figures.

use std::sync::Arc;
use std::time::{Duration, Instant};

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::middleware::Next;
use actix_web::web;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle, PrometheusRecorder};

use crate::app::App;
use crate::web::page_cache::Entry;

/// Upper ends of the histogram's steps, in seconds.
const STEPS: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];
/// Requests with their time, by route and class of status.
const REQUESTS: &str = "askwell_http_request_duration_seconds";
/// What is asked for where no route leads, so that made-up addresses make no figures of their own.
const NO_ROUTE: &str = "none";

/// The figures of this node.
pub struct Figures {
    recorder: PrometheusRecorder,
    handle: PrometheusHandle,
}

impl Figures {
    /// None counted yet.
    ///
    /// # Errors
    /// When the steps are wrong.
    pub fn new() -> Result<Self, metrics_exporter_prometheus::BuildError> {
        let builder =
            PrometheusBuilder::new().set_buckets_for_metric(Matcher::Full(REQUESTS.to_owned()), STEPS)?;
        let recorder = builder.build_recorder();
        let handle = recorder.handle();
        let figures = Self { recorder, handle };
        figures.record(|| {
            metrics::describe_histogram!(REQUESTS, "Requests answered, by route and class of status");
        });
        Ok(figures)
    }

    /// Runs `work`, whose `metrics::…!` calls write into these figures.
    pub fn record<T>(&self, work: impl FnOnce() -> T) -> T {
        metrics::with_local_recorder(&self.recorder, work)
    }

    /// All of them as Prometheus reads them.
    pub fn render(&self) -> String {
        self.handle.render()
    }

    /// Folds single times into steps; without it they would pile up where nobody reads them.
    pub fn tidy_up(&self) {
        self.handle.run_upkeep();
    }

    fn answered(&self, route: String, status: StatusCode, took: Duration) {
        let class = match status.as_u16() / 100 {
            1 => "1xx",
            2 => "2xx",
            3 => "3xx",
            4 => "4xx",
            _ => "5xx",
        };
        self.record(|| {
            metrics::histogram!(REQUESTS, "route" => route, "status" => class).record(took.as_secs_f64());
        });
    }
}

/// Counts every answer with its time.
pub async fn measure(
    req: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let app = req.app_data::<web::Data<App>>().filter(|app| app.figures.is_some()).cloned();
    let begun = Instant::now();
    let res = next.call(req).await?;
    if let Some(figures) = app.as_ref().and_then(|app| app.figures.as_ref()) {
        figures.answered(route(&res), res.status(), begun.elapsed());
    }
    Ok(res)
}

/// A kept page says by which route it was made: it was served before routes were matched.
fn route<B>(res: &ServiceResponse<B>) -> String {
    if let Some(entry) = res.response().extensions().get::<Arc<Entry>>() {
        return entry.route.clone();
    }
    res.request().match_pattern().unwrap_or_else(|| NO_ROUTE.to_owned())
}
