//! Statements on customer groups and who belongs to them.

use chrono::{DateTime, Utc};
use diesel::dsl::count_star;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::{customer_group_members, customer_groups, members};
use crate::db::{Conn, GroupId, MemberId};

/// Most members that a page shows.
const SHOWN_MAX: i64 = 500;

/// Groups by name.
pub async fn names(conn: &mut Conn) -> QueryResult<Vec<(GroupId, String)>> {
    let rows = customer_groups::table.order((customer_groups::name, customer_groups::id));
    rows.select((customer_groups::id, customer_groups::name)).load(conn).await
}

/// How many members each group has; those without any are left out.
pub async fn sizes(conn: &mut Conn) -> QueryResult<Vec<(GroupId, i64)>> {
    let by_group = customer_group_members::table.group_by(customer_group_members::group_id);
    by_group.select((customer_group_members::group_id, count_star())).load(conn).await
}

/// The name of a group, locked until the transaction ends.
pub async fn locked(conn: &mut Conn, id: GroupId) -> QueryResult<Option<String>> {
    let row = customer_groups::table.find(id.0).select(customer_groups::name);
    row.for_no_key_update().first(conn).await.optional()
}

/// Who belongs to a group.
#[derive(Debug, Clone, Queryable)]
pub struct Belongs {
    /// The member.
    pub id: MemberId,
    /// Their name.
    pub name: String,
    /// Their handle.
    pub handle: String,
    /// Since when.
    pub added_at: DateTime<Utc>,
}

/// Members of a group by name, the first 500.
pub async fn members_of(conn: &mut Conn, id: GroupId) -> QueryResult<Vec<Belongs>> {
    customer_group_members::table
        .inner_join(members::table.on(members::id.eq(customer_group_members::member_id)))
        .filter(customer_group_members::group_id.eq(id))
        .order((members::name, members::id))
        .limit(SHOWN_MAX)
        .select((members::id, members::name, members::handle, customer_group_members::added_at))
        .load(conn)
        .await
}

/// A new group.
pub(in crate::accounts) async fn insert(
    conn: &mut Conn,
    name: &str,
    now: DateTime<Utc>,
) -> QueryResult<GroupId> {
    diesel::insert_into(customer_groups::table)
        .values((customer_groups::name.eq(name), customer_groups::created_at.eq(now)))
        .returning(customer_groups::id)
        .get_result(conn)
        .await
}

/// Another name.
pub(in crate::accounts) async fn rename(conn: &mut Conn, id: GroupId, name: &str) -> QueryResult<()> {
    diesel::update(customer_groups::table.find(id.0))
        .set(customer_groups::name.eq(name))
        .execute(conn)
        .await?;
    Ok(())
}

/// Takes the group away.
pub(in crate::accounts) async fn delete(conn: &mut Conn, id: GroupId) -> QueryResult<()> {
    diesel::delete(customer_groups::table.find(id.0)).execute(conn).await?;
    Ok(())
}

/// Adds members; gives how many were new.
pub(in crate::accounts) async fn add(
    conn: &mut Conn,
    id: GroupId,
    who: &[MemberId],
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let row = |member: &MemberId| {
        (
            customer_group_members::group_id.eq(id),
            customer_group_members::member_id.eq(*member),
            customer_group_members::added_by.eq(by),
            customer_group_members::added_at.eq(now),
        )
    };
    let rows: Vec<_> = who.iter().map(row).collect();
    diesel::insert_into(customer_group_members::table)
        .values(rows)
        .on_conflict_do_nothing()
        .execute(conn)
        .await
}

/// Takes a member out.
pub(in crate::accounts) async fn remove(conn: &mut Conn, id: GroupId, who: MemberId) -> QueryResult<usize> {
    diesel::delete(customer_group_members::table.find((id.0, who.0))).execute(conn).await
}
