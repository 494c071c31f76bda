//! Documents that point somewhere point at something.

use std::path::Path;

use regex::Regex;

use super::assert_tidy;
use super::source::{self, File, files};

/// The map is read in one go.
const MAP_LINES_MAX: usize = 250;
/// A decision is one page.
const DECISION_LINES_MAX: usize = 40;

#[test]
fn every_link_in_a_document_resolves() {
    let link = Regex::new(r"\]\(([^)\s]+)\)").unwrap();
    let mut faults = Vec::new();
    for file in files("", &[".md"]) {
        let prose = without_code(&file.text);
        for one in link.captures_iter(&prose) {
            let target = &one[1];
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            if let Some(fault) = broken(&file, target) {
                faults.push(format!("{}: `{target}` {fault}.", file.place(one.get(1).unwrap().start())));
            }
        }
    }
    assert_tidy(faults);
}

fn broken(file: &File, target: &str) -> Option<&'static str> {
    let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
    let own = source::root().join(&file.path);
    let meant = if path.is_empty() { own } else { own.parent().unwrap().join(path) };
    if !meant.exists() {
        return Some("is not there");
    }
    if anchor.is_empty() || meant.extension().is_none_or(|ending| ending != "md") {
        return None;
    }
    (!has_heading(&meant, anchor)).then_some("names a heading that is not there")
}

fn has_heading(path: &Path, anchor: &str) -> bool {
    let text = std::fs::read_to_string(path).unwrap();
    let slug = |line: &str| {
        let title = line.trim_start_matches('#').trim().to_lowercase();
        let kept = title.chars().filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect::<String>()
    };
    text.lines().filter(|line| line.starts_with('#')).any(|line| slug(line) == anchor)
}

/// Fenced blocks become blanks of the same length.
fn without_code(text: &str) -> String {
    let mut fenced = false;
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let fence = line.trim_start().starts_with("```");
        let hidden = fenced || fence;
        fenced ^= fence;
        lines.push(if hidden { " ".repeat(line.len()) } else { line.to_owned() });
    }
    lines.join("\n")
}

#[test]
fn paths_named_in_documents_are_there() {
    let path =
        Regex::new(r"`((?:src|tests|script|migrations|locales|config|docs|static|build)/[\w./-]+)`").unwrap();
    let mut faults = Vec::new();
    for file in files("", &[".md"]) {
        for one in path.captures_iter(&file.text) {
            if !source::root().join(&one[1]).exists() {
                faults.push(format!(
                    "{}: `{}` is not there.",
                    file.place(one.get(1).unwrap().start()),
                    &one[1]
                ));
            }
        }
    }
    assert_tidy(faults);
}

#[test]
fn the_map_and_decisions_stay_short() {
    let mut faults = Vec::new();
    for file in files("", &[".md"]) {
        let max = match file.path.as_str() {
            "ARCHITECTURE.md" => MAP_LINES_MAX,
            path if path.starts_with("docs/decisions/") => DECISION_LINES_MAX,
            _ => continue,
        };
        let lines = file.text.lines().count();
        if lines > max {
            faults.push(format!("{}:{lines}: has {lines} lines; at most {max}.", file.path));
        }
    }
    assert_tidy(faults);
}

/// Every module of the crate stands in the map.
#[test]
fn the_map_names_every_module() {
    let map = std::fs::read_to_string(source::root().join("ARCHITECTURE.md")).unwrap();
    let library = std::fs::read_to_string(source::root().join("src/lib.rs")).unwrap();
    let module = Regex::new(r"(?m)^pub mod (\w+);").unwrap();
    let mut faults = Vec::new();
    for one in module.captures_iter(&library) {
        let word = Regex::new(&format!(r"\b{}\b", &one[1])).unwrap();
        if !word.is_match(&map) {
            faults.push(format!("ARCHITECTURE.md:1: does not say what `{}` is.", &one[1]));
        }
    }
    assert_tidy(faults);
}
