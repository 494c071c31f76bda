//! The page on which staff write the public version of a private question.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::readers;
use crate::door::Visit;
use crate::privacy::form::{FOUND, KEEP, LOOK, Source, Typed, out_of, promise_of, reason_of, text_of};
use crate::privacy::model::{POSTS_MAX, Version};
use crate::privacy::reads::Standing;
use crate::text::difference::difference;
use crate::threads::model::TITLE_CHARS_MAX;
use crate::threads::views::history::changes;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::button::{self, Look};
use crate::ui::form::{self, Field, Ticked};
use crate::ui::notice::{self, NoticeKind};
use crate::ui::time;
use crate::ui::words::t;
use crate::urls;
use crate::web::stand;

/// Lines of a post's field at least and at most.
const LINES: (usize, usize) = (4, 14);
/// Characters of a line, roughly.
const LINE_CHARS: usize = 80;

/// The proposal that waits.
pub struct Waiting {
    /// What it says.
    pub version: Version,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Whether it is about what stands.
    pub current: bool,
}

/// The page.
pub fn page(visit: &Visit, source: &Source, waiting: Option<&Waiting>, typed: &Typed) -> Markup {
    let (words, thread) = (visit.words, &source.thread);
    let board = visit.site.board_of(thread.board_id);
    html! {
        div .narrow .narrow--wide .stack {
            (breadcrumb(words, &[(&thread.title, urls::thread(thread.id, &thread.slug))]))
            h1 { (words.text(t::PRIVACY_PUBLISH)) }
            p .lead { (words.text(t::PRIVACY_PUBLISH_LEAD)) }
            @if let Some(board) = board { p .meta { (readers(visit, board)) } }
            (form::error_summary(words, &typed.errors))
            @if typed.looked { (notice::result(NoticeKind::Plain, html! { (words.text(t::PRIVACY_LOOKED)) })) }
            @if let Some(waiting) = waiting { (waits(visit, source, waiting)) }
            @if source.posts.len() > POSTS_MAX {
                (notice::notice(NoticeKind::Warn, html! { (words.with(t::PRIVACY_TOO_MANY, &[("max", POSTS_MAX.into())])) }))
            } @else {
                (fields(visit, source, waiting, typed))
            }
        }
    }
}

fn waits(visit: &Visit, source: &Source, waiting: &Waiting) -> Markup {
    let words = visit.words;
    let asker = source.posts.first().map_or("", |post| post.author.as_str());
    let since = time::date_time_text(words, waiting.since, visit.zone);
    html! {
        @if waiting.current {
            (notice::notice(NoticeKind::Plain, html! {
                (words.with(t::PRIVACY_WAITS, &[("name", asker.into()), ("time", since.into())]))
            }))
        } @else {
            (notice::notice(NoticeKind::Warn, html! { (words.text(t::PRIVACY_WAITS_OUTDATED)) }))
        }
        (button::post(&urls::publish_end(source.thread.id), &[], Look::Small, html! { (words.text(t::PRIVACY_WITHDRAW)) }))
    }
}

fn fields(visit: &Visit, source: &Source, waiting: Option<&Waiting>, typed: &Typed) -> Markup {
    let (words, errors) = (visit.words, &typed.errors);
    let label = words.text(t::PRIVACY_TITLE);
    let title = Field {
        value: &typed.title,
        chars_max: Some(TITLE_CHARS_MAX),
        lang: Some(source.thread.language().tag()),
        ..Field::new("title", &label)
    };
    let send = if waiting.is_some() { t::PRIVACY_PROPOSE_AGAIN } else { t::PRIVACY_PROPOSE };
    html! {
        form .stack .stack-lg method="post" action=(urls::publish(source.thread.id)) novalidate {
            // Enter in a field asks nobody: it shows what has been written so far.
            button type="submit" .sr tabindex="-1" aria-hidden="true" name="do" value=(LOOK) {}
            (form::hidden(stand::FIELD, &source.stand()))
            section .card .stack {
                (form::text(words, errors, "text", &title))
                (difference_of(visit, &source.thread.title, &typed.title))
            }
            @for (post, (_, text, out)) in source.posts.iter().zip(&typed.posts) {
                (one(visit, source, typed, (post, text, *out)))
            }
            @if errors.of(KEEP).is_some() || typed.keep { (keep(visit, typed)) }
            p .hint { (words.text(t::PRIVACY_PROPOSE_HINT)) }
            div { button type="submit" class=(Look::Primary.class()) { (words.text(send)) } }
        }
    }
}

