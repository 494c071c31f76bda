//! What happened to posts after they were written, and drafts in the making. Rows only: nobody is told of a demo, and the
//! posts are such that the ledger has nothing to say of them.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::content::Span;
use super::lives::{People, Unknown};
use super::queries;
use super::run::DemoError;
use crate::db::{BoardId, Conn, SectionId, ThreadId};
use crate::faq::actions::promote::{self, Beginning};
use crate::faq::model::Typed;
use crate::text::Lang;
use crate::threads::model::PostState;
use crate::threads::post_queries::{self, Act, FlagReason};
use crate::threads::queries::{self as posts, Post};
use crate::viewer::Rule;

/// All of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Afterwards {
    #[serde(rename = "edit")]
    edits: Vec<EditText>,
    #[serde(rename = "report")]
    reports: Vec<ReportText>,
    hidden: Vec<HiddenText>,
    #[serde(rename = "draft")]
    drafts: Vec<DraftText>,
}

/// An edit, by what stood there before.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EditText {
    thread: String,
    post: i32,
    by: String,
    ago: Span,
    before: String,
}

/// A report that nobody has settled.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReportText {
    thread: String,
    post: i32,
    by: String,
    ago: Span,
    reason: FlagReason,
    note: String,
}

/// A reply that staff hid.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct HiddenText {
    thread: String,
    post: i32,
    by: String,
    ago: Span,
    reason: String,
}

/// A draft of an article, of a thread.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftText {
    thread: String,
    by: String,
    ago: Span,
    section: String,
    title: String,
    short: String,
    body: String,
}

/// What the file refers to.
pub(super) struct Around<'a> {
    pub(super) people: &'a People,
    pub(super) boards: &'a HashMap<String, BoardId>,
    pub(super) threads: &'a HashMap<String, (ThreadId, bool)>,
    pub(super) sections: &'a HashMap<String, SectionId>,
    pub(super) now: DateTime<Utc>,
}

impl Around<'_> {
    pub(super) fn board(&self, slug: &str) -> Result<BoardId, Unknown> {
        self.boards.get(slug).copied().ok_or_else(|| Unknown(slug.to_owned()))
    }

    pub(super) fn thread(&self, key: &str) -> Result<ThreadId, Unknown> {
        self.threads.get(key).map(|(id, _)| *id).ok_or_else(|| Unknown(key.to_owned()))
    }

    pub(super) async fn post(&self, conn: &mut Conn, thread: &str, number: i32) -> Result<Post, DemoError> {
        let found = posts::post_by_number(conn, self.thread(thread)?, number).await?;
        Ok(found.ok_or_else(|| Unknown(format!("{thread}, post {number}")))?)
    }
}

/// Writes it.
pub(super) async fn write(conn: &mut Conn, all: &Afterwards, around: &Around<'_>) -> Result<(), DemoError> {
    for edit in &all.edits {
        let post = around.post(conn, &edit.thread, edit.post).await?;
        let at = around.now - edit.ago.0;
        queries::insert_earlier_text(conn, post.id, around.people.id(&edit.by)?, edit.before.trim(), at)
            .await?;
    }
    for report in &all.reports {
        let post = around.post(conn, &report.thread, report.post).await?;
        let (by, at) = (around.people.id(&report.by)?, around.now - report.ago.0);
        post_queries::flag(conn, post.id, by, (report.reason, &report.note), at).await?;
    }
    for hidden in &all.hidden {
        let post = around.post(conn, &hidden.thread, hidden.post).await?;
        let (by, at) = (around.people.id(&hidden.by)?, around.now - hidden.ago.0);
        post_queries::decide(conn, &post, by, (Act::Hide, &hidden.reason), at).await?;
        post_queries::set_state(conn, &post, PostState::Hidden, at).await?;
    }
    for draft in &all.drafts {
        begin(conn, draft, around).await?;
    }
    Ok(())
}

async fn begin(conn: &mut Conn, draft: &DraftText, around: &Around<'_>) -> Result<(), DemoError> {
    let section = around.sections.get(&draft.section).ok_or_else(|| Unknown(draft.section.clone()))?;
    let typed = Typed {
        title: draft.title.clone(),
        short: draft.short.clone(),
        body: draft.body.trim().to_owned(),
        section: Some(*section),
        ..Typed::default()
    };
    let audience = queries::audience(conn, Rule::Public).await?;
    let from = Beginning { thread: Some(around.thread(&draft.thread)?), typed, lang: Lang::En, audience };
    promote::begin(conn, from, around.people.id(&draft.by)?, around.now - draft.ago.0).await?;
    Ok(())
}
