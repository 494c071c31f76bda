//! Members and their roles, for admins.

use chrono_tz::Tz;
use maud::{Markup, html};

use crate::accounts::queries::members::{GivenRole, Profile};
use crate::db::paging::Slice;
use crate::db::{BoardId, MemberId};
use crate::ui::button::{self, Look};
use crate::ui::form::{self, Choice, Field, FieldErrors};
use crate::ui::table::{self, Row};
use crate::ui::words::{Key, Words, t};
use crate::ui::{badge, breadcrumb, empty, pager, time};
use crate::urls;
use crate::viewer::Role;

/// A page of the list.
pub struct MembersPage<'a> {
    /// What was looked for.
    pub who: &'a str,
    /// Who was found.
    pub found: &'a Slice<Profile, MemberId>,
    /// Roles of those on the page.
    pub staff: &'a [(MemberId, Role)],
    /// The admin's zone.
    pub zone: Tz,
}

/// What a role is called.
pub fn role_name(role: Role) -> Key {
    match role {
        Role::Agent => t::SITE_ROLE_AGENT,
        Role::Moderator => t::SITE_ROLE_MODERATOR,
        Role::Lead => t::SITE_ROLE_LEAD,
        Role::Admin => t::SITE_ROLE_ADMIN,
    }
}

fn crumbs(words: Words, more: &[(&str, String)]) -> Markup {
    let admin = words.text(t::COMMON_ADMIN);
    let mut steps = vec![(admin.as_ref(), urls::admin().to_owned())];
    steps.extend(more.iter().cloned());
    breadcrumb::breadcrumb(words, &steps)
}

/// The list with its search.
pub fn members(words: Words, page: &MembersPage<'_>) -> Markup {
    let label = words.text(t::SITE_MEMBERS_WHO);
    let older = page.found.next.map(|next| {
        let address = urls::with_query(urls::admin_people(), "before", next);
        if page.who.is_empty() { address } else { urls::with_query(&address, "who", page.who) }
    });
    html! {
        div .stack {
            (crumbs(words, &[]))
            h1 { (words.text(t::SITE_MEMBERS_TITLE)) }
            form .row method="get" action=(urls::admin_people()) {
                label .sr for="who" { (label) }
                input .input #who type="search" name="who" placeholder=(label) value=(page.who);
                button type="submit" .btn { (words.text(t::COMMON_SEARCH)) }
            }
            @if page.found.rows.is_empty() {
                (empty::empty(&words.text(t::SITE_MEMBERS_NONE), &words.text(t::SITE_MEMBERS_NONE_HINT), None))
            } @else {
                (list(words, page))
                (pager::keyset(words, None, older.as_deref()))
            }
        }
    }
}

fn list(words: Words, page: &MembersPage<'_>) -> Markup {
    let heads = [t::ACCOUNTS_MEMBERS_NAME, t::ACCOUNTS_EMAIL, t::SITE_ROLES, t::ACCOUNTS_MEMBER_SINCE]
        .map(|key| words.text(key));
    let heads: Vec<&str> = heads.iter().map(AsRef::as_ref).collect();
    let rows: Vec<Row> = page.found.rows.iter().map(|member| row(words, page, member)).collect();
    let table = table::table(&words.text(t::SITE_MEMBERS_TITLE), &heads, &rows, table::Phone::Facts);
    html! { div .card .card--flush { (table) } }
}

fn row(words: Words, page: &MembersPage<'_>, member: &Profile) -> Row {
    let roles = page.staff.iter().filter(|(id, _)| *id == member.id);
    let cells = vec![
        (
            "c-main",
            html! { a href=(urls::admin_person(member.id)) { (member.name) } " " span .meta { "@" (member.handle) } },
        ),
        (
            "",
            html! {
                (member.email.as_deref().unwrap_or("–"))
                @if member.email.is_some() && member.confirmed_at.is_none() { " " (badge::quiet(&words.text(t::SITE_UNCONFIRMED))) }
            },
        ),
        ("", html! { @for (_, role) in roles { (badge::quiet(&words.text(role_name(*role)))) " " } }),
        ("num", time::date(words, member.created_at, page.zone)),
    ];
    Row { cells, current: false }
}

/// One member with their roles.
pub struct MemberPage<'a> {
    /// Who.
    pub member: &'a Profile,
    /// Their roles.
    pub roles: &'a [GivenRole],
    /// Boards a role can be for.
    pub boards: &'a [(BoardId, &'a str)],
    /// The admin's zone.
    pub zone: Tz,
}

