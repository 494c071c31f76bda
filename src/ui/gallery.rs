//! Every part with sample data on one page, to look at and to test. Names and questions are data, not words of the interface.

use chrono::TimeDelta;
use maud::{Markup, html};

use super::button::{self, Look, Pressed, Toggle};
use super::chip::{ChipKind, Clock, chip};
use super::composer::{Composer, LabelShown, Pictures, composer};
use super::form::{self, Choice, Field, FieldErrors, Need, Ticked};
use super::kpi::{Kpi, Room, Standing, kpis};
use super::notice::{NoticeKind, notice};
use super::qlist::{QuestionRow, qlist};
use super::steps::{Step, StepState, steps};
use super::wait::{Wait, hold, wait};
use super::words::{Key, Words, t};
use super::{avatar, badge, breadcrumb, empty, icons, pager, table};
use crate::text::lang::Lang;
use crate::urls;

/// The site the samples belong to.
const SITE: &str = "Brightloom";
const LONG_AGO: TimeDelta = TimeDelta::minutes(280);

/// What stands in `<main>` of the gallery.
pub fn gallery(words: Words) -> Markup {
    html! {
        (breadcrumb::breadcrumb(words, &[(&words.text(t::COMMON_NAV_BOARDS), urls::boards().to_owned())]))
        h1 { (words.text(t::GALLERY_TITLE)) }
        p .lead .mt-2 { (words.text(t::GALLERY_LEAD)) }
        div .cols .cols--side .mt-6 {
            div .stack .stack-lg {
                (part(words, t::GALLERY_FORM, sample_form(words)))
                (part(words, t::GALLERY_COMPOSER, sample_composer(words)))
                (part(words, t::GALLERY_QUESTIONS, qlist(words, &sample_rows(words))))
                (part(words, t::GALLERY_WAITS, sample_waits(words)))
            }
            div .stack .stack-lg {
                (part(words, t::GALLERY_STATUS, sample_chips(words)))
                (part(words, t::GALLERY_PEOPLE, sample_people(words)))
                (part(words, t::GALLERY_BUTTONS, sample_buttons(words)))
                (part(words, t::GALLERY_EMPTY, empty::empty("Nobody is waiting", "All 14 questions of today are answered.", Some(html! {
                    a .(Look::Small.class()) href=(urls::faq_candidates()) { (words.text(t::COMMON_NAV_FAQ)) }
                }))))
                (part(words, t::GALLERY_PAGES, html! {
                    (pager::numbers(words, 2, 9, |page| urls::with_query(urls::boards(), "page", page)))
                    (pager::keyset(words, None, Some(&urls::with_query(urls::boards(), "before", 93))))
                }))
                (part(words, t::GALLERY_NOTICES, sample_notices()))
                (part(words, t::GALLERY_STEPS, steps(&sample_steps())))
            }
        }
        div .mt-6 { (part(words, t::GALLERY_FIGURES, kpis(&sample_figures(), Room::Normal))) }
    }
}

fn part(words: Words, head: Key, content: Markup) -> Markup {
    html! {
        section .stack .stack-sm aria-labelledby=(head.name()) {
            h2 id=(head.name()) { (words.text(head)) }
            (content)
        }
    }
}

fn sample_form(words: Words) -> Markup {
    let mut errors = FieldErrors::new();
    errors.add("board", "Choose a board for your question");
    let boards = [
        Choice { value: "", label: "Choose a board", hint: "" },
        Choice { value: "pay", label: "Payments and invoices", hint: "Charges, refunds" },
    ];
    let title = Field {
        value: "payment page closed was i charged",
        hint: "For example: Can I return a lamp without the box?",
        chars_max: Some(150),
        ..Field::new("title", "Your question in one sentence")
    };
    let kinds = Field { value: "pay", ..Field::new("kind", "Kind") };
    let note = Field { need: Need::Optional, ..Field::new("note", "Note") };
    html! {
        (form::error_summary(words, &errors))
        form .card .stack .stack-lg method="post" action=(urls::ask()) novalidate {
            (form::text(words, &errors, "text", &title))
            (form::select(words, &errors, &boards, &Field::new("board", "Board")))
            (form::radios(words, &errors, &boards, &kinds))
            (form::textarea(words, &errors, 3, &note))
            (form::checkbox(words, &errors, Ticked::Yes, &Field::new("follow", "E-mail me new replies")))
            (form::file(words, &errors, "image/*", &Field::new("photo", "Picture")))
            div .row {
                button type="submit" .(Look::Primary.class()) { (words.text(t::COMMON_NAV_ASK)) }
                button type="submit" .(Look::Normal.class()) formaction=(urls::preview()) { (words.text(t::COMMON_PREVIEW)) }
            }
        }
    }
}

fn sample_composer(words: Words) -> Markup {
    let sample = Composer {
        field: Field::new("body", "Your reply"),
        label: LabelShown::Hidden,
        rows: 4,
        pictures: Pictures::WithFile,
        foot: html! {
            button type="submit" .(Look::Primary.class()) { (icons::reply()) (words.text(t::COMMON_SAVE)) }
            span .hint .push data-draft-line {}
        },
        preview: None,
    };
    html! { form method="post" action=(urls::thread_posts(1042)) { (composer(words, &FieldErrors::new(), &sample)) } }
}

