//! What its asker did not agree to stays out: what was left out, hidden or deleted before, and why it was.

use super::{Scene, scene};
use crate::threads::post_id;

/// A public question with a reply that was left out, one that was hidden and one that she deleted before.
async fn published(scene: &Scene) -> i64 {
    let (_, id) = scene.asked().await;
    for text in ["The zebra code is yellow.", "My zebra lives at 1 High Street.", "Ada zebra, call 555."] {
        scene.reply(&scene.ada, id, text).await;
    }
    scene.reply(&scene.ada, id, "Thank you for the zebra.").await;
    let hidden = post_id(&scene.app, id, 4).await;
    let hide = format!("/posts/{hidden}/hide");
    scene.eve.post(&hide, &[("reason", "Says that Ada lives at 1 High Street.")]).await.ok();
    let deleted = post_id(&scene.app, id, 5).await;
    scene.ada.post(&format!("/posts/{deleted}/deletion"), &[]).await.ok();
    let page = scene.eve.get(&format!("/t/{id}/publish")).await.ok();
    let stand = page.attribute("input[name=stand]", "value").unwrap();
    let form = [
        ("title", "A striped lamp is broken"),
        ("stand", &stand),
        ("text-1", "Broken."),
        ("text-2", "We called."),
        ("out-3", "1"),
        ("text-6", "Thank you."),
    ];
    scene.eve.post(&format!("/t/{id}/publish"), &form).await.ok();
    scene.app.settle().await;
    scene.says(id, "yes").await.ok().saying("It is public now");
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_out_of_sight_when_it_became_public_does_not_come_back() {
    let scene = scene().await;
    let app = &scene.app;
    let id = published(&scene).await;
    for (number, who) in [(3, &scene.eve), (4, &scene.eve), (5, &scene.eve), (5, &scene.ada)] {
        let restore = format!("/posts/{}/restore", post_id(app, id, number).await);
        let page = who.post(&restore, &[("reason", "A mistake.")]).await;
        assert_eq!(page.status, 409, "{number}");
        page.saying("left out of what its asker agreed to make public");
        app.settle().await;
        let page = scene.guest.get(&format!("/t/{id}")).await.ok();
        for words in ["yellow", "High Street", "555"] {
            assert!(!page.body.contains(words), "{number}: {words}");
        }
    }
    // What was public then may go and come back.
    let thanks = post_id(app, id, 6).await;
    scene.ada.post(&format!("/posts/{thanks}/deletion"), &[]).await.ok();
    scene.ada.post(&format!("/posts/{thanks}/restore"), &[]).await.ok();
    scene.eve.post(&format!("/posts/{thanks}/hide"), &[("reason", "Not needed.")]).await.ok();
    scene.eve.post(&format!("/posts/{thanks}/restore"), &[("reason", "It is.")]).await.ok();
    app.settle().await;
    scene.guest.get(&format!("/t/{id}")).await.ok().saying("Thank you.");
    // Once it is private again all of it may come back, each as it was; and be proposed anew.
    scene.eve.post(&format!("/t/{id}/privacy"), &[]).await.ok();
    for number in 3..=5 {
        let restore = format!("/posts/{}/restore", post_id(app, id, number).await);
        scene.eve.post(&restore, &[("reason", "It is private.")]).await.ok().saying("can be seen again");
    }
    scene.propose(id).await.ok();
    scene.says(id, "yes").await.ok();
    scene.guest.get(&format!("/t/{id}")).await.ok().saying("yellow");
    super::agrees(app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn why_something_was_hidden_is_not_told_to_others() {
    let scene = scene().await;
    let app = &scene.app;
    let (_, id) = scene.asked().await;
    scene.reply(&scene.ada, id, "My zebra lives at 1 High Street.").await;
    let hidden = post_id(app, id, 3).await;
    let reason = [("reason", "Says that Ada lives at 1 High Street.")];
    scene.eve.post(&format!("/posts/{hidden}/hide"), &reason).await.ok();
    scene.propose(id).await.ok();
    // That something is there, is seen before it is agreed to.
    let page = scene.ada.get(&format!("/t/{id}/publication")).await.ok();
    let page = page.saying("Reply of Ada").saying("Left out of what is public");
    assert!(!page.says("High Street"));
    // And what is there now is what is agreed to.
    let value = |name: &str| page.attribute(&format!("input[name={name}]"), "value").unwrap();
    let yes = [("says", "yes"), ("publication", &*value("publication")), ("stand", &*value("stand"))];
    scene.reply(&scene.ada, id, "One more zebra.").await;
    let more = post_id(app, id, 4).await;
    scene.ada.post(&format!("/posts/{more}/deletion"), &[]).await.ok();
    assert_eq!(scene.ada.post(&format!("/t/{id}/publication"), &yes).await.status, 409);
    scene.says(id, "yes").await.ok().saying("It is public now");
    for who in [&scene.guest, &scene.bob, &scene.kim] {
        let page = who.get(&format!("/t/{id}")).await.ok().saying("Left out of what is public");
        assert!(!page.body.contains("High Street"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asked_still_reads_what_was_left_out_but_not_what_was_hidden() {
    let scene = scene().await;
    let (_, id) = scene.asked().await;
    for text in ["The zebra code is yellow.", "It is sent to 1 High Street."] {
        scene.reply(&scene.eve, id, text).await;
    }
    let hidden = post_id(&scene.app, id, 4).await;
    scene.eve.post(&format!("/posts/{hidden}/hide"), &[("reason", "A wrong address.")]).await.ok();
    let stand = scene.eve.get(&format!("/t/{id}/publish")).await.ok();
    let stand = stand.attribute("input[name=stand]", "value").unwrap();
    let form = [
        ("title", "A striped lamp is broken"),
        ("stand", &stand),
        ("text-1", "Broken."),
        ("text-2", "We called."),
        ("out-3", "1"),
    ];
    scene.eve.post(&format!("/t/{id}/publish"), &form).await.ok();
    scene.app.settle().await;
    scene.says(id, "yes").await.ok();
    for (who, reads) in [(&scene.ada, true), (&scene.eve, true), (&scene.bob, false), (&scene.guest, false)] {
        let page = who.get(&format!("/t/{id}")).await.ok();
        assert_eq!(page.says("The zebra code is yellow."), reads, "{}", page.text());
    }
    assert!(!scene.ada.get(&format!("/t/{id}")).await.ok().body.contains("High Street"), "it was hidden");
}
