//! Threads and their posts: asking, replying, marks (accepted, verified, helpful, me-too, follow).
//!
//! Owns `threads`, `posts`, `acceptances`, `verifications`, `votes`, `me_toos`, `follows`, `mentions`, `tags`,
//! `thread_tags`, `drafts`, `guest_drafts`, `uploads`, `upload_bringers`, `post_revisions`, `post_decisions`, `flags`, `ledger_checks`.
//! Invariants: a post's number is stable
//! and never reused; a question commits with its ledger row; every verb tells the ledger and appends its event in its
//! own transaction; row locks are taken thread first, then ledger.

pub mod actions;
pub mod cards;
pub mod follow;
pub mod form;
pub mod jobs;
pub mod lists;
pub mod model;
pub mod pictures;
pub mod policy;
pub mod policy_posts;
pub mod queries;
pub mod quoting;
pub mod reads;
pub mod rendering;
pub mod routes;
pub mod self_check;
pub mod suggestions;
pub mod uploads;
pub mod views;

pub use queries::{changes as post_queries, drafts, guest_drafts};
