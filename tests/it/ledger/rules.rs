//! The rules of product.md 2.2, a sentence a case.

use askwell::db::{BoardId, MemberId, QuestionId, TargetId};
use askwell::events::{Fact, ProposedOutcome, TimedFact};
use askwell::ledger::state::{self, Rules};
use askwell::ledger::{LedgerState, Outcome, Row, Settings, Standing, Target};
use chrono::{DateTime, TimeDelta, Utc};

const ASKER: MemberId = MemberId(1);
const AGENT: MemberId = MemberId(2);

pub(super) fn rules() -> Rules {
    let target = Target { id: TargetId(1), answer: TimeDelta::hours(4), outcome: TimeDelta::hours(48) };
    Rules { target, settings: Settings::default() }
}

fn start() -> DateTime<Utc> {
    crate::support::app::start_of_time()
}

fn hours(hours: i64) -> DateTime<Utc> {
    start() + TimeDelta::hours(hours)
}

pub(super) const ASKED: Fact = Fact::Asked { board: BoardId(1), target: TargetId(1) };
const ANSWERED: Fact = Fact::AgentAnswered { by: AGENT };

/// A question asked at hour 0, and what was told at which hour.
fn told(facts: &[(i64, Fact)]) -> Row {
    let first = state::first(QuestionId(1), TimedFact { at: start(), fact: ASKED }, &rules()).unwrap();
    facts.iter().fold(first, |row, (hour, fact)| {
        state::after(&row, TimedFact { at: hours(*hour), fact: *fact }, &rules()).unwrap()
    })
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
    let row = told(&[(1, Fact::AskerWrote)]);
    assert_eq!((row.standing(), row.next_due, row.first_answered_at), (Standing::Open, Some(hours(4)), None));
}

#[test]
fn a_customers_reply_shows_answered_while_the_staff_clock_runs_on() {
    let row = told(&[(1, Fact::CustomerReplied)]);
    assert_eq!((row.state, row.standing()), (LedgerState::WaitingStaff, Standing::Answered));
    assert_eq!((row.next_due, row.first_answered_at), (Some(hours(4)), None));
}

#[test]
fn accepting_or_verifying_closes_it() {
    let accepted = told(&[(1, Fact::CustomerReplied), (2, Fact::Accepted { by: ASKER })]);
    assert_eq!((accepted.outcome, accepted.closed_by), (Some(Outcome::Accepted), Some(ASKER)));
    let verified = told(&[(1, Fact::CustomerReplied), (2, Fact::Verified { by: AGENT })]);
    assert_eq!((verified.outcome, verified.standing()), (Some(Outcome::Verified), Standing::Solved));
    assert_eq!(verified.first_answered_at, Some(hours(2)), "a customer's answer counts once it proved right");
}

#[test]
fn enough_members_finding_it_helpful_makes_it_wait_on_the_asker() {
    let row = told(&[(1, Fact::CustomerReplied), (2, Fact::FoundHelpful)]);
    assert_eq!((row.state, row.standing()), (LedgerState::WaitingAsker, Standing::Answered));
}

#[test]
fn an_agents_reply_makes_it_wait_on_the_asker() {
    let row = told(&[(1, ANSWERED)]);
    assert_eq!(
        (row.state, row.first_answered_at, row.owner_id),
        (LedgerState::WaitingAsker, Some(hours(1)), Some(AGENT))
    );
    assert_eq!((row.answer_due, row.outcome_due), (None, None));
}

#[test]
fn asking_back_pauses_both_clocks_and_is_no_first_answer() {
    let back = told(&[(1, Fact::AskedBack { by: AGENT })]);
    assert_eq!((back.standing(), back.first_answered_at), (Standing::WaitingForAsker, None));
    let on = told(&[(1, Fact::AskedBack { by: AGENT }), (25, Fact::AskerWrote)]);
    assert_eq!(
        (on.answer_due, on.outcome_due),
        (Some(hours(29)), Some(hours(25 + 47))),
        "what was left goes on"
    );
    assert_eq!(on.reopened, 0);
}

#[test]
fn the_askers_new_message_reopens_it() {
    for end in
        [ANSWERED, Fact::Accepted { by: ASKER }, Fact::Verified { by: AGENT }, Fact::Withdrawn { by: ASKER }]
    {
        let row = told(&[(1, end), (30, Fact::AskerWrote)]);
        assert_eq!((row.state, row.outcome, row.reopened), (LedgerState::WaitingStaff, None, 1), "{end:?}");
        assert_eq!(row.next_due, Some(hours(34)), "{end:?}");
    }
}

