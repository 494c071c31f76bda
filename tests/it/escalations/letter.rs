//! The letter: written, kept, printed in the asker's language.

use chrono::TimeDelta;

use super::{at, scene};

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_is_kept_and_its_sheet_speaks_the_askers_language() {
    let scene = scene().await;
    let (app, priya) = (&scene.app, &scene.priya);
    app.sql("update members set lang = 'zh-Hans' where handle = 'ann'").await;
    scene.escalate("letter", &at(app.clock.now() + TimeDelta::days(2))).await.ok();
    let page = priya.get(&scene.desk("letter")).await.ok();
    assert!(page.text_of("textarea[name=letter]").starts_with("Ann，您好"), "{}", page.text());
    assert_eq!(page.attribute(".sheet", "lang").unwrap(), "zh-Hans");
    assert!(page.text_of(".sheet").contains("2026"), "{}", page.text_of(".sheet"));
    let address = "Ann Other\n1 High Street\nLondon N1 1AA";
    let form = [("channel", "letter"), ("address", address), ("agree-address", "1")];
    scene.ann.post(&format!("/t/{}/contact", scene.id), &form).await.ok();
    let page = priya.get(&scene.desk("letter")).await.ok();
    assert!(!page.says("High Street"), "hidden until it is shown");
    let stand = page.attribute("input[name=stand]", "value").unwrap();
    let back = scene.desk("letter");
    let shown = priya.post(&scene.desk("contact-looks"), &[("back", &back)]).await.ok();
    assert!(shown.text_of(".sheet__to").contains("1 High Street"), "{}", shown.text());
    let saved = priya.post(&back, &[("letter", "您好！\n包裹周五到。"), ("stand", &stand)]).await.ok();
    assert!(
        saved.says("The letter is saved") && saved.text_of(".sheet").contains("包裹周五到"),
        "{}",
        saved.text()
    );
    // Somebody else had the page open: they see both.
    let late = app.agent("Omar").await.post(&back, &[("letter", "Mine"), ("stand", &stand)]).await;
    assert_eq!(late.status, 409);
    assert!(late.text_of("[data-now]").contains("包裹周五到"), "{}", late.text());
    assert_eq!(late.text_of("textarea[name=letter]"), "Mine");
    assert_eq!(app.count("select 1 from escalations where letter like '%周五%'").await, 1);
    // A line of the address is not posted.
    let told = [("private", "Sent"), ("public", "We wrote to 1 High Street.")];
    let refused = priya.post(&scene.desk("outcome"), &told).await;
    assert!(refused.status == 422 && refused.says("leave that out"), "{}", refused.text());
}
