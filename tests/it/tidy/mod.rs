//! The rules of the house, checked over the source tree. Each fault is one plain sentence with file and line.
//!
//! A rule that a place may break says so in its list of exceptions, with the reason beside it.

mod documents;
mod files;
mod register;
mod rings;
mod rooms;
mod source;
mod views;

/// Fails with every fault, one a line.
#[track_caller]
fn assert_tidy(mut faults: Vec<String>) {
    faults.sort();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
