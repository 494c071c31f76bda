//! Names of people who are known to stand around a text: a name is personal data, but no pattern tells it from a word.

use super::chinese;
use super::marks::stands_alone;
use super::mask::{Found, PrivateKind};

/// Letters of a first name that is looked for by itself; shorter ones are words more often.
const FIRST_NAME_LETTERS: usize = 3;
/// Characters of the shortest name.
const NAME_CHARS: usize = 2;

/// A person: the name shown and the name in mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// As others read it.
    pub name: String,
    /// As `@` names it.
    pub handle: String,
}

/// The spellings by which people are looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names(Vec<String>);

impl Names {
    /// The names of these people. What the text is about is no name: a member called "Printer" stays out where the topic
    /// is a printer.
    pub fn of(people: &[Person], topic: &str) -> Self {
        let mut spellings: Vec<String> = Vec::new();
        for person in people {
            spellings.push(format!("@{}", person.handle));
            let name = person.name.trim();
            let words = [Some(name), first_name(name)];
            let real =
                words.into_iter().flatten().filter(|word| looks_like_a_name(word) && !holds(topic, word));
            spellings.extend(real.map(str::to_owned));
        }
        // Longer ones first, so that a whole name is one find.
        spellings.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        spellings.dedup();
        Self(spellings)
    }

    /// Whether this is one of the names and nothing else.
    pub fn has(&self, text: &str) -> bool {
        self.0.iter().any(|spelling| spelling == text)
    }

    /// The names in a text, in reading order, none overlapping another.
    pub fn find(&self, text: &str) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for spelling in &self.0 {
            for (at, name) in text.match_indices(spelling.as_str()) {
                let range = at..at + name.len();
                let taken =
                    found.iter().any(|other| other.range.start < range.end && range.start < other.range.end);
                if !taken && stands_alone(text, &range) {
                    found.push(Found { range, kind: PrivateKind::Name, text: name.to_owned() });
                }
            }
        }
        found.sort_by_key(|name| name.range.start);
        found
    }
}

fn first_name(name: &str) -> Option<&str> {
    let first = name.split_whitespace().next()?;
    let first = first.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_one =
        first != name && first.chars().all(char::is_alphabetic) && !first.chars().any(chinese::is_unspaced);
    (is_one && first.chars().count() >= FIRST_NAME_LETTERS).then_some(first)
}

/// A word in small letters is a word.
fn looks_like_a_name(word: &str) -> bool {
    let is_marked = |c: char| c.is_uppercase() || c.is_numeric() || chinese::is_unspaced(c);
    word.chars().count() >= NAME_CHARS && word.chars().any(is_marked) && !word.chars().all(char::is_numeric)
}

fn holds(topic: &str, word: &str) -> bool {
    topic.match_indices(word).any(|(at, word)| stands_alone(topic, &(at..at + word.len())))
}
