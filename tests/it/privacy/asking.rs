//! Asking privately: the choice is kept, and nobody else comes across the question.

use chrono::TimeDelta;

use super::{Links, ask_privately, scene};
use crate::threads;

#[tokio::test(flavor = "multi_thread")]
async fn nobody_but_its_asker_and_the_boards_staff_comes_across_it() {
    let scene = scene().await;
    let app = &scene.app;
    threads::ask(&scene.bob, "lamps", "The lamp hums at night").await;
    let body = "The zebra lamp of @bob leaks onto @eve.";
    let (path, id) = ask_privately(&scene.ada, "The zebra lamp is broken", body).await;
    app.settle().await;
    let words = ["The zebra lamp of", "leaks onto"];
    for (who, name) in [(&scene.guest, "guest"), (&scene.bob, "customer"), (&scene.kim, "agent elsewhere")] {
        assert_eq!(who.get(&path).await.status, 404, "{name}");
        let found = scene.comes_across(who, (&path, id), &words, Links::Forbidden).await;
        assert!(found.is_empty(), "{name}: {found:?}");
        for (verb, form) in [("posts", ("body", "Mine.")), ("me-toos", ("on", "1")), ("follows", ("on", "1"))]
        {
            let status = who.post(&format!("/t/{id}/{verb}"), &[form]).await.status;
            assert!(matches!(status, 401 | 404) || name == "guest", "{verb} as {name}: {status}");
        }
    }
    assert_eq!(app.count(&format!("select 1 from me_toos where thread_id = {id}")).await, 0);
    assert_eq!(app.count(&format!("select 1 from follows where thread_id = {id}")).await, 1, "its asker");
    for who in ["bob@example.org", "kim@example.org"] {
        assert!(app.mails_to(who).iter().all(|mail| !mail.text.contains("zebra")), "{who}");
    }
    let page = scene.ada.get(&path).await.ok();
    page.saying("Only you and the staff of Lamps can read this").saying("Private");
    let page = scene.eve.get(&path).await.ok();
    let page = page.saying("Only Ada and the staff of Lamps can read this").saying("Private");
    assert_eq!(page.count("form[action$='/me-toos']"), 0);
    assert_eq!(page.count("[data-copy='/t/2']"), 0);
    scene.eve.get("/search?q=zebra").await.ok().saying("zebra lamp");
    for page in ["/desk".to_owned(), format!("/desk/{id}"), "/b/lamps".to_owned()] {
        let page = scene.eve.get(&page).await.ok();
        page.saying("zebra lamp").saying("Private");
    }
    scene.ada.get("/my/questions").await.ok().saying("zebra lamp").saying("Private");
    assert!(app.mails_to("ada@example.org").iter().any(|mail| mail.text.contains("zebra")), "her receipt");
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_answered_by_the_same_clock() {
    let scene = scene().await;
    let app = &scene.app;
    let (_, public) = threads::ask(&scene.ada, "lamps", "The lamp hums at night").await;
    let (_, private) = ask_privately(&scene.ada, "The zebra lamp is broken", "It is.").await;
    let due = |id: i64| {
        format!("select extract(epoch from answer_due)::bigint as count from ledger where question_id = {id}")
    };
    assert_eq!(app.number(&due(public)).await, app.number(&due(private)).await);
    app.pass(TimeDelta::hours(1)).await;
    scene.reply(&scene.eve, private, "Send it in.").await;
    app.settle().await;
    let waits = format!("select 1 from ledger where question_id = {private} and state = 'waiting_asker'");
    assert_eq!(app.count(&waits).await, 1);
    super::agrees(app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_choice_is_kept_with_what_was_typed() {
    let scene = scene().await;
    let ticked = "input[name=private][checked]";
    let page = scene.ada.get("/ask").await.ok();
    assert_eq!((page.count("input[name=private]"), page.count(ticked)), (1, 0));
    assert_eq!(scene.ada.get("/ask?private=1").await.ok().count(ticked), 1);
    let form = [("title", ""), ("board", "lamps"), ("body", "It leaks."), ("private", "1"), ("shown", "1")];
    let page = scene.ada.post("/ask", &form).await;
    assert_eq!((page.status, page.count(ticked)), (422, 1));
    let draft = [("place", "ask"), ("title", "It"), ("body", "It leaks."), ("private", "1")];
    scene.ada.post("/drafts", &draft).await.ok();
    assert_eq!(scene.ada.get("/ask").await.ok().count(ticked), 1);
    scene.ada.post("/drafts", &draft[..3]).await.ok();
    assert_eq!(scene.ada.get("/ask").await.ok().count(ticked), 0);
    // Words of one's own are refused, not guessed at.
    let form =
        [("title", "It leaks oil"), ("board", "lamps"), ("body", "It."), ("private", "no"), ("shown", "1")];
    let page = scene.ada.post("/ask", &form).await;
    assert_eq!(page.status, 422);
    page.saying("Choose one of what is offered");
    assert_eq!(scene.app.count("select 1 from threads").await, 0);
    // A guest's is kept until they have signed in.
    let guest = scene.app.guest().staying();
    let form =
        [("title", "It leaks oil"), ("board", "lamps"), ("body", "It."), ("private", "1"), ("shown", "1")];
    guest.post("/ask", &form).await;
    assert_eq!(scene.app.count("select 1 from guest_drafts where private").await, 1);
}
