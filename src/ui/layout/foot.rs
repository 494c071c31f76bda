//! The footer, in the same order on every page, and the sheet of keys.

use maud::{Markup, html};

use crate::ui::button;
use crate::ui::frame::{Contact, Frame, Theme};
use crate::ui::words::{Key, Words, t};
use crate::urls;

pub(super) fn foot(frame: &Frame<'_>) -> Markup {
    let words = frame.words;
    let find = [
        (urls::faq(), t::COMMON_NAV_FAQ),
        (urls::boards(), t::COMMON_FOOT_BOARDS),
        (urls::unanswered(), t::COMMON_FOOT_UNANSWERED),
    ];
    let about = [
        (urls::how_fast(), t::FIGURES_TITLE),
        (urls::rules(), t::COMMON_FOOT_RULES),
        (urls::accessibility(), t::COMMON_FOOT_ACCESSIBILITY),
    ];
    html! {
        footer .foot {
            div .wrap {
                div .foot__in {
                    (talk(words, &frame.contact))
                    (links(words, t::COMMON_FOOT_FIND, &find))
                    (links(words, t::COMMON_FOOT_DATA, &[(urls::privacy(), t::COMMON_FOOT_PRIVACY)]))
                    (links(words, t::COMMON_FOOT_ABOUT, &about))
                }
                div .foot__end .meta .row .row--tight {
                    span { (words.with(t::COMMON_FOOT_RUNS_ON, &[("site", frame.site_name.into())])) }
                    @if frame.langs.len() > 1 { (languages(frame)) }
                    (themes(frame))
                }
            }
        }
    }
}

fn languages(frame: &Frame<'_>) -> Markup {
    let words = frame.words;
    html! {
        form .row .row--tight id="languages" method="post" action=(urls::language()) aria-label=(words.text(t::COMMON_LANGUAGES)) {
            (button::hidden(&[("back", frame.path)]))
            @for lang in frame.langs.iter().filter(|lang| **lang != words.lang()) {
                button .linklike type="submit" name="lang" value=(lang.tag()) lang=(lang.tag()) { (lang.own_name()) }
            }
        }
    }
}

/// The colours, for guests too; back to the page in the language it was shared in.
fn themes(frame: &Frame<'_>) -> Markup {
    let words = frame.words;
    let back = frame.shared_in.map(|lang| urls::in_language(lang, frame.path));
    let others = [
        (Theme::System, "system", t::COMMON_THEME_SYSTEM),
        (Theme::Light, "light", t::COMMON_THEME_LIGHT),
        (Theme::Dark, "dark", t::COMMON_THEME_DARK),
    ];
    html! {
        form .row .row--tight method="post" action=(urls::theme()) aria-labelledby="colours" {
            (button::hidden(&[("back", back.as_deref().unwrap_or(frame.path))]))
            span id="colours" { (words.text(t::COMMON_THEME)) }
            @for (_, value, name) in others.into_iter().filter(|(theme, _, _)| *theme != frame.theme) {
                button .linklike type="submit" name="theme" value=(value) { (words.text(name)) }
            }
        }
    }
}

fn talk(words: Words, contact: &Contact<'_>) -> Markup {
    html! {
        div {
            h2 { (words.text(t::COMMON_FOOT_TALK)) }
            ul .list {
                li { a href=(urls::ask()) { (words.text(t::COMMON_NAV_ASK)) } " – " (words.text(t::COMMON_FOOT_PROMISE)) }
                @if let Some(email) = contact.email { li { a href=(urls::mail_to(email)) { (email) } } }
                @if let Some(phone) = contact.phone {
                    li {
                        a href=(urls::telephone(phone)) { (phone) }
                        @if let Some(hours) = contact.hours { ", " (hours) }
                    }
                }
            }
        }
    }
}

fn links(words: Words, head: Key, items: &[(&str, Key)]) -> Markup {
    html! {
        div {
            h2 { (words.text(head)) }
            ul .list { @for (url, key) in items { li { a href=(url) { (words.text(*key)) } } } }
        }
    }
}

/// The sheet that `?` opens. The script reads the addresses of the `g` keys from its links.
pub(super) fn keys(words: Words) -> Markup {
    let places = [
        ("h", urls::home(), t::COMMON_KEYS_HOME),
        ("f", urls::faq(), t::COMMON_KEYS_FAQ),
        ("b", urls::boards(), t::COMMON_KEYS_BOARDS),
        ("m", urls::my_questions(), t::COMMON_KEYS_MINE),
        ("d", urls::desk(), t::COMMON_KEYS_DESK),
    ];
    let plain: [(&[&str], Key); 17] = [
        (&["/"], t::COMMON_KEYS_SEARCH),
        (&["J", "K"], t::COMMON_KEYS_NEXT),
        (&["O"], t::COMMON_KEYS_OPEN),
        (&["R"], t::COMMON_KEYS_REPLY),
        (&["Q"], t::COMMON_KEYS_QUOTE),
        (&["M"], t::COMMON_KEYS_ME_TOO),
        (&["F"], t::COMMON_KEYS_FOLLOW),
        (&["C"], t::COMMON_KEYS_CLAIM),
        (&["A"], t::COMMON_KEYS_ASSIGN),
        (&["V"], t::COMMON_KEYS_VERIFY),
        (&["E"], t::ESCALATIONS_START),
        (&["Shift", "F"], t::THREADS_PROMOTE),
        (&["1–9"], t::CANNED_KEYS),
        (&["S"], t::DESK_SIMILAR_KEYS),
        (&["X"], t::BULK_KEYS),
        (&["U"], t::COMMON_UNDO),
        (&["Ctrl", "Enter"], t::COMMON_KEYS_SEND),
    ];
    html! {
        dialog id="keys" aria-labelledby="keys-h" {
            h2 id="keys-h" { (words.text(t::COMMON_KEYS)) }
            dl .keylist .mt-4 {
                @for (key, url, name) in places {
                    dt { kbd { "G" } " " kbd { (key.to_uppercase()) } }
                    dd { a href=(url) data-go=(format!("g{key}")) { (words.text(name)) } }
                }
                dt { kbd { "N" } }
                dd { a href=(urls::ask()) data-go="n" { (words.text(t::COMMON_KEYS_ASK)) } }
                @for (names, name) in plain {
                    dt { @for key in names { kbd { (key) } " " } }
                    dd { (words.text(name)) }
                }
            }
            form .row .mt-4 method="dialog" {
                button .btn .btn--sm { (words.text(t::COMMON_CLOSE)) }
                a .meta href=(urls::account()) { (words.text(t::COMMON_KEYS_OFF)) }
            }
        }
    }
}
