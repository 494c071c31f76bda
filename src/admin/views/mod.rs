//! What the pages of administration look like.

use maud::{Markup, html};

use crate::accounts::views::zone_field;
use crate::admin::routes::stored::Part;
use crate::admin::routes::typed::TIMES;
use crate::door::Visit;
use crate::text::lang::Lang;
use crate::threads::queries::ledger_checks::Checked;
use crate::ui::form::{self, Choice, Field, FieldErrors, Need};
use crate::ui::meanwhile::{Labelled, meanwhile};
use crate::ui::notice::{self, NoticeKind};
use crate::ui::words::{Key, Words, t};
use crate::ui::{breadcrumb, time};
use crate::urls;
use crate::web::fields::Fields;

/// Where the visitor sits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At the machine itself.
    AtTheMachine,
    /// Anywhere else: they must know the code from its log.
    Elsewhere,
}

/// The list of what can be managed.
pub fn overview(visit: &Visit, ledger: Option<&Checked>, figures: Option<&Checked>) -> Markup {
    let words = visit.words;
    let pages: [(&str, Key, Key); 12] = [
        (urls::admin_boards(), t::SITE_BOARDS_TITLE, t::SITE_BOARDS_LINE),
        (urls::admin_sections(), t::SITE_SECTIONS_TITLE, t::SITE_SECTIONS_LINE),
        (urls::admin_products(), t::PRODUCTS_TITLE, t::PRODUCTS_LINE),
        (urls::canned_replies(), t::CANNED_TITLE, t::CANNED_LINE),
        (urls::admin_people(), t::SITE_MEMBERS_TITLE, t::SITE_MEMBERS_LINE),
        (urls::admin_targets(), t::SITE_TARGETS_TITLE, t::SITE_TARGETS_LINE),
        (urls::admin_urgency(), t::RULES_TITLE, t::RULES_LINE),
        (urls::rota(), t::ROTA_TITLE, t::ROTA_LINE),
        (urls::admin_ladder(), t::LADDER_TITLE, t::LADDER_LINE),
        (urls::admin_calendars(), t::TARGETS_CALENDARS, t::SITE_CALENDARS_LINE),
        (urls::admin_groups(), t::SITE_GROUPS, t::SITE_GROUPS_LINE),
        (urls::admin_settings(), t::SITE_SETTINGS_TITLE, t::SITE_SETTINGS_LINE),
    ];
    html! {
        div .stack {
            h1 { (words.text(t::COMMON_ADMIN)) }
            ul .alist {
                @for (url, name, line) in pages {
                    li { div .alist__t { a href=(url) { (words.text(name)) } p .meta { (words.text(line)) } } }
                }
            }
            (night_check(visit, ledger, [t::SITE_CHECK_NEVER, t::SITE_CHECK_WELL, t::SITE_CHECK_ILL]))
            (night_check(visit, figures, [t::SITE_FIGURES_NEVER, t::SITE_FIGURES_WELL, t::SITE_FIGURES_ILL]))
        }
    }
}

/// What a nightly check came to, with the questions that it found to differ.
fn night_check(visit: &Visit, checked: Option<&Checked>, [never, well, ill]: [Key; 3]) -> Markup {
    let words = visit.words;
    let Some(checked) = checked else { return html! { p .meta { (words.text(never)) } } };
    let figures = [("count", checked.checked.into()), ("differences", checked.differences.into())];
    let at = time::date_time(words, checked.at, visit.zone);
    if checked.differences == 0 {
        return html! { p .meta { (words.with(well, &figures)) " " (at) } };
    }
    notice::notice(
        NoticeKind::Warn,
        html! {
            (words.with(ill, &figures)) " " (at)
            @if !checked.questions.is_empty() {
                br; (words.text(t::SITE_CHECK_NAMED))
                @for question in checked.questions.iter().flatten() {
                    " " a href=(urls::thread_short(question)) { "#" (question) }
                }
            }
        },
    )
}

/// The site's settings; `now` is what somebody else made of them while these fields were typed.
pub fn settings(words: Words, fields: &Fields, errors: &FieldErrors, now: &[Labelled]) -> Markup {
    let stand = |part: Part| form::hidden(part.stand_field(), fields.text(part.stand_field()));
    html! {
        div .narrow .narrow--wide .stack {
            (breadcrumb::breadcrumb(words, &[(&words.text(t::COMMON_ADMIN), urls::admin().to_owned())]))
            h1 { (words.text(t::SITE_SETTINGS_TITLE)) }
            (form::error_summary(words, errors))
            (meanwhile(words, now))
            form .card .stack method="post" action=(urls::admin_settings()) novalidate data-beside=(words.text(t::SITE_BESIDE)) {
                (stand(Part::Site))
                (site_fields(words, fields, errors))
                h2 .card__h { (words.text(t::SITE_CONTACT)) }
                p .hint { (words.text(t::SITE_CONTACT_HINT)) }
                (contact_fields(words, fields, errors))
                p { button type="submit" .btn .btn--primary { (words.text(t::SITE_SAVE_SITE)) } }
            }
            form .card .stack method="post" action=(urls::admin_times()) novalidate data-beside=(words.text(t::SITE_BESIDE)) {
                (stand(Part::Times))
                h2 .card__h { (words.text(t::SITE_TIMES)) }
                p .hint { (words.text(t::SITE_TIMES_HINT)) }
                (times_fields(words, fields, errors))
                p { button type="submit" .btn .btn--primary { (words.text(t::SITE_SAVE_TIMES)) } }
            }
        }
    }
}

