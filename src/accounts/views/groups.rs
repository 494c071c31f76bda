//! Customer groups, managed.

use maud::{Markup, html};

use crate::accounts::groups::NAME_CHARS_MAX;
use crate::accounts::queries::groups::Belongs;
use crate::db::{GroupId, UrgencyRuleId};
use crate::door::Visit;
use crate::ui::button::{self, Look};
use crate::ui::form::{self, Field, FieldErrors};
use crate::ui::table::{self, Row};
use crate::ui::words::{Words, t};
use crate::ui::{breadcrumb, empty, time};
use crate::urls;
use crate::web::form_key::{self, FormKey};

/// Lines of the field of who is added.
const WHO_LINES: u16 = 2;

/// What was typed and could not be stored.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// Another name.
    pub name: Option<String>,
    /// Whom to add.
    pub who: String,
}

/// One group's page.
pub struct Shown<'a> {
    /// Which.
    pub id: GroupId,
    /// Its name.
    pub name: &'a str,
    /// Who belongs to it.
    pub belonging: &'a [Belongs],
    /// The rules of urgency that ask for it.
    pub rules: &'a [(UrgencyRuleId, String)],
    /// What was typed.
    pub typed: &'a Typed,
}

/// All groups, and the form for a new one.
pub fn index(
    words: Words,
    all: &[(GroupId, String)],
    sizes: &[(GroupId, i64)],
    typed: &str,
    errors: &FieldErrors,
) -> Markup {
    let name = words.text(t::SITE_GROUP_NAME);
    let size = |id: GroupId| sizes.iter().find(|(known, _)| *known == id).map_or(0, |(_, size)| *size);
    html! {
        div .narrow.narrow--wide.stack {
            (breadcrumb::breadcrumb(words, &[(words.text(t::COMMON_ADMIN).as_ref(), urls::admin().to_owned())]))
            h1 { (words.text(t::SITE_GROUPS)) }
            p .lead { (words.text(t::SITE_GROUPS_LEAD)) }
            (form::error_summary(words, errors))
            @if all.is_empty() {
                (empty::empty(&words.text(t::SITE_GROUPS_NONE), &words.text(t::SITE_GROUPS_NONE_HINT), None))
            } @else {
                ul .alist {
                    @for (id, name) in all {
                        li { div .alist__t {
                            a href=(urls::admin_group(id)) { (name) }
                            p .meta { (words.with(t::SITE_GROUP_SIZE, &[("count", size(*id).into())])) }
                        } }
                    }
                }
            }
            form .card.stack method="post" action=(urls::admin_groups()) novalidate {
                h2 .card__h { (words.text(t::SITE_GROUP_NEW)) }
                (form::hidden(form_key::FIELD, &FormKey::fresh()))
                (form::text(words, errors, "text", &Field { value: typed, chars_max: Some(NAME_CHARS_MAX), ..Field::new("name", &name) }))
                p { button .btn.btn--primary type="submit" { (words.text(t::SITE_GROUP_MAKE)) } }
            }
        }
    }
}

/// One group: its name, its members.
pub fn show(visit: &Visit, shown: &Shown<'_>, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    let (who, hint) = (words.text(t::SITE_GROUP_WHO), words.text(t::SITE_GROUP_WHO_HINT));
    html! {
        div .narrow.narrow--wide.stack {
            (breadcrumb::breadcrumb(words, &[
                (words.text(t::COMMON_ADMIN).as_ref(), urls::admin().to_owned()),
                (words.text(t::SITE_GROUPS).as_ref(), urls::admin_groups().to_owned()),
            ]))
            h1 { (shown.name) }
            (form::error_summary(words, errors))
            (members(visit, shown))
            @if !shown.rules.is_empty() { (rules(visit, shown)) }
            form .card.stack method="post" action=(urls::group_members(shown.id)) novalidate {
                h2 .card__h { (words.text(t::SITE_GROUP_ADD)) }
                (form::textarea(words, errors, WHO_LINES, &Field { value: &shown.typed.who, hint: &hint, ..Field::new("who", &who) }))
                p { button .btn.btn--primary type="submit" { (words.text(t::SITE_GROUP_ADD)) } }
            }
            (rename(visit, shown, errors))
        }
    }
}

fn members(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let words = visit.words;
    if shown.belonging.is_empty() {
        return empty::empty(&words.text(t::SITE_GROUP_EMPTY), &words.text(t::SITE_GROUP_EMPTY_HINT), None);
    }
    let heads = [t::ACCOUNTS_MEMBERS_NAME, t::SITE_GROUP_SINCE, t::BOARDS_ACTION].map(|key| words.text(key));
    let heads: Vec<&str> = heads.iter().map(AsRef::as_ref).collect();
    let rows: Vec<Row> = shown.belonging.iter().map(|member| row(visit, shown.id, member)).collect();
    let count = i64::try_from(shown.belonging.len()).unwrap_or(0);
    html! {
        p .meta { (words.with(t::SITE_GROUP_SIZE, &[("count", count.into())])) }
        div .card.card--flush { (table::table(shown.name, &heads, &rows, table::Phone::Facts)) }
    }
}

/// What has to name another group, or none, before this one can go.
fn rules(visit: &Visit, shown: &Shown<'_>) -> Markup {
    html! {
        div .card.stack.stack-sm {
            h2 .card__h { (visit.words.text(t::SITE_GROUP_RULES)) }
            ul .alist {
                @for (id, name) in shown.rules {
                    li { div .alist__t { a href=(urls::admin_urgency_rule(id)) { (name) } } }
                }
            }
        }
    }
}

fn row(visit: &Visit, group: GroupId, member: &Belongs) -> Row {
    let words = visit.words;
    let id = member.id.to_string();
    let name = html! { a href=(urls::admin_person(member.id)) { (member.name) } " " span .meta { "@" (member.handle) } };
    let label = html! {
        (words.text(t::SITE_GROUP_REMOVE)) span .sr { " " (member.name) }
    };
    let out = button::post(&urls::group_removals(group), &[("member", id.as_str())], Look::SmallQuiet, label);
    let since = time::date(words, member.added_at, visit.zone);
    Row { cells: vec![("c-main", name), ("", since), ("", out)], current: false }
}

fn rename(visit: &Visit, shown: &Shown<'_>, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    let label = words.text(t::SITE_GROUP_NAME);
    let value = shown.typed.name.as_deref().unwrap_or(shown.name);
    let end = button::post(
        &urls::group_end(shown.id),
        &[],
        Look::SmallQuiet,
        html! { (words.text(t::SITE_GROUP_END)) },
    );
    html! {
        form .card.stack method="post" action=(urls::admin_group(shown.id)) novalidate {
            (form::text(words, errors, "text", &Field { value, chars_max: Some(NAME_CHARS_MAX), ..Field::new("name", &label) }))
            p { button .btn type="submit" { (words.text(t::COMMON_SAVE)) } }
        }
        div { (end) }
    }
}
