//! Data for search engines inside the page.

use maud::{Markup, PreEscaped, html};
use serde::Serialize;

/// A `<script type="application/ld+json">` that no text of people can end: `<`, `>`, `&` become escapes of JSON.
/// A data block is not run, so the content policy needs no exception for it. Empty if the value cannot be written.
pub fn script(value: &impl Serialize) -> Markup {
    let text = serde_json::to_string(value).unwrap_or_default();
    let mut safe = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text.as_str();
    while let Some((plain, c, after)) = next_sign(rest) {
        safe.push_str(plain);
        safe.push_str(&format!("\\u{:04x}", c as u32));
        rest = after;
    }
    safe.push_str(rest);
    html! { script type="application/ld+json" { (PreEscaped(safe)) } }
}

/// What stands before the next sign that would mean something in HTML or in a script, the sign, and what comes after.
fn next_sign(text: &str) -> Option<(&str, char, &str)> {
    let (at, c) =
        text.char_indices().find(|(_, c)| matches!(c, '<' | '>' | '&' | '\u{2028}' | '\u{2029}'))?;
    let (plain, rest) = text.split_at_checked(at)?;
    Some((plain, c, rest.get(c.len_utf8()..)?))
}
