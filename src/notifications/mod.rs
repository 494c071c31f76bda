//! Notifications: what happened that concerns a member, in their inbox and by mail.
//!
//! Owns `notifications` and `notification_choices`. Invariants: written by the follower [`follow::Inbox`] only; each member at most once for each
//! event, never whoever did it, never about a thread they may not read; reading a page marks nothing.

pub mod actions;
pub mod follow;
pub mod jobs;
pub mod mails;
pub mod model;
pub mod queries;
pub mod reads;
pub mod routes;
pub mod topics;
pub mod views;

pub use model::NotificationKind;
