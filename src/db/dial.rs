//! Connecting, with TLS where the address asks for it.

use std::time::Duration;

use diesel::{ConnectionError, ConnectionResult};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::time::Instant;
use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, Error, NoTls};
use tokio_postgres_rustls::MakeRustlsConnect;

/// A program and its database are often started together, and recovery after a crash takes its time.
const PATIENCE: Duration = Duration::from_secs(60);
const LOOK_EVERY: Duration = Duration::from_millis(200);

/// What moves a connection's bytes: somebody has to await it.
pub(super) type Moving = BoxFuture<'static, Result<(), Error>>;

/// Waits while a server is not there yet or still starting, a minute at most.
///
/// # Errors
/// At once for what waiting does not mend, such as a wrong password.
pub async fn wait_for_server(url: &str) -> ConnectionResult<()> {
    let until = Instant::now() + PATIENCE;
    let mut told = false;
    loop {
        let Err(error) = dial(url).await else { return Ok(()) };
        if !may_pass(&error) || Instant::now() > until {
            return Err(failed(&error));
        }
        if !std::mem::replace(&mut told, true) {
            tracing::warn!(error = %failed(&error), "the database does not answer yet");
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// No server spoke, or it said that it is starting or stopping.
fn may_pass(error: &Error) -> bool {
    match error.code() {
        Some(code) => *code == SqlState::CANNOT_CONNECT_NOW || *code == SqlState::TOO_MANY_CONNECTIONS,
        None => {
            error.is_closed()
                || std::error::Error::source(error).is_some_and(|cause| cause.is::<std::io::Error>())
        }
    }
}

/// A client and what moves its bytes.
pub(super) async fn dial(url: &str) -> Result<(Client, Moving), Error> {
    if wants_tls(url) {
        let (client, connection) = tokio_postgres::connect(url, tls()).await?;
        return Ok((client, connection.boxed()));
    }
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    Ok((client, connection.boxed()))
}

/// A connection that moves its bytes by itself and hears notifications.
///
/// # Errors
/// When no server answers, or it refuses.
pub async fn connect(url: &str) -> ConnectionResult<AsyncPgConnection> {
    if !wants_tls(url) {
        return AsyncPgConnection::establish(url).await;
    }
    let (client, connection) = tokio_postgres::connect(url, tls()).await.map_err(|error| failed(&error))?;
    AsyncPgConnection::try_from_client_and_connection(client, connection).await
}

/// The driver's text alone is "db error"; its cause says more.
pub(super) fn failed(error: &Error) -> ConnectionError {
    let cause = std::error::Error::source(error).map(|cause| format!(": {cause}")).unwrap_or_default();
    ConnectionError::BadConnection(format!("{error}{cause}"))
}

fn wants_tls(url: &str) -> bool {
    url.contains("sslmode=require")
}

fn tls() -> MakeRustlsConnect {
    let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    MakeRustlsConnect::new(
        rustls::ClientConfig::builder().with_root_certificates(roots).with_no_client_auth(),
    )
}
