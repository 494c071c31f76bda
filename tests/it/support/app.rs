//! A whole Askwell for one test: its own database cloned from a template, the real router on a loopback port, a fixed
//! clock, mail in memory. Speaks HTTP with cookies and reads pages as a person would.

use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use askwell::app::{Engine, Outside};
use askwell::clock::Clock;
use askwell::config::Config;
use askwell::db::Conn;
use askwell::mail::{Mailer, Message};
use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection, SimpleAsyncConnection};
use reqwest::header::{HeaderMap, HeaderValue, ORIGIN};

use super::folder::TestFolder;
use super::page::Page;
use super::wire::Wire;
use super::{postgres, rows, template};

/// Monday, 2 November 2026, 09:00 in UTC: where every test begins.
pub(crate) fn start_of_time() -> DateTime<Utc> {
    "2026-11-02T09:00:00Z".parse().unwrap()
}

/// Where the mails of a test go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mails {
    /// Read by the test.
    InMemory,
    /// Into the folder of a site under development, read on its page.
    OnItsPage,
}

/// One running Askwell.
pub(crate) struct TestApp {
    pub(crate) engine: Engine,
    pub(crate) clock: Clock,
    pub(crate) base: String,
    pub(crate) url: String,
    mails: Arc<Mutex<Vec<Message>>>,
    server: actix_web::dev::ServerHandle,
    by_itself: OnceLock<tokio::task::AbortHandle>,
    /// For looking behind the pages: asked thousands of times, so it stays.
    behind: tokio::sync::Mutex<Option<Conn>>,
    _folder: TestFolder,
}

impl TestApp {
    /// A set-up site with an empty community.
    pub(crate) async fn start() -> Self {
        Self::start_fresh().await.set_up().await
    }

    /// The same with a wire to its database that can be cut.
    pub(crate) async fn start_on_a_wire() -> (Self, Wire) {
        let mut wire = None;
        let app = Self::start_through(Mails::InMemory, &[], |url| {
            let (laid, through) = Wire::lay(url);
            wire = Some(laid);
            through
        });
        let app = app.await.set_up().await;
        (app, wire.unwrap())
    }

    /// A site as at the very first start.
    pub(crate) async fn start_fresh() -> Self {
        Self::start_as(Mails::InMemory, &[]).await
    }

    /// A set-up site under development: its mails are read on its own page `/mails`.
    pub(crate) async fn start_with_mail_page() -> Self {
        Self::start_as(Mails::OnItsPage, &[]).await.set_up().await
    }

    async fn set_up(self) -> Self {
        self.sql(rows::SET_UP).await;
        self
    }

    /// A site as at the very first start, with settings of its own.
    pub(crate) async fn start_as(post: Mails, settings: &[(&str, &str)]) -> Self {
        Self::start_through(post, settings, str::to_owned).await
    }

    /// The same, reaching its database at the address that `through` makes of the real one.
    async fn start_through(
        post: Mails,
        settings: &[(&str, &str)],
        through: impl FnOnce(&str) -> String,
    ) -> Self {
        let url = template::database(postgres::cluster().await).await;
        let folder = TestFolder::new();
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let config = config(folder.path(), &base, settings);
        let clock = Clock::fixed(start_of_time());
        let mails = Arc::new(Mutex::new(Vec::new()));
        let mailer = (post == Mails::InMemory).then(|| Mailer::memory(mails.clone()));
        let outside = Outside { clock: clock.clone(), mailer };
        let engine = Engine::on_migrated(config, &through(&url), outside).await.unwrap();
        let server = askwell::server::start(engine.app.clone(), listener).unwrap();
        let handle = server.handle();
        tokio::spawn(server);
        let (by_itself, behind) = (OnceLock::new(), tokio::sync::Mutex::new(None));
        Self { engine, clock, base, url, mails, server: handle, by_itself, behind, _folder: folder }
    }

    /// Runs followers and jobs until nothing is left.
    pub(crate) async fn settle(&self) {
        self.engine.settle().await.unwrap();
    }

