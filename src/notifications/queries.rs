//! Statements on notifications, and what followers and jobs read for them.

pub mod choices;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Date, Integer, Nullable, Text, Timestamptz};
use diesel_async::RunQueryDsl;

use super::model::{ArticleLink, Asks, Circle, Gone, InTouch, Letter, NotificationKind, Promised, Receipt};
use crate::db::paging::page_of_number;
use crate::db::schema::notifications;
use crate::db::{self, BoardId, Conn, Keep, MemberId, NotificationId, PostId, QuestionId, ThreadId};
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

/// A member an event concerns, and under which name.
#[derive(Debug, QueryableByName)]
pub(super) struct Concerned {
    #[diesel(sql_type = BigInt)]
    member_id: MemberId,
    #[diesel(sql_type = Text)]
    kind: NotificationKind,
}

/// Whom an event concerns, except whoever did it.
pub(super) async fn concerned(
    conn: &mut Conn,
    event: &Event,
    about: &Audience,
) -> QueryResult<Vec<Concerned>> {
    let (members, member_kinds): (Vec<MemberId>, Vec<NotificationKind>) = about.named.iter().copied().unzip();
    let (circles, circle_kinds): (Vec<Circle>, Vec<NotificationKind>) = about.circles.iter().copied().unzip();
    db::statement(include_str!("concerned.sql"))
        .bind::<Nullable<BigInt>, _>(event.thread)
        .bind::<Array<BigInt>, _>(members)
        .bind::<Array<Text>, _>(member_kinds)
        .bind::<Array<Text>, _>(circles)
        .bind::<Array<Text>, _>(circle_kinds)
        .bind::<Nullable<BigInt>, _>(event.actor)
        .load(conn)
        .await
}

/// A notification for which a mail goes out.
#[derive(Debug, Clone, Copy, QueryableByName)]
pub(super) struct Mailed {
    #[diesel(sql_type = BigInt)]
    pub(super) id: NotificationId,
    #[diesel(sql_type = BigInt)]
    pub(super) member_id: MemberId,
}

/// Writes the notifications of one event for some of those it concerns; gives those a mail goes out for.
pub(super) async fn tell(
    conn: &mut Conn,
    event: &Event,
    post: Option<PostId>,
    concerned: &[Concerned],
) -> QueryResult<Vec<Mailed>> {
    let (members, kinds): (Vec<MemberId>, Vec<NotificationKind>) =
        concerned.iter().map(|one| (one.member_id, one.kind)).unzip();
    db::statement(include_str!("tell.sql"))
        .bind::<BigInt, _>(event.id)
        .bind::<Nullable<BigInt>, _>(event.actor)
        .bind::<Nullable<BigInt>, _>(event.thread)
        .bind::<Nullable<BigInt>, _>(post)
        .bind::<Nullable<BigInt>, _>(event.article)
        .bind::<Timestamptz, _>(event.at)
        .bind::<Array<BigInt>, _>(members)
        .bind::<Array<Text>, _>(kinds)
        .bind::<Array<Text>, _>(NotificationKind::MAILED)
        .load(conn)
        .await
}

/// Takes back what nobody has read yet of an article that a thread no longer shows; its mail does not go out either.
/// Who has another thread that shows it is told of that one.
pub(super) async fn take_back(conn: &mut Conn, event: &Event) -> QueryResult<usize> {
    let (Some(thread), Some(article)) = (event.thread, event.article) else { return Ok(0) };
    let taken = db::statement(include_str!("take_back.sql"));
    taken.bind::<BigInt, _>(thread).bind::<BigInt, _>(article).execute(conn).await
}

/// Marks one of the member's as read, with the replies that its line stands for; the first time counts.
pub async fn mark_read(
    conn: &mut Conn,
    member: MemberId,
    id: NotificationId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    db::statement(include_str!("mark_read.sql"))
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
        .filter(notifications::read_at.is_null().and(diesel::dsl::not(notifications::hidden)))
        .filter(notifications::id.le(newest.0));
    diesel::update(unread).set(notifications::read_at.eq(now)).execute(conn).await
}

/// Notes that the mail was handed over.
pub(super) async fn mark_mailed(conn: &mut Conn, id: NotificationId, now: DateTime<Utc>) -> QueryResult<()> {
    let row = notifications::table.find(id.0).filter(notifications::mailed_at.is_null());
    diesel::update(row).set(notifications::mailed_at.eq(now)).kept().execute(conn).await?;
    Ok(())
}