fn sample_rows(words: Words) -> Vec<QuestionRow> {
    let row = |title: &str, lang, asker: &str, kind| QuestionRow {
        title: title.to_owned(),
        url: urls::thread(1042, "sample"),
        lang,
        excerpt: None,
        board: Some("Setup and devices".to_owned()),
        asker: asker.to_owned(),
        time: None,
        tags: Vec::new(),
        replies: Some(0),
        me_toos: 0,
        chip: chip(words, kind),
        in_faq: false,
    };
    let due = ChipKind::Open { clock: Clock::DueIn(TimeDelta::minutes(50)) };
    let waiting = ChipKind::Open { clock: Clock::Waiting(TimeDelta::minutes(85)) };
    vec![
        QuestionRow {
            me_toos: 6,
            excerpt: Some("Since the update it turns on at night, with all schedules removed.".to_owned()),
            tags: vec![("firmware".to_owned(), "firmware".to_owned())],
            ..row("Loom 3 lamp turns itself on at 3 a.m. after the 2.4 update", Lang::En, "Ravi K.", due)
        },
        row("订单显示已签收，但我没有收到包裹", Lang::ZhHans, "林小雨", waiting),
        QuestionRow {
            replies: Some(4),
            in_faq: true,
            ..row("付款後頁面關閉，訂單沒有出現", Lang::ZhHant, "張雅婷", ChipKind::Solved)
        },
    ]
}

fn sample_waits(words: Words) -> Markup {
    let target = TimeDelta::hours(4);
    let of = |minutes| Wait { waited: TimeDelta::minutes(minutes), target };
    let cells = [
        ("Jonas W.", wait(words, of(215))),
        ("周明", wait(words, Wait { waited: LONG_AGO, target })),
        ("Ola N.", wait(words, of(151))),
        ("Amira S.", hold(words, of(365), "16:30")),
    ];
    let rows: Vec<_> = cells
        .into_iter()
        .enumerate()
        .map(|(place, (name, meter))| table::Row {
            cells: vec![("", meter), ("c-main", html! { (name) })],
            current: place == 1,
        })
        .collect();
    let (first, second) = (words.text(t::GALLERY_WAITS), words.text(t::GALLERY_PEOPLE));
    html! { div .card .card--flush { (table::table(&first, &[&first, &second], &rows, table::Phone::Cards)) } }
}

fn sample_chips(words: Words) -> Markup {
    let open = |clock| ChipKind::Open { clock };
    let kinds = [
        open(Clock::Hidden),
        open(Clock::Waiting(TimeDelta::minutes(48))),
        open(Clock::DueIn(TimeDelta::minutes(50))),
        open(Clock::Over(TimeDelta::minutes(40))),
        ChipKind::Answered,
        ChipKind::WaitingForYou,
        ChipKind::WaitingForAsker,
        ChipKind::Solved,
        ChipKind::WeGetInTouch,
        ChipKind::Escalated,
        ChipKind::Merged,
        ChipKind::Withdrawn,
        ChipKind::Removed,
        ChipKind::Private,
        ChipKind::Locked,
        ChipKind::Pinned,
        ChipKind::Faq,
        ChipKind::Draft,
        ChipKind::Held,
        ChipKind::Discussion,
        ChipKind::Announcement,
    ];
    html! { p .row .row--tight { @for kind in kinds { (chip(words, kind)) " " } } }
}

fn sample_people(words: Words) -> Markup {
    html! {
        p .row .row--tight {
            @for (id, name) in [(1, "Mei Tan"), (2, "Dana R."), (3, "Tomas L."), (4, "王思远"), (5, "Ola N.")] {
                (avatar::avatar(name, avatar::Hue::Member(id), avatar::Size::Normal))
            }
            (avatar::avatar("Priya S.", avatar::Hue::Staff, avatar::Size::Small))
        }
        p .row .row--tight { (badge::staff(words, SITE)) (badge::helper(words)) (badge::asker(words)) }
        p .row .row--tight { @for (_, icon) in icons::ALL { (icon()) } }
    }
}

fn sample_buttons(words: Words) -> Markup {
    let action = urls::me_toos(1042);
    let sample = Toggle {
        id: "me-too",
        action: &action,
        pressed: Pressed::Yes,
        look: Look::Small,
        label: html! { (icons::hand()) (words.text(t::COMMON_KEYS_ME_TOO)) },
        count: Some("14".to_owned()),
        key: Some("m"),
    };
    html! {
        div .row .row--tight {
            (button::toggle(&sample))
            (button::post(&urls::follows(1042), &[("on", "1")], Look::SmallQuiet, html! { (icons::bell()) (words.text(t::COMMON_KEYS_FOLLOW)) }))
            (button::post(&urls::post_hide(93), &[], Look::Danger, html! { (words.text(t::COMMON_DELETE)) }))
        }
    }
}

fn sample_notices() -> Markup {
    html! {
        (notice(NoticeKind::Plain, html! { "Merged into one question." }))
        (notice(NoticeKind::Faq, html! { b { "Now in the FAQ" } }))
        (notice(NoticeKind::Ok, html! { "Marked as solved. Thank you, that helps the next person." }))
        (notice(NoticeKind::Warn, html! { "You are reading the English text." }))
        (notice(NoticeKind::Bad, html! { "The image was not added: it is 14 MB, the limit is 10 MB." }))
    }
}

fn sample_steps() -> Vec<Step> {
    let step =
        |what: &str, detail: &str, state| Step { what: what.to_owned(), detail: html! { (detail) }, state };
    vec![
        step("Asked", "09:12", StepState::Done),
        step("First reply", "after 38 min, target 4 h", StepState::Current),
        step("Solved", "", StepState::Next),
    ]
}

fn sample_figures() -> Vec<Kpi> {
    let figure = |label: &str, value: &str, remark: &str, standing| Kpi {
        label: label.to_owned(),
        value: value.to_owned(),
        remark: remark.to_owned(),
        standing,
    };
    vec![
        figure("Over target", "2", "", Standing::Bad),
        figure("Waiting", "27", "", Standing::Plain),
        figure("In time, 7 days", "94%", "of 95%", Standing::Ok),
    ]
}
