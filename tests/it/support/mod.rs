//! What tests stand on.

pub(crate) mod app;
pub(crate) mod browser;
pub(crate) mod folder;
pub(crate) mod page;
pub(crate) mod postgres;
pub(crate) mod questions;
pub(crate) mod rows;
pub(crate) mod template;
pub(crate) mod waiting;
pub(crate) mod wire;

pub(crate) use app::TestApp;

/// The folder of built things, where tests may leave theirs.
pub(crate) fn target() -> std::path::PathBuf {
    let inside = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target");
    std::env::var_os("CARGO_TARGET_DIR").map_or(inside, std::path::PathBuf::from)
}
