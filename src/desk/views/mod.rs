//! The desk's page: key figures, saved views, the queue, the open question.

pub mod bulk;
pub mod canned;
mod customer;
pub mod customer_notes;
mod filters;
mod insert;
pub mod live;
pub mod notes;
pub mod own_views;
mod owner;
mod pane;
mod queue;
pub mod rules;
pub mod urgency;

use maud::{Markup, html};

use super::model::canned::Source;
use super::model::narrow::{Narrowed, Waited};
use super::model::{DeskPlace, View};
use super::policy;
use super::reads::canned::Offered;
use super::reads::{Around, DeskRow, Pane, Wanted};
use super::routes::queue::Query;
use crate::db::paging::Slice;
use crate::door::Visit;
use crate::escalations::reads::Found as Escalations;
use crate::events::Urgency;
use crate::figures::{Summary, cards};
use crate::ledger::LedgerState;
use crate::site::Site;
use crate::text::lang::Lang;
use crate::text::placeholders;
use crate::threads::views::composer::Typed;
use crate::ui::form;
use crate::ui::icons;
use crate::ui::kpi::{self, Kpi, Room, Standing};
use crate::ui::number;
use crate::ui::words::{Key, t};
use crate::urls;

/// What the page shows.
pub struct Shown<'a> {
    /// As the address said it.
    pub query: &'a Query,
    /// Its boards are named by their addresses.
    pub site: &'a Site,
    /// As it was read.
    pub wanted: &'a Wanted,
    /// A page of the queue.
    pub queue: &'a Slice<DeskRow, DeskPlace>,
    /// Counts of views, and what filters choose from.
    pub around: &'a Around,
    /// How the last days went on the boards of which the viewer reads figures, if there are any.
    pub last_days: Option<&'a Summary>,
    /// How many fit the filters, if there are any.
    pub fit: Option<i64>,
    /// The open question.
    pub pane: Option<&'a Pane>,
    /// What may be put into a reply to it, if the viewer answers for its board.
    pub offered: Option<&'a [Offered]>,
    /// What the reply begins with: which it is, and its text.
    pub put_in: Option<&'a (Source, String)>,
    /// How it goes on by phone, letter or e-mail.
    pub escalation: Option<&'a Escalations>,
    /// A reply that goes on to be written, or could not be posted; else it begins with the draft.
    pub reply: Option<&'a Typed>,
    /// A note that could not be kept, or nothing yet.
    pub note: &'a notes::TypedNote,
    /// A note about the asker that could not be kept, or nothing yet.
    pub customer_note: &'a notes::TypedNote,
    /// What could not be done to several questions, or nothing yet.
    pub bulk: &'a bulk::Typed,
}

/// The text of a canned reply for the script, with the first placeholder that is left to fill in.
pub fn put_in(text: &str) -> Markup {
    let left = placeholders::all(text).first().copied();
    html! { p data-left=[left] { (text) } }
}

impl Shown<'_> {
    fn count(&self, view: View) -> i64 {
        self.around.counts.iter().find(|(v, _)| *v == view).map_or(0, |(_, count)| *count)
    }

    /// The chosen view.
    fn view(&self) -> View {
        self.wanted.narrowed.view
    }

    /// View and filters as addresses have them.
    fn kept(&self) -> Vec<(&'static str, String)> {
        parameters(&self.wanted.narrowed, self.site)
    }

    /// An address of the desk with the chosen view and filters, after a place of the queue.
    fn address(&self, path: &str, after: Option<DeskPlace>) -> String {
        let mut address = with_all(path, &self.kept());
        if let Some(place) = after {
            address = urls::with_query(&address, "after", place);
        }
        address
    }

    /// Where the page of the queue is shown on which one is now.
    fn here(&self) -> String {
        self.address(urls::desk(), self.wanted.after)
    }

    /// The same, with the question that is open.
    fn place(&self) -> String {
        match self.pane {
            Some(pane) => self.address(&urls::desk_question(pane.question.id), self.wanted.after),
            None => self.here(),
        }
    }

    /// The desk without one of the filters.
    fn without(&self, filter: &str) -> String {
        let mut kept = self.kept();
        kept.retain(|(name, _)| *name != filter);
        with_all(urls::desk(), &kept)
    }

    /// The view without any filter.
    fn unfiltered(&self) -> String {
        desk_at(&Narrowed::to_view(self.view()), self.site)
    }
}

