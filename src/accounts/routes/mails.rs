//! Mails of a site under development, read in the browser: only where they go into a folder, and only for admins and
//! for whoever sits at the machine.

use actix_web::web;

use crate::accounts::views;
use crate::config::MailTransport;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::shell::Page;
use crate::ui::words::t;
use crate::urls;

/// Mails in the list.
const SHOWN_MAX: usize = 50;
/// Bytes of a mail that are shown.
const BYTES_MAX: usize = 256 * 1024;

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
    let names = names(&visit).await?;
    let page = Page::new(&visit, visit.words.text(t::ACCOUNTS_MAILS_TITLE)).noindex();
    page.answer(views::mails(visit.words, &names)).await
}

/// `GET /mails/{name}`
pub async fn show(visit: Visit, name: web::Path<String>) -> Answer {
    // Only a name that is in the list: no path leads out of the folder.
    let names = names(&visit).await?;
    let name = names.iter().find(|known| **known == *name).ok_or(Error::NotFound)?;
    let bytes = tokio::fs::read(visit.app.config.mails_dir().join(name))
        .await
        .map_err(|e| Error::Internal(e.to_string()))?;
    let source: String = String::from_utf8_lossy(&bytes).chars().take(BYTES_MAX).collect();
    let page = Page::new(&visit, name.as_str()).noindex();
    page.answer(views::mail(visit.words, name, &readable(&source))).await
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
    let source = source.replace("\r\n", "\n");
    let (head, body) = source.split_once("\n\n").unwrap_or((&source, ""));
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
    let wanted =
        |line: &&str| ["From:", "To:", "Subject:", "Date:"].iter().any(|name| line.starts_with(name));
    let head: Vec<&str> = head.lines().filter(wanted).collect();
    format!("{}\n\n{}", head.join("\n"), text.trim())
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
