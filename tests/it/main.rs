//! All integration tests in one binary, mirroring `src`: each further binary would be a full link.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on fails; clippy's own switch does not reach helper functions"
)]

mod support;

mod accounts;
mod admin;
mod boards;
mod browser;
mod cli;
mod commitments;
mod config;
mod db;
mod demo;
mod desk;
mod escalations;
mod events;
mod faq;
mod figures;
mod home;
mod import;
mod ladder;
mod ledger;
mod licences;
mod machines;
mod matrix;
mod merges;
mod moderation;
mod notifications;
mod privacy;
mod products;
mod reliability;
mod rota;
mod search;
mod simulation;
mod text;
mod threads;
mod tidy;
mod ui;
mod web;
