//! Notes about customers, and what askers said of how it went, as staff read them.

use crate::support::TestApp;
use crate::support::app::Browser;
use crate::threads::ask;

const SECRET: &str = "Is deaf, never call";

#[tokio::test(flavor = "multi_thread")]
async fn a_note_about_a_customer_is_read_by_staff_beside_every_question_of_theirs_and_never_by_them() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    app.board("setup", "Setup").await;
    let (ann, ben) = (app.customer("Ann").await, app.customer("Ben").await);
    let (priya, kenji) = (app.agent("Priya").await, app.agent("Kenji").await);
    let (path, id) = ask(&ann, "orders", "Where is it").await;
    let (_, other) = ask(&ann, "setup", "How does it open").await;
    let (_, strange) = ask(&ben, "orders", "Not about Ann").await;
    let add = format!("/desk/{id}/customer-notes");
    priya
        .post(&add, &[("customer_note", &format!("{SECRET}\n<b>by phone</b>"))])
        .await
        .ok()
        .saying("The note is saved");
    let read = kenji.get(&format!("/desk/{other}")).await.ok().saying(SECRET).saying("<b>by phone</b>");
    assert!(read.text_of(".customer-note").contains("Priya"), "{}", read.text_of(".pane"));
    assert_eq!(read.count("form[action^='/desk/customer-notes/']"), 0, "one's own only");
    assert!(read.statements() <= 8, "{} statements", read.statements());
    assert!(!kenji.get(&format!("/desk/{strange}")).await.ok().says("deaf"));
    let note = app.number("select max(id) as count from member_notes").await;
    let deletion = format!("/desk/customer-notes/{note}/deletion");
    app.settle().await;
    for (who, name) in [(&ann, "Ann"), (&ben, "Ben"), (&app.guest(), "guest")] {
        for page in
            [path.as_str(), "/u/ann", "/account", "/account/interests", "/search?q=deaf", "/my/questions"]
        {
            assert!(!who.get(page).await.body.contains("is deaf"), "{page} as {name}");
        }
        let tried = who.post(&add, &[("customer_note", "Mine")]).await;
        assert!(!tried.says("The note is"), "{name}: {}", tried.text());
        assert!(!who.post(&deletion, &[]).await.says("The note is"), "{name}");
    }
    assert_eq!(kenji.post(&deletion, &[]).await.status, 403);
    let back = format!("/desk/{id}");
    let away = priya.post(&deletion, &[("back", &back)]).await.ok().saying("The note is taken away");
    assert!(!away.says("deaf"), "{}", away.text());
    let undo = away.attribute("#flash form", "action").unwrap();
    let there = priya.post(&undo, &[]).await.ok().saying("The note is back");
    assert_eq!(there.path, back, "to the question it was taken from");
    kenji.get(&back).await.ok().saying(SECRET);
    for (verb, times) in [("added", 1), ("deleted", 1), ("restored", 1)] {
        let told =
            format!("select 1 from events where kind = 'member_note_{verb}' and subject_id is not null");
        assert_eq!(app.count(&told).await, times, "{verb}");
    }
    assert_eq!(app.count("select 1 from events e where to_jsonb(e)::text like '%deaf%'").await, 0);
    // What somebody wrote who is staff no more, an admin takes away, and nobody else.
    let root = app.admin("Root").await;
    assert_eq!(root.post(&deletion, &[]).await.status, 403, "its author is there");
    app.sql("delete from member_roles where member_id = (select id from members where handle = 'priya')")
        .await;
    assert_eq!(kenji.get(&back).await.ok().count("form[action^='/desk/customer-notes/']"), 0);
    let pane = root.get(&back).await.ok();
    let button = pane.attribute("form[action^='/desk/customer-notes/']", "action").unwrap();
    assert!(pane.text_of(".customer-note").contains("Priya"), "{}", pane.text_of(".pane"));
    root.post(&button, &[("back", &back)]).await.ok().saying("The note is taken away");
    let by = "select 1 from member_notes n join members m on m.id = n.deleted_by where m.handle = 'root'";
    assert_eq!(app.count(by).await, 1);
    root.post(&format!("/desk/customer-notes/{note}/restore"), &[]).await.ok().saying("The note is back");
    assert_eq!(app.count("select 1 from member_notes where deleted_by is null").await, 1);
    gone(&app, &kenji, &back, &deletion).await;
}

