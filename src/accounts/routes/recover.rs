//! A way back into an account for whoever forgot the password.

use actix_web::web;

use super::{mails, typed};
use crate::accounts::queries::tokens::{self, Purpose, Token};
use crate::accounts::{actions, passwords, secret, views};
use crate::door::{Once, Visit};
use crate::error::{Answer, Error};
use crate::shell::{Page, see, see_with};
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::limits::Action;

/// `GET /recover`
pub async fn new(visit: Visit) -> Answer {
    ask(&visit, &Fields::default(), &FieldErrors::new()).await
}

/// `POST /recover`: the same answer for every address.
pub async fn create(visit: Visit, fields: Fields) -> Answer {
    visit.limit(Action::SignUp)?;
    let mut errors = FieldErrors::new();
    let Some(email) = typed::email(visit.words, &fields, &mut errors) else {
        return ask(&visit, &fields, &errors).await;
    };
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    actions::ask_for_recovery(&mut change, email.as_str(), visit.now).await?;
    key.settle(&mut change, urls::look_into_mail_for_password()).await?;
    change.commit().await?;
    see(urls::look_into_mail_for_password())
}

/// `GET /recover/{token}`
pub async fn edit(visit: Visit, token: web::Path<String>) -> Answer {
    match works(&visit, &token).await? {
        Some(link) => choose(&visit, &token, &link, &FieldErrors::new()).await,
        None => dead(&visit),
    }
}

/// `POST /recover/{token}`
pub async fn update(visit: Visit, token: web::Path<String>, fields: Fields) -> Answer {
    visit.limit(Action::SignIn)?;
    // Looked at before hashing: made-up links must not cost what a password costs.
    let Some(link) = works(&visit, &token).await? else { return dead(&visit) };
    let mut errors = FieldErrors::new();
    let Some(password) = typed::new_password(visit.words, &fields, &[], &mut errors) else {
        return choose(&visit, &token, &link, &errors).await;
    };
    let hash = passwords::hash(&visit.app.hashing, password).await?;
    let mut change = visit.begin().await?;
    if !actions::recover(&mut change, &token, &hash, visit.now).await? {
        change.leave().await?;
        return dead(&visit);
    }
    change.commit().await?;
    see_with(&visit, urls::sign_in(), Flash::ok(t::ACCOUNTS_RECOVERED))
}

async fn works(visit: &Visit, token: &str) -> Result<Option<Token>, Error> {
    let found =
        tokens::find(&mut *visit.conn().await?, &secret::hash(token), Purpose::Recover, visit.now).await?;
    Ok(found.filter(|link| link.used_at.is_none()))
}

fn dead(visit: &Visit) -> Answer {
    see_with(visit, urls::recover(), Flash::warn(t::ACCOUNTS_LINK_DEAD))
}

async fn ask(visit: &Visit, fields: &Fields, errors: &FieldErrors) -> Answer {
    let page = Page::new(visit, visit.words.text(t::ACCOUNTS_RECOVER_TITLE)).noindex();
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::recover(visit.words, fields, errors, mails::link(visit))).await
}

async fn choose(visit: &Visit, token: &str, link: &Token, errors: &FieldErrors) -> Answer {
    let page = Page::new(visit, visit.words.text(t::ACCOUNTS_NEW_PASSWORD_TITLE)).noindex();
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::new_password(visit.words, token, &link.email, errors)).await
}
