//! What an open desk is told, as a browser hears it: by a stream, and where there is none.

use crate::support::TestApp;
use crate::threads::ask;

/// A page whose browser knows no streams of events, and whose turns come sixty times as fast; it keeps how long they were to be.
const NO_STREAM: &str = "
    delete window.EventSource;
    const every = window.setInterval.bind(window);
    window.turns = [];
    window.setInterval = (act, pause) => {
        window.turns.push(pause);
        return every(act, pause / 60);
    };";

/// The stream is refused, as where there is no room for one more.
const REFUSED_STREAM: &str = "
    window.EventSource = class extends EventTarget {
        static CONNECTING = 0;
        static CLOSED = 2;
        readyState = 0;
        constructor() {
            super();
            setTimeout(() => {
                this.readyState = 2;
                this.dispatchEvent(new Event('error'));
            }, 50);
        }
        close() {}
    };";

#[tokio::test(flavor = "multi_thread")]
async fn without_a_stream_the_desk_asks_each_half_minute_and_no_row_moves() {
    let app = TestApp::start().await;
    app.run_by_itself();
    app.board("setup", "Setup").await;
    let (ada, kenji) = (app.customer("Ada").await, app.agent("Kenji").await);
    let (_, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let priya = app.agent("Priya").await;
    for without in [NO_STREAM.to_owned(), format!("{NO_STREAM}{REFUSED_STREAM}")] {
        let browser = app.browser().await.signed_in(&priya).await;
        let source = serde_json::json!({ "source": without });
        browser.cdp("Page.addScriptToEvaluateOnNewDocument", source).await;
        browser.goto("/desk").await;
        assert_eq!(browser.script("return 'EventSource' in window", &[]).await, without != NO_STREAM);
        browser.wait_until("window.turns.includes(30000)").await;
        browser.script("window.stayed = 'yes'; document.querySelector('.qt').focus()", &[]).await;
        let rows = browser.script("return document.querySelectorAll('.qt').length", &[]).await;
        kenji.post(&format!("/desk/{id}/presence"), &[("doing", "writing")]).await;
        browser.wait_for("Kenji is writing").await;
        ask(&ada, "setup", "Where is my invoice").await;
        browser.wait_for("1 new").await;
        assert_eq!(browser.text_by("return window.stayed").await, "yes");
        assert_eq!(browser.script("return document.querySelectorAll('.qt').length", &[]).await, rows);
        assert_eq!(browser.text_by("return document.activeElement.className").await, "qt");
        kenji.post(&format!("/desk/{id}/presence"), &[("doing", "gone")]).await;
        browser
            .wait_until("![...document.querySelectorAll('[data-presence]')].some((at) => at.textContent)")
            .await;
        browser.quiet().await;
    }
}

/// A page that counts its streams, is looked at or not as the test says, and whose pauses are sixty times as short.
const COUNTED_STREAMS: &str = "
    window.away = false;
    Object.defineProperty(Document.prototype, 'hidden', { get: () => window.away });
    window.look = (on) => {
        window.away = !on;
        document.dispatchEvent(new Event('visibilitychange'));
    };
    const Stream = window.EventSource;
    window.streams = [];
    window.EventSource = class extends Stream {
        constructor(address) {
            super(address);
            window.streams.push(this);
        }
    };
    window.running = () => window.streams.filter((one) => one.readyState !== 2).length;
    const fetched = window.fetch.bind(window);
    window.told = [];
    window.fetch = (address, how) => {
        if (String(address).includes('presence')) window.told.push(String(how.body));
        return fetched(address, how);
    };";

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_listens_only_while_somebody_looks_at_it() {
    let app = TestApp::start().await;
    app.run_by_itself();
    app.board("setup", "Setup").await;
    let (ada, kenji) = (app.customer("Ada").await, app.agent("Kenji").await);
    let (_, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let browser = app.browser().await.signed_in(&app.agent("Priya").await).await;
    let source = serde_json::json!({ "source": COUNTED_STREAMS });
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", source).await;
    browser.goto(&format!("/desk/{id}")).await;
    browser.wait_until("window.running() === 1 && window.told.length > 0").await;
    browser.script("window.look(false); window.before = window.told.length", &[]).await;
    assert_eq!(browser.script("return window.running()", &[]).await, 0);
    kenji.post(&format!("/desk/{id}/presence"), &[("doing", "writing")]).await;
    browser.script("window.look(true)", &[]).await;
    browser.wait_for("Kenji is writing").await;
    assert_eq!(
        browser.script("return [window.running(), window.streams.length]", &[]).await,
        serde_json::json!([1, 2])
    );
    // And colleagues hear at once that it is looked at again.
    assert_eq!(browser.script("return window.told.length > window.before", &[]).await, true);
    // Left and come back to, as a browser keeps pages.
    let left = "dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })); window.before = window.told.length";
    browser.script(left, &[]).await;
    assert_eq!(browser.script("return window.running()", &[]).await, 0);
    browser.script("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))", &[]).await;
    browser.wait_until("window.running() === 1 && window.told.length > window.before").await;
    browser.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_ended_for_good_names_nobody_and_is_opened_again() {
    let app = TestApp::start().await;
    app.run_by_itself();
    app.board("setup", "Setup").await;
    let (ada, kenji) = (app.customer("Ada").await, app.agent("Kenji").await);
    let (_, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    kenji.post(&format!("/desk/{id}/presence"), &[("doing", "writing")]).await;
    let browser = app.browser().await.signed_in(&app.agent("Priya").await).await;
    let fast = "
        const after = window.setTimeout.bind(window);
        window.setTimeout = (act, pause) => after(act, pause === 30000 ? 1500 : pause);
        const fetched = window.fetch.bind(window);
        window.asked = 0;
        window.fetch = (address, how) => {
            if (!String(address).includes('/desk/live')) return fetched(address, how);
            window.asked += 1;
            return window.refuse ? Promise.reject(new TypeError('no network')) : fetched(address, how);
        };
        const Stream = window.EventSource;
        window.streams = 0;
        window.EventSource = class extends Stream {
            constructor(address) {
                super(window.refuse ? '/desk/live-there-is-none' : address);
                window.streams += 1;
            }
        };
        window.refuse = true;";
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", serde_json::json!({ "source": fast })).await;
    browser.goto("/desk").await;
    let nobody = "![...document.querySelectorAll('[data-presence]')].some((at) => at.textContent)";
    browser.wait_until(&format!("window.streams >= 2 && {nobody}")).await;
    browser.script("window.refuse = false", &[]).await;
    browser.wait_for("Kenji is writing").await;
    browser.console().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_whose_member_signed_out_asks_no_more() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    ask(&app.customer("Ada").await, "setup", "Lamp goes off at three").await;
    let browser = app.browser().await.signed_in(&app.agent("Priya").await).await;
    let counted = format!(
        "{NO_STREAM}
        const fetched = window.fetch.bind(window);
        window.asked = 0;
        window.fetch = (address, how) => {{
            window.asked += 1;
            return fetched(address, how);
        }};"
    );
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", serde_json::json!({ "source": counted })).await;
    browser.goto("/desk").await;
    browser.wait_until("window.asked >= 2").await;
    app.sql("delete from sessions").await;
    let asked = async || browser.script("return window.asked", &[]).await.as_i64().unwrap();
    let mut before = asked().await;
    let still = async {
        loop {
            tokio::time::sleep(std::time::Duration::from_secs(2)).await;
            let now = asked().await;
            if now == before {
                return;
            }
            before = now;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(20), still).await.expect("it asks on and on");
    browser.console().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_a_question_is_changes_on_an_open_desk_and_no_row_moves() {
    let app = TestApp::start().await;
    app.run_by_itself();
    app.board("setup", "Setup").await;
    let (ada, kenji) = (app.customer("Ada").await, app.agent("Kenji").await);
    let (_, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let claim = format!("/desk/{id}/claim");
    let browser = app.browser().await.signed_in(&app.agent("Priya").await).await;
    for page in ["/desk?view=free".to_owned(), format!("/desk/{id}")] {
        browser.goto(&page).await;
        let row = format!("document.querySelector('[data-owner=row-{id}]')");
        browser.script("window.stayed = 'yes'; document.querySelector('.btn--claim').focus()", &[]).await;
        kenji.post(&claim, &[("on", "1")]).await.ok();
        browser.wait_until(&format!("{row}.innerText.includes('Kenji')")).await;
        assert_eq!(browser.text_by("return document.activeElement.className").await, "qt");
        let offers = "document.querySelectorAll('form[action$=\"/claim\"]').length";
        assert_eq!(browser.script(&format!("return {offers}"), &[]).await, 0);
        kenji.post(&claim, &[("on", "0")]).await.ok();
        browser.wait_until(&format!("{row}.querySelector('.btn--claim')")).await;
        assert_eq!(browser.text_by("return window.stayed").await, "yes");
        browser.script("document.querySelector('.btn--claim').click()", &[]).await;
        browser.wait_for("It is yours for 30 minutes").await;
        assert_eq!(browser.path().await, page, "it comes back to the page it was pressed on");
        app.sql("update ledger set owner_id = null, claim_expires_at = null").await;
    }
    browser.quiet().await;
}
