//! Ways to reach an asker, tries to do so, and how an escalation ends.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use serde::Deserialize;

use crate::accounts::model::{Email, EmailFault};
use crate::db::{ConsentId, EscalationId, MemberId};
use crate::events::Channel;
use crate::text::input::{InputError, clean_line, clean_text};
use crate::text_enum;

/// Characters of a number or an e-mail address.
const LINE_CHARS_MAX: usize = 254;
/// Characters of a postal address with its name.
pub const ADDRESS_CHARS_MAX: usize = 500;
/// Characters of the time at which somebody is best reached.
pub const BEST_TIME_CHARS_MAX: usize = 100;
/// Characters of a contact note, and of what was said in the end.
pub const NOTE_CHARS_MAX: usize = 4000;
/// Characters of a letter.
pub const LETTER_CHARS_MAX: usize = 8000;
/// Figures of a telephone number.
const FIGURES: std::ops::RangeInclusive<usize> = 5..=20;
/// What may stand between them.
const NUMBER_PARTS: &str = " +-()/.";
/// So many of the last ones tell whose it is, without country and town.
const FIGURES_KNOWN_BY: usize = 7;
/// A detail is erased so long after its question's escalation, or the question itself, has ended.
pub const DETAILS_KEPT: TimeDelta = TimeDelta::days(30);
/// Contact notes, letters and what was said are erased so long after the end.
pub const NOTES_KEPT: TimeDelta = TimeDelta::days(365);
/// Whoever had a detail shown sees it for so long.
pub const SHOWN_FOR: TimeDelta = TimeDelta::minutes(15);
/// A next step may be set so far ahead.
pub const DUE_DAYS_MAX: i64 = 366;

text_enum! {
    /// What a try came to.
    pub enum AttemptResult {
        /// Somebody spoke with the asker.
        Reached = "reached",
        /// Nobody answered.
        NotReached = "not_reached",
        /// The letter, or the e-mail, has gone.
        Sent = "sent",
        /// No try: only something to note.
        Note = "note",
    }
}

text_enum! {
    /// How an escalation ended.
    pub enum Ending {
        /// What came of it is written back.
        Resolved = "resolved",
        /// Staff go on in the thread.
        CalledOff = "called_off",
        /// By something done in the thread: accepted, withdrawn, removed …
        Elsewhere = "elsewhere",
    }
}

/// A number, a postal address, an e-mail address. Its text is never printed by chance.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Detail(String);

/// Why a detail is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DetailFault {
    /// Nothing was typed.
    Missing,
    /// Nobody can be called at this.
    NoNumber,
    /// No mail can be sent to this.
    NoEmail,
    /// More characters than this.
    TooLong(usize),
    /// Characters that no person types.
    Control,
}

impl From<InputError> for DetailFault {
    fn from(error: InputError) -> Self {
        match error {
            InputError::Empty => Self::Missing,
            InputError::TooLong { max } => Self::TooLong(max),
            InputError::ControlCharacters => Self::Control,
        }
    }
}

impl Detail {
    /// Cleans and checks.
    ///
    /// # Errors
    /// Why it is not taken.
    pub fn parse(channel: Channel, typed: &str) -> Result<Self, DetailFault> {
        match channel {
            Channel::Phone => {
                let line = clean_line(typed, LINE_CHARS_MAX)?;
                let is_part = |c: char| c.is_ascii_digit() || NUMBER_PARTS.contains(c);
                let figures = line.chars().filter(char::is_ascii_digit).count();
                let fits = line.chars().all(is_part) && FIGURES.contains(&figures);
                if fits { Ok(Self(line)) } else { Err(DetailFault::NoNumber) }
            }
            Channel::Letter => Ok(Self(clean_text(typed, ADDRESS_CHARS_MAX)?)),
            Channel::Email => match Email::parse(typed) {
                Ok(email) => Ok(Self(email.as_str().to_owned())),
                Err(EmailFault::Empty) => Err(DetailFault::Missing),
                Err(EmailFault::NoAddress) => Err(DetailFault::NoEmail),
            },
        }
    }

    /// As its row has it.
    pub(super) fn of_row(text: String) -> Self {
        Self(text)
    }

    /// For whoever may see it, and for its row.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// So much of it that whoever gave it knows which one it is, and nobody else.
    pub fn masked(&self, channel: Channel) -> String {
        match channel {
            Channel::Phone => format!("••• {}", self.last_figures()),
            Channel::Letter => "•••".to_owned(),
            Channel::Email => {
                let (name, domain) = self.0.split_once('@').unwrap_or((&self.0, ""));
                let first: String = name.chars().take(1).collect();
                format!("{first}•••@{domain}")
            }
        }
    }

    /// The last two figures of a number.
    pub fn last_figures(&self) -> String {
        let figures: Vec<char> = self.0.chars().filter(char::is_ascii_digit).collect();
        figures.iter().skip(figures.len().saturating_sub(2)).collect()
    }

