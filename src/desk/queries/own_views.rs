//! Statements on the views that members of staff keep.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Jsonb, Nullable};
use diesel_async::RunQueryDsl;

use crate::db::schema::{desk_views, members};
use crate::db::{self, Conn, DeskViewId, Keep, MemberId};
use crate::desk::model::narrow::Narrowed;
use crate::desk::model::notes::Standing;
use crate::desk::model::own_views::{OwnView, OwnViewRow, ViewName};
use crate::error::Error;

/// One that was taken away can be brought back for so long.
const RESTORABLE: TimeDelta = TimeDelta::days(1);

#[derive(QueryableByName)]
struct Rows {
    #[diesel(sql_type = Jsonb)]
    views: serde_json::Value,
}

/// A member's views in the order in which they were made.
pub async fn of(conn: &mut Conn, member: MemberId) -> Result<Vec<OwnView>, Error> {
    load(conn, member, None).await
}

/// One of them.
pub async fn find(conn: &mut Conn, member: MemberId, id: DeskViewId) -> Result<OwnView, Error> {
    load(conn, member, Some(id)).await?.pop().ok_or(Error::NotFound)
}

async fn load(conn: &mut Conn, member: MemberId, id: Option<DeskViewId>) -> Result<Vec<OwnView>, Error> {
    let rows: Rows = db::statement(include_str!("own_views.sql"))
        .bind::<BigInt, _>(member)
        .bind::<Nullable<BigInt>, _>(id)
        .get_result(conn)
        .await?;
    read(rows.views)
}

/// Reads them as statements gather them.
pub fn read(rows: serde_json::Value) -> Result<Vec<OwnView>, Error> {
    let rows: Vec<OwnViewRow> =
        serde_json::from_value(rows).map_err(|e| Error::Internal(format!("views of the desk: {e}")))?;
    Ok(rows.into_iter().map(OwnView::from).collect())
}

/// Locks a member's views by their row and gives how many there are; those that are gone for good go.
pub async fn lock(conn: &mut Conn, member: MemberId, now: DateTime<Utc>) -> QueryResult<i64> {
    let row = members::table.find(member.0).select(members::id).for_no_key_update();
    row.first::<MemberId>(conn).await?;
    let own = desk_views::table.filter(desk_views::member_id.eq(member));
    diesel::delete(own.filter(desk_views::deleted_at.lt(now - RESTORABLE))).execute(conn).await?;
    own.filter(desk_views::deleted_at.is_null()).count().get_result(conn).await
}

/// Keeps a new one.
pub async fn insert(
    conn: &mut Conn,
    member: MemberId,
    (name, narrowed): (&ViewName, &Narrowed),
    now: DateTime<Utc>,
) -> QueryResult<DeskViewId> {
    diesel::insert_into(desk_views::table)
        .values((
            desk_views::member_id.eq(member),
            desk_views::name.eq(&name.0),
            desk_views::view.eq(narrowed.view.as_str()),
            desk_views::board_id.eq(narrowed.board),
            desk_views::urgency.eq(narrowed.urgency),
            desk_views::owner.eq(narrowed.owner.to_string()),
            desk_views::waited.eq(narrowed.waited),
            desk_views::lang.eq(narrowed.lang.map(crate::text::lang::Lang::tag)),
            desk_views::state.eq(narrowed.state),
            desk_views::group_id.eq(narrowed.group),
            desk_views::created_at.eq(now),
        ))
        .returning(desk_views::id)
        .get_result(conn)
        .await
}

/// Gives one another name.
pub async fn rename(conn: &mut Conn, id: DeskViewId, name: &ViewName) -> QueryResult<()> {
    diesel::update(desk_views::table.find(id.0))
        .set(desk_views::name.eq(&name.0))
        .kept()
        .execute(conn)
        .await?;
    Ok(())
}

/// Whether one can be seen, or was taken away.
pub async fn standing(conn: &mut Conn, member: MemberId, id: DeskViewId) -> Result<Standing, Error> {
    let own = desk_views::table.filter(desk_views::member_id.eq(member).and(desk_views::id.eq(id)));
    let deleted: Option<Option<DateTime<Utc>>> =
        own.select(desk_views::deleted_at).first(conn).await.optional()?;
    match deleted.ok_or(Error::NotFound)? {
        Some(_) => Ok(Standing::Away),
        None => Ok(Standing::There),
    }
}

/// Takes one away, or brings it back.
pub async fn set_deleted(conn: &mut Conn, id: DeskViewId, at: Option<DateTime<Utc>>) -> QueryResult<()> {
    diesel::update(desk_views::table.find(id.0))
        .set(desk_views::deleted_at.eq(at))
        .kept()
        .execute(conn)
        .await?;
    Ok(())
}
