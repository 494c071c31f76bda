//! Buttons that do something: each is a form of its own and works without script.

use maud::{Markup, html};

/// How loud a button is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The one primary action of a view.
    Primary,
    /// A button with a border.
    Normal,
    /// The same as wide as what it stands in.
    Block,
    /// A small one with a border.
    Small,
    /// A small one without.
    SmallQuiet,
    /// Takes something away.
    Danger,
}

impl Look {
    /// The classes of this look, for links that look like buttons.
    pub fn class(self) -> &'static str {
        match self {
            Look::Primary => "btn btn--primary",
            Look::Normal => "btn",
            Look::Block => "btn btn--block",
            Look::Small => "btn btn--sm",
            Look::SmallQuiet => "btn btn--sm btn--quiet",
            Look::Danger => "btn btn--sm btn--danger",
        }
    }
}

/// A form with one button. `label` may hold an icon; `fields` are sent hidden with it.
pub fn post(action: &str, fields: &[(&str, &str)], look: Look, label: Markup) -> Markup {
    form_of_one(action, fields, look, label, None)
}

/// The same, pressed by a key too.
pub fn post_by_key(action: &str, fields: &[(&str, &str)], look: Look, label: Markup, key: &str) -> Markup {
    form_of_one(action, fields, look, label, Some(key))
}

fn form_of_one(
    action: &str,
    fields: &[(&str, &str)],
    look: Look,
    label: Markup,
    key: Option<&str>,
) -> Markup {
    html! {
        form method="post" action=(action) {
            (hidden(fields))
            button type="submit" class=(look.class()) data-key=[key] { (label) }
        }
    }
}

/// Whether a toggle is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// On: pressing takes it back.
    Yes,
    /// Off.
    No,
}

impl Pressed {
    /// On if `on`.
    pub fn from_state(on: bool) -> Self {
        if on { Pressed::Yes } else { Pressed::No }
    }
}

/// A mark one sets and takes back: Me too, Helpful, Follow.
#[derive(Clone, Debug)]
pub struct Toggle<'a> {
    /// Stable id of the form: with script it is replaced by the answer and keeps the focus.
    pub id: &'a str,
    /// Where it is sent. The wanted state goes along as `on=1` or `on=0`, so that a repeated press does no harm.
    pub action: &'a str,
    /// How it stands.
    pub pressed: Pressed,
    /// How loud it is.
    pub look: Look,
    /// Icon and word.
    pub label: Markup,
    /// Shown inside the button.
    pub count: Option<String>,
    /// The key that presses it (`m`, `f`).
    pub key: Option<&'a str>,
}

/// The form of a toggle.
pub fn toggle(toggle: &Toggle<'_>) -> Markup {
    let on = toggle.pressed == Pressed::Yes;
    let target = format!("#{}", toggle.id);
    html! {
        form id=(toggle.id) method="post" action=(toggle.action) data-swap=(target) {
            input type="hidden" name="on" value=(if on { "0" } else { "1" });
            button id=(format!("{}-b", toggle.id)) type="submit" class=(toggle.look.class())
                aria-pressed=(if on { "true" } else { "false" }) data-key=[toggle.key] {
                (toggle.label)
                @if let Some(count) = &toggle.count { " " span .n { (count) } }
            }
        }
    }
}

/// What Enter in a field does, where other submit buttons stand before the one that sends the form. Nobody sees or hears it.
pub fn by_enter() -> Markup {
    html! { button type="submit" .sr tabindex="-1" aria-hidden="true" {} }
}

/// Hidden fields of a form.
pub fn hidden(fields: &[(&str, &str)]) -> Markup {
    html! { @for (name, value) in fields { input type="hidden" name=(name) value=(value); } }
}