fn one(visit: &Visit, source: &Source, typed: &Typed, (post, text, out): (&Standing, &str, bool)) -> Markup {
    let (words, errors) = (visit.words, &typed.errors);
    let (text_id, out_id, heading) =
        (text_of(post.number), out_of(post.number), format!("post-{}", post.number));
    let said = words.with(t::PRIVACY_POST_BY, &[("name", post.author.as_str().into())]);
    let (label, leave) = (words.text(t::PRIVACY_PUBLIC_TEXT), words.text(t::PRIVACY_LEAVE_OUT));
    let rows = text.lines().map(|line| 1 + line.chars().count() / LINE_CHARS).sum::<usize>();
    let rows = u16::try_from(rows.clamp(LINES.0, LINES.1)).unwrap_or(u16::MAX);
    let field = Field { value: text, lang: Some(&post.lang), ..Field::new(&text_id, &label) };
    html! {
        section .card .stack aria-labelledby=(heading) {
            h2 .card__h id=(heading) {
                @if post.number == 1 { (words.text(t::PRIVACY_QUESTION)) } @else { (said) }
                " " span .meta { (time::date_time(words, post.at, visit.zone)) }
            }
            (form::textarea(words, errors, rows, &field))
            (difference_of(visit, &post.body, text))
            @for (id, promised, reason) in promises(source, typed, post) {
                @let (what, why) = (words.text(t::COMMITMENTS_WHAT), words.text(t::PRIVACY_PROMISE_REASON));
                (form::text(words, errors, "text", &Field { value: promised, ..Field::new(&promise_of(id), &what) }))
                @if let Some(reason) = reason {
                    (form::text(words, errors, "text", &Field { value: reason, ..Field::new(&reason_of(id), &why) }))
                }
            }
            @if source.may_leave_out(post) {
                (form::checkbox(words, errors, Ticked::from_state(out), &Field::new(&out_id, &leave)))
            }
        }
    }
}

type Promised<'a> = (crate::db::CommitmentId, &'a str, Option<&'a str>);

/// The promises below a post, as they would be.
fn promises<'a>(source: &Source, typed: &'a Typed, post: &Standing) -> Vec<Promised<'a>> {
    let below = |id| source.promises.iter().any(|one| one.says.commitment == id && one.post == post.id);
    let own = typed.promises.iter().filter(|(id, _, _)| below(*id));
    own.map(|(id, text, reason)| (*id, text.as_str(), reason.as_deref())).collect()
}

/// What is not as it stands.
fn difference_of(visit: &Visit, stands: &str, public: &str) -> Markup {
    html! {
        @if stands != public {
            details .disc {
                summary { (visit.words.text(t::PRIVACY_CHANGES)) }
                div .disc__in { (changes(&difference(stands, public))) }
            }
        }
    }
}

/// What looks like a private detail and stays.
fn keep(visit: &Visit, typed: &Typed) -> Markup {
    let words = visit.words;
    let label = words.text(t::PRIVACY_KEEP);
    html! {
        section .card .stack {
            @if !typed.found.is_empty() { ul .rule { @for detail in &typed.found { li .as-typed { (detail) } } } }
            @for detail in &typed.found { (form::hidden(FOUND, detail)) }
            (form::checkbox(words, &typed.errors, Ticked::from_state(typed.keep), &Field::new(KEEP, &label)))
        }
    }
}
