//! A mail server on this machine that refuses some messages at first, as mail servers do, and keeps what it took.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// One message as it arrived.
#[derive(Debug, Clone)]
pub struct Letter {
    /// To which address.
    pub to: String,
    /// Headers and text as they came over the line.
    pub data: String,
}

/// Says of each message whether it is refused.
type Mood = Box<dyn FnMut() -> bool + Send>;

/// What the server has done.
struct Desk {
    mood: Mood,
    new: Vec<Letter>,
    taken: BTreeMap<String, i64>,
    refused: u64,
}

/// A running server.
pub struct PostOffice {
    /// Where it is reached.
    pub url: String,
    desk: Arc<Mutex<Desk>>,
    task: JoinHandle<()>,
}

impl PostOffice {
    /// Refuses the messages of which `mood` says so with "try again later".
    ///
    /// # Errors
    /// When no port of this machine can be listened on.
    pub async fn open(mood: impl FnMut() -> bool + Send + 'static) -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("smtp://{}", listener.local_addr()?);
        let desk = Desk { mood: Box::new(mood), new: Vec::new(), taken: BTreeMap::new(), refused: 0 };
        let desk = Arc::new(Mutex::new(desk));
        let shared = Arc::clone(&desk);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, Arc::clone(&shared)));
            }
        });
        Ok(Self { url, desk, task })
    }

    /// What has come since the last time this was asked.
    pub fn collect(&self) -> Vec<Letter> {
        std::mem::take(&mut self.desk.lock().unwrap_or_else(PoisonError::into_inner).new)
    }

    /// How many messages were taken for each address.
    pub fn taken(&self) -> BTreeMap<String, i64> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner).taken.clone()
    }

    /// How many were refused.
    pub fn refused(&self) -> u64 {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner).refused
    }
}

impl Drop for PostOffice {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Desk {
    fn take(&mut self, to: &str, data: String) -> &'static str {
        if (self.mood)() {
            self.refused += 1;
            return "451 try again later";
        }
        *self.taken.entry(to.to_owned()).or_default() += 1;
        self.new.push(Letter { to: to.to_owned(), data });
        "250 taken"
    }
}

/// A conversation (RFC 5321, as much of it as a client needs); whatever goes wrong ends it.
async fn talk(stream: TcpStream, desk: Arc<Mutex<Desk>>) -> Option<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let mut to = String::new();
    write.write_all(b"220 post.office ESMTP\r\n").await.ok()?;
    while let Some(line) = lines.next_line().await.ok()? {
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        let answer = match verb.as_str() {
            "RCPT" => {
                to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                "250 ok"
            }
            "DATA" => {
                write.write_all(b"354 go on\r\n").await.ok()?;
                let mut data = String::new();
                while let Some(line) = lines.next_line().await.ok()?.filter(|line| line != ".") {
                    data.push_str(line.strip_prefix('.').unwrap_or(&line));
                    data.push('\n');
                }
                desk.lock().unwrap_or_else(PoisonError::into_inner).take(&to, data)
            }
            "QUIT" => {
                write.write_all(b"221 bye\r\n").await.ok()?;
                return Some(());
            }
            _ => "250 ok",
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
    }
    Some(())
}
