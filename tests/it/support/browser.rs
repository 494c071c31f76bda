//! A real browser: Debian's Chromium, driven the way a person sits before it. Every message of its console counts: under
//! the site's policy there is none.

mod axe;
mod commands;
mod driver;
mod hands;
mod keys;

use std::time::{Duration, Instant};

use fantoccini::elements::{Element, ElementRef};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use super::TestApp;
use super::folder::TestFolder;
pub(crate) use axe::Look;
use commands::{Command, Wire};
pub(crate) use hands::picture;

/// How long something may take to appear, on a machine that does other things too.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often it is looked for.
const GLANCE: Duration = Duration::from_millis(50);

/// Light or dark, as the system of the person says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scheme {
    Light,
    Dark,
}

impl Scheme {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// One browser with an empty profile of its own; closed when dropped.
pub(crate) struct Chromium {
    client: Client,
    session: String,
    base: String,
    /// Whether pages may run script.
    has_script: bool,
    _profile: TestFolder,
}

impl TestApp {
    /// A browser in which nobody is signed in. From here on followers and jobs run by themselves.
    pub(crate) async fn browser(&self) -> Chromium {
        self.run_by_itself();
        Chromium::open(&self.base).await
    }
}

impl Chromium {
    async fn open(base: &str) -> Self {
        let profile = TestFolder::new();
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(driver::capabilities(profile.path()))
            .connect(&driver::address())
            .await
            .expect("Chromium does not start");
        let session = client.session_id().await.unwrap().unwrap();
        let browser = Self { client, session, base: base.to_owned(), has_script: true, _profile: profile };
        browser.width(1280).await;
        browser
    }

    /// The same browser, signed in as a customer of this name.
    pub(crate) async fn being(self, app: &TestApp, name: &str) -> Self {
        self.signed_in(&app.customer(name).await).await
    }

    /// The same browser with the session of somebody made by the test.
    pub(crate) async fn signed_in(self, who: &super::app::Browser) -> Self {
        let session = who.session().expect("nobody is signed in there");
        let cookie =
            json!({ "name": "askwell_session", "value": session, "url": self.base, "httpOnly": true });
        self.cdp("Network.setCookie", cookie).await;
        self
    }

    /// The same browser whose person reads another language.
    pub(crate) async fn speaking(self, lang: &str) -> Self {
        let agent = self.script("return navigator.userAgent", &[]).await;
        self.cdp("Network.setUserAgentOverride", json!({ "userAgent": agent, "acceptLanguage": lang })).await;
        self
    }

    /// The same browser whose person lives elsewhere.
    pub(crate) async fn living_in(self, zone: &str) -> Self {
        self.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await;
        self
    }

    /// The same browser with script switched off.
    pub(crate) async fn without_script(mut self) -> Self {
        self.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        self.has_script = false;
        self
    }

    /// Sets the width of the page, in CSS pixels; a window could not be so narrow.
    pub(crate) async fn width(&self, width: u32) {
        let size = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await;
        self.next_frame().await;
    }

    /// The page takes new colours and widths over with its next frame, which a busy machine may draw late.
    async fn next_frame(&self) {
        if self.has_script {
            self.client.execute_async(TWO_FRAMES, Vec::new()).await.unwrap();
        }
    }

    /// Sets the colours the system asks for. Nothing moves meanwhile, so that colours are measured at rest.
    pub(crate) async fn scheme(&self, scheme: Scheme) {
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme.name() },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
        self.next_frame().await;
    }

