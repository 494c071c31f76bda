//! The form of what a board promises: a row for everybody and each customer group, at each urgency.

use chrono::TimeDelta;

use crate::db::{BoardId, CalendarId, GroupId};
use crate::door::Visit;
use crate::events::Urgency;
use crate::ledger::hours;
use crate::ledger::model::{ANSWER_MINUTES_MAX, NamedCalendar, NewTarget, OUTCOME_MINUTES_MAX, Promise};
use crate::ledger::promises::{self, WorseOff};
use crate::ledger::routes::targets::Known;
use crate::ledger::views::calendars::moment;
use crate::ledger::views::targets::TIME_NAMES;
use crate::ledger::views::urgency_name;
use crate::ui::form::FieldErrors;
use crate::ui::meanwhile::Labelled;
use crate::ui::words::{Words, t};
use crate::web::fields::Fields;
use crate::web::stand;

/// The times of a row, in the order of the form.
pub const TIMES: [&str; 3] = ["answer", "next", "outcome"];

/// The form as it was typed.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// Everybody's rows first, then each group's; three a group, the least urgent first.
    pub rows: Vec<TypedRow>,
    /// How the promises stood when the form was drawn.
    pub stand: String,
}

/// One row of it.
#[derive(Debug, Clone)]
pub struct TypedRow {
    /// To whom; `None`: to everybody.
    pub group: Option<GroupId>,
    /// At which urgency.
    pub urgency: Urgency,
    /// As in [`TIMES`].
    pub times: [String; 3],
    /// The calendar's number.
    pub calendar: String,
}

impl TypedRow {
    /// The id and name of one of its fields.
    pub fn field(&self, name: &str) -> String {
        field(self.group, self.urgency, name)
    }

    /// Whether it promises nothing.
    pub fn is_empty(&self) -> bool {
        self.times.iter().all(String::is_empty)
    }

    /// What holds where nothing else is promised.
    fn is_base(&self) -> bool {
        self.group.is_none() && self.urgency == Urgency::Normal
    }
}

fn field(group: Option<GroupId>, urgency: Urgency, name: &str) -> String {
    let group = group.map_or(0, |group| group.0);
    format!("{name}-{group}-{urgency}")
}

fn places(groups: &[(GroupId, String)]) -> impl Iterator<Item = (Option<GroupId>, Urgency)> + '_ {
    let groups = std::iter::once(None).chain(groups.iter().map(|(id, _)| Some(*id)));
    groups.flat_map(|group| Urgency::ALL.iter().map(move |urgency| (group, *urgency)))
}

impl Typed {
    /// What a board promises.
    pub fn of(board: BoardId, promises: &[Promise], groups: &[(GroupId, String)]) -> Self {
        let own = |group, urgency| {
            let is = |p: &&Promise| p.board == board && p.group == group && p.urgency == urgency;
            let held = promises.iter().find(is);
            let show = |time: TimeDelta| hours::show_duration(time.num_minutes());
            let times = held.map(|p| [p.target.answer, p.target.next, p.target.outcome].map(show));
            let calendar = held.map(|p| p.calendar.to_string()).unwrap_or_default();
            TypedRow { group, urgency, times: times.unwrap_or_default(), calendar }
        };
        let rows: Vec<TypedRow> = places(groups).map(|(group, urgency)| own(group, urgency)).collect();
        let stand = stands(&rows);
        Self { rows, stand }
    }

    /// Whether the form that was sent had rows for this group.
    pub fn tells_of(fields: &Fields, group: GroupId) -> bool {
        let row = TypedRow {
            group: Some(group),
            urgency: Urgency::Normal,
            times: Default::default(),
            calendar: String::new(),
        };
        TIMES.into_iter().any(|name| fields.has(&row.field(name)))
    }

    /// As it was sent.
    pub fn read(fields: &Fields, groups: &[(GroupId, String)]) -> Self {
        let own = |(group, urgency)| {
            let mut row = TypedRow { group, urgency, times: Default::default(), calendar: String::new() };
            let text = |name: &str| fields.text(&row.field(name)).trim().to_owned();
            let (times, calendar) = (TIMES.map(text), text("calendar"));
            row.times = times;
            row.calendar = calendar;
            row
        };
        Self { rows: places(groups).map(own).collect(), stand: fields.text(stand::FIELD).to_owned() }
    }
}

fn stands(rows: &[TypedRow]) -> String {
    let values = rows.iter().filter(|row| !row.is_empty()).flat_map(|row| {
        [row.field("row")].into_iter().chain(row.times.clone()).chain([row.calendar.clone()])
    });
    let values: Vec<String> = values.collect();
    stand::of(values.iter().map(String::as_str))
}

/// The name of whom a row is for.
pub fn group_name(words: Words, groups: &[(GroupId, String)], group: Option<GroupId>) -> String {
    let known = group.and_then(|id| groups.iter().find(|(known, _)| *known == id));
    known.map_or_else(|| words.text(t::TARGETS_EVERYBODY).into_owned(), |(_, name)| name.clone())
}

/// What each row says to people, with its label.
pub fn labelled(
    words: Words,
    typed: &Typed,
    groups: &[(GroupId, String)],
    calendars: &[NamedCalendar],
) -> Vec<Labelled> {
    let row = |row: &TypedRow| {
        let who = group_name(words, groups, row.group);
        let label = format!("{who}, {}", words.text(urgency_name(row.urgency)));
        let calendar = calendars.iter().find(|named| named.id.to_string() == row.calendar);
        let calendar = calendar.map_or("", |named| named.name.as_str());
        let says =
            if row.is_empty() { String::new() } else { format!("{} {calendar}", row.times.join(" / ")) };
        (label, says)
    };
    typed.rows.iter().map(row).collect()
}

