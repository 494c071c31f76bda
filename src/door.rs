//! The door: who is looking, in which language, at what time. Handlers take a [`Visit`] and nothing of the request.

use std::future::Future;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use diesel::connection::InstrumentationEvent;
use diesel_async::AsyncConnection;

use crate::accounts::{self, secret};
use crate::app::App;
use crate::change::Change;
use crate::db::{MemberId, Pool, PooledConn};
use crate::error::Error;
use crate::site::Site;
use crate::text::lang::Lang;
use crate::ui::words::Words;
use crate::viewer::{Member, Theme, Viewer};
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::form_key::{self, FormKey, Submit};
use crate::web::language_path::PathLang;
use crate::web::limits::Action;
use crate::web::{cookies, page_cache};

/// A session is noted as used at most this often, so that reading does not write.
const TOUCH_EVERY: TimeDelta = TimeDelta::hours(1);

/// One request, as handlers see it. Clones share it.
#[derive(Clone)]
pub struct Visit {
    /// The program.
    pub app: web::Data<App>,
    /// Settings, rules, boards.
    pub site: Arc<Site>,
    /// Who is looking.
    pub viewer: Viewer,
    /// The texts in their language.
    pub words: Words,
    /// Their time zone.
    pub zone: Tz,
    /// Their colours.
    pub theme: Theme,
    /// The moment of the request.
    pub now: DateTime<Utc>,
    /// Path and query, without a language segment.
    pub path: String,
    /// The language segment of the address, if it had one.
    pub path_lang: Option<Lang>,
    /// The message of the last form.
    pub flash: Option<Flash>,
    /// The visitor's address.
    pub from: IpAddr,
    /// Whether the script asks for a fragment instead of a page.
    pub wants_fragment: bool,
    /// The random name of the browser, if it has one.
    pub browser: Option<String>,
    /// SHA-256 of the key to what was written before signing in.
    pub draft: Option<Vec<u8>>,
    /// SHA-256 of the session's key.
    pub session: Option<Vec<u8>>,
    /// Why nobody knows whether somebody is signed in: the database was away.
    unsure: Option<String>,
    statements: Arc<AtomicU32>,
    applied: i64,
}

impl Visit {
    /// A connection for pages; its statements are counted.
    pub async fn conn(&self) -> Result<PooledConn, Error> {
        counted(&self.app.pools.pages, &self.statements).await
    }

    /// A connection for search and reports.
    pub async fn search_conn(&self) -> Result<PooledConn, Error> {
        counted(&self.app.pools.search, &self.statements).await
    }

    /// Begins the one transaction of an action; see [`Change`].
    pub async fn begin(&self) -> Result<Change, Error> {
        Change::begin(self.conn().await?, self.app.wake.clone()).await
    }

    /// The next page must show changed settings and boards on this node; the others learn by the event.
    pub async fn renew_site(&self) -> Result<(), Error> {
        let mut conn = self.conn().await?;
        let load = self.app.site.begin();
        self.app.site.put(load, Site::load(&mut conn).await?);
        Ok(())
    }

    /// The same for a form with a one-time key: its twin gets the answer of the first.
    pub async fn begin_once(&self, fields: &Fields) -> Result<Once, Error> {
        self.begin_once_with(FormKey::read(fields.text(form_key::FIELD))).await
    }

    /// The same with a key of its own.
    pub async fn begin_once_with(&self, key: FormKey) -> Result<Once, Error> {
        let mut change = self.begin().await?;
        match key.take(&mut change, self.now).await? {
            Submit::First => Ok(Once::First(change, key)),
            Submit::Again(address) => {
                change.leave().await?;
                Ok(Once::Again(address))
            }
        }
    }

    /// The signed-in member, or the way to the sign-in page and back.
    pub fn member(&self) -> Result<&Member, Error> {
        match (self.viewer.member(), &self.unsure) {
            (Some(member), _) => Ok(member),
            (None, Some(cause)) => Err(Error::Unavailable(cause.clone())),
            (None, None) => Err(Error::SignInRequired),
        }
    }

    /// The member's id, or the way to the sign-in page.
    pub fn member_id(&self) -> Result<MemberId, Error> {
        self.member().map(|member| member.id)
    }

