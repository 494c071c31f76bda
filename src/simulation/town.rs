//! The model community before anybody asks: boards in four places of the world, staff with a rota and absences, rules.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc, Weekday};

use super::dice::Dice;
use super::queries::{self, NewMember};
use super::{SimulationError, Size};
use crate::accounts::{groups, roles};
use crate::db::{BoardId, CalendarId, Conn, GroupId, MemberId, UrgencyRuleId};
use crate::desk::actions::urgency;
use crate::desk::model::rules::Rule;
use crate::events::Urgency;
use crate::import::places::Places;
use crate::ledger::actions::targets;
use crate::ledger::calendar::Calendar;
use crate::ledger::hours;
use crate::ledger::model::NewTarget;
use crate::rota::actions;
use crate::rota::model::{Absence, Place, Rota, Weekdays};
use crate::viewer::{Grant, Role};

/// What a smoking device is to the rules.
pub(super) const SAFETY_WORD: &str = "smoke";
/// Questions of a day that one agent is there for.
const QUESTIONS_AN_AGENT: u32 = 12;
/// Questions that one customer asks.
const QUESTIONS_A_CUSTOMER: u32 = 4;
/// The migrations' calendar that is open around the clock.
const AROUND_THE_CLOCK: CalendarId = CalendarId(1);

/// A place of the world with its hours: name, zone, weekdays, Saturdays, days that differ.
type Hours = (&'static str, chrono_tz::Tz, &'static str, &'static str, &'static str);

/// Daylight saving begins in two of them while the simulation runs.
const PLACES: [Hours; 3] = [
    (
        "Berlin",
        chrono_tz::Tz::Europe__Berlin,
        "9-12:30, 13:30-18",
        "",
        "2026-04-03 Good Friday\n2026-04-06 Easter Monday\n2026-05-01 Labour Day\n2026-05-14 Ascension Day",
    ),
    ("New York", chrono_tz::Tz::America__New_York, "8-20", "10-16", "2026-05-25 Memorial Day"),
    (
        "Shanghai",
        chrono_tz::Tz::Asia__Shanghai,
        "9-12, 13-18",
        "10-14",
        "2026-04-04 Qingming\n2026-04-05 Qingming\n2026-04-06 Qingming\n2026-05-01 Labour Day\n2026-05-02 Labour Day",
    ),
];

/// Where questions are asked.
#[derive(Debug, Clone)]
pub(super) struct Board {
    pub(super) id: BoardId,
    /// Its calendar, and how it is called; `None`: around the clock.
    pub(super) calendar: Option<(CalendarId, usize)>,
}

/// Somebody who answers.
#[derive(Debug, Clone)]
pub(super) struct Agent {
    pub(super) id: MemberId,
    pub(super) grant: Grant,
    /// The hour (UTC) at which their working day of nine hours begins.
    pub(super) begins: u32,
    /// From when to when they are away.
    pub(super) away: Vec<(DateTime<Utc>, DateTime<Utc>)>,
    /// They work here no more.
    pub(super) left: bool,
}

impl Agent {
    /// Whether they are at work: on working days, for nine hours, and not away.
    pub(super) fn is_at_work(&self, at: DateTime<Utc>) -> bool {
        use chrono::{Datelike, Timelike};
        let hour = (at.hour() + 24 - self.begins) % 24;
        let works = Weekdays::WORKING.has(at.weekday()) && hour < 9;
        works && !self.left && !self.is_away(at)
    }

    pub(super) fn is_away(&self, at: DateTime<Utc>) -> bool {
        self.away.iter().any(|(from, to)| *from <= at && at < *to)
    }
}

/// Everybody and everything that is there at the beginning.
pub(super) struct Town {
    pub(super) boards: Vec<Board>,
    pub(super) agents: Vec<Agent>,
    pub(super) moderator: MemberId,
    pub(super) admin: MemberId,
    pub(super) customers: Vec<MemberId>,
}

