//! Words and n-grams for search. Measured on real questions: single characters are best for Chinese, stems for Latin, n-grams beside them
//! forgive typing errors, and both sides must be folded alike.

use tantivy::tokenizer::{Language, Stemmer, TextAnalyzer, TokenStream, WhitespaceTokenizer};
use unicode_normalization::UnicodeNormalization;

use super::chinese;

/// Characters of a Latin word that are looked at; the rest of a long token of no meaning is left out.
const WORD_CHARS_MAX: usize = 64;

/// Times a text is folded until it stays the same.
const FOLDS_MAX: usize = 4;

/// Words too common to find anything by.
const STOP_WORDS: [&str; 96] = [
    "a", "about", "after", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because", "been", "but", "by", "can", "could",
    "did", "do", "does", "for", "from", "get", "got", "had", "has", "have", "he", "her", "here", "him", "his", "how", "i", "if", "in", "into",
    "is", "it", "its", "just", "me", "my", "no", "not", "of", "on", "or", "our", "out", "please", "she", "should", "so", "some", "than", "that",
    "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "too", "up", "us", "was", "we", "were", "what", "when",
    "where", "which", "while", "who", "why", "will", "with", "would", "you", "your", "t", "s", "d", "m", "ll", "re", "ve", "hi", "hello",
];

/// A word or n-gram and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Folded, and stemmed where it is a word.
    pub text: String,
    /// First byte in the original text.
    pub start: usize,
    /// Byte after the last one in the original text.
    pub end: usize,
}

/// Text as it is compared: compatibility forms composed (NFKC), lower case, traditional Chinese and the words of Taiwan simplified.
/// Folding twice changes nothing.
pub fn fold(text: &str) -> String {
    let mut folded = fold_once(text);
    for _ in 1..FOLDS_MAX {
        let again = fold_once(&folded);
        if again == folded {
            break;
        }
        folded = again;
    }
    folded
}

fn fold_once(text: &str) -> String {
    let plain: String = text.nfkc().flat_map(char::to_lowercase).nfkc().collect();
    if plain.chars().any(chinese::is_han) { chinese::simplified_words(&plain) } else { plain }
}

/// The words of a text: Latin ones stemmed, stop words left out unless nothing else is there, Chinese character by character, codes like
/// `PAY-3041` whole and in parts.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut words = Vec::new();
    for run in runs(text) {
        match run.script {
            Script::Unspaced => words.extend(characters(&run)),
            Script::Spaced => words.extend(parts(&run)),
        }
    }
    let is_stop = |token: &Token| STOP_WORDS.contains(&token.text.as_str());
    if words.iter().any(|token| !is_stop(token)) {
        words.retain(|token| !is_stop(token));
    }
    stem(&mut words);
    words
}

/// The n-grams of a text: 3 to 5 characters inside a Latin word with a blank on either side, 1 to 3 Chinese characters.
pub fn ngrams(text: &str) -> Vec<Token> {
    let mut grams = Vec::new();
    for run in runs(text) {
        match run.script {
            Script::Unspaced => grams.extend(windows(&characters(&run), 1..=3)),
            Script::Spaced => {
                for word in words_of(&run) {
                    let padded = std::iter::once(' ').chain(word.text.chars()).chain(std::iter::once(' '));
                    let letters: Vec<Token> =
                        padded.map(|c| Token { text: c.to_string(), start: word.start, end: word.end }).collect();
                    grams.extend(windows(&letters, 3..=5));
                }
            }
        }
    }
    grams
}

fn windows(units: &[Token], sizes: std::ops::RangeInclusive<usize>) -> Vec<Token> {
    let mut grams = Vec::new();
    for start in 0..units.len() {
        for size in sizes.clone() {
            let Some([first, .., last] | [first @ last]) = units.get(start..start + size) else { break };
            let text = units.iter().skip(start).take(size).map(|unit| unit.text.as_str()).collect();
            grams.push(Token { text, start: first.start, end: last.end });
        }
    }
    grams
}

