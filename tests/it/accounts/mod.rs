mod account;
mod entry;
mod mails;
mod roles;
