//! Lists of threads by key: each is one statement for its rows and one for their tags, on every page the same.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use diesel::dsl;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Integer};
use diesel_async::RunQueryDsl;

use super::queries;
use crate::db::paging::{Slice, time_of_place};
use crate::db::schema::{follows, ledger, members, tags, thread_tags, threads};
use crate::db::{AudienceId, BoardId, Conn, MemberId, ThreadId};
use crate::ledger::{LedgerState, Outcome, Standing};
use crate::text::lang::Lang;
use crate::viewer::Viewer;
use crate::visibility::readable;

/// How questions end for readers as Solved.
const SOLVED: [Outcome; 5] = [
    Outcome::Accepted,
    Outcome::Verified,
    Outcome::AnsweredInFaq,
    Outcome::EscalationResolved,
    Outcome::PresumedSolved,
];

/// Whether a question waits for its asker, as a number to order by.
#[dsl::auto_type(no_type_alias)]
fn needs_asker() -> _ {
    let asker: LedgerState = LedgerState::WaitingAsker;
    dsl::case_when(ledger::state.eq(asker).assume_not_null(), 1_i32.into_sql::<Integer>())
        .otherwise(0_i32.into_sql::<Integer>())
}

type Source =
    dsl::LeftJoinQuerySource<dsl::InnerJoinQuerySource<threads::table, members::table>, ledger::table>;
type Condition = Box<dyn BoxableExpression<Source, Pg, SqlType = Bool>>;

/// Which threads, and so in which order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// Questions that read Open, least time left first.
    Waiting,
    /// All, newest first.
    Newest,
    /// Those that others have too, most first.
    MostMeToo,
    /// Questions that read Solved, newest first.
    Solved,
    /// This member's, those that wait for them first, then newest first.
    Of(MemberId),
    /// With the tag of this slug, newest first.
    Tagged(String),
    /// Followed by this member, last written in first.
    FollowedBy(MemberId),
    /// Questions that read Open, most me-toos first.
    WaitingByMeToo,
    /// Questions that read Open, newest first.
    WaitingNewest,
}

/// A place in a list: the row's rank in the list's order, and its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    rank: i64,
    id: ThreadId,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.rank, self.id)
    }
}

impl FromStr for Place {
    type Err = crate::db::enums::UnknownName;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = |_| crate::db::enums::UnknownName;
        let (rank, id) = text.split_once('.').ok_or(crate::db::enums::UnknownName)?;
        Ok(Self { rank: rank.parse().map_err(unknown)?, id: id.parse().map_err(unknown)? })
    }
}

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Which threads.
    pub which: Which,
    /// On this board only.
    pub board: Option<BoardId>,
    /// After this place.
    pub after: Option<Place>,
    /// At most so many.
    pub rows: i64,
}

/// A thread as a row of a list.
#[derive(Debug, Clone)]
pub struct ListRow {
    /// The thread.
    pub id: ThreadId,
    /// Its board.
    pub board: BoardId,
    /// In its address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// The language it is written in.
    pub lang: Lang,
    /// Its beginning.
    pub excerpt: String,
    /// Stored kind: `question`, `discussion`, `announcement`.
    pub kind: String,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
    /// When it was last written in.
    pub last_post_at: DateTime<Utc>,
    /// Replies that can be seen.
    pub replies: i32,
    /// How many have this too.
    pub me_toos: i32,
    /// Whether it became an article.
    pub in_faq: bool,
    /// Who opened it.
    pub author: MemberId,
    /// Who reads it.
    pub audience: AudienceId,
    /// Their name.
    pub author_name: String,
    /// Its ledger row, if it is a question.
    pub question: Option<QuestionState>,
    /// Tags: word and slug.
    pub tags: Vec<(String, String)>,
}

/// What a list needs of a ledger row.
#[derive(Debug, Clone, Copy)]
pub struct QuestionState {
    /// What readers see.
    pub standing: Standing,
    on_asker: bool,
    /// Since when it lasts.
    pub since: DateTime<Utc>,
    /// The next deadline; `None` once it has ended.
    pub next_due: Option<DateTime<Utc>>,
    /// By when a reply is promised, while one is owed.
    pub answer_due: Option<DateTime<Utc>>,
}

