//! All integration tests in one binary, mirroring `src`: each further binary would be a full link.

mod support;

mod browser;
mod cli;
mod config;
mod db;
mod licences;
mod machines;
mod search;
mod text;
mod threads;
mod ui;
