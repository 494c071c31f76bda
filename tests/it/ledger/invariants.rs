//! Whatever is told in whatever order: the row keeps its invariants, and a replay comes to the same row.

use std::collections::BTreeSet;

use askwell::db::{BoardId, MemberId, QuestionId, TargetId};
use askwell::events::{Fact, ProposedOutcome, TimedFact, Urgency};
use askwell::ledger::{LedgerState, Outcome, Row, state};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

use super::rules::{ASKED, targets};
use crate::support::TestApp;
use crate::support::app::start_of_time;
use crate::support::questions;

/// A year between two facts makes clocks run out in between.
const MINUTES_MAX: i64 = 525_600;

fn member() -> impl Strategy<Value = MemberId> {
    (1_i64..4).prop_map(MemberId)
}

fn post() -> impl Strategy<Value = i32> {
    2..5
}

/// A time that a fact names, as if it were told at the start of time; [`timed`] moves it.
fn soon() -> impl Strategy<Value = DateTime<Utc>> {
    (1..MINUTES_MAX).prop_map(|minutes| start_of_time() + TimeDelta::minutes(minutes))
}

fn target() -> impl Strategy<Value = TargetId> {
    (1_i64..4).prop_map(TargetId)
}

fn urgency() -> impl Strategy<Value = Urgency> {
    proptest::sample::select(Urgency::ALL)
}

fn fact() -> impl Strategy<Value = Fact> {
    let proposed = prop_oneof![Just(ProposedOutcome::AnsweredInFaq), Just(ProposedOutcome::Merged)];
    let staff = prop_oneof![
        (member(), post(), soon()).prop_map(|(by, post, remind_at)| Fact::AgentAnswered {
            by,
            post,
            remind_at
        }),
        (member(), post(), soon()).prop_map(|(by, post, remind_at)| Fact::AskedBack { by, post, remind_at }),
        (member(), post()).prop_map(|(by, post)| Fact::Verified { by, post }),
        (member(), soon()).prop_map(|(by, until)| Fact::Claimed { by, until }),
        member().prop_map(|to| Fact::Assigned { to, by: None }),
        Just(Fact::Released),
        target().prop_map(|target| Fact::Moved { board: BoardId(1), target }),
        target().prop_map(|target| Fact::Retargeted { target }),
        (urgency(), target()).prop_map(|(urgency, target)| Fact::UrgencySet { urgency, target, by: None }),
        member().prop_map(|by| Fact::Removed { by }),
        (proposed, soon()).prop_map(|(outcome, remind_at)| Fact::Proposed { outcome, remind_at }),
        escalation(),
    ];
    let others = prop_oneof![
        Just(ASKED),
        post().prop_map(|post| Fact::CustomerReplied { post }),
        post().prop_map(|post| Fact::AskerWrote { post }),
        (post(), soon()).prop_map(|(post, remind_at)| Fact::FoundHelpful { post, remind_at }),
        (member(), post()).prop_map(|(by, post)| Fact::Accepted { by, post }),
        member().prop_map(|by| Fact::Withdrawn { by }),
        member().prop_map(|by| Fact::SaidSolved { by }),
        member().prop_map(|by| Fact::SolvedAfterAll { by }),
        Just(Fact::SaidNotSolved),
        soon().prop_map(|next_at| Fact::Reminded { next_at }),
        Just(Fact::PresumedSolved),
    ];
    prop_oneof![3 => others, 3 => staff, 2 => taken_back()]
}

fn escalation() -> impl Strategy<Value = Fact> {
    prop_oneof![
        2 => (member(), member(), soon()).prop_map(|(by, owner, due)| Fact::Escalated { by, owner, due }),
        1 => member().prop_map(|by| Fact::EscalationResolved { by }),
        1 => member().prop_map(|by| Fact::EscalationEnded { by }),
    ]
}

