//! What is typed about an escalation, read into types.

use chrono::{DateTime, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use super::actions::NewAttempt;
use super::actions::contact::Given;
use super::model::{
    self, AttemptResult, DUE_DAYS_MAX, Detail, DetailFault, LETTER_CHARS_MAX, NOTE_CHARS_MAX, Way,
};
use crate::db::MemberId;
use crate::door::Visit;
use crate::events::Channel;
use crate::text::input::{InputError, clean_text};
use crate::threads::model::PostBody;
use crate::threads::views::sentences;
use crate::ui::form::{FieldErrors, Ticked};
use crate::ui::words::{Words, t};
use crate::web::fields::Fields;

/// A form that came back, with what is wrong; or none yet.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    sent: Fields,
    /// What is wrong with it.
    pub errors: FieldErrors,
    /// Private details that were left out of what is to be public.
    pub left_out: Vec<String>,
    /// What stands in the place of a field that was changed for whoever typed it.
    changed: Option<(&'static str, String)>,
}

impl Typed {
    /// One that came back.
    pub fn wrong(sent: &Fields, errors: FieldErrors) -> Self {
        Self { sent: sent.clone(), errors, ..Self::default() }
    }

    /// One that comes back with these fields of it, where another part of it was done.
    pub fn still(sent: &Fields, names: &[&str]) -> Self {
        let pairs = sent.pairs().iter().filter(|(name, _)| names.contains(&name.as_str()));
        Self { sent: Fields::from_pairs(pairs.cloned().collect()), ..Self::default() }
    }

    /// One that came back for one field.
    pub fn wrong_in(sent: &Fields, field: &str, sentence: impl Into<String>) -> Self {
        let mut errors = FieldErrors::new();
        errors.add(field, sentence);
        Self::wrong(sent, errors)
    }

    /// Puts something in the place of what was typed.
    #[must_use]
    pub fn with_changed(self, field: &'static str, text: String, left_out: Vec<String>) -> Self {
        Self { changed: Some((field, text)), left_out, ..self }
    }

    /// Whether a box was ticked.
    pub fn ticked(&self, field: &str) -> Ticked {
        Ticked::from_state(self.sent.has(field))
    }

    /// What stands in a field: as it was typed, else `otherwise`.
    pub fn value<'a>(&'a self, field: &str, otherwise: &'a str) -> &'a str {
        match &self.changed {
            Some((name, text)) if *name == field => text,
            _ if self.sent.has(field) => self.sent.text(field),
            _ => otherwise,
        }
    }
}

/// A time as its field holds it, in the zone of whoever reads it.
pub fn local(at: DateTime<Utc>, zone: Tz) -> String {
    at.with_timezone(&zone).format("%Y-%m-%dT%H:%M").to_string()
}

/// A time of the next step; `None` if it does not read, or does not lie ahead within [`DUE_DAYS_MAX`].
fn ahead(typed: &str, visit: &Visit) -> Option<DateTime<Utc>> {
    let typed = typed.trim();
    let naive = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"]
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(typed, format).ok())?;
    // Where a clock is put back the later one is meant, where it is put on there is none.
    let at = visit.zone.from_local_datetime(&naive).latest()?.with_timezone(&Utc);
    (at > visit.now && at <= visit.now + TimeDelta::days(DUE_DAYS_MAX)).then_some(at)
}

/// An escalation as it was typed.
pub struct Start {
    /// By what.
    pub channel: Channel,
    /// Who gets in touch.
    pub owner: MemberId,
    /// By when.
    pub due: DateTime<Utc>,
    /// What the asker is told; `None` for what is said of that way.
    pub message: Option<PostBody>,
}

