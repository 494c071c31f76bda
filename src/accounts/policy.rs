//! Who gives and takes roles.

use crate::error::Refusal;
use crate::ui::words::t;
use crate::viewer::Role;

/// Whether a role may be taken, given how many admins there are.
///
/// # Errors
/// The sentence the admin reads.
pub fn can_revoke(role: Role, admins: i64) -> Result<(), Refusal> {
    if role == Role::Admin && admins <= 1 { Err(Refusal(t::SITE_LAST_ADMIN)) } else { Ok(()) }
}