fn taken_back() -> impl Strategy<Value = Fact> {
    prop_oneof![
        Just(Fact::Unaccepted),
        post().prop_map(|post| Fact::Unverified { post }),
        post().prop_map(|post| Fact::NoLongerHelpful { post }),
        post().prop_map(|post| Fact::PostGone { post }),
        post().prop_map(|post| Fact::PostBack { post }),
        Just(Fact::ProposalWithdrawn { outcome: None }),
        Just(Fact::ProposalWithdrawn { outcome: Some(ProposedOutcome::Merged) }),
        Just(Fact::Restored),
    ]
}

/// Facts with the minutes that passed before each.
fn story() -> impl Strategy<Value = Vec<(i64, Fact)>> {
    let minutes = prop_oneof![3 => 0_i64..600, 1 => 0..MINUTES_MAX];
    proptest::collection::vec((minutes, fact()), 0..40)
}

/// As it may be told: times that facts name lie ahead, and nothing is said of a post that is out of sight.
fn timed(story: &[(i64, Fact)]) -> Vec<TimedFact> {
    let mut at: DateTime<Utc> = start_of_time();
    let mut gone = BTreeSet::new();
    let pass = |(minutes, fact): &(i64, Fact)| {
        at += TimeDelta::minutes(*minutes);
        let fact = moved_to(at, *fact);
        match fact {
            Fact::PostGone { post } => gone.insert(post),
            Fact::PostBack { post } => gone.remove(&post),
            _ if post_of(fact).is_some_and(|post| gone.contains(&post)) => return None,
            _ => false,
        };
        Some(TimedFact { at, fact })
    };
    story.iter().filter_map(pass).collect()
}

fn moved_to(at: DateTime<Utc>, mut fact: Fact) -> Fact {
    match &mut fact {
        Fact::AgentAnswered { remind_at: named, .. }
        | Fact::AskedBack { remind_at: named, .. }
        | Fact::FoundHelpful { remind_at: named, .. }
        | Fact::Proposed { remind_at: named, .. }
        | Fact::Claimed { until: named, .. }
        | Fact::Escalated { due: named, .. }
        | Fact::Reminded { next_at: named } => *named += at - start_of_time(),
        _ => {}
    }
    fact
}

fn post_of(fact: Fact) -> Option<i32> {
    match fact {
        Fact::CustomerReplied { post }
        | Fact::AskerWrote { post }
        | Fact::AgentAnswered { post, .. }
        | Fact::AskedBack { post, .. }
        | Fact::FoundHelpful { post, .. }
        | Fact::NoLongerHelpful { post }
        | Fact::Accepted { post, .. }
        | Fact::Verified { post, .. }
        | Fact::Unverified { post } => Some(post),
        _ => None,
    }
}

fn asked() -> TimedFact {
    TimedFact { at: start_of_time(), fact: ASKED }
}

fn settled(story: &[TimedFact]) -> Row {
    state::settle(QuestionId(1), story, &targets()).unwrap()
}

