//! The whole document around a page's content, in the order of the interface's rules.

mod foot;
mod head;

use maud::{DOCTYPE, Markup, html};

use super::frame::{
    Account, Density, Flash, FlashKind, Frame, HeaderSearch, Nav, StaffBar, StaffPage, Theme,
};
use super::notice::{self, NoticeKind};
use super::words::{Key, Words, t};
use super::{avatar, button, icons, number};
use crate::db::paging::COUNTED_MAX;
use crate::urls;

/// The document. `main` is what stands inside `<main><div class="wrap">`, beginning with the breadcrumb.
pub fn page(frame: &Frame<'_>, main: Markup) -> Markup {
    let words = frame.words;
    let theme = match frame.theme {
        Theme::System => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    };
    let density = (frame.density == Density::Compact).then_some("compact");
    let shortcuts = frame.account.as_ref().filter(|account| account.shortcuts_off).map(|_| "off");
    let signed_in = frame.account.as_ref().map(|_| "1");
    html! {
        (DOCTYPE)
        html lang=(words.lang().tag()) data-theme=[theme] {
            (head::head(frame))
            body data-density=[density] data-shortcuts=[shortcuts] data-signed-in=[signed_in]
                data-copied=(words.text(t::COMMON_COPIED)) data-failed=(words.text(t::COMMON_FAILED)) {
                a .skip href="#main" { (words.text(t::COMMON_SKIP)) }
                (header(frame))
                @if let Some(bar) = &frame.staff_bar { (staff_bar(words, bar)) }
                main id="main" tabindex="-1" {
                    div .wrap {
                        @if !frame.banner.is_empty() { (notice::notice(NoticeKind::Warn, html! { (frame.banner) })) }
                        @if let Some(flash) = &frame.flash { (flash_notice(flash)) }
                        (main)
                    }
                }
                (foot::foot(frame))
                div id="live" role="status" .sr {}
                (foot::keys(words))
            }
        }
    }
}

