//! The rules of product.md 2.2, a sentence a case.

use std::sync::Arc;

use askwell::db::{BoardId, MemberId, QuestionId, TargetId};
use askwell::events::{Fact, ProposedOutcome, TimedFact, Urgency};
use askwell::ledger::calendar::Calendar;
use askwell::ledger::hours as hours_of;
use askwell::ledger::state::{self, Targets};
use askwell::ledger::{LedgerState, Outcome, Row, Settings, Standing, Target};
use chrono::{DateTime, TimeDelta, Utc};

const ASKER: MemberId = MemberId(1);
const AGENT: MemberId = MemberId(2);

/// Two boards' promises, the second of them slower, and one that is counted by office hours.
pub(crate) fn targets() -> Targets {
    let target = |id, answer, outcome| {
        let id = TargetId(id);
        let [answer, outcome] = [answer, outcome].map(TimeDelta::hours);
        let calendar = Arc::new(Calendar::around_the_clock());
        (id, Target { id, answer, next: answer, outcome, calendar })
    };
    let (id, mut office) = target(3, 3, 30);
    office.next = TimeDelta::hours(2);
    office.calendar = Arc::new(office_hours());
    [target(1, 4, 48), target(2, 8, 96), (id, office)].into()
}

/// Monday to Friday, nine to twelve and one to six, in Berlin; closed on Tuesday, 3 November 2026.
pub(super) fn office_hours() -> Calendar {
    let day = || hours_of::parse("9-12, 13-18").unwrap();
    let week = std::array::from_fn(|index| if index < 5 { day() } else { vec![] });
    let days = hours_of::parse_days("2026-11-03 Staff outing").unwrap();
    Calendar::new("Europe/Berlin".parse().unwrap(), week, days).unwrap()
}

fn start() -> DateTime<Utc> {
    crate::support::app::start_of_time()
}

fn hours(hours: i64) -> DateTime<Utc> {
    start() + TimeDelta::hours(hours)
}

pub(super) const ASKED: Fact = Fact::Asked { board: BoardId(1), target: TargetId(1) };
const CUSTOMER: Fact = Fact::CustomerReplied { post: 2 };
const ASKER_WROTE: Fact = Fact::AskerWrote { post: 9 };
const ACCEPTED: Fact = Fact::Accepted { by: ASKER, post: 2 };
const VERIFIED: Fact = Fact::Verified { by: AGENT, post: 2 };

const FAQ_WITHDRAWN: Fact = Fact::ProposalWithdrawn { outcome: Some(ProposedOutcome::AnsweredInFaq) };

/// An agent's reply at that hour.
fn answered(hour: i64, post: i32) -> (i64, Fact) {
    (hour, Fact::AgentAnswered { by: AGENT, post, remind_at: hours(hour + 72) })
}

fn asked_back(hour: i64) -> (i64, Fact) {
    (hour, Fact::AskedBack { by: AGENT, post: 2, remind_at: hours(hour + 72) })
}

fn found_helpful(hour: i64) -> (i64, Fact) {
    (hour, Fact::FoundHelpful { post: 2, remind_at: hours(hour + 72) })
}

fn proposed(hour: i64) -> (i64, Fact) {
    (hour, Fact::Proposed { outcome: ProposedOutcome::AnsweredInFaq, remind_at: hours(hour + 72) })
}

/// A question asked at hour 0, and what was told at which hour.
fn told(facts: &[(i64, Fact)]) -> Row {
    let asked = TimedFact { at: start(), fact: ASKED };
    let story: Vec<TimedFact> = std::iter::once(asked)
        .chain(facts.iter().map(|(hour, fact)| TimedFact { at: hours(*hour), fact: *fact }))
        .collect();
    state::settle(QuestionId(1), &story, &targets()).unwrap()
}

/// The row without its count of facts: what was taken back has been told all the same.
fn but_for_the_count(row: Row) -> Row {
    Row { version: 0, ..row }
}

#[test]
fn a_new_question_waits_on_staff_with_the_nearer_of_two_clocks() {
    let row = told(&[]);
    assert_eq!((row.state, row.standing()), (LedgerState::WaitingStaff, Standing::Open));
    assert_eq!((row.answer_due, row.outcome_due), (Some(hours(4)), Some(hours(48))));
    assert_eq!(row.next_due, Some(hours(4)));
}

