//! Statements on the FAQ's own tables.

pub mod articles;
pub mod articles_written;
pub mod drafts;
pub mod outdated;
pub mod promotions;
pub mod revisions;
pub mod sections;
pub mod votes;

pub use articles::banner;
