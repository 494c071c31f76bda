//! Finding and masking personal data in a text, before it becomes public.
//!
//! It proposes; a person decides. So it would rather miss a version number than cry wolf at each.

use std::ops::Range;

use regex::Regex;
use serde::{Deserialize, Serialize};

use super::names::Names;
use super::patterns::PATTERNS;

/// Stands for what an earlier round found. No pattern takes it; `clean_text` lets none in.
const TAKEN: char = '\u{1}';

/// Signs that a reader does not see, as a pattern.
const MARKUP: &str = r"[*_~`\\]*";

/// Rounds of finding: what is found may hide something beside it.
const ROUNDS_MAX: usize = 8;

/// What kind of personal data it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrivateKind {
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// The number of a Chinese identity card.
    ChineseId,
    /// The number of a bank card.
    BankCard,
    /// The number of an order, an invoice, a customer.
    Reference,
    /// A public IPv4 address.
    IpAddress,
    /// A password or an access token.
    Secret,
    /// The name of somebody who is known to stand around the text.
    Name,
}

impl PrivateKind {
    /// All kinds.
    pub const ALL: [PrivateKind; 8] = [
        PrivateKind::Email,
        PrivateKind::Phone,
        PrivateKind::ChineseId,
        PrivateKind::BankCard,
        PrivateKind::Reference,
        PrivateKind::IpAddress,
        PrivateKind::Secret,
        PrivateKind::Name,
    ];

    /// The name in keys of texts and in the database.
    pub fn name(self) -> &'static str {
        match self {
            PrivateKind::Email => "email",
            PrivateKind::Phone => "phone",
            PrivateKind::ChineseId => "chinese_id",
            PrivateKind::BankCard => "bank_card",
            PrivateKind::Reference => "reference",
            PrivateKind::IpAddress => "ip_address",
            PrivateKind::Secret => "secret",
            PrivateKind::Name => "name",
        }
    }
}

/// A detail found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: PrivateKind,
    /// The detail itself.
    pub text: String,
}

/// Personal data in a text, in reading order, none overlapping another.
pub fn find(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut rest = text.to_owned();
    for _ in 0..ROUNDS_MAX {
        let new = round(&rest);
        if new.is_empty() {
            break;
        }
        for detail in &new {
            // The same length in bytes: places stay true.
            rest.replace_range(detail.range.clone(), &TAKEN.to_string().repeat(detail.range.len()));
        }
        found.extend(new);
    }
    found.sort_by_key(|detail| detail.range.start);
    found
}

/// The same, and the names of people who are known to stand around the text.
pub fn find_with_names(text: &str, names: &Names) -> Vec<Found> {
    let mut found = find(text);
    let free = |name: &Found, found: &[Found]| {
        !found.iter().any(|other| other.range.start < name.range.end && name.range.start < other.range.end)
    };
    for name in names.find(text) {
        if free(&name, &found) {
            found.push(name);
        }
    }
    found.sort_by_key(|detail| detail.range.start);
    found
}

/// The same in Markdown of which a reader sees `seen`: a number half in bold is one number to them.
pub fn find_in_markdown(source: &str, seen: &str, names: &Names) -> Vec<Found> {
    let mut found = find_with_names(source, names);
    for detail in find_with_names(seen, names) {
        if source.contains(&detail.text) {
            continue;
        }
        for (range, text) in across_markup(source, &detail.text) {
            found.retain(|part| part.range.end <= range.start || range.end <= part.range.start);
            found.push(Found { range, kind: detail.kind, text });
        }
    }
    found.sort_by_key(|detail| detail.range.start);
    found
}

/// Where a detail stands with signs of emphasis or code inside it.
fn across_markup(source: &str, detail: &str) -> Vec<(Range<usize>, String)> {
    let parts: Vec<String> = detail.chars().map(|c| regex::escape(c.encode_utf8(&mut [0; 4]))).collect();
    match Regex::new(&parts.join(MARKUP)) {
        Ok(pattern) => pattern.find_iter(source).map(|at| (at.range(), at.as_str().to_owned())).collect(),
        // Too long for a pattern: nobody writes such a detail.
        Err(_) => Vec::new(),
    }
}

/// Replaces each detail by what `marker` says for its kind, such as `[e-mail removed]` in the page's language.
/// Details that do not lie in `text` are left out.
pub fn mask(text: &str, found: &[Found], marker: &dyn Fn(PrivateKind) -> String) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut at = 0;
    for detail in found {
        let Some(before) = text.get(at..detail.range.start) else { continue };
        masked.push_str(before);
        masked.push_str(&marker(detail.kind));
        at = detail.range.end;
    }
    masked.push_str(text.get(at..).unwrap_or_default());
    masked
}

fn round(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for pattern in PATTERNS.iter() {
        for captures in pattern.regex.captures_iter(text) {
            let Some(group) = captures.get(1) else { continue };
            let range = group.range();
            let before = text.get(..range.start).unwrap_or_default();
            let after = text.get(range.end..).unwrap_or_default();
            if group.as_str().contains(TAKEN)
                || !stands_alone(before, after)
                || !(pattern.is_real)(before, group.as_str())
            {
                continue;
            }
            if found.iter().any(|other| other.range.start < range.end && range.start < other.range.end) {
                continue;
            }
            found.push(Found { range, kind: pattern.kind, text: group.as_str().to_owned() });
        }
    }
    found
}

/// Part of a longer number or word is nothing. Chinese may touch it.
fn stands_alone(before: &str, after: &str) -> bool {
    let touches = |c: char| c.is_ascii_alphanumeric();
    let mut backwards = before.chars().rev();
    let (last, last_but_one) = (backwards.next(), backwards.next());
    let mut forwards = after.chars();
    let (next, next_but_one) = (forwards.next(), forwards.next());
    let joint_before = matches!(last, Some('-' | '.' | '_')) && last_but_one.is_some_and(touches);
    let joint_after = matches!(next, Some('-' | '.' | '_' | '@')) && next_but_one.is_some_and(touches);
    !last.is_some_and(touches) && !next.is_some_and(touches) && !joint_before && !joint_after
}
