//! Rules of urgency, managed: the list with its test box, and the form of one.

use maud::{Markup, html};

use crate::db::MemberId;
use crate::desk::form::rules::{Known, Trial, Typed};
use crate::desk::model::rules::{Fired, NAME_CHARS_MAX, Ready, Rule};
use crate::desk::views::urgency;
use crate::door::Visit;
use crate::events::Urgency;
use crate::ui::button::{self, Look};
use crate::ui::form::{self, Choice, Field, FieldErrors, Need};
use crate::ui::meanwhile::{Labelled, meanwhile};
use crate::ui::notice::{self, NoticeKind};
use crate::ui::words::t;
use crate::ui::{breadcrumb, empty, icons};
use crate::urls;
use crate::web::form_key::{self, FormKey};
use crate::web::stand;

/// Lines of the field of words.
const WORDS_LINES: u16 = 8;
/// Lines of what is tried.
const TRIAL_LINES: u16 = 3;
/// Words of a rule that its line in the list shows.
const WORDS_SHOWN: usize = 8;

/// All rules, and the box to try them.
pub fn index(visit: &Visit, rules: &[Rule], known: &Known, trial: Option<&Trial>) -> Markup {
    let words = visit.words;
    html! {
        div .narrow.narrow--wide.stack {
            (breadcrumb::breadcrumb(words, &[(words.text(t::COMMON_ADMIN).as_ref(), urls::admin().to_owned())]))
            div .row.row--between {
                h1 { (words.text(t::RULES_TITLE)) }
                a .btn.btn--primary href=(urls::admin_urgency_new()) { (icons::plus()) (words.text(t::RULES_NEW)) }
            }
            p .lead { (words.text(t::RULES_LEAD)) }
            @if rules.is_empty() {
                (empty::empty(&words.text(t::RULES_NONE), &words.text(t::RULES_NONE_HINT), None))
            } @else {
                ul .alist { @for rule in rules { (line(visit, rule, known)) } }
            }
            (test_box(visit, rules, known, trial))
        }
    }
}

fn line(visit: &Visit, rule: &Rule, known: &Known) -> Markup {
    let words = visit.words;
    html! {
        li {
            div .alist__t {
                a href=(urls::admin_urgency_rule(rule.id)) { (rule.name) } " "
                @if let Some(level) = rule.urgency { (urgency::chip(words, level)) }
                @if let Some(gone) = owner_gone(visit, known, rule) {
                    p .meta.meta--xs { (gone) }
                } @else if let Some(name) = owner_name(known, rule) {
                    p .meta.meta--xs { (words.with(t::RULES_GIVES_TO, &[("name", name.into())])) }
                }
                @for condition in conditions(visit, rule, known) { p .meta.meta--xs { (condition) } }
            }
        }
    }
}

/// What a rule asks for, a sentence each.
fn conditions(visit: &Visit, rule: &Rule, known: &Known) -> Vec<String> {
    let words = visit.words;
    let mut all = Vec::new();
    if !rule.words.is_empty() {
        let mut shown = rule.words.iter().take(WORDS_SHOWN).cloned().collect::<Vec<_>>().join(", ");
        if rule.words.len() > WORDS_SHOWN {
            shown.push('…');
        }
        all.push(words.with(t::RULES_IF_WORDS, &[("words", shown.into())]));
    }
    if let Some(board) = rule.board.and_then(|id| visit.site.board_of(id)) {
        all.push(words.with(t::RULES_IF_BOARD, &[("board", board.name(visit.lang()).into())]));
    }
    if let Some((_, name)) = rule.group.and_then(|id| known.groups.iter().find(|(group, _)| *group == id)) {
        all.push(words.with(t::RULES_IF_GROUP, &[("group", name.clone().into())]));
    }
    if let Some(minutes) = rule.age_minutes {
        all.push(words.with(t::RULES_IF_AGE, &[("hours", i64::from(minutes / 60).into())]));
    }
    if let Some(count) = rule.me_toos {
        all.push(words.with(t::RULES_IF_ME_TOOS, &[("count", i64::from(count).into())]));
    }
    all
}

