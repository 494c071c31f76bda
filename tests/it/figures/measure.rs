//! What of a question's story counts as its first answer, and when that was in time: a sentence a case.

use askwell::db::{BoardId, MemberId, QuestionId, TargetId};
use askwell::events::{Fact, ProposedOutcome, TimedFact};
use askwell::figures::measure::measured;
use askwell::figures::{Closing, Ending, Measured};
use chrono::TimeDelta;
use chrono_tz::Tz;

use crate::ledger::rules::targets;
use crate::support::app::start_of_time;

const ASKED: Fact = Fact::Asked { board: BoardId(1), target: TargetId(1) };
const AGENT: MemberId = MemberId(2);
const ASKER: MemberId = MemberId(1);

/// Promised is an answer after four hours.
fn story(facts: &[(i64, Fact)]) -> Option<Measured> {
    let timed =
        |(hour, fact): &(i64, Fact)| TimedFact { at: start_of_time() + TimeDelta::hours(*hour), fact: *fact };
    let story: Vec<TimedFact> = [(0, ASKED)].iter().chain(facts).map(timed).collect();
    measured(QuestionId(7), &story, &targets(), Tz::UTC).unwrap()
}

/// How it ended, after how many hours.
fn end(facts: &[(i64, Fact)]) -> Option<(Ending, i32)> {
    let measured = story(facts).unwrap();
    measured.ending.map(|ending| (ending, measured.minutes.unwrap() / 60))
}

fn answered(post: i32) -> Fact {
    Fact::AgentAnswered { by: AGENT, post, remind_at: start_of_time() }
}

fn asked_back(post: i32) -> Fact {
    Fact::AskedBack { by: AGENT, post, remind_at: start_of_time() }
}

fn pointed() -> Fact {
    Fact::Proposed { outcome: ProposedOutcome::AnsweredInFaq, remind_at: start_of_time() }
}

const CUSTOMER: Fact = Fact::CustomerReplied { post: 2 };
const ACCEPTED: Fact = Fact::Accepted { by: ASKER, post: 2 };

#[test]
fn a_question_waits_until_somebody_answers() {
    let waiting = story(&[]).unwrap();
    assert_eq!((waiting.ending, waiting.minutes), (None, None));
    assert_eq!(waiting.due_at, Some(start_of_time() + TimeDelta::hours(4)));
    assert_eq!((waiting.asked_day, waiting.asked_hour), (start_of_time().date_naive(), 9));
}

#[test]
fn at_the_promised_time_is_in_time_and_later_is_late() {
    assert_eq!(end(&[(4, answered(2))]), Some((Ending::StaffInTime, 4)));
    assert_eq!(end(&[(5, answered(2))]), Some((Ending::StaffLate, 5)));
}

#[test]
fn a_customers_answer_counts_from_when_it_proved_right() {
    assert_eq!(end(&[(1, CUSTOMER)]), None);
    assert_eq!(end(&[(1, CUSTOMER), (3, ACCEPTED)]), Some((Ending::CustomersInTime, 3)));
    let verified = Fact::Verified { by: AGENT, post: 2 };
    assert_eq!(end(&[(1, CUSTOMER), (6, verified)]), Some((Ending::CustomersLate, 6)));
}

#[test]
fn what_is_taken_back_was_no_answer() {
    assert_eq!(end(&[(1, CUSTOMER), (3, ACCEPTED), (4, Fact::Unaccepted)]), None);
    assert_eq!(end(&[(1, answered(2)), (2, Fact::PostGone { post: 2 })]), None);
    assert_eq!(
        end(&[(1, answered(2)), (2, Fact::PostGone { post: 2 }), (3, answered(3))]),
        Some((Ending::StaffInTime, 3))
    );
}

#[test]
fn asking_back_is_no_answer_and_stops_the_clock() {
    let asker_wrote = Fact::AskerWrote { post: 3 };
    let waiting = story(&[(1, asked_back(2))]).unwrap();
    assert_eq!((waiting.ending, waiting.due_at), (None, None));
    // Three hours are left at the tenth: the thirteenth is in time.
    assert_eq!(
        end(&[(1, asked_back(2)), (10, asker_wrote), (13, answered(4))]),
        Some((Ending::StaffInTime, 13))
    );
    assert_eq!(
        end(&[(1, asked_back(2)), (10, asker_wrote), (14, answered(4))]),
        Some((Ending::StaffLate, 14))
    );
    // Too late already.
    let late = story(&[(6, asked_back(2))]).unwrap();
    assert_eq!(late.due_at, Some(start_of_time() + TimeDelta::hours(4)));
}

