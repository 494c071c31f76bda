//! The days one after the other: people act, nodes work, what must hold is looked at.

use chrono::{DateTime, Datelike, TimeDelta, Timelike, Utc};

use super::agenda::{Agenda, Intent};
use super::checks;
use super::dice::Dice;
use super::minutes::Counts;
use super::nodes::{Ground, Nodes};
use super::post_office::PostOffice;
use super::report::{Figure, Report, Tally};
use super::world::World;
use super::{SimulationError, Size, queries, town};
use crate::clock::Clock;
use crate::config::Config;
use crate::db::{migrations, pools};
use crate::site::Site;

/// Days after the last question by which all must have ended: reminders and silence alone take ten, more than once.
const LATEST: i64 = 150;
/// So many of a hundred mails are refused at first.
const MAILS_REFUSED: u32 = 10;
/// Between two rounds by day while questions come, and at any other time.
const BUSY: TimeDelta = TimeDelta::hours(1);
const CALM: TimeDelta = TimeDelta::hours(4);

/// What is told while it runs.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    /// Questions asked so far.
    pub asked: u64,
    /// The simulated moment.
    pub now: DateTime<Utc>,
}

/// Runs it on an empty database.
///
/// # Errors
/// Where it could not go on; what it found is no error but in the report.
pub async fn run(
    config: &Config,
    url: &str,
    size: Size,
    mut hear: impl FnMut(Progress),
) -> Result<Report, SimulationError> {
    let begins = begins()?;
    migrations::up(url).await.map_err(|e| SimulationError::Node(e.to_string()))?;
    let clock = Clock::fixed(begins);
    let mut moods = Dice::new(size.seed);
    let office = PostOffice::open(move || moods.percent(MAILS_REFUSED)).await;
    let office = office.map_err(|e| SimulationError::Node(e.to_string()))?;
    let mut world = world(url, size, begins).await?;
    let ground = Ground {
        config: config.clone(),
        url: url.to_owned(),
        clock: clock.clone(),
        mail_url: office.url.clone(),
    };
    let mut nodes = Nodes::start(ground).await?;
    let mut days = Days { size, begins, clock, office };
    let ended = days.live(&mut world, &mut nodes, &mut hear).await;
    let restarts = nodes.restarts;
    nodes.stop().await;
    ended?;
    days.report(world, restarts).await
}

/// A Monday before daylight saving begins in America and Europe.
fn begins() -> Result<DateTime<Utc>, SimulationError> {
    "2026-03-02T06:00:00Z".parse().map_err(|e: chrono::ParseError| SimulationError::Model(e.to_string()))
}

async fn world(url: &str, size: Size, now: DateTime<Utc>) -> Result<World, SimulationError> {
    let connected = pools::connect(url).await;
    let mut conn = connected.map_err(|e| SimulationError::Node(e.to_string()))?;
    let mut dice = Dice::new(size.seed);
    let (town, group) = town::found(&mut conn, size, &mut dice, now).await?;
    let site = Site::load(&mut conn).await?;
    let of_town = |id| site.boards.iter().find(|board| board.id == id).cloned();
    let boards = town.boards.iter().filter_map(|board| of_town(board.id)).collect();
    let mut tally = Tally::default();
    for (number, customer) in town.customers.iter().enumerate() {
        tally.know(*customer, queries::address(&town::customer(number)));
    }
    let mut agenda = Agenda::default();
    plan(&mut agenda, &mut dice, &town, size, now);
    let (rules, settings) = (site.rules, site.ledger);
    let cases = std::collections::BTreeMap::new();
    Ok(World { conn, town, dice, agenda, cases, boards, rules, settings, group, now, tally })
}

/// What is known beforehand: when questions come, who falls ill, who leaves, what admins change.
fn plan(agenda: &mut Agenda, dice: &mut Dice, town: &town::Town, size: Size, now: DateTime<Utc>) {
    let minutes = i64::from(size.days) * 24 * 60 - 1;
    for _ in 0..size.questions {
        agenda.plan(now + dice.minutes(0, minutes), Intent::Ask);
    }
    for place in (0..town.agents.len().saturating_sub(2)).filter(|place| place % 4 == 1) {
        let days = dice.between(1, 5);
        agenda.plan(now + dice.minutes(0, minutes), Intent::FallIll(place, days));
    }
    agenda.plan(now + dice.minutes(minutes / 4, minutes * 3 / 4), Intent::Leave(0));
    agenda.plan(now + dice.minutes(minutes / 3, minutes / 2), Intent::Promise(3));
    agenda.plan(now + dice.minutes(minutes / 2, minutes * 2 / 3), Intent::Promise(0));
    agenda.plan(now + dice.minutes(minutes / 4, minutes / 2), Intent::Holiday(1));
}

struct Days {
    size: Size,
    begins: DateTime<Utc>,
    clock: Clock,
    office: PostOffice,
}

