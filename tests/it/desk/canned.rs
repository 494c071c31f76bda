//! Canned replies as staff keep, insert and send them.

use chrono::TimeDelta;

use crate::support::TestApp;
use crate::support::app::{Browser, start_of_time};
use crate::support::page::Page;
use crate::support::waiting::ask;
use crate::{faq, threads};

/// Makes one; gives its id.
async fn keep(app: &TestApp, by: &Browser, fields: &[(&str, &str)]) -> i64 {
    by.post("/desk/canned-replies", fields).await.ok().saying("The canned reply is saved");
    app.number("select max(id) as count from canned_replies").await
}

fn names(page: &Page, selector: &str) -> Vec<String> {
    let document = scraper::Html::parse_document(&page.body);
    let selector = scraper::Selector::parse(selector).unwrap();
    document.select(&selector).map(|found| found.text().collect::<String>().trim().to_owned()).collect()
}

fn body(page: &Page) -> String {
    names(page, "#reply textarea").remove(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_nine_that_fit_come_in_the_questions_language_and_fill_the_composer() {
    let app = TestApp::start().await;
    let board = app.board("orders", "Orders").await;
    let other = app.board("setup", "Setup").await;
    app.customer("Ann").await;
    let (priya, lead) = (app.agent("Priya").await, app.member("Lena", Some("lead")).await);
    for (name, fields) in [
        ("Chinese", [("body-zh-hans", "您好"), ("board", "")]),
        (
            "English",
            [
                ("body-en", "Hello {name}, this is {agent}: {question} at {link} {order number}"),
                ("board", ""),
            ],
        ),
        ("Elsewhere", [("body-en", "No"), ("board", &other.to_string())]),
    ] {
        keep(&app, &lead, &[&[("name", name), ("whose", "shared"), ("position", "5")], &fields[..]].concat())
            .await;
    }
    let own = [("name", "Mine"), ("position", "9"), ("body-en", "Mine"), ("body-zh-hans", "我的")];
    keep(&app, &priya, &own).await;
    let id = ask(&app, board, "ann", "Where *is* it", start_of_time()).await;
    let page = priya.get(&format!("/desk/{id}")).await.ok();
    let first = "ol.canned button span";
    assert_eq!(names(&page, first), ["Mine", "English", "Chinese"]);
    assert_eq!(page.attribute("ol.canned li:nth-child(2) button", "data-canned-key").unwrap(), "2");
    app.sql(&format!("update threads set lang = 'zh-Hant' where id = {id}")).await;
    assert_eq!(names(&priya.get(&format!("/desk/{id}")).await.ok(), first), ["Mine", "Chinese", "English"]);
    assert_eq!(names(&lead.get(&format!("/desk/{id}")).await.ok(), first), ["Chinese", "English"]);
    app.sql(&format!("update threads set lang = 'en' where id = {id}")).await;

    let link = page.attribute("ol.canned li:nth-child(2) button", "data-from").unwrap();
    let begun = priya.get(&link).await.ok();
    let text = body(&begun);
    assert!(text.starts_with(r"Hello Ann, this is Priya: Where \*is\* it at http"), "{text}");
    assert!(text.ends_with(&format!("/t/{id}/q {{order number}}")), "{text}");
    assert_eq!(begun.count("#reply input[name=canned]"), 1);
    // What was begun stays above.
    priya.post("/drafts", &[("place", &format!("t/{id}")), ("body", "Half a reply")]).await;
    assert!(body(&priya.get(&link).await.ok()).starts_with("Half a reply\n\nHello Ann"));
    // One's own is nobody else's, and unknown ones begin nothing.
    let mine = page.attribute("ol.canned li:nth-child(1) button", "data-from").unwrap();
    assert_eq!(body(&lead.get(&mine).await.ok()), "");
    assert_eq!(body(&lead.get(&format!("/desk/{id}?canned=r999999")).await.ok()), "");
    assert_eq!(body(&lead.get(&format!("/desk/{id}?canned=a999999")).await.ok()), "");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_script_what_is_put_in_stands_below_what_is_typed() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, priya) = (app.customer("Ann").await, app.agent("Priya").await);
    for (name, text) in [("Greeting", "Hello {name}"), ("Number", "What is the {order number}?")] {
        keep(&app, &priya, &[("name", name), ("position", "1"), ("body-en", text)]).await;
    }
    let (_, id) = threads::ask(&ann, "orders", "Where is it").await;
    let page = priya.get(&format!("/desk/{id}")).await.ok();
    let button = |place: usize, name: &str| {
        page.attribute(&format!("ol.canned li:nth-child({place}) button"), name).unwrap()
    };
    assert_eq!((button(1, "form"), button(1, "name")), ("reply".to_owned(), "put".to_owned()));
    let to = button(1, "formaction");
    assert_eq!(to, format!("/desk/{id}/insertions#reply"));
    let (first, second) = (button(1, "value"), button(2, "value"));
    let mut typed = vec![
        ("body", "Half a reply"),
        ("promise", "Send it"),
        ("promise_on", "2026-11-04"),
        ("seen", "1"),
        ("back", "/desk?view=over"),
        ("put", first.as_str()),
    ];
    let page = priya.post(&to, &typed).await.ok();
    assert_eq!(body(&page), "Half a reply\n\nHello Ann");
    assert_eq!(page.attribute("#promise", "value").unwrap(), "Send it");
    assert_eq!(page.attribute("#promise_on", "value").unwrap(), "2026-11-04");
    assert_eq!(page.attribute("#reply input[name=back]", "value").unwrap(), "/desk?view=over");
    assert_eq!(page.attribute("#reply input[name=canned]", "value").unwrap(), first);
    // The next one goes below, and both are counted when they are sent.
    let so_far = body(&page);
    typed[0].1 = &so_far;
    typed[5].1 = &second;
    typed.push(("canned", &first));
    let page = priya.post(&to, &typed).await.ok();
    assert_eq!(body(&page), "Half a reply\n\nHello Ann\n\nWhat is the {order number}?");
    assert_eq!(page.count("#reply input[name=canned]"), 2);
    // What is not there adds nothing.
    typed[5].1 = "r999999";
    assert_eq!(body(&priya.post(&to, &typed).await.ok()), so_far);
    assert_eq!(app.count("select 1 from posts").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn short_answers_of_articles_are_canned_replies_of_whoever_may_read_them() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, priya) = (app.customer("Ann").await, app.agent("Priya").await);
    faq::section(&app, "lamps", "Lamps").await;
    let article = faq::article(&app, "lamps", "clean", "How do I clean the shade?", "public").await;
    let hidden = faq::article(&app, "lamps", "old", "How do I clean an old shade?", "public").await;
    app.sql(&format!(
        "update articles set short = 'With a {{dry}} cloth.' where id = {article};
         update articles set state = 'retired', retired_at = '2026-11-02T09:00:00Z' where id = {hidden};"
    ))
    .await;
    let (_, id) = threads::ask(&ann, "orders", "How to clean the shade").await;
    app.settle().await;
    let page = priya.get(&format!("/desk/{id}?canned=a{article}")).await.ok();
    let text = body(&page);
    assert!(text.starts_with("With a {dry} cloth.\n\n[How do I clean the shade?](http"), "{text}");
    assert!(text.ends_with("/faq/lamps/clean)"), "{text}");
    assert_eq!(body(&priya.get(&format!("/desk/{id}?canned=a{hidden}")).await.ok()), "");
    // What its readers could not open is not linked.
    let inner = faq::article(&app, "lamps", "inner", "How do I clean the inside?", "staff").await;
    let page = priya.get(&format!("/desk/{id}?canned=a{inner}")).await.ok();
    assert_eq!(body(&page), "In short: How do I clean the inside?");
    // Its braces are its own: nothing is left to fill in.
    let sent = [("body", "With a {dry} cloth."), ("canned", &format!("a{article}"))];
    priya.post(&format!("/t/{id}/posts"), &sent).await.ok().saying("With a {dry} cloth.");
    let uses = format!("select 1 from canned_uses where article_id = {article}");
    assert_eq!(app.count(&uses).await, 1);
    priya.get("/desk/canned-replies").await.ok().saying("How do I clean the shade?");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_placeholder_nobody_filled_in_is_an_error_that_keeps_the_text() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, priya) = (app.customer("Ann").await, app.agent("Priya").await);
    let text = [("name", "Number"), ("position", "1"), ("body-en", "Your {order number} is here.")];
    let canned = format!("r{}", keep(&app, &priya, &text).await);
    let (_, id) = threads::ask(&ann, "orders", "Where is it").await;
    let (posts, desk) = (format!("/t/{id}/posts"), format!("/desk/{id}"));
    let send = |body: &'static str, canned: &'static [&'static str]| {
        let mut fields = vec![("body", body), ("back", desk.as_str())];
        fields.extend(canned.iter().map(|source| ("canned", *source)));
        fields
    };
    let source: &'static str = canned.leak();
    let sources: &'static [&'static str] = vec![source, "r999999", "nonsense"].leak();
    let refused = priya.post(&posts, &send("Your {order number} is *here*.", sources)).await;
    assert_eq!(refused.status, 422);
    assert!(refused.says("Fill in {order number}, or take it out"), "{}", refused.text());
    assert_eq!(body(&refused), "Your {order number} is *here*.");
    assert_eq!(refused.attribute("#reply input[name=back]", "value").unwrap(), desk);
    assert_eq!(refused.attribute("#reply input[name=canned]", "value").unwrap(), source);
    assert_eq!(app.count("select 1 from canned_uses").await, 0);
    // Code is code, and other braces are the writer's own.
    let code = "Send `{order number}` as {id}:\n\n```\n{order number}\n```";
    let taken = priya.post(&posts, &send(code, sources)).await.ok();
    assert_eq!(taken.path, desk);
    assert_eq!(app.count("select 1 from canned_uses").await, 1, "each once, unknown ones not at all");
    // Without a canned reply nobody looks at braces.
    priya.post(&posts, &send("Your {order number}", &[])).await.ok();
}

