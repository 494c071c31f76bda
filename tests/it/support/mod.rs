//! What tests stand on.

pub(crate) mod app;
pub(crate) mod folder;
pub(crate) mod page;
pub(crate) mod postgres;
pub(crate) mod questions;
pub(crate) mod smtp;
pub(crate) mod template;

pub(crate) use app::TestApp;
