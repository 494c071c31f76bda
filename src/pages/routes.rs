//! Standing pages.

use actix_web::HttpResponse;

use super::views;
use crate::door::Visit;
use crate::error::Answer;
use crate::shell::Page;
use crate::ui::words::{Key, t};
use crate::web::page_cache::Tag;

/// Addresses that are of no use to search engines.
const CLOSED: &[&str] = &[
    "/desk",
    "/admin",
    "/moderation",
    "/reports",
    "/faq-candidates",
    "/faq-review",
    "/faq-drafts",
    "/my/",
    "/account",
    "/e/",
    "/notifications",
    "/search",
    "/ask",
    "/sign-in",
    "/sign-up",
    "/recover",
    "/setup",
    "/language",
    "/bench",
];

/// Rules of the community.
pub async fn rules(visit: Visit) -> Answer {
    answer(visit, t::PAGES_RULES_TITLE, t::PAGES_RULES).await
}

/// What is stored of people, and why.
pub async fn privacy(visit: Visit) -> Answer {
    answer(visit, t::PAGES_PRIVACY_TITLE, t::PAGES_PRIVACY).await
}

/// How far everybody can use the site.
pub async fn accessibility(visit: Visit) -> Answer {
    answer(visit, t::PAGES_ACCESSIBILITY_TITLE, t::PAGES_ACCESSIBILITY).await
}

async fn answer(visit: Visit, title: Key, text: Key) -> Answer {
    let title = visit.words.text(title);
    let main = views::page(&visit, &title, text);
    Page::new(&visit, title.as_ref()).in_all_languages().keep(vec![Tag::Site]).answer(main).await
}

/// What robots are told: pages of staff and of one's own are not for them.
pub async fn robots() -> Answer {
    let mut text = String::from("User-agent: *\n");
    for path in CLOSED {
        text.push_str(&format!("Disallow: {path}\nDisallow: /*{path}\n"));
    }
    Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(text))
}
