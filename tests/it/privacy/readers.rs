//! Nobody writes for more readers than they were told of, and a yes for some readers is none for others.

use super::{ask_privately, scene};
use crate::threads::post_id;

#[tokio::test(flavor = "multi_thread")]
async fn what_was_begun_in_private_is_not_sent_to_everybody() {
    let scene = scene().await;
    let app = &scene.app;
    let (path, id) = scene.asked().await;
    let readers = |page: &crate::support::page::Page| {
        page.attribute("form:has(textarea[name=body]) input[name=readers]", "value").unwrap()
    };
    let first = post_id(app, id, 1).await;
    let thread = readers(&scene.ada.get(&path).await.ok());
    let desk = readers(&scene.eve.get(&format!("/desk/{id}")).await.ok());
    let edit = scene.ada.get(&format!("/posts/{first}/edit")).await.ok();
    assert_eq!((&desk, &readers(&edit)), (&thread, &thread));
    scene.propose(id).await.ok();
    scene.says(id, "yes").await.ok();
    // Her edit begins anew, but from the page that told her of its readers.
    let revision = scene.ada.get(&format!("/posts/{first}/edit")).await.ok();
    let value = |name: &str| revision.attribute(&format!("input[name={name}]"), "value").unwrap_or_default();
    let secret = "My door code is 4711.";
    for (who, address, body) in
        [(&scene.ada, format!("/t/{id}/posts"), secret), (&scene.eve, format!("/t/{id}/posts"), secret)]
    {
        let form = [("body", body), ("do", "answer"), ("readers", &thread)];
        let page = who.post(&address, &form).await;
        assert_eq!(page.status, 409, "{address}");
        let page = page.saying("More people can read this now");
        assert_eq!(page.text_of("textarea[name=body]"), secret);
        assert_ne!(readers(&page), thread, "what is shown now");
    }
    let (title, tags, stand, number) = (value("title"), value("tags"), value("stand"), value("revision"));
    let form = [
        ("title", title.as_str()),
        ("tags", &tags),
        ("stand", &stand),
        ("revision", &number),
        ("body", secret),
        ("readers", &thread),
    ];
    let page = scene.ada.post(&format!("/posts/{first}"), &form).await;
    assert_eq!(page.status, 409);
    let page = page.saying("More people can read this now");
    assert_eq!(page.text_of("textarea[name=body]"), secret);
    assert_eq!(app.count("select 1 from posts where body like '%4711%'").await, 0);
    // Once they know, it is theirs to say; and words of one's own are refused.
    let now = readers(&scene.ada.get(&format!("/t/{id}")).await.ok());
    let form = [("body", "For everybody."), ("do", "answer"), ("readers", &now)];
    scene.ada.post(&format!("/t/{id}/posts"), &form).await.ok().saying("For everybody.");
    let form = [("body", "For nobody."), ("do", "answer"), ("readers", "all")];
    assert_eq!(scene.ada.post(&format!("/t/{id}/posts"), &form).await.status, 400);
    // Fewer readers than one was told of are no reason to ask.
    scene.eve.post(&format!("/t/{id}/privacy"), &[]).await.ok();
    let form = [("body", "Still fine."), ("do", "answer"), ("readers", &now)];
    scene.ada.post(&format!("/t/{id}/posts"), &form).await.ok().saying("Still fine.");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_yes_for_some_readers_is_none_for_more() {
    let scene = scene().await;
    let app = &scene.app;
    app.board_for("club", "Club", "members").await;
    let root = app.admin("Root").await;
    let (path, id) = ask_privately(&scene.ada, "The zebra lamp is broken", "It is.").await;
    root.post(&format!("/t/{id}/move"), &[("board", "club")]).await.ok();
    let form = [("title", "A zebra lamp"), ("text-1", "Broken.")];
    root.post(&format!("/t/{id}/publish"), &form).await.ok();
    app.settle().await;
    let page = scene.ada.get(&format!("/t/{id}/publication")).await.ok();
    let page = page.saying("everybody who is signed in can read it");
    let members = app.number("select readers_id as count from boards where slug = 'club'").await;
    // A board whose readers are others now is another question.
    let value = |name: &str| page.attribute(&format!("input[name={name}]"), "value").unwrap();
    let yes = [("says", "yes"), ("publication", &*value("publication")), ("stand", &*value("stand"))];
    app.sql(
        "update boards set readers_id = (select readers_id from boards where slug = 'lamps') where slug = 'club'",
    )
    .await;
    app.heard_of_site().await;
    assert_eq!(scene.ada.post(&format!("/t/{id}/publication"), &yes).await.status, 409);
    assert_eq!(scene.guest.get(&path).await.status, 404);
    app.sql(&format!("update boards set readers_id = {members} where slug = 'club'")).await;
    app.heard_of_site().await;
    scene.says(id, "yes").await.ok().saying("It is public now");
    assert_eq!(scene.guest.get(&path).await.status, 404, "for members");
    scene.bob.get(&format!("/t/{id}")).await.ok();
    // Among others in bulk it is left where it is; by itself it goes as the private question that it was.
    let form = [("pick", &*id.to_string()), ("do", "move"), ("board", "lamps")];
    root.post("/desk/bulk", &form).await.ok();
    app.settle().await;
    scene.bob.get(&format!("/t/{id}")).await.ok();
    let page = root.post(&format!("/t/{id}/move"), &[("board", "lamps")]).await.ok();
    page.saying("It is private there");
    app.settle().await;
    for who in [&scene.guest, &scene.bob] {
        assert_eq!(who.get(&format!("/t/{id}")).await.status, 404);
    }
    scene.ada.get("/notifications").await.ok().saying("made your question private");
    // It may become public there with a yes to that.
    scene.propose(id).await.ok();
    scene.says(id, "yes").await.ok();
    scene.guest.get(&format!("/t/{id}")).await.ok();
    super::agrees(app).await;
    // A private one only goes to other staff: nothing about it becomes private that was not.
    root.post(&format!("/t/{id}/privacy"), &[]).await.ok();
    let before = app.count("select 1 from events where kind = 'thread_made_private'").await;
    root.post(&format!("/t/{id}/move"), &[("board", "cables")]).await.ok().saying("Moved to Cables");
    assert_eq!(app.count("select 1 from events where kind = 'thread_made_private'").await, before);
}