/// What the database's constraints demand too.
fn check(row: &Row) {
    let closed = row.state == LedgerState::Closed;
    assert_eq!(closed, row.outcome.is_some(), "{row:?}");
    assert_eq!(closed, row.closed_at.is_some(), "{row:?}");
    assert_eq!(closed, row.next_due.is_none(), "{row:?}");
    assert!(row.accepted_number.is_none() || closed, "what is accepted is closed: {row:?}");
    assert_eq!(row.accepted_number.is_some(), row.accepted_at.is_some(), "{row:?}");
    if row.state == LedgerState::WaitingStaff {
        assert!(row.answer_due.is_some() && row.outcome_due.is_some(), "both clocks run: {row:?}");
        assert_eq!(row.next_due, row.answer_due.min(row.outcome_due), "{row:?}");
        assert!(row.asked_back_at.is_none() && row.proposed_outcome.is_none(), "{row:?}");
    } else {
        assert!(row.answer_due.is_none() && row.outcome_due.is_none(), "both clocks stand: {row:?}");
    }
    if row.state == LedgerState::Escalated {
        assert!(row.claim_expires_at.is_none(), "whoever calls does so for good: {row:?}");
        assert!(row.asked_back_at.is_none() && row.customer_replied_at.is_none(), "{row:?}");
    }
    assert!(row.claim_expires_at.is_none() || row.owner_id.is_some(), "{row:?}");
    assert!(row.waiting_since >= row.asked_at, "{row:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn any_story_keeps_the_invariants_and_a_step_comes_to_what_the_whole_story_does(story in story()) {
        let mut taken = vec![asked()];
        let mut row = settled(&taken);
        check(&row);
        for told in timed(&story) {
            let known = [taken.as_slice(), &[told]].concat();
            // What does not fit leaves no trace: the action rolls back.
            let after = if taken_back_by(told.fact) {
                settled(&known)
            } else {
                let Ok(after) = state::after(&row, told, &targets()) else { continue };
                prop_assert_eq!(&after, &settled(&known));
                prop_assert!(row.first_answered_at.is_none() || after.first_answered_at == row.first_answered_at);
                after
            };
            check(&after);
            prop_assert_eq!(after.version, row.version + 1);
            prop_assert_eq!(after.asked_at, row.asked_at);
            (row, taken) = (after, known);
        }
        // As events carry them.
        let stored = serde_json::to_string(&taken).unwrap();
        let read: Vec<TimedFact> = serde_json::from_str(&stored).unwrap();
        prop_assert_eq!(settled(&read), row);
    }

    #[test]
    fn what_is_promised_otherwise_and_as_before_again_leaves_every_deadline(story in story(), other in target()) {
        let mut before = vec![asked()];
        for told in timed(&story) {
            if taken_back_by(told.fact) || state::after(&settled(&before), told, &targets()).is_ok() {
                before.push(told);
            }
        }
        let row = settled(&before);
        let at = before.last().unwrap().at;
        let there = Fact::Retargeted { target: other };
        let back = Fact::Retargeted { target: row.target_id };
        let again = [before.as_slice(), &[TimedFact { at, fact: there }, TimedFact { at, fact: back }]].concat();
        prop_assert_eq!(Row { version: 0, ..settled(&again) }, Row { version: 0, ..row });
    }

    #[test]
    fn an_escalation_that_is_called_off_leaves_every_clock_with_what_was_left(story in story(), minutes in 0_i64..60_000) {
        let mut before = vec![asked()];
        for told in timed(&story) {
            if taken_back_by(told.fact) || state::after(&settled(&before), told, &targets()).is_ok() {
                before.push(told);
            }
        }
        let row = settled(&before);
        let at = before.last().unwrap().at;
        let (by, due) = (MemberId(1), at + TimeDelta::days(1));
        let begin = TimedFact { at, fact: Fact::Escalated { by, owner: MemberId(2), due } };
        let escalated = [before.as_slice(), &[begin]].concat();
        if !row.is_open() {
            prop_assert!(state::after(&row, begin, &targets()).is_err(), "what has ended is not escalated");
            return Ok(());
        }
        let called = settled(&escalated);
        prop_assert_eq!((called.state, called.next_due, called.owner_id), (LedgerState::Escalated, Some(due), Some(MemberId(2))));
        // Whatever is written in the thread meanwhile.
        let remind_at = due;
        for fact in [
            Fact::AskerWrote { post: 9 },
            Fact::CustomerReplied { post: 9 },
            Fact::AgentAnswered { by: MemberId(3), post: 9, remind_at },
            Fact::AskedBack { by: MemberId(3), post: 9, remind_at },
            Fact::SaidNotSolved,
        ] {
            let after = state::after(&called, TimedFact { at: due, fact }, &targets()).unwrap();
            prop_assert_eq!((after.state, after.next_due, after.owner_id), (called.state, called.next_due, called.owner_id));
        }
        let later = at + TimeDelta::minutes(minutes);
        let off = settled(&[escalated.as_slice(), &[TimedFact { at: later, fact: Fact::EscalationEnded { by } }]].concat());
        prop_assert_eq!(off.state, LedgerState::WaitingStaff);
        prop_assert_eq!(off.reopened, row.reopened);
        if row.state == LedgerState::WaitingStaff {
            let target = &targets()[&row.target_id];
            let left = |from, due: Option<DateTime<Utc>>| target.calendar.left(from, due.unwrap()).num_minutes();
            prop_assert_eq!(left(at, row.answer_due), left(later, off.answer_due));
            prop_assert_eq!(left(at, row.outcome_due), left(later, off.outcome_due));
        }
        let done = settled(&[escalated.as_slice(), &[TimedFact { at: later, fact: Fact::EscalationResolved { by } }]].concat());
        prop_assert_eq!((done.outcome, done.closed_by), (Some(Outcome::EscalationResolved), Some(by)));
    }

    #[test]
    fn a_post_that_goes_and_comes_back_changes_nothing(story in story(), post in post(), later in 0_i64..600) {
        let mut before = vec![asked()];
        for told in timed(&story) {
            if taken_back_by(told.fact) || state::after(&settled(&before), told, &targets()).is_ok() {
                before.push(told);
            }
        }
        let at = before.last().unwrap().at + TimeDelta::minutes(later);
        let visible = [before.as_slice(), &[TimedFact { at, fact: Fact::PostBack { post } }]].concat();
        let gone = [visible.as_slice(), &[TimedFact { at, fact: Fact::PostGone { post } }]].concat();
        check(&settled(&gone));
        let back = settled(&[gone.as_slice(), &[TimedFact { at, fact: Fact::PostBack { post } }]].concat());
        prop_assert_eq!(Row { version: 0, ..back }, Row { version: 0, ..settled(&visible) });
    }
}

