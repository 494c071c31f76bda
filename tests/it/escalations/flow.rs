//! From the thread to the phone and back.

use chrono::TimeDelta;

use super::{at, scene};

#[tokio::test(flavor = "multi_thread")]
async fn a_question_goes_to_the_phone_and_its_outcome_comes_back() {
    let scene = scene().await;
    let (app, priya, ann) = (&scene.app, &scene.priya, &scene.ann);
    let form =
        priya.get(&scene.desk("escalations")).await.ok().saying("We would like to talk about this with you");
    assert!(form.statements() <= 6, "{} statements", form.statements());
    let letter = priya.get(&format!("{}?channel=letter", scene.desk("escalations"))).await.ok();
    letter.saying("We will write you a letter");
    let due = at(app.clock.now() + TimeDelta::hours(3));
    scene.escalate("phone", &due).await.ok().saying("the question is on the call list").saying("Escalated");
    app.settle().await;
    let row = "select 1 from ledger where state = 'escalated' and next_due = '2026-11-02T12:00:00Z' and answer_due is null and first_answered_at is null";
    assert_eq!(app.count(row).await, 1);
    // Everybody reads that it goes on; the asker also by when.
    app.guest().get(&scene.path).await.ok().saying("We will get in touch").saying("We are in touch with Ann");
    let own = ann.get(&scene.path).await.ok();
    own.saying("We will get in touch with you by 12:00 today").saying("How may we reach you?");
    // The asker writes: the call stands.
    ann.post(&format!("/t/{}/posts", scene.id), &[("body", "I am at home all day, by the way.")]).await.ok();
    assert_eq!(app.count(row).await, 1);
    // It is on the call list, on the desk and in its view.
    priya
        .get("/desk/escalations")
        .await
        .ok()
        .saying("Where is my parcel")
        .saying("no consent yet")
        .saying("not tried yet");
    priya.get("/desk?view=escalated").await.ok().saying("Where is my parcel");
    priya.get(&format!("/desk/{}", scene.id)).await.ok().saying("Open the escalation");
    // Not reached; the next step is tomorrow.
    let next = at(app.clock.now() + TimeDelta::days(1));
    let tried = [("result", "not_reached"), ("note", "Rang twice"), ("next", next.as_str())];
    priya
        .post(&scene.desk("attempts"), &tried)
        .await
        .ok()
        .saying("The contact note is saved")
        .saying("1 try");
    assert_eq!(app.count("select 1 from ledger where next_due = '2026-11-03T09:00:00Z'").await, 1);
    priya.get("/desk/escalations").await.ok().saying("Not reached");
    // Written back: private, and public without private details.
    let told = [
        ("private", "Was in the garden; wants it on Friday"),
        ("public", "It comes on Friday. Call +44 20 7946 0018 if not."),
    ];
    let again = priya.post(&scene.desk("outcome"), &told).await;
    assert_eq!(again.status, 422, "{}", again.text());
    assert!(again.says("+44 20 7946 0018") && again.says("Left out"), "{}", again.text());
    let masked = again.text_of("textarea[name=public]");
    assert!(masked.starts_with("It comes on Friday. Call [") && !masked.contains("7946"), "{masked}");
    assert_eq!(again.text_of("textarea[name=private]"), told[0].1);
    let told = [told[0], ("public", masked.as_str())];
    priya.post(&scene.desk("outcome"), &told).await.ok().saying("It is written back");
    app.settle().await;
    let read = ann.get(&scene.path).await.ok().saying("It comes on Friday.").saying("Solved");
    assert!(!read.says("garden") && !read.says("Rang twice") && !read.says("7946"), "{}", read.text());
    assert_eq!(
        app.count(
            "select 1 from ledger where outcome = 'escalation_resolved' and first_answered_at is not null"
        )
        .await,
        1
    );
    priya.get(&scene.desk("escalations")).await.ok().saying("Was in the garden").saying("Rang twice");
    // It was not solved after all.
    ann.post(&format!("/t/{}/outcome", scene.id), &[("says", "not_solved")]).await.ok();
    assert_eq!(app.count("select 1 from ledger where state = 'waiting_staff' and reopened = 1").await, 1);
    app.settle().await;
    assert_eq!(app.count("select 1 from event_failures").await, 0);
    check(app).await;
}

/// The self-check finds nothing.
async fn check(app: &crate::support::TestApp) {
    let mut conn = app.conn().await;
    let report = askwell::ledger::self_check::run(&mut conn, |_| {}).await.unwrap();
    assert!(report.differences.is_empty(), "{:?}", report.differences);
}

