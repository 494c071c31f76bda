use std::collections::HashSet;

use askwell::text::lang::Lang;
use askwell::ui::gallery::gallery;
use askwell::ui::{Frame, Words, page};
use scraper::{Html, Selector};

fn document(lang: Lang) -> String {
    let words = Words::of(lang);
    let frame = Frame::new(words, "Brightloom Help", "Gallery", "/gallery");
    page(&frame, gallery(words)).into_string()
}

fn select<'a>(html: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

#[test]
fn nothing_needs_inline_style_or_script() {
    for lang in Lang::ALL {
        let html = Html::parse_document(&document(lang));
        for element in select(&html, "*") {
            for (name, _) in element.value().attrs() {
                assert!(name != "style" && !name.starts_with("on"), "{name} on {}", element.value().name());
            }
        }
        let scripts = select(&html, "script");
        assert!(
            scripts.iter().all(|script| script.attr("src").is_some_and(|src| src.starts_with("/assets/")))
        );
        assert!(select(&html, "head style, body style").is_empty());
    }
}

#[test]
fn ids_are_unique_and_references_lead_somewhere() {
    let html = Html::parse_document(&document(Lang::En));
    let mut ids = HashSet::new();
    for element in select(&html, "[id]") {
        assert!(ids.insert(element.attr("id").unwrap()), "{:?} stands twice", element.attr("id"));
    }
    for name in ["for", "aria-describedby", "aria-labelledby"] {
        for element in select(&html, &format!("[{name}]")) {
            for id in element.attr(name).unwrap().split(' ') {
                assert!(ids.contains(id), "{name}={id} leads nowhere");
            }
        }
    }
    for link in select(&html, "a[href^='#']") {
        assert!(ids.contains(link.attr("href").unwrap().trim_start_matches('#')));
    }
}

#[test]
fn every_control_has_a_name_and_every_text_is_there() {
    let text = document(Lang::ZhHant);
    let html = Html::parse_document(&text);
    for button in select(&html, "button") {
        let name = button.text().collect::<String>();
        assert!(!name.trim().is_empty() || button.attr("aria-label").is_some(), "{}", button.html());
    }
    for prefix in ["common-", "states-", "gallery-"] {
        assert!(!html.root_element().text().any(|part| part.contains(prefix)), "a key shows: {prefix}");
    }
}

#[test]
fn a_form_sent_back_leads_to_its_field() {
    let html = Html::parse_document(&document(Lang::En));
    let link = select(&html, ".errors a")[0];
    assert_eq!(link.attr("href"), Some("#board"));
    let field = select(&html, "#board")[0];
    assert_eq!(field.attr("aria-invalid"), Some("true"));
    assert_eq!(field.attr("aria-describedby"), Some("board-e"));
    let message = select(&html, "#board-e")[0].text().collect::<String>();
    assert_eq!(message, "Error: Choose a board for your question");
}

/// Writes the page where a browser can look at it: `ASKWELL_GALLERY=folder cargo test gallery`.
#[test]
fn the_gallery_can_be_looked_at() {
    let Ok(folder) = std::env::var("ASKWELL_GALLERY") else { return };
    for lang in Lang::ALL {
        std::fs::write(format!("{folder}/gallery.{}.html", lang.tag()), document(lang)).unwrap();
    }
    for name in ["askwell.css", "askwell.js", "icon.svg"] {
        let asset = askwell::ui::assets::lookup(name).unwrap();
        let path = format!("{folder}{}", asset.url);
        std::fs::create_dir_all(format!("{folder}/assets")).unwrap();
        std::fs::write(path, &asset.bytes).unwrap();
    }
}