/// Reads it.
///
/// # Errors
/// What is wrong with each field.
pub fn start(visit: &Visit, fields: &Fields) -> Result<Start, FieldErrors> {
    let words = visit.words;
    let mut errors = FieldErrors::new();
    let channel: Option<Channel> = fields.parse("channel");
    if channel.is_none() {
        errors.add("channel", words.text(t::ESCALATIONS_ERROR_CHANNEL));
    }
    let owner: Option<MemberId> = fields.parse("owner");
    if owner.is_none() {
        errors.add("owner", words.text(t::ESCALATIONS_ERROR_OWNER));
    }
    let due = ahead(fields.text("due"), visit);
    if due.is_none() {
        errors.add("due", words.text(t::ESCALATIONS_ERROR_DUE));
    }
    let message = match fields.text("message").trim() {
        "" => Ok(None),
        typed => PostBody::parse(typed).map(Some),
    };
    if let Err(fault) = &message {
        errors.add("message", sentences::reply(words, *fault));
    }
    match (channel, owner, due, message) {
        (Some(channel), Some(owner), Some(due), Ok(message)) => Ok(Start { channel, owner, due, message }),
        _ => Err(errors),
    }
}

/// Reads a contact note.
///
/// # Errors
/// What is wrong with each field.
pub fn attempt(visit: &Visit, fields: &Fields) -> Result<NewAttempt, FieldErrors> {
    let words = visit.words;
    let mut errors = FieldErrors::new();
    let result: Option<AttemptResult> = fields.parse("result");
    if result.is_none() {
        errors.add("result", words.text(t::ESCALATIONS_ERROR_RESULT));
    }
    let note = optional(words, fields.text("note"), "note", &mut errors);
    if result == Some(AttemptResult::Note) && note.is_none() && errors.is_empty() {
        errors.add("note", words.text(t::ESCALATIONS_ERROR_NOTE));
    }
    let next = match fields.text("next").trim() {
        "" => None,
        typed => {
            let next = ahead(typed, visit);
            if next.is_none() {
                errors.add("next", words.text(t::ESCALATIONS_ERROR_DUE));
            }
            next
        }
    };
    match result {
        Some(result) if errors.is_empty() => Ok(NewAttempt { result, note, next }),
        _ => Err(errors),
    }
}

fn optional(words: Words, typed: &str, field: &str, errors: &mut FieldErrors) -> Option<String> {
    match clean_text(typed, NOTE_CHARS_MAX) {
        Ok(text) => Some(text),
        Err(InputError::Empty) => None,
        Err(error) => {
            errors.add(field, said(words, error.into(), Channel::Letter));
            None
        }
    }
}

/// What came of it, as it was typed.
pub struct Outcome {
    /// For staff.
    pub private: String,
    /// For the thread.
    pub public: PostBody,
}

fn outcome(visit: &Visit, fields: &Fields) -> Result<Outcome, FieldErrors> {
    let words = visit.words;
    let mut errors = FieldErrors::new();
    let private = optional(words, fields.text("private"), "private", &mut errors);
    if private.is_none() && errors.is_empty() {
        errors.add("private", words.text(t::ESCALATIONS_ERROR_PRIVATE));
    }
    let public = PostBody::parse(fields.text("public"));
    if let Err(fault) = &public {
        errors.add("public", sentences::reply(words, *fault));
    }
    match (private, public) {
        (Some(private), Ok(public)) if errors.is_empty() => Ok(Outcome { private, public }),
        _ => Err(errors),
    }
}

/// Reads it, with the contact note that stands half written above it, if one does.
///
/// # Errors
/// What is wrong with each field.
pub fn outcome_with_note(
    visit: &Visit,
    fields: &Fields,
) -> Result<(Outcome, Option<NewAttempt>), FieldErrors> {
    let is_begun = ["result", "note", "next"].iter().any(|name| !fields.text(name).trim().is_empty());
    let note = if is_begun { Some(attempt(visit, fields)?) } else { None };
    Ok((outcome(visit, fields)?, note))
}

/// Reads a letter.
///
/// # Errors
/// What is wrong with it.
pub fn letter(visit: &Visit, fields: &Fields) -> Result<String, FieldErrors> {
    clean_text(fields.text("letter"), LETTER_CHARS_MAX).map_err(|error| {
        let mut errors = FieldErrors::new();
        let sentence = match error {
            InputError::Empty => visit.words.text(t::ESCALATIONS_ERROR_LETTER).into_owned(),
            error => said(visit.words, error.into(), Channel::Letter),
        };
        errors.add("letter", sentence);
        errors
    })
}

