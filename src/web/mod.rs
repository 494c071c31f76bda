//! What every request passes: cross-site check, headers, limits, forms, flash, page cache, feeds. Knows no feature.

pub mod atom;
pub mod cookies;
pub mod cross_site;
pub mod csv;
pub mod fields;
pub mod file;
pub mod flash;
pub mod form_key;
pub mod head;
pub mod headers;
pub mod language_path;
pub mod limits;
pub mod page_cache;
pub mod request_span;
pub mod stand;
