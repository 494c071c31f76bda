use askwell::text::lang::Lang;
use askwell::urls;

#[test]
fn segments_and_values_are_encoded() {
    assert_eq!(urls::thread(1042, "a/b?c#d"), "/t/1042/a%2Fb%3Fc%23d");
    assert_eq!(urls::search("发票 & more", 1), "/search?q=%E5%8F%91%E7%A5%A8%20%26%20more");
    assert_eq!(urls::sign_in_then("/t/1?page=2#p21"), "/sign-in?next=%2Ft%2F1%3Fpage%3D2%23p21");
}

#[test]
fn a_post_has_one_address() {
    assert_eq!(urls::post(1042, "slug", 1, 3), "/t/1042/slug#p3");
    assert_eq!(urls::post(1042, "slug", 2, 21), "/t/1042/slug?page=2#p21");
    assert_eq!(urls::with_query(&urls::post(1, "s", 2, 21), "quote", 3), "/t/1/s?page=2&quote=3#p21");
}

#[test]
fn a_language_stands_before_the_path() {
    assert_eq!(urls::in_language(Lang::ZhHant, "/faq"), "/zh-hant/faq");
    assert_eq!(urls::in_language(Lang::En, "/"), "/en");
}

#[test]
fn verbs_hang_on_what_they_change() {
    assert_eq!(urls::acceptance(7), "/t/7/acceptance");
    assert_eq!(urls::post_votes(93), "/posts/93/votes");
    assert_eq!(urls::telephone("+65 6000 0000"), "tel:+6560000000");
}