    /// From now on followers and jobs run without being asked, as on a real site; for tests that look through a browser.
    pub(crate) fn run_by_itself(&self) {
        self.by_itself.get_or_init(|| {
            let Engine { app, pump, queue } = &self.engine;
            let engine = Engine { app: app.clone(), pump: pump.clone(), queue: queue.clone() };
            let work = async move {
                while engine.settle().await.is_ok() {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            };
            tokio::spawn(work).abort_handle()
        });
    }

    /// Lets time pass, then sweeps, followers and jobs run.
    pub(crate) async fn pass(&self, time: TimeDelta) {
        self.clock.advance(time);
        askwell::sweeps::once(&self.engine.app).await.unwrap();
        self.settle().await;
    }

    /// Mails sent so far, oldest first.
    pub(crate) fn mails(&self) -> Vec<Message> {
        self.mails.lock().unwrap().clone()
    }

    /// Mails to an address.
    pub(crate) fn mails_to(&self, address: &str) -> Vec<Message> {
        self.mails().into_iter().filter(|mail| mail.to_address == address).collect()
    }

    /// A connection for looking behind the pages.
    pub(crate) async fn conn(&self) -> Conn {
        AsyncPgConnection::establish(&self.url).await.unwrap()
    }

    /// Runs statements.
    pub(crate) async fn sql(&self, statements: &str) {
        let mut behind = self.behind.lock().await;
        let mut conn = match behind.take() {
            Some(conn) => conn,
            None => self.conn().await,
        };
        conn.batch_execute(statements).await.unwrap();
        *behind = Some(conn);
    }

    /// How the database would work out a query.
    pub(crate) async fn plan(&self, query: &str) -> String {
        use diesel_async::RunQueryDsl;
        #[derive(diesel::QueryableByName)]
        struct Line {
            #[diesel(sql_type = diesel::sql_types::Text, column_name = "QUERY PLAN")]
            line: String,
        }
        let explained = diesel::sql_query(format!("explain (costs off) {query}"));
        let lines: Vec<Line> = explained.load(&mut self.conn().await).await.unwrap();
        lines.into_iter().map(|line| line.line).collect::<Vec<_>>().join("\n")
    }

    /// How many rows a query gives.
    pub(crate) async fn count(&self, query: &str) -> i64 {
        self.number(&format!("select count(*) as count from ({query}) as counted")).await
    }

    /// A browser at the address for machines, which is served from now on.
    pub(crate) fn at_the_machines_address(&self) -> Browser {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let Engine { app, pump, .. } = &self.engine;
        tokio::spawn(askwell::server::start_for_machines(app.clone(), pump.clone(), listener).unwrap());
        Browser::new(base)
    }

    /// A browser without script in which nobody is signed in.
    pub(crate) fn guest(&self) -> Browser {
        Browser::new(self.base.clone())
    }

    /// A customer with a confirmed address who is signed in. Their handle is the name in lower case.
    pub(crate) async fn customer(&self, name: &str) -> Browser {
        self.member(name, None).await
    }

    /// An agent of the whole site, signed in.
    pub(crate) async fn agent(&self, name: &str) -> Browser {
        self.member(name, Some("agent")).await
    }

    /// An admin, signed in.
    pub(crate) async fn admin(&self, name: &str) -> Browser {
        self.member(name, Some("admin")).await
    }

    /// A member with a role for the whole site, signed in by a session made directly: hashing passwords is slow and
    /// has tests of its own.
    pub(crate) async fn member(&self, name: &str, role: Option<&str>) -> Browser {
        let (rows, key) = rows::member(name, role, self.clock.now());
        self.sql(&rows).await;
        let mut browser = self.guest();
        browser.session = Some(key.reveal().to_owned());
        browser.remake();
        browser
    }

    /// A public board with a target of 4 and 48 hours; gives its id.
    pub(crate) async fn board(&self, slug: &str, name: &str) -> i64 {
        self.board_for(slug, name, "public").await
    }

    /// A board for `public`, `members` or `staff`.
    pub(crate) async fn board_for(&self, slug: &str, name: &str, rule: &str) -> i64 {
        self.sql(&rows::board(slug, name, rule, self.clock.now())).await;
        // The cached site learns of boards from events; this one came from below.
        self.heard_of_site().await;
        let id = format!("select id as count from boards where slug = '{slug}'");
        self.number(&id).await
    }

    /// The site as it stands in rows that came from below.
    pub(crate) async fn heard_of_site(&self) {
        let mut conn = self.conn().await;
        let site = &self.engine.app.site;
        let load = site.begin();
        site.put(load, askwell::site::Site::load(&mut conn).await.unwrap());
    }

    /// The number a query gives in its column `count`.
    pub(crate) async fn number(&self, query: &str) -> i64 {
        use diesel::sql_types::BigInt;
        use diesel_async::RunQueryDsl;
        #[derive(diesel::QueryableByName)]
        struct Count {
            #[diesel(sql_type = BigInt)]
            count: i64,
        }
        let mut behind = self.behind.lock().await;
        let mut conn = match behind.take() {
            Some(conn) => conn,
            None => self.conn().await,
        };
        let found = diesel::sql_query(query).get_result::<Count>(&mut conn).await.unwrap();
        *behind = Some(conn);
        found.count
    }
}

fn config(folder: &std::path::Path, base: &str, settings: &[(&str, &str)]) -> Config {
    let set = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut environment = vec![
        set("ASKWELL_DATA_DIR", &folder.display().to_string()),
        set("ASKWELL_LISTEN", base.trim_start_matches("http://")),
        set("ASKWELL_BASE_URL", base),
        set("ASKWELL_ADMIN_LISTEN", "127.0.0.1:0"),
        set("ASKWELL_SERVER__WORKERS", "1"),
        set("ASKWELL_SERVER__BENCH_MODE", "true"),
        set("ASKWELL_DATABASE__PAGES_POOL", "3"),
        set("ASKWELL_DATABASE__SEARCH_POOL", "1"),
        // Many tests share a busy machine; waiting is no fault of theirs.
        set("ASKWELL_DATABASE__WAIT_MS", "20000"),
        set("ASKWELL_DATABASE__LOCK_MS", "20000"),
    ];
    environment.extend(settings.iter().map(|(name, value)| set(name, value)));
    Config::load(None, environment, folder).unwrap()
}

impl Drop for TestApp {
    fn drop(&mut self) {
        if let Some(work) = self.by_itself.get() {
            work.abort();
        }
        drop(self.server.stop(false));
    }
}

/// A browser without script: follows redirects by itself, keeps cookies, sends `Origin` as browsers do.
pub(crate) struct Browser {
    base: String,
    session: Option<String>,
    lang: Option<String>,
    redirects_max: usize,
    client: reqwest::Client,
}

impl Browser {
    fn new(base: String) -> Self {
        let mut browser =
            Self { base, session: None, lang: None, redirects_max: 5, client: reqwest::Client::new() };
        browser.remake();
        browser
    }