/// Writes it into an empty forum; gives those with a contract beside it.
pub(super) async fn found(
    conn: &mut Conn,
    size: Size,
    dice: &mut Dice,
    now: DateTime<Utc>,
) -> Result<(Town, GroupId), SimulationError> {
    if !queries::is_empty(conn).await? {
        return Err(SimulationError::NotEmpty);
    }
    queries::wait_for_no_disk(conn).await?;
    queries::set_up(conn, "Simulation", now).await?;
    let admin = member(conn, "admin", Some(Role::Admin), None, now).await?.id;
    let moderator = member(conn, "moderator", Some(Role::Moderator), None, now).await?.id;
    let customers = customers(conn, size, now).await?;
    let group = groups::create(conn, "With a contract", admin, now).await.map_err(model)?;
    let with_contract: Vec<MemberId> = customers.iter().step_by(5).copied().take(groups::ADDED_MAX).collect();
    groups::add(conn, group, &with_contract, admin, now).await.map_err(model)?;
    let boards = boards(conn, admin, group, now).await?;
    let agents = staff(conn, &boards, size, now).await?;
    let mut town = Town { boards, agents, moderator, admin, customers };
    rules(conn, &town, now).await?;
    rotas(conn, &town, now).await?;
    absences(conn, &mut town, size, dice, now).await?;
    Ok((town, group))
}

fn model(error: impl std::fmt::Display) -> SimulationError {
    SimulationError::Model(error.to_string())
}

async fn member(
    conn: &mut Conn,
    handle: &str,
    role: Option<Role>,
    board: Option<BoardId>,
    now: DateTime<Utc>,
) -> Result<Agent, SimulationError> {
    let id = queries::insert_member(conn, &NewMember { handle, at: now }).await?;
    let grant = Grant { role: role.unwrap_or(Role::Agent), board };
    if role.is_some() {
        roles::grant(conn, id, grant, None, now).await?;
    }
    Ok(Agent { id, grant, begins: 8, away: Vec::new(), left: false })
}

/// The handle of a customer by their place.
pub(super) fn customer(number: usize) -> String {
    format!("customer-{}", number + 1)
}

async fn customers(
    conn: &mut Conn,
    size: Size,
    now: DateTime<Utc>,
) -> Result<Vec<MemberId>, SimulationError> {
    let mut all = Vec::new();
    let count = (size.questions / QUESTIONS_A_CUSTOMER).max(8);
    for number in 0..usize::try_from(count).unwrap_or(0) {
        all.push(member(conn, &customer(number), None, None, now).await?.id);
    }
    Ok(all)
}

async fn boards(
    conn: &mut Conn,
    admin: MemberId,
    group: GroupId,
    now: DateTime<Utc>,
) -> Result<Vec<Board>, SimulationError> {
    let mut places = Places::new("Everything");
    let mut boards = Vec::new();
    for (index, hours) in PLACES.iter().enumerate() {
        let id = places.place(conn, Some(hours.0), now).await?.board;
        let calendar = calendar(hours, "")?;
        let calendar = targets::create_calendar(conn, hours.0, &calendar, admin, now).await.map_err(model)?;
        boards.push(Board { id, calendar: Some((calendar, index)) });
    }
    boards.push(Board { id: places.place(conn, Some("Always"), now).await?.board, calendar: None });
    for board in &boards {
        let promises = promises(board, group, 1);
        targets::set_targets(conn, board.id, &promises, admin, now).await.map_err(model)?;
    }
    Ok(boards)
}

/// The hours of a place, with days more than it has at the beginning.
fn calendar((_, zone, weekdays, saturdays, days): &Hours, more: &str) -> Result<Calendar, SimulationError> {
    let (weekdays, saturdays) =
        (hours::parse(weekdays).map_err(model)?, hours::parse(saturdays).map_err(model)?);
    let week = std::array::from_fn(|day| match day {
        0..5 => weekdays.clone(),
        5 => saturdays.clone(),
        _ => Vec::new(),
    });
    let days = hours::parse_days(&format!("{days}\n{more}")).map_err(model)?;
    Calendar::new(*zone, week, days).map_err(model)
}

/// The calendar of a place with one holiday more.
pub(super) fn with_holiday(place: usize, day: NaiveDate) -> Result<(String, Calendar), SimulationError> {
    let hours = PLACES.get(place).ok_or_else(|| model("no such place"))?;
    Ok((hours.0.to_owned(), calendar(hours, &format!("{day} Company outing"))?))
}

/// What a board promises: to everybody, for urgent questions, to those with a contract; times so many times as long.
pub(super) fn promises(board: &Board, group: GroupId, times: i32) -> [NewTarget; 4] {
    let calendar = board.calendar.map_or(AROUND_THE_CLOCK, |(calendar, _)| calendar);
    let target = |urgency, group, calendar, (answer, next, outcome): (i32, i32, i32)| NewTarget {
        urgency,
        group,
        calendar,
        answer_minutes: answer * 60 * times,
        next_minutes: next * 60 * times,
        outcome_minutes: outcome * 60 * times,
    };
    [
        target(Urgency::Normal, None, calendar, (4, 4, 30)),
        target(Urgency::High, None, calendar, (2, 2, 12)),
        target(Urgency::Safety, None, AROUND_THE_CLOCK, (1, 1, 8)),
        target(Urgency::Normal, Some(group), calendar, (2, 3, 20)),
    ]
}