/// Reads it into promises by which nobody is worse off for being urgent, or says what is wrong with each field.
pub fn wanted(visit: &Visit, typed: &Typed, known: &Known) -> Result<Vec<NewTarget>, FieldErrors> {
    let wanted = parse(visit.words, typed, &known.calendars)?;
    let mut errors = FieldErrors::new();
    for worse in promises::worse_off(&wanted, &known.calendars, visit.now) {
        let name = TIMES.get(worse.time).copied().unwrap_or_default();
        let id = field(worse.urgent.group, worse.urgent.urgency, name);
        if errors.of(&id).is_none() {
            errors.add(id, later(visit, &worse, known));
        }
    }
    if errors.is_empty() { Ok(wanted) } else { Err(errors) }
}

/// "First answer, High: a question asked Friday 19:00 would be due Saturday 03:50, later than Normal: Friday 21:00." All
/// in one zone: that of the one with office hours, if one has none.
fn later(visit: &Visit, worse: &WorseOff<'_>, known: &Known) -> String {
    let words = visit.words;
    let calendar = |new: &NewTarget| known.calendars.iter().find(|named| named.id == new.calendar);
    let both = [worse.urgent, worse.calm].map(calendar);
    let office = both.iter().flatten().find(|named| !named.calendar.is_always());
    let Some(named) = office.or_else(|| both.iter().flatten().next()) else { return String::new() };
    let who = |new: &NewTarget| {
        let urgency = words.text(urgency_name(new.urgency)).into_owned();
        match new.group {
            Some(_) => format!("{}, {urgency}", group_name(words, &known.groups, new.group)),
            None => urgency,
        }
    };
    let at = |moment_of| moment(visit, &named.calendar, moment_of);
    let time = TIME_NAMES.get(worse.time).map(|key| words.text(*key)).unwrap_or_default();
    let values = [
        ("time", time.into_owned().into()),
        ("urgency", who(worse.urgent).into()),
        ("than", who(worse.calm).into()),
        ("asked", at(worse.asked).into()),
        ("due", at(worse.due).into()),
        ("sooner", at(worse.sooner).into()),
    ];
    words.with(t::TARGETS_LATER_FOR_URGENCY, &values)
}

/// Reads it into promises, or says what is wrong with each field.
fn parse(words: Words, typed: &Typed, calendars: &[NamedCalendar]) -> Result<Vec<NewTarget>, FieldErrors> {
    let mut errors = FieldErrors::new();
    let promised = typed.rows.iter().filter(|row| !row.is_empty() || row.is_base());
    let read: Vec<Option<NewTarget>> =
        promised.map(|row| parse_row(words, row, calendars, &mut errors)).collect();
    match read.into_iter().collect::<Option<Vec<_>>>() {
        Some(targets) if errors.is_empty() => Ok(targets),
        _ => Err(errors),
    }
}

fn parse_row(
    words: Words,
    row: &TypedRow,
    calendars: &[NamedCalendar],
    errors: &mut FieldErrors,
) -> Option<NewTarget> {
    let limits = [ANSWER_MINUTES_MAX, ANSWER_MINUTES_MAX, OUTCOME_MINUTES_MAX];
    let mut minutes = [None; 3];
    for (((read, text), name), max) in minutes.iter_mut().zip(&row.times).zip(TIMES).zip(limits) {
        *read = hours::parse_duration(text).filter(|minutes| (1..=max).contains(minutes));
        if read.is_none() {
            let key = match (text.is_empty(), hours::parse_duration(text)) {
                (true, _) => t::TARGETS_TIME_MISSING,
                (_, Some(0)) => t::TARGETS_TIME_ZERO,
                (_, Some(long)) if long > max => t::TARGETS_TIME_LONG,
                _ => t::TARGETS_DURATION_WRONG,
            };
            errors.add(row.field(name), words.text(key));
        }
    }
    let calendar = row.calendar.parse().map(CalendarId).ok();
    let known =
        |id: &CalendarId| calendars.iter().any(|named| named.id == *id && named.archived_at.is_none());
    let calendar = calendar.filter(known);
    if calendar.is_none() {
        errors.add(row.field("calendar"), words.text(t::TARGETS_CALENDAR_MISSING));
    }
    let hours = calendars.iter().find(|named| Some(named.id) == calendar);
    for (minutes, name) in minutes.iter().zip(TIMES) {
        let far = |named: &NamedCalendar| minutes.is_some_and(|m| !named.calendar.can_promise(m));
        if hours.is_some_and(far) {
            errors.add(row.field(name), words.text(t::TARGETS_TIME_FAR));
        }
    }
    let [answer, next, outcome] = minutes;
    let (answer_minutes, next_minutes, outcome_minutes) = (answer?, next?, outcome?);
    if outcome_minutes < answer_minutes {
        errors.add(row.field("outcome"), words.text(t::TARGETS_OUTCOME_SHORT));
    }
    Some(NewTarget {
        urgency: row.urgency,
        group: row.group,
        calendar: calendar?,
        answer_minutes,
        next_minutes,
        outcome_minutes,
    })
}
