//! Marks round private details in rendered text, and the names of people.

use askwell::text::Html;
use askwell::text::markdown::Surface;
use askwell::text::marks::{Wanted, mark, mark_line, visible};
use askwell::text::mask::{PrivateKind, find_with_names, mask};
use askwell::text::names::{Names, Person};

use super::on;

fn wanted<'a>(text: &'a str, id: &'a str) -> Wanted<'a> {
    Wanted { text, id: Some(id) }
}

fn rendered(source: &str) -> Html {
    on(Surface::Post, source).html
}

fn marked(source: &str, details: &[Wanted<'_>]) -> String {
    mark(&rendered(source), details).html.into_string()
}

#[test]
fn each_place_is_marked_and_the_first_one_has_the_id() {
    let html = marked("Call 555-0147. Again: 555-0147", &[wanted("555-0147", "d1")]);
    assert_eq!(
        html.trim(),
        "<p>Call <mark class=\"mask\" id=\"d1\">555-0147</mark>. Again: <mark class=\"mask\">555-0147</mark></p>"
    );
}

#[test]
fn a_detail_across_tags_is_marked_in_parts_and_the_html_stays_whole() {
    let html = marked("Call +49 170 **1234567** now", &[wanted("+49 170 1234567", "d1")]);
    assert!(html.contains("<mark class=\"mask\" id=\"d1\">+49 170 </mark><strong><mark class=\"mask\">1234567</mark></strong>"), "{html}");
    let link = marked("Write to dana@post.example.", &[wanted("dana@post.example", "d1")]);
    assert!(link.contains("href=\"mailto:dana@post.example\""), "{link}");
    assert!(link.contains("<mark class=\"mask\" id=\"d1\">dana@post.example</mark></a>"), "{link}");
}

#[test]
fn what_is_marked_stays_escaped() {
    let html = marked("`a<b` & <script>x</script>", &[wanted("a<b", "d1"), wanted("&", "d2")]);
    assert!(html.contains("<mark class=\"mask\" id=\"d1\">a&lt;b</mark>"), "{html}");
    assert!(html.contains("<mark class=\"mask\" id=\"d2\">&amp;</mark>"), "{html}");
    assert!(!html.contains("<script"), "{html}");
    let line = mark_line("<b>Ada & 'Bob'</b>", &[Wanted { text: "Ada & 'Bob'", id: None }]);
    assert_eq!(line.found, [0]);
    assert_eq!(line.html.as_str(), "&lt;b&gt;<mark class=\"mask\">Ada &amp; &#39;Bob&#39;</mark>&lt;/b&gt;");
}

#[test]
fn part_of_a_word_is_no_detail_but_chinese_may_touch_it() {
    assert!(!marked("Danabc and xDana", &[wanted("Dana", "d1")]).contains("<mark"));
    assert!(marked("请联系Dana处理", &[wanted("Dana", "d1")]).contains("<mark"));
    assert!(marked("王小明你好", &[wanted("王小明", "d1")]).contains("<mark"));
}

#[test]
fn of_two_details_at_one_place_the_longer_one_is_marked() {
    let html = marked("Dana Reyes wrote", &[wanted("Dana", "d1"), wanted("Dana Reyes", "d2")]);
    assert!(html.contains("id=\"d2\">Dana Reyes</mark>") && !html.contains("d1"), "{html}");
}

#[test]
fn nothing_is_lost_by_marking() {
    let source = "# T\n\n> quoted 12\n\n| a | b |\n|--|--|\n| 12 | x |\n\n```rust\nlet a = 12;\n```\n";
    let plain = rendered(source);
    let after = mark(&plain, &[wanted("12", "d1")]);
    assert_eq!(visible(&after.html), visible(&plain));
    assert_eq!(mark(&plain, &[wanted("13", "d1")]).html, plain);
    assert_eq!(mark(&Html::default(), &[wanted("", "d1")]).html, Html::default());
}

fn person(name: &str, handle: &str) -> Person {
    Person { name: name.to_owned(), handle: handle.to_owned() }
}

fn names_in(text: &str, people: &[Person], topic: &str) -> Vec<String> {
    Names::of(people, topic).find(text).into_iter().map(|name| name.text).collect()
}

#[test]
fn people_of_the_thread_are_found_by_name_first_name_and_mention() {
    let dana = [person("Dana R.", "dana_r")];
    assert_eq!(names_in("Not yet, Dana. Dana R. asked @dana_r.", &dana, ""), ["Dana", "Dana R.", "@dana_r"]);
    assert_eq!(names_in("王小明您好", &[person("王小明", "wang")], ""), ["王小明"]);
}

#[test]
fn a_word_is_no_name() {
    // Small letters, too short, what the thread is about, and parts of words.
    assert!(names_in("the printer is old", &[person("printer", "p1")], "").is_empty());
    assert!(names_in("So Al is here", &[person("Al Green", "al")], "").is_empty());
    assert!(
        names_in("Printer settings", &[person("Printer Support", "ps")], "Printer is offline").is_empty()
    );
    assert!(names_in("Danae", &[person("Dana R.", "dana")], "").is_empty());
}

#[test]
fn names_are_masked_beside_the_other_details() {
    let names = Names::of(&[person("Dana Reyes", "dana")], "");
    let text = "Dana Reyes, dana.reyes@post.example";
    let found = find_with_names(text, &names);
    assert_eq!(found.iter().map(|one| one.kind).collect::<Vec<_>>(), [PrivateKind::Name, PrivateKind::Email]);
    assert_eq!(mask(text, &found, &|kind| format!("[{}]", kind.name())), "[name], [email]");
    assert!(names.has("Dana") && !names.has("Dan"));
}
