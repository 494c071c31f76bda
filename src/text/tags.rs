//! A scanner for tags that reads HTML as a browser's tokenizer does, and `balance`, which makes untrusted HTML harmless to *parse*.
//!
//! It is no sanitiser. It stands before one, because an HTML parser copies every open `<b>` into each following paragraph and so makes
//! gigabytes of a small text, and because walkers of the finished tree may recurse.

/// Elements that hold nothing.
const VOID: [&str; 5] = ["br", "hr", "img", "input", "wbr"];

/// Elements the parser opens again in the next block when they were left open.
const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements that stand inside a line and are not opened again.
const INLINE: [&str; 15] = [
    "abbr", "br", "cite", "del", "img", "ins", "kbd", "mark", "q", "samp", "span", "sub", "sup", "var", "wbr",
];

/// Elements whose end may be left out.
const END_IMPLIED: [&str; 12] =
    ["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup"];

/// Open elements at one place from which on a text is not parsed as HTML any more.
pub(super) const DEPTH_MAX: usize = 200;

/// A piece of HTML.
pub(super) enum Piece<'a> {
    /// Text, entities as written.
    Text(&'a str),
    /// A start tag: its name in lower case and all of it.
    Start(String, &'a str),
    /// An end tag: its name in lower case.
    End(String),
    /// Comments, doctypes, an unfinished tag: nothing a reader sees.
    Nothing,
}

/// Cuts HTML into pieces.
pub(super) fn pieces(html: &str) -> Pieces<'_> {
    Pieces { rest: html }
}

/// See [`pieces`].
pub(super) struct Pieces<'a> {
    rest: &'a str,
}

impl<'a> Pieces<'a> {
    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    fn skip_past(&mut self, end: &str) -> Piece<'a> {
        let bytes = self.rest.find(end).map_or(self.rest.len(), |at| at + end.len());
        self.take(bytes);
        Piece::Nothing
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        let Some(after) = self.rest.strip_prefix('<') else {
            let bytes = self.rest.find('<').unwrap_or(self.rest.len());
            return Some(Piece::Text(self.take(bytes)));
        };
        if after.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let bytes = tag_bytes(self.rest);
            let raw = self.take(bytes.unwrap_or(usize::MAX));
            return Some(if bytes.is_some() { Piece::Start(tag_name(raw), raw) } else { Piece::Nothing });
        }
        if let Some(name) = after.strip_prefix('/') {
            if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let bytes = tag_bytes(self.rest);
                let raw = self.take(bytes.unwrap_or(usize::MAX));
                return Some(if bytes.is_some() { Piece::End(tag_name(raw)) } else { Piece::Nothing });
            }
            return Some(self.skip_past(">"));
        }
        if after.starts_with("!--") {
            return Some(self.skip_past("-->"));
        }
        if after.starts_with(['!', '?']) {
            return Some(self.skip_past(">"));
        }
        Some(Piece::Text(self.take(1)))
    }
}

fn tag_name(raw: &str) -> String {
    let name = raw.trim_start_matches(['<', '/']);
    let end = name.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>').unwrap_or(name.len());
    name.get(..end).unwrap_or_default().to_ascii_lowercase()
}

/// Where in a tag the reader stands.
enum At {
    TagName,
    /// Between or in attribute names; whether a name was read since the last value.
    Names(Named),
    Value,
    Quoted(u8),
    Unquoted,
}

#[derive(PartialEq)]
enum Named {
    Yes,
    No,
}

/// Bytes of the tag at the start of `html`, to its `>`; `None` if it never ends. A quote counts only after `=`.
fn tag_bytes(html: &str) -> Option<usize> {
    let mut at = At::TagName;
    let begin = if html.starts_with("</") { 2 } else { 1 };
    for (index, byte) in html.bytes().enumerate().skip(begin) {
        at = match (at, byte) {
            (At::Quoted(quote), byte) if byte == quote => At::Names(Named::No),
            (At::Quoted(quote), _) => At::Quoted(quote),
            (_, b'>') => return Some(index + 1),
            (At::TagName, b'/') => At::Names(Named::No),
            (At::TagName, byte) if byte.is_ascii_whitespace() => At::Names(Named::No),
            (At::TagName, _) => At::TagName,
            (At::Names(Named::Yes), b'=') => At::Value,
            (At::Names(_), b'/') => At::Names(Named::No),
            (At::Names(named), byte) if byte.is_ascii_whitespace() => At::Names(named),
            (At::Names(_), _) => At::Names(Named::Yes),
            (At::Value, byte) if byte.is_ascii_whitespace() => At::Value,
            (At::Value, b'"' | b'\'') => At::Quoted(byte),
            (At::Value, _) => At::Unquoted,
            (At::Unquoted, byte) if byte.is_ascii_whitespace() => At::Names(Named::No),
            (At::Unquoted, _) => At::Unquoted,
        };
    }
    None
}

