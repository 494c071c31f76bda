use askwell::text::mask::{PrivateKind, find, mask};
use proptest::prelude::*;

fn found(text: &str) -> Vec<(PrivateKind, String)> {
    find(text).into_iter().map(|detail| (detail.kind, detail.text)).collect()
}

fn marker(kind: PrivateKind) -> String {
    format!("[{} removed]", kind.name())
}

#[test]
fn planted_details_are_found() {
    use PrivateKind::{BankCard, ChineseId, Email, IpAddress, Phone, Reference, Secret};
    for (text, kind, detail) in [
        ("Write to ada.l+shop@mail.example.org please.", Email, "ada.l+shop@mail.example.org"),
        ("我的邮箱是wang@example.cn，谢谢", Email, "wang@example.cn"),
        ("我的信箱：chen@example.com.tw。", Email, "chen@example.com.tw"),
        ("Call +44 20 7946 0958 after five", Phone, "+44 20 7946 0958"),
        ("my number is (212) 555-0147.", Phone, "(212) 555-0147"),
        ("My number is 9123 4567", Phone, "9123 4567"),
        ("please reach me on 9123 4567 after six", Phone, "9123 4567"),
        ("联系方式：9123 4567", Phone, "9123 4567"),
        ("ring 212-555-0147", Phone, "212-555-0147"),
        ("+1-212-555-0147", Phone, "+1-212-555-0147"),
        ("London 020 7946 0958", Phone, "020 7946 0958"),
        ("我的手机13800138000打不通", Phone, "13800138000"),
        ("电话 138 0013 8000", Phone, "138 0013 8000"),
        ("+86 138-0013-8000", Phone, "+86 138-0013-8000"),
        ("座机010-62345678", Phone, "010-62345678"),
        ("手機 0912-345-678", Phone, "0912-345-678"),
        ("香港電話：2345 6789", Phone, "2345 6789"),
        ("身份证号11010519491231002X，请核对", ChineseId, "11010519491231002X"),
        ("card 4111 1111 1111 1111 was charged", BankCard, "4111 1111 1111 1111"),
        ("卡号6222021234567890128", BankCard, "6222021234567890128"),
        ("My order BL-88-4102-7731 is late", Reference, "BL-88-4102-7731"),
        ("订单号：20241122083315，一直没发货", Reference, "20241122083315"),
        ("訂單編號 TW20241122001 還沒到", Reference, "TW20241122001"),
        ("order number 10482733 never came", Reference, "10482733"),
        ("invoice #INV2024-00912", Reference, "INV2024-00912"),
        ("from 203.0.113.87 since May", IpAddress, "203.0.113.87"),
        ("It was cut. 203.0.113.87 is mine.", IpAddress, "203.0.113.87"),
        (
            "token ghp_16C7e42F292c6912E7710c838347Ae178B4a",
            Secret,
            "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
        ),
        ("密码：hunter2024", Secret, "hunter2024"),
        ("password: tr0ub4dor", Secret, "tr0ub4dor"),
        ("see ?t=Zk9dK2mQ8sLw3VbN7xYtR4pH6c ok", Secret, "Zk9dK2mQ8sLw3VbN7xYtR4pH6c"),
    ] {
        let all = found(text);
        assert_eq!(all, [(kind, detail.to_owned())], "{text}");
        let masked = mask(text, &find(text), &marker);
        assert!(!masked.contains(detail), "{masked}");
    }
}

#[test]
fn ordinary_figures_are_left_alone() {
    for text in [
        "Error PAY-3041 on version 2.14.0.3",
        "Updated on 2026-11-22 19:44:05",
        "It costs $1,299.00 or ¥12,345.67",
        "CVE-2024-12345678 and RUSTSEC-2026-0193",
        "Windows 10.0.19041.1237",
        "firmware v1.2.3.4",
        "version 12.34.56.78",
        "my router is 192.168.1.1",
        "127.0.0.1:8080",
        "please call us on 2026-11-30",
        "my number of lamps is 12",
        "the order is late",
        "the account is locked",
        "the order has been shipped on 2026-11-22",
        "ISO-8601-2019 and UTF-8",
        "model XPS-15-9530",
        "between 100 and 200000",
        "8.30-17.00",
        "the password is wrong",
        "order: yesterday",
        "https://example.org/a-long-path/with-many-words/and-figures-2024",
        "错误代码PAY-3041，版本3.12.5",
        "二〇二四年11月22日 19:44",
        "价格1299元",
        "錯誤碼 E-1002",
        "2024年11月22日",
        "3.1415926535897932",
        "1700000000",
        "0x7fffffffe4c8",
        "tel: see below",
        "16 GB, 512 GB",
        "4111 1111 1111 1112",
        "110105194912310021",
        "ask@home",
        "sections 4.2.1-4.2.9",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn masking_replaces_each_by_the_readers_words() {
    let text = "邮箱a@b.example，电话13800138000。";
    let masked = mask(text, &find(text), &|kind| {
        format!("［{}］", if kind == PrivateKind::Email { "邮箱" } else { "电话" })
    });
    assert_eq!(masked, "邮箱［邮箱］，电话［电话］。");
    assert_eq!(mask("plain", &[], &marker), "plain");
    let beside = "password: ada@mail.example+86 and password: 12/ada@mail.example";
    assert_eq!(found(beside).len(), 2);
}

fn telling_text() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        prop::sample::select(vec![
            "ada@mail.example",
            "13800138000",
            "BL-88-4102-7731",
            "4111111111111111",
            "203.0.113.87",
            "order ",
            "订单号",
            "电话",
            "password: ",
            "+86",
            "-",
            " ",
            ".",
            "，",
            "2024",
            "7731",
            "AB",
            "@",
            "token=",
            "Zk9dK2mQ8sLw3VbN7xYtR4pH6c",
            "#",
            ":",
            "v",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,6}",
        "[0-9]{1,6}",
    ];
    prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn masking_twice_changes_nothing(text in telling_text()) {
        let once = mask(&text, &find(&text), &marker);
        let twice = mask(&once, &find(&once), &marker);
        prop_assert_eq!(once, twice);
    }

    #[test]
    fn places_are_true(text in telling_text()) {
        let mut end = 0;
        for detail in find(&text) {
            prop_assert!(detail.range.start >= end);
            prop_assert_eq!(&text[detail.range.clone()], detail.text);
            end = detail.range.end;
        }
    }
}
