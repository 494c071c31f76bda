use askwell::text::input::{InputError, clean_line, clean_text, is_only_thanks};
use askwell::text::slug::{SLUG_CHARS_MAX, section_slug, slug};
use proptest::prelude::*;

#[test]
fn lines_are_one_line_of_visible_characters() {
    assert_eq!(clean_line("  a \t b\nc ", 10), Ok("a b c".to_owned()));
    assert_eq!(clean_line("cafe\u{301}", 4), Ok("café".to_owned()));
    assert_eq!(clean_line("ad\u{200b}min\u{202e}", 10), Ok("admin".to_owned()));
    assert_eq!(clean_line(" \u{feff} ", 10), Err(InputError::Empty));
    assert_eq!(clean_line("一二三四", 3), Err(InputError::TooLong { max: 3 }));
    assert_eq!(clean_line("一二三", 3), Ok("一二三".to_owned()));
    assert_eq!(clean_line("a\0b", 9), Err(InputError::ControlCharacters));
}

#[test]
fn texts_keep_their_lines() {
    assert_eq!(
        clean_text("\r\n\r\n    code\r\nb\rc\t\u{1b}[0m\0\n\n", 40),
        Ok("    code\nb\nc\t[0m".to_owned())
    );
    assert_eq!(clean_text("\n \n", 40), Err(InputError::Empty));
    assert_eq!(clean_text("abc", 2), Err(InputError::TooLong { max: 2 }));
}

#[test]
fn thanks_alone_need_no_answer() {
    for text in [
        "thanks!",
        "Thank you so much, works now",
        "Thanks a lot 🙏",
        "ty",
        "That fixed it, thank you!",
        "it's working now, cheers",
        "Solved.",
        "谢谢，解决了",
        "非常感谢您的帮助！",
        "已经解决了，谢谢大家",
        "可以了，谢谢",
        "好的，谢谢客服",
        "谢谢😊",
        "謝謝，解決了",
        "非常感謝您的幫忙！",
        "已解決，多謝",
    ] {
        assert!(is_only_thanks(text), "{text}");
    }
    for text in [
        "",
        "ok",
        "thanks, but it still fails",
        "Thanks! How do I get a refund?",
        "thank you. The second parcel is missing",
        "not solved",
        "It works on Windows only",
        "谢谢，但是还是不行",
        "没有解决",
        "谢谢，请问什么时候到货",
        "謝謝，還是不行",
        "不能用了",
        "没解决，谢谢",
        "解决了吗",
        "好",
        "not working, thanks",
    ] {
        assert!(!is_only_thanks(text), "{text}");
    }
}

#[test]
fn slugs_of_three_languages() {
    for (title, expected) in [
        ("How do I return a parcel?", "how-do-i-return-a-parcel"),
        ("Can't log in — Café №5", "cant-log-in-cafe-no5"),
        ("如何退款？", "如何退款"),
        ("我的 iPhone 15 無法開機！", "我的-iphone-15-無法開機"),
        ("???", "-"),
        ("", "-"),
        ("  a  ", "a"),
        ("ＰＡＹ－３０４１", "pay-3041"),
    ] {
        assert_eq!(slug(title), expected, "{title}");
    }
    assert_eq!(section_slug("2024"), "s-2024");
    assert_eq!(section_slug("Returns"), "returns");
    assert_eq!(slug(&"word ".repeat(40)).chars().count(), 79);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn slugs_have_one_shape(title in "\\PC{0,120}") {
        let slug = slug(&title);
        prop_assert!(!slug.is_empty() && slug.chars().count() <= SLUG_CHARS_MAX);
        prop_assert!(slug.chars().all(|c| c.is_alphanumeric() || c == '-'), "{}", slug);
        prop_assert!(slug == "-" || !(slug.starts_with('-') || slug.ends_with('-') || slug.contains("--")), "{}", slug);
        let section = section_slug(&title);
        prop_assert!(section.parse::<u64>().is_err());
    }

    #[test]
    fn cleaning_twice_changes_nothing(text in any::<String>()) {
        if let Ok(clean) = clean_line(&text, 500) {
            prop_assert_eq!(clean_line(&clean, 500), Ok(clean));
        }
        if let Ok(clean) = clean_text(&text, 500) {
            prop_assert!(!clean.contains('\0') && !clean.contains('\r'));
            prop_assert_eq!(clean_text(&clean, 500), Ok(clean));
        }
    }
}
