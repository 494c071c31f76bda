//! Statements on notifications, and what followers and jobs read for them.

pub mod choices;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Integer, Nullable, Text, Timestamptz};
use diesel_async::RunQueryDsl;

use super::model::{ArticleLink, Asks, Circle, Gone, Letter, NotificationKind, Receipt};
use crate::db::paging::page_of_number;
use crate::db::schema::notifications;
use crate::db::{Conn, MemberId, NotificationId, PostId, QuestionId, ThreadId};
use crate::events::Event;
use crate::text::{Html, Lang};
use crate::urls;

/// Whom an event concerns, the most fitting name first.
#[derive(Debug, Default)]
pub(super) struct Audience {
    pub(super) post: Option<PostId>,
    pub(super) named: Vec<(MemberId, NotificationKind)>,
    pub(super) circles: Vec<(Circle, NotificationKind)>,
}

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    id: NotificationId,
}

/// Writes the notifications of one event in one statement; gives those a mail goes out for.
pub(super) async fn tell(
    conn: &mut Conn,
    event: &Event,
    about: &Audience,
) -> QueryResult<Vec<NotificationId>> {
    let (members, member_kinds): (Vec<i64>, Vec<&str>) =
        about.named.iter().map(|(m, k)| (m.0, k.as_str())).unzip();
    let (circles, circle_kinds): (Vec<&str>, Vec<&str>) =
        about.circles.iter().map(|(c, k)| (c.as_str(), k.as_str())).unzip();
    let mailed: Vec<&str> = NotificationKind::MAILED.iter().map(|kind| kind.as_str()).collect();
    let told: Vec<Id> = diesel::sql_query(include_str!("tell.sql"))
        .bind::<BigInt, _>(event.id)
        .bind::<Nullable<BigInt>, _>(event.actor)
        .bind::<Nullable<BigInt>, _>(event.thread)
        .bind::<Nullable<BigInt>, _>(about.post)
        .bind::<Nullable<BigInt>, _>(event.article)
        .bind::<Timestamptz, _>(event.at)
        .bind::<Array<BigInt>, _>(members)
        .bind::<Array<Text>, _>(member_kinds)
        .bind::<Array<Text>, _>(circles)
        .bind::<Array<Text>, _>(circle_kinds)
        .bind::<Array<Text>, _>(mailed)
        .load(conn)
        .await?;
    Ok(told.into_iter().map(|row| row.id).collect())
}

/// Takes back what nobody has read yet of an article that a thread no longer shows; its mail does not go out either.
pub(super) async fn take_back(conn: &mut Conn, event: &Event) -> QueryResult<usize> {
    let (Some(thread), Some(article)) = (event.thread, event.article) else { return Ok(0) };
    let about = notifications::table
        .filter(notifications::kind.eq(NotificationKind::InFaq))
        .filter(notifications::thread_id.eq(thread.0).and(notifications::article_id.eq(article.0)));
    diesel::delete(about.filter(notifications::read_at.is_null())).execute(conn).await
}

/// Marks one of the member's as read, with the replies before it that its line stands for; the first time counts.
pub async fn mark_read(
    conn: &mut Conn,
    member: MemberId,
    id: NotificationId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::sql_query(
        "update notifications n set read_at = $3 from notifications line \
         where line.id = $2 and line.member_id = $1 and n.member_id = $1 and n.read_at is null and not n.hidden \
         and (n.id = line.id or (n.kind = 'reply' and line.kind = 'reply' and n.thread_id = line.thread_id and n.id < line.id))",
    )
    .bind::<BigInt, _>(member)
    .bind::<BigInt, _>(id)
    .bind::<Timestamptz, _>(now)
    .execute(conn)
    .await?;
    Ok(())
}

/// Marks all as read that the member has been shown: none that came after `newest`.
pub async fn mark_all_read(
    conn: &mut Conn,
    member: MemberId,
    newest: NotificationId,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let unread = notifications::table
        .filter(notifications::member_id.eq(member.0))
        .filter(notifications::read_at.is_null().and(notifications::hidden.eq(false)))
        .filter(notifications::id.le(newest.0));
    diesel::update(unread).set(notifications::read_at.eq(now)).execute(conn).await
}

