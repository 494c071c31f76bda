//! How some questions went on: merged with another, reopened with a reason, up the ladder. Nobody is told.

use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::afterwards::Around;
use super::content::Span;
use super::run::DemoError;
use crate::db::{Conn, MemberId};
use crate::error::Error;
use crate::ladder;
use crate::ledger::Settings;
use crate::merges::actions as merges;
use crate::text::{Lang, lang};
use crate::threads::actions::outcome::{self, Says};
use crate::threads::actions::reply::{self, NewReply, Part};
use crate::threads::model::PostBody;
use crate::threads::queries;
use crate::threads::rendering::render_now;

/// All of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Endings {
    #[serde(rename = "merge")]
    merges: Vec<MergeText>,
    reopened: Vec<ReopenedText>,
    #[serde(rename = "step")]
    steps: Vec<StepText>,
}

/// A question that was merged into one with an answer, and what its asker says of that.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MergeText {
    child: String,
    parent: String,
    by: String,
    ago: Span,
    said: Says,
    said_ago: Span,
}

/// A question that had ended and came back.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReopenedText {
    thread: String,
    ago: Span,
    reason: String,
}

/// When steps of the ladder were taken for a question, first to last.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StepText {
    thread: String,
    ago: Vec<Span>,
}

/// Writes it.
pub(super) async fn write(conn: &mut Conn, all: &Endings, around: &Around<'_>) -> Result<(), DemoError> {
    for text in &all.merges {
        merge(conn, text, around).await?;
    }
    for text in &all.reopened {
        let thread = queries::at_hand(conn, around.thread(&text.thread)?).await?;
        let at = around.now - text.ago.0;
        let reason = written(&text.reason, thread.author_id, Part::Asker, at);
        reply::reply(conn, &thread, reason, at).await?;
    }
    for text in &all.steps {
        let question = around.thread(&text.thread)?.into();
        for ago in &text.ago {
            ladder::actions::take(conn, question, around.now - ago.0).await?;
        }
    }
    Ok(())
}

async fn merge(conn: &mut Conn, text: &MergeText, around: &Around<'_>) -> Result<(), DemoError> {
    let child = queries::at_hand(conn, around.thread(&text.child)?).await?;
    let parent = queries::at_hand(conn, around.thread(&text.parent)?).await?;
    let by = around.people.id(&text.by)?;
    let merged = merges::merge(conn, &child, &parent, by, around.now - text.ago.0).await;
    merged.map_err(Error::from)?;
    let (asker, at) = (child.author_id, around.now - text.said_ago.0);
    outcome::say(conn, &child, text.said, asker, at).await?;
    if text.said == Says::NotSolved {
        let split = merges::split(conn, &child, Some(asker), at).await;
        split.map_err(Error::from)?;
    }
    Ok(())
}

/// A reply as it is written.
pub(super) fn written(text: &str, author: MemberId, part: Part, at: DateTime<Utc>) -> NewReply {
    let body = text.trim().to_owned();
    let lang = lang::detect(&body, Lang::En);
    let rendered = render_now(&body, lang);
    let remind_at = at + Settings::default().first_reminder;
    NewReply { body: PostBody(body), rendered, lang, author, part, follows: false, remind_at }
}
