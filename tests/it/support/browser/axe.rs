//! The accessibility checker, read from the file that script/test installs.

use std::path::PathBuf;

use fantoccini::error::CmdError;
use serde_json::{Value, json};

use super::Chromium;

/// What is checked: WCAG 2.0 to 2.2, levels A and AA, and what axe calls best practice.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const RUN: &str = "
    const done = arguments[arguments.length - 1];
    const runOnly = arguments[1] === 'colours'
        ? { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } : { type: 'tag', values: arguments[0] };
    const rules = arguments[1] === 'sizes' ? { 'color-contrast': { enabled: false } } : {};
    const wanted = { runOnly, rules, resultTypes: ['violations'] };
    const told = (v) => v.nodes.map((n) => `${v.id}: ${v.help}: ${n.target.join(' ')}: ${n.failureSummary}`);
    axe.run(document, wanted).then((found) => done(found.violations.flatMap(told)), (e) => done([String(e)]));";

/// What axe looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// Everything.
    Whole,
    /// What another scheme changes.
    Colours,
    /// What another width changes.
    Sizes,
}

impl Look {
    /// As the script above calls it.
    fn name(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Colours => "colours",
            Self::Sizes => "sizes",
        }
    }
}

impl Chromium {
    /// Everything axe finds wrong with the open page, a line a place.
    pub(crate) async fn axe(&self, look: Look) -> Vec<String> {
        if self.script("return typeof axe === 'undefined'", &[]).await == Value::Bool(true) {
            self.script(&source(), &[]).await;
        }
        let found: Result<Value, CmdError> =
            self.client.execute_async(RUN, vec![json!(TAGS), json!(look.name())]).await;
        let found = found.unwrap();
        found.as_array().unwrap().iter().filter_map(|line| Some(line.as_str()?.to_owned())).collect()
    }
}

fn source() -> String {
    let installed = super::super::target().join("tools/node_modules/axe-core/axe.min.js");
    let path = std::env::var_os("AXE_SCRIPT").map_or(installed, PathBuf::from);
    std::fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!("{}: {error}. script/test installs it, or: npm install --prefix target/tools --ignore-scripts axe-core", path.display())
    })
}
