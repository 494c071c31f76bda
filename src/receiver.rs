//! Whoever opens the signed link of a mail: they do what it is good for as the member it went to, without signing in.

use crate::accounts::queries::members;
use crate::db::MemberId;
use crate::door::Visit;
use crate::error::Error;
use crate::mail::signed::Purpose;
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

/// Reads the token, and goes on in the language and with the rights of the member it names. The frame stays that of
/// whoever looks.
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
