//! Migrations are part of the binary and run under an advisory lock, so that nodes starting together do not race.

use diesel_async::{AsyncMigrationHarness, AsyncPgConnection, SimpleAsyncConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");
/// Changes when a migration is added, renamed or edited: test templates carry it. Reading it here also makes the
/// compiler look at the folder again when a migration is new.
pub const FINGERPRINT: &str = include_str!(concat!(env!("OUT_DIR"), "/migrations.fingerprint"));
/// Any constant will do, as long as every version of the program takes the same.
const LOCK: i64 = 0x61_73_6b_77_65_6c_6c;

/// What went wrong while migrating.
#[derive(Debug, thiserror::Error)]
pub enum MigrationError {
    /// The database could not be reached.
    #[error("cannot connect to the database: {0}")]
    Connect(#[from] diesel::ConnectionError),
    /// A statement failed.
    #[error("a statement failed: {0}")]
    Statement(#[from] diesel::result::Error),
    /// A migration failed or is not known.
    #[error("migration failed: {0}")]
    Migration(Box<dyn std::error::Error + Send + Sync>),
}

/// Applies what is missing; gives the number of migrations applied.
pub async fn up(url: &str) -> Result<usize, MigrationError> {
    locked(url, |harness| harness.run_pending_migrations(MIGRATIONS).map(|done| done.len())).await
}

/// Takes every migration back; for checks only, since it drops all data.
pub async fn down(url: &str) -> Result<usize, MigrationError> {
    locked(url, |harness| harness.revert_all_migrations(MIGRATIONS).map(|done| done.len())).await
}

type HarnessResult = Result<usize, Box<dyn std::error::Error + Send + Sync>>;

async fn locked(
    url: &str,
    work: impl FnOnce(&mut AsyncMigrationHarness<AsyncPgConnection>) -> HarnessResult,
) -> Result<usize, MigrationError> {
    let mut conn = super::dial::connect(url).await?;
    conn.batch_execute(&format!("select pg_advisory_lock({LOCK})")).await?;
    let mut harness = AsyncMigrationHarness::new(conn);
    let done = work(&mut harness).map_err(MigrationError::Migration);
    let mut conn = harness.into_inner();
    conn.batch_execute(&format!("select pg_advisory_unlock({LOCK})")).await?;
    done
}
