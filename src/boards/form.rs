//! The form of a board: as it was typed, and read into types.

use super::model::{
    self, BoardText, CHARTER_CHARS_MAX, HELPFUL_MAX, LINE_CHARS_MAX, NAME_CHARS_MAX, NewBoard,
};
use super::queries::Managed;
use super::views::icon_names;
use crate::db::BoardId;
use crate::door::Visit;
use crate::text::input::{InputError, clean_line, clean_text};
use crate::text::lang::Lang;
use crate::ui::form::FieldErrors;
use crate::ui::icons;
use crate::ui::meanwhile::Labelled;
use crate::ui::words::{Key, t};
use crate::viewer::Rule;
use crate::web::fields::Fields;
use crate::web::stand;

/// Languages in the order of the form.
pub const LANGS: [Lang; 3] = [Lang::En, Lang::ZhHans, Lang::ZhHant];
/// Proposed for a new board, and what stands for an unknown one.
const ICON: &str = "chat";
/// Proposed for a new board.
const HELPFUL: i32 = 2;

/// The form as it was typed.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// Address.
    pub slug: String,
    /// The board above, by number; empty for none.
    pub parent: String,
    /// Name, line and charter in each language of [`LANGS`].
    pub texts: Vec<TypedText>,
    /// Who reads.
    pub readers: String,
    /// Icon's name.
    pub icon: String,
    /// Helpful votes.
    pub helpful: String,
    /// Place.
    pub position: String,
    /// How the board stood when the form was drawn.
    pub stand: String,
}

/// A board's texts in one language as they were typed.
#[derive(Debug, Clone)]
pub struct TypedText {
    /// The language.
    pub lang: Lang,
    /// Name.
    pub name: String,
    /// Line.
    pub line: String,
    /// Charter.
    pub charter: String,
}

impl Typed {
    /// An empty form with what is usual.
    pub fn fresh() -> Self {
        let texts = LANGS.map(|lang| TypedText {
            lang,
            name: String::new(),
            line: String::new(),
            charter: String::new(),
        });
        Self {
            texts: texts.to_vec(),
            readers: Rule::Public.to_string(),
            icon: ICON.to_owned(),
            helpful: HELPFUL.to_string(),
            position: "1".to_owned(),
            ..Self::default()
        }
    }

    /// The form of a board as it is.
    pub fn of(visit: &Visit, managed: &Managed) -> Self {
        let board = &managed.board;
        let readers = visit.site.rules.iter().find(|rule| rule.id == board.readers).map(|rule| rule.rule);
        let text = |lang| {
            let text = board.text_in(lang);
            TypedText {
                lang,
                name: text.map_or_else(String::new, |text| text.name.clone()),
                line: text.map_or_else(String::new, |text| text.line.clone()),
                charter: text.map_or_else(String::new, |text| text.charter.clone()),
            }
        };
        let typed = Self {
            slug: board.slug.clone(),
            parent: board.parent.map(|id| id.to_string()).unwrap_or_default(),
            texts: LANGS.map(text).to_vec(),
            readers: readers.unwrap_or(Rule::Staff).to_string(),
            icon: board.icon.clone(),
            helpful: board.helpful_needed.to_string(),
            position: managed.position.to_string(),
            stand: String::new(),
        };
        Self { stand: stand(&typed), ..typed }
    }

    /// From what was sent.
    pub fn read(fields: &Fields) -> Self {
        let own = |name: &str| fields.text(name).trim().to_owned();
        let text = |lang: Lang| TypedText {
            lang,
            name: own(&field("name", lang)),
            line: own(&field("line", lang)),
            charter: own(&field("charter", lang)),
        };
        Self {
            slug: own("slug"),
            parent: own("parent"),
            texts: LANGS.map(text).to_vec(),
            readers: own("readers"),
            icon: own("icon"),
            helpful: own("helpful"),
            position: own("position"),
            stand: own(stand::FIELD),
        }
    }
}

/// What each field of the form says to people, with its label.
pub fn labelled(visit: &Visit, typed: &Typed) -> Vec<Labelled> {
    let words = visit.words;
    let parent = typed.parent.parse().ok().and_then(|id| visit.site.board(id, &visit.viewer));
    let parent =
        parent.map_or_else(|| words.text(t::BOARDS_PARENT_NONE), |board| board.name(visit.lang()).into());
    let readers = match typed.readers.parse().unwrap_or(Rule::Staff) {
        Rule::Public => t::BOARDS_PUBLIC,
        Rule::Members => t::BOARDS_MEMBERS,
        Rule::Staff => t::BOARDS_STAFF,
    };
    let own = |key: Key, value: &str| (words.text(key).into_owned(), value.to_owned());
    let mut all = vec![own(t::BOARDS_SLUG, &typed.slug), own(t::BOARDS_PARENT, &parent)];
    for text in &typed.texts {
        let fields = [
            (t::BOARDS_NAME, &text.name),
            (t::BOARDS_ONE_LINE, &text.line),
            (t::BOARDS_CHARTER, &text.charter),
        ];
        let label = |key| format!("{} ({})", words.text(key), text.lang.own_name());
        all.extend(fields.map(|(key, value)| (label(key), value.clone())));
    }
    all.extend([
        own(t::BOARDS_READERS, &words.text(readers)),
        own(t::BOARDS_ICON, &icon_names::of(visit.words, &typed.icon)),
        own(t::BOARDS_HELPFUL, &typed.helpful),
        own(t::BOARDS_POSITION, &typed.position),
    ]);
    all
}

