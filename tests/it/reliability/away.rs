//! The database is away: everybody is told at once, nothing typed is lost, and when it is back nobody has to do anything.

use std::time::{Duration, Instant};

use askwell::db::managed;
use nix::sys::signal::Signal;
use reqwest::header::{COOKIE, HeaderMap, HeaderValue, ORIGIN};
use reqwest::{Client, RequestBuilder};

use super::site::{Database, PATIENCE, Site, number, settings};
use crate::support::page::Page;

/// Requests that write while the database is away: more than the pool has connections.
const REPLIES: usize = 12;

/// Whatever happened is heard of on every node after so long.
const HEARD_WITHIN: Duration = Duration::from_secs(4);

/// A browser that shows redirects as they are.
fn browser(site: &Site, session: Option<&str>) -> Client {
    let mut headers = HeaderMap::new();
    headers.insert(ORIGIN, HeaderValue::from_str(&site.base).unwrap());
    if let Some(session) = session {
        let cookie = HeaderValue::from_str(&format!("askwell_session={session}")).unwrap();
        headers.insert(COOKIE, cookie);
    }
    let redirects = reqwest::redirect::Policy::none();
    // No answer at all must fail the test, not hang it.
    let builder = Client::builder().default_headers(headers).redirect(redirects).timeout(PATIENCE / 4);
    let builder = builder.pool_max_idle_per_host(0);
    builder.build().unwrap()
}

struct People {
    ada: Client,
    guest: Client,
    base: String,
    thread: String,
    page: String,
}