    /// Staff only; others do not learn that there is a page.
    pub fn staff(&self) -> Result<&Member, Error> {
        let member = self.member()?;
        if self.viewer.is_staff() { Ok(member) } else { Err(Error::NotFound) }
    }

    /// Admins only; others do not learn that there is a page.
    pub fn admin(&self) -> Result<&Member, Error> {
        let member = self.member()?;
        if self.viewer.is_admin() { Ok(member) } else { Err(Error::NotFound) }
    }

    /// Whether the visitor sits at the machine of a site that is not public. Behind a proxy that is not named in the
    /// settings everybody seems to, so a public address of the site speaks against it.
    pub fn at_the_machine(&self) -> bool {
        self.from.is_loopback() && self.app.config.server.base_url.is_loopback()
    }

    /// Counts against this address's limit.
    pub fn limit(&self, action: Action) -> Result<(), Error> {
        self.app.limits.count(action, self.from, self.now)
    }

    /// The language of the interface.
    pub fn lang(&self) -> Lang {
        self.words.lang()
    }

    /// Statements sent so far.
    pub fn statements(&self) -> u32 {
        AtomicU32::load(&self.statements, Ordering::Relaxed)
    }

    /// The event position that the page cache had applied before this request's first statement.
    pub fn applied(&self) -> i64 {
        self.applied
    }
}

/// What [`Visit::begin_once`] finds.
#[allow(clippy::large_enum_variant, reason = "made once a request and taken apart at once")]
pub enum Once {
    /// The first with its key, which is settled with the address of the answer before the commit.
    First(Change, FormKey),
    /// A twin, to be answered with this address.
    Again(String),
}

async fn counted(pool: &Pool, statements: &Arc<AtomicU32>) -> Result<PooledConn, Error> {
    let mut conn = pool.get().await?;
    let statements = statements.clone();
    conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if matches!(event, InstrumentationEvent::StartQuery { .. }) {
            statements.fetch_add(1, Ordering::Relaxed);
        }
    });
    Ok(conn)
}

impl FromRequest for Visit {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(req: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move {
            if let Some(visit) = req.extensions().get::<Self>() {
                return Ok(visit.clone());
            }
            let visit = open(&req).await?;
            req.extensions_mut().insert(visit.clone());
            Ok(visit)
        })
    }
}

async fn open(req: &HttpRequest) -> Result<Visit, Error> {
    let app = req.app_data::<web::Data<App>>().ok_or_else(|| Error::Internal("no app".into()))?.clone();
    let statements = Arc::new(AtomicU32::new(0));
    let applied = app.pages.applied();
    let now = app.clock.now();
    let site = site(&app).await?;
    let key = cookie(req, cookies::session_name(app.scheme())).map(|key| secret::hash(&key));
    let (signed_in, unsure) = match &key {
        Some(hash) => match signed_in(&app, &statements, hash, now).await {
            Ok(found) => (found, None),
            // Handlers still run, so that a form's text is read and can be given back.
            Err(Error::Unavailable(cause)) => (None, Some(cause)),
            Err(error) => return Err(error),
        },
        None => (None, None),
    };
    let asked = asked_language(req, &site);
    let offered = |lang: &Lang| site.langs.contains(lang);
    // A language that is not offered has no pages; the one that says so speaks another.
    let path_lang = req.extensions().get::<PathLang>().map(|lang| lang.0).filter(offered);
    let member_lang = signed_in.as_ref().and_then(|s| s.lang.parse::<Lang>().ok()).filter(offered);
    let lang = path_lang.or(member_lang).unwrap_or(asked);
    let (theme, zone) = match &signed_in {
        Some(s) => (s.theme.parse().unwrap_or(Theme::System), s.time_zone.parse().unwrap_or(site.zone)),
        None => {
            (cookie(req, cookies::THEME).and_then(|t| t.parse().ok()).unwrap_or(Theme::System), site.zone)
        }
    };
    let session = key.filter(|_| signed_in.is_some());
    let viewer = Viewer::new(signed_in.map(|s| s.member), &site.rules);
    Ok(Visit {
        viewer,
        words: Words::of(lang),
        zone,
        theme,
        now,
        path: req.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
        path_lang,
        flash: cookie(req, cookies::FLASH).and_then(|value| Flash::read(&value)),
        from: visitor(&app, req),
        wants_fragment: req.headers().contains_key("hx-request"),
        browser: cookie(req, cookies::BROWSER),
        draft: cookie(req, cookies::DRAFT).map(|key| secret::hash(&key)),
        session,
        unsure,
        site,
        app,
        statements,
        applied,
    })
}