#[test]
fn an_answer_elsewhere_counts_unless_the_asker_says_no() {
    assert_eq!(end(&[(2, pointed())]), Some((Ending::StaffInTime, 2)));
    assert_eq!(end(&[(2, pointed()), (240, Fact::PresumedSolved)]), Some((Ending::StaffInTime, 2)));
    assert_eq!(end(&[(2, pointed()), (20, Fact::SaidNotSolved)]), None);
    assert_eq!(
        end(&[(2, pointed()), (20, Fact::SaidNotSolved), (23, answered(3))]),
        Some((Ending::StaffInTime, 23))
    );
    assert_eq!(end(&[(2, pointed()), (3, Fact::ProposalWithdrawn { outcome: None })]), None);
}

#[test]
fn what_ends_without_an_answer_is_missed_only_if_one_was_due() {
    assert_eq!(end(&[(3, Fact::Withdrawn { by: ASKER })]), Some((Ending::Stopped, 3)));
    assert_eq!(end(&[(5, Fact::Withdrawn { by: ASKER })]), Some((Ending::StoppedLate, 5)));
    // 240 hours, rounded up by a little.
    assert_eq!(end(&[(1, asked_back(2)), (240, Fact::PresumedSolved)]), Some((Ending::Stopped, 243)));
    assert_eq!(end(&[(5, Fact::Withdrawn { by: ASKER }), (6, Fact::AskerWrote { post: 2 })]), None);
}

#[test]
fn another_board_has_it_with_its_promise_and_what_is_removed_does_not_count() {
    let moved = Fact::Moved { board: BoardId(2), target: TargetId(2) };
    let late_here = story(&[(1, moved), (6, answered(2))]).unwrap();
    assert_eq!((late_here.board_id, late_here.ending), (BoardId(2), Some(Ending::StaffInTime)));
    assert_eq!(story(&[(1, answered(2)), (2, Fact::Removed { by: AGENT })]), None);
    assert_eq!(
        end(&[(1, answered(2)), (2, Fact::Removed { by: AGENT }), (3, Fact::Restored)]),
        Some((Ending::StaffInTime, 1))
    );
}

/// How it closed, after how many hours.
fn closed(facts: &[(i64, Fact)]) -> Option<(Closing, i32)> {
    let measured = story(facts).unwrap();
    measured.closing.map(|closing| (closing, measured.outcome_minutes.unwrap() / 60))
}

#[test]
fn the_outcome_counts_from_when_it_closed_last() {
    assert_eq!(closed(&[(1, answered(2))]), None, "an answer alone is none");
    assert_eq!(closed(&[(1, answered(2)), (3, ACCEPTED)]), Some((Closing::Ended, 3)));
    assert_eq!(
        closed(&[(1, answered(2)), (3, ACCEPTED), (5, Fact::SaidNotSolved)]),
        None,
        "it is open again"
    );
    assert_eq!(
        closed(&[
            (1, answered(2)),
            (3, ACCEPTED),
            (5, Fact::SaidNotSolved),
            (7, answered(3)),
            (8, Fact::SaidSolved { by: ASKER })
        ]),
        Some((Closing::Ended, 8))
    );
    // 240 hours, rounded up by a little.
    assert_eq!(closed(&[(1, answered(2)), (240, Fact::PresumedSolved)]), Some((Closing::Ended, 243)));
    assert_eq!(closed(&[(3, Fact::Withdrawn { by: ASKER })]), Some((Closing::Withdrawn, 3)));
}

#[test]
fn days_and_hours_are_those_of_the_zone() {
    let asked = [TimedFact { at: start_of_time() - TimeDelta::hours(9), fact: ASKED }];
    let there =
        measured(QuestionId(7), &asked, &targets(), "America/New_York".parse().unwrap()).unwrap().unwrap();
    assert_eq!((there.asked_day.to_string().as_str(), there.asked_hour), ("2026-11-01", 19));
}

fn escalated() -> Fact {
    let due = start_of_time() + TimeDelta::hours(72);
    Fact::Escalated { owner: AGENT, due, by: AGENT }
}

const RESOLVED: Fact = Fact::EscalationResolved { by: AGENT };
const CALLED_OFF: Fact = Fact::EscalationEnded { by: AGENT };

