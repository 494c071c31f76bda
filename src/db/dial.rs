//! Connecting, with TLS where the address asks for it.

use diesel::{ConnectionError, ConnectionResult};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio_postgres::{Client, Error, NoTls};
use tokio_postgres_rustls::MakeRustlsConnect;

/// What moves a connection's bytes: somebody has to await it.
pub(super) type Moving = BoxFuture<'static, Result<(), Error>>;

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
pub(super) async fn connect(url: &str) -> ConnectionResult<AsyncPgConnection> {
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
