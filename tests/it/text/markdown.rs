use askwell::text::difference::{Kind, difference};
use askwell::text::excerpt::{excerpt, plain};
use askwell::text::headings::headings;
use askwell::text::import_html::to_markdown;
use askwell::text::markdown::{BODY_CHARS_MAX, EXCERPT_CHARS, MENTIONS_MAX, Surface};
use askwell::text::plain::plain_text;
use askwell::text::quote::{QUOTE_CHARS_MAX, quote};

use super::{on, post};

#[test]
fn nothing_a_customer_wrote_beside_a_html_block_is_lost() {
    let html = post("line one\n\n<div>block</div> https://example.org/a");
    assert_eq!(html, "<p>line one</p>\n<div>block</div> https://example.org/a");
    let html = post("line one\n\n<b>bold</b> https://example.org/a");
    assert!(
        html.contains("<b>bold</b> <a href=\"https://example.org/a\" rel=\"nofollow ugc noopener\">"),
        "{html}"
    );
}

#[test]
fn emphasis_next_to_chinese_punctuation() {
    assert_eq!(post("**重要。**請看"), "<p><strong>重要。</strong>請看</p>");
    assert_eq!(post("请看**“说明”**。谢谢"), "<p>请看<strong>“说明”</strong>。谢谢</p>");
    assert_eq!(post("**Important.** See *this*"), "<p><strong>Important.</strong> See <em>this</em></p>");
}

#[test]
fn headings_fit_into_the_page() {
    assert_eq!(post("# Top\n\n## Sub\n\n<h1>raw</h1>"), "<h3>Top</h3>\n<h4>Sub</h4>\nraw");
    assert_eq!(post("## One\n\n#### Two\n\n# Three"), "<h3>One</h3>\n<h4>Two</h4>\n<h3>Three</h3>");
    let article = on(Surface::Article, "# 退款步骤\n\n## Steps\n\n## Steps");
    assert_eq!(
        article.html.as_str().trim(),
        "<h2 id=\"u-退款步骤\">退款步骤</h2>\n<h3 id=\"u-steps\">Steps</h3>\n<h3 id=\"u-steps-2\">Steps</h3>"
    );
    let ids: Vec<&str> = article.headings.iter().map(|heading| heading.id.as_str()).collect();
    assert_eq!(ids, ["u-退款步骤", "u-steps", "u-steps-2"]);
}

#[test]
fn tables_and_code_take_focus_and_have_names() {
    let html = post("| a | b |\n|---|:-:|\n| 1 | 2 |");
    assert!(
        html.starts_with(
            "<div class=\"scroll-x\" role=\"region\" tabindex=\"0\" aria-label=\"Table\"><table>"
        ),
        "{html}"
    );
    assert!(html.ends_with("</table></div>"), "{html}");
    assert!(html.contains("<td align=\"center\">2</td>"), "{html}");
    let html = post("```rust\nlet a = \"<b>\";\n```");
    assert!(html.starts_with("<pre class=\"language-rust\""), "{html}");
    for part in ["tabindex=\"0\"", "role=\"region\"", "aria-label=\"Code\"", "hl-keyword", "&lt;b&gt;"] {
        assert!(html.contains(part), "{part} in {html}");
    }
    assert!(post("```no-such-language\na < b\n```").contains("<code>a &lt; b\n</code>"));
}

#[test]
fn github_additions() {
    assert_eq!(post("~~old~~ :rocket:"), "<p><del>old</del> 🚀</p>");
    let html = post("- [x] done\n- [ ] open\n- [ ]");
    assert!(html.contains("☑ done") && html.contains("☐ open") && !html.contains("<input"), "{html}");
    assert_eq!(post("one\ntwo"), "<p>one<br>\ntwo</p>");
    assert_eq!(on(Surface::Article, "one\ntwo").html.as_str().trim(), "<p>one\ntwo</p>");
}

