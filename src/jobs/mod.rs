//! Jobs: what is long or may fail outside. The queue is a library's, wrapped here and nowhere else named.
//!
//! Followers enqueue in their transaction; actions do not. A job may run again after a crash: each one says how it
//! stays harmless then.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Json, Nullable, Text, Timestamptz};
use diesel_async::RunQueryDsl;
use graphile_worker::{IntoTaskHandlerResult, TaskHandler, Worker, WorkerContext, WorkerOptions};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tokio::sync::{RwLock, watch};

use crate::clock::Clock;
use crate::db::{self, Conn, Pools};
use crate::mail::Mailer;
use crate::mail::signed::Signed;

/// The library's own schema.
const SCHEMA: &str = "graphile_worker";
/// Jobs running at once on a node.
const CONCURRENCY: usize = 4;
/// Between two tries to go on after the database went away.
const AGAIN_AFTER: Duration = Duration::from_secs(1);

/// What a job may use.
#[derive(Clone)]
pub struct Tools {
    /// The database.
    pub pools: Pools,
    /// The time.
    pub clock: Clock,
    /// Mail out.
    pub mailer: Mailer,
    /// The site's address, without a slash at the end.
    pub base_url: Arc<str>,
    /// Addresses that stop mails.
    pub signed: Signed,
}

impl std::fmt::Debug for Tools {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tools")
    }
}

/// Why a job failed; it is tried again with growing pauses.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct JobError(pub String);

impl JobError {
    /// From any error.
    pub fn of(error: impl std::fmt::Display) -> Self {
        Self(error.to_string())
    }
}

impl From<diesel::result::Error> for JobError {
    fn from(error: diesel::result::Error) -> Self {
        Self::of(error)
    }
}

/// A kind of job; its fields are its payload: ids only, never text of people or secrets.
pub trait Job: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Its name in the queue; never reused for another payload.
    const NAME: &'static str;
    /// Does it.
    fn run(self, tools: Tools) -> impl Future<Output = Result<(), JobError>> + Send;
}

/// Puts a job into the queue, as part of the caller's transaction. With a key, a waiting one of the same key is
/// replaced.
pub async fn enqueue<J: Job>(conn: &mut Conn, job: &J, key: Option<&str>) -> QueryResult<()> {
    let payload =
        serde_json::to_value(job).map_err(|e| diesel::result::Error::SerializationError(Box::new(e)))?;
    db::statement(format!("select {SCHEMA}.add_job($1, payload := $2, job_key := $3)"))
        .bind::<Text, _>(J::NAME)
        .bind::<Json, _>(payload)
        .bind::<Nullable<Text>, _>(key)
        .execute(conn)
        .await?;
    Ok(())
}

/// Where a job stands.
#[derive(Debug, Clone)]
pub struct Place {
    /// A waiting job of the same key is replaced.
    pub key: String,
    /// Jobs of the same queue run one after the other.
    pub queue: String,
}

impl Place {
    /// A job of which one waits and one runs, however often it is asked for.
    pub fn alone(name: &str) -> Self {
        Self { key: name.to_owned(), queue: name.to_owned() }
    }
}

/// Puts many jobs of a kind into the queue in one statement; otherwise as [`enqueue`].
pub async fn enqueue_all<J: Job>(conn: &mut Conn, jobs: &[(J, Place)]) -> QueryResult<()> {
    if jobs.is_empty() {
        return Ok(());
    }
    let payloads: Result<Vec<_>, _> = jobs.iter().map(|(job, _)| serde_json::to_value(job)).collect();
    let payloads = payloads.map_err(|e| diesel::result::Error::SerializationError(Box::new(e)))?;
    let (keys, queues): (Vec<&str>, Vec<&str>) =
        jobs.iter().map(|(_, place)| (place.key.as_str(), place.queue.as_str())).unzip();
    db::statement(format!(
        "select {SCHEMA}.add_job($1, payload := job.payload, queue_name := job.queue, job_key := job.key) \
         from unnest($2::json[], $3::text[], $4::text[]) as job (payload, key, queue)"
    ))
    .bind::<Text, _>(J::NAME)
    .bind::<Array<Json>, _>(payloads)
    .bind::<Array<Text>, _>(keys)
    .bind::<Array<Text>, _>(queues)
    .execute(conn)
    .await?;
    Ok(())
}

/// Gives a job to the library in its own terms.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
struct Runs<J>(J);

impl<J: Job> TaskHandler for Runs<J> {
    const IDENTIFIER: &'static str = J::NAME;

    async fn run(self, context: WorkerContext) -> impl IntoTaskHandlerResult {
        match context.get_ext::<Tools>() {
            Some(tools) => self.0.run(tools.clone()).await.map_err(|e| e.0),
            None => Err("the job has no tools".to_owned()),
        }
    }
}

