//! The form of a canned reply: as it was typed, and read into types.

pub mod rules;

use super::model::canned::{BODY_CHARS_MAX, CannedText, NAME_CHARS_MAX, NewCanned, POSITION_MAX, Whose};
use super::policy;
use super::queries::canned::Canned;
use crate::db::{BoardId, MemberId};
use crate::door::Visit;
use crate::error::Refusal;
use crate::text::input::{InputError, clean_line, clean_text};
use crate::text::lang::Lang;
use crate::ui::form::FieldErrors;
use crate::ui::meanwhile::Labelled;
use crate::ui::words::t;
use crate::web::fields::Fields;
use crate::web::{form_key, stand};

/// What the form says of one that is shared.
pub const SHARED: &str = "shared";
/// Proposed for a new one.
const POSITION: i32 = 10;

/// The form as it was typed.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// [`SHARED`], or one's own.
    pub whose: String,
    /// The board, by number; empty for all.
    pub board: String,
    /// Name.
    pub name: String,
    /// Place.
    pub position: String,
    /// The text in each language.
    pub texts: Vec<(Lang, String)>,
    /// The one-time key it came with.
    pub key: String,
    /// How the reply stood when the form was drawn.
    pub stand: String,
}

impl Typed {
    /// An empty form.
    pub fn fresh() -> Self {
        let texts = Lang::ALL.map(|lang| (lang, String::new())).to_vec();
        Self { position: POSITION.to_string(), texts, ..Self::default() }
    }

    /// The form of one as it is.
    pub fn of(reply: &Canned) -> Self {
        let text = |lang| {
            let found = reply.texts.iter().find(|text| text.lang == lang);
            (lang, found.map_or_else(String::new, |text| text.body.clone()))
        };
        let typed = Self {
            whose: if reply.whose == Whose::Shared { SHARED.to_owned() } else { String::new() },
            board: reply.board.map(|id| id.to_string()).unwrap_or_default(),
            name: reply.name.clone(),
            position: reply.position.to_string(),
            texts: Lang::ALL.map(text).to_vec(),
            ..Self::default()
        };
        Self { stand: stand(&typed), ..typed }
    }

    /// From what was sent.
    pub fn read(fields: &Fields) -> Self {
        let own = |name: &str| fields.text(name).trim().to_owned();
        Self {
            whose: own("whose"),
            board: own("board"),
            name: own("name"),
            position: own("position"),
            texts: Lang::ALL.map(|lang| (lang, fields.text(&field(lang)).to_owned())).to_vec(),
            key: own(form_key::FIELD),
            stand: own(stand::FIELD),
        }
    }
}

/// The name of the text's field in one language.
pub fn field(lang: Lang) -> String {
    format!("body-{}", lang.path_segment())
}

/// How a canned reply stands, for its form.
fn stand(stored: &Typed) -> String {
    let texts = stored.texts.iter().map(|(_, body)| body);
    let others = [&stored.board, &stored.name, &stored.position];
    stand::of(others.into_iter().chain(texts).map(String::as_str))
}

/// What each field of the form says to people, with its label.
pub fn labelled(visit: &Visit, typed: &Typed) -> Vec<Labelled> {
    let words = visit.words;
    let board = typed.board.parse().ok().and_then(|id| visit.site.board_of(id));
    let board =
        board.map_or_else(|| words.text(t::CANNED_ALL_BOARDS), |board| board.name(visit.lang()).into());
    let own = |label: std::borrow::Cow<'_, str>, value: &str| (label.into_owned(), value.to_owned());
    let mut all = vec![
        own(words.text(t::CANNED_NAME), &typed.name),
        own(words.text(t::CANNED_BOARD), &board),
        own(words.text(t::CANNED_POSITION), &typed.position),
    ];
    all.extend(typed.texts.iter().map(|(lang, body)| own(lang.own_name().into(), body)));
    all
}

/// Reads the form into types, or says what is wrong with each field. `stored` is whose it is already, if it is there.
pub fn parse(
    visit: &Visit,
    typed: &Typed,
    by: MemberId,
    stored: Option<Whose>,
) -> Result<NewCanned, FieldErrors> {
    let mut errors = FieldErrors::new();
    let new = if typed.whose == SHARED { Whose::Shared } else { Whose::Own(by) };
    let whose = stored.unwrap_or(new);
    let name = clean_line(&typed.name, NAME_CHARS_MAX).unwrap_or_else(|error| {
        errors.add("name", said(visit, error));
        String::new()
    });
    let board = board(visit, typed, whose, &mut errors);
    let position = typed.position.parse().ok().filter(|n| (0..=POSITION_MAX).contains(n));
    if position.is_none() {
        let to = crate::ui::number::grouped(POSITION_MAX.into());
        errors.add("position", visit.words.with(t::CANNED_ERROR_POSITION, &[("to", to.into())]));
    }
    let texts = texts(visit, typed, &mut errors);
    match position {
        Some(position) if errors.is_empty() => Ok(NewCanned { whose, board, name, position, texts }),
        _ => Err(errors),
    }
}

/// A board of the viewer's: for a shared one they must lead it, for their own it is enough to answer there.
fn board(visit: &Visit, typed: &Typed, whose: Whose, errors: &mut FieldErrors) -> Option<BoardId> {
    let board = typed.board.parse().ok().filter(|id| visit.site.board_of(*id).is_some());
    if board.is_none() && !typed.board.is_empty() {
        errors.add("board", visit.words.text(t::CANNED_ERROR_BOARD));
    } else if let Err(Refusal(key)) = policy::can_change_canned(&visit.viewer, whose, board) {
        errors.add("board", visit.words.text(key));
    }
    board
}

fn texts(visit: &Visit, typed: &Typed, errors: &mut FieldErrors) -> Vec<CannedText> {
    let mut texts = Vec::new();
    for (lang, body) in &typed.texts {
        match clean_text(body, BODY_CHARS_MAX) {
            Ok(body) => texts.push(CannedText { lang: *lang, body }),
            Err(InputError::Empty) => {}
            Err(error) => errors.add(field(*lang), said(visit, error)),
        }
    }
    if texts.is_empty() && errors.is_empty() {
        errors.add(field(visit.site.lang), visit.words.text(t::CANNED_ERROR_TEXT));
    }
    texts
}

fn said(visit: &Visit, error: InputError) -> String {
    match error {
        InputError::Empty => visit.words.text(t::CANNED_ERROR_NAME).into_owned(),
        InputError::ControlCharacters => visit.words.text(t::BOARDS_ODD_CHARACTERS).into_owned(),
        InputError::TooLong { max } => visit.words.with(t::BOARDS_TOO_LONG, &[("max", max.into())]),
    }
}
