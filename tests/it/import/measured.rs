//! The files that measurements are made with, where they are at hand: they are no part of the product.

use std::path::PathBuf;

use askwell::import::Source;

use super::{assert_ledger_agrees, import};
use crate::support::TestApp;

/// The folder of the measuring files: `ASKWELL_EVAL`, else beside the checkout.
fn folder() -> Option<PathBuf> {
    let named = std::env::var_os("ASKWELL_EVAL").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/eval"));
    Some(folder.join("forum")).filter(|folder| folder.is_dir())
}

#[tokio::test]
async fn a_real_forum_comes_over_whole() {
    let Some(folder) = folder() else {
        eprintln!("skipped: no measuring files; set ASKWELL_EVAL to their folder");
        return;
    };
    let app = TestApp::start().await;
    let (summary, faults) = import(&app, Source::Forum, &folder.join("docusign.jsonl")).await;
    assert_eq!(summary.threads, 375, "{faults:?}");
    assert_eq!(summary.solved, 139);
    assert_ledger_agrees(&app).await;
}
