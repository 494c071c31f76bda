//! Private questions: who reads them, how they become public, and how that is taken back.

mod asking;
mod back;
mod bounds;
mod left_out;
mod links;
mod publishing;
mod readers;

use crate::support::TestApp;
use crate::support::app::Browser;
use crate::support::page::Page;

/// A number that stands in a private question, and in no public one.
const NUMBER: &str = "+44 20 7947 0018";

/// A board with its people: Ada asks, Bob is another customer, Eve is agent of the board, Kim of another one.
struct Scene {
    app: TestApp,
    ada: Browser,
    bob: Browser,
    eve: Browser,
    kim: Browser,
    guest: Browser,
}

async fn scene() -> Scene {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    app.board("cables", "Cables").await;
    let (ada, bob) = (app.customer("Ada").await, app.customer("Bob").await);
    let (eve, kim) = (on_board(&app, "Eve", "lamps").await, on_board(&app, "Kim", "cables").await);
    let guest = app.guest();
    Scene { app, ada, bob, eve, kim, guest }
}

async fn on_board(app: &TestApp, name: &str, board: &str) -> Browser {
    let browser = app.customer(name).await;
    app.sql(&format!(
        "insert into member_roles (member_id, role, board_id, granted_at)
           select m.id, 'agent', b.id, '2026-11-02T09:00:00Z' from members m, boards b
           where m.name = '{name}' and b.slug = '{board}'"
    ))
    .await;
    browser
}

/// Asks privately; gives the address and the number.
async fn ask_privately(by: &Browser, title: &str, body: &str) -> (String, i64) {
    let form = [
        ("title", title),
        ("board", "lamps"),
        ("body", body),
        ("tags", "zebratag"),
        ("private", "1"),
        ("shown", "1"),
    ];
    let page = by.post("/ask", &form).await.ok();
    let id = page.path.split('/').nth(2).unwrap().parse().unwrap();
    (page.path, id)
}

impl Scene {
    /// Ada's question with her number, and Eve's reply, which repeats it.
    async fn asked(&self) -> (String, i64) {
        let body = format!("My zebra lamp is broken. Call me: {NUMBER}.");
        let (path, id) = ask_privately(&self.ada, "The zebra lamp is broken", &body).await;
        self.reply(&self.eve, id, &format!("We called {NUMBER} and nobody answered.")).await;
        self.app.settle().await;
        (path, id)
    }

    async fn reply(&self, by: &Browser, id: i64, body: &str) {
        by.post(&format!("/t/{id}/posts"), &[("body", body), ("do", "answer")]).await.ok();
    }

    /// Eve proposes what her form begins with.
    async fn propose(&self, id: i64) -> Page {
        let page = self.eve.get(&format!("/t/{id}/publish")).await.ok();
        let mut fields = vec![
            ("title".to_owned(), page.attribute("input[name=title]", "value").unwrap()),
            ("stand".to_owned(), page.attribute("input[name=stand]", "value").unwrap()),
        ];
        for number in 1..=9 {
            let name = format!("text-{number}");
            if page.count(&format!("textarea[name={name}]")) == 1 {
                fields.push((name.clone(), page.text_of(&format!("textarea[name={name}]"))));
            }
        }
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
        let page = self.eve.post(&format!("/t/{id}/publish"), &fields).await;
        self.app.settle().await;
        page
    }

    /// Ada says yes or no to what her page shows.
    async fn says(&self, id: i64, says: &str) -> Page {
        let page = self.ada.get(&format!("/t/{id}/publication")).await.ok();
        let value = |name: &str| page.attribute(&format!("input[name={name}]"), "value").unwrap_or_default();
        let (publication, stand) = (value("publication"), value("stand"));
        let form = [("says", says), ("publication", &publication), ("stand", &stand)];
        let page = self.ada.post(&format!("/t/{id}/publication"), &form).await;
        self.app.settle().await;
        page
    }

    /// Everywhere somebody without rights could come across a question: where they do, by these words or by a link.
    async fn comes_across(
        &self,
        who: &Browser,
        (path, id): (&str, i64),
        words: &[&str],
        links: Links,
    ) -> Vec<String> {
        let mut found = Vec::new();
        for page in [
            path.to_owned(),
            format!("/t/{id}"),
            format!("/t/{id}/history"),
            format!("/t/{id}/publish"),
            format!("/t/{id}/publication"),
            format!("/t/{id}/privacy"),
            format!("/desk/{id}"),
            "/".to_owned(),
            "/b/lamps".to_owned(),
            "/b/lamps?tab=unanswered".to_owned(),
            "/b/lamps.atom".to_owned(),
            "/unanswered".to_owned(),
            "/unanswered.atom".to_owned(),
            "/search?q=zebra".to_owned(),
            "/ask/suggest?title=The+zebra+lamp+is+broken".to_owned(),
            "/ask?title=The+zebra+lamp+is+broken".to_owned(),
            "/tags/zebratag".to_owned(),
            "/u/ada".to_owned(),
            "/u/eve".to_owned(),
            "/desk".to_owned(),
            "/notifications".to_owned(),
            "/my/following".to_owned(),
            "/faq".to_owned(),
        ] {
            let read = who.get(&page).await;
            // Its own addresses say its title, which pages that lead on repeat.
            let own = page.starts_with(&format!("/t/{id}"));
            let link = format!("/t/{id}/");
            if !own && links == Links::Forbidden && read.body.contains(&link) {
                found.push(format!("{page}: {link}"));
            }
            found.extend(
                words.iter().filter(|word| read.body.contains(**word)).map(|word| format!("{page}: {word}")),
            );
        }
        found
    }
}

/// Whether a link to a question is one too many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Links {
    Forbidden,
    Fine,
}

async fn agrees(app: &TestApp) {
    let report = askwell::threads::self_check::run(&mut app.conn().await, |_| {}).await.unwrap();
    assert!(report.differences.is_empty(), "{:?}", report.differences);
}
