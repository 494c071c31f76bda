//! Positions: given after commit, without a gap, whoever writes beside whom.

use askwell::db::ThreadId;
use askwell::events::{self, Happened, Kind, read, stamp};
use diesel_async::AsyncConnection;

use crate::support::TestApp;

/// Writers at once, with events each.
const WRITERS: i64 = 6;
const EACH: i64 = 25;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn positions_have_no_gap_however_many_write_and_give_up() {
    let app = TestApp::start().await;
    let mut tasks = Vec::new();
    for writer in 0..WRITERS {
        let (mut conn, now) = (app.conn().await, app.clock.now());
        tasks.push(tokio::spawn(async move {
            for n in 0..EACH {
                let happened = Happened::new(Kind::MeTooAdded).thread(ThreadId(writer)).subject(n);
                let written: Result<(), diesel::result::Error> = conn
                    .transaction(async |conn| {
                        events::append(conn, happened, now).await?;
                        tokio::task::yield_now().await;
                        // Every third gives up, as a refused action does.
                        if n % 3 == 2 { Err(diesel::result::Error::RollbackTransaction) } else { Ok(()) }
                    })
                    .await;
                assert_eq!(written.is_err(), n % 3 == 2);
            }
        }));
    }
    // Two nodes stamp meanwhile.
    let stampers: Vec<_> = [app.conn().await, app.conn().await]
        .into_iter()
        .map(|mut conn| {
            tokio::spawn(async move {
                for _ in 0..60 {
                    stamp::stamp(&mut conn).await.unwrap();
                    tokio::time::sleep(std::time::Duration::from_millis(2)).await;
                }
            })
        })
        .collect();
    for task in tasks.into_iter().chain(stampers) {
        task.await.unwrap();
    }
    let mut conn = app.conn().await;
    stamp::stamp(&mut conn).await.unwrap();
    let all = read::after(&mut conn, 0, 10_000).await.unwrap();
    let kept = WRITERS * (0..EACH).filter(|n| n % 3 != 2).count() as i64;
    let positions: Vec<i64> = all.iter().map(|event| event.pos).collect();
    assert_eq!(positions, (1..=kept).collect::<Vec<_>>());
    assert_eq!(read::head(&mut conn).await.unwrap(), kept);
    for writer in 0..WRITERS {
        let own: Vec<i64> =
            all.iter().filter(|e| e.thread == Some(ThreadId(writer))).filter_map(|e| e.subject).collect();
        assert!(own.is_sorted(), "one subject's events stand in the order they were committed");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_of_an_open_transaction_is_numbered_after_those_that_overtook_it() {
    let app = TestApp::start().await;
    let now = app.clock.now();
    let (mut slow, mut fast) = (app.conn().await, app.conn().await);
    slow.transaction::<_, diesel::result::Error, _>(async |slow| {
        events::append(slow, Happened::new(Kind::MeTooAdded).subject(1), now).await?;
        events::append(&mut fast, Happened::new(Kind::MeTooAdded).subject(2), now).await?;
        assert_eq!(stamp::stamp(&mut fast).await?, 1);
        Ok(())
    })
    .await
    .unwrap();
    assert_eq!(stamp::stamp(&mut fast).await.unwrap(), 1);
    let subjects: Vec<_> =
        read::after(&mut fast, 0, 10).await.unwrap().into_iter().filter_map(|e| e.subject).collect();
    assert_eq!(subjects, [2, 1], "nobody who read up to 2 has missed 1");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_reads_back_as_it_was_stored() {
    use askwell::db::{BoardId, FlagId, MemberId, PostId, PromotionId, UrgencyRuleId};
    use askwell::events::Tells;
    use askwell::events::changes::{RotaInShort, RuleInShort, Setting};
    use askwell::text::Lang;
    use askwell::viewer::Role;
    let (post, author) = (PostId(3), MemberId(4));
    let rule = RuleInShort {
        urgency: None,
        owner: Some(author),
        words: 2,
        board: None,
        group: None,
        age_minutes: Some(60),
        me_toos: None,
    };
    let rota = RotaInShort { gives: true, words: 0, places: vec![(author, 31)] };
    let changed = vec![
        Setting::Name,
        Setting::Lang(Lang::En, Lang::ZhHant),
        Setting::Langs(vec![Lang::En], vec![Lang::En, Lang::ZhHant]),
        Setting::ClaimMinutes(30, 45),
    ];
    let kinds = [
        Kind::MemberSignedUp,
        Kind::SiteChanged { changed },
        Kind::UrgencyRulesChanged { rule: Some(UrgencyRuleId(1)), before: None, after: Some(rule) },
        Kind::RotaChanged { before: Some(rota), after: None },
        Kind::LadderChanged { before: vec![(80, Tells::Owner)], after: vec![] },
        Kind::RoleGranted { role: Role::Agent, board: Some(BoardId(1)) },
        Kind::RoleRevoked { role: Role::Lead, board: None },
        Kind::ThreadOpened { post, mentions: vec![author] },
        Kind::PostAdded { post, number: 7, by_staff: true, mentions: vec![], in_touch: false },
        Kind::AnswerAccepted { post, author },
        Kind::PostFlagged { flag: FlagId(1), post },
        Kind::ReminderDue { number: 2 },
        Kind::ArticlePublished { promotion: Some(PromotionId(1)), threads: vec![ThreadId(2)] },
        Kind::ArticleVoted { helpful: false },
    ];
    for kind in kinds {
        let (name, data) = kind.stored().unwrap();
        assert_eq!(Kind::from_stored(&name, data).unwrap(), kind);
    }
}

#[test]
fn what_was_stored_before_a_kind_carried_anything_reads_as_empty() {
    let nothing = serde_json::Value::Null;
    let read = |name| Kind::from_stored(name, nothing.clone()).unwrap();
    assert_eq!(read("site_changed"), Kind::SiteChanged { changed: vec![] });
    assert_eq!(read("ladder_changed"), Kind::LadderChanged { before: vec![], after: vec![] });
    assert_eq!(read("rota_changed"), Kind::RotaChanged { before: None, after: None });
    let rules = Kind::UrgencyRulesChanged { rule: None, before: None, after: None };
    assert_eq!(read("urgency_rules_changed"), rules);
    assert_eq!(read("board_changed"), Kind::BoardChanged);
    assert!(Kind::from_stored("post_hidden", nothing).is_err(), "what must say something still must");
}
