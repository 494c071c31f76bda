//! What goes on by phone, letter or e-mail, as staff, askers and everybody else see it.

mod contact;
mod flow;
mod leaks;
mod letter;
mod refusal;
mod typed;

use chrono::{DateTime, Utc};

use crate::support::TestApp;
use crate::support::app::Browser;
use crate::support::page::Page;
use crate::threads;

/// A time in the zone of everybody here, as its field holds it.
pub(crate) fn at(time: DateTime<Utc>) -> String {
    time.format("%Y-%m-%dT%H:%M").to_string()
}

/// A board, its agent, and a question of a customer's.
struct Scene {
    app: TestApp,
    ann: Browser,
    priya: Browser,
    path: String,
    id: i64,
}

async fn scene() -> Scene {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, priya) = (app.customer("Ann").await, app.agent("Priya").await);
    let (path, id) = threads::ask(&ann, "orders", "Where is my parcel").await;
    app.settle().await;
    Scene { app, ann, priya, path, id }
}

impl Scene {
    /// Priya takes it to that way, to be done by then, by herself.
    async fn escalate(&self, channel: &str, due: &str) -> Page {
        let owner = self.member("priya").await;
        let form = [
            ("channel", channel),
            ("owner", &owner),
            ("due", due),
            ("message", "We will be in touch about this."),
        ];
        self.priya.post(&format!("/desk/{}/escalations", self.id), &form).await
    }

    async fn member(&self, handle: &str) -> String {
        self.app
            .number(&format!("select id as count from members where handle = '{handle}'"))
            .await
            .to_string()
    }

    /// Ann leaves her number on the page of her question.
    async fn give_number(&self, number: &str) -> Page {
        let form = [("channel", "phone"), ("phone", number), ("best", "after five"), ("agree-phone", "1")];
        self.ann.post(&format!("/t/{}/contact", self.id), &form).await
    }

    /// An address of this question on the desk.
    fn desk(&self, verb: &str) -> String {
        format!("/desk/{}/{verb}", self.id)
    }
}
