//! Marks in rendered text: where details stand that a reader is to see.

use std::ops::Range;

use super::html::{Html, escape_into};
use super::tags::{self, Piece};

/// A detail to be marked wherever it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// The detail as a reader sees it.
    pub text: &'a str,
    /// The id of its first mark on the page; `None` if that stands elsewhere.
    pub id: Option<&'a str>,
}

/// A text with its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// Ready for a page.
    pub html: Html,
    /// Which of the wanted were found, by their place in the list.
    pub found: Vec<usize>,
}

/// What a reader sees of rendered text, blocks apart from each other: details are found in it.
pub fn visible(html: &Html) -> String {
    let mut seen = String::with_capacity(html.as_str().len());
    for piece in tags::pieces(html.as_str()) {
        match piece {
            Piece::Text(text) => units(text).for_each(|(c, _)| seen.push(c)),
            Piece::Start(name, _) | Piece::End(name) if tags::parts_lines(&name) => seen.push('\n'),
            _ => {}
        }
    }
    seen
}

/// Puts a mark round each place of each detail. A mark never crosses a tag: a detail half in bold has two.
pub fn mark(html: &Html, wanted: &[Wanted<'_>]) -> Marked {
    let places = places(&visible(html), wanted);
    let mut writer =
        Writer { out: String::with_capacity(html.as_str().len()), at: 0, open: None, named: Vec::new() };
    for piece in tags::pieces(html.as_str()) {
        match piece {
            Piece::Text(text) => writer.text(text, &places, wanted),
            Piece::Start(name, raw) => writer.tag(&name, raw),
            Piece::End(name) => writer.tag(&name, &format!("</{name}>")),
            Piece::Nothing => {}
        }
    }
    Marked { html: Html::sanitised(writer.out), found: writer.named }
}

/// The same in a line of plain text.
pub fn mark_line(line: &str, wanted: &[Wanted<'_>]) -> Marked {
    let mut escaped = String::with_capacity(line.len());
    escape_into(line, &mut escaped);
    mark(&Html::sanitised(escaped), wanted)
}

/// Where details stand in what is seen, none overlapping another; of two the longer one.
fn places(seen: &str, wanted: &[Wanted<'_>]) -> Vec<(Range<usize>, usize)> {
    let mut found: Vec<(Range<usize>, usize)> = Vec::new();
    for (index, one) in wanted.iter().enumerate().filter(|(_, one)| !one.text.is_empty()) {
        let whole = seen.match_indices(one.text).map(|(at, text)| at..at + text.len());
        found.extend(whole.filter(|place| stands_alone(seen, place)).map(|place| (place, index)));
    }
    found.sort_by_key(|(place, _)| (place.start, std::cmp::Reverse(place.end)));
    let mut end = 0;
    found.retain(|(place, _)| {
        let free = place.start >= end;
        if free {
            end = place.end;
        }
        free
    });
    found
}

/// Whether a detail stands there as a whole, not as a part of a longer word.
pub fn is_whole(text: &str, at: usize, detail: &str) -> bool {
    stands_alone(text, &(at..at + detail.len()))
}

/// Not a part of a longer word; Chinese may touch it.
pub(super) fn stands_alone(text: &str, place: &Range<usize>) -> bool {
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let (before, after) = (text.get(..place.start), text.get(place.end..));
    let inner = text.get(place.clone()).unwrap_or_default();
    let touches = |edge: Option<char>, beside: Option<char>| joins(edge) && joins(beside);
    !touches(inner.chars().next(), before.and_then(|text| text.chars().next_back()))
        && !touches(inner.chars().next_back(), after.and_then(|text| text.chars().next()))
}

struct Writer {
    out: String,
    /// Where in what is seen.
    at: usize,
    /// The end of the mark that is open.
    open: Option<usize>,
    named: Vec<usize>,
}

impl Writer {
    fn tag(&mut self, name: &str, raw: &str) {
        self.close();
        self.out.push_str(raw);
        if tags::parts_lines(name) {
            self.at += 1;
        }
    }

    fn text(&mut self, text: &str, places: &[(Range<usize>, usize)], wanted: &[Wanted<'_>]) {
        for (c, raw) in units(text) {
            if self.open.is_some_and(|end| self.at >= end) {
                self.close();
            }
            if self.open.is_none()
                && let Some((place, index)) = place_at(places, self.at)
            {
                self.begin(*index, wanted);
                self.open = Some(place.end);
            }
            self.out.push_str(raw);
            self.at += c.len_utf8();
        }
        self.close();
    }

    fn begin(&mut self, index: usize, wanted: &[Wanted<'_>]) {
        let first = !self.named.contains(&index);
        match wanted.get(index).and_then(|one| one.id).filter(|_| first) {
            Some(id) => {
                self.out.push_str("<mark class=\"mask\" id=\"");
                escape_into(id, &mut self.out);
                self.out.push_str("\">");
            }
            None => self.out.push_str("<mark class=\"mask\">"),
        }
        if first {
            self.named.push(index);
        }
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.out.push_str("</mark>");
        }
    }
}

fn place_at(places: &[(Range<usize>, usize)], at: usize) -> Option<&(Range<usize>, usize)> {
    let index = places.partition_point(|(place, _)| place.end <= at);
    places.get(index).filter(|(place, _)| place.contains(&at))
}

/// Entities that our serialiser and our own escaping write.
const ENTITIES: [(&str, char); 6] =
    [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\''), ("&nbsp;", '\u{a0}')];

/// The characters of a serialised text, each with how it is written.
pub(super) fn units(text: &str) -> impl Iterator<Item = (char, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let entity = ENTITIES.iter().find(|(written, _)| first == '&' && rest.starts_with(written));
        let (c, bytes) = entity.map_or((first, first.len_utf8()), |(written, c)| (*c, written.len()));
        let (raw, after) = rest.split_at_checked(bytes)?;
        rest = after;
        Some((c, raw))
    })
}
