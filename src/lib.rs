//! Askwell: a community forum server on which every question gets an answer.
//!
//! `ARCHITECTURE.md` draws the map; the modules below stand in reading order.

// the program put together
pub mod app;
pub mod cli;
pub mod config;
pub mod logging;
pub mod register;
pub mod routes;
pub mod server;
pub mod sweeps;

// one request
pub mod answers;
pub mod change;
pub mod door;
pub mod error;
pub mod error_pages;
pub mod kept_pages;
pub mod machines;
pub mod receiver;
pub mod shell;
pub mod simulation;
pub mod site;
pub mod urls;
pub mod viewer;
pub mod views;
pub mod visibility;

// the kernel: knows no feature
pub mod clock;
pub mod db;
pub mod events;
pub mod jobs;
pub mod mail;
pub mod text;
pub mod ui;
pub mod web;

// features; each knows only those above it
pub mod accounts;
pub mod admin;
pub mod boards;
pub mod commitments;
pub mod desk;
pub mod escalations;
pub mod faq;
pub mod figures;
pub mod ladder;
pub mod ledger;
pub mod merges;
pub mod moderation;
pub mod notifications;
pub mod privacy;
pub mod products;
pub mod rota;
pub mod search;
pub mod threads;

// pages that compose features
pub mod demo;
pub mod home;
pub mod import;
pub mod pages;
