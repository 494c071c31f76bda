//! Once-for-all followers: each event counts exactly once, a bad one stops nobody, a new kind waits.

use std::sync::Arc;
use std::sync::Mutex;

use askwell::db::Conn;
use askwell::events::pump::{Pump, Wake};
use askwell::events::{self, Event, Follower, FollowerError, Happened, Kind, NodeFollower, Start, followers};
use diesel::sql_types::BigInt;
use diesel_async::RunQueryDsl;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::support::TestApp;

/// Writes a row for each event, and fails on the subject it is told to.
struct Recorder {
    start: Start,
    fails_on: Option<i64>,
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
                if event.subject.is_some() && event.subject == self.fails_on {
                    return Err(diesel::result::Error::NotFound.into());
                }
            }
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
    app.sql("create table recorded (pos bigint)").await;
    app
}

async fn pump(app: &TestApp, fails_on: Option<i64>, seen: &Arc<Mutex<Vec<i64>>>) -> Pump {
    let recorder: Box<dyn Follower> = Box::new(Recorder { start: Start::Beginning, fails_on });
    let node: Box<dyn NodeFollower> = Box::new(Seen(seen.clone()));
    Pump::new(app.engine.app.pools.clone(), Wake::default(), vec![recorder], vec![node]).await.unwrap()
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
    let left = Arc::new(pump(&app, None, &left_seen).await);
    let right = Arc::new(pump(&app, None, &right_seen).await);
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
    let pump = pump(&app, Some(5), &seen).await;
    happen(&app, 0..12).await;
    pump.settle().await.unwrap();
    assert_eq!(recorded(&app).await, (11, 11), "nothing of the failed one is left, nothing else is missing");
    let parked = "select e.subject_id as count from event_failures f join events e on e.id = f.event_id where f.follower = 'recorder'";
    assert_eq!(app.number(parked).await, 5);
    assert_eq!(seen.lock().unwrap().len(), 12);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kind_of_a_newer_version_stops_the_follower_until_it_is_known() {
    let app = app().await;
    let seen = Arc::default();
    let pump = pump(&app, None, &seen).await;
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
        let recorder: Vec<Box<dyn Follower>> = vec![Box::new(Recorder { start, fails_on: None })];
        followers::enrol(&mut conn, &recorder).await.unwrap();
        followers::turn(&mut conn, recorder[0].as_ref()).await.unwrap();
        assert_eq!(recorded(&app).await.0, expected);
    }
}
