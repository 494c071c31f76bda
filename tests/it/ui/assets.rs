use askwell::ui::assets::{asset_url, is_current, lookup};

/// Budgets of a first view.
const CSS_BYTES_MAX: usize = 12 * 1024;
/// A quarter of what a page's script may take: keys and drafts know private questions and products.
const JS_BYTES_MAX: usize = 6 * 1024 + 256;

fn path(name: &str) -> &'static str {
    asset_url(name).strip_prefix("/assets/").unwrap()
}

#[test]
fn names_carry_the_hash_of_the_content() {
    let css = path("askwell.css");
    let asset = lookup(css).unwrap();
    assert_eq!(css, format!("askwell.{}.css", asset.hash));
    assert_eq!(asset.hash.len(), 8);
    assert_eq!(asset.mime, "text/css; charset=utf-8");
    assert!(is_current(css));
}

#[test]
fn an_old_hash_gives_the_current_file_but_not_for_ever() {
    let old = "askwell.01234567.css";
    assert_eq!(lookup(old).unwrap().url, asset_url("askwell.css"));
    assert!(!is_current(old));
    assert!(!is_current("askwell.css"));
    assert!(lookup("askwell.css").is_some());
}

#[test]
fn what_is_not_there_is_not_found() {
    for path in
        ["", "nothing.css", "css/reset.css", "../Cargo.toml", "askwell.0123456.css", "passwd.01234567."]
    {
        assert!(lookup(path).is_none(), "{path}");
    }
    assert_eq!(asset_url("nothing.css"), "");
}

#[test]
fn files_stay_within_their_budget() {
    let (css, js) = (lookup("askwell.css").unwrap(), lookup("askwell.js").unwrap());
    for (asset, max) in [(css, CSS_BYTES_MAX), (js, JS_BYTES_MAX)] {
        assert!(asset.gz.len() <= max, "{} takes {} bytes of {max}", asset.url, asset.gz.len());
        assert!(!asset.br.is_empty() && asset.br.len() < asset.gz.len());
    }
}

#[test]
fn the_stylesheet_is_whole_and_its_layers_come_in_order() {
    let css = String::from_utf8(lookup("askwell.css").unwrap().bytes.clone()).unwrap();
    assert_eq!(css.matches('{').count(), css.matches('}').count());
    assert!(!css.contains("@import") && !css.contains("/*"));
    let order = ["reset", "tokens", "base", "layout", "components", "pages", "utilities", "print"];
    assert!(css.starts_with(&format!("@layer {}", order.join(", "))), "{}", &css[..120]);
    let places: Vec<_> =
        order.iter().map(|layer| css.find(&format!("@layer {layer}{{")).expect(layer)).collect();
    assert!(places.is_sorted());
}

#[test]
fn the_script_asks_for_nothing_that_the_content_policy_forbids() {
    let js = String::from_utf8(lookup("askwell.js").unwrap().bytes.clone()).unwrap();
    for word in ["eval(", "new Function", "setAttribute(\"style\"", "http://", "document.write"] {
        assert!(!js.contains(word), "{word}");
    }
}