#[test]
fn a_call_stops_no_clock_of_the_figures() {
    let waiting = story(&[(1, escalated())]).unwrap();
    assert_eq!(
        waiting.due_at,
        Some(start_of_time() + TimeDelta::hours(4)),
        "late though somebody is to call"
    );
    assert_eq!(end(&[(1, escalated()), (4, RESOLVED)]), Some((Ending::StaffInTime, 4)));
    assert_eq!(end(&[(1, escalated()), (5, RESOLVED)]), Some((Ending::StaffLate, 5)));
    assert_eq!(end(&[(1, escalated()), (5, answered(2))]), Some((Ending::StaffLate, 5)));
    assert_eq!(end(&[(1, escalated()), (5, Fact::Withdrawn { by: ASKER })]), Some((Ending::StoppedLate, 5)));
    // Asked back with three hours left, which go on when the call is promised.
    let after_a_pause = [(1, asked_back(2)), (10, escalated())];
    assert_eq!(story(&after_a_pause).unwrap().due_at, Some(start_of_time() + TimeDelta::hours(13)));
    // Another board promises eight hours.
    let moved = Fact::Moved { board: BoardId(2), target: TargetId(2) };
    let elsewhere = story(&[(1, escalated()), (2, moved)]).unwrap();
    assert_eq!(elsewhere.due_at, Some(start_of_time() + TimeDelta::hours(8)));
}

#[test]
fn calling_a_call_off_gives_the_figures_no_more_time() {
    let waiting = story(&[(1, escalated()), (3, CALLED_OFF)]).unwrap();
    assert_eq!(waiting.due_at, Some(start_of_time() + TimeDelta::hours(4)));
    assert_eq!(end(&[(1, escalated()), (3, CALLED_OFF), (4, answered(2))]), Some((Ending::StaffInTime, 4)));
    assert_eq!(end(&[(1, escalated()), (3, CALLED_OFF), (5, answered(2))]), Some((Ending::StaffLate, 5)));
    // One hour is left when the asker is asked back.
    let asked = [(1, escalated()), (2, CALLED_OFF), (3, asked_back(2)), (20, Fact::AskerWrote { post: 3 })];
    assert_eq!(story(&asked).unwrap().due_at, Some(start_of_time() + TimeDelta::hours(21)));
    // The clock begins anew once the asker opens it again.
    let anew =
        [(1, escalated()), (3, CALLED_OFF), (3, Fact::Withdrawn { by: ASKER }), (9, Fact::SaidNotSolved)];
    assert_eq!(story(&anew).unwrap().due_at, Some(start_of_time() + TimeDelta::hours(13)));
}

#[test]
fn pointing_elsewhere_during_a_call_counts_from_when_staff_did() {
    assert_eq!(end(&[(1, escalated()), (3, pointed())]), Some((Ending::StaffInTime, 3)));
    assert_eq!(end(&[(1, escalated()), (6, pointed())]), Some((Ending::StaffLate, 6)));
}

#[test]
fn asking_back_half_a_minute_late_is_late() {
    let seconds = |seconds: i64, fact| TimedFact { at: start_of_time() + TimeDelta::seconds(seconds), fact };
    let of = |late: i64| {
        let told = [seconds(0, ASKED), seconds(4 * 3600 + late, asked_back(2))];
        let then = [seconds(9 * 3600, Fact::PresumedSolved)];
        let measured =
            |story: &[TimedFact]| measured(QuestionId(7), story, &targets(), Tz::UTC).unwrap().unwrap();
        (measured(&told).due_at, measured(&[told.as_slice(), &then].concat()).ending)
    };
    assert_eq!(of(0), (None, Some(Ending::Stopped)));
    assert_eq!(of(30), (Some(start_of_time() + TimeDelta::hours(4)), Some(Ending::StoppedLate)));
}

#[test]
fn what_came_first_counts_and_nothing_after_a_close_that_stands() {
    assert_eq!(end(&[(2, pointed()), (6, answered(3))]), Some((Ending::StaffInTime, 2)));
    assert_eq!(end(&[(2, pointed()), (6, pointed())]), Some((Ending::StaffInTime, 2)));
    assert_eq!(end(&[(1, escalated()), (3, RESOLVED), (6, ACCEPTED)]), Some((Ending::StaffInTime, 3)));
    let withdrawn = (3, Fact::Withdrawn { by: ASKER });
    assert_eq!(end(&[withdrawn, (6, answered(2))]), Some((Ending::Stopped, 3)));
    // Open again, or accepted after all: it counts.
    assert_eq!(
        end(&[withdrawn, (6, answered(2)), (7, Fact::AskerWrote { post: 3 })]),
        Some((Ending::StaffLate, 6))
    );
    assert_eq!(end(&[(1, CUSTOMER), withdrawn, (4, ACCEPTED)]), Some((Ending::CustomersInTime, 4)));
    assert_eq!(closed(&[(1, CUSTOMER), withdrawn, (4, ACCEPTED)]), Some((Closing::Ended, 4)));
    let verified = Fact::Verified { by: AGENT, post: 2 };
    assert_eq!(closed(&[(1, CUSTOMER), (2, verified), (6, ACCEPTED)]), Some((Closing::Ended, 2)), "once");
}
