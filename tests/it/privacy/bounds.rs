//! The bounds of a yes: what is shown with it, how long a link asks, what is found, and what leads past it.

use super::{NUMBER, Scene, ask_privately, scene};
use crate::support::page::Page;
use crate::threads::post_id;

fn link_of(scene: &Scene) -> String {
    let mails = scene.app.mails_to("ada@example.org");
    let asks = |subject: &str| subject.starts_with("May your question become public?");
    let mail = mails.iter().rfind(|mail| asks(&mail.subject)).unwrap();
    let link = mail.text.split_whitespace().find(|word| word.contains("/publication")).unwrap();
    link[link.find("/e/").unwrap()..].trim_end_matches(['>', ')', ']']).to_owned()
}

fn yes(page: &Page) -> [(&'static str, String); 3] {
    let value = |name: &str| page.attribute(&format!("input[name={name}]"), "value").unwrap();
    [("says", "yes".to_owned()), ("publication", value("publication")), ("stand", value("stand"))]
}

#[tokio::test(flavor = "multi_thread")]
async fn the_product_and_the_askers_name_are_seen_before_they_are_public() {
    let scene = scene().await;
    let app = &scene.app;
    let (_, id) = scene.asked().await;
    scene.propose(id).await.ok();
    let before = scene.ada.get(&format!("/t/{id}/publication")).await.ok();
    let before = before.saying("The question of Ada").saying("zebratag");
    assert!(!before.says("and nothing else"));
    let root = app.number("select min(id) as count from members").await;
    app.sql(&format!(
        "insert into products (name, versions, position, created_by, created_at, changed_by, changed_at)
           values ('Okapi 7', '{{}}', 1, {root}, '2026-11-02T09:00:00Z', {root}, '2026-11-02T09:00:00Z');
         insert into thread_products (thread_id, product_id) select {id}, id from products"
    ))
    .await;
    let yes = yes(&before);
    let yes: Vec<(&str, &str)> = yes.iter().map(|(name, value)| (*name, &**value)).collect();
    let page = scene.ada.post(&format!("/t/{id}/publication"), &yes).await;
    assert_eq!(page.status, 409);
    page.saying("Okapi 7");
    // One who does not say what they saw says nothing.
    assert_eq!(scene.ada.post(&format!("/t/{id}/publication"), &yes[..2]).await.status, 409);
    scene.says(id, "yes").await.ok().saying("It is public now");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_asks_about_one_proposal_and_ends_with_it() {
    let scene = scene().await;
    let app = &scene.app;
    let (_, id) = scene.asked().await;
    scene.propose(id).await.ok();
    let first = link_of(&scene);
    let seen = app.guest().get(&first).await.ok();
    scene.eve.post(&format!("/t/{id}/publish-end"), &[]).await.ok();
    app.settle().await;
    let over = app.guest().get(&first).await.ok().saying("Nothing is asked of you");
    assert!(!over.body.contains("zebra") && over.count("button[name=says]") == 0, "{}", over.text());
    scene.propose(id).await.ok();
    let over = app.guest().get(&first).await.ok().saying("use the newer mail");
    assert!(!over.body.contains("zebra") && over.count("button[name=says]") == 0, "{}", over.text());
    // The link of one proposal says yes to no other.
    let second = link_of(&scene);
    assert_ne!(first, second);
    let yes_now = yes(&app.guest().get(&second).await.ok());
    let fields: Vec<(&str, &str)> = yes_now.iter().map(|(name, value)| (*name, &**value)).collect();
    assert_eq!(app.guest().post(&first, &fields).await.status, 400);
    let before = yes(&seen);
    let fields: Vec<(&str, &str)> = before.iter().map(|(name, value)| (*name, &**value)).collect();
    assert_eq!(app.guest().post(&first, &fields).await.status, 409);
    assert_eq!(scene.guest.get(&format!("/t/{id}")).await.status, 404);
    // No mail is sent for one that has ended meanwhile.
    scene.eve.post(&format!("/t/{id}/publish-end"), &[]).await.ok();
    let mails = app.mails_to("ada@example.org").len();
    let page = scene.eve.get(&format!("/t/{id}/publish")).await.ok();
    let stand = page.attribute("input[name=stand]", "value").unwrap();
    let form = [("title", "A lamp"), ("stand", &*stand), ("text-1", "Broken."), ("text-2", "Called.")];
    scene.eve.post(&format!("/t/{id}/publish"), &form).await.ok();
    scene.eve.post(&format!("/t/{id}/publish-end"), &[]).await.ok();
    app.settle().await;
    assert_eq!(app.mails_to("ada@example.org").len(), mails);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_was_found_is_said_to_be_nobodys() {
    let scene = scene().await;
    let (_, id) = ask_privately(&scene.ada, "The zebra lamp is broken", "It is.").await;
    scene.reply(&scene.eve, id, "Dear Ada, we called.").await;
    let page = scene.eve.get(&format!("/t/{id}/publish")).await.ok();
    // The names of its people are found, too.
    let masked = page.text_of("textarea[name=text-2]");
    assert!(!masked.contains("Ada") && masked.contains('['), "{masked}");
    let stand = page.attribute("input[name=stand]", "value").unwrap();
    let call = format!("Call {NUMBER}.");
    let other = "Call +44 20 7947 0999.";
    let send = async |text: &str, more: &[(&str, &str)]| {
        let mut fields =
            vec![("stand", &*stand), ("title", "A lamp"), ("text-1", "Broken."), ("text-2", text)];
        fields.extend(more);
        scene.eve.post(&format!("/t/{id}/publish"), &fields).await
    };
    let page = send(&call, &[("keep", "1")]).await;
    assert_eq!(page.status, 422, "a blanket yes is none");
    assert_eq!(page.attribute("input[name=found]", "value").as_deref(), Some(NUMBER));
    assert_eq!(page.count("input[name=keep][checked]"), 0);
    assert_eq!(send(other, &[("keep", "1"), ("found", NUMBER)]).await.status, 422);
    send(&call, &[("keep", "1"), ("found", NUMBER)]).await.ok().saying("The asker is asked");
    // Tags become public, too.
    scene.app.sql("update tags set name = 'ada', slug = 'ada' where name = 'zebratag'").await;
    scene.app.sql("update tags set name = 'eve@example.org' where slug = 'ada'").await;
    let page = send("Called.", &[]).await;
    assert_eq!(page.status, 422);
    page.saying("eve@example.org");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_is_no_way_round_its_askers_yes() {
    let scene = scene().await;
    let app = &scene.app;
    let (_, id) = scene.asked().await;
    let section = crate::faq::section(app, "payments", "Payments").await.to_string();
    let (public, root) = (crate::faq::audience(app, "public").await, app.admin("Root").await);
    let draft = crate::faq::promote(&root, id).await;
    let mut fields = crate::faq::fields_of("What now?", "Send it in.", &section, &public, "1");
    fields.extend([("do", "publish"), ("widen", "1")]);
    let page = root.post(&draft.path, &fields).await;
    assert_eq!(page.status, 403, "{}", page.text());
    page.saying("becomes public only with its asker");
    assert_eq!(app.count("select 1 from articles").await, 0);
    scene.propose(id).await.ok();
    scene.says(id, "yes").await.ok();
    root.post(&draft.path, &fields).await.ok();
    assert_eq!(app.count("select 1 from articles").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_became_the_answer_meanwhile_is_not_left_out() {
    let scene = scene().await;
    let app = &scene.app;
    let (_, id) = scene.asked().await;
    scene.reply(&scene.ada, id, "It was the bulb.").await;
    let page = scene.eve.get(&format!("/t/{id}/publish")).await.ok();
    let stand = page.attribute("input[name=stand]", "value").unwrap();
    let form = [
        ("title", "A lamp"),
        ("stand", &*stand),
        ("text-1", "Broken."),
        ("out-2", "1"),
        ("text-3", "It was the bulb."),
    ];
    scene.eve.post(&format!("/t/{id}/publish"), &form).await.ok();
    app.settle().await;
    let asked = yes(&scene.ada.get(&format!("/t/{id}/publication")).await.ok());
    let asked: Vec<(&str, &str)> = asked.iter().map(|(name, value)| (*name, &**value)).collect();
    let reply = post_id(app, id, 2).await;
    scene.ada.post(&format!("/t/{id}/acceptance"), &[("post", &*reply.to_string()), ("on", "1")]).await.ok();
    assert_eq!(scene.ada.post(&format!("/t/{id}/publication"), &asked).await.status, 409);
    scene.ada.post(&format!("/t/{id}/acceptance"), &[("post", &*reply.to_string()), ("on", "0")]).await.ok();
    app.sql(&format!(
        "insert into verifications (post_id, thread_id, member_id, at)
           select {reply}, {id}, (select min(id) from members), '2026-11-02T09:00:00Z'"
    ))
    .await;
    assert_eq!(scene.ada.post(&format!("/t/{id}/publication"), &asked).await.status, 409);
    let page = scene.eve.get(&format!("/t/{id}/publish")).await.ok();
    assert_eq!((page.count("input[name=out-2]"), page.count("input[name=out-3]")), (0, 1));
    assert_eq!(scene.eve.post(&format!("/t/{id}/publish"), &form).await.status, 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_are_seen_before_they_are_agreed_to() {
    let scene = scene().await;
    let app = &scene.app;
    let image = crate::threads::uploads::picture(&scene.eve).await;
    let (_, id) = ask_privately(&scene.ada, "The zebra lamp is broken", "It is.").await;
    let text = format!("Like this: ![lamp]({image})");
    let form = [("title", "A lamp"), ("text-1", &*text)];
    scene.eve.post(&format!("/t/{id}/publish"), &form).await.ok();
    app.settle().await;
    assert_eq!(scene.ada.get(&image).await.status, 200);
    for who in [&scene.guest, &scene.bob, &scene.kim] {
        assert_eq!(who.get(&image).await.status, 404);
    }
    // Whoever has only the link does not see them, and is asked to sign in first.
    let link = link_of(&scene);
    let page = app.guest().get(&link).await.ok().saying("Sign in");
    assert_eq!((page.count("[name=says][value=yes]"), page.count("[name=says][value=no]")), (0, 1));
    let asked = yes(&page);
    let asked: Vec<(&str, &str)> = asked.iter().map(|(name, value)| (*name, &**value)).collect();
    assert_eq!(app.guest().post(&link, &asked).await.status, 409);
    assert_eq!(scene.guest.get(&image).await.status, 404);
    // It lasts as long as what shows it.
    app.sql("delete from upload_bringers").await;
    for _ in 0..12 {
        app.pass(chrono::TimeDelta::days(1)).await;
    }
    assert_eq!(scene.ada.get(&image).await.status, 200);
    scene.says(id, "yes").await.ok().saying("It is public now");
    assert_eq!(scene.guest.get(&image).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn enter_asks_nobody() {
    let scene = scene().await;
    let (_, id) = scene.asked().await;
    let page = scene.eve.get(&format!("/t/{id}/publish")).await.ok();
    let first = "form[action$='/publish'] button[type=submit]";
    assert_eq!(page.attribute(first, "value").as_deref(), Some("look"), "what Enter presses");
    let form = [("title", "A lamp"), ("text-1", "Broken."), ("text-2", "Called."), ("do", "look")];
    let page = scene.eve.post(&format!("/t/{id}/publish"), &form).await.ok();
    let page = page.saying("Nothing has been sent yet");
    assert_eq!(page.text_of("textarea[name=text-1]"), "Broken.");
    assert_eq!(scene.app.count("select 1 from publications").await, 0);
    let form = [("title", "A lamp"), ("text-1", "Broken."), ("text-2", "Called."), ("do", "all")];
    assert_eq!(scene.eve.post(&format!("/t/{id}/publish"), &form).await.status, 400);
    // Nor does it claim what was ticked to be merged.
    let page = scene.eve.get("/desk").await.ok();
    assert_eq!(page.attribute("#bulk button[type=submit]", "name"), None, "what Enter presses");
    let form = [("pick", &*id.to_string()), ("into", "1")];
    let page = scene.eve.post("/desk/bulk", &form).await;
    assert_eq!(page.status, 422);
    page.saying("Choose what is to be done");
    assert_eq!(scene.app.count("select 1 from desk_bulks").await, 0);
}