type ThreadColumns = (
    ThreadId,
    BoardId,
    String,
    String,
    String,
    String,
    String,
    DateTime<Utc>,
    DateTime<Utc>,
    i32,
    i32,
    Option<i64>,
    MemberId,
    AudienceId,
);
type LedgerColumns = (
    LedgerState,
    Option<Outcome>,
    Option<DateTime<Utc>>,
    Option<DateTime<Utc>>,
    DateTime<Utc>,
    Option<DateTime<Utc>>,
    Option<DateTime<Utc>>,
);
type Columns = (ThreadColumns, String, Option<LedgerColumns>);

/// The wanted rows that the viewer may read, with their tags.
pub async fn list(conn: &mut Conn, viewer: &Viewer, wanted: &Wanted) -> QueryResult<Slice<ListRow, Place>> {
    let mut slice = brief(conn, viewer, wanted).await?;
    let shown: Vec<ThreadId> = slice.rows.iter().map(|row| row.id).collect();
    let mut tags = queries::tags_of(conn, &shown).await?;
    for row in &mut slice.rows {
        row.tags = tags.remove(&row.id).unwrap_or_default();
    }
    Ok(slice)
}

/// The same without tags, in one statement.
pub async fn brief(conn: &mut Conn, viewer: &Viewer, wanted: &Wanted) -> QueryResult<Slice<ListRow, Place>> {
    let rows: Vec<Columns> = rows(conn, viewer, wanted).await?;
    let rows: Vec<ListRow> = rows.into_iter().map(row).collect();
    Ok(Slice::cut(rows, wanted.rows, |last| place(&wanted.which, last)))
}

async fn rows(conn: &mut Conn, viewer: &Viewer, wanted: &Wanted) -> QueryResult<Vec<Columns>> {
    let mut query = threads::table
        .inner_join(members::table)
        .left_join(ledger::table)
        .filter(readable(viewer))
        .select((
            (
                threads::id,
                threads::board_id,
                threads::slug,
                threads::title,
                threads::lang,
                threads::excerpt,
                threads::kind,
                threads::created_at,
                threads::last_post_at,
                threads::replies,
                threads::me_toos,
                threads::article_id,
                threads::author_id,
                threads::audience_id,
            ),
            members::name,
            (
                ledger::state,
                ledger::outcome,
                ledger::customer_replied_at,
                ledger::asked_back_at,
                ledger::waiting_since,
                ledger::next_due,
                ledger::answer_due,
            )
                .nullable(),
        ))
        .limit(wanted.rows.saturating_add(1))
        .into_boxed();
    if let Some(board) = wanted.board {
        query = query.filter(threads::board_id.eq(board));
        // What waits is found and ordered by the ledger's own columns, which an index holds together.
        if matches!(wanted.which, Which::Waiting | Which::WaitingByMeToo | Which::WaitingNewest) {
            query = query.filter(ledger::board_id.eq(board).assume_not_null());
        }
    }
    if let Some(chosen) = chosen(&wanted.which) {
        query = query.filter(chosen);
    }
    if let Some(beyond) = wanted.after.and_then(|after| beyond(&wanted.which, after)) {
        query = query.filter(beyond);
    }
    query = match &wanted.which {
        Which::Waiting => query.order((ledger::next_due.asc(), ledger::question_id.asc())),
        Which::WaitingByMeToo => query.order((ledger::me_toos.desc(), ledger::question_id.desc())),
        Which::MostMeToo => query.order((threads::me_toos.desc(), threads::id.desc())),
        Which::Of(_) => query.order((needs_asker().desc(), threads::id.desc())),
        Which::FollowedBy(_) => query.order((threads::last_post_at.desc(), threads::id.desc())),
        Which::Newest | Which::WaitingNewest | Which::Solved | Which::Tagged(_) => {
            query.order(threads::id.desc())
        }
    };
    query.load(conn).await
}