/// The name of the field of a detail; each has its own, so that the faults of one are not those of another.
pub fn detail_field(channel: Channel) -> &'static str {
    match channel {
        Channel::Phone => "phone",
        Channel::Letter => "address",
        Channel::Email => "email",
    }
}

/// Reads how the asker may be reached.
///
/// # Errors
/// What is wrong with each field.
pub fn given(words: Words, channel: Channel, fields: &Fields, way: Way) -> Result<Given, FieldErrors> {
    let mut errors = FieldErrors::new();
    let field = detail_field(channel);
    let detail = Detail::parse(channel, fields.text(field));
    if let Err(fault) = &detail {
        let fault = *fault;
        errors.add(field, said(words, fault, channel));
    }
    // When best is asked of a call only.
    let best_time = if channel == Channel::Phone { model::best_time(fields.text("best")) } else { Ok(None) };
    if let Err(fault) = &best_time {
        let fault = *fault;
        errors.add("best", said(words, fault, channel));
    }
    if !fields.has(&format!("agree-{field}")) {
        errors.add(format!("agree-{field}"), words.text(t::ESCALATIONS_ERROR_AGREE));
    }
    match (detail, best_time) {
        (Ok(detail), Ok(best_time)) if errors.is_empty() => Ok(Given { channel, detail, best_time, way }),
        _ => Err(errors),
    }
}

/// Reads every way that something was typed about; where nothing was, the one that the form names.
///
/// # Errors
/// What is wrong with each field.
pub fn given_ways(words: Words, fields: &Fields, way: Way) -> Result<Vec<Given>, FieldErrors> {
    let mut channels: Vec<Channel> =
        Channel::ALL.iter().copied().filter(|channel| is_filled_in(*channel, fields)).collect();
    if channels.is_empty() {
        channels.extend(fields.parse::<Channel>("channel"));
    }
    let (mut all, mut errors) = (Vec::new(), FieldErrors::new());
    for channel in channels {
        match given(words, channel, fields, way) {
            Ok(given) => all.push(given),
            Err(wrong) => wrong.iter().for_each(|(field, sentence)| errors.add(field, sentence)),
        }
    }
    if errors.is_empty() { Ok(all) } else { Err(errors) }
}

fn is_filled_in(channel: Channel, fields: &Fields) -> bool {
    let field = detail_field(channel);
    let best = channel == Channel::Phone && !fields.text("best").trim().is_empty();
    best || !fields.text(field).trim().is_empty() || fields.has(&format!("agree-{field}"))
}

/// Whether, and how, somebody who asks may be called; `None` where they said nothing of it.
///
/// # Errors
/// What is wrong with each field.
pub fn may_call(words: Words, fields: &Fields) -> Result<Option<Given>, FieldErrors> {
    let field = detail_field(Channel::Phone);
    if fields.text(field).trim().is_empty() && !fields.has(&format!("agree-{field}")) {
        return Ok(None);
    }
    given(words, Channel::Phone, fields, Way::Page).map(Some)
}

fn said(words: Words, fault: DetailFault, channel: Channel) -> String {
    match (fault, channel) {
        (DetailFault::NoNumber, _) | (DetailFault::Missing, Channel::Phone) => {
            words.text(t::ESCALATIONS_ERROR_PHONE).into_owned()
        }
        (DetailFault::NoEmail, _) | (DetailFault::Missing, Channel::Email) => {
            words.text(t::ESCALATIONS_ERROR_EMAIL).into_owned()
        }
        (DetailFault::Missing, Channel::Letter) => words.text(t::ESCALATIONS_ERROR_ADDRESS).into_owned(),
        (DetailFault::TooLong(max), _) => words.with(t::BOARDS_TOO_LONG, &[("max", max.into())]),
        (DetailFault::Control, _) => words.text(t::BOARDS_ODD_CHARACTERS).into_owned(),
    }
}
