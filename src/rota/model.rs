//! A rota and what follows from it. Pure.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc, Weekday};

use crate::db::{BoardId, MemberId};
use crate::events::changes::RotaInShort;

/// Absences of one member that are still to come.
pub const ABSENCES_MAX: usize = 20;
/// Longest absence: a year.
pub const AWAY_MAX: TimeDelta = TimeDelta::days(366);
/// Members of one rota.
pub const PLACES_MAX: usize = 100;

/// Words that a watch looks for.
pub const WORDS_MAX: usize = 50;
/// Characters of such a word, which may be several.
pub const WORD_CHARS_MAX: usize = 60;
/// Characters of the line with which a day is signed for.
pub const LINE_CHARS_MAX: usize = 300;

/// Days of the week, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Weekdays(i16);

impl Weekdays {
    /// Monday to Friday.
    pub const WORKING: Self = Self(0b001_1111);

    /// From what is stored: 1 Monday … 64 Sunday, added up.
    pub fn from_stored(bits: i16) -> Self {
        Self(bits & 0b111_1111)
    }

    /// As it is stored.
    pub fn stored(self) -> i16 {
        self.0
    }

    /// Whether the day belongs to it.
    pub fn has(self, day: Weekday) -> bool {
        self.0 & (1 << day.num_days_from_monday()) != 0
    }

    /// With one more day.
    #[must_use]
    pub fn with(self, day: Weekday) -> Self {
        Self(self.0 | (1 << day.num_days_from_monday()))
    }

    /// Whether there is no day in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Somebody's place in a rota.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// When they are on duty.
    pub weekdays: Weekdays,
    /// When the rota last gave them a question.
    pub given_at: Option<DateTime<Utc>>,
}

/// A board's rota, its places in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rota {
    /// Whose rota: the board itself, or the one above it.
    pub board: BoardId,
    /// Whether new questions are given in turn.
    pub gives: bool,
    /// Since when each day is watched.
    pub made_on: NaiveDate,
    /// What the watch looks for in new posts.
    pub words: Vec<String>,
    /// Who is on duty when.
    pub places: Vec<Place>,
}

impl Rota {
    /// For the history of the site.
    pub fn in_short(&self) -> RotaInShort {
        let places = self.places.iter().map(|place| (place.member, place.weekdays.stored()));
        RotaInShort { gives: self.gives, words: self.words.len(), places: places.collect() }
    }

    /// Who is on duty that day, in their order, without those who are away.
    pub fn on_duty<'a>(&'a self, day: NaiveDate, away: &'a [MemberId]) -> impl Iterator<Item = &'a Place> {
        let there = move |place: &&Place| place.weekdays.has(day.weekday()) && !away.contains(&place.member);
        self.places.iter().filter(there)
    }

    /// Whose turn it is: of those on duty whoever was given none yet, else whoever was given one longest ago.
    pub fn whose_turn(&self, day: NaiveDate, away: &[MemberId]) -> Option<MemberId> {
        self.on_duty(day, away).min_by_key(|place| place.given_at).map(|place| place.member)
    }

    /// Who comes after somebody: the next on duty behind them, from the top again after the last.
    pub fn next_after(&self, who: Option<MemberId>, day: NaiveDate, away: &[MemberId]) -> Option<MemberId> {
        let at = who.and_then(|who| self.places.iter().position(|place| place.member == who));
        let behind = at.map_or(0, |at| at + 1);
        let there = |place: &&Place| Some(place.member) != who;
        let later: Vec<MemberId> = self.places.iter().skip(behind).map(|place| place.member).collect();
        let mut on_duty: Vec<&Place> = self.on_duty(day, away).filter(there).collect();
        on_duty.sort_by_key(|place| !later.contains(&place.member));
        on_duty.first().map(|place| place.member)
    }

    /// Who watches the board that day: those on duty take turns, a day each.
    pub fn watches(&self, day: NaiveDate, away: &[MemberId]) -> Option<&Place> {
        let on_duty: Vec<&Place> =
            self.places.iter().filter(|place| place.weekdays.has(day.weekday())).collect();
        let there = |place: &&&Place| !away.contains(&place.member);
        let turn = usize::try_from(day.num_days_from_ce()).ok()?.checked_rem(on_duty.len())?;
        on_duty.iter().cycle().skip(turn).take(on_duty.len()).find(there).copied()
    }
}

/// Why somebody else looks after a question: who is away, until when, and who answers for it now.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct LookedAfter {
    /// Who is away.
    pub away: String,
    /// Until when.
    pub until: DateTime<Utc>,
    /// Who answers for it; `None`: the board's team.
    pub by: Option<String>,
    /// How long a question waits there for its first answer these days, in minutes; `None` where that is unknown.
    #[serde(default)]
    pub usual_minutes: Option<u32>,
}

/// When somebody is away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// Its row; 0 before it has one.
    pub id: i64,
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// From when.
    pub starts_at: DateTime<Utc>,
    /// Until when.
    pub ends_at: DateTime<Utc>,
    /// Who stands in for them.
    pub stand_in: Option<(MemberId, String)>,
}

impl Absence {
    /// Whether both last at any moment.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.starts_at < other.ends_at && other.starts_at < self.ends_at
    }

    /// Whether it lasts at that moment.
    pub fn lasts_at(&self, now: DateTime<Utc>) -> bool {
        self.starts_at <= now && now < self.ends_at
    }
}
