//! The middle of every answer: kept pages for guests, error pages in the reader's language, forms that survive faults.

use std::sync::Arc;

use actix_web::body::{BoxBody, MessageBody, to_bytes};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, web};

use crate::app::App;
use crate::door::{self, Visit};
use crate::error::Error;
use crate::error_pages;
use crate::site::Site;
use crate::text::lang::Lang;
use crate::web::cookies;
use crate::web::language_path::PathLang;
use crate::web::page_cache::{Entry, Keep, Made, PageKey};
use crate::web::request_span::without_keys;

/// Serves guests from the page cache, and draws the page of whatever error comes out.
pub async fn finish(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let named = req.extensions().get::<PathLang>().map(|lang| lang.0);
    let mut res = kept_or_made(req, next).await?;
    if let Some(lang) = named {
        go_on_in(lang, &mut res)?;
    }
    Ok(res)
}

/// The links of a page name no language: a guest who came by an address that does, and has chosen none, goes on in it as
/// long as the browser is open.
fn go_on_in(lang: Lang, res: &mut ServiceResponse<BoxBody>) -> Result<(), actix_web::Error> {
    let request = res.request().clone();
    let Some(scheme) = request.app_data::<web::Data<App>>().map(|app| app.scheme()) else { return Ok(()) };
    let has = |name: &str| request.cookie(name).is_some();
    if res.status() == StatusCode::OK && !has(cookies::LANG) && !has(cookies::session_name(scheme)) {
        let cookie = cookies::cookie(scheme, cookies::LANG, lang.tag().to_owned(), None);
        res.response_mut().add_cookie(&cookie)?;
    }
    Ok(())
}

async fn kept_or_made(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let Some(app) = req.app_data::<web::Data<App>>().cloned() else {
        return Ok(next.call(req).await?.map_into_boxed_body());
    };
    // The site as it was last will do: while the database is away no newer one can be had, and the page is still kept.
    let site = match app.site.fresh().or_else(|| app.site.last_known()) {
        Some(site) => Some(site),
        None => door::site(&app).await.ok(),
    };
    if site.as_ref().is_some_and(|site| !offers(site, &req)) {
        let res = req.error_response(Error::NotFound).map_into_boxed_body();
        return Ok(draw_errors(&app, res, None).await);
    }
    let site = site.filter(|_| app.pages.is_on());
    let key = site.and_then(|site| door::page_key(req.request(), &app, &site));
    let Some(key) = key else { return without_cache(&app, req, next, None).await };
    if let Some(entry) = app.pages.get(&key) {
        app.pages.hit();
        let answer = serve(&app, &entry, req.request());
        return Ok(req.into_response(answer));
    }
    if !key.fills {
        return without_cache(&app, req, next, Some(key)).await;
    }
    // One computation at a time per page; whoever waited finds it made.
    let turn = app.pages.turn(&key);
    let _mine = turn.lock().await;
    if let Some(entry) = app.pages.get(&key) {
        app.pages.hit();
        let answer = serve(&app, &entry, req.request());
        return Ok(req.into_response(answer));
    }
    without_cache(&app, req, next, Some(key)).await
}

/// Whether the site offers the language that the address names; without one it is a page like any other.
fn offers(site: &Site, req: &ServiceRequest) -> bool {
    req.extensions().get::<PathLang>().is_none_or(|lang| site.langs.contains(&lang.0))
}

async fn without_cache(
    app: &App,
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
    key: Option<PageKey>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    // No copy of the request may live while routes are matched: they change it.
    let res = if names_nul(&req) {
        req.error_response(Error::BadRequest("a NUL in the address")).map_into_boxed_body()
    } else {
        next.call(req).await?.map_into_boxed_body()
    };
    let request = res.request().clone();
    let res = draw_errors(app, res, key.as_ref()).await;
    let res = with_counts(app, &request, res);
    match key {
        Some(key) if key.fills => keep(app, &request, res, key).await,
        _ => Ok(if_changed(&request, res)),
    }
}

/// Whether the address holds a character that no row can: whatever is looked for by it is not there.
fn names_nul(req: &ServiceRequest) -> bool {
    req.uri().path_and_query().is_some_and(|address| address.as_str().contains("%00"))
}

/// What names its bytes is not sent again to whoever has them.
fn if_changed(request: &HttpRequest, res: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let etag = res.headers().get(header::ETAG).and_then(|etag| etag.to_str().ok());
    if etag.is_none_or(|etag| !has_it(request, etag)) {
        return res;
    }
    let mut answer = HttpResponse::NotModified();
    answer.insert_header((header::ETAG, etag.unwrap_or_default()));
    ServiceResponse::new(request.clone(), answer.finish())
}

/// In bench mode each answer says how many statements it took: tests and measurements read it.
fn with_counts(
    app: &App,
    request: &HttpRequest,
    mut res: ServiceResponse<BoxBody>,
) -> ServiceResponse<BoxBody> {
    if app.config.server.bench_mode {
        let statements = request.extensions().get::<Visit>().map_or(0, Visit::statements);
        if let Ok(value) = header::HeaderValue::from_str(&statements.to_string()) {
            res.headers_mut().insert(header::HeaderName::from_static("x-statements"), value);
        }
    }
    res
}

