//! Questions, replies and events made directly, for tests of what follows from them.

use askwell::db::{BoardId, Conn, MemberId, PostId, QuestionId, ThreadId};
use askwell::events::{self, Fact, Happened, Kind, Urgency};
use askwell::ledger;
use chrono::{DateTime, TimeDelta, Utc};
use diesel::sql_types::{BigInt, Integer, Text, Timestamptz};
use diesel_async::{AsyncConnection, RunQueryDsl};

use super::TestApp;

/// A question made by [`ask`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Question {
    pub(crate) id: i64,
    pub(crate) board: i64,

    pub(crate) asker: i64,
}

impl Question {
    pub(crate) fn question(self) -> QuestionId {
        QuestionId(self.id)
    }

    pub(crate) fn thread(self) -> ThreadId {
        ThreadId(self.id)
    }

    /// An event about it.
    pub(crate) fn happened(self, kind: Kind) -> Happened {
        Happened::new(kind).thread(self.thread()).board(BoardId(self.board))
    }
}

#[derive(diesel::QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// The number of a member's row.
pub(crate) async fn member(app: &TestApp, handle: &str) -> i64 {
    app.number(&format!("select id as count from members where handle = '{handle}'")).await
}

/// Asks a public question as the member.
pub(crate) async fn ask(app: &TestApp, handle: &str, board: i64, title: &str) -> Question {
    let asker = member(app, handle).await;
    let now = app.clock.now();
    let mut conn = app.conn().await;
    conn.transaction::<_, diesel::result::Error, _>(async |conn| {
        let thread = diesel::sql_query(
            "insert into threads (board_id, audience_id, author_id, kind, title, slug, lang, excerpt, created_at, last_post_at, last_number, replies)
             select $1, readers_id, $2, 'question', $3, 'a-question', 'en', '', $4, $4, 1, 0 from boards where id = $1 returning id",
        );
        let thread = thread.bind::<BigInt, _>(board).bind::<BigInt, _>(asker).bind::<Text, _>(title);
        let Id { id } = thread.bind::<Timestamptz, _>(now).get_result(conn).await?;
        let post = post(conn, id, 1, asker, "It does not turn on.", now).await?;
        let target =
            ledger::queries::targets::for_new(conn, BoardId(board), Urgency::Normal, MemberId(asker)).await?;
        let asked = Fact::Asked { board: BoardId(board), target };
        let applied = ledger::actions::apply(conn, QuestionId(id), asked, now).await.unwrap();
        let question = Question { id, board, asker };
        let opened = question.happened(Kind::ThreadOpened { post: PostId(post), mentions: vec![] });
        events::append(conn, opened.by(MemberId(asker)).facts(applied.facts), now).await?;
        Ok(question)
    })
    .await
    .unwrap()
}

/// In which part somebody replies.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Speaks {
    Asker,
    Customer,
    Agent,
}

impl Speaks {
    fn fact(self, by: MemberId, post: i32, now: DateTime<Utc>) -> Fact {
        match self {
            Self::Asker => Fact::AskerWrote { post },
            Self::Customer => Fact::CustomerReplied { post },
            Self::Agent => Fact::AgentAnswered { by, post, remind_at: now + TimeDelta::days(3) },
        }
    }
}

/// Replies as the member; the ledger hears in which part. Gives the post.
pub(crate) async fn reply(
    app: &TestApp,
    handle: &str,
    to: Question,
    part: Option<Speaks>,
    mentions: &[i64],
) -> i64 {
    let author = member(app, handle).await;
    let now = app.clock.now();
    let mut conn = app.conn().await;
    conn.transaction::<_, diesel::result::Error, _>(async |conn| {
        let number = diesel::sql_query(
            "update threads set last_number = last_number + 1, replies = replies + 1 where id = $1 returning last_number::bigint as id",
        );
        let Id { id: number } = number.bind::<BigInt, _>(to.id).get_result(conn).await?;
        let number = i32::try_from(number).unwrap();
        let post = post(conn, to.id, number, author, "Hold the button for ten seconds.", now).await?;
        let facts = match part.map(|part| part.fact(MemberId(author), number, now)) {
            Some(fact) => ledger::actions::apply(conn, to.question(), fact, now).await.unwrap().facts,
            None => vec![],
        };
        let mentions = mentions.iter().copied().map(MemberId).collect();
        let added = to.happened(Kind::PostAdded { post: PostId(post), number, by_staff: false, mentions, in_touch: false });
        events::append(conn, added.by(MemberId(author)).facts(facts), now).await?;
        Ok(post)
    })
    .await
    .unwrap()
}

async fn post(
    conn: &mut Conn,
    thread: i64,
    number: i32,
    author: i64,
    body: &str,
    now: DateTime<Utc>,
) -> diesel::QueryResult<i64> {
    diesel::sql_query(
        "insert into posts (thread_id, number, author_id, kind, body, html, renderer_version, lang, created_at, by_staff)
         values ($1, $2, $3, 'reply', $4, '<p>' || $4 || '</p>', 1, 'en', $5, false) returning id",
    )
    .bind::<BigInt, _>(thread)
    .bind::<Integer, _>(number)
    .bind::<BigInt, _>(author)
    .bind::<Text, _>(body)
    .bind::<Timestamptz, _>(now)
    .get_result::<Id>(conn)
    .await
    .map(|row| row.id)
}

/// Tells the ledger a fact and appends the event that carries it.
pub(crate) async fn tell(app: &TestApp, question: Question, kind: Kind, by: Option<i64>, fact: Option<Fact>) {
    let now = app.clock.now();
    let mut conn = app.conn().await;
    conn.transaction::<_, diesel::result::Error, _>(async |conn| {
        let facts = match fact {
            Some(fact) => ledger::actions::apply(conn, question.question(), fact, now).await.unwrap().facts,
            None => vec![],
        };
        let happened = question.happened(kind).facts(facts);
        let happened = match by {
            Some(by) => happened.by(MemberId(by)),
            None => happened,
        };
        events::append(conn, happened, now).await?;
        Ok(())
    })
    .await
    .unwrap();
}
