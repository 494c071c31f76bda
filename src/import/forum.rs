//! The exchange format: one JSON object a line, a whole thread each.

use std::path::Path;

use serde::Deserialize;

use super::model::{Fault, Hear, Stopped, Told, ToldPost, ToldThread, time};
use super::reader::{Line, Lines};
use super::rendering::{self, Written};
use crate::text::Lang;

#[derive(Deserialize)]
struct ThreadLine {
    id: Id,
    title: String,
    created: String,
    posts: Vec<PostPart>,
    board: Option<String>,
    #[serde(default)]
    tags: Vec<String>,
    views: Option<i64>,
    #[serde(default)]
    solved: bool,
}

#[derive(Deserialize)]
struct PostPart {
    user: String,
    at: String,
    html: Option<String>,
    text: Option<String>,
    likes: Option<i64>,
    #[serde(default)]
    solution: bool,
    n: Option<i64>,
}

/// Sources number their threads or name them.
#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Number(i64),
    Name(String),
}

/// Reads a file; gives every thread and every fault with the bytes read so far.
pub fn read(path: &Path, fallback: Lang, hear: Hear<'_>) -> std::io::Result<()> {
    let mut lines = Lines::open(path)?;
    while let Some(line) = lines.next_line()? {
        let mut faults = Vec::new();
        let thread = match line {
            Line::TooLong => Err("the line is too long".to_owned()),
            Line::Bytes(bytes) if bytes.trim_ascii().is_empty() => continue,
            Line::Bytes(bytes) => thread(&bytes, lines.number(), fallback, &mut faults),
        };
        let told = match thread {
            Ok(thread) => Told::Thread(Box::new(thread)),
            Err(what) => Told::Fault(Fault::left_out(lines.number(), what)),
        };
        let mut all = faults.into_iter().map(Told::Fault).chain([told]);
        if all.any(|told| matches!(hear(told, lines.offset()), Err(Stopped))) {
            break;
        }
    }
    Ok(())
}

fn thread(bytes: &[u8], line: u64, fallback: Lang, faults: &mut Vec<Fault>) -> Result<ToldThread, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
    let mut told: ThreadLine = serde_json::from_str(text).map_err(|e| format!("it cannot be read: {e}"))?;
    // Where the source numbers its posts, the numbers are the order; elsewhere the file's order is.
    if told.posts.iter().all(|post| post.n.is_some()) {
        told.posts.sort_by_key(|post| post.n);
    }
    let created = time(&told.created).ok_or_else(|| format!("“{}” is no time", told.created))?;
    let title = rendering::title(&told.title, line, faults).ok_or("the title is empty")?;
    let lang = crate::text::lang::detect(&title, fallback);
    let mut posts = Vec::with_capacity(told.posts.len());
    for (index, part) in told.posts.iter().enumerate() {
        let place = Place { line, number: index + 1, title: &title, lang };
        if let Some(post) = post(part, &place, faults)? {
            posts.push(post);
        }
    }
    if posts.is_empty() {
        return Err("it has no posts".to_owned());
    }
    let id = match told.id {
        Id::Number(number) => number.to_string(),
        Id::Name(name) => name,
    };
    let views = told.views.unwrap_or(0).max(0);
    let tags = told.tags;
    Ok(ToldThread { line, id, title, board: told.board, created, tags, views, solved: told.solved, posts })
}

struct Place<'a> {
    line: u64,
    number: usize,
    title: &'a str,
    lang: Lang,
}

fn post(part: &PostPart, place: &Place<'_>, faults: &mut Vec<Fault>) -> Result<Option<ToldPost>, String> {
    let number = place.number;
    let at = time(&part.at).ok_or_else(|| format!("“{}”, the time of post {number}, is no time", part.at))?;
    let written = match (&part.html, &part.text) {
        (Some(html), _) => Written::Html(html),
        (None, Some(text)) => Written::Text(text),
        (None, None) => return Err(format!("post {number} has neither html nor text")),
    };
    let mut body = rendering::body(written, place.lang);
    if body.is_none() && number == 1 {
        faults.push(Fault::changed(place.line, "the question is empty; its title stands in its place"));
        body = rendering::body(Written::Text(place.title), place.lang);
    }
    let Some(body) = body else {
        faults.push(Fault::left_out(place.line, format!("post {number} is empty")));
        return Ok(None);
    };
    if body.cut {
        faults.push(Fault::changed(place.line, format!("post {number} was too long and was cut")));
    }
    let likes = part.likes.unwrap_or(0).max(0);
    Ok(Some(ToldPost {
        user: part.user.clone(),
        at,
        body: body.text,
        rendered: body.rendered,
        lang: body.lang,
        likes: i32::try_from(likes).unwrap_or(i32::MAX),
        solution: part.solution,
    }))
}
