//! Notes as staff write and read them, and nobody else.

use chrono::TimeDelta;

use crate::support::TestApp;
use crate::support::app::Browser;
use crate::threads;

const SECRET: &str = "The warehouse has lost it";

async fn note(by: &Browser, question: i64, text: &str) {
    by.post(&format!("/desk/{question}/notes"), &[("note", text)]).await.ok().saying("The note is saved");
}

#[tokio::test(flavor = "multi_thread")]
async fn notes_stand_among_the_posts_in_the_order_of_time_and_are_taken_away_by_who_wrote_them() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, priya) = (app.customer("Ann").await, app.agent("Priya").await);
    let sofia = app.member("Sofia", Some("moderator")).await;
    let (path, id) = threads::ask(&ann, "orders", "Where is it").await;
    note(&priya, id, "Looked at **first**").await;
    app.customer("Ben").await.post(&format!("/t/{id}/posts"), &[("body", "Behind the door")]).await.ok();
    note(&sofia, id, "Looked at second").await;
    for (page, part) in [(format!("/desk/{id}"), ".pane"), (path.clone(), "main")] {
        let read = priya.get(&page).await.ok();
        assert!(read.statements() <= 8, "{} statements", read.statements());
        let text = read.text_of(part);
        let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} is missing: {text}"));
        assert!(at("Looked at first") < at("Behind the door"), "{text}");
        assert!(at("Behind the door") < at("Looked at second"), "{text}");
        assert_eq!((read.count(".post--note"), read.count(".post--note strong")), (2, 1));
        assert_eq!(read.count("form[action^='/desk/notes/']"), 1, "one's own only");
    }
    let mine = app.number("select min(id) as count from notes").await;
    let deletion = format!("/desk/notes/{mine}/deletion");
    assert_eq!(sofia.post(&deletion, &[]).await.status, 403);
    let away = priya.post(&deletion, &[("back", &path)]).await.ok().saying("The note is taken away");
    assert!(!away.says("Looked at first") && away.says("Looked at second"), "{}", away.text());
    let restore = away.attribute("#flash form", "action").unwrap();
    priya.post(&restore, &[]).await.ok().saying("The note is back").saying("Looked at first");
    app.settle().await;
    assert_eq!(app.count("select 1 from events where kind like 'note_%'").await, 4);
    assert_eq!(app.count("select 1 from event_failures").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_is_read_by_the_staff_of_its_board_and_by_nobody_else() {
    let app = TestApp::start().await;
    let orders = app.board("orders", "Orders").await;
    let setup = app.board("setup", "Setup").await;
    let (ann, ben, priya) = (app.customer("Ann").await, app.customer("Ben").await, app.agent("Priya").await);
    let role = |handle: &str, board: i64| {
        format!(
            "insert into member_roles (member_id, role, board_id, granted_at)
               select id, 'agent', {board}, '2026-11-02T09:00:00Z' from members where handle = '{handle}'"
        )
    };
    let (here, elsewhere) = (app.customer("Hera").await, app.customer("Elsa").await);
    app.sql(&role("hera", orders)).await;
    app.sql(&role("elsa", setup)).await;
    let (path, id) = threads::ask(&ann, "orders", "Where is it").await;
    ben.post(&format!("/t/{id}/posts"), &[("body", "Me too")]).await.ok();
    // A page that guests are served again was kept before.
    app.settle().await;
    app.guest().get(&path).await.ok();
    let told = app.count("select 1 from notifications").await;
    let mails = app.mails().len();
    note(&priya, id, SECRET).await;
    app.settle().await;
    assert_eq!(app.mails().len(), mails, "nobody is told");
    assert_eq!(app.count("select 1 from notifications").await, told);
    for page in [path.clone(), format!("/desk/{id}")] {
        here.get(&page).await.ok().saying(SECRET);
    }
    let note_id = app.number("select max(id) as count from notes").await;
    for (who, name) in
        [(&app.guest(), "guest"), (&ann, "asker"), (&ben, "customer"), (&elsewhere, "agent elsewhere")]
    {
        for page in [
            path.clone(),
            format!("/desk/{id}"),
            "/b/orders".to_owned(),
            "/b/orders.atom".to_owned(),
            "/unanswered.atom".to_owned(),
            "/search?q=warehouse".to_owned(),
            "/desk".to_owned(),
            "/notifications".to_owned(),
            "/u/priya".to_owned(),
        ] {
            let read = who.get(&page).await;
            assert!(!read.body.contains("warehouse has lost"), "{page} as {name}");
        }
        let tried = who.post(&format!("/desk/{id}/notes"), &[("note", "Mine")]).await;
        assert!(!tried.says("The note is"), "{name}: {}", tried.text());
        let tried = who.post(&format!("/desk/notes/{note_id}/deletion"), &[]).await;
        assert!(!tried.says("The note is"), "{name}: {}", tried.text());
    }
    assert_eq!(app.count("select 1 from notes where deleted_at is null").await, 1);
    // With the thread its notes go to the staff of the other board.
    priya.post(&format!("/t/{id}/move"), &[("board", "setup")]).await.ok();
    elsewhere.get(&path).await.ok().saying(SECRET);
    assert!(!here.get(&path).await.ok().says(SECRET));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_that_cannot_be_kept_comes_back_with_its_text() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, priya) = (app.customer("Ann").await, app.agent("Priya").await);
    let (_, id) = threads::ask(&ann, "orders", "Where is it").await;
    let notes = format!("/desk/{id}/notes");
    let long = "long ".repeat(1000);
    let refused = priya.post(&notes, &[("note", &long)]).await;
    assert!(refused.status == 422 && refused.says("Use at most 4,000 characters"), "{}", refused.text());
    assert_eq!(refused.text_of("textarea[name=note]"), long.trim());
    assert_eq!(refused.count("details[open] textarea[name=note]"), 1);
    let empty = priya.post(&notes, &[("note", " ")]).await;
    assert!(empty.status == 422 && empty.says("Write the note first"), "{}", empty.text());
    assert_eq!(app.count("select 1 from notes").await, 0);
    // What an older renderer made is made anew.
    note(&priya, id, "**bold**").await;
    app.sql("update notes set html = 'old', renderer_version = 0").await;
    app.pass(TimeDelta::minutes(1)).await;
    app.settle().await;
    priya.get(&format!("/desk/{id}")).await.ok().saying("bold");
    assert_eq!(
        app.count("select 1 from notes where renderer_version = 1 and html like '%<strong>bold%'").await,
        1
    );
}
