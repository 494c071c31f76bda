//! A question and its answers as data for search engines.

use maud::Markup;
use serde_json::{Value, json};

use crate::door::Visit;
use crate::text::plain;
use crate::threads::model::{PostKind, PostState};
use crate::threads::reads::{PostView, ThreadPage};
use crate::ui::json_ld;
use crate::urls;

/// Only guests get it: search engines are guests, and members' pages are made anew for each reader.
pub fn data(visit: &Visit, page: &ThreadPage) -> Option<Markup> {
    let thread = &page.thread;
    if !visit.viewer.is_guest() || !thread.is_question() {
        return None;
    }
    // What the asker adds and what staff ask back are no answers.
    let is_answer = |post: &&PostView| {
        post.state == PostState::Live && post.kind == PostKind::Reply && post.author_id != thread.author_id
    };
    let answers = |posts: &mut dyn Iterator<Item = &PostView>| -> Vec<Value> {
        posts.filter(is_answer).map(|post| answer(visit, page, post)).collect()
    };
    let suggested = answers(&mut page.verified.iter().chain(&page.replies));
    let mut question = json!({
        "@type": "Question",
        "name": thread.title,
        "text": plain::words(&page.question.html()),
        "inLanguage": thread.lang,
        "dateCreated": thread.created_at.to_rfc3339(),
        "author": author(visit, &page.question),
        "answerCount": page.beside.answers,
        "upvoteCount": thread.me_toos,
        "suggestedAnswer": suggested,
    });
    if let (Some(accepted), Some(object)) = (&page.accepted, question.as_object_mut())
        && let Some(accepted) = answers(&mut std::iter::once(accepted)).pop()
    {
        object.insert("acceptedAnswer".to_owned(), accepted);
    }
    Some(json_ld::script(&json!({
        "@context": "https://schema.org",
        "@type": "QAPage",
        "mainEntity": question,
    })))
}

fn answer(visit: &Visit, page: &ThreadPage, post: &PostView) -> Value {
    let address = urls::post(page.thread.id, &page.thread.slug, page.page.into(), post.number.into());
    json!({
        "@type": "Answer",
        "text": plain::words(&post.html()),
        "inLanguage": post.lang,
        "dateCreated": post.created_at.to_rfc3339(),
        "author": author(visit, post),
        "upvoteCount": post.helpful,
        "url": format!("{}{address}", visit.app.base_url()),
    })
}

fn author(visit: &Visit, post: &PostView) -> Value {
    let profile = format!("{}{}", visit.app.base_url(), urls::member(&post.author_handle));
    json!({ "@type": "Person", "name": post.author_name, "url": profile })
}
