//! Initials in a disc; the name always stands beside it.

use maud::{Markup, html};

/// Hues of the stylesheet, `av--1` to `av--5`.
const HUES: i64 = 5;

/// How large the disc is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// In lists and headers, 28 px.
    Small,
    /// Beside a post, 40 px.
    Normal,
}

/// Whose disc it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hue {
    /// A customer; the colour follows from the id.
    Member(i64),
    /// Staff have the accent.
    Staff,
}

/// The disc for a name.
pub fn avatar(name: &str, hue: Hue, size: Size) -> Markup {
    let colour = match hue {
        Hue::Member(id) => format!("av--{}", id.rem_euclid(HUES) + 1),
        Hue::Staff => "av--staff".to_owned(),
    };
    let small = size == Size::Small;
    html! { span .av .av--sm[small] .(colour) aria-hidden="true" { (initials(name)) } }
}

/// Two letters of a Latin name, the first character of a Chinese one, a question mark for nothing.
pub fn initials(name: &str) -> String {
    let mut parts = name.split_whitespace().filter_map(|part| part.chars().find(|c| c.is_alphanumeric()));
    let Some(first) = parts.next() else { return "?".to_owned() };
    if !first.is_alphabetic() || is_wide(first) {
        return first.to_string();
    }
    let last = parts.next_back().filter(|c| !is_wide(*c));
    [Some(first), last].into_iter().flatten().flat_map(char::to_uppercase).collect()
}

/// Scripts whose one character already names a person.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
