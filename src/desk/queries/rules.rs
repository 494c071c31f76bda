//! Statements on rules of urgency, and on what they look at.

use chrono::{DateTime, Utc};
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Int4, Text, Timestamptz};
use diesel_async::RunQueryDsl;

use crate::db::schema::{member_roles, members, urgency_rules, urgency_waits};
use crate::db::{self, BoardId, Conn, GroupId, MemberId, QuestionId, UrgencyRuleId};
use crate::desk::model::rules::{About, Rule};
use crate::events::Urgency;
use crate::viewer::Role;

type Columns = (
    UrgencyRuleId,
    String,
    Urgency,
    Option<MemberId>,
    Vec<Option<String>>,
    Option<BoardId>,
    Option<GroupId>,
    Option<i32>,
    Option<i32>,
);

const COLUMNS: (
    urgency_rules::id,
    urgency_rules::name,
    urgency_rules::urgency,
    urgency_rules::owner_id,
    urgency_rules::words,
    urgency_rules::board_id,
    urgency_rules::group_id,
    urgency_rules::age_minutes,
    urgency_rules::me_toos,
) = (
    urgency_rules::id,
    urgency_rules::name,
    urgency_rules::urgency,
    urgency_rules::owner_id,
    urgency_rules::words,
    urgency_rules::board_id,
    urgency_rules::group_id,
    urgency_rules::age_minutes,
    urgency_rules::me_toos,
);

fn rule((id, name, urgency, owner, words, board, group, age_minutes, me_toos): Columns) -> Rule {
    let words = words.into_iter().flatten().collect();
    let urgency = Some(urgency).filter(|urgency| *urgency != Urgency::Normal);
    Rule { id, name, urgency, owner, words, board, group, age_minutes, me_toos }
}

/// Every rule, the most urgent first.
pub async fn all(conn: &mut Conn) -> QueryResult<Vec<Rule>> {
    let rows = urgency_rules::table.order((urgency_rules::name, urgency_rules::id)).select(COLUMNS);
    let mut rules: Vec<Rule> = rows.load::<Columns>(conn).await?.into_iter().map(rule).collect();
    rules.sort_by_key(|rule| std::cmp::Reverse(rule.urgency));
    Ok(rules)
}

/// The rules that ask for a customer group, by name.
pub async fn naming_group(conn: &mut Conn, group: GroupId) -> QueryResult<Vec<(UrgencyRuleId, String)>> {
    urgency_rules::table
        .filter(urgency_rules::group_id.eq(group))
        .order((urgency_rules::name, urgency_rules::id))
        .select((urgency_rules::id, urgency_rules::name))
        .load(conn)
        .await
}

/// Rules whose owner does not answer for their board (for any, where they ask for none), with the owner's name.
pub async fn with_owner_gone(conn: &mut Conn) -> QueryResult<Vec<(UrgencyRuleId, String)>> {
    let answers = [Role::Agent, Role::Lead, Role::Admin].map(Role::as_str);
    let here = urgency_rules::board_id
        .is_null()
        .or(member_roles::board_id.is_null())
        .or(member_roles::board_id.eq(urgency_rules::board_id));
    let role = member_roles::table
        .filter(member_roles::member_id.nullable().eq(urgency_rules::owner_id))
        .filter(member_roles::role.eq_any(answers))
        .filter(here);
    urgency_rules::table
        .inner_join(members::table.on(members::id.nullable().eq(urgency_rules::owner_id)))
        .filter(members::suspended_at.is_not_null().or(not(exists(role))))
        .order(urgency_rules::id)
        .select((urgency_rules::id, members::name))
        .load(conn)
        .await
}

/// One of them, locked until the transaction ends.
pub async fn locked(conn: &mut Conn, id: UrgencyRuleId) -> QueryResult<Option<Rule>> {
    let row = urgency_rules::table.find(id.0).select(COLUMNS).for_no_key_update();
    Ok(row.first::<Columns>(conn).await.optional()?.map(rule))
}

