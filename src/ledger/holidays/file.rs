//! The text of an iCalendar file, whatever wrote it.

/// A file that is no calendar, or none that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoCalendar {
    /// It is something else.
    #[error("the file is no iCalendar file")]
    Other,
    /// It is one, in an encoding that does not say which it is.
    #[error("the file is not in UTF-8")]
    Encoding,
}

const BEGIN: &str = "BEGIN:VCALENDAR";
const END: &str = "END:VCALENDAR";

/// The calendars of a file, each from its first line to its last; what stands after them is left out.
pub(super) fn calendars(file: &[u8]) -> Result<Vec<String>, NoCalendar> {
    let text = decoded(file)?;
    if !begins(text.trim_start().as_bytes()) {
        return Err(NoCalendar::Other);
    }
    let is = |line: &str, word: &str| line.trim_end().eq_ignore_ascii_case(word);
    let mut calendars = Vec::new();
    let mut lines: Option<String> = None;
    for line in text.trim_start().lines() {
        if is(line, BEGIN) {
            lines = Some(String::new());
        }
        let Some(calendar) = &mut lines else { continue };
        calendar.push_str(line);
        calendar.push_str("\r\n");
        if is(line, END) {
            calendars.extend(lines.take());
        }
    }
    if calendars.is_empty() { Err(NoCalendar::Other) } else { Ok(calendars) }
}

/// UTF-8, or UTF-16 that says so by its mark.
fn decoded(file: &[u8]) -> Result<String, NoCalendar> {
    match file {
        [0xFF, 0xFE, units @ ..] => wide(units, u16::from_le_bytes),
        [0xFE, 0xFF, units @ ..] => wide(units, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, text @ ..] | text => {
            let other = if begins(text) { NoCalendar::Encoding } else { NoCalendar::Other };
            std::str::from_utf8(text).map(str::to_owned).map_err(|_| other)
        }
    }
}

fn wide(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> Result<String, NoCalendar> {
    let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(unit);
    char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| NoCalendar::Other)
}

fn begins(text: &[u8]) -> bool {
    let text = text.trim_ascii_start();
    text.get(..BEGIN.len()).is_some_and(|start| start.eq_ignore_ascii_case(BEGIN.as_bytes()))
}
