//! Statements of the model community: founding it, and what its people read beside the desk.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Text, Timestamptz};
use diesel_async::RunQueryDsl;

use super::report::Figure;
use crate::db::schema::{
    articles, contact_consents, escalations, ledger, member_roles, members, notifications, posts, settings,
};
use crate::db::{self, Conn, MemberId, NotificationId, QuestionId, ThreadId};
use crate::notifications::model::NotificationKind;
use crate::threads::model::{PostKind, PostState};
use crate::viewer::Role;

/// What notices tell staff to look at.
const FOR_STAFF: [NotificationKind; 8] = [
    NotificationKind::Assigned,
    NotificationKind::DueSoon,
    NotificationKind::Overdue,
    NotificationKind::EscalationProposed,
    NotificationKind::Call,
    NotificationKind::Reachable,
    NotificationKind::Reopened,
    NotificationKind::PromiseLate,
];
/// Notices somebody reads at a time.
const READ_AT_ONCE: i64 = 200;

/// Whether nobody is here and nothing was written yet.
pub(super) async fn is_empty(conn: &mut Conn) -> QueryResult<bool> {
    let members: i64 = members::table.count().get_result(conn).await?;
    let articles: i64 = articles::table.count().get_result(conn).await?;
    Ok(members == 0 && articles == 0)
}

/// Lets connections made from now on go on before the disk has what they wrote: a power cut would cost the last moments of
/// a community that nobody misses, and waiting for the disk is most of the time that is spent.
pub(super) async fn wait_for_no_disk(conn: &mut Conn) -> QueryResult<()> {
    let own = "do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$";
    db::statement(own).execute(conn).await.map(drop)
}

/// The site's settings, as if the set-up page had been finished.
pub(super) async fn set_up(conn: &mut Conn, name: &str, at: DateTime<Utc>) -> QueryResult<()> {
    let values =
        (settings::site_name.eq(name), settings::time_zone.eq("Europe/Berlin"), settings::set_up_at.eq(at));
    diesel::update(settings::table).set(values).execute(conn).await?;
    Ok(())
}

/// Somebody who can be reached by mail and cannot sign in.
pub(super) struct NewMember<'a> {
    pub(super) handle: &'a str,
    pub(super) at: DateTime<Utc>,
}

/// Where a member of that handle gets mail.
pub(super) fn address(handle: &str) -> String {
    format!("{handle}@simulation.example")
}

pub(super) async fn insert_member(conn: &mut Conn, new: &NewMember<'_>) -> QueryResult<MemberId> {
    diesel::insert_into(members::table)
        .values((
            members::handle.eq(new.handle),
            members::name.eq(new.handle),
            members::email.eq(address(new.handle)),
            members::email_confirmed_at.eq(new.at),
            members::lang.eq("en"),
            members::time_zone.eq("UTC"),
            members::created_at.eq(new.at),
        ))
        .returning(members::id)
        .get_result(conn)
        .await
}

/// The rows of a member's roles.
pub(super) async fn role_rows(conn: &mut Conn, member: MemberId) -> QueryResult<Vec<i64>> {
    member_roles::table
        .filter(member_roles::member_id.eq(member).and(member_roles::role.ne(Role::Admin)))
        .select(member_roles::id)
        .load(conn)
        .await
}

/// What somebody of staff has not read yet, oldest first.
pub(super) async fn notices(
    conn: &mut Conn,
    member: MemberId,
) -> QueryResult<Vec<(NotificationId, NotificationKind, Option<ThreadId>)>> {
    notifications::table
        .filter(notifications::member_id.eq(member).and(notifications::read_at.is_null()))
        .filter(notifications::kind.eq_any(FOR_STAFF))
        .order(notifications::id)
        .limit(READ_AT_ONCE)
        .select((notifications::id, notifications::kind, notifications::thread_id))
        .load(conn)
        .await
}

