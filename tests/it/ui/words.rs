use askwell::text::lang::Lang;
use askwell::ui::words::{Key, Words, t};

#[test]
fn every_language_speaks_for_itself() {
    let said = |lang| Words::of(lang).text(t::COMMON_NAV_FAQ).into_owned();
    assert_eq!(Lang::ALL.map(said), ["FAQ", "常见问题", "常見問題"]);
}

#[test]
fn every_language_has_the_same_texts_in_the_same_files() {
    let read = |lang: Lang| {
        let folder = format!("{}/locales/{}", env!("CARGO_MANIFEST_DIR"), lang.tag());
        let mut ids = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let file = path.file_stem().unwrap().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            let begins = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
            ids.extend(
                text.lines()
                    .filter(begins)
                    .map(|line| (file.clone(), line.split(' ').next().unwrap().to_owned())),
            );
        }
        ids.sort();
        ids
    };
    let english = read(Lang::En);
    assert!(english.len() > 100);
    assert_eq!(read(Lang::ZhHans), english);
    assert_eq!(read(Lang::ZhHant), english);
}

#[test]
fn numbers_choose_the_plural() {
    let say = |lang, count: i64| Words::of(lang).with(t::COMMON_ME_TOOS, &[("count", count.into())]);
    assert_eq!(say(Lang::En, 1), "1 person has this too");
    assert_eq!(say(Lang::En, 14), "14 people have this too");
    assert_eq!(say(Lang::En, 1_240), "1,240 people have this too");
    assert_eq!(say(Lang::ZhHans, 1), "1 人也遇到了");
    let replies = |lang, count: i64| Words::of(lang).with(t::COMMON_REPLIES, &[("count", count.into())]);
    assert_eq!(replies(Lang::En, 0), "no reply yet");
    assert_eq!(replies(Lang::ZhHant, 0), "尚無回覆");
    assert_eq!(replies(Lang::ZhHant, 3), "3 則回覆");
}

#[test]
fn values_are_put_in_without_invisible_marks() {
    let text = Words::of(Lang::En).with(t::COMMON_ASKED_BY, &[("name", "Ravi K.".into())]);
    assert_eq!(text, "asked by Ravi K.");
}

#[test]
fn a_missing_text_shows_its_key() {
    let words = Words::of(Lang::ZhHans);
    assert_eq!(words.text(Key::new("common-no-such-text")), "common-no-such-text");
    assert_eq!(words.with(Key::new("common-no-such-text"), &[("n", 1_i64.into())]), "common-no-such-text");
}