/// Whose a question is, as its row and its pane say it, for a page that shows either.
pub fn whose(visit: &Visit, pane: &Pane) -> Markup {
    let question = &pane.question;
    html! {
        (queue::whose(visit, (question.id, question.board_id, &question.title), pane.owner.as_ref()))
        (owner::whose(visit, pane))
    }
}

/// View and filters as addresses have them: those that say something.
pub fn parameters(narrowed: &Narrowed, site: &Site) -> Vec<(&'static str, String)> {
    let board = narrowed.board.and_then(|id| site.board_of(id));
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let all = [
        ("view", text(Some(narrowed.view.as_str()).filter(|_| narrowed.view != View::All))),
        ("board", text(board.map(|board| board.slug.as_str()))),
        ("urgency", text(narrowed.urgency.map(Urgency::as_str))),
        ("owner", narrowed.owner.to_string()),
        ("waited", text(narrowed.waited.map(Waited::as_str))),
        ("lang", text(narrowed.lang.map(Lang::tag))),
        ("state", text(narrowed.state.map(LedgerState::as_str))),
        ("group", narrowed.group.map(|id| id.to_string()).unwrap_or_default()),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// The address of the desk narrowed to this.
pub fn desk_at(narrowed: &Narrowed, site: &Site) -> String {
    with_all(urls::desk(), &parameters(narrowed, site))
}

fn with_all(path: &str, kept: &[(&'static str, String)]) -> String {
    let add = |address: String, (name, value): &(&str, String)| urls::with_query(&address, name, value);
    kept.iter().fold(path.to_owned(), add)
}

/// Everything inside `<main>`.
pub fn page(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let words = visit.words;
    html! {
        @if shown.pane.is_some() { a .skip href="#pane-h" { (words.text(t::DESK_SKIP)) } }
        (form::error_summary(words, &shown.bulk.errors))
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
        (live::news(visit, shown))
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
            value: number::counted(visit.words, count),
            remark: String::new(),
            standing: if count > 0 { bad } else { Standing::Plain },
        }
    };
    let mut figures = vec![
        figure(t::DESK_KPI_OVER, View::Over, Standing::Bad),
        figure(t::DESK_KPI_SOON, View::Soon, Standing::Plain),
        figure(t::DESK_KPI_WAITING, View::All, Standing::Plain),
    ];
    if let Some(summary) = shown.last_days {
        figures.extend(cards::last_days(visit.words, summary));
    }
    kpi::kpis(&figures, Room::Slim)
}

fn saved_views(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let words = visit.words;
    html! {
        nav .views aria-label=(words.text(t::DESK_VIEWS)) {
            h2 { (words.text(t::DESK_QUEUES)) }
            @for view in View::ALL {
                @let count = shown.count(*view);
                // The count is the view's without filters, and so is what the link leads to.
                a href=(desk_at(&Narrowed::to_view(*view), shown.site)) aria-current=[(shown.view() == *view).then_some("true")] {
                    (words.text(name(*view))) " "
                    span .n .n--bad[*view == View::Over && count > 0] { (number::counted(words, count)) }
                }
            }
            (own_views::listed(visit, shown))
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
        View::Reopened => t::DESK_VIEW_REOPENED,
        View::Verify => t::DESK_VIEW_VERIFY,
        View::Escalated => t::DESK_VIEW_ESCALATED,
        View::Asker => t::DESK_VIEW_ASKER,
    }
}
