//! Sizes, names, and words that stand nowhere.

use regex::Regex;

use super::assert_tidy;
use super::source::{self, files, rust};

/// Longer files are split: a room becomes a folder.
const LINES_MAX: usize = 400;

/// Longer files, each with its reason.
const LONG: [(&str, &str); 2] = [
    ("src/db/schema.rs", "compared with the database by tests/it/db/schema.rs; nobody reads it in one go"),
    ("src/events/kinds.rs", "one enum of all that can happen, looked up by name"),
];

#[test]
fn no_file_is_longer_than_a_person_reads() {
    let mut faults = Vec::new();
    for file in files("src", &[".rs", ".sql"])
        .into_iter()
        .chain(files("tests", &[".rs"]))
        .chain(files("build", &[".rs"]))
    {
        let lines = file.text.lines().count();
        let excused = LONG.iter().any(|(path, _)| *path == file.path);
        if lines > LINES_MAX && !excused {
            faults.push(format!("{}:{lines}: has {lines} lines; at most {LINES_MAX}.", file.path));
        }
    }
    assert_tidy(faults);
}

#[test]
fn names_say_what_a_thing_is() {
    let mut faults = Vec::new();
    let empty = ["util", "helper", "common", "manager"];
    for file in files("src", &[".rs", ".sql"])
        .into_iter()
        .chain(files("tests", &[".rs"]))
        .chain(files("build", &[".rs"]))
    {
        if let Some(word) = empty
            .iter()
            .find(|word| file.path.split(['/', '_', '.']).any(|part| part.trim_end_matches('s') == **word))
        {
            faults.push(format!("{}:1: “{word}” says nothing of what is inside.", file.path));
        }
    }
    assert_tidy(faults);
}

/// Files that may name a branch that no call reaches, each with its reason.
const UNREACHABLE: [(&str, &str); 1] =
    [("src/change.rs", "a guard loses its connection only in what consumes it, which `Deref` cannot say")];

/// Faults of visitors and of databases are values; a panic is neither.
#[test]
fn the_program_does_not_panic() {
    let panics =
        Regex::new(r"\.unwrap\(\)|\.expect\(|\b(panic|todo|unimplemented|unreachable|dbg)!").unwrap();
    let mut faults = Vec::new();
    for file in files("src", &[".rs"]) {
        let excused = UNREACHABLE.iter().any(|(path, _)| file.path == *path);
        for found in panics.find_iter(&rust(&file.text).code) {
            if excused && found.as_str() == "unreachable!" {
                continue;
            }
            faults.push(format!(
                "{}: `{}` ends a request without an answer; return an error.",
                file.place(found.start()),
                found.as_str()
            ));
        }
    }
    assert_tidy(faults);
}

/// Places that may ask a clock of their own.
const CLOCKS: [(&str, &str); 2] = [
    ("src/clock.rs", "it is the clock"),
    ("src/sweeps.rs", "asks the database for its time, by which nodes agree"),
];

#[test]
fn time_comes_from_the_clock() {
    let sql = Regex::new(
        r"(?i)\b(now|clock_timestamp|statement_timestamp|localtimestamp)\s*\(|\bcurrent_(timestamp|date)\b",
    )
    .unwrap();
    let code = Regex::new(r"\b(Utc|Local|SystemTime)::now\(|\bdsl::now\b").unwrap();
    let mut faults = Vec::new();
    let mut blame = |place: String, path: &str, what: &str| {
        if !CLOCKS.iter().any(|(may, _)| *may == path) {
            faults.push(format!("{place}: `{what}` is a clock of its own; pass the time from `app.clock`."));
        }
    };
    for file in files("src", &[".sql"]).into_iter().chain(files("migrations", &[".sql"])) {
        let text = without_sql_comments(&file.text);
        sql.find_iter(&text).for_each(|found| blame(file.place(found.start()), &file.path, found.as_str()));
    }
    for file in files("src", &[".rs"]) {
        let read = rust(&file.text);
        code.find_iter(&read.code)
            .for_each(|found| blame(file.place(found.start()), &file.path, found.as_str()));
        for literal in &read.literals {
            sql.find_iter(&literal.text)
                .for_each(|found| blame(file.place(literal.at), &file.path, found.as_str()));
        }
    }
    assert_tidy(faults);
}

/// Comments become blanks of the same length.
fn without_sql_comments(text: &str) -> String {
    let line = |line: &str| match line.find("--") {
        Some(at) => format!("{}{}", &line[..at], " ".repeat(line.len() - at)),
        None => line.to_owned(),
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// What is public tells nothing of the machine it was written on.
#[test]
fn nothing_speaks_of_a_machine() {
    // Put together from parts, so that this file does not speak of it either.
    let machine = [
        concat!("/wo", "rk/"),
        concat!("/tmp/", "w/"),
        concat!("/tmp/", "wt/"),
        concat!("index.crates", ".io"),
        concat!("github.com-", "1ecc"),
    ];
    let mut faults = Vec::new();
    for file in
        files("", &[""]).into_iter().filter(|file| !["Cargo.lock", ".git"].contains(&file.path.as_str()))
    {
        for word in machine {
            for (at, _) in file.text.match_indices(word) {
                faults.push(format!("{}: “{word}” is a place on one machine.", file.place(at)));
            }
        }
    }
    assert!(source::root().join("Cargo.toml").is_file());
    assert_tidy(faults);
}

#[test]
fn nothing_is_left_half_merged() {
    let mut faults = Vec::new();
    for file in files("", &[".rs", ".sql", ".md", ".ftl", ".css", ".js", ".toml"]) {
        for (number, line) in file.text.lines().enumerate() {
            if line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ") {
                faults.push(format!("{}:{}: a merge was not finished here.", file.path, number + 1));
            }
        }
    }
    assert_tidy(faults);
}
