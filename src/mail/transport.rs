//! How a message leaves: over SMTP, into a folder for development, or into memory for tests.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

/// A message ready to go.
#[derive(Debug, Clone)]
pub struct Message {
    /// Receiver's name.
    pub to_name: String,
    /// Receiver's address.
    pub to_address: String,
    /// One line.
    pub subject: String,
    /// The plain part.
    pub text: String,
    /// The HTML part, a whole document.
    pub html: String,
    /// Where its receiver stops mails like it, by one press; `None` for mails about the account itself.
    pub unsubscribe: Option<String>,
    /// Identifies the conversation, so that a thread is one in mail programs.
    pub conversation: Option<String>,
}

/// Why a message did not leave; the job tries again.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The address or a header cannot be written.
    #[error("the message cannot be built: {0}")]
    Build(String),
    /// The mail server refused or was away.
    #[error("the mail server did not take it: {0}")]
    Send(String),
    /// It took too long.
    #[error("the mail server took too long")]
    TimedOut,
}

/// Mails of this process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MailFigures {
    /// Handed over.
    pub sent: u64,
    /// Refused, or not handed over in time; each try counts.
    pub failed: u64,
}

#[derive(Default)]
struct Counts {
    sent: AtomicU64,
    failed: AtomicU64,
}

#[derive(Clone)]
enum Transport {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(PathBuf),
    Memory(Arc<Mutex<Vec<Message>>>),
}

/// Sends messages. Clones share connections.
#[derive(Clone)]
pub struct Mailer {
    transport: Transport,
    from: String,
    timeout: Duration,
    counts: Arc<Counts>,
}

impl std::fmt::Debug for Mailer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mailer").field("from", &self.from).finish_non_exhaustive()
    }
}

impl Mailer {
    /// Over SMTP; the address is `smtp://user:password@host:port` or `smtps://…`.
    pub fn smtp(url: &str, from: &str, timeout: Duration) -> Result<Self, MailError> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|e| MailError::Build(e.to_string()))?
            .timeout(Some(timeout))
            .build();
        Ok(Self::new(Transport::Smtp(transport), from, timeout))
    }

    /// Into a folder, a file a message.
    pub fn folder(path: PathBuf, from: &str) -> Self {
        Self::new(Transport::Folder(path), from, Duration::from_secs(5))
    }

    /// Into memory; the list is shared with whoever reads it.
    pub fn memory(sent: Arc<Mutex<Vec<Message>>>) -> Self {
        Self::new(Transport::Memory(sent), "Askwell <askwell@localhost>", Duration::from_secs(5))
    }

    fn new(transport: Transport, from: &str, timeout: Duration) -> Self {
        Self { transport, from: from.to_owned(), timeout, counts: Arc::default() }
    }

    /// Mails of this process so far.
    pub fn figures(&self) -> MailFigures {
        MailFigures {
            sent: AtomicU64::load(&self.counts.sent, Ordering::Relaxed),
            failed: AtomicU64::load(&self.counts.failed, Ordering::Relaxed),
        }
    }

    /// Sends one message; gives up after the timeout, connecting and talking together.
    pub async fn send(&self, message: &Message) -> Result<(), MailError> {
        let sent = self.hand_over(message).await;
        let count = if sent.is_ok() { &self.counts.sent } else { &self.counts.failed };
        AtomicU64::fetch_add(count, 1, Ordering::Relaxed);
        sent
    }

    async fn hand_over(&self, message: &Message) -> Result<(), MailError> {
        let built = build(message, &self.from)?;
        let sending = async {
            match &self.transport {
                Transport::Smtp(smtp) => {
                    smtp.send(built).await.map(drop).map_err(|e| MailError::Send(e.to_string()))
                }
                Transport::Folder(path) => {
                    let made = tokio::fs::create_dir_all(path).await;
                    made.map_err(|e| MailError::Send(e.to_string()))?;
                    let files = AsyncFileTransport::<Tokio1Executor>::new(path);
                    files.send(built).await.map(drop).map_err(|e| MailError::Send(e.to_string()))
                }
                Transport::Memory(sent) => {
                    if let Ok(mut sent) = sent.lock() {
                        sent.push(message.clone());
                    }
                    Ok(())
                }
            }
        };
        tokio::time::timeout(self.timeout, sending).await.map_err(|_| MailError::TimedOut)?
    }
}

fn build(message: &Message, from: &str) -> Result<lettre::Message, MailError> {
    let wrong = |e: &dyn std::fmt::Display| MailError::Build(e.to_string());
    let address = message.to_address.parse().map_err(|e: lettre::address::AddressError| wrong(&e))?;
    let from: Mailbox = from.parse().map_err(|e: lettre::address::AddressError| wrong(&e))?;
    let domain = from.email.domain().to_owned();
    let mut builder = lettre::Message::builder()
        .from(from)
        .to(Mailbox::new(Some(one_line(&message.to_name)).filter(|name| !name.is_empty()), address))
        .subject(one_line(&message.subject))
        .header(AutoSubmitted);
    builder = match &message.conversation {
        Some(id) => builder.references(format!("<{id}@{domain}>")).in_reply_to(format!("<{id}@{domain}>")),
        None => builder,
    };
    if let Some(address) = &message.unsubscribe {
        builder = builder.header(Unsubscribe(address.clone())).header(UnsubscribePost);
    }
    let parts = MultiPart::alternative()
        .singlepart(SinglePart::builder().header(ContentType::TEXT_PLAIN).body(message.text.clone()))
        .singlepart(SinglePart::builder().header(ContentType::TEXT_HTML).body(message.html.clone()));
    builder.multipart(parts).map_err(|e| wrong(&e))
}

/// People choose names and titles; none may begin a header of its own.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Tells vacation programs not to answer.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// Where to stop mails like this one (RFC 2369).
#[derive(Clone)]
struct Unsubscribe(String);

impl Header for Unsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(value: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(value.trim_matches(['<', '>']).to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), format!("<{}>", one_line(&self.0)))
    }
}

/// That one press there is enough (RFC 8058).
#[derive(Clone)]
struct UnsubscribePost;

impl Header for UnsubscribePost {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "List-Unsubscribe=One-Click".to_owned())
    }
}
