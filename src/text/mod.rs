//! Everything that reads, cleans or turns people's text into something else. Pure: no database, no clock, no I/O.
//!
//! [`html::Html`] is the only way text of people becomes HTML, and only this room can make one from a source.

pub mod analyzer;
pub mod difference;
pub mod excerpt;
pub mod headings;
pub mod html;
pub mod import_html;
pub mod input;
pub mod lang;
pub mod markdown;
pub mod marks;
pub mod mask;
pub mod names;
pub mod placeholders;
pub mod plain;
pub mod promise;
pub mod quote;
pub mod slug;
pub mod tokens;

mod chinese;
mod highlight;
mod patterns;
mod sanitise;
mod tags;
mod tree;

pub use html::Html;
pub use lang::Lang;
