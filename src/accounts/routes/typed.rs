//! Fields that several forms of accounts have, read into types or into sentences about what is wrong.

use chrono_tz::Tz;

use crate::accounts::model::{Email, EmailFault, Name};
use crate::accounts::passwords::{PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN, Password, PasswordFault};
use crate::text::input::{self, InputError};
use crate::ui::form::FieldErrors;
use crate::ui::words::{Key, Words, t};
use crate::web::fields::Fields;

/// The field `name`.
pub fn name(words: Words, fields: &Fields, errors: &mut FieldErrors) -> Option<Name> {
    let fault = |fault| line_fault(words, fault, t::ACCOUNTS_NAME_EMPTY);
    Name::parse(fields.text("name")).map_err(|f| errors.add("name", fault(f))).ok()
}

/// The field `email`.
pub fn email(words: Words, fields: &Fields, errors: &mut FieldErrors) -> Option<Email> {
    let sentence = |fault| match fault {
        EmailFault::Empty => words.text(t::ACCOUNTS_EMAIL_EMPTY),
        EmailFault::NoAddress => words.text(t::ACCOUNTS_EMAIL_WRONG),
    };
    Email::parse(fields.text("email")).map_err(|fault| errors.add("email", sentence(fault))).ok()
}

/// A field in which a new password is chosen.
pub fn new_password(
    words: Words,
    fields: &Fields,
    about: &[&str],
    errors: &mut FieldErrors,
) -> Option<Password> {
    let sentence = |fault| match fault {
        PasswordFault::TooShort => {
            words.with(t::ACCOUNTS_PASSWORD_SHORT, &[("min", PASSWORD_CHARS_MIN.into())])
        }
        PasswordFault::TooLong => {
            words.with(t::ACCOUNTS_PASSWORD_LONG, &[("max", PASSWORD_CHARS_MAX.into())])
        }
        PasswordFault::Guessable => words.text(t::ACCOUNTS_PASSWORD_WEAK).into_owned(),
    };
    let parsed = Password::parse(fields.text("password"), about);
    parsed.map_err(|fault| errors.add("password", sentence(fault))).ok()
}

/// A line that may be empty.
pub fn optional_line(
    words: Words,
    fields: &Fields,
    id: &str,
    chars_max: usize,
    errors: &mut FieldErrors,
) -> Option<String> {
    match input::clean_line(fields.text(id), chars_max) {
        Ok(line) => Some(line),
        Err(InputError::Empty) => None,
        Err(fault) => {
            errors.add(id, line_fault(words, fault, t::ACCOUNTS_NAME_EMPTY));
            None
        }
    }
}

/// The field `zone`.
pub fn zone(words: Words, fields: &Fields, errors: &mut FieldErrors) -> Option<Tz> {
    let zone = fields.parse::<Tz>("zone");
    if zone.is_none() {
        errors.add("zone", words.text(t::ACCOUNTS_ZONE_WRONG));
    }
    zone
}

/// The sentence about a line that is not taken.
pub fn line_fault(words: Words, fault: InputError, empty: Key) -> String {
    match fault {
        InputError::Empty => words.text(empty).into_owned(),
        InputError::TooLong { max } => words.with(t::ACCOUNTS_LINE_LONG, &[("max", max.into())]),
        InputError::ControlCharacters => words.text(t::ACCOUNTS_LINE_CONTROL).into_owned(),
    }
}
