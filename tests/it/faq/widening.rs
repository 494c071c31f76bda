//! An article for more people than its thread: on purpose only, and without a trace of the thread.

use super::{article, audience, fields_of, promote, question, section};
use crate::support::TestApp;

const TITLE: &str = "Zanzibar warehouse overheats";

#[tokio::test(flavor = "multi_thread")]
async fn what_members_discuss_becomes_public_on_purpose_only() {
    let app = TestApp::start().await;
    let board = app.board_for("inside", "Inside", "members").await;
    app.customer("Dana").await;
    let id = section(&app, "payments", "Payments").await.to_string();
    let thread = question(&app, board, "dana", TITLE, "It does", "Open a window.").await;
    let public = audience(&app, "public").await;
    let admin = app.admin("Grace").await;
    let draft = promote(&admin, thread).await;
    assert!(draft.says("More people may read it than the thread"));
    assert_eq!(
        draft.attribute("input[name=audience][checked]", "value").unwrap(),
        audience(&app, "members").await
    );
    let mut fields = fields_of("What if it gets hot?", "Open a window.", &id, &public, "1");
    fields.push(("do", "publish"));
    let refused = admin.post(&draft.path, &fields).await;
    assert_eq!(refused.status, 403);
    assert!(refused.says("or say below that this is meant"));
    fields.push(("widen", "1"));
    let made = admin.post(&draft.path, &fields).await.ok();
    assert!(made.says("Published.") && made.says(TITLE));
    app.settle().await;

    let guest = app.guest();
    let page = guest.get("/faq/payments/what-if-it-gets-hot").await.ok();
    assert!(
        !page.says("Zanzibar")
            && !page.says("Where this comes from")
            && !page.body.contains(&format!("/t/{thread}"))
    );
    // Nor do the thread's words find it.
    let found = guest.get("/ask/suggest?q=zanzibar+warehouse+overheats").await.ok();
    assert!(!found.body.contains("what-if-it-gets-hot"), "{}", found.body);
    assert_eq!(app.count("select 1 from article_wordings").await, 0);
    app.customer("Dana").await.get("/faq/payments/what-if-it-gets-hot").await.ok().saying(TITLE);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_that_lets_more_people_in_asks_too_and_forgets_the_thread_s_words() {
    let app = TestApp::start().await;
    let board = app.board_for("inside", "Inside", "members").await;
    app.customer("Dana").await;
    let id = section(&app, "payments", "Payments").await.to_string();
    let thread = question(&app, board, "dana", TITLE, "It does", "Open a window.").await;
    let (public, members) = (audience(&app, "public").await, audience(&app, "members").await);
    let admin = app.admin("Grace").await;
    let draft = promote(&admin, thread).await;
    let mut fields = fields_of("What if it gets hot?", "Open a window.", &id, &members, "1");
    fields.push(("do", "publish"));
    admin.post(&draft.path, &fields).await.ok();
    assert_eq!(app.count("select 1 from article_wordings").await, 1);
    let article = app.number("select id as count from articles").await;
    let edit = format!("/faq/{article}/edit");
    let mut fields = fields_of("What if it gets hot?", "Open a window.", &id, &public, "1");
    let refused = admin.post(&edit, &fields).await;
    assert_eq!(refused.status, 403);
    assert!(refused.says("More people may read it than the thread"));
    fields.push(("widen", "1"));
    admin.post(&edit, &fields).await.ok();
    assert_eq!(app.count("select 1 from article_wordings").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hidden_thread_is_no_source_and_one_hidden_later_is_not_named() {
    let app = TestApp::start().await;
    let board = app.board("pay", "Payments").await;
    app.customer("Dana").await;
    let section = section(&app, "payments", "Payments").await;
    let thread = question(&app, board, "dana", TITLE, "It does", "Open a window.").await;
    let admin = app.admin("Grace").await;
    let draft = promote(&admin, thread).await;
    super::publish(&app, &admin, &draft, section).await;
    app.sql("update threads set hidden_at = '2026-11-02T09:00:00Z'").await;
    app.guest().get("/faq/payments/was-i-charged").await.ok();
    assert!(!app.guest().get("/faq/payments/was-i-charged").await.ok().says("Zanzibar"));
    article(&app, "payments", "other", "Another one", "public").await;
    let hidden = question(&app, board, "dana", "Hidden one", "X", "Y").await;
    app.sql(&format!("update threads set hidden_at = '2026-11-02T09:00:00Z' where id = {hidden}")).await;
    assert_eq!(admin.post(&format!("/t/{hidden}/promotions"), &[]).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_that_lets_nobody_new_in_is_not_asked_about_threads_added_since() {
    let app = TestApp::start().await;
    let board = app.board_for("inside", "Inside", "members").await;
    app.customer("Dana").await;
    let id = section(&app, "payments", "Payments").await.to_string();
    let public = audience(&app, "public").await;
    let wide = article(&app, "payments", "heat", "What if it gets hot?", "public").await.to_string();
    let thread = question(&app, board, "dana", TITLE, "It does", "Open a window.").await;
    let admin = app.admin("Grace").await;
    let draft = promote(&admin, thread).await;
    admin.post(&format!("{}/addition", draft.path), &[("article", &wide)]).await.ok();
    let fields = fields_of("What if it gets too hot?", "Open a window.", &id, &public, "1");
    admin.post(&format!("/faq/{wide}/edit"), &fields).await.ok().saying("What if it gets too hot?");
}

#[test]
fn the_staff_of_one_board_are_not_the_staff_of_another() {
    use askwell::db::{AudienceId, BoardId};
    use askwell::faq::policy::is_wider;
    use askwell::viewer::{AudienceRule, Rule};
    let rule = |id, rule, board| AudienceRule { id: AudienceId(id), rule, board };
    let (one, other) = (Some(BoardId(1)), Some(BoardId(2)));
    let rules = [
        rule(1, Rule::Public, None),
        rule(2, Rule::Members, None),
        rule(3, Rule::Staff, None),
        rule(4, Rule::Staff, one),
        rule(5, Rule::Staff, other),
        rule(6, Rule::Members, one),
    ];
    // Rows: the article's; columns: the thread's.
    let wider = [
        [false, true, true, true, true, true],
        [false, false, true, true, true, false],
        [false, false, false, true, true, false],
        [false, false, false, false, true, false],
        [false, false, false, true, false, false],
        [false, false, true, true, true, false],
    ];
    for (row, article) in wider.iter().zip(1..) {
        for (wide, thread) in row.iter().zip(1..) {
            let (article, thread) = (AudienceId(article), AudienceId(thread));
            assert_eq!(is_wider(&rules, article, thread), *wide, "{article:?} {thread:?}");
        }
    }
    assert!(is_wider(&rules, AudienceId(9), AudienceId(3)) && is_wider(&rules, AudienceId(3), AudienceId(9)));
}
