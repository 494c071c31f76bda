//! The FAQ: sections, articles and their revisions, promotion of threads to articles, readers' votes.
//!
//! Owns `sections`, `section_texts`, `section_owners`, `articles`, `article_revisions`, `article_links`,
//! `article_wordings`, `article_votes`, `promotions`, `promotion_threads`, `faq_drafts` and the column
//! `threads.article_id`. Invariants: sections are two deep at most; links between articles are written both ways; an
//! article's audience is never wider than that of a thread it was made from; a promotion is made and undone as a whole.

pub mod actions;
pub mod model;
pub mod policy;
pub mod queries;
pub mod reads;
pub mod routes;
pub mod views;

pub use model::{ArticleCard, Section};
