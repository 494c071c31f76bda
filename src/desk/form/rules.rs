//! The form of a rule of urgency, and of its test box.

use chrono::TimeDelta;

use crate::db::{BoardId, GroupId, MemberId, UrgencyRuleId};
use crate::desk::model::rules::{
    AGE_HOURS_MAX, About, ME_TOOS_MAX, NAME_CHARS_MAX, Rule, WORD_CHARS_MAX, WORDS_MAX,
};
use crate::door::Visit;
use crate::events::Urgency;
use crate::text::input::{self, InputError};
use crate::text::tokens;
use crate::ui::form::FieldErrors;
use crate::ui::meanwhile::Labelled;
use crate::ui::words::{Key, t};
use crate::web::fields::Fields;
use crate::web::stand;

/// What a rule may name.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Customer groups.
    pub groups: Vec<(GroupId, String)>,
    /// Whoever answers for any board.
    pub staff: Vec<(MemberId, String)>,
    /// Rules whose owner no longer answers for their board, with the owner's name.
    pub gone: Vec<(UrgencyRuleId, String)>,
}

/// The form as it was typed.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// Name.
    pub name: String,
    /// How urgent.
    pub urgency: String,
    /// Who answers, by number; empty: whoever it is.
    pub owner: String,
    /// Words, a line each.
    pub words: String,
    /// Board, by number; empty for all.
    pub board: String,
    /// Customer group, by number; empty for all.
    pub group: String,
    /// Hours of age; empty for any.
    pub age: String,
    /// Me-toos; empty for any.
    pub me_toos: String,
    /// How the rule stood when the form was drawn.
    pub stand: String,
}

impl Typed {
    /// An empty form.
    pub fn fresh() -> Self {
        Self { urgency: Urgency::High.to_string(), ..Self::default() }
    }

    /// A rule as it is.
    pub fn of(rule: &Rule) -> Self {
        let number = |number: Option<i32>| number.map(|n| n.to_string()).unwrap_or_default();
        let typed = Self {
            name: rule.name.clone(),
            urgency: rule.urgency.map(|urgency| urgency.to_string()).unwrap_or_default(),
            owner: rule.owner.map(|id| id.to_string()).unwrap_or_default(),
            words: rule.words.join("\n"),
            board: rule.board.map(|id| id.to_string()).unwrap_or_default(),
            group: rule.group.map(|id| id.to_string()).unwrap_or_default(),
            age: number(rule.age_minutes.map(|minutes| minutes / 60)),
            me_toos: number(rule.me_toos),
            stand: String::new(),
        };
        Self { stand: typed.stands(), ..typed }
    }

    /// As it was sent.
    pub fn read(fields: &Fields) -> Self {
        let own = |name: &str| fields.text(name).trim().to_owned();
        Self {
            name: own("name"),
            urgency: own("urgency"),
            owner: own("owner"),
            words: own("words").replace('\r', ""),
            board: own("board"),
            group: own("group"),
            age: own("age"),
            me_toos: own("me_toos"),
            stand: own(stand::FIELD),
        }
    }

    fn stands(&self) -> String {
        let Self { name, urgency, owner, words, board, group, age, me_toos, stand: _ } = self;
        stand::of([name, urgency, owner, words, board, group, age, me_toos].map(String::as_str))
    }
}

/// What each field says to people, with its label.
pub fn labelled(visit: &Visit, typed: &Typed, known: &Known) -> Vec<Labelled> {
    let own = |key: Key, value: &str| (visit.words.text(key).into_owned(), value.to_owned());
    let board = typed.board.parse().ok().and_then(|id| visit.site.board_of(BoardId(id)));
    let group = known.groups.iter().find(|(id, _)| id.to_string() == typed.group);
    let owner = known.staff.iter().find(|(id, _)| id.to_string() == typed.owner);
    vec![
        own(t::RULES_NAME, &typed.name),
        own(t::TARGETS_URGENCY, &typed.urgency),
        own(t::DESK_WHO_ANSWERS, owner.map_or("", |(_, name)| name.as_str())),
        own(t::RULES_WORDS, &typed.words),
        own(t::DESK_BOARD, board.map_or("", |board| board.name(visit.lang()))),
        own(t::RULES_GROUP, group.map_or("", |(_, name)| name.as_str())),
        own(t::RULES_AGE, &typed.age),
        own(t::RULES_ME_TOOS, &typed.me_toos),
    ]
}

