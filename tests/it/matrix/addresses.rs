//! Addresses that nobody was led to: every page with every query value, none of them a fault of ours.

use super::{Sample, browsers, table::TABLE};
use crate::support::TestApp;

/// What addresses carry behind the question mark.
const NAMES: [&str; 16] = [
    "after", "before", "page", "q", "title", "board", "article", "kept", "view", "owner", "quote", "from",
    "next", "tab", "lang", "find",
];

/// Values of those: times and numbers out of every range, places of other lists, half a character, quotes, blanks.
const VALUES: [&str; 14] = [
    "",
    "-1",
    "0",
    "9223372036854775807",
    "-9223372036854775808",
    "99999999999999999999999",
    "-8000000000000000000.1",
    "8000000000000000000.1",
    "-62167219200000001.1.1",
    "1.1",
    "1.2.3.4",
    "%00",
    "%E7%81",
    "%27%22%3C%5C%25_%F0%9F%98%80",
];

#[tokio::test(flavor = "multi_thread")]
async fn no_query_of_an_address_is_a_fault_of_ours() {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    let (asker, replier) = (app.customer("Ada").await, app.customer("Bob").await);
    let sample = Sample::make(&app, &asker, &replier).await;
    let browsers = browsers(&app).await;
    let mut faults = Vec::new();
    for (_, address, _, stated) in TABLE.iter().filter(|row| row.0.starts_with("GET ")) {
        // The last of those who see it sees most of it.
        let seen = browsers.iter().zip(stated.chars()).filter(|(_, letter)| *letter == 'p');
        let Some((browser, _)) = seen.last() else { continue };
        let address = sample.fill(address);
        let joint = if address.contains('?') { '&' } else { '?' };
        for value in VALUES {
            let query: Vec<String> = NAMES.iter().map(|name| format!("{name}={value}")).collect();
            let page = browser.get(&format!("{address}{joint}{}", query.join("&"))).await;
            if page.status >= 500 {
                faults.push(format!("{address} with {value}: {}", page.status));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
