//! `static/css/askwell.css` names its parts by `@import`; this puts them in and takes comments and blanks out.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Writes `askwell.css` into `out`. Fails when a part is missing or a file is not named in the index.
pub(crate) fn build(folder: &str, out: &Path) -> Result<(), String> {
    let index = read(&Path::new(folder).join("askwell.css"))?;
    let mut whole = String::new();
    let mut named = BTreeSet::from(["askwell.css".to_owned()]);
    for line in index.lines() {
        match line.strip_prefix("@import \"").and_then(|rest| rest.strip_suffix("\";")) {
            Some(part) => {
                whole.push_str(&read(&Path::new(folder).join(part))?);
                named.insert(part.to_owned());
            }
            None => whole.push_str(line),
        }
        whole.push('\n');
    }
    for file in files(Path::new(folder), "")? {
        if !named.contains(&file) {
            return Err(format!("{folder}/{file} is not imported by {folder}/askwell.css"));
        }
    }
    fs::write(out.join("askwell.css"), squeeze(&whole)).map_err(|e| format!("askwell.css: {e}"))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}

fn files(folder: &Path, under: &str) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))? {
        let entry = entry.map_err(|e| e.to_string())?;
        let name = format!("{under}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            found.extend(files(&entry.path(), &format!("{name}/"))?);
        } else if name.ends_with(".css") {
            found.push(name);
        }
    }
    Ok(found)
}

/// Drops comments, indentation, empty lines and the last semicolon of a rule: careful rather than small, since strings stay whole.
fn squeeze(css: &str) -> String {
    let mut bare = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, tail)| tail);
    }
    bare.push_str(rest);
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    let text =
        lines.collect::<Vec<_>>().join("\n").replace(" { ", "{").replace("; }", "}").replace(" {\n", "{\n");
    text.replace("; ", ";").replace(";  ", ";").replace("}\n}", "}}")
}
