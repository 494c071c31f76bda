//! The wire between a program and its database, cut when a test says so.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{UnixListener, UnixStream};
use tokio_postgres::Config;
use tokio_postgres::config::Host;

use super::folder::TestFolder;

/// The name Postgres and its clients give a socket.
const SOCKET: &str = ".s.PGSQL.5432";

/// When the wire is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    Never = 0,
    /// The next commit does not reach the database.
    BeforeCommit = 1,
    /// It does, and its answer does not come back.
    AfterCommit = 2,
}

/// Passes everything on between its own socket and the database's.
pub(crate) struct Wire {
    cut: Arc<AtomicU8>,
    _folder: TestFolder,
}

impl Wire {
    /// Lays it; gives the address to connect to instead.
    pub(crate) fn lay(url: &str) -> (Self, String) {
        let config: Config = url.parse().unwrap();
        let Host::Unix(server) = config.get_hosts()[0].clone() else { panic!("{url} is no socket") };
        let folder = TestFolder::new();
        let listener = UnixListener::bind(folder.path().join(SOCKET)).unwrap();
        let host = folder.path().to_str().unwrap();
        let (user, database) = (config.get_user().unwrap(), config.get_dbname().unwrap());
        let through = format!("postgres://{user}@{}/{database}", utf8_percent_encode(host, NON_ALPHANUMERIC));
        let cut = Arc::new(AtomicU8::new(Cut::Never as u8));
        let cuts = cut.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let server = UnixStream::connect(server.join(SOCKET)).await.unwrap();
                tokio::spawn(pass(client, server, cuts.clone()));
            }
        });
        (Self { cut, _folder: folder }, through)
    }

    /// Says when the next cut is.
    pub(crate) fn cut(&self, when: Cut) {
        self.cut.store(when as u8, Ordering::SeqCst);
    }
}

/// Until either end closes, or the wire is cut: both ends are dropped.
async fn pass(client: UnixStream, server: UnixStream, cut: Arc<AtomicU8>) {
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    let answers = tokio::spawn(async move { tokio::io::copy(&mut from_server, &mut to_client).await });
    let mut bytes = vec![0; 64 * 1024];
    while let Ok(count @ 1..) = from_client.read(&mut bytes).await {
        let commits = bytes[..count].windows(6).any(|window| window == b"COMMIT");
        let when = if commits { cut.swap(Cut::Never as u8, Ordering::SeqCst) } else { Cut::Never as u8 };
        if when != Cut::Never as u8 {
            answers.abort();
        }
        if when == Cut::BeforeCommit as u8 || to_server.write_all(&bytes[..count]).await.is_err() {
            break;
        }
        if when == Cut::AfterCommit as u8 {
            break;
        }
    }
    answers.abort();
}
