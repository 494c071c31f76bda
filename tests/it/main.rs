//! All integration tests in one binary, mirroring `src`: each further binary would be a full link.

mod support;

mod accounts;
mod admin;
mod browser;
mod cli;
mod config;
mod db;
mod events;
mod ledger;
mod boards;
mod desk;
mod home;
mod faq;
mod demo;
mod import;
mod licences;
mod machines;
mod matrix;
mod moderation;
mod notifications;
mod search;
mod text;
mod threads;
mod tidy;
mod ui;
