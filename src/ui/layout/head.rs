//! `<head>`: title, addresses for search engines, stylesheet, script.

use maud::{Markup, html};

use crate::ui::assets::asset_url;
use crate::ui::frame::Frame;
use crate::ui::words::t;
use crate::urls;

pub(super) fn head(frame: &Frame<'_>) -> Markup {
    let own = format!("{}{}", frame.origin, frame.path);
    let canonical = frame.canonical.as_deref().unwrap_or(&own);
    let (prev, next) = &frame.prev_next;
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            title { (title(frame)) }
            @if !frame.description.is_empty() { meta name="description" content=(frame.description); }
            @if frame.noindex {
                meta name="robots" content="noindex";
            } @else {
                link rel="canonical" href=(canonical);
                @if frame.has_alternates {
                    @for &lang in frame.langs {
                        link rel="alternate" hreflang=(lang.tag())
                            href=(format!("{}{}", frame.origin, urls::in_language(lang, frame.path)));
                    }
                    link rel="alternate" hreflang="x-default" href=(own);
                }
            }
            @if let Some(url) = prev { link rel="prev" href=(url); }
            @if let Some(url) = next { link rel="next" href=(url); }
            @if let Some((title, url)) = &frame.feed {
                link rel="alternate" type="application/atom+xml" title=(title) href=(url);
            }
            link rel="icon" href=(asset_url("icon.svg")) type="image/svg+xml";
            link rel="stylesheet" href=(asset_url("askwell.css"));
            @if let Some(url) = frame.branding_css { link rel="stylesheet" href=(url); }
            script src=(asset_url("askwell.js")) defer {}
            @if let Some(data) = &frame.json_ld { (data) }
        }
    }
}

fn title(frame: &Frame<'_>) -> String {
    let whole = match frame.title {
        "" => frame.site_name.to_owned(),
        title => format!("{title} – {}", frame.site_name),
    };
    if frame.has_errors { frame.words.with(t::COMMON_ERROR_TITLE, &[("title", whole.into())]) } else { whole }
}