#[derive(Clone, Copy, PartialEq)]
enum Script {
    /// Words with blanks between them.
    Spaced,
    /// Chinese, and kana.
    Unspaced,
}

/// A stretch of one script in the original text.
struct Run<'t> {
    script: Script,
    text: &'t str,
    start: usize,
}

/// Joints inside a code or a version; they end a run if no word goes on behind them.
fn is_joint(c: char) -> bool {
    matches!(c, '-' | '.' | '_' | '－' | '．')
}

fn runs(text: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut open: Option<(Script, usize)> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((index, c)) = chars.next() {
        let next_is_word = chars.peek().is_some_and(|(_, next)| next.is_alphanumeric() && !chinese::is_unspaced(*next));
        let script = if chinese::is_unspaced(c) {
            Some(Script::Unspaced)
        } else if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) {
            Some(Script::Spaced)
        } else if is_joint(c) && next_is_word && open.is_some_and(|(script, _)| script == Script::Spaced) {
            Some(Script::Spaced)
        } else {
            None
        };
        if let Some((before, start)) = open.filter(|(before, _)| Some(*before) != script) {
            runs.extend(text.get(start..index).map(|text| Run { script: before, text, start }));
            open = None;
        }
        if open.is_none() {
            open = script.map(|script| (script, index));
        }
    }
    if let Some((script, start)) = open {
        runs.extend(text.get(start..).map(|text| Run { script, text, start }));
    }
    runs
}

/// The folded characters of a Chinese run. Where folding a phrase changed their number, the places are those of the whole run.
fn characters(run: &Run<'_>) -> Vec<Token> {
    let folded = fold(run.text);
    let places: Vec<(usize, usize)> = run.text.char_indices().map(|(at, c)| (run.start + at, run.start + at + c.len_utf8())).collect();
    let whole = (run.start, run.start + run.text.len());
    let same_number = folded.chars().count() == places.len();
    let place = |index: usize| if same_number { places.get(index).copied().unwrap_or(whole) } else { whole };
    folded
        .chars()
        .enumerate()
        .filter(|(_, c)| !c.is_whitespace())
        .map(|(index, c)| Token { text: c.to_string(), start: place(index).0, end: place(index).1 })
        .collect()
}

/// The words of a Latin run, cut at joints.
fn words_of(run: &Run<'_>) -> Vec<Token> {
    let mut words = Vec::new();
    let mut start = 0;
    for (at, joint) in run.text.match_indices(is_joint).chain(std::iter::once((run.text.len(), ""))) {
        if let Some(word) = run.text.get(start..at).filter(|word| !word.is_empty()) {
            let from = run.start + start;
            // Folding may bring blanks and signs (½ is 1⁄2): each piece is a word.
            let folded = fold(word);
            for piece in folded.split(|c: char| !c.is_alphanumeric() && !unicode_normalization::char::is_combining_mark(c)) {
                if !piece.is_empty() {
                    let text = piece.chars().take(WORD_CHARS_MAX).collect();
                    words.push(Token { text, start: from, end: from + word.len() });
                }
            }
        }
        start = at + joint.len();
    }
    words
}

/// The words of a run, and the run itself if it is a code: joined, with a figure in it.
fn parts(run: &Run<'_>) -> Vec<Token> {
    let words = words_of(run);
    let is_code = words.len() > 1 && words.iter().any(|word| word.text.chars().any(char::is_numeric));
    let mut all = Vec::new();
    if is_code && run.text.chars().count() <= WORD_CHARS_MAX {
        let text = fold(run.text).chars().filter(|c| !c.is_whitespace()).collect();
        all.push(Token { text, start: run.start, end: run.start + run.text.len() });
    }
    all.extend(words);
    all
}

fn stem(words: &mut [Token]) {
    let mut stemmer = TextAnalyzer::builder(WhitespaceTokenizer::default()).filter(Stemmer::new(Language::English)).build();
    // One stream for all: no word holds a blank, so stems come in the order of the words.
    let joined = words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    let mut stream = stemmer.token_stream(&joined);
    for word in words {
        if !stream.advance() {
            return;
        }
        word.text.clone_from(&stream.token().text);
    }
}
