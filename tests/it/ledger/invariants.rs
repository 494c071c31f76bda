//! Whatever is told in whatever order: the row keeps its invariants, and a replay comes to the same row.

use askwell::db::{BoardId, MemberId, QuestionId, TargetId};
use askwell::events::{Fact, ProposedOutcome, TimedFact};
use askwell::ledger::{LedgerState, Row, state};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

use super::rules::{ASKED, rules};
use crate::support::TestApp;
use crate::support::app::start_of_time;
use crate::support::questions;

/// A year between two facts makes clocks run out in between.
const MINUTES_MAX: i64 = 525_600;

fn member() -> impl Strategy<Value = MemberId> {
    (1_i64..4).prop_map(MemberId)
}

fn fact() -> impl Strategy<Value = Fact> {
    let proposed = prop_oneof![Just(ProposedOutcome::AnsweredInFaq), Just(ProposedOutcome::Merged)];
    let staff = prop_oneof![
        member().prop_map(|by| Fact::AgentAnswered { by }),
        member().prop_map(|by| Fact::AskedBack { by }),
        member().prop_map(|by| Fact::Verified { by }),
        Just(Fact::Unverified),
        (member(), 0..MINUTES_MAX)
            .prop_map(|(by, m)| Fact::Claimed { by, until: start_of_time() + TimeDelta::minutes(m) }),
        Just(Fact::Released),
        Just(Fact::Moved { board: BoardId(1), target: TargetId(1) }),
        member().prop_map(|by| Fact::Removed { by }),
        Just(Fact::Restored),
        proposed.prop_map(|outcome| Fact::Proposed { outcome }),
        Just(Fact::ProposalWithdrawn),
    ];
    let others = prop_oneof![
        Just(ASKED),
        Just(Fact::CustomerReplied),
        Just(Fact::AskerWrote),
        Just(Fact::FoundHelpful),
        member().prop_map(|by| Fact::Accepted { by }),
        Just(Fact::Unaccepted),
        member().prop_map(|by| Fact::Withdrawn { by }),
        member().prop_map(|by| Fact::SaidSolved { by }),
        Just(Fact::SaidNotSolved),
        Just(Fact::Reminded),
        Just(Fact::PresumedSolved),
    ];
    prop_oneof![others, staff]
}

/// Facts with the minutes that passed before each.
fn story() -> impl Strategy<Value = Vec<(i64, Fact)>> {
    let minutes = prop_oneof![3 => 0_i64..600, 1 => 0..MINUTES_MAX];
    proptest::collection::vec((minutes, fact()), 0..40)
}

fn timed(story: &[(i64, Fact)]) -> Vec<TimedFact> {
    let mut at: DateTime<Utc> = start_of_time();
    let pass = |(minutes, fact): &(i64, Fact)| {
        at += TimeDelta::minutes(*minutes);
        TimedFact { at, fact: *fact }
    };
    story.iter().map(pass).collect()
}

fn first() -> Row {
    state::first(QuestionId(1), TimedFact { at: start_of_time(), fact: ASKED }, &rules()).unwrap()
}

/// What the database's constraints demand too.
fn check(row: &Row) {
    let closed = row.state == LedgerState::Closed;
    assert_eq!(closed, row.outcome.is_some(), "{row:?}");
    assert_eq!(closed, row.closed_at.is_some(), "{row:?}");
    assert_eq!(closed, row.next_due.is_none(), "{row:?}");
    assert_eq!(row.is_open(), row.closed_from.is_none(), "{row:?}");
    if row.state == LedgerState::WaitingStaff {
        assert!(row.answer_due.is_some() && row.outcome_due.is_some(), "both clocks run: {row:?}");
        assert_eq!(row.next_due, row.answer_due.min(row.outcome_due), "{row:?}");
        assert!(row.asked_back_at.is_none() && row.proposed_outcome.is_none(), "{row:?}");
    } else {
        assert!(row.answer_due.is_none() && row.outcome_due.is_none(), "both clocks stand: {row:?}");
    }
    assert!(row.claim_expires_at.is_none() || row.owner_id.is_some(), "{row:?}");
    assert!(row.waiting_since >= row.asked_at, "{row:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn any_story_keeps_the_invariants_and_replays_to_the_same_row(story in story()) {
        let mut row = first();
        let mut taken = Vec::new();
        check(&row);
        for told in timed(&story) {
            let before = row.clone();
            // What does not fit leaves no trace: the action rolls back.
            if let Ok(after) = state::after(&row, told, &rules()) {
                check(&after);
                prop_assert_eq!(after.version, before.version + 1);
                prop_assert!(after.reopened >= before.reopened && after.reopened <= before.reopened + 1);
                prop_assert!(before.first_answered_at.is_none() || after.first_answered_at == before.first_answered_at);
                prop_assert_eq!(after.asked_at, before.asked_at);
                row = after;
                taken.push(told);
            }
        }
        // As events carry them.
        let stored = serde_json::to_string(&taken).unwrap();
        let read: Vec<TimedFact> = serde_json::from_str(&stored).unwrap();
        let replayed = read.into_iter().fold(first(), |row, told| state::after(&row, told, &rules()).unwrap());
        prop_assert_eq!(replayed, row);
    }
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
