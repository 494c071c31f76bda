//! Pages and forms of the desk.

pub mod claim;
pub mod queue;
