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
    // Of functions with the same code one is kept, and addresses to put right at start take bits instead of 24 bytes each.
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "release") && is_x86_linux() {
        println!("cargo::rustc-link-arg-bins=-Wl,--icf=all,-z,pack-relative-relocs");
    }
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

/// Where rustc links with its own lld, which knows how.
fn is_x86_linux() -> bool {
    let is = |key: &str, value: &str| std::env::var(key).is_ok_and(|of| of == value);
    is("CARGO_CFG_TARGET_OS", "linux")
        && is("CARGO_CFG_TARGET_ARCH", "x86_64")
        && is("CARGO_CFG_TARGET_ENV", "gnu")
}
