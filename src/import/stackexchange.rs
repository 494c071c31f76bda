//! `Posts.xml` of a StackExchange dump: one `<row …/>` a line, questions and answers mixed. The first pass notes where
//! each question and its answers stand, the second reads them thread by thread, so that no file is held whole.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};

use super::model::{Fault, Hear, Stopped, Told, ToldPost, ToldThread, time};
use super::reader::{Line, Lines};
use super::rendering::{self, Written};
use crate::text::Lang;

const QUESTION: &str = "1";
const ANSWER: &str = "2";
/// The name of the XML element of a post.
const ROW: &str = "row";

/// The attributes of a row.
type Row = HashMap<String, String>;

/// Where a row stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    offset: u64,
    line: u64,
}

/// The rows of a thread.
#[derive(Debug, Default)]
struct Rows {
    question: Option<Place>,
    answers: Vec<Place>,
}

/// Bytes after which the first pass says how far it is.
const LOOKED_THROUGH: u64 = 64 * 1024;

/// Reads a file; gives every thread and every fault with how far it is, in bytes of the file: each pass is half of it.
pub fn read(path: &Path, fallback: Lang, hear: Hear<'_>) -> std::io::Result<()> {
    let Ok((threads, half)) = find_threads(path, hear)? else { return Ok(()) };
    let mut lines = Lines::open(path)?;
    let mut read = half;
    for rows in threads.into_values() {
        let Some(question) = rows.question else {
            for answer in rows.answers {
                let fault = Fault::left_out(answer.line, "its question is not in the file");
                if matches!(hear(Told::Fault(fault), read), Err(Stopped)) {
                    return Ok(());
                }
            }
            continue;
        };
        read = read.max(half + question.offset / 2);
        let mut faults = Vec::new();
        let told = match thread(&mut lines, question, &rows.answers, fallback, &mut faults)? {
            Ok(thread) => Told::Thread(Box::new(thread)),
            Err(what) => Told::Fault(Fault::left_out(question.line, what)),
        };
        let mut all = faults.into_iter().map(Told::Fault).chain([told]);
        if all.any(|told| matches!(hear(told, read), Err(Stopped))) {
            return Ok(());
        }
    }
    Ok(())
}

/// Where the threads stand, and half of the file's bytes.
type Found = (BTreeMap<i64, Rows>, u64);

fn find_threads(path: &Path, hear: Hear<'_>) -> std::io::Result<Result<Found, Stopped>> {
    let mut lines = Lines::open(path)?;
    let mut threads: BTreeMap<i64, Rows> = BTreeMap::new();
    let mut said = 0;
    loop {
        let offset = lines.offset();
        let line = lines.next_line()?;
        let looked = offset / 2;
        if line.is_none() || looked >= said + LOOKED_THROUGH {
            said = looked;
            if hear(Told::Looking, looked).is_err() {
                return Ok(Err(Stopped));
            }
        }
        let Some(line) = line else { return Ok(Ok((threads, looked))) };
        let place = Place { offset, line: lines.number() };
        if let Err(what) = note(line, place, &mut threads)
            && hear(Told::Fault(Fault::left_out(place.line, what)), looked).is_err()
        {
            return Ok(Err(Stopped));
        }
    }
}

fn note(line: Line, place: Place, threads: &mut BTreeMap<i64, Rows>) -> Result<(), String> {
    let Some(row) = row(line)? else { return Ok(()) };
    let number = |name: &str| row.get(name).and_then(|id| id.parse().ok()).ok_or(format!("it has no {name}"));
    match row.get("PostTypeId").map(String::as_str) {
        Some(QUESTION) => threads.entry(number("Id")?).or_default().question = Some(place),
        Some(ANSWER) => threads.entry(number("ParentId")?).or_default().answers.push(place),
        // Tag descriptions and the like are no posts of people.
        Some(_) => {}
        None => return Err("it has no PostTypeId".to_owned()),
    }
    Ok(())
}