/// How a board stands, for its form.
fn stand(stored: &Typed) -> String {
    let texts = stored.texts.iter().flat_map(|text| [&text.name, &text.line, &text.charter]);
    let places = [&stored.slug, &stored.parent, &stored.readers, &stored.icon, &stored.position];
    let numbers = [&stored.helpful];
    stand::of(places.into_iter().chain(numbers).chain(texts).map(String::as_str))
}

/// The name of a field in one language.
pub fn field(name: &str, lang: Lang) -> String {
    format!("{name}-{}", lang.path_segment())
}

/// Reads the form into types, or says what is wrong with each field.
pub fn parse(visit: &Visit, typed: &Typed) -> Result<NewBoard, FieldErrors> {
    let mut errors = FieldErrors::new();
    if !model::is_slug(&typed.slug) {
        errors.add("slug", visit.words.text(t::BOARDS_SLUG_SHAPE));
    }
    let texts = texts(visit, typed, &mut errors);
    let parent = parent(visit, typed, &mut errors);
    let readers = typed.readers.parse().unwrap_or(Rule::Staff);
    let mut number = |id: &str, text: &str, range: std::ops::RangeInclusive<i32>| {
        let read = text.parse().ok().filter(|n| range.contains(n));
        if read.is_none() {
            let (from, to) = (i64::from(*range.start()), i64::from(*range.end()));
            let values = [("from", from.into()), ("to", crate::ui::number::grouped(to).into())];
            errors.add(id, visit.words.with(t::BOARDS_NUMBER, &values));
        }
        read.unwrap_or(1)
    };
    let helpful_needed = number("helpful", &typed.helpful, 1..=HELPFUL_MAX);
    let position = number("position", &typed.position, 0..=9999);
    if !errors.is_empty() {
        return Err(errors);
    }
    let known = icons::ALL.iter().any(|(name, _)| *name == typed.icon);
    let icon = if known { typed.icon.clone() } else { ICON.to_owned() };
    Ok(NewBoard {
        slug: typed.slug.clone(),
        parent,
        texts,
        readers,
        lang: None,
        icon,
        helpful_needed,
        position,
    })
}

fn parent(visit: &Visit, typed: &Typed, errors: &mut FieldErrors) -> Option<BoardId> {
    if typed.parent.is_empty() {
        return None;
    }
    let known = typed.parent.parse().ok().filter(|id| visit.site.boards.iter().any(|board| board.id == *id));
    if known.is_none() {
        errors.add("parent", visit.words.text(t::BOARDS_TOO_DEEP));
    }
    known
}

fn texts(visit: &Visit, typed: &Typed, errors: &mut FieldErrors) -> Vec<BoardText> {
    let mut texts = Vec::new();
    for text in &typed.texts {
        if text.name.is_empty() && text.line.is_empty() && text.charter.is_empty() {
            continue;
        }
        let name = checked(visit, &field("name", text.lang), clean_line(&text.name, NAME_CHARS_MAX), errors);
        let line = optional(visit, &field("line", text.lang), clean_line(&text.line, LINE_CHARS_MAX), errors);
        let charter = optional(
            visit,
            &field("charter", text.lang),
            clean_text(&text.charter, CHARTER_CHARS_MAX),
            errors,
        );
        texts.push(BoardText { lang: text.lang, name, line, charter, charter_html: None });
    }
    if texts.is_empty() {
        errors.add(field("name", Lang::En), visit.words.text(t::BOARDS_NAME_MISSING));
    }
    texts
}

fn checked(visit: &Visit, id: &str, read: Result<String, InputError>, errors: &mut FieldErrors) -> String {
    read.unwrap_or_else(|error| {
        errors.add(id, said(visit, error));
        String::new()
    })
}

fn optional(visit: &Visit, id: &str, read: Result<String, InputError>, errors: &mut FieldErrors) -> String {
    match read {
        Err(InputError::Empty) => String::new(),
        read => checked(visit, id, read, errors),
    }
}

fn said(visit: &Visit, error: InputError) -> String {
    let key: Key = match error {
        InputError::Empty => t::BOARDS_NAME_MISSING,
        InputError::ControlCharacters => t::BOARDS_ODD_CHARACTERS,
        InputError::TooLong { max } => {
            return visit.words.with(t::BOARDS_TOO_LONG, &[("max", max.into())]);
        }
    };
    visit.words.text(key).into_owned()
}