#[test]
fn what_the_asker_adds_is_no_answer_and_moves_no_clock() {
    let row = told(&[(1, ASKER_WROTE)]);
    assert_eq!((row.standing(), row.next_due, row.first_answered_at), (Standing::Open, Some(hours(4)), None));
}

#[test]
fn a_customers_reply_shows_answered_while_the_staff_clock_runs_on() {
    let row = told(&[(1, CUSTOMER)]);
    assert_eq!((row.state, row.standing()), (LedgerState::WaitingStaff, Standing::Answered));
    assert_eq!((row.next_due, row.first_answered_at), (Some(hours(4)), None));
}

#[test]
fn accepting_or_verifying_closes_it() {
    let accepted = told(&[(1, CUSTOMER), (2, ACCEPTED)]);
    assert_eq!((accepted.outcome, accepted.closed_by), (Some(Outcome::Accepted), Some(ASKER)));
    let verified = told(&[(1, CUSTOMER), (2, VERIFIED)]);
    assert_eq!((verified.outcome, verified.standing()), (Some(Outcome::Verified), Standing::Solved));
    assert_eq!(verified.first_answered_at, Some(hours(2)), "a customer's answer counts once it proved right");
}

#[test]
fn enough_members_finding_it_helpful_makes_it_wait_on_the_asker() {
    let row = told(&[(1, CUSTOMER), found_helpful(2)]);
    assert_eq!((row.state, row.standing()), (LedgerState::WaitingAsker, Standing::Answered));
}

#[test]
fn an_agents_reply_makes_it_wait_on_the_asker() {
    let row = told(&[answered(1, 2)]);
    assert_eq!(
        (row.state, row.first_answered_at, row.owner_id),
        (LedgerState::WaitingAsker, Some(hours(1)), Some(AGENT))
    );
    assert_eq!((row.answer_due, row.outcome_due), (None, None));
}

#[test]
fn asking_back_pauses_both_clocks_and_is_no_first_answer() {
    let back = told(&[asked_back(1)]);
    assert_eq!((back.standing(), back.first_answered_at), (Standing::WaitingForAsker, None));
    let on = told(&[asked_back(1), (25, ASKER_WROTE)]);
    assert_eq!(
        (on.answer_due, on.outcome_due),
        (Some(hours(25 + 3)), Some(hours(25 + 47))),
        "what was left goes on"
    );
    assert_eq!(on.reopened, 0);
    let twice = told(&[asked_back(1), asked_back(10), (25, ASKER_WROTE)]);
    assert_eq!(twice.answer_due, Some(hours(28)), "asking back again uses nothing up");
    let kept = told(&[answered(1, 3), asked_back(2), (25, ASKER_WROTE)]);
    assert_eq!(kept.answer_due, Some(hours(29)), "a promise that was kept is made anew");
}

#[test]
fn the_askers_new_message_reopens_it() {
    for end in [answered(1, 2).1, ACCEPTED, VERIFIED, Fact::Withdrawn { by: ASKER }] {
        let row = told(&[(1, end), (30, ASKER_WROTE)]);
        assert_eq!((row.state, row.outcome, row.reopened), (LedgerState::WaitingStaff, None, 1), "{end:?}");
        assert_eq!(row.next_due, Some(hours(34)), "{end:?}");
    }
}

#[test]
fn silence_brings_reminders_after_three_and_seven_days_and_an_end_after_ten() {
    let (day, settings) = (24, Settings::default());
    let mut facts = vec![answered(1, 2)];
    for due in [3, 7] {
        let row = told(&facts);
        assert_eq!(row.next_due, Some(hours(1 + due * day)));
        let next_at = settings.after_silence(&row, hours(1 + due * day)).unwrap();
        facts.push((1 + due * day, Fact::Reminded { next_at }));
    }
    let row = told(&facts);
    assert_eq!(row.next_due, Some(hours(1 + 10 * day)));
    assert_eq!(settings.after_silence(&row, hours(1 + 10 * day)), None, "no third reminder");
    facts.push((1 + 10 * day, Fact::PresumedSolved));
    assert_eq!(told(&facts).outcome, Some(Outcome::PresumedSolved));
    facts.push((1 + 90 * day, Fact::SaidNotSolved));
    assert_eq!(told(&facts).standing(), Standing::Open, "not solved works at any time");
}

