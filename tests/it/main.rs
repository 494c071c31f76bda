//! All integration tests in one binary, mirroring `src`: each further binary would be a full link.

mod support;

mod accounts;
mod admin;
mod boards;
mod browser;
mod cli;
mod config;
mod db;
mod demo;
mod desk;
mod events;
mod faq;
mod home;
mod import;
mod ledger;
mod licences;
mod machines;
mod matrix;
mod notifications;
mod search;
mod text;
mod threads;
mod tidy;
mod ui;
