//! Threads as rows of the list that all pages share.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::lists::{ListRow, QuestionState};
use crate::door::Visit;
use crate::ledger::Standing;
use crate::ui::chip::{self, ChipKind, Clock};
use crate::ui::qlist::QuestionRow;
use crate::ui::time;
use crate::ui::words::t;
use crate::urls;

/// Whether rows name their board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoardNames {
    /// Rows of several boards stand together.
    Shown,
    /// The page is the board's.
    Hidden,
}

/// Which time a row tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowTime {
    /// When it was opened.
    Opened,
    /// Since when it waits.
    WaitingSince,
    /// When it was last written in.
    LastPost,
    /// By when its asker is promised a reply; once nobody owes one, when it was last written in.
    Promised,
}

/// The rows for [`crate::ui::qlist::qlist`]. Guests' pages are kept, so nothing in them is relative to now.
pub fn cards(visit: &Visit, rows: &[ListRow], names: BoardNames, time: RowTime) -> Vec<QuestionRow> {
    rows.iter().map(|row| card(visit, row, names, time)).collect()
}

fn card(visit: &Visit, row: &ListRow, names: BoardNames, time: RowTime) -> QuestionRow {
    let board = visit.site.board_of(row.board);
    QuestionRow {
        title: row.title.clone(),
        url: urls::thread(row.id, &row.slug),
        lang: row.lang,
        excerpt: Some(row.excerpt.clone()).filter(|text| !text.is_empty()),
        board: board.filter(|_| names == BoardNames::Shown).map(|board| board.name(visit.lang()).to_owned()),
        asker: row.author_name.clone(),
        time: Some(when(visit, row, time)),
        tags: row.tags.clone(),
        replies: Some(row.replies.into()),
        me_toos: row.me_toos.into(),
        chip: chip_of(visit, row),
        in_faq: row.in_faq,
    }
}

/// The time of a row, with what it is the time of.
pub fn when(visit: &Visit, row: &ListRow, which: RowTime) -> Markup {
    // A question with an answer shows no clock, though staff may still owe a look at it.
    let due = row
        .question
        .filter(|question| question.standing == Standing::Open)
        .and_then(|question| question.answer_due);
    if let (RowTime::Promised, Some(due)) = (which, due) {
        return promised(visit, due);
    }
    if matches!(which, RowTime::LastPost | RowTime::Promised) && row.replies == 0 {
        let asked = time::date_time(visit.words, row.created_at, visit.zone);
        return html! { (visit.words.text(t::BOARDS_ASKED)) " " (asked) };
    }
    let at = match which {
        RowTime::Opened => row.created_at,
        RowTime::LastPost | RowTime::Promised => row.last_post_at,
        RowTime::WaitingSince => row.question.map_or(row.created_at, |question| question.since),
    };
    let at = time::date_time(visit.words, at, visit.zone);
    match which {
        RowTime::Opened => at,
        RowTime::LastPost | RowTime::Promised => html! { (visit.words.text(t::BOARDS_LAST_POST)) " " (at) },
        RowTime::WaitingSince => html! { (visit.words.text(t::BOARDS_WAITING_SINCE)) " " (at) },
    }
}

fn promised(visit: &Visit, due: DateTime<Utc>) -> Markup {
    let words = visit.words;
    if due <= visit.now {
        return html! { (words.text(t::BOARDS_REPLY_LATE)) };
    }
    let due = time::promise(words, due, visit.now, visit.zone);
    html! { (words.with(t::BOARDS_REPLY_BY, &[("due", due.into())])) }
}

/// The chip of a thread for this viewer.
pub fn chip_of(visit: &Visit, row: &ListRow) -> Markup {
    let kind = match &row.question {
        None if row.kind == "announcement" => ChipKind::Announcement,
        None => ChipKind::Discussion,
        Some(question) => question_chip(visit, row, question),
    };
    html! {
        @if visit.site.is_private(row.board, row.audience) { (chip::chip(visit.words, ChipKind::Private)) " " }
        (chip::chip(visit.words, kind))
    }
}

fn question_chip(visit: &Visit, row: &ListRow, question: &QuestionState) -> ChipKind {
    let staff = visit.viewer.is_staff_of(row.board);
    match question.standing {
        Standing::Open => {
            ChipKind::Open { clock: clock(visit, question, staff.then_some(question.next_due).flatten()) }
        }
        Standing::Answered => ChipKind::Answered,
        Standing::WaitingForAsker if visit.viewer.is(row.author) => ChipKind::WaitingForYou,
        Standing::WaitingForAsker => ChipKind::WaitingForAsker,
        Standing::Escalated if staff => ChipKind::Escalated,
        Standing::Escalated => ChipKind::WeGetInTouch,
        Standing::Solved => ChipKind::Solved,
        Standing::Merged => ChipKind::Merged,
        Standing::Withdrawn => ChipKind::Withdrawn,
        Standing::Removed => ChipKind::Removed,
    }
}

/// `due` is only given for staff: customers never see urgency.
fn clock(visit: &Visit, question: &QuestionState, due: Option<DateTime<Utc>>) -> Clock {
    match due {
        Some(due) if due < visit.now => Clock::Over(visit.now - due),
        _ if visit.viewer.is_guest() => Clock::Hidden,
        _ => Clock::Waiting(visit.now - question.since),
    }
}
