//! The three languages of the interface and of texts.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use whatlang::{Detector, Lang as Spoken};

use super::chinese;

/// How many characters of a text are looked at to tell its language.
const DETECT_CHARS_MAX: usize = 2_000;

/// A language the site speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// English.
    En,
    /// Chinese in simplified characters.
    ZhHans,
    /// Chinese in traditional characters.
    ZhHant,
}

/// The tag names no language the site speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a language this site speaks")]
pub struct UnknownLang;

impl Lang {
    /// All languages, in the order a menu shows them.
    pub const ALL: [Lang; 3] = [Lang::En, Lang::ZhHans, Lang::ZhHant];

    /// The BCP 47 tag, as `lang=` and the database have it.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::ZhHans => "zh-Hans",
            Lang::ZhHant => "zh-Hant",
        }
    }

    /// The tag in lower case, as addresses have it.
    pub fn path_segment(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::ZhHans => "zh-hans",
            Lang::ZhHant => "zh-hant",
        }
    }

    /// The language's name in itself, so that its speakers find it.
    pub fn own_name(self) -> &'static str {
        match self {
            Lang::En => "English",
            Lang::ZhHans => "简体中文",
            Lang::ZhHant => "繁體中文",
        }
    }

    /// The best language for a browser's `Accept-Language`; `None` if it names none of ours.
    pub fn from_accept_language(header: &str) -> Option<Lang> {
        let mut best: Option<(u16, Lang)> = None;
        for wish in header.split(',') {
            let mut parts = wish.split(';');
            let Some(lang) = parts.next().and_then(|tag| Lang::from_str(tag.trim()).ok()) else { continue };
            let weight = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(1_000, thousandths);
            if weight > 0 && best.is_none_or(|(most, _)| weight > most) {
                best = Some((weight, lang));
            }
        }
        best.map(|(_, lang)| lang)
    }
}

fn thousandths(quality: &str) -> u16 {
    let value: f32 = quality.trim().parse().unwrap_or(0.0);
    // A float is cut to the range by `as`, and NaN becomes 0.
    (value.clamp(0.0, 1.0) * 1_000.0) as u16
}

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        let tag = tag.to_ascii_lowercase().replace('_', "-");
        let mut subtags = tag.split('-');
        match subtags.next() {
            Some("en") => Ok(Lang::En),
            Some("zh") => {
                let rest: Vec<&str> = subtags.collect();
                // A script says more than a region: zh-Hans-HK is simplified.
                if rest.contains(&"hans") {
                    Ok(Lang::ZhHans)
                } else if rest.iter().any(|part| matches!(*part, "hant" | "tw" | "hk" | "mo")) {
                    Ok(Lang::ZhHant)
                } else {
                    Ok(Lang::ZhHans)
                }
            }
            _ => Err(UnknownLang),
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.tag())
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(deserializer)?;
        tag.parse().map_err(serde::de::Error::custom)
    }
}

/// The language of a text, or `fallback` (the author's own) where the text is too short to tell.
pub fn detect(text: &str, fallback: Lang) -> Lang {
    let text: String = text.chars().take(DETECT_CHARS_MAX).collect();
    let han = text.chars().filter(|c| chinese::is_han(*c)).count();
    let latin = text.chars().filter(char::is_ascii_alphabetic).count();
    // A Han character says about as much as three letters. Product names inside a Chinese sentence do not make it English.
    if han > 0 && han * 3 >= latin {
        return script(&text, fallback);
    }
    match Detector::with_allowlist(vec![Spoken::Eng, Spoken::Cmn]).detect(&text) {
        Some(info) if info.is_reliable() && info.lang() == Spoken::Cmn => script(&text, fallback),
        // Between two languages every Latin text is "English" to the detector: it needs some length to count.
        Some(info) if info.is_reliable() && info.lang() == Spoken::Eng && latin >= 12 => Lang::En,
        _ => fallback,
    }
}

/// Text that becoming simplified changes more than becoming traditional does is traditional.
fn script(text: &str, fallback: Lang) -> Lang {
    let to_simplified = changed(text, &chinese::simplified(text));
    let to_traditional = changed(text, &chinese::traditional(text));
    match to_simplified.cmp(&to_traditional) {
        std::cmp::Ordering::Greater => Lang::ZhHant,
        std::cmp::Ordering::Less => Lang::ZhHans,
        // 你好 is the same in both.
        std::cmp::Ordering::Equal if fallback == Lang::ZhHant => Lang::ZhHant,
        std::cmp::Ordering::Equal => Lang::ZhHans,
    }
}

fn changed(before: &str, after: &str) -> usize {
    before.chars().zip(after.chars()).filter(|(a, b)| a != b).count()
}