/// Agents of all boards and of one, with different working days, and two who lead and are always there.
async fn staff(
    conn: &mut Conn,
    boards: &[Board],
    size: Size,
    now: DateTime<Utc>,
) -> Result<Vec<Agent>, SimulationError> {
    let a_day = size.questions / size.days.max(1);
    let count = usize::try_from(a_day / QUESTIONS_AN_AGENT).unwrap_or(0).max(6);
    let mut agents = Vec::new();
    for number in 0..count {
        // Every third answers for one board only.
        let board =
            boards.get(number % boards.len().max(1)).filter(|_| number % 3 == 2).map(|board| board.id);
        let mut agent = member(conn, &format!("agent-{number}"), Some(Role::Agent), board, now).await?;
        agent.begins = [7, 13, 0].get(number % 3).copied().unwrap_or(7);
        agents.push(agent);
    }
    for (number, begins) in [(1, 6), (2, 13)] {
        let mut lead = member(conn, &format!("lead-{number}"), Some(Role::Lead), None, now).await?;
        lead.begins = begins;
        agents.push(lead);
    }
    Ok(agents)
}

async fn rules(conn: &mut Conn, town: &Town, now: DateTime<Utc>) -> Result<(), SimulationError> {
    let rule = |name: &str, urgency| Rule {
        id: UrgencyRuleId(0),
        name: name.to_owned(),
        urgency: Some(urgency),
        owner: None,
        words: Vec::new(),
        board: None,
        group: None,
        age_minutes: None,
        me_toos: None,
    };
    let all = [
        Rule { words: vec![SAFETY_WORD.to_owned()], ..rule("It smokes", Urgency::Safety) },
        Rule { me_toos: Some(3), ..rule("Many have it", Urgency::High) },
        Rule { age_minutes: Some(7 * 24 * 60), ..rule("A week old", Urgency::High) },
    ];
    for rule in &all {
        urgency::save_rule(conn, rule, town.admin, now).await?;
    }
    Ok(())
}

/// On two boards the rota gives each new question to somebody, on one it only says who is on duty, one has none.
async fn rotas(conn: &mut Conn, town: &Town, now: DateTime<Utc>) -> Result<(), SimulationError> {
    let every_day = [Weekday::Sat, Weekday::Sun].into_iter().fold(Weekdays::WORKING, Weekdays::with);
    for (index, board) in town.boards.iter().enumerate().take(3) {
        let team = town.agents.iter().filter(|agent| agent.grant.answers_for(board.id));
        let place = |agent: &Agent| Place {
            member: agent.id,
            name: String::new(),
            weekdays: every_day,
            given_at: None,
        };
        let rota = Rota {
            board: board.id,
            gives: index < 2,
            made_on: now.date_naive(),
            words: vec!["refund".to_owned()],
            places: team.map(place).collect(),
        };
        actions::save(conn, &rota, town.admin, now).await?;
    }
    Ok(())
}

/// Every agent who does not lead is away once for some days; most have a stand-in.
async fn absences(
    conn: &mut Conn,
    town: &mut Town,
    size: Size,
    dice: &mut Dice,
    now: DateTime<Utc>,
) -> Result<(), SimulationError> {
    let ids: Vec<MemberId> = town.agents.iter().map(|agent| agent.id).collect();
    let mut away = BTreeMap::new();
    for (place, agent) in town.agents.iter().enumerate() {
        if agent.grant.role == Role::Lead {
            continue;
        }
        let starts_at = now + TimeDelta::days(dice.between(1, i64::from(size.days)));
        let ends_at = starts_at + TimeDelta::days(dice.between(2, 9));
        let other = ids.get((place + 1) % ids.len().max(1)).copied().filter(|_| dice.percent(70));
        let stand_in = other.map(|member| (member, String::new()));
        let absence = Absence { id: 0, member: agent.id, name: String::new(), starts_at, ends_at, stand_in };
        actions::say_away(conn, &absence, agent.id, now).await?;
        away.insert(place, (starts_at, ends_at));
    }
    for (place, days) in away {
        if let Some(agent) = town.agents.get_mut(place) {
            agent.away.push(days);
        }
    }
    Ok(())
}