#[test]
fn a_late_reminder_brings_no_early_end() {
    let row = told(&[answered(0, 2)]);
    let late = hours(24 * 30);
    assert_eq!(Settings::default().after_silence(&row, late), Some(late + TimeDelta::days(4)));
}

#[test]
fn a_claim_ends_by_itself_unless_the_agent_writes() {
    let claimed = [(1, Fact::Claimed { by: AGENT, until: hours(2) })];
    let row = told(&claimed);
    assert_eq!((row.owner_at(hours(1)), row.owner_at(hours(2))), (Some(AGENT), None));
    assert_eq!(row.next_due, Some(hours(4)), "claiming buys no time");
    let released = told(&[claimed[0], (2, Fact::Released)]);
    assert_eq!((released.owner_id, released.claim_expires_at), (None, None));
    let written = told(&[claimed[0], answered(1, 2)]);
    assert_eq!(written.owner_at(hours(99)), Some(AGENT));
}

#[test]
fn an_article_elsewhere_closes_it_by_the_askers_yes_or_silence() {
    assert_eq!(told(&[proposed(1)]).state, LedgerState::WaitingAsker);
    for end in [Fact::SaidSolved { by: ASKER }, Fact::PresumedSolved] {
        assert_eq!(told(&[proposed(1), (2, end)]).outcome, Some(Outcome::AnsweredInFaq));
    }
    let refused = told(&[proposed(1), (2, Fact::SaidNotSolved)]);
    assert_eq!((refused.standing(), refused.proposed_outcome), (Standing::Open, None));
}

/// What was told before, what is told and taken back after it.
fn leaves_no_trace(before: &[(i64, Fact)], meanwhile: &[(i64, Fact)], taken_back: Fact) {
    let story = [before, meanwhile, &[(40, taken_back)]].concat();
    let (was, is) = (but_for_the_count(told(before)), but_for_the_count(told(&story)));
    assert_ne!(
        but_for_the_count(told(&[before, meanwhile].concat())),
        was,
        "{meanwhile:?} changes something"
    );
    assert_eq!(is, was, "{taken_back:?}");
}

#[test]
fn a_proposal_is_taken_back_alone() {
    let merged =
        |hour: i64| (hour, Fact::Proposed { outcome: ProposedOutcome::Merged, remind_at: hours(hour + 72) });
    let withdrawn = |hour: i64| (hour, Fact::ProposalWithdrawn { outcome: Some(ProposedOutcome::Merged) });
    // The asker said no to an article; later the question was merged, and split off again.
    let refused = told(&[proposed(1), (30, Fact::SaidNotSolved)]);
    let split = told(&[proposed(1), (30, Fact::SaidNotSolved), merged(31), withdrawn(32)]);
    assert_eq!(but_for_the_count(split), but_for_the_count(refused));
    // What was proposed before, and never answered, stands again.
    let once = told(&[merged(1)]);
    let twice = told(&[merged(1), (2, ASKER_WROTE), merged(3), withdrawn(4)]);
    assert_eq!(twice.state, LedgerState::WaitingStaff);
    assert_eq!(once.proposed_outcome, Some(ProposedOutcome::Merged));
    // A promotion that is undone leaves a merge as it stands.
    let child = told(&[proposed(1), (30, Fact::SaidNotSolved), merged(31), (33, FAQ_WITHDRAWN)]);
    assert_eq!(child.proposed_outcome, Some(ProposedOutcome::Merged));
}

