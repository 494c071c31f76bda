//! All integration tests in one binary, mirroring `src`: each further binary would be a full link.

mod support;

mod cli;
mod config;
mod db;
mod events;
mod ledger;
mod licences;
mod machines;
mod matrix;
mod search;
mod text;
mod threads;
<<<<<<< HEAD
mod tidy;
=======
mod notifications;
>>>>>>> main
mod ui;
