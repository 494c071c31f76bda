//! Roles that count on one board only, owners of a section, and a role that was taken away.

use reqwest::Method;

use super::{Sample, answer};
use crate::support::TestApp;
use crate::support::app::Browser;

/// Who looks, in the order of the letters: an agent and a moderator of the sample's board, an agent of another board, an
/// agent of the sample's board who owns the sample's section, and somebody whose role was taken.
const WHO: [&str; 5] = ["agent here", "moderator here", "agent elsewhere", "owner", "revoked"];

/// Verb, address, form, and the letters of `table::TABLE` for each of [`WHO`].
#[rustfmt::skip]
const SCOPED: &[(&str, &str, &str, &str)] = &[
    ("GET",  "/desk",                        "",                      "ppppn"),
    ("GET",  "/desk/{thread}",               "",                      "ppnpn"),
    ("POST", "/desk/{thread}/claim",         "on=1",                  "rxnrn"),
    ("POST", "/desk/{thread}/urgency",       "urgency=",              "rxnrn"),
    ("POST", "/desk/{thread}/presence",      "doing=viewing",         "mmnmn"),
    ("POST", "/desk/{thread}/address",       "",                      "rxnrn"),
    ("POST", "/desk/{thread}/posts",         "body=On its way.",      "rrnrn"),
    ("POST", "/desk/{thread}/insertions",    "put=r{canned}",         "ppnpn"),
    ("POST", "/posts/{reply}/verification",  "on=1",                  "rxxrx"),
    ("GET",  "/posts/{reply}/edit",          "",                      "ppxpx"),
    ("POST", "/posts/{reply}/hide",          "reason=Rude",           "rrxrx"),
    ("POST", "/posts/{hidden}/restore",      "reason=A mistake",      "rrnrn"),
    ("POST", "/desk/{thread}/notes",         "note=Known fault.",     "rrnrn"),
    ("POST", "/desk/{thread}/customer-notes", "customer_note=Noon", "rrnrn"),
    ("POST", "/desk/customer-notes/{customer_note}/deletion", "",   "xxxxn"),
    ("POST", "/desk/notes/{note}/deletion",  "",                      "xxnxn"),
    ("POST", "/desk/commitments/{promise}/kept", "",                  "rxnrn"),
    ("GET",  "/desk/{thread}/escalations",   "",                      "ppnpn"),
    ("POST", "/desk/{escalated}/attempts",   "result=sent",           "rxnrn"),
    ("POST", "/desk/{escalated}/contact-looks", "",                   "rxnrn"),
    ("GET",  "/desk/{escalated}/letter",     "",                      "pxnpn"),
    ("GET",  "/desk/canned-replies",         "",                      "pxppn"),
    ("GET",  "/desk/canned-replies/{canned}", "",                     "xxxxn"),
    ("GET",  "/t/{private}/publish",         "",                      "ppnpn"),
    ("POST", "/t/{private}/publish-end",     "",                      "rrnrn"),
    ("POST", "/t/{thread}/privacy",          "",                      "rrxrx"),
    ("GET",  "/t/{thread}/move",             "",                      "ppxpx"),
    ("GET",  "/moderation",                  "",                      "ppppn"),
    ("POST", "/moderation/{flag}",           "do=keep",               "rrnrn"),
    ("POST", "/t/{thread}/promotions",       "",                      "rxxrx"),
    ("GET",  "/faq-drafts",                  "",                      "pxppn"),
    ("GET",  "/faq/{article}/edit",          "",                      "xxxpn"),
    ("POST", "/faq/{article}/verification",  "",                      "xxxrn"),
    ("POST", "/faq/{article}/pin",           "on=1",                  "xxxrn"),
    ("POST", "/faq/{article}/retirement",    "",                      "xxxrn"),
    ("GET",  "/admin",                       "",                      "nnnnn"),
    ("GET",  "/admin/sections/{section_id}", "",                      "nnnnn"),
];

/// A member with a role on one board.
async fn on_board(app: &TestApp, name: &str, role: &str, board: &str) -> Browser {
    let browser = app.customer(name).await.staying();
    app.sql(&format!(
        "insert into member_roles (member_id, role, board_id, granted_at)
           select m.id, '{role}', b.id, '2026-11-02T09:00:00Z' from members m, boards b
           where m.name = '{name}' and b.slug = '{board}'"
    ))
    .await;
    browser
}

#[tokio::test(flavor = "multi_thread")]
async fn roles_count_where_they_were_given() {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    app.board("cables", "Cables").await;
    let (asker, replier, root) =
        (app.customer("Ada").await, app.customer("Bob").await, app.admin("Root").await);
    let browsers = [
        on_board(&app, "Hera", "agent", "lamps").await,
        on_board(&app, "Hugo", "moderator", "lamps").await,
        on_board(&app, "Elsa", "agent", "cables").await,
        on_board(&app, "Otto", "agent", "lamps").await,
        app.member("Rita", Some("agent")).await.staying(),
    ];
    let rita = app.number("select id as count from members where handle = 'rita'").await;
    let role = app.number(&format!("select id as count from member_roles where member_id = {rita}")).await;
    root.post(&format!("/admin/people/{rita}/revocations"), &[("role", &role.to_string())]).await.ok();
    let mut faults = Vec::new();
    for (verb, address, form, stated) in SCOPED {
        let mut got = String::new();
        for browser in &browsers {
            let sample = Sample::make(&app, &asker, &replier).await;
            root.post(&sample.fill("/admin/sections/{section_id}/owners"), &[("handle", "otto")]).await.ok();
            let method: Method = verb.parse().unwrap();
            got += &answer(browser, method, &sample.fill(address), &sample.fill(form)).await;
        }
        if got != *stated {
            faults.push(format!("{verb} {address}: stated {stated}, got {got}"));
        }
    }
    assert!(faults.is_empty(), "({})\n{}", WHO.join(", "), faults.join("\n"));
}
