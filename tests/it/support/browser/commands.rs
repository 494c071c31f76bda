//! Commands of chromedriver that the WebDriver standard does not name.

use std::str::FromStr;

use fantoccini::wd::WebDriverCompatibleCommand;
use reqwest::{Method, Url};
use serde_json::Value;

/// A command below the session's address, with its values.
#[derive(Debug)]
pub(super) struct Command {
    path: &'static str,
    body: Value,
}

impl Command {
    pub(super) fn post(path: &'static str, body: Value) -> Self {
        Self { path, body }
    }
}

/// As fantoccini takes it.
#[derive(Debug)]
pub(super) struct Wire(pub(super) Command);

impl WebDriverCompatibleCommand for Wire {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, <Url as FromStr>::Err> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.0.path))
    }

    fn method_and_body(&self, _address: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.0.body.to_string()))
    }
}
