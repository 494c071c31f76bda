//! Making a question private, again or for the first time: it is gone at once for everybody else.

use super::{Links, scene};
use crate::threads;

#[tokio::test(flavor = "multi_thread")]
async fn whoever_agreed_may_take_it_back_and_everything_lets_go_of_it() {
    let scene = scene().await;
    let app = &scene.app;
    let (_, id) = scene.asked().await;
    scene.propose(id).await.ok();
    scene.says(id, "yes").await.ok();
    let page = scene.guest.get(&format!("/t/{id}")).await.ok();
    let path = page.path.clone();
    // Kept pages, and what was found once.
    for address in ["/", "/b/lamps", "/unanswered", "/tags/zebratag", "/search?q=zebra", "/b/lamps.atom"] {
        scene.guest.get(address).await;
    }
    scene.bob.post(&format!("/t/{id}/follows"), &[("on", "1")]).await.ok();
    assert_eq!(scene.bob.get(&format!("/t/{id}/privacy")).await.status, 403);
    scene.ada.get(&path).await.ok().saying("You agreed that this is public");
    scene.ada.get(&format!("/t/{id}/privacy")).await.ok().saying("Make this question private");
    scene.ada.post(&format!("/t/{id}/privacy"), &[]).await.ok().saying("It is private");
    app.settle().await;
    for who in [&scene.guest, &scene.bob, &scene.kim] {
        assert_eq!(who.get(&path).await.status, 404);
        let found =
            scene.comes_across(who, (&path, id), &["My zebra", "nobody answered"], Links::Forbidden).await;
        assert!(found.is_empty(), "{found:?}");
    }
    let private =
        "select 1 from threads t join boards b on b.id = t.board_id where t.audience_id = b.staff_id";
    assert_eq!(app.count(private).await, 1);
    scene.eve.get("/search?q=zebra").await.ok().saying("zebra lamp");
    // Whoever follows it hears nothing more of it.
    app.sql("delete from notifications").await;
    scene.reply(&scene.eve, id, "One more zebra.").await;
    app.settle().await;
    assert_eq!(
        app.count("select 1 from notifications n join members m on m.id = n.member_id where m.name = 'Bob'")
            .await,
        0
    );
    super::agrees(app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_may_make_any_question_private_and_nobody_else() {
    let scene = scene().await;
    let app = &scene.app;
    let (path, id) = threads::ask(&scene.ada, "lamps", "The zebra lamp hums at night").await;
    scene.reply(&scene.bob, id, "Mine too, it is a zebra.").await;
    let (_, child) = threads::ask(&scene.bob, "lamps", "Why does my lamp hum?").await;
    app.settle().await;
    scene.eve.post(&format!("/t/{child}/merge"), &[("into", &id.to_string())]).await.ok();
    app.settle().await;
    scene.bob.get(&format!("/t/{child}")).await.ok().saying("Asked before");
    for (who, status) in [(&scene.bob, 403), (&scene.ada, 403), (&scene.kim, 403)] {
        assert_eq!(who.post(&format!("/t/{id}/privacy"), &[]).await.status, status);
    }
    scene.eve.get(&path).await.ok().saying("Make it private");
    scene.eve.post(&format!("/t/{id}/privacy"), &[]).await.ok().saying("It is private");
    app.settle().await;
    assert_eq!(scene.bob.get(&path).await.status, 404, "though a reply there is his");
    assert!(!scene.bob.get(&format!("/t/{child}")).await.ok().says("Asked before"));
    assert_eq!(app.count("select 1 from merges").await, 0);
    scene.ada.get("/notifications").await.ok().saying("made your question private");
    scene.ada.get(&path).await.ok().saying("Only you and the staff of Lamps can read this");
    // Pressed twice it stands as wished, with one event.
    scene.eve.post(&format!("/t/{id}/privacy"), &[]).await.ok();
    assert_eq!(app.count("select 1 from events where kind = 'thread_made_private'").await, 1);
    super::agrees(app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn undoing_a_move_of_many_makes_nothing_public_that_was_made_private_since() {
    let scene = scene().await;
    let app = &scene.app;
    let root = app.admin("Root").await;
    let (path, id) = threads::ask(&scene.ada, "lamps", "The zebra lamp hums at night").await;
    app.settle().await;
    let form = [("pick", &*id.to_string()), ("do", "move"), ("board", "cables")];
    root.post("/desk/bulk", &form).await.ok();
    root.post(&format!("/t/{id}/privacy"), &[]).await.ok();
    app.settle().await;
    let bulk = app.number("select max(id) as count from desk_bulks").await;
    root.post(&format!("/desk/bulk/{bulk}/undo"), &[]).await.ok();
    app.settle().await;
    assert_eq!(scene.guest.get(&path).await.status, 404);
    let lamps = "select 1 from threads t join boards b on b.id = t.board_id where b.slug = 'lamps' and t.audience_id = b.staff_id";
    assert_eq!(app.count(lamps).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_board_of_staff_has_nothing_to_make_private() {
    let scene = scene().await;
    scene.app.board_for("inside", "Inside", "staff").await;
    let root = scene.app.admin("Root").await;
    let (path, id) = threads::ask(&root, "inside", "A question among staff").await;
    let page = root.get(&path).await.ok();
    assert!(!page.says("can read this"), "an ordinary question of such a board");
    root.get(&format!("/t/{id}/privacy")).await;
    assert_eq!(scene.guest.get(&path).await.status, 404);
}
