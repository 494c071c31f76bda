//! The day that a sentence names, seen from the day on which it was written.

use std::sync::LazyLock;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use regex::{Captures, Regex};

/// Reads what a pattern found.
type Read = fn(&Captures<'_>, NaiveDate) -> Option<NaiveDate>;

/// In order of precedence: the more exactly a day is named the earlier.
static DATES: LazyLock<Vec<(Regex, Read)>> = LazyLock::new(|| {
    const MONTHS: &str = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
    const DAYS: &str = "(mon|tues|wednes|thurs|fri|satur|sun)day";
    const BY: &str = r"(by|before|until|on|no later than)(?: the)?(?: end of)?(?: the day(?: on)?)?";
    let table: [(String, Read); 13] = [
        (r"(\d{4})-(\d{1,2})-(\d{1,2})".into(), |c, _| day(number(c, 1)?, number(c, 2)?, number(c, 3)?)),
        (r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号號]".into(), |c, _| {
            day(number(c, 1)?, number(c, 2)?, number(c, 3)?)
        }),
        (format!(r"(?i)\b{BY} (\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({MONTHS})\b(?:,? (\d{{4}}))?"), |c, today| {
            before(c, in_year(c, 4, month(c.get(3)?.as_str())?, number(c, 2)?, today)?)
        }),
        (format!(r"(?i)\b{BY} ({MONTHS})\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (\d{{4}}))?"), |c, today| {
            before(c, in_year(c, 4, month(c.get(2)?.as_str())?, number(c, 3)?, today)?)
        }),
        (r"(\d{1,2})\s?月\s?(\d{1,2})\s?[日号號]".into(), |c, today| {
            in_year(c, 9, number(c, 1)?, number(c, 2)?, today)
        }),
        (format!(r"(?i)\b{BY} (?:(next|this) )?{DAYS}\b"), |c, today| {
            before(c, weekday(english(c.get(3)?.as_str())?, c.get(2).map(|which| which.as_str()), today)?)
        }),
        (r"(下个|下個|下|本|这个|這個|这|這)?(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])".into(), |c, today| {
            let which = c.get(1).map(|which| if which.as_str().starts_with('下') { "next" } else { "this" });
            weekday(chinese(c.get(2)?.as_str())?, which, today)
        }),
        (r"(?i)\b(?:within|in)(?: the next)? (\d{1,3}|an?|one|two|three|four|five|six|seven|ten) (hour|day|week|business day|working day)s?\b".into(), |c, today| {
            span(amount(c.get(1)?.as_str())?, &c.get(2)?.as_str().to_lowercase(), today)
        }),
        (r"(\d{1,3}|[一二两兩三四五六七八九十]{1,3})\s?(?:个|個)?\s?(工作日|小时|小時|天|日|周|週|星期)(?:之)?[内內]".into(), |c, today| {
            span(amount(c.get(1)?.as_str())?, c.get(2)?.as_str(), today)
        }),
        (r"(?i)\b(?:by|before|until|during|this|within)?(?: the)?(?: end of)? ?(next|this|the) week\b|(下|本|这|這)(?:个|個)?(?:周|週|星期)(?:内|內|底|末|之前|前|结束前|結束前)?".into(), |c, today| {
            let which = c.get(1).or_else(|| c.get(2))?.as_str().to_lowercase();
            weekday(Weekday::Fri, Some(if which == "next" || which == "下" { "next" } else { "this" }), today)
        }),
        (r"(?i)\btomorrow\b|明天|明日".into(), |_, today| today.succ_opt()),
        (r"后天|後天".into(), |_, today| today.checked_add_days(Days::new(2))),
        (r"(?i)\b(?:today|tonight)\b|今天|今日|今晚".into(), |_, today| Some(today)),
    ];
    // Each has an example in the tests: one that does not compile is missed there.
    table.into_iter().filter_map(|(pattern, read)| Some((Regex::new(&pattern).ok()?, read))).collect()
});

/// The day that a sentence names.
pub(super) fn find(sentence: &str, today: NaiveDate) -> Option<NaiveDate> {
    DATES.iter().find_map(|(pattern, read)| read(&pattern.captures(sentence)?, today))
}

fn number(captures: &Captures<'_>, group: usize) -> Option<u32> {
    captures.get(group)?.as_str().parse().ok()
}

