//! The desk without a mouse.

use crate::support::TestApp;
use crate::support::browser::Chromium;
use crate::threads::ask;

#[tokio::test(flavor = "multi_thread")]
async fn keys_go_through_the_queue_claim_open_verify_and_reply() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo) = (app.customer("Ada").await, app.customer("Bo").await);
    let (_, first) = ask(&ada, "setup", "Lamp goes off at three").await;
    let (_, second) = ask(&ada, "setup", "Where is my invoice").await;
    bo.post(&format!("/t/{second}/posts"), &[("body", "Under Orders.")]).await.ok();
    let browser = app.browser().await.signed_in(&app.agent("Priya").await).await;
    browser.goto("/desk").await;
    browser.press("j").await;
    browser.wait_until("document.activeElement.textContent === 'Lamp goes off at three'").await;
    browser.press("c").await;
    browser.wait_for("It is yours for 30 minutes").await;
    assert_eq!(
        app.count(&format!("select 1 from ledger where question_id = {first} and owner_id is not null"))
            .await,
        1
    );
    browser.wait_until("document.activeElement.textContent === 'Lamp goes off at three'").await;
    browser.press("j").await;
    browser.wait_until("document.activeElement.textContent === 'Where is my invoice'").await;
    browser.press("Enter").await;
    browser.wait_for("Verify this reply").await;
    browser.press("r").await;
    browser.wait_until("document.activeElement.id === 'body'").await;
    browser.press("Escape").await;
    browser.click("#pane-h").await;
    browser.press("v").await;
    browser.wait_for("The answer is verified").await;
    assert_eq!(app.count("select 1 from verifications").await, 1);
    browser.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_key_that_verifies_means_the_reply_with_the_focus_or_none() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo) = (app.customer("Ada").await, app.customer("Bo").await);
    let (_, id) = ask(&ada, "setup", "Where is my invoice").await;
    for text in ["Under the table.", "Under Orders."] {
        bo.post(&format!("/t/{id}/posts"), &[("body", text)]).await.ok();
    }
    let browser = app.browser().await.signed_in(&app.agent("Priya").await).await;
    browser.goto(&format!("/desk/{id}")).await;
    browser.script("window.stayed = 'yes'", &[]).await;
    browser.press("v").await;
    assert_eq!(browser.text_by("return window.stayed").await, "yes", "it could mean either");
    browser
        .script("[...document.querySelectorAll('.pane__sect')].find((s) => s.innerText.includes('Under Orders')).focus()", &[])
        .await;
    browser.press("v").await;
    browser.wait_for("The answer is verified").await;
    let verified = "select 1 from verifications v join posts p on p.id = v.post_id where p.number = 3";
    assert_eq!(app.count(verified).await, 1);
    assert_eq!(app.count("select 1 from verifications").await, 1);
    browser.quiet().await;
}

