//! Rules that say how urgent a question is, and what they look at. Pure: the page's test box asks the same function as
//! the questions do.

use chrono::{DateTime, TimeDelta, Utc};

use crate::db::{BoardId, GroupId, UrgencyRuleId};
use crate::events::Urgency;
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

/// What makes a question urgent. Everything it names must apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its row; 0 before it has one.
    pub id: UrgencyRuleId,
    /// What admins call it.
    pub name: String,
    /// How urgent: never [`Urgency::Normal`].
    pub urgency: Urgency,
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

/// The rules that apply at that moment, in their order.
pub fn fired<'a>(rules: &'a [Rule], about: &About, now: DateTime<Utc>) -> Vec<Fired<'a>> {
    apply(rules, about).filter(|(_, from)| *from <= now).map(|(fired, _)| fired).collect()
}

/// The most urgent of what applies; nothing does: normal.
pub fn urgency(rules: &[Rule], about: &About, now: DateTime<Utc>) -> Urgency {
    fired(rules, about, now).iter().map(|fired| fired.rule.urgency).max().unwrap_or(Urgency::Normal)
}

/// When the next rule will apply by the question's age alone.
pub fn next_look(rules: &[Rule], about: &About, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    apply(rules, about).map(|(_, from)| from).filter(|from| *from > now).min()
}

/// Every rule that applies to the question, from when on.
fn apply<'a>(rules: &'a [Rule], about: &About) -> impl Iterator<Item = (Fired<'a>, DateTime<Utc>)> {
    let text = tokens::words(&about.text);
    let text: Vec<String> = text.into_iter().map(|token| token.text).collect();
    let (board, groups, me_toos, asked_at) =
        (about.board, about.groups.clone(), about.me_toos, about.asked_at);
    rules.iter().filter_map(move |rule| {
        let words: Vec<&str> =
            rule.words.iter().filter(|word| says(&text, word)).map(String::as_str).collect();
        let applies = (rule.words.is_empty() || !words.is_empty())
            && rule.board.is_none_or(|own| own == board)
            && rule.group.is_none_or(|group| groups.contains(&group))
            && rule.me_toos.is_none_or(|least| me_toos >= least);
        let from = asked_at + TimeDelta::minutes(rule.age_minutes.unwrap_or(0).into());
        applies.then_some((Fired { rule, words }, from))
    })
}

/// Whether the words stand in the text, one after the other, in whatever form.
fn says(text: &[String], words: &str) -> bool {
    let words: Vec<String> = tokens::words(words).into_iter().map(|token| token.text).collect();
    !words.is_empty() && text.windows(words.len()).any(|window| window == words)
}
