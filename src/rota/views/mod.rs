//! Views of the rota.

pub mod duty;
pub mod watch;
