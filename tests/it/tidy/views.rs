//! What people read comes from `locales`, in three languages.

use std::collections::BTreeMap;

use super::assert_tidy;
use super::source::{File, files, rust};

/// Views that may say a sentence of their own, each with its reason.
const EXCEPTIONS: &[(&str, &str)] =
    &[("src/ui/gallery.rs", "sample data for looking at components; behind bench mode")];

#[test]
fn no_view_says_a_sentence_of_its_own() {
    let mut faults = Vec::new();
    for file in files("src", &[".rs"]) {
        if EXCEPTIONS.iter().any(|(path, _)| file.path.starts_with(path)) {
            continue;
        }
        for (at, text) in said(&file) {
            faults.push(format!("{}: says “{text}” by itself; take it from the texts.", file.place(at)));
        }
    }
    assert_tidy(faults);
}

/// Literals with letters that stand as content inside `html! { … }`: neither an attribute's value nor Rust in brackets.
fn said(file: &File) -> Vec<(usize, String)> {
    let read = rust(&file.text);
    let bytes = read.code.as_bytes();
    let literals: BTreeMap<usize, &str> =
        read.literals.iter().map(|one| (one.at, one.text.as_str())).collect();
    let mut found = Vec::new();
    for (start, _) in read.code.match_indices("html! {") {
        let mut open = Vec::new();
        let mut before = b'{';
        let mut at = start + "html! ".len();
        while at < bytes.len() {
            let byte = bytes[at];
            if let Some(text) = literals.get(&at) {
                let inside_rust = open.iter().any(|kind| *kind == b'(' || *kind == b'=' || *kind == b'[');
                let is_content = matches!(before, b'{' | b'}' | b';' | b')' | b'"');
                if is_content && !inside_rust && is_word(text) {
                    found.push((at, (*text).to_owned()));
                }
                at += text.len() + 2;
                before = b'"';
                continue;
            }
            match byte {
                b'{' if before == b'=' => open.push(b'='),
                b'{' | b'(' | b'[' => open.push(byte),
                b'}' | b')' | b']' => {
                    open.pop();
                }
                _ => {}
            }
            if !byte.is_ascii_whitespace() {
                before = byte;
            }
            at += 1;
            if open.is_empty() {
                break;
            }
        }
    }
    found.dedup();
    found
}

/// Single letters are keys of the keyboard.
fn is_word(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() > 1
}

#[test]
fn a_sentence_is_told_from_an_attribute() {
    let text = r#"fn v() -> Markup { html! {
        p .a title="Not this" { "But this" " · " (words.with(t::X, &[("not", "this one")])) }
        a href={ (base) "/nor this" } { (x) "or that" }
    } }"#;
    let file = File { path: "src/a/views/b.rs".to_owned(), text: text.to_owned() };
    let said: Vec<String> = said(&file).into_iter().map(|(_, text)| text).collect();
    assert_eq!(said, ["But this", "or that"]);
}

/// Attributes that a screen reader or a pointer tells people.
#[test]
fn no_spoken_attribute_is_a_literal() {
    let spoken = regex::Regex::new(r#"\b(aria-label|title|placeholder|alt)="[^"]*\p{L}[^"]*""#).unwrap();
    let mut faults = Vec::new();
    for file in files("src", &[".rs"]) {
        let is_view = file.path.contains("/views")
            || file.path.starts_with("src/ui/")
            || file.path.starts_with("src/mail/");
        if !is_view || EXCEPTIONS.iter().any(|(path, _)| file.path.starts_with(path)) {
            continue;
        }
        for found in spoken.find_iter(&file.text) {
            faults.push(format!(
                "{}: `{}` is read aloud; take it from the texts.",
                file.place(found.start()),
                found.as_str()
            ));
        }
    }
    assert_tidy(faults);
}
