//! What other pages show of figures: how the last days went, for the desk; the two questions to an asker whose question has
//! ended as solved; how marks are written.

use maud::{Markup, html};

use super::model::ratings::Rating;
use super::summary::Summary;
use super::views;
use crate::ui::form::{self, Choice, Field, FieldErrors, Need};
use crate::ui::kpi::{Kpi, Standing};
use crate::ui::words::{Key, Words, t};

/// The marks, best first.
const MARKS: [(&str, Key); 5] = [
    ("5", t::FIGURES_MARK_5),
    ("4", t::FIGURES_MARK_4),
    ("3", t::FIGURES_MARK_3),
    ("2", t::FIGURES_MARK_2),
    ("1", t::FIGURES_MARK_1),
];

/// What is ticked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// `yes`, `no` or nothing.
    pub solved: String,
    /// A mark or nothing.
    pub satisfied: String,
}

impl Typed {
    /// What was said before.
    pub fn of(rating: &Rating) -> Self {
        let solved = rating.solved.map_or("", |solved| if solved { "yes" } else { "no" });
        let satisfied = rating.satisfied.map(|mark| mark.to_string());
        Self { solved: solved.to_owned(), satisfied: satisfied.unwrap_or_default() }
    }
}

/// The form; `address` takes it.
pub fn rate(words: Words, address: &str, typed: &Typed, errors: &FieldErrors) -> Markup {
    let (yes, no) = (words.text(t::FIGURES_RATE_YES), words.text(t::FIGURES_RATE_NO));
    let answers =
        [Choice { value: "yes", label: &yes, hint: "" }, Choice { value: "no", label: &no, hint: "" }];
    let marks = MARKS.map(|(value, key)| (value, words.text(key)));
    let marks: Vec<Choice<'_>> =
        marks.iter().map(|(value, label)| Choice { value, label, hint: "" }).collect();
    let (solved, satisfied) = (words.text(t::FIGURES_RATE_SOLVED), words.text(t::FIGURES_RATE_SATISFIED));
    let solved = Field { value: &typed.solved, need: Need::Optional, ..Field::new("solved", &solved) };
    let satisfied =
        Field { value: &typed.satisfied, need: Need::Optional, ..Field::new("satisfied", &satisfied) };
    html! {
        form .card.stack #rate method="post" action=(address) aria-labelledby="rate-h" {
            h2 .card__h #rate-h { (words.text(t::FIGURES_RATE_TITLE)) }
            (form::radios(words, errors, &answers, &solved))
            (form::radios(words, errors, &marks, &satisfied))
            p .hint { (words.text(t::FIGURES_RATE_HINT)) }
            div { button .btn.btn--primary type="submit" { (words.text(t::FIGURES_RATE_SEND)) } }
        }
    }
}

/// How the last seven days went; of too few questions nothing is said.
pub fn last_days(words: Words, summary: &Summary) -> [Kpi; 2] {
    let kpi = |key: Key, value: Option<String>| Kpi {
        label: words.text(key).into_owned(),
        value: value.filter(|_| summary.says_something()).unwrap_or_else(|| "–".to_owned()),
        remark: String::new(),
        standing: Standing::Plain,
    };
    let median = Some(views::wait(words, summary.waits.median(), t::FIGURES_NOT_REACHED));
    let in_time = summary.in_time().map(|share| views::percent(words, share));
    [kpi(t::FIGURES_LAST_DAYS_MEDIAN, median), kpi(t::FIGURES_LAST_DAYS_IN_TIME, in_time)]
}

/// A mean mark, given in tenths.
pub fn mark(tenths: i64) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}
