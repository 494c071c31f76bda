//! Statements on escalations, consents and contact notes.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Nullable, Text, Timestamptz};
use diesel_async::RunQueryDsl;

use super::model::{AttemptResult, Consent, Detail, Ending};
use crate::db::schema::{contact_attempts, contact_consents, escalations};
use crate::db::{self, BoardId, Conn, ConsentId, EscalationId, Keep, MemberId, QuestionId};
use crate::events::Channel;

/// The one that runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Running {
    /// Its row.
    pub id: EscalationId,
    /// By what.
    pub channel: Channel,
}

/// Of a question, if one runs.
pub async fn running(conn: &mut Conn, question: QuestionId) -> QueryResult<Option<Running>> {
    let row: Option<(EscalationId, Channel)> = escalations::table
        .filter(escalations::question_id.eq(question.0).and(escalations::ended_at.is_null()))
        .select((escalations::id, escalations::channel))
        .first(conn)
        .await
        .optional()?;
    Ok(row.map(|(id, channel)| Running { id, channel }))
}

/// The newest of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Latest {
    /// By what.
    pub channel: Channel,
    /// When it ended; `None`: it runs.
    pub ended_at: Option<DateTime<Utc>>,
    /// Who ended it; `None`: nobody by name.
    pub ended_by: Option<MemberId>,
}

/// Of a question, if there was one.
pub async fn latest(conn: &mut Conn, question: QuestionId) -> QueryResult<Option<Latest>> {
    let row: Option<(Channel, Option<DateTime<Utc>>, Option<MemberId>)> = escalations::table
        .filter(escalations::question_id.eq(question.0))
        .order(escalations::id.desc())
        .select((escalations::channel, escalations::ended_at, escalations::ended_by))
        .first(conn)
        .await
        .optional()?;
    Ok(row.map(|(channel, ended_at, ended_by)| Latest { channel, ended_at, ended_by }))
}

