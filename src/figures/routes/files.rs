//! `/reports/{name}.csv`: the tables of the reports as files.

use actix_web::web;

use super::reports;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::figures::form::Query;
use crate::figures::views::tables::{self, Breakdown};
use crate::web::csv;

/// `GET /reports/{name}.csv`
pub async fn show(visit: Visit, name: web::Path<String>, query: web::Query<Query>) -> Answer {
    let wanted = reports::enter(&visit, &query)?;
    let by: Breakdown = name.parse().map_err(|_| Error::NotFound)?;
    let report = reports::report(&visit, &wanted).await?;
    let lines = tables::lines(&visit, &wanted, &report, by);
    let (heads, rows) = tables::file(visit.words, by, &lines);
    Ok(csv::answer(&format!("{by}-{}-{}", wanted.days.from, wanted.days.to), csv::write(&heads, &rows)))
}