fn day(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// In the year that is named, else the next time that there is such a day.
fn in_year(
    captures: &Captures<'_>,
    year: usize,
    month: u32,
    of_month: u32,
    today: NaiveDate,
) -> Option<NaiveDate> {
    if let Some(year) = number(captures, year) {
        return day(year, month, of_month);
    }
    let this = u32::try_from(today.year()).ok()?;
    [this, this + 1].into_iter().find_map(|year| day(year, month, of_month).filter(|day| *day >= today))
}

/// "Before Friday" is Thursday.
fn before(captures: &Captures<'_>, day: NaiveDate) -> Option<NaiveDate> {
    let word = captures.get(1).map(|word| word.as_str().to_lowercase());
    if word.as_deref() == Some("before") { day.pred_opt() } else { Some(day) }
}

/// The next such day after today; "this" one of the week that runs, "next" one of the week after. Weeks begin on Monday.
fn weekday(wanted: Weekday, which: Option<&str>, today: NaiveDate) -> Option<NaiveDate> {
    let monday = today.checked_sub_days(Days::new(today.weekday().num_days_from_monday().into()))?;
    let of_week =
        |weeks: u64| monday.checked_add_days(Days::new(weeks * 7 + u64::from(wanted.num_days_from_monday())));
    match which.map(str::to_lowercase).as_deref() {
        Some("next") => of_week(1),
        Some(_) => of_week(0).map(|day| day.max(today)),
        None => of_week(0).filter(|day| *day > today).or_else(|| of_week(1)),
    }
}

/// So much later; hours are rounded up to days, working days leave out Saturday and Sunday.
fn span(amount: u64, unit: &str, today: NaiveDate) -> Option<NaiveDate> {
    match unit {
        "hour" | "小时" | "小時" => today.checked_add_days(Days::new(amount.div_ceil(24))),
        "week" | "周" | "週" | "星期" => today.checked_add_days(Days::new(amount * 7)),
        "business day" | "working day" | "工作日" => {
            let works = |day: &NaiveDate| day.weekday().num_days_from_monday() < 5;
            let nth = usize::try_from(amount.checked_sub(1)?).ok()?;
            today.succ_opt()?.iter_days().filter(works).nth(nth)
        }
        _ => today.checked_add_days(Days::new(amount)),
    }
}

fn amount(text: &str) -> Option<u64> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let lower = text.to_lowercase();
    if lower == "a" || lower == "an" {
        return Some(1);
    }
    if let Some(place) = words.iter().position(|word| *word == lower) {
        return u64::try_from(place).ok().map(|place| place + 1);
    }
    chinese_number(text)
}

/// Up to 99.
fn chinese_number(text: &str) -> Option<u64> {
    let figure = |c: char| match c {
        '两' | '兩' => Some(2),
        c => "一二三四五六七八九"
            .chars()
            .position(|figure| figure == c)
            .and_then(|at| u64::try_from(at + 1).ok()),
    };
    match text.chars().collect::<Vec<_>>().as_slice() {
        ['十'] => Some(10),
        ['十', ones] => Some(10 + figure(*ones)?),
        [tens, '十'] => Some(figure(*tens)? * 10),
        [tens, '十', ones] => Some(figure(*tens)? * 10 + figure(*ones)?),
        [one] => figure(*one),
        _ => None,
    }
}

fn month(name: &str) -> Option<u32> {
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let name = name.to_lowercase();
    let place = names.iter().position(|known| name.starts_with(known))?;
    u32::try_from(place + 1).ok()
}

fn english(begins: &str) -> Option<Weekday> {
    let begins = begins.to_lowercase();
    Some(match begins.as_str() {
        "mon" => Weekday::Mon,
        "tues" => Weekday::Tue,
        "wednes" => Weekday::Wed,
        "thurs" => Weekday::Thu,
        "fri" => Weekday::Fri,
        "satur" => Weekday::Sat,
        "sun" => Weekday::Sun,
        _ => return None,
    })
}

fn chinese(sign: &str) -> Option<Weekday> {
    Some(match sign {
        "一" => Weekday::Mon,
        "二" => Weekday::Tue,
        "三" => Weekday::Wed,
        "四" => Weekday::Thu,
        "五" => Weekday::Fri,
        "六" => Weekday::Sat,
        "日" | "天" => Weekday::Sun,
        _ => return None,
    })
}
