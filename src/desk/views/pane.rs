//! The open question: what was written, who asks, what they were shown, and the reply.

use maud::{Markup, html};

use super::{Shown, customer, insert, live, urgency};
use crate::commitments;
use crate::desk::model::canned::INSERTED;
use crate::desk::model::notes::Note;
use crate::desk::reads::{Pane, PanePost};
use crate::desk::{cards, policy};
use crate::door::Visit;
use crate::escalations;
use crate::events::Urgency;
use crate::faq;
use crate::ladder::cards::steps;
use crate::products;
use crate::threads::model::READERS;
use crate::threads::policy::can_ask_back;
use crate::threads::policy_posts;
use crate::ui::button::{self, Look};
use crate::ui::chip::{self, ChipKind};
use crate::ui::composer::{self, Composer, LabelShown, Pictures};
use crate::ui::form::{Field, FieldErrors};
use crate::ui::words::t;
use crate::ui::{icons, time};
use crate::urls;
use crate::web::form_key::{self, FormKey};

/// Lines of the reply's field.
const REPLY_LINES: u16 = 6;

pub(super) fn pane(visit: &Visit, shown: &Shown<'_>, pane: &Pane) -> Markup {
    html! {
        section .pane aria-labelledby="pane-h" {
            (head(visit, shown, pane))
            @for post in pane.posts.iter().take(1) { (post_of(visit, shown, pane, post)) }
            (left_out(visit, pane))
            @for entry in later(pane) { (entry_of(visit, shown, pane, entry)) }
            (steps(visit, &pane.steps))
            (commitments::cards::open(visit, pane.question.board_id, &pane.commitments, &back(shown, pane)))
            @if let Some(escalation) = shown.escalation { (escalations::cards::pane(visit, escalation)) }
            (customer::card(visit, shown, pane))
            (was_shown(visit, pane))
            (insert::section(visit, shown, pane))
            (reply(visit, shown, pane))
            (promote(visit, pane))
            (super::notes::form(visit, shown, pane))
        }
    }
}

/// The question on the desk, with the place in the queue.
fn back(shown: &Shown<'_>, pane: &Pane) -> String {
    shown.address(&urls::desk_question(pane.question.id), shown.wanted.after)
}

/// What stands below the question.
enum Entry<'a> {
    Post(&'a PanePost),
    Note(&'a Note),
}

/// Posts and notes in the order of time.
fn later(pane: &Pane) -> Vec<Entry<'_>> {
    let posts = pane.posts.iter().skip(1).map(|post| ((post.number, 0), Entry::Post(post)));
    let notes = pane.notes.iter().map(|note| ((note.after, note.id.0), Entry::Note(note)));
    let mut all: Vec<_> = posts.chain(notes).collect();
    all.sort_by_key(|(place, _)| *place);
    all.into_iter().map(|(_, entry)| entry).collect()
}

fn entry_of(visit: &Visit, shown: &Shown<'_>, pane: &Pane, entry: Entry<'_>) -> Markup {
    match entry {
        Entry::Post(post) => post_of(visit, shown, pane, post),
        Entry::Note(note) => {
            html! { div .pane__sect.pane__sect--note { (cards::note(visit, note, &back(shown, pane))) } }
        }
    }
}

fn head(visit: &Visit, shown: &Shown<'_>, pane: &Pane) -> Markup {
    let (words, question) = (visit.words, &pane.question);
    let board = visit.site.board_of(question.board_id);
    html! {
        div .pane__head {
            p .row.row--tight {
                a .btn.btn--sm.btn--quiet href=(shown.here()) { (words.text(t::DESK_BACK)) }
                a .btn.btn--sm.btn--quiet.push href=(urls::thread(question.id, &question.slug)) { (icons::out()) (words.text(t::DESK_OPEN)) }
            }
            @if question.urgency != Urgency::Normal { p { (urgency::chip(words, question.urgency)) } }
            @if visit.site.is_private(question.board_id, question.audience_id) { p { (chip::chip(words, ChipKind::Private)) } }
            h2 id="pane-h" lang=[foreign(visit, &question.lang)] { (question.title) }
            p .meta {
                (question.asker) " "
                span .dot { (time::short(words, question.created_at, visit.now, visit.zone)) }
                @if let Some(board) = board { " " span .dot { (board.name(visit.lang())) } }
                @if let Some(product) = &pane.product { " " (products::cards::fact(words, product)) }
            }
            p role="status" data-at=(urls::desk_presence(question.id)) { (live::beside(words, question.id, &pane.beside)) }
            (super::queue::waited(visit, question.target_id, question.state, question.waiting_since, question.next_due))
            (super::owner::owner(visit, pane))
            (urgency::form(visit, pane))
        }
    }
}

/// How many replies stand between the question and the last ones shown here, and where they are read.
fn left_out(visit: &Visit, pane: &Pane) -> Markup {
    let (words, question) = (visit.words, &pane.question);
    let shown = i32::try_from(pane.posts.len().saturating_sub(1)).unwrap_or(i32::MAX);
    let count = question.replies.saturating_sub(shown);
    html! {
        @if count > 0 {
            p .pane__sect.meta {
                a href=(urls::thread(question.id, &question.slug)) {
                    (words.with(t::DESK_LEFT_OUT, &[("count", i64::from(count).into())]))
                }
            }
        }
    }
}

