//! The files that measurements are made with, where they are at hand: they are no part of the product.

use std::path::PathBuf;

use askwell::import::Source;

use super::{assert_ledger_agrees, import};
use crate::faq;
use crate::support::TestApp;
use crate::threads::ask;

/// The folder of the measuring files: `ASKWELL_EVAL`, else beside the checkout.
fn folder() -> Option<PathBuf> {
    let named = std::env::var_os("ASKWELL_EVAL").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/eval"));
    Some(folder.join("forum")).filter(|folder| folder.is_dir())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_real_forum_comes_over_whole_and_goes_on() {
    let Some(folder) = folder() else {
        eprintln!("skipped: no measuring files; set ASKWELL_EVAL to their folder");
        return;
    };
    let app = TestApp::start().await;
    let (summary, faults) = import(&app, Source::Forum, &folder.join("docusign.jsonl")).await;
    assert_eq!(summary.threads, 375, "{faults:?}");
    assert_eq!(summary.solved, 139);
    people_go_on(&app).await;
    assert_ledger_agrees(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_real_forum_and_a_real_dump_come_over_whole() {
    let Some(folder) = folder() else {
        eprintln!("skipped: no measuring files; set ASKWELL_EVAL to their folder");
        return;
    };
    let app = TestApp::start().await;
    let (slicer, faults) = import(&app, Source::Forum, &folder.join("slicer.jsonl")).await;
    assert_eq!((slicer.threads, slicer.posts, faults.len()), (480, 2344, 0), "{faults:?}");
    let dump = folder.join("stackexchange-beer-Posts.xml");
    let (beer, faults) = import(&app, Source::StackExchange, &dump).await;
    assert_eq!((beer.threads, beer.posts, beer.solved, faults.len()), (663, 2235, 410, 0), "{faults:?}");
    assert_ledger_agrees(&app).await;
}

/// Asking, answering and promoting, where hundreds of real questions wait and are found.
async fn people_go_on(app: &TestApp) {
    let (anna, grace) = (app.customer("Anna").await, app.admin("Grace").await);
    let similar = anna.get("/ask/suggest?title=CreateEnvelopeFromTemplates+does+not+work").await.ok();
    assert!(similar.says("CreateEnvelopeFromTemplates issue"), "{}", similar.text());
    let (thread, id) = ask(&anna, "dotnet", "How do I void an envelope that nobody signed?").await;
    let desk = grace.get("/desk").await.ok();
    assert!(
        desk.text_of("tbody tr").contains("trouble validating SOAP response"),
        "the oldest first: {}",
        desk.text()
    );
    grace.get(&format!("/desk/{id}")).await.ok().saying("How do I void an envelope");
    grace
        .post(&format!("/t/{id}/posts"), &[("body", "Set its status to **voided** with a reason.")])
        .await
        .ok();
    let section = faq::section(app, "payments", "Payments").await;
    let draft = faq::promote(&grace, id).await;
    assert_eq!(draft.text_of("textarea[name=short]"), "Set its status to voided with a reason.");
    let article = faq::publish(app, &grace, &draft, section).await;
    app.settle().await;
    anna.get(&thread).await.ok().saying("Now in the FAQ");
    let found = anna.get("/ask/suggest?title=void+an+envelope+that+nobody+signed").await.ok();
    assert!(found.says("Was I charged?"), "the question's words lead to {}: {}", article.path, found.text());
}
