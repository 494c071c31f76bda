//! The words and n-grams by which texts are found. Both sides, articles and questions, go through the same functions.

use std::ops::Range;

use frostem::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::chinese::{is_han, is_unspaced, simplified_words};

/// Letters of the n-grams inside a word of an alphabet, the blanks on either side counted.
const LATIN_GRAMS: Range<usize> = 3..6;
/// Characters of the n-grams in Chinese.
const HAN_GRAMS: Range<usize> = 1..4;
/// Longer runs are no words: keys, hashes, pasted data.
const WORD_CHARS: usize = 64;

/// A unit by which a text is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What is compared: folded, and stemmed where it is a word of an alphabet.
    pub text: String,
    /// Bytes of the given text it came from.
    pub range: Range<usize>,
}

/// A folded character and the bytes of the given text it came from.
struct Folded {
    c: char,
    range: Range<usize>,
}

/// The text as it is compared: NFKC, lower case, simplified characters and mainland words.
pub fn fold(text: &str) -> String {
    folded(text).into_iter().map(|f| f.c).collect()
}

/// The words of a text: stems, Chinese characters one by one, product codes whole and in parts. Stop words are left
/// out unless nothing else is there.
pub fn words(text: &str) -> Vec<Token> {
    let mut all = marked_words(text);
    if all.iter().any(|(_, stop)| !stop) {
        all.retain(|(_, stop)| !stop);
    }
    all.into_iter().map(|(token, _)| token).collect()
}

/// Whether a text has any word that is not a stop word.
pub fn says_something(text: &str) -> bool {
    marked_words(text).iter().any(|(_, stop)| !stop)
}

/// All words, each with whether it is a stop word.
fn marked_words(text: &str) -> Vec<(Token, bool)> {
    let mut all = Vec::new();
    for run in runs(&folded(text)) {
        match run {
            Run::Word(chars) => push_word(&mut all, &chars),
            Run::Han(chars) => push_han(&mut all, &chars),
        }
    }
    all
}

/// The n-grams of a text: 3 to 5 letters inside a word with a blank on either side, 1 to 3 Chinese characters.
pub fn ngrams(text: &str) -> Vec<Token> {
    let mut all = Vec::new();
    for run in runs(&folded(text)) {
        match run {
            Run::Word(chars) => {
                for part in chars.split(|f| is_joint(f.c)).filter(|part| !part.is_empty()) {
                    push_word_grams(&mut all, part);
                }
                if let Some(joined) = joined(&chars) {
                    push_word_grams(&mut all, &joined);
                }
            }
            Run::Han(chars) => {
                for n in HAN_GRAMS {
                    all.extend(chars.windows(n).map(token));
                }
            }
        }
    }
    all
}

fn folded(text: &str) -> Vec<Folded> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.char_indices().peekable();
    let mut han = String::new();
    let mut han_start = 0;
    while let Some((start, first)) = rest.next() {
        let mut end = start + first.len_utf8();
        let mut cluster = String::from(first);
        // A mark belongs to the letter before it: they become one character.
        while let Some((at, mark)) = rest.next_if(|(_, c)| is_combining_mark(*c)) {
            end = at + mark.len_utf8();
            cluster.push(mark);
        }
        let plain: String = cluster.nfkc().flat_map(char::to_lowercase).collect();
        if plain.chars().all(is_han) {
            if han.is_empty() {
                han_start = start;
            }
            han.push_str(first.encode_utf8(&mut [0; 4]));
            continue;
        }
        flush_han(&mut out, text, &mut han, han_start);
        out.extend(plain.chars().map(|c| Folded { c, range: start..end }));
    }
    flush_han(&mut out, text, &mut han, han_start);
    out
}

/// Chinese is folded phrase by phrase. Where a phrase changed its length, characters have no place of their own any
/// more: all of the run points to the whole run.
fn flush_han(out: &mut Vec<Folded>, text: &str, han: &mut String, start: usize) {
    if han.is_empty() {
        return;
    }
    let plain: String = han.nfkc().collect();
    let simple = simplified_words(&plain);
    let whole = start..(start + han.len()).min(text.len());
    let places: Vec<Range<usize>> =
        han.char_indices().map(|(i, c)| start + i..start + i + c.len_utf8()).collect();
    let one_by_one = simple.chars().count() == places.len();
    // The phrase tables expect traditional text and take a simplified 么 for the rare 幺.
    for (i, c) in simple.chars().map(|c| if c == '幺' { '么' } else { c }).enumerate() {
        let own = places.get(i).filter(|_| one_by_one);
        out.push(Folded { c, range: own.unwrap_or(&whole).clone() });
    }
    han.clear();
}

