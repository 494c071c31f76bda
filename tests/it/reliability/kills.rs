//! `kill -9` of the program and of Postgres at any instant, under load, and then the counting.
//!
//! `ASKWELL_TEST_KILLS` says how many of each, and of both at once; the usual few keep the run short.
//! `ASKWELL_TEST_PROGRAM` names another build of the program, for measuring how soon it is back.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use diesel::sql_types::Text;

use super::load::{Done, Shared, Writer};
use super::site::{Database, PATIENCE, Site, number};

const WRITERS: [&str; 4] = ["Ada", "Bo", "Cleo", "Dan"];
/// Kills of each, unless the environment asks for more.
const KILLS: usize = 4;
/// Between two kills so many writes are acknowledged at most, before a pause of some milliseconds.
const WRITES_BETWEEN_MAX: u64 = 20;
const PAUSE_MS_MAX: u64 = 300;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Victim {
    Program,
    Postgres,
    Both,
}

/// A kill, and when writing could go on at the earliest.
struct Kill {
    victim: Victim,
    at: Instant,
    /// When a new postmaster was there; the orphans of the old one may still have finished what they had.
    replaced: Instant,
}

#[tokio::test(flavor = "multi_thread")]
async fn no_acknowledged_post_is_lost_or_doubled_by_kills() {
    let kills = std::env::var("ASKWELL_TEST_KILLS").map_or(KILLS, |count| count.parse().unwrap());
    let (mut site, keys) = Site::prepare(Database::Private, &WRITERS).await;
    site.start();
    site.ready().await;
    let shared = Arc::new(Shared::default());
    let people = WRITERS.iter().zip(&keys);
    let people: Vec<_> = people
        .map(|(name, key)| tokio::spawn(Writer::new(&site.base, name, key, shared.clone()).write()))
        .collect();

    let mut killed = Vec::new();
    for _ in 0..kills {
        for victim in [Victim::Program, Victim::Postgres, Victim::Both] {
            choose_instant(&mut site, &shared).await;
            killed.push(kill(&mut site, victim).await);
        }
    }
    shared.stop.store(true, Ordering::Relaxed);
    let (mut done, ending) = (Vec::new(), Instant::now());
    for person in people {
        while !person.is_finished() {
            wait(&mut site, ending).await;
        }
        done.push(person.await.unwrap());
    }
    count(&site, &done).await;
    tell(&done, &killed);
    site.stop();
    let log = site.logged();
    assert!(!log.contains("panicked"), "{log}");
    assert!(!log.contains("a request failed"), "a fault of ours is logged: {log}");
}

/// Some instant after some more writes; one time in four right away, while all is still coming back from the last kill.
async fn choose_instant(site: &mut Site, shared: &Shared) {
    let acknowledged = || shared.acknowledged.load(Ordering::Relaxed);
    if rand::random_range(0..4) > 0 {
        let (begun, enough) = (Instant::now(), acknowledged() + rand::random_range(1..WRITES_BETWEEN_MAX));
        while acknowledged() < enough {
            wait(site, begun).await;
        }
    }
    tokio::time::sleep(Duration::from_millis(rand::random_range(0..PAUSE_MS_MAX))).await;
}

async fn kill(site: &mut Site, victim: Victim) -> Kill {
    match victim {
        Victim::Program => {
            let at = Instant::now();
            site.kill_program();
            Kill { victim, at, replaced: at }
        }
        Victim::Postgres | Victim::Both => {
            let begun = Instant::now();
            // After the kill before, Postgres may not have come back yet.
            let (old, at) = loop {
                let (old, at) = (site.postmaster(), Instant::now());
                if site.kill_postmaster() {
                    break (old, at);
                }
                wait(site, begun).await;
            };
            if victim == Victim::Both {
                site.kill_program();
            }
            while site.postmaster().is_none() || site.postmaster() == old {
                wait(site, begun).await;
            }
            Kill { victim, at, replaced: Instant::now() }
        }
    }
}

async fn wait(site: &mut Site, begun: Instant) {
    site.supervise();
    assert!(begun.elapsed() < PATIENCE, "it does not come back: {}", site.logged());
    tokio::time::sleep(Duration::from_millis(5)).await;
}

