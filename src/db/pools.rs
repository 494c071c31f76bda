//! Pools: one for pages, a small one for search and reports, so that a slow endpoint cannot take the site down.

use std::time::Duration;

use diesel::{ConnectionError, ConnectionResult};
use diesel_async::pooled_connection::{AsyncDieselConnectionManager, ManagerConfig, RecyclingMethod};
use diesel_async::{AsyncPgConnection, SimpleAsyncConnection};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::dial;
use super::pulse::Pulse;

/// A connection as every query takes it.
pub type Conn = AsyncPgConnection;
/// A pool of connections.
pub type Pool = deadpool::managed::Pool<AsyncDieselConnectionManager<AsyncPgConnection>>;
/// A connection lent by a pool.
pub type PooledConn = deadpool::managed::Object<AsyncDieselConnectionManager<AsyncPgConnection>>;

/// Sizes and time limits of the pools.
#[derive(Debug, Clone)]
pub struct PoolLimits {
    /// Connections for pages.
    pub pages: usize,
    /// Connections for search and reports.
    pub search: usize,
    /// Longest wait for a connection.
    pub wait: Duration,
    /// Longest statement of a page.
    pub statement: Duration,
    /// Longest wait for a row lock.
    pub lock: Duration,
}

/// The pools of one node.
#[derive(Clone)]
pub struct Pools {
    /// For pages and actions.
    pub pages: Pool,
    /// For search, reports and exports.
    pub search: Pool,
    /// Whether the database answers; while it does not, no connection of ours is left waiting.
    pub pulse: Pulse,
    url: String,
}

impl Pools {
    /// Makes the pools; connects when first used.
    pub fn new(url: &str, limits: &PoolLimits) -> Result<Self, deadpool::managed::BuildError> {
        let pulse = Pulse::default();
        Ok(Self {
            pages: pool(url, limits.pages, limits, &pulse)?,
            search: pool(url, limits.search, limits, &pulse)?,
            pulse,
            url: url.to_owned(),
        })
    }

    /// The address, for connections of their own: listening, jobs, migrations.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// A connection of its own, outside the pools and without their time limits.
    pub async fn connect(&self) -> ConnectionResult<Conn> {
        connect(&self.url).await
    }

    /// Closes all; waiting callers get an error.
    pub fn close(&self) {
        self.pages.close();
        self.search.close();
    }
}

/// A connection for a command, without pools and their time limits.
pub async fn connect(url: &str) -> ConnectionResult<Conn> {
    dial::connect(url).await
}

fn pool(
    url: &str,
    size: usize,
    limits: &PoolLimits,
    pulse: &Pulse,
) -> Result<Pool, deadpool::managed::BuildError> {
    let pulse = pulse.clone();
    let setup = format!(
        "set statement_timeout = {}; set lock_timeout = {}; set idle_in_transaction_session_timeout = 15000; \
         set plan_cache_mode = force_generic_plan; set jit = off",
        limits.statement.as_millis(),
        limits.lock.as_millis()
    );
    let mut config = ManagerConfig::default();
    // A pool that pings adds a statement to every page; a broken connection shows itself at its first use.
    config.recycling_method = RecyclingMethod::Fast;
    config.custom_setup = Box::new(move |url| establish(url, setup.clone(), pulse.clone()).boxed());
    let manager = AsyncDieselConnectionManager::<AsyncPgConnection>::new_with_config(url, config);
    Pool::builder(manager)
        .max_size(size)
        .runtime(deadpool::Runtime::Tokio1)
        .wait_timeout(Some(limits.wait))
        .create_timeout(Some(Duration::from_secs(2)))
        .build()
}

/// Cut as soon as the database does not answer.
fn establish(url: &str, setup: String, pulse: Pulse) -> BoxFuture<'_, ConnectionResult<Conn>> {
    async move {
        let (client, moving) = tokio::select! {
            dialled = dial::dial(url) => dialled.map_err(|error| dial::failed(&error))?,
            () = pulse.lost() => {
                return Err(ConnectionError::BadConnection("the database does not answer".to_owned()));
            }
        };
        let lost = pulse.lost();
        tokio::spawn(async move {
            tokio::select! {
                moved = moving => if let Err(error) = moved {
                    tracing::debug!(%error, "a connection to the database broke");
                },
                // What is still asked on it fails with the end of this task.
                () = lost => {}
            }
        });
        let mut conn = AsyncPgConnection::try_from(client).await?;
        conn.batch_execute(&setup).await.map_err(ConnectionError::CouldntSetupConfiguration)?;
        Ok(conn)
    }
    .boxed()
}
