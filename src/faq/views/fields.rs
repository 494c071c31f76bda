//! The fields of an article, the same in a draft and in an edit.

use maud::{Markup, html};

use crate::db::{AudienceId, SectionId};
use crate::door::Visit;
use crate::faq::form::WIDEN;
use crate::faq::model::{ArticleCard, SHORT_CHARS_MAX, Section, TITLE_CHARS_MAX, Typed, Widening};
use crate::faq::policy;
use crate::text::Html;
use crate::text::lang::Lang;
use crate::ui::composer::{Composer, LabelShown, Pictures, PreviewBy, composer_with_preview};
use crate::ui::form::{self, Choice, Field, FieldErrors};
use crate::ui::icons;
use crate::ui::words::t;
use crate::urls;
use crate::viewer::Rule;

/// Lines of the composer.
const BODY_ROWS: u16 = 14;

/// What the fields are filled from.
pub struct ArticleFields<'a> {
    /// What was typed.
    pub typed: &'a Typed,
    /// What is wrong with it.
    pub errors: &'a FieldErrors,
    /// All sections.
    pub sections: &'a [Section],
    /// The articles chosen as related.
    pub related: &'a [ArticleCard],
    /// Articles found for linking.
    pub found: &'a [ArticleCard],
    /// What was looked for.
    pub find: &'a str,
    /// The language it is written in.
    pub lang: Lang,
    /// Where the form goes; a preview is made there too.
    pub action: &'a str,
    /// The answer as readers will see it, if that is shown.
    pub preview: Option<&'a Html>,
    /// Who reads the threads it is made from.
    pub sources: &'a [AudienceId],
}

/// Question, short answer, answer, section, review date, related articles, readers.
pub fn fields(visit: &Visit, this: &ArticleFields<'_>) -> Markup {
    let (words, typed, errors) = (visit.words, this.typed, this.errors);
    let tag = Some(this.lang.tag());
    let (title, title_hint) = (words.text(t::FAQ_FIELD_TITLE), words.text(t::FAQ_FIELD_TITLE_HINT));
    let (short, short_hint) = (words.text(t::FAQ_FIELD_SHORT), words.text(t::FAQ_FIELD_SHORT_HINT));
    let (body, review) = (words.text(t::FAQ_FIELD_BODY), words.text(t::FAQ_FIELD_REVIEW));
    let review_on = typed.review_on.map(|day| day.to_string()).unwrap_or_default();
    let composed = Composer {
        field: Field { value: &typed.body, lang: tag, ..Field::new("body", &body) },
        label: LabelShown::Above,
        rows: BODY_ROWS,
        pictures: Pictures::WithScript,
        foot: html! {},
        preview: this.preview.map(|text| html! { (text) }),
    };
    let by = PreviewBy { action: this.action, wish: Some("preview") };
    html! {
        input type="hidden" name="version" value=(typed.version);
        (form::text(words, errors, "text", &Field { hint: &title_hint, value: &typed.title, chars_max: Some(TITLE_CHARS_MAX), lang: tag, ..Field::new("title", &title) }))
        (form::textarea(words, errors, 3, &Field { hint: &short_hint, value: &typed.short, chars_max: Some(SHORT_CHARS_MAX), lang: tag, ..Field::new("short", &short) }))
        (composer_with_preview(words, errors, &composed, by))
        div .two {
            (section_field(visit, this))
            (form::text(words, errors, "date", &Field { value: &review_on, ..Field::new("review_on", &review) }))
        }
        (related(visit, this))
        (audience(visit, this))
    }
}

fn section_field(visit: &Visit, this: &ArticleFields<'_>) -> Markup {
    let label = visit.words.text(t::FAQ_FIELD_SECTION);
    let chosen = this.typed.section.map(|id| id.to_string()).unwrap_or_default();
    let rows: Vec<(String, String)> = this
        .sections
        .iter()
        .map(|section| (section.id.to_string(), path_of(visit, this.sections, section.id)))
        .collect();
    let none = visit.words.text(t::FAQ_CHOOSE_SECTION);
    let mut choices = vec![Choice { value: "", label: &none, hint: "" }];
    choices.extend(rows.iter().map(|(id, name)| Choice { value: id, label: name, hint: "" }));
    let field = Field { value: &chosen, ..Field::new("section", &label) };
    html! {
        div {
            (form::select(visit.words, this.errors, &choices, &field))
            @if this.sections.is_empty() { (no_sections(visit)) }
        }
    }
}

