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

/// Board, asker, time, replies, me-toos: what is known of them, in this order.
fn facts(words: Words, row: &QuestionRow) -> Vec<Markup> {
    let some = |key, count: i64| words.with(key, &[("count", count.into())]);
    let asker = words.with(t::COMMON_ASKED_BY, &[("name", (&row.asker).into())]);
    let board = row.board.as_ref().map(|board| html! { (board) });
    let replies = row.replies.map(|count| html! { (some(t::COMMON_REPLIES, count)) });
    let me_toos = (row.me_toos > 0).then(|| html! { (some(t::COMMON_ME_TOOS, row.me_toos)) });
    [board, Some(html! { (asker) }), row.time.clone(), replies, me_toos].into_iter().flatten().collect()
}

fn question(words: Words, row: &QuestionRow) -> Markup {
    let foreign = (row.lang != words.lang()).then(|| row.lang.tag());
    html! {
        a .qlist__t href=(row.url) lang=[foreign] { (row.title) }
        div .qlist__m {
            @if let Some(excerpt) = &row.excerpt { p .meta .qlist__x lang=[foreign] { (excerpt) } }
            p .meta .row .row--tight {
                @for fact in facts(words, row) { span .qlist__f { (fact) } " " }
                @if row.in_faq { span .badge .badge--quiet { (icons::book()) (words.text(t::COMMON_IN_FAQ)) } }
                @for (word, slug) in &row.tags { a .tag href=(urls::tag(slug)) { (word) } }
            }
        }
        span .qlist__s { (row.chip) }
    }
}
