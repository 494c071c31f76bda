//! What is typed on the page of an escalation outlives everything that is pressed there.

use chrono::TimeDelta;

use super::{at, scene};

#[tokio::test(flavor = "multi_thread")]
async fn a_note_and_a_look_leave_the_outcome_that_is_being_written() {
    let scene = scene().await;
    let due = at(scene.app.clock.now() + TimeDelta::hours(3));
    scene.escalate("phone", &due).await.ok();
    let (private, public) = ("Wants it on Friday", "We talked, and it comes on Friday.");
    let typed = |more: &[(&'static str, &'static str)]| {
        [&[("private", private), ("public", public), ("next", "")], more].concat()
    };
    let asked = scene.priya.post(&scene.desk("contact-requests"), &typed(&[("note", "Rang once")])).await;
    let asked = asked.ok().saying("The customer is asked once more");
    assert_eq!(asked.text_of("textarea[name=private]"), private);
    assert_eq!(asked.text_of("textarea[name=note]"), "Rang once");
    let note = typed(&[("result", "not_reached"), ("note", "Rang twice")]);
    let saved = scene.priya.post(&scene.desk("attempts"), &note).await.ok();
    let saved = saved.saying("The contact note is saved").saying("Rang twice");
    assert_eq!(saved.text_of("textarea[name=private]"), private);
    assert_eq!(saved.text_of("textarea[name=public]"), public);
    assert_eq!(saved.text_of("textarea[name=note]"), "", "it is saved, and not typed any more");
    scene.give_number("+44 20 7946 0018").await.ok();
    let looked = scene.priya.post(&scene.desk("contact-looks"), &typed(&[("note", "Rings now")])).await.ok();
    let looked = looked.saying("+44 20 7946 0018");
    assert_eq!(looked.text_of("textarea[name=public]"), public);
    assert_eq!(looked.text_of("textarea[name=note]"), "Rings now");
    // A note that was begun is kept with the outcome, once it is clear what it says.
    let refused = scene.priya.post(&scene.desk("outcome"), &typed(&[("note", "Rings now")])).await;
    assert!(refused.status == 422 && refused.says("Say what happened"), "{}", refused.text());
    assert_eq!(refused.text_of("textarea[name=private]"), private);
    let whole = typed(&[("result", "reached"), ("note", "Rang, and she was there")]);
    scene.priya.post(&scene.desk("outcome"), &whole).await.ok().saying("It is written back");
    assert_eq!(
        scene.app.count("select 1 from contact_attempts where note = 'Rang, and she was there'").await,
        1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn pressed_twice_a_part_is_done_once_and_the_others_are_still_to_be_done() {
    let scene = scene().await;
    let due = at(scene.app.clock.now() + TimeDelta::hours(3));
    scene.escalate("phone", &due).await.ok();
    let form = [
        ("key", "pressed-twice-0123456789"),
        ("result", "not_reached"),
        ("private", "Wants it on Friday"),
        ("public", "It comes on Friday."),
    ];
    for _ in 0..2 {
        let page = scene.priya.post(&scene.desk("attempts"), &form).await.ok();
        assert_eq!(page.text_of("textarea[name=private]"), "Wants it on Friday");
    }
    assert_eq!(scene.app.count("select 1 from contact_attempts").await, 1);
    scene.priya.post(&scene.desk("contact-requests"), &form).await.ok().saying("asked once more");
    // As from the page that the browser went back to.
    let form = [form[0], form[2], form[3]];
    scene.priya.post(&scene.desk("outcome"), &form).await.ok().saying("It is written back");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_way_says_its_own_and_leaves_what_was_typed() {
    let scene = scene().await;
    let owner = scene.member("priya").await;
    let form = |channel, due, message| {
        [("channel", channel), ("owner", &*owner), ("due", due), ("message", message)]
    };
    let due = at(scene.app.clock.now() + TimeDelta::hours(3));
    let page = scene.priya.get(&scene.desk("escalations")).await.ok();
    page.saying("will call you").saying("write you a letter").saying("write you an e-mail");
    let address = scene.desk("escalations");
    let refused = scene.priya.post(&address, &form("letter", "soon", "A letter is coming.")).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.text_of("textarea[name=message]"), "A letter is coming.");
    assert_eq!(refused.attribute("input[name=channel][checked]", "value").unwrap(), "letter");
    scene.priya.post(&address, &form("letter", &due, " ")).await.ok();
    scene.ann.get(&scene.path).await.ok().saying("We will write you a letter about this");
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_that_send_mean_the_part_they_are_pressed_in() {
    let scene = scene().await;
    let due = at(scene.app.clock.now() + TimeDelta::hours(3));
    scene.escalate("phone", &due).await.ok();
    let browser = scene.app.browser().await.signed_in(&scene.priya).await;
    browser.goto(&scene.desk("escalations")).await;
    browser.fill("private", "Half written").await;
    browser.click("[name=result][value=not_reached]").await;
    browser.fill("note", "Rang twice").await;
    browser.press("Ctrl+Enter").await;
    browser.wait_for("The contact note is saved").await;
    assert_eq!(browser.value("private").await, "Half written");
    assert_eq!(scene.app.count("select 1 from contact_attempts").await, 1);
    // Enter in a field of one line is the note too, and neither a look nor the end.
    browser.click("[name=result][value=not_reached]").await;
    browser.script("document.querySelector('[name=next]').focus()", &[]).await;
    browser.press("Enter").await;
    browser.wait_for("2 tries").await;
    assert_eq!(scene.app.count("select 1 from escalations where ended_at is null").await, 1);
    browser.quiet().await;
}