#[test]
fn what_is_taken_back_leaves_state_and_deadlines_as_they_were() {
    let open = [(1, CUSTOMER)];
    let waiting = [answered(1, 2)];
    for before in [&open, &waiting] {
        leaves_no_trace(before, &[(3, ACCEPTED)], Fact::Unaccepted);
        leaves_no_trace(before, &[(3, VERIFIED)], Fact::Unverified { post: 2 });
        leaves_no_trace(before, &[(3, Fact::Removed { by: AGENT })], Fact::Restored);
        leaves_no_trace(before, &[proposed(3)], FAQ_WITHDRAWN);
        leaves_no_trace(before, &[answered(3, 3)], Fact::PostGone { post: 3 });
        leaves_no_trace(before, &[(3, Fact::Accepted { by: ASKER, post: 3 })], Fact::PostGone { post: 3 });
    }
    leaves_no_trace(&open, &[proposed(3), (5, Fact::SaidSolved { by: ASKER })], FAQ_WITHDRAWN);
    leaves_no_trace(&open, &[found_helpful(3)], Fact::NoLongerHelpful { post: 2 });
    leaves_no_trace(&[(1, CUSTOMER), (2, ACCEPTED)], &[(3, Fact::Removed { by: AGENT })], Fact::Restored);
    leaves_no_trace(&[(1, CUSTOMER), (2, VERIFIED)], &[(3, ACCEPTED)], Fact::Unaccepted);
    let second = Fact::Verified { by: AGENT, post: 3 };
    leaves_no_trace(&[(1, CUSTOMER)], &[(2, second)], Fact::Unverified { post: 3 });
    let still = told(&[(1, CUSTOMER), (2, VERIFIED), (3, second), (4, Fact::Unverified { post: 2 })]);
    assert_eq!(still.outcome, Some(Outcome::Verified), "one verified answer stands");
}

#[test]
fn a_reply_out_of_sight_is_no_reply_and_counts_again_once_it_is_back() {
    let gone = Fact::PostGone { post: 2 };
    assert_eq!(told(&[(1, CUSTOMER), (2, gone)]).standing(), Standing::Open);
    let stories =
        [vec![(1, CUSTOMER), (2, ACCEPTED)], vec![answered(1, 2)], vec![(1, CUSTOMER), (2, VERIFIED)]];
    for story in stories {
        let row = told(&[story.as_slice(), &[(5, gone)]].concat());
        assert_eq!((row.state, row.next_due), (LedgerState::WaitingStaff, Some(hours(4))), "{story:?}");
        assert_eq!((row.accepted(), row.first_answered_at), (None, None), "{story:?}");
        let back = told(&[story.as_slice(), &[(5, gone), (6, Fact::PostBack { post: 2 })]].concat());
        assert_eq!(but_for_the_count(back), but_for_the_count(told(&story)));
    }
    let silent = [answered(1, 2), (80, Fact::Reminded { next_at: hours(100) }), (200, Fact::PresumedSolved)];
    let row = told(&[silent.as_slice(), &[(300, gone)]].concat());
    assert_eq!(
        row.standing(),
        Standing::Open,
        "nobody can have been silent about an answer that is not there"
    );
}

#[test]
fn the_askers_word_against_it_ends_an_acceptance_until_that_word_is_gone() {
    let story = [(1, CUSTOMER), (2, ACCEPTED), (3, ASKER_WROTE)];
    assert_eq!(told(&story).accepted(), None);
    let deleted = told(&[story.as_slice(), &[(4, Fact::PostGone { post: 9 })]].concat());
    assert_eq!((deleted.outcome, deleted.accepted()), (Some(Outcome::Accepted), Some((2, hours(2)))));
}

#[test]
fn an_asker_whose_time_ran_out_meanwhile_gets_it_once_more() {
    let row = told(&[answered(0, 2), (1, ACCEPTED), (500, Fact::Unaccepted)]);
    assert_eq!((row.state, row.next_due), (LedgerState::WaitingAsker, Some(hours(572))));
}

#[test]
fn another_boards_target_holds_from_the_moment_it_belongs_there() {
    let row = told(&[(1, Fact::Moved { board: BoardId(2), target: TargetId(2) })]);
    assert_eq!((row.answer_due, row.outcome_due, row.owner_id), (Some(hours(8)), Some(hours(96)), None));
}

#[test]
fn moving_changes_what_is_promised_and_not_when_it_began() {
    let moved = Fact::Moved { board: BoardId(2), target: TargetId(2) };
    let reopened = [answered(1, 2), (100, ASKER_WROTE), (101, moved)];
    let row = told(&reopened);
    assert_eq!((row.answer_due, row.outcome_due), (Some(hours(108)), Some(hours(196))));
    assert_eq!(row.next_due, Some(hours(108)));
    let back = Fact::Moved { board: BoardId(1), target: TargetId(1) };
    let row = told(&[reopened.as_slice(), &[(102, back)]].concat());
    assert_eq!((row.answer_due, row.outcome_due), (Some(hours(104)), Some(hours(148))));
    let paused = told(&[asked_back(1), (2, moved), (25, ASKER_WROTE)]);
    assert_eq!((paused.answer_due, paused.outcome_due), (Some(hours(25 + 7)), Some(hours(25 + 95))));
}

