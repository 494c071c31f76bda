//! What machines ask for: files, health, metrics, the static page that measurements compare with.

pub mod assets;
pub mod bench;
pub mod figures;
pub mod health;
pub mod metrics;
