//! `GET /faq.atom`: the newest articles, whoever asks, as a guest may read them.

use crate::db::paging::LIST_ROWS;
use crate::door::Visit;
use crate::error::Answer;
use crate::faq::queries::articles::{self, Fresh};
use crate::shell;
use crate::ui::words::t;
use crate::urls;
use crate::viewer::Viewer;
use crate::web::atom::{Entry, Feed};
use crate::web::page_cache::Tag;

/// The feed in the reader's language.
pub async fn show(visit: Visit) -> Answer {
    let guest = Viewer::new(None, &visit.site.rules);
    let newest = articles::newest(&mut *visit.conn().await?, &guest, visit.lang(), LIST_ROWS).await?;
    let origin = visit.app.base_url();
    let feed = Feed {
        title: format!("{} – {}", visit.words.text(t::FAQ_TITLE), visit.site.name),
        address: format!("{origin}{}", urls::faq_feed()),
        page: format!("{origin}{}", urls::faq()),
        lang: visit.lang().tag(),
        entries: newest.into_iter().map(|article| entry(&visit, &origin, article)).collect(),
    };
    shell::feed(&visit, feed, vec![Tag::Site, Tag::Faq])
}

fn entry(visit: &Visit, origin: &str, fresh: Fresh) -> Entry {
    let article = fresh.card;
    Entry {
        id: format!("{origin}{}", urls::article_short(article.id)),
        page: format!("{origin}{}", visit.site.in_language(article.lang, &article.url)),
        lang: article.lang.tag(),
        title: article.title,
        summary: article.short,
        author: String::new(),
        published: fresh.published_at,
        updated: fresh.published_at.max(fresh.verified_at),
    }
}
