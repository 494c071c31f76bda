//! Finding and masking personal data in a text, before it becomes public.
//!
//! It proposes; a person decides. So it would rather miss a version number than cry wolf at each.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::patterns::PATTERNS;

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
}

impl PrivateKind {
    /// All kinds.
    pub const ALL: [PrivateKind; 7] = [
        PrivateKind::Email,
        PrivateKind::Phone,
        PrivateKind::ChineseId,
        PrivateKind::BankCard,
        PrivateKind::Reference,
        PrivateKind::IpAddress,
        PrivateKind::Secret,
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
            // Same length, and nothing any pattern takes: places stay true.
            rest.replace_range(detail.range.clone(), &"\u{1}".repeat(detail.range.len()));
        }
        found.extend(new);
    }
    found.sort_by_key(|detail| detail.range.start);
    found
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
            if !stands_alone(before, after) || !(pattern.is_real)(before, group.as_str()) {
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
