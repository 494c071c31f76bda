//! What the icons that a board may have are called, for the choice of one.

use std::borrow::Cow;

use crate::ui::words::{Key, Words, t};

const NAMES: [(&str, Key); 41] = [
    ("alert", t::BOARDS_ICON_ALERT),
    ("bell", t::BOARDS_ICON_BELL),
    ("bold", t::BOARDS_ICON_BOLD),
    ("book", t::BOARDS_ICON_BOOK),
    ("parcel", t::BOARDS_ICON_PARCEL),
    ("card", t::BOARDS_ICON_CARD),
    ("chat", t::BOARDS_ICON_CHAT),
    ("check", t::BOARDS_ICON_CHECK),
    ("check_circle", t::BOARDS_ICON_CHECK_CIRCLE),
    ("clock", t::BOARDS_ICON_CLOCK),
    ("code", t::BOARDS_ICON_CODE),
    ("cross", t::BOARDS_ICON_CROSS),
    ("down", t::BOARDS_ICON_DOWN),
    ("eye_off", t::BOARDS_ICON_EYE_OFF),
    ("flag", t::BOARDS_ICON_FLAG),
    ("globe", t::BOARDS_ICON_GLOBE),
    ("hand", t::BOARDS_ICON_HAND),
    ("history", t::BOARDS_ICON_HISTORY),
    ("image", t::BOARDS_ICON_IMAGE),
    ("lamp", t::BOARDS_ICON_LAMP),
    ("link", t::BOARDS_ICON_LINK),
    ("list", t::BOARDS_ICON_LIST),
    ("lock", t::BOARDS_ICON_LOCK),
    ("menu", t::BOARDS_ICON_MENU),
    ("merge", t::BOARDS_ICON_MERGE),
    ("out", t::BOARDS_ICON_OUT),
    ("pencil", t::BOARDS_ICON_PENCIL),
    ("phone", t::BOARDS_ICON_PHONE),
    ("pin", t::BOARDS_ICON_PIN),
    ("plus", t::BOARDS_ICON_PLUS),
    ("quote", t::BOARDS_ICON_QUOTE),
    ("reply", t::BOARDS_ICON_REPLY),
    ("ring", t::BOARDS_ICON_RING),
    ("search", t::BOARDS_ICON_SEARCH),
    ("share", t::BOARDS_ICON_SHARE),
    ("shield", t::BOARDS_ICON_SHIELD),
    ("trash", t::BOARDS_ICON_TRASH),
    ("truck", t::BOARDS_ICON_TRUCK),
    ("up", t::BOARDS_ICON_UP),
    ("user", t::BOARDS_ICON_USER),
    ("users", t::BOARDS_ICON_USERS),
];

/// The name of an icon in the reader's language; an icon without one goes by its own.
pub fn of(words: Words, icon: &str) -> Cow<'static, str> {
    let named = NAMES.iter().find(|(known, _)| *known == icon);
    named.map_or_else(|| Cow::Owned(icon.to_owned()), |(_, key)| words.text(*key))
}
