//! Keys as people write them: `j`, `/`, `Ctrl+Enter`.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};

/// All keys down in order, then up in reverse.
pub(super) fn chord(keys: &str) -> KeyActions {
    let keys: Vec<char> =
        if keys.chars().count() == 1 { keys.chars().collect() } else { keys.split('+').map(code).collect() };
    let down = keys
        .iter()
        .fold(KeyActions::new("keys".to_owned()), |all, key| all.then(KeyAction::Down { value: *key }));
    keys.iter().rev().fold(down, |all, key| all.then(KeyAction::Up { value: *key }))
}

/// The character by which WebDriver knows a key (WebDriver, table "Keyboard Actions").
fn code(key: &str) -> char {
    match key {
        "Ctrl" => '\u{E009}',
        "Shift" => '\u{E008}',
        "Enter" => '\u{E007}',
        "Escape" => '\u{E00C}',
        "Tab" => '\u{E004}',
        _ => key.chars().next().unwrap(),
    }
}
