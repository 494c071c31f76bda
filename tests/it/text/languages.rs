use std::str::FromStr;

use askwell::text::lang::{Lang, detect};

#[test]
fn tags_of_browsers_and_people() {
    for (tag, lang) in [
        ("en", Lang::En),
        ("EN-us", Lang::En),
        ("zh", Lang::ZhHans),
        ("zh-CN", Lang::ZhHans),
        ("zh_SG", Lang::ZhHans),
        ("zh-hans", Lang::ZhHans),
        ("zh-TW", Lang::ZhHant),
        ("zh-HK", Lang::ZhHant),
        ("zh-MO", Lang::ZhHant),
        ("zh-Hant-TW", Lang::ZhHant),
        ("zh-Hans-HK", Lang::ZhHans),
    ] {
        assert_eq!(Lang::from_str(tag), Ok(lang), "{tag}");
    }
    assert!(Lang::from_str("de").is_err());
    for lang in Lang::ALL {
        assert_eq!(Lang::from_str(lang.tag()), Ok(lang));
        assert_eq!(Lang::from_str(lang.path_segment()), Ok(lang));
        assert_eq!(serde_json::to_string(&lang).unwrap(), format!("\"{}\"", lang.tag()));
        assert_eq!(serde_json::from_str::<Lang>(&format!("\"{}\"", lang.tag())).unwrap(), lang);
    }
}

#[test]
fn the_best_of_a_browsers_wishes() {
    for (header, lang) in [
        ("zh-TW,zh;q=0.9,en;q=0.8", Some(Lang::ZhHant)),
        ("de,fr;q=0.9", None),
        ("de,en;q=0.5,zh-CN;q=0.7", Some(Lang::ZhHans)),
        ("", None),
        ("en;q=0", None),
        ("*", None),
        ("en;q=abc,zh", Some(Lang::ZhHans)),
        ("zh, en", Some(Lang::ZhHans)),
    ] {
        assert_eq!(Lang::from_accept_language(header), lang, "{header}");
    }
}

#[test]
fn the_language_of_a_text() {
    for (text, fallback, lang) in [
        ("How do I return a parcel that arrived broken last week?", Lang::ZhHans, Lang::En),
        ("我的订单一直没有到货，请问怎么办？", Lang::En, Lang::ZhHans),
        ("我的訂單一直沒有到貨，請問怎麼辦？", Lang::En, Lang::ZhHant),
        ("安裝 Windows 11 之後 Bluetooth 無法連線", Lang::En, Lang::ZhHant),
        ("你好", Lang::ZhHant, Lang::ZhHant),
        ("你好", Lang::En, Lang::ZhHans),
        ("ok", Lang::ZhHant, Lang::ZhHant),
        ("", Lang::En, Lang::En),
        ("12345", Lang::ZhHans, Lang::ZhHans),
    ] {
        assert_eq!(detect(text, fallback), lang, "{text}");
    }
}
