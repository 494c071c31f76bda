//! Editing, its history, two people at once.

use crate::support::TestApp;
use crate::threads::{ask, post_id};

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_is_kept_and_its_history_can_be_read() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo) = (app.customer("Ada").await, app.customer("Bo").await);
    let (_, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let post = post_id(&app, id, 1).await;
    let form = ada.get(&format!("/t/{id}/edit")).await.ok();
    assert_eq!(form.attribute("[name=revision]", "value").as_deref(), Some("0"));
    let fields = [
        ("revision", "0"),
        ("title", "Lamp goes off at four"),
        ("body", "It happens since **Monday**, @bo."),
    ];
    let page = ada.post(&format!("/posts/{post}"), &fields).await.ok().saying("Your changes are saved");
    assert!(page.path.contains("lamp-goes-off-at-four"), "{}", page.path);
    page.saying("Edited once");
    let guest = app.guest();
    assert_eq!(guest.get(&format!("/t/{id}/history")).await.status, 403, "what was taken out is out");
    assert_eq!(guest.get(&format!("/t/{id}")).await.ok().count("a[href$=history]"), 0);
    let history = ada.get(&format!("/t/{id}/history")).await.ok();
    assert_eq!(history.text_of("del").replace(' ', ""), "threeyesterday");
    assert!(
        history.text_of("ins").contains("four") && history.text_of("ins").contains("Monday"),
        "{}",
        history.text_of("ins")
    );
    let told = format!(
        "select 1 from events where kind = 'post_edited' and payload->'data'->'mentions' = '[{}]'",
        app.number("select id as count from members where handle = 'bo'").await
    );
    assert_eq!(app.count(&told).await, 1);
    // Named again is not told again; nothing changed is no edit.
    let again = [
        ("revision", "1"),
        ("title", "Lamp goes off at four"),
        ("body", "It happens since **Monday**, @bo."),
    ];
    ada.post(&format!("/posts/{post}"), &again).await.ok();
    assert_eq!(app.count("select 1 from post_revisions").await, 1);
    assert_eq!(bo.get(&format!("/posts/{post}/edit")).await.status, 403);
    assert_eq!(bo.post(&format!("/posts/{post}"), &again).await.status, 403);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_slower_of_two_editors_sees_both_versions_and_loses_nothing() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, priya) = (app.customer("Ada").await, app.agent("Priya").await);
    let (_, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let address = format!("/posts/{}", post_id(&app, id, 1).await);
    let by = |body| [("revision", "0"), ("title", "Lamp goes off at three"), ("body", body)];
    priya.post(&address, &by("Since Tuesday.")).await.ok();
    let page = ada.post(&address, &by("Since Sunday.")).await;
    assert_eq!(page.status, 409);
    assert_eq!(page.text_of("[data-now]"), "Since Tuesday.");
    assert_eq!(page.text_of("textarea#body"), "Since Sunday.");
    assert_eq!(page.attribute("[name=revision]", "value").as_deref(), Some("1"));
    let second = [("revision", "1"), ("title", "Lamp goes off at three"), ("body", "Since Sunday.")];
    ada.post(&address, &second).await.ok().saying("Since Sunday.");
    assert_eq!(app.count("select 1 from post_revisions").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_forms_come_back_and_forged_ones_find_nothing() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let (_, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let address = format!("/posts/{}", post_id(&app, id, 1).await);
    let page = ada.post(&address, &[("revision", "0"), ("title", "x"), ("body", " ")]).await;
    assert_eq!(page.status, 422);
    page.saying("Describe what happened").saying("There is a problem");
    let long = "a".repeat(60_001);
    assert_eq!(
        ada.post(&address, &[("revision", "0"), ("title", "Lamp goes"), ("body", &long)]).await.status,
        422
    );
    let huge = "a".repeat(4 * 1024 * 1024);
    assert_eq!(ada.post(&address, &[("revision", "0"), ("body", &huge)]).await.status, 413);
    for path in ["/posts/999999", "/posts/9223372036854775807", "/posts/-1"] {
        assert_eq!(ada.post(path, &[("revision", "0"), ("body", "x")]).await.status, 404, "{path}");
    }
    assert_eq!(ada.get("/posts/x/edit").await.status, 404);
    assert_eq!(app.count("select 1 from post_revisions").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_goes_on_where_it_began() {
    let app = TestApp::start().await;
    let ada = app.customer("Ada").await;
    let address = ada.address("/preview");
    let request = ada
        .client()
        .post(&address)
        .header("referer", ada.address("/t/7/lamp"))
        .form(&[("body", "so **bold**"), ("key", "k")]);
    let page = crate::support::page::Page::read(request.send().await.unwrap()).await.ok();
    assert_eq!(page.text_of("[data-preview-text] strong"), "bold");
    assert_eq!(page.attribute("main form", "action").as_deref(), Some("/t/7/posts"));
    assert_eq!(page.text_of("textarea#body"), "so **bold**");
    for from in ["/desk/7?view=over", "/zh-hans/desk/7/posts"] {
        let request = ada.client().post(&address).header("referer", ada.address(from));
        let sent = request.form(&[("body", "so **bold**")]).send().await.unwrap();
        let page = crate::support::page::Page::read(sent).await.ok();
        assert_eq!(page.attribute("main form", "action").as_deref(), Some("/desk/7/posts"), "{from}");
    }
    let fragment = ada
        .client()
        .post(&address)
        .header("hx-request", "true")
        .form(&[("body", "hello <script>x</script>*y*")]);
    let text = fragment.send().await.unwrap().text().await.unwrap();
    assert!(text.contains("<em>y</em>") && !text.contains("<script") && !text.contains("<html"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_keeps_the_language_of_its_title_and_text_together() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let form =
        [("title", "台灯每天凌晨三点自动关闭怎么办"), ("board", "setup"), ("body", "Loom 2"), ("shown", "1")];
    let page = ada.post("/ask", &form).await.ok();
    let id: i64 = page.path.split('/').nth(2).unwrap().parse().unwrap();
    let chinese = "select 1 from threads where lang = 'zh-Hans'";
    assert_eq!(app.count(chinese).await, 1);
    let post = post_id(&app, id, 1).await;
    let form = [("revision", "0"), ("title", form[0].1), ("body", "Loom 2 with the newest firmware, please")];
    ada.post(&format!("/posts/{post}"), &form).await.ok();
    assert_eq!(app.count(chinese).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn tags_of_a_question_can_be_put_right() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, priya) = (app.customer("Ada").await, app.agent("Priya").await);
    let form = [
        ("title", "Lamp stays dark"),
        ("board", "setup"),
        ("body", "It does."),
        ("tags", "lmap, night"),
        ("shown", "1"),
    ];
    let page = ada.post("/ask", &form).await.ok();
    let (path, id) = (page.path.clone(), page.path.split('/').nth(2).unwrap().parse().unwrap());
    app.guest().get(&path).await.ok();
    let post = post_id(&app, id, 1).await;
    let page = ada.get(&format!("/posts/{post}/edit")).await.ok();
    assert_eq!(page.attribute("[name=tags]", "value").as_deref(), Some("lmap, night"));
    let edit = |tags| [("revision", "0"), ("title", "Lamp stays dark"), ("body", "It does."), ("tags", tags)];
    assert_eq!(ada.post(&format!("/posts/{post}"), &edit("a,b,c,d,e,f")).await.status, 422);
    ada.post(&format!("/posts/{post}"), &edit("lamp, night")).await.ok();
    app.settle().await;
    let page = app.guest().get(&path).await.ok();
    assert_eq!(page.text_of("#p1 .tag"), "lamp night");
    assert_eq!(app.count("select 1 from post_revisions").await, 0, "the text is the same");
    priya.post(&format!("/posts/{post}"), &edit("")).await.ok();
    app.settle().await;
    assert_eq!(app.guest().get(&path).await.ok().count("#p1 .tag"), 0);
    let without = [("revision", "0"), ("title", "Lamp stays dark"), ("body", "It does.")];
    priya.post(&format!("/posts/{post}"), &without).await.ok();
    assert_eq!(app.count("select 1 from events where kind = 'post_edited'").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn tags_that_look_alike_in_addresses_are_three_and_nobody_undoes_unseen_ones() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, priya) = (app.customer("Ada").await, app.agent("Priya").await);
    let ask = |tags: &'static str| {
        vec![
            ("title", "Which compiler"),
            ("board", "setup"),
            ("body", "Say."),
            ("shown", "1"),
            ("tags", tags),
        ]
    };
    assert_eq!(ada.post("/ask", &ask("!!!")).await.status, 422);
    let path = ada.post("/ask", &ask("C, C++, C#")).await.ok().path;
    assert_eq!(app.guest().get(&path).await.ok().count("#p1 .tag"), 3);
    for tag in ["c", "c-plus-plus", "c-sharp"] {
        app.guest().get(&format!("/tags/{tag}")).await.ok().saying("Which compiler");
    }

    let id = path.split('/').nth(2).unwrap().parse().unwrap();
    let post = post_id(&app, id, 1).await;
    let form = ada.get(&format!("/posts/{post}/edit")).await.ok();
    let stand = form.attribute("[name=stand]", "value").unwrap();
    let edit = |tags: &'static str, stand| {
        [("revision", "0"), ("title", "Which compiler"), ("body", "Say."), ("tags", tags), ("stand", stand)]
    };
    priya.post(&format!("/posts/{post}"), &edit("rust", &*stand)).await.ok();
    let late = ada.post(&format!("/posts/{post}"), &edit("C, night", &*stand)).await;
    assert_eq!(late.status, 409, "{}", late.text());
    assert!(late.says("Tags: rust"), "{}", late.text());
    assert_eq!(late.attribute("[name=tags]", "value").as_deref(), Some("C, night"));
    let stand = late.attribute("[name=stand]", "value").unwrap();
    ada.post(&format!("/posts/{post}"), &edit("C, night", &stand)).await.ok();
    app.settle().await;
    assert_eq!(app.guest().get(&path).await.ok().text_of("#p1 .tag"), "C night");
}
