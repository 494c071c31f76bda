//! The one transaction of an action.

use std::time::Duration;

use diesel_async::{AnsiTransactionManager, TransactionManager};

use crate::db::{Conn, PooledConn};
use crate::error::Error;
use crate::events::pump::Wake;

/// A connection that does not take its transaction back in this time is thrown away.
const ROLLBACK_MAX: Duration = Duration::from_secs(2);

/// A transaction under way. Dropping it takes everything back. Committing puts its event on its way.
pub struct Change {
    /// Gone only while the change ends.
    conn: Option<PooledConn>,
    wake: Wake,
}

impl Change {
    /// Begins it on `conn`.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn begin(mut conn: PooledConn, wake: Wake) -> Result<Self, Error> {
        AnsiTransactionManager::begin_transaction(&mut *conn).await?;
        Ok(Self { conn: Some(conn), wake })
    }

    /// Makes it so.
    ///
    /// # Errors
    /// When the database refuses, or nobody knows whether it was made so.
    pub async fn commit(mut self) -> Result<(), Error> {
        if let Some(mut conn) = self.conn.take() {
            AnsiTransactionManager::commit_transaction(&mut *conn).await?;
            self.wake.now();
        }
        Ok(())
    }

    /// Takes it back before anything else is read.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn leave(mut self) -> Result<(), Error> {
        if let Some(mut conn) = self.conn.take() {
            AnsiTransactionManager::rollback_transaction(&mut *conn).await?;
        }
        Ok(())
    }
}

impl Drop for Change {
    /// What an action began and did not end (a refusal, a visitor who left) is taken back at once, and the connection
    /// goes back to the pool. The pool throws away one that is still in a transaction.
    fn drop(&mut self) {
        let Some(mut conn) = self.conn.take() else { return };
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        runtime.spawn(async move {
            let rollback = AnsiTransactionManager::rollback_transaction(&mut *conn);
            if !matches!(tokio::time::timeout(ROLLBACK_MAX, rollback).await, Ok(Ok(()))) {
                tracing::debug!("a connection was given up in the middle of its transaction");
            }
        });
    }
}

impl std::ops::Deref for Change {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        match &self.conn {
            Some(conn) => conn,
            None => unreachable!("only what consumes the change takes its connection"),
        }
    }
}

impl std::ops::DerefMut for Change {
    fn deref_mut(&mut self) -> &mut Conn {
        match &mut self.conn {
            Some(conn) => conn,
            None => unreachable!("only what consumes the change takes its connection"),
        }
    }
}
