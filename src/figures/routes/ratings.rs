//! `/e/{token}/rate` and `/t/{id}/ratings`: an asker says how it went, by a mail's link without signing in or on the page of
//! their question. Opening the link changes nothing; the page has the button.

use actix_web::web;
use serde::Deserialize;

use crate::db::{MemberId, ThreadId};
use crate::door::Visit;
use crate::error::{Answer, Error, Refusal};
use crate::figures::actions;
use crate::figures::cards::Typed;
use crate::figures::model::ratings::Said;
use crate::figures::policy;
use crate::figures::queries::ratings;
use crate::figures::views::rate as views;
use crate::mail::signed::Purpose;
use crate::receiver;
use crate::shell::{Page, see_with};
use crate::threads;
use crate::threads::model::Thread;
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::urls;
use crate::viewer::Viewer;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::limits::Action;

/// What a link of the mail ticks beforehand.
#[derive(Debug, Deserialize)]
pub struct Ticked {
    #[serde(default)]
    solved: String,
    #[serde(default)]
    satisfied: String,
}

/// `GET /e/{token}/rate`
pub async fn show(visit: Visit, token: web::Path<String>, ticked: web::Query<Ticked>) -> Answer {
    let (visit, viewer, id) = enter(visit, &token).await?;
    let mut conn = visit.conn().await?;
    let thread = threads::queries::find(&mut conn, id, &viewer).await?;
    policy::can_rate(&viewer, thread.author_id)?;
    let rating = ratings::latest(&mut conn, id.into()).await?;
    drop(conn);
    let mut typed = rating.as_ref().map(Typed::of).unwrap_or_default();
    if !ticked.solved.is_empty() {
        typed.solved.clone_from(&ticked.solved);
    }
    if !ticked.satisfied.is_empty() {
        typed.satisfied.clone_from(&ticked.satisfied);
    }
    let asked = rating.map(|_| urls::rate_by_mail(&token));
    page(&visit, &viewer, &thread, asked.as_deref(), &typed, &FieldErrors::new()).await
}

/// `POST /e/{token}/rate`
pub async fn create_by_mail(visit: Visit, token: web::Path<String>, fields: Fields) -> Answer {
    let (visit, viewer, id) = enter(visit, &token).await?;
    visit.limit(Action::Posting)?;
    let address = urls::rate_by_mail(&token);
    rate(&visit, &viewer, id, &fields, (&address, &address)).await
}

/// `POST /t/{id}/ratings`
pub async fn create(visit: Visit, id: web::Path<ThreadId>, fields: Fields) -> Answer {
    visit.member_id()?;
    visit.limit(Action::Posting)?;
    let address = urls::ratings(*id);
    rate(&visit, &visit.viewer.clone(), *id, &fields, (&address, &urls::thread_short(*id))).await
}

/// Takes the form at one address and goes on to another.
async fn rate(
    visit: &Visit,
    viewer: &Viewer,
    id: ThreadId,
    fields: &Fields,
    (here, then): (&str, &str),
) -> Answer {
    let typed =
        Typed { solved: fields.text("solved").to_owned(), satisfied: fields.text("satisfied").to_owned() };
    let mut change = visit.begin().await?;
    let thread = threads::queries::find(&mut change, id, viewer).await?;
    let asker = policy::can_rate(viewer, thread.author_id);
    let (Ok(by), Some(said)) = (asker, read(&typed)) else {
        change.leave().await?;
        policy::can_rate(viewer, thread.author_id)?;
        let mut errors = FieldErrors::new();
        errors.add("solved", visit.words.text(t::FIGURES_RATE_EMPTY));
        return page(visit, viewer, &thread, Some(here), &typed, &errors).await;
    };
    if !actions::rate(&mut change, id.into(), thread.board_id, by, said, visit.now).await? {
        change.leave().await?;
        return Err(Refusal(t::FIGURES_RATE_NOT_ASKED).into());
    }
    change.commit().await?;
    if said.solved() == Some(false) {
        let token = visit.app.signed.token(Purpose::SaySolved, by, &id.to_string());
        let reopen = format!("{}#not-yet", urls::solved_by_mail(&token));
        return see_with(visit, &reopen, Flash::ok(t::FIGURES_RATE_NOT_SOLVED));
    }
    see_with(visit, then, Flash::ok(t::FIGURES_RATE_THANKS))
}

fn read(typed: &Typed) -> Option<Said> {
    let solved = match typed.solved.as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        "" => None,
        _ => return None,
    };
    let satisfied = match typed.satisfied.as_str() {
        "" => None,
        mark => Some(mark.parse().ok()?),
    };
    Said::new(solved, satisfied)
}

/// Whoever the mail went to, and the question that it asks about.
async fn enter(visit: Visit, token: &str) -> Result<(Visit, Viewer, ThreadId), Error> {
    let (visit, receiver) = receiver::enter(visit, Purpose::Rate, token).await?;
    let thread = receiver.about.parse().map_err(|_| Error::NotFound)?;
    Ok((visit, receiver.viewer, ThreadId(thread)))
}

async fn page(
    visit: &Visit,
    viewer: &Viewer,
    thread: &Thread,
    address: Option<&str>,
    typed: &Typed,
    errors: &FieldErrors,
) -> Answer {
    let member: MemberId = viewer.member_id().ok_or(Error::NotFound)?;
    let token = visit.app.signed.token(Purpose::SaySolved, member, &thread.id.to_string());
    let main = views::page(visit, thread, address, &urls::solved_by_mail(&token), (typed, errors));
    let page = Page::new(visit, visit.words.text(t::FIGURES_RATE_TITLE)).noindex();
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(main).await
}
