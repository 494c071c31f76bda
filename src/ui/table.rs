//! A table that becomes cards on phones. Roles are written out, since changing `display` takes them away.

use maud::{Markup, html};

/// How rows look on a phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phone {
    /// A card: first and last cell above, the main one under them.
    Cards,
    /// The main cell, and under it every other behind its head.
    Facts,
}

/// One row: its cells, and whether it is the one that is open.
#[derive(Clone, Debug)]
pub struct Row {
    /// Class of the cell's place on a phone (`c-sel`, `c-main`, or nothing) and its content.
    pub cells: Vec<(&'static str, Markup)>,
    /// The row whose thing is shown beside the table.
    pub current: bool,
}

/// `caption` is read before the table and hidden from sight; `heads` are the columns, empty ones hold controls.
pub fn table(caption: &str, heads: &[&str], rows: &[Row], phone: Phone) -> Markup {
    html! {
        table .dt .dt--cards .dt--facts[phone == Phone::Facts] role="table" {
            caption { span .sr { (caption) } }
            thead role="rowgroup" {
                tr role="row" {
                    @for head in heads {
                        @if head.is_empty() { td role="cell" {} } @else { th scope="col" role="columnheader" { (head) } }
                    }
                }
            }
            tbody role="rowgroup" {
                @for row in rows {
                    tr .is-on[row.current] role="row" aria-current=[row.current.then_some("true")] {
                        @for ((class, cell), head) in row.cells.iter().zip(heads) {
                            td class=[(!class.is_empty()).then_some(class)] role="cell"
                                data-head=[(phone == Phone::Facts).then_some(head)] { (cell) }
                        }
                    }
                }
            }
        }
    }
}