/// Writes a rule: a new one, or another in the place of one that is there; gives its number.
pub(in crate::desk) async fn save(
    conn: &mut Conn,
    rule: &Rule,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<UrgencyRuleId> {
    let values = (
        urgency_rules::name.eq(&rule.name),
        urgency_rules::urgency.eq(rule.urgency.unwrap_or(Urgency::Normal)),
        urgency_rules::owner_id.eq(rule.owner),
        urgency_rules::words.eq(&rule.words),
        urgency_rules::board_id.eq(rule.board),
        urgency_rules::group_id.eq(rule.group),
        urgency_rules::age_minutes.eq(rule.age_minutes),
        urgency_rules::me_toos.eq(rule.me_toos),
        urgency_rules::changed_by.eq(by),
        urgency_rules::changed_at.eq(now),
    );
    if rule.id.0 == 0 {
        let new = diesel::insert_into(urgency_rules::table).values(values);
        return new.returning(urgency_rules::id).get_result(conn).await;
    }
    diesel::update(urgency_rules::table.find(rule.id.0)).set(values).execute(conn).await?;
    Ok(rule.id)
}

/// Takes a rule away.
pub(in crate::desk) async fn delete(conn: &mut Conn, id: UrgencyRuleId) -> QueryResult<usize> {
    diesel::delete(urgency_rules::table.find(id.0)).execute(conn).await
}

#[derive(QueryableByName)]
struct AboutRow {
    #[diesel(sql_type = BigInt)]
    question: QuestionId,
    #[diesel(sql_type = Text)]
    text: String,
    #[diesel(sql_type = BigInt)]
    board: BoardId,
    #[diesel(sql_type = Array<BigInt>)]
    groups: Vec<GroupId>,
    #[diesel(sql_type = Timestamptz)]
    asked_at: DateTime<Utc>,
    #[diesel(sql_type = Int4)]
    me_toos: i32,
    #[diesel(sql_type = Text)]
    urgency: Urgency,
    #[diesel(sql_type = Bool)]
    by_staff: bool,
}

/// An open question as rules see it.
pub(in crate::desk) struct Looked {
    pub(in crate::desk) question: QuestionId,
    pub(in crate::desk) about: About,
    /// How urgent it is.
    pub(in crate::desk) urgency: Urgency,
    /// Whether staff said so.
    pub(in crate::desk) by_staff: bool,
}

/// Those of the questions that are open.
pub(in crate::desk) async fn abouts(conn: &mut Conn, questions: &[QuestionId]) -> QueryResult<Vec<Looked>> {
    let ids: Vec<i64> = questions.iter().map(|id| id.0).collect();
    let rows: Vec<AboutRow> =
        db::statement(include_str!("rules_abouts.sql")).bind::<Array<BigInt>, _>(ids).load(conn).await?;
    let looked = |row: AboutRow| {
        let AboutRow { question, text, board, groups, asked_at, me_toos, urgency, by_staff } = row;
        Looked { question, about: About { text, board, groups, asked_at, me_toos }, urgency, by_staff }
    };
    Ok(rows.into_iter().map(looked).collect())
}

/// Keeps when a question is to be looked at again; `None`: never by its age alone.
pub(in crate::desk) async fn wait_until(
    conn: &mut Conn,
    question: QuestionId,
    at: Option<DateTime<Utc>>,
) -> QueryResult<()> {
    match at {
        Some(at) => {
            diesel::insert_into(urgency_waits::table)
                .values((urgency_waits::question_id.eq(question), urgency_waits::at.eq(at)))
                .on_conflict(urgency_waits::question_id)
                .do_update()
                .set(urgency_waits::at.eq(at))
                .execute(conn)
                .await?;
        }
        None => {
            diesel::delete(urgency_waits::table.find(question.0)).execute(conn).await?;
        }
    }
    Ok(())
}

/// Takes the questions whose time has come off the list.
pub(in crate::desk) async fn take_due(
    conn: &mut Conn,
    now: DateTime<Utc>,
    limit: i64,
) -> QueryResult<Vec<QuestionId>> {
    let due: Vec<QuestionId> = urgency_waits::table
        .filter(urgency_waits::at.le(now))
        .order(urgency_waits::at)
        .limit(limit)
        .select(urgency_waits::question_id)
        .for_update()
        .skip_locked()
        .load(conn)
        .await?;
    diesel::delete(urgency_waits::table.filter(urgency_waits::question_id.eq_any(&due)))
        .execute(conn)
        .await?;
    Ok(due)
}
