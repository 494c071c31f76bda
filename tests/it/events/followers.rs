//! Once-for-all followers: each event counts exactly once, a bad one stops nobody, a new kind waits.

use std::sync::Arc;
use std::sync::Mutex;

use askwell::db::Conn;
use askwell::events::followers::{self, Enrolled};
use askwell::events::pump::{Pump, Wake};
use askwell::events::{self, Event, Follower, FollowerError, Happened, Kind, NodeFollower, Start};
use diesel::sql_types::BigInt;
use diesel_async::{RunQueryDsl, SimpleAsyncConnection};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::support::TestApp;

/// Writes a row for each event, and fails on the subject it is told to.
struct Recorder {
    start: Start,
    fails: Fails,
}

/// When the recorder fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fails {
    Never,
    On(i64),
    /// It takes longer than a statement may.
    SlowOn(i64),
}

impl Follower for Recorder {
    fn name(&self) -> &'static str {
        "recorder"
    }

    fn start(&self) -> Start {
        self.start
    }

    fn digest<'a>(
        &'a self,
        conn: &'a mut Conn,
        events: &'a [Event],
    ) -> BoxFuture<'a, Result<(), FollowerError>> {
        async move {
            for event in events {
                diesel::sql_query("insert into recorded values ($1)")
                    .bind::<BigInt, _>(event.pos)
                    .execute(conn)
                    .await?;
                match (self.fails, event.subject) {
                    (Fails::On(bad), Some(subject)) if bad == subject => {
                        return Err(diesel::result::Error::NotFound.into());
                    }
                    (Fails::SlowOn(bad), Some(subject)) if bad == subject => {
                        conn.batch_execute("set local statement_timeout = '20ms'; select pg_sleep(60)")
                            .await?;
                    }
                    _ => {}
                }
            }
            Ok(())
        }
        .boxed()
    }
}

/// Another one, behind the recorder.
struct Counter;

impl Follower for Counter {
    fn name(&self) -> &'static str {
        "counter"
    }

    fn start(&self) -> Start {
        Start::Beginning
    }

    fn digest<'a>(
        &'a self,
        conn: &'a mut Conn,
        events: &'a [Event],
    ) -> BoxFuture<'a, Result<(), FollowerError>> {
        async move {
            let count = i64::try_from(events.len()).unwrap();
            let counted = diesel::sql_query("update counted set events = events + $1");
            counted.bind::<BigInt, _>(count).execute(conn).await?;
            Ok(())
        }
        .boxed()
    }
}

/// Notes what a node has seen.
struct Seen(Arc<Mutex<Vec<i64>>>);

impl NodeFollower for Seen {
    fn name(&self) -> &'static str {
        "seen"
    }

    fn starts_at(&self) -> Option<i64> {
        Some(0)
    }

    fn digest<'a>(&'a self, events: &'a [Event], _pos: i64) -> BoxFuture<'a, Result<(), String>> {
        async move {
            self.0.lock().unwrap().extend(events.iter().map(|event| event.pos));
            Ok(())
        }
        .boxed()
    }
}

async fn app() -> TestApp {
    let app = TestApp::start().await;
    app.sql("create table recorded (pos bigint); create table counted (events bigint); insert into counted values (0)")
        .await;
    app
}

async fn pump(app: &TestApp, fails: Fails, seen: &Arc<Mutex<Vec<i64>>>) -> Pump {
    let recorder: Box<dyn Follower> = Box::new(Recorder { start: Start::Beginning, fails });
    let node: Box<dyn NodeFollower> = Box::new(Seen(seen.clone()));
    let followers = vec![recorder, Box::new(Counter)];
    Pump::new(app.engine.app.pools.clone(), Wake::default(), followers, vec![node]).await.unwrap()
}

async fn happen(app: &TestApp, subjects: std::ops::Range<i64>) {
    let mut conn = app.conn().await;
    for subject in subjects {
        events::append(&mut conn, Happened::new(Kind::MemberSignedIn).subject(subject), app.clock.now())
            .await
            .unwrap();
    }
}