/// Notes that the mail was handed over.
pub(super) async fn mark_mailed(conn: &mut Conn, id: NotificationId, now: DateTime<Utc>) -> QueryResult<()> {
    let row = notifications::table.find(id.0).filter(notifications::mailed_at.is_null());
    diesel::update(row).set(notifications::mailed_at.eq(now)).execute(conn).await?;
    Ok(())
}

#[derive(QueryableByName)]
struct LetterRow {
    #[diesel(sql_type = Text)]
    kind: NotificationKind,
    #[diesel(sql_type = BigInt)]
    member_id: MemberId,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    email: String,
    #[diesel(sql_type = Text)]
    lang: String,
    #[diesel(sql_type = Text)]
    site_name: String,
    #[diesel(sql_type = Text)]
    actor: String,
    #[diesel(sql_type = BigInt)]
    thread_id: ThreadId,
    #[diesel(sql_type = Text)]
    slug: String,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Bool)]
    is_asker: bool,
    #[diesel(sql_type = Bool)]
    awaits_asker: bool,
    #[diesel(sql_type = Nullable<Integer>)]
    post_number: Option<i32>,
    #[diesel(sql_type = Nullable<Text>)]
    post_html: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    post_state: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    reason: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    article_title: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    article_short: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    article_slug: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    section_slug: Option<String>,
}

/// What the mail says; `None` when none is to go out: mailed or read before, no address, no longer readable.
pub(super) async fn letter(conn: &mut Conn, id: NotificationId) -> QueryResult<Option<Letter>> {
    let letter = diesel::sql_query(include_str!("letter.sql")).bind::<BigInt, _>(id);
    let row: Option<LetterRow> = letter.get_result(conn).await.optional()?;
    Ok(row.map(Letter::from))
}

impl From<LetterRow> for Letter {
    fn from(row: LetterRow) -> Self {
        let thread_path = urls::thread(row.thread_id, &row.slug);
        let path = post_or_thread(row.thread_id, &row.slug, row.post_number);
        let article =
            row.article_title.zip(row.article_slug).zip(row.section_slug).map(|((title, slug), section)| {
                ArticleLink {
                    title,
                    short: row.article_short.unwrap_or_default(),
                    path: urls::article(&section, &slug),
                }
            });
        Self {
            kind: row.kind,
            member: row.member_id,
            name: row.name,
            address: row.email,
            lang: row.lang.parse().unwrap_or(Lang::En),
            site: row.site_name,
            actor: row.actor,
            thread: row.thread_id,
            title: row.title,
            thread_path,
            path,
            post: row.post_html.map(Html::from_stored),
            post_gone: if row.post_state.is_some_and(|state| state != "live") { Gone::Yes } else { Gone::No },
            reason: row.reason,
            article,
            asks: if row.is_asker && row.awaits_asker { Asks::Solved } else { Asks::Nothing },
        }
    }
}

/// The address of a post, or of its thread where there is none.
pub(super) fn post_or_thread(thread: ThreadId, slug: &str, number: Option<i32>) -> String {
    match number {
        Some(number) => urls::post(thread, slug, page_of_number(number).into(), number.into()),
        None => urls::thread(thread, slug),
    }
}

#[derive(QueryableByName)]
struct ReceiptRow {
    #[diesel(sql_type = BigInt)]
    member_id: MemberId,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    email: String,
    #[diesel(sql_type = Text)]
    lang: String,
    #[diesel(sql_type = Text)]
    time_zone: String,
    #[diesel(sql_type = Text)]
    site_name: String,
    #[diesel(sql_type = BigInt)]
    thread_id: ThreadId,
    #[diesel(sql_type = Text)]
    slug: String,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    answer_due: Option<DateTime<Utc>>,
}

/// What "We have your question" says; `None` when the asker has no address, or it is no question any more.
pub(super) async fn receipt(conn: &mut Conn, question: QuestionId) -> QueryResult<Option<Receipt>> {
    let statement = diesel::sql_query(include_str!("receipt.sql")).bind::<BigInt, _>(question);
    let row: Option<ReceiptRow> = statement.get_result(conn).await.optional()?;
    Ok(row.map(|row| Receipt {
        member: row.member_id,
        name: row.name,
        address: row.email,
        lang: row.lang.parse().unwrap_or(Lang::En),
        zone: row.time_zone.parse().unwrap_or(chrono_tz::Tz::UTC),
        site: row.site_name,
        thread: row.thread_id,
        title: row.title,
        path: urls::thread(row.thread_id, &row.slug),
        answer_due: row.answer_due,
    }))
}
