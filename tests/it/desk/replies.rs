//! Replying on the desk: what crosses another's message, what is wrong with it, and what has ended already.

use crate::support::TestApp;
use crate::support::page::Page;
use crate::threads;

/// The last post that its writer was shown, as the form of the page says it.
fn seen(page: &Page) -> String {
    page.attribute("#reply input[name=seen]", "value").unwrap()
}

fn body(page: &Page) -> String {
    page.text_of("#reply textarea[name=body]")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_that_crosses_anothers_waits_until_that_was_shown() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, priya) = (app.customer("Ann").await, app.agent("Priya").await);
    let (_, id) = threads::ask(&ann, "orders", "Where is it").await;
    let desk = format!("/desk/{id}/posts");
    let shown = seen(&priya.get(&format!("/desk/{id}")).await.ok());
    assert_eq!(shown, "1");
    ann.post(&format!("/t/{id}/posts"), &[("body", "It **came** today.")]).await.ok();
    let mut form = [
        ("body", "It is on its way."),
        ("promise", "Send it"),
        ("promise_on", "2026-11-04"),
        ("back", "/desk?view=over"),
        ("seen", shown.as_str()),
    ];
    let crossed = priya.post(&desk, &form).await;
    assert_eq!(crossed.status, 409, "{}", crossed.text());
    assert!(crossed.says("Ann wrote meanwhile. Read it, then send."), "{}", crossed.text());
    assert_eq!(crossed.text_of(".pane [data-newer] strong"), "came");
    assert_eq!(body(&crossed), "It is on its way.");
    assert_eq!(crossed.attribute("#promise", "value").unwrap(), "Send it");
    assert_eq!(crossed.count("details[open] #promise"), 1);
    let unpromised = [("body", "It is on its way."), ("seen", shown.as_str())];
    let calm = priya.post(&desk, &unpromised).await;
    assert_eq!((calm.status, calm.count("details[open] #promise")), (409, 0), "nothing was promised");
    assert_eq!(crossed.attribute("#reply input[name=back]", "value").unwrap(), "/desk?view=over");
    assert_eq!(crossed.count("nav.views"), 1, "the queue stands beside it");
    assert_eq!(app.count("select 1 from posts").await, 2);
    let now = seen(&crossed);
    form[4].1 = now.as_str();
    assert_eq!(priya.post(&desk, &form).await.ok().path, "/desk?view=over");
    assert_eq!(app.count("select 1 from posts").await, 3);
    assert_eq!(app.count("select 1 from commitments").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn customers_are_told_too_and_nobody_crosses_themselves() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, ben, priya) = (app.customer("Ann").await, app.customer("Ben").await, app.agent("Priya").await);
    let (path, id) = threads::ask(&ann, "orders", "Where is it").await;
    let posts = format!("/t/{id}/posts");
    let shown = seen(&ann.get(&path).await.ok());
    for text in ["It is blue.", "And small."] {
        ann.post(&posts, &[("body", text), ("seen", &shown)]).await.ok();
    }
    // Forms without the number are sent as they were; whatever is no number is none.
    priya.post(&posts, &[("body", "Behind the door.")]).await.ok();
    ben.post(&posts, &[("body", "Under the table."), ("seen", "the last")]).await.ok();
    let crossed = ann.post(&posts, &[("body", "I found it."), ("seen", &shown)]).await;
    assert_eq!(crossed.status, 409, "{}", crossed.text());
    assert!(crossed.says("Priya, Ben wrote meanwhile"), "{}", crossed.text());
    let newer = crossed.text_of("[data-newer]");
    assert!(newer.contains("Behind the door.") && newer.contains("Under the table."), "{newer}");
    assert!(!newer.contains("And small."), "one's own is known: {newer}");
    assert_eq!((body(&crossed), seen(&crossed)), ("I found it.".to_owned(), "5".to_owned()));
    // What is out of sight again crosses nobody.
    let last = threads::post_id(&app, id, 5).await;
    ben.post(&format!("/posts/{last}/deletion"), &[]).await.ok();
    ann.post(&posts, &[("body", "I found it."), ("seen", "4")]).await.ok();
    assert_eq!(app.count("select 1 from posts").await, 6);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_reply_is_said_on_the_desk_with_all_that_was_typed() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, priya) = (app.customer("Ann").await, app.agent("Priya").await);
    let canned = [("name", "Number"), ("position", "1"), ("body-en", "Your {order number} is here.")];
    priya.post("/desk/canned-replies", &canned).await.ok();
    let canned = format!("r{}", app.number("select max(id) as count from canned_replies").await);
    let (_, id) = threads::ask(&ann, "orders", "Where is it").await;
    let posts = format!("/desk/{id}/posts");
    let long = "a".repeat(60_001);
    for (text, promise, said) in [
        ("  ", "", "Write your reply"),
        ("Your {order number} is here.", "", "Fill in {order number}, or take it out"),
        ("Soon.", "Send it", "Choose a day from today to a year ahead"),
        (long.as_str(), "", "characters or fewer"),
    ] {
        let form = [
            ("body", text),
            ("promise", promise),
            ("promise_on", if promise.is_empty() { "" } else { "2026-10-01" }),
            ("canned", canned.as_str()),
            ("back", "/desk?view=over"),
        ];
        let page = priya.post(&posts, &form).await;
        assert_eq!((page.status, page.path.as_str()), (422, posts.as_str()), "{said}");
        assert!(page.says(said) && page.count("nav.views") == 1, "{said}: {}", page.text());
        assert_eq!(body(&page), text.trim(), "{said}");
        assert_eq!(page.attribute("#promise", "value").unwrap(), promise, "{said}");
        assert_eq!(page.attribute("#reply input[name=canned]", "value").unwrap(), canned, "{said}");
        // What else is on the page leads back to where it is read.
        let claim = page.attribute(&format!("form[action='/desk/{id}/claim'] input[name=back]"), "value");
        assert!(!claim.unwrap().contains("/posts"), "{said}");
    }
    assert_eq!(app.count("select 1 from posts").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pane_says_how_a_question_ended_and_has_the_way_back() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, ben, priya) = (app.customer("Ann").await, app.customer("Ben").await, app.agent("Priya").await);
    let (_, id) = threads::ask(&ann, "orders", "Where is it").await;
    ben.post(&format!("/t/{id}/posts"), &[("body", "Behind the door.")]).await.ok();
    let desk = format!("/desk/{id}");
    assert!(priya.get(&desk).await.ok().text_of(".pane__head").contains("Nobody yet"));
    let verification = format!("/posts/{}/verification", threads::post_id(&app, id, 2).await);
    priya.post(&verification, &[("on", "1")]).await.ok();
    let pane = priya.get(&desk).await.ok();
    let head = pane.text_of(".pane__head");
    assert!(head.contains("Solved: staff verified the answer."), "{head}");
    assert!(!head.contains("Nobody yet"), "{head}");
    assert_eq!(pane.text_of(".pane__head .chip--solved"), "Solved");
    let form = format!(".pane form[action='{verification}']");
    assert_eq!(pane.text_of(&form), "Take the verification back");
    let back = pane.attribute(&format!("{form} input[name=back]"), "value").unwrap();
    let page = priya.post(&verification, &[("on", "0"), ("back", &back)]).await.ok();
    assert_eq!(page.path, desk);
    let head = page.text_of(".pane__head");
    assert!(!head.contains("Solved"), "{head}");
}
