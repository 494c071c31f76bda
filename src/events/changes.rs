//! What changed of rules, rotas and settings, before and after, in short: whoever reads a site's history sees what was
//! done. Texts are only counted, or said to have changed.

use serde::{Deserialize, Serialize};

use crate::db::{BoardId, GroupId, MemberId};
use crate::events::Urgency;
use crate::text::lang::Lang;

/// A rule of urgency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleInShort {
    /// How urgent; `None`: it says nothing of that.
    pub urgency: Option<Urgency>,
    /// Who answers; `None`: it says nothing of that.
    pub owner: Option<MemberId>,
    /// How many words it looks for.
    pub words: usize,
    /// The board it asks for.
    pub board: Option<BoardId>,
    /// The customer group it asks for.
    pub group: Option<GroupId>,
    /// The age it asks for.
    pub age_minutes: Option<i32>,
    /// The me-toos it asks for.
    pub me_toos: Option<i32>,
}

/// A board's rota.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RotaInShort {
    /// Whether new questions are given in turn.
    pub gives: bool,
    /// How many words its watch looks for.
    pub words: usize,
    /// Who is on duty, in their order, with their days: 1 Monday … 64 Sunday, added up.
    pub places: Vec<(MemberId, i16)>,
}

/// One of the site's settings that has another value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    /// Its name.
    Name,
    /// The address for mail to people.
    ContactEmail,
    /// The telephone number.
    ContactPhone,
    /// When somebody answers it.
    ContactHours,
    /// The language for readers who have none.
    Lang(Lang, Lang),
    /// The languages it offers.
    Langs(Vec<Lang>, Vec<Lang>),
    /// The time zone, by its name.
    Zone(String, String),
    /// Days after which a silent asker is reminded.
    FirstReminderDays(i64, i64),
    /// Days after which they are reminded again.
    SecondReminderDays(i64, i64),
    /// Days after which their silence closes the question.
    PresumedSolvedDays(i64, i64),
    /// Minutes that a claim lasts.
    ClaimMinutes(i64, i64),
}
