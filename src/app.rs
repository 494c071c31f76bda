//! The program put together: what it holds, how it is built, in which order it stops.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use actix_web::web;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::clock::Clock;
use crate::config::{Config, MailTransport};
use crate::db::pools::PoolLimits;
use crate::db::{Pools, migrations};
use crate::events::pump::{Pump, Wake};
use crate::faq::actions::votes::Voters;
use crate::jobs::{Queue, Tools};
use crate::machines::figures::Figures;
use crate::mail::Mailer;
use crate::mail::signed::Signed;
use crate::site::SiteCache;
use crate::views::ViewCounts;
use crate::web::cookies::Scheme;
use crate::web::limits::{Limits, PerMinute};
use crate::web::page_cache::PageCache;

/// What every request may use.
pub struct App {
    /// Settings of the operator.
    pub config: Config,
    /// The database.
    pub pools: Pools,
    /// The time.
    pub clock: Clock,
    /// Tells the pump that something was committed.
    pub wake: Wake,
    /// Mail out.
    pub mailer: Mailer,
    /// Addresses that stop mails.
    pub signed: Signed,
    /// Names of who votes on articles.
    pub voters: Voters,
    /// Finished pages for guests.
    pub pages: Arc<PageCache>,
    /// Settings, rules, boards.
    pub site: Arc<SiteCache>,
    /// Rate limits of this node.
    pub limits: Limits,
    /// Views, gathered and flushed.
    pub views: ViewCounts,
    /// The search index of this node.
    pub search: Arc<crate::search::SearchIndex>,
    /// What open desks of this node are told.
    pub desk: Arc<crate::desk::follow::live::LiveDesk>,
    /// How the last days went, for the desk.
    pub last_days: crate::figures::last_days::LastDays,
    /// Bounds how many passwords are hashed at once.
    pub hashing: tokio::sync::Semaphore,
    /// The code for setting up from another machine; only until there is an admin.
    pub set_up_code: String,
    /// What is counted, where somebody can ask for it.
    pub figures: Option<Figures>,
    /// Whether it has been told to stop: balancers send nobody here any more.
    pub stopping: AtomicBool,
}

/// Why the program cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Migrations failed.
    #[error("{0}")]
    Migration(#[from] migrations::MigrationError),
    /// A part could not be made.
    #[error("{0}")]
    Part(String),
}

impl StartError {
    fn of(error: impl std::fmt::Display) -> Self {
        Self::Part(error.to_string())
    }
}

/// What tests hold still.
pub struct Outside {
    /// The time.
    pub clock: Clock,
    /// Mail out; `None`: as the configuration says.
    pub mailer: Option<Mailer>,
}

/// The parts that run beside requests.
pub struct Engine {
    /// For requests.
    pub app: web::Data<App>,
    /// Stamps events and lets followers digest them.
    pub pump: Arc<Pump>,
    /// Runs jobs.
    pub queue: Queue,
}

impl Engine {
    /// Migrates the database and makes every part; nothing runs yet.
    pub async fn build(config: Config, url: &str, outside: Outside) -> Result<Self, StartError> {
        migrations::up(url).await?;
        Self::on_migrated(config, url, outside).await
    }

    /// The same on a database that is known to be migrated.
    pub async fn on_migrated(config: Config, url: &str, outside: Outside) -> Result<Self, StartError> {
        let pools = Pools::new(url, &pool_limits(&config)).map_err(StartError::of)?;
        let mailer = match outside.mailer {
            Some(mailer) => mailer,
            None => mailer(&config)?,
        };
        let base_url: Arc<str> = Arc::from(config.server.base_url.to_string().trim_end_matches('/'));
        let index = crate::search::SearchIndex::open(&config.data_dir).map_err(StartError::of)?;
        let secret = config.signing_secret().map_err(StartError::of)?;
        let signed = Signed::new(secret.clone());
        let tools = Tools {
            pools: pools.clone(),
            clock: outside.clock.clone(),
            mailer: mailer.clone(),
            base_url,
            signed: signed.clone(),
        };
        let queue = Queue::new(tools, crate::register::jobs).await.map_err(StartError::of)?;
        let app = web::Data::new(App {
            pages: Arc::new(PageCache::new(
                config.cache.megabytes.saturating_mul(1024 * 1024),
                config.cache.lifetime,
            )),
            site: Arc::new(SiteCache::default()),
            limits: Limits::new(&per_minute(&config)),
            views: ViewCounts::default(),
            search: Arc::new(index),
            desk: Arc::default(),
            last_days: crate::figures::last_days::LastDays::default(),
            hashing: tokio::sync::Semaphore::new(2),
            set_up_code: crate::accounts::secret::Secret::fresh().reveal().chars().take(12).collect(),
            figures: crate::machines::metrics::figures(&config).map_err(StartError::of)?,
            stopping: AtomicBool::new(false),
            wake: Wake::default(),
            clock: outside.clock,
            mailer,
            signed,
            voters: Voters::new(secret),
            pools: pools.clone(),
            config,
        });
        let pump = Pump::new(
            pools,
            app.wake.clone(),
            crate::register::followers(),
            crate::register::node_followers(&app),
        )
        .await
        .map_err(StartError::of)?;
        Ok(Self { app, pump: Arc::new(pump), queue })
    }

