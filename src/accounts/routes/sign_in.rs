//! Signing in and out.

use actix_web::cookie::time::Duration;
use actix_web::http::header;
use actix_web::{HttpRequest, web};

use super::sign_up::Next;
use crate::accounts::queries::{SESSION_LIVES, members, sessions};
use crate::accounts::secret::Secret;
use crate::accounts::{actions, passwords, views};
use crate::db::MemberId;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::shell::{Page, safe_return, see};
use crate::threads::guest_drafts;
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::urls;
use crate::web::cookies;
use crate::web::fields::Fields;
use crate::web::limits::Action;

/// `GET /sign-in`
pub async fn new(visit: Visit, query: web::Query<Next>) -> Answer {
    if !visit.viewer.is_guest() {
        return see(safe_return(&query.next));
    }
    let fields = Fields::from_pairs(vec![("next".to_owned(), query.into_inner().next)]);
    form(&visit, &fields, &FieldErrors::new()).await
}

/// `POST /sign-in`
pub async fn create(visit: Visit, fields: Fields, req: HttpRequest) -> Answer {
    visit.limit(Action::SignIn)?;
    let (email, password) = (fields.text("email").trim(), fields.text("password"));
    let mut errors = FieldErrors::new();
    if email.is_empty() {
        errors.add("email", visit.words.text(t::ACCOUNTS_EMAIL_EMPTY));
    }
    if password.is_empty() {
        errors.add("password", visit.words.text(t::ACCOUNTS_PASSWORD_EMPTY));
    }
    if !errors.is_empty() {
        return form(&visit, &fields, &errors).await;
    }
    match who(&visit, email, password).await? {
        Some(member) => {
            let mut change = visit.begin().await?;
            sessions::forget_failures(&mut change, email).await?;
            let agent = user_agent(&req);
            let key = actions::begin_session(&mut change, member, visit.session.as_deref(), agent, visit.now)
                .await?;
            if let Some(draft) = &visit.draft {
                guest_drafts::hand_over(&mut change, draft, member, visit.now).await?;
            }
            change.commit().await?;
            with_session(&visit, see(safe_return(fields.text("next"))), &key)
        }
        None => {
            errors.add("email", visit.words.text(t::ACCOUNTS_SIGN_IN_WRONG));
            form(&visit, &fields, &errors).await
        }
    }
}

/// `POST /sign-out`
pub async fn destroy(visit: Visit) -> Answer {
    if let (Some(session), Some(member)) = (&visit.session, visit.viewer.member_id()) {
        let mut change = visit.begin().await?;
        actions::sign_out(&mut change, member, session, visit.now).await?;
        change.commit().await?;
    }
    let mut answer = see(urls::home())?;
    let scheme = visit.app.scheme();
    let cookie = cookies::ended(scheme, cookies::session_name(scheme));
    answer.add_cookie(&cookie).map_err(|e| Error::Internal(e.to_string()))?;
    Ok(answer)
}

/// Whose address and password these are. No connection is held while the password is hashed.
async fn who(visit: &Visit, email: &str, password: &str) -> Result<Option<MemberId>, Error> {
    let mut conn = visit.conn().await?;
    if let Some(until) = sessions::count_try(&mut conn, email, visit.now).await? {
        return Err(Error::TooMany(until));
    }
    let known = members::by_email(&mut conn, email).await?.filter(|known| known.suspended_at.is_none());
    drop(conn);
    let stored = known.as_ref().and_then(|known| known.password_hash.clone());
    let fits = passwords::verify(&visit.app.hashing, password, stored).await?;
    Ok(known.filter(|_| fits).map(|known| known.id))
}

/// What the browser calls itself.
pub fn user_agent(req: &HttpRequest) -> &str {
    req.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// The answer with the session's key. The cookie may stay as long as a session can; the row says when it ends.
pub fn with_session(visit: &Visit, answer: Answer, key: &Secret) -> Answer {
    let mut answer = answer?;
    let scheme = visit.app.scheme();
    let lives = Duration::days(SESSION_LIVES.num_days());
    let cookie = cookies::cookie(scheme, cookies::session_name(scheme), key.reveal().to_owned(), Some(lives));
    answer.add_cookie(&cookie).map_err(|e| Error::Internal(e.to_string()))?;
    Ok(answer)
}

async fn form(visit: &Visit, fields: &Fields, errors: &FieldErrors) -> Answer {
    let page = Page::new(visit, visit.words.text(t::ACCOUNTS_SIGN_IN_TITLE)).noindex();
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::sign_in(visit.words, fields, errors)).await
}
