//! How the asker may be reached: given on the page or by a mail's link, hidden until it is shown, taken back, erased.

use askwell::escalations::model::Detail;
use askwell::events::Channel;
use chrono::TimeDelta;

use super::{at, scene};

const NUMBER: &str = "+44 20 7946 0123";

#[tokio::test(flavor = "multi_thread")]
async fn the_mail_asks_and_its_link_takes_the_number_without_signing_in() {
    let scene = scene().await;
    let app = &scene.app;
    scene.escalate("phone", &at(app.clock.now() + TimeDelta::hours(3))).await.ok();
    app.settle().await;
    let mails = app.mails_to("ann@example.org");
    let mail = mails.last().unwrap();
    assert_eq!(
        mails.iter().filter(|mail| mail.html.contains("We will be in touch")).count(),
        1,
        "one mail about it"
    );
    assert!(mail.subject.contains("We will get in touch with you"), "{}", mail.subject);
    assert!(
        mail.text.contains("by 12:00 on Monday 2 November 2026 (UTC)")
            && mail.text.contains("Say how we may reach you"),
        "{}",
        mail.text
    );
    let start = mail.html.find(&format!("{}/e/", app.base)).unwrap() + app.base.len();
    let way = mail.html[start..].split('"').next().unwrap().to_owned();
    assert!(way.ends_with("/contact"), "{way}");
    let guest = app.guest();
    for _ in 0..2 {
        guest.get(&way).await.ok().saying("We would like to call you about this question");
    }
    assert_eq!(app.count("select 1 from contact_consents").await, 0, "opening it says nothing");
    let wrong = guest.post(&way, &[("channel", "phone"), ("phone", "later")]).await;
    assert!(
        wrong.status == 422 && wrong.says("Type a telephone number") && wrong.says("Tick the box"),
        "{}",
        wrong.text()
    );
    assert_eq!(wrong.attribute("input[name=phone]", "value").unwrap(), "later");
    let form = [("channel", "phone"), ("phone", NUMBER), ("best", "after five"), ("agree-phone", "1")];
    let given = guest.post(&way, &form).await.ok().saying("We use it for this question only");
    assert!(given.says("••• 23") && !given.says(NUMBER), "{}", given.text());
    assert_eq!(
        app.count("select 1 from contact_consents where given_by_mail and best_time = 'after five'").await,
        1
    );
    app.settle().await;
    assert_eq!(app.count("select 1 from notifications n join members m on m.id = n.member_id where n.kind = 'reachable' and m.handle = 'priya'").await, 1);
    assert!(guest.get("/my/questions").await.path.starts_with("/sign-in"), "nobody is signed in by it");
    // A link of another purpose, or about another's question, is worth nothing.
    assert_eq!(guest.get(&way.replace("/contact", "/solved")).await.status, 404);
    let forged = way.replacen(&format!(".{}.", scene.id), ".999.", 1);
    assert_eq!(guest.get(&forged).await.status, 404);
    // Taken back by the same link: erased at once.
    guest.post(&way, &[("do", "withdraw"), ("channel", "phone")]).await.ok().saying("It is erased");
    assert_eq!(app.count("select 1 from contact_consents where detail is null and best_time is null and ended_how = 'withdrawn'").await, 1);
    scene.priya.get("/desk/escalations").await.ok().saying("no consent yet");
    scene.priya.post(&scene.desk("contact-requests"), &[]).await.ok().saying("asked once more");
    app.settle().await;
    assert!(app.mails_to("ann@example.org").last().unwrap().text.contains("Say how we may reach you"));
    assert_eq!(app.count("select 1 from event_failures").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_is_hidden_until_it_is_shown_and_each_look_is_noted() {
    let scene = scene().await;
    let (app, priya) = (&scene.app, &scene.priya);
    scene.ann.get(&scene.path).await.ok().saying("Would you rather be called?");
    scene.give_number(NUMBER).await.ok().saying("••• 23");
    scene.give_number(NUMBER).await.ok();
    assert_eq!(app.count("select 1 from contact_consents").await, 1, "said twice it stands once");
    assert_eq!(priya.post(&scene.desk("contact-looks"), &[]).await.status, 409, "nobody gets in touch yet");
    scene.escalate("phone", &at(app.clock.now() + TimeDelta::hours(3))).await.ok();
    let page = priya.get(&scene.desk("escalations")).await.ok().saying("••• 23");
    assert!(!page.says(NUMBER) && !page.says("after five"), "{}", page.text());
    let shown = priya.post(&scene.desk("contact-looks"), &[]).await.ok().saying(NUMBER).saying("after five");
    assert_eq!(shown.count("a[href='tel:+442079460123']"), 1);
    let other = app.agent("Omar").await;
    let others = other.get(&scene.desk("escalations")).await.ok().saying("Priya");
    assert!(!others.says(NUMBER) && !others.says("after five"), "shown to whoever asked for it alone");
    priya.get(&format!("/desk/{}", scene.id)).await.ok().saying("last shown to Priya");
    app.pass(TimeDelta::minutes(16)).await;
    assert!(!priya.get(&scene.desk("escalations")).await.ok().says(NUMBER), "for a while only");
    assert_eq!(app.count("select 1 from events where kind = 'contact_shown' and actor_id is not null and subject_id is not null").await, 1);
    // No event, notice or mail has it.
    assert_eq!(app.count("select 1 from events where payload::text like '%7946%'").await, 0);
    assert!(app.mails().iter().all(|mail| !mail.html.contains("7946")));
    // What would give it away is not posted.
    let told = [("private", "Said yes"), ("public", "We reached you at +44-20-7946-0123.")];
    assert_eq!(priya.post(&scene.desk("outcome"), &told).await.status, 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_customers_card_says_that_a_number_was_given_and_shows_it_to_whoever_presses() {
    let scene = scene().await;
    let (app, priya) = (&scene.app, &scene.priya);
    let sofia = app.member("Sofia", Some("moderator")).await;
    scene.give_number(NUMBER).await.ok();
    let (pane, looks) = (format!("/desk/{}", scene.id), scene.desk("contact-looks"));
    let page = priya.get(&pane).await.ok().saying("Given for this question with a best time; agreed to on");
    assert!(!page.says(NUMBER) && !page.says("after five"), "{}", page.text());
    let sent =
        |name: &str| page.attribute(&format!("form[action='{looks}'] input[name={name}]"), "value").unwrap();
    let form = [("channel", sent("channel")), ("back", sent("back"))];
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(sofia.post(&looks, &form).await.status, 403);
    assert!(!sofia.get(&pane).await.ok().says("Given for this question"), "who answers may call");
    let shown = priya.post(&looks, &form).await.ok().saying(NUMBER).saying("after five");
    assert_eq!(shown.path, pane);
    assert_eq!(app.count("select 1 from events where kind = 'contact_shown'").await, 1);
    assert!(
        !app.agent("Omar").await.get(&pane).await.ok().says(NUMBER),
        "shown to whoever asked for it alone"
    );
    app.pass(TimeDelta::minutes(16)).await;
    assert!(!priya.get(&pane).await.ok().says(NUMBER), "for a while only");
    // Taken back, it is on no card.
    scene
        .ann
        .post(&format!("/t/{}/contact", scene.id), &[("do", "withdraw"), ("channel", "phone")])
        .await
        .ok();
    assert!(!priya.get(&pane).await.ok().says("Given for this question"));
    assert_eq!(priya.post(&looks, &form).await.status, 409);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_may_leave_a_number_with_the_question() {
    let scene = scene().await;
    let app = &scene.app;
    let form = |phone: &'static str, agree: &'static str| {
        let mut fields = vec![
            ("title", "Which cable fits the lamp"),
            ("board", "orders"),
            ("body", "Mine is **torn**."),
            ("shown", "1"),
            ("phone", phone),
            ("best", "mornings"),
        ];
        if !agree.is_empty() {
            fields.push(("agree-phone", agree));
        }
        fields
    };
    let refused = scene.ann.post("/ask", &form("soon", "")).await;
    assert!(refused.status == 422 && refused.says("Type a telephone number"), "{}", refused.text());
    assert_eq!(refused.attribute("input[name=phone]", "value").unwrap(), "soon");
    assert_eq!(refused.text_of("textarea[name=body]"), "Mine is **torn**.");
    scene.ann.post("/ask", &form(NUMBER, "1")).await.ok().saying("Which cable fits the lamp");
    assert_eq!(app.count("select 1 from contact_consents c join threads t on t.id = c.question_id where t.title like 'Which cable%' and c.best_time = 'mornings'").await, 1);
    assert!(!app.guest().get("/ask").await.ok().says("You may call me"), "a guest says it when signed in");
}

#[tokio::test(flavor = "multi_thread")]
async fn details_are_erased_weeks_after_the_end_and_notes_after_a_year() {
    let scene = scene().await;
    let (app, priya) = (&scene.app, &scene.priya);
    scene.give_number(NUMBER).await.ok();
    scene.escalate("phone", &at(app.clock.now() + TimeDelta::hours(3))).await.ok();
    priya.post(&scene.desk("attempts"), &[("result", "reached"), ("note", "Spoke")]).await.ok();
    app.pass(TimeDelta::days(40)).await;
    assert_eq!(
        app.count("select 1 from contact_consents where detail is not null").await,
        1,
        "it still runs"
    );
    priya
        .post(&scene.desk("outcome"), &[("private", "Agreed"), ("public", "We talked; it comes on Friday.")])
        .await
        .ok();
    app.settle().await;
    app.pass(TimeDelta::days(29)).await;
    assert_eq!(app.count("select 1 from contact_consents where detail is not null").await, 1);
    app.pass(TimeDelta::days(2)).await;
    assert_eq!(
        app.count("select 1 from contact_consents where detail is null and ended_how = 'erased'").await,
        1
    );
    assert_eq!(app.count("select 1 from contact_attempts where note is not null").await, 1);
    app.pass(TimeDelta::days(340)).await;
    assert_eq!(app.count("select 1 from contact_attempts where note is not null").await, 0);
    assert_eq!(app.count("select 1 from escalations where private_outcome is not null").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_given_after_a_call_was_called_off_waits_for_the_next_and_the_one_before_is_erased() {
    let scene = scene().await;
    let (app, priya) = (&scene.app, &scene.priya);
    let live = "select 1 from contact_consents where detail is not null";
    scene.give_number(NUMBER).await.ok();
    scene.escalate("phone", &at(app.clock.now() + TimeDelta::hours(3))).await.ok();
    priya.post(&scene.desk("escalation-end"), &[]).await.ok();
    app.settle().await;
    app.pass(TimeDelta::days(29)).await;
    assert_eq!(app.count(live).await, 1, "for thirty days after the end");
    app.pass(TimeDelta::days(2)).await;
    assert_eq!(app.count(live).await, 0, "it served the call that was called off");
    assert_eq!(app.count("select 1 from contact_consents where best_time is not null").await, 0);
    // The question is open: a number that is given now is for the next call, however long that takes.
    scene.give_number("+44 20 7946 0999").await.ok();
    app.pass(TimeDelta::days(40)).await;
    assert_eq!(app.count("select 1 from ledger where state = 'waiting_staff'").await, 1);
    assert_eq!(app.count(live).await, 1, "the question still waits");
    scene.escalate("phone", &at(app.clock.now() + TimeDelta::hours(3))).await.ok();
    let told = [("private", "Agreed"), ("public", "We talked; it comes on Friday.")];
    priya.post(&scene.desk("outcome"), &told).await.ok();
    app.settle().await;
    app.pass(TimeDelta::days(29)).await;
    assert_eq!(app.count(live).await, 1);
    app.pass(TimeDelta::days(2)).await;
    assert_eq!(app.count(live).await, 0);
    assert_eq!(app.count("select 1 from contact_consents where ended_how = 'erased'").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_to_call_hears_of_what_the_asker_writes_meanwhile() {
    let scene = scene().await;
    let app = &scene.app;
    let told = "select 1 from notifications n join members m on m.id = n.member_id where n.kind = 'reply' and m.handle = 'priya'";
    scene.escalate("phone", &at(app.clock.now() + TimeDelta::hours(3))).await.ok();
    app.settle().await;
    app.sql("delete from follows").await;
    let said = [("body", "The parcel has arrived. No need to call me.")];
    scene.ann.post(&format!("/t/{}/posts", scene.id), &said).await.ok();
    app.settle().await;
    assert_eq!(app.count(told).await, 1);
    assert!(app.mails_to("priya@example.org").iter().any(|mail| mail.text.contains("No need to call me")));
}

/// Spellings of one number that give it away, and texts that do not.
#[test]
fn a_number_is_found_in_whatever_spelling() {
    let number = Detail::parse(Channel::Phone, "+49 30 1234 5678").unwrap();
    for spelled in [
        "+49 30 1234 5678",
        "0049-30-1234-5678",
        "call 030/12345678 please",
        "(030) 1234.5678",
        "030 12 34 56 78",
        "our Berlin line, 12 345 678.",
        "**1234**-**5678**",
        "０３０ １２３４ ５６７８",
        "電話：三〇一二三四五六七八",
        "1234–5678",
        "+49\u{a0}30\u{a0}1234\u{a0}5678",
        "2 lamps; 030 12345678, 9 h",
    ] {
        assert!(number.stands_in(spelled), "{spelled}");
    }
    for harmless in [
        "We talked; it comes on Friday.",
        "Order 1234, lamp 5678",
        "030 12345",
        "12345678x".get(..7).unwrap(),
        "",
    ] {
        assert!(!number.stands_in(harmless), "{harmless}");
    }
    let short = Detail::parse(Channel::Phone, "44-556").unwrap();
    assert!(short.stands_in("extension 44556") && !short.stands_in("at 4 on 5 May, 56 lamps"));
    // Other details are compared as they are.
    let email = Detail::parse(Channel::Email, "ann@example.org").unwrap();
    assert!(email.stands_in("Write to Ann@Example.org.") && !email.stands_in("Ann wrote"));
    let address = Detail::parse(Channel::Letter, "Ann Lee\n12 Harbour Road\nSingapore 098765").unwrap();
    assert!(address.stands_in("We went to 12 harbour road.") && !address.stands_in("Ann Lee is happy"));
}
