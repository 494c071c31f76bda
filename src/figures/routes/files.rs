//! `/reports/{name}.csv`: the tables of the reports as files.

use actix_web::web;

use super::reports::{self, Part};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::figures::form::Query;
use crate::figures::views::tables::{self, Breakdown};
use crate::figures::views::{promises, satisfaction};
use crate::web::csv;

/// `GET /reports/{name}.csv`
pub async fn show(visit: Visit, name: web::Path<String>, query: web::Query<Query>) -> Answer {
    let wanted = reports::enter(&visit, &query)?;
    let by: Option<Breakdown> = name.parse().ok();
    if by.is_none() && ![satisfaction::FILE, promises::FILE].contains(&name.as_str()) {
        return Err(Error::NotFound);
    }
    let part = match by {
        Some(Breakdown::Hours) => Part::Hours,
        Some(_) => Part::Sums,
        None if name.as_str() == promises::FILE => Part::Promises,
        None => Part::Satisfaction,
    };
    let report = reports::part(&visit, &wanted, part).await?;
    let (heads, rows) = match by {
        Some(by) => tables::file(visit.words, by, &tables::lines(&visit, &wanted, &report, by)),
        None if part == Part::Promises => promises::file(visit.words, &wanted, &report),
        None => satisfaction::file(visit.words, &wanted, &report),
    };
    Ok(csv::answer(&format!("{name}-{}-{}", wanted.days.from, wanted.days.to), csv::write(&heads, &rows)))
}