    /// Opens a page.
    pub(crate) async fn goto(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.base)).await.unwrap();
    }

    /// Opens the page again, as after a crash.
    pub(crate) async fn reload(&self) {
        self.client.refresh().await.unwrap();
    }

    /// Path and query of the open page.
    pub(crate) async fn path(&self) -> String {
        let url = self.client.current_url().await.unwrap();
        url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()))
    }

    /// Runs script in the page and gives what it returns.
    pub(crate) async fn script(&self, script: &str, values: &[Value]) -> Value {
        self.client.execute(script, values.to_vec()).await.unwrap()
    }

    /// The value of a script that gives text.
    pub(crate) async fn text_by(&self, script: &str) -> String {
        self.script(script, &[]).await.as_str().unwrap_or_default().to_owned()
    }

    /// The visible text of what the selector finds first.
    pub(crate) async fn text_of(&self, selector: &str) -> String {
        self.one(selector).await.text().await.unwrap()
    }

    /// An attribute of what the selector finds first.
    pub(crate) async fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.one(selector).await.attr(name).await.unwrap()
    }

    /// What a field holds.
    pub(crate) async fn value(&self, field: &str) -> String {
        self.field(field).await.prop("value").await.unwrap().unwrap_or_default()
    }

    /// Types into a field, found by its name or its label, in place of what it held.
    pub(crate) async fn fill(&self, field: &str, text: &str) {
        let found = self.field(field).await;
        found.clear().await.unwrap();
        found.send_keys(text).await.unwrap();
    }

    /// Presses what bears this text, a button or a link; what begins with `#`, `.`, `[` or a part of the page is a selector.
    pub(crate) async fn click(&self, what: &str) {
        let is_selector =
            what.starts_with(['#', '.', '[']) || what.starts_with("main ") || what.starts_with("header ");
        let mut outcome = Ok(());
        // What script swaps between finding and pressing is found again, as a person would.
        for _ in 0..3 {
            let found =
                if is_selector { self.one(what).await } else { self.found(BY_TEXT, &[what.into()]).await };
            outcome = found.click().await;
            if !outcome.as_ref().is_err_and(|error| error.is_stale_element_reference()) {
                break;
            }
        }
        if let Err(error) = outcome {
            panic!("{what} cannot be pressed: {error}\n{}", self.everything().await);
        }
    }

    /// Presses what bears this text inside a part of the page.
    pub(crate) async fn click_in(&self, part: &str, text: &str) {
        let found = self.found(BY_TEXT, &[text.into(), part.into()]).await;
        if let Err(error) = found.click().await {
            panic!("{text} in {part} cannot be pressed: {error}\n{}", self.everything().await);
        }
    }

    /// Presses keys: `j`, `/`, `Ctrl+Enter`, `Escape`.
    pub(crate) async fn press(&self, keys: &str) {
        self.client.perform_actions(keys::chord(keys)).await.unwrap();
    }

    /// Waits until the page says this.
    pub(crate) async fn wait_for(&self, text: &str) {
        let says = "return document.body.innerText.includes(arguments[0])";
        if !self.comes(says, &[text.into()]).await {
            panic!("{} does not say “{text}”:\n{}", self.path().await, self.everything().await);
        }
    }

    /// Waits until a script gives true.
    pub(crate) async fn wait_until(&self, condition: &str) {
        let script = format!("return !!({condition})");
        if !self.comes(&script, &[]).await {
            panic!("on {} never: {condition}\n{}", self.path().await, self.everything().await);
        }
    }

    async fn comes(&self, script: &str, values: &[Value]) -> bool {
        let end = Instant::now() + PATIENCE;
        loop {
            // Between two pages there is nothing to ask.
            if let Ok(Value::Bool(true)) = self.client.execute(script, values.to_vec()).await {
                return true;
            }
            if Instant::now() > end {
                return false;
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Everything a person reads on the page.
    pub(crate) async fn everything(&self) -> String {
        self.text_by("return document.body ? document.body.innerText : ''").await
    }

    /// What the browser said in its console since the last look. That a page of mistakes is one is no message.
    pub(crate) async fn console(&self) -> Vec<String> {
        let entries = self.wire(Command::post("se/log", json!({ "type": "browser" }))).await;
        let own = format!(
            "{} - Failed to load resource: the server responded",
            self.client.current_url().await.unwrap()
        );
        let messages = entries.as_array().cloned().unwrap_or_default().into_iter();
        messages
            .filter_map(|e| Some(e.get("message")?.as_str()?.to_owned()))
            .filter(|m| !m.starts_with(&own))
            .collect()
    }

    /// The console is empty.
    pub(crate) async fn quiet(&self) {
        let said = self.console().await;
        assert!(said.is_empty(), "{}: {said:#?}", self.path().await);
    }

    /// Keeps a picture of the whole page as `target/screens/NAME.png`, if somebody wants to look: they take as long as the
    /// rest of a page's checks together.
    pub(crate) async fn screenshot(&self, name: &str) {
        use base64::Engine;
        if !takes_pictures() {
            return;
        }
        let whole = json!({ "format": "png", "captureBeyondViewport": true });
        let picture = self.cdp("Page.captureScreenshot", whole).await;
        let bytes =
            base64::engine::general_purpose::STANDARD.decode(picture["data"].as_str().unwrap()).unwrap();
        let folder = super::target().join("screens");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("{name}.png")), bytes).unwrap();
    }

    /// Commands of Chromium's own that WebDriver has no word for.
    pub(crate) async fn cdp(&self, command: &str, values: Value) -> Value {
        self.wire(Command::post("goog/cdp/execute", json!({ "cmd": command, "params": values }))).await
    }

    async fn wire(&self, command: Command) -> Value {
        self.client.issue_cmd(Wire(command)).await.unwrap()
    }

    async fn one(&self, selector: &str) -> Element {
        match self.client.wait().at_most(PATIENCE).for_element(Locator::Css(selector)).await {
            Ok(found) => found,
            Err(_) => panic!("{} has no {selector}:\n{}", self.path().await, self.everything().await),
        }
    }

    async fn field(&self, name: &str) -> Element {
        self.found(BY_NAME_OR_LABEL, &[name.into()]).await
    }

    async fn found(&self, script: &str, what: &[Value]) -> Element {
        let end = Instant::now() + PATIENCE;
        loop {
            let found = self.client.execute(script, what.to_vec()).await.unwrap_or_default();
            if let Some(id) = found.as_object().and_then(|o| o.values().next()).and_then(Value::as_str) {
                return Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned()));
            }
            if Instant::now() > end {
                panic!("{} has no {what:?}:\n{}", self.path().await, self.everything().await);
            }
            tokio::time::sleep(GLANCE).await;
        }
    }
}

/// Whether somebody wants to look at pictures.
pub(crate) fn takes_pictures() -> bool {
    std::env::var_os("ASKWELL_SCREENS").is_some()
}

const TWO_FRAMES: &str =
    "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()));";

/// A field by its name, else by the beginning of its label.
const BY_NAME_OR_LABEL: &str = "
    const what = arguments[0];
    const named = document.querySelector(`:is(input, textarea, select)[name=\"${CSS.escape(what)}\"]:not([type=hidden])`);
    if (named) return named;
    const label = [...document.querySelectorAll('label')].find((l) => l.innerText.trim().startsWith(what));
    return label ? label.control : null;";

/// A button, link, summary or label by its text: exactly this one, else one that holds it.
const BY_TEXT: &str = "
    const [what, part] = arguments;
    const within = part ? document.querySelector(part) : document;
    if (!within) return null;
    const seen = [...within.querySelectorAll('button, a, summary, label')].filter((e) => e.checkVisibility() && !e.ariaHidden);
    const says = (e) => (e.innerText.trim() || e.getAttribute('aria-label') || '');
    return seen.find((e) => says(e) === what) || seen.find((e) => says(e).includes(what)) || null;";

impl Drop for Chromium {
    fn drop(&mut self) {
        driver::close(&self.session);
    }
}
