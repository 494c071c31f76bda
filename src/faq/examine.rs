//! What is found in a draft and its sources: private details and where they stand, and which source the draft holds
//! already. Pure, but long texts take milliseconds each: callers do it beside the reactor.

use super::model::{Detail, Fate, Typed};
use super::prefill::cleaned;
use super::rendering::render_now;
use crate::text::Html;
use crate::text::excerpt::plain;
use crate::text::lang::Lang;
use crate::text::marks::{self, Wanted};
use crate::text::mask::{self, Found};
use crate::text::names::Names;

/// Details listed; a text with more is no text to promote.
const DETAILS_MAX: usize = 100;
/// Characters of a source by which it is known again in the draft.
const KNOWN_BY_CHARS: usize = 60;

/// A source as it is examined.
#[derive(Debug, Clone)]
pub struct Text {
    /// Markdown.
    pub body: String,
    /// The same, rendered.
    pub html: Html,
}

/// What was found.
#[derive(Debug, Clone, Default)]
pub struct Examined {
    /// Each private detail once, in reading order.
    pub details: Vec<Detail>,
    /// The title of the sources with its marks.
    pub title: Html,
    /// The sources with their marks, in the order they came.
    pub sources: Vec<Html>,
    /// Whether the beginning of each source stands in the draft.
    pub used: Vec<bool>,
    /// The draft's answer with its marks.
    pub preview: Html,
}

/// The thread a draft is made from, as it is examined.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Its title.
    pub title: String,
    /// Its posts.
    pub posts: Vec<Text>,
    /// Its people.
    pub names: Names,
}

/// Examines sources and draft together.
pub fn examine(sources: &Sources, draft: &Typed, lang: Lang) -> Examined {
    let rendered = render_now(&draft.body, lang);
    let mut details = details(sources, draft, &rendered);
    details.truncate(DETAILS_MAX);
    let mut unplaced: Vec<usize> = (0..details.len()).collect();
    let mut mark = |details: &[Detail], html: Option<&Html>, line: &str| {
        let ids: Vec<String> = (0..details.len()).map(anchor).collect();
        let wanted: Vec<Wanted<'_>> = details
            .iter()
            .enumerate()
            .map(|(at, detail)| Wanted {
                text: &detail.text,
                id: ids.get(at).filter(|_| unplaced.contains(&at)).map(String::as_str),
            })
            .collect();
        let marked = html.map_or_else(|| marks::mark_line(line, &wanted), |html| marks::mark(html, &wanted));
        unplaced.retain(|at| !marked.found.contains(at));
        marked.html
    };
    let title = mark(&details, None, &sources.title);
    let marked = sources.posts.iter().map(|post| mark(&details, Some(&post.html), "")).collect();
    let preview = preview(&details, &rendered);
    for (at, detail) in details.iter_mut().enumerate() {
        detail.place = (!unplaced.contains(&at)).then(|| anchor(at));
    }
    Examined { title, sources: marked, used: used(sources, draft, lang), preview, details }
}

/// The draft's answer with its marks; what a list leads to stands in the sources or in the field.
fn preview(details: &[Detail], rendered: &Html) -> Html {
    let wanted: Vec<Wanted<'_>> =
        details.iter().map(|detail| Wanted { text: &detail.text, id: None }).collect();
    marks::mark(rendered, &wanted).html
}

/// The private details that are in the draft without anybody's agreement.
pub fn still_in(sources: &Sources, draft: &Typed, lang: Lang) -> Vec<Detail> {
    let rendered = render_now(&draft.body, lang);
    let details = details(sources, draft, &rendered);
    details.into_iter().filter(|detail| detail.fate == Fate::StillIn).collect()
}

/// The id of a detail's first mark.
fn anchor(at: usize) -> String {
    format!("detail-{}", at + 1)
}

fn details(sources: &Sources, draft: &Typed, rendered: &Html) -> Vec<Detail> {
    let names = &sources.names;
    let whole = format!("{}\n{}", draft.whole(), marks::visible(rendered));
    let mut found = mask::find_with_names(&sources.title, names);
    for post in &sources.posts {
        found.extend(mask::find_with_names(&post.body, names));
        // Half a number in bold is one number to a reader.
        found.extend(mask::find_with_names(&marks::visible(&post.html), names));
    }
    found.extend(mask::find_with_names(&whole, names));
    let mut known = std::collections::HashSet::new();
    let fresh = found.into_iter().filter(|detail| known.insert(detail.text.clone()));
    fresh
        .map(|Found { kind, text, .. }| Detail { fate: fate(&text, &whole, draft), kind, text, place: None })
        .collect()
}

fn fate(text: &str, whole: &str, draft: &Typed) -> Fate {
    let mut places = whole.match_indices(text);
    match (places.any(|(at, _)| marks::is_whole(whole, at, text)), draft.kept.iter().any(|kept| kept == text))
    {
        (false, _) => Fate::LeftOut,
        (true, true) => Fate::Kept,
        (true, false) => Fate::StillIn,
    }
}

/// A reply whose beginning stands in the draft.
fn used(sources: &Sources, draft: &Typed, lang: Lang) -> Vec<bool> {
    let body = plain(&draft.body);
    let holds = |post: &Text| {
        let taken_over = plain(&cleaned(&post.body, lang, &sources.names));
        let beginning: String = taken_over.chars().take(KNOWN_BY_CHARS).collect();
        !beginning.is_empty() && body.contains(&beginning)
    };
    sources.posts.iter().map(holds).collect()
}
