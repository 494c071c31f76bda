use askwell::text::tokens::{fold, ngrams, words};
use proptest::prelude::*;

fn texts(text: &str) -> Vec<String> {
    words(text).into_iter().map(|token| token.text).collect()
}

fn grams(text: &str) -> Vec<String> {
    ngrams(text).into_iter().map(|token| token.text).collect()
}

#[test]
fn folds_width_case_script_and_phrases() {
    assert_eq!(fold("ＰＡＹ－３０４１"), "pay-3041");
    assert_eq!(fold("下載發票"), "下载发票");
    assert_eq!(fold("軟體"), "软件");
    assert_eq!(fold("Cafe\u{301}"), "café");
}

#[test]
fn words_are_stemmed_and_stop_words_dropped() {
    assert_eq!(texts("How do I download my invoices?"), ["download", "invoic"]);
    assert_eq!(texts("What's this?"), ["what", "this"]);
    assert_eq!(texts("don't"), ["dont"]);
}

#[test]
fn chinese_goes_character_by_character() {
    assert_eq!(texts("请问怎么下載發票？"), ["怎", "下", "载", "发", "票"]);
    assert_eq!(texts("你好"), ["你", "好"]);
}

#[test]
fn codes_stay_whole_and_give_their_parts() {
    assert_eq!(texts("错误PAY-3041"), ["错", "误", "pay-3041", "pay", "3041"]);
    assert_eq!(texts("version 2.4.1."), ["version", "2.4.1"]);
    assert_eq!(texts("sign-in"), ["signin", "sign"]);
    assert_eq!(texts("Wi-Fi"), ["wifi", "wi", "fi"]);
    assert!(grams("Wi-Fi").contains(&" wifi".to_owned()));
}

#[test]
fn grams_have_blanks_around_words() {
    assert_eq!(grams("ab"), [" ab", "ab ", " ab "]);
    assert_eq!(grams("發票"), ["发", "票", "发票"]);
    assert_eq!(grams("a"), [" a "]);
}

#[test]
fn ranges_point_into_the_given_text() {
    let text = "下載 Invoices 發票";
    let found: Vec<_> = words(text).into_iter().map(|t| (t.text, &text[t.range])).collect();
    let expected = [("下", "下"), ("载", "載"), ("invoic", "Invoices"), ("发", "發"), ("票", "票")];
    assert_eq!(found, expected.map(|(a, b)| (a.to_owned(), b)));
}

proptest! {
    #[test]
    fn any_text_gives_tokens_with_valid_ranges(text in "\\PC{0,80}|[a-z發票軟體記憶體 '\u{301}.-]{0,40}") {
        for token in words(&text).into_iter().chain(ngrams(&text)) {
            prop_assert!(!token.text.is_empty());
            prop_assert!(text.get(token.range).is_some());
        }
    }
}