#[test]
fn silence_brings_reminders_after_three_and_seven_days_and_an_end_after_ten() {
    let day = 24;
    let mut facts = vec![(1, ANSWERED)];
    assert_eq!(told(&facts).next_due, Some(hours(1 + 3 * day)));
    facts.push((1 + 3 * day, Fact::Reminded));
    assert_eq!(told(&facts).next_due, Some(hours(1 + 7 * day)));
    facts.push((1 + 7 * day, Fact::Reminded));
    assert_eq!(told(&facts).next_due, Some(hours(1 + 10 * day)));
    facts.push((1 + 10 * day, Fact::PresumedSolved));
    assert_eq!(told(&facts).outcome, Some(Outcome::PresumedSolved));
    facts.push((1 + 90 * day, Fact::SaidNotSolved));
    assert_eq!(told(&facts).standing(), Standing::Open, "not solved works at any time");
}

#[test]
fn a_claim_ends_by_itself_unless_the_agent_writes() {
    let claimed = [(1, Fact::Claimed { by: AGENT, until: hours(2) })];
    let row = told(&claimed);
    assert_eq!((row.owner_at(hours(1)), row.owner_at(hours(2))), (Some(AGENT), None));
    assert_eq!(row.next_due, Some(hours(4)), "claiming buys no time");
    let released = told(&[claimed[0], (2, Fact::Released)]);
    assert_eq!((released.owner_id, released.claim_expires_at), (None, None));
    let written = told(&[claimed[0], (1, ANSWERED)]);
    assert_eq!(written.owner_at(hours(99)), Some(AGENT));
}

#[test]
fn an_article_elsewhere_closes_it_by_the_askers_yes_or_silence() {
    let proposed = (1, Fact::Proposed { outcome: ProposedOutcome::AnsweredInFaq });
    assert_eq!(told(&[proposed]).state, LedgerState::WaitingAsker);
    for end in [Fact::SaidSolved { by: ASKER }, Fact::PresumedSolved] {
        assert_eq!(told(&[proposed, (2, end)]).outcome, Some(Outcome::AnsweredInFaq));
    }
    let refused = told(&[proposed, (2, Fact::SaidNotSolved)]);
    assert_eq!((refused.standing(), refused.proposed_outcome), (Standing::Open, None));
    let undone = told(&[proposed, (2, Fact::SaidSolved { by: ASKER }), (3, Fact::ProposalWithdrawn)]);
    assert_eq!((undone.standing(), undone.next_due), (Standing::Open, Some(hours(7))));
}

#[test]
fn an_end_that_is_taken_back_waits_again_for_whom_it_waited() {
    let on_asker = told(&[(1, ANSWERED), (2, Fact::Accepted { by: ASKER }), (3, Fact::Unaccepted)]);
    assert_eq!((on_asker.state, on_asker.outcome), (LedgerState::WaitingAsker, None));
    let on_staff = told(&[(1, Fact::Verified { by: AGENT }), (3, Fact::Unverified)]);
    assert_eq!((on_staff.state, on_staff.next_due), (LedgerState::WaitingStaff, Some(hours(7))));
    let restored = told(&[(1, Fact::Removed { by: AGENT }), (3, Fact::Restored)]);
    assert_eq!(restored.standing(), Standing::Open);
}

#[test]
fn another_boards_target_holds_from_the_moment_it_belongs_there() {
    let slow = Rules {
        target: Target { id: TargetId(2), answer: TimeDelta::hours(8), outcome: TimeDelta::hours(96) },
        ..rules()
    };
    let moved = Fact::Moved { board: BoardId(2), target: TargetId(2) };
    let row = state::after(&told(&[]), TimedFact { at: hours(1), fact: moved }, &slow).unwrap();
    assert_eq!((row.answer_due, row.outcome_due, row.owner_id), (Some(hours(8)), Some(hours(96)), None));
}

#[test]
fn what_does_not_fit_is_refused_and_named() {
    let open = told(&[]);
    let closed = told(&[(1, Fact::Withdrawn { by: ASKER })]);
    let until = hours(9);
    let cases = [
        (&open, ASKED),
        (&open, Fact::Reminded),
        (&open, Fact::PresumedSolved),
        (&closed, Fact::Claimed { by: AGENT, until }),
        (&closed, Fact::Proposed { outcome: ProposedOutcome::Merged }),
        (&closed, Fact::Reminded),
    ];
    for (row, fact) in cases {
        assert!(state::after(row, TimedFact { at: hours(2), fact }, &rules()).is_err(), "{fact:?}");
    }
    let unasked = TimedFact { at: start(), fact: Fact::CustomerReplied };
    assert!(state::first(QuestionId(1), unasked, &rules()).is_err());
}
