//! The verbs of accounts. Each runs in the caller's transaction and appends its event last.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::model::{self, Email, Name, NewMember, Preferences, SiteSettings};
use super::queries::tokens::Purpose;
use super::queries::{members, sessions, settings, tokens};
use super::secret::{self, Secret};
use crate::db::{Conn, MemberId};
use crate::events::{Happened, Kind, append};
use crate::text::lang::Lang;
use crate::viewer::Theme;

/// Tries for a handle that is free.
const HANDLE_TRIES: usize = 8;
/// Characters of a browser's name that are kept.
const USER_AGENT_CHARS_MAX: usize = 200;

/// Signs somebody up. A known address changes nothing: whoever owns it is told by mail.
pub async fn sign_up(conn: &mut Conn, new: &NewMember, now: DateTime<Utc>) -> QueryResult<()> {
    let (member, kind) = match make(conn, new, now).await? {
        Some(member) => (member, Kind::MemberSignedUp),
        None => match members::by_email(conn, new.email.as_str()).await? {
            Some(known) => (known.id, Kind::SignUpRepeated),
            None => return Err(diesel::result::Error::RollbackTransaction),
        },
    };
    append(conn, Happened::new(kind).subject(member.0), now).await?;
    Ok(())
}

/// Makes an account under the first handle that is free; `None` when the address is known.
pub async fn make(conn: &mut Conn, new: &NewMember, now: DateTime<Utc>) -> QueryResult<Option<MemberId>> {
    if members::by_email(conn, new.email.as_str()).await?.is_some() {
        return Ok(None);
    }
    for attempt in 0..HANDLE_TRIES {
        let made = members::insert(conn, new, &handle(&new.name, attempt), now).await?;
        if made.is_some() {
            return Ok(made);
        }
    }
    Ok(None)
}

fn handle(name: &Name, attempt: usize) -> String {
    match (model::handle(name.as_str()), attempt) {
        (Some(handle), 0) => handle,
        (handle, _) => {
            let number = rand::random_range(1_000..1_000_000);
            model::numbered_handle(handle.as_deref().unwrap_or("member"), number)
        }
    }
}

/// Somebody asks for the confirming mail again. Nothing happens for an address that needs none.
pub async fn ask_for_confirmation(conn: &mut Conn, email: &str, now: DateTime<Utc>) -> QueryResult<()> {
    if let Some(known) = members::by_email(conn, email).await?.filter(|known| known.confirmed_at.is_none()) {
        append(conn, Happened::new(Kind::ConfirmationAsked).subject(known.id.0), now).await?;
    }
    Ok(())
}

/// The signed-in member asks for it.
pub async fn ask_for_own_confirmation(
    conn: &mut Conn,
    member: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    append(conn, Happened::new(Kind::ConfirmationAsked).by(member).subject(member.0), now).await?;
    Ok(())
}

/// Confirms an address by the link sent to it. `false`: the link does not work. Pressing twice says the same twice.
pub async fn confirm(conn: &mut Conn, token: &str, now: DateTime<Utc>) -> QueryResult<bool> {
    let hash = secret::hash(token);
    let Some(link) = tokens::find(conn, &hash, Purpose::Confirm, now).await? else { return Ok(false) };
    if tokens::take(conn, &hash, Purpose::Confirm, now).await?.is_none() {
        return Ok(true);
    }
    if members::confirm(conn, link.member, &link.email, now).await? == 1 {
        append(conn, Happened::new(Kind::MemberConfirmed).by(link.member).subject(link.member.0), now)
            .await?;
    }
    Ok(true)
}

/// Somebody asks for a way back into an account. Nothing happens for an unknown address.
pub async fn ask_for_recovery(conn: &mut Conn, email: &str, now: DateTime<Utc>) -> QueryResult<()> {
    if let Some(known) = members::by_email(conn, email).await? {
        append(conn, Happened::new(Kind::RecoveryAsked).subject(known.id.0), now).await?;
    }
    Ok(())
}

/// Sets a new password by the link sent to the address, which is confirmed by it. `false`: the link does not work.
pub async fn recover(
    conn: &mut Conn,
    token: &str,
    password_hash: &str,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let hash = secret::hash(token);
    let Some(link) = tokens::take(conn, &hash, Purpose::Recover, now).await? else { return Ok(false) };
    members::set_password(conn, link.member, password_hash).await?;
    members::confirm(conn, link.member, &link.email, now).await?;
    sessions::end_others(conn, link.member, &[]).await?;
    sessions::forget_failures(conn, &link.email).await?;
    tokens::end_all(conn, link.member, Purpose::Recover, now).await?;
    append(conn, Happened::new(Kind::PasswordChanged).by(link.member).subject(link.member.0), now).await?;
    Ok(true)
}