/// The box to try rules: what a question would look like, and which of them apply.
fn test_box(visit: &Visit, rules: &[Rule], known: &Known, trial: Option<&Trial>) -> Markup {
    let words = visit.words;
    let errors = FieldErrors::new();
    let empty = Trial::default();
    let typed = trial.unwrap_or(&empty);
    let labels = [t::RULES_TEXT, t::DESK_BOARD, t::RULES_GROUP, t::RULES_AGE, t::RULES_ME_TOOS];
    let [text, board, group, age, me_toos] = labels.map(|key| words.text(key));
    let boards = boards(visit);
    let groups_named = named_groups(visit, known);
    let one = |id, label, value| Field { value, need: Need::Optional, ..Field::new(id, label) };
    html! {
        form .card.stack method="post" action=(urls::admin_urgency_test()) id="test" novalidate {
            h2 .card__h { (words.text(t::RULES_TRY)) }
            (form::textarea(words, &errors, TRIAL_LINES, &one("text", &text, &typed.text)))
            div .two {
                (form::select(words, &errors, &choices(&boards), &one("on", &board, &typed.board)))
                (form::select(words, &errors, &choices(&groups_named), &one("of", &group, &typed.group)))
                (form::text(words, &errors, "number", &one("hours", &age, &typed.age)))
                (form::text(words, &errors, "number", &one("count", &me_toos, &typed.me_toos)))
            }
            @if let Some(trial) = trial { (outcome(visit, rules, known, trial)) }
            p { button .btn type="submit" { (words.text(t::RULES_TRY_BUTTON)) } }
        }
    }
}

/// What the rules say of the trial, and why.
fn outcome(visit: &Visit, rules: &[Rule], known: &Known, trial: &Trial) -> Markup {
    let words = visit.words;
    let about = trial.about(visit);
    let fired = Ready::new(rules).fired(&about, visit.now);
    let said = fired.iter().filter_map(|fired| fired.rule.urgency).max().unwrap_or(Urgency::Normal);
    let kind = if fired.is_empty() { NoticeKind::Plain } else { NoticeKind::Warn };
    let name = words.text(urgency::name(said));
    notice::result(
        kind,
        html! {
            b { (words.with(t::RULES_COMES_TO, &[("urgency", name.into_owned().into())])) }
            @if fired.is_empty() { " " (words.text(t::RULES_NOTHING_APPLIES)) }
            @if let Some(name) = fired.iter().find_map(|fired| owner_name(known, fired.rule)) {
                " " (words.with(t::RULES_GIVES_TO, &[("name", name.into())]))
            }
            @for fired in &fired { br; (why(visit, fired)) }
        },
    )
}

fn why(visit: &Visit, fired: &Fired<'_>) -> String {
    let name = fired.rule.name.clone().into();
    if fired.words.is_empty() {
        return visit.words.with(t::RULES_APPLIES, &[("name", name)]);
    }
    let found = fired.words.join(", ");
    visit.words.with(t::RULES_APPLIES_BY, &[("name", name), ("words", found.into())])
}

/// The form of a rule, or for a new one.
pub fn form(
    visit: &Visit,
    held: Option<&Rule>,
    known: &Known,
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    let words = visit.words;
    let address =
        held.map_or_else(|| urls::admin_urgency().to_owned(), |rule| urls::admin_urgency_rule(rule.id));
    html! {
        div .narrow.narrow--wide.stack {
            (breadcrumb::breadcrumb(words, &[
                (words.text(t::COMMON_ADMIN).as_ref(), urls::admin().to_owned()),
                (words.text(t::RULES_TITLE).as_ref(), urls::admin_urgency().to_owned()),
            ]))
            h1 { @match held { Some(rule) => (rule.name), None => (words.text(t::RULES_NEW)) } }
            (form::error_summary(words, errors))
            form .stack method="post" action=(address) novalidate {
                (form::hidden(form_key::FIELD, &FormKey::fresh()))
                (form::hidden(stand::FIELD, &typed.stand))
                div .card.stack { (fields(visit, held, known, typed, errors)) }
                p .meta { (words.text(t::RULES_CHANGES)) }
                div .row {
                    button .btn.btn--primary type="submit" { (words.text(t::COMMON_SAVE)) }
                    a .btn.btn--quiet href=(urls::admin_urgency()) { (words.text(t::COMMON_CANCEL)) }
                }
            }
            @if let Some(rule) = held {
                div { (button::post(&urls::urgency_rule_end(rule.id), &[], Look::SmallQuiet, html! { (words.text(t::RULES_END)) })) }
            }
        }
    }
}

