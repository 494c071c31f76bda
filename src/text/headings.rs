//! The headings of a rendered article, for "On this page".

use super::html::Html;
use super::markdown::Heading;
use super::tags;

/// Headings of the second level with an id, in their order.
pub fn headings(html: &Html) -> Vec<Heading> {
    html.as_str().split("<h2").skip(1).filter_map(heading).collect()
}

/// `rest` begins behind `<h2`.
fn heading(rest: &str) -> Option<Heading> {
    let (attributes, rest) = rest.split_once('>')?;
    let (inner, _) = rest.split_once("</h2>")?;
    let (_, id) = attributes.split_once("id=\"")?;
    let (id, _) = id.split_once('"')?;
    let text = tags::text_only(inner).trim().to_owned();
    (!text.is_empty()).then(|| Heading { level: 2, id: id.to_owned(), text })
}