/// Keeps nine of Priya's own canned replies and one that asks for a number; opens a question she answers.
async fn with_canned_replies(app: &TestApp) -> Chromium {
    app.board("setup", "Setup").await;
    let (ada, priya) = (app.customer("Ada").await, app.agent("Priya").await);
    let (_, id) = ask(&ada, "setup", "Where is my invoice").await;
    for place in 1..=9 {
        let (name, position) = (format!("Reply {place}"), place.to_string());
        let body = if place == 2 {
            "Hello {name}, is it {order number}?".to_owned()
        } else {
            format!("Text {place}")
        };
        let fields = [("name", name.as_str()), ("position", &position), ("body-en", &body)];
        priya.post("/desk/canned-replies", &fields).await.ok();
    }
    let browser = app.browser().await.signed_in(&priya).await;
    browser.goto(&format!("/desk/{id}")).await;
    browser
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_put_canned_replies_in_and_what_is_left_to_fill_in_is_selected() {
    let app = TestApp::start().await;
    let browser = with_canned_replies(&app).await;
    browser.script("window.stayed = 'yes'", &[]).await;
    browser.press("9").await;
    browser.wait_until("document.querySelector('#body').value === 'Text 9'").await;
    // The field has the focus now: figures belong to it.
    browser.press("1").await;
    assert_eq!(browser.value("body").await, "Text 91");
    browser.click("#pane-h").await;
    browser.script("document.activeElement.blur()", &[]).await;
    browser.press("2").await;
    browser.wait_until("document.querySelector('#body').value.includes('Hello Ada')").await;
    assert_eq!(browser.value("body").await, "Text 91\n\nHello Ada, is it {order number}?");
    let selected =
        "const f = document.querySelector('#body'); return f.value.slice(f.selectionStart, f.selectionEnd)";
    assert_eq!(browser.text_by(selected).await, "{order number}");
    assert_eq!(browser.text_by("return window.stayed").await, "yes");
    browser.press("Ctrl+Enter").await;
    browser.wait_for("Fill in {order number}, or take it out").await;
    assert_eq!(app.count("select 1 from posts where number > 1").await, 0);
    // The refusal itself stands in the console.
    browser.console().await;
    browser.fill("body", "Hello Ada, is it 12?").await;
    browser.press("Ctrl+Enter").await;
    browser.wait_for("Your reply is posted").await;
    assert_eq!(app.count("select 1 from canned_uses").await, 2);
    assert!(browser.path().await.starts_with("/desk"), "back on the desk");
    browser.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_switched_the_keys_off_presses_the_links() {
    let app = TestApp::start().await;
    let browser = with_canned_replies(&app).await;
    app.sql("update members set shortcuts = false where handle = 'priya'").await;
    browser.reload().await;
    browser.press("1").await;
    browser.click("[data-canned]").await;
    browser.wait_until("document.querySelector('#body').value === 'Text 1'").await;
    assert_eq!(browser.script("return document.querySelectorAll('.canned kbd').length", &[]).await, 0);
    browser.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_half_written_beside_the_reply_stays_when_another_button_is_pressed() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (_, id) = ask(&app.customer("Ada").await, "setup", "Where is my invoice").await;
    let browser = app.browser().await.signed_in(&app.agent("Priya").await).await;
    browser.goto(&format!("/desk/{id}")).await;
    browser
        .script("document.querySelectorAll('.pane details').forEach((one) => (one.open = true))", &[])
        .await;
    let typed = [("note", "The warehouse"), ("customer_note", "Calls at noon"), ("promise", "Send it")];
    for (field, text) in typed {
        browser.fill(field, text).await;
    }
    browser.click_in(".pane", "Claim").await;
    browser.wait_for("It is yours for 30 minutes").await;
    for (field, text) in typed {
        browser.wait_until(&format!("document.querySelector('#{field}').value === '{text}'")).await;
        assert_eq!(
            browser
                .script(
                    "return document.querySelector(arguments[0]).closest('details').open",
                    &[format!("#{field}").into()]
                )
                .await,
            true,
            "{field} is folded away"
        );
    }
    // What is sent is kept no more, and nothing else goes with it.
    browser.script("document.querySelector('#note').form.requestSubmit()", &[]).await;
    browser.wait_for("The note is saved").await;
    browser.wait_until("document.querySelector('#customer_note').value === 'Calls at noon'").await;
    assert_eq!(
        (browser.value("note").await.as_str(), browser.value("promise").await.as_str()),
        ("", "Send it")
    );
    browser.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_queue_is_worked_off_by_keys_alone() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    for title in ["Lamp goes off at three", "Where is my invoice", "How do I pair two lamps"] {
        ask(&ada, "setup", title).await;
    }
    let browser = app.browser().await.signed_in(&app.agent("Priya").await).await;
    browser.goto("/desk").await;
    // Two rows are selected and claimed at once, and it is undone.
    browser.press("j").await;
    browser.wait_until("document.activeElement.textContent === 'Lamp goes off at three'").await;
    browser.press("x").await;
    browser.press("j").await;
    browser.press("x").await;
    browser.wait_until("document.querySelector('[data-picked]').textContent === '2 selected'").await;
    browser.script("document.querySelector('#bulk [value=claim]').focus()", &[]).await;
    browser.press("Enter").await;
    browser.wait_for("2 are yours now.").await;
    assert_eq!(app.count("select 1 from ledger where owner_id is not null").await, 2);
    browser.press("u").await;
    browser.wait_for("2 as before.").await;
    assert_eq!(app.count("select 1 from ledger where owner_id is not null").await, 0);
    // All of the page.
    browser.click("[data-pick-all]").await;
    browser.wait_until("document.querySelector('[data-picked]').textContent === '3 selected'").await;
    browser.click("[data-pick-all]").await;
    browser.wait_until("document.querySelector('[data-picked]').textContent === ''").await;
    // Claimed, opened, answered: on to the next.
    browser.script("document.activeElement.blur()", &[]).await;
    browser.press("j").await;
    browser.press("c").await;
    browser.wait_for("It is yours for 30 minutes").await;
    browser.press("Enter").await;
    browser.wait_until("document.querySelector('#reply')").await;
    browser.press("r").await;
    browser.wait_until("document.activeElement.id === 'body'").await;
    browser.fill("body", "Turn the night mode off.").await;
    browser.press("Ctrl+Enter").await;
    browser.wait_for("Your reply is posted").await;
    assert_eq!(app.count("select 1 from ledger where state = 'waiting_asker'").await, 1);
    browser.wait_until("document.activeElement.textContent === 'Where is my invoice'").await;
    browser.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_at_a_question_and_what_is_new_is_seen_without_a_move() {
    let app = TestApp::start().await;
    app.run_by_itself();
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let (_, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let priya = app.browser().await.signed_in(&app.agent("Priya").await).await;
    let kenji = app.browser().await.signed_in(&app.agent("Kenji").await).await;
    priya.goto("/desk").await;
    kenji.goto(&format!("/desk/{id}")).await;
    priya.wait_for("Kenji is viewing").await;
    kenji.fill("body", "It is").await;
    priya.wait_for("Kenji is writing").await;
    priya.script("window.stayed = 'yes'; document.querySelector('.qt').focus()", &[]).await;
    ask(&ada, "setup", "Where is my invoice").await;
    priya.wait_for("1 new").await;
    assert_eq!(priya.text_by("return window.stayed").await, "yes");
    assert_eq!(priya.script("return document.querySelectorAll('.qt').length", &[]).await, 1);
    priya.click("[data-news]").await;
    priya.wait_for("Where is my invoice").await;
    // Whoever leaves the page is gone at once.
    kenji.goto("/").await;
    priya.wait_until("![...document.querySelectorAll('[data-presence]')].some((at) => at.textContent)").await;
    priya.quiet().await;
    kenji.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_take_back_escalate_and_promote_what_is_open_and_the_sheet_lists_them() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, priya) = (app.customer("Ada").await, app.agent("Priya").await);
    let (_, first) = ask(&ada, "setup", "Lamp goes off at three").await;
    let (_, second) = ask(&ada, "setup", "Where is my invoice").await;
    priya.post(&format!("/desk/{first}/notes"), &[("note", "Known fault")]).await.ok();
    let browser = app.browser().await.signed_in(&priya).await;
    browser.goto(&format!("/desk/{first}")).await;
    browser.press("?").await;
    for line in ["E Escalate", "Shift F Promote to FAQ", "U Undo", "V verify", "C claim", "X select"] {
        let lists =
            format!("document.querySelector('#keys').innerText.replace(/\\s+/g, ' ').includes('{line}')");
        browser.wait_until(&lists).await;
    }
    browser.press("Escape").await;
    // What was just done is taken back, here and where the thread is read.
    browser.click("Take away").await;
    browser.wait_for("The note is taken away").await;
    browser.press("u").await;
    browser.wait_for("The note is back").await;
    assert_eq!(app.count("select 1 from notes where deleted_at is null").await, 1);
    browser.press("u").await;
    assert_eq!(app.count("select 1 from notes where deleted_at is null").await, 1, "nothing is on offer");
    // With the focus on the row of another question nothing happens to the one that is open.
    browser.script("window.stayed = 'yes'; document.querySelector('tr:not(.is-on) .qt').focus()", &[]).await;
    for key in ["e", "Shift+F", "a", "v"] {
        browser.press(key).await;
    }
    assert_eq!(browser.text_by("return window.stayed").await, "yes");
    assert_eq!(browser.text_by("return document.activeElement.textContent").await, "Where is my invoice");
    assert_eq!(app.count("select 1 from faq_drafts").await, 0);
    browser.press("Enter").await;
    browser.wait_until(&format!("location.pathname === '/desk/{second}'")).await;
    browser.press("e").await;
    browser.wait_until(&format!("location.pathname === '/desk/{second}/escalations'")).await;
    browser.goto(&format!("/desk/{second}")).await;
    browser.press("Shift+F").await;
    browser.wait_until("location.pathname.startsWith('/faq-drafts/')").await;
    assert_eq!(app.count(&format!("select 1 from faq_drafts where thread_id = {second}")).await, 1);
    browser.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_in_a_reply_is_no_row_of_the_queue_and_e_stands_where_it_works() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo) = (app.customer("Ada").await, app.customer("Bo").await);
    let (_, id) = ask(&ada, "setup", "Where is my invoice").await;
    let table = "| Place | Found |\n| --- | --- |\n| [Orders](https://example.org/) | yes |";
    bo.post(&format!("/t/{id}/posts"), &[("body", table)]).await.ok();
    let browser = app.browser().await.signed_in(&app.agent("Priya").await).await;
    browser.goto("/desk").await;
    let lists = "return document.querySelector('p.keys').innerText.includes('Escalate')";
    assert_eq!(browser.script(lists, &[]).await, false, "nothing is open");
    browser.goto(&format!("/desk/{id}")).await;
    assert_eq!(browser.script(lists, &[]).await, true);
    browser.script("document.querySelector('.pane td a').focus()", &[]).await;
    browser.press("v").await;
    browser.wait_for("The answer is verified").await;
    browser.quiet().await;
}
