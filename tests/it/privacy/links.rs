//! What leads to a question, and says its title: kept pages, quotes, links that staff put into answers.

use super::{ask_privately, scene};
use crate::threads;

#[tokio::test(flavor = "multi_thread")]
async fn kept_pages_of_what_it_was_merged_with_let_go_of_it() {
    let scene = scene().await;
    let app = &scene.app;
    let (parent_path, parent) = threads::ask(&scene.ada, "lamps", "The zebra lamp hums at night").await;
    let (child_path, child) = threads::ask(&scene.bob, "lamps", "Why does my giraffe hum?").await;
    scene.reply(&scene.eve, parent, "Turn the okapi down.").await;
    app.settle().await;
    scene.eve.post(&format!("/t/{child}/merge"), &[("into", &parent.to_string())]).await.ok();
    app.settle().await;
    scene.guest.get(&parent_path).await.ok().saying("giraffe");
    scene.guest.get(&child_path).await.ok().saying("okapi");
    scene.eve.post(&format!("/t/{child}/privacy"), &[]).await.ok();
    app.settle().await;
    assert!(!scene.guest.get(&parent_path).await.ok().body.contains("giraffe"));
    assert_eq!(scene.guest.get(&child_path).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_answer_of_a_parent_is_gone_from_children_that_ended_by_it() {
    let scene = scene().await;
    let app = &scene.app;
    let (parent_path, parent) = threads::ask(&scene.ada, "lamps", "The zebra lamp hums at night").await;
    let (child_path, child) = threads::ask(&scene.bob, "lamps", "Why does my giraffe hum?").await;
    scene.reply(&scene.eve, parent, "Turn the okapi down.").await;
    scene.eve.post(&format!("/t/{child}/merge"), &[("into", &parent.to_string())]).await.ok();
    app.settle().await;
    scene.bob.post(&format!("/t/{child}/outcome"), &[("says", "solved"), ("page", "1")]).await.ok();
    app.settle().await;
    let ended = format!("select 1 from ledger where question_id = {child} and outcome = 'merged'");
    assert_eq!(app.count(&ended).await, 1);
    scene.guest.get(&parent_path).await.ok();
    scene.guest.get(&child_path).await.ok().saying("okapi").saying("zebra");
    scene.eve.post(&format!("/t/{parent}/privacy"), &[]).await.ok();
    app.settle().await;
    for who in [&scene.guest, &scene.bob] {
        let page = who.get(&child_path).await.ok();
        assert!(!page.body.contains("okapi") && !page.body.contains("zebra"), "{}", page.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_quote_does_not_say_the_former_title() {
    let scene = scene().await;
    let app = &scene.app;
    let (path, id) = ask_privately(&scene.ada, "The zebra lamp is broken", "It is.").await;
    let page = scene.eve.get(&format!("{path}?quote=p1")).await.ok();
    let quote = page.text_of("textarea[name=body]");
    assert!(quote.contains(&format!("(/t/{id}#p1)")), "{quote}");
    scene
        .reply(&scene.eve, id, &format!("{quote}\n\nOr [above](http://localhost{path}#p1), <{path}>."))
        .await;
    scene.guest.get(&path).await;
    app.settle().await;
    let page = scene.eve.get(&format!("/t/{id}/publish")).await.ok();
    let masked = page.text_of("textarea[name=text-2]");
    assert!(!masked.contains("zebra") && masked.contains(&format!("/t/{id}#p1)")), "{masked}");
    let stand = page.attribute("input[name=stand]", "value").unwrap();
    let typed = format!("As [above]({path}#p1).");
    let mut form =
        [("title", "A lamp"), ("stand", &*stand), ("text-1", "Broken."), ("text-2", typed.as_str())];
    let page = scene.eve.post(&format!("/t/{id}/publish"), &form).await;
    assert_eq!(page.status, 422);
    let page = page.saying("an address that says its former title");
    assert_eq!(page.text_of("textarea[name=text-2]"), typed);
    form[3].1 = &masked;
    scene.eve.post(&format!("/t/{id}/publish"), &form).await.ok();
    app.settle().await;
    scene.says(id, "yes").await.ok().saying("It is public now");
    let page = scene.guest.get(&format!("/t/{id}")).await.ok();
    assert!(!page.body.contains("zebra-lamp") && !page.body.contains("zebra lamp"), "{}", page.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_link_only_what_their_readers_may_read() {
    let scene = scene().await;
    let app = &scene.app;
    let solved = async |id: i64, by: &crate::support::app::Browser| {
        scene.reply(&scene.eve, id, "Change the bulb.").await;
        by.post(&format!("/t/{id}/outcome"), &[("says", "solved"), ("page", "1")]).await;
    };
    let (_, private) = ask_privately(&scene.ada, "The lamp flickers at night zebra", "It does.").await;
    solved(private, &scene.ada).await;
    let (_, public) = threads::ask(&scene.ada, "lamps", "The lamp flickers at night").await;
    solved(public, &scene.ada).await;
    let (_, in_public) = threads::ask(&scene.ada, "lamps", "Why does the lamp flicker at night").await;
    let (_, of_bob) = ask_privately(&scene.bob, "Does the lamp flicker at night", "It does.").await;
    let (_, of_ada) = ask_privately(&scene.ada, "My lamp flickers at night again", "It does.").await;
    app.settle().await;
    for (id, may) in [(in_public, false), (of_bob, false), (of_ada, true)] {
        let page = scene.eve.get(&format!("/desk/{id}")).await.ok();
        let similar = page.text_of(".similar");
        assert!(similar.contains("flickers at night"), "{id}: {similar}");
        assert_eq!(similar.contains("zebra"), may, "{id}: {similar}");
        let body = |page: crate::support::page::Page| page.text_of("#reply textarea[name=body]");
        let put = body(scene.eve.get(&format!("/desk/{id}?canned=t{private}")).await.ok());
        assert_eq!(put.contains("zebra"), may, "{id}: {put}");
        let put = body(scene.eve.get(&format!("/desk/{id}?canned=t{public}")).await.ok());
        assert!(put.contains("flickers at night"), "{id}: {put}");
    }
}
