//! Whole threads from elsewhere.

mod forum;
mod measured;
mod stackexchange;

use askwell::import::{self, Habits, Origin, Progress, Source, Summary};

use crate::support::TestApp;

/// Imports a file; gives the figures and the faults as they are told.
pub(crate) async fn import(app: &TestApp, source: Source, path: &std::path::Path) -> (Summary, Vec<String>) {
    let mut faults = Vec::new();
    let mut hear = |progress: Progress<'_>| {
        if let Progress::Fault(fault) = progress {
            faults.push(fault.to_string());
        }
    };
    let origin = Origin { path: path.to_owned(), source };
    let habits = Habits { lang: askwell::text::Lang::En, zone: "UTC".to_owned() };
    let summary =
        import::run(&mut app.conn().await, &origin, &habits, app.clock.now(), &mut hear).await.unwrap();
    app.settle().await;
    (summary, faults)
}

/// Every row of the ledger is what its events come to.
pub(crate) async fn assert_ledger_agrees(app: &TestApp) {
    let report = askwell::ledger::self_check::run(&mut app.conn().await, |_| ()).await.unwrap();
    assert!(report.differences.is_empty(), "{:?}", report.differences);
}