#[tokio::test(flavor = "multi_thread")]
async fn called_off_its_clocks_run_on_and_ended_in_the_thread_it_ends_and_goes_on() {
    let scene = scene().await;
    let (app, priya, ann) = (&scene.app, &scene.priya, &scene.ann);
    let due = at(app.clock.now() + TimeDelta::hours(30));
    app.pass(TimeDelta::hours(1)).await;
    scene.escalate("email", &due).await.ok();
    app.pass(TimeDelta::hours(5)).await;
    assert!(!priya.get("/desk?view=over").await.ok().says("Where is my parcel"), "the call is in time");
    priya
        .post(&scene.desk("escalation-end"), &[])
        .await
        .ok()
        .saying("The question waits in the thread again.");
    // Three of four hours to the answer were left.
    assert_eq!(
        app.count(
            "select 1 from ledger where state = 'waiting_staff' and answer_due = '2026-11-02T18:00:00Z'"
        )
        .await,
        1
    );
    assert_eq!(priya.post(&scene.desk("escalation-end"), &[]).await.status, 403, "it is over");
    // Once more; the call is late, and that shows.
    scene.escalate("phone", &at(app.clock.now() + TimeDelta::hours(1))).await.ok();
    app.pass(TimeDelta::hours(2)).await;
    priya.get("/desk?view=over").await.ok().saying("Where is my parcel");
    priya.get("/desk/escalations").await.ok().saying("over target");
    ann.get(&scene.path).await.ok().saying("We are late in getting in touch");
    // The asker finds the answer: it ends. Taken back, it goes on.
    let reply = crate::threads::post_id(app, scene.id, 2).await.to_string();
    let accept = format!("/t/{}/acceptance", scene.id);
    ann.post(&accept, &[("post", &reply), ("on", "1")]).await.ok();
    app.settle().await;
    assert_eq!(app.count("select 1 from escalations where ended_how = 'elsewhere'").await, 1);
    assert!(!priya.get("/desk/escalations").await.ok().says("Where is my parcel"));
    ann.post(&accept, &[("post", &reply), ("on", "0")]).await.ok();
    app.settle().await;
    assert_eq!(app.count("select 1 from escalations where ended_at is null").await, 1);
    priya.get("/desk/escalations").await.ok().saying("Where is my parcel");
    // "No need to call any more."
    ann.post(&format!("/t/{}/outcome", scene.id), &[("says", "solved")]).await.ok();
    app.settle().await;
    assert_eq!(app.count("select 1 from escalations where ended_at is null").await, 0);
    assert_eq!(app.count("select 1 from event_failures").await, 0);
    check(app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_begun_comes_back_with_its_faults() {
    let scene = scene().await;
    let past = at(scene.app.clock.now() - TimeDelta::hours(1));
    for (due, says) in
        [(past.as_str(), "Choose a time that lies ahead"), ("soon", "Choose a time that lies ahead")]
    {
        let refused = scene.escalate("phone", due).await;
        assert!(refused.status == 422 && refused.says(says), "{}", refused.text());
        assert_eq!(refused.text_of("textarea[name=message]"), "We will be in touch about this.");
        assert_eq!(refused.attribute("input[name=due]", "value").unwrap(), due);
    }
    let due = at(scene.app.clock.now() + TimeDelta::hours(1));
    let ann = scene.member("ann").await;
    let form =
        [("channel", "phone"), ("owner", ann.as_str()), ("due", due.as_str()), ("message", "Hello there")];
    let refused = scene.priya.post(&scene.desk("escalations"), &form).await;
    assert!(refused.status == 422 && refused.says("Choose somebody who answers"), "{}", refused.text());
    assert_eq!(scene.app.count("select 1 from escalations").await, 0);
    assert_eq!(scene.app.count("select 1 from posts where number = 2").await, 0, "nobody was told");
    scene.escalate("phone", &due).await.ok();
    assert_eq!(scene.escalate("phone", &due).await.status, 403, "it runs already");
    let moderator = scene.app.member("Sofia", Some("moderator")).await;
    assert_eq!(moderator.post(&scene.desk("attempts"), &[("result", "reached")]).await.status, 403);
    let nothing = scene.priya.post(&scene.desk("attempts"), &[("result", "note")]).await;
    assert!(nothing.status == 422 && nothing.says("Write the note first"), "{}", nothing.text());
}
