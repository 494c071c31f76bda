//! The customer beside their question, and their address.

use chrono::TimeDelta;

use crate::support::TestApp;
use crate::threads::ask;

#[tokio::test(flavor = "multi_thread")]
async fn the_card_tells_of_questions_that_the_viewer_may_read() {
    let app = TestApp::start().await;
    let (orders, secret) = (app.board("orders", "Orders").await, app.board("secret", "Secret").await);
    let (ann, priya) = (app.customer("Ann").await, app.agent("Priya").await);
    let ola = app.customer("Ola").await;
    app.sql(&format!("insert into member_roles (member_id, role, board_id, granted_at) select id, 'agent', {orders}, '2026-11-02T09:00:00Z' from members where handle = 'ola'")).await;
    for n in 1..=6 {
        ask(&ann, "orders", &format!("Earlier number {n}")).await;
    }
    let hidden = ask(&ann, "secret", "Only for staff of Secret").await.1;
    let id = ask(&ann, "orders", "Where is it").await.1;
    app.sql(&format!("update threads set audience_id = (select staff_id from boards where id = {secret}) where id = {hidden}")).await;
    app.sql(
        "with g as (insert into customer_groups (name, created_at) values ('Dealers', '2026-11-02T09:00:00Z') returning id)
           insert into customer_group_members (group_id, member_id, added_at)
             select g.id, m.id, '2026-11-02T09:00:00Z' from g, members m where m.handle = 'ann'",
    )
    .await;
    let pane = priya.get(&format!("/desk/{id}")).await.ok();
    let card = pane.text_of(".pane");
    for part in [
        "Member since",
        "Dealers",
        "8 asked, 8 open, 0 solved",
        "Only for staff of Secret",
        "Earlier number 6",
    ] {
        assert!(card.contains(part), "{part} is missing: {card}");
    }
    assert!(!card.contains("Earlier number 1"), "five are enough: {card}");
    let card = ola.get(&format!("/desk/{id}")).await.ok().text_of(".pane");
    assert!(card.contains("7 asked, 7 open") && !card.contains("Only for staff"), "{card}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_is_shown_on_demand_and_each_time_is_written_down() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, priya, kenji) = (app.customer("Ann").await, app.agent("Priya").await, app.agent("Kenji").await);
    let (sofia, omar) = (app.member("Sofia", Some("moderator")).await, app.agent("Omar").await);
    app.sql("update members set email = 'ann.secret@example.com' where handle = 'ann'").await;
    let id = ask(&ann, "orders", "Where is it").await.1;
    let (pane, show) = (format!("/desk/{id}"), format!("/desk/{id}/address"));
    assert!(!priya.get(&pane).await.ok().says("ann.secret"));
    for (who, times) in [(&priya, 1), (&kenji, 2), (&priya, 3)] {
        if times == 3 {
            // It stands open for a while, on a page with an address of its own, and is not shown once more meanwhile.
            assert!(priya.post(&show, &[]).await.ok().says("Shown to Kenji, Priya, 2 times"));
            app.clock.advance(TimeDelta::minutes(16));
            assert!(!priya.get(&pane).await.ok().says("ann.secret"));
        }
        let page = who.post(&show, &[]).await.ok().saying("ann.secret@example.com");
        assert_eq!(page.path, pane);
        priya.get(&page.path).await.ok().saying("ann.secret@example.com");
        let said = if times == 1 {
            "Shown to Priya, 1 time".to_owned()
        } else {
            format!("Shown to Kenji, Priya, {times} times")
        };
        assert!(page.says(&said), "{}", page.text());
    }
    for who in [&kenji, &omar] {
        let page = who.get(&pane).await.ok().saying("Shown to Kenji, Priya, 3 times");
        assert!(!page.says("ann.secret"), "it stands open for whoever asked for it lately");
    }
    let back = format!("{pane}?view=free");
    assert_eq!(priya.post(&show, &[("back", back.as_str())]).await.ok().path, back);
    assert_eq!(sofia.post(&show, &[]).await.status, 403);
    assert!(!sofia.get(&pane).await.ok().says("Shown to"));
    assert_eq!(ann.post(&show, &[]).await.status, 404);
    app.settle().await;
    assert_eq!(
        app.count("select 1 from events where kind = 'address_shown' and subject_id is not null").await,
        3
    );
    assert_eq!(app.count("select 1 from events e where to_jsonb(e)::text like '%secret@%'").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn solved_questions_like_it_are_linked_by_one_press_if_the_viewer_may_read_them() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let secret = app.board("secret", "Secret").await;
    let (ann, priya) = (app.customer("Ann").await, app.agent("Priya").await);
    let solved = ask(&ann, "orders", "The lamp flickers at night [twice]").await.1;
    let open = ask(&ann, "orders", "The lamp flickers at night too").await.1;
    let hidden = ask(&ann, "secret", "The lamp flickers at night secretly").await.1;
    for id in [solved, hidden] {
        priya.post(&format!("/t/{id}/posts"), &[("body", "Change the bulb.")]).await.ok();
        ann.post(&format!("/t/{id}/outcome"), &[("says", "solved"), ("page", "1")]).await;
    }
    app.sql(&format!("update threads set audience_id = (select staff_id from boards where id = {secret}) where id = {hidden}")).await;
    let ola = app.customer("Ola").await;
    app.sql("insert into member_roles (member_id, role, board_id, granted_at) select m.id, 'agent', b.id, '2026-11-02T09:00:00Z' from members m, boards b where m.handle = 'ola' and b.slug = 'orders'").await;
    let id = ask(&ann, "orders", "Why does the lamp flicker at night").await.1;
    app.settle().await;
    // How the last days went is remembered from the queue.
    ola.get("/desk").await.ok();
    let page = ola.get(&format!("/desk/{id}")).await.ok();
    assert!(page.statements() <= 8, "{} statements", page.statements());
    let similar = page.text_of(".similar");
    assert!(similar.contains("flickers at night [twice]"), "{}", page.text_of(".pane"));
    assert!(!similar.contains("night too") && !similar.contains("secretly"), "{open}: {similar}");
    let link = page.attribute(".similar button[data-canned]", "data-from").unwrap();
    let filled = ola.get(&link).await.ok();
    let body = filled.text_of("#reply textarea[name=body]");
    assert!(
        body.contains("[The lamp flickers at night \\[twice\\]](http")
            && body.contains(&format!("/t/{solved}/")),
        "{body}"
    );
    // What one may not read is not linked either.
    assert_eq!(
        ola.get(&format!("/desk/{id}?canned=t{hidden}")).await.ok().text_of("#reply textarea[name=body]"),
        ""
    );
    // Sending it is counted nowhere.
    let sent = [("body", body.as_str()), ("canned", &format!("t{solved}"))];
    ola.post(&format!("/t/{id}/posts"), &sent).await.ok();
    assert_eq!(app.count("select 1 from canned_uses").await, 0);
}
