//! Making a private question public: masked, with its asker's yes to exactly what then stands.

use super::{Links, NUMBER, Scene, ask_privately, scene};

/// Staff propose it, with a mistake first; gives the address that the asker's mail has.
async fn proposed(scene: &Scene, path: &str, id: i64) -> String {
    let app = &scene.app;
    // Staff see both, with what was found masked already.
    let page = scene.eve.get(&format!("/t/{id}/publish")).await.ok();
    for number in [1, 2] {
        let text = page.text_of(&format!("textarea[name=text-{number}]"));
        assert!(!text.contains("7947") && text.contains('['), "{text}");
    }
    let stand = page.attribute("input[name=stand]", "value").unwrap();
    let typed = format!("We called {NUMBER}.");
    let mut form = vec![
        ("title", "A striped lamp is broken"),
        ("stand", &stand),
        ("text-1", "My striped lamp is broken."),
        ("text-2", &typed),
        ("text-3", "Nothing."),
        ("out-3", "1"),
    ];
    let page = scene.eve.post(&format!("/t/{id}/publish"), &form).await;
    assert_eq!(page.status, 422);
    let page = page.saying("Private details are still in it").saying(NUMBER);
    assert_eq!(page.text_of("textarea[name=text-2]"), typed, "what was typed stays");
    assert_eq!(page.count("input[name=out-3][checked]"), 1);
    // What is one number to whoever reads it is one, whatever signs stand in it.
    form[3].1 = "We called +44 20 **7947** 0018.";
    assert_eq!(scene.eve.post(&format!("/t/{id}/publish"), &form).await.status, 422);
    form[3].1 = "We called and nobody answered.";
    scene.eve.post(&format!("/t/{id}/publish"), &form).await.ok().saying("The asker is asked");
    app.settle().await;
    // The same once more is no other.
    scene.eve.post(&format!("/t/{id}/publish"), &form).await.ok();
    app.settle().await;
    assert_eq!(app.count("select 1 from publications").await, 1);
    assert_eq!(app.count("select 1 from events where kind = 'publication_proposed'").await, 1);
    // Nothing is public; the asker is told here and by mail, and nobody else.
    for who in [&scene.guest, &scene.bob, &scene.kim] {
        assert_eq!(who.get(path).await.status, 404);
        let found = scene.comes_across(who, (path, id), &["My zebra", "striped"], Links::Forbidden).await;
        assert!(found.is_empty(), "{found:?}");
    }
    scene.ada.get("/notifications").await.ok().saying("whether your private question may become public");
    scene.ada.get(path).await.ok().saying("Nothing is public unless you say yes");
    let mails = app.mails_to("ada@example.org");
    let mail =
        mails.iter().find(|mail| mail.subject.starts_with("May your question become public?")).unwrap();
    let link = mail.text.split_whitespace().find(|word| word.contains("/publication")).unwrap();
    link[link.find("/e/").unwrap()..].trim_end_matches(['>', ')', ']']).to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn with_its_askers_yes_what_was_masked_is_public_and_the_rest_is_not() {
    let scene = scene().await;
    let app = &scene.app;
    let (path, id) = scene.asked().await;
    scene.reply(&scene.ada, id, "My secret zebra door code is yellow.").await;
    app.settle().await;
    let link = proposed(&scene, &path, id).await;
    // By its link she sees exactly what would be, without signing in; opening it changes nothing.
    let page = app.guest().get(&link).await.ok();
    let page = page.saying("A striped lamp is broken").saying("We called and nobody answered.");
    assert!(!page.says("7947") && !page.says("yellow"), "{}", page.text());
    let page = page.saying("Left out of what is public").saying("search engines find it");
    assert_eq!(scene.guest.get(&path).await.status, 404);
    let value = |name: &str| page.attribute(&format!("input[name={name}]"), "value").unwrap();
    let yes = [("says", "yes"), ("publication", &*value("publication")), ("stand", &*value("stand"))];
    app.guest().post(&link, &yes).await.ok().saying("It is public now");
    app.settle().await;
    app.guest().post(&link, &yes).await.ok().saying("It is public now");
    app.settle().await;

    let page = scene.guest.get(&format!("/t/{id}")).await.ok();
    let page = page.saying("A striped lamp is broken").saying("We called and nobody answered.");
    assert!(!page.says("Private") && !page.says("7947") && !page.says("My zebra") && !page.says("yellow"));
    let public = page.path.clone();
    for who in [&scene.guest, &scene.bob, &scene.kim] {
        let found = scene
            .comes_across(who, (&public, id), &["My zebra", "7947", "door code", "yellow"], Links::Fine)
            .await;
        assert!(found.is_empty(), "{found:?}");
        assert!(!scene.comes_across(who, (&public, id), &["striped lamp"], Links::Fine).await.is_empty());
        for number in 1..=3 {
            let post = crate::threads::post_id(app, id, number).await;
            let status = who.get(&format!("/posts/{post}/history")).await.status;
            assert!(matches!(status, 403 | 404), "{status}");
        }
    }
    for (query, finds) in [("striped", true), ("zebra", false), ("7947", false), ("yellow", false)] {
        let page = scene.guest.get(&format!("/search?q={}", query.replace(' ', "+"))).await.ok();
        assert_eq!(page.count(&format!("main a[href^='/t/{id}/']")) > 0, finds, "{query}");
    }
    let first = crate::threads::post_id(app, id, 1).await;
    for who in [&scene.ada, &scene.eve] {
        who.get(&format!("/posts/{first}/history")).await.ok().saying(NUMBER);
    }
    scene.eve.get("/notifications").await.ok().saying("agreed: the question is public");
    // What had been proposed is kept no longer than it is of use.
    assert_eq!(app.count("select 1 from publication_posts").await, 0);
    assert_eq!(
        app.count(
            "select 1 from publications where title = '' and ended_by_mail and ended_how = 'published'"
        )
        .await,
        1
    );
    let told =
        app.number("select count(*) as count from events where payload::text ~ 'striped|zebra|7947'").await;
    assert_eq!(told, 0);
    super::agrees(app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_yes_to_what_has_changed_since_does_nothing() {
    let scene = scene().await;
    let app = &scene.app;
    let (path, id) = scene.asked().await;
    scene.propose(id).await.ok().saying("The asker is asked");
    let changes = [
        (
            &scene.eve,
            format!("/t/{id}/posts"),
            vec![("body", "One more thing about zebras."), ("do", "answer")],
        ),
        (&scene.ada, format!("/t/{id}/posts"), vec![("body", "My address is 1 High Street.")]),
        (&scene.eve, format!("/t/{id}/move"), vec![("board", "cables")]),
    ];
    app.sql(
        "insert into member_roles (member_id, role, board_id, granted_at)
           select m.id, 'agent', b.id, '2026-11-02T09:00:00Z' from members m, boards b where m.name = 'Eve' and b.slug = 'cables'",
    )
    .await;
    for (who, address, form) in changes {
        // As she saw it before.
        let before = scene.ada.get(&format!("/t/{id}/publication")).await.ok();
        let value = |name: &str| before.attribute(&format!("input[name={name}]"), "value").unwrap();
        let yes = [("says", "yes"), ("publication", &*value("publication")), ("stand", &*value("stand"))];
        who.post(&address, &form).await.ok();
        app.settle().await;
        let page = scene.ada.post(&format!("/t/{id}/publication"), &yes).await;
        assert_eq!(page.status, 409, "{address}");
        page.saying("so nothing was done").saying("Our staff look at it again");
        assert_eq!(scene.guest.get(&path).await.status, 404, "{address}");
        let page = scene.eve.get(&format!("/t/{id}/publish")).await.ok();
        page.saying("Propose it anew");
        scene.propose(id).await.ok().saying("The asker is asked");
    }
    // Other tags are seen before they are agreed to, too.
    let before = scene.ada.get(&format!("/t/{id}/publication")).await.ok();
    let value = |name: &str| before.attribute(&format!("input[name={name}]"), "value").unwrap();
    let yes = [("says", "yes"), ("publication", &*value("publication")), ("stand", &*value("stand"))];
    app.sql(&format!("delete from thread_tags where thread_id = {id}")).await;
    assert_eq!(scene.ada.post(&format!("/t/{id}/publication"), &yes).await.status, 409);
    scene.says(id, "yes").await.ok().saying("It is public now");
    scene.guest.get(&format!("/t/{id}")).await.ok();
    super::agrees(app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_who_are_overtaken_keep_what_they_typed() {
    let scene = scene().await;
    let (_, id) = scene.asked().await;
    let page = scene.eve.get(&format!("/t/{id}/publish")).await.ok();
    let stand = page.attribute("input[name=stand]", "value").unwrap();
    scene.reply(&scene.ada, id, "And it smells.").await;
    let form =
        [("title", "A lamp"), ("stand", &stand), ("text-1", "Broken as broken can be."), ("text-2", "Yes.")];
    let page = scene.eve.post(&format!("/t/{id}/publish"), &form).await;
    assert_eq!(page.status, 409);
    let page = page.saying("Look at it once more").saying("Broken as broken can be.");
    assert_eq!(page.text_of("textarea[name=text-3]"), "And it smells.");
    assert_eq!(scene.app.count("select 1 from publications").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_no_keeps_it_private_and_staff_may_take_back_what_they_proposed() {
    let scene = scene().await;
    let app = &scene.app;
    let (path, id) = scene.asked().await;
    scene.propose(id).await.ok();
    scene.says(id, "no").await.ok().saying("It stays private");
    assert_eq!(scene.guest.get(&path).await.status, 404);
    scene.eve.get(&path).await.ok().saying("Ada said no to making this public");
    scene.eve.get("/notifications").await.ok().saying("the question stays private");
    scene.propose(id).await.ok();
    scene.eve.post(&format!("/t/{id}/publish-end"), &[]).await.ok().saying("Taken back");
    let page = scene.ada.get(&format!("/t/{id}/publication")).await.ok();
    let page = page.saying("Nothing is asked of you");
    assert_eq!(page.count("button[name=says]"), 0);
    assert_eq!(app.count("select 1 from publication_posts").await, 0);
    // Nobody answers for her: not staff, not another customer, and not with a forged link.
    scene.propose(id).await.ok();
    let publication = app.number("select max(id) as count from publications").await.to_string();
    let yes = [("says", "yes"), ("publication", publication.as_str())];
    for who in [&scene.eve, &scene.bob, &scene.kim] {
        assert_eq!(who.post(&format!("/t/{id}/publication"), &yes).await.status, 404);
    }
    assert_eq!(scene.guest.post(&format!("/e/1.{id}.forged/publication"), &yes).await.status, 404);
    assert_eq!(scene.guest.get(&path).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_solved_it_and_the_question_are_never_left_out() {
    let scene = scene().await;
    let (_, id) = scene.asked().await;
    let reply = crate::threads::post_id(&scene.app, id, 2).await.to_string();
    scene.ada.post(&format!("/t/{id}/acceptance"), &[("post", &reply), ("on", "1")]).await.ok();
    let page = scene.eve.get(&format!("/t/{id}/publish")).await.ok();
    assert_eq!(page.count("input[type=checkbox][name^=out-]"), 0);
    for out in ["out-1", "out-2"] {
        let form = [("title", "A lamp"), ("text-1", "Broken."), ("text-2", "Called."), (out, "1")];
        let page = scene.eve.post(&format!("/t/{id}/publish"), &form).await;
        assert_eq!(page.status, 422);
        page.saying("cannot be left out");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn promises_are_masked_with_the_replies_they_stand_below() {
    let scene = scene().await;
    let app = &scene.app;
    let (_, id) = ask_privately(&scene.ada, "The zebra lamp is broken", "It is.").await;
    let promise = [
        ("body", "We will call you by Friday."),
        ("do", "answer"),
        ("promise", "Call +44 20 7947 0018"),
        ("promise_on", "2026-11-06"),
    ];
    scene.eve.post(&format!("/t/{id}/posts"), &promise).await.ok();
    let made = app.number("select max(id) as count from commitments").await;
    let name = format!("promise-{made}");
    let page = scene.eve.get(&format!("/t/{id}/publish")).await.ok();
    let masked = page.attribute(&format!("input[name={name}]"), "value").unwrap();
    assert!(!masked.contains("7947"), "{masked}");
    let form = [
        ("title", "A lamp"),
        ("text-1", "Broken."),
        ("text-2", "We call."),
        (&*name, "Call +44 20 7947 0018"),
    ];
    let page = scene.eve.post(&format!("/t/{id}/publish"), &form).await;
    assert_eq!(page.status, 422);
    let form = [("title", "A lamp"), ("text-1", "Broken."), ("text-2", "We call."), (&*name, "Call them")];
    scene.eve.post(&format!("/t/{id}/publish"), &form).await.ok();
    app.settle().await;
    scene.ada.get(&format!("/t/{id}/publication")).await.ok().saying("Call them");
    scene.says(id, "yes").await.ok();
    let page = scene.guest.get(&format!("/t/{id}")).await.ok().saying("Call them");
    assert!(!page.says("7947"));
}
