//! Views of threads: functions of loaded data only.

pub mod ask;
pub mod by_mail;
pub mod composer;
pub mod drafts;
pub mod edit;
pub mod flags;
pub mod history;
pub mod moving;
pub mod newer;
pub mod post;
pub mod preview;
pub mod sentences;
pub mod side;
pub mod structured;
pub mod suggest;
pub mod thread;
pub mod toggles;
pub mod uploads;