async fn keep(
    app: &App,
    request: &HttpRequest,
    res: ServiceResponse<BoxBody>,
    key: PageKey,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let kept = res.response().extensions().get::<Keep>().cloned();
    let applied = request.extensions().get::<Visit>().map(Visit::applied);
    let (Some(kept), Some(applied), StatusCode::OK) = (kept, applied, res.status()) else { return Ok(res) };
    let lang = request.extensions().get::<Visit>().map_or(Lang::En, Visit::lang);
    let (req, response) = res.into_parts();
    let text = |name| Some(response.headers().get(name)?.to_str().ok()?.to_owned());
    let (media_type, etag) = (text(header::CONTENT_TYPE).unwrap_or_default(), text(header::ETAG));
    let plain = to_bytes(response.into_body()).await.map_err(|e| Error::Internal(e.to_string()))?;
    let route = request.match_pattern().unwrap_or_default();
    let made = Made { plain, media_type, lang: lang.tag(), route, etag };
    let entry = app.pages.put(key, made, kept, applied);
    let answer = serve(app, &entry, &req);
    Ok(with_counts(app, request, ServiceResponse::new(req, answer)))
}

/// What the client takes, as the cache stores it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Accepted {
    Brotli,
    Gzip,
    Plain,
}

fn accepted(req: &HttpRequest) -> Accepted {
    let value =
        req.headers().get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let takes = |name: &str| value.split(',').any(|one| one.trim().split(';').next() == Some(name));
    if takes("br") {
        Accepted::Brotli
    } else if takes("gzip") {
        Accepted::Gzip
    } else {
        Accepted::Plain
    }
}

fn serve(app: &App, entry: &Arc<Entry>, req: &HttpRequest) -> HttpResponse {
    let mut answer = kept_answer(entry, req);
    if app.figures.is_some() {
        answer.extensions_mut().insert(entry.clone());
    }
    if let Some(seen) = entry.seen {
        app.views.count(seen);
    }
    answer
}

fn kept_answer(entry: &Entry, req: &HttpRequest) -> HttpResponse {
    let mut answer = HttpResponse::Ok();
    answer
        .content_type(entry.media_type.as_str())
        .insert_header((header::CONTENT_LANGUAGE, entry.lang))
        .insert_header((header::VARY, "Accept-Encoding, Accept-Language, Cookie, HX-Request"));
    if let Some(etag) = &entry.etag {
        answer.insert_header((header::ETAG, etag.as_str()));
        if has_it(req, etag) {
            return answer.status(StatusCode::NOT_MODIFIED).finish();
        }
    }
    match accepted(req) {
        Accepted::Brotli if !entry.br.is_empty() => {
            answer.insert_header((header::CONTENT_ENCODING, "br")).body(entry.br.clone())
        }
        Accepted::Gzip if !entry.gz().is_empty() => {
            answer.insert_header((header::CONTENT_ENCODING, "gzip")).body(entry.gz().clone())
        }
        _ => answer.body(entry.plain.clone()),
    }
}

/// Whether the client says that it has these bytes already.
fn has_it(req: &HttpRequest, etag: &str) -> bool {
    let asked = req.headers().get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    asked.is_some_and(|asked| asked.split(',').any(|one| one.trim() == etag || one.trim() == "*"))
}

/// Turns a bare error into a page; while the database is away a guest gets the page as it was last.
async fn draw_errors(
    app: &App,
    res: ServiceResponse<BoxBody>,
    key: Option<&PageKey>,
) -> ServiceResponse<BoxBody> {
    let Some(error) = res.response().error() else { return res };
    // What the framework could not read is no error of ours by type: an id of letters, a query that is none.
    let foreign = Error::of_status(res.status());
    let error = error.as_error::<Error>().unwrap_or(&foreign);
    let status = error.status();
    log(res.request(), error);
    if status == StatusCode::SERVICE_UNAVAILABLE
        && let Some(entry) = key.and_then(|key| app.pages.last_known(key))
    {
        let answer = serve(app, &entry, res.request());
        return ServiceResponse::new(res.request().clone(), answer);
    }
    let request = res.request().clone();
    let visit = Visit::extract(&request).await.ok();
    let drawn = error_pages::draw(app, &request, visit.as_ref(), error).await;
    ServiceResponse::new(request, drawn)
}

/// Faults bear the id that their page shows.
fn log(req: &HttpRequest, error: &Error) {
    let id = error_pages::fault_id(req).map(|id| id.to_string()).unwrap_or_default();
    let path = without_keys(req.path());
    let path = path.as_ref();
    match error {
        Error::Internal(cause) => tracing::error!(id, path, %cause, "a request failed"),
        Error::Unavailable(cause) => tracing::warn!(id, path, %cause, "the database is away or too busy"),
        _ => tracing::debug!(id, path, %error, "refused"),
    }
}
