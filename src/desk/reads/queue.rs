//! The queue, and what stands around it.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::deserialize::{FromSql, FromSqlRow};
use diesel::pg::{Pg, PgValue};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Int4, Jsonb, Nullable, SmallInt, Text, Timestamptz};
use diesel_async::RunQueryDsl;
use serde::Deserialize;

use crate::db::paging::{COUNTED_MAX, DESK_ROWS, Slice};
use crate::db::{self, AudienceId, BoardId, Conn, GroupId, MemberId, QuestionId, TargetId};
use crate::desk::model::bulk::Undoable;
use crate::desk::model::narrow::{Bound, FEW_MAX, Narrowed, Waited};
use crate::desk::model::own_views::OwnView;
use crate::desk::model::presence::Beside;
use crate::desk::model::{Colleague, DeskPlace, Owner, View};
use crate::desk::queries::own_views;
use crate::error::Error;
use crate::events::Urgency;
use crate::ledger::LedgerState;
use crate::viewer::Viewer;

/// A row of the queue.
#[derive(Debug, Clone, QueryableByName)]
pub struct DeskRow {
    /// The question.
    #[diesel(sql_type = BigInt)]
    pub id: QuestionId,
    /// Its board.
    #[diesel(sql_type = BigInt)]
    pub board_id: BoardId,
    /// Who reads it.
    #[diesel(sql_type = BigInt)]
    pub audience_id: AudienceId,
    /// By which its clocks run.
    #[diesel(sql_type = BigInt)]
    pub target_id: TargetId,
    /// How soon it needs its answer.
    #[diesel(sql_type = Text)]
    pub urgency: Urgency,
    #[diesel(sql_type = SmallInt)]
    desk_rank: i16,
    /// Whom it waits for.
    #[diesel(sql_type = Text)]
    pub state: LedgerState,
    /// In its address.
    #[diesel(sql_type = Text)]
    pub slug: String,
    /// Its title.
    #[diesel(sql_type = Text)]
    pub title: String,
    /// Its language's tag.
    #[diesel(sql_type = Text)]
    pub lang: String,
    /// Replies that can be seen.
    #[diesel(sql_type = Int4)]
    pub replies: i32,
    /// How many have it too.
    #[diesel(sql_type = Int4)]
    pub me_toos: i32,
    /// The asker's name.
    #[diesel(sql_type = Text)]
    pub asker: String,
    /// Since when it waits.
    #[diesel(sql_type = Timestamptz)]
    pub waiting_since: DateTime<Utc>,
    /// Its next deadline.
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub next_due: Option<DateTime<Utc>>,
    /// Whether a customer's reply stands unproved.
    #[diesel(sql_type = Bool)]
    pub customer_replied: bool,
    /// How often it came back.
    #[diesel(sql_type = Int4)]
    pub reopened: i32,
    /// Whether it has waited so long that a call or a letter is proposed.
    #[diesel(sql_type = Bool)]
    pub proposed: bool,
    #[diesel(sql_type = Nullable<BigInt>)]
    owner_id: Option<MemberId>,
    #[diesel(sql_type = Nullable<Text>)]
    owner_name: Option<String>,
    #[diesel(sql_type = Jsonb)]
    beside: AllBeside,
}

/// What does not read is an error of the statement: nobody must look as if they were not there.
#[derive(Debug, Clone, FromSqlRow)]
struct AllBeside(Vec<Beside>);

impl FromSql<Jsonb, Pg> for AllBeside {
    fn from_sql(bytes: PgValue<'_>) -> diesel::deserialize::Result<Self> {
        let all = <serde_json::Value as FromSql<Jsonb, Pg>>::from_sql(bytes)?;
        Ok(Self(serde_json::from_value(all)?))
    }
}

impl DeskRow {
    /// Who has it open beside the viewer.
    pub fn beside(&self) -> &[Beside] {
        &self.beside.0
    }

    /// Who answers for it now.
    pub fn owner(&self) -> Option<Owner> {
        self.owner_id.zip(self.owner_name.clone()).map(|(id, name)| Owner { id, name })
    }

    fn place(&self) -> DeskPlace {
        let due = self.next_due.unwrap_or(self.waiting_since);
        DeskPlace { rank: self.desk_rank, due, me_toos: self.me_toos, id: self.id }
    }
}

/// What is asked of the queue.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// View and filters.
    pub narrowed: Narrowed,
    /// After this place.
    pub after: Option<DeskPlace>,
}

/// What the statements of the desk call their values.
fn placeholders() -> Bound {
    let [now, viewer, owner, group, since] = ["$1", "$2", "$8", "$9", "$10"].map(str::to_owned);
    Bound { now, viewer, owner, group, since, rank: None, state: None }
}

