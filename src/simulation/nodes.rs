//! Two nodes on one database: both sweep and digest at the same moment, and now and then one is stopped in the middle.

use std::path::PathBuf;
use std::time::Duration;

use futures_util::future::join;

use super::SimulationError;
use super::dice::Dice;
use crate::app::{Engine, Outside};
use crate::clock::Clock;
use crate::config::Config;
use crate::db::Conn;
use crate::jobs;
use crate::mail::Mailer;
use crate::sweeps;

/// A node is stopped in the middle in so many of a hundred rounds.
const STOPS: u32 = 2;
/// How far it may have come, in milliseconds.
const STOPPED_WITHIN_MS: i64 = 40;
/// A mail server that does not answer for so long is given up.
const MAIL_WITHIN: Duration = Duration::from_secs(20);
/// Sender of all mails.
const FROM: &str = "Askwell <askwell@localhost>";

/// What every life of a node begins with.
pub(super) struct Ground {
    pub(super) config: Config,
    pub(super) url: String,
    pub(super) clock: Clock,
    pub(super) mail_url: String,
}

impl Ground {
    async fn start(&self, number: usize) -> Result<Engine, SimulationError> {
        let mut config = self.config.clone();
        config.data_dir = folder(&self.config, number);
        let failure = |error: &dyn std::fmt::Display| SimulationError::Node(error.to_string());
        std::fs::create_dir_all(&config.data_dir).map_err(|e| failure(&e))?;
        let mailer = Mailer::smtp(&self.mail_url, FROM, MAIL_WITHIN).map_err(|e| failure(&e))?;
        let outside = Outside { clock: self.clock.clone(), mailer: Some(mailer) };
        Engine::on_migrated(config, &self.url, outside).await.map_err(|e| failure(&e))
    }
}

fn folder(config: &Config, number: usize) -> PathBuf {
    config.data_dir.join(format!("simulation-node-{number}"))
}

/// The running nodes.
pub(super) struct Nodes {
    ground: Ground,
    first: Engine,
    second: Engine,
    /// How often one was stopped in the middle and started anew.
    pub(super) restarts: u64,
}

impl Nodes {
    pub(super) async fn start(ground: Ground) -> Result<Self, SimulationError> {
        let (first, second) = (ground.start(1).await?, ground.start(2).await?);
        Ok(Self { ground, first, second, restarts: 0 })
    }

    /// Followers and jobs digest, time does what it does, and they digest that.
    pub(super) async fn work(&mut self, conn: &mut Conn, dice: &mut Dice) -> Result<(), SimulationError> {
        if dice.percent(STOPS) {
            self.stop_in_the_middle(dice).await?;
        }
        self.settle().await?;
        // What one sweep left to a node that died with it locked, the next one does: sweeps follow each other in seconds.
        for _ in 0..2 {
            let (first, second) = join(sweeps::once(&self.first.app), sweeps::once(&self.second.app)).await;
            first.and(second).map_err(SimulationError::Node)?;
            // Until the next round more time passes than the queue lets pass between two tries.
            jobs::let_waiting_run(conn).await?;
            self.settle().await?;
        }
        Ok(())
    }

    /// Both at once, then one alone: what one of them left to the other is done too.
    async fn settle(&self) -> Result<(), SimulationError> {
        let (first, second) = join(self.first.settle(), self.second.settle()).await;
        first.and(second).map_err(SimulationError::Node)?;
        self.first.settle().await.map_err(SimulationError::Node)
    }

    /// The second node dies wherever it stands between two statements, and another takes its place.
    async fn stop_in_the_middle(&mut self, dice: &mut Dice) -> Result<(), SimulationError> {
        let within = Duration::from_millis(u64::try_from(dice.between(0, STOPPED_WITHIN_MS)).unwrap_or(0));
        let working = async {
            let swept = sweeps::once(&self.second.app).await;
            swept.and(self.second.pump.settle().await.map(drop))
        };
        if let Ok(done) = tokio::time::timeout(within, working).await {
            done.map_err(SimulationError::Node)?;
        }
        self.second.app.pools.close();
        // In the place of the dead one only once it has let go of its folder.
        self.second = self.ground.start(usize::try_from(self.restarts + 3).unwrap_or(0)).await?;
        self.restarts += 1;
        Ok(())
    }

    /// Lets both end.
    pub(super) async fn stop(self) {
        self.first.queue.stop().await;
        self.second.queue.stop().await;
        self.first.app.pools.close();
        self.second.app.pools.close();
    }
}
