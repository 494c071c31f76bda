//! Sections, managed: the list, a new one, one with its owners.

use maud::{Markup, html};

use crate::db::{BoardId, MemberId, SectionId};
use crate::door::Visit;
use crate::faq::model::{SECTION_NAME_CHARS_MAX, Section, SectionText};
use crate::text::lang::Lang;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::button::{self, Look};
use crate::ui::form::{self, Choice, Field, FieldErrors, Need, error_summary};
use crate::ui::meanwhile::{self, Labelled};
use crate::ui::table::{Phone, Row, table};
use crate::ui::words::t;
use crate::urls;
use crate::web::{form_key, stand};

/// A section as it was typed.
#[derive(Debug, Clone, Default)]
pub struct SectionForm {
    /// Its part of the address.
    pub slug: String,
    /// The section above it.
    pub parent: Option<SectionId>,
    /// Where readers who are still stuck ask.
    pub board: Option<BoardId>,
    /// Name and line in each language.
    pub texts: Vec<SectionText>,
    /// The one-time key it came with; empty for a form that is new.
    pub key: String,
    /// How the section stood when the form was drawn.
    pub stand: String,
    /// What stands now, when somebody else was faster.
    pub meanwhile: Vec<Labelled>,
    /// What is wrong.
    pub errors: FieldErrors,
}

impl SectionForm {
    /// The form of a section as it is.
    pub fn of(section: &Section) -> Self {
        let form = Self {
            slug: section.slug.clone(),
            parent: section.parent,
            board: section.board,
            texts: section.texts.clone(),
            ..Self::default()
        };
        Self { stand: form.values(), ..form }
    }

    /// The fingerprint of what each field holds.
    fn values(&self) -> String {
        let number = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
        let places =
            [number(self.parent.map(|id| id.0)), number(self.board.map(|id| id.0)), self.slug.clone()];
        let texts = Lang::ALL.into_iter().flat_map(|lang| {
            let text = self.texts.iter().find(|text| text.lang == lang);
            text.map_or([String::new(), String::new()], |text| [text.name.clone(), text.line.clone()])
        });
        let values: Vec<String> = places.into_iter().chain(texts).collect();
        stand::of(values.iter().map(String::as_str))
    }