/// Which rows belong to the list; `None`: all.
fn chosen(which: &Which) -> Option<Condition> {
    Some(match which {
        Which::Newest => return None,
        Which::Waiting | Which::WaitingByMeToo | Which::WaitingNewest => {
            let open = ledger::state
                .eq(LedgerState::WaitingStaff)
                .and(ledger::customer_replied_at.is_null())
                .and(ledger::next_due.is_not_null());
            Box::new(open.assume_not_null())
        }
        Which::MostMeToo => Box::new(threads::me_toos.gt(0)),
        Which::Solved => Box::new(ledger::outcome.eq_any(SOLVED).assume_not_null()),
        Which::Of(member) => Box::new(threads::author_id.eq(*member).and(threads::question_id.is_not_null())),
        Which::Tagged(slug) => {
            let tagged = thread_tags::table.inner_join(tags::table).filter(tags::slug.eq(slug.clone()));
            Box::new(threads::id.eq_any(tagged.select(thread_tags::thread_id)))
        }
        Which::FollowedBy(member) => {
            let followed = follows::table.filter(follows::member_id.eq(*member));
            Box::new(threads::id.eq_any(followed.select(follows::thread_id)))
        }
    })
}

/// What comes after a place; `None` if the place cannot be one of this list.
fn beyond(which: &Which, after: Place) -> Option<Condition> {
    let time = || time_of_place(after.rank);
    let number = || i32::try_from(after.rank).ok();
    Some(match which {
        Which::Waiting => {
            let due = time()?;
            let same = ledger::next_due.eq(due).and(ledger::question_id.gt(after.id.0));
            let later = ledger::next_due.gt(due).or(same);
            // The first part says where in the index to begin; the database does not see it in the second.
            Box::new(ledger::next_due.ge(due).and(later).assume_not_null())
        }
        Which::WaitingByMeToo => {
            let rank = number()?;
            let same = ledger::me_toos.eq(rank).and(ledger::question_id.lt(after.id.0));
            Box::new(ledger::me_toos.le(rank).and(ledger::me_toos.lt(rank).or(same)).assume_not_null())
        }
        Which::MostMeToo => {
            let rank = number()?;
            let (fewer, same) = (threads::me_toos.lt(rank), threads::me_toos.eq(rank));
            Box::new(threads::me_toos.le(rank).and(fewer.or(same.and(threads::id.lt(after.id)))))
        }
        Which::Of(_) => {
            let rank = number()?;
            Box::new(needs_asker().lt(rank).or(needs_asker().eq(rank).and(threads::id.lt(after.id))))
        }
        Which::FollowedBy(_) => {
            let at = time()?;
            Box::new(
                threads::last_post_at.lt(at).or(threads::last_post_at.eq(at).and(threads::id.lt(after.id))),
            )
        }
        Which::Newest | Which::WaitingNewest | Which::Solved | Which::Tagged(_) => {
            Box::new(threads::id.lt(after.id))
        }
    })
}

fn place(which: &Which, row: &ListRow) -> Place {
    let rank = match which {
        Which::Waiting => row.question.and_then(|q| q.next_due).map_or(0, |due| due.timestamp_micros()),
        Which::MostMeToo | Which::WaitingByMeToo => row.me_toos.into(),
        Which::Of(_) => row.question.is_some_and(|q| q.needs_asker()).into(),
        Which::FollowedBy(_) => row.last_post_at.timestamp_micros(),
        Which::Newest | Which::WaitingNewest | Which::Solved | Which::Tagged(_) => 0,
    };
    Place { rank, id: row.id }
}

impl QuestionState {
    /// Whether it waits for something from its asker.
    pub fn needs_asker(&self) -> bool {
        self.on_asker
    }
}

fn row((thread, author_name, state): Columns) -> ListRow {
    let (
        id,
        board,
        slug,
        title,
        lang,
        excerpt,
        kind,
        created_at,
        last_post_at,
        replies,
        me_toos,
        article,
        author,
        audience,
    ) = thread;
    let question =
        state.map(|(state, outcome, replied, asked_back, since, next_due, answer_due)| QuestionState {
            standing: Standing::of(state, outcome, replied.is_some(), asked_back.is_some()),
            on_asker: state == LedgerState::WaitingAsker,
            since,
            next_due,
            answer_due,
        });
    ListRow {
        id,
        board,
        slug,
        title,
        lang: lang.parse().unwrap_or(Lang::En),
        excerpt,
        kind,
        created_at,
        last_post_at,
        replies,
        me_toos,
        in_faq: article.is_some(),
        author,
        audience,
        author_name,
        question,
        tags: Vec::new(),
    }
}