/// A page of the queue: safety questions that nobody has taken above all, then least time left first, equal ones by
/// me-toos.
pub async fn queue(
    conn: &mut Conn,
    viewer: &Viewer,
    wanted: &Wanted,
    now: DateTime<Utc>,
) -> QueryResult<Slice<DeskRow, DeskPlace>> {
    let narrowed = &wanted.narrowed;
    let boards = viewer.staff_boards_or(narrowed.board);
    let (each, on) = match boards {
        None => ("", ""),
        Some(_) if narrowed.has_own_index() => ("", " and l.board_id = any ($3)"),
        Some(_) => ("cross join unnest($3::bigint[]) b (id)", " and l.board_id = b.id"),
    };
    let few = narrowed.few(&placeholders());
    let unless_few = match few {
        Some(_) => format!(" and (select count(*) from few) > {FEW_MAX}"),
        None => String::new(),
    };
    let walk = |state: Option<LedgerState>| {
        let bound = Bound { rank: Some("r.rank"), state, ..placeholders() };
        let conditions = format!("{}{on}", narrowed.condition(&bound));
        let walk = include_str!("../queue_walk.sql").replace("{boards}", each);
        walk.replace("{conditions}", &conditions).replace("{unless_few}", &unless_few)
    };
    let mut walks: Vec<String> = match narrowed.view.walked() {
        [] => vec![walk(None)],
        _ if narrowed.state.is_some() => vec![walk(None)],
        states => states.iter().map(|state| walk(Some(*state))).collect(),
    };
    if few.is_some() {
        let on = if boards.is_some() { " and l.board_id = any ($3)" } else { "" };
        let conditions = format!("{}{on}", narrowed.condition(&placeholders()));
        let sorted = include_str!("../queue_few.sql").replace("{few}", &FEW_MAX.to_string());
        walks.push(sorted.replace("{conditions}", &conditions));
    }
    let few = few.map_or_else(String::new, |few| format!("few as materialized ({few}),\n"));
    // At most some hundred texts: one for each set of filters that somebody uses.
    let text = include_str!("../queue.sql")
        .replace("{few}", &few)
        .replace("{walks}", &walks.join("    union all\n"))
        .replace("{rows}", &DESK_ROWS.saturating_add(1).to_string());
    let start = DeskPlace { rank: 0, due: DateTime::UNIX_EPOCH, me_toos: 0, id: QuestionId(0) };
    let after = wanted.after.unwrap_or(start);
    let waited = narrowed.waited.map_or(TimeDelta::zero(), Waited::time);
    let rows: Vec<DeskRow> = db::statement(text)
        .bind::<Timestamptz, _>(now)
        .bind::<BigInt, _>(viewer.member_id().map_or(0, |id| id.0))
        .bind::<Nullable<Array<BigInt>>, _>(boards)
        .bind::<SmallInt, _>(after.rank)
        .bind::<Timestamptz, _>(after.due)
        .bind::<Int4, _>(after.me_toos.saturating_neg())
        .bind::<BigInt, _>(after.id)
        .bind::<BigInt, _>(narrowed.owner.colleague())
        .bind::<BigInt, _>(narrowed.group.map_or(0, |id| id.0))
        .bind::<Timestamptz, _>(now - waited)
        .load(conn)
        .await?;
    Ok(Slice::cut(rows, DESK_ROWS, DeskRow::place))
}

/// The statement that counts what fits, up to one more than is counted; `boards` is how it calls them, if not all.
fn capped(narrowed: &Narrowed, bound: &Bound, boards: Option<&str>) -> String {
    let most = COUNTED_MAX.saturating_add(1);
    let fits = narrowed.condition(bound);
    let from = match boards {
        None => format!("select from ledger l where {fits}"),
        Some(boards) if narrowed.has_own_index() => {
            format!("select from ledger l where {fits} and l.board_id = any ({boards})")
        }
        // Board by board: of each an index has the rows together.
        Some(boards) => format!(
            "select from unnest({boards}) b (id)
                cross join lateral (select from ledger l where l.board_id = b.id and {fits} limit {most}) each"
        ),
    };
    let counted = format!("(select count(*) from ({from} limit {most}) counted)");
    let Some(few) = narrowed.few(bound) else { return counted };
    let on = boards.map_or_else(String::new, |boards| format!(" and l.board_id = any ({boards})"));
    format!(
        "(with few as materialized ({few})
            select case when (select count(*) from few) > {FEW_MAX} then {counted}
                else (select count(*) from few l where {fits}{on}) end)"
    )
}

/// Somebody or something to choose by name.
#[derive(Debug, Clone, Deserialize)]
pub struct Named<Id> {
    /// Its row.
    pub id: Id,
    /// Its name.
    pub name: String,
}

/// What happened today where nobody waits on staff.
#[derive(Debug, Clone, Copy)]
pub struct Today {
    /// Questions asked since the day began, up to [`COUNTED_MAX`] and one.
    pub asked: i64,
    /// When the next asker is reminded.
    pub next_due: Option<DateTime<Utc>>,
}

/// What stands around the queue.
#[derive(Debug, Clone)]
pub struct Around {
    /// How many questions each view holds, up to [`COUNTED_MAX`] and one.
    pub counts: Vec<(View, i64)>,
    /// Who answers for any of the viewer's boards, by name.
    pub colleagues: Vec<Colleague>,
    /// Customer groups by name.
    pub groups: Vec<Named<GroupId>>,
    /// The viewer's own views, each with its count.
    pub own: Vec<(OwnView, i64)>,
    /// What the viewer last did to several questions, as long as it can be undone.
    pub undoable: Option<Undoable>,
    /// What is said where nobody waits.
    pub today: Option<Today>,
}