/// What stands in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backlog {
    /// Jobs that will run, now or later.
    pub waiting: i64,
    /// Jobs that were tried too often and will not be tried again.
    pub failed: i64,
    /// For how long the oldest job that could run has waited.
    pub oldest: TimeDelta,
}

/// Looks at the queue of all nodes.
pub async fn backlog(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Backlog> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        waiting: i64,
        #[diesel(sql_type = BigInt)]
        failed: i64,
        #[diesel(sql_type = Nullable<Timestamptz>)]
        oldest: Option<DateTime<Utc>>,
    }
    let row: Row = db::statement(format!(
        "select count(*) filter (where attempts < max_attempts) as waiting, \
                count(*) filter (where attempts >= max_attempts) as failed, \
                min(run_at) filter (where attempts < max_attempts and run_at <= $1) as oldest \
         from {SCHEMA}.jobs where locked_at is null"
    ))
    .bind::<Timestamptz, _>(now)
    .get_result(conn)
    .await?;
    let oldest = row.oldest.map_or(TimeDelta::zero(), |since| now - since);
    Ok(Backlog { waiting: row.waiting, failed: row.failed, oldest })
}

/// Makes the library's tables, for databases that others are cloned from.
pub async fn prepare(url: &str) -> Result<(), JobError> {
    let options = WorkerOptions::default().schema(SCHEMA).database_url(url).max_pg_conn(1);
    options.listen_os_shutdown_signals(false).init().await.map(drop).map_err(JobError::of)
}

/// Collects the kinds of jobs while the program is put together.
pub struct Register(WorkerOptions);

impl Register {
    /// One more kind.
    #[must_use]
    pub fn job<J: Job>(self) -> Self {
        Self(self.0.define_job::<Runs<J>>())
    }
}

/// The queue's worker on this node.
#[derive(Clone)]
pub struct Queue {
    tools: Tools,
    kinds: fn(Register) -> Register,
    worker: Arc<RwLock<Arc<Worker>>>,
    stopping: watch::Sender<bool>,
}

impl Queue {
    /// Prepares the library's tables and the worker; runs nothing yet.
    pub async fn new(tools: Tools, kinds: fn(Register) -> Register) -> Result<Self, JobError> {
        let worker = Arc::new(RwLock::new(Arc::new(worker(&tools, kinds).await?)));
        Ok(Self { tools, kinds, worker, stopping: watch::Sender::new(false) })
    }

    /// Works until [`Queue::stop`]. The library's worker ends for good when the database goes away, so the next one
    /// takes its place; what it had begun is taken up again when its time is over.
    pub async fn run(&self) {
        while !*self.stopping.borrow() {
            let worker = self.worker.read().await.clone();
            match worker.run().await {
                Ok(()) => return,
                Err(error) => tracing::warn!(%error, "the job queue broke off and is started again"),
            }
            self.replace().await;
        }
    }

    async fn replace(&self) {
        let mut stopping = self.stopping.subscribe();
        loop {
            tokio::select! {
                _ = stopping.wait_for(|stopping| *stopping) => return,
                () = tokio::time::sleep(AGAIN_AFTER) => {}
            }
            match worker(&self.tools, self.kinds).await {
                Ok(made) => {
                    *self.worker.write().await = Arc::new(made);
                    return;
                }
                Err(error) => tracing::debug!(%error, "the job queue cannot be started yet"),
            }
        }
    }

    /// Runs what is due now and returns; for tests and commands.
    pub async fn run_due(&self) -> Result<(), JobError> {
        self.worker.read().await.run_once().await.map_err(JobError::of)
    }

    /// Lets running jobs end.
    pub async fn stop(&self) {
        self.stopping.send_replace(true);
        self.worker.read().await.request_shutdown();
    }
}

async fn worker(tools: &Tools, kinds: fn(Register) -> Register) -> Result<Worker, JobError> {
    let options = WorkerOptions::default()
        .schema(SCHEMA)
        .concurrency(CONCURRENCY)
        .database_url(tools.pools.url())
        .max_pg_conn(4)
        .poll_interval(Duration::from_secs(2))
        .heartbeat_interval(Duration::from_secs(20))
        .sweep_interval(Duration::from_secs(60))
        .sweep_threshold(Duration::from_secs(180))
        .listen_os_shutdown_signals(false)
        .shutdown_grace_period(Duration::from_secs(10))
        .add_extension(tools.clone());
    let Register(options) = kinds(Register(options));
    options.init().await.map_err(JobError::of)
}

/// Lets every waiting job run now, as if the time that it waits for had passed: the queue counts by the database's own
/// clock, which a simulation cannot move.
pub async fn let_waiting_run(conn: &mut Conn) -> QueryResult<()> {
    let waiting = format!(
        "update {SCHEMA}._private_jobs set run_at = created_at where locked_at is null and run_at > created_at"
    );
    db::statement(waiting).execute(conn).await.map(drop)
}
