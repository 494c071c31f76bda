//! The headings of a rendered article, for "On this page".

use super::html::Html;
use super::markdown::Heading;
use super::tags;

/// Levels that parts of an article have: some writers begin with `#`, most with `##`.
const LEVELS: [u8; 2] = [2, 3];

/// Headings with an id of the highest level that stands there, in their order.
pub fn headings(html: &Html) -> Vec<Heading> {
    let of_level = |level: u8| -> Vec<Heading> {
        let start = format!("<h{level}");
        html.as_str().split(&start).skip(1).filter_map(|rest| heading(level, rest)).collect()
    };
    LEVELS.into_iter().map(of_level).find(|found| !found.is_empty()).unwrap_or_default()
}

/// `rest` begins behind `<h2` or `<h3`.
fn heading(level: u8, rest: &str) -> Option<Heading> {
    let (attributes, rest) = rest.split_once('>')?;
    let (inner, _) = rest.split_once(&format!("</h{level}>"))?;
    let (_, id) = attributes.split_once("id=\"")?;
    let (id, _) = id.split_once('"')?;
    let text = tags::text_only(inner).trim().to_owned();
    (!text.is_empty()).then(|| Heading { level, id: id.to_owned(), text })
}
