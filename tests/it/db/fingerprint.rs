//! Test databases are cloned from a template that is named after the migrations: an edited one must give a new name.

use std::fs;

use askwell::db::migrations::FINGERPRINT;

use crate::support::folder::TestFolder;

#[path = "../../../build/migrations.rs"]
#[allow(dead_code, reason = "the build script calls what is not called here")]
mod build;

#[test]
fn the_fingerprint_changes_with_every_byte_and_name() {
    let folder = TestFolder::new();
    let one = folder.path().join("2026-01-01-000001_lamps");
    fs::create_dir(&one).unwrap();
    let print = || build::fingerprint(folder.path()).unwrap();
    fs::write(one.join("up.sql"), "create table lamps (id bigint);").unwrap();
    let first = print();
    assert_eq!(first, print(), "the same files give the same print");
    fs::write(one.join("up.sql"), "create table lamps (id integer);").unwrap();
    let edited = print();
    assert_ne!(first, edited, "an edited statement");
    fs::write(one.join("down.sql"), "").unwrap();
    let added = print();
    assert_ne!(edited, added, "an added file");
    fs::rename(&one, folder.path().join("2026-01-01-000002_lamps")).unwrap();
    assert_ne!(added, print(), "another name");
}

#[test]
fn the_program_carries_the_fingerprint_of_its_migrations() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    assert_eq!(FINGERPRINT, build::fingerprint(&folder).unwrap());
}

/// The library tells them apart by date and number alone and silently leaves the second one out.
#[test]
fn no_two_migrations_have_the_same_number() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut numbers: Vec<String> =
        names.filter_map(|name| name.split_once('_').map(|(number, _)| number.to_owned())).collect();
    numbers.sort();
    let all = numbers.len();
    numbers.dedup();
    assert_eq!(numbers.len(), all);
}