/// The attributes of a line that is a row; `None` for the lines around the rows.
fn row(line: Line) -> Result<Option<Row>, String> {
    let Line::Bytes(bytes) = line else { return Err("the line is too long".to_owned()) };
    let text = std::str::from_utf8(&bytes).map_err(|_| "it is not UTF-8".to_owned())?.trim();
    if text.is_empty() || text.starts_with("<?") || text.starts_with("<posts") || text.starts_with("</posts")
    {
        return Ok(None);
    }
    let mut reader = Reader::from_str(text);
    let unreadable = |e: &dyn std::fmt::Display| format!("it cannot be read: {e}");
    let element = match reader.read_event() {
        Ok(Event::Empty(element) | Event::Start(element)) if element.name().as_ref() == ROW => element,
        Ok(_) => return Err("it is no row".to_owned()),
        Err(error) => return Err(unreadable(&error)),
    };
    let mut row = Row::new();
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|e| unreadable(&e))?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|e| unreadable(&e))?;
        row.insert(attribute.key.as_ref().to_owned(), value.into_owned());
    }
    Ok(Some(row))
}

fn thread(
    lines: &mut Lines,
    question: Place,
    answers: &[Place],
    fallback: Lang,
    faults: &mut Vec<Fault>,
) -> std::io::Result<Result<ToldThread, String>> {
    let Some(line) = lines.line_at(question.offset)? else { return Ok(Err("it is gone".to_owned())) };
    let head = match row(line) {
        Ok(Some(row)) => row,
        Ok(None) => return Ok(Err("it is no row".to_owned())),
        Err(what) => return Ok(Err(what)),
    };
    let accepted = head.get("AcceptedAnswerId").cloned();
    let mut thread = match head_of(&head, question.line, fallback, faults) {
        Ok(thread) => thread,
        Err(what) => return Ok(Err(what)),
    };
    for place in answers {
        let Some(line) = lines.line_at(place.offset)? else { continue };
        let Ok(Some(row)) = row(line) else { continue };
        match post(&row, place.line, fallback, faults) {
            Ok(mut post) => {
                post.solution = accepted.is_some() && row.get("Id") == accepted.as_ref();
                thread.posts.push(post);
            }
            Err(what) => faults.push(Fault::left_out(place.line, what)),
        }
    }
    if let Some((_, replies)) = thread.posts.split_first_mut() {
        replies.sort_by_key(|post| post.at);
    }
    thread.solved = thread.posts.iter().any(|post| post.solution);
    Ok(Ok(thread))
}

fn head_of(row: &Row, line: u64, fallback: Lang, faults: &mut Vec<Fault>) -> Result<ToldThread, String> {
    let title = row
        .get("Title")
        .and_then(|title| rendering::title(title, line, faults))
        .ok_or("the title is empty")?;
    let first = post(row, line, fallback, faults)?;
    Ok(ToldThread {
        line,
        id: row.get("Id").cloned().unwrap_or_default(),
        title,
        board: None,
        created: first.at,
        tags: row.get("Tags").map(|tags| split_tags(tags)).unwrap_or_default(),
        views: row.get("ViewCount").and_then(|views| views.parse().ok()).unwrap_or(0),
        solved: false,
        posts: vec![first],
    })
}

/// `<a><b>` in older dumps, `|a|b|` in newer ones.
fn split_tags(tags: &str) -> Vec<String> {
    tags.split(['<', '>', '|']).map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}

fn post(row: &Row, line: u64, fallback: Lang, faults: &mut Vec<Fault>) -> Result<ToldPost, String> {
    let at = row.get("CreationDate").and_then(|at| time(at)).ok_or("it has no time")?;
    let html = row.get("Body").map_or("", String::as_str);
    let body = rendering::body(Written::Html(html), fallback).ok_or("it is empty")?;
    if body.cut {
        faults.push(Fault::changed(line, "it was too long and was cut"));
    }
    let score: i32 = row.get("Score").and_then(|score| score.parse().ok()).unwrap_or(0);
    Ok(ToldPost {
        user: user_of(row),
        at,
        body: body.text,
        rendered: body.rendered,
        lang: body.lang,
        likes: score.max(0),
        solution: false,
    })
}

/// Users who left have no id, and often a name.
fn user_of(row: &Row) -> String {
    match (row.get("OwnerUserId"), row.get("OwnerDisplayName")) {
        (Some(id), _) => format!("user{id}"),
        (None, Some(name)) if !name.trim().is_empty() => name.trim().to_owned(),
        (None, _) => "former-user".to_owned(),
    }
}
