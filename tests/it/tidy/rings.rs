//! Who may know whom: the kernel no feature, inner rooms only what stands to their left.

use std::sync::LazyLock;

use regex::Regex;

use super::assert_tidy;
use super::source::{File, files, rust};

/// Modules that know no feature and nothing of how the program is put together.
const KERNEL: [&str; 12] =
    ["db", "web", "ui", "text", "events", "jobs", "mail", "clock", "viewer", "visibility", "urls", "error"];

/// Features from left to right; those of one place do not know each other.
const FEATURES: [&[&str]; 15] = [
    &["accounts"],
    &["products"],
    &["boards"],
    &["ledger"],
    &["threads"],
    &["faq"],
    &["import"],
    &["search"],
    &["figures"],
    &["merges"],
    &["desk", "moderation", "escalations", "commitments"],
    &["rota", "privacy"],
    &["ladder"],
    &["notifications"],
    &["admin", "api", "demo", "home", "pages"],
];

/// Rooms that meet the outside: they may compose any feature's queries and cards.
const OUTER: [&str; 6] = ["reads", "routes", "views", "suggestions", "cards", "form"];

/// Inner rooms that know what they should not, each with its reason.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("src/accounts/mod.rs", "site", "asks whether the site is set up, for the start page"),
    ("src/import/batches.rs", "site", "loads settings and boards once for a whole import"),
    (
        "src/admin/routes/",
        "accounts",
        "the set-up page makes the first account and signs it in, as signing up does",
    ),
];

/// A use of one of our modules.
struct Use {
    at: usize,
    /// First part after `crate::`.
    module: String,
    /// Second part, if it stands beside the first.
    room: String,
}

fn uses(file: &File) -> Vec<Use> {
    let code = rust(&file.text).code;
    static PATH: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\bcrate::(\w+)(?:::(\w+))?").unwrap());
    static GROUP: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\bcrate::\{").unwrap());
    let mut found: Vec<Use> = PATH
        .captures_iter(&code)
        .map(|one| Use {
            at: one.get(0).unwrap().start(),
            module: one[1].to_owned(),
            room: one.get(2).map_or(String::new(), |room| room.as_str().to_owned()),
        })
        .collect();
    for open in GROUP.find_iter(&code) {
        found.extend(first_parts(&code, open.end()));
    }
    found
}

/// The first parts inside `crate::{…}`.
fn first_parts(code: &str, from: usize) -> Vec<Use> {
    let mut found = Vec::new();
    let (mut depth, mut word) = (1, from);
    for (at, byte) in code.bytes().enumerate().skip(from) {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if (byte == b',' && depth == 1) || depth == 0 {
            let mut parts = code[word..at]
                .trim()
                .split("::")
                .map(|part| part.trim_matches(|c: char| !c.is_alphanumeric() && c != '_'));
            let module = parts.next().unwrap_or_default().split(' ').next().unwrap_or_default().to_owned();
            if !module.is_empty() {
                let room = parts.next().unwrap_or_default().split(' ').next().unwrap_or_default().to_owned();
                found.push(Use { at: word, module, room });
            }
            word = at + 1;
        }
        if depth == 0 {
            break;
        }
    }
    found
}

fn place(feature: &str) -> Option<usize> {
    FEATURES.iter().position(|names| names.contains(&feature))
}

fn is_module(name: &str) -> bool {
    let src = super::source::root().join("src");
    src.join(name).is_dir() || src.join(format!("{name}.rs")).is_file()
}

/// What is wrong with one use, if anything.
fn fault(file: &File, one: &Use) -> Option<String> {
    let rooms = file.rooms();
    let own = *rooms.first()?;
    let module = one.module.as_str();
    if module == own || !is_module(module) {
        // Macros and enums stand beside the modules under their own names.
        return own_fault(&rooms, own, one);
    }
    if KERNEL.contains(&own) {
        return (!KERNEL.contains(&module)).then(|| format!("the kernel knows no `{module}`"));
    }
    let here = place(own)?;
    let is_outer = rooms.get(1).is_some_and(|room| OUTER.contains(room));
    if is_outer {
        let others_routes = place(module).is_some() && one.room == "routes";
        return others_routes.then(|| format!("`{module}::routes` are handlers of another feature"));
    }
    if module == "web" {
        return Some("inner rooms know nothing of HTTP: `web` belongs to routes".to_owned());
    }
    if KERNEL.contains(&module) {
        return None;
    }
    match place(module) {
        Some(there) if there < here => None,
        Some(_) => Some(format!(
            "`{module}` stands to the right of `{own}` (or beside it): news goes there as an event"
        )),
        None => Some(format!(
            "`{module}` puts the program together; inner rooms take what they need as arguments"
        )),
    }
}

fn own_fault(rooms: &[&str], own: &str, one: &Use) -> Option<String> {
    let inner = place(own).is_some() && rooms.get(1).is_some_and(|room| !OUTER.contains(room));
    let outwards = one.module == own && ["routes", "views"].contains(&one.room.as_str());
    (inner && outwards).then(|| format!("an inner room knows its own `{}`", one.room))
}

#[test]
fn each_room_knows_only_what_it_may() {
    let excused = |file: &File, one: &Use| {
        EXCEPTIONS.iter().any(|(path, module, _)| file.path.starts_with(path) && one.module == *module)
    };
    let mut faults = Vec::new();
    for file in files("src", &[".rs"]) {
        for one in uses(&file) {
            if let Some(fault) = fault(&file, &one).filter(|_| !excused(&file, &one)) {
                faults.push(format!("{}: {fault}.", file.place(one.at)));
            }
        }
    }
    assert_tidy(faults);
}

#[test]
fn every_feature_has_its_place() {
    let frame = ["config", "cli", "machines", "error_pages", "simulation"];
    let mut faults = Vec::new();
    for entry in std::fs::read_dir(super::source::root().join("src")).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let known =
            KERNEL.contains(&name.as_str()) || frame.contains(&name.as_str()) || place(&name).is_some();
        if entry.path().is_dir() && !known {
            faults.push(format!(
                "src/{name}:1: is neither kernel nor a feature of the list in tests/it/tidy/rings.rs."
            ));
        }
    }
    assert_tidy(faults);
}

#[test]
fn a_use_is_found_in_each_way_of_writing_it() {
    let text =
        "use crate::{boards, faq::routes::{a, b}, machines as m};\nfn f() { crate::desk::x(); }".to_owned();
    let found = uses(&File { path: "src/threads/model.rs".to_owned(), text });
    let mut names: Vec<String> = found.iter().map(|one| format!("{} {}", one.module, one.room)).collect();
    names.sort();
    assert_eq!(names, ["boards ", "desk x", "faq routes", "machines "]);
}