    /// What each field says to people, with its label; `all` are the sections there are.
    pub fn labelled(&self, visit: &Visit, all: &[Section]) -> Vec<Labelled> {
        let words = visit.words;
        let mut fields = Vec::new();
        for lang in Lang::ALL {
            let text = self.texts.iter().find(|text| text.lang == lang);
            let (name, line) = text.map_or(("", ""), |text| (text.name.as_str(), text.line.as_str()));
            let language: (&str, crate::ui::Arg<'_>) = ("language", lang.own_name().into());
            let label = |key| words.with(key, std::slice::from_ref(&language));
            fields.push((label(t::FAQ_SECTION_NAME), name.to_owned()));
            fields.push((label(t::FAQ_SECTION_LINE), line.to_owned()));
        }
        let parent = all.iter().find(|section| Some(section.id) == self.parent);
        let board = self.board.and_then(|id| visit.site.board(id, &visit.viewer));
        let parent =
            parent.map_or_else(|| words.text(t::FAQ_SECTION_TOP), |one| one.name(visit.lang()).into());
        let board =
            board.map_or_else(|| words.text(t::FAQ_SECTION_NO_BOARD), |one| one.name(visit.lang()).into());
        let own = |key, value: &str| (words.text(key).into_owned(), value.to_owned());
        fields.push(own(t::FAQ_SECTION_PARENT, &parent));
        fields.push(own(t::FAQ_SECTION_BOARD, &board));
        fields.push(own(t::FAQ_SECTION_SLUG, &self.slug));
        fields
    }
}

/// Owners of all sections.
pub type Owners = [(SectionId, MemberId, String, String)];

/// The list, and the form for a new one.
pub fn list(visit: &Visit, all: &[Section], owners: &Owners, form: &SectionForm) -> Markup {
    let words = visit.words;
    let heads = [t::FAQ_SECTION, t::FAQ_SECTION_BOARD, t::FAQ_OWNERS, t::FAQ_SECTION_PLACE]
        .map(|key| words.text(key));
    let heads: Vec<&str> = heads.iter().map(AsRef::as_ref).collect();
    let rows: Vec<Row> = all.iter().map(|section| row(visit, section, owners)).collect();
    html! {
        (error_summary(words, &form.errors))
        (breadcrumb(words, &[(&words.text(t::COMMON_ADMIN), urls::admin().to_owned())]))
        h1 { (words.text(t::FAQ_SECTIONS)) }
        div .stack .stack-lg .mt-4 {
            @if !rows.is_empty() { div .card .card--flush { (table(&words.text(t::FAQ_SECTIONS), &heads, &rows, Phone::Facts)) } }
            section .card aria-labelledby="new" {
                h2 .card__h id="new" { (words.text(t::FAQ_SECTION_NEW)) }
                form .stack .mt-2 method="post" action=(urls::admin_sections()) {
                    (section_fields(visit, all, None, form))
                    (form_key::input(&form.key))
                    button .btn .btn--primary type="submit" { (words.text(t::COMMON_SAVE)) }
                }
            }
        }
    }
}

fn row(visit: &Visit, section: &Section, owners: &Owners) -> Row {
    let words = visit.words;
    let names: Vec<&str> =
        owners.iter().filter(|owner| owner.0 == section.id).map(|owner| owner.3.as_str()).collect();
    let board = section.board.and_then(|board| visit.site.board(board, &visit.viewer));
    let place = |to: &str, key| {
        button::post(
            &urls::section_place(section.id),
            &[("to", to)],
            Look::SmallQuiet,
            html! { (words.text(key)) },
        )
    };
    let name = html! {
        @if section.parent.is_some() { "› " }
        a href=(urls::admin_section(section.id)) { (section.name(visit.lang())) }
    };
    let cells = vec![
        ("c-main", name),
        ("", html! { (board.map_or("", |board| board.name(visit.lang()))) }),
        ("", html! { (names.join(", ")) }),
        ("", html! { div .row .row--tight { (place("up", t::FAQ_UP)) (place("down", t::FAQ_DOWN)) } }),
    ];
    Row { cells, current: false }
}

/// One section: its fields, its owners.
pub fn edit(
    visit: &Visit,
    section: &Section,
    all: &[Section],
    owners: &Owners,
    form: &SectionForm,
) -> Markup {
    let words = visit.words;
    let steps =
        [(words.text(t::COMMON_ADMIN), urls::admin()), (words.text(t::FAQ_SECTIONS), urls::admin_sections())];
    let steps: Vec<(&str, String)> =
        steps.iter().map(|(name, url)| (name.as_ref(), (*url).to_owned())).collect();
    html! {
        (error_summary(words, &form.errors))
        (breadcrumb(words, &steps))
        h1 { (section.name(visit.lang())) }
        (meanwhile::meanwhile(words, &form.meanwhile))
        div .stack .stack-lg .mt-4 {
            form .card .stack method="post" action=(urls::admin_section(section.id)) {
                (form::hidden(stand::FIELD, &form.stand))
                (form_key::input(&form.key))
                (section_fields(visit, all, Some(section.id), form))
                button .btn .btn--primary type="submit" { (words.text(t::COMMON_SAVE)) }
            }
            (owners_card(visit, section, owners))
        }
    }
}

fn owners_card(visit: &Visit, section: &Section, owners: &Owners) -> Markup {
    let words = visit.words;
    let action = urls::section_owners(section.id);
    let label = words.text(t::FAQ_OWNER_HANDLE);
    html! {
        section .card .stack .stack-sm aria-labelledby="owners" {
            h2 .card__h id="owners" { (words.text(t::FAQ_OWNERS)) }
            p .hint { (words.text(t::FAQ_OWNERS_HINT)) }
            @for (_, id, handle, name) in owners.iter().filter(|owner| owner.0 == section.id) {
                div .pick {
                    span { a href=(urls::member(handle)) { (name) } " " span .meta { "@" (handle) } }
                    form .push method="post" action=(action) {
                        input type="hidden" name="remove" value=(id);
                        button .btn .btn--sm .btn--quiet type="submit" { (words.with(t::FAQ_OWNER_REMOVE, &[("name", name.into())])) }
                    }
                }
            }
            form .stack .stack-sm method="post" action=(action) {
                (form::text(words, &FieldErrors::new(), "text", &Field { autocomplete: Some("off"), ..Field::new("handle", &label) }))
                button .btn type="submit" { (words.text(t::FAQ_OWNER_ADD)) }
            }
        }
    }
}

fn section_fields(visit: &Visit, all: &[Section], own: Option<SectionId>, form: &SectionForm) -> Markup {
    let words = visit.words;
    let (slug, slug_hint) = (words.text(t::FAQ_SECTION_SLUG), words.text(t::FAQ_SECTION_SLUG_HINT));
    html! {
        @for lang in Lang::ALL { (texts(visit, lang, form)) }
        div .two {
            (parent(visit, all, own, form))
            (board(visit, form))
        }
        (form::text(words, &form.errors, "text", &Field { hint: &slug_hint, value: &form.slug, need: Need::Optional, ..Field::new("slug", &slug) }))
    }
}

fn texts(visit: &Visit, lang: Lang, this: &SectionForm) -> Markup {
    let words = visit.words;
    let written = this.texts.iter().find(|text| text.lang == lang);
    let language: (&str, crate::ui::Arg<'_>) = ("language", lang.own_name().into());
    let name = words.with(t::FAQ_SECTION_NAME, std::slice::from_ref(&language));
    let line = words.with(t::FAQ_SECTION_LINE, std::slice::from_ref(&language));
    let (name_id, line_id) =
        (format!("name-{}", lang.path_segment()), format!("line-{}", lang.path_segment()));
    let (name_value, line_value) = written.map_or(("", ""), |text| (text.name.as_str(), text.line.as_str()));
    let need = if lang == visit.site.lang { Need::Required } else { Need::Optional };
    html! {
        div .two {
            (form::text(words, &this.errors, "text", &Field { value: name_value, chars_max: Some(SECTION_NAME_CHARS_MAX), lang: Some(lang.tag()), need, ..Field::new(&name_id, &name) }))
            (form::text(words, &this.errors, "text", &Field { value: line_value, lang: Some(lang.tag()), need: Need::Optional, ..Field::new(&line_id, &line) }))
        }
    }
}

fn parent(visit: &Visit, all: &[Section], own: Option<SectionId>, this: &SectionForm) -> Markup {
    let (label, none) = (visit.words.text(t::FAQ_SECTION_PARENT), visit.words.text(t::FAQ_SECTION_TOP));
    let tops = all.iter().filter(|section| section.parent.is_none() && Some(section.id) != own);
    let rows: Vec<(String, &str)> =
        tops.map(|section| (section.id.to_string(), section.name(visit.lang()))).collect();
    let chosen = this.parent.map(|id| id.to_string()).unwrap_or_default();
    select(visit, this, ("parent", &label, &none), &rows, &chosen)
}

fn board(visit: &Visit, this: &SectionForm) -> Markup {
    let (label, none) = (visit.words.text(t::FAQ_SECTION_BOARD), visit.words.text(t::FAQ_SECTION_NO_BOARD));
    let boards = visit.site.boards_for(&visit.viewer);
    let rows: Vec<(String, &str)> =
        boards.map(|board| (board.id.to_string(), board.name(visit.lang()))).collect();
    let chosen = this.board.map(|id| id.to_string()).unwrap_or_default();
    select(visit, this, ("board", &label, &none), &rows, &chosen)
}

fn select(
    visit: &Visit,
    this: &SectionForm,
    (id, label, none): (&str, &str, &str),
    rows: &[(String, &str)],
    chosen: &str,
) -> Markup {
    let mut choices = vec![Choice { value: "", label: none, hint: "" }];
    choices.extend(rows.iter().map(|(value, name)| Choice { value, label: name, hint: "" }));
    form::select(visit.words, &this.errors, &choices, &Field { value: chosen, ..Field::new(id, label) })
}
