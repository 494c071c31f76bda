//! The last word on HTML made from people's text: what may stand, and what is put around tables, code and foreign images.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use ammonia::Builder;

use super::html::{Html, escape_into};
use super::markdown::{MarkdownContext, Surface};
use super::tags::{self, Piece};

/// Every element that may stand in a text. None may hold raw text, foreign content, or load anything but our own uploads.
pub(super) const ELEMENTS: [&str; 53] = [
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "div", "dl", "dt", "em", "figcaption",
    "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby",
    "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul", "var",
];

/// What a link to somewhere else says about itself.
const LINK_REL: &str = "nofollow ugc noopener";

/// Where uploads are served.
pub(super) const UPLOADS: &str = "/uploads/";

/// A foreign image on its way through the sanitiser, where an attribute can change and an element cannot. Should one ever get out, it
/// asks our own server for nothing.
const FOREIGN_IMAGE: &str = "/uploads/?foreign=";

/// Sanitised HTML and the uploads it shows or links.
pub(super) struct Sanitised {
    pub(super) html: Html,
    pub(super) uploads: Vec<String>,
}

/// Sanitises what the Markdown renderer wrote. `None` if it nests too deeply to be parsed.
pub(super) fn sanitise(html: &str, context: &MarkdownContext<'_>) -> Option<Sanitised> {
    let balanced = tags::balance(html, &ELEMENTS)?;
    let clean = builder(context).clean(&balanced).to_string();
    Some(finish(&clean, context))
}

/// The text as it was typed, for what no renderer should touch.
pub(super) fn as_typed(source: &str) -> Html {
    let mut html = String::from("<p>");
    for (index, line) in source.lines().enumerate() {
        if index > 0 {
            html.push_str("<br>");
        }
        escape_into(line, &mut html);
    }
    html.push_str("</p>");
    Html::sanitised(html)
}

fn builder<'a>(context: &MarkdownContext<'a>) -> Builder<'a> {
    let first_level = context.surface.first_level();
    let elements: HashSet<&str> = ELEMENTS.into_iter().filter(|name| !is_heading_above(name, first_level)).collect();
    let mut attributes: HashMap<&str, HashSet<&str>> = HashMap::from([
        ("a", HashSet::from(["href"])),
        ("img", HashSet::from(["src", "alt", "width", "height"])),
        ("ol", HashSet::from(["start"])),
        ("td", HashSet::from(["align", "colspan", "rowspan"])),
        ("th", HashSet::from(["align", "colspan", "rowspan"])),
        ("details", HashSet::from(["open"])),
    ]);
    for element in ["pre", "code", "span"] {
        attributes.insert(element, HashSet::from(["class"]));
    }
    if context.surface == Surface::Article {
        for heading in ["h2", "h3", "h4", "h5", "h6"] {
            attributes.insert(heading, HashSet::from(["id"]));
        }
    }
    let set = HashMap::from([
        ("img", HashMap::from([("loading", "lazy")])),
        ("pre", HashMap::from([("tabindex", "0"), ("role", "region"), ("aria-label", context.code_label)])),
    ]);
    let mut builder = Builder::empty();
    builder
        .tags(elements)
        .clean_content_tags(HashSet::from(["script", "style"]))
        .tag_attributes(attributes)
        .set_tag_attribute_values(set)
        .generic_attributes(HashSet::from(["title", "lang"]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(Some(LINK_REL))
        .strip_comments(true)
        .id_prefix(Some(super::markdown::ID_PREFIX))
        .attribute_filter(filter);
    builder
}

fn is_heading_above(name: &str, first_level: u8) -> bool {
    name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok()).is_some_and(|level| level < first_level)
}

