//! Members: signing up, in and out, sessions, passwords, profile, the site's settings.
//!
//! Owns `members`, `member_roles`, `sessions`, `tokens`, `sign_in_failures`, `settings`. Invariants: keys and tokens are
//! stored as hashes; an address belongs to one member; changing a password ends all sessions.

pub mod queries;
pub mod secret;
