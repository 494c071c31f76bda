//! How a text will look.

use actix_web::HttpRequest;
use actix_web::http::header;

use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::shell::{self, Page};
use crate::text::lang;
use crate::text::markdown::BODY_CHARS_MAX;
use crate::threads::rendering;
use crate::threads::views::preview as view;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::limits::Action;

/// `POST /preview` with `body`: the text alone for the script, else a page on which writing goes on.
pub async fn show(visit: Visit, req: HttpRequest, fields: Fields) -> Answer {
    visit.limit(Action::Search)?;
    let body = fields.text("body");
    if body.chars().nth(BODY_CHARS_MAX).is_some() {
        return Err(Error::TooLarge);
    }
    let rendered = rendering::render(body, lang::detect(body, visit.lang())).await?;
    if visit.wants_fragment {
        return shell::fragment(&visit, view::fragment(&rendered.html));
    }
    let came_from =
        req.headers().get(header::REFERER).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let target = target(path_of(came_from));
    let main = view::page(&visit, &rendered.html, &fields, target.as_deref());
    Page::new(&visit, visit.words.text(t::COMMON_PREVIEW)).noindex().answer(main).await
}

fn path_of(address: &str) -> &str {
    let after_scheme = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = after_scheme.find('/').and_then(|at| after_scheme.get(at..)).unwrap_or_default();
    path.split(['?', '#']).next().unwrap_or_default()
}

/// Where the form on that page goes; `None` for a page without a composer of ours.
fn target(path: &str) -> Option<String> {
    // A language segment may stand before it.
    let segments: Vec<&str> = path.split('/').filter(|one| !one.is_empty()).collect();
    let rest = match segments.as_slice() {
        ["en" | "zh-hans" | "zh-hant", rest @ ..] => rest,
        all => all,
    };
    let id = |text: &str| text.parse::<i64>().ok();
    match rest {
        ["ask"] => Some(urls::ask().to_owned()),
        ["t", thread, ..] => id(thread).map(urls::thread_posts),
        // A form of the open question may have brought the page again.
        ["desk", thread]
        | ["desk", thread, "posts" | "insertions" | "notes" | "customer-notes" | "address"] => {
            id(thread).map(urls::desk_posts)
        }
        ["posts", post, "edit"] | ["posts", post] => id(post).map(urls::post_update),
        _ => None,
    }
}
