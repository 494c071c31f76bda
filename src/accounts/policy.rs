//! Who may write and who gives roles.

use crate::error::Refusal;
use crate::ui::words::t;
use crate::viewer::{Role, Viewer};

/// Whether the viewer may write anything that others see: signed in, and with a confirmed address. Guests are led to the
/// sign-in page by `visit.member()` before this is asked.
///
/// # Errors
/// The sentence they read.
pub fn can_write(viewer: &Viewer) -> Result<(), Refusal> {
    match viewer.member() {
        Some(member) if member.confirmed => Ok(()),
        Some(_) => Err(Refusal(t::ACCOUNTS_WRITE_UNCONFIRMED)),
        None => Err(Refusal(t::ACCOUNTS_WRITE_GUEST)),
    }
}

/// Whether a role may be taken, given how many admins there are.
///
/// # Errors
/// The sentence the admin reads.
pub fn can_revoke(role: Role, admins: i64) -> Result<(), Refusal> {
    if role == Role::Admin && admins <= 1 { Err(Refusal(t::SITE_LAST_ADMIN)) } else { Ok(()) }
}
