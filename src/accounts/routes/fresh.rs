//! "Please confirm it is you": what matters most asks for the password again when it was typed long ago. The page carries
//! the whole form along, so that with the password the act goes on as if nothing had been asked.

use actix_web::HttpResponse;
use chrono::TimeDelta;

use crate::accounts::queries::{members, sessions};
use crate::accounts::{passwords, views};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::shell::Page;
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::web::fields::Fields;
use crate::web::limits::Action;

/// A password that was typed counts so long.
pub const FRESH_FOR: TimeDelta = TimeDelta::minutes(15);

/// `None`: this session's password is fresh, by the clock or by this very form. Else the page that asks for it.
pub async fn asked(visit: &Visit, fields: &Fields) -> Result<Option<HttpResponse>, Error> {
    let session = visit.session.as_deref().ok_or(Error::SignInRequired)?;
    let proved = sessions::proved_at(&mut *visit.conn().await?, session).await?;
    if proved.is_some_and(|at| visit.now - at <= FRESH_FOR) {
        return Ok(None);
    }
    let mut errors = FieldErrors::new();
    if fields.has(views::FRESH_FIELD) {
        visit.limit(Action::SignIn)?;
        if password_fits(visit, fields.text(views::FRESH_FIELD)).await? {
            return Ok(None);
        }
        errors.add(views::FRESH_FIELD, visit.words.text(t::ACCOUNTS_OLD_WRONG));
    }
    page(visit, fields, &errors).await.map(Some)
}

/// Whether this is the member's password; if so the session counts as fresh. Counted with the account's failed sign-ins:
/// a session left open must not be a place to guess the password.
pub async fn password_fits(visit: &Visit, typed: &str) -> Result<bool, Error> {
    let (id, session) = (visit.member_id()?, visit.session.as_deref().ok_or(Error::SignInRequired)?);
    let mut conn = visit.conn().await?;
    let account = members::addressee(&mut conn, id).await?.and_then(|to| to.email).unwrap_or_default();
    if let Some(until) = sessions::count_try(&mut conn, &account, visit.now).await? {
        return Err(Error::TooMany(until));
    }
    let stored = members::password_hash(&mut conn, id).await?;
    drop(conn);
    let fits = passwords::verify(&visit.app.hashing, typed, stored).await?;
    if fits {
        let mut conn = visit.conn().await?;
        sessions::forget_failures(&mut conn, &account).await?;
        sessions::prove(&mut conn, session, visit.now).await?;
    }
    Ok(fits)
}

async fn page(visit: &Visit, fields: &Fields, errors: &FieldErrors) -> Answer {
    let member = visit.member()?;
    let page = Page::new(visit, visit.words.text(t::ACCOUNTS_FRESH_TITLE)).noindex();
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::fresh(visit.words, &visit.path, &member.handle, fields, errors)).await
}
