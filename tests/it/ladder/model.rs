//! When a step comes: counted along the calendar, with what had passed before a pause.

use std::collections::BTreeMap;
use std::sync::Arc;

use askwell::db::{BoardId, MemberId, QuestionId, TargetId};
use askwell::events::{Fact, Tells, TimedFact};
use askwell::ladder::{Climb, Step};
use askwell::ledger::calendar::{Calendar, Hours};
use askwell::ledger::{Row, Target, state};
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use proptest::prelude::*;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn target(answer_minutes: i64) -> Target {
    let office: [Vec<Hours>; 7] =
        std::array::from_fn(
            |day| {
                if day < 5 { vec![Hours::new(9 * 60, 17 * 60).unwrap()] } else { Vec::new() }
            },
        );
    let calendar = Calendar::new(Tz::Europe__Berlin, office, BTreeMap::new()).unwrap();
    Target {
        id: TargetId(1),
        answer: TimeDelta::minutes(answer_minutes),
        next: TimeDelta::minutes(answer_minutes),
        outcome: TimeDelta::days(9),
        calendar: Arc::new(calendar),
    }
}

fn row(story: &[(DateTime<Utc>, Fact)], target: &Target) -> Row {
    let story: Vec<TimedFact> = story.iter().map(|(at, fact)| TimedFact { at: *at, fact: *fact }).collect();
    state::settle(QuestionId(1), &story, &[(target.id, target.clone())].into()).unwrap()
}

const ASKED: Fact = Fact::Asked { board: BoardId(1), target: TargetId(1) };

#[test]
fn nights_do_not_count() {
    let target = target(240);
    // Friday 15:00 in Berlin: two of four hours are left on Monday.
    let row = row(&[(at("2026-11-06T14:00:00Z"), ASKED)], &target);
    let climb = Climb::of(&row, &target).unwrap();
    assert_eq!(climb.at(25), at("2026-11-06T15:00:00Z"));
    assert_eq!(climb.at(75), at("2026-11-09T09:00:00Z"));
    assert_eq!(climb.at(100), row.next_due.unwrap());
    assert_eq!(climb.at(200), at("2026-11-09T14:00:00Z"));
}

#[test]
fn what_had_passed_before_a_pause_counts() {
    let target = target(240);
    let back = Fact::AskedBack { by: MemberId(2), post: 2, remind_at: at("2026-11-20T00:00:00Z") };
    let row = row(
        &[
            (at("2026-11-02T08:00:00Z"), ASKED),
            (at("2026-11-02T10:00:00Z"), back),
            (at("2026-11-03T10:00:00Z"), Fact::AskerWrote { post: 3 }),
        ],
        &target,
    );
    let climb = Climb::of(&row, &target).unwrap();
    assert_eq!(climb.at(75), at("2026-11-03T11:00:00Z"), "half had passed; a quarter is an hour");
    assert_eq!(climb.at(50), at("2026-11-03T10:00:00Z"));
    let ladder = [Step { percent: 100, tells: Tells::Leads }, Step { percent: 75, tells: Tells::Owner }];
    let left = |taken: &[(i32, DateTime<Utc>)]| -> Vec<i32> {
        climb.left(&ladder, taken).iter().map(|(step, _)| step.percent).collect()
    };
    assert_eq!(left(&[(75, at("2026-11-03T11:00:00Z"))]), [100]);
    assert_eq!(left(&[(75, at("2026-11-02T09:00:00Z"))]), [75, 100], "the deadline was put off since");
}

#[test]
fn what_comes_back_when_its_deadline_is_over_is_told_of_again() {
    let target = target(240);
    let back = Fact::AskedBack { by: MemberId(2), post: 2, remind_at: at("2026-11-20T00:00:00Z") };
    // Nine hours of four had passed when it was asked back.
    let row = row(
        &[
            (at("2026-11-02T08:00:00Z"), ASKED),
            (at("2026-11-03T09:00:00Z"), back),
            (at("2026-11-05T10:00:00Z"), Fact::AskerWrote { post: 3 }),
        ],
        &target,
    );
    let climb = Climb::of(&row, &target).unwrap();
    let ladder =
        [Step { percent: 100, tells: Tells::Leads }, Step { percent: 200, tells: Tells::Escalation }];
    let taken = [(100, at("2026-11-02T12:00:00Z")), (200, at("2026-11-03T08:00:00Z"))];
    let left = climb.left(&ladder, &taken);
    assert_eq!(
        left.iter().map(|(step, at)| (step.percent, *at)).collect::<Vec<_>>(),
        [(100, row.waiting_since), (200, row.waiting_since)]
    );
    let told = |climb: &Climb| climb.left(&ladder, &taken).last().map(|(step, _)| step.tells);
    assert_eq!(told(&climb), Some(Tells::Escalation));
    assert_eq!(
        told(&climb.clone().after_calls(true)),
        Some(Tells::Leads),
        "it was called, and that was called off"
    );
    // Told since, it is told once.
    let taken = taken.map(|(percent, _)| (percent, row.waiting_since));
    assert!(climb.left(&ladder, &taken).is_empty());
}

proptest! {
    #[test]
    fn steps_come_in_their_order_and_the_hundredth_is_the_deadline(minutes in 0_i64..40_000, promised in 100_i64..3_000, low in 1_i32..400, high in 1_i32..400) {
        let target = target(promised);
        let row = row(&[(at("2026-03-20T08:00:00Z") + TimeDelta::minutes(minutes), ASKED)], &target);
        let climb = Climb::of(&row, &target).unwrap();
        prop_assert_eq!(climb.at(100), row.next_due.unwrap());
        let (low, high) = (low.min(high), low.max(high));
        prop_assert!(row.waiting_since <= climb.at(low));
        prop_assert!(climb.at(low) <= climb.at(high));
    }
}