fn post_of(visit: &Visit, shown: &Shown<'_>, pane: &Pane, post: &PanePost) -> Markup {
    let words = visit.words;
    let may_verify = post.number > 1
        && !post.by_staff
        && !post.verified
        && policy::can_claim(&visit.viewer, pane.question.board_id).is_ok()
        && post.author != pane.question.asker_id;
    html! {
        div .pane__sect.stack.stack-sm data-item tabindex="-1" {
            @if post.number > 1 {
                p .meta {
                    b { (post.name) } " "
                    @if post.by_staff { span .dot { (words.text(t::COMMON_STAFF)) } " " }
                    span .dot { (time::short(words, post.at, visit.now, visit.zone)) }
                    @if post.verified { " " span .dot { (words.text(t::DESK_VERIFIED)) } }
                    @if policy_posts::can_hide(&visit.viewer, pane.question.board_id).is_ok() {
                        " " a .dot href=(format!("{}#sight", urls::post_edit(post.id))) {
                            (words.text(t::THREADS_HIDE)) span .sr { " (" (post.name) ")" }
                        }
                    }
                }
            }
            div .prose lang=[foreign(visit, &post.lang)] { (post.html()) }
            @if may_verify {
                (button::post_by_key(
                    &urls::post_verification(post.id),
                    &[("on", "1"), ("back", &shown.here())],
                    Look::Small,
                    html! { (icons::check()) (words.text(t::DESK_VERIFY)) },
                    "v",
                ))
            }
        }
    }
}

/// Making an article of it, as long as it is none.
fn promote(visit: &Visit, pane: &Pane) -> Markup {
    let (words, question) = (visit.words, &pane.question);
    let may = !question.in_faq && faq::policy::can_promote(&visit.viewer, question.board_id).is_ok();
    html! {
        @if may {
            div .pane__sect {
                (button::post_by_key(&urls::promotions(question.id), &[], Look::Small, html! { (icons::book()) (words.text(t::THREADS_PROMOTE)) }, "F"))
            }
        }
    }
}

fn was_shown(visit: &Visit, pane: &Pane) -> Markup {
    if pane.shown_articles.is_empty() && pane.shown_threads.is_empty() {
        return html! {};
    }
    html! {
        div .pane__sect {
            h3 { (visit.words.text(t::DESK_SHOWN)) }
            ul .list {
                @for article in &pane.shown_articles {
                    li {
                        a href=(urls::article(&article.section, &article.slug)) lang=[foreign(visit, &article.lang)] { (article.title) } " "
                        span .meta.meta--xs { (visit.words.text(t::STATES_FAQ)) }
                    }
                }
                @for thread in &pane.shown_threads {
                    li { a href=(urls::thread(thread.id, &thread.slug)) lang=[foreign(visit, &thread.lang)] { (thread.title) } }
                }
            }
        }
    }
}

fn reply(visit: &Visit, shown: &Shown<'_>, pane: &Pane) -> Markup {
    let (words, question) = (visit.words, &pane.question);
    let kept = composer::draft_of(words, format!("t/{}", question.id));
    let (draft, at) = pane.draft.as_ref().map_or(("", None), |draft| (&*draft.body, Some(draft.at)));
    let body = match shown.put_in {
        Some((_, text)) if draft.is_empty() => text.clone(),
        Some((_, text)) => format!("{draft}\n\n{text}"),
        None => draft.to_owned(),
    };
    let label = words.text(t::DESK_REPLY);
    let back = shown.here();
    let foot = html! {
        button .btn.btn--primary.btn--sm type="submit" name="do" value="answer" { (icons::reply()) (words.text(t::DESK_SEND)) }
        @if can_ask_back(&visit.viewer, question.board_id, question.asker_id).is_ok() {
            button .btn.btn--sm type="submit" name="do" value="ask_back" { (words.text(t::DESK_ASK_BACK)) }
        }
        span .hint data-draft-line {}
    };
    html! {
        form .pane__sect.stack.stack-sm id="reply" method="post" action=(urls::thread_posts(question.id))
            data-draft=(kept.place) data-restored=(kept.restored) data-saved=(kept.saved)
            data-draft-at=[at.map(|at| at.timestamp_millis())] {
            (button::hidden(&[(form_key::FIELD, &FormKey::fresh()), ("back", &back)]))
            (button::hidden(&[(READERS, &question.audience_id.to_string())]))
            @if let Some((source, _)) = shown.put_in { (button::hidden(&[(INSERTED, &source.to_string())])) }
            (composer::composer(words, &FieldErrors::new(), &Composer {
                field: Field { value: &body, lang: foreign(visit, &question.lang), ..Field::new("body", &label) },
                label: LabelShown::Above,
                rows: REPLY_LINES,
                pictures: Pictures::WithScript,
                foot,
                preview: None,
            }))
            @if policy::can_claim(&visit.viewer, question.board_id).is_ok() && !visit.viewer.is(question.asker_id) {
                (commitments::cards::fields(visit, ("", ""), &FieldErrors::new()))
            }
        }
    }
}

pub(super) fn foreign<'a>(visit: &Visit, lang: &'a str) -> Option<&'a str> {
    (lang != visit.lang().tag()).then_some(lang)
}
