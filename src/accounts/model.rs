//! What an account is made of, parsed at the door.

use chrono_tz::Tz;

use crate::events::changes::Setting;
use crate::text::input::{self, InputError};
use crate::text::lang::Lang;

/// Accepted answers from which on a member bears the helper's badge.
pub const HELPER_FROM: i32 = 3;
/// Characters of a display name.
pub const NAME_CHARS_MAX: usize = 80;
/// Characters of an address.
pub const EMAIL_CHARS_MAX: usize = 254;
/// Characters of a handle, its number included, as the column takes them.
const HANDLE_CHARS_MAX: usize = 30;
/// Characters of a handle made from a name at least.
const HANDLE_CHARS_MIN: usize = 3;

/// A display name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// From a form.
    ///
    /// # Errors
    /// Why it is not taken.
    pub fn parse(typed: &str) -> Result<Self, InputError> {
        input::clean_line(typed, NAME_CHARS_MAX).map(Self)
    }

    /// As people read it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A name in addresses; `None` when too little of it can stand there, as with Chinese names.
pub fn handle(name: &str) -> Option<String> {
    let slug = crate::text::slug::slug(name);
    let ascii: String =
        slug.chars().filter(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-').collect();
    let handle = cut(ascii.trim_matches('-'), HANDLE_CHARS_MAX);
    (handle.len() >= HANDLE_CHARS_MIN).then(|| handle.to_owned())
}

/// The same with a number, where somebody else has it already.
pub fn numbered_handle(handle: &str, number: u32) -> String {
    let tail = format!("-{number}");
    format!("{}{tail}", cut(handle, HANDLE_CHARS_MAX.saturating_sub(tail.len())))
}

/// At most so many characters of a handle, which are of one byte each.
fn cut(handle: &str, chars: usize) -> &str {
    handle.get(..chars).unwrap_or(handle).trim_end_matches('-')
}

/// An address that mail can be sent to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(String);

/// Why an address is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmailFault {
    /// Nothing was typed.
    #[error("empty")]
    Empty,
    /// No mail can be sent to this.
    #[error("no address")]
    NoAddress,
}

impl Email {
    /// From a form.
    ///
    /// # Errors
    /// Why it is not taken.
    pub fn parse(typed: &str) -> Result<Self, EmailFault> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(EmailFault::Empty);
        }
        let fits = typed.chars().count() <= EMAIL_CHARS_MAX
            && !typed.chars().any(|c| c.is_control() || c.is_whitespace());
        let mails = typed.parse::<lettre::Address>().is_ok();
        if fits && mails { Ok(Self(typed.to_owned())) } else { Err(EmailFault::NoAddress) }
    }

    /// As it was typed; addresses are compared in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An account about to be made.
#[derive(Debug, Clone)]
pub struct NewMember {
    /// Name people read.
    pub name: Name,
    /// Address they sign in with.
    pub email: Email,
    /// The password, hashed.
    pub password_hash: String,
    /// Language of pages and mails.
    pub lang: Lang,
    /// Time zone of pages and mails.
    pub zone: Tz,
}

/// What a member chose about how pages look and speak.
#[derive(Debug, Clone)]
pub struct Preferences {
    /// Name people read.
    pub name: Name,
    /// Language of pages and mails.
    pub lang: Lang,
    /// Colours.
    pub theme: crate::viewer::Theme,
    /// Time zone of pages and mails.
    pub zone: Tz,
    /// Whether single keys do something.
    pub shortcuts: Shortcuts,
}

/// Whether single keys do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortcuts {
    /// They do.
    On,
    /// They do not.
    Off,
}

/// The site's settings as an admin chose them.
#[derive(Debug, Clone)]
pub struct SiteSettings {
    /// Its name.
    pub name: String,
    /// Its language where a reader has none; one of `langs`.
    pub lang: Lang,
    /// The languages it offers, at least one.
    pub langs: Vec<Lang>,
    /// Its time zone where a reader has none.
    pub zone: Tz,
    /// Address for mail to people.
    pub contact_email: Option<String>,
    /// Telephone.
    pub contact_phone: Option<String>,
    /// When somebody answers it.
    pub contact_hours: Option<String>,
}

impl SiteSettings {
    /// Those that have another value than before.
    pub fn changed_from(&self, before: &Self) -> Vec<Setting> {
        let zone = |zone: Tz| zone.name().to_owned();
        let all = [
            (self.name != before.name, Setting::Name),
            (self.contact_email != before.contact_email, Setting::ContactEmail),
            (self.contact_phone != before.contact_phone, Setting::ContactPhone),
            (self.contact_hours != before.contact_hours, Setting::ContactHours),
            (self.lang != before.lang, Setting::Lang(before.lang, self.lang)),
            (self.langs != before.langs, Setting::Langs(before.langs.clone(), self.langs.clone())),
            (self.zone != before.zone, Setting::Zone(zone(before.zone), zone(self.zone))),
        ];
        all.into_iter().filter(|(differs, _)| *differs).map(|(_, setting)| setting).collect()
    }
}
