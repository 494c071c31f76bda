//! What changed between two revisions, readable: by word, in Chinese by character.

use similar::{Algorithm, DiffOp, TextDiff, capture_diff_slices};

use super::chinese;

/// Parts (words, characters) of one changed place up to which it is compared part by part; above it is shown as replaced.
const PARTS_MAX: usize = 6_000;

/// How a piece of text stands to the older revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// In both.
    Same,
    /// Only in the newer one.
    Added,
    /// Only in the older one.
    Removed,
}

/// A piece of text and how it changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// How it changed.
    pub kind: Kind,
    /// The piece, line ends included.
    pub text: String,
}

/// The pieces in reading order; removed stands before what replaced it. Pieces that are not `Added` make the old text, pieces that are
/// not `Removed` the new one.
pub fn difference(old: &str, new: &str) -> Vec<Change> {
    let mut changes = Vec::new();
    let lines = TextDiff::configure().algorithm(Algorithm::Patience).diff_lines(old, new);
    for op in lines.ops() {
        let before: String = op.old_range().filter_map(|line| lines.old_slice(line)).collect();
        let after: String = op.new_range().filter_map(|line| lines.new_slice(line)).collect();
        match op {
            DiffOp::Equal { .. } => push(&mut changes, Kind::Same, &before),
            DiffOp::Delete { .. } => push(&mut changes, Kind::Removed, &before),
            DiffOp::Insert { .. } => push(&mut changes, Kind::Added, &after),
            DiffOp::Replace { .. } => within(&before, &after, &mut changes),
        }
    }
    changes
}

fn within(old: &str, new: &str, changes: &mut Vec<Change>) {
    let (old_parts, new_parts) = (parts(old), parts(new));
    if old_parts.len() + new_parts.len() > PARTS_MAX {
        push(changes, Kind::Removed, old);
        push(changes, Kind::Added, new);
        return;
    }
    for op in capture_diff_slices(Algorithm::Myers, &old_parts, &new_parts) {
        let before = old_parts.get(op.old_range()).unwrap_or_default().concat();
        let after = new_parts.get(op.new_range()).unwrap_or_default().concat();
        if matches!(op, DiffOp::Equal { .. }) {
            push(changes, Kind::Same, &before);
        } else {
            push(changes, Kind::Removed, &before);
            push(changes, Kind::Added, &after);
        }
    }
}

fn push(changes: &mut Vec<Change>, kind: Kind, text: &str) {
    if text.is_empty() {
        return;
    }
    match changes.last_mut() {
        Some(last) if last.kind == kind => last.text.push_str(text),
        _ => changes.push(Change { kind, text: text.to_owned() }),
    }
}

#[derive(PartialEq)]
enum Class {
    Word,
    Blank,
    Single,
}

fn class(c: char) -> Class {
    if chinese::is_unspaced(c) {
        Class::Single
    } else if c.is_alphanumeric() || matches!(c, '\'' | '’' | '_') {
        Class::Word
    } else if c.is_whitespace() && c != '\n' {
        Class::Blank
    } else {
        Class::Single
    }
}

/// Words, runs of blanks, and every other character for itself.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut last: Option<Class> = None;
    for (index, c) in text.char_indices() {
        let this = class(c);
        let goes_on = this != Class::Single && last.as_ref() == Some(&this);
        // A combining mark belongs to what it stands on.
        if index > start && !goes_on && !unicode_normalization::char::is_combining_mark(c) {
            parts.extend(text.get(start..index));
            start = index;
        }
        last = Some(this);
    }
    parts.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    parts
}
