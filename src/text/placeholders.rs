//! Placeholders such as `{name}` in a text that is put into a reply. Braces in code are code.

use std::ops::Range;

/// Characters of a placeholder's name.
const NAME_CHARS_MAX: usize = 40;

/// The placeholders of a Markdown source in their order: where each stands, braces included.
fn places(source: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut fence: Option<&str> = None;
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let trimmed = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark));
        match (fence, mark) {
            (None, None) => {
                found.extend(in_line(line).into_iter().map(|at| at.start + start..at.end + start))
            }
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            (Some(_), _) => {}
        }
        start += line.len();
    }
    found
}

/// The same in one line outside a block of code: what stands between backticks is code too.
fn in_line(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
        let step = if rest.starts_with('`') {
            code(rest)
        } else if let Some(length) = placeholder(rest) {
            found.push(at..at + length);
            length
        } else {
            rest.chars().next().map_or(1, char::len_utf8)
        };
        at += step;
    }
    found
}

/// The length of a span of code that begins here, or of the backticks if nothing closes it.
fn code(rest: &str) -> usize {
    let ticks = rest.bytes().take_while(|byte| *byte == b'`').count();
    let (open, inside) = rest.split_at(ticks);
    let mut at = 0;
    while let Some(found) = inside.get(at..).and_then(|rest| rest.find('`')) {
        let run =
            inside.get(at + found..).unwrap_or_default().bytes().take_while(|byte| *byte == b'`').count();
        at += found + run;
        if run == open.len() {
            return ticks + at;
        }
    }
    ticks
}

/// The length of a placeholder that begins here.
fn placeholder(rest: &str) -> Option<usize> {
    let (name, _) = rest.strip_prefix('{')?.split_once('}')?;
    let fits = name.starts_with(char::is_alphabetic)
        && name.chars().nth(NAME_CHARS_MAX).is_none()
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '’' | '\''));
    fits.then(|| name.len() + 2)
}

/// The placeholders of a text, each once, with their braces.
pub fn all(source: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for place in places(source) {
        names.extend(source.get(place).filter(|name| !names.contains(name)));
    }
    names
}

/// The text with what `value` says in the place of each placeholder it knows, as plain words of Markdown. What is put in
/// is not looked at again.
pub fn fill(source: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(source.len());
    let mut done = 0;
    for place in places(source) {
        let name = source.get(place.start + 1..place.end - 1).unwrap_or_default();
        let Some(value) = value(name) else { continue };
        filled.push_str(source.get(done..place.start).unwrap_or_default());
        filled.push_str(&value);
        done = place.end;
    }
    filled.push_str(source.get(done..).unwrap_or_default());
    filled
}

/// Somebody's words so that Markdown shows them as they are. Only signs that could mean something are escaped: an agent
/// reads the source.
pub fn plainly(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    for c in words.chars() {
        let first = plain.is_empty() && matches!(c, '#' | '+' | '-');
        if first || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '{' | '}')
        {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}