#[test]
fn solved_after_all_ends_what_is_open_and_nothing_else() {
    let after_all = Fact::SolvedAfterAll { by: ASKER };
    let row = told(&[answered(1, 2), (2, Fact::SaidNotSolved), (3, after_all)]);
    assert_eq!((row.state, row.outcome), (LedgerState::Closed, Some(Outcome::Accepted)));
    assert_eq!((row.closed_by, row.accepted_number, row.next_due), (Some(ASKER), None, None));
    let again = TimedFact { at: hours(4), fact: after_all };
    assert!(state::after(&row, again, &targets()).is_err(), "it has ended");
}

#[test]
fn what_does_not_fit_is_refused_and_named() {
    let open = told(&[]);
    let closed = told(&[(1, Fact::Withdrawn { by: ASKER })]);
    let removed = told(&[(1, Fact::Removed { by: AGENT })]);
    let until = hours(9);
    let cases = [
        (&open, ASKED),
        (&open, Fact::Reminded { next_at: until }),
        (&open, Fact::PresumedSolved),
        (&open, Fact::SaidSolved { by: ASKER }),
        (&closed, Fact::Claimed { by: AGENT, until }),
        (&closed, Fact::Assigned { to: AGENT, by: None }),
        (&closed, proposed(9).1),
        (&closed, Fact::Reminded { next_at: until }),
        (&removed, ACCEPTED),
        (&removed, Fact::SaidNotSolved),
    ];
    for (row, fact) in cases {
        assert!(state::after(row, TimedFact { at: hours(2), fact }, &targets()).is_err(), "{fact:?}");
    }
    let unasked = TimedFact { at: start(), fact: CUSTOMER };
    assert!(state::first(QuestionId(1), unasked, &targets()).is_err());
}

#[test]
fn clocks_are_counted_by_the_calendar_of_their_target() {
    // Monday 09:00 UTC is 10:00 in Berlin; Tuesday is closed.
    let asked = Fact::Asked { board: BoardId(3), target: TargetId(3) };
    let at = |hour: i64, fact| TimedFact { at: hours(hour), fact };
    let settle = |story: &[TimedFact]| state::settle(QuestionId(1), story, &targets()).unwrap();
    let row = settle(&[at(0, asked)]);
    assert_eq!(row.answer_due, Some(hours(4)), "two hours before noon, one after");
    let (_, answered) = answered(1, 2);
    let row = settle(&[at(0, asked), at(1, answered), at(7, ASKER_WROTE)]);
    assert_eq!(row.answer_due, Some(hours(48)), "the next answer: one hour on Monday, one on Wednesday");
    let (_, back) = asked_back(2);
    let row = settle(&[at(0, asked), at(2, back), at(30, ASKER_WROTE)]);
    assert_eq!(row.answer_due, Some(hours(48)), "an hour was left, and Tuesday does not count");
}

#[test]
fn another_target_holds_as_if_it_had_from_the_start() {
    let retargeted = |hour, id| (hour, Fact::Retargeted { target: TargetId(id) });
    let row = told(&[retargeted(2, 3)]);
    assert_eq!((row.target_id, row.answer_due), (TargetId(3), Some(hours(4))));
    let row = told(&[retargeted(2, 3), retargeted(3, 1)]);
    assert_eq!((row.answer_due, row.outcome_due), (Some(hours(4)), Some(hours(48))), "and back again");
    let row = told(&[(0, Fact::UrgencySet { urgency: Urgency::High, target: TargetId(2), by: None })]);
    assert_eq!((row.urgency, row.answer_due), (Urgency::High, Some(hours(8))));
    let row = told(&[asked_back(1), retargeted(2, 2), (5, ASKER_WROTE)]);
    assert_eq!(row.answer_due, Some(hours(5 + 7)), "three hours were left, and four more are promised");
    let row = told(&[answered(1, 2), retargeted(2, 2)]);
    assert_eq!(row.next_due, Some(hours(73)), "the asker's reminder is no promise");
}
