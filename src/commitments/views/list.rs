//! The page of commitments.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::boards::views::card::staff_choice;
use crate::commitments::cards::{days, standing};
use crate::commitments::form as commitment_form;
use crate::commitments::model::{KeptRate, REASON_CHARS_MAX, without_stop};
use crate::commitments::policy;
use crate::commitments::reads::{Half, Listed, Wanted};
use crate::commitments::routes::list::Query;
use crate::db::CommitmentId;
use crate::db::paging::{DuePlace, Slice};
use crate::door::Visit;
use crate::ui::button::{self, Look};
use crate::ui::form::{self, Field, FieldErrors};
use crate::ui::words::t;
use crate::ui::{breadcrumb, empty, pager, time};
use crate::urls;
use crate::web::fields::Fields;
use crate::web::stand;

/// Lines of why one is taken back.
const REASON_LINES: u16 = 2;

/// A form about one of them that came back.
#[derive(Debug, Clone)]
pub struct Again {
    id: CommitmentId,
    field: &'static str,
    typed: String,
    errors: FieldErrors,
    /// With which it comes back.
    pub status: StatusCode,
}

impl Again {
    /// With what was typed into its field, and what is wrong with that.
    pub fn new(id: CommitmentId, field: &'static str, sent: &Fields, sentence: impl Into<String>) -> Self {
        let mut errors = FieldErrors::new();
        errors.add(format!("{field}-{id}"), sentence);
        let typed = sent.text(field).to_owned();
        Self { id, field, typed, errors, status: StatusCode::UNPROCESSABLE_ENTITY }
    }

    /// Somebody else was faster.
    #[must_use]
    pub fn meanwhile(self) -> Self {
        Self { status: StatusCode::CONFLICT, ..self }
    }
}

/// Everything inside `<main>`.
pub fn index(
    visit: &Visit,
    query: &Query,
    wanted: &Wanted,
    listed: &Slice<Listed, DuePlace>,
    rate: KeptRate,
    again: Option<&Again>,
) -> Markup {
    let words = visit.words;
    let older = listed.next.map(|place| address(query, Some(place)));
    let newer = wanted.after.map(|_| address(query, None));
    html! {
        (breadcrumb::breadcrumb(words, &[(words.text(t::DESK_TITLE).as_ref(), urls::desk().to_owned())]))
        h1 { (words.text(t::COMMITMENTS_TITLE)) }
        @if let Some(again) = again { (form::error_summary(words, &again.errors)) }
        p .meta { (kept(visit, rate)) }
        div .card .card--flush .mt-4 {
            (filters(visit, query, wanted))
            @if listed.rows.is_empty() { (nothing(visit, wanted)) }
        }
        @if !listed.rows.is_empty() {
            ul .qlist .mt-2 { @for row in &listed.rows { li data-item { (one(visit, row, again)) } } }
        }
        (pager::onward(words, newer.as_deref(), older.as_deref()))
    }
}

/// The share that was kept in time; what was put off counts by the day first promised.
fn kept(visit: &Visit, rate: KeptRate) -> String {
    let words = visit.words;
    match rate.percent() {
        None => words.text(t::COMMITMENTS_RATE_NONE).into_owned(),
        Some(percent) => words.with(
            t::COMMITMENTS_RATE,
            &[("percent", percent.into()), ("kept", rate.in_time.into()), ("due", rate.due.into())],
        ),
    }
}

fn address(query: &Query, after: Option<DuePlace>) -> String {
    let after = after.map(|place| place.to_string()).unwrap_or_default();
    let parts = [("owner", &query.owner), ("board", &query.board), ("show", &query.show), ("after", &after)];
    urls::with_given(urls::commitments(), &parts)
}

fn nothing(visit: &Visit, wanted: &Wanted) -> Markup {
    let words = visit.words;
    if wanted.mine || wanted.board.is_some() || wanted.half == Half::Ended {
        let all = html! { a .btn href=(urls::commitments()) { (words.text(t::COMMITMENTS_ALL)) } };
        return empty::empty(&words.text(t::COMMITMENTS_NONE_FITS), "", Some(all));
    }
    empty::all_done(&words.text(t::COMMITMENTS_NONE), &words.text(t::COMMITMENTS_NONE_HINT), None)
}

