//! A question and its answers as data for search engines.

use maud::Markup;
use serde::Serialize;

use crate::door::Visit;
use crate::text::plain;
use crate::threads::model::{PostKind, PostState};
use crate::threads::reads::{PostView, ThreadPage};
use crate::ui::json_ld;
use crate::urls;

#[derive(Serialize)]
struct QaPage<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    is: &'static str,
    #[serde(rename = "mainEntity")]
    question: Question<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Question<'a> {
    #[serde(rename = "@type")]
    is: &'static str,
    name: &'a str,
    text: String,
    in_language: &'a str,
    date_created: String,
    author: Person<'a>,
    answer_count: i64,
    upvote_count: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted_answer: Option<Answer<'a>>,
    suggested_answer: Vec<Answer<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer<'a> {
    #[serde(rename = "@type")]
    is: &'static str,
    text: String,
    in_language: &'a str,
    date_created: String,
    author: Person<'a>,
    upvote_count: i32,
    url: String,
}

#[derive(Serialize)]
struct Person<'a> {
    #[serde(rename = "@type")]
    is: &'static str,
    name: &'a str,
    url: String,
}

/// Only guests get it: search engines are guests, and members' pages are made anew for each reader.
pub fn data(visit: &Visit, page: &ThreadPage) -> Option<Markup> {
    let thread = &page.thread;
    if !visit.viewer.is_guest() || !thread.is_question() {
        return None;
    }
    let base = visit.app.base_url();
    // What the asker adds and what staff ask back are no answers.
    let is_answer = |post: &&PostView| {
        post.state == PostState::Live && post.kind == PostKind::Reply && post.author_id != thread.author_id
    };
    let answer = |post| answer(&base, page, post);
    let question = Question {
        is: "Question",
        name: &thread.title,
        text: plain::words(&page.question.html()),
        in_language: &thread.lang,
        date_created: thread.created_at.to_rfc3339(),
        author: author(&base, &page.question),
        answer_count: page.beside.answers,
        upvote_count: thread.me_toos,
        accepted_answer: page.accepted.iter().find(is_answer).map(answer),
        suggested_answer: page.verified.iter().chain(&page.replies).filter(is_answer).map(answer).collect(),
    };
    Some(json_ld::script(&QaPage { context: "https://schema.org", is: "QAPage", question }))
}

fn answer<'a>(base: &str, page: &ThreadPage, post: &'a PostView) -> Answer<'a> {
    let address = urls::post(page.thread.id, &page.thread.slug, page.page.into(), post.number.into());
    Answer {
        is: "Answer",
        text: plain::words(&post.html()),
        in_language: &post.lang,
        date_created: post.created_at.to_rfc3339(),
        author: author(base, post),
        upvote_count: post.helpful,
        url: format!("{base}{address}"),
    }
}

fn author<'a>(base: &str, post: &'a PostView) -> Person<'a> {
    let url = format!("{base}{}", urls::member(&post.author_handle));
    Person { is: "Person", name: &post.author_name, url }
}