/// Who wrote it may be gone; when the customer is, it is gone too.
async fn gone(app: &TestApp, kenji: &Browser, back: &str, deletion: &str) {
    let delete = |handle: &str| {
        format!(
            "delete from member_notes where member_id = (select id from members where handle = '{handle}')"
        )
    };
    let cascade = "select 1 from pg_constraint where conrelid = 'member_notes'::regclass and confdeltype = 'c' and contype = 'f'";
    assert_eq!(app.count(cascade).await, 1, "erased with the customer");
    app.sql("update member_notes set author_id = null").await;
    kenji.get(back).await.ok().saying("somebody who is gone");
    assert_eq!(kenji.post(deletion, &[]).await.status, 403);
    app.sql(&delete("ann")).await;
    assert!(!kenji.get(back).await.ok().says("deaf"));
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_who_ask_read_no_notes_about_themselves() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (priya, kenji) = (app.agent("Priya").await, app.agent("Kenji").await);
    let (_, id) = ask(&kenji, "orders", "Where is it").await;
    let (pane, add) = (format!("/desk/{id}"), format!("/desk/{id}/customer-notes"));
    priya.post(&add, &[("customer_note", SECRET)]).await.ok();
    priya.get(&pane).await.ok().saying(SECRET);
    let own = kenji.get(&pane).await.ok();
    assert!(!own.says("deaf") && own.count("textarea[name=customer_note]") == 0, "{}", own.text_of(".pane"));
    assert_eq!(kenji.post(&add, &[("customer_note", "I am nice")]).await.status, 403);
    let note = app.number("select max(id) as count from member_notes").await;
    assert_eq!(kenji.post(&format!("/desk/customer-notes/{note}/deletion"), &[]).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_about_a_customer_that_cannot_be_kept_comes_back_with_its_text() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, priya) = (app.customer("Ann").await, app.agent("Priya").await);
    let (_, id) = ask(&ann, "orders", "Where is it").await;
    let add = format!("/desk/{id}/customer-notes");
    let long = "long ".repeat(250);
    let refused = priya.post(&add, &[("customer_note", &long)]).await;
    assert!(refused.status == 422 && refused.says("Use at most 1,000 characters"), "{}", refused.text());
    assert_eq!(refused.text_of("textarea[name=customer_note]"), long.trim());
    assert_eq!(refused.count("details[open] textarea[name=customer_note]"), 1);
    assert_eq!(refused.text_of("textarea[name=note]"), "");
    let empty = priya.post(&add, &[("customer_note", " ")]).await;
    assert!(empty.status == 422 && empty.says("Write the note first"), "{}", empty.text());
    assert_eq!(app.count("select 1 from member_notes").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_card_tells_what_askers_own_and_said_of_boards_that_the_viewer_is_staff_of() {
    let app = TestApp::start().await;
    let orders = app.board("orders", "Orders").await;
    app.board("setup", "Setup").await;
    let (ann, priya, ola) = (app.customer("Ann").await, app.agent("Priya").await, app.customer("Ola").await);
    app.sql(&format!("insert into member_roles (member_id, role, board_id, granted_at) select id, 'agent', {orders}, '2026-11-02T09:00:00Z' from members where handle = 'ola'")).await;
    let mut asked = Vec::new();
    for (board, said) in [("orders", ("yes", "4")), ("setup", ("no", "1")), ("orders", ("yes", ""))] {
        let id = ask(&ann, board, &format!("Question {} of Ann", asked.len())).await.1;
        priya.post(&format!("/t/{id}/posts"), &[("body", "In the cellar.")]).await.ok();
        ann.post(&format!("/t/{id}/outcome"), &[("says", "solved"), ("page", "1")]).await;
        app.settle().await;
        ann.post(&format!("/t/{id}/ratings"), &[("solved", said.0), ("satisfied", said.1)]).await.ok();
        asked.push(id);
    }
    app.sql("insert into products (name, versions, position, created_at, changed_at) values ('Lamp', '{}', 1, '2026-11-02T09:00:00Z', '2026-11-02T09:00:00Z');
             insert into member_products (member_id, product_id, version, said_at)
               select m.id, p.id, '2.0', '2026-11-02T09:00:00Z' from members m, products p where m.handle = 'ann'").await;
    let id = ask(&ann, "orders", "Where is it").await.1;
    let pane = format!("/desk/{id}");
    let card = priya.get(&pane).await.ok().text_of(".pane");
    for part in ["Lamp (2.0)", "2.5 of 5", "2 marks", "2 of 3 said solved", "Last said on"] {
        assert!(card.contains(part), "{part} is missing: {card}");
    }
    // Of other boards nothing is told.
    let card = ola.get(&pane).await.ok().text_of(".pane");
    assert!(card.contains("4.0 of 5") && card.contains("2 of 2 said solved"), "{card}");
    // A question that was moved: what was said of it is read by staff of both boards.
    app.sql(&format!(
        "update threads set board_id = (select id from boards where slug = 'setup') where id = {}",
        asked[0]
    ))
    .await;
    let card = ola.get(&pane).await.ok().text_of(".pane");
    assert!(!card.contains("of 5") && card.contains("1 of 1 said solved"), "{card}");
    app.sql(&format!("update threads set board_id = {orders}")).await;
    let card = ola.get(&pane).await.ok().text_of(".pane");
    assert!(card.contains("2 of 2 said solved"), "given on another board: {card}");
    // What was said while askers were told that nobody sees it stays in the sums.
    app.sql("update ratings set staff_may_read = false").await;
    let card = priya.get(&pane).await.ok().text_of(".pane");
    assert!(!card.contains("of 5") && !card.contains("said solved"), "{card}");
    ann.post(&format!("/t/{}/ratings", asked[0]), &[("solved", "yes"), ("satisfied", "5")]).await.ok();
    assert!(priya.get(&pane).await.ok().text_of(".pane").contains("5.0 of 5"));
}

#[tokio::test(flavor = "multi_thread")]
async fn open_promises_stand_in_the_pane_until_they_are_kept() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, priya, kenji) = (app.customer("Ann").await, app.agent("Priya").await, app.agent("Kenji").await);
    let (_, id) = ask(&ann, "orders", "Where is it").await;
    let pane = format!("/desk/{id}");
    let part = "section[aria-labelledby=promised-h]";
    assert_eq!(kenji.get(&pane).await.ok().count(part), 0);
    for (what, on) in [("Send a new one", "2026-11-06"), ("Look into the cellar", "2026-11-03")] {
        let reply = [("body", "Wait a moment."), ("promise", what), ("promise_on", on)];
        priya.post(&format!("/t/{id}/posts"), &reply).await.ok();
    }
    let text = kenji.get(&pane).await.ok().text_of(part);
    let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what} is missing: {text}"));
    assert!(at("Look into the cellar") < at("Send a new one"), "{text}");
    assert!(text.contains("Priya") && text.contains("3 Nov") && !text.contains("late"), "{text}");
    // Who may not say that it is kept is not asked to.
    let sofia = app.member("Sofia", Some("moderator")).await;
    let read = sofia.get(&pane).await.ok();
    assert!(read.text_of(part).contains("Look into the cellar"));
    assert_eq!(read.count(&format!("{part} form")), 0);
    app.pass(chrono::TimeDelta::days(2)).await;
    let late = kenji.get(&pane).await.ok();
    assert_eq!(late.count(&format!("{part} .chip--over")), 1, "{}", late.text_of(part));
    let keep = late.attribute(&format!("{part} form"), "action").unwrap();
    let kept = kenji.post(&keep, &[("back", &pane)]).await.ok();
    let text = kept.text_of(part);
    assert!(
        kept.path.starts_with(&pane) && !text.contains("cellar") && text.contains("Send a new one"),
        "{text}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn one_more_note_than_a_customer_can_have_is_refused_and_hides_none() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, priya) = (app.customer("Ann").await, app.agent("Priya").await);
    let (_, id) = ask(&ann, "orders", "Where is it").await;
    let add = format!("/desk/{id}/customer-notes");
    priya.post(&add, &[("customer_note", "The oldest of all")]).await.ok().saying("The note is saved");
    app.sql(
        "insert into member_notes (member_id, author_id, body, created_at)
         select n.member_id, n.author_id, 'Note ' || s, n.created_at from member_notes n, generate_series(2, 50) s",
    )
    .await;
    let refused = priya.post(&add, &[("customer_note", "The fifty-first")]).await;
    assert!(
        refused.status == 422 && refused.says("There are 50 notes about this customer"),
        "{}",
        refused.text()
    );
    assert_eq!(refused.text_of("textarea[name=customer_note]"), "The fifty-first");
    refused.saying("The oldest of all");
    assert_eq!(app.count("select 1 from member_notes").await, 50);
    // One is taken away, another takes its place: there is no way back for the first.
    let first = app.number("select min(id) as count from member_notes").await;
    let away = priya.post(&format!("/desk/customer-notes/{first}/deletion"), &[]).await.ok();
    priya.post(&add, &[("customer_note", "The fifty-first")]).await.ok().saying("The note is saved");
    let undo = away.attribute("#flash form", "action").unwrap();
    priya.post(&undo, &[]).await.ok().saying("There are 50 notes about this customer");
    assert_eq!(app.count("select 1 from member_notes where deleted_at is null").await, 50);
    // Each button says which note it takes away, each field what it is for.
    let pane = priya.get(&format!("/desk/{id}")).await.ok();
    assert!(pane.text_of(".pane").contains("Take away (Note 50)"), "{}", pane.text_of(".pane"));
    let (one, other) = (pane.text_of("label[for=note]"), pane.text_of("label[for=customer_note]"));
    assert!(!one.is_empty() && !other.is_empty() && one != other, "{one} / {other}");
}