    /// Whether a text gives it away: the whole of it, a line of an address, or a number however it is spelled.
    pub fn stands_in(&self, text: &str) -> bool {
        if let Some(number) = self.number() {
            return runs_of_figures(text).iter().any(|run| run.contains(&number));
        }
        let plain = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
        let text = plain(text);
        self.0
            .lines()
            .skip(usize::from(self.0.lines().count() > 1))
            .map(plain)
            .any(|line| line.chars().count() > 3 && text.contains(&line))
    }
}

impl Detail {
    /// The figures by which a telephone number is known wherever it is dialled from: its last ones. The rest may be left out
    /// or be written otherwise, as +49 30, 0049-30 and 030 are. `None`: it is no number.
    fn number(&self) -> Option<String> {
        let is_number = self.0.chars().all(|c| c.is_ascii_digit() || NUMBER_PARTS.contains(c));
        let figures: String = self.0.chars().filter(char::is_ascii_digit).collect();
        let known_by = figures.get(figures.len().saturating_sub(FIGURES_KNOWN_BY)..)?;
        is_number.then(|| known_by.to_owned())
    }
}

/// What a text has of figures one after the other, with nothing between them but blanks and signs.
fn runs_of_figures(text: &str) -> Vec<String> {
    let mut runs = vec![String::new()];
    for c in text.chars() {
        match (figure(c), runs.last_mut()) {
            (Some(figure), Some(run)) => run.push(figure),
            _ if c.is_alphanumeric() => runs.push(String::new()),
            _ => {}
        }
    }
    runs
}

/// A figure in the scripts in which customers write numbers: 4, ４, 四.
fn figure(c: char) -> Option<char> {
    const CHINESE: &str = "〇一二三四五六七八九";
    let chinese = || CHINESE.chars().position(|one| one == if c == '零' { '〇' } else { c });
    let wide = u32::from(c).checked_sub(u32::from('０')).filter(|place| *place < 10);
    match wide {
        _ if c.is_ascii_digit() => Some(c),
        Some(place) => char::from_digit(place, 10),
        None => chinese().and_then(|place| char::from_digit(u32::try_from(place).ok()?, 10)),
    }
}

impl fmt::Debug for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Detail(•••)")
    }
}

/// When somebody is best reached; may be empty.
///
/// # Errors
/// Why it is not taken.
pub fn best_time(typed: &str) -> Result<Option<String>, DetailFault> {
    match clean_line(typed, BEST_TIME_CHARS_MAX) {
        Ok(line) => Ok(Some(line)),
        Err(InputError::Empty) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Where a consent is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// On the question's page, signed in.
    Page,
    /// By the signed link of a mail.
    Mail,
}

/// A consent that stands.
#[derive(Debug, Clone, Deserialize)]
pub struct Consent {
    /// Its row.
    pub id: ConsentId,
    /// By what.
    pub channel: Channel,
    /// How exactly.
    pub detail: Detail,
    /// When best.
    pub best_time: Option<String>,
    /// Since when it stands.
    pub given_at: DateTime<Utc>,
    /// Whether it was given by the link of a mail.
    pub by_mail: bool,
}

/// A contact note.
#[derive(Debug, Clone, Deserialize)]
pub struct Attempt {
    /// Who wrote it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What the try came to.
    pub result: AttemptResult,
    /// What was said.
    pub note: Option<String>,
}

/// An escalation with its contact notes.
#[derive(Debug, Clone, Deserialize)]
pub struct Escalation {
    /// Its row.
    pub id: EscalationId,
    /// By what.
    pub channel: Channel,
    /// Who began it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What the letter says.
    pub letter: Option<String>,
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
    /// How.
    pub ended_how: Option<Ending>,
    /// Who ended it.
    pub ended_by: Option<String>,
    /// Whether that was the asker, who would rather be answered in the thread.
    pub refused: bool,
    /// What was said in the end, for staff.
    pub private: Option<String>,
    /// Contact notes, oldest first.
    pub attempts: Vec<Attempt>,
}

impl Escalation {
    /// Tries to reach the asker.
    pub fn tries(&self) -> usize {
        self.attempts.iter().filter(|attempt| attempt.result != AttemptResult::Note).count()
    }
}

/// What the question's own page shows of its escalations.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct InThread {
    /// By what staff get in touch at this moment.
    pub channel: Option<Channel>,
    /// Consents that stand; empty for everybody but the asker.
    pub consents: Vec<Consent>,
    /// Each that was called off, the oldest first.
    pub called_off: Vec<CalledOff>,
}

/// That one was called off, by staff or since the asker would rather be answered in the thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct CalledOff {
    /// When.
    pub at: DateTime<Utc>,
    /// The number of the last post before.
    pub after: i32,
}

/// A look at a detail.
#[derive(Debug, Clone, Deserialize)]
pub struct Look {
    /// Who looked.
    pub by: MemberId,
    /// Their name.
    pub name: String,
    /// When.
    pub at: DateTime<Utc>,
    /// At which consent's.
    pub consent: ConsentId,
}
