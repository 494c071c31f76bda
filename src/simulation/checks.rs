//! What must hold at any time, and what must hold in the end. The statements count anew from events and rows.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text, Timestamptz};
use diesel_async::RunQueryDsl;

use super::alarms::{self, Climbed};
use super::minutes::Counts;
use super::post_office::PostOffice;
use super::{SimulationError, queries};
use crate::db::{self, Conn, QuestionId};
use crate::{figures, threads};

/// Something that must not be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault(String);

impl Fault {
    pub(super) fn of(question: QuestionId, what: &str) -> Self {
        Self(format!("question {question}: {what}"))
    }

    fn sentence(what: impl Into<String>) -> Self {
        Self(what.into())
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = BigInt)]
    place: i64,
    #[diesel(sql_type = Text)]
    what: String,
}

async fn found(conn: &mut Conn, statement: &'static str, now: DateTime<Utc>) -> QueryResult<Vec<Fault>> {
    let rows: Vec<Found> = db::statement(statement).bind::<Timestamptz, _>(now).load(conn).await?;
    Ok(rows.iter().map(|row| Fault::sentence(format!("{}: {}", row.place, row.what))).collect())
}

/// What must hold whenever followers and sweeps have come to rest.
pub(super) async fn at_rest(
    conn: &mut Conn,
    counts: &mut Counts,
    now: DateTime<Utc>,
) -> QueryResult<Vec<Fault>> {
    let mut faults = alarms::look(conn, counts, now).await?;
    faults.extend(found(conn, include_str!("at_rest.sql"), now).await?);
    Ok(faults)
}

/// The events told again, the figures measured again, and each notice counted.
pub(super) async fn told_again(conn: &mut Conn, now: DateTime<Utc>) -> Result<Vec<Fault>, SimulationError> {
    let model = |error: &dyn std::fmt::Display| SimulationError::Model(error.to_string());
    let ledger = threads::self_check::run(conn, |_| {}).await.map_err(|e| model(&e))?;
    let differs = |d: &crate::ledger::self_check::Difference| Fault::of(d.question, &d.what);
    let mut faults: Vec<Fault> = ledger.differences.iter().map(differs).collect();
    let measured = figures::self_check::run(conn, |_| {}).await.map_err(|e| model(&e))?;
    faults.extend(measured.differences.into_iter().map(Fault::sentence));
    faults.extend(found(conn, include_str!("not_once.sql"), now).await?);
    faults.extend(found(conn, include_str!("twice_climbed.sql"), now).await?);
    Ok(faults)
}

/// Each mail that was handed over arrived, and once: as many for each address as were noted.
pub(super) async fn mails(conn: &mut Conn, office: &PostOffice) -> QueryResult<Vec<Fault>> {
    #[derive(QueryableByName)]
    struct Noted {
        #[diesel(sql_type = Text)]
        address: String,
        #[diesel(sql_type = BigInt)]
        mails: i64,
    }
    let noted: Vec<Noted> = db::statement(include_str!("mails_noted.sql")).load(conn).await?;
    let mut taken = office.taken();
    let mut faults = Vec::new();
    for Noted { address, mails } in noted {
        let came = taken.remove(&address).unwrap_or(0);
        if came != mails {
            faults.push(Fault::sentence(format!("{address}: {mails} mails were noted, {came} came")));
        }
    }
    faults.extend(taken.into_keys().map(|address| Fault::sentence(format!("{address} got mail unasked"))));
    Ok(faults)
}

/// Questions without an outcome.
pub(super) async fn without_outcome(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Vec<Fault>> {
    found(conn, include_str!("without_outcome.sql"), now).await
}

/// Mails that are still owed: noted to go out, not gone, not read meanwhile, and not kept back as one of a crowd.
pub(super) async fn mails_owed(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Vec<Fault>> {
    found(conn, include_str!("mails_owed.sql"), now).await
}

/// Which steps were taken for these questions, and when, as the events tell.
pub(super) async fn climbed(conn: &mut Conn, questions: &[QuestionId]) -> QueryResult<Climbed> {
    let mut climbed: Climbed = BTreeMap::new();
    for (question, percent, at) in queries::climbed(conn, questions).await? {
        climbed.entry(question).or_default().push((percent, at));
    }
    Ok(climbed)
}