/// Sets a new password for a signed-in member and ends their other sessions.
pub async fn change_password(
    conn: &mut Conn,
    member: MemberId,
    password_hash: &str,
    session: &[u8],
    now: DateTime<Utc>,
) -> QueryResult<()> {
    members::set_password(conn, member, password_hash).await?;
    sessions::end_others(conn, member, session).await?;
    tokens::end_all(conn, member, Purpose::Recover, now).await?;
    append(conn, Happened::new(Kind::PasswordChanged).by(member).subject(member.0), now).await?;
    Ok(())
}

/// Ends the session with this key; whoever sends it has it.
pub async fn sign_out(conn: &mut Conn, member: MemberId, key: &[u8], now: DateTime<Utc>) -> QueryResult<()> {
    let ended = sessions::end(conn, key).await?;
    tell_ended(conn, member, ended, now).await
}

/// Ends one of the member's own sessions.
pub async fn end_session(
    conn: &mut Conn,
    member: MemberId,
    key: &[u8],
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let ended = sessions::end_of(conn, member, key).await?;
    tell_ended(conn, member, ended, now).await
}

/// Ends all the member's sessions but this one.
pub async fn end_other_sessions(
    conn: &mut Conn,
    member: MemberId,
    keep: &[u8],
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let ended = sessions::end_others(conn, member, keep).await?;
    tell_ended(conn, member, ended, now).await
}

async fn tell_ended(conn: &mut Conn, member: MemberId, ended: usize, now: DateTime<Utc>) -> QueryResult<()> {
    if ended > 0 {
        append(conn, Happened::new(Kind::SessionsEnded).by(member).subject(member.0), now).await?;
    }
    Ok(())
}

/// Begins a session with a key of its own; the one the browser had before ends.
pub async fn begin_session(
    conn: &mut Conn,
    member: MemberId,
    before: Option<&[u8]>,
    user_agent: &str,
    now: DateTime<Utc>,
) -> QueryResult<Secret> {
    if let Some(before) = before {
        sessions::end(conn, before).await?;
    }
    let key = Secret::fresh();
    let agent: String = user_agent.chars().filter(|c| !c.is_control()).take(USER_AGENT_CHARS_MAX).collect();
    sessions::insert(conn, &key.hash(), member, &agent, now).await?;
    append(conn, Happened::new(Kind::MemberSignedIn).by(member).subject(member.0), now).await?;
    Ok(key)
}

/// Stores what the member chose.
pub async fn change_preferences(
    conn: &mut Conn,
    member: MemberId,
    new: &Preferences,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    members::set_preferences(conn, member, new).await?;
    append(conn, Happened::new(Kind::ProfileChanged).by(member).subject(member.0), now).await?;
    Ok(())
}

/// Stores the language.
pub async fn change_language(
    conn: &mut Conn,
    member: MemberId,
    lang: Lang,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    members::set_lang(conn, member, lang.tag()).await?;
    append(conn, Happened::new(Kind::PreferencesChanged).by(member).subject(member.0), now).await?;
    Ok(())
}

/// Stores the colours.
pub async fn change_theme(
    conn: &mut Conn,
    member: MemberId,
    theme: Theme,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    members::set_theme(conn, member, theme.as_str()).await?;
    append(conn, Happened::new(Kind::PreferencesChanged).by(member).subject(member.0), now).await?;
    Ok(())
}

/// Makes a member who has all rights and whose address counts as confirmed; `None` when the address is known.
pub async fn make_admin(
    conn: &mut Conn,
    new: &NewMember,
    now: DateTime<Utc>,
) -> QueryResult<Option<MemberId>> {
    let Some(member) = make(conn, new, now).await? else { return Ok(None) };
    confirm_by_word(conn, member, &new.email, now).await?;
    let grant = crate::viewer::Grant { role: crate::viewer::Role::Admin, board: None };
    super::roles::grant(conn, member, grant, None, now).await?;
    Ok(Some(member))
}

async fn confirm_by_word(
    conn: &mut Conn,
    member: MemberId,
    email: &Email,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    members::confirm(conn, member, email.as_str(), now).await
}

/// Stores the site's settings.
pub async fn change_settings(
    conn: &mut Conn,
    new: &SiteSettings,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let changed = new.changed_from(&settings::stored(conn).await?);
    settings::store(conn, new).await?;
    append(conn, Happened::new(Kind::SiteChanged { changed }).by(by), now).await?;
    Ok(())
}
