//! Text as it comes from a form, made fit to keep.

use unicode_normalization::UnicodeNormalization;

use super::tokens;

/// Characters of a message that may still be thanks alone.
const THANKS_CHARS_MAX: usize = 90;

/// Why a text is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InputError {
    /// Nothing is left after trimming.
    #[error("empty")]
    Empty,
    /// More characters than the field takes.
    #[error("longer than {max} characters")]
    TooLong {
        /// Characters the field takes.
        max: usize,
    },
    /// A line holds control characters: no person types them.
    #[error("control characters")]
    ControlCharacters,
}

/// One line: a title, a name. Composed (NFC), trimmed, blanks joined, invisible and direction-changing characters removed, since they
/// make one name look like another. `chars_max` counts characters.
///
/// # Errors
/// [`InputError`] says why the text is not taken.
pub fn clean_line(input: &str, chars_max: usize) -> Result<String, InputError> {
    if input.chars().any(|c| c.is_control() && !c.is_whitespace()) {
        return Err(InputError::ControlCharacters);
    }
    let visible: String = input.chars().filter(|c| !is_invisible(*c)).nfc().collect();
    checked(visible.split_whitespace().collect::<Vec<_>>().join(" "), chars_max)
}

/// Text of many lines. Composed (NFC), line ends `\n`, control characters (of pasted terminal output) removed, trimmed at its end and of
/// empty lines at its beginning: the blanks before the first word are Markdown's. `chars_max` counts characters.
///
/// # Errors
/// [`InputError`] says why the text is not taken.
pub fn clean_text(input: &str, chars_max: usize) -> Result<String, InputError> {
    let text: String = input
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| matches!(c, '\n' | '\t') || !c.is_control() && !is_direction_override(*c))
        .nfc()
        .collect();
    let mut rest = text.trim_end();
    while let Some((_, after)) = rest.split_once('\n').filter(|(first, _)| first.trim().is_empty()) {
        rest = after;
    }
    checked(rest.to_owned(), chars_max)
}

fn checked(text: String, chars_max: usize) -> Result<String, InputError> {
    if text.trim().is_empty() {
        Err(InputError::Empty)
    } else if text.chars().nth(chars_max).is_some() {
        Err(InputError::TooLong { max: chars_max })
    } else {
        Ok(text)
    }
}

fn is_direction_override(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_invisible(c: char) -> bool {
    // The joiner U+200D stays: families of emoji are made with it.
    is_direction_override(c) || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// English words a message of thanks alone may be made of; the first ones carry the thanks or the news that it is solved.
const THANKS_EN: [&str; 9] = ["thanks", "thank", "thx", "ty", "cheers", "solved", "works", "worked", "fixed"];
const BESIDE_EN: [&str; 64] = [
    "you", "so", "very", "much", "a", "lot", "all", "guys", "everyone", "everybody", "again", "many", "million", "it", "its", "it's", "that",
    "this", "now", "and", "the", "for", "your", "help", "helping", "quick", "fast", "answer", "reply", "response", "support", "is", "was",
    "has", "been", "problem", "issue", "great", "perfect", "awesome", "excellent", "brilliant", "wonderful", "nice", "good", "ok", "okay",
    "yes", "i", "really", "appreciate", "appreciated", "working", "fine", "perfectly", "did", "trick", "of", "kind", "in", "advance",
    "finally", "hi", "hello",
];

/// Chinese, simplified. Longer ones stand first, for they are taken out in this order.
const THANKS_ZH: [&str; 28] = [
    "问题已经解决", "问题已解决", "问题解决", "已经解决", "已解决", "解决了", "搞定了", "搞定", "弄好了", "好了", "可以用了", "能用了", "可以了",
    "可用了", "非常感谢", "十分感谢", "万分感谢", "感谢", "谢谢", "多谢", "谢啦", "谢了", "感恩", "感激", "成功了", "修好了", "辛苦了", "谢",
];
const BESIDE_ZH: [&str; 42] = [
    "你们的", "您们的", "你的", "您的", "你们", "大家", "各位", "你", "您", "帮助", "帮忙", "回复", "回答", "解答", "支持", "客服", "老师",
    "小编", "这么快", "及时", "耐心", "非常", "十分", "真的", "太", "很", "好的", "现在", "终于", "已经", "已", "都", "的", "了", "啦", "哦",
    "啊", "呀", "问题", "完美", "非常好", "我",
];

/// Whether a message only says thanks or that it works now, so that it needs no answer.
pub fn is_only_thanks(text: &str) -> bool {
    if text.chars().nth(THANKS_CHARS_MAX).is_some() || text.contains(['?', '？', '\u{60}']) {
        return false;
    }
    let mut left = tokens::fold(text);
    let mut thanks = false;
    for phrase in THANKS_ZH {
        thanks |= left.contains(phrase);
        left = left.replace(phrase, " ");
    }
    for phrase in BESIDE_ZH {
        left = left.replace(phrase, " ");
    }
    let left = left.replace('’', "'");
    for word in left.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|word| !word.is_empty()) {
        if THANKS_EN.contains(&word) {
            thanks = true;
        } else if !BESIDE_EN.contains(&word) {
            return false;
        }
    }
    thanks
}
