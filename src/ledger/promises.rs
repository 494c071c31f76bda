//! Which promise of a board holds for a question, and where being urgent would mean waiting longer.
//!
//! `target_for` of the database says which one holds for statements; a property test holds the two together.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use super::Target;
use super::model::{NamedCalendar, NewTarget, Promise};
use crate::db::{GroupId, TargetId};
use crate::events::Urgency;

/// Hours of the coming days, in each of which a question is tried: two weeks, so that every hour of a week is among them
/// twice and a holiday near by at least once.
const HOURS_TRIED: i64 = 14 * 24;

/// Which promise holds for a question of this urgency, by somebody of these groups: the one made to a group at its urgency,
/// else the one made to everybody at its urgency, else the shortest of what fits at a lower one.
pub fn holding<'a>(promises: &'a [NewTarget], urgency: Urgency, groups: &[GroupId]) -> Option<&'a NewTarget> {
    let fits =
        |new: &&NewTarget| new.urgency <= urgency && new.group.is_none_or(|group| groups.contains(&group));
    let rank = |new: &&NewTarget| {
        let own = new.urgency == urgency;
        (!own, !(own && new.group.is_some()), new.answer_minutes)
    };
    promises.iter().filter(fits).min_by_key(rank)
}

/// A time of a promise by which an urgent question would be due later than a less urgent one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorseOff<'a> {
    /// What would hold for the urgent question.
    pub urgent: &'a NewTarget,
    /// What would hold for the less urgent one.
    pub calm: &'a NewTarget,
    /// Which of the three: first answer, next answer, outcome.
    pub time: usize,
    /// When both are asked.
    pub asked: DateTime<Utc>,
    /// When the urgent one is due.
    pub due: DateTime<Utc>,
    /// When the less urgent one is.
    pub sooner: DateTime<Utc>,
}

/// Where somebody would be worse off for being urgent, asking within the coming two weeks: of everybody, and of each group.
/// Minutes of two calendars cannot be compared, so the moments are.
pub fn worse_off<'a>(
    promises: &'a [NewTarget],
    calendars: &[NamedCalendar],
    now: DateTime<Utc>,
) -> Vec<WorseOff<'a>> {
    pairs(promises).into_iter().flat_map(|(calm, urgent)| later(calm, urgent, calendars, now)).collect()
}

/// What holds at an urgency and at the next one, for everybody and each group, where that is not the same.
fn pairs(promises: &[NewTarget]) -> Vec<(&NewTarget, &NewTarget)> {
    let mut groups: Vec<Option<GroupId>> = promises.iter().map(|new| new.group).collect();
    groups.sort_unstable();
    groups.dedup();
    let mut pairs = Vec::new();
    for group in groups {
        let groups: Vec<GroupId> = group.into_iter().collect();
        for (calm, urgent) in Urgency::ALL.iter().zip(Urgency::ALL.iter().skip(1)) {
            let pair = holding(promises, *calm, &groups).zip(holding(promises, *urgent, &groups));
            pairs.extend(pair.filter(|(calm, urgent)| calm != urgent));
        }
    }
    let mut seen = Vec::new();
    pairs.retain(|pair| {
        let is_new = !seen.contains(pair);
        seen.push(*pair);
        is_new
    });
    pairs
}

/// Each time of the urgent promise with the first moment of asking from which it comes due later.
fn later<'a>(
    calm: &'a NewTarget,
    urgent: &'a NewTarget,
    calendars: &[NamedCalendar],
    now: DateTime<Utc>,
) -> Vec<WorseOff<'a>> {
    let Some((slow, fast)) = calm.target(calendars).zip(urgent.target(calendars)) else { return Vec::new() };
    let times = [(slow.answer, fast.answer), (slow.next, fast.next), (slow.outcome, fast.outcome)];
    let first = |(time, (slower, faster)): (usize, (TimeDelta, TimeDelta))| {
        // One calendar counts both: more minutes are later, whenever it is asked, and fewer never.
        if calm.calendar == urgent.calendar && faster <= slower {
            return None;
        }
        whole_hours(now).find_map(|asked| {
            let (due, sooner) = (fast.calendar.due(asked, faster), slow.calendar.due(asked, slower));
            (due > sooner).then_some(WorseOff { urgent, calm, time, asked, due, sooner })
        })
    };
    times.into_iter().enumerate().filter_map(first).collect()
}

/// The whole hours after a moment.
fn whole_hours(now: DateTime<Utc>) -> impl Iterator<Item = DateTime<Utc>> {
    let hour = now.timestamp().div_euclid(3600);
    (1..=HOURS_TRIED).filter_map(move |ahead| DateTime::from_timestamp((hour + ahead) * 3600, 0))
}

impl NewTarget {
    /// Its times with the calendar that counts them; `None`: there is no such calendar.
    pub fn target(&self, calendars: &[NamedCalendar]) -> Option<Target> {
        let named = calendars.iter().find(|named| named.id == self.calendar)?;
        let minutes = |minutes: i32| TimeDelta::minutes(minutes.into());
        Some(Target {
            id: TargetId(0),
            answer: minutes(self.answer_minutes),
            next: minutes(self.next_minutes),
            outcome: minutes(self.outcome_minutes),
            calendar: Arc::new(named.calendar.clone()),
        })
    }
}

impl Promise {
    /// As it would be made again.
    pub fn again(&self) -> NewTarget {
        let minutes = |time: TimeDelta| i32::try_from(time.num_minutes()).unwrap_or(i32::MAX);
        NewTarget {
            urgency: self.urgency,
            group: self.group,
            calendar: self.calendar,
            answer_minutes: minutes(self.target.answer),
            next_minutes: minutes(self.target.next),
            outcome_minutes: minutes(self.target.outcome),
        }
    }
}
