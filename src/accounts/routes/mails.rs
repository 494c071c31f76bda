//! Mails of a site under development, read in the browser: only where they go into a folder, and only for admins and
//! for whoever sits at the machine.

use actix_web::web;

use crate::accounts::views::{self, Listed};
use crate::config::MailTransport;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::shell::Page;
use crate::ui::words::t;
use crate::urls;

/// Mails in the list.
const SHOWN_MAX: usize = 50;
/// Characters of a mail that are shown.
const CHARS_MAX: usize = 256 * 1024;
/// Lines of the head that are shown.
const HEADERS_SHOWN: [&str; 4] = ["From", "To", "Subject", "Date"];

/// Whether this visitor may read them.
fn shown(visit: &Visit) -> bool {
    let folder = visit.app.config.mail.transport != MailTransport::Smtp;
    folder && (visit.viewer.is_admin() || visit.at_the_machine())
}

/// Their address, for this visitor.
pub fn link(visit: &Visit) -> Option<&'static str> {
    shown(visit).then(urls::mails)
}

/// `GET /mails`
pub async fn index(visit: Visit) -> Answer {
    let mut listed = Vec::new();
    for name in names(&visit).await? {
        let source = source(&visit, &name).await?;
        listed.push(Listed { to: header(&source, "To"), subject: header(&source, "Subject"), name });
    }
    let page = Page::new(&visit, visit.words.text(t::ACCOUNTS_MAILS_TITLE)).noindex();
    page.answer(views::mails(visit.words, &listed)).await
}

/// `GET /mails/{name}`
pub async fn show(visit: Visit, name: web::Path<String>) -> Answer {
    // Only a name that is in the list: no path leads out of the folder.
    let names = names(&visit).await?;
    let name = names.iter().find(|known| **known == *name).ok_or(Error::NotFound)?;
    let source = source(&visit, name).await?;
    let subject = header(&source, "Subject");
    let page = Page::new(&visit, subject.as_str()).noindex();
    page.answer(views::mail(visit.words, &subject, &readable(&source))).await
}

/// A mail as it lies in the folder.
async fn source(visit: &Visit, name: &str) -> Result<String, Error> {
    let bytes = tokio::fs::read(visit.app.config.mails_dir().join(name))
        .await
        .map_err(|e| Error::Internal(e.to_string()))?;
    Ok(String::from_utf8_lossy(&bytes).replace("\r\n", "\n").chars().take(CHARS_MAX).collect())
}

/// Names of the newest mails.
async fn names(visit: &Visit) -> Result<Vec<String>, Error> {
    if !shown(visit) {
        return Err(Error::NotFound);
    }
    let Ok(mut entries) = tokio::fs::read_dir(visit.app.config.mails_dir()).await else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    while let Ok(Some(entry)) = entries.next_entry().await {
        let name = entry.file_name().to_string_lossy().into_owned();
        if let (true, Ok(data)) = (name.ends_with(".eml"), entry.metadata().await) {
            found.push((data.modified().ok(), name));
        }
    }
    found.sort_by(|a, b| b.cmp(a));
    Ok(found.into_iter().take(SHOWN_MAX).map(|(_, name)| name).collect())
}

/// The head and the plain part, decoded.
fn readable(source: &str) -> String {
    let (_, body) = source.split_once("\n\n").unwrap_or((source, ""));
    let part = body.split("\n--").find(|part| part.contains("text/plain")).unwrap_or(body);
    let (about, text) = part.split_once("\n\n").unwrap_or(("", part));
    let about = about.to_lowercase();
    let text = if about.contains("quoted-printable") {
        quoted_printable(text)
    } else if about.contains("base64") {
        base64_text(text)
    } else {
        text.to_owned()
    };
    let head = HEADERS_SHOWN.map(|name| format!("{name}: {}", header(source, name)));
    format!("{}\n\n{}", head.join("\n"), text.trim())
}

/// A line of the head, unfolded, its encoded words (RFC 2047) read; those next to each other are one text.
fn header(source: &str, name: &str) -> String {
    let head = source.split("\n\n").next().unwrap_or_default().replace("\n ", " ").replace("\n\t", " ");
    let line = head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    let (mut text, mut rest) = (String::new(), line.unwrap_or_default());
    while let Some((before, word)) = rest.split_once("=?utf-8?b?") {
        if !before.trim().is_empty() {
            text.push_str(before);
        }
        let (word, after) = word.split_once("?=").unwrap_or((word, ""));
        text.push_str(&base64_text(word));
        rest = after;
    }
    text + rest
}

fn base64_text(text: &str) -> String {
    use base64::Engine;
    let joined: String = text.split_whitespace().collect();
    let bytes = base64::engine::general_purpose::STANDARD.decode(joined).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

fn quoted_printable(text: &str) -> String {
    let text = text.replace("=\n", "");
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let pair = (byte == b'=').then(|| Some([ahead.next()?, ahead.next()?])).flatten();
        let decoded = pair.and_then(|pair| u8::from_str_radix(std::str::from_utf8(&pair).ok()?, 16).ok());
        match decoded {
            Some(decoded) => {
                bytes.push(decoded);
                rest = ahead;
            }
            None => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