/// The site as it stands, or as it was last while the database is away.
pub async fn site(app: &App) -> Result<Arc<Site>, Error> {
    if let Some(site) = app.site.fresh() {
        return Ok(site);
    }
    let loaded = async {
        let mut conn = app.pools.pages.get().await?;
        let load = app.site.begin();
        Ok::<_, Error>(app.site.put(load, Site::load(&mut conn).await?))
    };
    match loaded.await {
        Ok(site) => Ok(site),
        Err(error) => app.site.last_known().ok_or(error),
    }
}

async fn signed_in(
    app: &App,
    statements: &Arc<AtomicU32>,
    hash: &[u8],
    now: DateTime<Utc>,
) -> Result<Option<accounts::queries::SignedIn>, Error> {
    let mut conn = counted(&app.pools.pages, statements).await?;
    let found = accounts::queries::by_session(&mut conn, hash, now).await?;
    if found.as_ref().is_some_and(|s| now - s.seen_at > TOUCH_EVERY) {
        accounts::queries::touch_session(&mut conn, hash, now).await?;
    }
    Ok(found)
}

/// Cookie, else `Accept-Language`, else the site's; only languages the site offers.
pub fn asked_language(req: &HttpRequest, site: &Site) -> Lang {
    let offered = |lang: &Lang| site.langs.contains(lang);
    let chosen = cookie(req, cookies::LANG).and_then(|tag| tag.parse().ok()).filter(offered);
    let accepted = || {
        let value = req.headers().get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
        Lang::from_accept_language(value).filter(offered)
    };
    chosen.or_else(accepted).unwrap_or(site.lang)
}

/// The parameters of addresses that kept pages read. What else stands in an address (a newsletter's mark) changes nothing
/// on them.
const KEPT_PARAMETERS: [&str; 3] = ["after", "page", "tab"];

/// The key under which a guest's page may be kept; `None` if the answer depends on more than address, language, theme.
pub fn page_key(req: &HttpRequest, app: &App, site: &Site) -> Option<page_cache::PageKey> {
    let is_read = req.method() == actix_web::http::Method::GET;
    let personal = [cookies::session_name(app.scheme()), cookies::FLASH]
        .into_iter()
        .any(|name| cookie(req, name).is_some());
    if !is_read || personal || req.headers().contains_key("hx-request") {
        return None;
    }
    let path_lang = req.extensions().get::<PathLang>().map(|lang| lang.0);
    let lang = path_lang.unwrap_or_else(|| asked_language(req, site));
    let prefix = path_lang.map_or("-", |lang| lang.path_segment());
    let theme = cookie(req, cookies::THEME).and_then(|theme| theme.parse().ok()).unwrap_or(Theme::System);
    let (read, others): (Vec<&str>, Vec<&str>) = req
        .query_string()
        .split('&')
        .filter(|one| !one.is_empty())
        .partition(|one| KEPT_PARAMETERS.contains(&one.split_once('=').map_or(*one, |(name, _)| name)));
    let (path, query) = (req.path(), read.join("&"));
    Some(page_cache::PageKey {
        page: format!("{prefix} {} {} {path}?{query}", lang.tag(), theme.as_str()),
        fills: others.is_empty(),
    })
}

fn cookie(req: &HttpRequest, name: &str) -> Option<String> {
    req.cookie(name).map(|cookie| cookie.value().to_owned()).filter(|value| !value.is_empty())
}

fn visitor(app: &App, req: &HttpRequest) -> IpAddr {
    // Each proxy may add a line of its own: together they are one list.
    let lines = req.headers().get_all("x-forwarded-for").filter_map(|value| value.to_str().ok());
    let forwarded = lines.collect::<Vec<_>>().join(",");
    app.visitor(req.peer_addr().map(|addr| addr.ip()), &forwarded)
}
