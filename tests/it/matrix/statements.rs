//! Every page as every role that reads it: few statements, and as many however much there is to show.

use super::{ROLES, Sample, browsers, table::TABLE};
use crate::support::TestApp;
use crate::support::app::{Browser, Mails};

/// Statements of a page, the session and the two counts of the bar of staff's among them.
const MOST: u32 = 7;
/// Pages that show more at once: staff read beside a thread what few threads have, and what is theirs alone; the editor has a
/// thread beside a draft, staff see beside an article what became of it, and beside a question how it goes on by phone, letter or
/// e-mail; reports tell of waits, of hours, of promises and of what askers say; who writes a public version sees all that it is
/// made of.
const MORE: [(&str, u32); 9] = [
    ("GET /t/{id}/{slug}", 9),
    ("GET /t/{id}/publish", 12),
    ("GET /desk/rota/{board}/watch", 9),
    ("GET /desk/{id}", 8),
    ("GET /faq/{section}/{slug}", 11),
    ("GET /faq/{id}/edit", 9),
    ("GET /faq-drafts/{id}", 16),
    ("GET /admin/sections/{id}", 8),
    ("GET /reports", 9),
];

/// The statements of each page, by route and role.
async fn counted(browsers: &[Browser], sample: &Sample) -> Vec<(&'static str, &'static str, u32)> {
    let mut counts = Vec::new();
    for (route, address, _, stated) in TABLE.iter().filter(|row| row.0.starts_with("GET ")) {
        for ((browser, role), letter) in browsers.iter().zip(ROLES).zip(stated.chars()) {
            if letter == 'p' {
                let page = browser.get(&sample.fill(address)).await.ok();
                assert!(page.headers.contains_key("x-statements"), "{route} was not made anew");
                counts.push((*route, role, page.statements()));
            }
        }
    }
    counts
}

/// More posts in the sampled thread, and more of their own for whoever reads.
async fn more_of(app: &TestApp, sample: &Sample, browsers: &[Browser], replier: &Browser) {
    replier.post(&sample.fill("/t/{thread}/posts"), &[("body", "Another @ada thing to try.")]).await.ok();
    for browser in &browsers[1..] {
        let form = [
            ("title", "Why does it hum at night?"),
            ("board", "lamps"),
            ("body", "It hums."),
            ("shown", "1"),
        ];
        assert_eq!(browser.post("/ask", &form).await.status, 303);
        browser.post(&sample.fill("/t/{thread}/follows"), &[("on", "1")]).await;
    }
    app.sql(&sample.fill(
        "insert into notifications (member_id, kind, event_id, thread_id, at)
           select m.id, 'reply', e.id, {thread}, '2026-11-02T09:00:00Z' from members m, (select max(id) as id from events) e
           on conflict do nothing;",
    ))
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_take_few_and_no_more_where_there_is_more_to_show() {
    let app = TestApp::start_as(Mails::InMemory, &[("ASKWELL_CACHE__MEGABYTES", "0")]).await;
    app.sql("update settings set set_up_at = '2026-11-01T00:00:00Z'").await;
    app.board("lamps", "Lamps").await;
    app.board("cables", "Cables").await;
    let (asker, replier) = (app.customer("Ada").await, app.customer("Bob").await);
    let sample = Sample::make(&app, &asker, &replier).await;
    let browsers = browsers(&app).await;
    let few = counted(&browsers, &sample).await;
    for _ in 0..5 {
        Sample::make(&app, &asker, &replier).await;
        more_of(&app, &sample, &browsers, &replier).await;
    }
    let many = counted(&browsers, &sample).await;
    let mut faults = Vec::new();
    for ((route, role, few), (_, _, many)) in few.into_iter().zip(many) {
        let most = MORE.iter().find(|more| more.0 == route).map_or(MOST, |more| more.1);
        if few > most || many > few {
            faults.push(format!("{route} as {role}: {few}, then {many}, at most {most}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
