//! The conversion tables between traditional and simplified Chinese, loaded once.

use std::sync::LazyLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

static PHRASES_TO_SIMPLIFIED: LazyLock<Option<OpenCC>> = LazyLock::new(|| OpenCC::from_config(BuiltinConfig::Tw2sp).ok());
static TO_SIMPLIFIED: LazyLock<Option<OpenCC>> = LazyLock::new(|| OpenCC::from_config(BuiltinConfig::T2s).ok());
static TO_TRADITIONAL: LazyLock<Option<OpenCC>> = LazyLock::new(|| OpenCC::from_config(BuiltinConfig::S2t).ok());

/// Whether the character is a Han ideograph.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '々' | '〇')
}

/// Whether the character belongs to a script that is written without blanks between words.
pub(super) fn is_unspaced(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}')
}

/// Simplified Chinese, with the words of Taiwan replaced by those of the mainland (軟體 → 软件).
pub(super) fn simplified_words(text: &str) -> String {
    let by_phrase = convert(&PHRASES_TO_SIMPLIFIED, text);
    convert(&TO_SIMPLIFIED, &by_phrase)
}

/// Simplified characters, words left as they are.
pub(super) fn simplified(text: &str) -> String {
    convert(&TO_SIMPLIFIED, text)
}

/// Traditional characters, words left as they are.
pub(super) fn traditional(text: &str) -> String {
    convert(&TO_TRADITIONAL, text)
}

fn convert(table: &LazyLock<Option<OpenCC>>, text: &str) -> String {
    match LazyLock::force(table) {
        Some(table) => table.convert(text),
        // The tables are compiled in; should one not open, unfolded text still searches and shows.
        None => text.to_owned(),
    }
}