fn fields(visit: &Visit, held: Option<&Rule>, known: &Known, typed: &Typed, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    let labels = [
        t::RULES_NAME,
        t::TARGETS_URGENCY,
        t::DESK_WHO_ANSWERS,
        t::RULES_WORDS,
        t::DESK_BOARD,
        t::RULES_GROUP,
        t::RULES_AGE,
        t::RULES_ME_TOOS,
    ];
    let [name, level, owner, own_words, board, group, age, me_toos] = labels.map(|key| words.text(key));
    let hint = words.text(t::RULES_WORDS_HINT);
    let levels = [Urgency::High, Urgency::Safety].map(|level| (level.as_str(), urgency::name(level)));
    let levels = levels.into_iter().chain([("", t::RULES_URGENCY_LEFT)]);
    let levels: Vec<(&str, _)> = levels.map(|(value, label)| (value, words.text(label))).collect();
    let levels: Vec<Choice<'_>> =
        levels.iter().map(|(value, label)| Choice { value, label, hint: "" }).collect();
    let (boards, groups) = (boards(visit), named_groups(visit, known));
    let (staff, gone) =
        (named_staff(visit, held, known), held.and_then(|rule| owner_gone(visit, known, rule)));
    let gone = gone.unwrap_or_default();
    let one = |id, label, value| Field { value, need: Need::Optional, ..Field::new(id, label) };
    html! {
        (form::text(words, errors, "text", &Field { value: &typed.name, chars_max: Some(NAME_CHARS_MAX), ..Field::new("name", &name) }))
        (form::radios(words, errors, &levels, &Field { value: &typed.urgency, ..Field::new("urgency", &level) }))
        (form::select(words, errors, &choices(&staff), &Field { hint: &gone, ..one("owner", &owner, &typed.owner) }))
        p .hint { (words.text(t::RULES_ALL_APPLY)) }
        (form::textarea(words, errors, WORDS_LINES, &Field { hint: &hint, ..one("words", &own_words, &typed.words) }))
        div .two {
            (form::select(words, errors, &choices(&boards), &one("board", &board, &typed.board)))
            (form::select(words, errors, &choices(&groups), &one("group", &group, &typed.group)))
            (form::text(words, errors, "number", &one("age", &age, &typed.age)))
            (form::text(words, errors, "number", &one("me_toos", &me_toos, &typed.me_toos)))
        }
    }
}

fn boards(visit: &Visit) -> Vec<(String, String)> {
    let any = (String::new(), visit.words.text(t::RULES_ANY).into_owned());
    let named = visit.site.boards.iter().map(|b| (b.id.to_string(), b.name(visit.lang()).to_owned()));
    std::iter::once(any).chain(named).collect()
}

fn named_groups(visit: &Visit, known: &Known) -> Vec<(String, String)> {
    let any = (String::new(), visit.words.text(t::RULES_ANY).into_owned());
    std::iter::once(any).chain(known.groups.iter().map(|(id, name)| (id.to_string(), name.clone()))).collect()
}

/// Whoever answers for any board; a rule's owner who no longer does stands there too, so that the form shows whom it names.
fn named_staff(visit: &Visit, held: Option<&Rule>, known: &Known) -> Vec<(String, String)> {
    let any = (String::new(), visit.words.text(t::RULES_OWNER_LEFT).into_owned());
    let named = |(id, name): &(MemberId, String)| (id.to_string(), name.clone());
    let mut all: Vec<(String, String)> = std::iter::once(any).chain(known.staff.iter().map(named)).collect();
    let gone =
        held.and_then(|rule| Some((rule.owner?, &known.gone.iter().find(|(id, _)| *id == rule.id)?.1)));
    if let Some((owner, name)) = gone.filter(|(owner, _)| known.staff.iter().all(|(id, _)| id != owner)) {
        all.push((owner.to_string(), name.clone()));
    }
    all
}

/// That the rule's owner no longer answers for its board, so that it gives them nothing.
fn owner_gone(visit: &Visit, known: &Known, rule: &Rule) -> Option<String> {
    let (_, name) = known.gone.iter().find(|(id, _)| *id == rule.id)?;
    let key = if rule.board.is_some() { t::RULES_OWNER_GONE } else { t::RULES_OWNER_GONE_EVERYWHERE };
    Some(visit.words.with(key, &[("name", name.into())]))
}

/// Who answers, as the rule says.
fn owner_name<'a>(known: &'a Known, rule: &Rule) -> Option<&'a str> {
    let found = rule.owner.and_then(|owner| known.staff.iter().find(|(id, _)| *id == owner));
    found.map(|(_, name)| name.as_str())
}

fn choices(named: &[(String, String)]) -> Vec<Choice<'_>> {
    named.iter().map(|(value, label)| Choice { value, label, hint: "" }).collect()
}

/// The form after somebody else was faster, below what stands now.
pub fn conflict(visit: &Visit, held: &Rule, known: &Known, typed: &Typed, now: &[Labelled]) -> Markup {
    html! {
        (meanwhile(visit.words, now))
        (form(visit, Some(held), known, typed, &FieldErrors::new()))
    }
}
