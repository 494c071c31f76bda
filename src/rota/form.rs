//! The forms of a rota and of an absence: as they were typed, and read into types.

use chrono::{DateTime, Days, NaiveDate, TimeZone, Utc, Weekday};
use chrono_tz::Tz;

use super::model::{AWAY_MAX, Absence, Place, Rota, Weekdays};
use crate::db::{BoardId, MemberId};
use crate::door::Visit;
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::web::fields::Fields;
use crate::web::stand;

/// Monday to Sunday.
pub const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// Somebody's line in the form of a rota.
#[derive(Debug, Clone)]
pub struct Line {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Their place, as typed.
    pub place: String,
    /// Their days.
    pub days: Weekdays,
}

/// The form of a rota.
#[derive(Debug, Clone)]
pub struct Typed {
    /// Whether questions are given in turn.
    pub gives: bool,
    /// A line for each of the team.
    pub lines: Vec<Line>,
    /// How the rota stood when the form was drawn.
    pub stand: String,
}

impl Typed {
    /// A rota as it is, with a line for everybody who answers for the board; a new one begins with all of them on
    /// working days.
    pub fn of(rota: Option<&Rota>, team: &[(MemberId, String)]) -> Self {
        let line = |(at, (member, name)): (usize, &(MemberId, String))| {
            let held = rota.and_then(|rota| rota.places.iter().position(|place| place.member == *member));
            let days = match (rota, held) {
                (None, _) => Weekdays::WORKING,
                (Some(rota), Some(held)) => {
                    rota.places.get(held).map(|place| place.weekdays).unwrap_or_default()
                }
                (Some(_), None) => Weekdays::default(),
            };
            let place = held.unwrap_or_else(|| at + rota.map_or(0, |rota| rota.places.len()));
            (place, Line { member: *member, name: name.clone(), place: String::new(), days })
        };
        let mut lines: Vec<(usize, Line)> = team.iter().enumerate().map(line).collect();
        lines.sort_by_key(|(place, _)| *place);
        let numbered = |(at, (_, line)): (usize, (usize, Line))| Line { place: (at + 1).to_string(), ..line };
        let lines = lines.into_iter().enumerate().map(numbered).collect();
        let typed = Self { gives: rota.is_none_or(|rota| rota.gives), lines, stand: String::new() };
        Self { stand: typed.stands(), ..typed }
    }

    /// As it was sent, for this team.
    pub fn read(fields: &Fields, team: &[(MemberId, String)]) -> Self {
        let line = |(member, name): &(MemberId, String)| {
            let ticked = |day: &Weekday| fields.has(&day_field(*member, *day));
            let days = WEEK.into_iter().filter(ticked).fold(Weekdays::default(), Weekdays::with);
            let place = fields.text(&place_field(*member)).trim().to_owned();
            Line { member: *member, name: name.clone(), place, days }
        };
        let lines = team.iter().map(line).collect();
        Self { gives: fields.has("gives"), lines, stand: fields.text(stand::FIELD).to_owned() }
    }

    /// The rota it says.
    pub fn rota(&self, board: BoardId, held: Option<&Rota>) -> Rota {
        let last = |line: &Line| held.and_then(|rota| rota.places.iter().find(|p| p.member == line.member));
        let mut lines: Vec<&Line> = self.lines.iter().filter(|line| !line.days.is_empty()).collect();
        lines.sort_by_key(|line| line.place.parse::<u32>().unwrap_or(u32::MAX));
        let place = |line: &&Line| Place {
            member: line.member,
            name: line.name.clone(),
            weekdays: line.days,
            given_at: last(line).and_then(|place| place.given_at),
        };
        Rota { board, gives: self.gives, places: lines.iter().map(place).collect() }
    }

    fn stands(&self) -> String {
        let line = |line: &Line| format!("{}:{}:{}", line.member, line.place, line.days.stored());
        let all: Vec<String> = self.lines.iter().map(line).chain([self.gives.to_string()]).collect();
        stand::of(all.iter().map(String::as_str))
    }
}

/// The name of a box.
pub fn day_field(member: MemberId, day: Weekday) -> String {
    format!("day-{member}-{}", day.num_days_from_monday())
}

/// The name of the field of a place.
pub fn place_field(member: MemberId) -> String {
    format!("place-{member}")
}

/// The form of an absence.
#[derive(Debug, Clone, Default)]
pub struct TypedAbsence {
    /// Who, by number.
    pub member: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
    /// Who stands in, by number; empty for nobody in particular.
    pub stand_in: String,
}

impl TypedAbsence {
    /// As it was sent.
    pub fn read(fields: &Fields) -> Self {
        let own = |name: &str| fields.text(name).trim().to_owned();
        Self { member: own("member"), from: own("from"), to: own("to"), stand_in: own("stand_in") }
    }

    /// Reads it into an absence, whole days of the site's zone, or says what is wrong with each field.
    pub fn parse(&self, visit: &Visit, staff: &[(MemberId, String)]) -> Result<Absence, FieldErrors> {
        let mut errors = FieldErrors::new();
        let mut wrong = |field: &str, key| errors.add(field, visit.words.text(key));
        let named = |typed: &str| staff.iter().find(|(id, _)| id.to_string() == typed).cloned();
        let (member, stand_in) = (named(&self.member), named(&self.stand_in));
        if member.is_none() {
            wrong("member", t::RULES_UNKNOWN);
        }
        if !self.stand_in.is_empty() && (stand_in.is_none() || self.stand_in == self.member) {
            wrong("stand_in", t::ROTA_STAND_IN_WRONG);
        }
        let from = day_begins(&self.from, visit.site.zone, 0);
        let to = day_begins(&self.to, visit.site.zone, 1);
        if from.is_none() {
            wrong("from", t::ROTA_DAY_MISSING);
        }
        match (from, to) {
            (_, None) => wrong("to", t::ROTA_DAY_MISSING),
            (Some(from), Some(to)) if to <= from => wrong("to", t::ROTA_ENDS_BEFORE),
            (Some(from), Some(to)) if to - from > AWAY_MAX => wrong("to", t::ROTA_TOO_LONG),
            (_, Some(to)) if to <= visit.now => wrong("to", t::ROTA_OVER),
            _ => {}
        }
        match (member, from, to) {
            (Some((member, name)), Some(starts_at), Some(ends_at)) if errors.is_empty() => {
                Ok(Absence { id: 0, member, name, starts_at, ends_at, stand_in })
            }
            _ => Err(errors),
        }
    }
}

/// When a day, or one so many days later, begins there.
fn day_begins(typed: &str, zone: Tz, later: u64) -> Option<DateTime<Utc>> {
    let day: NaiveDate = typed.parse().ok()?;
    let midnight = day.checked_add_days(Days::new(later))?.and_hms_opt(0, 0, 0)?;
    // A day that begins with a jump of daylight saving begins after it.
    let begins = zone.from_local_datetime(&midnight).earliest();
    Some(begins.unwrap_or_else(|| zone.from_utc_datetime(&midnight)).with_timezone(&Utc))
}
