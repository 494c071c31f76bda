//! Rules that say how urgent a question is and who answers for it, and what they look at. Pure: the page's test box asks the same function as
//! the questions do.

use chrono::{DateTime, TimeDelta, Utc};

use crate::db::{BoardId, GroupId, MemberId, UrgencyRuleId};
use crate::events::Urgency;
use crate::events::changes::RuleInShort;
use crate::text::tokens;

/// Characters of a rule's name.
pub const NAME_CHARS_MAX: usize = 60;
/// Words of one rule.
pub const WORDS_MAX: usize = 200;
/// Characters of one word, which may be several.
pub const WORD_CHARS_MAX: usize = 60;
/// Most hours of age a rule may ask for: a year.
pub const AGE_HOURS_MAX: i32 = 8_760;
/// Most me-toos a rule may ask for.
pub const ME_TOOS_MAX: i32 = 100_000;

/// What a question is like, and what that says of it. Everything it asks for must apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its row; 0 before it has one.
    pub id: UrgencyRuleId,
    /// What admins call it.
    pub name: String,
    /// How urgent, never [`Urgency::Normal`]; `None`: it says nothing of that.
    pub urgency: Option<Urgency>,
    /// Who answers for it; `None`: it says nothing of that.
    pub owner: Option<MemberId>,
    /// Any of these among the asker's words; empty: whatever they write.
    pub words: Vec<String>,
    /// On this board.
    pub board: Option<BoardId>,
    /// The asker belongs to this group.
    pub group: Option<GroupId>,
    /// Open for at least so many minutes.
    pub age_minutes: Option<i32>,
    /// At least so many have it too.
    pub me_toos: Option<i32>,
}

impl Rule {
    /// For the history of the site.
    pub fn in_short(&self) -> RuleInShort {
        RuleInShort {
            urgency: self.urgency,
            owner: self.owner,
            words: self.words.len(),
            board: self.board,
            group: self.group,
            age_minutes: self.age_minutes,
            me_toos: self.me_toos,
        }
    }

    /// Whether it asks for nothing, and so would apply to every question.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
            && self.board.is_none()
            && self.group.is_none()
            && self.age_minutes.is_none()
            && self.me_toos.is_none()
    }
}

/// What rules look at.
#[derive(Debug, Clone)]
pub struct About {
    /// The asker's words, title first.
    pub text: String,
    /// The board.
    pub board: BoardId,
    /// The groups the asker belongs to.
    pub groups: Vec<GroupId>,
    /// When it was asked.
    pub asked_at: DateTime<Utc>,
    /// How many have it too.
    pub me_toos: i32,
}

/// A rule that applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fired<'a> {
    /// Which.
    pub rule: &'a Rule,
    /// Those of its words that were found.
    pub words: Vec<&'a str>,
}

/// Rules made ready to look at many questions.
#[derive(Debug)]
pub struct Ready<'a>(Vec<(&'a Rule, Vec<Word<'a>>)>);

/// A word of a rule, and the same as texts are compared.
type Word<'a> = (&'a str, Vec<String>);

impl<'a> Ready<'a> {
    /// Makes them ready.
    pub fn new(rules: &'a [Rule]) -> Self {
        let word = |word: &'a String| (word.as_str(), compared(word));
        Self(rules.iter().map(|rule| (rule, rule.words.iter().map(word).collect())).collect())
    }

    /// Those that apply at that moment, in their order.
    pub fn fired(&self, about: &About, now: DateTime<Utc>) -> Vec<Fired<'a>> {
        let applying = self.applying(about).into_iter();
        applying.filter(|(_, from)| *from <= now).map(|(fired, _)| fired).collect()
    }

    /// Who answers for it: the first of what applies that names somebody.
    pub fn owner(&self, about: &About, now: DateTime<Utc>) -> Option<MemberId> {
        self.fired(about, now).iter().find_map(|fired| fired.rule.owner)
    }

    /// The most urgent of what applies (nothing does: normal), and when the next rule will apply by the question's age
    /// alone.
    pub fn look(&self, about: &About, now: DateTime<Utc>) -> (Urgency, Option<DateTime<Utc>>) {
        let applying = self.applying(about);
        let said = applying
            .iter()
            .filter(|(_, from)| *from <= now)
            .filter_map(|(fired, _)| fired.rule.urgency)
            .max();
        let next = applying.iter().map(|(_, from)| *from).filter(|from| *from > now).min();
        (said.unwrap_or(Urgency::Normal), next)
    }

    /// Every rule that applies to the question, from when on.
    fn applying(&self, about: &About) -> Vec<(Fired<'a>, DateTime<Utc>)> {
        let text = compared(&about.text);
        let applying = self.0.iter().filter_map(|(rule, words)| {
            let said = words.iter().filter(|(_, word)| says(&text, word)).map(|(word, _)| *word);
            let words: Vec<&str> = said.collect();
            let applies = (rule.words.is_empty() || !words.is_empty())
                && rule.board.is_none_or(|own| own == about.board)
                && rule.group.is_none_or(|group| about.groups.contains(&group))
                && rule.me_toos.is_none_or(|least| about.me_toos >= least);
            let from = about.asked_at + TimeDelta::minutes(rule.age_minutes.unwrap_or(0).into());
            applies.then_some((Fired { rule, words }, from))
        });
        applying.collect()
    }
}

/// The words of a text as they are compared: whatever their form.
fn compared(text: &str) -> Vec<String> {
    tokens::words(text).into_iter().map(|token| token.text).collect()
}

/// Whether the words stand in the text, one after the other.
fn says(text: &[String], words: &[String]) -> bool {
    !words.is_empty() && text.windows(words.len()).any(|window| window == words)
}
