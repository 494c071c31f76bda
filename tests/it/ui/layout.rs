use askwell::text::lang::Lang;
use askwell::ui::{
    Account, Density, Flash, FlashKind, Frame, HeaderSearch, Nav, StaffBar, StaffPage, Theme, Words, json_ld,
    page,
};
use maud::html;
use scraper::{Html, Selector};

fn render(frame: &Frame<'_>) -> Html {
    Html::parse_document(&page(frame, html! { h1 { "Hello" } }).into_string())
}

fn texts(html: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    html.select(&selector).map(|element| element.text().collect::<String>().trim().to_owned()).collect()
}

fn attr(html: &Html, selector: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    html.select(&selector).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
}

fn guest<'a>() -> Frame<'a> {
    Frame {
        origin: "https://help.example",
        ..Frame::new(Words::of(Lang::En), "Brightloom Help", "FAQ", "/faq")
    }
}

#[test]
fn a_guest_page_holds_nothing_about_a_person() {
    let html = render(&guest());
    assert_eq!(texts(&html, "title"), ["FAQ – Brightloom Help"]);
    assert_eq!(attr(&html, ".site__tools > a", "href"), ["/sign-in?next=%2Ffaq"]);
    assert!(texts(&html, ".staffbar, .tool__n, .av").is_empty());
    assert!(attr(&html, "html", "data-theme").is_empty());
    assert_eq!(attr(&html, "link[rel=canonical]", "href"), ["https://help.example/faq"]);
}

#[test]
fn the_parts_stand_in_their_order() {
    let text = page(&guest(), html! { h1 { "Hello" } }).into_string();
    let parts = ["class=\"skip\"", "<header", "<main", "<h1", "<footer", "id=\"live\""];
    let places: Vec<_> = parts.iter().map(|part| text.find(part).expect(part)).collect();
    assert!(places.is_sorted());
}

#[test]
fn the_page_is_offered_in_all_languages() {
    let html = render(&Frame { has_alternates: true, nav: Nav::Faq, ..guest() });
    let alternates = attr(&html, "link[rel=alternate]", "hreflang");
    assert_eq!(alternates, ["en", "zh-Hans", "zh-Hant", "x-default"]);
    assert!(
        attr(&html, "link[rel=alternate]", "href").contains(&"https://help.example/zh-hans/faq".to_owned())
    );
    assert_eq!(texts(&html, ".nav--top [aria-current]"), ["FAQ"]);
    assert_eq!(attr(&html, ".site form[action='/language'] button", "value"), ["en", "zh-Hans", "zh-Hant"]);
}

#[test]
fn staff_see_what_waits_and_how_their_last_form_ended() {
    let account = Account {
        id: 7,
        name: "Priya S.".into(),
        handle: "priya".into(),
        staff: true,
        unread: 2,
        shortcuts_off: true,
    };
    let bar = StaffBar {
        reports: true,
        desk_waiting: 27,
        desk_over: 2,
        flags: Some(4),
        drafts: true,
        is_admin: false,
        current: StaffPage::Desk,
    };
    let html = render(&Frame {
        account: Some(account),
        staff_bar: Some(bar),
        flash: Some(Flash {
            kind: FlashKind::Ok,
            text: "Claimed.".into(),
            undo: Some(("/desk/1/claim".into(), "Undo".into())),
        }),
        theme: Theme::Dark,
        density: Density::Compact,
        noindex: true,
        ..guest()
    });
    assert_eq!(texts(&html, ".staffbar .n"), ["27", "4"]);
    assert_eq!(texts(&html, ".staffbar .n--bad"), ["27"]);
    assert_eq!(texts(&html, ".staffbar .sr"), ["2 over target"]);
    assert_eq!(texts(&html, ".tool__n"), ["2"]);
    assert!(texts(&html, "main [role=status]")[0].starts_with("Claimed."));
    assert_eq!(attr(&html, "html", "data-theme"), ["dark"]);
    assert_eq!(attr(&html, "body", "data-density"), ["compact"]);
    assert_eq!(attr(&html, "body", "data-shortcuts"), ["off"]);
    assert_eq!(attr(&html, "meta[name=robots]", "content"), ["noindex"]);
    assert!(attr(&html, "link[rel=canonical]", "href").is_empty());
}

#[test]
fn a_query_is_kept_and_escaped() {
    let html = render(&Frame { search: HeaderSearch::Shown("\"><script>"), ..guest() });
    assert_eq!(attr(&html, "#q", "value"), ["\"><script>"]);
    let without = render(&Frame { search: HeaderSearch::Hidden, has_errors: true, ..guest() });
    assert!(attr(&without, "#q", "name").is_empty());
    assert_eq!(texts(&without, "title"), ["Error: FAQ – Brightloom Help"]);
}

#[test]
fn data_for_search_engines_cannot_end_its_element() {
    let data = json_ld::script(&serde_json::json!({ "name": "</script><script>alert(1)" })).into_string();
    assert_eq!(data.matches("</script>").count(), 1);
    let inner = data.split_once('>').unwrap().1.strip_suffix("</script>").unwrap();
    let back: serde_json::Value = serde_json::from_str(inner).unwrap();
    assert_eq!(back["name"], "</script><script>alert(1)");
}

#[test]
fn only_languages_that_are_offered_are_named() {
    let html = render(&Frame { langs: &[Lang::En, Lang::ZhHant], has_alternates: true, ..guest() });
    assert_eq!(attr(&html, "header button[name=lang]", "value"), ["en", "zh-Hant"]);
    assert_eq!(attr(&html, "footer button[name=lang]", "value"), ["zh-Hant"]);
    assert_eq!(attr(&html, "link[rel=alternate]", "hreflang"), ["en", "zh-Hant", "x-default"]);
    let html = render(&Frame { langs: &[Lang::En], ..guest() });
    assert!(attr(&html, "button[name=lang]", "value").is_empty(), "one language is no choice");
}