fn header(frame: &Frame<'_>) -> Markup {
    let words = frame.words;
    html! {
        header .site {
            div .wrap .site__in {
                a .brand href=(urls::home()) { (icons::brand()) span { (frame.site_name) } }
                nav .nav .nav--top aria-label=(words.text(t::COMMON_NAV_MAIN)) { (nav_items(words, frame.nav)) }
                @if let HeaderSearch::Shown(query) = frame.search { (search(words, query)) }
                div .site__tools .push[frame.search == HeaderSearch::Hidden] {
                    @if frame.langs.len() > 1 { (language_tool(frame)) }
                    @match &frame.account {
                        Some(account) => { (bell(words, account)) (account_tool(words, account)) }
                        None => a .tool href=(urls::sign_in_then(frame.path)) rel="nofollow" {
                            (icons::user()) span { (words.text(t::COMMON_SIGN_IN)) }
                        },
                    }
                    details .menu {
                        summary .tool { (icons::menu()) span .sr { (words.text(t::COMMON_MENU)) } }
                        div .menu__in {
                            nav .nav aria-label=(words.text(t::COMMON_MENU)) {
                                (nav_items(words, frame.nav))
                                @if frame.langs.len() > 1 {
                                    a href="#languages" { (icons::globe()) (words.text(t::COMMON_LANGUAGES)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn nav_items(words: Words, current: Nav) -> Markup {
    let items = [
        (Nav::Faq, urls::faq(), t::COMMON_NAV_FAQ),
        (Nav::Boards, urls::boards(), t::COMMON_NAV_BOARDS),
        (Nav::Ask, urls::ask(), t::COMMON_NAV_ASK),
    ];
    html! {
        @for (nav, url, key) in items {
            a href=(url) aria-current=[(nav == current).then_some("true")] { (words.text(key)) }
        }
    }
}

fn search(words: Words, query: &str) -> Markup {
    let label = words.text(t::COMMON_SEARCH_LABEL);
    html! {
        form .search .site__search role="search" action=(urls::search_form()) method="get" {
            div .search__box {
                label .sr for="q" { (label) }
                input id="q" name="q" type="search" placeholder=(label) autocomplete="off"
                    value=[(!query.is_empty()).then_some(query)];
                button type="submit" .search__go { (icons::search()) span .sr { (words.text(t::COMMON_SEARCH)) } }
                kbd .search__key aria-hidden="true" { "/" }
            }
        }
    }
}

/// The language is chosen by a form, since the choice is remembered in a cookie.
fn language_tool(frame: &Frame<'_>) -> Markup {
    let words = frame.words;
    let own = words.lang().own_name();
    html! {
        details .drop .opt {
            summary .tool {
                (icons::globe())
                span aria-hidden="true" { (own) }
                span .sr { (words.with(t::COMMON_LANGUAGE_CHANGE, &[("language", own.into())])) }
            }
            form .drop__in method="post" action=(urls::language()) {
                (button::hidden(&[("back", frame.path)]))
                @for &lang in frame.langs {
                    button type="submit" name="lang" value=(lang.tag()) lang=(lang.tag())
                        aria-current=[(lang == words.lang()).then_some("true")] { (lang.own_name()) }
                }
            }
        }
    }
}

fn bell(words: Words, account: &Account) -> Markup {
    html! {
        a .tool href=(urls::notifications()) {
            (icons::bell())
            @if account.unread > 0 {
                span .tool__n aria-hidden="true" { (number::count(words, account.unread)) }
            }
            span .sr { (words.with(t::COMMON_NOTIFICATIONS, &[("count", account.unread.into())])) }
        }
    }
}

fn account_tool(words: Words, account: &Account) -> Markup {
    let hue = if account.staff { avatar::Hue::Staff } else { avatar::Hue::Member(account.id) };
    let links: [(String, Key); 5] = [
        (urls::my_questions().to_owned(), t::COMMON_MY_QUESTIONS),
        (urls::my_following().to_owned(), t::COMMON_MY_FOLLOWING),
        (urls::my_drafts().to_owned(), t::COMMON_MY_DRAFTS),
        (urls::member(&account.handle), t::COMMON_PROFILE),
        (urls::account().to_owned(), t::COMMON_ACCOUNT),
    ];
    html! {
        details .drop {
            summary .tool {
                (avatar::avatar(&account.name, hue, avatar::Size::Small))
                span .sr { (words.with(t::COMMON_ACCOUNT_OF, &[("name", (&account.name).into())])) }
            }
            div .drop__in {
                @for (url, key) in links { a href=(url) { (words.text(key)) } }
                hr;
                form method="post" action=(urls::sign_out()) {
                    button type="submit" { (words.text(t::COMMON_SIGN_OUT)) }
                }
            }
        }
    }
}

fn staff_bar(words: Words, bar: &StaffBar) -> Markup {
    let current = |page| (bar.current == page).then_some("true");
    html! {
        nav .staffbar aria-label=(words.text(t::COMMON_STAFF)) {
            div .wrap .staffbar__in {
                a href=(urls::desk()) aria-current=[current(StaffPage::Desk)] {
                    (words.text(t::COMMON_DESK)) " "
                    span .n .n--bad[bar.desk_over > 0] { (number::counted(words, bar.desk_waiting)) }
                    @if bar.desk_over > 0 {
                        span .sr { (desk_over(words, bar.desk_over)) }
                    }
                }
                @if let Some(flags) = bar.flags {
                    a href=(urls::moderation()) aria-current=[current(StaffPage::Moderation)] {
                        (words.text(t::COMMON_MODERATION))
                        @if flags > 0 { " " span .n { (number::count(words, flags)) } }
                    }
                }
                @if bar.drafts {
                    a href=(urls::faq_drafts()) aria-current=[current(StaffPage::Drafts)] { (words.text(t::COMMON_FAQ_DRAFTS)) }
                }
                @if bar.reports {
                    a href=(urls::reports()) aria-current=[current(StaffPage::Reports)] { (words.text(t::FIGURES_REPORTS)) }
                }
                @if bar.is_admin {
                    a href=(urls::admin()) aria-current=[current(StaffPage::Admin)] { (words.text(t::COMMON_ADMIN)) }
                }
            }
        }
    }
}

/// For those who do not see the colour.
fn desk_over(words: Words, over: i64) -> String {
    if over > COUNTED_MAX {
        let most = number::counted(words, over);
        return words.with(t::COMMON_DESK_OVER_MORE, &[("number", most.into())]);
    }
    words.with(t::COMMON_DESK_OVER, &[("count", over.into())])
}

fn flash_notice(flash: &Flash) -> Markup {
    let kind = match flash.kind {
        FlashKind::Ok => NoticeKind::Ok,
        FlashKind::Warn => NoticeKind::Warn,
        FlashKind::Bad => NoticeKind::Bad,
    };
    let content = html! {
        (flash.text)
        @if let Some((url, label)) = &flash.undo {
            " " form .inline method="post" action=(url) { button type="submit" .linklike { (label) } }
        }
    };
    html! { div id="flash" { (notice::result(kind, content)) } }
}