fn filters(visit: &Visit, query: &Query, wanted: &Wanted) -> Markup {
    let words = visit.words;
    html! {
        form .filters method="get" action=(urls::commitments()) {
            label .sr for="owner" { (words.text(t::COMMITMENTS_WHOSE)) }
            select .select id="owner" name="owner" {
                option value="" { (words.text(t::COMMITMENTS_WHOSE_ANY)) }
                option value="me" selected[wanted.mine] { (words.text(t::COMMITMENTS_WHOSE_ME)) }
            }
            (staff_choice(visit, &query.board))
            label .sr for="show" { (words.text(t::COMMITMENTS_SHOW)) }
            select .select id="show" name="show" {
                option value="" { (words.text(t::COMMITMENTS_SHOW_OPEN)) }
                option value="ended" selected[wanted.half == Half::Ended] { (words.text(t::COMMITMENTS_SHOW_ENDED)) }
            }
            button .btn .btn--sm type="submit" { (words.text(t::COMMON_APPLY)) }
        }
    }
}

fn one(visit: &Visit, row: &Listed, again: Option<&Again>) -> Markup {
    let (words, promise) = (visit.words, &row.commitment);
    let foreign = (row.lang != words.lang().tag()).then_some(row.lang.as_str());
    let page = crate::db::paging::page_of_number(row.number);
    let address = urls::post(row.thread, &row.slug, page.into(), row.number.into());
    let may = promise.is_open() && policy::can_answer_for(&visit.viewer, row.board).is_ok();
    html! {
        div .stack .stack-sm {
            p {
                b { (without_stop(&promise.text)) } " "
                span .dot { (days(words, promise)) } " "
                (standing(words, promise.standing(visit.now)))
            }
            p .meta {
                (promise.name) " "
                span .dot { a href=(address) lang=[foreign] { (row.title) } } " "
                @if let Some(board) = visit.site.board_of(row.board) { span .dot { (board.name(visit.lang())) } " " }
                @if let (Some(at), Some(by)) = (promise.kept_at, &promise.kept_by) {
                    span .dot { (words.with(t::COMMITMENTS_KEPT_BY, &[("name", by.into()), ("time", time::date_time_text(words, at, visit.zone).into())])) }
                }
            }
            @if let Some(reason) = &promise.reason { p .meta { (words.with(t::COMMITMENTS_REASON, &[("reason", reason.into())])) } }
            @if may { (acts(visit, row, again.filter(|again| again.id == promise.id))) }
        }
    }
}

fn acts(visit: &Visit, row: &Listed, again: Option<&Again>) -> Markup {
    let (words, id) = (visit.words, row.commitment.id);
    let none = FieldErrors::new();
    let errors = again.map_or(&none, |again| &again.errors);
    let typed = |field: &str| again.filter(|again| again.field == field).map(|again| again.typed.as_str());
    let (day, reason) = (words.text(t::COMMITMENTS_NEW_DAY), words.text(t::COMMITMENTS_WHY));
    let (day_id, reason_id) = (format!("day-{id}"), format!("reason-{id}"));
    let day = Field { value: typed("day").unwrap_or(""), name: Some("day"), ..Field::new(&day_id, &day) };
    let reason = Field {
        value: typed("reason").unwrap_or(""),
        name: Some("reason"),
        chars_max: Some(REASON_CHARS_MAX),
        ..Field::new(&reason_id, &reason)
    };
    html! {
        div .row .row--tight {
            (button::post(&urls::commitment_kept(id), &[("back", &visit.path)], Look::Small, html! { (words.text(t::COMMITMENTS_KEEP)) span .sr { " (" (row.commitment.text) ")" } }))
            details .disc open[typed("day").is_some()] {
                summary { (words.text(t::COMMITMENTS_NEW_DAY)) }
                form .disc__in .stack .stack-sm method="post" action=(urls::commitment_day(id)) {
                    (form::hidden("back", &visit.path))
                    (form::hidden(stand::FIELD, &commitment_form::stand(row.commitment.due_on)))
                    (form::text(words, errors, "date", &day))
                    div { button .btn .btn--sm type="submit" { (words.text(t::COMMITMENTS_NEW_DAY_SAVE)) } }
                }
            }
            details .disc open[typed("reason").is_some()] {
                summary { (words.text(t::COMMITMENTS_TAKE_BACK)) }
                form .disc__in .stack .stack-sm method="post" action=(urls::commitment_withdrawal(id)) {
                    (form::hidden("back", &visit.path))
                    (form::textarea(words, errors, REASON_LINES, &reason))
                    div { button .btn .btn--sm type="submit" { (words.text(t::COMMITMENTS_TAKE_BACK)) } }
                }
            }
        }
    }
}