/// Begins one.
pub(super) async fn insert(
    conn: &mut Conn,
    question: QuestionId,
    channel: Channel,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<EscalationId> {
    diesel::insert_into(escalations::table)
        .values((
            escalations::question_id.eq(question.0),
            escalations::channel.eq(channel),
            escalations::started_by.eq(by),
            escalations::started_at.eq(now),
        ))
        .returning(escalations::id)
        .get_result(conn)
        .await
}

/// Ends one by hand.
pub(super) async fn end(
    conn: &mut Conn,
    id: EscalationId,
    (how, by): (Ending, MemberId),
    private: Option<&str>,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::update(escalations::table.find(id.0))
        .set((
            escalations::ended_at.eq(now),
            escalations::ended_how.eq(how),
            escalations::ended_by.eq(by),
            escalations::private_outcome.eq(private),
        ))
        .kept()
        .execute(conn)
        .await?;
    Ok(())
}

/// Ends those that the ledger knows as ended, and goes on with those that it knows as running again, as after an
/// acceptance that was taken back.
pub(super) async fn agree_with_ledger(
    conn: &mut Conn,
    questions: &[QuestionId],
    now: DateTime<Utc>,
) -> QueryResult<()> {
    db::statement(include_str!("end_elsewhere.sql"))
        .bind::<Array<BigInt>, _>(questions.to_vec())
        .bind::<Timestamptz, _>(now)
        .execute(conn)
        .await?;
    db::statement(include_str!("go_on.sql"))
        .bind::<Array<BigInt>, _>(questions.to_vec())
        .execute(conn)
        .await?;
    Ok(())
}

/// Puts what the letter says in the place of what it said.
pub(super) async fn set_letter(conn: &mut Conn, id: EscalationId, letter: &str) -> QueryResult<()> {
    diesel::update(escalations::table.find(id.0))
        .set(escalations::letter.eq(letter))
        .kept()
        .execute(conn)
        .await?;
    Ok(())
}

/// What the letter of one says, locked.
pub async fn letter(conn: &mut Conn, id: EscalationId) -> QueryResult<Option<String>> {
    escalations::table.find(id.0).select(escalations::letter).for_update().first(conn).await
}

/// Writes a contact note.
pub(super) async fn insert_attempt(
    conn: &mut Conn,
    id: EscalationId,
    by: MemberId,
    (result, note): (AttemptResult, Option<&str>),
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(contact_attempts::table)
        .values((
            contact_attempts::escalation_id.eq(id),
            contact_attempts::member_id.eq(by),
            contact_attempts::at.eq(now),
            contact_attempts::result.eq(result),
            contact_attempts::note.eq(note),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// Consents about a question that stand.
pub async fn consents(conn: &mut Conn, question: QuestionId) -> QueryResult<Vec<Consent>> {
    type Columns = (ConsentId, Channel, Option<String>, Option<String>, DateTime<Utc>, bool);
    let rows: Vec<Columns> = contact_consents::table
        .filter(contact_consents::question_id.eq(question.0).and(contact_consents::ended_at.is_null()))
        .order(contact_consents::id)
        .select((
            contact_consents::id,
            contact_consents::channel,
            contact_consents::detail,
            contact_consents::best_time,
            contact_consents::given_at,
            contact_consents::given_by_mail,
        ))
        .load(conn)
        .await?;
    let consent = |(id, channel, detail, best_time, given_at, by_mail): (_, _, Option<String>, _, _, _)| {
        Some(Consent { id, channel, detail: Detail::of_row(detail?), best_time, given_at, by_mail })
    };
    Ok(rows.into_iter().filter_map(consent).collect())
}

/// A consent about to be kept.
pub(super) struct NewConsent<'a> {
    pub(super) question: QuestionId,
    pub(super) member: MemberId,
    pub(super) channel: Channel,
    pub(super) detail: &'a Detail,
    pub(super) best_time: Option<&'a str>,
    pub(super) by_mail: bool,
}

/// Keeps it.
pub(super) async fn insert_consent(
    conn: &mut Conn,
    new: &NewConsent<'_>,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(contact_consents::table)
        .values((
            contact_consents::question_id.eq(new.question.0),
            contact_consents::member_id.eq(new.member),
            contact_consents::channel.eq(new.channel),
            contact_consents::detail.eq(new.detail.as_str()),
            contact_consents::best_time.eq(new.best_time),
            contact_consents::given_at.eq(now),
            contact_consents::given_by_mail.eq(new.by_mail),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// Erases one that stands; gives how many did.
pub(super) async fn end_consent(
    conn: &mut Conn,
    question: QuestionId,
    channel: Channel,
    how: &str,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let live = contact_consents::table.filter(
        contact_consents::question_id
            .eq(question.0)
            .and(contact_consents::channel.eq(channel))
            .and(contact_consents::ended_at.is_null()),
    );
    diesel::update(live)
        .set((
            contact_consents::detail.eq(None::<String>),
            contact_consents::best_time.eq(None::<String>),
            contact_consents::ended_at.eq(now),
            contact_consents::ended_how.eq(how),
        ))
        .execute(conn)
        .await
}

/// Erases details of questions that need them no more, and notes of escalations that ended long ago; gives how many rows
/// it touched.
pub(super) async fn erase(
    conn: &mut Conn,
    details_before: DateTime<Utc>,
    notes_before: DateTime<Utc>,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let details = db::statement(include_str!("erase_details.sql"))
        .bind::<Timestamptz, _>(details_before)
        .bind::<Timestamptz, _>(now)
        .execute(conn)
        .await?;
    let notes = diesel::update(contact_attempts::table.filter(contact_attempts::note.is_not_null().and(
        contact_attempts::escalation_id.eq_any(
            escalations::table.filter(escalations::ended_at.le(notes_before)).select(escalations::id),
        ),
    )))
    .set(contact_attempts::note.eq(None::<String>))
    .execute(conn)
    .await?;
    let said = escalations::private_outcome.is_not_null().or(escalations::letter.is_not_null());
    let texts =
        diesel::update(escalations::table.filter(escalations::ended_at.le(notes_before)).filter(said))
            .set((escalations::private_outcome.eq(None::<String>), escalations::letter.eq(None::<String>)))
            .execute(conn)
            .await?;
    Ok(details + notes + texts)
}

/// Somebody who answers for a board.
#[derive(Debug, Clone, QueryableByName)]
pub struct Answering {
    /// The member.
    #[diesel(sql_type = BigInt)]
    pub id: MemberId,
    /// Their name.
    #[diesel(sql_type = Text)]
    pub name: String,
}

/// Who answers for a board, by name; `only` asks about one of them.
pub async fn answering(
    conn: &mut Conn,
    board: BoardId,
    only: Option<MemberId>,
) -> QueryResult<Vec<Answering>> {
    db::statement(include_str!("answering.sql"))
        .bind::<BigInt, _>(board)
        .bind::<Nullable<BigInt>, _>(only)
        .load(conn)
        .await
}
