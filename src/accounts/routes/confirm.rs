//! Confirming an address. Opening the link changes nothing, since mail programs open links by themselves.

use actix_web::web;

use super::{mails, typed};
use crate::accounts::{actions, views};
use crate::door::{Once, Visit};
use crate::error::Answer;
use crate::shell::{Page, see, see_with};
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::limits::Action;

/// `GET /e/{token}/confirm`
pub async fn show(visit: Visit, token: web::Path<String>) -> Answer {
    let page = Page::new(&visit, visit.words.text(t::ACCOUNTS_CONFIRM_TITLE)).noindex();
    page.answer(views::confirm(visit.words, &token)).await
}

/// `POST /e/{token}/confirm`
pub async fn create(visit: Visit, token: web::Path<String>) -> Answer {
    let mut change = visit.begin().await?;
    let works = actions::confirm(&mut change, &token, visit.now).await?;
    change.commit().await?;
    match (works, visit.viewer.is_guest()) {
        (true, true) => see_with(&visit, urls::sign_in(), Flash::ok(t::ACCOUNTS_CONFIRMED)),
        (true, false) => see_with(&visit, urls::home(), Flash::ok(t::ACCOUNTS_CONFIRMED)),
        (false, _) => see_with(&visit, urls::confirm_again(), Flash::warn(t::ACCOUNTS_LINK_DEAD)),
    }
}

/// `GET /confirm`: the mail again.
pub async fn again(visit: Visit) -> Answer {
    form(&visit, &Fields::default(), &FieldErrors::new()).await
}

/// `POST /confirm`
pub async fn send_again(visit: Visit, fields: Fields) -> Answer {
    visit.limit(Action::SignUp)?;
    if let Some(member) = visit.viewer.member_id() {
        let (mut change, key) = match visit.begin_once(&fields).await? {
            Once::First(change, key) => (change, key),
            Once::Again(address) => return see(&address),
        };
        actions::ask_for_own_confirmation(&mut change, member, visit.now).await?;
        key.settle(&mut change, urls::look_into_mail()).await?;
        change.commit().await?;
        return see(urls::look_into_mail());
    }
    let mut errors = FieldErrors::new();
    let Some(email) = typed::email(visit.words, &fields, &mut errors) else {
        return form(&visit, &fields, &errors).await;
    };
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    actions::ask_for_confirmation(&mut change, email.as_str(), visit.now).await?;
    key.settle(&mut change, urls::look_into_mail()).await?;
    change.commit().await?;
    see(urls::look_into_mail())
}

async fn form(visit: &Visit, fields: &Fields, errors: &FieldErrors) -> Answer {
    let page = Page::new(visit, visit.words.text(t::ACCOUNTS_AGAIN_TITLE)).noindex();
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::confirm_again(visit.words, visit.viewer.member(), fields, errors, mails::link(visit)))
        .await
}