#[tokio::test(flavor = "multi_thread")]
async fn success_is_counted_from_what_was_sent_and_how_the_questions_ended() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, priya) = (app.customer("Ann").await, app.agent("Priya").await);
    let text = [("name", "Greeting"), ("position", "1"), ("body-en", "Hello {name}")];
    let canned = format!("r{}", keep(&app, &priya, &text).await);
    let mut questions = Vec::new();
    for title in ["Accepted", "Came back", "Still waits", "Withdrawn later"] {
        let (_, id) = threads::ask(&ann, "orders", title).await;
        let sent = [("body", "Hello Ann"), ("canned", canned.as_str())];
        priya.post(&format!("/t/{id}/posts"), &sent).await.ok();
        questions.push(id);
    }
    let figures = || async { priya.get("/desk/canned-replies").await.ok().text_of("tbody tr") };
    assert!(figures().await.contains("4 not known yet"), "{}", figures().await);
    let post = threads::post_id(&app, questions[0], 2).await.to_string();
    ann.post(&format!("/t/{}/acceptance", questions[0]), &[("post", &post), ("on", "1")]).await.ok();
    assert!(figures().await.contains("4 100% (1 of 1)"), "{}", figures().await);
    ann.post(&format!("/t/{}/outcome", questions[1]), &[("says", "not_solved")]).await.ok();
    assert!(figures().await.contains("4 50% (1 of 2)"), "{}", figures().await);
    // Solved after it came back is not its merit; nor is a reply that was taken out of sight.
    let again = [("body", "Look behind the door.")];
    priya.post(&format!("/t/{}/posts", questions[1]), &again).await.ok();
    ann.post(&format!("/t/{}/outcome", questions[1]), &[("says", "solved")]).await.ok();
    assert!(figures().await.contains("4 50% (1 of 2)"), "{}", figures().await);
    let post = threads::post_id(&app, questions[2], 2).await;
    priya.post(&format!("/posts/{post}/hide"), &[("reason", "A mistake")]).await.ok();
    assert!(figures().await.contains("3 50% (1 of 2)"), "{}", figures().await);
    // The sender is asked for what they may use: a customer's field says nothing.
    let (_, id) = threads::ask(&ann, "orders", "Another").await;
    app.customer("Ben")
        .await
        .post(&format!("/t/{id}/posts"), &[("body", "Hi"), ("canned", &canned)])
        .await
        .ok();
    assert!(figures().await.contains("3 50% (1 of 2)"), "{}", figures().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn own_ones_are_changed_by_whoever_has_them_and_shared_ones_by_whoever_leads() {
    let app = TestApp::start().await;
    let board = app.board("orders", "Orders").await;
    app.board("setup", "Setup").await;
    let (priya, kenji, lead) =
        (app.agent("Priya").await, app.agent("Kenji").await, app.member("Lena", Some("lead")).await);
    let local = app.customer("Lou").await;
    let role = format!(
        "insert into member_roles (member_id, role, board_id, granted_at)
           select id, 'lead', {board}, '2026-11-02T09:00:00Z' from members where handle = 'lou'"
    );
    app.sql(&role).await;
    let own = keep(&app, &priya, &[("name", "Mine"), ("position", "1"), ("body-en", "Mine")]).await;
    let shared = [("name", "Ours"), ("whose", "shared"), ("position", "1"), ("body-en", "Ours")];
    let refused = priya.post("/desk/canned-replies", &shared).await;
    assert!(
        refused.status == 422 && refused.says("changed by whoever leads the board"),
        "{}",
        refused.text()
    );
    let ours = keep(&app, &lead, &shared).await;
    // Who leads one board shares there, not everywhere.
    assert_eq!(local.post("/desk/canned-replies", &shared).await.status, 422);
    let board = board.to_string();
    let here = keep(&app, &local, &[&shared[..], &[("board", &board)]].concat()).await;
    for (who, reply, status) in [
        (&priya, own, 200),
        (&kenji, own, 404),
        (&lead, own, 404),
        (&priya, ours, 403),
        (&lead, ours, 200),
        (&local, ours, 403),
        (&local, here, 200),
        (&lead, here, 200),
    ] {
        assert_eq!(who.get(&format!("/desk/canned-replies/{reply}")).await.status, status, "{reply}");
    }
    let list = kenji.get("/desk/canned-replies").await.ok();
    assert!(list.says("Ours") && !list.says("Mine"), "{}", list.text());
    assert_eq!(
        list.count("a[href^='/desk/canned-replies/']:not([href$=new])"),
        0,
        "no link to what is refused"
    );
    lead.get("/desk/canned-replies?lang=zh-Hans").await.ok().saying("None fits these filters");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_sent_is_put_away_and_back_and_only_the_rest_is_deleted() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, priya) = (app.customer("Ann").await, app.agent("Priya").await);
    let id = keep(&app, &priya, &[("name", "Greeting"), ("position", "1"), ("body-en", "Hello")]).await;
    let (_, question) = threads::ask(&ann, "orders", "Where is it").await;
    let (archive, deletion) =
        (format!("/desk/canned-replies/{id}/archive"), format!("/desk/canned-replies/{id}/deletion"));
    let offered = || async { priya.get(&format!("/desk/{question}")).await.ok().count("ol.canned button") };
    priya.post(&archive, &[("on", "1")]).await.ok().saying("It is put away");
    assert_eq!(offered().await, 0);
    priya.post(&archive, &[("on", "0")]).await.ok().saying("It is offered again");
    assert_eq!(offered().await, 1);
    let sent = [("body", "Hello"), ("canned", &format!("r{id}"))];
    priya.post(&format!("/t/{question}/posts"), &sent).await.ok();
    let refused = priya.post(&deletion, &[]).await;
    assert!(refused.status == 409 && refused.says("Put it away instead"), "{}", refused.text());
    let unsent = keep(&app, &priya, &[("name", "Unsent"), ("position", "1"), ("body-en", "Hi")]).await;
    let deletion = format!("/desk/canned-replies/{unsent}/deletion");
    priya.post(&deletion, &[]).await.ok().saying("The canned reply is deleted");
    assert_eq!(app.count("select 1 from canned_replies").await, 1);
    assert_eq!(app.count("select 1 from events where kind = 'canned_reply_changed'").await, 5);
    app.pass(TimeDelta::minutes(1)).await;
    assert_eq!(app.count("select 1 from event_failures").await, 0);
}
