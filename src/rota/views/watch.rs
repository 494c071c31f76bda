//! The daily watch: what to read, signing for the day, the last days.

use maud::{Markup, html};

use crate::boards::Board;
use crate::db::MemberId;
use crate::door::Visit;
use crate::rota::model::{LINE_CHARS_MAX, Rota};
use crate::rota::policy;
use crate::rota::queries::watches::Day;
use crate::rota::reads::{ToRead, Why};
use crate::rota::views::duty::today;
use crate::ui::form::{self, Field, FieldErrors, Need};
use crate::ui::words::{Key, t};
use crate::ui::{breadcrumb, empty, number, time};
use crate::urls;
use crate::web::stand;

/// What the page shows.
pub struct Shown<'a> {
    /// Which board.
    pub board: &'a Board,
    /// It, and those that are watched with it.
    pub boards: Vec<&'a Board>,
    /// Its rota.
    pub rota: Rota,
    /// Who is away now.
    pub away: Vec<MemberId>,
    /// What is to be read.
    pub to_read: Vec<ToRead>,
    /// The last days, newest first.
    pub days: Vec<Day>,
    /// A line that could not be kept.
    pub typed: &'a str,
}

/// The page.
pub fn page(visit: &Visit, shown: &Shown<'_>, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    html! {
        div .narrow.narrow--wide.stack {
            (breadcrumb::breadcrumb(words, &[
                (words.text(t::DESK_TITLE).as_ref(), urls::desk().to_owned()),
                (words.text(t::ROTA_TITLE).as_ref(), urls::rota().to_owned()),
            ]))
            h1 { (words.with(t::ROTA_WATCH_OF, &[("board", shown.board.name(visit.lang()).into())])) }
            p .lead { (words.text(t::ROTA_WATCH_LEAD)) }
            p .meta {
                @match shown.rota.watches(today(visit), &shown.away) {
                    Some(place) => (words.with(t::ROTA_WATCH_TURN, &[("name", (&place.name).into())])),
                    None => (words.text(t::ROTA_WATCH_NOBODY)),
                }
            }
            (form::error_summary(words, errors))
            (lists(visit, shown))
            (sign(visit, shown, errors))
            (days(visit, shown))
        }
    }
}

fn name(why: Why) -> Key {
    match why {
        Why::New => t::ROTA_WATCH_NEW,
        Why::Waiting => t::ROTA_WATCH_WAITING,
        Why::Heated => t::ROTA_WATCH_HEATED,
        Why::Words => t::ROTA_WATCH_WORDS,
        Why::Sample => t::ROTA_WATCH_SAMPLE,
    }
}

fn lists(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let words = visit.words;
    if shown.to_read.is_empty() {
        return empty::all_done(&words.text(t::ROTA_WATCH_NONE), &words.text(t::ROTA_WATCH_NONE_HINT), None);
    }
    html! {
        @for why in Why::ALL {
            @let of: Vec<&ToRead> = shown.to_read.iter().filter(|one| one.why == *why).collect();
            @if !of.is_empty() {
                section aria-labelledby=(format!("why-{why}")) {
                    h2 id=(format!("why-{why}")) { (words.text(name(*why))) }
                    ul .alist { @for one in &of { li data-item { (line(visit, one)) } } }
                    (more(visit, shown, *why, &of))
                }
            }
        }
    }
}

/// How many there are in all where not all are named; the desk has all that wait, those with the least time left first.
fn more(visit: &Visit, shown: &Shown<'_>, why: Why, of: &[&ToRead]) -> Markup {
    let words = visit.words;
    let (named, total) = counts(of);
    if named >= total {
        return html! {};
    }
    let values = [("shown", named.into()), ("total", number::counted(words, total).into())];
    html! {
        p .meta.mt-2 {
            (words.with(t::ROTA_WATCH_MORE, &values))
            @if why == Why::Waiting {
                @for board in &shown.boards {
                    " " a .dot href=(urls::with_query(urls::desk(), "board", &board.slug)) {
                        (words.with(t::ROTA_WATCH_REST, &[("board", board.name(visit.lang()).into())]))
                    }
                }
            }
        }
    }
}

/// How many of one reason are named, and how many there are.
fn counts(of: &[&ToRead]) -> (i64, i64) {
    let named = i64::try_from(of.len()).unwrap_or(i64::MAX);
    (named, of.iter().map(|one| one.total).max().unwrap_or(0).max(named))
}

/// What whoever signs has seen: so many lines of so many.
fn seen(visit: &Visit, shown: &Shown<'_>) -> String {
    let of = |why: &Why| counts(&shown.to_read.iter().filter(|one| one.why == *why).collect::<Vec<_>>());
    let add = |(named, total): (i64, i64), (more, of): (i64, i64)| (named + more, total + of);
    let (named, total) = Why::ALL.iter().map(of).fold((0, 0), add);
    let total = number::counted(visit.words, total);
    visit.words.with(t::ROTA_WATCH_SEEN, &[("shown", named.into()), ("total", total.into())])
}

fn line(visit: &Visit, one: &ToRead) -> Markup {
    let foreign = (one.lang != visit.lang().tag()).then_some(one.lang.as_str());
    html! {
        div .alist__t {
            a href=(urls::thread(one.id, &one.slug)) lang=[foreign] { (one.title) }
            p .meta.meta--xs {
                (time::short(visit.words, one.last_post_at, visit.now, visit.zone))
                @if let Some(word) = &one.word { " " span .dot { (word) } }
            }
        }
    }
}

fn sign(visit: &Visit, shown: &Shown<'_>, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    if policy::can_sign(&visit.viewer, shown.board.id).is_err() {
        return html! {};
    }
    let label = words.text(t::ROTA_WATCH_LINE);
    let today = today(visit);
    let held = shown.days.iter().find(|day| day.day == today);
    let value = if shown.typed.is_empty() { held.map_or("", |day| day.line.as_str()) } else { shown.typed };
    html! {
        form .card.stack method="post" action=(urls::watch(shown.board.id)) novalidate {
            (form::hidden("day", &today.to_string()))
            (form::hidden("seen", &visit.now.timestamp_micros().to_string()))
            (form::hidden(stand::FIELD, &stands(held)))
            (form::text(words, errors, "text", &Field {
                value, need: Need::Optional, chars_max: Some(LINE_CHARS_MAX), ..Field::new("line", &label)
            }))
            p .meta { (seen(visit, shown)) }
            p { button .btn.btn--primary type="submit" { (words.text(t::ROTA_WATCH_SIGN)) } }
        }
    }
}

/// How a day stands: who signed for it, with what.
pub fn stands(day: Option<&Day>) -> String {
    let by = day.and_then(|day| day.by.as_deref()).unwrap_or_default();
    stand::of([by, day.map_or("", |day| day.line.as_str())])
}

fn days(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let words = visit.words;
    html! {
        @if !shown.days.is_empty() {
            section aria-labelledby="days-h" {
                h2 id="days-h" { (words.text(t::ROTA_WATCH_DAYS)) }
                ul .alist {
                    @for day in &shown.days {
                        li { div .alist__t {
                            (time::date_text(words, day.day)) " "
                            p .meta {
                                @match (&day.by, day.signed_at) {
                                    (Some(name), Some(_)) => (words.with(t::ROTA_WATCH_BY, &[("name", name.into())])),
                                    _ => (words.text(t::ROTA_WATCH_MISSED)),
                                }
                                @if !day.line.is_empty() { " " span .dot { (day.line) } }
                            }
                        } }
                    }
                }
            }
        }
    }
}
