//! Data for search engines inside the page.

use maud::{Markup, PreEscaped, html};

/// A `<script type="application/ld+json">` that no text of people can end: `<`, `>`, `&` become escapes of JSON.
/// A data block is not run, so the content policy needs no exception for it.
pub fn script(value: &serde_json::Value) -> Markup {
    let text = value.to_string();
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => safe.push_str(&format!("\\u{:04x}", c as u32)),
            _ => safe.push(c),
        }
    }
    html! { script type="application/ld+json" { (PreEscaped(safe)) } }
}
