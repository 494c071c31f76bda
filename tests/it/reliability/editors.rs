//! Two people change the same thing at once: the slower one sees both versions and loses nothing. Posts have their test
//! with the other edits.

use scraper::{Html, Selector};

use super::forms::Who;
use super::place::Place;
use crate::support::app::Browser;
use crate::support::page::Page;

/// What the form on a page would send: names and values of its fields.
fn drawn(page: &Page, action: &str) -> Vec<(String, String)> {
    let document = Html::parse_document(&page.body);
    let form = Selector::parse(&format!("form[action='{action}']")).unwrap();
    let form = document.select(&form).next().unwrap_or_else(|| panic!("no form to {action}: {}", page.body));
    let mut fields = Vec::new();
    for one in form.select(&Selector::parse("input[name], textarea[name]").unwrap()) {
        let kind = one.attr("type").unwrap_or_default();
        if matches!(kind, "radio" | "checkbox") && one.attr("checked").is_none() {
            continue;
        }
        let text: String = one.text().collect();
        let value = one.attr("value").map_or(text, str::to_owned);
        fields.push((one.attr("name").unwrap().to_owned(), value));
    }
    for select in form.select(&Selector::parse("select[name]").unwrap()) {
        let chosen = select.select(&Selector::parse("option[selected]").unwrap()).next();
        let value = chosen.and_then(|option| option.attr("value")).unwrap_or_default();
        fields.push((select.attr("name").unwrap().to_owned(), value.to_owned()));
    }
    fields
}

async fn send(by: &Browser, address: &str, drawn: &[(String, String)], changed: &[(&str, &str)]) -> Page {
    let value = |name: &str| changed.iter().find(|(changed, _)| *changed == name).map(|(_, value)| *value);
    let fields: Vec<(&str, &str)> =
        drawn.iter().map(|(name, typed)| (name.as_str(), value(name).unwrap_or(typed))).collect();
    by.post(address, &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_slower_of_two_editors_sees_both_and_may_save_theirs() {
    let place = Place::make().await;
    let (root, other) = (place.who(Who::Admin), place.app.admin("Second").await.staying());
    let article: &[(&str, &str)] = &[("do", "save"), ("body", "With a cloth."), ("audience", "{audience}")];
    for (page, field, filled) in [
        ("/admin/settings", "site_name", &[("langs", "en"), ("lang", "en"), ("zone", "UTC")][..]),
        ("/admin/boards/{board}", "line-en", &[]),
        ("/admin/sections/{section_id}", "line-en", &[]),
        ("/admin/calendars/{calendar}", "name", &[]),
        ("/admin/urgency/{rule}", "words", &[]),
        ("/admin/products/{product}", "name", &[]),
        ("/desk/canned-replies/{canned}", "name", &[]),
        ("/desk/{escalated}/letter", "letter", &[]),
        ("/faq/{article}/edit", "short", article),
        ("/faq-drafts/{draft}", "short", article),
    ] {
        let sample = place.sample().await;
        let address = sample.fill(page);
        let to = address.as_str();
        let fill = |mut fields: Vec<(String, String)>| {
            for (name, value) in filled {
                fields.retain(|(drawn, _)| drawn != name);
                fields.push(((*name).to_owned(), sample.fill(value)));
            }
            fields
        };
        let (mine, theirs) = (root.get(&address).await.ok(), other.get(&address).await.ok());
        let (mine, theirs) = (fill(drawn(&mine, to)), fill(drawn(&theirs, to)));
        assert!(mine.iter().any(|(name, _)| name == field), "{page} has no {field}");
        let first = send(&other, to, &theirs, &[(field, "What the faster one wrote")]).await;
        assert_eq!(first.status, 303, "{to}: {}", first.text());

        let slower = send(root, to, &mine, &[(field, "What the slower one wrote")]).await;
        assert_eq!(slower.status, 409, "{to}: {}", slower.text());
        assert!(
            slower.text_of("[data-now]").contains("What the faster one wrote"),
            "{to}: {}",
            slower.text()
        );
        let again = fill(drawn(&slower, to));
        let kept = again.iter().find(|(name, _)| name == field).unwrap();
        assert_eq!(kept.1, "What the slower one wrote", "{to}");
        // Having seen both, the slower one decides.
        let decided = send(root, to, &again, &[]).await;
        assert_eq!(decided.status, 303, "{to}: {}", decided.text());
        let now = drawn(&root.get(&address).await.ok(), to);
        let stands = now.iter().any(|(name, value)| name == field && value == "What the slower one wrote");
        assert!(stands, "{to}: {now:?}");
    }
}
