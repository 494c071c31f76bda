//! Views of threads: functions of loaded data only.

pub mod ask;
pub mod composer;
pub mod post;
pub mod sentences;
pub mod side;
pub mod suggest;
pub mod thread;
pub mod toggles;