/// One member, managed.
pub fn member(words: Words, page: &MemberPage<'_>) -> Markup {
    let member = page.member;
    html! {
        div .narrow .narrow--wide .stack {
            (crumbs(words, &[(&words.text(t::SITE_MEMBERS_TITLE), urls::admin_people().to_owned())]))
            h1 { (member.name) }
            p .meta {
                a href=(urls::member(&member.handle)) { "@" (member.handle) }
                " · " (member.email.as_deref().unwrap_or("–"))
                @if member.confirmed_at.is_none() { " " (badge::quiet(&words.text(t::SITE_UNCONFIRMED))) }
                " · " (words.text(t::ACCOUNTS_MEMBER_SINCE)) " " (time::date(words, member.created_at, page.zone))
            }
            section .stack aria-labelledby="roles-h" {
                h2 id="roles-h" { (words.text(t::SITE_ROLES)) }
                @if page.roles.is_empty() { p .card { (words.text(t::SITE_ROLES_NONE)) } }
                @else { ul .alist { @for role in page.roles { (given(words, page, role)) } } }
            }
            (give(words, page))
        }
    }
}

fn place<'a>(words: Words, page: &MemberPage<'a>, board: Option<BoardId>) -> String {
    let whole = || words.text(t::SITE_WHOLE).into_owned();
    let Some(id) = board else { return whole() };
    page.boards
        .iter()
        .find(|(known, _)| *known == id)
        .map_or_else(|| id.to_string(), |(_, name)| (*name).to_owned())
}

fn given(words: Words, page: &MemberPage<'_>, role: &GivenRole) -> Markup {
    let by = role.by.clone().unwrap_or_else(|| words.text(t::SITE_BY_SET_UP).into_owned());
    let id = role.id.to_string();
    html! {
        li {
            div .alist__t {
                (words.text(role_name(role.role))) " · " (place(words, page, role.board))
                p .meta { (words.with(t::SITE_GIVEN_BY, &[("name", by.into())])) " · " (time::date_time(words, role.at, page.zone)) }
            }
            div .alist__do {
                (button::post(&urls::admin_person_revocations(page.member.id), &[("role", &id)], Look::Danger, html! { (words.text(t::SITE_TAKE_ROLE)) }))
            }
        }
    }
}

fn give(words: Words, page: &MemberPage<'_>) -> Markup {
    let names: Vec<(&str, String, String)> = Role::ALL
        .iter()
        .map(|role| {
            (
                role.as_str(),
                words.text(role_name(*role)).into_owned(),
                words.text(role_line(*role)).into_owned(),
            )
        })
        .collect();
    let roles: Vec<Choice<'_>> =
        names.iter().map(|(value, label, hint)| Choice { value, label, hint }).collect();
    let whole = words.text(t::SITE_WHOLE);
    let ids: Vec<String> = page.boards.iter().map(|(id, _)| id.to_string()).collect();
    let mut places = vec![Choice { value: "", label: &whole, hint: "" }];
    places.extend(page.boards.iter().zip(&ids).map(|((_, name), id)| Choice {
        value: id,
        label: name,
        hint: "",
    }));
    let (role, board, hint) =
        (words.text(t::SITE_ROLE), words.text(t::SITE_PLACE), words.text(t::SITE_PLACE_HINT));
    let errors = FieldErrors::new();
    html! {
        form .card .stack method="post" action=(urls::admin_person_grants(page.member.id)) {
            h2 .card__h { (words.text(t::SITE_GIVE_ROLE)) }
            (form::radios(words, &errors, &roles, &Field { value: "agent", ..Field::new("role", &role) }))
            (form::select(words, &errors, &places, &Field { hint: &hint, ..Field::new("board", &board) }))
            p { button type="submit" .btn .btn--primary { (words.text(t::SITE_GIVE_ROLE)) } }
        }
    }
}

fn role_line(role: Role) -> Key {
    match role {
        Role::Agent => t::SITE_ROLE_AGENT_LINE,
        Role::Moderator => t::SITE_ROLE_MODERATOR_LINE,
        Role::Lead => t::SITE_ROLE_LEAD_LINE,
        Role::Admin => t::SITE_ROLE_ADMIN_LINE,
    }
}
