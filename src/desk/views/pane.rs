//! The open question: what was written, who asks, what they were shown, and the reply.

use maud::{Markup, html};

use super::{Shown, customer, insert, live, urgency};
use crate::commitments;
use crate::desk::model::notes::Note;
use crate::desk::reads::{Pane, PanePost, PaneQuestion};
use crate::desk::{cards, policy};
use crate::door::Visit;
use crate::escalations;
use crate::events::Urgency;
use crate::faq;
use crate::ladder::cards::steps;
use crate::ledger::{LedgerState, Standing};
use crate::products;
use crate::threads::policy::can_ask_back;
use crate::threads::policy_posts;
use crate::threads::views::composer::Typed;
use crate::threads::views::{newer, thread};
use crate::ui::assets::asset_url;
use crate::ui::button::{self, Look};
use crate::ui::chip::{self, ChipKind};
use crate::ui::composer::{self, Composer, LabelShown, Pictures};
use crate::ui::form::{self, Field};
use crate::ui::words::t;
use crate::ui::{icons, time};
use crate::urls;

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
            script src=(asset_url("desk.js")) defer {}
        }
    }
}

/// The question on the desk, with the place in the queue.
pub(super) fn back(shown: &Shown<'_>, pane: &Pane) -> String {
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
            (standing(visit, question))
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

/// Where it stands, if it is not just waiting for its answer: whoever writes into one that has ended is told so first.
fn standing(visit: &Visit, question: &PaneQuestion) -> Markup {
    let words = visit.words;
    let standing = question.standing();
    html! {
        @if standing != Standing::Open { p { (chip::chip(words, customer::chip_of(standing))) } }
        @if question.state == LedgerState::Closed {
            p .meta {
                (thread::ended(words, question.outcome, question.accepted_number))
                @if let Some(at) = question.closed_at { " " (time::date(words, at, visit.zone)) }
            }
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
    let may_mark = post.number > 1
        && policy::can_claim(&visit.viewer, pane.question.board_id).is_ok()
        && post.author != pane.question.asker_id;
    let may_verify = may_mark && !post.by_staff && !post.verified;
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
            @if may_mark && post.verified {
                (button::post(
                    &urls::post_verification(post.id),
                    &[("on", "0"), ("back", &back(shown, pane))],
                    Look::SmallQuiet,
                    html! { (words.text(t::THREADS_UNVERIFY)) },
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

/// What the reply begins with: what came back, else the draft; below it what is put in.
fn begun(shown: &Shown<'_>, pane: &Pane) -> Typed {
    let draft = || match &pane.draft {
        Some(draft) => Typed::beginning(draft.body.clone()).kept_at(Some(draft.at)),
        None => Typed::fresh(),
    };
    let mut begun = shown.reply.cloned().unwrap_or_else(draft);
    begun.back = shown.here();
    match shown.put_in {
        Some((source, text)) => begun.with_inserted(source.to_string(), text),
        None => begun,
    }
}

fn reply(visit: &Visit, shown: &Shown<'_>, pane: &Pane) -> Markup {
    let (words, question) = (visit.words, &pane.question);
    let kept = composer::draft_of(words, format!("t/{}", question.id));
    let typed = begun(shown, pane);
    let label = words.text(t::DESK_REPLY);
    let (promise, on) = &typed.promise;
    let foot = html! {
        button .btn.btn--primary.btn--sm type="submit" name="do" value="answer" { (icons::reply()) (words.text(t::DESK_SEND)) }
        @if can_ask_back(&visit.viewer, question.board_id, question.asker_id).is_ok() {
            button .btn.btn--sm type="submit" name="do" value="ask_back" { (words.text(t::DESK_ASK_BACK)) }
        }
        span .hint data-draft-line {}
    };
    html! {
        form .pane__sect.stack.stack-sm id="reply" method="post" action=(urls::desk_posts(question.id))
            data-draft=(kept.place) data-restored=(kept.restored) data-saved=(kept.saved)
            data-draft-at=[typed.kept_at.map(|at| at.timestamp_millis())] data-keep=(format!("promise/{}", question.id)) {
            (form::error_summary(words, &typed.errors))
            (newer::newer(visit, &typed.newer))
            (typed.hidden(question.audience_id, question.last_number))
            (composer::composer(words, &typed.errors, &Composer {
                field: Field { value: &typed.body, lang: foreign(visit, &question.lang), ..Field::new("body", &label) },
                label: LabelShown::Above,
                rows: REPLY_LINES,
                pictures: Pictures::WithScript,
                foot,
                preview: None,
            }))
            @if policy::can_claim(&visit.viewer, question.board_id).is_ok() && !visit.viewer.is(question.asker_id) {
                (commitments::cards::fields(visit, (promise, on), &typed.errors))
            }
        }
    }
}

pub(super) fn foreign<'a>(visit: &Visit, lang: &'a str) -> Option<&'a str> {
    (lang != visit.lang().tag()).then_some(lang)
}
