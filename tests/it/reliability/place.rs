//! A site with its people and samples, to which forms are sent byte by byte.

use std::fmt::Write as _;
use std::time::Duration;

use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use tokio::sync::Mutex;

use super::forms::{Form, Who};
use crate::matrix::Sample;
use crate::support::TestApp;
use crate::support::app::Browser;
use crate::support::page::Page;

/// A request that hangs must fail the test.
const PATIENCE: Duration = Duration::from_secs(120);

/// The site, its people and what addresses name.
pub(super) struct Place {
    pub(super) app: TestApp,
    asker: Browser,
    replier: Browser,
    customer: Browser,
    admin: Browser,
    guest: Browser,
    /// Samples are told apart by the newest row, so they are made one after the other.
    making: Mutex<()>,
}

impl Place {
    pub(super) async fn make() -> Self {
        let app = TestApp::start().await;
        app.board("lamps", "Lamps").await;
        app.board("cables", "Cables").await;
        let (asker, replier) = (app.customer("Ada").await, app.customer("Bob").await);
        let (customer, admin) = (app.customer("Carol").await, app.admin("Root").await);
        let guest = app.guest().staying();
        Self {
            asker,
            replier,
            customer: customer.staying(),
            admin: admin.staying(),
            guest,
            making: Mutex::new(()),
            app,
        }
    }

    pub(super) fn who(&self, who: Who) -> &Browser {
        match who {
            Who::Guest => &self.guest,
            Who::Asker => &self.asker,
            Who::Replier => &self.replier,
            Who::Customer => &self.customer,
            Who::Admin => &self.admin,
        }
    }

    /// A sample of its own for a form, with a draft and a promotion too.
    pub(super) async fn sample(&self) -> Sample {
        let _mine = self.making.lock().await;
        let mut sample = Sample::make(&self.app, &self.asker, &self.replier).await;
        let at = "2026-11-02T09:00:00Z";
        let now = self.app.clock.now().to_rfc3339();
        self.app
            .sql(&format!(
                "insert into faq_drafts (audience_id, author_id, lang, title, short, body, review_on, created_at, saved_at)
                   select a.id, m.id, 'en', '', '', '', '2027-02-01', '{at}', '{at}' from audiences a, members m
                   where a.rule = 'public' and a.board_id is null and m.handle = 'root';
                 insert into notes (thread_id, author_id, after_number, body, html, renderer_version, lang, created_at)
                   select t.id, m.id, 1, 'Known.', '<p>Known.</p>', 1, 'en', '{at}' from members m, threads t
                   where m.handle = 'root' and t.id = (select max(id) from threads);
                 insert into member_notes (member_id, author_id, body, created_at)
                   select ada.id, root.id, 'Calls at noon.', '{at}' from members ada, members root where ada.handle = 'ada' and root.handle = 'root';
                 insert into posts (thread_id, number, author_id, kind, body, html, renderer_version, lang, by_staff, created_at)
                   select t.id, t.last_number + 1, m.id, 'reply', 'Soon.', '<p>Soon.</p>', 1, 'en', true, '{at}' from members m, threads t
                   where m.handle = 'root' and t.id = (select max(id) from threads);
                 update threads set last_number = last_number + 1, replies = replies + 1 where id = (select max(id) from threads);
                 insert into desk_bulks (member_id, deed, at) select m.id, 'claim', '{now}' from members m where m.handle = 'root';
                 delete from desk_views;
                 insert into desk_views (member_id, name, view, created_at)
                   select m.id, 'Late', 'over', '{at}' from members m where m.handle = 'root';
                 insert into promotions (article_id, member_id, at)
                   select max(a.id), m.id, '{at}' from articles a, members m where m.handle = 'root' group by m.id;"
            ))
            .await;
        for (name, query) in [
            ("{audience}", "select id as count from audiences where rule = 'public' and board_id is null"),
            ("{draft}", "select max(id) as count from faq_drafts"),
            ("{draft_version}", "select version::bigint as count from faq_drafts order by id desc limit 1"),
            ("{own_note}", "select max(id) as count from notes"),
            ("{own_customer_note}", "select max(id) as count from member_notes"),
            (
                "{own_reply}",
                "select max(p.id) as count from posts p join members m on m.id = p.author_id where m.handle = 'root'",
            ),
            ("{admin}", "select id as count from members where handle = 'root'"),
            ("{bulk}", "select max(id) as count from desk_bulks"),
            ("{own_view}", "select max(id) as count from desk_views"),
            ("{promotion}", "select max(id) as count from promotions"),
        ] {
            sample.name(name, self.app.number(query).await);
        }
        sample
    }

    /// Everything a form could have stored.
    pub(super) async fn stored(&self) -> i64 {
        let tables = [
            "events",
            "form_keys",
            "drafts",
            "uploads",
            "faq_drafts",
            "posts",
            "article_votes",
            "members",
            "notes",
            "canned_replies",
            "canned_uses",
            "desk_bulks",
            "desk_views",
            "products",
            "member_products",
            "member_notes",
        ];
        let counts = tables.map(|table| format!("(select count(*) from {table})")).join(" + ");
        self.app.number(&format!("select {counts} as count")).await
    }

    pub(super) async fn send(&self, who: Who, address: &str, body: Vec<u8>) -> Page {
        self.send_as(who, address, "application/x-www-form-urlencoded", body).await
    }

    pub(super) async fn send_as(&self, who: Who, address: &str, kind: &str, body: Vec<u8>) -> Page {
        let browser = self.who(who);
        let request = browser.client().post(browser.address(address)).header("content-type", kind);
        let answer = request.body(body).timeout(PATIENCE).send().await;
        Page::read(answer.unwrap_or_else(|error| panic!("{address}: {error:?}"))).await
    }
}

pub(super) fn encode(pairs: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut text = String::new();
    for (name, value) in pairs {
        let between = if text.is_empty() { "" } else { "&" };
        write!(text, "{between}{name}={}", percent_encode(value, NON_ALPHANUMERIC)).unwrap();
    }
    text.into_bytes()
}

pub(super) fn filled(form: &Form, sample: &Sample) -> Vec<(String, Vec<u8>)> {
    form.fields.iter().map(|(name, value)| ((*name).to_owned(), sample.fill(value).into_bytes())).collect()
}
