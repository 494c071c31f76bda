//! A fault of ours bears an id that stands on its page and in the log.

use std::sync::{Arc, Mutex};

use crate::support::TestApp;

/// The log of this process, line by line.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fault_has_an_id_on_its_page_and_in_the_log() {
    let log = Log::default();
    let to = log.clone();
    let listening = tracing_subscriber::fmt().with_ansi(false).with_writer(move || to.clone());
    let heard = listening.with_max_level(tracing::Level::WARN).try_init().is_ok();
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    app.sql("alter table drafts rename to drafts_gone").await;
    let mut ids = Vec::new();
    for (lang, sentence) in
        [("en", "name this number"), ("zh-hans", "请提供此编号"), ("zh-hant", "請提供此編號")]
    {
        let page = ada.get(&format!("/{lang}/my/drafts")).await;
        assert_eq!(page.status, 500);
        let text = page.text();
        let id = text.split_once(sentence).unwrap_or_else(|| panic!("{text}")).1;
        let id: String = id.chars().skip(1).skip_while(|c| *c == ' ').take(36).collect();
        assert_eq!(id.matches('-').count(), 4, "{id}");
        ids.push(id);
    }
    assert!(ids[0] != ids[1] && ids[1] != ids[2], "{ids:?}");
    if heard {
        let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
        for id in &ids {
            let line = log.lines().find(|line| line.contains(id)).unwrap_or_else(|| panic!("{id}: {log}"));
            assert!(line.contains("drafts") && line.contains("a request failed"), "{line}");
        }
    }
    let page = ada.get("/t/999999").await;
    assert_eq!(page.status, 404);
    assert!(!page.says("name this number"), "what is no fault of ours bears none");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_a_database_that_is_away_bears_one_too() {
    let app = TestApp::start().await;
    app.engine.app.pools.close();
    let page = app.customer("Ada").await.get("/my/drafts").await;
    assert_eq!(page.status, 503);
    page.saying("name this number");
}
