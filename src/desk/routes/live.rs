//! `GET /desk/live`: what happens while a desk is open, as a stream of events, or once for a script that asks. `POST /desk/{id}/presence`: who is at a
//! question.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use actix_web::http::header;
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use futures_util::stream;
use serde::Deserialize;
use tokio::time::Instant;

use crate::app::App;
use crate::db::{BoardId, MemberId, QuestionId};
use crate::desk::follow::live::Open;
use crate::desk::queries::presence;
use crate::desk::{reads, views};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::ui::words::Words;
use crate::web::fields::Fields;

/// Desks look for news so often.
const TURN: Duration = Duration::from_secs(1);
/// A stream ends after this, and the browser asks anew: who has lost a right is told nothing more.
const LIFE: Duration = Duration::from_secs(60);
/// So soon it asks anew, in milliseconds.
const RETRY_MILLISECONDS: u32 = 2_000;
/// So soon where there was no room. Any other answer would end the browser's asking for good.
const RETRY_FULL_MILLISECONDS: u32 = 30_000;

/// Where the page stands that listens.
#[derive(Debug, Deserialize)]
pub struct Since {
    /// The event position it was made at.
    #[serde(default)]
    since: i64,
}

/// Whom a page tells of what.
struct Told {
    app: web::Data<App>,
    words: Words,
    member: MemberId,
    boards: Option<Vec<BoardId>>,
    since: i64,
}

/// One listening page.
struct Listener {
    told: Told,
    /// Counted as long as it listens.
    open: Open,
    ends: Instant,
    said: String,
}

/// Tells what is news to the viewer, until the node stops or a minute is over.
pub async fn index(visit: Visit, since: web::Query<Since>) -> Answer {
    let member = visit.staff()?.id;
    let told = Told {
        app: visit.app.clone(),
        words: visit.words,
        member,
        boards: visit.viewer.staff_boards(),
        since: since.since,
    };
    if visit.wants_fragment {
        return Ok(once(&told.says().await));
    }
    let Some(open) = visit.app.desk.open(member) else {
        return Ok(stream_of().body(retry(RETRY_FULL_MILLISECONDS)));
    };
    let listener = Listener { told, open, ends: Instant::now() + LIFE, said: String::new() };
    let hello = web::Bytes::from(retry(RETRY_MILLISECONDS));
    let rest = stream::unfold(listener, |mut listener| async move {
        let told = listener.next().await?;
        Some((Ok::<_, std::convert::Infallible>(web::Bytes::from(told)), listener))
    });
    let all = stream::StreamExt::chain(stream::once(async { Ok(hello) }), rest);
    Ok(stream_of().streaming(all))
}

fn stream_of() -> HttpResponseBuilder {
    let mut answer = HttpResponse::Ok();
    answer.insert_header((header::CONTENT_TYPE, "text/event-stream; charset=utf-8"));
    answer.insert_header((header::CACHE_CONTROL, "no-store"));
    // Proxies that gather what they pass on would keep it for themselves.
    answer.insert_header(("x-accel-buffering", "no"));
    answer
}

fn retry(milliseconds: u32) -> String {
    format!("retry: {milliseconds}\n\n")
}

impl Listener {
    /// What is said next; `None`: nothing any more.
    async fn next(&mut self) -> Option<String> {
        loop {
            tokio::time::sleep(TURN).await;
            let over = Instant::now() >= self.ends || !self.open.has_place();
            if over || self.told.app.stopping.load(Ordering::Relaxed) {
                return None;
            }
            let says = self.told.says().await;
            if says != self.said {
                self.said.clone_from(&says);
                return Some(format!("event: desk\ndata: {says}\n\n"));
            }
        }
    }
}

/// What is said at this moment, for a script that asks by itself.
fn once(says: &str) -> HttpResponse {
    let mut answer = HttpResponse::Ok();
    answer.insert_header((header::CONTENT_TYPE, "application/json"));
    answer.insert_header((header::CACHE_CONTROL, "no-store"));
    answer.body(says.to_owned())
}

impl Told {
    async fn says(&self) -> String {
        let desk = &self.app.desk;
        let present: Arc<[_]> = desk.present(&self.app.pools, &self.app.clock).await;
        let news = desk.news(self.since, self.boards.as_deref());
        let theirs = present.iter().filter(|one| {
            one.member != self.member && self.boards.as_ref().is_none_or(|boards| boards.contains(&one.board))
        });
        let passed_on = desk.passed_on(self.since, self.boards.as_deref());
        views::live::told(self.words, news, &passed_on, theirs)
    }
}

/// `doing` is `viewing`, `writing`, or `gone`.
pub async fn presence(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let member = visit.staff()?.id;
    let id = QuestionId(id.into_inner());
    let mut change = visit.begin().await?;
    reads::board_of(&mut change, &visit.viewer, id).await?;
    match (fields.text("doing"), fields.text("doing").parse()) {
        ("gone", _) => presence::leave(&mut change, id, member).await?,
        (_, Ok(doing)) => presence::say(&mut change, (id, member), doing, visit.now).await?,
        _ => return Err(Error::BadRequest("nothing that somebody does with a question")),
    }
    change.commit().await?;
    Ok(HttpResponse::NoContent().finish())
}