async fn recorded(app: &TestApp) -> (i64, i64) {
    let query = "select count(*) as count from recorded";
    (app.number(query).await, app.number("select count(distinct pos) as count from recorded").await)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_nodes_count_each_event_once_and_each_node_sees_all() {
    let app = app().await;
    let (left_seen, right_seen) = (Arc::new(Mutex::new(vec![])), Arc::new(Mutex::new(vec![])));
    let left = Arc::new(pump(&app, Fails::Never, &left_seen).await);
    let right = Arc::new(pump(&app, Fails::Never, &right_seen).await);
    happen(&app, 0..450).await;
    let turns = [left.clone(), right.clone(), left.clone(), right.clone()].map(|pump| {
        tokio::spawn(async move {
            for _ in 0..10 {
                pump.settle().await.unwrap();
            }
        })
    });
    happen(&app, 450..700).await;
    for turn in turns {
        turn.await.unwrap();
    }
    left.settle().await.unwrap();
    right.settle().await.unwrap();
    assert_eq!(recorded(&app).await, (700, 700));
    for seen in [left_seen, right_seen] {
        let mut seen = seen.lock().unwrap().clone();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen, (1..=700).collect::<Vec<_>>());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_that_cannot_be_digested_is_set_aside_and_the_rest_goes_on() {
    let app = app().await;
    let seen = Arc::default();
    let pump = pump(&app, Fails::On(5), &seen).await;
    happen(&app, 0..12).await;
    pump.settle().await.unwrap();
    assert_eq!(recorded(&app).await, (11, 11), "nothing of the failed one is left, nothing else is missing");
    let parked = "select e.subject_id as count from event_failures f join events e on e.id = f.event_id where f.follower = 'recorder'";
    assert_eq!(app.number(parked).await, 5);
    assert_eq!(seen.lock().unwrap().len(), 12);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_nodes_set_aside_what_fails_and_nothing_else() {
    let app = app().await;
    happen(&app, 0..60).await;
    let pumps =
        [pump(&app, Fails::On(5), &Arc::default()).await, pump(&app, Fails::On(5), &Arc::default()).await];
    let turns = pumps.map(|pump| {
        tokio::spawn(async move {
            for _ in 0..10 {
                pump.settle().await.unwrap();
            }
        })
    });
    for turn in turns {
        turn.await.unwrap();
    }
    assert_eq!(recorded(&app).await, (59, 59));
    assert_eq!(
        app.number("select count(*) as count from event_failures where follower = 'recorder'").await,
        1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_that_is_always_too_slow_holds_nobody_up_and_is_set_aside_in_the_end() {
    let app = app().await;
    let seen = Arc::default();
    let pump = pump(&app, Fails::SlowOn(5), &seen).await;
    happen(&app, 0..12).await;
    pump.settle().await.unwrap_err();
    assert_eq!(recorded(&app).await, (5, 5), "it may be the database's fault: the event waits");
    assert_eq!(app.count("select 1 from event_failures").await, 0);
    assert_eq!(app.number("select events as count from counted").await, 12, "the follower behind it goes on");
    assert_eq!(seen.lock().unwrap().len(), 12, "and so does the node's own");

    let mut tries = 0;
    while pump.settle().await.is_err() {
        tries += 1;
        assert!(tries < 20, "it stops the follower for good");
    }
    assert_eq!(recorded(&app).await, (11, 11));
    let parked = "select e.subject_id as count from event_failures f join events e on e.id = f.event_id where f.follower = 'recorder'";
    assert_eq!(app.number(parked).await, 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kind_of_a_newer_version_stops_the_follower_until_it_is_known() {
    let app = app().await;
    let seen = Arc::default();
    let pump = pump(&app, Fails::Never, &seen).await;
    happen(&app, 0..3).await;
    app.sql("insert into events (kind, payload, at) values ('moon_landed', '{}', '2026-11-02T09:00:00Z')")
        .await;
    happen(&app, 4..6).await;
    pump.settle().await.unwrap();
    assert_eq!(recorded(&app).await, (3, 3));
    assert_eq!(seen.lock().unwrap().len(), 6, "a node's own copies go on");
    assert_eq!(app.count("select 1 from event_failures").await, 0);

    app.sql("update events set kind = 'member_signed_in', payload = '{\"data\": null, \"facts\": []}' where kind = 'moon_landed'").await;
    pump.settle().await.unwrap();
    assert_eq!(recorded(&app).await, (6, 6));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_follower_for_notices_begins_now_and_one_that_counts_with_the_first() {
    let app = app().await;
    happen(&app, 0..4).await;
    app.settle().await;
    for (start, expected) in [(Start::Now, 0), (Start::Beginning, 4)] {
        let mut conn = app.conn().await;
        app.sql("delete from event_positions where follower = 'recorder'").await;
        let recorder = [Enrolled::new(Box::new(Recorder { start, fails: Fails::Never }))];
        followers::enrol(&mut conn, &recorder).await.unwrap();
        recorder[0].turn(&mut conn).await.unwrap();
        assert_eq!(recorded(&app).await.0, expected);
    }
}
