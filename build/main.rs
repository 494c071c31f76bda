//! Puts the stylesheet together, turns the texts into constants and takes the fingerprint of the migrations before the
//! program is compiled.
#![allow(clippy::print_stdout, reason = "a build script speaks to cargo through its output")]

mod css;
mod migrations;
mod words;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=static/css");
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=migrations");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    let results = [
        css::build("static/css", &out),
        words::build("locales", &out),
        migrations::build("migrations", &out),
    ];
    let mut failed = false;
    for message in results.into_iter().filter_map(Result::err) {
        failed = true;
        for line in message.lines() {
            println!("cargo::error={line}");
        }
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
