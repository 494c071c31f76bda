//! How urgent a question is: said by rules until staff say it.

use chrono::{DateTime, Utc};
use diesel::QueryResult;

use super::{ClaimError, locked};
use crate::db::{Conn, MemberId, QuestionId, UrgencyRuleId};
use crate::desk::model::rules::{Ready, Rule};
use crate::desk::queries::rules::{self as queries, Looked};
use crate::events::{Fact, Happened, Kind, Urgency, append};
use crate::ledger;
use crate::ledger::queries::targets;

/// Staff say it, and rules leave it alone from then on; `None` gives it back to the rules.
pub async fn say(
    conn: &mut Conn,
    question: QuestionId,
    urgency: Option<Urgency>,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), ClaimError> {
    let row = locked(conn, question).await?;
    match urgency {
        _ if !row.is_open() => Ok(()),
        Some(urgency) if row.urgency == urgency && row.urgency_by.is_some() => Ok(()),
        Some(urgency) => set(conn, question, (urgency, Some(by)), Some(by), now).await,
        None if row.urgency_by.is_none() => Ok(()),
        None => {
            let rules = queries::all(conn).await?;
            let looked = queries::abouts(conn, &[question]).await?;
            let said = looked.iter().map(|q| Ready::new(&rules).look(&q.about, now).0).next();
            let said = said.unwrap_or(Urgency::Normal);
            set(conn, question, (said, None), Some(by), now).await
        }
    }
}

/// Who answers for open questions as the rules say; those of which they say nothing are left out.
pub async fn owners_by_rule(
    conn: &mut Conn,
    questions: &[QuestionId],
    now: DateTime<Utc>,
) -> QueryResult<Vec<(QuestionId, MemberId)>> {
    let rules = queries::all(conn).await?;
    let rules = Ready::new(&rules);
    let looked = queries::abouts(conn, questions).await?;
    let named = |looked: &Looked| Some((looked.question, rules.owner(&looked.about, now)?));
    Ok(looked.iter().filter_map(named).collect())
}

/// The same for one; `None`: they say nothing of that.
pub async fn owner_by_rule(
    conn: &mut Conn,
    question: QuestionId,
    now: DateTime<Utc>,
) -> QueryResult<Option<MemberId>> {
    let named = owners_by_rule(conn, &[question], now).await?;
    Ok(named.into_iter().map(|(_, member)| member).next())
}

/// Looks at questions by the rules: those that are open, and of whose urgency staff have said nothing.
pub async fn look(conn: &mut Conn, questions: &[QuestionId], now: DateTime<Utc>) -> Result<(), ClaimError> {
    let rules = queries::all(conn).await?;
    let rules = Ready::new(&rules);
    for question in queries::abouts(conn, questions).await? {
        let (said, next) = rules.look(&question.about, now);
        queries::wait_until(conn, question.question, next).await?;
        if !question.by_staff && said != question.urgency {
            look_again(conn, &rules, question.question, now).await?;
        }
    }
    Ok(())
}

/// Behind the lock, where nobody changes it any more: staff may have said something since.
async fn look_again(
    conn: &mut Conn,
    rules: &Ready<'_>,
    question: QuestionId,
    now: DateTime<Utc>,
) -> Result<(), ClaimError> {
    locked(conn, question).await?;
    for question in queries::abouts(conn, &[question]).await? {
        let (said, _) = rules.look(&question.about, now);
        if !question.by_staff && said != question.urgency {
            set(conn, question.question, (said, None), None, now).await?;
        }
    }
    Ok(())
}

/// So urgent from now on, as somebody of staff says, or rules do.
pub(super) async fn set(
    conn: &mut Conn,
    question: QuestionId,
    (urgency, said_by): (Urgency, Option<MemberId>),
    by: Option<MemberId>,
    now: DateTime<Utc>,
) -> Result<(), ClaimError> {
    let target = targets::at_urgency(conn, question, urgency).await?;
    let fact = Fact::UrgencySet { urgency, target, by: said_by };
    let applied = ledger::actions::apply(conn, question, fact, now).await?;
    let happened = Happened::new(Kind::UrgencySet { urgency }).thread(question.into());
    let happened = happened.board(applied.row.board_id).facts(applied.facts);
    append(conn, by.into_iter().fold(happened, Happened::by), now).await?;
    Ok(())
}

/// Writes a rule, a new one or another in the place of one that is there; open questions are looked at anew.
pub async fn save_rule(conn: &mut Conn, rule: &Rule, by: MemberId, now: DateTime<Utc>) -> QueryResult<()> {
    let before = queries::locked(conn, rule.id).await?.map(|rule| rule.in_short());
    let id = queries::save(conn, rule, by, now).await?;
    let kind = Kind::UrgencyRulesChanged { rule: Some(id), before, after: Some(rule.in_short()) };
    append(conn, Happened::new(kind).by(by), now).await?;
    Ok(())
}

/// Takes a rule away.
pub async fn end_rule(
    conn: &mut Conn,
    id: UrgencyRuleId,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let before = queries::locked(conn, id).await?.map(|rule| rule.in_short());
    if queries::delete(conn, id).await? > 0 {
        let kind = Kind::UrgencyRulesChanged { rule: Some(id), before, after: None };
        append(conn, Happened::new(kind).by(by), now).await?;
    }
    Ok(())
}
