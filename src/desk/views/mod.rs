//! The desk's page: key figures, saved views, the queue, the open question.

pub mod canned;
mod insert;
pub mod notes;
mod owner;
mod pane;
mod queue;
pub mod rules;
pub mod urgency;

use maud::{Markup, html};

use super::model::canned::Source;
use super::model::{DeskPlace, View};
use super::policy;
use super::reads::canned::Offered;
use super::reads::{DeskRow, Pane, Wanted};
use super::routes::queue::Query;
use crate::db::paging::Slice;
use crate::door::Visit;
use crate::escalations::reads::Found as Escalations;
use crate::text::placeholders;
use crate::ui::icons;
use crate::ui::kpi::{self, Kpi, Room, Standing};
use crate::ui::number;
use crate::ui::words::{Key, t};
use crate::urls;

/// What the page shows.
pub struct Shown<'a> {
    /// As the address said it.
    pub query: &'a Query,
    /// As it was read.
    pub wanted: &'a Wanted,
    /// A page of the queue.
    pub queue: &'a Slice<DeskRow, DeskPlace>,
    /// Of each saved view.
    pub counts: &'a [(View, i64)],
    /// The open question.
    pub pane: Option<&'a Pane>,
    /// What may be put into a reply to it, if the viewer answers for its board.
    pub offered: Option<&'a [Offered]>,
    /// What the reply begins with: which it is, and its text.
    pub put_in: Option<&'a (Source, String)>,
    /// How it goes on by phone, letter or e-mail.
    pub escalation: Option<&'a Escalations>,
    /// A note that could not be kept, or nothing yet.
    pub note: &'a notes::TypedNote,
}

/// The text of a canned reply for the script, with the first placeholder that is left to fill in.
pub fn put_in(text: &str) -> Markup {
    let left = placeholders::all(text).first().copied();
    html! { p data-left=[left] { (text) } }
}

impl Shown<'_> {
    fn count(&self, view: View) -> i64 {
        self.counts.iter().find(|(v, _)| *v == view).map_or(0, |(_, count)| *count)
    }

    /// An address of the desk with the chosen view and filters.
    fn address(&self, path: &str, view: View, after: Option<DeskPlace>) -> String {
        let mut address = path.to_owned();
        let after = after.map(|place| place.to_string()).unwrap_or_default();
        let view = if view == View::All { "" } else { view.as_str() };
        let parts = [
            ("view", view),
            ("board", &self.query.board),
            ("urgency", &self.query.urgency),
            ("owner", &self.query.owner),
            ("after", &after),
        ];
        for (name, value) in parts.iter().filter(|(_, value)| !value.is_empty()) {
            address = urls::with_query(&address, name, value);
        }
        address
    }
}

/// Everything inside `<main>`.
pub fn page(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let words = visit.words;
    html! {
        div .row.row--between {
            h1 { (words.text(t::DESK_TITLE)) }
            a .btn.btn--sm.btn--quiet.push href=(urls::rota()) { (icons::users()) (words.text(t::ROTA_TITLE)) }
            a .btn.btn--sm.btn--quiet href=(urls::call_list()) { (icons::phone()) (words.text(t::ESCALATIONS_LIST)) }
            a .btn.btn--sm.btn--quiet href=(urls::commitments()) { (icons::clock()) (words.text(t::COMMITMENTS_TITLE)) }
            @if policy::can_see_canned(&visit.viewer).is_ok() {
                a .btn.btn--sm.btn--quiet href=(urls::canned_replies()) { (icons::list()) (words.text(t::CANNED_TITLE)) }
            }
        }
        div .mt-2 { (figures(visit, shown)) }
        div .desk.mt-2 .desk--open[shown.pane.is_some()] {
            (saved_views(visit, shown))
            (queue::section(visit, shown))
            @if let Some(pane) = shown.pane { (pane::pane(visit, shown, pane)) }
        }
    }
}

fn figures(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let figure = |key: Key, view: View, bad: Standing| {
        let count = shown.count(view);
        Kpi {
            label: visit.words.text(key).into_owned(),
            value: number::count(visit.words, count),
            remark: String::new(),
            standing: if count > 0 { bad } else { Standing::Plain },
        }
    };
    let figures = [
        figure(t::DESK_KPI_OVER, View::Over, Standing::Bad),
        figure(t::DESK_KPI_SOON, View::Soon, Standing::Plain),
        figure(t::DESK_KPI_WAITING, View::All, Standing::Plain),
    ];
    kpi::kpis(&figures, Room::Slim)
}

fn saved_views(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let words = visit.words;
    html! {
        nav .views aria-label=(words.text(t::DESK_VIEWS)) {
            h2 { (words.text(t::DESK_QUEUES)) }
            @for view in View::ALL {
                @let count = shown.count(*view);
                a href=(shown.address(urls::desk(), *view, None)) aria-current=[(shown.wanted.view == *view).then_some("true")] {
                    (words.text(name(*view))) " "
                    span .n .n--bad[*view == View::Over && count > 0] { (number::count(words, count)) }
                }
            }
        }
    }
}

/// The words of a saved view.
fn name(view: View) -> Key {
    match view {
        View::All => t::DESK_VIEW_ALL,
        View::Over => t::DESK_VIEW_OVER,
        View::Soon => t::DESK_VIEW_SOON,
        View::Free => t::DESK_VIEW_FREE,
        View::Mine => t::DESK_VIEW_MINE,
        View::Verify => t::DESK_VIEW_VERIFY,
        View::Escalated => t::DESK_VIEW_ESCALATED,
        View::Asker => t::DESK_VIEW_ASKER,
    }
}
