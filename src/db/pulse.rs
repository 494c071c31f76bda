//! Whether the database answers.
//!
//! A server that died closes its connections; one that hangs, or whose machine vanished, tells nobody, and a statement
//! sent to it waits for ever. A short question a moment tells the difference: when it stays unanswered, every
//! connection is cut, so that whoever waits hears at once that the database is away, and nobody new waits at all.

use std::future::Future;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;
use tokio_postgres::Client;
use tokio_postgres::error::SqlState;

use super::dial::dial;

/// Between two questions.
const ASK_EVERY: Duration = Duration::from_millis(300);
/// The longest wait for an answer; with the pause before it less than the two seconds in which a page must say that the
/// database is away.
const ANSWER_WITHIN: Duration = Duration::from_millis(1200);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beat {
    /// It answers, or was never asked.
    Steady,
    /// It does not.
    Lost,
}

/// Whether the database answered last time. Clones share it.
#[derive(Debug, Clone)]
pub struct Pulse(watch::Sender<Beat>);

impl Default for Pulse {
    fn default() -> Self {
        Self(watch::Sender::new(Beat::Steady))
    }
}

impl Pulse {
    /// Ends when the database does not answer, at once if it did not last time.
    pub fn lost(&self) -> impl Future<Output = ()> + Send + 'static {
        let mut beats = self.0.subscribe();
        async move {
            if beats.wait_for(|beat| *beat == Beat::Lost).await.is_err() {
                // The program ends; nobody tells any more.
                std::future::pending::<()>().await;
            }
        }
    }

    fn note(&self, beat: Beat) {
        let before = self.0.send_replace(beat);
        match (before, beat) {
            (Beat::Steady, Beat::Lost) => tracing::warn!("the database does not answer"),
            (Beat::Lost, Beat::Steady) => tracing::info!("the database answers again"),
            _ => {}
        }
    }

    /// Asks until told to stop.
    pub async fn run(self, url: String, mut stop: watch::Receiver<bool>) {
        let mut line = None;
        loop {
            tokio::select! {
                _ = stop.changed() => return,
                () = tokio::time::sleep(ASK_EVERY) => {}
            }
            let asked = Instant::now();
            let beat = match tokio::time::timeout(ANSWER_WITHIN, ask(&mut line, &url)).await {
                Ok(Ok(())) => Beat::Steady,
                // It was us who slept, with the machine or without a processor: the answer may lie here unread.
                Err(_) if asked.elapsed() > ANSWER_WITHIN * 2 => continue,
                Ok(Err(error)) if is_a_word(&error) => Beat::Steady,
                Ok(Err(_)) | Err(_) => Beat::Lost,
            };
            if beat == Beat::Lost {
                line = None;
            }
            self.note(beat);
        }
    }
}

/// Asks on a connection of its own, made anew when it broke.
async fn ask(line: &mut Option<Client>, url: &str) -> Result<(), tokio_postgres::Error> {
    if let Some(client) = line
        && client.batch_execute("").await.is_ok()
    {
        return Ok(());
    }
    *line = None;
    let (client, connection) = dial(url).await?;
    tokio::spawn(connection);
    client.batch_execute("").await?;
    *line = Some(client);
    Ok(())
}

/// A server that refuses us in words lives, unless it says that it starts or stops.
fn is_a_word(error: &tokio_postgres::Error) -> bool {
    let passing = [SqlState::CANNOT_CONNECT_NOW, SqlState::ADMIN_SHUTDOWN, SqlState::CRASH_SHUTDOWN];
    error.code().is_some_and(|code| !passing.contains(code))
}
