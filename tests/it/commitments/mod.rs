//! "We will … by DATE", as staff promise it, askers read it, and time passes over it.

mod reports;

use askwell::commitments::model::{DueDay, KeptRate};
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use proptest::prelude::*;

use crate::support::TestApp;
use crate::support::app::{Browser, start_of_time};
use crate::threads;

struct Scene {
    app: TestApp,
    ann: Browser,
    priya: Browser,
    path: String,
    id: i64,
}

async fn scene() -> Scene {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, priya) = (app.customer("Ann").await, app.agent("Priya").await);
    let (path, id) = threads::ask(&ann, "orders", "Where is my parcel").await;
    app.settle().await;
    Scene { app, ann, priya, path, id }
}

impl Scene {
    async fn promise(&self, text: &str, on: &str) -> crate::support::page::Page {
        let form = [("body", "On its way."), ("promise", text), ("promise_on", on)];
        self.priya.post(&format!("/t/{}/posts", self.id), &form).await
    }

    async fn last(&self) -> i64 {
        self.app.number("select max(id) as count from commitments").await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promise_stands_below_its_reply_until_it_is_kept() {
    let scene = scene().await;
    let (app, priya) = (&scene.app, &scene.priya);
    scene.promise("Send a new cable", "2026-11-04").await.ok();
    app.settle().await;
    for who in [&scene.ann, &app.guest()] {
        who.get(&scene.path)
            .await
            .ok()
            .saying("We promised:")
            .saying("Send a new cable")
            .saying("by 4 Nov 2026");
    }
    let list = priya.get("/desk/commitments").await.ok();
    assert!(list.says("Send a new cable") && list.says("None has come due yet"), "{}", list.text());
    assert!(list.statements() <= 6, "{} statements", list.statements());
    assert!(!priya.get("/desk/commitments?board=none&owner=me").await.ok().says("Nothing fits"));
    let other = app.agent("Omar").await;
    other.get("/desk/commitments?owner=me").await.ok().saying("Nothing fits these filters");
    // The day passes: it is late, and whoever can do something about it hears of it once.
    app.pass(TimeDelta::hours(62)).await;
    let told = "select 1 from notifications where kind = 'promise_late'";
    assert_eq!(app.count(told).await, 0, "the day is not over");
    app.pass(TimeDelta::hours(2)).await;
    app.pass(TimeDelta::hours(2)).await;
    assert_eq!(app.count(told).await, 2, "Priya and Omar, once each");
    scene.ann.get(&scene.path).await.ok().saying("late");
    app.guest().get(&scene.path).await.ok().saying("late");
    priya.get("/desk/commitments").await.ok().saying("0 % kept in time: 0 of 1");
    // Another day: the old one stays in sight, and the figure counts by it.
    let id = scene.last().await;
    let day = "day";
    let wrong = priya.post(&format!("/desk/commitments/{id}/day"), &[(day, "2026-11-01")]).await;
    assert!(wrong.status == 422 && wrong.says("Choose a day from today"), "{}", wrong.text());
    assert_eq!(wrong.attribute(&format!("input[name={day}]"), "value").unwrap(), "2026-11-01");
    priya
        .post(&format!("/desk/commitments/{id}/day"), &[(day, "2026-11-09")])
        .await
        .ok()
        .saying("has a new day");
    let read = scene.ann.get(&scene.path).await.ok().saying("by 9 Nov 2026");
    assert_eq!(read.text_of(".promise del"), "4 Nov 2026");
    for _ in 0..2 {
        other.post(&format!("/desk/commitments/{id}/kept"), &[]).await.ok().saying("The promise is kept");
    }
    app.settle().await;
    scene.ann.get(&scene.path).await.ok().saying("kept late");
    let ended = priya.get("/desk/commitments?show=ended").await.ok();
    assert!(ended.says("kept, said Omar") && ended.says("0 % kept in time: 0 of 1"), "{}", ended.text());
    let reason = "reason";
    let late = priya.post(&format!("/desk/commitments/{id}/withdrawal"), &[(reason, "Mistake")]).await;
    assert_eq!(late.status, 409, "it has ended");
    // One that is kept in time, and one that is taken back in time, which was never due.
    for text in ["Write a manual", "Call the carrier"] {
        scene.promise(text, "2026-11-20").await.ok();
    }
    let taken = scene.last().await;
    priya.post(&format!("/desk/commitments/{}/kept", taken - 1), &[]).await.ok();
    let withdrawal = format!("/desk/commitments/{taken}/withdrawal");
    let empty = priya.post(&withdrawal, &[(reason, " ")]).await;
    assert!(empty.status == 422 && empty.says("Say why it is taken back"), "{}", empty.text());
    priya.post(&withdrawal, &[(reason, "The parcel arrived")]).await.ok().saying("taken back");
    scene.ann.get(&scene.path).await.ok().saying("Why: The parcel arrived");
    app.pass(TimeDelta::days(20)).await;
    priya.get("/desk/commitments").await.ok().saying("50 % kept in time: 1 of 2");
    assert_eq!(app.count("select 1 from event_failures").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_lead_hear_of_a_promise_whose_maker_no_longer_answers() {
    let scene = scene().await;
    let (app, root) = (&scene.app, scene.app.admin("Root").await);
    scene.promise("Send a new cable", "2026-11-04").await.ok();
    app.settle().await;
    let priya = app.number("select id as count from members where handle = 'priya'").await;
    let grant = app.number(&format!("select id as count from member_roles where member_id = {priya}")).await;
    root.post(&format!("/admin/people/{priya}/revocations"), &[("role", &grant.to_string())]).await.ok();
    app.settle().await;
    assert_eq!(app.count("select 1 from notifications where kind = 'promise_left'").await, 1);
    root.get("/notifications").await.ok().saying("nobody stands by the promise");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promise_stands_in_the_mail_of_its_reply_and_is_told_from_its_day() {
    let scene = scene().await;
    scene.promise("We will send you a new hub by Friday.", "2026-11-06").await.ok();
    scene.app.settle().await;
    let mail = scene.app.mails_to("ann@example.org").pop().unwrap();
    let promised = "We promised: We will send you a new hub by Friday, by 6 November 2026";
    assert!(mail.subject.starts_with("Priya replied") && mail.html.contains(promised), "{}", mail.html);
    let read = scene.ann.get(&scene.path).await.ok();
    assert_eq!(read.text_of(".promise .dot"), "by 6 Nov 2026");
    let line = read.text_of(".promise");
    assert!(line.contains("We will send you a new hub by Friday by 6 Nov 2026"), "{line}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promise_that_was_only_written_is_offered_to_be_marked() {
    let scene = scene().await;
    let (app, priya) = (&scene.app, &scene.priya);
    let body = "> I will come by tomorrow.\n\nSorry for that! We will send a new one by Friday.";
    let reply = [("body", body), ("back", "/desk")];
    let sent = priya.post(&format!("/t/{}/posts", scene.id), &reply).await.ok();
    assert!(sent.path.starts_with("/t/"), "leads to where it is offered: {}", sent.path);
    assert!(
        sent.says("You wrote: “We will send a new one by Friday.” Mark it as a promise, due 6 Nov 2026?"),
        "{}",
        sent.text()
    );
    for who in [&scene.ann, &app.agent("Omar").await, &app.guest()] {
        assert!(!who.get(&scene.path).await.ok().says("You wrote:"), "offered to whoever wrote it");
    }
    let post = threads::post_id(app, scene.id, 2).await;
    let mark = format!("/posts/{post}/commitments");
    assert_eq!(
        sent.attribute(&format!("form[action='{mark}'] input[name=promise_on]"), "value").unwrap(),
        "2026-11-06"
    );
    let form = [("promise", "We will send a new one by Friday."), ("promise_on", "2026-11-06")];
    for who in [&scene.ann, &app.agent("Olga").await] {
        assert!(!who.post(&mark, &form).await.says("stands below your reply"));
    }
    for _ in 0..2 {
        priya.post(&mark, &form).await.ok().saying("It stands below your reply as a promise");
    }
    assert_eq!(app.count("select 1 from commitments").await, 1, "once");
    let marked = priya.get(&scene.path).await.ok().saying("by 6 Nov 2026");
    assert!(!marked.says("You wrote:"));
    // A customer's words are theirs, and an offer goes away by itself.
    scene
        .ann
        .post(
            &format!("/t/{}/posts", scene.id),
            &[("body", "I will pay by Friday."), ("promise", "Pay"), ("promise_on", "2026-11-06")],
        )
        .await
        .ok();
    assert_eq!(app.count("select 1 from commitments").await, 1);
    priya
        .post(&format!("/t/{}/posts", scene.id), &[("body", "We will write by next Friday.")])
        .await
        .ok()
        .saying("You wrote:");
    app.pass(TimeDelta::hours(25)).await;
    assert!(!priya.get(&scene.path).await.ok().says("You wrote:"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promise_that_cannot_be_made_comes_back_with_the_reply() {
    let scene = scene().await;
    for (text, on, says) in [
        ("Send it", "", "Choose a day from today"),
        ("Send it", "2026-11-01", "Choose a day from today"),
        ("Send it", "soon", "Choose a day from today"),
        ("", "2026-11-04", "Say what is promised"),
    ] {
        let refused = scene.promise(text, on).await;
        assert!(refused.status == 422 && refused.says(says), "{text} {on}: {}", refused.text());
        assert_eq!(refused.text_of("textarea[name=body]"), "On its way.");
        assert_eq!(refused.attribute("input[name=promise]", "value").unwrap(), text);
        assert_eq!(refused.attribute("input[name=promise_on]", "value").unwrap(), on);
    }
    assert_eq!(scene.app.count("select 1 from posts where number = 2").await, 0);
    // Staff of another board do nothing about it.
    let setup = scene.app.board("setup", "Setup").await;
    let elsewhere = scene.app.customer("Elsa").await;
    scene
        .app
        .sql(&format!(
            "insert into member_roles (member_id, role, board_id, granted_at)
               select id, 'agent', {setup}, '2026-11-02T09:00:00Z' from members where handle = 'elsa'"
        ))
        .await;
    scene.promise("Send it", "2026-11-04").await.ok();
    let id = scene.last().await;
    assert!(!elsewhere.get("/desk/commitments").await.ok().says("Send it"));
    assert_eq!(elsewhere.post(&format!("/desk/commitments/{id}/kept"), &[]).await.status, 404);
    let sofia = scene.app.member("Sofia", Some("moderator")).await;
    assert_eq!(sofia.post(&format!("/desk/commitments/{id}/kept"), &[]).await.status, 403);
}

proptest! {
    #[test]
    fn a_day_ends_where_the_next_begins_in_whatever_zone(zone in 0..chrono_tz::TZ_VARIANTS.len(), ahead in 0_u64..366) {
        let zone: Tz = chrono_tz::TZ_VARIANTS[zone];
        let now: DateTime<Utc> = start_of_time();
        let today: NaiveDate = now.with_timezone(&zone).date_naive();
        let on = today + Days::new(ahead);
        let due = DueDay::new(on, zone, now).unwrap();
        prop_assert!(due.at > now);
        prop_assert!(due.at.with_timezone(&zone).date_naive() > on, "the day is over");
        prop_assert!((due.at - TimeDelta::seconds(1)).with_timezone(&zone).date_naive() <= on, "and not sooner");
        prop_assert!(DueDay::new(today - Days::new(1), zone, now).is_none());
        prop_assert!(DueDay::new(today + Days::new(367), zone, now).is_none());
    }

    #[test]
    fn a_rate_never_flatters(in_time in 0_i64..1000, more in 0_i64..1000) {
        let rate = KeptRate { in_time, due: in_time + more };
        match rate.percent() {
            None => prop_assert_eq!(rate.due, 0),
            Some(percent) => {
                prop_assert!((0..=100).contains(&percent));
                prop_assert_eq!(percent == 100, more == 0, "all of them means all of them");
                prop_assert!(percent * rate.due <= in_time * 100);
            }
        }
    }
}

async fn give_day(who: &Browser, to: &str, day: &str, stand: &str) -> crate::support::page::Page {
    who.post(to, &[("day", day), ("stand", stand)]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_give_another_day_at_once_do_not_overwrite_each_other() {
    let scene = scene().await;
    let (app, priya, omar) = (&scene.app, &scene.priya, scene.app.agent("Omar").await);
    scene.promise("Send a new cable", "2026-11-04").await.ok();
    let day = format!("/desk/commitments/{}/day", scene.last().await);
    let stand = format!("form[action='{day}'] input[name=stand]");
    let (mine, theirs) =
        (priya.get("/desk/commitments").await.ok(), omar.get("/desk/commitments").await.ok());
    let drawn = |page: &crate::support::page::Page| page.attribute(&stand, "value").unwrap();
    give_day(&omar, &day, "2026-11-09", &drawn(&theirs)).await.ok().saying("has a new day");
    let slower = give_day(priya, &day, "2026-11-20", &drawn(&mine)).await;
    assert_eq!(slower.status, 409);
    let slower = slower.saying("Somebody else gave it another day meanwhile: it is due 9 Nov 2026 now");
    assert_eq!(
        slower.attribute(&format!("form[action='{day}'] input[name=day]"), "value").unwrap(),
        "2026-11-20"
    );
    assert_eq!(app.count("select 1 from commitments where due_on = '2026-11-09'").await, 1);
    // The very same day twice is said once.
    give_day(priya, &day, "2026-11-09", &drawn(&mine)).await.ok();
    assert_eq!(app.count("select 1 from events where kind = 'commitment_moved'").await, 1);
    // Having seen it, the slower one decides.
    give_day(priya, &day, "2026-11-20", &drawn(&slower)).await.ok();
    assert_eq!(
        app.count("select 1 from commitments where due_on = '2026-11-20' and cardinality(former) = 2").await,
        1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_thousand_promises_are_listed_by_their_indexes() {
    let scene = scene().await;
    scene.promise("Send a new cable", "2026-11-04").await.ok();
    scene
        .app
        .sql(
            "insert into commitments (thread_id, post_id, made_by, made_at, text, due_on, due_at, first_due_at, kept_at, kept_by)
               select thread_id, post_id, made_by, made_at, text, due_on, due_at + n * interval '1 minute', first_due_at,
                   case when n % 2 = 0 then made_at end, case when n % 2 = 0 then made_by end
               from commitments, generate_series(1, 100000) n;
             analyze commitments",
        )
        .await;
    let (head, open, ended) = (
        include_str!("../../../src/commitments/list.sql"),
        include_str!("../../../src/commitments/list_open.sql"),
        include_str!("../../../src/commitments/list_ended.sql"),
    );
    for (tail, index, start) in [
        (open, "commitments_open", "timestamptz '2026-11-20'"),
        (ended, "commitments_ended", "timestamptz '2027-01-05'"),
    ] {
        let statement = [("$1", "null"), ("$2", "null"), ("$3", start), ("$4", "7"), ("$5", "26")]
            .iter()
            .fold(format!("{head}{tail}"), |text, (name, value)| text.replace(name, value));
        let plan = scene.app.plan(&statement).await;
        assert!(plan.contains(index), "{plan}");
        assert!(!plan.contains("Sort") && !plan.contains("Seq Scan on commitments"), "{plan}");
    }
    for half in ["", "?show=ended"] {
        scene.priya.get(&format!("/desk/commitments{half}")).await.ok().saying("Send a new cable");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn kept_by_mistake_is_still_to_be_kept_and_that_is_said_for_ten_minutes() {
    let scene = scene().await;
    let (app, priya) = (&scene.app, &scene.priya);
    scene.promise("Send a new cable", "2026-11-04").await.ok();
    let (mine, id) = ("/desk/commitments?owner=me", scene.last().await);
    let kept = format!("/desk/commitments/{id}/kept");
    let page = priya.post(&kept, &[("back", mine)]).await.ok().saying("The promise is kept");
    let undo = page.attribute("#flash form", "action").unwrap();
    app.settle().await;
    scene.ann.get(&scene.path).await.ok().saying("kept");
    for _ in 0..2 {
        let page = priya.post(&undo, &[]).await.ok().saying("The promise is still to be kept");
        assert_eq!(page.path, mine);
        assert!(page.text_of("main").contains("Send a new cable"), "{}", page.text());
    }
    app.settle().await;
    assert_eq!(app.count("select 1 from events where kind = 'commitment_reopened'").await, 1, "once");
    assert_eq!(app.count("select 1 from promise_days where standing = 'kept'").await, 0);
    assert_eq!(app.count("select 1 from promise_days where standing = 'open'").await, 1);
    // Its day is what it was.
    app.pass(TimeDelta::days(4)).await;
    scene.ann.get(&scene.path).await.ok().saying("late");
    priya.get("/desk/commitments").await.ok().saying("0 % kept in time: 0 of 1");
    priya.post(&kept, &[]).await.ok().saying("The promise is kept");
    app.clock.advance(TimeDelta::minutes(11));
    assert_eq!(priya.post(&undo, &[]).await.status, 409, "it is too late");
    app.settle().await;
    assert_eq!(app.count("select 1 from event_failures").await, 0);
}