impl People {
    /// Ada asks; a guest reads the page, which is kept for the next.
    async fn gather(site: &Site, session: &str) -> Self {
        let (ada, guest) = (browser(site, Some(session)), browser(site, None));
        let form = [("title", "The lamp hums"), ("board", "lamps"), ("body", "All night."), ("shown", "1")];
        let asked = ada.post(format!("{}/ask", site.base)).form(&form).send().await.unwrap();
        let page = asked.headers()["location"].to_str().unwrap().to_owned();
        let thread = page.split('/').nth(2).unwrap().to_owned();
        let people = Self { ada, guest, base: site.base.clone(), thread, page };
        // Nodes look for events each second at the latest: a page kept after that has heard of the question.
        let begun = Instant::now();
        while begun.elapsed() < HEARD_WITHIN {
            people.open(&people.guest, &people.page).await.0.ok();
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        people.open(&people.guest, &people.page).await.0.ok().saying("The lamp hums");
        people
    }

    async fn send(&self, request: RequestBuilder) -> (Page, Duration) {
        let begun = Instant::now();
        let page = Page::read(request.send().await.expect("a request without an answer")).await;
        (page, begun.elapsed())
    }

    async fn open(&self, who: &Client, path: &str) -> (Page, Duration) {
        self.send(who.get(format!("{}{path}", self.base))).await
    }

    async fn reply(&self, n: usize) -> (Page, Duration) {
        let (body, key) = (reply_text(n), format!("0123456789abcdef{n:04}"));
        let form = [("body", &*body), ("key", &key), ("follow", "1")];
        self.send(self.ada.post(format!("{}/t/{}/posts", self.base, self.thread)).form(&form)).await
    }

    /// What everybody gets while the database is away; gives the longest wait.
    async fn find_it_away(&self) -> Duration {
        let replies = futures_util::future::join_all((0..REPLIES).map(|n| self.reply(n)));
        let (replies, list, own, kept, unkept, ready, live) = tokio::join!(
            replies,
            self.open(&self.ada, "/my/questions"),
            self.open(&self.ada, &self.page),
            self.open(&self.guest, &self.page),
            self.open(&self.guest, "/unanswered"),
            self.open(&self.guest, "/health/ready"),
            self.open(&self.guest, "/health/live"),
        );
        let mut longest = kept.1;
        kept.0.ok().saying("The lamp hums");
        live.0.ok();
        for (n, (page, took)) in replies.into_iter().enumerate() {
            self.is_away(&page);
            assert_eq!(page.text_of("textarea[name=body]"), reply_text(n), "what was typed is lost");
            let action = page.attribute("main form[method=post]", "action");
            assert_eq!(action, Some(format!("/t/{}/posts", self.thread)));
            let sent = page.attribute("main form[method=post]", "data-sent");
            assert_eq!(sent, Some(format!("t/{}", self.thread)), "the browser's draft ends with it");
            assert_eq!(page.attribute("input[name=follow]", "value").as_deref(), Some("1"));
            longest = longest.max(took);
        }
        for (page, took) in [list, own, unkept] {
            self.is_away(&page);
            longest = longest.max(took);
        }
        assert_eq!(ready.0.status, 503, "{}", ready.0.body);
        longest.max(ready.1)
    }

    fn is_away(&self, page: &Page) {
        assert_eq!(page.status, 503, "{}: {}", page.path, page.text());
        assert!(page.headers.contains_key("retry-after"), "{}", page.path);
        assert!(page.says("back in a moment"), "no plain sentence: {}", page.text());
    }

    /// Sends the same replies again until they are taken; gives how long the first one took from `since`.
    async fn write_again(&self, since: Instant) -> Duration {
        let mut first = None;
        for n in 0..REPLIES {
            while self.reply(n).await.0.status != 303 {
                assert!(since.elapsed() < PATIENCE, "writing does not go on by itself");
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            first.get_or_insert(since.elapsed());
        }
        first.unwrap()
    }

    async fn all_stand_once(&self, site: &Site) {
        let once = "select count(*) as count from (select body from posts where number > 1 group by body having count(*) = 1) once";
        assert_eq!(number(site, once).await, REPLIES as i64);
        assert_eq!(
            number(site, "select count(*) as count from posts where number > 1").await,
            REPLIES as i64
        );
        self.open(&self.guest, "/health/ready").await.0.ok();
        self.open(&self.ada, &self.page).await.0.ok().saying(&reply_text(0));
    }
}

fn reply_text(n: usize) -> String {
    format!("Reply number {n}, typed with care.")
}

#[tokio::test(flavor = "multi_thread")]
async fn while_postgres_hangs_everybody_is_told_and_afterwards_writing_goes_on() {
    let (mut site, keys) = Site::prepare(Database::Private, &["Ada"]).await;
    site.start();
    site.ready().await;
    let people = People::gather(&site, &keys[0]).await;
    site.signal_postgres(Signal::SIGSTOP);
    let at_first = people.find_it_away().await;
    let later = people.find_it_away().await;
    site.signal_postgres(Signal::SIGCONT);
    let back = people.write_again(Instant::now()).await;
    println!(
        "Postgres hangs: answers after {at_first:.2?} at most, later {later:.2?}; written again {back:.2?} after it goes on"
    );
    people.all_stand_once(&site).await;
    site.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn while_postgres_is_gone_everybody_is_told_and_afterwards_all_goes_on() {
    let (mut site, keys) = Site::prepare(Database::Operators, &["Ada"]).await;
    site.start();
    site.ready().await;
    let people = People::gather(&site, &keys[0]).await;
    assert!(site.kill_postmaster());
    while people.open(&people.guest, "/health/ready").await.0.status == 200 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let longest = people.find_it_away().await;
    let postgres = managed::start(settings(site.folder.path().into())).await.unwrap();
    let back = people.write_again(Instant::now()).await;
    println!(
        "Postgres is gone: answers after {longest:.2?} at most; written again {back:.2?} after it is back"
    );
    people.all_stand_once(&site).await;
    mail_still_goes_out(&site, &people.guest).await;
    site.stop();
    postgres.stop().await.unwrap();
}

/// Mails are sent by jobs, whose worker must have survived too.
async fn mail_still_goes_out(site: &Site, guest: &Client) {
    let form = [("name", "Eve"), ("email", "eve@example.org"), ("password", "violet kettle mountain")];
    let answer = guest.post(format!("{}/sign-up", site.base)).form(&form).send().await.unwrap();
    assert_eq!(answer.status(), 303);
    let begun = Instant::now();
    let mails = site.folder.path().join("mails");
    while std::fs::read_dir(&mails).map_or(0, Iterator::count) == 0 {
        assert!(begun.elapsed() < PATIENCE, "no mail goes out any more: {}", site.logged());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