#[derive(QueryableByName)]
struct AroundRow {
    #[diesel(sql_type = Array<BigInt>)]
    counts: Vec<i64>,
    #[diesel(sql_type = Jsonb)]
    colleagues: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    groups: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    own: serde_json::Value,
    #[diesel(sql_type = Nullable<Jsonb>)]
    undoable: Option<serde_json::Value>,
    #[diesel(sql_type = Nullable<BigInt>)]
    asked: Option<i64>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    next_due: Option<DateTime<Utc>>,
}

/// Reads it; `day`, where nobody waits, is when the viewer's began.
pub async fn around(
    conn: &mut Conn,
    viewer: &Viewer,
    day: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<Around, Error> {
    let boards = viewer.staff_boards();
    let named = boards.as_ref().map(|_| "$3::bigint[]");
    let count = |view: &View| capped(&Narrowed::to_view(*view), &placeholders(), named);
    let counts: Vec<String> = View::ALL.iter().map(count).collect();
    let text = include_str!("../around.sql").replace("{counts}", &counts.join(", "));
    let row: AroundRow = db::statement(text)
        .bind::<Timestamptz, _>(now)
        .bind::<BigInt, _>(viewer.member_id().map_or(0, |id| id.0))
        .bind::<Nullable<Array<BigInt>>, _>(boards)
        .bind::<Nullable<Timestamptz>, _>(day)
        .bind::<BigInt, _>(COUNTED_MAX.saturating_add(1))
        .get_result(conn)
        .await?;
    let read = |e: serde_json::Error| Error::Internal(format!("around the queue: {e}"));
    let own = own_views::read(row.own)?;
    let narrowed: Vec<&Narrowed> = own.iter().map(|view| &view.narrowed).collect();
    let of_own = counted(conn, viewer, &narrowed, now).await?;
    Ok(Around {
        counts: View::ALL.iter().copied().zip(row.counts).collect(),
        colleagues: serde_json::from_value(row.colleagues).map_err(read)?,
        groups: serde_json::from_value(row.groups).map_err(read)?,
        own: own.into_iter().zip(of_own).collect(),
        undoable: row.undoable.map(serde_json::from_value).transpose().map_err(read)?,
        today: row.asked.map(|asked| Today { asked, next_due: row.next_due }),
    })
}

/// How many fit the view with its filters, up to [`COUNTED_MAX`] and one; `None` without filters, since then the view's own
/// count says it.
pub async fn fit(
    conn: &mut Conn,
    viewer: &Viewer,
    wanted: &Wanted,
    queue: &Slice<DeskRow, DeskPlace>,
    now: DateTime<Utc>,
) -> QueryResult<Option<i64>> {
    if !wanted.narrowed.is_filtered() {
        return Ok(None);
    }
    if wanted.after.is_none() && queue.next.is_none() {
        return Ok(i64::try_from(queue.rows.len()).ok());
    }
    Ok(counted(conn, viewer, &[&wanted.narrowed], now).await?.pop())
}

#[derive(QueryableByName)]
struct Counts {
    #[diesel(sql_type = Array<BigInt>)]
    counts: Vec<i64>,
}

/// How much each of these holds. Their values stand in the text, which is another for every member: it is not kept
/// prepared.
async fn counted(
    conn: &mut Conn,
    viewer: &Viewer,
    narrowed: &[&Narrowed],
    now: DateTime<Utc>,
) -> QueryResult<Vec<i64>> {
    if narrowed.is_empty() {
        return Ok(Vec::new());
    }
    let count = |narrowed: &&Narrowed| {
        let boards = viewer.staff_boards_or(narrowed.board).map(|boards| {
            let ids: Vec<String> = boards.iter().map(BoardId::to_string).collect();
            format!("array[{}]::bigint[]", ids.join(", "))
        });
        capped(narrowed, &values(viewer, narrowed, now), boards.as_deref())
    };
    let counts: Vec<String> = narrowed.iter().map(count).collect();
    let text = format!("select array[{}]::bigint[] as counts", counts.join(", "));
    Ok(diesel::sql_query(text).get_result::<Counts>(conn).await?.counts)
}

/// The values themselves: numbers and times.
fn values(viewer: &Viewer, narrowed: &Narrowed, now: DateTime<Utc>) -> Bound {
    let time = |at: DateTime<Utc>| format!("timestamptz '{}'", at.to_rfc3339());
    Bound {
        now: time(now),
        viewer: viewer.member_id().map_or(0, |id| id.0).to_string(),
        owner: narrowed.owner.colleague().to_string(),
        group: narrowed.group.map_or(0, |id| id.0).to_string(),
        since: time(now - narrowed.waited.map_or(TimeDelta::zero(), Waited::time)),
        rank: None,
        state: None,
    }
}
