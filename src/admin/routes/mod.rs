//! Pages of administration that belong to no single feature.

pub mod overview;
pub mod set_up;
pub mod settings;
pub mod stored;
pub mod typed;
