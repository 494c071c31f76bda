//! Pages that stand still: rules, privacy, accessibility, and what robots are told.

pub mod routes;
pub mod views;