impl Days {
    /// Until the last question has ended, or it is too late.
    async fn live(
        &mut self,
        world: &mut World,
        nodes: &mut Nodes,
        hear: &mut impl FnMut(Progress),
    ) -> Result<(), SimulationError> {
        let last_asked = self.begins + TimeDelta::days(self.size.days.into());
        let latest = last_asked + TimeDelta::days(LATEST);
        let mut counts = Counts::new(self.begins - TimeDelta::days(1), latest + TimeDelta::days(60));
        let mut day = self.begins.ordinal();
        while self.clock.now() < latest {
            self.round(world, nodes, &mut counts).await?;
            hear(Progress { asked: world.tally.asked, now: world.now });
            if world.now.ordinal() != day {
                day = world.now.ordinal();
                if self.ends_with(world).await? {
                    break;
                }
            }
            let busy = is_day(world.now) && world.now < last_asked;
            self.clock.advance(if busy { BUSY } else { CALM });
        }
        self.end(world).await
    }

    async fn round(
        &self,
        world: &mut World,
        nodes: &mut Nodes,
        counts: &mut Counts,
    ) -> Result<(), SimulationError> {
        world.now = self.clock.now();
        while let Some(intent) = world.agenda.due(world.now) {
            world.act(intent).await?;
        }
        world.staff_works().await?;
        nodes.work(&mut world.conn, &mut world.dice).await?;
        for letter in self.office.collect() {
            world.read_mail(&letter);
        }
        let faults = checks::at_rest(&mut world.conn, counts, world.now).await?;
        world.tally.find(faults);
        Ok(())
    }

    /// On Sundays everything is told again; whether all has ended.
    async fn ends_with(&self, world: &mut World) -> Result<bool, SimulationError> {
        if world.now.weekday() == chrono::Weekday::Sun {
            let faults = checks::told_again(&mut world.conn, world.now).await?;
            world.tally.find(faults);
        }
        let all_asked = world.tally.asked == u64::from(self.size.questions);
        Ok(all_asked && checks::without_outcome(&mut world.conn, world.now).await?.is_empty())
    }

    async fn end(&self, world: &mut World) -> Result<(), SimulationError> {
        let (conn, now) = (&mut world.conn, world.now);
        let mut faults = checks::without_outcome(conn, now).await?;
        faults.extend(checks::told_again(conn, now).await?);
        faults.extend(checks::mails(conn, &self.office).await?);
        faults.extend(checks::mails_owed(conn, now).await?);
        world.tally.find(faults);
        Ok(())
    }

    async fn report(self, mut world: World, restarts: u64) -> Result<Report, SimulationError> {
        let outcomes = queries::outcomes(&mut world.conn).await?;
        let mut figures = self.acted(&world, restarts);
        figures.extend(queries::figures(&mut world.conn).await?);
        Ok(Report { figures, outcomes, faults: world.tally.faults() })
    }

    fn acted(&self, world: &World, restarts: u64) -> Vec<Figure> {
        let tally = &world.tally;
        let taken: i64 = self.office.taken().values().sum();
        vec![
            ("Questions asked", tally.asked.to_string()),
            ("Days until the last one ended", (world.now - self.begins).num_days().to_string()),
            ("Answers by staff", tally.answered.to_string()),
            ("Replies of other customers", tally.helped.to_string()),
            ("Claimed and forgotten", tally.forgotten.to_string()),
            ("Merged", tally.merged.to_string()),
            ("Taken to phone, letter or e-mail", tally.escalated.to_string()),
            ("Promises with a day", tally.promised.to_string()),
            ("Posts hidden", tally.hidden.to_string()),
            ("Came back after silence had ended them", tally.came_back.to_string()),
            ("Told how it went", tally.rated.to_string()),
            ("Staff fallen ill; who left", format!("{}; {}", tally.ill, tally.left)),
            ("Nodes stopped in the middle", restarts.to_string()),
            ("Mails taken; refused at first", format!("{taken}; {}", self.office.refused())),
        ]
    }
}

fn is_day(now: DateTime<Utc>) -> bool {
    now.weekday() != chrono::Weekday::Sun && (5..22).contains(&now.hour())
}

impl World {
    async fn act(&mut self, intent: Intent) -> Result<(), SimulationError> {
        match intent {
            Intent::Ask => self.ask().await,
            Intent::Help(thread, by) => self.help(thread, by).await,
            Intent::Vote(thread, number, by) => self.vote(thread, number, by).await,
            Intent::MeToo(thread, by) => self.me_too(thread, by).await,
            Intent::Look(thread) => self.look(thread).await,
            Intent::Withdraw(thread) => self.withdraw(thread).await,
            Intent::Hide(thread, number) => self.hide(thread, number).await,
            Intent::Restore(thread, number) => self.restore(thread, number).await,
            Intent::Keep(thread, commitment) => self.keep(thread, commitment).await,
            Intent::FallIll(place, days) => self.fall_ill(place, days).await,
            Intent::Leave(place) => self.leave(place).await,
            Intent::Promise(place) => self.promise_otherwise(place).await,
            Intent::Holiday(place) => self.note_holiday(place).await,
        }
    }
}
