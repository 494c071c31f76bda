//! A list of questions.

use maud::{Markup, html};

use super::icons;
use super::words::{Words, t};
use crate::text::lang::Lang;
use crate::urls;

/// One row, as plain data.
#[derive(Clone, Debug)]
pub struct QuestionRow {
    /// The title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// The language it is written in.
    pub lang: Lang,
    /// One line of text; may be empty.
    pub excerpt: Option<String>,
    /// The board's name, where rows of several boards stand together.
    pub board: Option<String>,
    /// The name of the asker.
    pub asker: String,
    /// When: a `<time>`.
    pub time: Option<Markup>,
    /// Tags: word and slug.
    pub tags: Vec<(String, String)>,
    /// Replies; `None` leaves the number out.
    pub replies: Option<i64>,
    /// How many have this too.
    pub me_toos: i64,
    /// The state.
    pub chip: Markup,
    /// Whether it was added to the FAQ.
    pub in_faq: bool,
}

/// The list; with no rows show [`super::empty::empty`] instead.
pub fn qlist(words: Words, rows: &[QuestionRow]) -> Markup {
    html! { ul .qlist { @for row in rows { li data-item { (question(words, row)) } } } }
}

fn question(words: Words, row: &QuestionRow) -> Markup {
    let foreign = (row.lang != words.lang()).then(|| row.lang.tag());
    html! {
        a .qlist__t href=(row.url) lang=[foreign] { (row.title) }
        div .qlist__m {
            @if let Some(excerpt) = &row.excerpt { p .meta lang=[foreign] { (excerpt) } }
            p .meta .row .row--tight {
                @if let Some(board) = &row.board { span { (board) } }
                span .dot { (words.with(t::COMMON_ASKED_BY, &[("name", (&row.asker).into())])) }
                @if let Some(time) = &row.time { span .dot { (time) } }
                @if let Some(replies) = row.replies {
                    span .dot { (words.with(t::COMMON_REPLIES, &[("count", replies.into())])) }
                }
                @if row.me_toos > 0 {
                    span .dot { (words.with(t::COMMON_ME_TOOS, &[("count", row.me_toos.into())])) }
                }
                @if row.in_faq { span .badge .badge--quiet { (icons::book()) (words.text(t::COMMON_IN_FAQ)) } }
                @for (word, slug) in &row.tags { a .tag href=(urls::tag(slug)) { (word) } }
            }
        }
        span .qlist__s { (row.chip) }
    }
}
