//! The readable part of an address.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Characters of a slug.
pub const SLUG_CHARS_MAX: usize = 80;

/// The slug of a title: words in lower case joined by `-`, Chinese kept; `-` if nothing of the title is left.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    let mut chars = 0;
    let mut word_end = 0;
    let folded = title.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).nfc();
    for c in folded {
        if chars >= SLUG_CHARS_MAX {
            // Half a word at the end is left out, unless it is all there is.
            if c.is_alphanumeric() && word_end * 2 > slug.len() {
                slug.truncate(word_end);
            }
            break;
        }
        if c.is_alphanumeric() {
            slug.push(c);
            chars += 1;
        } else if matches!(c, '\'' | '’') {
            // "can't" is one word: cant.
        } else if !slug.is_empty() && !slug.ends_with('-') {
            word_end = slug.len();
            slug.push('-');
            chars += 1;
        }
    }
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "-".to_owned() } else { slug.to_owned() }
}

/// The slug of a tag: "C", "C++" and "C#" are three. `None` if nothing of the tag is left.
pub fn tag_slug(tag: &str) -> Option<String> {
    let slug = slug(&tag.replace('+', "-plus").replace('#', "-sharp"));
    (slug != "-").then_some(slug)
}

/// The slug of an FAQ section, which is never a number: `/faq/12` is an article's address.
pub fn section_slug(title: &str) -> String {
    let slug = slug(title);
    if slug.bytes().all(|b| b.is_ascii_digit()) { format!("s-{slug}") } else { slug }
}
