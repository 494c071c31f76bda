use askwell::text::analyzer::{GramTokenizer, WordTokenizer};
use askwell::text::tokens::{fold, ngrams, tokens};
use proptest::prelude::*;
use tantivy::tokenizer::{TokenStream, Tokenizer};

fn words(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.text).collect()
}

fn grams(text: &str) -> Vec<String> {
    ngrams(text).into_iter().map(|token| token.text).collect()
}

#[test]
fn both_scripts_and_the_words_of_taiwan_fold_into_one() {
    assert_eq!(fold("ＰＡＹ－３０４１ Ünïted"), "pay-3041 ünïted");
    assert_eq!(fold("軟體無法安裝"), fold("软件无法安装"));
    assert_eq!(fold("簡訊驗證碼"), fold("短信验证码"));
}

#[test]
fn words_are_stemmed_and_stop_words_dropped() {
    assert_eq!(words("How do I return the broken parcels?"), ["return", "broken", "parcel"]);
    assert_eq!(words("how to"), ["how", "to"]);
    assert_eq!(words("我要退款"), ["我", "要", "退", "款"]);
    assert_eq!(words("我要退貨refunds！"), ["我", "要", "退", "货", "refund"]);
    assert_eq!(words("Error PAY-3041."), ["error", "pay-3041", "pay", "3041"]);
    assert_eq!(words("v2.1"), ["v2.1", "v2", "1"]);
    assert_eq!(words("e-mail"), ["e", "mail"]);
    assert_eq!(words("?!"), Vec::<String>::new());
}

#[test]
fn tokens_know_their_place() {
    let text = "我的訂單 Refunds，PAY-3041";
    let places: Vec<(&str, &str)> = Box::leak(tokens(text).into_boxed_slice())
        .iter()
        .map(|token| (token.text.as_str(), &text[token.start..token.end]))
        .collect();
    assert_eq!(
        places,
        [
            ("我", "我"),
            ("的", "的"),
            ("订", "訂"),
            ("单", "單"),
            ("refund", "Refunds"),
            ("pay-3041", "PAY-3041"),
            ("pay", "PAY"),
            ("3041", "3041")
        ]
    );
}

#[test]
fn ngrams_of_words_and_of_chinese() {
    assert_eq!(grams("go"), [" go", " go ", "go "]);
    assert_eq!(grams("card"), [" ca", " car", " card", "car", "card", "card ", "ard", "ard ", "rd "]);
    assert_eq!(grams("退款吗"), ["退", "退款", "退款吗", "款", "款吗", "吗"]);
}

#[test]
fn the_index_gets_the_same_streams() {
    let mut seen = Vec::new();
    let mut tokenizer = WordTokenizer;
    let mut stream = tokenizer.token_stream("refunds 退貨");
    stream.process(&mut |token| seen.push((token.text.clone(), token.position, token.offset_from)));
    assert_eq!(seen, [("refund".to_owned(), 0, 0), ("退".to_owned(), 1, 8), ("货".to_owned(), 2, 11)]);
    let mut count = 0;
    let mut tokenizer = GramTokenizer;
    tokenizer.token_stream("退貨").process(&mut |_| count += 1);
    assert_eq!(count, 3);
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[\\u{4e00}-\\u{9fff}a-zA-Z0-9 .\\-]{0,40}",
        "[軟體簡訊網路滑鼠著乾後裡發髮台臺面麵A-Z]{0,20}"
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn folding_twice_changes_nothing(text in any_text()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn tokens_lie_in_the_text(text in any_text()) {
        for token in tokens(&text).iter().chain(&ngrams(&text)) {
            prop_assert!(text.get(token.start..token.end).is_some_and(|original| !original.is_empty()));
            prop_assert!(!token.text.is_empty());
        }
    }
}
