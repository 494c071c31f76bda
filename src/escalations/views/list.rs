//! The call list as a table, which becomes cards on phones.

use maud::{Markup, html};

use super::{channel_name, result_name, running};
use crate::boards::views::card::staff_choice;
use crate::db::paging::{DuePlace, Slice};
use crate::door::Visit;
use crate::escalations::reads::{Call, Refused, Wanted};
use crate::escalations::routes::list::Query;
use crate::events::Channel;
use crate::ui::words::t;
use crate::ui::{breadcrumb, empty, pager, table, time};
use crate::urls;

/// Everything inside `<main>`.
pub fn index(
    visit: &Visit,
    query: &Query,
    wanted: &Wanted,
    (calls, refused): (&Slice<Call, DuePlace>, &[Refused]),
) -> Markup {
    let words = visit.words;
    let older = calls.next.map(|place| address(query, Some(place)));
    let newer = wanted.after.map(|_| address(query, None));
    html! {
        (breadcrumb::breadcrumb(words, &[(words.text(t::DESK_TITLE).as_ref(), urls::desk().to_owned())]))
        h1 { (words.text(t::ESCALATIONS_LIST)) }
        p .meta { (words.text(t::ESCALATIONS_LIST_LEAD)) }
        div .card .card--flush .mt-4 {
            (filters(visit, query, wanted))
            @if calls.rows.is_empty() { (nobody(visit, wanted)) } @else { (rows(visit, calls)) }
        }
        (pager::onward(words, newer.as_deref(), older.as_deref()))
        @if !refused.is_empty() { (said_no(visit, refused)) }
    }
}

/// Those who would rather be answered in the thread.
fn said_no(visit: &Visit, refused: &[Refused]) -> Markup {
    let words = visit.words;
    html! {
        section .card .stack .mt-4 aria-labelledby="refused" {
            h2 .card__h id="refused" { (words.text(t::ESCALATIONS_LIST_REFUSED)) }
            ul .list {
                @for one in refused {
                    @let foreign = (one.lang != words.lang().tag()).then_some(one.lang.as_str());
                    li {
                        a href=(urls::desk_question(one.id)) lang=[foreign] { (one.title) } " "
                        span .meta {
                            span .dot { (one.asker) } " "
                            span .dot { (words.text(channel_name(one.channel))) } " "
                            span .dot { (time::short(words, one.at, visit.now, visit.zone)) }
                        }
                    }
                }
            }
        }
    }
}

fn address(query: &Query, after: Option<DuePlace>) -> String {
    let after = after.map(|place| place.to_string()).unwrap_or_default();
    let parts =
        [("owner", &query.owner), ("board", &query.board), ("channel", &query.channel), ("after", &after)];
    urls::with_given(urls::call_list(), &parts)
}

fn nobody(visit: &Visit, wanted: &Wanted) -> Markup {
    let words = visit.words;
    if wanted.mine || wanted.board.is_some() || wanted.channel.is_some() {
        let all = html! { a .btn href=(urls::call_list()) { (words.text(t::ESCALATIONS_LIST_ALL)) } };
        return empty::empty(&words.text(t::ESCALATIONS_LIST_NONE_FITS), "", Some(all));
    }
    empty::all_done(&words.text(t::ESCALATIONS_LIST_NONE), &words.text(t::ESCALATIONS_LIST_NONE_HINT), None)
}

fn filters(visit: &Visit, query: &Query, wanted: &Wanted) -> Markup {
    let words = visit.words;
    html! {
        form .filters method="get" action=(urls::call_list()) {
            label .sr for="owner" { (words.text(t::DESK_OWNER)) }
            select .select id="owner" name="owner" {
                option value="" { (words.text(t::DESK_OWNER_ANY)) }
                option value="me" selected[wanted.mine] { (words.text(t::DESK_OWNER_ME)) }
            }
            (staff_choice(visit, &query.board))
            label .sr for="channel" { (words.text(t::ESCALATIONS_CHANNEL)) }
            select .select id="channel" name="channel" {
                option value="" { (words.text(t::ESCALATIONS_CHANNEL_ALL)) }
                @for channel in Channel::ALL {
                    option value=(channel) selected[wanted.channel == Some(*channel)] { (words.text(channel_name(*channel))) }
                }
            }
            button .btn .btn--sm type="submit" { (words.text(t::COMMON_APPLY)) }
        }
    }
}

fn rows(visit: &Visit, calls: &Slice<Call, DuePlace>) -> Markup {
    let words = visit.words;
    let heads = [
        t::ESCALATIONS_DUE,
        t::DESK_QUESTION,
        t::ESCALATIONS_CHANNEL,
        t::ESCALATIONS_TRIES,
        t::ESCALATIONS_OWNER,
    ];
    let heads = heads.map(|head| words.text(head));
    let heads: Vec<&str> = heads.iter().map(AsRef::as_ref).collect();
    let rows: Vec<table::Row> = calls.rows.iter().map(|call| row(visit, call)).collect();
    table::table(&words.text(t::ESCALATIONS_LIST), &heads, &rows, table::Phone::Facts)
}

fn row(visit: &Visit, call: &Call) -> table::Row {
    let words = visit.words;
    let foreign = (call.lang != words.lang().tag()).then_some(call.lang.as_str());
    let board = visit.site.board_of(call.board_id);
    let question = html! {
        a .qt href=(urls::desk_question(call.id)) lang=[foreign] data-item { (call.title) }
        p .meta .meta--xs {
            @if let Some(board) = board { (board.name(visit.lang())) " " }
            span .dot { (call.asker) } " "
            span .dot { a href=(urls::escalations(call.id)) { (words.text(t::ESCALATIONS_OPEN)) span .sr { " (" (call.title) ")" } } }
        }
    };
    let channel = html! {
        span {
            (words.text(channel_name(call.channel)))
            @if !call.reachable { " " span .meta .meta--xs { (words.text(t::ESCALATIONS_NO_CONSENT)) } }
        }
    };
    let tries = html! {
        span {
            (words.with(t::ESCALATIONS_TRIED, &[("count", call.tries.into())]))
            @if let Some(result) = call.last_result { " " span .meta .meta--xs .dot { (words.text(result_name(result))) } }
        }
    };
    let mine = call.owner_id.is_some_and(|owner| visit.viewer.is(owner));
    let owner = html! {
        @if mine { (words.text(t::DESK_YOU)) }
        @else if let Some(name) = &call.owner_name { (name) }
        @else { span .meta { (words.text(t::ESCALATIONS_TEAM)) } }
    };
    let due = html! { span { (running::deadline(visit, call.next_due)) } };
    table::Row {
        cells: vec![("", due), ("c-main", question), ("", channel), ("", tries), ("", owner)],
        current: false,
    }
}