fn taken_back_by(fact: Fact) -> bool {
    use Fact::{NoLongerHelpful, PostBack, PostGone, ProposalWithdrawn, Restored, Unaccepted, Unverified};
    matches!(
        fact,
        Unaccepted
            | Unverified { .. }
            | NoLongerHelpful { .. }
            | PostGone { .. }
            | PostBack { .. }
            | ProposalWithdrawn { .. }
            | Restored
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn any_story_passes_the_databases_constraints_and_the_self_check() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    for name in ["Ada", "Bob", "Cyd"] {
        app.customer(name).await;
    }
    let ids = [questions::member(&app, "ada").await, questions::member(&app, "cyd").await];
    assert_eq!((board, ids), (1, [1, 3]), "the stories name these rows");
    // Another board's target, and one that was replaced.
    app.board("cables", "Cables").await;
    app.sql(
        "insert into targets (board_id, answer_minutes, outcome_minutes, created_at) values (2, 60, 600, '2026-11-02T09:00:00Z')",
    )
    .await;
    assert_eq!(app.number("select max(id) as count from targets").await, 3);
    let mut runner = TestRunner::deterministic();
    let mut conn = app.conn().await;
    for _ in 0..25 {
        let question = questions::ask(&app, "ada", board, "Lamp stays dark").await;
        for told in timed(&story().new_tree(&mut runner).unwrap().current()) {
            take(&mut conn, question, told).await;
        }
    }
    let report = askwell::ledger::self_check::run(&mut conn, |_| {}).await.unwrap();
    assert_eq!(report.checked, 25);
    assert!(report.differences.is_empty(), "{:?}", report.differences);
}

/// One action: the fact and its event, or neither.
async fn take(conn: &mut askwell::db::Conn, question: questions::Question, told: TimedFact) {
    use askwell::events::{self, Kind};
    use askwell::ledger::actions::{self, LedgerError};
    use diesel_async::AsyncConnection;
    let done: Result<(), LedgerError> = conn
        .transaction(async |conn| {
            let applied = actions::apply(conn, question.question(), told.fact, told.at).await?;
            events::append(conn, question.happened(Kind::QuestionClaimed).facts(applied.facts), told.at)
                .await?;
            Ok(())
        })
        .await;
    assert!(matches!(done, Ok(()) | Err(LedgerError::Misfit(_))), "{told:?}: {done:?}");
}