fn filter<'v>(element: &str, attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
    match (element, attribute) {
        ("img", "src") if is_upload(value) => Some(Cow::Borrowed(value)),
        ("img", "src") if is_web_address(value) => Some(Cow::Owned(format!("{FOREIGN_IMAGE}{value}"))),
        ("img", "src") => None,
        (_, "class") => {
            let kept: Vec<&str> = value.split_ascii_whitespace().filter(|class| is_code_class(class)).collect();
            (!kept.is_empty()).then(|| Cow::Owned(kept.join(" ")))
        }
        (_, "align") => matches!(value, "left" | "right" | "center").then_some(Cow::Borrowed(value)),
        (_, "width" | "height" | "colspan" | "rowspan" | "start") => {
            (value.len() <= 4 && value.bytes().all(|b| b.is_ascii_digit())).then_some(Cow::Borrowed(value))
        }
        _ => Some(Cow::Borrowed(value)),
    }
}

/// Whether this is an address of one of our own files, and nothing that climbs out of their folder.
pub(super) fn is_upload(address: &str) -> bool {
    address.strip_prefix(UPLOADS).is_some_and(|name| {
        !name.is_empty() && !name.contains("..") && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'/'))
    })
}

fn is_web_address(address: &str) -> bool {
    let lower: String = address.chars().take(8).collect::<String>().to_ascii_lowercase();
    lower.starts_with("https://") || lower.starts_with("http://")
}

fn is_code_class(class: &str) -> bool {
    (class.starts_with("hl-") || class.starts_with("language-"))
        && class.len() <= 60
        && class.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'+' | b'#' | b'.'))
}

/// Puts our own parts round sanitised HTML. It was written by the sanitiser's serialiser, so tags are whole and balanced.
fn finish(clean: &str, context: &MarkdownContext<'_>) -> Sanitised {
    let mut html = String::with_capacity(clean.len() + 128);
    let mut uploads = Vec::new();
    let mut links_open: usize = 0;
    for piece in tags::pieces(clean) {
        match piece {
            Piece::Text("<") => html.push_str("&lt;"),
            Piece::Text(text) => html.push_str(text),
            Piece::Start(name, raw) => match name.as_str() {
                "a" => {
                    links_open += 1;
                    note_upload(tags::attribute(raw, "href"), &mut uploads);
                    html.push_str(raw);
                }
                "img" => image(raw, links_open, &mut html, &mut uploads),
                "table" => {
                    html.push_str("<div class=\"scroll-x\" role=\"region\" tabindex=\"0\" aria-label=\"");
                    escape_into(context.table_label, &mut html);
                    html.push_str("\">");
                    html.push_str(raw);
                }
                _ => html.push_str(raw),
            },
            Piece::End(name) => {
                html.push_str(&format!("</{name}>"));
                match name.as_str() {
                    "a" => links_open = links_open.saturating_sub(1),
                    "table" => html.push_str("</div>"),
                    _ => {}
                }
            }
            Piece::Nothing => {}
        }
    }
    Sanitised { html: Html::sanitised(html), uploads }
}

/// Our own image stays, a foreign one becomes a link: showing it would tell its host who reads here.
fn image(raw: &str, links_open: usize, html: &mut String, uploads: &mut Vec<String>) {
    let alt = tags::attribute(raw, "alt").unwrap_or_default();
    let Some(address) = tags::attribute(raw, "src") else {
        push_as_text(alt, html);
        return;
    };
    let Some(foreign) = address.strip_prefix(FOREIGN_IMAGE) else {
        note_upload(Some(address), uploads);
        html.push_str(raw);
        return;
    };
    let label = if alt.trim().is_empty() { foreign } else { alt };
    if links_open > 0 {
        push_as_text(label, html);
        return;
    }
    html.push_str(&format!("<a href=\"{foreign}\" rel=\"{LINK_REL}\">"));
    push_as_text(label, html);
    html.push_str("</a>");
}

/// A serialised attribute value as text: its entities hold there too, its angle brackets may not be escaped yet.
fn push_as_text(value: &str, html: &mut String) {
    html.push_str(&value.replace('<', "&lt;").replace('>', "&gt;"));
}

fn note_upload(address: Option<&str>, uploads: &mut Vec<String>) {
    let Some(name) = address.and_then(|address| address.split(['?', '#']).next()).filter(|path| is_upload(path)) else { return };
    let name = name.strip_prefix(UPLOADS).unwrap_or(name).to_owned();
    if !uploads.contains(&name) {
        uploads.push(name);
    }
}
