//! Password and sessions.

use super::{fresh, typed};
use crate::accounts::queries::sessions;
use crate::accounts::views::{self, SecurityPage};
use crate::accounts::{actions, passwords};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::shell::{Page, see_with};
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::limits::Action;

/// `GET /account/security`
pub async fn show(visit: Visit) -> Answer {
    form(&visit, &FieldErrors::new()).await
}

/// `POST /account/security/password`
pub async fn change_password(visit: Visit, fields: Fields) -> Answer {
    let member = visit.member()?;
    visit.limit(Action::SignIn)?;
    let about = [member.name.as_str(), member.handle.as_str()];
    let mut errors = FieldErrors::new();
    if !fresh::password_fits(&visit, fields.text("old")).await? {
        errors.add("old", visit.words.text(t::ACCOUNTS_OLD_WRONG));
    }
    let password = typed::new_password(visit.words, &fields, &about, &mut errors);
    let (Some(password), true) = (password, errors.is_empty()) else { return form(&visit, &errors).await };
    let hash = passwords::hash(&visit.app.hashing, password).await?;
    let session = visit.session.as_deref().ok_or(Error::SignInRequired)?;
    let mut change = visit.begin().await?;
    actions::change_password(&mut change, member.id, &hash, session, visit.now).await?;
    change.commit().await?;
    see_with(&visit, urls::account_security(), Flash::ok(t::ACCOUNTS_PASSWORD_CHANGED))
}

/// `POST /account/security/ends`: one session.
pub async fn end(visit: Visit, fields: Fields) -> Answer {
    let member = visit.member_id()?;
    let hash = bytes(fields.text("session")).ok_or(Error::BadRequest("not a session"))?;
    let mut change = visit.begin().await?;
    actions::end_session(&mut change, member, &hash, visit.now).await?;
    change.commit().await?;
    see_with(&visit, urls::account_security(), Flash::ok(t::ACCOUNTS_SESSION_ENDED))
}

/// `POST /account/security/other-ends`: all but this one.
pub async fn end_others(visit: Visit) -> Answer {
    let member = visit.member_id()?;
    let own = visit.session.as_deref().ok_or(Error::SignInRequired)?;
    let mut change = visit.begin().await?;
    actions::end_other_sessions(&mut change, member, own, visit.now).await?;
    change.commit().await?;
    see_with(&visit, urls::account_security(), Flash::ok(t::ACCOUNTS_SESSIONS_ENDED))
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> =
        hex.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect();
    let pairs = digits?
        .chunks_exact(2)
        .map(|pair| pair.iter().fold(0_u8, |sum, digit| sum << 4 | digit))
        .collect::<Vec<u8>>();
    (pairs.len() == 32).then_some(pairs)
}

async fn form(visit: &Visit, errors: &FieldErrors) -> Answer {
    let member = visit.member_id()?;
    let sessions = sessions::of_member(&mut *visit.conn().await?, member, visit.now).await?;
    let view = SecurityPage {
        errors,
        sessions: &sessions,
        own: visit.session.as_deref(),
        zone: visit.zone,
        handle: &visit.member()?.handle,
    };
    let page = Page::new(visit, visit.words.text(t::ACCOUNTS_SECURITY_TITLE)).noindex();
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::security(visit.words, &view)).await
}
