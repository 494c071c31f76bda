//! Placeholders are told from braces that mean something else.

use askwell::text::placeholders::{all, fill, plainly};

#[test]
fn words_in_braces_are_placeholders_and_code_is_code() {
    for (source, found) in [
        ("Hello {name}, your {order number} and {order number}.", vec!["{name}", "{order number}"]),
        ("您好，{订单号}的包裹", vec!["{订单号}"]),
        ("`{name}` and ``{a`b}`` are code, {link} is none", vec!["{link}"]),
        ("```json\n{name}\n```\n{agent}", vec!["{agent}"]),
        ("~~~\n{name}\n```\n{agent}\n~~~\n", vec![]),
        ("a backtick ` alone {name}", vec!["{name}"]),
        ("{} { } {1} {a: 1} {\"a\"} {{name}} {a\nb}", vec!["{name}"]),
        ("{never closed", vec![]),
        ("{a name that is much longer than any placeholder has}", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(all(source), found, "{source}");
    }
}

#[test]
fn what_is_put_in_is_not_looked_at_again() {
    let value = |name: &str| match name {
        "name" => Some("{question}".to_owned()),
        "question" => Some("no".to_owned()),
        _ => None,
    };
    assert_eq!(fill("{name}: {question} {other} `{name}`", value), "{question}: no {other} `{name}`");
}

#[test]
fn names_mean_nothing_to_markdown() {
    assert_eq!(plainly("*Ann* [x](y) {name} <b>"), r"\*Ann\* \[x\](y) \{name\} \<b\>");
    assert_eq!(plainly("Priya S. 周明!"), "Priya S. 周明!");
    assert_eq!(plainly("# one - two"), r"\# one - two");
}
