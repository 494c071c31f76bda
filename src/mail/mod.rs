//! Mail out: messages, their frame, the transport. Sent by jobs only, so that no request waits for a mail server.

pub mod frame;
pub mod signed;
pub mod transport;

pub use transport::{MailError, Mailer, Message};