/// The newest reply that can be seen and is not its asker's: its number, author, and whether staff wrote it.
pub(super) async fn last_reply(
    conn: &mut Conn,
    thread: ThreadId,
    asker: MemberId,
) -> QueryResult<Option<(i32, MemberId, bool)>> {
    posts::table
        .filter(posts::thread_id.eq(thread).and(posts::number.gt(1)).and(posts::state.eq(PostState::Live)))
        .filter(posts::author_id.ne(asker).and(posts::kind.eq(PostKind::Reply)))
        .order(posts::number.desc())
        .select((posts::number, posts::author_id, posts::by_staff))
        .first(conn)
        .await
        .optional()
}

/// Whether the running escalation of a question has the asker's consent.
pub(super) async fn may_be_reached(conn: &mut Conn, question: QuestionId) -> QueryResult<bool> {
    let running = escalations::table
        .inner_join(
            contact_consents::table.on(contact_consents::question_id
                .eq(escalations::question_id)
                .and(contact_consents::channel.eq(escalations::channel))),
        )
        .filter(escalations::question_id.eq(question).and(escalations::ended_at.is_null()))
        .filter(contact_consents::ended_at.is_null());
    diesel::select(diesel::dsl::exists(running.select(escalations::id))).get_result(conn).await
}

/// By what staff get in touch about a question, if they do.
pub(super) async fn running(
    conn: &mut Conn,
    question: QuestionId,
) -> QueryResult<Option<crate::events::Channel>> {
    escalations::table
        .filter(escalations::question_id.eq(question).and(escalations::ended_at.is_null()))
        .select(escalations::channel)
        .first(conn)
        .await
        .optional()
}

/// Steps of the ladder by which somebody was told, as events tell: question, hundredths, when.
pub(super) async fn climbed(
    conn: &mut Conn,
    questions: &[QuestionId],
) -> QueryResult<Vec<(QuestionId, i64, DateTime<Utc>)>> {
    #[derive(QueryableByName)]
    struct Step {
        #[diesel(sql_type = BigInt)]
        question: QuestionId,
        #[diesel(sql_type = BigInt)]
        percent: i64,
        #[diesel(sql_type = Timestamptz)]
        at: DateTime<Utc>,
    }
    let steps = db::statement(include_str!("climbed.sql")).bind::<Array<BigInt>, _>(questions);
    let steps: Vec<Step> = steps.load(conn).await?;
    Ok(steps.into_iter().map(|step| (step.question, step.percent, step.at)).collect())
}

/// How many questions ended with each outcome.
pub(super) async fn outcomes(conn: &mut Conn) -> QueryResult<Vec<(String, i64)>> {
    let outcome = diesel::dsl::sql::<Text>("coalesce(outcome, 'open')");
    let counted = ledger::table.group_by(outcome.clone()).select((outcome, diesel::dsl::count_star()));
    let mut outcomes: Vec<(String, i64)> = counted.load(conn).await?;
    outcomes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    Ok(outcomes)
}

/// What the tables hold in the end, counted anew.
pub(super) async fn figures(conn: &mut Conn) -> QueryResult<Vec<Figure>> {
    #[derive(QueryableByName)]
    struct Counted {
        #[diesel(sql_type = BigInt)]
        events: i64,
        #[diesel(sql_type = BigInt)]
        notices: i64,
        #[diesel(sql_type = BigInt)]
        alarms: i64,
        #[diesel(sql_type = Text)]
        steps: String,
        #[diesel(sql_type = BigInt)]
        median: i64,
        #[diesel(sql_type = BigInt)]
        ninetieth: i64,
        #[diesel(sql_type = BigInt)]
        unanswered: i64,
    }
    let counted: Counted = db::statement(include_str!("figures.sql")).get_result(conn).await?;
    Ok(vec![
        ("Events", counted.events.to_string()),
        ("Notices", counted.notices.to_string()),
        ("Alarms of the ladder", format!("{} ({})", counted.alarms, counted.steps)),
        (
            "First answer, median and 90th percentile",
            format!("{} and {} minutes", counted.median, counted.ninetieth),
        ),
        ("Ended without any answer", counted.unanswered.to_string()),
    ])
}
