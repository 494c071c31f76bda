//! `/e/{token}/unsubscribe`: the way out that every mail about a notice has. It works without signing in; opening it changes
//! nothing, since mail programs open links by themselves; mail programs with a button of their own send the POST at once.
//! Once they are stopped, it is the way back.

use actix_web::web;
use serde::Deserialize;

use crate::accounts::queries::members;
use crate::db::MemberId;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::mail::signed::Purpose;
use crate::notifications::topics::{Topic, Wanted};
use crate::notifications::{actions, views};
use crate::shell::Page;
use crate::ui::t;
use crate::ui::words::Words;

/// What the address says beside the token.
#[derive(Debug, Default, Deserialize)]
pub struct Query {
    /// `start`: the mails are to come again. Not in the form's body, which mail programs write as they like.
    #[serde(rename = "do", default)]
    act: String,
}

/// The page with one button, in the language of whom the mail went to: to stop the mails, or to get them again.
pub async fn edit(visit: Visit, token: web::Path<String>) -> Answer {
    let (member, topic) = read(&visit, &token)?;
    let wanted = actions::wants_mails(&mut *visit.conn().await?, member, topic).await?;
    let visit = in_language_of(visit, member).await?;
    if !wanted.is_yes() {
        return stopped(&visit, &token, topic).await;
    }
    let page = Page::new(&visit, visit.words.text(t::NOTIFICATIONS_STOP_TITLE)).noindex();
    page.answer(views::stops::ask(visit.words, &token, topic)).await
}

/// Stops the mails, or starts them again. No redirect: mail programs do not follow one after a POST (RFC 8058).
pub async fn create(visit: Visit, token: web::Path<String>, query: web::Query<Query>) -> Answer {
    let (member, topic) = read(&visit, &token)?;
    let wanted = Wanted::from_state(query.act == "start");
    let mut change = visit.begin().await?;
    actions::set_mails(&mut change, member, (topic, wanted), visit.now).await?;
    change.commit().await?;
    let visit = in_language_of(visit, member).await?;
    if !wanted.is_yes() {
        return stopped(&visit, &token, topic).await;
    }
    let page = Page::new(&visit, visit.words.text(t::NOTIFICATIONS_STARTED_TITLE)).noindex();
    page.answer(views::stops::started(visit.words, topic)).await
}

async fn stopped(visit: &Visit, token: &str, topic: Topic) -> Answer {
    let page = Page::new(visit, visit.words.text(t::NOTIFICATIONS_STOPPED_TITLE)).noindex();
    page.answer(views::stops::done(visit.words, token, topic)).await
}

fn read(visit: &Visit, token: &str) -> Result<(MemberId, Topic), Error> {
    let (member, kind) = visit.app.signed.read(Purpose::StopMails, token).ok_or(Error::NotFound)?;
    Ok((member, kind.parse().map_err(|_| Error::NotFound)?))
}

async fn in_language_of(mut visit: Visit, member: MemberId) -> Result<Visit, Error> {
    let to = members::addressee(&mut *visit.conn().await?, member).await?;
    if let Some(lang) = to.and_then(|to| to.lang.parse().ok()) {
        visit.words = Words::of(lang);
    }
    Ok(visit)
}
