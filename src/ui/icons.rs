//! One function an icon: a 24-unit grid, strokes in the colour of the text, hidden from screen readers.
//! Drawn in place, so that a page needs no second request and no sprite.

use maud::{Markup, PreEscaped, html};

fn icon(drawing: &'static str) -> Markup {
    html! { svg .i viewBox="0 0 24 24" aria-hidden="true" { (PreEscaped(drawing)) } }
}

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $drawing:literal;)*) => {
        $($(#[$doc])* pub fn $name() -> Markup { icon($drawing) })*
        /// All icons with their names, for the gallery and the choice of a board's icon.
        pub const ALL: &[(&str, fn() -> Markup)] = &[$((stringify!($name), $name),)*];
    };
}

icons! {
    /// Attention.
    alert = r#"<path d="M12 4 3 19.5h18z"/><path d="M12 10v4.2M12 17v.1"/>"#;
    /// Notices.
    bell = r#"<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4"/>"#;
    /// Bold text.
    bold = r#"<path d="M7.5 5h5.2a3.4 3.4 0 0 1 0 6.8H7.5zM7.5 11.8h6a3.6 3.6 0 0 1 0 7.2h-6z"/>"#;
    /// The FAQ.
    book = r#"<path d="M12 6.5C10 5 7 4.5 4 5v13c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5V5c-3-.5-6 0-8 1.5zM12 6.5v13"/>"#;
    /// A parcel.
    parcel = r#"<path d="m12 3.5 8 4v9l-8 4-8-4v-9zM4 7.5l8 4 8-4M12 11.5v9"/>"#;
    /// A payment card.
    card = r#"<rect x="3" y="5.5" width="18" height="13" rx="2"/><path d="M3 10h18M6.5 15h4"/>"#;
    /// Answered.
    chat = r#"<path d="M4 5h16v11H9.5L5.5 19.5V16H4z"/>"#;
    /// Done.
    check = r#"<path d="m5 12.5 4.5 4.5L19 7.5"/>"#;
    /// Solved.
    check_circle = r#"<circle cx="12" cy="12" r="9"/><path d="m8 12.5 2.8 2.8L16 9.8"/>"#;
    /// Time left.
    clock = r#"<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>"#;
    /// Code.
    code = r#"<path d="m8 7.5-4.5 4.5L8 16.5M16 7.5l4.5 4.5-4.5 4.5"/>"#;
    /// Close.
    cross = r#"<path d="m6 6 12 12M18 6 6 18"/>"#;
    /// Not helpful.
    down = r#"<path d="M16.5 4v9.5L12.5 20c-1.6 0-2.4-1-2.2-2.5l.7-4H5.8c-1.3 0-2.1-1.1-1.8-2.3l1.4-5.7A2 2 0 0 1 7.3 4zM16.5 13.5H20V4h-3.5"/>"#;
    /// Hidden.
    eye_off = r#"<path d="M4 4l16 16M9.9 5.6A10 10 0 0 1 12 5.4c4.5 0 7.7 3 9 6.6a11 11 0 0 1-2.6 3.9M6.3 7.3A11.6 11.6 0 0 0 3 12c1.3 3.6 4.5 6.6 9 6.6a9.5 9.5 0 0 0 4.3-1M9.8 10a3 3 0 0 0 4.2 4.2"/>"#;
    /// Report.
    flag = r#"<path d="M6 21V4.5M6 5c3-1.8 5 1.5 8 .5 1.5-.5 2.5-1 4-1v8.5c-1.5 0-2.5.5-4 1-3 1-5-2.3-8-.5"/>"#;
    /// Language.
    globe = r#"<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5 5 12 0 17-5-5-5-12 0-17z"/>"#;
    /// I have this too.
    hand = r#"<path d="M8 12.5V6.2a1.5 1.5 0 0 1 3 0V11M11 11V4.7a1.5 1.5 0 0 1 3 0V11M14 11V6.2a1.5 1.5 0 0 1 3 0v8.3c0 3.5-2.2 6-5.5 6-2.7 0-4.2-1.2-5.5-3.5l-2-3.8c-.8-1.6 1.3-2.7 2.3-1.3L8 14.2"/>"#;
    /// Versions.
    history = r#"<path d="M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 4v4.5h4.5M12 8v4.3l3 1.7"/>"#;
    /// Picture.
    image = r#"<rect x="3.5" y="5" width="17" height="14" rx="2"/><circle cx="9" cy="10" r="1.6"/><path d="m4.5 17 5-4.5 3.5 3 3-2.5 4 3.5"/>"#;
    /// A device.
    lamp = r#"<path d="M9 17.5h6M10 20.5h4M12 3.5a6 6 0 0 0-3.5 10.9c.4.3.5.7.5 1.1v2h6v-2c0-.4.1-.8.5-1.1A6 6 0 0 0 12 3.5z"/>"#;
    /// Link.
    link = r#"<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1"/>"#;
    /// List.
    list = r#"<path d="M9.5 6.5H20M9.5 12H20M9.5 17.5H20M4.5 6.5h.1M4.5 12h.1M4.5 17.5h.1"/>"#;
    /// Private or locked.
    lock = r#"<rect x="5" y="10.5" width="14" height="9.5" rx="2"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>"#;
    /// Menu.
    menu = r#"<path d="M4 7h16M4 12h16M4 17h16"/>"#;
    /// Merge.
    merge = r#"<path d="M6 4v4.5c0 4 3.5 5.5 6 6.5s6-.5 6-6.5V4M12 15v5.5M9 18l3 2.7 3-2.7"/>"#;
    /// Opens elsewhere.
    out = r#"<path d="M14 4h6v6M20 4l-8.5 8.5M18 13.5V20H4V6h6.5"/>"#;
    /// Edit.
    pencil = r#"<path d="m4.5 19.5.8-4L16 4.8l3.2 3.2L8.5 18.7z"/>"#;
    /// A call.
    phone = r#"<path d="M6 4h3.2l1.6 4.2-2.1 1.5a10.5 10.5 0 0 0 5.6 5.6l1.5-2.1 4.2 1.6V18a2 2 0 0 1-2.2 2A15.5 15.5 0 0 1 4 6.2A2 2 0 0 1 6 4z"/>"#;
    /// Pinned.
    pin = r#"<path d="M9 4h6l-1 6 3.5 3.5h-11L10 10zM12 13.5V20.5"/>"#;
    /// Something new.
    plus = r#"<path d="M12 5v14M5 12h14"/>"#;
    /// Quote.
    quote = r#"<path d="M9.5 7C6.5 8 5 10.5 5 14v3h5.5v-5.5H8M18.5 7c-3 1-4.5 3.5-4.5 7v3h5.5v-5.5H17"/>"#;
    /// Reply.
    reply = r#"<path d="m9.5 6-5.5 5 5.5 5M4 11h9.5c4 0 6.5 2.5 6.5 7"/>"#;
    /// Open.
    ring = r#"<circle cx="12" cy="12" r="8"/>"#;
    /// Search.
    search = r#"<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>"#;
    /// Share.
    share = r#"<path d="M12 15V4M8 7.5 12 3.8l4 3.7M6 11.5H5V20h14v-8.5h-1"/>"#;
    /// Staff.
    shield = r#"<path d="M12 3.5 5 6v5.5c0 4.2 2.8 7.3 7 9 4.2-1.7 7-4.8 7-9V6z"/><path d="m9 12 2.2 2.2L15.2 10"/>"#;
    /// Delete.
    trash = r#"<path d="M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7"/>"#;
    /// Delivery.
    truck = r#"<path d="M3 6.5h11v10H3zM14 10h4l3 3.5v3h-7z"/><circle cx="7" cy="17.5" r="1.8"/><circle cx="17" cy="17.5" r="1.8"/>"#;
    /// Helpful.
    up = r#"<path d="M7.5 20V10.5L11.5 4c1.6 0 2.4 1 2.2 2.5L13 10.5h5.2c1.3 0 2.1 1.1 1.8 2.3l-1.4 5.7A2 2 0 0 1 16.7 20zM7.5 10.5H4V20h3.5"/>"#;
    /// One person.
    user = r#"<circle cx="12" cy="8.5" r="4"/><path d="M4.5 20c.8-3.8 3.7-6 7.5-6s6.7 2.2 7.5 6"/>"#;
    /// People.
    users = r#"<circle cx="9" cy="8.5" r="3.5"/><path d="M2.8 19c.6-3.2 3-5 6.2-5s5.6 1.8 6.2 5M15.5 5.3a3.5 3.5 0 0 1 0 6.4M17.5 14.5c2 .7 3.3 2.2 3.7 4.5"/>"#;
}

/// The icon of that name, for boards whose admin chose one; a speech bubble for an unknown name.
pub fn by_name(name: &str) -> Markup {
    ALL.iter().find(|(known, _)| *known == name).map_or_else(chat, |(_, draw)| draw())
}

/// The mark of the site: a drop that makes rings in a well.
pub fn brand() -> Markup {
    html! {
        svg viewBox="0 0 32 32" aria-hidden="true" {
            rect .brand__tile width="32" height="32" rx="8" {}
            g .brand__draw {
                path d="M16 6.5c2.3 3 3.7 4.9 3.7 6.9a3.7 3.7 0 0 1-7.4 0c0-2 1.4-3.9 3.7-6.9z" {}
                path d="M10.5 20.5c1.4 1 3.3 1.5 5.5 1.5s4.1-.5 5.5-1.5M6.5 22.5c2.2 2.2 5.6 3.5 9.5 3.5s7.3-1.3 9.5-3.5" {}
            }
        }
    }
}