/// How many mails a member got after that, counted up to `most`.
pub(super) async fn mails_since(
    conn: &mut Conn,
    member: MemberId,
    since: DateTime<Utc>,
    most: i64,
) -> QueryResult<i64> {
    let mailed = notifications::table
        .filter(notifications::member_id.eq(member.0).and(notifications::mailed_at.gt(since)))
        .select(notifications::id)
        .limit(most);
    let ids: Vec<NotificationId> = mailed.load(conn).await?;
    Ok(i64::try_from(ids.len()).unwrap_or(i64::MAX))
}

/// Shows in the inbox what was to be told by mail only.
pub(super) async fn bring_here(conn: &mut Conn, id: NotificationId) -> QueryResult<()> {
    diesel::update(notifications::table.find(id.0))
        .set(notifications::hidden.eq(false))
        .kept()
        .execute(conn)
        .await?;
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
    time_zone: String,
    #[diesel(sql_type = Text)]
    site_name: String,
    #[diesel(sql_type = Text)]
    actor: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    thread_id: Option<ThreadId>,
    #[diesel(sql_type = Nullable<BigInt>)]
    board_id: Option<BoardId>,
    #[diesel(sql_type = Nullable<BigInt>)]
    subject: Option<i64>,
    #[diesel(sql_type = Text)]
    slug: String,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Bool)]
    is_asker: bool,
    #[diesel(sql_type = Bool)]
    awaits_asker: bool,
    #[diesel(sql_type = Bool)]
    asked_back: bool,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    call_due: Option<DateTime<Utc>>,
    #[diesel(sql_type = Bool)]
    reachable: bool,
    #[diesel(sql_type = Bool)]
    answers_them: bool,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    answer_due: Option<DateTime<Utc>>,
    #[diesel(sql_type = Array<Text>)]
    promised: Vec<String>,
    #[diesel(sql_type = Array<Date>)]
    promised_on: Vec<NaiveDate>,
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
    let letter = db::statement(include_str!("letter.sql")).bind::<BigInt, _>(id);
    let row: Option<LetterRow> = letter.get_result(conn).await.optional()?;
    Ok(row.map(Letter::from))
}

impl From<LetterRow> for Letter {
    fn from(row: LetterRow) -> Self {
        let place = Place::of(row.kind, row.thread_id, row.board_id);
        let thread_path = place.thread(&row.slug);
        let path = place.post(&row.slug, row.post_number);
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
            zone: row.time_zone.parse().unwrap_or(chrono_tz::Tz::UTC),
            site: row.site_name,
            actor: row.actor,
            thread: row.thread_id,
            subject: row.subject,
            title: row.title,
            thread_path,
            path,
            post: row.post_html.map(Html::from_stored),
            post_gone: if row.post_state.is_some_and(|state| state != "live") { Gone::Yes } else { Gone::No },
            reason: row.reason,
            article,
            asks: Asks::of(row.is_asker, row.awaits_asker, row.asked_back),
            in_touch: row
                .call_due
                .filter(|_| row.is_asker)
                .map(|due| InTouch { due, reachable: row.reachable }),
            promised: row
                .promised
                .into_iter()
                .zip(row.promised_on)
                .map(|(text, on)| Promised { text, on })
                .collect(),
            answers_them: row.answers_them,
            answer_due: row.answer_due,
        }
    }
}

/// Where a notification leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// To a thread.
    Thread(ThreadId),
    /// To a board's daily watch.
    Watch(BoardId),
    /// To where admins look after the site.
    Admin,
}

impl Place {
    pub(super) fn of(kind: NotificationKind, thread: Option<ThreadId>, board: Option<BoardId>) -> Self {
        match (kind, thread, board) {
            (_, Some(thread), _) => Self::Thread(thread),
            (NotificationKind::WatchMissed, None, Some(board)) => Self::Watch(board),
            _ => Self::Admin,
        }
    }

    /// The address of the thread, or of the page that takes its place.
    pub(super) fn thread(self, slug: &str) -> String {
        match self {
            Self::Thread(thread) => urls::thread(thread, slug),
            Self::Watch(board) => urls::watch(board),
            Self::Admin => urls::admin().to_owned(),
        }
    }

    /// The address of a post in it.
    pub(super) fn post(self, slug: &str, number: Option<i32>) -> String {
        match (self, number) {
            (Self::Thread(thread), Some(number)) => {
                urls::post(thread, slug, page_of_number(number).into(), number.into())
            }
            _ => self.thread(slug),
        }
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
    let statement = db::statement(include_str!("receipt.sql")).bind::<BigInt, _>(question);
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
