//! Checks that all languages say the same things and writes one constant per message.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The first is the reference: its messages become the constants.
const LANGUAGES: [&str; 3] = ["en", "zh-Hans", "zh-Hant"];

/// Message id → the names of its variables and its first line (for the constant's comment).
type Messages = BTreeMap<String, Message>;

struct Message {
    variables: BTreeSet<String>,
    first_line: String,
}

/// Writes `keys.rs` and one `words.<language>.ftl` per language into `out`.
/// Fails with one line for each missing or superfluous message, each different variable, each syntax error.
pub(crate) fn build(folder: &str, out: &Path) -> Result<(), String> {
    let mut faults = String::new();
    let mut all = Vec::new();
    for language in LANGUAGES {
        let (source, messages) = load(&Path::new(folder).join(language), &mut faults)?;
        fs::write(out.join(format!("words.{language}.ftl")), source).map_err(|e| e.to_string())?;
        all.push(messages);
    }
    let Some((reference, others)) = all.split_first() else { return Ok(()) };
    for (language, messages) in LANGUAGES.iter().skip(1).zip(others) {
        compare(language, reference, messages, &mut faults);
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let keys = constants(reference);
    fs::write(out.join("keys.rs"), keys).map_err(|e| e.to_string())
}

fn load(folder: &Path, faults: &mut String) -> Result<(String, Messages), String> {
    let listing = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths: Vec<_> = listing.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "ftl"));
    paths.sort();
    let (mut whole, mut messages) = (String::new(), Messages::new());
    for path in paths {
        let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        if let Err((_, errors)) = fluent_syntax::parser::parse(text.as_str()) {
            for error in errors {
                let line = text.get(..error.pos.start).map_or(0, |before| before.lines().count());
                let _ = writeln!(faults, "{}:{line}: {error}", path.display());
            }
        }
        let prefix = format!("{}-", path.file_stem().unwrap_or_default().to_string_lossy());
        for (id, message) in split(&text) {
            if !id.starts_with(&prefix) {
                let _ = writeln!(faults, "{}: `{id}` must begin with `{prefix}`", path.display());
            }
            if messages.insert(id.clone(), message).is_some() {
                let _ = writeln!(faults, "{}: `{id}` stands twice", path.display());
            }
        }
        whole.push_str(&text);
        whole.push('\n');
    }
    Ok((whole, messages))
}

/// Cuts a file at the lines that begin a message; continuation lines are indented, so this is exact.
fn split(text: &str) -> Vec<(String, Message)> {
    let mut found: Vec<(String, Message)> = Vec::new();
    for line in text.lines() {
        let begins = line.starts_with(|c: char| c.is_ascii_alphabetic());
        if let Some((id, value)) = line.split_once('=').filter(|_| begins) {
            let message = Message { variables: variables(value), first_line: value.trim().to_owned() };
            found.push((id.trim().to_owned(), message));
        } else if let Some((_, message)) = found.last_mut().filter(|_| line.starts_with([' ', '}'])) {
            message.variables.extend(variables(line));
        }
    }
    found
}

fn variables(line: &str) -> BTreeSet<String> {
    let names = line.split('$').skip(1);
    names
        .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect())
        .collect()
}

fn compare(language: &str, reference: &Messages, messages: &Messages, faults: &mut String) {
    for (id, message) in reference {
        match messages.get(id) {
            None => {
                let _ = writeln!(faults, "locales/{language} lacks `{id}`");
            }
            Some(other) if other.variables != message.variables => {
                let (here, there) = (&other.variables, &message.variables);
                let _ = writeln!(
                    faults,
                    "locales/{language}: `{id}` has the variables {here:?}, English has {there:?}"
                );
            }
            Some(_) => {}
        }
    }
    for id in messages.keys().filter(|id| !reference.contains_key(*id)) {
        let _ = writeln!(faults, "locales/{language}: English has no `{id}`");
    }
}

fn constants(messages: &Messages) -> String {
    let mut code = String::new();
    for (id, message) in messages {
        let name = id.to_uppercase().replace('-', "_");
        let said = match message.first_line.as_str() {
            "" => "(several lines)".to_owned(),
            line => line.replace(['`', '\\'], "'"),
        };
        let _ = writeln!(code, "/// `{said}`\npub const {name}: Key = Key::new(\"{id}\");");
    }
    code
}
