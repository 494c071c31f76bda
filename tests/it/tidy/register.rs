//! Nothing that should run is forgotten, nothing that runs is untested.

use std::collections::BTreeSet;

use regex::Regex;

use super::assert_tidy;
use super::source::{self, files, rust};

#[test]
fn every_follower_and_job_is_registered() {
    let register = std::fs::read_to_string(source::root().join("src/register.rs")).unwrap();
    let register = rust(&register).code;
    let named: BTreeSet<&str> = register.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let written = Regex::new(
        r"\bimpl(?:<[^>]*>)?\s+(?:[\w:]+::)?(Follower|NodeFollower|Job)\s+for\s+(?:[\w:]+::)?(\w+)",
    )
    .unwrap();
    let mut faults = Vec::new();
    for file in files("src", &[".rs"]) {
        for one in written.captures_iter(&rust(&file.text).code) {
            if !named.contains(&one[2]) {
                let place = file.place(one.get(0).unwrap().start());
                faults.push(format!(
                    "{place}: `{}` is a {} that src/register.rs does not name.",
                    &one[2], &one[1]
                ));
            }
        }
    }
    assert_tidy(faults);
}

/// Features whose pages are opened by tests of another name.
const OPENED_BY: [(&str, &str); 2] =
    [("moderation", "tests/it/matrix/table.rs"), ("pages", "tests/it/matrix/table.rs")];

/// Every feature with handlers has tests that open its pages.
#[test]
fn every_feature_with_routes_has_tests() {
    let mut faults = Vec::new();
    for file in files("src", &[".rs"]) {
        let rooms = file.rooms();
        let (Some(feature), Some(&"routes")) = (rooms.first(), rooms.get(1)) else { continue };
        let twin = source::root().join("tests/it").join(feature);
        let elsewhere =
            OPENED_BY.iter().any(|(name, test)| name == feature && source::root().join(test).is_file());
        if !elsewhere && !twin.is_dir() && !twin.with_extension("rs").is_file() {
            faults.push(format!(
                "{}:1: `{feature}` answers requests and has no tests in tests/it/{feature}.",
                file.path
            ));
        }
    }
    assert_tidy(faults);
}

/// A test file that no `mod` names never runs.
#[test]
fn every_test_file_is_run() {
    let mut faults = Vec::new();
    for file in files("tests/it", &[".rs"]) {
        let (folder, name) = file.path.rsplit_once('/').unwrap();
        if ["main.rs", "mod.rs"].contains(&name) {
            continue;
        }
        let parents = [format!("{folder}/mod.rs"), format!("{folder}/main.rs"), format!("{folder}.rs")];
        let wanted = format!("mod {};", name.trim_end_matches(".rs"));
        let read = |path: &String| std::fs::read_to_string(source::root().join(path)).unwrap_or_default();
        if !parents.iter().map(read).any(|text| text.contains(&wanted)) {
            faults.push(format!("{}:1: no `mod` names it, so it never runs.", file.path));
        }
    }
    assert_tidy(faults);
}
