//! The FAQ: sections, articles and their revisions, promotion of threads to articles, readers' votes.
//!
//! Owns `sections`, `section_texts`, `section_owners`, `articles`, `article_revisions`, `article_links`,
//! `article_wordings`, `article_votes`, `article_days`, `promotions`, `promotion_threads`, `faq_drafts` and the column
//! `threads.article_id`. Invariants: sections are two deep at most; links between articles are written both ways; an
//! article is read by more people than a thread it was made from only if its publisher said so, and then neither names
//! the thread to them nor is found by its words; a promotion is made and undone as a whole.

pub mod actions;
pub mod cards;
pub mod examine;
pub mod form;
pub mod jobs;
pub mod model;
pub mod policy;
pub mod prefill;
pub mod queries;
pub mod reads;
pub mod rendering;
pub mod routes;
pub mod views;

pub use model::{ArticleCard, Section};
