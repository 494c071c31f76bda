//! Text of people and of the interface: pure functions, no I/O.

pub mod lang;