    fn remake(&mut self) {
        let jar = Arc::new(reqwest::cookie::Jar::default());
        if let Some(key) = &self.session {
            jar.add_cookie_str(&format!("askwell_session={key}; Path=/"), &self.base.parse().unwrap());
        }
        let mut headers = HeaderMap::new();
        headers.insert(ORIGIN, HeaderValue::from_str(&self.base).unwrap());
        if let Some(lang) = &self.lang {
            headers.insert("accept-language", HeaderValue::from_str(lang).unwrap());
        }
        let redirects = match self.redirects_max {
            0 => reqwest::redirect::Policy::none(),
            max => reqwest::redirect::Policy::limited(max),
        };
        self.client = reqwest::Client::builder()
            .cookie_provider(jar)
            .default_headers(headers)
            .redirect(redirects)
            // A kept connection may be closed by the server at the moment it is used again, on a slow machine.
            .pool_max_idle_per_host(0)
            .build()
            .unwrap();
    }

    /// The key of whoever is signed in.
    pub(crate) fn session(&self) -> Option<&str> {
        self.session.as_deref()
    }

    /// The same browser asking for another language.
    pub(crate) fn speaking(mut self, lang: &str) -> Self {
        self.lang = Some(lang.to_owned());
        self.remake();
        self
    }

    /// The same browser showing redirects as they are.
    pub(crate) fn staying(mut self) -> Self {
        self.redirects_max = 0;
        self.remake();
        self
    }

    /// Opens a page.
    pub(crate) async fn get(&self, path: &str) -> Page {
        Page::read(self.client.get(self.address(path)).send().await.unwrap()).await
    }

    /// Sends a form.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        Page::read(self.client.post(self.address(path)).form(fields).send().await.unwrap()).await
    }

    /// Sends a file.
    pub(crate) async fn upload(&self, path: &str, name: &str, bytes: Vec<u8>) -> Page {
        let part = reqwest::multipart::Part::bytes(bytes).file_name(name.to_owned());
        let form = reqwest::multipart::Form::new().part("file", part);
        Page::read(self.client.post(self.address(path)).multipart(form).send().await.unwrap()).await
    }

    /// For requests no browser would send.
    pub(crate) fn client(&self) -> &reqwest::Client {
        &self.client
    }

    /// A path as a whole address; whole addresses stay.
    pub(crate) fn address(&self, path: &str) -> String {
        if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) }
    }
}
