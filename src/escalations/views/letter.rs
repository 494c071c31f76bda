//! The letter: what it says, for whoever writes it; and the sheet that is printed, in the asker's language.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::door::Visit;
use crate::escalations::form::Typed;
use crate::escalations::model::{Escalation, LETTER_CHARS_MAX};
use crate::escalations::reads::Found;
use crate::ui::button::{self, Look};
use crate::ui::form::{self, Field};
use crate::ui::meanwhile;
use crate::ui::notice::{self, NoticeKind};
use crate::ui::words::{Words, t};
use crate::ui::{breadcrumb, icons, time};
use crate::urls;
use crate::web::stand;

/// Lines of the letter's field.
const LETTER_LINES: u16 = 14;

/// The form above, which is not printed, and the sheet.
pub fn page(visit: &Visit, found: &Found, running: &Escalation, typed: &Typed, status: StatusCode) -> Markup {
    let (words, about) = (visit.words, &found.about);
    let crumbs = [
        (words.text(t::DESK_TITLE), urls::desk().to_owned()),
        (words.text(t::ESCALATIONS_TITLE), urls::escalations(about.id)),
    ];
    let crumbs: Vec<(&str, String)> = crumbs.iter().map(|(name, url)| (name.as_ref(), url.clone())).collect();
    let label = words.text(t::ESCALATIONS_LETTER_TEXT);
    let stored = running.letter.clone().unwrap_or_default();
    let now = (status == StatusCode::CONFLICT).then(|| (label.clone().into_owned(), stored.clone()));
    html! {
        (breadcrumb::breadcrumb(words, &crumbs))
        div .narrow .stack {
            div .noprint .stack {
                h1 { (words.text(t::ESCALATIONS_LETTER)) }
                (form::error_summary(words, &typed.errors))
                (meanwhile::meanwhile(words, &now.into_iter().collect::<Vec<_>>()))
                (write(visit, found, running, typed))
                (address(visit, found))
                button type="button" .btn .js data-print { (words.text(t::ESCALATIONS_PRINT)) }
                p .hint { (words.text(t::ESCALATIONS_PRINT_HINT)) }
            }
            (sheet(visit, found, running))
        }
    }
}

fn write(visit: &Visit, found: &Found, running: &Escalation, typed: &Typed) -> Markup {
    let words = visit.words;
    let proposed = proposed(visit, found);
    let stored = running.letter.as_deref().unwrap_or_default();
    let text = if stored.is_empty() { proposed.as_str() } else { stored };
    let (label, hint) = (words.text(t::ESCALATIONS_LETTER_TEXT), words.text(t::ESCALATIONS_LETTER_HINT));
    let field = Field {
        value: typed.value("letter", text),
        hint: &hint,
        chars_max: Some(LETTER_CHARS_MAX),
        lang: Some(found.about.asker_language().tag()),
        ..Field::new("letter", &label)
    };
    html! {
        form .card .stack method="post" action=(urls::letter(found.about.id)) {
            (form::hidden(stand::FIELD, &stand::of([stored])))
            (form::textarea(words, &typed.errors, LETTER_LINES, &field))
            div { button .btn .btn--primary type="submit" { (words.text(t::ESCALATIONS_LETTER_SAVE)) } }
        }
    }
}

/// What it begins with, in the asker's language.
fn proposed(visit: &Visit, found: &Found) -> String {
    let theirs = Words::of(found.about.asker_language());
    let agent = visit.member().map_or("", |member| member.name.as_str());
    let values = [("name", found.about.asker.as_str().into()), ("agent", agent.into())];
    theirs.with(t::ESCALATIONS_LETTER_BEGINS, &values)
}

/// The address stands on the sheet for whoever had it shown.
fn address(visit: &Visit, found: &Found) -> Markup {
    let words = visit.words;
    html! {
        @if found.consent().is_none() {
            (notice::notice(NoticeKind::Warn, html! { (words.with(t::ESCALATIONS_WAITS, &[("name", found.about.asker.as_str().into())])) }))
        } @else if !found.is_shown_to(&visit.viewer, visit.now) {
            (button::post(&urls::contact_looks(found.about.id), &[("back", &visit.path)], Look::Normal, html! { (icons::eye_off()) (words.text(t::ESCALATIONS_SHOW)) }))
            p .hint { (words.text(t::ESCALATIONS_SHOW_HINT)) }
        }
    }
}

fn sheet(visit: &Visit, found: &Found, running: &Escalation) -> Markup {
    let about = &found.about;
    let theirs = Words::of(about.asker_language());
    let shown = found.consent().filter(|_| found.is_shown_to(&visit.viewer, visit.now));
    let today = visit.now.with_timezone(&visit.zone).date_naive();
    let proposed = proposed(visit, found);
    let text = running.letter.as_deref().unwrap_or(&proposed);
    html! {
        section .sheet lang=(theirs.lang().tag()) aria-label=(visit.words.text(t::ESCALATIONS_SHEET)) {
            div .sheet__from {
                b { (visit.site.name) }
                @if let Some(mail) = &visit.site.contact_email { div { (mail) } }
                @if let Some(phone) = &visit.site.contact_phone { div { (phone) } }
            }
            div .sheet__to .as-typed {
                @match shown {
                    Some(consent) => (consent.detail.as_str()),
                    None => (about.asker),
                }
            }
            div .sheet__date { (time::date_text(theirs, today)) }
            p .sheet__about { b lang=(about.lang) { (theirs.with(t::ESCALATIONS_LETTER_ABOUT, &[("title", about.title.as_str().into())])) } }
            div .as-typed { (text) }
        }
    }
}