#[test]
fn own_images_stay_and_foreign_ones_become_links() {
    let rendered =
        on(Surface::Post, "![shot](/uploads/ab12.png) [log](/uploads/x/log.txt) ![](/uploads/ab12.png)");
    assert!(
        rendered.html.as_str().contains("<img src=\"/uploads/ab12.png\" alt=\"shot\" loading=\"lazy\">"),
        "{}",
        rendered.html.as_str()
    );
    assert_eq!(rendered.uploads, ["ab12.png", "x/log.txt"]);
    let link = "<a href=\"https://evil.example/p.png\" rel=\"nofollow ugc noopener\">cat</a>";
    assert_eq!(post("![cat](https://evil.example/p.png)"), format!("<p>{link}</p>"));
    assert_eq!(post("a <img src=https://evil.example/p.png alt=cat>"), format!("<p>a {link}</p>"));
    assert_eq!(
        post("[![cat](https://evil.example/p.png)](https://ok.example/)"),
        "<p><a href=\"https://ok.example/\" rel=\"nofollow ugc noopener\">cat</a></p>"
    );
    assert!(!post("![x](//evil.example/a.png)").contains("<img"));
    assert!(!post("![x](/uploads/../admin)").contains("<img"));
}

#[test]
fn mentions_are_links_outside_code_and_links() {
    let rendered = on(
        Surface::Post,
        "Hi @Ada, and @ada again; 请@grace-h看。 a@b.example `@code` [@link](/x) \\@bob-x @@no x/@path",
    );
    assert_eq!(rendered.mentions, ["ada", "grace-h", "bob-x"]);
    assert!(rendered.html.as_str().contains("<a href=\"/u/ada\" rel=\"nofollow ugc noopener\">@Ada</a>"));
    assert!(rendered.html.as_str().contains("请<a href=\"/u/grace-h\""));
    let rendered = on(Surface::Post, "```\n@inside\n```");
    assert!(rendered.mentions.is_empty());
}

#[test]
fn a_thousand_mentions_notify_fifty() {
    let source: String = (0..1_000).map(|number| format!("@member{number} ")).collect();
    let rendered = on(Surface::Post, &source);
    assert_eq!(rendered.mentions.len(), MENTIONS_MAX);
    assert_eq!(rendered.html.as_str().matches("href=").count(), MENTIONS_MAX);
    assert!(rendered.html.as_str().contains("@member999"));
}

#[test]
fn deep_nesting_neither_overflows_nor_takes_long() {
    let rows = |row: String| row.repeat(100);
    let sources = [
        ">".repeat(10_000),
        format!("{} deep", "> ".repeat(10_000)),
        "[".repeat(10_000),
        format!("{}a{}", "[".repeat(10_000), "](x)".repeat(10_000)),
        "*a ".repeat(10_000),
        "**a _b ".repeat(5_000),
        "- ".repeat(10_000),
        "1. ".repeat(10_000),
        "<div>".repeat(10_000),
        "<b>".repeat(10_000),
        format!("x {}", "<blockquote>".repeat(4_000)),
        rows(format!("{}\n\n", "<b>".repeat(30))),
        (0..3_000).map(|n| format!("<b t={n}>\n\nx\n\n")).collect(),
        "<b x=1><table><td></b></table>\n".repeat(1_500),
        "![".repeat(10_000),
        "`".repeat(10_000),
        "<".repeat(10_000),
        "&".repeat(10_000),
        "|a".repeat(5_000) + "\n" + &"|-".repeat(5_000),
        "a".repeat(BODY_CHARS_MAX + 1),
    ];
    for source in sources {
        let began = std::time::Instant::now();
        let html = post(&source);
        let start: String = source.chars().take(20).collect();
        assert!(html.len() < 4_000_000, "{start}: {} bytes", html.len());
        assert!(began.elapsed().as_secs() < 20, "{start}: {:?}", began.elapsed());
        excerpt(&source, 100);
    }
}

#[test]
fn html_we_do_not_show_stands_there_as_text() {
    assert_eq!(
        post("Use <script>alert(1)</script> here"),
        "<p>Use &lt;script&gt;alert(1)&lt;/script&gt; here</p>"
    );
    assert!(post("<script>\nalert(1)\n</script>").starts_with("<pre class=\"language-html\""));
    assert!(post("the <title> tag").contains("the &lt;title&gt; tag"));
}

