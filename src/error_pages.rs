//! The pages of errors: same frame, plain words, what was typed kept, ways to go on.

mod kept;

use actix_web::http::{Method, StatusCode, header};
use actix_web::{HttpMessage, HttpRequest, HttpResponse};
use maud::{DOCTYPE, Markup, html};
use tracing_actix_web::RequestId;

use self::kept::Kept;
use crate::app::App;
use crate::door::Visit;
use crate::error::Error;
use crate::shell::{self, Page};
use crate::text::lang::Lang;
use crate::ui::search_box::{self, SearchBox};
use crate::ui::words::{Key, Words, t};
use crate::ui::{assets, time};
use crate::urls;

/// Seconds after which a client may come back when the database is away.
const RETRY_SECONDS: &str = "5";

/// The answer to an error.
pub async fn draw(app: &App, req: &HttpRequest, visit: Option<&Visit>, error: &Error) -> HttpResponse {
    let kept = Kept::of(req);
    let fault = fault_id(req).filter(|_| error.status().is_server_error());
    let status = match (error, &kept) {
        (Error::SignInRequired, None) => return to_sign_in(req),
        (Error::SignInRequired, Some(_)) => StatusCode::UNAUTHORIZED,
        _ => error.status(),
    };
    let drawn = match visit {
        Some(visit) => {
            let (title, main) = content(visit, error, kept.as_ref(), fault);
            Page::new(visit, title).noindex().status(status).answer(main).await
        }
        None => Err(Error::Unavailable("nobody could be identified".into())),
    };
    let lang = visit.map_or_else(|| spoken(app, req), Visit::lang);
    let mut answer = drawn.unwrap_or_else(|_| bare(lang, error, (status, fault), kept.as_ref()));
    if let Error::Unavailable(_) = error {
        answer.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static(RETRY_SECONDS));
    }
    if let (Error::TooMany(until), Some(visit)) = (error, visit) {
        let seconds = (*until - visit.now).num_seconds().max(1);
        answer.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from(seconds));
    }
    answer
}

/// The id of a request, which stands in every line of the log about it.
pub fn fault_id(req: &HttpRequest) -> Option<RequestId> {
    req.extensions().get::<RequestId>().copied()
}

/// What to tell us when writing about a fault.
fn fault_line(words: Words, fault: Option<RequestId>) -> Markup {
    html! {
        @if let Some(id) = fault { p .meta { (words.with(t::ERRORS_FAULT_ID, &[("id", id.to_string().into())])) } }
    }
}

fn to_sign_in(req: &HttpRequest) -> HttpResponse {
    let here = req.uri().path_and_query().map_or("/", |path| path.as_str());
    let back = if req.method() == Method::GET { here } else { came_from(req) };
    HttpResponse::SeeOther().insert_header((header::LOCATION, urls::sign_in_then(back))).finish()
}

/// The page a form stood on, if it was ours.
fn came_from(req: &HttpRequest) -> &str {
    let referer =
        req.headers().get(header::REFERER).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let start = referer.match_indices('/').nth(2).map_or(referer.len(), |(at, _)| at);
    match referer.get(start..) {
        Some(path) if !path.is_empty() => shell::safe_return(path),
        _ => urls::home(),
    }
}

/// The language of a reader nobody could identify.
fn spoken(app: &App, req: &HttpRequest) -> Lang {
    app.site.last_known().map_or(Lang::En, |site| crate::door::asked_language(req, &site))
}

