//! Who answers for the open question, and the forms that change it.

use maud::{Markup, html};

use super::queue::owner_disc;
use crate::desk::model::Colleague;
use crate::desk::policy;
use crate::desk::reads::Pane;
use crate::door::Visit;
use crate::ledger::LedgerState;
use crate::threads::policy_posts;
use crate::ui::button::{self, Look};
use crate::ui::words::t;
use crate::ui::{icons, time};
use crate::urls;

pub(super) fn owner(visit: &Visit, pane: &Pane) -> Markup {
    html! {
        (whose(visit, pane))
        (give(visit, pane))
    }
}

/// A colleague's name, and until when they are away.
pub(super) fn named(visit: &Visit, one: &Colleague) -> String {
    let Some(until) = one.away_until else { return one.name.clone() };
    let until = time::day_month(visit.words, until.with_timezone(&visit.site.zone).date_naive());
    visit.words.with(t::DESK_AWAY, &[("name", one.name.as_str().into()), ("until", until.into())])
}

/// Who it is, and what the viewer can do about that. The script puts it anew when somebody else says so.
pub(super) fn whose(visit: &Visit, pane: &Pane) -> Markup {
    let words = visit.words;
    let id = pane.question.id;
    let back = &visit.path;
    let may = policy::can_claim(&visit.viewer, pane.question.board_id).is_ok()
        && pane.question.state != LedgerState::Closed;
    let mine = pane.owner.as_ref().is_some_and(|owner| visit.viewer.is(owner.id));
    html! {
        div .row.row--tight.mt-2 data-owner=(format!("pane-{id}")) {
            @if let Some(owner) = &pane.owner { (owner_disc(visit, owner)) }
            @else if pane.question.state != LedgerState::Closed { span .meta { (words.text(t::DESK_OWNER_NONE)) } }
            @if may && mine {
                (button::post(&urls::claim(id), &[("on", "0"), ("back", back)], Look::SmallQuiet, html! { (words.text(t::DESK_RELEASE)) }))
            }
            @if may && pane.owner.is_some() && !mine && !pane.claimed {
                (button::post_by_key(&urls::claim(id), &[("on", "1"), ("back", back)], Look::Small, html! { (words.text(t::DESK_TAKE_OVER)) }, "c"))
            }
            @if may && pane.owner.is_none() {
                (button::post_by_key(&urls::claim(id), &[("on", "1"), ("back", back)], Look::Small, html! { (words.text(t::DESK_CLAIM)) }, "c"))
            }
            a .btn.btn--sm href="#reply" { (icons::reply()) (words.text(t::DESK_REPLY)) }
            @if policy_posts::can_move(&visit.viewer, pane.question.board_id).is_ok() {
                a .btn.btn--sm.btn--quiet.push href=(urls::move_thread(id)) { (words.text(t::THREADS_MOVE)) }
            }
        }
    }
}

/// Giving it to a colleague.
fn give(visit: &Visit, pane: &Pane) -> Markup {
    let (words, question) = (visit.words, &pane.question);
    let owner = pane.owner.as_ref().map(|owner| owner.id);
    let may = policy::can_assign(&visit.viewer, question.board_id, owner).is_ok();
    let others: Vec<_> = pane.team.iter().filter(|member| owner != Some(member.id)).collect();
    if !may || question.state == LedgerState::Closed || others.is_empty() {
        return html! {};
    }
    html! {
        form .row.row--tight.mt-2 method="post" action=(urls::question_owner(question.id)) {
            (button::hidden(&[("back", &visit.path)]))
            label .sr for="to" { (words.text(t::DESK_WHO_ANSWERS)) }
            select .select #to name="to" data-key="a" {
                @for member in others {
                    option value=(member.id) { (words.with(t::DESK_GIVE_TO, &[("name", named(visit, member).into())])) }
                }
            }
            button .btn.btn--sm type="submit" { (words.text(t::COMMON_APPLY)) }
        }
    }
}