#[test]
fn excerpts_have_no_markup_and_end_between_characters() {
    assert_eq!(
        plain("# Title\n\n**bold** [link](/x) `code`\n\n- one\n- two\n\n```\nhidden\n```"),
        "Title bold link code one two"
    );
    assert_eq!(plain("```\nonly code\n```"), "only code");
    assert_eq!(plain("a <b>b</b>\n\n<div>c</div>"), "a b c");
    assert_eq!(excerpt("one two three four", 12), "one two…");
    assert_eq!(excerpt("我的订单一直没有到货，请问怎么办？", 8), "我的订单一直没…");
    assert_eq!(excerpt("family 👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 16), "family 👨‍👩‍👧‍👦…");
    assert_eq!(excerpt("short", 5), "short");
    assert!(on(Surface::Post, &"word ".repeat(500)).excerpt.chars().count() <= EXCERPT_CHARS);
}

#[test]
fn a_quote_names_its_author_and_leaves_inner_quotes_out() {
    let quoted = quote("Ada *L*", "/t/5/x#p3", "> older\n\nmine\n\n```\n> code\n```");
    assert_eq!(quoted, "> [Ada \\*L\\*](/t/5/x#p3):\n>\n> mine\n>\n> ```\n> > code\n> ```\n\n");
    assert!(post(&quoted).starts_with("<blockquote>"));
    assert!(quote("Ada", "/t/5/如何退款(一)#p3", "x").starts_with("> [Ada](</t/5/"));
    let long = quote("Ada", "/t/5", &format!("```\n{}", "line\n".repeat(400)));
    assert!(long.chars().filter(|c| *c != '>').count() < QUOTE_CHARS_MAX + 300);
    assert!(long.ends_with("> ```\n\n"), "{long}");
}

#[test]
fn differences_are_by_word_and_by_character() {
    let shown = |old, new| -> String {
        let sign = |kind| match kind {
            Kind::Same => "",
            Kind::Added => "+",
            Kind::Removed => "-",
        };
        difference(old, new).iter().map(|change| format!("{}[{}]", sign(change.kind), change.text)).collect()
    };
    assert_eq!(shown("the old word", "the new word"), "[the ]-[old]+[new][ word]");
    assert_eq!(shown("我要退款", "我想退款"), "[我]-[要]+[想][退款]");
    assert_eq!(shown("我要退貨\n好", "我要換貨\n好"), "[我要]-[退]+[換][貨\n好]");
    assert_eq!(shown("same", "same"), "[same]");
    assert_eq!(shown("", ""), "");
}

#[test]
fn foreign_html_becomes_markdown() {
    let markdown = to_markdown(
        "<h2>Fix</h2><p>Do <b>this</b> <a href=\"https://a.example/\">now</a></p><script>x()</script><style>p{}</style>",
    );
    assert_eq!(markdown, "## Fix\n\nDo **this** [now](https://a.example/)");
    let deep = format!("{}deep{}", "<div>".repeat(50_000), "</div>".repeat(50_000));
    assert_eq!(to_markdown(&deep), "deep");
    assert!(to_markdown(&"<b x=1><table><td></b>".repeat(5_000)).is_empty());
}

#[test]
fn mails_get_plain_text() {
    let rendered = on(Surface::Post, "Hello **Ada**,\n\n- one\n- [two](https://a.example/)\n\n你好");
    let text = plain_text(&rendered.html);
    assert!(
        text.contains("Ada")
            && text.contains("one")
            && text.contains("https://a.example/")
            && text.contains("你好"),
        "{text}"
    );
    assert!(!text.contains('<'), "{text}");
}

#[test]
fn the_parts_of_an_article_are_its_highest_headings() {
    let texts = |source: &str| -> Vec<String> {
        headings(&on(Surface::Article, source).html).into_iter().map(|heading| heading.text).collect()
    };
    assert_eq!(texts("# One\n\n## Below\n\n# Two"), ["One", "Two"]);
    assert_eq!(texts("## One\n\n### Below\n\n## Two"), ["One", "Two"]);
    assert!(texts("Nothing").is_empty());
}
