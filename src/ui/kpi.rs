//! Key figures.

use maud::{Markup, html};

/// How a figure stands; the words say it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Neither.
    Plain,
    /// In order.
    Ok,
    /// Over a limit.
    Bad,
}

/// How much room the row takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Figures under each other.
    Normal,
    /// One line, for the desk.
    Slim,
}

/// One figure: what it is, its value, and a remark such as "of 4 h".
#[derive(Clone, Debug)]
pub struct Kpi {
    /// What it is.
    pub label: String,
    /// The value, formatted.
    pub value: String,
    /// A remark after the value; may be empty.
    pub remark: String,
    /// How it stands.
    pub standing: Standing,
}

/// A row of figures.
pub fn kpis(figures: &[Kpi], room: Room) -> Markup {
    let slim = room == Room::Slim;
    html! {
        dl .kpis .kpis--slim[slim] {
            @for figure in figures {
                div .kpi .kpi--ok[figure.standing == Standing::Ok] .kpi--bad[figure.standing == Standing::Bad] {
                    dt { (figure.label) }
                    dd { (figure.value) @if !figure.remark.is_empty() { " " small { (figure.remark) } } }
                }
            }
        }
    }
}
