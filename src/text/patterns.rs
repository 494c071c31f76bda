//! What personal data looks like. `mask` decides what is found; here stand the patterns and the checks behind them.

use std::net::Ipv4Addr;
use std::sync::LazyLock;

use regex::Regex;

use super::mask::PrivateKind;

/// Tells from what stands before a detail, and from the detail, whether it is one.
type Check = fn(before: &str, found: &str) -> bool;

/// A pattern, the group that holds the detail, and the check that its characters are what they look like.
pub(super) struct Pattern {
    pub(super) kind: PrivateKind,
    pub(super) regex: Regex,
    pub(super) is_real: Check,
}

/// In order of precedence: where two overlap, the earlier one is right.
pub(super) static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    use PrivateKind::{BankCard, ChineseId, Email, IpAddress, Phone, Reference, Secret};
    let always = |_: &str, _: &str| true;
    let table: [(PrivateKind, &str, Check); 14] = [
        (Email, r"(?i)([a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9](?:[a-z0-9-]{0,62}\.){1,6}[a-z]{2,24})", always),
        (
            Secret,
            r"((?:sk|pk|rk|ghp|gho|ghs|glpat|xox[abps]|npm|pypi)[_-][A-Za-z0-9_-]{16,200}|AKIA[0-9A-Z]{16}|eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}(?:\.[A-Za-z0-9_-]*)?)",
            always,
        ),
        (
            Secret,
            r"(?i)(?:password|passwd|passcode|pwd|pin|secret|token|api[ _-]?key|密码|密碼|口令|验证码|驗證碼)\s?(?:is\s?)?[:：=＝]\s?([^\s\x01,，。;；\[\]［］【】()（）]{4,200})",
            |_, found| found.bytes().any(|b| b.is_ascii_digit()),
        ),
        (Secret, r"([A-Za-z0-9][A-Za-z0-9_+/-]{22,398}={0,2})", |_, found| is_random_looking(found)),
        (
            ChineseId,
            r"([1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx])",
            |_, found| is_chinese_id(found),
        ),
        (BankCard, r"([2-6]\d{3}(?:[ -]?\d){8,15})", |_, found| is_card(found)),
        (Phone, r"((?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4})", always),
        (Phone, r"(\+[1-9]\d{0,2}(?:[ .-]?\(?\d{1,4}\)?){2,6})", |_, found| {
            (8..=15).contains(&figures(found))
        }),
        (
            Phone,
            r"(\(0\d{1,3}\) ?\d{3,4}[ -]?\d{4}|0\d{2,3}[ -]\d{7,8}|0\d{2,4} \d{3,4} \d{3,4}|09\d{2}-?\d{3}-?\d{3})",
            always,
        ),
        (Phone, r"((?:\([2-9]\d{2}\) ?|[2-9]\d{2}[-.])[2-9]\d{2}[-.]\d{4})", always),
        (
            Phone,
            r"(?i)(?:phone|mobile|tel|(?:call|reach|ring) (?:me|us)(?: at| on)?|my number|contact number|whatsapp|电话|電話|手机|手機|我的号码|我的號碼|联系方式|聯絡方式)(?:号码|號碼|号|號)?(?: number)?(?: is)?[ .:：是为為]{0,3}(\+?\d[\d -]{5,16}\d)",
            |_, found| (7..=15).contains(&figures(found)) && !is_date(found),
        ),
        (Reference, r"([A-Z]{2,5}-[0-9A-Z]{1,8}(?:-[0-9A-Z]{2,10}){1,5})", |_, found| is_reference(found)),
        (
            Reference,
            r"(?i)(?:order|invoice|booking|tracking|customer|account|ticket|订单|訂單|运单|運單|发票|發票|单号|單號|客户|客戶)\s?(?:no\.?|number|id|#|编号|編號|号码|號碼|号|號)?(?:\s?(?:is|was|是|为|為))?\s?[:：#]?\s?([A-Za-z0-9][A-Za-z0-9-]{5,30})",
            |_, found| figures(found) >= 5 && !is_date(found),
        ),
        (IpAddress, r"((?:\d{1,3}\.){3}\d{1,3})", is_address),
    ];
    let compiled = table.into_iter().filter_map(|(kind, pattern, is_real)| {
        // Each has a planted example in the tests: one that does not compile is missed there.
        Regex::new(pattern).ok().map(|regex| Pattern { kind, regex, is_real })
    });
    compiled.collect()
});

fn figures(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let year = parts
        .next()
        .is_some_and(|year| year.len() == 4 && (year.starts_with("19") || year.starts_with("20")));
    year && parts.clone().count() == 2 && parts.all(|part| part.len() <= 2)
}

/// Names of standards and of faults in public lists look like order numbers.
fn is_reference(text: &str) -> bool {
    const PUBLIC: [&str; 14] =
        ["CVE", "CWE", "ISO", "IEC", "RFC", "GHSA", "IEEE", "ANSI", "DIN", "EN", "GB", "UTF", "PEP", "JSR"];
    let prefix = text.split('-').next().unwrap_or_default();
    !PUBLIC.contains(&prefix) && !text.starts_with("RUSTSEC") && figures(text) >= 7
}

fn is_address(before: &str, text: &str) -> bool {
    let lower: String = before
        .chars()
        .rev()
        .take(10)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect::<String>()
        .to_lowercase();
    let lower = lower.trim_end();
    let is_version = ["v", "version", "ver", "ver.", "版本", "版", "release", "build", "firmware"]
        .iter()
        .any(|word| lower.ends_with(word));
    match text.parse::<Ipv4Addr>() {
        // Addresses of no one in particular.
        Ok(address) => {
            let is_nobodys = address.is_loopback()
                || address.is_private()
                || address.is_unspecified()
                || address.is_broadcast()
                || address.is_link_local();
            !is_version && !is_nobodys && !is_mask_or_small(address)
        }
        Err(_) => false,
    }
}

/// Netmasks, and numbers like 1.2.3.4 that are versions more often than addresses.
fn is_mask_or_small(address: Ipv4Addr) -> bool {
    let octets = address.octets();
    octets.first() == Some(&255) || octets.iter().all(|octet| *octet < 20)
}

/// A token is long, holds capitals, small letters and figures well mixed; words joined by hyphens and paths do not.
fn is_random_looking(text: &str) -> bool {
    let capitals = text.bytes().filter(u8::is_ascii_uppercase).count();
    let small = text.bytes().filter(u8::is_ascii_lowercase).count();
    let figures = figures(text);
    let joints = text.bytes().filter(|b| matches!(b, b'-' | b'_' | b'/')).count();
    let is_hex =
        text.len() >= 32 && figures >= 6 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    is_hex || (capitals >= 3 && small >= 3 && figures >= 3 && joints * 6 <= text.len())
}

/// The last figure of a Chinese identity number is reckoned from the others (GB 11643).
fn is_chinese_id(text: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = text.chars().zip(WEIGHTS).map(|(c, weight)| c.to_digit(10).unwrap_or(0) * weight).sum();
    let check = "10X98765432".chars().nth((sum % 11) as usize);
    text.to_ascii_uppercase().chars().last() == check
}

fn is_card(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| match (place % 2, digit * 2) {
            (0, _) => *digit,
            (_, doubled) if doubled > 9 => doubled - 9,
            (_, doubled) => doubled,
        })
        .sum();
    let is_one_figure = digits.windows(2).all(|pair| pair.first() == pair.last());
    (13..=19).contains(&digits.len()) && sum.is_multiple_of(10) && !is_one_figure
}