fn content(visit: &Visit, error: &Error, kept: Option<&Kept>, fault: Option<RequestId>) -> (String, Markup) {
    let words = visit.words;
    let by_mail = is_link_of_mail(visit, error);
    let (title, text) = if by_mail { (t::ERRORS_LINK_TITLE, t::ERRORS_LINK_TEXT) } else { sentences(error) };
    let title = words.text(title).into_owned();
    let text = match error {
        Error::TooMany(until) => {
            let clock = time::clock(*until, visit.zone);
            words.with(text, &[("time", clock.into())])
        }
        _ => words.text(text).into_owned(),
    };
    let main = html! {
        div .narrow .stack {
            h1 { (title) }
            p { (text) }
            (fault_line(words, fault))
            @if matches!(error, Error::SignInRequired) {
                p { a .btn href=(urls::sign_in()) target="_blank" rel="noopener" { (words.text(t::COMMON_SIGN_IN)) } }
            }
            @if by_mail && visit.viewer.is_guest() {
                p { a .btn href=(urls::sign_in()) { (words.text(t::COMMON_SIGN_IN)) } }
            }
            @if let Some(kept) = kept { (kept.form(words)) }
            (search_box::plain(words, &SearchBox {
                id: "eq",
                label: &words.text(t::COMMON_SEARCH_LABEL),
                placeholder: "",
                value: &guess(visit, error),
            }))
            p .row {
                a .btn href=(urls::faq()) { (words.text(t::COMMON_NAV_FAQ)) }
                a .btn href=(urls::boards()) { (words.text(t::COMMON_NAV_BOARDS)) }
                a .btn .btn--primary[kept.is_none()] href=(urls::ask()) { (words.text(t::COMMON_NAV_ASK)) }
            }
        }
    };
    (title, main)
}

/// A mail's link of which nothing is found: whatever the cause, the page says the same.
fn is_link_of_mail(visit: &Visit, error: &Error) -> bool {
    matches!(error, Error::NotFound) && urls::is_by_mail(&visit.path)
}

/// What was looked for, or the words of the address that was not found, for the search box.
fn guess(visit: &Visit, error: &Error) -> String {
    if let (Error::TooMany(_), Some((_, query))) = (error, visit.path.split_once('?')) {
        let asked: Vec<(String, String)> = serde_html_form::from_str(query).unwrap_or_default();
        return asked.into_iter().find(|(name, _)| name == "q").map(|(_, query)| query).unwrap_or_default();
    }
    if !matches!(error, Error::NotFound) || is_link_of_mail(visit, error) {
        return String::new();
    }
    let path = visit.path.split('?').next().unwrap_or_default();
    let last = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default();
    let decoded = percent_encoding::percent_decode_str(last).decode_utf8_lossy().replace(['-', '_'], " ");
    decoded.chars().filter(|c| !c.is_control()).take(60).collect()
}

fn sentences(error: &Error) -> (Key, Key) {
    match error {
        Error::NotFound => (t::ERRORS_NOT_FOUND_TITLE, t::ERRORS_NOT_FOUND_TEXT),
        Error::SignInRequired => (t::ERRORS_SIGNED_OUT_TITLE, t::ERRORS_SIGNED_OUT_TEXT),
        Error::Forbidden(refusal) => (t::ERRORS_FORBIDDEN_TITLE, refusal.0),
        Error::Conflict(refusal) => (t::ERRORS_CONFLICT_TITLE, refusal.0),
        Error::BadRequest(_) => (t::ERRORS_BAD_REQUEST_TITLE, t::ERRORS_BAD_REQUEST_TEXT),
        Error::TooLarge => (t::ERRORS_TOO_LARGE_TITLE, t::ERRORS_TOO_LARGE_TEXT),
        Error::TooMany(_) => (t::ERRORS_TOO_MANY_TITLE, t::ERRORS_TOO_MANY_TEXT),
        Error::Unavailable(_) => (t::ERRORS_UNAVAILABLE_TITLE, t::ERRORS_UNAVAILABLE_TEXT),
        Error::Internal(_) => (t::ERRORS_INTERNAL_TITLE, t::ERRORS_INTERNAL_TEXT),
    }
}

/// Without a database and without knowing who it is: a page of its own.
fn bare(
    lang: Lang,
    error: &Error,
    (status, fault): (StatusCode, Option<RequestId>),
    kept: Option<&Kept>,
) -> HttpResponse {
    let words = Words::of(lang);
    let (title, text) = sentences(error);
    let page = html! {
        (DOCTYPE)
        html lang=(lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (words.text(title)) }
                link rel="stylesheet" href=(assets::asset_url("askwell.css"));
            }
            body { main id="main" { div .wrap { div .narrow .stack {
                h1 { (words.text(title)) }
                p { (words.text(text)) }
                (fault_line(words, fault))
                @if let Some(kept) = kept { (kept.form(words)) }
            } } } }
        }
    };
    HttpResponse::build(status).content_type("text/html; charset=utf-8").body(page.into_string())
}