/// Every acknowledged text is there once and whole, nothing is there that nobody was promised, and all that follows
/// from posts agrees with them.
async fn count(site: &Site, done: &[Done]) {
    let faults: Vec<_> = done.iter().flat_map(|one| &one.faults).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let mut stored: BTreeMap<String, usize> = BTreeMap::new();
    for text in texts(site, "select body as text from posts").await {
        *stored.entry(text).or_default() += 1;
    }
    let acknowledged: Vec<&String> = done.iter().flat_map(|one| &one.posts).collect();
    let lost: Vec<_> = acknowledged.iter().filter(|text| !stored.contains_key(**text)).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:#?}");
    let doubled: Vec<_> = stored.iter().filter(|(_, count)| **count != 1).collect();
    assert!(doubled.is_empty(), "stored twice: {doubled:#?}");
    // Whoever was cut off tried again until the end, so nothing else may be there.
    assert_eq!(stored.len(), acknowledged.len(), "posts that nobody was promised");

    for (what, query) in [
        (
            "a question without a ledger row",
            "select count(*) as count from threads t left join ledger l on l.question_id = t.id where l.question_id is null",
        ),
        (
            "a post without its one event",
            "select count(*) as count from posts p where 1 <> (select count(*) from events e where e.kind in ('thread_opened', 'post_added') and (e.payload->'data'->>'post')::bigint = p.id)",
        ),
        (
            "a thread that counts its replies wrongly",
            "select count(*) as count from threads t where replies <> (select count(*) from posts p where p.thread_id = t.id and number > 1) or last_number <> (select max(number) from posts p where p.thread_id = t.id)",
        ),
        ("an event that no follower could digest", "select count(*) as count from event_failures"),
        ("events numbered with a gap", "select coalesce(max(pos), 0) - count(pos) as count from events"),
    ] {
        assert_eq!(number(site, query).await, 0, "{what}");
    }
    assert!(site.check().contains("Differences: 0."), "{}", site.check());
    for picture in done.iter().flat_map(|one| &one.pictures) {
        let answer = reqwest::get(format!("{}{picture}", site.base)).await.unwrap();
        assert_eq!(answer.status(), 200, "{picture} was acknowledged and is not there");
        image::load_from_memory(&answer.bytes().await.unwrap()).unwrap();
    }
}

fn tell(done: &[Done], killed: &[Kill]) {
    let sum = |of: fn(&Done) -> usize| done.iter().map(of).sum::<usize>();
    println!(
        "acknowledged {} posts and {} pictures; lost 0, doubled 0; {} tries cut off, {} answered 503, {} found stored by their key",
        sum(|one| one.posts.len()),
        sum(|one| one.pictures.len()),
        sum(|one| one.cut as usize),
        sum(|one| one.refused as usize),
        sum(|one| one.found_stored as usize),
    );
    let victims = [(Victim::Program, "the program"), (Victim::Postgres, "Postgres"), (Victim::Both, "both")];
    for (victim, name) in victims {
        let mut waits: Vec<Duration> = killed
            .iter()
            .filter(|kill| kill.victim == victim)
            .filter_map(|kill| Some(first_after(done, kill)? - kill.at))
            .collect();
        waits.sort();
        let Some((first, last)) = waits.first().zip(waits.last()) else { continue };
        println!(
            "{} kills of {name}: first acknowledged write after {first:.2?} at least, {:.2?} in the middle, {last:.2?} at most",
            waits.len(),
            waits[waits.len() / 2],
        );
    }
}

/// The first acknowledgement of a try that began after the kill and ended after the replacement.
fn first_after(done: &[Done], kill: &Kill) -> Option<Instant> {
    let times = done.iter().flat_map(|one| &one.times);
    times.filter(|(begun, end)| *begun >= kill.at && *end >= kill.replaced).map(|(_, end)| *end).min()
}

async fn texts(site: &Site, query: &str) -> Vec<String> {
    use diesel_async::RunQueryDsl;
    #[derive(diesel::QueryableByName)]
    struct Row {
        #[diesel(sql_type = Text)]
        text: String,
    }
    let rows: Vec<Row> = diesel::sql_query(query).load(&mut site.conn().await).await.unwrap();
    rows.into_iter().map(|row| row.text).collect()
}
