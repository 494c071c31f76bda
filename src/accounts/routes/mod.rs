//! The pages of accounts, one file a resource.

pub mod account;
pub mod confirm;
pub mod fresh;
pub mod groups;
pub mod mails;
pub mod members;
pub mod preferences;
pub mod profile;
pub mod recover;
pub mod security;
pub mod sign_in;
pub mod sign_up;
pub mod typed;
