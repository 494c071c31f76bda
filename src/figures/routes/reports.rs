//! `/reports`: how questions were answered, for whoever answers for a board.

use std::collections::BTreeMap;

use actix_web::web;
use chrono::NaiveDate;

use crate::db::BoardId;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::figures::form::{Query, Wanted};
use crate::figures::model::ratings::WeekOfBoard;
use crate::figures::policy;
use crate::figures::queries::{promises, ratings, sums};
use crate::figures::summary::{Days, Kept, Summary, Sums};
use crate::figures::views::reports as views;
use crate::shell::Page;
use crate::ui::StaffPage;
use crate::ui::words::t;

/// What a report tells.
#[derive(Debug, Default)]
pub struct Report {
    /// The weeks that were asked for.
    pub sums: Sums,
    /// As many weeks before.
    pub before: Sums,
    /// By hour of asking.
    pub hours: BTreeMap<i16, Summary>,
    /// What askers said, by board and week in which their questions ended.
    pub satisfaction: Vec<WeekOfBoard>,
    /// Promises with a date, by board and the Monday of the week in which they were first due.
    pub promises: Vec<(BoardId, NaiveDate, Kept)>,
}

/// `GET /reports`
pub async fn show(visit: Visit, query: web::Query<Query>) -> Answer {
    let wanted = enter(&visit, &query)?;
    let report = report(&visit, &wanted).await?;
    let main = views::page(&visit, &wanted, &report);
    Page::staff(&visit, visit.words.text(t::FIGURES_REPORTS), StaffPage::Reports).answer(main).await
}

/// Reports are for staff who answer; others do not learn that there is a page, moderators learn why they have none.
pub fn enter<'a>(visit: &'a Visit, query: &Query) -> Result<Wanted<'a>, Error> {
    visit.staff()?;
    policy::can_read_reports(&visit.viewer)?;
    Ok(Wanted::read(visit, query))
}

/// What a file tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The weeks that were asked for, without those before.
    Sums,
    /// Hours of asking.
    Hours,
    /// What askers said.
    Satisfaction,
    /// Promises with a date.
    Promises,
}

/// Reads one part and nothing else.
pub async fn part(visit: &Visit, wanted: &Wanted<'_>, part: Part) -> Result<Report, Error> {
    let (boards, days, now, zone) = (wanted.ids(), wanted.days, visit.now, visit.site.zone);
    let mut conn = visit.search_conn().await?;
    let mut report = Report::default();
    match part {
        Part::Sums => report.sums = sums::sums(&mut conn, &boards, days, now).await?,
        Part::Hours => report.hours = sums::by_hour(&mut conn, &boards, days, now).await?,
        Part::Satisfaction => report.satisfaction = ratings::by_week(&mut conn, &boards, days, zone).await?,
        Part::Promises => report.promises = promises::by_week(&mut conn, &boards, days, zone, now).await?,
    }
    Ok(report)
}

/// Reads what is asked for.
pub async fn report(visit: &Visit, wanted: &Wanted<'_>) -> Result<Report, Error> {
    let boards = wanted.ids();
    let both = Days { from: wanted.days.before().from, to: wanted.days.to };
    let mut conn = visit.search_conn().await?;
    let all = sums::sums(&mut conn, &boards, both, visit.now).await?;
    let hours = sums::by_hour(&mut conn, &boards, wanted.days, visit.now).await?;
    let satisfaction = ratings::by_week(&mut conn, &boards, wanted.days, visit.site.zone).await?;
    let promises = promises::by_week(&mut conn, &boards, wanted.days, visit.site.zone, visit.now).await?;
    let (sums, before) = all.split(wanted.days);
    Ok(Report { sums, before, hours, satisfaction, promises })
}
