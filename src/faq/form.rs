//! An article's form, read into what was typed; nothing is refused yet.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use super::model::{RELATED_MAX, Typed, Widening};
use crate::db::ArticleId;
use crate::web::fields::Fields;

/// The field in which an editor agrees that more people read the article than its thread.
pub const WIDEN: &str = "widen";
/// Years of a review that somebody can mean.
const YEARS: RangeInclusive<i32> = 2000..=9999;

/// What a form says.
pub fn read(fields: &Fields) -> Typed {
    let mut related: Vec<ArticleId> = fields.all("related").filter_map(|id| id.parse().ok()).collect();
    related.sort_unstable();
    related.dedup();
    related.truncate(RELATED_MAX);
    Typed {
        title: fields.text("title").to_owned(),
        short: fields.text("short").to_owned(),
        body: fields.text("body").replace("\r\n", "\n"),
        section: fields.parse("section"),
        audience: fields.parse("audience"),
        review_on: fields.parse::<NaiveDate>("review_on").filter(|day| YEARS.contains(&day.year())),
        related,
        kept: fields.all("keep").map(str::to_owned).collect(),
        widening: if fields.has(WIDEN) { Widening::Agreed } else { Widening::No },
        version: fields.parse("version").unwrap_or_default(),
    }
}
