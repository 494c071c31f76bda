//! Members: signing up, in and out, sessions, passwords, profile, the site's settings.
//!
//! Owns `members`, `member_roles`, `sessions`, `tokens`, `sign_in_failures`, `settings`, `customer_groups`
//! and who belongs to them. Invariants: keys and tokens are
//! stored as hashes; an address belongs to one member; a new password ends the member's other sessions; no answer tells
//! whether an address is known; there is always an admin.

pub mod actions;
pub mod follow;
pub mod groups;
pub mod jobs;
pub mod mails;
pub mod model;
pub mod passwords;
pub mod policy;
pub mod queries;
pub mod reads;
pub mod roles;
pub mod routes;
pub mod secret;
pub mod views;

use crate::site::Site;

/// Whether the start page leads to the set-up page: nobody has finished it yet.
pub fn needs_set_up(site: &Site) -> bool {
    !site.set_up
}