enum Run<'a> {
    /// Letters and digits of an alphabet, joints between them included.
    Word(Vec<&'a Folded>),
    /// Characters of a script without blanks.
    Han(Vec<&'a Folded>),
}

fn runs(chars: &[Folded]) -> Vec<Run<'_>> {
    let mut out = Vec::new();
    let mut rest = chars.iter().peekable();
    while let Some(first) = rest.next() {
        if is_unspaced(first.c) {
            let mut run = vec![first];
            while let Some(next) = rest.next_if(|f| is_unspaced(f.c)) {
                run.push(next);
            }
            out.push(Run::Han(run));
        } else if is_letter(first.c) {
            let mut run = vec![first];
            while let Some(next) = rest.next_if(|f| is_letter(f.c) || is_joint(f.c) || is_apostrophe(f.c)) {
                run.push(next);
            }
            while run.last().is_some_and(|f| !is_letter(f.c)) {
                run.pop();
            }
            run.retain(|f| !is_apostrophe(f.c));
            out.push(Run::Word(run));
        }
    }
    out
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !is_unspaced(c)
}

fn is_joint(c: char) -> bool {
    matches!(c, '-' | '_' | '.')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn token(chars: &[&Folded]) -> Token {
    let start = chars.first().map_or(0, |f| f.range.start);
    let end = chars.last().map_or(start, |f| f.range.end);
    Token { text: chars.iter().map(|f| f.c).collect(), range: start..end }
}

fn push_word(out: &mut Vec<(Token, bool)>, chars: &[&Folded]) {
    let parts: Vec<&[&Folded]> = chars.split(|f| is_joint(f.c)).filter(|part| !part.is_empty()).collect();
    // PAY-3041 and 2.4.1 are one thing to those who ask about them.
    if parts.len() > 1 && chars.len() <= WORD_CHARS && chars.iter().any(|f| f.c.is_numeric()) {
        out.push((token(chars), false));
        if chars.iter().all(|f| !f.c.is_alphabetic()) {
            return;
        }
    }
    if let Some(joined) = joined(chars).filter(|joined| joined.len() <= WORD_CHARS) {
        out.push((stemmed(token(&joined)), false));
    }
    for part in parts.into_iter().filter(|part| part.len() <= WORD_CHARS) {
        let token = token(part);
        let stop = STOP_WORDS.contains(&token.text.as_str());
        out.push((stemmed(token), stop));
    }
}

fn stemmed(mut token: Token) -> Token {
    token.text = Stemmer::new(Algorithm::English).stem(&token.text).into_owned();
    token
}

/// A word with hyphens as it is also written, without them: Wi-Fi is WiFi, e-mail is email. `None` for other words.
fn joined<'a>(chars: &[&'a Folded]) -> Option<Vec<&'a Folded>> {
    let letters: Vec<&Folded> = chars.iter().copied().filter(|f| f.c != '-').collect();
    (letters.len() < chars.len() && letters.iter().all(|f| f.c.is_alphabetic())).then_some(letters)
}

fn push_han(out: &mut Vec<(Token, bool)>, chars: &[&Folded]) {
    let text: Vec<char> = chars.iter().map(|f| f.c).collect();
    let mut filler_until = 0;
    for (i, one) in chars.iter().enumerate() {
        let rest = text.get(i..).unwrap_or_default();
        if let Some(filler) = FILLER.iter().find(|filler| rest.starts_with(filler)) {
            filler_until = filler_until.max(i + filler.len());
        }
        let stop = i < filler_until || STOP_CHARACTERS.contains(one.c);
        out.push((token(std::slice::from_ref(one)), stop));
    }
}

fn push_word_grams(out: &mut Vec<Token>, part: &[&Folded]) {
    let part = part.get(..WORD_CHARS).unwrap_or(part);
    let whole = token(part);
    let padded: Vec<char> = std::iter::once(' ').chain(part.iter().map(|f| f.c)).chain([' ']).collect();
    for n in LATIN_GRAMS {
        for gram in padded.windows(n) {
            out.push(Token { text: gram.iter().collect(), range: whole.range.clone() });
        }
    }
}

/// Polite openings that say nothing about the question, as they stand after folding.
const FILLER: &[&[char]] =
    &[&['请', '问'], &['你', '好'], &['您', '好'], &['谢', '谢'], &['麻', '烦'], &['想', '问']];

/// Particles.
const STOP_CHARACTERS: &str = "的了吗呢吧啊呀哦嗯么";

/// English words that say nothing about the question, without apostrophes.
#[rustfmt::skip]
const STOP_WORDS: &[&str] = &[
    "a", "about", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because", "been", "being", "but",
    "by", "can", "could", "did", "do", "does", "doing", "dont", "for", "from", "had", "has", "have", "having", "he",
    "hello", "her", "hi", "him", "his", "how", "i", "id", "if", "ill", "im", "in", "into", "is", "it", "its", "ive",
    "just", "like", "me", "my", "myself", "of", "on", "or", "our", "please", "she", "should", "so", "some", "such",
    "than", "thanks", "that", "the", "their", "them", "then", "there", "theres", "these", "they", "this", "those", "to",
    "too", "us", "very", "was", "we", "were", "what", "whats", "when", "where", "which", "while", "who", "whom", "why",
    "will", "with", "would", "you", "your", "yours",
];
