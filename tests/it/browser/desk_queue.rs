//! Rows of the queue: ticked, walked by keys, kept in sight, and on a phone.

use chrono::TimeDelta;

use crate::support::TestApp;
use crate::support::app::start_of_time;
use crate::support::waiting;
use crate::threads::ask;

#[tokio::test(flavor = "multi_thread")]
async fn keys_claim_what_is_ticked_go_on_from_the_open_row_and_undo_later() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let mut ids = Vec::new();
    for n in 1..=5 {
        ids.push(ask(&ada, "setup", &format!("Question number {n}")).await.1);
    }
    let browser = app.browser().await.signed_in(&app.agent("Priya").await).await;
    let on = |n: usize| format!("document.activeElement.textContent === 'Question number {n}'");
    browser.goto("/desk").await;
    for n in [1, 2] {
        browser.press("j").await;
        browser.wait_until(&on(n)).await;
        browser.press("x").await;
    }
    browser.press("c").await;
    browser.wait_for("2 are yours now.").await;
    assert_eq!(app.count("select 1 from ledger where owner_id is not null").await, 2);
    // The message is gone, and it can still be undone.
    browser.goto("/").await;
    browser.goto("/desk").await;
    browser.press("u").await;
    browser.wait_for("2 as before.").await;
    assert_eq!(app.count("select 1 from ledger where owner_id is not null").await, 0);
    // Opened by keyboard, the question has the focus, and the next row is the one after it.
    for n in 1..=3 {
        browser.press("j").await;
        browser.wait_until(&on(n)).await;
    }
    browser.press("Enter").await;
    let opened =
        format!("location.pathname === '/desk/{}' && document.activeElement.id === 'pane-h'", ids[2]);
    browser.wait_until(&opened).await;
    assert_eq!(browser.script("return document.querySelectorAll('main .skip').length", &[]).await, 1);
    browser.press("j").await;
    browser.wait_until(&on(4)).await;
    browser.press("k").await;
    browser.wait_until(&on(3)).await;
    browser.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn beside_a_question_far_down_the_queue_its_row_is_in_sight() {
    let app = TestApp::start().await;
    let board = app.board("setup", "Setup").await;
    app.customer("Ada").await;
    for n in 1..=45 {
        waiting::ask(&app, board, "ada", &format!("Question number {n}"), start_of_time()).await;
    }
    let browser = app.browser().await.signed_in(&app.agent("Priya").await).await;
    browser.goto("/desk").await;
    browser.script("document.querySelectorAll('.qt')[40].click()", &[]).await;
    let seen = "(() => {
        const row = document.querySelector('tr.is-on');
        const at = row && row.getBoundingClientRect();
        return row && row.innerText.includes('Question number 41') && scrollY === 0 && at.top >= 0 && at.bottom <= innerHeight;
    })()";
    browser.wait_until(seen).await;
    browser.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone_nothing_of_a_row_lies_on_anything_else() {
    let app = TestApp::start().await;
    let board = app.board("setup", "Setup").await;
    app.customer("Ada").await;
    let kenji = app.agent("Kenji").await;
    app.sql("update members set name = 'Kenji-Alexander Longname' where handle = 'kenji'").await;
    for days in [0, 3, 40] {
        let asked = start_of_time() - TimeDelta::days(days);
        let id = waiting::ask(&app, board, "ada", &format!("Asked {days} days ago"), asked).await;
        kenji.post(&format!("/desk/{id}/claim"), &[("on", "1")]).await.ok();
    }
    let browser = app.browser().await.signed_in(&app.agent("Priya").await).await;
    let covered = "return [...document.querySelectorAll('tbody tr')].filter((row) => {
        const wait = row.querySelector('.wait');
        const [a, b] = [wait, row.querySelector('[data-owner]')].map((part) => part.getBoundingClientRect());
        const wide = wait.scrollWidth > wait.clientWidth + 1 || b.right > innerWidth;
        return wide || (a.right > b.left + 1 && a.left < b.right && a.bottom > b.top && a.top < b.bottom);
    }).length";
    for width in [390, 320] {
        browser.width(width).await;
        for page in ["/desk", "/zh-hans/desk", "/zh-hant/desk"] {
            browser.goto(page).await;
            assert_eq!(browser.script(covered, &[]).await, 0, "{page} at {width}");
        }
    }
    browser.quiet().await;
}
