//! Creating an account.

use actix_web::web;
use serde::Deserialize;

use super::{mails, typed};
use crate::accounts::model::NewMember;
use crate::accounts::{actions, passwords, views};
use crate::door::{Once, Visit};
use crate::error::Answer;
use crate::shell::{Page, safe_return, see};
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::limits::Action;

/// Where to go afterwards.
#[derive(Debug, Default, Deserialize)]
pub struct Next {
    /// A path of this site.
    #[serde(default)]
    pub next: String,
}

/// `GET /sign-up`
pub async fn new(visit: Visit, query: web::Query<Next>) -> Answer {
    if !visit.viewer.is_guest() {
        return see(safe_return(&query.next));
    }
    let fields = Fields::from_pairs(vec![("next".to_owned(), query.into_inner().next)]);
    form(&visit, &fields, &FieldErrors::new()).await
}

/// `POST /sign-up`
pub async fn create(visit: Visit, fields: Fields) -> Answer {
    visit.limit(Action::SignUp)?;
    let words = visit.words;
    let mut errors = FieldErrors::new();
    let name = typed::name(words, &fields, &mut errors);
    let email = typed::email(words, &fields, &mut errors);
    let about = [fields.text("name"), fields.text("email")];
    let password = typed::new_password(words, &fields, &about, &mut errors);
    let (Some(name), Some(email), Some(password)) = (name, email, password) else {
        return form(&visit, &fields, &errors).await;
    };
    // The script tells where the browser is; without it the site's own zone has to do.
    let zone = fields.parse("zone").unwrap_or(visit.site.zone);
    let password_hash = passwords::hash(&visit.app.hashing, password).await?;
    let new = NewMember { name, email, password_hash, lang: visit.lang(), zone };
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    actions::sign_up(&mut change, &new, visit.now).await?;
    key.settle(&mut change, urls::look_into_mail()).await?;
    change.commit().await?;
    see(urls::look_into_mail())
}

/// What the mail is about.
#[derive(Debug, Deserialize)]
pub struct About {
    /// `password`, else the address.
    #[serde(default, rename = "for")]
    about: String,
}

/// `GET /sign-up/mail`: the same page for every address.
pub async fn look_into_mail(visit: Visit, about: web::Query<About>) -> Answer {
    let title = visit.words.text(t::ACCOUNTS_LOOK_TITLE);
    let page = Page::new(&visit, title).noindex();
    let again = if about.about == "password" {
        (urls::recover(), t::ACCOUNTS_RECOVER_TITLE)
    } else {
        (urls::confirm_again(), t::ACCOUNTS_AGAIN_TITLE)
    };
    page.answer(views::look_into_mail(visit.words, again, mails::link(&visit))).await
}

async fn form(visit: &Visit, fields: &Fields, errors: &FieldErrors) -> Answer {
    let page = Page::new(visit, visit.words.text(t::ACCOUNTS_SIGN_UP_TITLE)).noindex();
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::sign_up(visit.words, fields, errors)).await
}
