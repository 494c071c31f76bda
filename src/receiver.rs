//! Whoever opens the signed link of a mail: they do what it is good for as the member it went to, without signing in.

use chrono::{DateTime, Utc};

use crate::accounts::queries::members;
use crate::db::MemberId;
use crate::door::Visit;
use crate::error::Error;
use crate::mail::signed::Purpose;
use crate::ui::time;
use crate::ui::words::Words;
use crate::viewer::{Member, Viewer};

/// Whoever the mail went to: what they may, they may as an ordinary member, and nothing beyond.
pub struct Receiver {
    /// With their rights, less all roles.
    pub viewer: Viewer,
    /// The member.
    pub id: MemberId,
    /// What the link is about.
    pub about: String,
}

/// Reads the token, and goes on in the language, in the time zone and with the rights of the member it names. The frame
/// stays that of whoever looks.
///
/// # Errors
/// Not found, where we did not write the token for this purpose or its member is gone.
pub async fn enter(mut visit: Visit, purpose: Purpose, token: &str) -> Result<(Visit, Receiver), Error> {
    let (id, about) = visit.app.signed.read(purpose, token).ok_or(Error::NotFound)?;
    let about = about.to_owned();
    let mut conn = visit.conn().await?;
    let to = members::addressee(&mut conn, id).await?.ok_or(Error::NotFound)?;
    let profile = members::by_id(&mut conn, id).await?.ok_or(Error::NotFound)?;
    drop(conn);
    if let Ok(lang) = to.lang.parse() {
        visit.words = Words::of(lang);
    }
    if let Ok(zone) = to.time_zone.parse() {
        visit.zone = zone;
    }
    let member = Member {
        id,
        handle: profile.handle,
        name: profile.name,
        confirmed: profile.confirmed_at.is_some(),
        grants: Vec::new(),
        shortcuts: false,
        unread: 0,
    };
    let viewer = Viewer::new(Some(member), &visit.site.rules);
    Ok((visit, Receiver { viewer, id, about }))
}

/// A promise to the asker of a question. Whoever is not signed in as them, as by the link of a mail, reads in which zone it is
/// and which day that is.
pub fn promise(visit: &Visit, asker: MemberId, due: DateTime<Utc>) -> String {
    if visit.viewer.is(asker) {
        time::promise(visit.words, due, visit.now, visit.zone)
    } else {
        time::promise_in_full(visit.words, due, visit.zone)
    }
}

/// When something happened; the same.
pub fn date_time(visit: &Visit, asker: MemberId, at: DateTime<Utc>) -> String {
    if visit.viewer.is(asker) {
        time::date_time_text(visit.words, at, visit.zone)
    } else {
        time::date_time_in_zone(visit.words, at, visit.zone)
    }
}
