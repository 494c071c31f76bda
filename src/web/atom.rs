//! Atom feeds (RFC 4287): the newest of a list, for programs that look again and again.

use std::io;

use actix_web::HttpResponse;
use actix_web::http::header;
use chrono::{DateTime, SecondsFormat, Utc};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use sha2::{Digest, Sha256};

/// The media type of a feed.
pub const MEDIA_TYPE: &str = "application/atom+xml; charset=utf-8";

/// A list and its newest entries.
#[derive(Debug, Clone)]
pub struct Feed {
    /// What it is called.
    pub title: String,
    /// The whole address of the feed; its id as well.
    pub address: String,
    /// The whole address of the page it belongs to.
    pub page: String,
    /// The language of the title.
    pub lang: &'static str,
    /// Newest first.
    pub entries: Vec<Entry>,
}

/// One thing in a feed.
#[derive(Debug, Clone)]
pub struct Entry {
    /// A whole address that never changes.
    pub id: String,
    /// The whole address of its page.
    pub page: String,
    /// The language it is written in.
    pub lang: &'static str,
    /// What it is called.
    pub title: String,
    /// What it is about, in a few sentences of plain text.
    pub summary: String,
    /// Who wrote it; empty: the site.
    pub author: String,
    /// When it was first there.
    pub published: DateTime<Utc>,
    /// When something last happened to it.
    pub updated: DateTime<Utc>,
}

type Xml = Writer<Vec<u8>>;

/// The feed as bytes.
///
/// # Errors
/// Writing to memory does not fail.
pub fn write(feed: &Feed, site: &str) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let root = xml.create_element("feed").with_attribute(("xmlns", "http://www.w3.org/2005/Atom"));
    root.with_attribute(("xml:lang", feed.lang)).write_inner_content(|xml| {
        text(xml, "id", &feed.address)?;
        text(xml, "title", &feed.title)?;
        text(xml, "updated", &time(feed.entries.iter().map(|e| e.updated).max().unwrap_or_default()))?;
        link(xml, "self", &feed.address, MEDIA_TYPE)?;
        link(xml, "alternate", &feed.page, "text/html")?;
        person(xml, site)?;
        feed.entries.iter().try_for_each(|entry| write_entry(xml, entry))
    })?;
    Ok(xml.into_inner())
}

/// The bytes as an answer that says how to ask whether they changed.
pub fn answer(bytes: Vec<u8>) -> HttpResponse {
    let name: String = Sha256::digest(&bytes).iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    HttpResponse::Ok()
        .content_type(MEDIA_TYPE)
        // Weak: the same feed compressed has other bytes.
        .insert_header((header::ETAG, format!("W/\"{name}\"")))
        .body(bytes)
}

fn write_entry(xml: &mut Xml, entry: &Entry) -> io::Result<()> {
    xml.create_element("entry").with_attribute(("xml:lang", entry.lang)).write_inner_content(|xml| {
        text(xml, "id", &entry.id)?;
        text(xml, "title", &entry.title)?;
        link(xml, "alternate", &entry.page, "text/html")?;
        text(xml, "published", &time(entry.published))?;
        text(xml, "updated", &time(entry.updated))?;
        if !entry.author.is_empty() {
            person(xml, &entry.author)?;
        }
        text(xml, "summary", &entry.summary)
    })?;
    Ok(())
}

fn text(xml: &mut Xml, name: &str, content: &str) -> io::Result<()> {
    // XML has no way to write most control characters, not even escaped.
    let content: String = content.chars().filter(|c| !c.is_control() || "\n\t".contains(*c)).collect();
    xml.create_element(name).write_text_content(BytesText::new(&content)).map(drop)
}

fn link(xml: &mut Xml, relation: &str, address: &str, media_type: &str) -> io::Result<()> {
    let link = xml.create_element("link").with_attribute(("rel", relation));
    link.with_attribute(("type", media_type)).with_attribute(("href", address)).write_empty().map(drop)
}

fn person(xml: &mut Xml, name: &str) -> io::Result<()> {
    xml.create_element("author").write_inner_content(|xml| text(xml, "name", name)).map(drop)
}

fn time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