    /// Brings followers and jobs to rest; for tests and commands.
    pub async fn settle(&self) -> Result<(), String> {
        loop {
            let worked = self.pump.settle().await?;
            self.queue.run_due().await.map_err(|e| e.to_string())?;
            if !worked {
                return Ok(());
            }
        }
    }

    /// Starts followers, jobs and sweeps.
    pub fn run(&self) -> Running {
        let (stop, heard) = watch::channel(false);
        let pools = &self.app.pools;
        let pulse = tokio::spawn(pools.pulse.clone().run(pools.url().to_owned(), heard.clone()));
        let pump = tokio::spawn(self.pump.clone().run(heard.clone()));
        let queue = self.queue.clone();
        let jobs = tokio::spawn(async move { queue.run().await });
        let sweeps = tokio::spawn(crate::sweeps::run(self.app.clone(), heard));
        Running {
            stop,
            queue: self.queue.clone(),
            tasks: vec![pulse, pump, jobs, sweeps],
            app: self.app.clone(),
        }
    }
}

/// What runs beside requests, to be stopped after the last of them.
pub struct Running {
    stop: watch::Sender<bool>,
    queue: Queue,
    tasks: Vec<JoinHandle<()>>,
    app: web::Data<App>,
}

impl Running {
    /// Lets followers and jobs end, writes what was gathered, closes the pools.
    pub async fn stop(self) {
        self.queue.stop().await;
        if self.stop.send(true).is_err() {
            tracing::debug!("the followers had ended before");
        }
        for task in self.tasks {
            if tokio::time::timeout(Duration::from_secs(12), task).await.is_err() {
                tracing::warn!("a task did not end in time");
            }
        }
        if let Err(error) = self.app.views.flush(&self.app.pools, self.app.clock.now()).await {
            tracing::warn!(%error, "views of the last minute were lost");
        }
        self.app.pools.close();
    }
}

impl App {
    /// Whether cookies are for HTTPS only.
    pub fn scheme(&self) -> Scheme {
        if self.base_url().starts_with("https://") { Scheme::Https } else { Scheme::Http }
    }

    /// The site's address, without a slash at the end.
    pub fn base_url(&self) -> String {
        self.config.server.base_url.to_string().trim_end_matches('/').to_owned()
    }

    /// The visitor's address: a trusted proxy's word, else the connection's. An IPv4 address stays one when a socket
    /// for both kinds wraps it in IPv6.
    pub fn visitor(&self, peer: Option<IpAddr>, forwarded: &str) -> IpAddr {
        let peer = peer.map_or(IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), |peer| peer.to_canonical());
        let trusted =
            |ip: IpAddr| self.config.server.trusted_proxies.iter().any(|network| network.contains(ip));
        if !trusted(peer) {
            return peer;
        }
        // From the right: the first address that no trusted proxy has added.
        let hops = forwarded.split(',').filter_map(|hop| hop.trim().parse::<IpAddr>().ok());
        hops.rev().map(|ip| ip.to_canonical()).find(|ip| !trusted(*ip)).unwrap_or(peer)
    }
}

fn mailer(config: &Config) -> Result<Mailer, StartError> {
    use secrecy::ExposeSecret;
    match (config.mail.transport, &config.mail.smtp_url) {
        (MailTransport::Smtp, Some(url)) => {
            Mailer::smtp(url.expose_secret(), &config.mail.from, config.mail.timeout).map_err(StartError::of)
        }
        _ => Ok(Mailer::folder(config.mails_dir(), &config.mail.from)),
    }
}

fn pool_limits(config: &Config) -> PoolLimits {
    let database = &config.database;
    PoolLimits {
        pages: database.pages_pool,
        search: database.search_pool,
        wait: database.wait,
        statement: database.statement,
        lock: database.lock,
    }
}

fn per_minute(config: &Config) -> PerMinute {
    let limits = &config.limits;
    if config.server.bench_mode {
        return PerMinute { sign_in: u32::MAX, sign_up: u32::MAX, posting: u32::MAX, search: u32::MAX };
    }
    PerMinute {
        sign_in: limits.sign_in_per_minute,
        sign_up: limits.sign_up_per_minute,
        posting: limits.posting_per_minute,
        search: limits.search_per_minute,
    }
}