/// The value of an attribute in a tag written by our own serialiser (`name="value"`), entities as written.
pub(super) fn attribute<'a>(raw: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once("=\"") {
        let (value, next) = after.split_once('"')?;
        if before.rsplit(|c: char| c.is_ascii_whitespace()).next() == Some(name) {
            return Some(value);
        }
        rest = next;
    }
    None
}

/// Writes untrusted HTML anew: only `allowed` elements, formatting closed before the next block and free of attributes (links keep
/// theirs). `None` if it nests deeper than [`DEPTH_MAX`].
pub(super) fn balance(html: &str, allowed: &[&str]) -> Option<String> {
    let mut out = String::with_capacity(html.len() + 64);
    let mut formatting: Vec<String> = Vec::new();
    let mut depth = Depth::default();
    for piece in pieces(html) {
        match piece {
            Piece::Text("<") => out.push_str("&lt;"),
            Piece::Text(text) => out.push_str(text),
            Piece::Start(name, raw) if allowed.contains(&name.as_str()) => {
                depth.open(&name);
                if FORMATTING.contains(&name.as_str()) {
                    if name == "a" {
                        // A link inside a link ends the outer one, as it would in the parser.
                        close_until("a", &mut formatting, &mut out);
                        out.push_str(raw);
                    } else {
                        out.push_str(&format!("<{name}>"));
                    }
                    formatting.push(name);
                    continue;
                }
                if !INLINE.contains(&name.as_str()) {
                    close_all(&mut formatting, &mut out);
                }
                out.push_str(raw);
            }
            Piece::End(name) if allowed.contains(&name.as_str()) => {
                depth.close(&name);
                if FORMATTING.contains(&name.as_str()) {
                    close_until(&name, &mut formatting, &mut out);
                    continue;
                }
                if !INLINE.contains(&name.as_str()) {
                    close_all(&mut formatting, &mut out);
                }
                out.push_str(&format!("</{name}>"));
            }
            Piece::Start(..) | Piece::End(_) | Piece::Nothing => {}
        }
        if depth.most > DEPTH_MAX {
            return None;
        }
    }
    Some(out)
}

fn close_all(open: &mut Vec<String>, out: &mut String) {
    while let Some(name) = open.pop() {
        out.push_str(&format!("</{name}>"));
    }
}

/// Closes the innermost open `name` and what stands in it; nothing if none is open.
fn close_until(name: &str, open: &mut Vec<String>, out: &mut String) {
    if !open.iter().any(|other| other == name) {
        return;
    }
    while let Some(top) = open.pop() {
        out.push_str(&format!("</{top}>"));
        if top == name {
            return;
        }
    }
}

/// An upper bound of how deep a parser's tree gets: an end tag counts only where the parser surely obeys it.
#[derive(Default)]
struct Depth {
    open: Vec<String>,
    most: usize,
}

impl Depth {
    fn open(&mut self, name: &str) {
        if VOID.contains(&name) {
            return;
        }
        if matches!(name, "p" | "li" | "td" | "th" | "dt" | "dd" | "option")
            && self.open.last().is_some_and(|top| top == name)
        {
            self.open.pop();
        }
        // Beyond the bound the count goes on without the name.
        if self.open.len() <= DEPTH_MAX {
            self.open.push(name.to_owned());
        }
        self.most = self.most.max(self.open.len());
    }

    fn close(&mut self, name: &str) {
        let implied = self
            .open
            .iter()
            .rev()
            .take_while(|top| *top != name && END_IMPLIED.contains(&top.as_str()))
            .count();
        let at = self.open.len().saturating_sub(implied + 1);
        if self.open.get(at).is_some_and(|found| found == name) {
            self.open.truncate(at);
        }
    }
}

/// An upper bound of how deep the tree of this HTML is, counted up to a little above [`DEPTH_MAX`].
pub(super) fn depth(html: &str) -> usize {
    let mut depth = Depth::default();
    for piece in pieces(html) {
        match piece {
            Piece::Start(name, _) => depth.open(&name),
            Piece::End(name) => depth.close(&name),
            Piece::Text(_) | Piece::Nothing => {}
        }
    }
    depth.most
}

/// The text between the tags, blocks apart from each other; what stands in scripts and styles is left out. Entities stay as written.
pub(super) fn text_only(html: &str) -> String {
    let mut out = String::new();
    let mut hidden: Option<String> = None;
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) if hidden.is_none() => out.push_str(text),
            Piece::Start(name, _)
                if hidden.is_none() && matches!(name.as_str(), "script" | "style" | "template" | "head") =>
            {
                hidden = Some(name);
            }
            Piece::End(name) if hidden.as_ref() == Some(&name) => hidden = None,
            Piece::Start(name, _) | Piece::End(name) if parts_lines(&name) && !out.ends_with('\n') => {
                out.push('\n');
            }
            _ => {}
        }
    }
    out
}

pub(super) fn parts_lines(name: &str) -> bool {
    name == "br" || !INLINE.contains(&name) && !FORMATTING.contains(&name)
}
