//! Contact notes and details are read by whom they are meant for, and by nobody else.

use chrono::TimeDelta;

use super::{at, scene};

#[tokio::test(flavor = "multi_thread")]
async fn notes_and_details_are_on_no_page_of_anybody_else() {
    let scene = scene().await;
    let (app, priya) = (&scene.app, &scene.priya);
    let setup = app.board("setup", "Setup").await;
    let (ben, elsewhere) = (app.customer("Ben").await, app.customer("Elsa").await);
    app.sql(&format!(
        "insert into member_roles (member_id, role, board_id, granted_at)
           select id, 'agent', {setup}, '2026-11-02T09:00:00Z' from members where handle = 'elsa'"
    ))
    .await;
    scene.give_number("+44 20 7946 0018").await.ok();
    scene.escalate("phone", &at(app.clock.now() + TimeDelta::hours(3))).await.ok();
    priya.post(&scene.desk("contact-looks"), &[]).await.ok();
    let note = [("result", "reached"), ("note", "The neighbour has lost it")];
    priya.post(&scene.desk("attempts"), &note).await.ok();
    app.settle().await;
    for (who, name) in
        [(&app.guest(), "guest"), (&scene.ann, "asker"), (&ben, "customer"), (&elsewhere, "agent elsewhere")]
    {
        for page in [
            scene.path.clone(),
            format!("/desk/{}", scene.id),
            scene.desk("escalations"),
            scene.desk("letter"),
            "/desk/escalations".to_owned(),
            "/desk".to_owned(),
            "/b/orders".to_owned(),
            "/b/orders.atom".to_owned(),
            "/search?q=neighbour".to_owned(),
            "/notifications".to_owned(),
            "/u/priya".to_owned(),
            "/u/ann".to_owned(),
        ] {
            let read = who.get(&page).await;
            assert!(
                !read.body.contains("neighbour has lost") && !read.body.contains("7946"),
                "{page} as {name}"
            );
        }
        for verb in
            ["attempts", "contact-looks", "outcome", "escalation-end", "escalations", "contact-requests"]
        {
            let tried = who
                .post(
                    &scene.desk(verb),
                    &[("result", "reached"), ("private", "Mine"), ("public", "My words")],
                )
                .await;
            assert!(!tried.says("neighbour") && !tried.says("The contact note is saved"), "{verb} as {name}");
        }
    }
    // Whose question it is not, does not learn that there is such a page.
    for who in [&ben, priya] {
        assert_eq!(who.get(&format!("/t/{}/contact", scene.id)).await.status, 404);
    }
    assert_eq!(app.count("select 1 from contact_attempts").await, 1);
    assert_eq!(app.count("select 1 from ledger where state = 'escalated'").await, 1);
}
