//! `askwell serve`: the order in which a site starts and stops.

use std::fs::{File, OpenOptions, TryLockError};
use std::net::TcpListener;
use std::process::ExitCode;
use std::sync::atomic::Ordering;

use actix_web::dev::ServerHandle;
use secrecy::ExposeSecret;
use tokio::signal::unix::{SignalKind, signal};

use super::{CliError, database, say};
use crate::app::{Engine, Outside};
use crate::clock::Clock;
use crate::config::Config;

/// Held while a site runs on a data folder: its search index and files bear one writer.
const LOCK_FILE: &str = "serve.lock";

pub(super) async fn run(config: Config) -> Result<ExitCode, CliError> {
    let _alone = lock_data_dir(&config)?;
    // Before the database, so that a taken port is told at once.
    let listener = TcpListener::bind(config.server.listen)
        .map_err(|source| CliError::Io { what: "The address to listen on cannot be had", source })?;
    let for_machines = config.server.admin_listen.map(TcpListener::bind).transpose().map_err(|source| {
        CliError::Io { what: "The address for metrics and health cannot be had", source }
    })?;
    // From here a signal waits for us instead of ending the process in the middle of a start.
    let stop = stop_signal()?;
    let mut database = database::open(&config).await?;
    database.supervise();
    let unreachable = |e| CliError::Refused(format!("The database cannot be reached: {e}."));
    crate::db::wait_for_server(database.url.expose_secret()).await.map_err(unreachable)?;
    let addresses = addresses(&config, &listener, for_machines.as_ref())?;
    let outside = Outside { clock: Clock::live(), mailer: None };
    let engine = Engine::build(config, database.url.expose_secret(), outside)
        .await
        .map_err(|e| CliError::Refused(e.to_string()))?;
    announce_set_up(&engine).await?;
    let running = engine.run();
    let server = crate::server::start(engine.app.clone(), listener)
        .map_err(|source| CliError::Io { what: "The server cannot start", source })?;
    let handle = server.handle();
    let beside = for_machines.map(|listener| serve_machines(&engine, listener)).transpose()?;
    let serving = tokio::spawn(server);
    // Not before somebody answers there.
    for line in addresses {
        say(&line)?;
    }
    stop.await;
    tracing::info!("stopping");
    engine.app.stopping.store(true, Ordering::Relaxed);
    handle.stop(true).await;
    if serving.await.is_err() {
        tracing::warn!("the server did not end by itself");
    }
    running.stop().await;
    if let Some(beside) = beside {
        beside.stop(false).await;
    }
    database.close().await?;
    Ok(ExitCode::SUCCESS)
}

/// Until the site has stopped: what watches it should see how.
fn serve_machines(engine: &Engine, listener: TcpListener) -> Result<ServerHandle, CliError> {
    let server = crate::server::start_for_machines(engine.app.clone(), engine.pump.clone(), listener)
        .map_err(|source| CliError::Io { what: "Metrics and health cannot be served", source })?;
    let handle = server.handle();
    tokio::spawn(server);
    Ok(handle)
}

/// Away from loopback the set-up page asks for a code that only whoever reads the log knows.
async fn announce_set_up(engine: &Engine) -> Result<(), CliError> {
    let failure = |e: String| CliError::Refused(e);
    let mut conn = engine.app.pools.connect().await.map_err(|e| failure(e.to_string()))?;
    let site = crate::site::Site::load(&mut conn).await.map_err(|e| failure(e.to_string()))?;
    if site.set_up {
        return Ok(());
    }
    let code = &engine.app.set_up_code;
    tracing::warn!(
        "the site is not set up yet: open /setup; from another machine it asks for the code {code}"
    );
    Ok(())
}

/// The addresses for browsers and for machines, as lines; with port 0 the one the system chose.
fn addresses(
    config: &Config,
    listener: &TcpListener,
    for_machines: Option<&TcpListener>,
) -> Result<Vec<String>, CliError> {
    let chosen = |listener: &TcpListener| {
        listener.local_addr().map_err(|source| CliError::Io { what: "The own address is unknown", source })
    };
    let mut lines = vec![match config.server.listen.port() {
        0 => format!("Askwell: http://{}", chosen(listener)?),
        _ => format!("Askwell: {}", config.server.base_url),
    }];
    if let Some(listener) = for_machines {
        lines.push(format!("Metrics and health: http://{}", chosen(listener)?));
    }
    Ok(lines)
}

fn stop_signal() -> Result<impl Future<Output = ()>, CliError> {
    let failure = |source| CliError::Io { what: "Signals cannot be received", source };
    let mut terminate = signal(SignalKind::terminate()).map_err(failure)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(failure)?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

fn lock_data_dir(config: &Config) -> Result<File, CliError> {
    let failure = |source| CliError::Io { what: "The data folder cannot be used", source };
    std::fs::create_dir_all(&config.data_dir).map_err(failure)?;
    let path = config.data_dir.join(LOCK_FILE);
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(path).map_err(failure)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(CliError::Refused(format!(
            "Another `askwell serve` already runs on {}; stop it, or give this one its own ASKWELL_DATA_DIR.",
            config.data_dir.display()
        ))),
        Err(TryLockError::Error(source)) => Err(failure(source)),
    }
}