/// Reads it into a rule, or says what is wrong with each field.
pub fn parse(visit: &Visit, typed: &Typed, id: UrgencyRuleId, known: &Known) -> Result<Rule, FieldErrors> {
    let words = visit.words;
    let mut errors = FieldErrors::new();
    let name = match input::clean_line(&typed.name, NAME_CHARS_MAX) {
        Ok(name) => name,
        Err(InputError::TooLong { max }) => {
            errors.add("name", words.with(t::ACCOUNTS_LINE_LONG, &[("max", max.into())]));
            String::new()
        }
        Err(InputError::Empty) => {
            errors.add("name", words.text(t::TARGETS_NAME_MISSING));
            String::new()
        }
        Err(InputError::ControlCharacters) => {
            errors.add("name", words.text(t::ACCOUNTS_LINE_CONTROL));
            String::new()
        }
    };
    let urgency = typed.urgency.parse().ok().filter(|urgency| *urgency != Urgency::Normal);
    let known_owner = |id: &MemberId| known.staff.iter().any(|(member, _)| member == id);
    let owner = chosen(&typed.owner, "owner", MemberId, known_owner, visit, &mut errors);
    if urgency.is_none() && typed.owner.is_empty() {
        errors.add("urgency", words.text(t::RULES_URGENCY_MISSING));
    }
    let own_words = own_words(visit, &typed.words, &mut errors);
    let known_board = |id: &BoardId| visit.site.board_of(*id).is_some();
    let board = chosen(&typed.board, "board", BoardId, known_board, visit, &mut errors);
    let known_group = |id: &GroupId| known.groups.iter().any(|(group, _)| group == id);
    let group = chosen(&typed.group, "group", GroupId, known_group, visit, &mut errors);
    let age = number(visit, &typed.age, "age", AGE_HOURS_MAX, &mut errors);
    let me_toos = number(visit, &typed.me_toos, "me_toos", ME_TOOS_MAX, &mut errors);
    let age_minutes = age.map(|hours| hours * 60);
    let rule = Rule { id, name, urgency, owner, words: own_words, board, group, age_minutes, me_toos };
    if errors.is_empty() && rule.is_empty() {
        errors.add("words", words.text(t::RULES_EMPTY));
    }
    if errors.is_empty() { Ok(rule) } else { Err(errors) }
}

fn own_words(visit: &Visit, typed: &str, errors: &mut FieldErrors) -> Vec<String> {
    let lines = typed.split(['\n', ',', '，', '、']);
    let mut own: Vec<String> =
        lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    own.retain(|word| !word.is_empty());
    let max = |count: usize| i64::try_from(count).unwrap_or(0).into();
    if own.len() > WORDS_MAX {
        errors.add("words", visit.words.with(t::RULES_WORDS_MANY, &[("max", max(WORDS_MAX))]));
    }
    let odd = own.iter().find(|word| {
        word.chars().count() > WORD_CHARS_MAX
            || tokens::words(word).is_empty()
            || word.chars().any(char::is_control)
    });
    if let Some(word) = odd {
        let shown: String = word.chars().take(WORD_CHARS_MAX).filter(|c| !c.is_control()).collect();
        let values = [("word", shown.into()), ("max", max(WORD_CHARS_MAX))];
        errors.add("words", visit.words.with(t::RULES_WORDS_ODD, &values));
    }
    own
}

fn chosen<Id>(
    typed: &str,
    field: &str,
    id: fn(i64) -> Id,
    known: impl Fn(&Id) -> bool,
    visit: &Visit,
    errors: &mut FieldErrors,
) -> Option<Id> {
    if typed.is_empty() {
        return None;
    }
    let found = typed.parse().ok().map(id).filter(known);
    if found.is_none() {
        errors.add(field, visit.words.text(t::RULES_UNKNOWN));
    }
    found
}

fn number(visit: &Visit, typed: &str, field: &str, max: i32, errors: &mut FieldErrors) -> Option<i32> {
    if typed.is_empty() {
        return None;
    }
    let read = typed.parse().ok().filter(|number| (1..=max).contains(number));
    if read.is_none() {
        let values = [("from", 1_i64.into()), ("to", crate::ui::number::grouped(i64::from(max)).into())];
        errors.add(field, visit.words.with(t::BOARDS_NUMBER, &values));
    }
    read
}

/// The test box as it was typed.
#[derive(Debug, Clone, Default)]
pub struct Trial {
    /// What the asker would have written.
    pub text: String,
    /// Board, by number.
    pub board: String,
    /// Customer group, by number; empty for none.
    pub group: String,
    /// Hours of age.
    pub age: String,
    /// Me-toos.
    pub me_toos: String,
}

impl Trial {
    /// As it was sent.
    pub fn read(fields: &Fields) -> Self {
        let own = |name: &str| fields.text(name).trim().to_owned();
        Self {
            text: own("text"),
            board: own("on"),
            group: own("of"),
            age: own("hours"),
            me_toos: own("count"),
        }
    }

    /// The question that it describes; what does not read is taken as nothing.
    pub fn about(&self, visit: &Visit) -> About {
        let hours: i64 = self.age.parse().unwrap_or(0);
        let hours = hours.clamp(0, AGE_HOURS_MAX.into());
        About {
            text: self.text.clone(),
            board: self.board.parse().map_or(BoardId(0), BoardId),
            groups: self.group.parse().map(GroupId).into_iter().collect(),
            asked_at: visit.now - TimeDelta::hours(hours),
            me_toos: self.me_toos.parse().unwrap_or(0),
        }
    }
}