/// A new site has none: without one nothing can be published.
fn no_sections(visit: &Visit) -> Markup {
    let words = visit.words;
    html! {
        p .hint {
            (words.text(t::FAQ_NO_SECTIONS))
            @if visit.viewer.is_admin() { " " a href=(urls::admin_sections()) { (words.text(t::FAQ_NO_SECTIONS_MAKE)) } }
        }
    }
}

/// "Payments › Charges".
pub fn path_of(visit: &Visit, all: &[Section], id: SectionId) -> String {
    let Some(section) = all.iter().find(|section| section.id == id) else { return String::new() };
    let own = section.name(visit.lang());
    match all.iter().find(|parent| Some(parent.id) == section.parent) {
        Some(parent) => format!("{} › {own}", parent.name(visit.lang())),
        None => own.to_owned(),
    }
}

fn related(visit: &Visit, this: &ArticleFields<'_>) -> Markup {
    let words = visit.words;
    let fresh = this.found.iter().filter(|card| !this.typed.related.contains(&card.id));
    html! {
        fieldset .field {
            legend .label { (words.text(t::FAQ_FIELD_RELATED)) }
            p .hint { (words.text(t::FAQ_FIELD_RELATED_HINT)) }
            div .opts {
                @for card in this.related { (link_choice(card, form::Ticked::Yes)) }
                @for card in fresh { (link_choice(card, form::Ticked::No)) }
            }
            @if !this.find.is_empty() && this.found.is_empty() { p .meta { (words.text(t::FAQ_FOUND_NONE)) } }
            div .search .mt-2 {
                div .search__box {
                    label .sr for="find" { (words.text(t::FAQ_FIND)) }
                    input id="find" name="find" type="search" value=(this.find) placeholder=(words.text(t::FAQ_FIND)) autocomplete="off";
                    button .search__go type="submit" name="do" value="find" formnovalidate { (icons::search()) span .sr { (words.text(t::COMMON_SEARCH)) } }
                }
            }
        }
    }
}

fn link_choice(card: &ArticleCard, ticked: form::Ticked) -> Markup {
    html! {
        label .check {
            input type="checkbox" name="related" value=(card.id) checked[ticked == form::Ticked::Yes];
            span lang=(card.lang.tag()) { (card.title) }
        }
    }
}

fn audience(visit: &Visit, this: &ArticleFields<'_>) -> Markup {
    let words = visit.words;
    let label = words.text(t::FAQ_FIELD_AUDIENCE);
    let chosen = this.typed.audience.map(|id| id.to_string()).unwrap_or_default();
    let named = [
        (Rule::Public, words.text(t::FAQ_AUDIENCE_PUBLIC)),
        (Rule::Members, words.text(t::FAQ_AUDIENCE_MEMBERS)),
        (Rule::Staff, words.text(t::FAQ_AUDIENCE_STAFF)),
    ];
    let rows: Vec<(String, &str)> = named
        .iter()
        .filter_map(|(rule, name)| Some((visit.site.audience(*rule)?.to_string(), name.as_ref())))
        .collect();
    let choices: Vec<Choice<'_>> =
        rows.iter().map(|(id, name)| Choice { value: id, label: name, hint: "" }).collect();
    html! {
        (form::radios(words, this.errors, &choices, &Field { value: &chosen, ..Field::new("audience", &label) }))
        (widening(visit, this))
    }
}

/// Offered where a thread is read by fewer than everybody.
fn widening(visit: &Visit, this: &ArticleFields<'_>) -> Markup {
    let words = visit.words;
    let public = visit.site.audience(Rule::Public);
    let narrow =
        |source: &AudienceId| public.is_some_and(|all| policy::is_wider(&visit.site.rules, all, *source));
    html! {
        @if this.sources.iter().any(narrow) {
            label .check {
                input type="checkbox" name=(WIDEN) value="1" checked[this.typed.widening == Widening::Agreed];
                span { b { (words.text(t::FAQ_WIDEN)) } span .hint { (words.text(t::FAQ_WIDEN_HINT)) } }
            }
        }
    }
}
