//! The pages of errors: same frame, plain words, what was typed kept, ways to go on.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};
use maud::{DOCTYPE, Markup, html};

use crate::app::App;
use crate::door::Visit;
use crate::error::Error;
use crate::shell::{self, Page};
use crate::text::lang::Lang;
use crate::ui::words::{Key, Words, t};
use crate::ui::{assets, time};
use crate::urls;

/// Seconds after which a client may come back when the database is away.
const RETRY_SECONDS: &str = "5";

/// The answer to an error.
pub async fn draw(app: &App, req: &HttpRequest, visit: Option<&Visit>, error: &Error) -> HttpResponse {
    if let (Error::SignInRequired, path) = (error, req.uri().path_and_query()) {
        let back = if req.method() == actix_web::http::Method::GET { path.map_or("/", |p| p.as_str()) } else { came_from(req) };
        return HttpResponse::SeeOther().insert_header((header::LOCATION, urls::sign_in_then(back))).finish();
    }
    let drawn = match visit {
        Some(visit) => {
            let (title, main) = content(visit, error);
            Page::new(visit, title).noindex().status(error.status()).answer(main).await
        }
        None => Err(Error::Unavailable("nobody could be identified".into())),
    };
    let mut answer = drawn.unwrap_or_else(|_| bare(app, visit.map_or(Lang::En, Visit::lang), error));
    if let Error::Unavailable(_) = error {
        answer.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static(RETRY_SECONDS));
    }
    if let (Error::TooMany(until), Some(visit)) = (error, visit) {
        let seconds = (*until - visit.now).num_seconds().max(1);
        answer.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from(seconds));
    }
    answer
}

/// The page a form stood on, if it was ours.
fn came_from(req: &HttpRequest) -> &str {
    let referer = req.headers().get(header::REFERER).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let path = referer.splitn(4, '/').nth(3).map_or("/", |_| referer);
    let start = path.match_indices('/').nth(2).map_or(0, |(i, _)| i);
    shell::safe_return(path.get(start..).unwrap_or("/"))
}

fn content(visit: &Visit, error: &Error) -> (String, Markup) {
    let words = visit.words;
    let (title, text) = sentences(error);
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
            form .search role="search" aria-label=(words.text(t::COMMON_SEARCH)) action=(urls::search_form()) method="get" {
                div .search__box {
                    label .sr for="eq" { (words.text(t::COMMON_SEARCH_LABEL)) }
                    input id="eq" name="q" type="search" value=(guess(visit, error));
                    button type="submit" .search__go { (crate::ui::icons::search()) span .sr { (words.text(t::COMMON_SEARCH)) } }
                }
            }
            p .row {
                a .btn href=(urls::faq()) { (words.text(t::COMMON_NAV_FAQ)) }
                a .btn href=(urls::boards()) { (words.text(t::COMMON_NAV_BOARDS)) }
                a .btn .btn--primary href=(urls::ask()) { (words.text(t::COMMON_NAV_ASK)) }
            }
        }
    };
    (title, main)
}

/// The words of the address that was not found, for the search box.
fn guess(visit: &Visit, error: &Error) -> String {
    if !matches!(error, Error::NotFound | Error::Gone) {
        return String::new();
    }
    let path = visit.path.split('?').next().unwrap_or_default();
    let last = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default();
    let decoded = percent_encoding::percent_decode_str(last).decode_utf8_lossy().replace(['-', '_'], " ");
    decoded.chars().filter(|c| !c.is_control()).take(60).collect()
}

fn sentences(error: &Error) -> (Key, Key) {
    match error {
        Error::NotFound | Error::SignInRequired => (t::ERRORS_NOT_FOUND_TITLE, t::ERRORS_NOT_FOUND_TEXT),
        Error::Gone => (t::ERRORS_GONE_TITLE, t::ERRORS_GONE_TEXT),
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
fn bare(_app: &App, lang: Lang, error: &Error) -> HttpResponse {
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
            body { main id="main" { div .wrap { div .narrow .stack { h1 { (words.text(title)) } p { (words.text(text)) } } } } }
        }
    };
    HttpResponse::build(error.status()).content_type("text/html; charset=utf-8").body(page.into_string())
}

