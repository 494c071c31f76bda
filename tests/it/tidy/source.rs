//! The source tree as the rules read it: comments and texts told apart from code.

use std::path::{Path, PathBuf};

/// Folders that hold nothing of ours.
const SKIPPED: [&str; 5] = ["target", "var", ".git", "node_modules", "vendor"];

/// Where the repository is.
pub(super) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the repository.
pub(super) struct File {
    /// Path below the repository, with `/`.
    pub(super) path: String,
    /// As it stands.
    pub(super) text: String,
}

impl File {
    /// The line on which a byte stands, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        self.text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1
    }

    /// `file:line` of a byte.
    pub(super) fn place(&self, at: usize) -> String {
        format!("{}:{}", self.path, self.line(at))
    }

    /// The parts of the path below `src/`, without `.rs`; empty elsewhere.
    pub(super) fn rooms(&self) -> Vec<&str> {
        let Some(inside) = self.path.strip_prefix("src/") else { return Vec::new() };
        inside.trim_end_matches(".rs").split('/').collect()
    }
}

/// All files below a folder of the repository with one of these endings, in order.
pub(super) fn files(below: &str, endings: &[&str]) -> Vec<File> {
    let mut found = Vec::new();
    walk(&root().join(below), &mut found);
    found.sort();
    let wanted = |path: &PathBuf| endings.iter().any(|ending| path.to_string_lossy().ends_with(ending));
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).ok()?;
        let path = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        Some(File { path, text })
    };
    found.into_iter().filter(wanted).filter_map(read).collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let skipped = SKIPPED.iter().any(|name| entry.file_name() == *name);
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && !skipped => walk(&path, found),
            Ok(kind) if kind.is_file() => found.push(path),
            _ => {}
        }
    }
}

/// A text literal in Rust source.
pub(super) struct Literal {
    /// Byte at which its opening quote (or `r#`) begins.
    pub(super) at: usize,
    /// What stands between the quotes, as written.
    pub(super) text: String,
}

/// Rust source taken apart; every byte keeps its place.
pub(super) struct Rust {
    /// Comments and the insides of texts are blanks.
    pub(super) code: String,
    /// All text literals in order.
    pub(super) literals: Vec<Literal>,
}

/// Tells code, comments and texts apart.
pub(super) fn rust(text: &str) -> Rust {
    let bytes = text.as_bytes();
    let mut code = bytes.to_vec();
    let mut literals = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        if rest.starts_with(b"//") {
            let end = at + rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
            blank(&mut code, at, end);
            at = end;
        } else if rest.starts_with(b"/*") {
            let end = text[at..].find("*/").map_or(bytes.len(), |found| at + found + 2);
            blank(&mut code, at, end);
            at = end;
        } else if let Some((open, close, end)) = literal(bytes, at) {
            literals.push(Literal { at, text: text[open..close].to_owned() });
            blank(&mut code, open, close);
            at = end;
        } else if rest[0] == b'\'' {
            at = after_quote(bytes, &mut code, at);
        } else {
            at += 1;
        }
    }
    Rust { code: String::from_utf8_lossy(&code).into_owned(), literals }
}

fn blank(code: &mut [u8], from: usize, to: usize) {
    for byte in &mut code[from..to] {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

/// A text that begins here: where its inside begins and ends, and where it is over.
fn literal(bytes: &[u8], at: usize) -> Option<(usize, usize, usize)> {
    let before = at.checked_sub(1).map_or(b' ', |before| bytes[before]);
    let in_word = before.is_ascii_alphanumeric() || before == b'_';
    let prefix = if in_word {
        0
    } else {
        bytes[at..].iter().take_while(|byte| matches!(byte, b'b' | b'c' | b'r')).count()
    };
    let is_raw = prefix > 0 && bytes[at + prefix - 1] == b'r';
    let hashes =
        if is_raw { bytes[at + prefix..].iter().take_while(|byte| **byte == b'#').count() } else { 0 };
    let open = at + prefix + hashes + 1;
    if bytes.get(open - 1) != Some(&b'"') {
        return None;
    }
    let mut end = open;
    loop {
        match bytes.get(end)? {
            b'\\' if !is_raw => end += 2,
            b'"' if bytes[end + 1..].iter().take(hashes).filter(|byte| **byte == b'#').count() == hashes => {
                return Some((open, end, end + 1 + hashes));
            }
            _ => end += 1,
        }
    }
}

/// After a character such as `'"'`; a lifetime is only stepped over.
fn after_quote(bytes: &[u8], code: &mut [u8], at: usize) -> usize {
    let inside = at + 1;
    let end = match bytes.get(inside) {
        Some(b'\\') => {
            bytes[inside + 2..].iter().position(|byte| *byte == b'\'').map(|found| inside + 2 + found)
        }
        Some(first) => {
            let width = match first {
                0xF0.. => 4,
                0xE0.. => 3,
                0xC0.. => 2,
                _ => 1,
            };
            Some(inside + width).filter(|close| bytes.get(*close) == Some(&b'\''))
        }
        None => None,
    };
    match end {
        Some(close) => {
            blank(code, inside, close);
            close + 1
        }
        None => inside,
    }
}

#[test]
fn code_comments_and_texts_are_told_apart() {
    let source = r##"let a = "x // no"; // "said"
let b: &'static str = r#"a "b" c"#; let c = '"'; /* "d" */ call('\'', "e");"##;
    let read = rust(source);
    let texts: Vec<&str> = read.literals.iter().map(|literal| literal.text.as_str()).collect();
    assert_eq!(texts, ["x // no", "a \"b\" c", "e"]);
    assert!(read.code.contains("call(") && read.code.contains("&'static str") && !read.code.contains("said"));
    assert_eq!(read.code.len(), source.len());
}
