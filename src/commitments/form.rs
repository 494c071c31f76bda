//! What is typed about a promise, read into types.

use chrono::NaiveDate;

use super::model::{DueDay, NewCommitment, REASON_CHARS_MAX, TEXT_CHARS_MAX};
use crate::door::Visit;
use crate::text::input::{InputError, clean_line, clean_text};
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::web::fields::Fields;
use crate::web::stand;

/// What is promised.
pub const TEXT: &str = "promise";
/// The day.
pub const ON: &str = "promise_on";

/// A promise in a reply; `None` where nothing was typed.
///
/// # Errors
/// What is wrong with each field.
pub fn given(visit: &Visit, fields: &Fields) -> Result<Option<NewCommitment>, FieldErrors> {
    if fields.text(TEXT).trim().is_empty() && fields.text(ON).trim().is_empty() {
        return Ok(None);
    }
    let mut errors = FieldErrors::new();
    let text = clean_line(fields.text(TEXT), TEXT_CHARS_MAX);
    if let Err(error) = &text {
        errors.add(TEXT, said(visit, *error));
    }
    let due = day(visit, fields.text(ON));
    if due.is_none() {
        errors.add(ON, visit.words.text(t::COMMITMENTS_ERROR_DAY));
    }
    match (text, due) {
        (Ok(text), Some(due)) => Ok(Some(NewCommitment { text, due })),
        _ => Err(errors),
    }
}

/// A day that can be promised.
pub fn day(visit: &Visit, typed: &str) -> Option<DueDay> {
    let on = NaiveDate::parse_from_str(typed.trim(), "%Y-%m-%d").ok()?;
    DueDay::new(on, visit.site.zone, visit.now)
}

/// How the day of one stands, for the form that gives it another.
pub fn stand(due_on: NaiveDate) -> String {
    stand::of([due_on.to_string().as_str()])
}

/// Why it is taken back.
///
/// # Errors
/// What is wrong with it, as a sentence.
pub fn reason(visit: &Visit, typed: &str) -> Result<String, String> {
    clean_text(typed, REASON_CHARS_MAX).map_err(|error| match error {
        InputError::Empty => visit.words.text(t::COMMITMENTS_ERROR_REASON).into_owned(),
        error => said(visit, error),
    })
}

fn said(visit: &Visit, error: InputError) -> String {
    match error {
        InputError::Empty => visit.words.text(t::COMMITMENTS_ERROR_TEXT).into_owned(),
        InputError::ControlCharacters => visit.words.text(t::BOARDS_ODD_CHARACTERS).into_owned(),
        InputError::TooLong { max } => visit.words.with(t::BOARDS_TOO_LONG, &[("max", max.into())]),
    }
}