/// The first start.
pub fn set_up(words: Words, fields: &Fields, errors: &FieldErrors, place: Place) -> Markup {
    html! {
        div .narrow .narrow--wide .stack {
            h1 { (words.text(t::SETUP_TITLE)) }
            p .lead { (words.text(t::SETUP_LEAD)) }
            (form::error_summary(words, errors))
            form .stack method="post" action=(urls::setup()) novalidate {
                @if place == Place::Elsewhere {
                    div .card .stack {
                        (line(words, errors, "text", "code", t::SETUP_CODE, (t::SETUP_CODE_HINT, "off"), fields))
                    }
                }
                div .card .stack { h2 .card__h { (words.text(t::SETUP_SITE)) } (site_fields(words, fields, errors)) }
                div .card .stack {
                    h2 .card__h { (words.text(t::SETUP_ADMIN)) }
                    (line(words, errors, "text", "name", t::ACCOUNTS_NAME, (t::ACCOUNTS_NAME_HINT, "nickname"), fields))
                    (line(words, errors, "email", "email", t::ACCOUNTS_EMAIL, (t::SETUP_EMAIL_HINT, "email"), fields))
                    (line(words, errors, "password", "password", t::ACCOUNTS_PASSWORD, (t::ACCOUNTS_PASSWORD_HINT, "new-password"), fields))
                }
                p { button type="submit" .btn .btn--primary { (words.text(t::SETUP_BUTTON)) } }
            }
        }
    }
}

fn line(
    words: Words,
    errors: &FieldErrors,
    kind: &str,
    id: &str,
    label: Key,
    (hint, autocomplete): (Key, &str),
    fields: &Fields,
) -> Markup {
    let (label, hint) = (words.text(label), words.text(hint));
    let field = Field {
        hint: &hint,
        value: fields.text(id),
        autocomplete: Some(autocomplete),
        ..Field::new(id, &label)
    };
    form::text(words, errors, kind, &field)
}

fn site_fields(words: Words, fields: &Fields, errors: &FieldErrors) -> Markup {
    let (name, lang) = (words.text(t::SETUP_SITE_NAME), words.text(t::SETUP_LANG));
    let hint = words.text(t::SETUP_LANG_HINT);
    let choices: Vec<Choice<'_>> =
        Lang::ALL.iter().map(|lang| Choice { value: lang.tag(), label: lang.own_name(), hint: "" }).collect();
    html! {
        (form::text(words, errors, "text", &Field { value: fields.text("site_name"), ..Field::new("site_name", &name) }))
        (langs(words, fields, errors))
        (form::select(words, errors, &choices, &Field { hint: &hint, value: fields.text("lang"), ..Field::new("lang", &lang) }))
        (zone_field(words, fields, errors))
    }
}

/// Boxes of one name; the first carries the field's id, so that the error summary leads to it.
fn langs(words: Words, fields: &Fields, errors: &FieldErrors) -> Markup {
    let error = errors.of("langs");
    html! {
        fieldset .field .field--error[error.is_some()] {
            legend .label { (words.text(t::SETUP_LANGS)) }
            @if let Some(error) = error { p .error { span .sr { (words.text(t::COMMON_ERROR_PREFIX)) } (error) } }
            div .choices {
                @for (place, lang) in Lang::ALL.iter().enumerate() {
                    label .check {
                        input type="checkbox" name="langs" value=(lang.tag()) checked[fields.all("langs").any(|tag| tag == lang.tag())]
                            id=(if place == 0 { "langs".to_owned() } else { format!("langs-{place}") });
                        span lang=(lang.tag()) { (lang.own_name()) }
                    }
                }
            }
        }
    }
}

const TIME_LABELS: [Key; 4] =
    [t::SITE_TIMES_FIRST, t::SITE_TIMES_SECOND, t::SITE_TIMES_PRESUMED, t::SITE_TIMES_CLAIM];

/// What each field of a part says, with its label.
pub fn labelled(words: Words, part: Part, fields: &Fields) -> Vec<Labelled> {
    let own = |key: Key, value: &str| (words.text(key).into_owned(), value.to_owned());
    let named =
        |tag: &str| tag.parse().map_or_else(|_| tag.to_owned(), |lang: Lang| lang.own_name().to_owned());
    match part {
        Part::Times => TIMES.iter().zip(TIME_LABELS).map(|(id, key)| own(key, fields.text(id))).collect(),
        Part::Site => vec![
            own(t::SETUP_SITE_NAME, fields.text("site_name")),
            own(t::SETUP_LANGS, &fields.all("langs").map(named).collect::<Vec<_>>().join(", ")),
            own(t::SETUP_LANG, &named(fields.text("lang"))),
            own(t::ACCOUNTS_ZONE, fields.text("zone")),
            own(t::ACCOUNTS_EMAIL, fields.text("contact_email")),
            own(t::SITE_PHONE, fields.text("contact_phone")),
            own(t::SITE_HOURS, fields.text("contact_hours")),
        ],
    }
}

fn times_fields(words: Words, fields: &Fields, errors: &FieldErrors) -> Markup {
    let labels = TIME_LABELS.map(|key| words.text(key));
    html! {
        @for (id, label) in TIMES.into_iter().zip(&labels) {
            (form::text(words, errors, "number", &Field { value: fields.text(id), ..Field::new(id, label) }))
        }
    }
}

fn contact_fields(words: Words, fields: &Fields, errors: &FieldErrors) -> Markup {
    let labels = [t::ACCOUNTS_EMAIL, t::SITE_PHONE, t::SITE_HOURS].map(|key| words.text(key));
    let kinds = [("email", "contact_email"), ("tel", "contact_phone"), ("text", "contact_hours")];
    html! {
        @for ((kind, id), label) in kinds.into_iter().zip(&labels) {
            (form::text(words, errors, kind, &Field { value: fields.text(id), need: Need::Optional, ..Field::new(id, label) }))
        }
    }
}
