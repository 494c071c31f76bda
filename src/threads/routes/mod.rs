//! Handlers of threads: one file a resource.

pub mod acceptance;
pub mod ask;
pub mod by_mail;
mod by_mail_reply;
pub mod drafts;
pub mod edit;
pub mod flags;
pub mod history;
pub mod marks;
pub mod moving;
pub mod outcome;
pub mod posts;
pub mod preview;
pub mod show;
pub mod sight;
pub mod suggest;
pub mod uploads;
pub mod verification;
