//! No call after all: the asker says no, or staff call it off; and what the asker reads of what they gave.

use askwell::db::MemberId;
use askwell::mail::signed::Purpose;
use chrono::TimeDelta;

use super::{Scene, at, scene};

const OFF: &str = "We will not call or write after all. We go on answering here.";

/// The link of the mail that asks how they may be reached.
async fn way(scene: &Scene) -> String {
    let asker = MemberId(scene.member("ann").await.parse().unwrap());
    let about = scene.id.to_string();
    askwell::urls::contact_by_mail(&scene.app.engine.app.signed.token(Purpose::GiveContact, asker, &about))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_asker_says_no_by_the_mails_link_and_the_question_goes_on_in_the_thread() {
    let scene = scene().await;
    let (app, priya, guest) = (&scene.app, &scene.priya, scene.app.guest());
    app.pass(TimeDelta::hours(1)).await;
    scene.escalate("letter", &at(app.clock.now() + TimeDelta::hours(30))).await.ok();
    app.settle().await;
    scene.give_number("+44 20 7946 0123").await.ok();
    app.pass(TimeDelta::hours(5)).await;
    let way = way(&scene).await;
    for _ in 0..2 {
        guest.get(&way).await.ok().saying("No, please answer me here");
    }
    assert_eq!(app.count("select 1 from ledger where state = 'escalated'").await, 1, "looking says nothing");
    for _ in 0..2 {
        let said = guest.post(&way, &[("do", "refuse")]).await.ok();
        said.saying("We will not call you or write to you").saying("If you change your mind");
    }
    app.settle().await;
    // Its clock is as when staff call it off: three of four hours to the answer were left.
    let row = "select 1 from ledger where state = 'waiting_staff' and answer_due = '2026-11-02T18:00:00Z'";
    assert_eq!(app.count(row).await, 1);
    assert_eq!(app.count("select 1 from events where kind = 'contact_refused'").await, 1, "once");
    assert_eq!(app.count("select 1 from contact_consents where detail is not null").await, 0, "erased");
    let told = "select 1 from notifications n join members m on m.id = n.member_id where n.kind = 'contact_refused' and m.handle = 'priya'";
    assert_eq!(app.count(told).await, 1);
    assert_eq!(app.count("select 1 from notifications where kind = 'called_off'").await, 0, "they know");
    priya.get("/notifications").await.ok().saying("would rather be answered in the thread");
    priya.get(&format!("/desk/{}", scene.id)).await.ok().saying("Ann said no to it");
    let list = priya.get("/desk/escalations").await.ok().saying("They said no").saying("Where is my parcel");
    assert!(list.says("Nobody is waiting for a call") && list.statements() <= 7, "{}", list.text());
    let page = priya.get(&scene.desk("escalations")).await.ok().saying("Ann said no to it");
    page.saying("the customer would rather be answered in the thread");
    for who in [&guest, &scene.ann] {
        who.get(&scene.path).await.ok().saying(OFF);
    }
    // They change their mind, and staff call after all.
    scene.give_number("+44 20 7946 0123").await.ok().saying("We use it for this question only");
    scene.escalate("phone", &at(app.clock.now() + TimeDelta::hours(3))).await.ok();
    app.settle().await;
    let list = priya.get("/desk/escalations").await.ok();
    assert!(!list.says("They said no") && list.says("Where is my parcel"), "{}", list.text());
    assert_eq!(app.count("select 1 from event_failures").await, 0);
    let report = askwell::ledger::self_check::run(&mut app.conn().await, |_| {}).await.unwrap();
    assert!(report.differences.is_empty(), "{:?}", report.differences);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_but_the_asker_says_no() {
    let scene = scene().await;
    scene.escalate("phone", &at(scene.app.clock.now() + TimeDelta::hours(3))).await.ok();
    let ben = scene.app.customer("Ben").await;
    let contact = format!("/t/{}/contact", scene.id);
    for who in [&ben, &scene.priya] {
        assert_eq!(who.post(&contact, &[("do", "refuse")]).await.status, 404);
    }
    assert_eq!(scene.app.count("select 1 from ledger where state = 'escalated'").await, 1);
    scene.ann.post(&contact, &[("do", "refuse")]).await.ok().saying("If you change your mind");
    assert_eq!(scene.app.count("select 1 from ledger where state = 'waiting_staff'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_staff_call_off_is_told_to_the_asker_and_stands_in_the_thread_for_everybody() {
    let scene = scene().await;
    let (app, guest) = (&scene.app, scene.app.guest());
    scene.escalate("letter", &at(app.clock.now() + TimeDelta::hours(30))).await.ok();
    app.settle().await;
    assert!(!guest.get(&scene.path).await.ok().says(OFF));
    scene.priya.post(&scene.desk("escalation-end"), &[]).await.ok();
    app.settle().await;
    let mail = app.mails_to("ann@example.org").pop().unwrap();
    assert_eq!(mail.subject, "We go on answering in the thread: Where is my parcel");
    let says = [
        "We will not call you or write to you",
        "You will have an answer by 13:00 on Monday 2 November 2026 (UTC).",
    ];
    assert!(says.iter().all(|said| mail.html.contains(said)), "{}", mail.html);
    assert!(mail.unsubscribe.is_none(), "always told");
    scene.ann.get("/notifications").await.ok().saying("We go on answering here");
    for who in [&guest, &scene.ann, &scene.priya] {
        let read = who.get(&scene.path).await.ok().saying(OFF);
        let text = read.text();
        let order = [text.find("We will be in touch about this."), text.find(OFF)];
        assert!(order[0].is_some() && order[0] < order[1], "below what staff had said: {text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn all_ways_are_saved_at_once_and_come_back_with_all_that_was_typed() {
    let scene = scene().await;
    let contact = format!("/t/{}/contact", scene.id);
    let page = scene.ann.get(&contact).await.ok();
    assert_eq!(page.count("main form"), 1);
    let mut form = vec![
        ("channel", "phone"),
        ("phone", "+44 20 7946 0123"),
        ("best", "after five"),
        ("agree-phone", "1"),
        ("address", "Ann Other\n1 High Street"),
        ("agree-address", "1"),
        ("email", "nowhere"),
        ("agree-email", "1"),
    ];
    let wrong = scene.ann.post(&contact, &form).await;
    assert!(wrong.status == 422 && wrong.says("Type an e-mail address"), "{}", wrong.text());
    assert_eq!(wrong.attribute("input[name=phone]", "value").unwrap(), "+44 20 7946 0123");
    assert_eq!(wrong.text_of("textarea[name=address]"), "Ann Other 1 High Street");
    assert_eq!(wrong.count("main input[type=checkbox][checked]"), 3);
    assert_eq!(scene.app.count("select 1 from contact_consents").await, 0, "all or nothing");
    form[6] = ("email", "ann@example.net");
    scene.ann.post(&contact, &form).await.ok().saying("We use it for this question only");
    let kept = "select 1 from contact_consents where detail is not null";
    assert_eq!(scene.app.count(kept).await, 3);
    let best = "select 1 from contact_consents where best_time = 'after five' and channel = 'phone'";
    assert_eq!(scene.app.count(best).await, 1);
    assert_eq!(scene.app.count("select 1 from contact_consents where best_time is not null").await, 1);
    // One is changed; the others stay.
    scene.give_number("+44 20 7946 0999").await.ok();
    assert_eq!(scene.app.count(kept).await, 3);
    assert_eq!(scene.ann.post(&contact, &[]).await.status, 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_thread_says_what_the_asker_gave_to_them_alone() {
    let scene = scene().await;
    let app = &scene.app;
    scene.give_number("+44 20 7946 0167").await.ok();
    let gave = "You gave us a phone number ending in 67";
    let own =
        scene.ann.get(&scene.path).await.ok().saying(gave).saying("best time: after five").saying("change");
    assert!(!own.says("Would you rather be called?"), "{}", own.text());
    scene.escalate("phone", &at(app.clock.now() + TimeDelta::hours(3))).await.ok();
    let own = scene.ann.get(&scene.path).await.ok().saying(gave).saying("best time: after five");
    assert!(!own.says("How may we reach you?") && !own.body.contains("7946"), "{}", own.text());
    for who in [&app.guest(), &scene.priya] {
        let read = who.get(&scene.path).await.ok();
        assert!(!read.says("ending in") && !read.body.contains("after five"), "{}", read.text());
    }
    // A letter needs another thing than a number.
    scene.priya.post(&scene.desk("escalation-end"), &[]).await.ok();
    scene.escalate("letter", &at(app.clock.now() + TimeDelta::hours(3))).await.ok();
    scene.ann.get(&scene.path).await.ok().saying("How may we reach you?");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_mails_page_speaks_of_the_askers_own_time() {
    let scene = scene().await;
    scene.app.sql("update members set time_zone = 'Asia/Singapore' where handle = 'ann'").await;
    scene.escalate("phone", &at(scene.app.clock.now() + TimeDelta::hours(3))).await.ok();
    let way = way(&scene).await;
    let named = "You hear from us by 20:00 on Monday 2 November 2026 (Asia/Singapore)";
    scene.app.guest().get(&way).await.ok().saying(named);
    scene.ann.get(&way).await.ok().saying("You hear from us by 20:00 today");
}
