//! What stands in one room only: SQL, raw HTML, addresses.

use regex::Regex;

use super::assert_tidy;
use super::source::{File, files, rust};

/// Rooms whose work is SQL.
const SQL_ROOMS: [&str; 5] = ["queries", "reads", "lists", "suggestions", "model"];

/// Other places that name tables, each with its reason.
const SQL_EXCEPTIONS: &[(&str, &str)] = &[
    ("src/db/", "the tables themselves"),
    ("src/events/", "the kernel's own tables, named by the files that own them"),
    ("src/web/form_key.rs", "owns `form_keys`: two statements"),
    ("src/site.rs", "loads settings and rules as one picture of the site"),
    ("src/visibility.rs", "the one rule of who may read what, for every statement"),
    ("src/views.rs", "adds gathered views to two counters"),
    ("src/sweeps.rs", "deletes what has had its time, across tables"),
    ("src/boards/actions.rs", "makes a board of five rows in one go"),
    ("src/desk/actions.rs", "locks a thread before its question, in the order of all locks"),
    ("src/threads/actions/", "each verb writes its own row beside its event; the reads are in queries"),
];

#[test]
fn sql_stays_in_queries_and_reads() {
    let mut faults = Vec::new();
    let table =
        Regex::new(r"\b(?:db|crate)::schema::|\bschema::\w+::(?:table|dsl)\b|\bdb::\{[^}]*\bschema\b")
            .unwrap();
    for file in files("src", &[".rs"]) {
        let room = file.rooms().get(1).is_some_and(|room| SQL_ROOMS.contains(room));
        let excused = SQL_EXCEPTIONS.iter().any(|(path, _)| file.path.starts_with(path));
        if room || excused {
            continue;
        }
        if let Some(found) = table.find(&rust(&file.text).code) {
            faults.push(format!(
                "{}: names a table; statements stand in `queries` and `reads`.",
                file.place(found.start())
            ));
        }
    }
    assert_tidy(faults);
}

/// A model may name its table for the derived mapping, but asks nothing.
#[test]
fn models_ask_nothing() {
    let asks = Regex::new(
        r"diesel::(insert_into|update|delete|sql_query)\b|\.(load|execute|get_result|get_results)\(",
    )
    .unwrap();
    let mut faults = Vec::new();
    for file in files("src", &[".rs"]) {
        if file.rooms().get(1) != Some(&"model") {
            continue;
        }
        for found in asks.find_iter(&rust(&file.text).code) {
            faults.push(format!(
                "{}: `{}` in a model; models do no I/O.",
                file.place(found.start()),
                found.as_str()
            ));
        }
    }
    assert_tidy(faults);
}

#[test]
fn raw_html_is_made_in_text_and_in_two_files_of_ui() {
    let may = |file: &File| {
        file.path.starts_with("src/text/")
            || ["src/ui/icons.rs", "src/ui/json_ld.rs"].contains(&file.path.as_str())
    };
    let mut faults = Vec::new();
    for file in files("src", &[".rs"]).into_iter().filter(|file| !may(file)) {
        for (at, _) in rust(&file.text).code.match_indices("PreEscaped") {
            faults.push(format!("{}: `PreEscaped` trusts a text; only src/text may.", file.place(at)));
        }
    }
    assert_tidy(faults);
}

#[test]
fn addresses_are_built_in_urls() {
    let literal = Regex::new(r#"\b(href|action|src|formaction)\s*=\s*[({]*\s*(format!\()?\s*"/"#).unwrap();
    let mut faults = Vec::new();
    for file in files("src", &[".rs"]).into_iter().filter(|file| !file.path.starts_with("src/urls")) {
        for found in literal.find_iter(&file.text) {
            faults.push(format!("{}: an address by hand; take it from `urls`.", file.place(found.start())));
        }
    }
    assert_tidy(faults);
}
