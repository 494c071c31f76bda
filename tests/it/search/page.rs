//! The search page.

use crate::support::TestApp;
use crate::threads::ask;

#[tokio::test(flavor = "multi_thread")]
async fn the_box_of_every_page_finds_questions_and_never_fails() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    app.board_for("inside", "Inside", "staff").await;
    ask(&app.customer("Ada").await, "setup", "The lamp goes off at three every night").await;
    ask(&app.agent("Priya").await, "inside", "Secret lamp of the canary").await;
    app.settle().await;
    let page = app
        .guest()
        .get("/search?q=lamp+goes+off")
        .await
        .ok()
        .saying("The lamp goes off at three every night");
    assert!(!page.says("canary"));
    app.guest().get("/search?q=zzqqxx").await.ok().saying("Nothing was found").saying("Ask this question");
    for odd in ["", "%22", "%E2%80%8F", "((((", "a", "%F0%9F%98%80"] {
        app.guest().get(&format!("/search?q={odd}")).await.ok();
    }
    app.guest().get(&format!("/search?q={}", "x".repeat(10_000))).await.ok();
}
